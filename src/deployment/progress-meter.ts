import type {DeploymentProgressed} from '../journal/event.ts';
import {monotonicMs} from '../util/clock.ts';

/** Contract of `DeploymentProgressed`: at most five a second. */
const INTERVAL_MS = 200;

/** How far a stage is. */
export type Progress = Pick<
  DeploymentProgressed,
  'bytes' | 'files' | 'bytesTotal' | 'filesTotal' | 'doing'
>;

/** Passes on how far a stage is, so often that it looks live and no oftener. */
export class ProgressMeter {
  readonly #emit: (progress: Progress) => void;
  #lastMs = -INTERVAL_MS;
  #waiting: Progress | undefined;

  constructor(emit: (progress: Progress) => void) {
    this.#emit = emit;
  }

  update(progress: Progress): void {
    const nowMs = monotonicMs();
    if (nowMs - this.#lastMs < INTERVAL_MS) {
      this.#waiting = progress;
      return;
    }
    this.#lastMs = nowMs;
    this.#waiting = undefined;
    this.#emit(progress);
  }

  /** Passes on what is still waiting, where any was passed on before: the last word of a stage. */
  end(): void {
    if (this.#waiting !== undefined) this.#emit(this.#waiting);
    this.#waiting = undefined;
  }
}
