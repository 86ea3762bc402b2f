import {mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join, relative, resolve} from 'node:path';
import fc from 'fast-check';
import {afterEach, beforeEach, describe, expect, it} from 'vitest';
import {receiveFile} from '../../../src/environments/receive-file.ts';
import {
  capturedPath,
  openBelow,
  resolveTarget,
  safeRelativePath,
} from '../../../src/environments/safe-path.ts';

/** What a hostile environment may call its files: bytes, and pieces that mean something. */
const hostileName = fc
  .array(
    fc.oneof(
      fc.constantFrom('..', '.', '/', '//', '\n', '%', '%2E', '~', '\\', 'a', 'Ä', '\u202e', ' '),
      fc.uint8Array({minLength: 1, maxLength: 40}).map((bytes) => Buffer.from(bytes)),
      fc.constantFrom('x'.repeat(300), 'ü'.repeat(200)),
    ),
    {minLength: 1, maxLength: 12},
  )
  .map((pieces) => Buffer.concat(pieces.map((piece) => Buffer.from(piece))));

describe('safeRelativePath', () => {
  it('E6 gives a path below the destination for any bytes', () => {
    fc.assert(
      fc.property(hostileName, (name) => {
        const path = safeRelativePath(name);
        expect(path).not.toMatch(/[\u0000-\u001f\u007f-\u009f\\:<>|*?"\u202a-\u202e]/);
        expect(path.split('/')).not.toContain('..');
        expect(path.split('/').every((part) => part !== '' && part !== '.')).toBe(true);
        expect(relative('/d', resolve('/d', path))).toBe(path);
        expect(Math.max(...path.split('/').map((part) => Buffer.byteLength(part)))).toBeLessThan(
          201,
        );
        expect(Buffer.byteLength(path)).toBeLessThan(1250);
      }),
      {numRuns: 1000},
    );
  });

  it('gives different paths for different names', () => {
    const normal = (name: Buffer): string =>
      name
        .toString('latin1')
        .split('/')
        .filter((part) => part !== '' && part !== '.')
        .join('/');
    fc.assert(
      fc.property(hostileName, hostileName, (one, other) => {
        fc.pre(normal(one) !== normal(other));
        fc.pre(normal(one) !== '' && normal(other) !== '');
        expect(safeRelativePath(one)).not.toBe(safeRelativePath(other));
      }),
      {numRuns: 1000},
    );
  });

  it('leaves ordinary names as they are', () => {
    for (const path of ['a.log', 'var/log/ä ö.txt', "it's/…/100$", '.hidden/-x', '日本/🙂.png']) {
      expect(safeRelativePath(path)).toBe(path);
    }
  });

  it('shows what it had to change', () => {
    const names = ['/abs//x/./y', '../../etc', 'a\nb', '%41', Buffer.from([0xff, 0x41]), '', '/'];
    expect(names.map(safeRelativePath)).toEqual([
      'abs/x/y',
      '%2E%2E/%2E%2E/etc',
      'a%0Ab',
      '%2541',
      '%FFA',
      '_',
      '_',
    ]);
  });
});

describe('capturedPath', () => {
  it('takes the working directory off, and of other paths the first slash', () => {
    const path = (source: string): string => capturedPath(Buffer.from(source), '/home/me');
    expect(['/home/me/a/b', '/home/meal/c', '/etc/d'].map(path)).toEqual([
      'a/b',
      'home/meal/c',
      'etc/d',
    ]);
  });
});

describe('resolveTarget', () => {
  it('starts relative targets from scratch and keeps them there', () => {
    expect(resolveTarget('a/../b', '/s')).toBe('/s/b');
    expect(resolveTarget('/opt/x', '/s')).toBe('/opt/x');
    for (const target of ['..', '../x', 'a/../../x', '', '.', 'a\0b']) {
      expect(() => resolveTarget(target, '/s')).toThrow(/cannot write/);
    }
  });
});

describe('openBelow', () => {
  let folder: string;
  let destination: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'proctor-safe-'));
    destination = join(folder, 'destination');
    await mkdir(destination);
    await writeFile(join(folder, 'outside'), 'untouched');
  });
  afterEach(() => rm(folder, {recursive: true}));

  const receive = (path: string, text = 'new') =>
    receiveFile([Buffer.from(text)], {destination, path, bytesMax: 1000});

  it('E6 does not go through a link that stands where a folder must be', async () => {
    await symlink('..', join(destination, 'up'));
    await symlink(folder, join(destination, 'absolute'));
    for (const path of ['up/outside', 'absolute/outside', 'up/new/x']) {
      await expect(receive(path)).rejects.toMatchObject({code: 'transfer/unsafe-path'});
    }
    expect((await readdir(folder)).sort()).toEqual(['destination', 'outside']);
    expect(await readFile(join(folder, 'outside'), 'utf8')).toBe('untouched');
  });

  it('E6 replaces a link of the same name instead of writing through it', async () => {
    await symlink('../outside', join(destination, 'report'));
    await receive('report');
    expect(await readFile(join(destination, 'report'), 'utf8')).toBe('new');
    expect(await readFile(join(folder, 'outside'), 'utf8')).toBe('untouched');
  });

  it('refuses paths that are not plain', async () => {
    for (const path of ['', '.', '..', '../x', 'a/../x', '/x', 'a//x', 'x/']) {
      await expect(openBelow(destination, path)).rejects.toMatchObject({
        code: 'transfer/unsafe-path',
      });
    }
  });

  it('leaves nothing behind when the file does not arrive', async () => {
    async function* failing(): AsyncGenerator<Buffer> {
      yield Buffer.from('half');
      throw new Error('cut off');
    }
    const options = {destination, path: 'a/file', bytesMax: 1000};
    await expect(receiveFile(failing(), options)).rejects.toThrow('cut off');
    expect(await readdir(join(destination, 'a'))).toEqual([]);
  });

  it('cuts a file at its limit and says so, and not one that just fits', async () => {
    const chunks = [Buffer.from('abc'), Buffer.from('def')];
    const lengths = await Promise.all(
      [0, 3, 5, 6, 7].map((bytesMax) =>
        receiveFile(chunks, {destination, path: `f${bytesMax}`, bytesMax}),
      ),
    );
    expect(lengths.map((file) => [file.bytes, file.truncated])).toEqual([
      [0, true],
      [3, true],
      [5, true],
      [6, false],
      [6, false],
    ]);
  });
});
