import {mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {foldJournal} from '../../src/journal/fold-journal.ts';
import {contentOfRun} from '../../src/state/history/content-of-run.ts';
import {HistoryStore, type ProjectHistory} from '../../src/state/history/history-store.ts';
import type {RunContent} from '../../src/state/history/run-content.ts';
import {runsOnDisk} from '../../src/state/history/run-folders.ts';
import {journalText, type RunPart, runEvents, START_MS, stamp} from './journal-fixtures.ts';

/** A project with runs on disk, and a state folder of its own. */
export class HistoryProject implements Disposable {
  readonly path = realpathSync(mkdtempSync(join(tmpdir(), 'proctor-history-')));
  readonly folder = join(this.path, 'project');
  readonly stateFolder = join(this.path, 'state');
  readonly store: HistoryStore;
  readonly history: ProjectHistory;

  constructor() {
    mkdirSync(this.folder);
    this.store = HistoryStore.open(this.stateFolder);
    this.history = this.store.project(this.folder);
  }

  /** Puts the journal of a run into the project's folder, and gives its path. */
  addRun(runId: string, run: RunPart): string {
    const folder = join(this.folder, '.proctor', 'runs', runId);
    mkdirSync(folder, {recursive: true});
    const path = join(folder, 'journal.jsonl');
    writeFileSync(path, journalText(stamp(runEvents({...run, runId}), run.startMs ?? START_MS)));
    return path;
  }

  /** What is kept, the latest run first. */
  kept(): RunContent[] {
    return this.history.runs().map((run) => this.history.content(run));
  }

  /** What the journals on disk say, the latest run first, without any database. */
  journaled(): RunContent[] {
    return runsOnDisk(this.folder)
      .map(({runId, journalPath, journalBytes}) => {
        using reader = foldJournal(journalPath);
        return contentOfRun(reader.result, {runId, journalBytes});
      })
      .sort((a, b) => b.startedAt - a.startedAt || (a.runId < b.runId ? 1 : -1));
  }

  [Symbol.dispose](): void {
    this.store.close();
    rmSync(this.path, {recursive: true, force: true});
  }
}

/** The id of the `n`-th run, from 0, in the order of time. */
export function runIdOf(n: number): string {
  return `20261121-${String(120_000 + n).padStart(6, '0')}-4f2a`;
}
