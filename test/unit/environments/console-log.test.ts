import {mkdtemp, readFile, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {PassThrough} from 'node:stream';
import {afterEach, beforeEach, describe, expect, it} from 'vitest';
import {ConsoleLog, type MakeConsoleReader} from '../../../src/environments/console-log.ts';
import {consoleReader} from '../../../src/environments/console-reader.ts';
import {createMask} from '../../../src/util/mask.ts';

const {signal} = new AbortController();
let folder: string;
let warnings: string[];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'proctor-console-'));
  warnings = [];
});
afterEach(() => rm(folder, {recursive: true, force: true}));

const warn = (code: string) => warnings.push(code);

describe('ConsoleLog', () => {
  it('keeps every byte in its file, and its last lines for people', async () => {
    const path = join(folder, 'console.log');
    await using console = new ConsoleLog(path, {warn});
    const channel = new PassThrough();
    console.attach(channel);
    channel.write('one\r\n\x1b[31mtwo\x1b[0m\r\n');
    channel.write(Buffer.from([0xff, 0x00, 0x0a]));
    await console.settle({signal});
    expect(await readFile(path)).toEqual(
      Buffer.concat([
        Buffer.from('one\r\n\x1b[31mtwo\x1b[0m\r\n'),
        Buffer.from([0xff, 0x00, 0x0a]),
      ]),
    );
    expect(console.length).toBe(22);
    expect(console.lastLines(2)).toBe('two\n\ufffd');
  });

  it('D28 has no secret in its file when it is closed, also one that came in pieces', async () => {
    const path = join(folder, 'console.log');
    const {mask} = createMask(new Map([['word', 'correct-horse']]));
    const console = new ConsoleLog(path, {warn, mask});
    const channel = new PassThrough();
    console.attach(channel);
    channel.write('login with correct-');
    channel.write('horse\n');
    await console.settle({signal});
    await console[Symbol.asyncDispose]();
    expect(await readFile(path, 'utf8')).toBe('login with ***\n');
    expect(warnings).toEqual([]);
  });

  it('goes on in the same file with the next process', async () => {
    const path = join(folder, 'console.log');
    const console = new ConsoleLog(path, {warn});
    for (const text of ['first\n', 'second\n']) {
      const channel = new PassThrough();
      console.attach(channel);
      channel.write(text);
      await console.settle({signal});
      channel.destroy();
    }
    await console[Symbol.asyncDispose]();
    expect(await readFile(path, 'utf8')).toBe('first\nsecond\n');
  });

  it('warns once where its file cannot be written, and reads on', async () => {
    await using console = new ConsoleLog(join(folder, 'not/there/console.log'), {warn});
    const channel = new PassThrough();
    console.attach(channel);
    for (let count = 0; count < 3; count++) {
      channel.write('line\n');
      await console.settle({signal});
    }
    expect(console.length).toBe(15);
    expect(warnings).toEqual(['console/not-written']);
  });

  it('keeps no more than its file may hold, says so once, and reads on', async () => {
    const path = join(folder, 'console.log');
    await using console = new ConsoleLog(path, {warn, fileBytesMax: 10});
    const channel = new PassThrough();
    console.attach(channel);
    for (let count = 0; count < 5; count++) {
      channel.write('four\n');
      await console.settle({signal});
    }
    expect(console.length).toBe(25);
    expect(await readFile(path, 'utf8')).toBe('four\nfour\n');
    expect(warnings).toEqual(['console/not-written']);
  });

  it('reads on when its disk is full', async () => {
    await using console = new ConsoleLog('/dev/full', {warn});
    const channel = new PassThrough();
    console.attach(channel);
    channel.write('line\n');
    await console.settle({signal});
    channel.write('line\n');
    await console.settle({signal});
    expect(console.length).toBe(10);
    expect(warnings).toEqual(['console/not-written']);
  });

  it('waits for what the machine has printed until now, and ends an open report', async () => {
    const channel = new PassThrough();
    const steps: string[] = [];
    const makeReader: MakeConsoleReader = () => ({
      push: (chunk) => steps.push(chunk.toString()),
      flush: () => steps.push('flush'),
      expectReboot: () => steps.push('reboot'),
    });
    await using console = new ConsoleLog(join(folder, 'console.log'), {warn, makeReader});
    console.attach(channel, async () => channel.write('late\n'));
    await console.settle({signal});
    expect(steps).toEqual(['late\n', 'flush']);
  });

  it('gives reports to who listens, and keeps those that nobody has listened to', async () => {
    const report = (title: string) => ({title}) as never;
    let tell: ((title: string) => void) | undefined;
    const makeReader: MakeConsoleReader = ({onReport, onFatal}) => {
      tell = (title) => {
        onFatal(title);
        onReport(report(title));
      };
      return {push: () => {}, flush: () => {}, expectReboot: () => {}};
    };
    await using console = new ConsoleLog(join(folder, 'console.log'), {warn, makeReader});
    const heard: string[] = [];
    tell?.('at boot');
    {
      using _ = console.listen({
        onReport: ({title}) => heard.push(title),
        onFatal: (title) => heard.push(`fatal: ${title}`),
      });
      tell?.('in a case');
    }
    tell?.('after it');
    expect(heard).toEqual(['fatal: in a case', 'in a case']);
    expect(console.unclaimed.map(({title}) => title)).toEqual(['at boot', 'after it']);
    expect(console.fatalTitle).toBe('at boot');
    console.expectReboot();
    expect(console.fatalTitle).toBeUndefined();
  });

  it('reports a machine that is gone, unless its last words explain it', async () => {
    const lose = async (said: string, loss: 'silent' | 'lost') => {
      const makeReader = consoleReader(
        {
          ignore: [],
          expect: [],
          failOn: undefined,
          rules: [{match: /gadget on fire/.source, title: 'fire', severity: 'error'}],
        },
        {warn, signal} as never,
      );
      await using console = new ConsoleLog(join(folder, 'lost.log'), {warn, makeReader});
      const channel = new PassThrough();
      console.attach(channel);
      channel.write(said);
      console.lose(loss);
      await console.settle({signal});
      return {titles: console.unclaimed.map(({title}) => title), fatal: console.fatalTitle};
    };
    expect(await lose('hello\n', 'lost')).toEqual({
      titles: ['lost connection to test machine'],
      fatal: undefined,
    });
    expect((await lose('WARNING: foo\n', 'silent')).titles).toEqual([
      'WARNING: foo',
      'no output from test machine',
    ]);
    expect(await lose('Kernel panic - not syncing: no more\n', 'lost')).toEqual({
      titles: ['kernel panic: no more'],
      fatal: 'kernel panic: no more',
    });
    expect((await lose('gadget on fire\n', 'lost')).titles[0]).toBe('fire');
  });

  it('warns of a pattern that cannot be used', async () => {
    const makeReader = consoleReader({ignore: ['('], expect: [], failOn: undefined, rules: []}, {
      warn,
      signal,
    } as never);
    await using console = new ConsoleLog(join(folder, 'bad.log'), {warn, makeReader});
    const channel = new PassThrough();
    console.attach(channel);
    channel.write('WARNING: foo\n');
    await console.settle({signal});
    expect(warnings).toEqual(['console/pattern']);
  });
});
