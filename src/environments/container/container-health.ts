import {FaultError} from '../../faults/fault-error.ts';
import type {Connection, Health} from '../environment.ts';
import type {Container} from './container.ts';

/** What asks for no more than files may take. */
const ANSWER_TIMEOUT_MS = 10_000;
/** Of its memory's limit, from which it is told of. */
const FULL_SHARE = 0.95;

/**
 * Prints numbers of the container's own cgroup as `name value`; version 2, then version 1.
 *
 * Source: the kernel's Documentation/admin-guide/cgroup-v2.rst and cgroup-v1/.
 */
const CGROUP_SCRIPT = `cd /sys/fs/cgroup 2>/dev/null || exit 0
one() { [ -r "$2" ] && read -r v <"$2" && echo "$1 $v"; }
word() { [ -r "$3" ] && while read -r k v; do [ "$k" = "$2" ] && echo "$1 $v"; done <"$3"; }
if [ -r memory.current ] || [ -r pids.current ]; then
  one memoryBytes memory.current; one memoryBytesMax memory.max; one pids pids.current
  word outOfMemoryKills oom_kill memory.events; word cpuMicroseconds usage_usec cpu.stat
else
  one memoryBytes memory/memory.usage_in_bytes; one memoryBytesMax memory/memory.limit_in_bytes
  one pids pids/pids.current; word outOfMemoryKills oom_kill memory/memory.oom_control
  one cpuNanoseconds cpuacct/cpuacct.usage
fi
while read -r k v _; do [ "$k" = "MemAvailable:" ] && echo "machineAvailableKib $v"; done </proc/meminfo
read -r v _ </proc/uptime && echo "machineUptimeSeconds \${v%.*}"
exit 0`;

/** How a container is; what is wrong with it is an issue, and never thrown. */
export async function containerHealth(
  container: Container,
  connection: Connection | undefined,
  options: {readonly signal: AbortSignal},
): Promise<Health> {
  const issues: string[] = [];
  const metrics: Record<string, number> = {};
  let isDown = false;
  const fail = (error: unknown): void => {
    options.signal.throwIfAborted();
    if (!(error instanceof FaultError)) throw error;
    isDown = true;
    issues.push(error.message);
  };
  if (container.lost !== undefined) fail(container.lost);
  const state = isDown ? undefined : await container.inspect(options).catch(fail);
  if (state !== undefined) {
    metrics['restarts'] = state.restarts;
    if (state.status !== 'running') {
      isDown = true;
      issues.push(`the engine calls it ${state.status}`);
    }
    if (state.isOutOfMemory) issues.push('something in it was killed for lack of memory');
  }
  if (connection !== undefined && !isDown) {
    const numbers = await cgroupNumbers(connection, options).catch(fail);
    if (numbers !== undefined) judge(numbers, {issues, metrics});
  }
  const status = isDown ? 'unhealthy' : issues.length > 0 ? 'degraded' : 'healthy';
  return {status, issues, metrics};
}

async function cgroupNumbers(
  connection: Connection,
  {signal}: {readonly signal: AbortSignal},
): Promise<ReadonlyMap<string, number>> {
  const result = await connection.exec(
    {script: CGROUP_SCRIPT, shell: 'sh {0}', env: {}, cwd: '/', stdin: undefined},
    {signal, timeoutMs: ANSWER_TIMEOUT_MS, idleTimeoutMs: Infinity, killGraceMs: 1000},
  );
  const lines = result.stdout.toString().split('\n').filter(Boolean);
  return new Map(
    lines.flatMap((line): [string, number][] => {
      const [name = '', value = ''] = line.split(' ');
      return /^\d+$/.test(value) ? [[name, Number(value)]] : [];
    }),
  );
}

/** More than any machine has: what version 1 says where there is no limit. */
const NO_LIMIT_BYTES = 2 ** 60;

function judge(
  numbers: ReadonlyMap<string, number>,
  {issues, metrics}: {readonly issues: string[]; readonly metrics: Record<string, number>},
): void {
  const memory = numbers.get('memoryBytes');
  const limit = numbers.get('memoryBytesMax');
  const hasLimit = limit !== undefined && limit < NO_LIMIT_BYTES;
  const cpuSeconds =
    (numbers.get('cpuMicroseconds') ?? Number.NaN) / 1e6 ||
    (numbers.get('cpuNanoseconds') ?? Number.NaN) / 1e9;
  const found: Readonly<Record<string, number | undefined>> = {
    memoryBytes: memory,
    memoryBytesMax: hasLimit ? limit : undefined,
    processes: numbers.get('pids'),
    outOfMemoryKills: numbers.get('outOfMemoryKills'),
    cpuSeconds: Number.isNaN(cpuSeconds) ? undefined : cpuSeconds,
  };
  for (const [name, value] of Object.entries(found)) if (value !== undefined) metrics[name] = value;
  const kills = numbers.get('outOfMemoryKills') ?? 0;
  if (kills > 0) {
    issues.push(`${kills} of its processes were killed because it ran out of memory`);
  }
  if (hasLimit && memory !== undefined && memory > limit * FULL_SHARE) {
    issues.push(`it uses ${memory} of its ${limit} bytes of memory`);
  }
}
