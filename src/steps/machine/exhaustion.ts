import {Deadline} from '../../util/deadline.ts';
import {formatSize} from '../../util/size.ts';
import type {AttemptRun} from '../attempt-run.ts';

/** Looking takes milliseconds; what takes longer hangs, and is not waited for. */
const LOOK_TIMEOUT_MS = 10_000;
/** What is left of what is used up, at most. */
const LEFT_MAX = 0.02;

/**
 * Prints what the kernel says of disks, memory, open files, processes and network cards. Only file
 * systems that hold files of a machine's own are asked: one of the network may not answer.
 *
 * Source: proc(5); Documentation/ABI/testing/sysfs-class-net.
 */
const SCRIPT = `exec 2>/dev/null
set --
while read -r source at type options rest; do
  case $type,$options, in
    ext[234],rw,* | xfs,rw,* | btrfs,rw,* | f2fs,rw,* | vfat,rw,* | tmpfs,rw,* | overlay,rw,*) set -- "$@" "$at" ;;
  esac
done < /proc/mounts
[ $# = 0 ] || df -P -k "$@" | while read -r source total used free percent at; do
  [ "$free" = 0 ] && [ "$total" != 0 ] && printf 'disk %s %s\\n' "$total" "$at"
done
while read -r key value unit; do
  case $key in
    MemTotal:) total=$value ;;
    MemAvailable:) echo "memory $value $total" ;;
  esac
done < /proc/meminfo
read -r used unused most < /proc/sys/fs/file-nr && echo "files $used $most"
set -- /proc/[0-9]*
read -r most < /proc/sys/kernel/pid_max && echo "processes $# $most"
for card in /sys/class/net/*; do
  read -r carrier < "$card/carrier" && [ "$carrier" = 0 ] && echo "card \${card##*/}"
done
:
`;

/**
 * Looks what the environment of a case that failed has run out of, or was cut off from, and says it
 * beside the reason: a test that fails on a full disk is another matter than one that fails.
 */
export async function noteExhaustion(run: AttemptRun): Promise<void> {
  const command = {script: SCRIPT, shell: 'sh', env: {}, cwd: undefined, stdin: undefined};
  using deadline = new Deadline(LOOK_TIMEOUT_MS, {parent: run.context.signal});
  const limits = {signal: deadline.signal, timeoutMs: LOOK_TIMEOUT_MS};
  let text: string;
  try {
    const result = await run.connection.exec(command, {
      ...limits,
      idleTimeoutMs: Number.POSITIVE_INFINITY,
      killGraceMs: 1000,
    });
    text = result.stdout.toString('utf8');
  } catch {
    // That it cannot be asked is not what the case failed by, and is found by what is run next.
    return;
  }
  for (const what of exhausted(text, {hasOwnCards: run.spec.type === 'qemu'})) {
    run.limitReached(what);
  }
}

/**
 * What the lines of the script say is used up, a clause each.
 *
 * @param hasOwnCards Whether each of its network cards is to have a link.
 */
export function exhausted(
  text: string,
  {hasOwnCards}: {readonly hasOwnCards: boolean},
): readonly string[] {
  return text.split('\n').flatMap((line) => {
    const [kind, first = '', ...rest] = line.split(' ');
    const [used, most] = [Number(first), Number(rest[0])];
    const isFull = used > 0 && most > 0 && used >= most * (1 - LEFT_MAX);
    switch (kind) {
      case 'disk':
        return [`the disk is full: nothing is free of the ${kib(used)} of ${rest.join(' ')}`];
      case 'memory':
        return used <= most * LEFT_MAX && most > 0
          ? [`the memory is used up: ${kib(used)} of ${kib(most)} are available`]
          : [];
      case 'files':
        return isFull ? [`the open files are used up: ${used} of ${most}`] : [];
      case 'processes':
        return isFull ? [`the processes are used up: ${used} of ${most}`] : [];
      case 'card':
        return hasOwnCards ? [`the network is lost: ${first} has no link`] : [];
      default:
        return [];
    }
  });
}

function kib(count: number): string {
  return formatSize(count * 1024);
}
