import {createHash, randomBytes} from 'node:crypto';
import {FaultError} from '../../../faults/fault-error.ts';
import {Deadline} from '../../../util/deadline.ts';
import type {GuestLink, GuestOutput, GuestPipe, LinkOptions} from '../guest-link/guest-link.ts';
import {type ConsoleShell, LINE_MAX} from './console-shell.ts';

/** Characters of encoded text in a line, beside what is around it. */
const TEXT_MAX = LINE_MAX - 200;
/** Bytes that are gathered there before they are written: a variable of a shell has room for them. */
const WRITE_BYTES = 12_288;
/**
 * Bytes of one block that is read: each costs three small programs; what the kernel has printed
 * into it makes it worthless.
 */
const READ_BYTES = 3_072;
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
  #lost: FaultError | undefined;
  readonly #listeners = new Set<(fault: FaultError) => void>();
  /** What takes several lines is not mixed with others' lines. */
  #queue: Promise<unknown> = Promise.resolve();

  private constructor(shell: ConsoleShell, folder: string) {
    this.#shell = shell;
    this.#folder = folder;
    this.label = shell.label;
  }

  /** @throws {FaultError} `console/no-shell` where the guest lacks what is needed. */
  static async open(shell: ConsoleShell, options: LinkOptions): Promise<ConsoleLink> {
    const name = `proctor-${randomBytes(5).toString('hex')}`;
    const mark = randomBytes(3).toString('hex');
    const lines = await shell.run(
      `for _cd in /run /dev/shm /tmp /var/tmp ''; do [ -n "$_cd" ] && (umask 077; mkdir "$_cd/${name}") 2>/dev/null && break; done; _ct=; for _l in base64 sha256sum dd mkfifo cat; do command -v $_l >/dev/null || _ct="$_ct $_l"; done; echo "${mark}:$_cd:$_ct:"`,
      options,
    );
    const [, place = '', missing = ''] =
      lines.find((line) => line.includes(`${mark}:`))?.split(':') ?? [];
    if (place === '' || missing.trim() !== '') {
      const what = place === '' ? 'no folder can be written to' : `there is no${missing}`;
      throw new FaultError(
        'console/no-shell',
        `cannot work over the console of ${shell.label}: ${what}`,
        {help: 'BusyBox has all that is needed'},
      );
    }
    const link = new ConsoleLink(shell, `${place}/${name}`);
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
    await this.write(base, [Buffer.from(script)], options);
    await this.#say(`sh ${base} >${base}.out 2>/dev/null </dev/null`, options);
    const output = await this.openOutput(`${base}.out`);
    return (await output.read(READ_BYTES, options)).toString();
  }

  async start(script: string, options: LinkOptions): Promise<void> {
    const path = `${this.#folder}/s${randomBytes(3).toString('hex')}`;
    await this.write(path, [Buffer.from(script)], options);
    await this.#say(`sh ${path} </dev/null >/dev/null 2>&1 &`, options);
  }

  async openPipe(path: string): Promise<GuestPipe> {
    return {
      send: (data, options) =>
        this.#inTurn(async () => {
          await this.#gather(escapes(data), options);
          await this.#say(`printf %b "$_b" >${path}; _b=`, options);
        }),
    };
  }

  async openOutput(path: string): Promise<GuestOutput> {
    let position = 0;
    return {
      read: async (bytesMax, options) => {
        const parts: Buffer[] = [];
        let bytes = 0;
        for (let isFull = true; isFull && bytes < bytesMax; ) {
          const block = Math.floor(position / READ_BYTES);
          const data = await this.#block(path, block, options);
          const part = data.subarray(position - block * READ_BYTES).subarray(0, bytesMax - bytes);
          isFull = data.length === READ_BYTES;
          position += part.length;
          bytes += part.length;
          parts.push(part);
        }
        return Buffer.concat(parts);
      },
      rewind: async () => {
        position = 0;
      },
    };
  }

  async write(
    path: string,
    chunks: AsyncIterable<Buffer> | Iterable<Buffer>,
    options: LinkOptions,
  ): Promise<void> {
    const gathered = `${this.#folder}/w${randomBytes(3).toString('hex')}`;
    await this.#say(`: >${gathered}`, options);
    for await (const chunk of chunks) {
      for (let start = 0; start < chunk.length; start += WRITE_BYTES) {
        const data = chunk.subarray(start, start + WRITE_BYTES).toString('base64');
        await this.#inTurn(async () => {
          await this.#gather(piecesOf(data), options);
          await this.#say(`echo "$_b" | base64 -d >>${gathered}; _b=`, options);
        });
      }
    }
    // The path may hold anything; a substitution takes away line feeds at the end.
    await this.#inTurn(async () => {
      await this.#gather(escapes(Buffer.from(path)), options);
      const move = `_b=$(printf %b "$_b"x); mv -f ${gathered} "\${_b%x}"; _b=`;
      await this.#say(move, options);
    });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    // A guest that does not answer is not waited for: its folder goes with it.
    using deadline = new Deadline(CLEAN_UP_MS, {parent: new AbortController().signal});
    const {signal} = deadline;
    await this.#say(`rm -rf ${this.#folder}`, {signal}).catch(() => undefined);
    await this.#shell[Symbol.asyncDispose]();
  }

  /** `_rb FILE BLOCK`: prints a block of a file, encoded, and its checksum. */
  async #define(options: LinkOptions): Promise<void> {
    const file = `${this.#folder}/block`;
    await this.#say(
      `_rb() { dd if="$1" bs=${READ_BYTES} skip="$2" count=1 >${file} 2>/dev/null; [ -s ${file} ] && base64 <${file}; echo "${this.#end}:$(sha256sum <${file}):"; }`,
      options,
    );
  }

  async #block(path: string, block: number, options: LinkOptions): Promise<Buffer> {
    for (let attempt = 0; attempt < READ_ATTEMPTS_MAX; attempt++) {
      const data = this.#decode(await this.#say(`_rb ${path} ${block}`, options));
      if (data !== undefined) return data;
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

  async #gather(pieces: Iterable<string>, options: LinkOptions): Promise<void> {
    await this.#say('_b=', options);
    for (const piece of pieces) await this.#say(`_b="$_b"'${piece}'`, options);
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
