import {appendFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {foldJournal, foldJournals} from '../../../src/journal/fold-journal.ts';
import type {RunReader} from '../../../src/journal/run-result.ts';
import {
  anyRun,
  journalText,
  passingCase,
  type RunPart,
  runEvents,
  START_MS,
  stamp,
  TempFolder,
  variedRun,
} from '../../rig/journal-fixtures.ts';

describe('foldJournal', () => {
  it('gives each case its verdict, attempts, steps and output', () => {
    using folder = new TempFolder();
    using reader = folder.fold(variedRun());
    const {result} = reader;
    expect(result.counts).toEqual({
      passed: 1,
      failed: 4,
      flaky: 1,
      skipped: 2,
      error: 1,
      interrupted: 2,
    });
    expect(result.complete).toBe(true);
    const flaky = result.cases.find((item) => item.id === 'flaky@here');
    expect(flaky?.attempts.map((attempt) => attempt.verdict)).toEqual([
      'failed',
      'error',
      'passed',
    ]);
    expect(flaky?.durationMs).toBeCloseTo(240.4);
    const suite = result.cases.find((item) => item.id === 'suite@here');
    const attempt = required(suite?.attempts[0]);
    expect(attempt.resultCounts).toEqual({passed: 1, failed: 1, skipped: 1, error: 1});
    expect([...reader.readResults(attempt)].map((r) => r.name)).toEqual([
      'adds',
      'adds',
      'adds',
      'divides',
    ]);
    expect(reader.readOutput(attempt, required(attempt.steps[0])).stderr?.omittedBytes).toBe(
      70_000,
    );
  });

  it('calls what has no end interrupted, and what was running too', () => {
    using folder = new TempFolder();
    const events = stamp(runEvents({cases: [passingCase('a'), passingCase('b')]}));
    const upTo = events.findIndex((event) => event.type === 'step-ended');
    using reader = foldJournal(folder.write('j', journalText(events.slice(0, upTo))));
    expect(reader.result.complete).toBe(false);
    expect(reader.result.exitCode).toBe(3);
    const [a, b] = reader.result.cases;
    expect(a).toMatchObject({verdict: 'interrupted', durationMs: 10});
    expect(a?.attempts[0]?.steps[0]).toMatchObject({verdict: 'interrupted', name: 'true'});
    expect(b).toMatchObject({verdict: 'interrupted', attempts: [], startedAt: undefined});
  });

  it('names the stage that a cut-off run was in', () => {
    using folder = new TempFolder();
    const events = stamp(runEvents({cases: [passingCase('a')]}));
    const upTo = events.findIndex((event) => event.type === 'stage-ended');
    using reader = foldJournal(folder.write('j', journalText(events.slice(0, upTo))));
    expect(reader.result.stages).toMatchObject([{stage: 'connect', instance: 'here#1', ok: false}]);
  });

  it.each([
    ['interrupted', 130],
    ['terminated', 143],
  ] as const)('concludes from the signal: %s is %i', (stopping, exitCode) => {
    using folder = new TempFolder();
    using reader = folder.fold({...variedRun(), stopping, exitCode: undefined} as never);
    expect(reader.result.exitCode).toBe(exitCode);
  });

  it('counts no quarantined failure in the exit code it concludes', () => {
    using folder = new TempFolder();
    const shaky = variedRun().cases.filter((item) => item.record.quarantine !== undefined);
    using reader = folder.fold({cases: [passingCase('a'), ...shaky]});
    expect(reader.result.exitCode).toBe(0);
  });

  it('warns of a broken line in the middle and goes on', () => {
    using folder = new TempFolder();
    const lines = journalText(stamp(runEvents(variedRun()))).split('\n');
    const path = folder.write(
      'j',
      [...lines.slice(0, 9), 'garbage {', ...lines.slice(9)].join('\n'),
    );
    using reader = foldJournal(path);
    expect(reader.result.warnings).toMatchObject([{code: 'journal/broken-line'}]);
    expect(reader.result.warnings[0]?.message).toContain('line 10');
    expect(reader.result.complete).toBe(true);
  });

  it('ignores types of events and fields that it does not know', () => {
    using folder = new TempFolder();
    const path = folder.write('j', journalText(stamp(runEvents(variedRun()))));
    using before = foldJournal(path);
    appendFileSync(path, '{"seq":99999,"at":1,"type":"moon-landed","where":{"x":1}}\n');
    using after = foldJournal(path);
    expect(after.result).toEqual(before.result);
  });

  it('takes any line for an event or leaves it, but never breaks', () => {
    using folder = new TempFolder();
    const path = join(folder.path, 'j');
    const events = stamp(runEvents(variedRun()));
    const mangled = fc
      .tuple(
        fc.constantFrom(...events),
        fc.dictionary(fc.constantFrom(...allKeys(events)), fc.jsonValue()),
      )
      .map(([event, changes]) => ({...event, ...changes}));
    fc.assert(
      fc.property(fc.array(fc.oneof(mangled, fc.jsonValue()), {maxLength: 30}), (lines) => {
        writeFileSync(path, lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
        using reader = foldJournal(path);
        expect(reader.result.cases).toBeInstanceOf(Array);
      }),
      {numRuns: 300},
    );
  });

  it('folds any run to the verdicts that its events state', () => {
    fc.assert(
      fc.property(anyRun, (run) => {
        using folder = new TempFolder();
        using reader = folder.fold(run);
        const ends = [...runEvents(run)].filter(
          (event) => event.type === 'case-ended' && event.final,
        );
        expect(reader.result.cases.map((item) => [item.id, item.verdict])).toEqual(
          ends.map((event) => event.type === 'case-ended' && [event.case, event.verdict]),
        );
      }),
    );
  });
});

describe('foldJournals', () => {
  const shard = (index: number, count: number, names: readonly string[]): RunPart => ({
    runId: `run-${index}`,
    shard: {index, count},
    cases: names.map((name) => passingCase(name)),
    exitCode: 0,
  });

  function merge(folder: TempFolder, runs: readonly RunPart[]) {
    return foldJournals(
      runs.map((run, index) =>
        folder.write(
          `${index}.jsonl`,
          journalText(stamp(runEvents(run), run.startMs ?? START_MS + index)),
        ),
      ),
    );
  }

  function merged(folder: TempFolder, runs: readonly RunPart[]): RunReader {
    const result = merge(folder, runs);
    if (!result.ok) throw new Error(result.error.join('; '));
    return result.value;
  }

  it('joins all shards of a run, whatever order they come in', () => {
    using folder = new TempFolder();
    using reader = merged(folder, [
      shard(3, 3, ['e']),
      shard(1, 3, ['a', 'b']),
      shard(2, 3, ['c']),
    ]);
    expect(reader.result.cases.map((item) => item.scenario)).toEqual(['a', 'b', 'c', 'e']);
    expect(reader.result.exitCode).toBe(0);
    expect(reader.result.run.shard).toBeUndefined();
  });

  it('names a shard that is missing', () => {
    using folder = new TempFolder();
    const result = merge(folder, [shard(1, 4, ['a']), shard(3, 4, ['b'])]);
    expect(result).toEqual({ok: false, error: ['shard 2/4 is missing', 'shard 4/4 is missing']});
  });

  it('refuses shards that have left out cases, and those of different selections', () => {
    using folder = new TempFolder();
    const of = (part: RunPart, caseCount: number, selection: string): RunPart => ({
      ...part,
      shard: {index: 1, count: 1, ...part.shard, caseCount, selection},
    });
    const first = of(shard(1, 2, ['a', 'b']), 4, 's');
    expect(merge(folder, [first, of(shard(2, 2, ['b', 'c']), 4, 's')])).toEqual({
      ok: false,
      error: ['1 of 4 cases are in none of the shards: shards must start from the same history'],
    });
    expect(merge(folder, [first, of(shard(2, 2, ['c', 'd']), 4, 'other')])).toEqual({
      ok: false,
      error: [
        'run run-1, one of 2 selections of cases: shard 2/2 is missing',
        'run run-2, one of 2 selections of cases: shard 1/2 is missing',
      ],
    });
    expect(merge(folder, [first, of(shard(2, 2, ['b', 'c', 'd']), 4, 's')]).ok).toBe(true);
  });

  it('joins shards of several selections, as of environments, each of which is whole', () => {
    using folder = new TempFolder();
    const of = (part: RunPart, selection: string, exitCode: number): RunPart => ({
      ...part,
      shard: {index: 1, count: 1, ...part.shard, caseCount: part.cases.length, selection},
      exitCode,
    });
    const [bad, a, b] = [
      of(shard(1, 1, ['x']), 'here', 1),
      {...of(shard(1, 2, ['y']), 'there', 0), runId: 'run-2'},
      {...of(shard(2, 2, ['z']), 'there', 0), runId: 'run-3'},
    ];
    const both = [a, b].map((part) => ({
      ...part,
      shard: {index: 1, count: 1, ...part.shard, caseCount: 2},
    }));
    using reader = merged(folder, [bad, ...both]);
    expect(reader.result.cases.map((item) => item.scenario).toSorted()).toEqual(['x', 'y', 'z']);
    // Not hidden by a shard of the same number that is of other cases.
    expect(reader.result.exitCode).toBe(1);
    expect(merge(folder, [bad, ...both.slice(1)])).toEqual({
      ok: false,
      error: ['run run-3, one of 2 selections of cases: shard 1/2 is missing'],
    });
  });

  it('refuses runs of another manifest', () => {
    using folder = new TempFolder();
    const result = merge(folder, [
      {cases: [passingCase('a')]},
      {cases: [passingCase('b')], sha256: 'other', runId: 'odd'},
    ]);
    expect(result.ok).toBe(false);
    expect(!result.ok && result.error[0]).toContain(
      'run odd is of another version of the manifest',
    );
  });

  it('lets the latest run decide on a case that stands in several', () => {
    using folder = new TempFolder();
    const failing = variedRun().cases.filter((item) => item.record.id === 'bad@board');
    const first = {cases: [passingCase('a'), ...failing], exitCode: 1, startMs: START_MS};
    const again = {cases: [passingCase('bad', 'board')], exitCode: 0, startMs: START_MS + 90_000};
    using reader = merged(folder, [again, first]);
    expect(reader.result.counts).toMatchObject({passed: 2, failed: 0});
    expect(reader.result.exitCode).toBe(0);
  });

  it('reads output from the journal that it stands in', () => {
    using folder = new TempFolder();
    const run = variedRun();
    const [ok, bad] = run.cases;
    using reader = merged(folder, [{cases: [required(ok)]}, {cases: [required(bad)]}]);
    const outputs = reader.result.cases.map((item) => {
      const attempt = required(item.attempts[0]);
      return reader.readOutput(attempt, required(attempt.steps[0])).stdout?.text;
    });
    expect(outputs[0]).toBe('fine\n');
    expect(outputs[1]).toContain('dropped 3');
  });
});

function allKeys(events: readonly object[]): string[] {
  return [...new Set(events.flatMap((event) => Object.keys(event)))];
}

function required<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('a value is missing');
  return value;
}
