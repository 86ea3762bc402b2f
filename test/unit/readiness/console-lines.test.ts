import {appendFileSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterEach, beforeEach, describe, expect, it} from 'vitest';
import type {ConsoleFeed} from '../../../src/environments/environment.ts';
import {ConsoleLines} from '../../../src/readiness/console-lines.ts';

let folder: string;
let feed: ConsoleFeed;
const {signal} = new AbortController();
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'proctor-console-'));
  feed = {
    path: join(folder, 'console.log'),
    length: 0,
    unclaimed: [],
    listen: () => ({[Symbol.dispose]: () => undefined}),
    settle: async () => undefined,
  };
});
afterEach(() => rmSync(folder, {recursive: true, force: true}));

/** Takes longer than the universe lasts on many an `a` that no `b` follows. */
const EVIL = '^(a+)+$';

describe('ConsoleLines', () => {
  it('finds the first line that matches, a prompt without an end among them', async () => {
    const lines = new ConsoleLines(feed, 'log[io]n: $');
    expect(await lines.look({signal})).toBeUndefined();
    writeFileSync(feed.path, 'booting\r\n');
    expect(await lines.look({signal})).toBeUndefined();
    expect(lines.last).toBe('booting');
    appendFileSync(feed.path, 'box login: ');
    expect(await lines.look({signal})).toBe('box login: ');
  });

  it('gives up a pattern that keeps the machine busy, and says so', async () => {
    const lines = new ConsoleLines(feed, EVIL);
    writeFileSync(feed.path, `${'a'.repeat(60)}!\n`);
    expect(await lines.look({signal})).toBeUndefined();
    expect(lines.problem).toMatch(/timed out/);
    appendFileSync(feed.path, 'aaa\n');
    expect(await lines.look({signal})).toBeUndefined();
  });

  it('looks at what comes before the line that such a pattern gets lost in', async () => {
    const lines = new ConsoleLines(feed, EVIL);
    const others = 'other\n'.repeat(300);
    writeFileSync(feed.path, `aaa\n${others}${'a'.repeat(60)}!\n`);
    expect(await lines.look({signal})).toBe('aaa');
  });

  it('refuses what is no pattern', () => {
    expect(() => new ConsoleLines(feed, '(')).toThrow(SyntaxError);
  });
});
