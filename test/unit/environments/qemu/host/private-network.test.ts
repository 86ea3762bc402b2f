import {Duplex} from 'node:stream';
import {setImmediate as turn} from 'node:timers/promises';
import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {
  FRAME_BYTES_MAX,
  FrameReader,
} from '../../../../../src/environments/qemu/host/frame-reader.ts';
import {
  macAddress,
  type NetworkMember,
  PrivateNetwork,
  PrivateNetworks,
} from '../../../../../src/environments/qemu/host/private-network.ts';

const EVERYBODY = 0xffffffffffff;

/** A frame as QEMU sends it. */
function frame(target: number, source: number, text = ''): Buffer {
  const bytes = Buffer.alloc(18 + text.length);
  bytes.writeUInt32BE(bytes.length - 4, 0);
  bytes.writeUIntBE(target, 4, 6);
  bytes.writeUIntBE(source, 10, 6);
  bytes.write(text, 18, 'latin1');
  return bytes;
}

/** One end of a socketpair whose other end is a guest's card. */
class Card extends Duplex {
  readonly got: string[] = [];
  readonly #reader = new FrameReader();
  /** While it takes nothing. */
  #waiting: (() => void)[] | undefined;

  override _read(): void {}

  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    const {bytes, frames} = this.#reader.read(chunk);
    for (const {start, end} of frames) this.got.push(bytes.toString('latin1', start + 18, end));
    if (this.#waiting === undefined) done();
    else this.#waiting.push(done);
  }

  stopTaking(): void {
    this.#waiting ??= [];
  }

  send(...frames: Buffer[]): void {
    this.push(Buffer.concat(frames));
  }
}

function cards(network: PrivateNetwork, count: number): [Card, NetworkMember][] {
  return Array.from({length: count}, () => {
    const card = new Card();
    return [card, network.join(card)];
  });
}

describe('FrameReader', () => {
  it('finds the same frames however the bytes are cut', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.maxSafeNat(), fc.uint8Array({maxLength: 200})), {maxLength: 20}),
        fc.array(fc.integer({min: 1, max: 50}), {minLength: 1, maxLength: 20}),
        (contents, cuts) => {
          const sent = contents.map(([number, text]) =>
            frame(number % 2 ** 48, 7, Buffer.from(text).toString('latin1')),
          );
          const bytes = Buffer.concat(sent);
          const reader = new FrameReader();
          const found: Buffer[] = [];
          for (let at = 0, index = 0; at < bytes.length; index++) {
            const size = cuts[index % cuts.length] ?? 1;
            const read = reader.read(bytes.subarray(at, at + size));
            for (const {start, end} of read.frames)
              found.push(Buffer.from(read.bytes.subarray(start, end)));
            at += size;
          }
          expect(found).toEqual(sent);
        },
      ),
      {numRuns: 200},
    );
  });

  it('reads no frame that is longer than any', () => {
    const bytes = Buffer.alloc(4);
    bytes.writeUInt32BE(FRAME_BYTES_MAX + 1);
    expect(() => new FrameReader().read(bytes)).toThrow('a frame of 69633 bytes');
  });

  it('leaves out what is too short for a frame', () => {
    const {frames} = new FrameReader().read(
      Buffer.concat([Buffer.from([0, 0, 0, 1, 9]), frame(1, 2)]),
    );
    expect(frames).toEqual([{start: 5, end: 23, target: 1, source: 2}]);
  });
});

