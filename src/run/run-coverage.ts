import {resolve} from 'node:path';
import {mergeCoverage} from '../instrumentation/coverage/merge-coverage.ts';
import type {RunEventBody} from '../journal/event.ts';
import type {Manifest} from '../manifest/manifest.ts';

/** What is merged at the end of a run. */
const TRACEFILE = /(?:^|[/\\])coverage[/\\][^/\\]+\.info$/;

/** The tracefiles that tools say, in a run's events, that they have left. */
export class RunCoverage {
  readonly #tracefiles: string[] = [];
  readonly #manifest: Manifest;

  constructor(manifest: Manifest) {
    this.#manifest = manifest;
  }

  /** Remembers what an event tells of. */
  note(event: RunEventBody): void {
    if (event.type === 'instrumentation-reported') this.add(event.files ?? []);
  }

  /** Remembers those among files that tools have left, below the run's folder. */
  add(files: readonly string[]): void {
    for (const file of files) if (TRACEFILE.test(file)) this.#tracefiles.push(file);
  }

  /** Merges them, and tells of it; what goes wrong with that is warned of. */
  async merge(options: {
    readonly runFolder: string;
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
      const {name: title} = this.#manifest;
      const isShown = sourcesShown(this.#manifest);
      const merged = await mergeCoverage({...options, tracefiles, warn, title, isShown});
      if (merged === undefined) return;
      const {files, totals} = merged;
      emit({type: 'coverage-merged', files, tracefiles: merged.tracefiles, ...totals});
    } catch (error) {
      const why = signal.aborted ? 'the run was called off' : (error as Error).message;
      warn('coverage/not-merged', `cannot merge the coverage of the run: ${why}`);
    }
  }
}

/**
 * Whose text may be shown: what lies in folders that the manifest names here; anything, where all
 * that runs is on this machine anyway.
 */
function sourcesShown(manifest: Manifest): (path: string) => boolean {
  const {folder, environments, instrumentation} = manifest;
  if ([...environments.values()].every(({type}) => type === 'local')) return () => true;
  const roots = [folder];
  for (const {tools = []} of instrumentation.values()) {
    for (const tool of tools) {
      if (tool.kind === 'kernel-gcov') roots.push(resolve(folder, tool.objects));
      if (tool.kind === 'gcov') roots.push(resolve(folder, tool.localSource ?? '.'));
    }
  }
  return (path) => roots.some((root) => path.startsWith(root.endsWith('/') ? root : `${root}/`));
}
