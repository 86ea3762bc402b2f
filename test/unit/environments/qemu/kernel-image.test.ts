import {execFileSync} from 'node:child_process';
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import * as zlib from 'node:zlib';
import fc from 'fast-check';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {readKernelImage} from '../../../../src/environments/qemu/kernel-image.ts';
import {FaultError} from '../../../../src/faults/fault-error.ts';
import {debianKernel, testKernel} from '../../../rig/guests.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'proctor-kernel-'));
});
afterAll(() => {
  rmSync(folder, {recursive: true});
});

const BANNER = 'Linux version 6.9.0-rc1+ (me@here) (gcc 13)';

/** A file of `size` zeros with these pieces in it. */
function bytesWith(size: number, pieces: Readonly<Record<number, string | number[]>>): Buffer {
  const bytes = Buffer.alloc(size);
  for (const [at, piece] of Object.entries(pieces)) {
    (typeof piece === 'string' ? Buffer.from(piece, 'latin1') : Buffer.from(piece)).copy(
      bytes,
      Number(at),
    );
  }
  return bytes;
}

function read(bytes: Buffer) {
  const path = join(folder, 'kernel');
  writeFileSync(path, bytes);
  return readKernelImage(path);
}

async function codeOf(promise: Promise<unknown>): Promise<string> {
  return promise.then(
    () => 'none',
    (error: unknown) => {
      expect(error).toBeInstanceOf(FaultError);
      return (error as FaultError).code;
    },
  );
}

function bzImage(options: {protocol: number; xloadflags: number}): Buffer {
  const {protocol, xloadflags} = options;
  return bytesWith(0x4000, {
    510: [0x55, 0xaa],
    514: 'HdrS',
    518: [protocol & 255, protocol >> 8],
    526: [0x00, 0x30],
    566: [xloadflags, 0],
    12800: '5.4.0-9-generic (root@builder) #1 SMP\0',
  });
}

const ARM64 = bytesWith(0x20000, {0: 'MZ', 56: 'ARM\x64', 98304: BANNER});
const RISCV = {48: 'RISCV\0\0\0', 56: 'RSC\x05', 32768: BANNER};
const ZIMAGE_MAGIC = [0x18, 0x28, 0x6f, 0x01];

function elf(options: {class: 1 | 2; machine: number; type: number; isBig?: boolean}): Buffer {
  const {class: bits, machine, type, isBig = false} = options;
  const u16 = (value: number) => (isBig ? [value >> 8, value & 255] : [value & 255, value >> 8]);
  return bytesWith(0x20000, {
    0: '\x7fELF',
    4: [bits, isBig ? 2 : 1, 1],
    16: u16(type),
    18: u16(machine),
    8192: BANNER,
  });
}

