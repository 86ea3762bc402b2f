import type {Environment, Pressure} from '../../environments/environment.ts';
import {Deadline} from '../../util/deadline.ts';
import {formatSize} from '../../util/size.ts';
import type {AttemptRun} from '../attempt-run.ts';

/** Reading counters takes milliseconds; what takes longer hangs, and another fault tells of it. */
const READ_TIMEOUT_MS = 10_000;
const NEVER = new AbortController().signal;

/**
 * Notices that the kernel has killed processes of an environment for lack of memory between two
 * looks at it, whoever they belonged to.
 */
export class MemoryKills {
  readonly #environment: Environment;
  readonly #before: Pressure | undefined;

  private constructor(environment: Environment, before: Pressure | undefined) {
    this.#environment = environment;
    this.#before = before;
  }

  /** Looks for the first time; `undefined` where the environment cannot tell. */
  static async watch(environment: Environment | undefined): Promise<MemoryKills | undefined> {
    if (environment?.pressure === undefined) return undefined;
    return new MemoryKills(environment, await pressureOf(environment));
  }

  /** Looks again: what has happened meanwhile is told of in the attempt's outcome. */
  async judge(run: AttemptRun): Promise<void> {
    const before = this.#before;
    const after = before && (await pressureOf(this.#environment));
    if (before === undefined || after === undefined) return;
    const known = after.countsInnerLimits ? run.oomKillsOfSteps : 0;
    const kills = after.outOfMemoryKills - before.outOfMemoryKills - known;
    if (kills <= 0) return;
    const who = kills === 1 ? 'a process' : `${kills} processes`;
    const {kind, memoryBytesMax: bytes} = after;
    const where = bytes === undefined ? '' : ` at the ${kind}'s limit of ${formatSize(bytes)}`;
    run.limitReached(`out of memory: the kernel killed ${who}${where}`);
  }
}

async function pressureOf(environment: Environment): Promise<Pressure | undefined> {
  using deadline = new Deadline(READ_TIMEOUT_MS, {parent: NEVER});
  return await environment.pressure?.({signal: deadline.signal});
}
