import {execFileSync, spawnSync} from 'node:child_process';
import {createHash} from 'node:crypto';
import {mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterEach, beforeEach, describe, expect, it} from 'vitest';
import {
  copyOverlay,
  type DiskFile,
  makeDisks,
  overlayOf,
} from '../../../../src/environments/qemu/host/disks.ts';
import type {FaultError} from '../../../../src/faults/fault-error.ts';
import {startBareQemu} from '../../../rig/bare-qemu.ts';
import {diskSpec} from '../../../rig/disk-spec.ts';

const env = process.env;
const {signal} = new AbortController();
const options = {signal, env};

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'proctor-disks-'));
});
afterEach(() => {
  rmSync(folder, {recursive: true, force: true});
});

function qemuImg(...args: string[]): string {
  return execFileSync('qemu-img', args, {encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe']});
}

function newFolder(name: string): string {
  const path = join(folder, name);
  mkdirSync(path);
  return path;
}

function sha256(path: string): string {
  return createHash('sha256').update(readFileSync(path)).digest('hex');
}

/** Whether a disk holds a pattern, as `0x11 0 64k`; it may be in use. */
function reads(disk: DiskFile | undefined, pattern: string): boolean {
  const args = ['-U', '-r', '-f', 'qcow2', '-c', `read -P ${pattern}`, disk?.path ?? ''];
  const {stdout} = spawnSync('qemu-io', args, {encoding: 'utf8'});
  expect(stdout).toContain('read ');
  return !stdout.includes('verification failed');
}

/** Fails with what the error says and why. */
async function faultOf(work: Promise<unknown>): Promise<string> {
  const error = (await work.then(
    () => expect.unreachable(),
    (reason: unknown) => reason,
  )) as FaultError;
  const {code, message, cause, help} = error;
  return `${code}: ${message}: ${(cause as Error | undefined)?.message} (${help})`;
}

/** A QEMU that holds `disk` as a VM does. */
async function holding(disk: DiskFile): ReturnType<typeof startBareQemu> {
  const {path: filename, format: driver, readOnly} = disk;
  return startBareQemu([
    '-blockdev',
    JSON.stringify({
      driver,
      'node-name': 'disk',
      'read-only': readOnly,
      file: {driver: 'file', filename},
    }),
  ]);
}

describe('makeDisks', () => {
  it('makes an empty qcow2 file of the given size, which takes next to no room', async () => {
    const [disk] = await makeDisks([diskSpec({sizeBytes: 2 ** 40, boot: true})], folder, options);
    expect(disk).toEqual({
      name: 'data',
      path: join(folder, 'disk-data.qcow2'),
      format: 'qcow2',
      readOnly: false,
      boot: true,
    });
    const info = JSON.parse(qemuImg('info', '--output=json', disk?.path ?? '')) as object;
    expect(info).toMatchObject({format: 'qcow2', 'virtual-size': 2 ** 40});
    expect(info).not.toHaveProperty('backing-filename');
    expect((info as {'actual-size': number})['actual-size']).toBeLessThan(10_000_000);
  });

  it.each(['raw', 'qcow2'] as const)(
    'E9 never writes to a %s image, while two VMs write to their disks of it',
    async (format) => {
      const image = join(folder, `base.${format === 'raw' ? 'img' : 'qcow2'}`);
      qemuImg('create', '-q', '-f', format, image, '4M');
      execFileSync('qemu-io', ['-f', format, '-c', 'write -q -P 0x11 0 4M', image]);
      const before = sha256(image);
      const [one] = await makeDisks([diskSpec({image})], newFolder('one'), options);
      const [two] = await makeDisks([diskSpec({image})], newFolder('two'), options);
      await using first = await holding(one as DiskFile);
      await using second = await holding(two as DiskFile);
      await first.monitor('qemu-io disk "write -P 0x22 1M 64k"');
      await second.monitor('qemu-io disk "write -P 0x33 1M 64k"');
      for (const vm of [first, second]) await vm.monitor('qemu-io disk flush');
      expect(reads(one, '0x22 1M 64k')).toBe(true);
      expect(reads(two, '0x33 1M 64k')).toBe(true);
      expect(reads(two, '0x11 2M 64k')).toBe(true);
      expect(reads(two, '0x22 1M 64k')).toBe(false);
      expect(sha256(image)).toBe(before);
    },
  );

  it('writes down the format of the image, so that QEMU never guesses it', async () => {
    const image = join(folder, 'base.img');
    qemuImg('create', '-q', '-f', 'raw', image, '1M');
    const [disk] = await makeDisks([diskSpec({image})], newFolder('vm'), options);
    // A header that a guest could have written, after the overlay was made.
    writeFileSync(image, readFileSync(join(folder, 'vm', 'disk-data.qcow2')));
    const info = JSON.parse(qemuImg('info', '--output=json', disk?.path ?? '')) as object;
    expect(info).toMatchObject({
      'backing-filename-format': 'raw',
      'full-backing-filename': image,
    });
  });

  it('leaves nothing behind when one of several disks cannot be made', async () => {
    const specs = [diskSpec(), diskSpec({name: 'other', image: join(folder, 'absent.img')})];
    const target = newFolder('vm');
    expect(await faultOf(makeDisks(specs, target, options))).toMatch(
      /^qemu\/image-failed: cannot read the disk image ".*absent\.img": ENOENT/,
    );
    expect(readdirSync(target)).toEqual([]);
  });

  it('says what qemu-img says when it fails', async () => {
    const image = join(folder, 'broken.qcow2');
    writeFileSync(
      image,
      Buffer.concat([Buffer.from('QFI\xfb\0\0\0\x63', 'latin1'), Buffer.alloc(504)]),
    );
    expect(await faultOf(makeDisks([diskSpec({image})], newFolder('vm'), options))).toMatch(
      /^qemu\/image-failed: cannot make the disk "data": .*Unsupported qcow2 version 99/,
    );
  });

  it('E14 names the package of qemu-img where it is missing', async () => {
    const work = makeDisks([diskSpec()], folder, {signal, env: {PATH: '/nowhere'}});
    expect(await faultOf(work)).toBe(
      'environment/tool-missing: cannot run qemu-img: undefined (apt install qemu-utils)',
    );
  });

  it('says when the disks of a VM do not fit where it lives', async () => {
    const specs = Array.from({length: 1_000_000}, () => diskSpec());
    expect(await faultOf(makeDisks(specs, folder, options))).toMatch(
      /^qemu\/image-failed: cannot make disks in ".*": only \d+ MiB are free, at least 16000000 are needed/,
    );
    const warnings: string[] = [];
    const warn = (code: string, message: string) => warnings.push(`${code}: ${message}`);
    await makeDisks([diskSpec()], newFolder('small'), {...options, warn});
    await makeDisks([diskSpec({sizeBytes: 2 ** 50})], newFolder('large'), {...options, warn});
    expect(warnings).toEqual([
      expect.stringMatching(
        /^qemu\/disk-room: the disks of a VM need \d+ MiB more than are free in ".*" if the guest fills/,
      ),
    ]);
  });
});

describe('an image whose format is not stated', () => {
  const image = () => join(folder, 'image.img');
  const use = async (path = image(), format?: 'qcow2' | 'raw') =>
    makeDisks([diskSpec({image: path, format})], newFolder('vm'), options);

  it('is no qcow2 file that stands on another file, as a guest could have made it', async () => {
    writeFileSync(join(folder, 'secret'), 'the host’s own');
    qemuImg('create', '-q', '-f', 'qcow2', '-F', 'raw', '-b', join(folder, 'secret'), image());
    expect(await faultOf(use())).toBe(
      `qemu/image-failed: cannot use the disk image "${image()}": it is a qcow2 file that stands ` +
        'on another file (State its `format` if you trust it.)',
    );
  });

  it('is no named pipe, which nobody may ever write to', async () => {
    execFileSync('mkfifo', [image()]);
    expect(await faultOf(use())).toContain('it is not a regular file');
  });

  it('is no qcow2 file that keeps its data in another file', async () => {
    const data = join(folder, 'data');
    qemuImg('create', '-q', '-f', 'qcow2', '-o', `data_file=${data}`, image(), '1M');
    expect(await faultOf(use())).toContain('it is a qcow2 file that stands on another file');
  });

  it('is no qcow2 file that is called raw', async () => {
    const path = join(folder, 'disk.raw');
    qemuImg('create', '-q', '-f', 'qcow2', path, '1M');
    expect(await faultOf(use(path))).toContain('called raw, but begins like a qcow2 file');
  });

  it('is not taken for raw where it is another program’s format', async () => {
    for (const format of ['vmdk', 'vdi', 'vhdx', 'qed']) {
      qemuImg('create', '-q', '-f', format, image(), '1M');
      expect(await faultOf(makeDisks([diskSpec({image: image()})], folder, options))).toContain(
        `it is a ${format} file (Convert it: qemu-img convert -f ${format}`,
      );
    }
    writeFileSync(image(), Buffer.from('1f8b0800', 'hex'));
    expect(await faultOf(use())).toContain('it is packed with gzip (Unpack it first: gunzip');
  });

  it('is not taken for raw where its name says qcow2', async () => {
    const path = join(folder, 'disk.qcow2');
    writeFileSync(path, 'version https://git-lfs.github.com/spec/v1');
    expect(await faultOf(use(path))).toContain('it is no qcow2 file');
  });
});

describe('an image whose format is stated as qcow2', () => {
  it('may stand on other files, which are not written to', async () => {
    const base = join(folder, 'base.img');
    qemuImg('create', '-q', '-f', 'raw', base, '1M');
    const image = join(folder, 'top.qcow2');
    qemuImg('create', '-q', '-f', 'qcow2', '-F', 'raw', '-b', base, image);
    const [disk] = await makeDisks([diskSpec({image, format: 'qcow2'})], newFolder('vm'), options);
    expect(qemuImg('info', '--backing-chain', disk?.path ?? '')).toContain(base);
  });

  it('stands on nothing whose format would be guessed, or that is no file', async () => {
    const base = join(folder, 'base.img');
    qemuImg('create', '-q', '-f', 'raw', base, '1M');
    const image = join(folder, 'top.qcow2');
    const use = async () =>
      faultOf(makeDisks([diskSpec({image, format: 'qcow2'})], folder, options));
    qemuImg('create', '-q', '-f', 'qcow2', '-F', 'raw', '-b', base, image);
    // As qemu-img made them before 6.1: the extension that names the format is another.
    const bytes = readFileSync(image);
    bytes.writeUInt32BE(0x12345678, bytes.indexOf(Buffer.from('e2792aca', 'hex')));
    writeFileSync(image, bytes);
    expect(await use()).toContain(
      `does not say the format of "${base}" (State it: qemu-img rebase`,
    );
    qemuImg('rebase', '-u', '-F', 'raw', '-b', 'nbd://example.org/disk', image);
    expect(await use()).toContain('stands on nbd://example.org/disk, which is no file here');
  });
});

describe('overlayOf and copyOverlay', () => {
  it('E10 give each clone a disk of its own on a frozen one', async () => {
    const [template] = await makeDisks([diskSpec()], newFolder('template'), options);
    const disk = template as DiskFile;
    execFileSync('qemu-io', ['-f', 'qcow2', '-c', 'write -q -P 0x11 0 1M', disk.path]);
    const before = sha256(disk.path);
    const blank = await overlayOf(disk, newFolder('blank'), options);
    const clones = await Promise.all(
      ['one', 'two'].map(async (name) => copyOverlay(blank, newFolder(name))),
    );
    const [one, two] = clones as [DiskFile, DiskFile];
    execFileSync('qemu-io', ['-f', 'qcow2', '-c', 'write -q -P 0x22 0 64k', one.path]);
    expect(reads(one, '0x22 0 64k')).toBe(true);
    expect(reads(two, '0x11 0 64k')).toBe(true);
    expect(sha256(disk.path)).toBe(before);
    // Overlays of overlays, for clones of clones.
    const deeper = await overlayOf(one, newFolder('deeper'), options);
    expect(reads(deeper, '0x22 0 64k')).toBe(true);
  });

  it('says what cannot be copied', async () => {
    const [disk] = await makeDisks([diskSpec()], folder, options);
    expect(await faultOf(copyOverlay(disk as DiskFile, folder))).toMatch(
      /^qemu\/image-failed: cannot make the disk "data": EEXIST/,
    );
  });
});
