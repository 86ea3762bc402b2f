import type {OutputStream} from '../../environments/environment.ts';
import {OutputTail} from '../../environments/output-tail.ts';
import type {OutputTail as TailRecord} from '../../journal/event.ts';
import type {Mask, MaskStream} from '../../util/mask.ts';
import {CommandScanner} from '../step-commands.ts';
import type {CaseLog} from './case-log.ts';

/** Bytes of each stream that the journal keeps of a step that passed, and of one that did not. */
const PASSED_TAIL_BYTES = 16_384;
const FAILED_TAIL_BYTES = 65_536;
/** A line is looked at for `ready.output` up to this length. */
const LINE_BYTES_MAX = 65_536;
const NEWLINE = 0x0a;

export interface StepOutputOptions {
  readonly mask: Mask;
  readonly log: CaseLog;
  /** Says in the log whose output follows. */
  readonly label: string;
  /** Gets what may be shown. */
  readonly onOutput: ((stream: OutputStream, chunk: Buffer) => void) | undefined;
  /** Gets each line that starts with `::`, unmasked. */
  readonly onCommand: (line: string) => void;
}

interface StreamState {
  readonly mask: MaskStream | undefined;
  readonly scanner: CommandScanner;
  tail: OutputTail;
  /** Beginning of a line, for who waits for lines. */
  partial: Buffer;
}

/**
 * Where the output of a step goes: masked, into the log, to the console and into the tails for the
 * journal; unmasked, to the reader of `::` lines. Costs nothing for a stream that stays silent.
 */
export class StepOutput {
  readonly #options: StepOutputOptions;
  readonly #streams = new Map<OutputStream, StreamState>();
  #onLines: ((lines: readonly string[]) => void) | undefined;

  constructor(options: StepOutputOptions) {
    this.#options = options;
  }

  readonly push = (stream: OutputStream, chunk: Buffer): void => {
    const state = this.#stateOf(stream);
    state.scanner.push(chunk);
    if (this.#onLines !== undefined) this.#giveLines(state, chunk);
    this.#show(stream, state, state.mask === undefined ? chunk : state.mask.push(chunk));
  };

  /** Calls `onLines` with the lines that come from now on, of both streams. */
  watchLines(onLines: ((lines: readonly string[]) => void) | undefined): void {
    this.#onLines = onLines;
  }

  /** Nothing more comes: gives what was held back. */
  end(): void {
    for (const [stream, state] of this.#streams) {
      state.scanner.end();
      if (state.mask !== undefined) this.#show(stream, state, state.mask.end());
    }
    this.#options.log.flush();
  }

  /** Begins anew: the tails of a poll are those of its last try. */
  restart(): void {
    if (this.#streams.size === 0) return;
    for (const [stream, state] of this.#streams) {
      state.scanner.end();
      if (state.mask !== undefined) this.#show(stream, state, state.mask.end());
    }
    this.#streams.clear();
  }

  /** The end of what a stream carried; `undefined` where it was silent. */
  tail(stream: OutputStream, options: {readonly passed: boolean}): TailRecord | undefined {
    const tail = this.#streams.get(stream)?.tail;
    if (tail === undefined) return undefined;
    const bytes = tail.bytes();
    const bytesMax = options.passed ? PASSED_TAIL_BYTES : FAILED_TAIL_BYTES;
    let start = Math.max(0, bytes.length - bytesMax);
    // Not in the middle of a character.
    if (start > 0 || tail.omittedBytes > 0) {
      for (let moved = 0; moved < 3 && ((bytes[start] ?? 0) & 0xc0) === 0x80; moved++) start++;
    }
    return {text: bytes.toString('utf8', start), omittedBytes: tail.omittedBytes + start};
  }

  #stateOf(stream: OutputStream): StreamState {
    const known = this.#streams.get(stream);
    if (known !== undefined) return known;
    const {mask, onCommand} = this.#options;
    const state = {
      mask: mask.isEmpty ? undefined : mask.stream(),
      scanner: new CommandScanner(onCommand),
      tail: new OutputTail(FAILED_TAIL_BYTES),
      partial: Buffer.alloc(0),
    };
    this.#streams.set(stream, state);
    return state;
  }

  #show(stream: OutputStream, state: StreamState, chunk: Buffer): void {
    if (chunk.length === 0) return;
    const {log, label, onOutput} = this.#options;
    state.tail.push(chunk);
    log.write(label, chunk);
    onOutput?.(stream, chunk);
  }

  #giveLines(state: StreamState, chunk: Buffer): void {
    const bytes = state.partial.length === 0 ? chunk : Buffer.concat([state.partial, chunk]);
    const end = bytes.lastIndexOf(NEWLINE) + 1;
    const partial = bytes.subarray(Math.max(end, bytes.length - LINE_BYTES_MAX));
    state.partial = Buffer.from(partial);
    // A prompt has no end of line, and may be what is waited for.
    this.#onLines?.(bytes.toString().split('\n'));
  }
}
