import {mkdtempSync, rmSync, statSync, writeFileSync} from 'node:fs';
import os from 'node:os';
import {join} from 'node:path';
import {afterAll, describe, expect, it} from 'vitest';
import {makeFolders} from '../../../src/util/owned-place.ts';

const root = mkdtempSync(join(os.tmpdir(), 'pt-folders-'));
afterAll(() => rmSync(root, {recursive: true, force: true}));

describe('makeFolders', () => {
  it('makes what is missing, and says which was the first', () => {
    expect(makeFolders(join(root, 'a', 'b', 'c'))).toBe(join(root, 'a'));
    expect(statSync(join(root, 'a', 'b', 'c')).isDirectory()).toBe(true);
    expect(makeFolders(join(root, 'a', 'b', 'c'))).toBeUndefined();
  });

  it('fails where a file is in the way', () => {
    writeFileSync(join(root, 'file'), '');
    expect(() => makeFolders(join(root, 'file'))).toThrow('EEXIST');
    expect(() => makeFolders(join(root, 'file', 'b'))).toThrow('ENOTDIR');
  });

  it.skipIf(process.platform !== 'linux')(
    'fails, and does not try for ever, where the system takes no names (only on Linux)',
    () => {
      expect(() => makeFolders('/proc/x/y/z')).toThrow('ENOENT');
    },
  );
});
