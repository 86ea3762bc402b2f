import {execFileSync} from 'node:child_process';
import {existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import fc from 'fast-check';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {
  addBranch,
  addFunction,
  addLine,
  COUNT_MAX,
  CoverageData,
  NEVER_REACHED,
} from '../../../src/instrumentation/coverage/coverage-data.ts';
import {mergeCoverage} from '../../../src/instrumentation/coverage/merge-coverage.ts';
import {
  readTracefile,
  type TracefileReading,
} from '../../../src/instrumentation/coverage/read-tracefile.ts';
import {writeTracefile} from '../../../src/instrumentation/coverage/write-tracefile.ts';

const {signal} = new AbortController();
const hasLcov = existsSync('/usr/bin/lcov');

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'tracefiles-'));
});
afterAll(() => rmSync(folder, {recursive: true, force: true}));

const count = fc.oneof(
  {weight: 20, arbitrary: fc.nat({max: 1000})},
  {weight: 1, arbitrary: fc.constant(COUNT_MAX)},
);

/** Coverage of some of three sources, whose functions begin where they begin. */
const coverage = fc
  .array(
    fc.record({
      path: fc.constantFrom('/src/a.c', '/src/b.c', '/src/deep/with space.c'),
      lines: fc.array(fc.tuple(fc.integer({min: 1, max: 12}), count), {maxLength: 8}),
      functions: fc.array(fc.tuple(fc.integer({min: 1, max: 4}), count), {maxLength: 3}),
      branches: fc.array(
        fc.tuple(fc.integer({min: 1, max: 4}), fc.nat({max: 2}), fc.option(count)),
        {maxLength: 6},
      ),
    }),
    {minLength: 1, maxLength: 4},
  )
  .map((files) => {
    const data = new CoverageData();
    for (const {path, lines, functions, branches} of files) {
      const file = data.file(path);
      for (const [line, times] of lines) addLine(file, line, times);
      for (const [line, times] of functions) {
        addFunction(file, `function_${line}`, {line, count: times});
      }
      for (const [line, branch, taken] of branches) {
        addBranch(file, `${line},0,${branch}`, taken ?? NEVER_REACHED);
      }
    }
    return data;
  });

function sum(...parts: readonly CoverageData[]): CoverageData {
  const data = new CoverageData();
  for (const part of parts) data.add(part);
  return data;
}

function plain(data: CoverageData): unknown {
  return [...data.files]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([path, file]) => [
      path,
      ...[file.lines, file.functions, file.branches].map((map) =>
        [...map].sort(([a], [b]) => (String(a) < String(b) ? -1 : 1)),
      ),
    ]);
}

async function read(text: string | Buffer): Promise<[CoverageData, TracefileReading]> {
  const path = join(folder, 'read.info');
  writeFileSync(path, text);
  const data = new CoverageData();
  return [data, await readTracefile(path, data, {signal})];
}

async function textOf(data: CoverageData): Promise<string> {
  const path = join(folder, 'text.info');
  await writeTracefile(path, data, 'any case@here');
  return readFileSync(path, 'utf8');
}

function htmlFiles(root: string): string[] {
  return readdirSync(root, {recursive: true, encoding: 'utf8'})
    .filter((name) => name.endsWith('.html'))
    .map((name) => join(root, name));
}

