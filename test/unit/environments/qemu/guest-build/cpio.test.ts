import {execFileSync} from 'node:child_process';
import {lstatSync, mkdtempSync, readFileSync, readlinkSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import fc from 'fast-check';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {
  type CpioEntry,
  cpioArchive,
} from '../../../../../src/environments/qemu/guest-build/cpio.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'proctor-cpio-'));
});
afterAll(() => {
  rmSync(folder, {recursive: true});
});

async function archive(entries: readonly CpioEntry[]): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of cpioArchive(entries)) parts.push(part);
  return Buffer.concat(parts);
}

function unpack(bytes: Buffer): string {
  const target = mkdtempSync(join(folder, 'unpacked-'));
  execFileSync('busybox', ['cpio', '-idm'], {
    cwd: target,
    input: bytes,
    stdio: ['pipe', 'ignore', 'pipe'],
  });
  return target;
}

describe('cpioArchive', () => {
  it('makes what cpio unpacks: folders, files, links and their modes', async () => {
    const source = join(folder, 'source');
    writeFileSync(source, Buffer.alloc(3_000_001, 7));
    const target = unpack(
      await archive([
        {path: 'a/file', type: 'file', mode: 0o640, data: Buffer.from('hello')},
        {path: 'a', type: 'folder', mode: 0o750},
        {path: 'link', type: 'link', mode: 0o777, to: 'a/file'},
        {path: 'large', type: 'file', mode: 0o755, source, size: 3_000_001},
        {path: 'empty', type: 'file', mode: 0o600, data: Buffer.alloc(0)},
      ]),
    );
    expect(readFileSync(join(target, 'a/file'), 'utf8')).toBe('hello');
    expect(lstatSync(join(target, 'a/file')).mode & 0o7777).toBe(0o640);
    expect(lstatSync(join(target, 'a')).mode & 0o7777).toBe(0o750);
    expect(readlinkSync(join(target, 'link'))).toBe('a/file');
    expect(readFileSync(join(target, 'large')).equals(readFileSync(source))).toBe(true);
    expect(lstatSync(join(target, 'empty')).size).toBe(0);
  });

  it('gives equal bytes for equal contents, whatever their order, on a multiple of four', async () => {
    const name = fc.stringMatching(/^[a-z]{1,9}$/);
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(fc.tuple(name, fc.uint8Array({maxLength: 40})), {
          selector: ([path]) => path,
          maxLength: 8,
        }),
        async (files) => {
          const entries = files.map(([path, data]): CpioEntry => {
            return {path, type: 'file', mode: 0o644, data: Buffer.from(data)};
          });
          const bytes = await archive(entries);
          expect(bytes.length % 4).toBe(0);
          expect((await archive(entries.toReversed())).equals(bytes)).toBe(true);
        },
      ),
    );
  });

  it('takes the last of several entries for a path', async () => {
    const file = (text: string): CpioEntry => {
      return {path: 'f', type: 'file', mode: 0o644, data: Buffer.from(text)};
    };
    expect(await archive([file('one'), file('two')])).toEqual(await archive([file('two')]));
  });

  it('tells of a file that is shorter than it was', async () => {
    const source = join(folder, 'short');
    writeFileSync(source, 'abc');
    const entry: CpioEntry = {path: 'f', type: 'file', mode: 0o644, source, size: 9};
    await expect(archive([entry])).rejects.toThrow(RangeError);
  });
});
