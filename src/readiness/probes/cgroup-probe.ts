import {formatSize} from '../../util/size.ts';
import {allOf, type Finding, firstOf, listed, type ShellProbe} from '../finding.ts';

/**
 * Prints `version`, `controller NAME` for each that can be used, and `memory BYTES` and `pids N` for
 * each limit on the way from its own cgroup up; `max` where there is none.
 *
 * Source: Documentation/admin-guide/cgroup-v2.rst and cgroup-v1/; proc(5) for the files. In a
 * namespace of its own the path may lead out of it (`/../..`): then the mount's root is its own.
 */
const SCRIPT = `
up() {
  d=$1$2
  case $2 in */..*) d=$1;; esac
  [ -d "$d" ] || d=$1
  while :; do
    [ -r "$d/$3" ] && { read -r v <"$d/$3" && echo "$4 $v"; }
    [ "$d" = "$1" ] && break
    d=\${d%/*}
    case $d in "$1"*) ;; *) break;; esac
  done
}
while read -r dev at type opts rest; do
  case $type in
    cgroup2)
      p=$(sed -n 's/^0:://p' /proc/self/cgroup)
      d=$at$p
      case $p in */..*) d=$at;; esac
      [ -r "$d/cgroup.controllers" ] || d=$at
      { read -r list <"$d/cgroup.controllers"; } || continue
      [ -n "$list" ] || [ "$at" = /sys/fs/cgroup ] || continue
      echo 'version 2'
      for c in $list; do echo "controller $c"; done
      up "$at" "$p" memory.max memory
      up "$at" "$p" pids.max pids;;
    cgroup)
      for c in memory pids cpu cpuset cpuacct blkio devices freezer hugetlb net_cls net_prio perf_event rdma misc; do
        case ",$opts," in *",$c,"*) ;; *) continue;; esac
        echo 'version 1'
        echo "controller $c"
        p=
        while IFS=: read -r i l w; do case ",$l," in *",$c,"*) p=$w;; esac; done </proc/self/cgroup
        case $c in
          memory) up "$at" "$p" memory.limit_in_bytes memory;;
          pids) up "$at" "$p" pids.max pids;;
        esac
      done;;
  esac
done </proc/self/mounts
echo done`;

/** Above this a limit of version 1 is none: it is the largest number of whole pages. */
const NO_LIMIT = 2 ** 62;

/** Controllers that must be usable, and limits that must be no looser. */
export function cgroupProbe(wanted: {
  readonly controllers: readonly string[];
  readonly memoryBytesMax: number | undefined;
  readonly pidsMax: number | undefined;
}): ShellProbe {
  return {
    script: SCRIPT,
    judge: (answer): Finding => {
      if (answer === undefined || !answer.endsWith('done\n')) {
        return {ok: false, evidence: 'it gave no answer', help: 'Look whether /proc is mounted.'};
      }
      const version = firstOf(answer, 'version');
      if (version === undefined) {
        return {
          ok: false,
          evidence: 'no cgroups are mounted',
          help: 'Mount them there: `mount -t cgroup2 none /sys/fs/cgroup`.',
        };
      }
      const there = [...new Set(allOf(answer, 'controller'))];
      const memory = limitOf(allOf(answer, 'memory'));
      const pids = limitOf(allOf(answer, 'pids'));
      const problems: string[] = [];
      const missing = wanted.controllers.filter((name) => !there.includes(name));
      if (missing.length > 0) problems.push(`no controller ${missing.join(', ')}`);
      if (wanted.memoryBytesMax !== undefined && !(memory <= wanted.memoryBytesMax)) {
        problems.push(
          `memory ${shown(memory, formatSize)}, wanted ${formatSize(wanted.memoryBytesMax)}`,
        );
      }
      if (wanted.pidsMax !== undefined && !(pids <= wanted.pidsMax)) {
        problems.push(`processes ${shown(pids, String)}, wanted ${wanted.pidsMax}`);
      }
      const seen = `cgroup v${version} with ${there.length === 0 ? 'no controllers' : listed(there)}`;
      if (problems.length > 0) {
        return {
          ok: false,
          evidence: `${problems.join('; ')} (${seen})`,
          help:
            missing.length > 0
              ? 'Enable the controllers: for version 2 in `cgroup.subtree_control` of the cgroups above, and in the kernel.'
              : 'Set the limits on its cgroup, as by `resources` of the environment or of what runs it.',
        };
      }
      const limits = [
        ...(memory < NO_LIMIT ? [`memory at most ${formatSize(memory)}`] : []),
        ...(pids < NO_LIMIT ? [`at most ${pids} processes`] : []),
      ];
      return {ok: true, evidence: [seen, ...limits].join(', ')};
    },
  };
}

/** The tightest; `Infinity` for none. */
function limitOf(values: readonly string[]): number {
  const numbers = values.map((text) => (text.trim() === 'max' ? Number.NaN : Number(text)));
  return Math.min(Number.POSITIVE_INFINITY, ...numbers.filter((value) => value < NO_LIMIT));
}

function shown(limit: number, format: (value: number) => string): string {
  return limit < NO_LIMIT ? `may be ${format(limit)}` : 'has no limit';
}