describe('readKernelImage', () => {
  it.each([
    ['a 64-bit bzImage', bzImage({protocol: 0x20f, xloadflags: 1}), 'x86_64', 'bzImage'],
    ['a 32-bit bzImage', bzImage({protocol: 0x20f, xloadflags: 0}), 'x86', 'bzImage'],
    ['an old bzImage', bzImage({protocol: 0x20b, xloadflags: 1}), 'x86', 'bzImage'],
  ])('E4 reads architecture and release of %s', async (_name, bytes, arch, format) => {
    const release = '5.4.0-9-generic';
    expect(await read(bytes)).toEqual({arch, format, release, wrapping: undefined});
  });

  const images: [string, Buffer, string, string][] = [
    ['an arm64 Image', ARM64, 'arm64', 'Image'],
    ['a RISC-V Image', bytesWith(0x10000, {...RISCV, 8: [0, 0, 0x20]}), 'riscv64', 'Image'],
    ['a 32-bit RISC-V Image', bytesWith(0x10000, {...RISCV, 8: [0, 0, 0x40]}), 'riscv32', 'Image'],
    ['a vmlinux', elf({class: 2, machine: 62, type: 2}), 'x86_64', 'ELF'],
    ['a relocatable vmlinux', elf({class: 2, machine: 183, type: 3}), 'arm64', 'ELF'],
    ['a 32-bit vmlinux', elf({class: 1, machine: 40, type: 2}), 'arm', 'ELF'],
    ['a big-endian vmlinux', elf({class: 2, machine: 22, type: 2, isBig: true}), 's390x', 'ELF'],
  ];
  for (const [name, bytes, arch, format] of images) {
    it(`E4 reads architecture and release of ${name}, gzipped or not`, async () => {
      const release = '6.9.0-rc1+';
      expect(await read(bytes)).toEqual({arch, format, release, wrapping: undefined});
      const packed = zlib.gzipSync(bytes);
      expect(await read(packed)).toEqual({arch, format, release, wrapping: 'gzip'});
      // What Debian's tools append to a kernel is no part of it.
      const longer = Buffer.concat([packed, Buffer.from('a device tree')]);
      expect(await read(longer)).toEqual({arch, format, release, wrapping: 'gzip'});
    });
  }

  it.skipIf(!('zstdCompressSync' in zlib))(
    'E4 looks into what is packed with zstd (not before Node 22.15)',
    async () => {
      const image = await read(zlib.zstdCompressSync(ARM64));
      expect(image).toMatchObject({arch: 'arm64', wrapping: 'zstd', release: '6.9.0-rc1+'});
    },
  );

  it('E4 reads a zImage, and its release where it is packed with gzip', async () => {
    const piggy = zlib.gzipSync(bytesWith(0x8000, {16384: BANNER}));
    const bytes = Buffer.concat([bytesWith(0x400, {36: ZIMAGE_MAGIC}), piggy]);
    const image = {arch: 'arm', format: 'zImage', wrapping: undefined};
    expect(await read(bytes)).toEqual({...image, release: '6.9.0-rc1+'});
    const unknown = bytesWith(0x400, {36: ZIMAGE_MAGIC});
    expect(await read(unknown)).toEqual({...image, release: undefined});
    expect(await read(bytesWith(0x400, {36: ZIMAGE_MAGIC.toReversed()}))).toMatchObject(image);
  });

  it('E4 reads an EFI program with a kernel in it', async () => {
    const piggy = zlib.gzipSync(ARM64);
    const head = bytesWith(0x400, {0: 'MZ', 4: 'zimg', 60: [0x80], 128: 'PE\0\0\x64\xaa'});
    head.writeUInt32LE(0x400, 8);
    head.writeUInt32LE(piggy.length, 12);
    expect(await read(Buffer.concat([head, piggy]))).toEqual({
      arch: 'arm64',
      format: 'zboot',
      wrapping: undefined,
      release: '6.9.0-rc1+',
    });
  });

  it('finds a banner wherever the pieces that are read are cut', async () => {
    for (const at of [262_144 - 20, 262_144 - 1, 262_144, 524_288 - 30]) {
      const bytes = Buffer.concat([ARM64.subarray(0, 64), Buffer.alloc(600_000)]);
      Buffer.from(BANNER).copy(bytes, at);
      expect((await read(bytes)).release).toBe('6.9.0-rc1+');
    }
  });

  it('takes no program, library, script or other file for a kernel', async () => {
    const code = 'guest/kernel-unknown';
    expect(await codeOf(readKernelImage(process.execPath))).toBe(code);
    expect(await codeOf(readKernelImage('/etc/passwd'))).toBe(code);
    expect(await codeOf(read(Buffer.alloc(0)))).toBe(code);
    expect(await codeOf(read(Buffer.alloc(100_000)))).toBe(code);
    expect(await codeOf(read(elf({class: 2, machine: 62, type: 1})))).toBe(code);
    expect(await codeOf(read(elf({class: 2, machine: 9999, type: 2})))).toBe(code);
    expect(await codeOf(read(zlib.gzipSync('no kernel')))).toBe(code);
  });

  it('reads nothing but regular files, and waits for nobody', async () => {
    const pipe = join(folder, 'pipe');
    execFileSync('mkfifo', [pipe]);
    for (const path of [join(folder, 'absent'), folder, pipe, '/dev/zero']) {
      expect(await codeOf(readKernelImage(path))).toBe('guest/kernel-unreadable');
    }
  });

  it('fails with its own errors only, whatever is damaged', async () => {
    const samples = [
      ...images.map(([, bytes]) => bytes.subarray(0, 0x300)),
      bzImage({protocol: 0x20f, xloadflags: 1}),
      zlib.gzipSync(ARM64),
    ];
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...samples),
        fc.nat(0x300),
        fc.array(fc.tuple(fc.nat(0x2ff), fc.integer({min: 0, max: 255})), {maxLength: 12}),
        async (sample, cut, changes) => {
          const bytes = Buffer.from(sample.subarray(0, sample.length - cut));
          for (const [at, value] of changes) if (at < bytes.length) bytes[at] = value;
          await codeOf(read(bytes));
        },
      ),
      {numRuns: 200},
    );
  });

  const tiny = testKernel();
  it.skipIf(tiny.path === undefined)(`reads a real bzImage ${tiny.why ?? ''}`, async () => {
    const image = await readKernelImage(tiny.path ?? '');
    expect(image).toMatchObject({arch: 'x86_64', format: 'bzImage'});
    expect(image.release).toMatch(/^6\.\d+\.\d+/);
  });

  const arm64 = debianKernel('arm64');
  it.skipIf(arm64.path === undefined)(`reads a real arm64 Image ${arm64.why ?? ''}`, async () => {
    const image = await readKernelImage(arm64.path ?? '');
    expect(image).toMatchObject({arch: 'arm64', format: 'Image'});
    expect(image.release).toMatch(/^\d+\.\d+.*-cloud-arm64$/);
  });
});
