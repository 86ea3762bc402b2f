import {execFileSync} from 'node:child_process';
import {existsSync, mkdirSync, readFileSync, symlinkSync} from 'node:fs';
import {join} from 'node:path';
import fc from 'fast-check';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {perfTool} from '../../../src/instrumentation/perf/perf-tool.ts';
import type {PerfSpec} from '../../../src/manifest/instrumentation-spec.ts';
import {ToolTargets, watch} from '../../rig/tool-places.ts';

/** Why perf cannot be used here; `undefined` where it can. */
const NO_PERF = ((): string | undefined => {
  if (!existsSync('/usr/bin/perf')) return 'needs linux-perf';
  try {
    execFileSync('perf', ['stat', '-a', '-e', 'cpu-clock', 'true'], {stdio: 'ignore'});
    return undefined;
  } catch {
    return 'needs the right to measure the system';
  }
})();

let targets: ToolTargets;
beforeAll(async () => {
  targets = await ToolTargets.open();
});
afterAll(() => targets[Symbol.asyncDispose]());

function perf(parts: Partial<PerfSpec>) {
  return perfTool(
    {
      kind: 'perf',
      mode: 'record',
      events: ['cpu-clock'],
      frequencyHz: undefined,
      callGraph: undefined,
      scope: 'case',
      extraArgs: [],
      ...parts,
    },
    'profile',
  );
}

/** Keeps a processor busy for some tenths of a second. */
const BUSY = 'i=0; while [ "$i" -lt 60000 ]; do i=$((i + 1)); done';

