import {
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import fc from 'fast-check';
import {afterEach, beforeEach, describe, expect, it} from 'vitest';
import {HashCache} from '../../../src/artifacts/hash-cache.ts';

const SUM = 'ab'.repeat(32);
const LATER_MS = Date.now() + 60_000;

let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hashes-'));
  file = join(folder, 'sub/hashes');
});

afterEach(() => rmSync(folder, {recursive: true, force: true}));

const statsOf = (name: string, content = name) => {
  writeFileSync(join(folder, name), content);
  return statSync(join(folder, name), {bigint: true});
};

describe('HashCache', () => {
  it('knows a file until anything of it has changed', async () => {
    const cache = await HashCache.open(file);
    const stats = statsOf('a');
    expect(cache.get(stats)).toBeUndefined();
    cache.add(stats, SUM, LATER_MS);
    expect(cache.get(stats)).toBe(SUM);
    for (const name of ['dev', 'ino', 'size', 'mtimeNs', 'ctimeNs'] as const) {
      const changed = statSync(join(folder, 'a'), {bigint: true});
      changed[name] += 1n;
      expect(cache.get(changed)).toBeUndefined();
    }
    utimesSync(join(folder, 'a'), stats.atime, stats.mtime);
    expect(cache.get(statSync(join(folder, 'a'), {bigint: true}))).toBeUndefined();
  });

  it('does not trust what was changed just before it was read, nor a time to come', async () => {
    const cache = await HashCache.open(file);
    const stats = statsOf('a');
    for (const readMs of [Date.now(), Date.now() + 1_500, Date.now() - 10_000]) {
      cache.add(stats, SUM, readMs);
      expect(cache.get(stats)).toBeUndefined();
    }
  });

  it('remembers what was used last, of itself and of others', async () => {
    const all = ['a', 'b', 'c', 'd'].map((name) => statsOf(name));
    const first = await HashCache.open(file, {entriesMax: 3});
    for (const stats of all.slice(0, 3)) first.add(stats, SUM, LATER_MS);
    await first.save();
    const other = await HashCache.open(file, {entriesMax: 3});
    const [a, , , d] = all;
    expect(a && other.get(a)).toBe(SUM);
    if (d !== undefined) other.add(d, SUM, LATER_MS);
    await other.save();
    const last = await HashCache.open(file);
    expect(all.map((stats) => last.get(stats) !== undefined)).toEqual([true, false, true, true]);
    expect(readdirSync(join(folder, 'sub'))).toEqual(['hashes']);
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it('is empty when its file was damaged in any way, and never wrong', async () => {
    const stats = statsOf('a');
    const cache = await HashCache.open(file);
    cache.add(stats, SUM, LATER_MS);
    await cache.save();
    const whole = readFileSync(file);
    await fc.assert(
      fc.asyncProperty(
        fc.nat(whole.length - 1),
        fc.integer({min: 1, max: 255}),
        fc.boolean(),
        async (at, bits, isCut) => {
          const bytes = Buffer.from(whole);
          bytes[at] = (bytes[at] ?? 0) ^ bits;
          writeFileSync(file, isCut ? whole.subarray(0, at) : bytes);
          expect((await HashCache.open(file)).get(stats)).toBeUndefined();
        },
      ),
      {numRuns: 100},
    );
    writeFileSync(file, whole);
    expect((await HashCache.open(file)).get(stats)).toBe(SUM);
  });
});
