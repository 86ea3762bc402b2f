import {closeSync, mkdirSync, openSync, writeSync} from 'node:fs';
import {dirname} from 'node:path';
import type {OutputStream} from '../../environments/environment.ts';
import type {Mask, MaskStream} from '../../util/mask.ts';

/** More of one tool's output is not kept. */
const BYTES_MAX = 256 * 2 ** 20;

/**
 * What a tool prints, as a file here; both streams as they come, secrets masked. Made when there is
 * something to write. Written in the same turn, since that bounds memory: a tool that prints faster
 * than the disk takes it is held up by its full pipe.
 */
export class OutputFile {
  readonly #path: string;
  readonly #bytesMax: number;
  readonly #masks: Readonly<Record<OutputStream, MaskStream>>;
  #file: number | undefined;
  #bytes = 0;
  #omittedBytes = 0;
  #problem: string | undefined;

  /** @param path Absolute; its folder is made. */
  constructor(path: string, options: {readonly mask: Mask; readonly bytesMax?: number}) {
    this.#path = path;
    this.#bytesMax = options.bytesMax ?? BYTES_MAX;
    this.#masks = {stdout: options.mask.stream(), stderr: options.mask.stream()};
  }

  get isThere(): boolean {
    return this.#bytes > 0;
  }

  /** Why not all is in it, in a clause. */
  get problem(): string | undefined {
    if (this.#problem !== undefined) return `its output could not be kept: ${this.#problem}`;
    if (this.#omittedBytes === 0) return undefined;
    return `${this.#omittedBytes} bytes of its output were too many to be kept`;
  }

  push(stream: OutputStream, chunk: Buffer): void {
    this.#write(this.#masks[stream].push(chunk));
  }

  /** A line of our own. */
  note(line: string): void {
    this.#write(Buffer.from(`${line}\n`));
  }

  /** To be called once, when no more comes. */
  close(): void {
    for (const mask of Object.values(this.#masks)) this.#write(mask.end());
    if (this.#file !== undefined) closeSync(this.#file);
    this.#file = undefined;
  }

  #write(bytes: Buffer): void {
    const taken = bytes.subarray(0, Math.max(0, this.#bytesMax - this.#bytes));
    this.#omittedBytes += bytes.length - taken.length;
    if (taken.length === 0 || this.#problem !== undefined) return;
    try {
      this.#file ??= this.#open();
      for (let at = 0; at < taken.length; ) at += writeSync(this.#file, taken, at);
      this.#bytes += taken.length;
    } catch (error) {
      // Recording never breaks the run.
      this.#problem = (error as Error).message;
    }
  }

  #open(): number {
    mkdirSync(dirname(this.#path), {recursive: true});
    return openSync(this.#path, 'w', 0o644);
  }
}
