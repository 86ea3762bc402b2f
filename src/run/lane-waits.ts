import {monotonicMs} from '../util/clock.ts';

/** What a task waited for before it began. */
export interface Wait {
  /** How long it could have begun before; at least 1. */
  readonly ms: number;
  /** What kept it longest, as `limit total` or `an instance of vm`. */
  readonly for: string;
}

/** How far a lane had waited, when a task came into it. */
export interface WaitMark {
  readonly atMs: number;
  readonly keptMs: ReadonlyMap<string, number>;
}

/** Shorter waits are what deciding takes. */
const WAIT_MIN_MS = 1;

/**
 * Adds up what keeps the tasks of one lane. All tasks of a lane wait for the same at a time, so one
 * sum for all of them and a mark for each is enough; tasks that came together share theirs.
 */
export class LaneWaits {
  /** How long each thing has kept the lane, up to `#sinceMs`. */
  readonly #keptMs = new Map<string, number>();
  #keptBy: string | undefined;
  #sinceMs = 0;
  #mark: WaitMark | undefined;

  /** From now on the lane is kept by that; by nothing where it is `undefined`. */
  keep(by: string | undefined, nowMs: number): void {
    if (by === this.#keptBy) return;
    this.#settle(nowMs);
    this.#keptBy = by;
  }

  /** For a task that comes now. */
  mark(nowMs: number): WaitMark {
    if (this.#mark?.atMs !== nowMs) {
      this.#settle(nowMs);
      this.#mark = {atMs: nowMs, keptMs: new Map(this.#keptMs)};
    }
    return this.#mark;
  }

  /** What a task that begins now has waited for; `undefined` where it did not. */
  since({atMs, keptMs}: WaitMark, nowMs: number): Wait | undefined {
    const ms = nowMs - atMs;
    if (ms < WAIT_MIN_MS) return undefined;
    this.#settle(nowMs);
    let longest: string | undefined;
    let longestMs = 0;
    for (const [by, totalMs] of this.#keptMs) {
      const ownMs = totalMs - (keptMs.get(by) ?? 0);
      if (ownMs <= longestMs) continue;
      longest = by;
      longestMs = ownMs;
    }
    return longest === undefined ? undefined : {ms: Math.round(ms), for: longest};
  }

  #settle(nowMs: number): void {
    if (this.#keptBy !== undefined && nowMs > this.#sinceMs) {
      const before = this.#keptMs.get(this.#keptBy) ?? 0;
      this.#keptMs.set(this.#keptBy, before + nowMs - this.#sinceMs);
    }
    this.#sinceMs = nowMs;
  }
}

/** A wait for `what` that began then and is over now; `undefined` where it is too short for one. */
export function waitSince(startedMs: number, what: string): Wait | undefined {
  const ms = monotonicMs() - startedMs;
  return ms < WAIT_MIN_MS ? undefined : {ms: Math.round(ms), for: what};
}

/** Two waits, one after the other, as one. */
export function bothWaits(first: Wait | undefined, second: Wait | undefined): Wait | undefined {
  if (first === undefined || second === undefined) return first ?? second;
  const longer = first.ms >= second.ms ? first : second;
  return {ms: first.ms + second.ms, for: longer.for};
}

/** The fields of an event that tell of a wait. */
export function waitFields(wait: Wait | undefined): {waitedMs?: number; waitedFor?: string} {
  return wait === undefined ? {} : {waitedMs: wait.ms, waitedFor: wait.for};
}
