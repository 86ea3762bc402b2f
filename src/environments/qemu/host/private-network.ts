import {createHash} from 'node:crypto';
import type {Duplex} from 'node:stream';
import {type Frame, FrameReader} from './frame-reader.ts';

/**
 * What waits for one guest at most; what comes then is dropped, as a switch does. Larger than what
 * TCP has on its way at once, by default.
 */
const QUEUE_BYTES_MAX = 4 * 2 ** 20;
/** Addresses that a network remembers; when guests make up more, it learns them anew. */
const ADDRESSES_MAX = 1024;
/** Bit of a target that is a group's or everybody's: IEEE 802.3, 3.2.3. */
const GROUP_BIT = 2 ** 40;

/** What a member has sent and got. */
export interface MemberCounts {
  readonly framesIn: number;
  readonly framesOut: number;
  /** Not given to it, because too much was waiting or it was cut off. */
  readonly framesDropped: number;
}

/** A guest's card on a private network. Disposing takes it off; its channel stays its owner's. */
export interface NetworkMember extends Disposable {
  readonly counts: MemberCounts;
  /** Cuts it off, or restores it. The guest still sees a link. */
  setConnected(isConnected: boolean): void;
}

/**
 * A network between guests, and nobody else: an Ethernet switch in this process. Each card's QEMU
 * is on the other end of a socketpair that it has inherited (`-netdev socket,fd=N`), so there is
 * no port and no file that another run or user could find, and nothing is left when it ends.
 */
export class PrivateNetwork {
  readonly #members = new Set<Member>();
  /** Behind which member an address was seen last. */
  readonly #places = new Map<number, Member>();
  /** Whose an address is; nobody else can speak for it. */
  readonly #owners = new Map<number, Member>();

  get size(): number {
    return this.#members.size;
  }

  /**
   * Adds a card. It leaves when its channel closes.
   *
   * @param channel Our end of the socketpair.
   * @param mac What others send under this address is dropped: a copy that goes on has the address of
   *   what it is a copy of, until it is told its own. @default any address may be anybody's
   */
  join(channel: Duplex, mac?: string): NetworkMember {
    const own = mac === undefined ? undefined : Number.parseInt(mac.replaceAll(':', ''), 16);
    const member = new Member(channel, {
      forward: (bytes, frames) => this.#forward(member, {bytes, frames}),
      leave: () => {
        this.#members.delete(member);
        for (const [address, place] of this.#places) {
          if (place === member) this.#places.delete(address);
        }
        if (own !== undefined && this.#owners.get(own) === member) this.#owners.delete(own);
      },
    });
    this.#members.add(member);
    if (own !== undefined) this.#owners.set(own, member);
    member.start();
    return member;
  }

  /** Frames that follow each other and go to the same members are passed on as one piece. */
  #forward(
    sender: Member,
    {bytes, frames}: {readonly bytes: Buffer; readonly frames: readonly Frame[]},
  ): void {
    let run: {start: number; end: number; count: number; to: Member | undefined} | undefined;
    const pass = (): void => {
      if (run === undefined) return;
      const piece = bytes.subarray(run.start, run.end);
      const targets = run.to === undefined ? this.#members : [run.to];
      for (const target of targets) {
        if (target !== sender) target.give(piece, run.count);
      }
    };
    for (const {start, end, target, source} of frames) {
      const owner = this.#owners.get(source);
      if (owner === undefined) this.#learn(source, sender);
      else if (owner !== sender) continue;
      const isGroup = Math.floor(target / GROUP_BIT) % 2 === 1;
      const to = isGroup ? undefined : (this.#owners.get(target) ?? this.#places.get(target));
      if (run !== undefined && run.to === to && run.end === start) {
        run.end = end;
        run.count++;
      } else {
        pass();
        run = {start, end, count: 1, to};
      }
    }
    pass();
  }

  #learn(address: number, member: Member): void {
    if (this.#places.get(address) === member) return;
    if (this.#places.size >= ADDRESSES_MAX) this.#places.clear();
    this.#places.set(address, member);
  }
}

/** What a member does to its network. */
interface Uplink {
  readonly forward: (bytes: Buffer, frames: readonly Frame[]) => void;
  readonly leave: () => void;
}

class Member implements NetworkMember {
  readonly #channel: Duplex;
  readonly #network: Uplink;
  readonly #reader = new FrameReader();
  readonly #onData = (chunk: Buffer): void => this.#read(chunk);
  readonly #onEnd = (): void => this[Symbol.dispose]();
  readonly #counts = {framesIn: 0, framesOut: 0, framesDropped: 0};
  #isConnected = true;
  #hasLeft = false;

  constructor(channel: Duplex, network: Uplink) {
    this.#channel = channel;
    this.#network = network;
  }

  get counts(): MemberCounts {
    return {...this.#counts};
  }

  start(): void {
    this.#channel.on('error', this.#onEnd);
    this.#channel.on('close', this.#onEnd);
    this.#channel.on('end', this.#onEnd);
    this.#channel.on('data', this.#onData);
  }

  setConnected(isConnected: boolean): void {
    this.#isConnected = isConnected;
  }

  give(piece: Buffer, frames: number): void {
    const isFull = this.#channel.writableLength + piece.length > QUEUE_BYTES_MAX;
    if (this.#hasLeft || !this.#isConnected || isFull || !this.#channel.writable) {
      this.#counts.framesDropped += frames;
      return;
    }
    this.#counts.framesOut += frames;
    this.#channel.write(piece);
  }

  #read(chunk: Buffer): void {
    try {
      // Read also where it is cut off, to know where frames begin when it is restored.
      const {bytes, frames} = this.#reader.read(chunk);
      this.#counts.framesIn += frames.length;
      if (this.#isConnected) this.#network.forward(bytes, frames);
    } catch {
      this[Symbol.dispose]();
    }
  }

  [Symbol.dispose](): void {
    if (this.#hasLeft) return;
    this.#hasLeft = true;
    this.#network.leave();
    this.#channel.off('data', this.#onData);
    this.#channel.off('close', this.#onEnd);
    this.#channel.off('end', this.#onEnd);
    // The listener for errors stays: an error nobody listens to would end this process. What the
    // guest still sends goes nowhere; it must not wait for us.
    this.#channel.resume();
  }
}

/** The private networks of the runs of this process, by run and name. */
export class PrivateNetworks {
  readonly #networks = new Map<string, PrivateNetwork>();

  /**
   * The network `name` of the run: the same for all who ask while it has members.
   *
   * @param name As in the manifest's `network.private`.
   */
  of(runId: string, name: string): PrivateNetwork {
    for (const [key, network] of this.#networks) {
      if (network.size === 0) this.#networks.delete(key);
    }
    const key = JSON.stringify([runId, name]);
    const network = this.#networks.get(key) ?? new PrivateNetwork();
    this.#networks.set(key, network);
    return network;
  }
}

/**
 * A card's MAC address: always the same for the same card, and another for each other one of a
 * run. Locally administered (IEEE 802, 8.4), with 40 bits of a digest.
 *
 * @param card.network `undefined` for the card of user networking.
 * @returns as `02:5a:…`.
 */
export function macAddress(card: {
  readonly environment: string;
  readonly instance: number;
  readonly network: string | undefined;
}): string {
  const text = JSON.stringify([card.environment, card.instance, card.network ?? 0]);
  const digest = createHash('sha256').update(text).digest();
  const bytes = [0x02, ...digest.subarray(0, 5)];
  return bytes.map((byte) => byte.toString(16).padStart(2, '0')).join(':');
}
