import {SIGNAL_NAMES} from '../../posix/signal-names.ts';
import {
  type GuestLink,
  type GuestOutput,
  type GuestPipe,
  type LinkOptions,
  PIPE_BYTES_MAX,
} from './guest-link.ts';
import type {LinkChannel} from './link-channel.ts';
import {border, slotCommand, slotScript} from './link-scripts.ts';

/** What of a stream's file has been read is thrown away when it is this much. */
const FILE_BYTES_MAX = 4_194_304;
/** A command that is younger is likely to end at once: its output is read when it has. */
const YOUNG_LOOKS = 6;

const NOTHING = Buffer.alloc(0);

interface Stream {
  readonly name: 'stdout' | 'stderr';
  readonly output: GuestOutput;
  /** Read of the file since it was empty. */
  bytes: number;
  isOver: boolean;
  /** What may be the beginning of a border. */
  held: Buffer;
}

/** An idle slot as it is in the guest, for copies of that; JSON. */
export interface LinkSlotState {
  readonly number: number;
  readonly pipe: number;
  readonly outputs: readonly number[];
  /** Read of the files of its streams. */
  readonly bytes: readonly number[];
  readonly cats: readonly string[];
  readonly shell: string | undefined;
}

interface SlotParts {
  readonly link: GuestLink;
  readonly folder: string;
  /** Of the host's slots: their words and borders begin with it. */
  readonly nonce: string;
  readonly control: (snippet: (id: number) => string) => Promise<string>;
}

/** A shell in the guest that runs one command after the other. */
export class LinkSlot {
  readonly number: number;
  readonly #link: GuestLink;
  readonly #folder: string;
  readonly #pipe: GuestPipe;
  readonly #streams: readonly Stream[];
  readonly #control: (snippet: (id: number) => string) => Promise<string>;
  readonly #border: Buffer;
  #channel: LinkChannel | undefined;
  #looks = 0;
  #isUnseen = false;
  /** The slot's shell has been given the command. */
  #isSent = false;
  #cats: readonly string[] = [];
  #shell: string | undefined;
  #hasEnded = false;
  /** The ends of the streams are marked by a border. */
  #hasBorder = false;
  /** Its channel knows how the command has ended. */
  #isTold = false;
  #isGroupGone = false;
  #isReserved = false;
  #isBroken = false;
  /** How the command has ended, until it is told. */
  #exit: {readonly code: number; readonly signal: string | undefined} | undefined;
  #isEmptying = false;
  #fault: unknown;

