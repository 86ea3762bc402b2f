import {execFileSync} from 'node:child_process';
import {appendFileSync, mkdtempSync, readFileSync, rmSync, statSync, truncateSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join, resolve} from 'node:path';
import {pathToFileURL} from 'node:url';
import {afterEach, beforeEach, describe, expect, it} from 'vitest';
import {readSoak, SoakFile} from '../../../src/soak/soak-file.ts';

describe('the file of a soak’s book', () => {
  let folder: string;
  let path: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'proctor-soak-'));
    path = join(folder, 'soak.jsonl');
  });
  afterEach(() => rmSync(folder, {recursive: true}));

  const problems: string[] = [];
  const open = () =>
    new SoakFile(path, {
      cases: ['a@box', 'b@box'],
      limits: [{what: 'memory-growth', share: 0.05}],
      onProblem: (message) => problems.push(message),
    });

  function add(file: SoakFile, count: number): void {
    for (let at = 1; at <= count; at++) {
      const elapsedMs = file.book.tally.elapsedMs + 10;
      file.addIteration({
        elapsedMs,
        durationMs: 10,
        restarts: 0,
        cases: [['passed', 4], undefined],
      });
    }
  }

  it('Y8 has all that was entered when its writer is killed', () => {
    const file = open();
    add(file, 25);
    file.addSample(260, {'proctor/fds': 30});
    add(file, 5);
    // Not closed: what stands there is what a killed process leaves.
    const read = readSoak(path);
    expect(read?.book.totals).toEqual(file.book.totals);
    expect(read?.book.series).toEqual(file.book.series);
    expect(read?.limits).toEqual([{what: 'memory-growth', share: 0.05}]);
    file.close();
  });

  it('loses only the line that was cut off', () => {
    const file = open();
    add(file, 3);
    truncateSync(path, statSync(path).size - 5);
    expect(readSoak(path)?.book.tally.iterations).toBe(2);
    appendFileSync(path, 'not json\n');
    expect(readSoak(path)?.book.tally.iterations).toBe(2);
    file.close();
  });

  it('goes on where an earlier process ended', () => {
    const first = open();
    add(first, 4);
    const second = open();
    add(second, 2);
    second.close();
    expect(readSoak(path)?.book.tally).toMatchObject({iterations: 6, elapsedMs: 60});
    expect(readSoak(path)?.book.state.resumedAfterMs).toEqual([40]);
    first.close();
  });

  it('does not grow with the number of iterations', () => {
    const file = open();
    add(file, 30_000);
    expect(statSync(path).size).toBeLessThan(300_000);
    expect(readSoak(path)?.book.tally.iterations).toBe(30_000);
    file.close();
    expect(readFileSync(path, 'utf8').trimEnd().split('\n')).toHaveLength(1);
  });

  it('is nothing where there is no file, or no first line', () => {
    expect(readSoak(path)).toBeUndefined();
    appendFileSync(path, '{"v":1');
    expect(readSoak(path)).toBeUndefined();
  });

  it('Y8 has all again after a disk that was full for a while, which took half a line', () => {
    const source = pathToFileURL(resolve('src/soak/soak-file.ts')).href;
    // The limit is of the process, and a write above it is cut short as by a disk that gets full.
    const script = `
      import {execFileSync} from 'node:child_process';
      import {statSync} from 'node:fs';
      import {SoakFile} from ${JSON.stringify(source)};
      const path = ${JSON.stringify(path)};
      const cases = Array.from({length: 50}, (_, index) => 'case-' + index + '@box');
      const problems = [];
      const file = new SoakFile(path, {cases, limits: [], onProblem: (why) => problems.push(why)});
      const limit = (bytes) => execFileSync('prlimit', ['--pid', process.pid, '--fsize=' + bytes + ':']);
      let elapsedMs = 0;
      const add = (count) => {
        for (let at = 0; at < count; at++) {
          elapsedMs += 10;
          file.addIteration({elapsedMs, durationMs: 10, restarts: 0, cases: cases.map(() => ['passed', 4])});
        }
      };
      add(2);
      limit(statSync(path).size + 100);
      add(5);
      limit('unlimited');
      add(100);
      process.stdout.write(JSON.stringify(problems));
    `;
    const output = execFileSync(
      process.execPath,
      ['--experimental-strip-types', '--no-warnings', '--input-type=module', '--eval', script],
      {encoding: 'utf8'},
    );
    expect(JSON.parse(output)).toEqual([expect.stringContaining('EFBIG')]);
    expect(readSoak(path)?.book.tally.iterations).toBe(107);
  });

  it('keeps the failures of an iteration that was cut off', () => {
    const file = open();
    add(file, 2);
    file.addUnfinished({elapsedMs: 25, cases: [undefined, ['failed', 3]]});
    expect(readSoak(path)?.book.totals).toEqual(file.book.totals);
    expect(readSoak(path)?.book.totals).toMatchObject({
      iterations: 2,
      failedIterations: 1,
      counts: {passed: 2, failed: 1},
    });
    file.close();
  });

  it('says once that it cannot be written, and goes on counting', () => {
    problems.length = 0;
    path = join(folder, 'missing', 'soak.jsonl');
    const file = open();
    add(file, 3);
    file.close();
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(/^cannot write the book of this soak, '.*': ENOENT/u);
    expect(file.book.tally.iterations).toBe(3);
  });
});
