import {createHash, randomBytes} from 'node:crypto';
import {gzipSync} from 'node:zlib';
import {FaultError} from '../../../faults/fault-error.ts';
import {Deadline} from '../../../util/deadline.ts';
import type {GuestLink, GuestOutput, GuestPipe, LinkOptions} from '../guest-link/guest-link.ts';
import {type ConsoleShell, LINE_MAX} from './console-shell.ts';

/** Characters of encoded text in a line, beside what is around it. */
const TEXT_MAX = LINE_MAX - 200;
/** Bytes that are gathered there before they are written: a variable of a shell has room for them. */
const WRITE_BYTES = 12_288;
/** What is not saved by packing at least costs less than the program that unpacks it. */
const PACKED_GAIN_BYTES = 600;
/**
 * Bytes of one block that is read: each costs three small programs; what the kernel has printed
 * into it makes it worthless.
 */
const READ_BYTES = 3_072;
/** A block begins at a multiple of this: what is before its position is read once more. */
const READ_STEP_BYTES = 256;
const READ_ATTEMPTS_MAX = 8;
/** How long the guest has to remove what is there for the link. */
const CLEAN_UP_MS = 5_000;
/** A line of encoded output, as `base64` of any kind breaks it. */
const BASE64_LINE = /^[A-Za-z0-9+/]{1,76}={0,2}$/;

/** A link over a shell on a serial line: what is read has a checksum, and is asked for again. */
export class ConsoleLink implements GuestLink {
  readonly label: string;
  readonly lossCode = 'console/no-shell';
  readonly pollMsMax = 300;
  readonly readBytes = READ_BYTES;
  readonly #shell: ConsoleShell;
  readonly #folder: string;
  readonly #end = randomBytes(4).toString('hex');
  readonly #canUnpack: boolean;
  /** Whether the guest's shell has a file open that it watches. */
  #isWatching = false;
  #lost: FaultError | undefined;
  readonly #listeners = new Set<(fault: FaultError) => void>();
  /** What takes several lines is not mixed with others' lines. */
  #queue: Promise<unknown> = Promise.resolve();

  private constructor(
    shell: ConsoleShell,
    parts: {readonly folder: string; readonly canUnpack: boolean},
  ) {
    this.#shell = shell;
    this.#folder = parts.folder;
    this.#canUnpack = parts.canUnpack;
    this.label = shell.label;
  }

  /** @throws {FaultError} `console/no-shell` where the guest lacks what is needed. */
  static async open(shell: ConsoleShell, options: LinkOptions): Promise<ConsoleLink> {
    const name = `proctor-${randomBytes(5).toString('hex')}`;
    const mark = randomBytes(3).toString('hex');
    const lines = await shell.run(
      `for _cd in /run /dev/shm /tmp /var/tmp ''; do [ -n "$_cd" ] && (umask 077; mkdir "$_cd/${name}") 2>/dev/null && break; done; _ct=; for _l in base64 sha256sum dd mkfifo cat; do command -v $_l >/dev/null || _ct="$_ct $_l"; done; _l=; command -v gzip >/dev/null && _l=y; echo "${mark}:$_cd:$_ct:$_l:"`,
      options,
    );
    const [, place = '', missing = '', gzip = ''] =
      lines.find((line) => line.includes(`${mark}:`))?.split(':') ?? [];
    if (place === '' || missing.trim() !== '') {
      const what = place === '' ? 'no folder can be written to' : `there is no${missing}`;
      throw new FaultError(
        'console/no-shell',
        `cannot work over the console of ${shell.label}: ${what}`,
        {help: 'BusyBox has all that is needed'},
      );
    }
    const link = new ConsoleLink(shell, {
      folder: `${place}/${name}`,
      canUnpack: gzip === 'y',
    });
    await link.#define(options);
    return link;
  }

  get lost(): FaultError | undefined {
    return this.#lost;
  }

