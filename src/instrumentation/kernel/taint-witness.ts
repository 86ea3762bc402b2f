import type {ConsoleFeed} from '../../environments/environment.ts';
import type {ToolOutcome} from '../tool.ts';
import {type KernelState, NO_OUTCOME} from './kernel-part.ts';
import {describeTaint, newFaults} from './taint.ts';

/** Looks whether the kernel knows of a fault that nobody has told of. */
export class TaintWitness implements Disposable {
  readonly #feed: ConsoleFeed | undefined;
  readonly #listener: Disposable | undefined;
  #reportCount = 0;

  constructor(feed: ConsoleFeed | undefined) {
    this.#feed = feed;
    this.#listener = feed?.listen({
      onReport: () => {
        this.#reportCount += 1;
      },
    });
  }

  /** `undefined` where the kernel says nothing of its taint. */
  async outcome(options: {
    readonly before: KernelState;
    readonly after: KernelState;
    readonly signal: AbortSignal;
  }): Promise<ToolOutcome | undefined> {
    const {before, after, signal} = options;
    if (before.taint === undefined || after.taint === undefined) return undefined;
    const facts = {before: describeTaint(before.taint), after: describeTaint(after.taint)};
    // What was before another boot is no matter of this kernel.
    const known = before.bootId === after.bootId ? before.taint : 0n;
    const faults = newFaults(known, after.taint);
    if (faults.length === 0) return {...NO_OUTCOME, facts};
    await this.#feed?.settle({signal});
    if (this.#reportCount > 0) return {...NO_OUTCOME, facts};
    const where =
      this.#feed === undefined
        ? 'it has no console here that says more'
        : 'no console report tells of it';
    return {...NO_OUTCOME, facts, doubt: `${faults.join(', ')} during the case, and ${where}`};
  }

  [Symbol.dispose](): void {
    this.#listener?.[Symbol.dispose]();
  }
}