describe('coverage', () => {
  it('D7 merges to the same sums in whatever order and groups it comes', () => {
    fc.assert(
      fc.property(coverage, coverage, coverage, (a, b, c) => {
        expect(plain(sum(a, b))).toEqual(plain(sum(b, a)));
        expect(plain(sum(sum(a, b), c))).toEqual(plain(sum(a, sum(b, c))));
        expect(plain(sum(a, new CoverageData()))).toEqual(plain(a));
        for (const [path, file] of sum(a, b).files) {
          for (const [line, times] of file.lines) {
            const parts = [a, b].map((part) => part.files.get(path)?.lines.get(line) ?? 0);
            expect(times).toBe(Math.min(COUNT_MAX, (parts[0] ?? 0) + (parts[1] ?? 0)));
          }
        }
      }),
      {numRuns: 200},
    );
  });

  it('D7 is the same when it is written and read again, and gives the same bytes', async () => {
    await fc.assert(
      fc.asyncProperty(coverage, async (data) => {
        const text = await textOf(data);
        const [again, reading] = await read(text);
        expect(reading).toEqual({hasRecords: true, damage: undefined});
        expect(plain(again)).toEqual(plain(data));
        expect(await textOf(again)).toBe(text);
      }),
      {numRuns: 100},
    );
  });

  it('D7 of a damaged tracefile is that of its whole records, with what is wrong with it', async () => {
    await fc.assert(
      fc.asyncProperty(coverage, fc.double({min: 0, max: 1, noNaN: true}), async (data, cut) => {
        const text = await textOf(data);
        const part = text.slice(0, Math.floor(text.length * cut));
        const whole = part.slice(0, part.lastIndexOf('end_of_record\n') + 14);
        const hasWhole = part.includes('end_of_record\n');
        const [kept] = await read(hasWhole ? whole : '');
        const [again, reading] = await read(part);
        if (!part.endsWith('end_of_record')) expect(plain(again)).toEqual(plain(kept));
        if (/SF:.+\n(?!.*end_of_record)/s.test(part.slice(hasWhole ? whole.length : 0))) {
          expect(reading.damage).toBeDefined();
        }
      }),
      {numRuns: 100},
    );
  });

  it('D7 of anything that is no tracefile is none, and never an exception', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.uint8Array({maxLength: 300}).map((bytes) => Buffer.from(bytes)),
          fc
            .array(
              fc.constantFrom(
                'SF:',
                'SF:/a',
                'DA:x',
                'DA:1',
                'FN:,',
                'FNDA:1',
                'BRDA:1,2,3',
                'end_of_record',
                'TN:',
                'DA:1,-5',
                'FNA:0,1,f',
                'FNL:0,x',
              ),
              {maxLength: 12},
            )
            .map((lines) => Buffer.from(lines.join('\n'))),
        ),
        async (bytes) => {
          const [data] = await read(bytes);
          for (const file of data.files.values()) {
            for (const times of file.lines.values()) expect(times).toBeGreaterThanOrEqual(0);
          }
        },
      ),
      {numRuns: 200},
    );
  });

  it('understands what lcov 2 writes', async () => {
    const text = [
      'TN:',
      'SF:/src/a.cc',
      'FNL:0,3,9',
      'FNA:0,7,_Z1fv',
      'FNL:1,11',
      'FNA:1,0,g(int, char)',
      'FN:20,25,h',
      'FNDA:2,h',
      'BRDA:4,e0,a > b,1',
      'MCDC:4,2,t,1,0,x',
      'DA:3,7,abc',
      'end_of_record',
      '',
    ].join('\n');
    const [data, reading] = await read(text);
    expect(reading.damage).toBeUndefined();
    expect(plain(data)).toEqual([
      [
        '/src/a.cc',
        [[3, 7]],
        [
          ['_Z1fv', {line: 3, count: 7}],
          ['g(int, char)', {line: 11, count: 0}],
          ['h', {line: 20, count: 2}],
        ],
        [['4,e0,a > b', 1]],
      ],
    ]);
  });

  it.skipIf(!hasLcov)(
    `D7 merges as lcov does${hasLcov ? '' : ' (skipped: needs lcov)'}`,
    async () => {
      const small = fc.sample(
        coverage.filter((data) =>
          [...data.files.values()].every(
            ({lines, functions, branches}) =>
              lines.size > 0 &&
              ![...lines.values()].includes(COUNT_MAX) &&
              ![...functions.values()].some((one) => one.count === COUNT_MAX) &&
              ![...branches.values()].includes(COUNT_MAX),
          ),
        ),
        {numRuns: 40, seed: 7},
      );
      const paths: string[] = [];
      for (const [index, data] of small.entries()) {
        const path = join(folder, `part-${index}.info`);
        await writeTracefile(path, data, 'case');
        paths.push(path);
      }
      const merged = join(folder, 'by-lcov.info');
      const args = paths.flatMap((path) => ['-a', path]);
      execFileSync('lcov', ['-q', '--rc', 'lcov_branch_coverage=1', ...args, '-o', merged]);
      const byLcov = new CoverageData();
      await readTracefile(merged, byLcov, {signal});
      expect(plain(byLcov)).toEqual(plain(sum(...small)));
    },
  );
});

