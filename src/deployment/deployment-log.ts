import {closeSync, mkdirSync, openSync, writeSync} from 'node:fs';
import {dirname, join} from 'node:path';
import type {OutputStream} from '../environments/environment.ts';
import type {OutputTail} from '../journal/event.ts';
import {wallClockMs} from '../util/clock.ts';
import type {Mask, MaskStream} from '../util/mask.ts';

/** Bytes of the end of what a stage's commands printed that its event shows. */
const TAIL_BYTES_MAX = 4_096;

export interface DeploymentLogOptions {
  /** Absolute; `undefined` where no file is kept. */
  readonly runFolder: string | undefined;
  /** Below the run's folder. */
  readonly path: string;
  readonly mask: Mask;
  /** Called once, when the file cannot be written. */
  readonly onProblem: (message: string) => void;
}

/**
 * What happened in one deployment, line by line, and all that its commands printed; secrets are
 * masked. Written in the same turn, so that it can be read while the deployment goes on.
 */
export class DeploymentLog implements Disposable {
  readonly path: string;
  readonly #options: DeploymentLogOptions;
  #fd: number | undefined;
  #hasFailed = false;
  #isLineOpen = false;
  #stream: MaskStream;
  #tail: Buffer[] = [];
  #tailBytes = 0;
  #outputBytes = 0;

  constructor(options: DeploymentLogOptions) {
    this.#options = options;
    this.path = options.path;
    this.#stream = options.mask.stream();
  }

  /** Whether the file is there. */
  get isKept(): boolean {
    return this.#fd !== undefined && !this.#hasFailed;
  }

  /** What happened, with the time of day. */
  line(text: string): void {
    this.#endOutput();
    const time = new Date(wallClockMs()).toISOString().slice(11, 23);
    this.#write(Buffer.from(`${time} ${this.#options.mask.text(text)}\n`));
  }

  /** What a command printed. */
  output(_stream: OutputStream, chunk: Buffer): void {
    this.#keep(this.#stream.push(chunk));
  }

  /** The end of what was printed since `beginStage`; `undefined` where nothing was. */
  tail(): OutputTail | undefined {
    this.#endOutput();
    if (this.#outputBytes === 0) return undefined;
    const kept = Buffer.concat(this.#tail).subarray(-TAIL_BYTES_MAX);
    return {text: kept.toString('utf8'), omittedBytes: this.#outputBytes - kept.length};
  }

  /** What is printed from now on is another stage's. */
  beginStage(): void {
    this.#endOutput();
    this.#tail = [];
    this.#tailBytes = 0;
    this.#outputBytes = 0;
  }

  [Symbol.dispose](): void {
    this.#endOutput();
    if (this.#fd !== undefined) closeSync(this.#fd);
    this.#fd = undefined;
    this.#hasFailed = true;
  }

  /** What the mask held back. */
  #endOutput(): void {
    this.#keep(this.#stream.end());
    this.#stream = this.#options.mask.stream();
    if (this.#isLineOpen) this.#write(Buffer.from('\n'));
  }

  #keep(chunk: Buffer): void {
    if (chunk.length === 0) return;
    this.#tail.push(Buffer.from(chunk));
    this.#tailBytes += chunk.length;
    this.#outputBytes += chunk.length;
    for (let first = this.#tail[0]; first !== undefined; first = this.#tail[0]) {
      if (this.#tailBytes - first.length < TAIL_BYTES_MAX) break;
      this.#tail.shift();
      this.#tailBytes -= first.length;
    }
    this.#write(chunk);
  }

  #write(bytes: Buffer): void {
    this.#isLineOpen = bytes.at(-1) !== 0x0a;
    const {runFolder, onProblem} = this.#options;
    if (this.#hasFailed || runFolder === undefined) return;
    try {
      this.#fd ??= openLog(join(runFolder, this.path));
      for (let at = 0; at < bytes.length; ) at += writeSync(this.#fd, bytes, at);
    } catch (error) {
      // Recording never breaks a deployment.
      this.#hasFailed = true;
      onProblem(`cannot write ${this.path}: ${(error as Error).message}`);
    }
  }
}

function openLog(path: string): number {
  try {
    return openSync(path, 'w', 0o644);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    mkdirSync(dirname(path), {recursive: true});
    return openSync(path, 'w', 0o644);
  }
}
