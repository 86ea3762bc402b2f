import {execFileSync} from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import {tmpdir} from 'node:os';
import {basename, join} from 'node:path';
import fc from 'fast-check';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {elfSection, parseElf} from '../../../../../src/environments/qemu/guest-build/elf-file.ts';
import {Sysroot} from '../../../../../src/environments/qemu/guest-build/sysroot.ts';
import {debianKernel, debianSysroot} from '../../../../rig/guests.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'proctor-sysroot-'));
});
afterAll(() => {
  rmSync(folder, {recursive: true});
});

const HOST = process.arch === 'arm64' ? 'arm64' : 'x86_64';

describe('librariesOf', () => {
  it.each(['sh', 'ssh', 'qemu-ga', 'dropbear'])('finds what ldd finds for %s', async (name) => {
    const sysroot = new Sysroot('/', HOST);
    const program = await sysroot.findProgram(name);
    if (program === undefined) throw new Error(`${name} is not installed`);
    const {entries, missing} = await sysroot.librariesOf(program);
    expect(missing).toEqual([]);
    const listed = execFileSync('ldd', [`/${program.path}`], {encoding: 'utf8'});
    const names = [...listed.matchAll(/^\s*(\S*\.so\S*)(?: =>)? /gm)]
      .map(([, path = '']) => basename(path))
      .filter((each) => !each.startsWith('linux-vdso'));
    expect(entries.map(({path}) => basename(path)).sort()).toEqual(names.sort());
    expect(entries.map(({path}) => path).every((path) => existsSync(`/${path}`))).toBe(true);
  });

  const arm64 = debianKernel('arm64');
  it.skipIf(arm64.path === undefined)(
    `finds the libraries of another architecture ${arm64.why ?? ''}`,
    async () => {
      const sysroot = new Sysroot(debianSysroot('arm64'), 'arm64');
      const program = await sysroot.findProgram('qemu-ga');
      if (program === undefined) throw new Error('qemu-ga is not there');
      const {entries, missing} = await sysroot.librariesOf(program);
      expect(missing).toEqual([]);
      const names = entries.map(({path}) => path);
      expect(names).toContain('lib/ld-linux-aarch64.so.1');
      expect(names).toContain('lib/aarch64-linux-gnu/libc.so.6');
    },
  );

  it('names what is not there', async () => {
    const program = await new Sysroot('/', HOST).findProgram('sh');
    if (program === undefined) throw new Error('no sh');
    const {missing} = await new Sysroot(folder, HOST).librariesOf(program);
    expect(missing).toContain('libc.so.6');
    expect(missing).toContain(program.elf.interpreter);
  });

  it('takes no program of another architecture', async () => {
    expect(await new Sysroot('/', 'riscv64').findProgram('sh')).toBeUndefined();
  });
});

describe('resolve', () => {
  it('follows links as if the folder were the root', async () => {
    const root = join(folder, 'links');
    mkdirSync(join(root, 'usr/lib'), {recursive: true});
    writeFileSync(join(root, 'usr/lib/real'), 'x');
    symlinkSync('usr/lib', join(root, 'lib'));
    symlinkSync('/lib/real', join(root, 'usr/absolute'));
    symlinkSync('../../../../../lib/real', join(root, 'usr/upward'));
    symlinkSync('loop', join(root, 'loop'));
    symlinkSync('/etc/passwd', join(root, 'outside'));
    const sysroot = new Sysroot(root, HOST);
    const real = join(root, 'usr/lib/real');
    expect(await sysroot.resolve('/lib/real')).toBe(real);
    expect(await sysroot.resolve('usr/absolute')).toBe(real);
    expect(await sysroot.resolve('usr/upward')).toBe(real);
    expect(await sysroot.resolve('loop')).toBeUndefined();
    expect(await sysroot.resolve('outside')).toBeUndefined();
    expect(await sysroot.resolve('../../etc/passwd')).toBeUndefined();
  });
});

describe('parseElf', () => {
  it('ends on whatever is damaged', () => {
    const sample = readFileSync('/bin/sh');
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(0x400), fc.nat(255)), {maxLength: 20}),
        fc.nat(sample.length),
        (changes, length) => {
          const bytes = Buffer.from(sample.subarray(0, length));
          for (const [at, value] of changes) if (at < length) bytes[at] = value;
          parseElf(bytes);
          elfSection(bytes, '.modinfo');
        },
      ),
      {numRuns: 300},
    );
  });

  it('knows nothing of what is no ELF file', () => {
    expect(parseElf(Buffer.from('#!/bin/sh\n'.repeat(20)))).toBeUndefined();
    expect(elfSection(Buffer.alloc(200), '.modinfo')).toBeUndefined();
  });
});
