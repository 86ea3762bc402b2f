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
 *
 * @param options.undo A file there that is to hold a script which removes the groups again.
 * @param options.mayMove Whether nothing there is anybody else's, so that what stands in the way at
 *   the top may be moved.
 */
export function makeGroups(
  name: string,
  limits: ResourceLimits,
  options: {readonly undo: string; readonly mayMove: boolean},
): string {
  const wanted = controllersOf(limits);
  return `${FUNCTIONS}
n=${quote(name)} made= undo=${quote(options.undo)} move=${options.mayMove ? 'y' : ''}
twos=
for c in ${wanted.join(' ')}; do offers "$c" && twos="$twos $c"; done
if [ -n "$twos" ]; then
  r=$(v2root $twos) || give_up "there is no control group that may be changed here and gives$twos"
  g=$r/$n; make_group; echo "v2 $g"
  [ "$(cat "$g/cgroup.type")" = domain ] || give_up "the control group $r cannot be divided"
  two=$g
fi
for c in ${wanted.join(' ')}; do
  case " $twos " in
    *" $c "*) g=$two;;
    *) r=$(v1root $c) || give_up "there is no control group with the controller $c that may be changed here"
      g=$r/$n; make_group; echo "v1:$c $g";;
  esac
  case $c in
${limitLines(limits).join('\n')}
  esac
done
for g in $made; do
  sh -c 'echo $$ > "$1/cgroup.procs"' sh "$g" 2>/dev/null || give_up "no process may enter the control group $g"
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
 * `v2root C…` prints the folder below which a group with all those controllers can be made: the
 * group of this shell, or the nearest one above it that is no other's and can lend them. A group
 * with processes of its own cannot (but for the very top): its children would be invalid. Where it
 * is the top of a container that is ours, they are moved into a group beside the new ones.
 * `v1root C` does that for a controller of version 1.
 */
const FUNCTIONS = `set +e
give_up() { echo "$1" >&2; for g in $made; do rmdir "$g" 2>/dev/null; done; rm -f "$undo"; exit 3; }
put() { echo "$1" > "$g/$2" || give_up "cannot set $2 of the control group $g"; }
make_group() {
  case " $made " in *" $g "*) return 0;; esac
  ( umask 077; echo "for q in \\$(cat '$g/cgroup.procs'); do kill -9 \\$q; done 2>/dev/null; i=0; until rmdir '$g' 2>/dev/null || [ ! -d '$g' ] || [ \\$i -gt 50 ]; do i=\\$((i+1)); sleep 0.02 2>/dev/null || sleep 1; done" >> "$undo" ) 2>/dev/null || give_up "cannot note in $undo how the control group $g is removed"
  mkdir "$g" 2>/dev/null || give_up "cannot make the control group $g"
  made="$made $g"
}
mounts() { while read -r _ _ _ root at rest; do case $rest in *" - $1 "*) echo "$root $at $rest";; esac; done < /proc/self/mountinfo; }
below() { case $2 in "$1"|/) echo "";; "$1"/*) echo "${'$'}{2#"$1"}";; *) [ "$1" = / ] && echo "$2" || echo "";; esac; }
offers() { mounts cgroup2 | { read -r _ at _ && case " $(cat "$at/cgroup.controllers" 2>/dev/null) " in *" $1 "*) ;; *) false;; esac; }; }
lends() { p=$1; shift; l=" $(cat "$p/cgroup.subtree_control" 2>/dev/null) "; for c; do case $l in *" $c "*) ;; *) return 1;; esac; done; }
gets() { p=$1; shift; l=" $(cat "$p/cgroup.controllers" 2>/dev/null) "; for c; do case $l in *" $c "*) ;; *) return 1;; esac; done; }
lend() { p=$1; shift; lends "$p" "$@" && return 0; for c; do echo "+$c" > "$p/cgroup.subtree_control"; done; lends "$p" "$@"; }
v2root() {
  own=$(sed -n 's/^0:://p' /proc/self/cgroup)
  mounts cgroup2 | { read -r root at rest || exit 1
    here=$at$(below "$root" "$own"); here=${'$'}{here%/}
    while :; do
      if [ -w "$here" ] && gets "$here" "$@"; then
        if [ -e "$here/cgroup.type" ] && [ -n "$(cat "$here/cgroup.procs")" ]; then
          if [ "$here" = "$at" ] && [ -n "$move" ]; then
            mkdir -p "$here/proctor-rest"
            for q in $(cat "$here/cgroup.procs"); do echo "$q" > "$here/proctor-rest/cgroup.procs"; done
            lend "$here" "$@" && { echo "$here"; exit 0; }
          fi
        else
          lend "$here" "$@" && { echo "$here"; exit 0; }
        fi
      fi
      [ "$here" = "$at" ] && exit 1
      here=${'$'}{here%/*}
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
export function endGroups(groups: readonly string[], undo: string): string {
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
[ -z "$failed" ] || { echo "cannot remove$failed" >&2; exit 1; }
rm -f ${quote(undo)}`;
}
