import {existsSync, readFileSync} from 'node:fs';
import type {ResourceUsage} from '../environment.ts';

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
  get outOfMemoryKills(): number | undefined {
    const events =
      this.#text('', 'memory.events') ?? this.#text('memory', 'memory.oom_control') ?? '';
    const count = /^oom_kill (\d+)$/m.exec(events)?.[1];
    return count === undefined ? undefined : Number(count);
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
