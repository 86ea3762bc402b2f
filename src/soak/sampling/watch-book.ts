import type {WatchedProcess} from './watch-script.ts';

interface Seen {
  readonly atMs: number;
  readonly identities: ReadonlySet<string>;
  /** By identity. */
  readonly cpuMs: ReadonlyMap<string, number>;
  readonly restarts: number;
}

/** Makes values of what watched processes take, and remembers what it takes to see them restart. */
export class WatchBook {
  readonly #seen = new Map<string, Seen>();

  /**
   * Values of all processes of a watch together, by the ends of their series' names.
   *
   * @param nowMs on a clock that never jumps.
   */
  enter(name: string, processes: readonly WatchedProcess[], nowMs: number): Record<string, number> {
    const before = this.#seen.get(name);
    const identities = new Set(processes.map(({identity}) => identity));
    const cpuMs = new Map(processes.map(({identity, cpuMs: ms}) => [identity, ms ?? 0]));
    const earlier = before?.identities ?? new Set();
    // It began anew when none is left of those that were there.
    const isNew = earlier.size > 0 && identities.size > 0 && !hasCommon(earlier, identities);
    const restarts = (before?.restarts ?? 0) + (isNew ? 1 : 0);
    this.#seen.set(name, {
      atMs: nowMs,
      // One that is down for a while has restarted when it is there again.
      identities: identities.size > 0 ? identities : earlier,
      cpuMs,
      restarts,
    });
    const values: Record<string, number> = {processes: processes.length, restarts};
    const add = (key: string, of: (process: WatchedProcess) => number | undefined): void => {
      const known = processes.map(of).filter((value) => value !== undefined);
      if (known.length > 0) values[key] = known.reduce((sum, value) => sum + value, 0);
    };
    add('resident-bytes', ({residentBytes}) => residentBytes);
    add('fds', ({fds}) => fds);
    add('threads', ({threads}) => threads);
    if (before !== undefined && nowMs > before.atMs && processes.length > 0) {
      let usedMs = 0;
      for (const [identity, ms] of cpuMs) usedMs += ms - (before.cpuMs.get(identity) ?? ms);
      values['cpu-percent'] = Number(((100 * usedMs) / (nowMs - before.atMs)).toFixed(2));
    }
    return values;
  }
}

function hasCommon(some: ReadonlySet<string>, others: ReadonlySet<string>): boolean {
  return [...some].some((each) => others.has(each));
}
