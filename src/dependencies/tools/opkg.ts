import {LIST_DAYS_MAX} from './apt.ts';
import type {PackageToolText} from './package-tool-text.ts';

/** Source: opkg's own help and sources (OpenWrt's opkg-lede and Yocto's opkg 0.4 to 0.7). */
export const OPKG: PackageToolText = {
  detect: 'command -v opkg >/dev/null 2>&1',
  installed: `
pd_db=$(opkg list-installed 2>/dev/null)$pd_nl
pd_provided=
for w; do
  n=\${w%%=*} v= f=
  case $w in *=*) v=\${w#*=};; esac
  pd_ifs=$IFS; IFS=$pd_nl; set -f
  for l in $pd_db; do
    case $l in "$n - "*) ;; *) continue;; esac
    l=\${l#"$n - "}; l=\${l%% *}
    if [ -n "$v" ]; then case $l in $v) ;; *) continue;; esac; fi
    f=1; break
  done
  if [ -z "$f$v" ]; then
    [ -n "$pd_provided" ] || pd_provided=$(opkg status 2>/dev/null | sed -n 's/^Provides: *//p')$pd_nl
    for l in $pd_provided; do
      case ", $l," in *", $n,"*|*", $n ("*) f=1; break;; esac
    done
  fi
  IFS=$pd_ifs; set +f
  [ -z "$f" ] || echo "pd: + $w"
done`,
  // Each opkg says it in other words; what lacks something else is not unknown.
  unknown: `
for w; do
  n=\${w%%=*}
  case $(pd_root opkg --noaction install "$n" 2>&1) in
    *"satisfy '$n'"*|*"nknown package '$n'"*|*'andidates to install'*) echo "pd: ? $w"; continue;;
  esac
  case $w in *=*) ;; *) continue;; esac
  v=\${w#*=} f=
  for h in $(opkg info "$n" 2>/dev/null | sed -n 's/^Version: *//p'); do case $h in $v) f=1;; esac; done
  [ -n "$f" ] || echo "pd: ? $w"
done`,
  fresh: `[ -n "$(find /var/opkg-lists /var/lib/opkg/lists /usr/lib/opkg/lists -type f -mtime -${LIST_DAYS_MAX} 2>/dev/null)" ]`,
  update: 'pd_root opkg update',
  repair: ':',
  // Yocto's knows versions in names, OpenWrt's does not: which one came is seen afterwards.
  install: `
for w; do
  shift
  case $w in
    *=*'*'*)
      n=\${w%%=*} v=\${w#*=}
      for h in $(opkg info "$n" 2>/dev/null | sed -n 's/^Version: *//p'); do case $h in $v) w=$n=$h;; esac; done;;
  esac
  set -- "$@" "$w"
done
case "$*" in *=*) pd_root opkg install "$@" && return;; esac
for w; do shift; set -- "$@" "\${w%%=*}"; done
pd_root opkg install "$@"`,
  installFiles: 'pd_root opkg install "$@"',
  describeFile: `
{ { tar -xzOf "$1" ./control.tar.gz || ar -p "$1" control.tar.gz; } 2>/dev/null | tar -xzO ./control 2>/dev/null; } | {
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
