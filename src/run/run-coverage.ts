import {mergeCoverage} from '../instrumentation/coverage/merge-coverage.ts';
import type {RunEventBody} from '../journal/event.ts';

/** What is merged at the end of a run. */
const TRACEFILE = /(?:^|[/\\])coverage[/\\][^/\\]+\.info$/;

/** The tracefiles that tools say, in a run's events, that they have left. */
export class RunCoverage {
  readonly #tracefiles: string[] = [];

  /** Remembers what an event tells of. */
  note(event: RunEventBody): void {
    if (event.type !== 'instrumentation-reported') return;
    for (const file of event.files ?? []) if (TRACEFILE.test(file)) this.#tracefiles.push(file);
  }

  /** Merges them, and tells of it; what goes wrong with that is warned of. */
  async merge(options: {
    readonly runFolder: string;
    readonly title: string;
    readonly env: Readonly<Record<string, string | undefined>>;
    readonly signal: AbortSignal;
    readonly emit: (event: RunEventBody) => void;
  }): Promise<void> {
    if (this.#tracefiles.length === 0) return;
    const {emit, signal} = options;
    const warn = (code: string, message: string): void =>
      emit({type: 'warning-raised', code, message});
    try {
      // In the order of their names: which was ready first says nothing.
      const tracefiles = this.#tracefiles.sort();
      const merged = await mergeCoverage({...options, tracefiles, warn});
      if (merged === undefined) return;
      const {files, totals} = merged;
      emit({type: 'coverage-merged', files, tracefiles: merged.tracefiles, ...totals});
    } catch (error) {
      const why = signal.aborted ? 'the run was called off' : (error as Error).message;
      warn('coverage/not-merged', `cannot merge the coverage of the run: ${why}`);
    }
  }
}
