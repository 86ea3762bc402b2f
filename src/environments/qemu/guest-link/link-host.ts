import {randomBytes} from 'node:crypto';
import {addAbortListener} from 'node:events';
import type {Duplex} from 'node:stream';
import {FaultError} from '../../../faults/fault-error.ts';
import {monotonicMs} from '../../../util/clock.ts';
import {CancelError} from '../../../util/deadline.ts';
import {ControlShell, type ControlShellState} from '../../posix/control-shell.ts';
import type {
  FileStream,
  HostFiles,
  ShellChannel,
  ShellHost,
  ShellSession,
} from '../../posix/shell-host.ts';
import {
  type GuestLink,
  type GuestOutput,
  type GuestPipe,
  type LinkOptions,
  PIPE_BYTES_MAX,
} from './guest-link.ts';
import {LinkChannel, type LinkChannelOwner} from './link-channel.ts';
import {LinkPace} from './link-pace.ts';
import {linkScript} from './link-scripts.ts';
import {LinkSlot, type LinkSlotState} from './link-slot.ts';

/** Commands at once; more than any guest does well. */
const SLOTS_MAX = 16;
/** Bytes of one look at what the shells say. */
const SAID_BYTES = 16_384;
/** How long a slot's shell may take to start in a guest that is busy. */
const SLOT_TIMEOUT_MS = 60_000;
/** Between two looks, each of which costs an emulated guest half a millisecond, at first. */
const PAUSE_MS = 1;
const NEWLINE = 10;

/** What stands in a guest for a link, and in all copies of it; JSON. */
export interface LinkState {
  readonly nonce: string;
  readonly folder: string;
  readonly control: ControlShellState;
  readonly pipe: number;
  readonly said: number;
  /** What has been read and is no whole line yet, in latin1. */
  readonly rest: string;
  readonly nextSlot: number;
  readonly slots: readonly LinkSlotState[];
}

interface Waiter {
  readonly resolve: (slot: LinkSlot) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * A guest whose shells are used through a link that knows files and processes only: see
 * `link-scripts.ts` for what stands in the guest. One loop looks at what all of them say, often
 * when something has just happened and rarely otherwise.
 */
export class LinkHost implements ShellHost, LinkChannelOwner, AsyncDisposable {
  readonly wire = 'local';
  readonly label: string;
  readonly kind = 'vm';
  readonly lossCode;
  readonly files: HostFiles;
  readonly #link: GuestLink;
  readonly #nonce: string;
  readonly #stop = new AbortController();
  readonly #slots = new Map<number, LinkSlot>();
  readonly #slotOf = new Map<LinkChannel, LinkSlot>();
  readonly #waiters: Waiter[] = [];
  readonly #ready = new Map<number, () => void>();
  #opening = 0;
  #nextSlot = 1;
  #control: Promise<ControlShell> | undefined;
  #controlShell: ControlShell | undefined;
  #controlChannel: LinkChannel | undefined;
  #folder = '';
  #pipe: GuestPipe | undefined;
  #said: GuestOutput | undefined;
  #rest: Buffer = Buffer.alloc(0);
  #pendingAnswers = 0;
  #isLooking = false;
  #wake: (() => void) | undefined;
  /** When something has been asked or said last. */
  #hurriedMs = 0;
  /** When the next look is. */
  #dueMs = 0;
  readonly #pace = new LinkPace();

