import {execFileSync} from 'node:child_process';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {appendFiles} from '../../../../../src/environments/qemu/guest-build/append-files.ts';
import {
  buildGuest,
  collectWhole,
  missingForGuest,
} from '../../../../../src/environments/qemu/guest-build/build-guest.ts';
import type {GuestRecipe} from '../../../../../src/environments/qemu/guest-build/recipe.ts';
import {FaultError} from '../../../../../src/faults/fault-error.ts';
import {debianKernel, debianSysroot} from '../../../../rig/guests.ts';

const {signal} = new AbortController();
let folder: string;
/** An x86 kernel with nothing but a header: enough to build for. */
let kernel: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'proctor-guest-'));
  kernel = join(folder, 'bzImage');
  const bytes = Buffer.alloc(0x4000);
  bytes.writeUInt16LE(0xaa55, 0x1fe);
  bytes.write('HdrS', 0x202);
  bytes.writeUInt16LE(0x20f, 0x206);
  bytes.writeUInt16LE(0x3000, 0x20e);
  bytes.writeUInt16LE(1, 0x236);
  bytes.write('6.99.0-none #1\0', 0x3200);
  writeFileSync(kernel, bytes);
});
afterAll(() => {
  rmSync(folder, {recursive: true});
});

function newCache(): string {
  return mkdtempSync(join(folder, 'cache-'));
}

function recipe(changes: Partial<GuestRecipe> = {}): GuestRecipe {
  const parts = {agent: false, ssh: false, console: true};
  return {arch: 'x86_64', kernel, with: parts, ...changes};
}

