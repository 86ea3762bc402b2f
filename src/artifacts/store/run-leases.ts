import {randomBytes} from 'node:crypto';
import {mkdir, readdir, rm, stat, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {setTimeout as sleep} from 'node:timers/promises';
import {wallClockMs} from '../../util/clock.ts';
import {isOwnerGone, ownerToken} from './owner-token.ts';

const POLL_MS = 10;
/**
 * Clocks of this process and of the file system differ by that much at most, in what they show of
 * one moment.
 */
const CLOCK_STEP_MS = 2_000;

/**
 * Who uses the store and who collects garbage in it, as files named after the process; those of dead
 * processes count for nothing.
 *
 * Together they keep a collector from removing what a run has just found: a run holds a lease, then
 * touches an object, then waits until no collector is at work, then looks whether the object is
 * still there. A collector marks itself at work, then looks who holds a lease, then removes what was
 * touched before the oldest of these and before its own start. If the collector marked itself before
 * the run looked, the run waits for its end and sees what is gone. If after, the object had been
 * touched by then, by a run whose lease the collector sees.
 */
export class RunLeases {
  readonly #leases: string;
  readonly #collectors: string;

  /** @param folder The store's. */
  constructor(folder: string) {
    this.#leases = join(folder, 'leases');
    this.#collectors = join(folder, 'collectors');
  }

  /** Holds a lease until it is disposed of. */
  hold(): Promise<AsyncDisposable> {
    return mark(this.#leases);
  }

  /** Resolves when no collector is at work. */
  async untilQuiet(signal: AbortSignal): Promise<void> {
    for (;;) {
      signal.throwIfAborted();
      if ((await marksIn(this.#collectors)).length === 0) return;
      await sleep(POLL_MS, undefined, {signal}).catch(() => undefined);
    }
  }

  /**
   * Marks this process as a collector until disposed of.
   *
   * @returns with the time, in milliseconds since the epoch: what was used since may be in use.
   */
  async collect(): Promise<AsyncDisposable & {readonly usedSinceMs: number}> {
    const own = await mark(this.#collectors);
    const [leases, collectors] = [await marksIn(this.#leases), await marksIn(this.#collectors)];
    const startMs = Math.min(wallClockMs(), ...leases, ...collectors);
    return {...own, usedSinceMs: startMs - CLOCK_STEP_MS};
  }
}

async function mark(folder: string): Promise<AsyncDisposable> {
  await mkdir(folder, {recursive: true, mode: 0o700});
  const path = join(folder, `${ownerToken()}.${randomBytes(8).toString('hex')}`);
  await writeFile(path, '', {flag: 'wx', mode: 0o600});
  return {[Symbol.asyncDispose]: () => rm(path, {force: true})};
}

/** When the marks of living processes were made; those of others are removed. */
async function marksIn(folder: string): Promise<number[]> {
  const times: number[] = [];
  for (const name of await readdir(folder).catch(() => [])) {
    const path = join(folder, name);
    const stats = await stat(path).catch(() => undefined);
    if (stats === undefined) continue;
    if (isOwnerGone(name, wallClockMs() - stats.mtimeMs)) await rm(path, {force: true});
    else times.push(stats.mtimeMs);
  }
  return times;
}