describe('PrivateNetwork', () => {
  it('gives a frame to everybody until it is known where its target is', async () => {
    const [[one], [two], [three]] = cards(new PrivateNetwork(), 3) as [
      [Card, NetworkMember],
      [Card, NetworkMember],
      [Card, NetworkMember],
    ];
    one.send(frame(2, 1, 'who is two?'));
    await turn();
    two.send(frame(1, 2, 'I'));
    await turn();
    one.send(frame(2, 1, 'hello'), frame(2, 1, 'again'), frame(EVERYBODY, 1, 'all'));
    await turn();
    expect(one.got).toEqual(['I']);
    expect(two.got).toEqual(['who is two?', 'hello', 'again', 'all']);
    expect(three.got).toEqual(['who is two?', 'all']);
  });

  it('lets nobody speak for the address of another member, as a copy would at first', async () => {
    const network = new PrivateNetwork();
    const [one, two, copy] = [new Card(), new Card(), new Card()] as const;
    network.join(one, '00:00:00:00:00:01');
    network.join(two, '00:00:00:00:00:02');
    network.join(copy, '00:00:00:00:00:03');
    copy.send(frame(EVERYBODY, 1, 'I am one'), frame(EVERYBODY, 3, 'I am three'));
    await turn();
    two.send(frame(1, 2, 'hello'));
    await turn();
    expect(one.got).toEqual(['I am three', 'hello']);
    expect(two.got).toEqual(['I am three']);
    expect(copy.got).toEqual([]);
  });

  it('E12 cuts a member off and takes it back', async () => {
    const [[one], [two, member]] = cards(new PrivateNetwork(), 2) as [
      [Card, NetworkMember],
      [Card, NetworkMember],
    ];
    member.setConnected(false);
    one.send(frame(EVERYBODY, 1, 'lost'));
    // Half a frame while it is cut off: the next is found all the same.
    const cut = frame(EVERYBODY, 2, 'cut');
    two.send(cut.subarray(0, 9));
    await turn();
    member.setConnected(true);
    two.send(cut.subarray(9), frame(1, 2, 'back'));
    one.send(frame(EVERYBODY, 1, 'seen'));
    await turn();
    expect(two.got).toEqual(['seen']);
    expect(one.got).toEqual(['cut', 'back']);
    expect(member.counts).toEqual({framesIn: 2, framesOut: 1, framesDropped: 1});
  });

  it('drops what a slow member does not take, and serves the others', async () => {
    const [[one], [slow, member], [quick]] = cards(new PrivateNetwork(), 3) as [
      [Card, NetworkMember],
      [Card, NetworkMember],
      [Card, NetworkMember],
    ];
    slow.stopTaking();
    const big = 'x'.repeat(60_000);
    for (let index = 0; index < 200; index++) {
      one.send(frame(EVERYBODY, 1, big));
      await turn();
    }
    expect(quick.got).toHaveLength(200);
    expect(slow.writableLength).toBeLessThanOrEqual(4 * 2 ** 20);
    expect(member.counts.framesDropped).toBeGreaterThan(100);
  });

  it('lets a member go whose QEMU has ended, or speaks no sense', async () => {
    const network = new PrivateNetwork();
    const [[one], [two], [three], [four]] = cards(network, 4) as [
      [Card, NetworkMember],
      [Card, NetworkMember],
      [Card, NetworkMember],
      [Card, NetworkMember],
    ];
    two.destroy();
    three.destroy(new Error('ECONNRESET'));
    four.push(Buffer.from('ffffffff00', 'hex'));
    await turn();
    await turn();
    expect(network.size).toBe(1);
    one.send(frame(EVERYBODY, 1, 'anybody?'));
    four.push(Buffer.alloc(2_000_000));
    await turn();
    // It is read on, so that its QEMU does not wait for us.
    expect(four.readableLength).toBe(0);
    expect(four.got).toEqual([]);
  });

  it('E9 is another one for each run and name, as long as somebody is on it', () => {
    const networks = new PrivateNetworks();
    const first = networks.of('run-1', 'lan');
    const [[, member]] = cards(first, 1) as [[Card, NetworkMember]];
    expect(networks.of('run-1', 'lan')).toBe(first);
    expect(networks.of('run-2', 'lan')).not.toBe(first);
    expect(networks.of('run-1', 'wan')).not.toBe(first);
    expect(networks.of('run-1', 'lan')).toBe(first);
    member[Symbol.dispose]();
    member[Symbol.dispose]();
    networks.of('run-1', 'wan');
    expect(networks.of('run-1', 'lan')).not.toBe(first);
  });
});

describe('macAddress', () => {
  it('E9 is stable, locally administered and different for each card', () => {
    const card = {environment: 'vm', instance: 1, network: 'lan'};
    expect(macAddress(card)).toBe(macAddress({...card}));
    const all = new Set<string>();
    for (const environment of ['vm', 'vm1', 'other']) {
      for (const network of ['lan', undefined]) {
        for (let instance = 1; instance <= 200; instance++) {
          const mac = macAddress({environment, instance, network});
          expect(mac).toMatch(/^02(:[0-9a-f]{2}){5}$/);
          all.add(mac);
        }
      }
    }
    expect(all.size).toBe(1200);
  });
});