function list(path: string): string[] {
  const text = execFileSync('busybox', ['cpio', '-t'], {
    input: readFileSync(path),
    encoding: 'utf8',
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  return text.trim().split('\n');
}

describe('buildGuest', () => {
  it('puts in BusyBox with all its programs, and what was asked for', async () => {
    const path = await buildGuest(recipe({with: {agent: true, ssh: true, console: true}}), {
      cacheFolder: newCache(),
      signal,
    });
    const names = list(path);
    expect(names).toContain('bin/busybox');
    const applets = execFileSync('busybox', ['--list'], {encoding: 'utf8'}).trim().split('\n');
    const linked = new Set(names.map((name) => name.replace(/^s?bin\//, '')));
    expect(applets.filter((applet) => !linked.has(applet))).toEqual([]);
    for (const name of ['init', 'usr/sbin/qemu-ga', 'usr/sbin/dropbear', 'etc/proctor/console']) {
      expect(names).toContain(name);
    }
    expect(names.filter((name) => name.startsWith('lib/modules'))).toEqual([]);
  });

  it('leaves out what was not asked for', async () => {
    const parts = {agent: false, ssh: false, console: false};
    const names = list(await buildGuest(recipe({with: parts}), {cacheFolder: newCache(), signal}));
    expect(
      names.filter((name) => /qemu-ga|sbin\/dropbear|proctor\/(agent|ssh|console)/.test(name)),
    ).toEqual([]);
  });

  it('gives the cached file for equal contents, and another one for others', async () => {
    const cacheFolder = newCache();
    const extra = join(folder, 'extra');
    writeFileSync(extra, 'one');
    const wishes = recipe({files: [{source: extra, target: '/opt/extra'}]});
    const first = await buildGuest(wishes, {cacheFolder, signal});
    const {ino} = statSync(first);
    expect(await buildGuest(wishes, {cacheFolder, signal})).toBe(first);
    expect(statSync(first).ino).toBe(ino);
    expect(list(first)).toContain('opt/extra');
    writeFileSync(extra, 'two');
    expect(await buildGuest(wishes, {cacheFolder, signal})).not.toBe(first);
    chmodSync(extra, 0o700);
    expect(await buildGuest(wishes, {cacheFolder, signal})).not.toBe(first);
    expect(readdirSync(cacheFolder)).toHaveLength(3);
  });

  it('builds again what was damaged in the cache', async () => {
    const cacheFolder = newCache();
    const path = await buildGuest(recipe(), {cacheFolder, signal});
    const bytes = readFileSync(path);
    const damaged = Buffer.from(bytes);
    damaged[5000] = (damaged[5000] ?? 0) ^ 1;
    writeFileSync(path, damaged);
    expect(await buildGuest(recipe(), {cacheFolder, signal})).toBe(path);
    expect(readFileSync(path).equals(bytes)).toBe(true);
    truncateSync(path, 1000);
    await buildGuest(recipe(), {cacheFolder, signal});
    expect(readFileSync(path).equals(bytes)).toBe(true);
  });

  it('can be called many times at once for one cache', async () => {
    const cacheFolder = join(newCache(), 'new');
    const paths = await Promise.all(
      Array.from({length: 8}, () => buildGuest(recipe(), {cacheFolder, signal})),
    );
    expect(new Set(paths).size).toBe(1);
    expect(readdirSync(cacheFolder)).toHaveLength(1);
  });

  it('removes what was not used for long, once there is too much', async () => {
    const cacheFolder = newCache();
    const old = Array.from({length: 40}, (_unused, index) => {
      const path = join(cacheFolder, `${String(index).padStart(64, '0')}.cpio`);
      writeFileSync(path, '');
      utimesSync(path, 1_000_000 + index, 1_000_000 + index);
      return path;
    });
    writeFileSync(join(cacheFolder, 'mine.txt'), 'not of the cache');
    const path = await buildGuest(recipe(), {cacheFolder, signal});
    const left = readdirSync(cacheFolder).map((name) => join(cacheFolder, name));
    expect(left).toContain(path);
    expect(left).toContain(join(cacheFolder, 'mine.txt'));
    expect(left).toContain(old.at(-1));
    expect(left).not.toContain(old[0]);
    expect(left).toHaveLength(33);
  });

  it('puts in folders with their links and modes', async () => {
    const tree = join(folder, 'tree');
    mkdirSync(join(tree, 'deep'), {recursive: true});
    writeFileSync(join(tree, 'deep/run'), '#!/bin/sh\n', {mode: 0o755});
    execFileSync('ln', ['-s', 'deep/run', join(tree, 'link')]);
    const files = [{source: tree, target: '/srv/suite/'}];
    const names = list(await buildGuest(recipe({files}), {cacheFolder: newCache(), signal}));
    for (const name of ['srv', 'srv/suite', 'srv/suite/deep/run', 'srv/suite/link']) {
      expect(names).toContain(name);
    }
  });

  it('E14 names all that is missing, with its package, before anything is built', async () => {
    const empty = mkdtempSync(join(folder, 'empty-'));
    const wishes = recipe({
      sysroot: empty,
      with: {agent: true, ssh: true, console: true},
      modules: ['zram'],
      files: [{source: join(empty, 'absent'), target: '/x'}],
    });
    const missing = await missingForGuest(wishes, {signal});
    expect(missing.map(({message}) => message)).toEqual([
      'the kernel module "zram" is nowhere: no modules of this kernel were found',
      `busybox for x86_64 is not in ${empty}`,
      `qemu-ga for x86_64 is not in ${empty}`,
      `dropbear for x86_64 is not in ${empty}`,
      `there is no file "${join(empty, 'absent')}"`,
    ]);
    const help = missing.map((each) => each.help).join('\n');
    for (const name of ['busybox-static:amd64', 'qemu-guest-agent:amd64', 'dropbear-bin:amd64']) {
      expect(help).toContain(name);
    }
    const cacheFolder = newCache();
    const error = await buildGuest(wishes, {cacheFolder, signal}).catch(
      (thrown: unknown) => thrown,
    );
    expect(error).toBeInstanceOf(FaultError);
    expect((error as FaultError).code).toBe('guest/build-failed');
    expect((error as FaultError).help).toContain('qemu-guest-agent');
    expect(readdirSync(cacheFolder)).toEqual([]);
  });

  it('E14 says that a kernel is for another architecture', async () => {
    const [first] = await missingForGuest(recipe({arch: 'arm64'}), {signal});
    expect(first?.message).toBe(`the kernel "${kernel}" is for x86_64, not for arm64`);
  });

  it('refuses to put a file where a path leads out of the guest', async () => {
    const files = [{source: kernel, target: '/a/../../b'}];
    await expect(collectWhole(recipe({files}), {signal})).rejects.toMatchObject({
      code: 'guest/build-failed',
    });
  });

  it('ends with the reason it was told to end with', async () => {
    const controller = new AbortController();
    const reason = new Error('enough');
    controller.abort(reason);
    const options = {cacheFolder: newCache(), signal: controller.signal};
    await expect(buildGuest(recipe(), options)).rejects.toBe(reason);
  });

  const debian = debianKernel('amd64');
  it.skipIf(debian.path === undefined)(
    `takes modules with all they depend on, in an order that can be loaded ${debian.why ?? ''}`,
    async () => {
      const wishes = recipe({
        kernel: debian.path ?? '',
        sysroot: debianSysroot('amd64'),
        modules: ['zram'],
      });
      const {entries, modules, release, modulesFolder} = await collectWhole(wishes, {signal});
      expect(modulesFolder).toContain('build/guest-amd64/lib/modules/');
      for (const name of ['virtio_ring', 'virtio', 'virtio_net', 'net_failover', 'zsmalloc']) {
        expect(modules).toContain(name);
      }
      // Built in.
      expect(modules).not.toContain('af_packet');
      const text = (name: string) => {
        const entry = entries.find(({path}) => path === `lib/modules/${release}/${name}`);
        return entry !== undefined && 'data' in entry ? entry.data.toString() : '';
      };
      const lines = text('modules.dep').trim().split('\n');
      const dependsOn = new Map(
        lines.map((line) => {
          const [path = '', rest = ''] = line.split(':');
          return [path, rest.split(' ').filter((each) => each !== '')] as const;
        }),
      );
      for (const [path, before] of dependsOn) {
        for (const [index, each] of before.entries()) {
          expect(dependsOn.has(each), `${each} for ${path}`).toBe(true);
          // Loaded from the last to the first: what one needs stands behind it.
          for (const needed of dependsOn.get(each) ?? []) {
            expect(before.indexOf(needed), `${needed} for ${each}`).toBeGreaterThan(index);
          }
        }
      }
      expect(text('modules.alias')).toMatch(/^alias virtio:d00000001v\* virtio_net$/m);
    },
  );
});

describe('appendFiles', () => {
  it('puts a second archive behind the first, for nobody else to read', async () => {
    const initrd = await buildGuest(recipe(), {cacheFolder: newCache(), signal});
    for (const extra of [0, 1, 2, 3]) {
      const packed = join(folder, 'packed');
      writeFileSync(packed, Buffer.concat([readFileSync(initrd), Buffer.alloc(extra)]));
      const target = join(folder, 'target');
      const files = [{path: '/etc/proctor/nonce', content: 'secret', mode: 0o600}];
      await appendFiles(packed, files, {target, signal});
      const bytes = readFileSync(target);
      expect(bytes.subarray(0, readFileSync(initrd).length).equals(readFileSync(initrd))).toBe(
        true,
      );
      expect(statSync(target).mode & 0o777).toBe(0o600);
      const start = Math.ceil(statSync(packed).size / 4) * 4;
      expect(bytes.toString('latin1', start, start + 6)).toBe('070701');
      expect(bytes.includes('secret')).toBe(true);
    }
  });

  it('leaves nothing behind when it fails', async () => {
    const target = join(folder, 'failed');
    const failing = appendFiles(join(folder, 'absent'), [], {target, signal});
    await expect(failing).rejects.toMatchObject({code: 'guest/build-failed'});
    expect(readdirSync(folder)).not.toContain('failed');
  });
});
