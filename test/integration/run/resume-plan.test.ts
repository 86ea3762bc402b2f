import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import fc from 'fast-check';
import {afterAll, beforeAll, expect, it} from 'vitest';
import type {RunEvent, RunEventBody} from '../../../src/journal/event.ts';
import {readPastRun} from '../../../src/journal/past-run.ts';
import type {Plan} from '../../../src/plan/plan.ts';
import {progressOf} from '../../../src/run/past-progress.ts';
import {casesPlanned, runResumed, runStarted} from '../../../src/run/run-started.ts';
import {FakeDriver} from '../../rig/fake-environment.ts';
import {journalText, stamp} from '../../rig/journal-fixtures.ts';
import {planOf, scenario} from '../../rig/plans.ts';
import {runFake} from '../../rig/run-fake.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'proctor-resume-'));
});
afterAll(() => rmSync(folder, {recursive: true, force: true}));

/** What the commands of each case exit with, attempt after attempt. */
const anyCase = fc.record({
  exits: fc.array(fc.constantFrom(0, 1), {minLength: 1, maxLength: 3}),
  /** Places of earlier cases. */
  needs: fc.array(fc.nat({max: 9}), {maxLength: 2}),
  retries: fc.nat({max: 2}),
});

const anyRun = fc.record({
  cases: fc.array(anyCase, {minLength: 1, maxLength: 8}),
  instances: fc.integer({min: 1, max: 3}),
  /** Where the run dies, again and again: anywhere, or right when an attempt has ended. */
  cuts: fc.array(fc.record({place: fc.nat(), isAtEnd: fc.boolean()}), {
    minLength: 1,
    maxLength: 3,
  }),
});

type AnyRun = typeof anyRun extends fc.Arbitrary<infer T> ? T : never;

function planFor({cases, instances}: AnyRun): Plan {
  const scenarios = cases.map(({needs, retries}, index) =>
    scenario(`c${index}`, {
      script: `c${index}`,
      needs: [...new Set(needs.filter((need) => need < index).map((need) => `c${need}`))],
      retries: {test: retries, infrastructure: 0, delayMs: 0, maxDelayMs: 0},
    }),
  );
  return planOf(scenarios, {instances});
}

/**
 * Each case's n-th command exits with its n-th code, and from its last on with that. A command that
 * was cut off counts for nothing: its attempt is made once more.
 */
function driverFor({cases}: AnyRun, started: ReadonlyMap<string, number>): FakeDriver {
  const counts = new Map(started);
  return new FakeDriver({
    onExec: (script) => {
      const {exits} = cases[Number(script.slice(1))] ?? {exits: [0]};
      const count = counts.get(script) ?? 0;
      counts.set(script, count + 1);
      return exits[Math.min(count, exits.length - 1)] ?? 0;
    },
  });
}

/** The beginning of a journal; its first `planned` events are always there. */
function cutAt(
  journal: readonly RunEvent[],
  planned: number,
  {place, isAtEnd}: AnyRun['cuts'][number],
): RunEvent[] {
  const lengths = journal.flatMap((event, index) =>
    index >= planned && (!isAtEnd || event.type === 'case-ended') ? [index + 1] : [],
  );
  return journal.slice(0, lengths[place % lengths.length] ?? planned);
}

/** How many attempts of each script came to an end that counts. */
function endedIn(events: readonly RunEventBody[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const event of events) {
    if (event.type !== 'case-ended' || event.attempt === 0 || event.verdict === 'interrupted')
      continue;
    const script = event.case.replace(/@.*/, '');
    counts.set(script, (counts.get(script) ?? 0) + 1);
  }
  return counts;
}

it('ends, wherever it died and however often, as it would have in one go; what was finished is not run again', async () => {
  await fc.assert(
    fc.asyncProperty(anyRun, async (any) => {
      const plan = planFor(any);
      const whole = await runFake(plan, driverFor(any, new Map()));
      let journal: RunEvent[] = stamp([
        runStarted(plan, 'test'),
        ...casesPlanned(plan),
        ...whole.events,
      ]);
      let verdicts = whole.verdicts;
      const planned = 1 + [...casesPlanned(plan)].length;
      for (const cut of any.cuts) {
        journal = cutAt(journal, planned, cut);
        const path = join(folder, 'journal.jsonl');
        writeFileSync(path, journalText(journal));
        const past = progressOf(readPastRun(path));
        const again = await runFake(plan, driverFor(any, endedIn(journal)), {past});
        for (const event of again.events) {
          if (event.type === 'case-started') expect(past.finished.has(event.case)).toBe(false);
        }
        verdicts = {
          ...Object.fromEntries([...past.finished].map(([id, {verdict}]) => [id, verdict])),
          ...again.verdicts,
        };
        expect(verdicts).toEqual(whole.verdicts);
        expect(again.counts).toEqual(whole.counts);
        expect(again.exitCode).toBe(whole.exitCode);
        journal = stamp([...journal, runResumed(past.finished.size), ...again.events]);
        expectAttemptsOnce(journal);
      }
    }),
    {numRuns: 100},
  );
});

/** No attempt has a number, and so a log, that another one of its case has. */
function expectAttemptsOnce(journal: readonly RunEvent[]): void {
  const seen = new Set<string>();
  for (const event of journal) {
    if (event.type !== 'case-started') continue;
    const key = `${event.case} ${event.attempt}`;
    expect(seen.has(key)).toBe(false);
    seen.add(key);
  }
}
