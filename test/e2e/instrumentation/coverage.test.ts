import {execFileSync} from 'node:child_process';
import {existsSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {CoverageData} from '../../../src/instrumentation/coverage/coverage-data.ts';
import {readTracefile} from '../../../src/instrumentation/coverage/read-tracefile.ts';
import {Targets} from '../../rig/targets.ts';

const {signal} = new AbortController();
const hasLcov = existsSync('/usr/bin/lcov');

const SOURCE = `#include <string.h>
int area(int a, int b)
{
  if (a < 0)
    return -1;
  return a * b;
}
int name(const char *word)
{
  return strcmp(word, "square") == 0;
}
int main(int count, char **words)
{
  if (count > 2 && name(words[1]))
    return area(2, 2) != 4;
  if (count > 1)
    return area(-1, 1) != -1;
  return 0;
}
`;

/** Each environment builds it in a folder of its own; only the sources are here. */
const MANIFEST = `
artifacts:
  sources: {type: data, source: src, target: work/src/}
instrumentation:
  coverage:
    gcov: {objects: $PROCTOR_SCRATCH/work, local-source: .}
    monitors: [{name: load, run: cat /proc/loadavg, every: 100ms}]
scenarios:
  none: {environment: [here, there], artifacts: [sources], instrumentation: [coverage], prepare: &build 'cd "$PROCTOR_SCRATCH/work" && gcc --coverage -O0 -c src/shapes.c -o shapes.o && gcc --coverage shapes.o -o shapes', steps: [{run: '"$PROCTOR_SCRATCH/work/shapes"'}]}
  square: {environment: [here, there], artifacts: [sources], instrumentation: [coverage], prepare: *build, steps: [{run: '"$PROCTOR_SCRATCH/work/shapes" square 1'}]}
  other: {environment: [here, there], artifacts: [sources], instrumentation: [coverage], prepare: *build, steps: [{run: '"$PROCTOR_SCRATCH/work/shapes" circle'}]}
`;

let targets: Targets;
beforeAll(async () => {
  targets = await Targets.start();
});
afterAll(() => targets[Symbol.asyncDispose]());

describe('coverage of a run', () => {
  it('D7 of all cases and environments is merged: what one gets by hand', async () => {
    const folder = targets.folder(MANIFEST);
    folder.write('src/shapes.c', SOURCE);
    const ran = await folder.run();
    expect(ran.stderr + ran.stdout).toContain('coverage: lines 100.0 %, functions 100.0 %');
    expect(ran.exitCode).toBe(0);
    const events = folder.journal();
    const merged = events.find(({type}) => type === 'coverage-merged');
    expect(merged).toMatchObject({tracefiles: 6, sources: 1, functions: {found: 3, hit: 3}});
    const run = join(folder.path, '.proctor/latest');
    const data = new CoverageData();
    await readTracefile(join(run, 'coverage/lcov.info'), data, {signal});
    const source = join(folder.path, 'src/shapes.c');
    expect([...data.files.keys()]).toEqual([source]);

    // By hand: the same runs, twice, and lcov.
    const hand = join(folder.path, 'hand');
    execFileSync('cp', ['-r', join(folder.path, 'src'), hand]);
    const script =
      'gcc --coverage -O0 shapes.c -o shapes; for i in 1 2; do ./shapes; ./shapes square 1; ./shapes circle; done; gcov --stdout -b -c *.gcda';
    const byGcov = execFileSync('sh', ['-c', script], {cwd: hand, encoding: 'utf8'});
    const lines = [...byGcov.matchAll(/^ *(\d+|#####)\*?: *(\d+):/gm)].map(
      ([, count, line]) => [Number(line), count === '#####' ? 0 : Number(count)] as const,
    );
    expect([...(data.files.get(source)?.lines ?? [])]).toEqual(lines);
    if (hasLcov) {
      const html = readFileSync(join(run, 'coverage/html/index.html'), 'utf8');
      expect(html).toContain('LCOV - code coverage report');
    }

    for (const id of ['none@here', 'square@there', 'other@here']) {
      const reported = events.filter(
        (event) => event.type === 'instrumentation-reported' && event['case'] === id,
      );
      const collected = reported.filter(({phase}) => phase === 'collected');
      expect(collected.map(({tool}) => tool).sort()).toEqual(['gcov', 'load']);
    }
  }, 120_000);
});

describe('a fuzzer of a manifest', () => {
  it('D9 is waited for after the steps; its findings fail the case, its end with the case is told', async () => {
    const folder = targets.folder(`
instrumentation:
  finds: {fuzz: {hunter: {command: 'sleep 0.5; echo bad >"$PROCTOR_FUZZ_FOLDER/bug"', findings: bug, budget: 30s}}}
  calm: {fuzz: {walker: {command: sleep 600.17, budget: 1s}}}
  long: {fuzz: {runner: {command: sleep 600.17, budget: 10m}}}
  scans: {scan: {ports: {run: 'echo port 23 is open', finding: is open, fail-on-finding: false}}}
scenarios:
  finds: {environment: [here, there], instrumentation: [finds], steps: [{run: 'true'}]}
  calm: {environment: [here, there], instrumentation: [calm], steps: [{run: 'true'}]}
  long: {environment: [here, there], instrumentation: [long], timeout: 2s, steps: [{run: 'true'}]}
  broken: {environment: here, instrumentation: [long], steps: [{run: 'false'}]}
  scans: {environment: [here, there], instrumentation: [scans], steps: [{run: 'true'}]}
`);
    const ran = await folder.run();
    expect(ran.exitCode).toBe(1);
    expect(folder.verdicts()).toEqual({
      'finds@here': 'failed',
      'finds@there': 'failed',
      'calm@here': 'passed',
      'calm@there': 'passed',
      'long@here': 'passed',
      'long@there': 'passed',
      'broken@here': 'failed',
      'scans@here': 'passed',
      'scans@there': 'passed',
    });
    expect(folder.reasons()['finds@there']).toBe(
      'instrumentation "finds": hunter found: hunter: bug',
    );
    const ends = folder.journal().filter(({type}) => type === 'case-ended');
    const doubtsOf = (id: string): unknown => ends.find((end) => end['case'] === id)?.['doubts'];
    expect(doubtsOf('calm@there')).toBeUndefined();
    expect(doubtsOf('long@there')).toEqual([
      'runner: it was ended with the case, before its budget of 10m00s was used up',
    ]);
    const found = folder
      .journal()
      .filter((event) => event['tool'] === 'ports' && event['phase'] === 'collected');
    expect(found.map(({findings}) => findings)).toEqual([['port 23 is open'], ['port 23 is open']]);
    expect(targets.processesWith('sleep 600.17')).toEqual([]);
  }, 120_000);
});
