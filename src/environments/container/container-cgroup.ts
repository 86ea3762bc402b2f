import {existsSync, readFileSync} from 'node:fs';
import type {Connection, ResourceUsage} from '../environment.ts';

/** What asks for no more than files may take. */
const ANSWER_TIMEOUT_MS = 10_000;
const ROOT = '/sys/fs/cgroup';

/**
 * What a container uses, by its cgroup on this machine, of version 1 or 2.
 *
 * Source: the kernel's Documentation/admin-guide/cgroup-v2.rst and cgroup-v1/.
 */
export class ContainerCgroup {
  /** Folders by controller; `''` is that of version 2. */
  readonly #folders: ReadonlyMap<string, string>;
  #last: ResourceUsage | undefined;

  private constructor(folders: ReadonlyMap<string, string>) {
    this.#folders = folders;
  }

  /** That of a container; `undefined` where it cannot be read. */
  static of(container: ContainerProcess): ContainerCgroup | undefined {
    const text = readText(`/proc/${container.pid}/cgroup`);
    if (text === undefined || !isProcessHere(container)) return undefined;
    const folders = new Map<string, string>();
    for (const line of text.split('\n').filter(Boolean)) {
      const [, controllers = '', ...rest] = line.split(':');
      const path = rest.join(':');
      for (const controller of controllers.split(',')) {
        const places = controller === '' ? [ROOT, `${ROOT}/unified`] : [`${ROOT}/${controller}`];
        const folder = places.map((place) => `${place}${path}`).find((each) => existsSync(each));
        // That of everything is no container's.
        if (folder !== undefined && path !== '/') folders.set(controller, folder);
      }
    }
    return folders.size === 0 ? undefined : new ContainerCgroup(folders);
  }

  /** What it has used until now, or was last seen to have. */
  usage(): ResourceUsage | undefined {
    const cpuSeconds = this.#cpuSeconds();
    if (cpuSeconds === undefined) return this.#last;
    const current = this.#number('', 'memory.current');
    const peak =
      this.#number('', 'memory.peak') ??
      this.#number('memory', 'memory.max_usage_in_bytes') ??
      current;
    const bytes = Math.max(peak ?? 0, this.#last?.residentBytesMax ?? 0);
    this.#last = {
      cpuSeconds,
      residentBytesMax: bytes,
      privateBytesMax: bytes,
      diskWrittenBytes: this.#writtenBytes(),
    };
    return this.#last;
  }

  /** Processes in it that the kernel has killed for lack of memory. */
  get outOfMemoryKills(): OutOfMemoryKills | undefined {
    const second = killsIn(this.#text('', 'memory.events'));
    if (second !== undefined) return {count: second, countsInnerLimits: true};
    const first = killsIn(this.#text('memory', 'memory.oom_control'));
    return first === undefined ? undefined : {count: first, countsInnerLimits: false};
  }

  #cpuSeconds(): number | undefined {
    const nanoseconds = this.#number('cpuacct', 'cpuacct.usage');
    if (nanoseconds !== undefined) return nanoseconds / 1e9;
    const microseconds = /^usage_usec (\d+)$/m.exec(this.#text('', 'cpu.stat') ?? '')?.[1];
    return microseconds === undefined ? undefined : Number(microseconds) / 1e6;
  }

  #writtenBytes(): number {
    const first = this.#text('blkio', 'blkio.throttle.io_service_bytes') ?? '';
    const second = this.#text('', 'io.stat') ?? '';
    const counts = [
      ...first.matchAll(/^\d+:\d+ Write (\d+)$/gm),
      ...second.matchAll(/\bwbytes=(\d+)/g),
    ];
    return counts.reduce((sum, [, count]) => sum + Number(count), 0);
  }

  #number(controller: string, file: string): number | undefined {
    const text = this.#text(controller, file)?.trim();
    return text !== undefined && /^\d+$/.test(text) ? Number(text) : undefined;
  }

  #text(controller: string, file: string): string | undefined {
    const folder = this.#folders.get(controller);
    return folder === undefined ? undefined : readText(`${folder}/${file}`);
  }
}

/** Processes that the kernel has killed for lack of memory. */
export interface OutOfMemoryKills {
  readonly count: number;
  /** Version 2 adds what groups further in had to do to that of those around them. */
  readonly countsInnerLimits: boolean;
}

/** What `memory.events` of version 2, or `memory.oom_control` of version 1, says. */
function killsIn(text: string | undefined): number | undefined {
  const count = /^oom_kill (\d+)$/m.exec(text ?? '')?.[1];
  return count === undefined ? undefined : Number(count);
}

/** Prints the counter from inside, after a line that says which version it is of. */
const KILLS_SCRIPT = `cd /sys/fs/cgroup 2>/dev/null || exit 0
if [ -r memory.events ]; then echo v2; cat memory.events
elif [ -r memory/memory.oom_control ]; then echo v1; cat memory/memory.oom_control
fi`;

/**
 * The kills as the container itself sees them, for those whose cgroup is not known here; `undefined`
 * where it cannot tell.
 *
 * @throws {FaultError} as `Connection.exec`.
 */
export async function killsSeenInside(
  connection: Connection,
  {signal}: {readonly signal: AbortSignal},
): Promise<OutOfMemoryKills | undefined> {
  const {stdout} = await connection.exec(
    {script: KILLS_SCRIPT, shell: 'sh {0}', env: {}, cwd: '/', stdin: undefined},
    {signal, timeoutMs: ANSWER_TIMEOUT_MS, idleTimeoutMs: Infinity, killGraceMs: 1000},
  );
  const text = stdout.toString();
  const count = killsIn(text);
  return count === undefined ? undefined : {count, countsInnerLimits: text.startsWith('v2')};
}

/** A container's id, and its first process as its engine's machine numbers it. */
export interface ContainerProcess {
  readonly id: string;
  readonly pid: number;
}

/**
 * Whether the process is one of this machine, and not another's number: behind a socket here there
 * may be a virtual machine.
 */
export function isProcessHere({id, pid}: ContainerProcess): boolean {
  return pid > 0 && id !== '' && (readText(`/proc/${pid}/cgroup`)?.includes(id) ?? false);
}

function readText(path: string): string | undefined {
  try {
    return readFileSync(path, 'latin1');
  } catch {
    return undefined;
  }
}
