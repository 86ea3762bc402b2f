import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import type {RunEvent, RunEventBody} from '../../../../src/journal/event.ts';
import {CaseBook} from '../../../../src/report/console/live/case-book.ts';
import {leftText} from '../../../../src/report/console/live/progress-text.ts';
import {TimeLeft} from '../../../../src/report/console/live/time-left.ts';
import {ConsoleRig, ended, started} from './console-rig.ts';

type Planned = readonly [id: string, expectedMs?: number];

/** A run whose estimate is asked for. */
class EstimateRig {
  readonly #book = new CaseBook();
  readonly #left = new TimeLeft(this.#book);
  nowMs = 0;

  constructor(
    cases: readonly Planned[],
    more: {
      readonly concurrency?: number;
      readonly environments?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
      readonly needs?: Readonly<Record<string, readonly string[]>>;
    } = {},
  ) {
    const {concurrency = 100, needs = {}} = more;
    const {environments = {here: {type: 'local', instances: 100}}} = more;
    const first = {...started(cases.length), concurrency, environments} as RunEventBody;
    const scenarios = Object.entries(needs).map(([scenario, own]) => ({scenario, needs: own}));
    const planned = cases.map(([id, expectedMs]) => {
      const [scenario = '', environment = ''] = id.split(/[@:]/);
      return {id, scenario, environment, ...(expectedMs !== undefined && {expectedMs})};
    });
    this.emit(first, {type: 'scenarios-planned', scenarios});
    this.emit({type: 'cases-planned', cases: planned});
  }

  emit(...bodies: readonly RunEventBody[]): this {
    for (const body of bodies) {
      const event = {...body, seq: 0, at: 0} as RunEvent;
      if (event.type === 'run-started') this.#book.begin(event);
      else if (event.type === 'cases-planned') this.#book.plan(event);
      else if (event.type === 'case-started') this.#book.start(event, this.nowMs);
      else if (event.type === 'case-ended') this.#book.end(event);
      this.#left.follow(event);
    }
    return this;
  }

  start(id: string): this {
    const instance = `${id.replace(/.*@/, '').replace(/:.*/, '')}#1`;
    return this.emit({type: 'case-started', case: id, attempt: 1, instance});
  }

  end(id: string, durationMs: number): this {
    return this.start(id).emit(ended(id, {durationMs}));
  }

  /** Seconds, or `undefined`. */
  get seconds(): number | undefined {
    const ms = this.#left.estimateMs(this.nowMs);
    return ms === undefined ? undefined : Math.round(ms / 1000);
  }
}

const of = (count: number, name: string, expectedMs?: number): Planned[] =>
  Array.from(
    {length: count},
    (_, n): Planned =>
      expectedMs === undefined ? [`${name}:n=${n}`] : [`${name}:n=${n}`, expectedMs],
  );

