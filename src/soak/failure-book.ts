import type {CaseEnded, RunEventBody} from '../journal/event.ts';
import type {LostInstance} from '../run/run-options.ts';
import {FailureShelf, type ShelfLimits} from './failure-shelf.ts';
import type {IterationFolder} from './iteration-folder.ts';

/** Failures that are told one by one; later ones are counted. */
const TOLD_MAX = 1000;
/** Of one iteration as many are told, so that one with many does not keep out later ones. */
const TOLD_IN_ITERATION_MAX = 100;

export interface FailureBookOptions {
  /** Absolute. */
  readonly runFolder: string;
  readonly iteration: IterationFolder;
  /** To the soak's own journal. */
  readonly emit: (event: RunEventBody) => void;
  readonly limits?: ShelfLimits;
}

/** Tells of what went wrong in iterations, and keeps what they left. */
export class FailureBook {
  readonly #options: FailureBookOptions;
  readonly #shelf: FailureShelf;
  readonly #instances = new Map<string, string>();
  #failed: CaseEnded[] = [];
  #told = 0;
  #toldRestarts = 0;

  constructor(options: FailureBookOptions) {
    this.#options = options;
    this.#shelf = new FailureShelf(options.runFolder, options.limits);
  }

  /** Takes what happens in an iteration. */
  note(event: RunEventBody): void {
    if (event.type === 'case-started') this.#instances.set(event.case, event.instance);
    else if (event.type === 'case-ended' && event.final) {
      const isBad = event.verdict === 'failed' || event.verdict === 'error';
      if (isBad) this.#failed.push(event);
    }
  }

  /** The iteration is over: tells of it, keeps it where a case did not pass, and returns those that did not. */
  end(
    iteration: number,
    {elapsedMs, lost}: {readonly elapsedMs: number; readonly lost: readonly LostInstance[]},
  ): readonly CaseEnded[] {
    const failed = this.#failed;
    this.#failed = [];
    for (const {instance, reason} of lost) {
      if (++this.#toldRestarts > TOLD_MAX) break;
      this.#options.emit({type: 'soak-restarted', iteration, elapsedMs, instance, reason});
    }
    if (failed.length === 0) return [];
    const kept = this.#keep(iteration);
    for (const ended of failed.slice(0, TOLD_IN_ITERATION_MAX)) {
      if (++this.#told > TOLD_MAX) break;
      this.#tell(ended, {iteration, elapsedMs, kept});
    }
    return failed;
  }

  /** The soak ends within an iteration: what went wrong in it is told all the same. */
  endUnfinished(iteration: number, elapsedMs: number): readonly CaseEnded[] {
    return this.end(iteration, {elapsedMs, lost: []});
  }

  #keep(iteration: number): string | undefined {
    try {
      return this.#shelf.keep(iteration, (folder) => this.#options.iteration.moveTo(folder));
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      const message = `cannot keep what iteration ${iteration} left: ${why}`;
      this.#options.emit({type: 'warning-raised', code: 'soak/not-kept', message});
      return undefined;
    }
  }

  #tell(
    {case: id, verdict, durationMs, reason, fault}: CaseEnded,
    place: {
      readonly iteration: number;
      readonly elapsedMs: number;
      readonly kept: string | undefined;
    },
  ): void {
    const {iteration, elapsedMs, kept} = place;
    const instance = this.#instances.get(id);
    this.#options.emit({
      type: 'soak-case-failed',
      iteration,
      elapsedMs,
      case: id,
      ...(instance !== undefined && {instance}),
      verdict,
      durationMs,
      ...(reason !== undefined && {reason}),
      ...(fault !== undefined && {fault}),
      ...(kept !== undefined && {kept}),
    });
  }
}