  onLost(listener: (fault: FaultError) => void): Disposable {
    this.#listeners.add(listener);
    return {[Symbol.dispose]: () => this.#listeners.delete(listener)};
  }

  async run(script: string, options: LinkOptions): Promise<string> {
    const base = `${this.#folder}/run`;
    await this.#fill(base, [Buffer.from(script)], options);
    await this.#say(`sh ${base} >${base}.out 2>/dev/null </dev/null 3<&-`, options);
    return (await this.#outputOf(`${base}.out`).read(READ_BYTES, options)).toString();
  }

  async start(script: string, options: LinkOptions): Promise<void> {
    const path = `${this.#folder}/s${randomBytes(3).toString('hex')}`;
    await this.#fill(path, [Buffer.from(script)], options);
    await this.#say(`sh ${path} </dev/null >/dev/null 2>&1 3<&- &`, options);
  }

  async openPipe(path: string): Promise<GuestPipe> {
    return {
      send: (data, options) =>
        this.#inTurn(async () => {
          const text = [...escapes(data)];
          await this.#with(text, (word) => `printf %b ${word} >${path}`, options);
        }),
    };
  }

  /** The first that is opened is the one that is looked at most: the guest's shell watches it. */
  async openOutput(path: string, options: LinkOptions): Promise<GuestOutput> {
    if (this.#isWatching) return this.#outputOf(path);
    this.#isWatching = true;
    // A shell whose `exec` fails ends.
    await this.#say(`[ ! -r '${path}' ] || exec 3<'${path}'`, options);
    return this.#outputOf(path, {isWatched: true});
  }

  #outputOf(path: string, {isWatched = false} = {}): GuestOutput {
    let position = 0;
    let canWatch = isWatched;
    /** All there was has been read. */
    let isAtEnd = false;
    return {
      read: async (bytesMax, options) => {
        const parts: Buffer[] = [];
        let bytes = 0;
        for (let isFull = true; isFull && bytes < bytesMax; ) {
          const step = Math.floor(position / READ_STEP_BYTES);
          const ask = canWatch && isAtEnd ? '_rw' : '_rb';
          isAtEnd = false;
          const data = await this.#block(path, {ask, step}, options);
          if (data === undefined) {
            isAtEnd = true;
            break;
          }
          const skipped = position - step * READ_STEP_BYTES;
          const part = data.subarray(skipped, skipped + bytesMax - bytes);
          isFull = data.length === READ_BYTES;
          isAtEnd = !isFull && skipped + part.length === data.length;
          position += part.length;
          bytes += part.length;
          parts.push(part);
        }
        return Buffer.concat(parts);
      },
      rewind: async () => {
        position = 0;
        canWatch = false;
      },
    };
  }

