import type {PackageToolText} from './package-tool-text.ts';

/** Whichever of the family is there takes the same words. */
const FUNCTION = `
pd_dnf() { pd_root "$(command -v dnf || command -v microdnf || command -v yum)" -y "$@"; }
pd_native() { case $1 in *=*) p=\${1%%=*}-\${1#*=};; *) p=$1;; esac; }`;

/** Source: dnf(8) 4.14, rpm(8) 4.18. */
export const DNF: PackageToolText = {
  detect:
    'command -v rpm >/dev/null 2>&1 && { command -v dnf || command -v microdnf || command -v yum; } >/dev/null 2>&1',
  installed: `
for w; do
  n=\${w%%=*} f=
  case $w in
    *=*)
      v=\${w#*=}
      for h in $(rpm -q --qf '%{VERSION} %{VERSION}-%{RELEASE} %{EPOCHNUM}:%{VERSION}-%{RELEASE} ' "$n" 2>/dev/null); do
        case $h in $v) f=1;; esac
      done;;
    *) rpm -q --whatprovides "$n" >/dev/null 2>&1 && f=1;;
  esac
  [ -z "$f" ] || echo "pd: + $w"
done`,
  // One call for all by their names; then, for those that are left, by what provides them.
  unknown: `${FUNCTION}
pd_known=$(for w; do shift; pd_native "$w"; set -- "$@" "$p"; done
  pd_dnf -q repoquery --available --qf 'pd-known %{name}|%{version}|%{version}-%{release}|%{epoch}:%{version}-%{release}|
' "$@" 2>/dev/null)
for w; do
  n=\${w%%=*} f=
  case $w in *=*) v=\${w#*=};; *) v=;; esac
  pd_ifs=$IFS; IFS=$pd_nl; set -f
  for l in $pd_known; do
    case $l in "pd-known $n|"*) ;; *) continue;; esac
    [ -n "$v" ] || { f=1; break; }
    l=\${l#*|}; IFS='|'
    for h in $l; do case $h in $v) f=1;; esac; done
    IFS=$pd_nl
  done
  IFS=$pd_ifs; set +f
  if [ -z "$f$v" ]; then [ -z "$(pd_dnf -q repoquery --available --whatprovides "$n" 2>/dev/null)" ] || f=1; fi
  [ -n "$f" ] || echo "pd: ? $w"
done`,
  // It looks itself how old its lists are.
  fresh: ':',
  update: `${FUNCTION}
pd_dnf makecache`,
  repair: ':',
  install: `${FUNCTION}
for w; do shift; pd_native "$w"; set -- "$@" "$p"; done
pd_dnf --setopt=install_weak_deps=False install "$@"`,
  installFiles: `${FUNCTION}
pd_dnf '--disablerepo=*' --setopt=install_weak_deps=False install "$@" && return
pd_root rpm -U --replacepkgs --oldpackage "$@"`,
  describeFile: `rpm -qp --qf '%{NAME}=%{VERSION}-%{RELEASE}' "$1" 2>/dev/null`,
  fileEnd: '.rpm',
  busy: /can't create transaction lock|Waiting for process with pid|another (?:copy|app) is (?:currently )?(?:running|holding)|Failed to obtain the transaction lock/i,
  stale:
    /Status code: 404|Cannot download|All mirrors were (?:already )?tried|Failed to download packages/,
  searchCommand: 'dnf search',
};
