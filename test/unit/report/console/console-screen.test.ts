import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import type {RunEventBody} from '../../../../src/journal/event.ts';
import {displayWidth} from '../../../../src/report/console/display-width.ts';
import {TerminalScreen} from '../../../rig/terminal-screen.ts';
import {ConsoleRig, ended, started} from './console-rig.ts';

const ENVIRONMENTS = {
  vm: {type: 'qemu', instances: 4, isolation: 'fork'},
  here: {type: 'local', instances: 2},
};

/** The beginning of a run of cases that are expected to take a minute each. */
function begun(ids: readonly string[], expectedMs: number | undefined = 60_000): RunEventBody[] {
  const cases = ids.map((id) => {
    const [scenario = '', environment = ''] = id.split('@');
    return {id, scenario, environment, ...(expectedMs !== undefined && {expectedMs})};
  });
  const first = {...started(ids.length), environments: ENVIRONMENTS, concurrency: 4};
  return [first as RunEventBody, {type: 'cases-planned', cases}];
}

function stage(
  instance: string,
  name: 'provision' | 'fork' | 'connect' | 'ready' | 'cleanup',
  type: 'started' | 'ended' = 'started',
): RunEventBody {
  const environment = instance.replace(/#.*/, '');
  const place = {stage: name, environment, instance, attempt: 1} as const;
  if (type === 'started') return {type: 'stage-started', ...place};
  return {type: 'stage-ended', ...place, ok: true, durationMs: 100};
}

function runs(id: string, instance: string, step: string): RunEventBody[] {
  return [
    {type: 'case-started', case: id, attempt: 1, instance},
    {type: 'step-started', case: id, attempt: 1, step: '1', name: step},
  ];
}

/** What the window shows of a run with two environments. */
async function windowOf(columns: number, rows: number): Promise<string[]> {
  const rig = new ConsoleRig({isTerminal: true});
  Object.assign(rig, {columns, rows});
  rig.emit(...begun(['boot@vm', 'oops@vm', 'hang@vm', 'unit@here', 'lint@here']));
  rig.emit(stage('vm#1', 'fork'), stage('vm#1', 'fork', 'ended'), stage('vm#1', 'connect'));
  rig.emit(stage('vm#1', 'connect', 'ended'), ...runs('boot@vm', 'vm#1', 'insmod driver'));
  rig.emit(stage('vm#2', 'fork'), ...runs('lint@here', 'here#1', 'make lint'));
  rig.print('boot@vm', 'probing\r\n\x1b[1mready\x1b[0m\n').tick(12_000);
  rig.emit(ended('lint@here', {durationMs: 12_000})).emit(...runs('unit@here', 'here#1', 'make'));
  rig.tick(3000);
  using screen = new TerminalScreen(columns, rows);
  await screen.write(rig.written);
  return screen.window;
}

describe('the window of a terminal during a run', () => {
  it('shows what each instance is at, by environment, and how far the run is', async () => {
    expect(await windowOf(100, 24)).toMatchInlineSnapshot(`
      [
        "proctor 1.0.0 · suite · 5 cases · run r1",
        "✓ lint@here 12.0s",
        "vm  1 running, 1 being made · 2 cases to come",
        "  vm#1   boot@vm      15s of 1m00s insmod driver | ready",
        "  vm#2                15s          copying",
        "here  1 running",
        "  here#1 unit@here     3s of 1m00s make",
        "━━━━──────────────── 1/5 done · 1 passed · 15s · about 50s left",
      ]
    `);
  });

  it('has no headings where there is no room for them', async () => {
    expect(await windowOf(70, 10)).toMatchInlineSnapshot(`
      [
        "proctor 1.0.0 · suite · 5 cases · run r1",
        "✓ lint@here 12.0s",
        "  vm#1   boot@vm      15s of 1m00s insmod driver | ready",
        "  vm#2                15s          copying",
        "  here#1 unit@here     3s of 1m00s make",
        "━━━━──────────────── 1/5 done · 1 passed · 15s · about 50s left",
      ]
    `);
  });

  it('folds the lanes that began last where there is no room for all', async () => {
    expect(await windowOf(40, 6)).toMatchInlineSnapshot(`
      [
        "proctor 1.0.0 · suite · 5 cases · run r1",
        "✓ lint@here 12.0s",
        "  vm#1 boot@vm    15s of 1m00s insmod …",
        "  … 2 more",
        "1/5 done · 1 passed · about 50s left",
      ]
    `);
  });

  it('still says how far the run is where there is room for nothing else', async () => {
    expect(await windowOf(24, 3)).toMatchInlineSnapshot(`
      [
        "✓ lint@here 12.0s",
        "1/5 done",
      ]
    `);
  });
});

/** Anything that may happen in a run, in any order, also what never should. */
const happening: fc.Arbitrary<RunEventBody | {readonly type: 'output'; readonly text: string}> =
  fc.oneof(
    fc
      .tuple(fc.nat(11), fc.constantFrom('vm', 'here'), fc.nat(5))
      .map(([n, where, at]) => runs(`c${n}@${where}`, `${where}#${at}`, `step 步 ${n}`)[n % 2]),
    fc
      .tuple(fc.nat(11), fc.constantFrom('vm', 'here'), fc.boolean(), fc.boolean())
      .map(([n, where, isGood, final]) => {
        const verdict = isGood ? 'passed' : 'failed';
        return ended(`c${n}@${where}`, {verdict, final, reason: `long ${'reason '.repeat(n)}`});
      }),
    fc
      .tuple(
        fc.constantFrom('provision', 'fork', 'connect', 'ready', 'cleanup'),
        fc.constantFrom('started', 'ended'),
        fc.nat(12),
      )
      .map(([name, type, at]) => stage(`vm#${at}`, name, type)),
    fc.string({unit: 'grapheme', maxLength: 60}).map((text) => ({type: 'output', text}) as const),
  ) as fc.Arbitrary<RunEventBody | {readonly type: 'output'; readonly text: string}>;

const CASES = Array.from({length: 12}, (_, n) => [`c${n}@vm`, `c${n}@here`]).flat();

describe('for any sequence of events', () => {
  it('the window shows what has happened once, above it nothing of any frame', async () => {
    const size = {columns: fc.integer({min: 2, max: 120}), rows: fc.integer({min: 1, max: 40})};
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(happening, {maxLength: 4}), {maxLength: 6}),
        fc.record(size),
        async (ticks, {columns, rows}) => {
          const live = new ConsoleRig({isTerminal: true});
          const plain = new ConsoleRig();
          Object.assign(live, {columns, rows});
          using screen = new TerminalScreen(columns, rows);
          for (const rig of [live, plain]) rig.emit(...begun(CASES));
          for (const events of ticks) {
            for (const rig of [live, plain]) {
              for (const event of events) {
                if (event.type === 'output') rig.print('c0@vm', event.text);
                else rig.emit(event);
              }
              rig.tick(700);
            }
            await screen.write(live.take());
            const {scrolled} = screen;
            // Time alone never moves what stands above.
            await screen.write(live.tick(1000).take());
            expect(screen.scrolled).toBe(scrolled);
            plain.tick(1000);
          }
          live.close();
          await screen.write(live.take());
          using wanted = new TerminalScreen(columns, rows);
          await wanted.write(plain.close());
          expect(screen.all).toEqual(wanted.all);
        },
      ),
      {numRuns: 100},
    );
  }, 60_000);

  it('no line is wider than the window, whatever its size becomes', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.tuple(happening, fc.integer({min: 2, max: 120}), fc.integer({min: 1, max: 40})),
          {maxLength: 6},
        ),
        async (ticks) => {
          const rig = new ConsoleRig({isTerminal: true}).emit(...begun(CASES)).tick();
          rig.take();
          for (const [event, columns, rows] of ticks) {
            Object.assign(rig, {columns, rows});
            if (event.type === 'output') rig.print('c0@vm', event.text);
            else if (event.type !== 'case-ended') rig.emit(event);
            const lines = rig
              .tick(1000)
              .take()
              .replace(/\x1b\[[?\d]*[A-Za-z]/g, '')
              .split('\n');
            expect(lines.length - 1).toBeLessThan(Math.max(2, rows));
            for (const line of lines) expect(displayWidth(line)).toBeLessThan(columns);
          }
        },
      ),
      {numRuns: 100},
    );
  }, 60_000);
});
