import {LIST_DAYS_MAX} from './apt.ts';
import type {PackageToolText} from './package-tool-text.ts';

/** Source: opkg's own help and sources (OpenWrt's opkg-lede and Yocto's opkg 0.4 to 0.7). */
export const OPKG: PackageToolText = {
  detect: 'command -v opkg >/dev/null 2>&1',
  installed: `
pd_db=$(opkg list-installed 2>/dev/null)$pd_nl
for w; do
  n=\${w%%=*} v=
  case $w in *=*) v=\${w#*=};; esac
  pd_ifs=$IFS; IFS=$pd_nl; set -f
  for l in $pd_db; do
    case $l in "$n - "*) ;; *) continue;; esac
    l=\${l#"$n - "}; l=\${l%% *}
    if [ -n "$v" ]; then case $l in $v) ;; *) continue;; esac; fi
    echo "pd: + $w"; break
  done
  IFS=$pd_ifs; set +f
done`,
  // Its exit code is asked, not its words, which differ from one opkg to the other.
  unknown: `
for w; do
  n=\${w%%=*}
  if o=$(pd_root opkg --noaction install "$n" 2>&1); then
    case $w in *=*) ;; *) continue;; esac
    v=\${w#*=} f=
    for h in $(opkg info "$n" 2>/dev/null | sed -n 's/^Version: *//p'); do case $h in $v) f=1;; esac; done
    [ -n "$f" ] || echo "pd: ? $w"
  else
    case $o in *lock*) ;; *) echo "pd: ? $w";; esac
  fi
done`,
  fresh: `[ -n "$(find /var/opkg-lists /var/lib/opkg/lists /usr/lib/opkg/lists -type f -mtime -${LIST_DAYS_MAX} 2>/dev/null)" ]`,
  update: 'pd_root opkg update',
  repair: ':',
  // It knows no versions in names: whether the right one came is seen afterwards.
  install: `
for w; do shift; set -- "$@" "\${w%%=*}"; done
pd_root opkg install "$@"`,
  installFiles: 'pd_root opkg install "$@"',
  describeFile: `
{ tar -xzOf "$1" ./control.tar.gz 2>/dev/null | tar -xzO ./control 2>/dev/null; } | {
  n= v=
  while IFS= read -r l; do
    case $l in 'Package: '*) n=\${l#Package: };; 'Version: '*) v=\${l#Version: };; esac
  done
  [ -z "$n" ] || echo "$n=$v"
}`,
  fileEnd: '.ipk',
  busy: /[Cc]ould not (?:lock|obtain)|opkg_lock/,
  stale: /Failed to download|wget returned|404/,
  searchCommand: 'opkg list | grep',
};
