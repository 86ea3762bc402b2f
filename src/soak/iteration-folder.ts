import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import {join} from 'node:path';
import type {RunEvent, RunEventBody} from '../journal/event.ts';
import {JournalWriter, type JournalWriterOptions} from '../journal/journal-writer.ts';

/** Files of an iteration beside its journal. */
const PARTS = ['logs', 'captured'] as const;
const JOURNAL = 'journal.jsonl';
/** First lines of each iteration's journal. */
const HEADER = 'header.jsonl';

/**
 * What one iteration leaves: its journal, logs and captured files, in `iterations/current` below the
 * run's folder. The same files are used again for the next one: making new ones is what takes time.
 */
export class IterationFolder implements AsyncDisposable {
  /** Absolute; exists. */
  readonly path: string;
  readonly #root: string;
  readonly #journal: JournalWriter;
  readonly #headerCount: number;
  #hasFailed = false;

  /** @param header Events that begin the journal of each iteration. */
  constructor(
    runFolder: string,
    header: readonly RunEventBody[],
    options: Pick<JournalWriterOptions, 'mask' | 'now' | 'onWarning'>,
  ) {
    this.#root = join(runFolder, 'iterations');
    this.path = join(this.#root, 'current');
    // Of the iteration that another process was killed in nothing is counted.
    rmSync(this.#root, {recursive: true, force: true});
    for (const part of PARTS) mkdirSync(join(this.path, part), {recursive: true});
    this.#headerCount = header.length;
    writeHeader(join(this.#root, HEADER), header, options);
    this.#journal = JournalWriter.open(join(this.path, JOURNAL), {...options, isSynced: false});
    this.#journal.restart(this.#headerCount);
  }

  /** Records what happened; returns it as it was recorded. */
  append(event: RunEventBody): RunEvent {
    return this.#journal.append(event);
  }

  /** Moves what the iteration has left to `folder`, which then is the folder of a run by itself. */
  moveTo(folder: string): void {
    const own = join(this.path, JOURNAL);
    copyFileSync(join(this.#root, HEADER), join(folder, JOURNAL));
    writeFileSync(join(folder, JOURNAL), readFileSync(own), {flag: 'a'});
    for (const part of PARTS) renameSync(join(this.path, part), join(folder, part));
  }

  /** Removes what is left of the iteration, for the next one. */
  clear(): void {
    this.#journal.restart(this.#headerCount);
    for (const entry of readdirSync(this.path)) {
      if (entry === JOURNAL) continue;
      const path = join(this.path, entry);
      const isPart = (PARTS as readonly string[]).includes(entry);
      if (!isPart) rmSync(path, {recursive: true, force: true});
      else for (const name of readdirSync(path)) removeEntry(join(path, name));
    }
    for (const part of PARTS) {
      const path = join(this.path, part);
      if (!existsSync(path)) mkdirSync(path);
    }
  }

  /** Removes all. Idempotent. */
  async [Symbol.asyncDispose](): Promise<void> {
    if (this.#hasFailed) return;
    this.#hasFailed = true;
    await this.#journal.close();
    rmSync(this.#root, {recursive: true, force: true});
  }
}

function removeEntry(path: string): void {
  rmSync(path, {recursive: true, force: true});
}

function writeHeader(
  path: string,
  header: readonly RunEventBody[],
  {mask, now}: Pick<JournalWriterOptions, 'mask' | 'now'>,
): void {
  const journal = JournalWriter.open(path, {mask, now, isSynced: false});
  for (const event of header) journal.append(event);
  void journal.close();
}
