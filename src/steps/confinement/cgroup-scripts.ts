import {quote} from '../../environments/posix/remote-shell.ts';
import type {NamespaceKind, ResourceLimits} from '../../manifest/deployment-spec.ts';

/*
 * Shell text that puts a step's processes into control groups of their own, and looks afterwards
 * what became of them. Runs in any POSIX shell with BusyBox's or GNU's tools.
 *
 * Sources: the kernel's admin-guide/cgroup-v2.rst (memory.max, memory.events, pids.max, cpu.max,
 * cgroup.kill, the rule of no internal processes) and admin-guide/cgroup-v1/memory.rst, pids.rst.
 */

/** Period that shares of CPUs are counted in; the kernel's default, 100 ms. */
const CPU_PERIOD_US = 100_000;

/** A controller of control groups. */
export type Controller = 'memory' | 'cpu' | 'pids';

/** The controllers that `limits` needs. */
export function controllersOf(limits: ResourceLimits | undefined): readonly Controller[] {
  if (limits === undefined) return [];
  const {memoryBytes, cpus, pids} = limits;
  return [
    ...(memoryBytes === undefined ? [] : (['memory'] as const)),
    ...(cpus === undefined ? [] : (['cpu'] as const)),
    ...(pids === undefined ? [] : (['pids'] as const)),
  ];
}

/**
 * Makes control groups called `name` with `limits`, one for all controllers (version 2) or one for
 * each (version 1). Prints a line `v2 FOLDER` or `v1:CONTROLLER FOLDER` for each; where it cannot,
 * it removes what it has made, says why on standard error and exits with 3.
 */
export function makeGroups(name: string, limits: ResourceLimits): string {
  const wanted = controllersOf(limits);
  return `${FUNCTIONS}
n=${quote(name)} made=
for c in ${wanted.join(' ')}; do
  if r=$(v2root $c); then
    g=$r/$n
    case " $made " in *" $g "*) ;; *) mkdir "$g" 2>/dev/null || give_up "cannot make the control group $g"; made="$made $g"; echo "v2 $g";; esac
  elif r=$(v1root $c); then
    g=$r/$n
    case " $made " in *" $g "*) ;; *) mkdir "$g" 2>/dev/null || give_up "cannot make the control group $g"; made="$made $g";; esac
    echo "v1:$c $g"
  else
    give_up "there is no control group with the controller $c that may be changed here"
  fi
  case $c in
${limitLines(limits).join('\n')}
  esac
done`;
}

function limitLines({memoryBytes, cpus, pids}: ResourceLimits): string[] {
  const lines: string[] = [];
  if (memoryBytes !== undefined) {
    // Without swap: else the limit would only make it slow. Where there is none, nothing to set.
    lines.push(
      `    memory) if [ -e "$g/memory.max" ]; then put ${memoryBytes} memory.max; ( put 0 memory.swap.max ) 2>/dev/null; else put ${memoryBytes} memory.limit_in_bytes; [ ! -e "$g/memory.memsw.limit_in_bytes" ] || put ${memoryBytes} memory.memsw.limit_in_bytes; fi;;`,
    );
  }
  if (cpus !== undefined) {
    const quotaUs = Math.max(1000, Math.round(cpus * CPU_PERIOD_US));
    lines.push(
      `    cpu) if [ -e "$g/cpu.max" ]; then put '${quotaUs} ${CPU_PERIOD_US}' cpu.max; else put ${CPU_PERIOD_US} cpu.cfs_period_us; put ${quotaUs} cpu.cfs_quota_us; fi;;`,
    );
  }
  if (pids !== undefined) lines.push(`    pids) put ${pids} pids.max;;`);
  return lines;
}

/**
 * `v2root C` and `v1root C` print the folder below which groups with the controller C can be made.
 * In version 2 that is the group of this shell or the nearest one above it that lends the
 * controller to its children. Where it is the top of a container or machine of ours, whose
 * processes keep it from lending anything, they are moved into a group beside the new ones.
 */