  private constructor(
    number: number,
    parts: {
      link: GuestLink;
      folder: string;
      nonce: string;
      pipe: GuestPipe;
      outputs: readonly [GuestOutput, GuestOutput];
      control: (snippet: (id: number) => string) => Promise<string>;
    },
  ) {
    this.number = number;
    this.#link = parts.link;
    this.#folder = parts.folder;
    this.#pipe = parts.pipe;
    this.#control = parts.control;
    this.#streams = (['stdout', 'stderr'] as const).map((name, at) => ({
      name,
      output: parts.outputs[at] as GuestOutput,
      bytes: 0,
      isOver: false,
      held: NOTHING,
    }));
    this.#border = Buffer.from(`${border(parts.nonce)}\n`);
  }

  static async open(
    number: number,
    parts: {
      readonly link: GuestLink;
      readonly folder: string;
      readonly nonce: string;
      readonly control: (snippet: (id: number) => string) => Promise<string>;
      /** Resolves when it has said that it is ready. */
      readonly ready: Promise<void>;
    },
    options: LinkOptions,
  ): Promise<LinkSlot> {
    const {link, folder} = parts;
    await link.start(slotScript(folder, number, parts.nonce), options);
    await parts.ready;
    const [pipe, out, err] = await Promise.all([
      link.openPipe(`${folder}/g.${number}`, options),
      link.openOutput(`${folder}/so.${number}`, options),
      link.openOutput(`${folder}/se.${number}`, options),
    ]);
    return new LinkSlot(number, {...parts, pipe, outputs: [out, err]});
  }

  /** A slot of a machine that this one is a copy of. */
  static resume(state: LinkSlotState, parts: SlotParts): LinkSlot | undefined {
    const {resume} = parts.link;
    if (resume === undefined) return undefined;
    const [out = -1, err = -1] = state.outputs;
    const outputs = [resume.output(out), resume.output(err)] as const;
    const slot = new LinkSlot(state.number, {...parts, pipe: resume.pipe(state.pipe), outputs});
    for (const [at, stream] of slot.#streams.entries()) stream.bytes = state.bytes[at] ?? 0;
    slot.#cats = state.cats;
    slot.#shell = state.shell;
    return slot;
  }

  /** `undefined` where a command runs in it, or it cannot be gone on with. */
  get state(): LinkSlotState | undefined {
    const {handle: pipe} = this.#pipe;
    const outputs = this.#streams.flatMap(({output}) => output.handle ?? []);
    if (!this.isIdle || pipe === undefined || outputs.length < 2) return undefined;
    return {
      number: this.number,
      pipe,
      outputs,
      bytes: this.#streams.map(({bytes}) => bytes),
      cats: this.#cats,
      shell: this.#shell,
    };
  }

  get isIdle(): boolean {
    const isFree = this.#channel === undefined && !this.#isReserved;
    return isFree && !this.#isBroken && !this.#isEmptying;
  }

  get isBroken(): boolean {
    return this.#isBroken;
  }

  get isBusy(): boolean {
    return this.#channel !== undefined;
  }

  get isGroupGone(): boolean {
    return this.#isGroupGone;
  }

  /** Keeps it for someone who will `take` or `release` it. */
  reserve(): void {
    this.#isReserved = true;
  }

  /** Has the slot for `channel`, from before its command is known. */
  take(channel: LinkChannel): void {
    this.#isReserved = false;
    this.#channel = channel;
    this.#exit = undefined;
    this.#looks = 0;
    this.#isSent = false;
    this.#hasEnded = false;
    this.#isGroupGone = false;
    this.#hasBorder = false;
    this.#isTold = false;
    for (const stream of this.#streams) {
      stream.isOver = false;
      stream.held = NOTHING;
    }
  }

  /** Runs what the channel has been given. */
  async start(script: string, input: Buffer, options: LinkOptions): Promise<void> {
    const hasInput = input.length > 0;
    if (hasInput) await this.#link.write(`${this.#folder}/i.${this.number}`, [input], options);
    const command = (text: string): Buffer =>
      Buffer.from(slotCommand(this.#folder, this.number, {script: text, hasInput}), 'latin1');
    let data = command(script);
    if (data.length > PIPE_BYTES_MAX) {
      const path = `${this.#folder}/c.${this.number}`;
      await this.#link.write(path, [Buffer.from(script, 'latin1')], options);
      data = command(`. ${path}`);
    }
    const channel = this.#channel;
    await this.#pipe.send(data, options);
    if (this.#channel !== channel) return;
    this.#isUnseen = true;
    this.#isSent = true;
  }

  /** Whether nobody has looked since its command was sent; the one who asks will. */
  takeFirstLook(): boolean {
    const isUnseen = this.#isUnseen && this.#channel !== undefined && !this.#isEmptying;
    this.#isUnseen = false;
    return isUnseen;
  }

  /** Gives the slot back, before a command has been started in it. */
  release(): void {
    this.#isReserved = false;
    this.#channel = undefined;
  }

  /** Takes notice of what the slot's shell says. */
  hear(words: readonly string[]): void {
    const [what, , first = '', second = '', third] = words;
    if (what === 'r') {
      this.#cats = [first, second];
      this.#shell = third;
    }
    if (what === 'x') {
      this.#isGroupGone = !second.includes('l');
      const code = Number(first);
      const signal = second.includes('s') ? SIGNAL_NAMES.get(code - 128) : undefined;
      this.#exit = {code, signal};
      this.#hasBorder = second.includes('b');
    }
    if (what === 'f') this.#hasEnded = true;
  }

  /** Whether there is anything to read from. */
  get wantsLook(): boolean {
    if (this.#channel === undefined || this.#isEmptying) return false;
    if (this.#exit !== undefined || this.#hasEnded) return true;
    return this.#isSent && this.#looks++ >= YOUNG_LOOKS;
  }

  /** Reads what there is of both streams. @returns whether there was anything. */
  async look(options: LinkOptions): Promise<boolean> {
    const channel = this.#channel;
    if (channel === undefined) return false;
    // Before anything is read: what is in the files then is all there will be.
    const hasEnded = this.#hasEnded;
    const exit = this.#exit;
    const got = await Promise.all(
      this.#streams.map((stream) => this.#read(stream, channel, {hasEnded, options})),
    );
    if (this.#channel !== channel) return false;
    // What it had said by its end comes first; what others say behind it may never end.
    if (exit !== undefined && got.every((one) => one.isAll)) {
      this.#exit = undefined;
      this.#isTold = true;
      channel.exit(exit.code, exit.signal);
    }
    if (this.#isTold && this.#streams.every((stream) => stream.isOver)) {
      this.#channel = undefined;
      channel.finish();
    }
    const isFull = this.#streams.some((stream) => stream.bytes >= FILE_BYTES_MAX);
    if (isFull && !this.#isBroken) {
      // Not waited for: the control shell's answers come by the same loop as this call.
      this.#isEmptying = true;
      this.#empty(channel, options)
        .catch((error: unknown) => channel.destroy(error as Error))
        .finally(() => {
          this.#isEmptying = false;
        });
    }
    return got.some((one) => one.bytes > 0);
  }

  async #read(
    stream: Stream,
    channel: LinkChannel,
    {hasEnded, options}: {readonly hasEnded: boolean; readonly options: LinkOptions},
  ): Promise<{readonly bytes: number; readonly isAll: boolean}> {
    if (stream.isOver) return {bytes: 0, isAll: true};
    const isStdout = stream.name === 'stdout';
    if (isStdout && !channel.wantsMore(() => undefined)) return {bytes: 0, isAll: false};
    const {readBytes} = this.#link;
    const chunk = await stream.output.read(readBytes, options);
    stream.bytes += chunk.length;
    this.#deliver(stream, channel, chunk);
    // A border may be there before the word that there is one.
    if (stream.isOver || this.#hasBorder) return {bytes: chunk.length, isAll: stream.isOver};
    const isAll = chunk.length < readBytes;
    stream.isOver = hasEnded && isAll;
    if (stream.isOver) this.#flush(stream, channel);
    return {bytes: chunk.length, isAll};
  }

  /** Hands on what has come, but for a border and what may be the beginning of one. */
  #deliver(stream: Stream, channel: LinkChannel, chunk: Buffer): void {
    if (chunk.length === 0) return;
    const data = stream.held.length === 0 ? chunk : Buffer.concat([stream.held, chunk]);
    stream.held = NOTHING;
    const tail = data.subarray(Math.max(0, data.length - this.#border.length));
    if (tail.equals(this.#border)) {
      stream.isOver = true;
      const rest = data.subarray(0, data.length - tail.length);
      if (rest.length > 0) channel.deliver(stream.name, rest);
      return;
    }
    const start = data.length - overlap(tail, this.#border);
    stream.held = data.subarray(start);
    if (start > 0) channel.deliver(stream.name, data.subarray(0, start));
  }

  #flush(stream: Stream, channel: LinkChannel): void {
    if (stream.held.length > 0) channel.deliver(stream.name, stream.held);
    stream.held = NOTHING;
  }

  /**
   * Empties the files of what has been read, while those that fill them stand still: so a command
   * may say more than there is room for, and waits when nobody listens.
   */
  async #empty(channel: LinkChannel, options: LinkOptions): Promise<void> {
    const cats = this.#cats.join(' ');
    const isStill = this.#hasEnded;
    if (!isStill) {
      await this.#control(
        (id) =>
          `kill -STOP ${cats} 2>/dev/null; for _pid in ${cats}; do while { read -r _pq </proc/$_pid/stat; } 2>/dev/null; do case \${_pq##*\\) } in R*|S*|D*) ;; *) break;; esac; done; done; _pr ${id} ok`,
      );
    }
    for (const stream of this.#streams) {
      for (;;) {
        const chunk = await stream.output.read(this.#link.readBytes, options);
        if (chunk.length === 0) break;
        this.#deliver(stream, channel, chunk);
      }
    }
    const files = ['so', 'se'].map((name) => `: >${this.#folder}/${name}.${this.number}`);
    await this.#control((id) => `${files.join(';')}; _pr ${id} ok`);
    for (const stream of this.#streams) {
      await stream.output.rewind(options);
      stream.bytes = 0;
    }
    if (!isStill) await this.#control((id) => `kill -CONT ${cats} 2>/dev/null; _pr ${id} ok`);
  }

  /** What still holds its pipes has escaped: they are of no use any more. */
  abandon(channel: LinkChannel): void {
    if (this.#channel !== channel) return;
    this.#channel = undefined;
    this.#isBroken = true;
    const all = [...this.#cats, this.#shell ?? ''].join(' ');
    this.#control((id) => `kill -KILL ${all} 2>/dev/null; _pr ${id} ok`).catch((error: unknown) => {
      this.#fault = error;
    });
  }

  /** Why it could not be given up, for whoever wants to know. */
  get fault(): unknown {
    return this.#fault;
  }
}

/** How many bytes at the end of `data` are the beginning of `mark`. */
function overlap(data: Buffer, mark: Buffer): number {
  for (let length = Math.min(data.length, mark.length - 1); length > 0; length--) {
    if (data.subarray(data.length - length).equals(mark.subarray(0, length))) return length;
  }
  return 0;
}
