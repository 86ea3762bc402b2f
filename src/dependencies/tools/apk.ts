import {LIST_DAYS_MAX} from './apt.ts';
import type {PackageToolText} from './package-tool-text.ts';

/** `name=1.6*` is `name~1.6` for apk: whatever begins so. */
const NATIVE = `
pd_native() { case $1 in *'=*') p=\${1%%=*};; *'=='*|*'~'*) p=$1;; *=*'*') p=\${1%%=*}~\${1#*=}; p=\${p%%'*'*};; *) p=$1;; esac; }`;

/** Source: apk(8), apk-add(8), apk-info(8) of apk-tools 2.14. */
export const APK: PackageToolText = {
  detect: 'command -v apk >/dev/null 2>&1 && [ -e /lib/apk/db -o -e /usr/lib/apk/db ]',
  installed: `${NATIVE}
for w; do pd_native "$w"; apk info -e "$p" >/dev/null 2>&1 && echo "pd: + $w"; done`,
  // What another package lacks, or what none of several provides alone, is not unknown: installing it says more.
  unknown: `${NATIVE}
for w; do
  pd_native "$w"
  case $(pd_root apk add --simulate --no-network "$p" 2>&1) in
    *" \${p%%[~=]*} (no such package)"*|*"breaks: world[$p]"*) echo "pd: ? $w";;
  esac
done`,
  fresh: `[ -n "$(find /var/cache/apk /etc/apk/cache -name 'APKINDEX.*' -mtime -${LIST_DAYS_MAX} 2>/dev/null)" ]`,
  update: 'pd_root apk --wait "$pd_wait" update',
  repair: ':',
  install: `${NATIVE}
for w; do shift; pd_native "$w"; set -- "$@" "$p"; done
pd_root apk --wait "$pd_wait" --no-progress add "$@"`,
  installFiles:
    'pd_root apk --wait "$pd_wait" --no-progress add --allow-untrusted --no-network "$@"',
  describeFile: `
tar -xzOf "$1" .PKGINFO 2>/dev/null | {
  n= v=
  while IFS= read -r l; do
    case $l in 'pkgname = '*) n=\${l#pkgname = };; 'pkgver = '*) v=\${l#pkgver = };; esac
  done
  [ -z "$n" ] || echo "$n=$v"
}`,
  fileEnd: '.apk',
  busy: /Unable to lock database|Failed to open apk database: (?:Resource temporarily unavailable|temporary error)/i,
  stale: /package mentioned in index not found|404|BAD (?:archive|signature)|IO ERROR/,
  searchCommand: 'apk search',
};