describe('merging the coverage of a run', () => {
  it('D7 reads what cases of all environments left, with a warning for what is damaged', async () => {
    const run = mkdtempSync(join(folder, 'run-'));
    const good = 'TN:\nSF:/src/a.c\nFN:1,f\nFNDA:2,f\nDA:1,2\nDA:2,0\nend_of_record\n';
    const files = {
      'captured/a@here/coverage/cov.info': good,
      'captured/a@there/attempt-2/coverage/cov.info': good,
      'captured/b@here/coverage/cov.info': `${good}SF:/src/b.c\nDA:1,`,
      'captured/b@here/coverage/notes.txt': 'no tracefile',
    };
    for (const [path, text] of Object.entries(files)) {
      execFileSync('mkdir', ['-p', join(run, path, '..')]);
      writeFileSync(join(run, path), text);
    }
    const warnings: string[] = [];
    const merged = await mergeCoverage({
      runFolder: run,
      title: 'a run',
      signal,
      warn: (code) => warnings.push(code),
      env: {PATH: '/nowhere'},
    });
    expect(warnings).toEqual(['coverage/damaged', 'coverage/no-report']);
    expect(merged?.files).toEqual(['coverage/lcov.info']);
    expect(merged?.facts).toEqual({
      tracefiles: 3,
      sources: 1,
      lines: '50.0 % (1 of 2)',
      functions: '100.0 % (1 of 1)',
    });
    expect(readFileSync(join(run, 'coverage/lcov.info'), 'utf8')).toContain('\nDA:1,6\nDA:2,0\n');
  });

  it.skipIf(!hasLcov)(
    `makes an HTML report by genhtml${hasLcov ? '' : ' (skipped: needs lcov)'}`,
    async () => {
      const run = mkdtempSync(join(folder, 'run-'));
      const [data] = fc.sample(coverage, {numRuns: 1, seed: 1});
      const path = join(run, 'captured/a@here/coverage/cov.info');
      await writeTracefile(path, data ?? new CoverageData(), 'a@here');
      const warnings: string[] = [];
      const merged = await mergeCoverage({
        runFolder: run,
        title: 'a <run> b',
        signal,
        warn: (_, message) => warnings.push(message),
        env: {PATH: process.env['PATH']},
      });
      expect(warnings).toEqual([]);
      expect(merged?.files).toEqual(['coverage/lcov.info', 'coverage/html/index.html']);
      expect(readFileSync(join(run, 'coverage/html/index.html'), 'utf8')).toMatch(
        />a {2}run {2}b</,
      );
    },
  );

  it.skipIf(!hasLcov)(
    `shows no file of this machine that an environment merely names${hasLcov ? '' : ' (skipped: needs lcov)'}`,
    async () => {
      const run = mkdtempSync(join(folder, 'run-'));
      const own = join(run, 'own.c');
      writeFileSync(own, 'int own_text;\n');
      const other = join(folder, 'other.c');
      writeFileSync(other, 'int text_of_another_file;\n');
      const data = new CoverageData();
      for (const path of [own, other, '/dev/zero']) addLine(data.file(path), 1, 1);
      await writeTracefile(join(run, 'captured/a@there/coverage/cov.info'), data, 'a@there');
      const merged = await mergeCoverage({
        runFolder: run,
        title: 'a run',
        signal,
        warn: (_, message) => expect.unreachable(message),
        env: {PATH: process.env['PATH']},
        isShown: (path) => path.startsWith(run),
      });
      expect(merged?.totals.sources).toBe(3);
      const html = execFileSync('cat', htmlFiles(join(run, 'coverage/html')));
      expect(`${html}`).toContain('own_text');
      expect(`${html}`).not.toContain('text_of_another_file');
      expect(readFileSync(join(run, 'coverage/lcov.info'), 'utf8')).toContain(`SF:${other}\n`);
    },
  );

  it('is nothing where no case left any', async () => {
    const options = {title: '', signal, warn: () => undefined, env: {}};
    expect(await mergeCoverage({...options, runFolder: join(folder, 'none')})).toBeUndefined();
  });
});