describe('the time that a run will still take', () => {
  it('is the work over the number of cases that can run at once, or the longest case', () => {
    expect(new EstimateRig(of(10, 'a@here', 60_000), {concurrency: 5}).seconds).toBe(120);
    expect(new EstimateRig(of(10, 'a@here', 60_000)).seconds).toBe(60);
  });

  it('is that of the environment with the fewest instances for its work', () => {
    const environments = {
      here: {type: 'local', instances: 8},
      there: {type: 'local', instances: 2},
    };
    const cases = [...of(8, 'a@here', 10_000), ...of(8, 'b@there', 10_000)];
    expect(new EstimateRig(cases, {environments}).seconds).toBe(40);
  });

  it('is that of the longest chain of cases that need each other', () => {
    const cases: Planned[] = [
      ['build@here', 20_000],
      ['boot@here', 30_000],
      ['test@here', 10_000],
      ['lint@here', 5000],
    ];
    const needs = {build: [], boot: ['build'], test: ['boot', 'build'], lint: ['build']};
    const rig = new EstimateRig(cases, {needs});
    expect(rig.seconds).toBe(60);
    expect(rig.end('build@here', 20_000).seconds).toBe(40);
  });

  it('counts what runs for what is left of it, and a little where it is overdue', () => {
    const rig = new EstimateRig(of(1, 'a@here', 60_000)).start('a@here:n=0');
    rig.nowMs = 45_000;
    expect(rig.seconds).toBe(15);
    rig.nowMs = 100_000;
    expect(rig.seconds).toBe(10);
  });

  it('follows what cases take in this run', () => {
    const rig = new EstimateRig(of(30, 'a@here', 10_000), {concurrency: 1});
    for (let n = 0; n < 15; n += 1) rig.end(`a@here:n=${n}`, 20_000);
    // (15 x 20 s + 3 x 10 s) / (18 x 10 s) = 1.83 times as long as expected.
    expect(rig.seconds).toBe(275);
  });

  it('is not told where nothing is known of the cases, until three like them have ended', () => {
    const rig = new EstimateRig(of(10, 'a@here'), {concurrency: 1});
    expect(rig.seconds).toBeUndefined();
    rig.end('a@here:n=0', 4000).end('a@here:n=1', 6000);
    expect(rig.seconds).toBeUndefined();
    expect(rig.end('a@here:n=2', 5000).seconds).toBe(35);
  });

  it('is not told before the first machine of each environment is ready', () => {
    const environments = {vm: {type: 'qemu', instances: 1, isolation: 'fork'}};
    const rig = new EstimateRig(of(4, 'a@vm', 10_000), {environments});
    expect(rig.seconds).toBeUndefined();
    expect(rig.start('a@vm:n=0').seconds).toBe(40);
  });

  it('counts what is done to an instance for each case', () => {
    const environments = {vm: {type: 'qemu', instances: 1, isolation: 'fork'}};
    const rig = new EstimateRig(of(5, 'a@vm', 10_000), {environments});
    const place = {environment: 'vm', instance: 'vm#1', attempt: 1, ok: true} as const;
    rig.emit({type: 'stage-ended', stage: 'fork', ...place, durationMs: 1500});
    rig.end('a@vm:n=0', 10_000);
    rig.emit({type: 'stage-ended', stage: 'cleanup', ...place, durationMs: 500});
    expect(rig.seconds).toBe(48);
  });

  it('for any cases and order is there where all is known, and 0 or more', () => {
    const cases = fc.array(fc.nat(100_000), {minLength: 1, maxLength: 20});
    fc.assert(
      fc.property(cases, fc.integer({min: 1, max: 8}), fc.nat(40), (times, concurrency, steps) => {
        const planned = times.map((ms, n): Planned => [`a@here:n=${n}`, ms]);
        const rig = new EstimateRig(planned, {concurrency});
        const sum = times.reduce((a, b) => a + b, 0);
        expect(rig.seconds).toBeGreaterThanOrEqual(Math.floor(sum / concurrency / 1000));
        for (let n = 0; n < Math.min(steps, times.length - 1); n += 1) {
          rig.end(`a@here:n=${n}`, times[n] ?? 0);
          rig.nowMs += 1000;
          expect(rig.seconds).toBeGreaterThanOrEqual(0);
        }
      }),
    );
  });

  it.each([
    [2000, 'nearly done'],
    [12_000, 'about 15s left'],
    [58_000, 'about 1m left'],
    [140_000, 'about 2m30s left'],
    [9.2 * 60_000, 'about 10m left'],
    [71 * 60_000, 'about 1h20m left'],
    [115 * 60_000, 'about 2h left'],
  ])('of %d ms is told as "%s"', (ms, words) => {
    expect(leftText(ms)).toBe(words);
  });
});

describe('a run that nobody can watch', () => {
  it('is told of after 30 s of silence, ever more rarely, with what has run longest', () => {
    const rig = new ConsoleRig().emit(started(2)).tick();
    const cases = ['a@here', 'b@here'].map((id) => ({id, scenario: id, environment: 'here'}));
    rig.emit({type: 'cases-planned', cases});
    rig.emit({type: 'case-started', case: 'a@here', attempt: 1, instance: 'here#1'});
    rig.take();
    rig.tick(29_000);
    expect(rig.take()).toBe('');
    rig.tick(1000);
    expect(rig.take()).toBe('0/2 done, 30s; running: a@here for 30s\n');
    rig.tick(30_000);
    expect(rig.take()).toBe('');
    rig.tick(30_000);
    expect(rig.take()).toBe('0/2 done, 1m30s; running: a@here for 1m30s\n');
    rig.emit(ended('a@here')).tick();
    rig.take();
    expect(rig.tick(30_000).take()).toBe('1/2 done, 1 passed, 2m00s\n');
  });

  it('is not told of on a terminal, which shows it, and not where only failures are', () => {
    for (const rig of [new ConsoleRig({level: 'quiet'}), new ConsoleRig({isTerminal: true})]) {
      rig.emit(started(2)).tick();
      rig.take();
      expect(rig.tick(100_000).take()).not.toContain('done,');
    }
  });
});