describe.skipIf(NO_PERF !== undefined)(`perf${NO_PERF ? ` (skipped: ${NO_PERF})` : ''}`, () => {
  it('D8 D10 records what the steps of a case do, each to a file of its own, and how they end', async () => {
    const target = targets.ssh;
    const tool = perf({frequencyHz: 999, callGraph: 'fp'});
    expect(await tool.setUp(target.place())).toMatchObject({events: 'cpu-clock'});
    const ran = await watch(tool, target.place(), `${BUSY}; exit 3`);
    expect([ran.exitCode, ran.doubt]).toEqual([3, undefined]);
    expect(ran.facts).toMatchObject({recordings: 1, lost: 0});
    expect(ran.facts['samples']).toBeGreaterThan(0);
    expect(ran.stderr).toBe('');
    const report = ran.files.find((file) => file.endsWith('report.txt')) ?? '';
    expect(readFileSync(join(ran.place.folder, report), 'utf8')).toMatch(/\bsh\b/);
    const data = ran.files.find((file) => file.endsWith('.data')) ?? '';
    const read = execFileSync('perf', ['evlist', '-i', join(ran.place.folder, data)]);
    expect(`${read}`).toContain('cpu-clock');
  }, 60_000);

  it('D8 counts over the whole system from before the first step to after the last', async () => {
    const target = targets.local;
    const tool = perf({mode: 'stat', scope: 'system', events: ['task-clock', 'page-faults']});
    const ran = await watch(tool, target.place(), BUSY);
    expect(ran.doubt).toBeUndefined();
    expect(ran.facts['page-faults']).toBeGreaterThan(0);
    const counts = JSON.parse(
      readFileSync(join(ran.place.folder, 'perf/profile/counts.json'), 'utf8'),
    );
    expect(counts.map(({event}: {event: string}) => event)).toEqual(['task-clock', 'page-faults']);
  }, 60_000);

  it('D8 for any events, exactly the unknown ones are named; all others are counted and read back', async () => {
    const known = ['cpu-clock', 'task-clock', 'page-faults', 'context-switches', 'cpu-migrations'];
    const more = ['minor-faults', 'major-faults', 'alignment-faults', 'emulation-faults'];
    const unknown = fc
      .tuple(fc.constantFrom('', 'no:', 'cpu-', "it's "), fc.stringMatching(/^[a-z]{3,9}$/))
      .map(([before, word]) => `${before}x${word}x`);
    const anyEvents = fc.record({
      has: fc.uniqueArray(fc.constantFrom(...known, ...more), {minLength: 1, maxLength: 3}),
      lacks: fc.oneof(
        {weight: 2, arbitrary: fc.constant<string[]>([])},
        {weight: 3, arbitrary: fc.uniqueArray(unknown, {minLength: 1, maxLength: 2})},
      ),
      isMixed: fc.boolean(),
    });
    let records = 0;
    await fc.assert(
      fc.asyncProperty(anyEvents, async ({has, lacks, isMixed}) => {
        const events = isMixed ? [...lacks, ...has] : [...has, ...lacks];
        // Recordings are dear: some are enough.
        const mode = lacks.length === 0 && records < 3 ? 'record' : 'stat';
        const tool = perf({mode, events: mode === 'record' ? ['cpu-clock'] : events});
        const place = targets.local.place();
        const fault = await tool.setUp(place).then(
          () => undefined,
          (error: unknown) => error as Error,
        );
        if (lacks.length > 0) {
          expect(fault).toMatchObject({code: 'instrumentation/unavailable'});
          const named = [...(fault?.message.matchAll(/'([^(]*)' \(/g) ?? [])].map(([, one]) => one);
          expect(named).toEqual(lacks);
          expect(fault?.message).not.toMatch(/no counter/);
          return;
        }
        expect(fault).toBeUndefined();
        const ran = await watch(tool, place, mode === 'record' ? BUSY : 'true');
        expect([ran.exitCode, ran.doubt]).toEqual([0, undefined]);
        if (mode === 'record') {
          records += 1;
          expect(ran.facts['samples']).toBeGreaterThan(0);
          return;
        }
        // Some are told with their unit, as `cpu-clock (msec)`.
        const counted = Object.keys(ran.facts).map((name) => name.replace(/ \(.+\)$/, ''));
        expect(counted.toSorted()).toEqual(has.toSorted());
        const file = readFileSync(join(place.folder, 'perf/profile/counts.json'), 'utf8');
        const counts = JSON.parse(file) as ReadonlyArray<{event: string; value: number}>;
        expect(counts.map(({event}) => event).toSorted()).toEqual(has.toSorted());
        for (const {value} of counts) expect(value).toBeGreaterThanOrEqual(0);
      }),
      {numRuns: 100, endOnFailure: true},
    );
  }, 120_000);

  it('D8 a step that a signal ended is not one that succeeded, though perf stat says 0', async () => {
    const tool = perf({mode: 'stat', events: ['task-clock']});
    const script = 'kill -SEGV $$';
    const [watched, alone] = await Promise.all([
      watch(tool, targets.local.place(), script),
      targets.local.connection.exec(
        {script, shell: 'sh', env: {}, cwd: undefined, stdin: undefined},
        {
          signal: new AbortController().signal,
          timeoutMs: 10_000,
          idleTimeoutMs: Number.POSITIVE_INFINITY,
          killGraceMs: 1000,
        },
      ),
    ]);
    expect(watched.exitCode).toBe(alone.exitCode);
  }, 60_000);

  it('D8 of the system that ended before the case leaves a doubt', async () => {
    const target = targets.local;
    const tool = perf({scope: 'system', extraArgs: ['--no-such-option']});
    const ran = await watch(tool, target.place(), 'true');
    expect(ran.doubt).toMatch(/^perf had ended by itself with exit code 129/);
  }, 60_000);

  it('D10 is refused for events that the machine or perf does not have', async () => {
    const target = targets.local;
    await expect(perf({events: ['no:such']}).setUp(target.place())).rejects.toMatchObject({
      code: 'instrumentation/unavailable',
      message: expect.stringMatching(/does not understand the event 'no:such'/),
    });
    const bin = join(target.folder, 'bin');
    mkdirSync(bin);
    symlinkSync('/bin/sh', join(bin, 'sh'));
    const env = {PATH: bin};
    await expect(perf({}).setUp(target.place({env}))).rejects.toMatchObject({
      message: 'cannot measure: perf is not installed there',
      help: expect.stringContaining('linux-perf'),
    });
  }, 60_000);
});
