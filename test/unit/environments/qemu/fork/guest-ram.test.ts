import {fstatSync, readSync, writeSync} from 'node:fs';
import {open, statfs} from 'node:fs/promises';
import {join} from 'node:path';
import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {GuestRam} from '../../../../../src/environments/qemu/fork/guest-ram.ts';
import {copyData, digestData} from '../../../../../src/environments/qemu/fork/sparse-file.ts';
import {openContext} from '../../../../rig/step-context.ts';

const MIB = 2 ** 20;

async function createRam(bytes: number): Promise<GuestRam> {
  const ram = await GuestRam.create(bytes);
  if ('why' in ram) throw new Error(ram.why);
  return ram;
}

function isOpen(fd: number): boolean {
  try {
    fstatSync(fd);
    return true;
  } catch {
    return false;
  }
}

describe('guest memory', () => {
  it('is a file of whole MiB, without a name, that takes no room before it is written to', async () => {
    await using ram = await createRam(3 * MIB - 5);
    const {size, blocks, nlink} = fstatSync(ram.fd);
    expect({size, blocks, nlink, bytes: ram.bytes}).toEqual({
      size: 3 * MIB,
      blocks: 0,
      nlink: 0,
      bytes: 3 * MIB,
    });
  });

  it('is copied with its holes, and the copy is another', async () => {
    await using ram = await createRam(8 * MIB);
    writeSync(ram.fd, 'written', 5 * MIB + 3);
    const copy = await ram.copy({signal: new AbortController().signal});
    if ('why' in copy) throw new Error(copy.why);
    await using _ = copy;
    writeSync(ram.fd, 'changed', 5 * MIB + 3);
    const found = Buffer.alloc(7);
    readSync(copy.fd, found, 0, 7, 5 * MIB + 3);
    expect(found.toString()).toBe('written');
    expect(fstatSync(copy.fd).size).toBe(8 * MIB);
    expect(fstatSync(copy.fd).blocks * 512).toBeLessThan(MIB);
  });

  it('is closed when it is disposed of and nobody uses it any more', async () => {
    const ram = await createRam(MIB);
    const uses = [ram.use(), ram.use()];
    await ram[Symbol.asyncDispose]();
    await ram[Symbol.asyncDispose]();
    expect(isOpen(ram.fd)).toBe(true);
    uses[0]?.[Symbol.dispose]();
    uses[0]?.[Symbol.dispose]();
    expect(isOpen(ram.fd)).toBe(true);
    uses[1]?.[Symbol.dispose]();
    expect(isOpen(ram.fd)).toBe(false);
  });

  it('says why it cannot be had: no tmpfs, no folder, not enough room', async () => {
    await using rig = await openContext();
    const {folder} = rig.context;
    const why = async (bytes: number, place: string): Promise<string> => {
      const ram = await GuestRam.create(bytes, {env: {PROCTOR_RAM_FOLDER: place}});
      if (!('why' in ram)) throw new Error('there is some');
      return ram.why;
    };
    expect(await why(MIB, '/proc')).toBe('/proc is no tmpfs');
    expect(await why(MIB, join(folder, 'none'))).toMatch(/none cannot be used: ENOENT/);
    expect(await why(2 ** 50, '/dev/shm')).toMatch(/^\/dev\/shm has \d+ MiB to spare, of/);
  });

  it('does not promise the same room twice', async () => {
    const {blocks, bsize} = await statfs('/dev/shm');
    const bytes = Math.floor((blocks * bsize * 0.6) / MIB) * MIB;
    await using first = await createRam(bytes);
    const second = await GuestRam.create(bytes);
    if (!('why' in second)) await second[Symbol.asyncDispose]();
    expect('why' in second && second.why).toMatch(/MiB to spare/);
    expect(first.bytes).toBe(bytes);
  });
});

describe('sparse files', () => {
  it('are copied byte by byte, and have the digest of their data', async () => {
    await using rig = await openContext();
    const {folder, signal} = rig.context;
    let count = 0;
    const bytes = 4 * 65_536;
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.record({at: fc.nat({max: bytes - 300}), data: fc.uint8Array({maxLength: 300})}),
          {maxLength: 4},
        ),
        async (writes) => {
          const name = join(folder, String(count++));
          await using from = await open(`${name}-from`, 'w+');
          await using to = await open(`${name}-to`, 'w+');
          await from.truncate(bytes);
          for (const {at, data} of writes) await from.write(data, 0, data.length, at);
          await copyData(from.fd, to.fd, {bytes, signal});
          await to.truncate(bytes);
          const read = async (file: typeof from): Promise<Buffer> =>
            (await file.read(Buffer.alloc(bytes), 0, bytes, 0)).buffer;
          expect((await read(to)).equals(await read(from))).toBe(true);
          const digest = await digestData(from.fd, {bytes, signal});
          expect(await digestData(to.fd, {bytes, signal})).toBe(digest);
          // A byte more at a place of its own counts.
          await to.write(Buffer.from([1]), 0, 1, bytes - 1);
          expect(await digestData(to.fd, {bytes, signal})).not.toBe(digest);
        },
      ),
      {numRuns: 100},
    );
  });
});
