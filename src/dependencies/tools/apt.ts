import type {PackageToolText} from './package-tool-text.ts';

/** Days after which lists of packages count as too old: by then a stable release has had updates. */
export const LIST_DAYS_MAX = 7;

/** Source: apt-get(8), dpkg-query(1), dpkg(1) of Debian 12; apt.conf(5) for the options. */
export const APT: PackageToolText = {
  detect: 'command -v dpkg-query >/dev/null 2>&1 && [ -e /var/lib/dpkg/status ]',
  // One dpkg-query for all by their names; what is only provided by another is looked for only where
  // a name is no package's own.
  installed: `
pd_db=$(for p; do shift; p=\${p%%=*}; set -- "$@" "\${p%%:*}"; done
  dpkg-query -W -f '\${Status}|\${Package}|\${Architecture}|\${Version}\\n' "$@" 2>/dev/null)
pd_provided=
pd_ifs=$IFS; set -f
for p; do
  n=\${p%%=*} w= a= f=
  case $p in *=*) w=\${p#*=};; esac
  case $n in *:*) a=\${n#*:} n=\${n%%:*};; esac
  IFS=$pd_nl
  for l in $pd_db; do
    case $l in *" ok installed|$n|"*) ;; *) continue;; esac
    r=\${l#*|*|}
    [ -z "$a" ] || [ "$a" = any ] || [ "$a" = "\${r%%|*}" ] || [ "\${r%%|*}" = all ] || continue
    if [ -n "$w" ]; then case \${r#*|} in $w) ;; *) continue;; esac; fi
    f=1; break
  done
  if [ -z "$f$w$a" ]; then
    [ -n "$pd_provided" ] || pd_provided=$(dpkg-query -W -f '\${Status}|\${Provides}\\n' 2>/dev/null)$pd_nl
    for l in $pd_provided; do
      case $l in *' ok installed|'*) ;; *) continue;; esac
      case ", \${l#*|}," in *", $n,"*|*", $n ("*) f=1; break;; esac
    done
  fi
  [ -z "$f" ] || echo "pd: + $p"
done
IFS=$pd_ifs; set +f`,
  // Without this, apt-get takes a name that it does not know for a pattern. The candidates of all
  // come from one call; single packages are asked for only where that leaves something open.
  unknown: `
pd_known=$(for p; do shift; set -- "$@" "\${p%%=*}"; done
  apt-cache policy "$@" 2>/dev/null | while IFS= read -r l; do
    case $l in
      ' '*Candidate:*'(none)') echo "virtual $n";;
      ' '*Candidate:*) echo "known $n";;
      ' '*) ;;
      *:) n=\${l%:};;
    esac
  done)
for p; do
  n=\${p%%=*}
  case $pd_nl$pd_known$pd_nl in
    *"\${pd_nl}known $n$pd_nl"*|*"\${pd_nl}known \${n%%:*}$pd_nl"*)
      case $p in *=*) [ -n "$(apt-cache show "$p" 2>/dev/null)" ] || echo "pd: ? $p";; esac;;
    *"\${pd_nl}virtual $n$pd_nl"*)
      [ -n "$(apt-cache showpkg "$n" 2>/dev/null | sed -n '/^Reverse Provides:/,$p' | sed 1d)" ] || echo "pd: ? $p";;
    *) echo "pd: ? $p";;
  esac
done`,
  fresh: `
set -- /var/lib/apt/lists/*_Packages*
[ -e "$1" ] && [ -n "$(find /var/lib/apt/lists /var/lib/apt/lists/partial /var/lib/apt/periodic/update-success-stamp -prune -mtime -${LIST_DAYS_MAX} 2>/dev/null)" ]`,
  update: 'pd_root apt-get -q -o Acquire::Retries=3 -o DPkg::Lock::Timeout="$pd_wait" update',
  // Half-done updates of dpkg's database are files there whose names are numbers. apt puts right
  // what was left unpacked only in part.
  repair: `
set -- /var/lib/dpkg/updates/[0-9]*
if [ -e "$1" ] || [ -n "$(dpkg --audit 2>/dev/null)" ]; then
  pd_root dpkg --force-confdef --force-confold --configure -a
  [ -z "$(dpkg --audit 2>/dev/null)" ] || pd_apt -f install
fi
:`,
  install: 'pd_apt --allow-downgrades install "$@"',
  // Without sources it knows what is installed and what is given: it looks for no server.
  installFiles: `
command -v apt-get >/dev/null 2>&1 || { pd_root dpkg --force-confdef --force-confold -i "$@"; return; }
pd_apt -o Dir::Etc::SourceList=/dev/null -o Dir::Etc::SourceParts=/dev/null \\
  -o Dir::Cache::pkgcache= -o Dir::Cache::srcpkgcache= --allow-downgrades install "$@"`,
  describeFile: `n=$(dpkg-deb -f "$1" Package 2>/dev/null) && v=$(dpkg-deb -f "$1" Version 2>/dev/null) && [ -n "$n" ] && echo "$n=$v"`,
  fileEnd: '.deb',
  busy: /Could not get lock|Unable to lock (?:the administration )?directory|Unable to acquire the dpkg frontend lock|dpkg (?:frontend |database )?lock (?:was locked|is locked)|is another process using it/,
  stale:
    /404 +Not Found|Hash Sum mismatch|Unable to fetch some archives|File not found|Size mismatch/,
  searchCommand: 'apt-cache search',
};

/** A function for the texts above: apt-get, never asking. */
export const APT_FUNCTION = `
pd_apt() {
  pd_root apt-get -y -q -o Dpkg::Use-Pty=0 -o Acquire::Retries=3 -o DPkg::Lock::Timeout="$pd_wait" \\
    -o Dpkg::Options::=--force-confdef -o Dpkg::Options::=--force-confold \\
    -o APT::Install-Recommends=0 "$@"
}`;