const FUNCTIONS = `set +e
give_up() { echo "$1" >&2; for g in $made; do rmdir "$g" 2>/dev/null; done; exit 3; }
put() { echo "$1" > "$g/$2" || give_up "cannot set $2 of the control group $g"; }
mounts() { while read -r _ _ _ root at rest; do case $rest in *" - $1 "*) echo "$root $at $rest";; esac; done < /proc/self/mountinfo; }
below() { case $2 in "$1"|/) echo "";; "$1"/*) echo "${'$'}{2#"$1"}";; *) [ "$1" = / ] && echo "$2" || echo "";; esac; }
lends() { case " $(cat "$1/cgroup.subtree_control" 2>/dev/null) " in *" $2 "*) return 0;; esac; return 1; }
v2root() {
  own=$(sed -n 's/^0:://p' /proc/self/cgroup)
  mounts cgroup2 | { read -r root at rest || exit 1
    p=$at$(below "$root" "$own"); p=${'$'}{p%/}
    while :; do
      case " $(cat "$p/cgroup.controllers" 2>/dev/null) " in *" $1 "*) ;; *) [ "$p" = "$at" ] && exit 1;; esac
      if [ -w "$p" ]; then
        lends "$p" $1 && { echo "$p"; exit 0; }
        echo "+$1" > "$p/cgroup.subtree_control"
        lends "$p" $1 && { echo "$p"; exit 0; }
        if [ "$p" = "$at" ] && [ -e "$p/cgroup.type" ]; then
          mkdir -p "$p/proctor-rest"
          for q in $(cat "$p/cgroup.procs"); do echo "$q" > "$p/proctor-rest/cgroup.procs"; done
          echo "+$1" > "$p/cgroup.subtree_control"
          lends "$p" $1 && { echo "$p"; exit 0; }
        fi
      fi
      [ "$p" = "$at" ] && exit 1
      p=${'$'}{p%/*}
    done; } 2>/dev/null
}
v1root() {
  own=$(while IFS=: read -r _ names path; do case ",$names," in *",$1,"*) echo "$path";; esac; done < /proc/self/cgroup)
  mounts cgroup | while read -r root at rest; do
    case ",${'$'}{rest##* }," in *",$1,"*) ;; *) continue;; esac
    p=$at$(below "$root" "$own"); p=${'$'}{p%/}
    [ -w "$p" ] || p=$at
    [ -w "$p" ] && echo "$p"
    break
  done | grep .
}`;

/** unshare(1)'s words for namespaces; alike in util-linux and BusyBox. */
const UNSHARE: Readonly<Record<NamespaceKind, readonly string[]>> = {
  pid: ['--pid', '--fork', '--mount-proc'],
  network: ['--net'],
  mount: ['--mount'],
  ipc: ['--ipc'],
  uts: ['--uts'],
  user: ['--user', '--map-root-user'],
};

/**
 * Shell text that finds out whether the namespaces can be had; where not, it says why on standard
 * error and exits with 3.
 */
export function tryNamespaces(namespaces: readonly NamespaceKind[]): string {
  return `command -v unshare >/dev/null || { echo 'there is no unshare' >&2; exit 3; }
why=$(${unshareWords(namespaces).join(' ')} true 2>&1) || { echo "$why" >&2; exit 3; }`;
}

function unshareWords(namespaces: readonly NamespaceKind[]): readonly string[] {
  return ['unshare', ...new Set(namespaces.flatMap((kind) => UNSHARE[kind])), '--'];
}

/**
 * Words to stand before a command's own: the process goes into `groups`, then into new namespaces,
 * and becomes the command. Free of single quotes inside the script, so that they can be split again.
 *
 * @param groups Folders of control groups.
 */
export function enterWords(
  groups: readonly string[],
  namespaces: readonly NamespaceKind[],
): readonly string[] {
  const join = `for g in ${groups.map((group) => `"${group}"`).join(' ')}; do echo $$ > "$g/cgroup.procs" || exit 126; done;`;
  // The loopback of a new network namespace is down.
  const inside = namespaces.includes('network')
    ? ['sh', '-c', 'ip link set lo up 2>/dev/null || ifconfig lo up 2>/dev/null; exec "$@"', 'sh']
    : [];
  const unshare = namespaces.length === 0 ? [] : unshareWords(namespaces);
  const enter = groups.length === 0 ? [] : ['sh', '-c', `${join} exec "$@"`, 'proctor-confinement'];
  return [...enter, ...unshare, ...inside];
}

/**
 * Ends what is left in `groups`, prints what they counted as lines `name value`, and removes them:
 * `oom_kills`, `memory_peak` (bytes), `pids_refused`, `cpu_us`. Exits with 1 and names a group that
 * cannot be removed.
 */
export function endGroups(groups: readonly string[]): string {
  return `set +e
number() { [ -r "$1" ] && read -r _n < "$1" && [ -n "$_n" ] && echo "$2 $_n"; }
field() { [ -r "$1" ] && while read -r _k _v; do [ "$_k" = "$2" ] && echo "$3 $_v"; done < "$1"; }
failed=
for g in ${groups.map(quote).join(' ')}; do
  [ -d "$g" ] || continue
  if [ -w "$g/cgroup.kill" ]; then echo 1 > "$g/cgroup.kill"; fi
  i=0
  while [ $i -lt 100 ]; do
    left=
    while read -r q; do left=1; kill -KILL "$q" 2>/dev/null; done < "$g/cgroup.procs"
    [ -n "$left" ] || break
    i=$((i+1)); sleep 0.02 2>/dev/null || sleep 1
  done
  field "$g/memory.events" oom_kill oom_kills
  field "$g/memory.oom_control" oom_kill oom_kills
  number "$g/memory.peak" memory_peak
  number "$g/memory.max_usage_in_bytes" memory_peak
  field "$g/pids.events" max pids_refused
  field "$g/cpu.stat" usage_usec cpu_us
  i=0
  until rmdir "$g" 2>/dev/null; do
    i=$((i+1)); [ $i -lt 50 ] || { failed="$failed $g"; break; }
    sleep 0.02 2>/dev/null || sleep 1
  done
done
[ -z "$failed" ] || { echo "cannot remove$failed" >&2; exit 1; }`;
}