  /**
   * @param state Of a link to a machine that this one is a copy of; its shells are gone on with.
   * @param stream A faster way for files than the link.
   */
  constructor(link: GuestLink, state?: LinkState, stream?: FileStream) {
    this.#link = link;
    this.#nonce = state?.nonce ?? `proctor-${randomBytes(6).toString('hex')}`;
    this.label = link.label;
    this.lossCode = link.lossCode;
    this.files = {
      write: (path, chunks, options) => link.write(path, chunks, options),
      ...(stream !== undefined && {stream}),
    };
    link.onLost((fault) => this.#lose(fault));
    if (state !== undefined && link.resume !== undefined) this.#resume(state, link.resume);
  }

  /** What copies of the machine can go on with; `undefined` while something is being asked. */
  get state(): LinkState | undefined {
    const control = this.#controlShell;
    const {handle: pipe} = this.#pipe ?? {};
    const {handle: said} = this.#said ?? {};
    if (control?.isAlive !== true || pipe === undefined || said === undefined) return undefined;
    if (this.#pendingAnswers > 0 || this.#opening > 0) return undefined;
    return {
      nonce: this.#nonce,
      folder: this.#folder,
      control: control.state,
      pipe,
      said,
      rest: this.#rest.toString('latin1'),
      nextSlot: this.#nextSlot,
      slots: [...this.#slots.values()].flatMap((slot) => slot.state ?? []),
    };
  }

  #resume(state: LinkState, resume: NonNullable<GuestLink['resume']>): void {
    this.#folder = state.folder;
    this.#pipe = resume.pipe(state.pipe);
    this.#said = resume.output(state.said);
    this.#rest = Buffer.from(state.rest, 'latin1');
    this.#nextSlot = state.nextSlot;
    const control = ControlShell.resume(this.#controlSession(), state.control, this);
    this.#controlShell = control;
    this.#control = Promise.resolve(control);
    for (const each of state.slots) {
      const slot = LinkSlot.resume(each, {
        link: this.#link,
        folder: this.#folder,
        nonce: this.#nonce,
        control: (snippet) => control.call(snippet),
      });
      if (slot !== undefined) this.#slots.set(each.number, slot);
    }
  }

  async openSession(_: string, options: LinkOptions): Promise<ShellSession> {
    options.signal.throwIfAborted();
    await this.control(options);
    const slot = await this.#freeSlot(options);
    if (options.signal.aborted) {
      slot.release();
      this.#dispatch();
      options.signal.throwIfAborted();
    }
    const channel = new LinkChannel(this);
    channel.on('error', () => undefined);
    slot.take(channel);
    this.#slotOf.set(channel, slot);
    return {
      channel: channel as ShellChannel,
      transport: this.#link,
      isWarm: false,
      isSubshell: true,
      isGroupGone: () => slot.isGroupGone,
    };
  }

  async openControl(nonce: string, options: LinkOptions): Promise<ShellSession> {
    const link = this.#link;
    const name = `proctor-${randomBytes(6).toString('hex')}`;
    this.#folder = (await link.run(linkScript(name, nonce), options)).trim();
    if (!this.#folder.startsWith('/')) {
      throw new FaultError('environment/unhealthy', `cannot make a folder on ${this.label}`, {
        help: 'one of /run, /dev/shm, /tmp and /var/tmp must be writable, and mkfifo be there',
      });
    }
    const [pipe, said] = await Promise.all([
      link.openPipe(`${this.#folder}/c.in`, options),
      link.openOutput(`${this.#folder}/c.out`, options),
    ]);
    this.#pipe = pipe;
    this.#said = said;
    return this.#controlSession();
  }

  #controlSession(): ShellSession {
    const channel = new LinkChannel({
      start: () => undefined,
      abandon: () => undefined,
    });
    channel._write = (chunk: Buffer, _: unknown, done: () => void): void => {
      done();
      this.#tell(chunk);
    };
    channel.on('error', () => undefined);
    this.#controlChannel = channel;
    return {channel: channel as ShellChannel, transport: this.#link, isWarm: false};
  }

  prewarm(): void {}

  async control(options: LinkOptions): Promise<ControlShell> {
    options.signal.throwIfAborted();
    this.#throwIfOver();
    const current = await this.#control?.catch(() => undefined);
    if (current?.isAlive === true) return current;
    this.#control = ControlShell.start(this, {signal: this.#stop.signal, roots: new Set()});
    this.#controlShell = await this.#control;
    return this.#controlShell;
  }

  addRoot(): void {}

  removeRoot(): void {}

  dial(host: string, port: number, options: LinkOptions): Promise<Duplex> {
    options.signal.throwIfAborted();
    const message = `cannot connect to ${host}:${port} on ${this.label}: there is no network on the way to it`;
    return Promise.reject(
      new FaultError('vm/unsupported', message, {
        help: 'use `via: ssh`, or a forward of `network:`',
      }),
    );
  }

  /** Ends the guest's shells. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.#stop.abort(new CancelError('stopped', 'the connection is closed'));
    this.#lose(this.#stop.signal.reason);
    await this.#link[Symbol.asyncDispose]();
  }

  start(channel: LinkChannel, script: string, input: Buffer): void {
    const slot = this.#slotOf.get(channel);
    if (slot !== undefined) this.#pace.begin(slot.number, monotonicMs());
    slot?.start(script, input, {signal: this.#stop.signal}).catch((error: unknown) => {
      slot.abandon(channel);
      channel.destroy(error as Error);
    });
    this.#hurry();
  }

  abandon(channel: LinkChannel): void {
    const slot = this.#slotOf.get(channel);
    this.#slotOf.delete(channel);
    if (slot === undefined) return;
    slot.abandon(channel);
    if (slot.isBroken) this.#slots.delete(slot.number);
    this.#dispatch();
  }

  #throwIfOver(): void {
    this.#stop.signal.throwIfAborted();
    if (this.#link.lost !== undefined) throw this.#link.lost;
  }

  #freeSlot(options: LinkOptions): Promise<LinkSlot> {
    this.#throwIfOver();
    return new Promise((resolve, reject) => {
      const listener = addAbortListener(options.signal, () => {
        const at = this.#waiters.indexOf(waiter);
        if (at >= 0) this.#waiters.splice(at, 1);
        waiter.reject(options.signal.reason);
      });
      const waiter: Waiter = {
        resolve: (slot) => {
          listener[Symbol.dispose]();
          resolve(slot);
        },
        reject: (error) => {
          listener[Symbol.dispose]();
          reject(error);
        },
      };
      this.#waiters.push(waiter);
      this.#dispatch();
    });
  }

  #dispatch(): void {
    for (const slot of this.#slots.values()) {
      if (!slot.isIdle) continue;
      const waiter = this.#waiters.shift();
      if (waiter === undefined) return;
      slot.reserve();
      waiter.resolve(slot);
    }
    const room = SLOTS_MAX - this.#slots.size - this.#opening;
    for (let count = Math.min(room, this.#waiters.length - this.#opening); count > 0; count--) {
      this.#openSlot();
    }
  }

  #openSlot(): void {
    const number = this.#nextSlot++;
    this.#opening++;
    const ready = Promise.withResolvers<void>();
    this.#ready.set(number, ready.resolve);
    const {signal} = this.#stop;
    const timer = setTimeout(
      () =>
        ready.reject(
          new FaultError(this.lossCode, `cannot start a shell on ${this.label} in time`),
        ),
      SLOT_TIMEOUT_MS,
    );
    this.#hurry();
    const control = (snippet: (id: number) => string): Promise<string> =>
      this.control({signal}).then((shell) => shell.call(snippet));
    LinkSlot.open(
      number,
      {link: this.#link, folder: this.#folder, nonce: this.#nonce, control, ready: ready.promise},
      {signal},
    )
      .then(
        (slot) => {
          this.#slots.set(number, slot);
          slot.hear(this.#firstWords.get(number) ?? []);
        },
        (error: unknown) => {
          for (const waiter of this.#waiters.splice(0)) waiter.reject(error);
        },
      )
      .finally(() => {
        clearTimeout(timer);
        this.#ready.delete(number);
        this.#firstWords.delete(number);
        this.#opening--;
        this.#dispatch();
      });
  }

  readonly #firstWords = new Map<number, readonly string[]>();

  /** Sends a snippet to the control shell, in pieces that a pipe takes at once. */
  #tell(framedSnippet: Buffer): void {
    const at = framedSnippet.indexOf(NEWLINE);
    const data = framedSnippet.subarray(at + 1);
    this.#pendingAnswers++;
    const send = async (): Promise<void> => {
      for (let start = 0; start < data.length; start += PIPE_BYTES_MAX) {
        const piece = data.subarray(start, start + PIPE_BYTES_MAX);
        await this.#pipe?.send(piece, {signal: this.#stop.signal});
      }
    };
    send().catch((error: unknown) => this.#lose(error));
    this.#hurry();
  }

  #hurry(): void {
    const nowMs = monotonicMs();
    const dueMs = nowMs + this.#pace.firstMs;
    this.#hurriedMs = nowMs;
    this.#dueMs = this.#isLooking ? Math.min(this.#dueMs, dueMs) : dueMs;
    this.#wake?.();
    if (this.#isLooking) return;
    this.#isLooking = true;
    this.#lookLoop().catch((error: unknown) => this.#lose(error));
  }

  get #hasWork(): boolean {
    if (this.#pendingAnswers > 0 || this.#opening > 0) return true;
    for (const slot of this.#slots.values()) if (slot.isBusy) return true;
    return false;
  }

  async #lookLoop(): Promise<void> {
    const options = {signal: this.#stop.signal};
    try {
      while (this.#hasWork && !this.#stop.signal.aborted) {
        await this.#untilDue();
        // All at once where a command is likely to be over by now.
        const firsts = [...this.#slots.values()].filter((slot) => slot.takeFirstLook());
        const [heard] = await Promise.all([
          this.#listen(options),
          ...firsts.map((slot) => slot.look(options)),
        ]);
        const looks = [...this.#slots.values()].filter((slot) => slot.wantsLook);
        const seen = await Promise.all(looks.map((slot) => slot.look(options)));
        this.#dispatch();
        const nowMs = monotonicMs();
        if (heard || seen.includes(true)) this.#hurriedMs = nowMs;
        this.#dueMs = nowMs + (heard && seen.length > 0 ? 0 : this.#pauseMs(nowMs));
      }
    } finally {
      // In the turn in which the last look was at nothing: what is asked for next starts anew.
      this.#isLooking = false;
    }
  }

  /** The quieter it has been, the longer. */
  #pauseMs(nowMs: number): number {
    const quietMs = nowMs - this.#hurriedMs - this.#pace.firstMs;
    return Math.min(this.#link.pollMsMax, Math.max(PAUSE_MS, quietMs / 6));
  }

  async #untilDue(): Promise<void> {
    while (!this.#stop.signal.aborted && this.#link.lost === undefined) {
      const leftMs = this.#dueMs - monotonicMs();
      if (leftMs <= 0) return;
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, leftMs);
        this.#wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
      this.#wake = undefined;
    }
  }

  /** @returns whether anything was said. */
  async #listen(options: LinkOptions): Promise<boolean> {
    const chunk = (await this.#said?.read(SAID_BYTES, options)) ?? Buffer.alloc(0);
    this.#pace.look(chunk.length > 0, monotonicMs());
    if (chunk.length === 0) return false;
    const data = Buffer.concat([this.#rest, chunk]);
    const end = data.lastIndexOf(NEWLINE) + 1;
    this.#rest = data.subarray(end);
    for (const line of data.toString('latin1', 0, end).split('\n').slice(0, -1)) {
      if (!line.startsWith(`${this.#nonce} `)) {
        this.#pendingAnswers = Math.max(0, this.#pendingAnswers - 1);
        this.#controlChannel?.deliver('stdout', Buffer.from(`${line}\n`, 'latin1'));
        continue;
      }
      const words = line.slice(this.#nonce.length + 1).split(' ');
      const number = Number(words[1]);
      if (!this.#slots.has(number)) this.#firstWords.set(number, words);
      this.#slots.get(number)?.hear(words);
      if (words[0] === 'x') this.#pace.end(number, monotonicMs());
      if (words[0] === 'r') this.#ready.get(number)?.();
    }
    return true;
  }

  #lose(reason: unknown): void {
    for (const waiter of this.#waiters.splice(0)) waiter.reject(reason);
    for (const channel of this.#slotOf.keys()) channel.emit('close');
    this.#controlChannel?.emit('close');
    this.#wake?.();
  }
}
