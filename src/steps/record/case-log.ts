import {closeSync, mkdirSync, openSync, writeSync} from 'node:fs';
import {join} from 'node:path';

/** Output is collected up to this size before it is written. */
const BUFFER_BYTES_MAX = 65_536;

/**
 * The whole output of one attempt, with a line before each step's. Made when there is something to
 * write: a case that prints nothing costs no file.
 *
 * Written in the same turn, since that bounds memory without waiting: a step that prints faster
 * than the disk takes it is held up by its full pipe.
 */
export class CaseLog implements Disposable {
  /** Path below the run's folder. */
  readonly path: string;
  readonly #runFolder: string;
  readonly #onProblem: (message: string) => void;
  #file: number | undefined;
  /** Whether the file was made. */
  #isThere = false;
  #hasFailed = false;
  #chunks: Buffer[] = [];
  #bytes = 0;
  #lastStep: string | undefined;
  #isLineOpen = false;

  /** @param name Safe as part of a file's name. */
  constructor(options: {runFolder: string; name: string; onProblem: (message: string) => void}) {
    this.#runFolder = options.runFolder;
    this.#onProblem = options.onProblem;
    this.path = `logs/${options.name}.log`;
  }

  get isEmpty(): boolean {
    return !this.#isThere && this.#bytes === 0;
  }

  /** @param step What the line before it says, as `step 1: make`. */
  write(step: string, chunk: Buffer): void {
    if (chunk.length === 0) return;
    if (step !== this.#lastStep) {
      this.#lastStep = step;
      this.#add(Buffer.from(`${this.#isLineOpen ? '\n' : ''}=== ${step} ===\n`));
    }
    // A copy only where it is kept beyond this turn.
    this.#add(chunk.length < BUFFER_BYTES_MAX ? Buffer.from(chunk) : chunk);
    this.#isLineOpen = chunk[chunk.length - 1] !== 0x0a;
  }

  #add(chunk: Buffer): void {
    this.#chunks.push(chunk);
    this.#bytes += chunk.length;
    if (this.#bytes >= BUFFER_BYTES_MAX) this.flush();
  }

  /** Writes what was collected, so that it can be read while the case goes on. */
  flush(): void {
    const bytes = this.#chunks.length === 1 ? this.#chunks[0] : Buffer.concat(this.#chunks);
    this.#chunks = [];
    this.#bytes = 0;
    if (this.#hasFailed || bytes === undefined || bytes.length === 0) return;
    try {
      this.#file ??= this.#open();
      this.#isThere = true;
      for (let at = 0; at < bytes.length; ) at += writeSync(this.#file, bytes, at);
    } catch (error) {
      // Recording never breaks the run.
      this.#hasFailed = true;
      this.#onProblem(`cannot write ${this.path}: ${(error as Error).message}`);
    }
  }

  #open(): number {
    const path = join(this.#runFolder, this.path);
    try {
      return openSync(path, 'w', 0o644);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
      mkdirSync(join(this.#runFolder, 'logs'), {recursive: true});
      return openSync(path, 'w', 0o644);
    }
  }

  [Symbol.dispose](): void {
    if (this.#bytes > 0) this.flush();
    if (this.#file !== undefined) closeSync(this.#file);
    this.#file = undefined;
    this.#hasFailed = true;
  }
}