  async write(
    path: string,
    chunks: AsyncIterable<Buffer> | Iterable<Buffer>,
    options: LinkOptions,
  ): Promise<void> {
    if (path.startsWith('/') && /^[\w./+-]+$/.test(path)) {
      await this.#fill(path, chunks, options);
      return;
    }
    const gathered = `${this.#folder}/w${randomBytes(3).toString('hex')}`;
    await this.#fill(gathered, chunks, options);
    // The path may hold anything; a substitution takes away line feeds at the end.
    await this.#inTurn(() =>
      this.#with(
        [...escapes(Buffer.from(path))],
        (word) => `_b=$(printf %b ${word}x); mv -f ${gathered} "\${_b%x}"; _b=`,
        options,
      ),
    );
  }

  async [Symbol.asyncDispose](): Promise<void> {
    // A guest that does not answer is not waited for: its folder goes with it.
    using deadline = new Deadline(CLEAN_UP_MS, {parent: new AbortController().signal});
    const {signal} = deadline;
    await this.#say(`rm -rf ${this.#folder}`, {signal}).catch(() => undefined);
    await this.#shell[Symbol.asyncDispose]();
  }

  /** Makes a file, whose path needs no quotes. */
  async #fill(
    path: string,
    chunks: AsyncIterable<Buffer> | Iterable<Buffer>,
    options: LinkOptions,
  ): Promise<void> {
    let arrow = '>';
    for await (const chunk of chunks) {
      for (let start = 0; start < chunk.length; start += WRITE_BYTES) {
        const {data, unpack} = this.#packed(chunk.subarray(start, start + WRITE_BYTES));
        const target = `${arrow}${path}`;
        await this.#inTurn(() =>
          this.#with(
            [...piecesOf(data.toString('base64'))],
            (word) => `echo ${word} | base64 -d${unpack} ${target}`,
            options,
          ),
        );
        arrow = '>>';
      }
    }
    if (arrow === '>') await this.#say(`: >${path}`, options);
  }

  /** What is sent of `data`, and what the guest makes it again with. */
  #packed(data: Buffer): {readonly data: Buffer; readonly unpack: string} {
    if (this.#canUnpack && data.length > PACKED_GAIN_BYTES) {
      const packed = gzipSync(data);
      if (packed.length + PACKED_GAIN_BYTES < data.length) {
        return {data: packed, unpack: ' | gzip -dc'};
      }
    }
    return {data, unpack: ''};
  }

  /**
   * `_rb FILE STEP`: prints a block of a file, encoded, and its checksum; or that there is none.
   * `_rw FILE STEP`: the same, at the price of no program where the watched file has not grown.
   */
  async #define(options: LinkOptions): Promise<void> {
    const file = `${this.#folder}/block`;
    const count = READ_BYTES / READ_STEP_BYTES;
    const none = `echo "${this.#end}:-:"`;
    await this.#say(
      `_rb() { if [ ! -s "$1" ]; then ${none}; return; fi; dd if="$1" bs=${READ_STEP_BYTES} skip="$2" count=${count} >${file} 2>/dev/null; if [ -s ${file} ]; then base64 <${file}; echo "${this.#end}:$(sha256sum <${file}):"; else ${none}; fi; }`,
      options,
    );
    await this.#say(
      `_rw() { _c=; while IFS= read -r _x <&3 || [ -n "$_x" ]; do _c=y; done; if [ -n "$_c" ]; then _rb "$@"; else ${none}; fi; }`,
      options,
    );
  }

  /** `undefined` where there is none. */
  async #block(
    path: string,
    at: {readonly ask: string; readonly step: number},
    options: LinkOptions,
  ): Promise<Buffer | undefined> {
    let {ask} = at;
    for (let attempt = 0; attempt < READ_ATTEMPTS_MAX; attempt++) {
      const lines = await this.#say(`${ask} ${path} ${at.step}`, options);
      if (lines.some((line) => line.endsWith(`${this.#end}:-:`))) return undefined;
      const data = this.#decode(lines);
      if (data !== undefined) return data;
      // What has been asked for once has been seen by the shell there.
      ask = '_rb';
    }
    throw new FaultError(
      'transfer/failed',
      `cannot read from the console of ${this.label}: the kernel prints too much in between`,
    );
  }

  /** `undefined` where it is damaged. */
  #decode(lines: readonly string[]): Buffer | undefined {
    const end = lines.findLast((line) => line.includes(`${this.#end}:`));
    const [, sum = ''] = end?.split(':') ?? [];
    const text = lines.filter((line) => BASE64_LINE.test(line)).join('');
    const data = Buffer.from(text, 'base64');
    const isWhole = createHash('sha256').update(data).digest('hex') === sum.slice(0, 64);
    return isWhole ? data : undefined;
  }

  /** Does what `work` makes of a word that stands for all `pieces`; at once where they are short. */
  async #with(
    pieces: readonly string[],
    work: (word: string) => string,
    options: LinkOptions,
  ): Promise<void> {
    const [only = ''] = pieces;
    if (pieces.length <= 1) {
      await this.#say(work(`'${only}'`), options);
      return;
    }
    let before = '';
    for (const piece of pieces) {
      await this.#say(`_b=${before}'${piece}'`, options);
      before = '"$_b"';
    }
    await this.#say(`${work(before)}; _b=`, options);
  }

  async #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#queue.then(work);
    this.#queue = turn.catch(() => undefined);
    return turn;
  }

  async #say(snippet: string, options: LinkOptions): Promise<string[]> {
    if (this.#lost !== undefined) throw this.#lost;
    try {
      return await this.#shell.run(snippet, options);
    } catch (error) {
      if (error instanceof FaultError && error.code === this.lossCode) {
        this.#lost ??= error;
        for (const listener of this.#listeners) listener(error);
        this.#listeners.clear();
      }
      throw error;
    }
  }
}

/** `data` as `printf %b` takes it, in pieces that can stand between single quotes. */
function* escapes(data: Buffer): Generator<string> {
  let piece = '';
  for (const byte of data) {
    const isPlain = byte >= 0x20 && byte < 0x7f && byte !== 0x27 && byte !== 0x5c;
    piece += isPlain ? String.fromCharCode(byte) : `\\0${byte.toString(8).padStart(3, '0')}`;
    if (piece.length < TEXT_MAX) continue;
    yield piece;
    piece = '';
  }
  if (piece !== '') yield piece;
}

function* piecesOf(text: string): Generator<string> {
  for (let start = 0; start < text.length; start += TEXT_MAX) {
    yield text.slice(start, start + TEXT_MAX);
  }
}
