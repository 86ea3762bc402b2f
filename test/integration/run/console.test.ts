import {describe, expect, it} from 'vitest';
import type {ConsoleReported, RunEventBody} from '../../../src/journal/event.ts';
import type {ConsolePolicy, Step} from '../../../src/manifest/manifest.ts';
import {connectionLost, FakeDriver, type FakeEnvironment} from '../../rig/fake-environment.ts';
import {planOf, scenario} from '../../rig/plans.ts';
import {runFake} from '../../rig/run-fake.ts';

const NEVER = new Promise<number>(() => {});
const PANIC = {title: 'kernel panic: sysrq triggered crash', severity: 'fatal'} as const;
const LOST = {title: 'lost connection to test machine', severity: 'fatal', kind: 'lost'} as const;
const WARNING = {title: 'WARNING in frob', severity: 'warning'} as const;
const KASAN = {title: 'KASAN: use-after-free in frob', severity: 'error'} as const;

function policy(more: Partial<ConsolePolicy>): ConsolePolicy {
  return {ignore: [], expect: [], failOn: undefined, rules: [], ...more};
}

/** A driver whose machines do what a script says: `panic`, `warn`, `kasan`, `die`, `lose`. */
function machines(): FakeDriver {
  return new FakeDriver({
    isMachine: true,
    onExec: (script, _, environment) => act(script, environment),
  });
}

function act(script: string, environment: FakeEnvironment): number | Promise<number> {
  const {console} = environment;
  switch (script) {
    case 'panic':
      console?.say(PANIC);
      return NEVER;
    case 'panic, then gone':
      console?.say(PANIC);
      environment.lose();
      throw connectionLost();
    case 'gone, then its oops':
      environment.lose();
      setImmediate(() => console?.say(PANIC));
      return NEVER;
    case 'lost':
      console?.say(LOST);
      environment.lose();
      return NEVER;
    case 'warn':
      console?.say(WARNING);
      return 0;
    case 'kasan':
      for (let times = 0; times < 3; times += 1) console?.say(KASAN);
      return 0;
    default:
      return script === 'false' ? 1 : 0;
  }
}

function steps(...scripts: readonly string[]): {readonly steps: readonly Step[]} {
  const [first] = scenario('x').steps;
  if (first === undefined) throw new Error('no step');
  return {
    steps: scripts.map((script, index) => ({
      ...first,
      index,
      name: script,
      action: {kind: 'run', script, background: false, ready: undefined},
    })),
  };
}

function reports(events: readonly RunEventBody[]): ConsoleReported[] {
  return events.filter((event): event is ConsoleReported => event.type === 'console-reported');
}

function endings(events: readonly RunEventBody[], caseId: string): string[] {
  return events.flatMap((event) =>
    event.type === 'step-ended' && event.case === caseId ? [`${event.step} ${event.verdict}`] : [],
  );
}

const SHARED = {isolation: 'shared', instances: 1} as const;

describe('a machine whose console tells of a crash', () => {
  it('fails the case that was running at once, and no other', async () => {
    const driver = machines();
    const scenarios = [scenario('a'), scenario('b', steps('panic', 'true')), scenario('c')];
    for (const isolation of ['shared', 'fork'] as const) {
      const ran = await runFake(planOf(scenarios, {isolation}), driver);
      expect(ran.verdicts).toEqual({'a@box': 'passed', 'b@box': 'failed', 'c@box': 'passed'});
      expect(ran.exitCode).toBe(1);
      expect(endings(ran.events, 'b@box')).toEqual([
        '1 interrupted',
        'console failed',
        '2 skipped',
      ]);
      expect(ran.events).toContainEqual(
        expect.objectContaining({type: 'case-ended', case: 'b@box', reason: PANIC.title}),
      );
      expect(reports(ran.events)).toMatchObject([{case: 'b@box', attempt: 1, ...PANIC}]);
      expect(driver.alive.size).toBe(0);
    }
    // The crashed one was replaced.
    expect(driver.provisionCount).toBe(3);
  });

  it('is a failed test, also when all that the runner sees is a lost connection', async () => {
    for (const script of ['panic, then gone', 'gone, then its oops']) {
      const ran = await runFake(planOf([scenario('a', steps(script))], SHARED), machines());
      expect(ran.verdicts).toEqual({'a@box': 'failed'});
    }
  });

  it('is no failed test where the machine was lost without a word, and that is told of', async () => {
    const ran = await runFake(planOf([scenario('a', steps('lost'))], SHARED), machines());
    expect(ran.verdicts).toEqual({'a@box': 'error'});
    // Once for each attempt.
    expect(reports(ran.events)[0]).toMatchObject({title: LOST.title});
  });

  it('passes a case that declared the crash, and the steps it cuts off do not count', async () => {
    const crashing = (expect: string) =>
      scenario('a', {...steps('panic', 'true'), console: policy({expect: [expect]})});
    const ran = await runFake(planOf([crashing('sysrq triggered')], SHARED), machines());
    expect(ran.verdicts).toEqual({'a@box': 'passed'});
    expect(reports(ran.events)).toMatchObject([{expected: true}]);
    const lost = scenario('a', {
      ...steps('panic, then gone'),
      console: policy({expect: ['sysrq']}),
    });
    expect(await runFake(planOf([lost], SHARED), machines())).toMatchObject({exitCode: 0});
    const other = await runFake(planOf([crashing('another')], SHARED), machines());
    expect(other.verdicts).toEqual({'a@box': 'failed'});
  });

  it('cuts nothing off for a crash that is to be ignored', async () => {
    const item = scenario('a', {
      ...steps('panic and fail'),
      console: policy({ignore: ['panic']}),
    });
    const driver = new FakeDriver({
      isMachine: true,
      onExec: async (script, _, environment) => {
        if (script !== 'panic and fail') return 0;
        environment.console?.say(PANIC);
        for (let turns = 0; turns < 50; turns += 1) {
          await new Promise((done) => setImmediate(done));
        }
        return 3;
      },
    });
    const ran = await runFake(planOf([item], SHARED), driver);
    expect(ran.verdicts).toEqual({'a@box': 'failed'});
    expect(reports(ran.events)).toEqual([]);
  });

  it('fails on what is serious enough by the policy that is nearest', async () => {
    const verdictOf = async (script: string, own?: ConsolePolicy, around?: ConsolePolicy) => {
      const item = scenario('a', {...steps(script), ...(own !== undefined && {console: own})});
      const plan = planOf([item], {...SHARED, console: around ?? policy({})});
      return (await runFake(plan, machines())).verdicts['a@box'];
    };
    expect(await verdictOf('warn')).toBe('passed');
    expect(await verdictOf('kasan')).toBe('failed');
    expect(await verdictOf('warn', undefined, policy({failOn: 'warning'}))).toBe('failed');
    expect(await verdictOf('warn', policy({failOn: 'fatal'}), policy({failOn: 'warning'}))).toBe(
      'passed',
    );
    expect(await verdictOf('kasan', policy({failOn: 'never'}))).toBe('passed');
    expect(await verdictOf('kasan', policy({ignore: ['use-after-free']}))).toBe('passed');
    expect(await verdictOf('kasan', undefined, policy({ignore: ['^KASAN: .* in frob']}))).toBe(
      'passed',
    );
  });

  it('tells of the same report once, with how often it came', async () => {
    const ran = await runFake(planOf([scenario('a', steps('kasan'))], SHARED), machines());
    expect(reports(ran.events).map(({count}) => count)).toEqual([undefined, 3]);
    const [step] = ran.events.filter(
      (event) => event.type === 'step-ended' && event.step === 'console',
    );
    expect(step).toMatchObject({
      failures: [
        {
          check: 'console',
          message: KASAN.title,
          expected: 'no console report of severity "error" or worse',
        },
      ],
      stdout: {text: `[    1.000000] ${KASAN.title}\n`},
    });
  });

  it('journals what comes between cases without a case, and replaces the instance', async () => {
    let idle: FakeEnvironment | undefined;
    const driver = new FakeDriver({
      isMachine: true,
      onExec: async (script, _, environment) => {
        if (script === 'short') idle = environment;
        if (script !== 'long') return 0;
        // Until the other case has ended, and its machine is free.
        for (let turns = 0; turns < 50; turns += idle === undefined ? 0 : 1) {
          await new Promise((done) => setImmediate(done));
        }
        idle?.console?.say(PANIC);
        return 0;
      },
    });
    const scenarios = [scenario('a', steps('long')), scenario('b', steps('short'))];
    const last = ['c', 'd'].map((id) => scenario(id, {needs: ['a']}));
    const plan = planOf([...scenarios, ...last], {isolation: 'shared', instances: 2});
    const ran = await runFake(plan, driver);
    expect(new Set(Object.values(ran.verdicts))).toEqual(new Set(['passed']));
    expect(reports(ran.events)).toMatchObject([PANIC]);
    expect(reports(ran.events)[0]?.case).toBeUndefined();
    expect(driver.provisionCount).toBe(3);
    expect(driver.alive.size).toBe(0);
  });

  it('fails the stage that it happens in, which is tried again', async () => {
    let count = 0;
    const driver = new FakeDriver({
      isMachine: true,
      onExec: (script, _, environment) => {
        if (!script.startsWith('echo $((') || count > 0) return 0;
        count += 1;
        environment.console?.say(PANIC);
        return NEVER;
      },
    });
    const ran = await runFake(planOf([scenario('a')], SHARED), driver);
    expect(ran.verdicts).toEqual({'a@box': 'passed'});
    expect(ran.events).toContainEqual(
      expect.objectContaining({
        type: 'stage-ended',
        stage: 'ready',
        ok: false,
        fault: expect.objectContaining({
          code: 'vm/boot-failed',
          message: `the kernel of box#1 crashed: ${PANIC.title}`,
          help: expect.stringContaining('console.log'),
        }),
      }),
    );
    const [report] = reports(ran.events);
    expect(report?.case).toBeUndefined();
    expect(driver.alive.size).toBe(0);
  });

  it('E13 says what each instance has used when it is cleaned up', async () => {
    const ran = await runFake(planOf([scenario('a')], SHARED), machines());
    expect(ran.events).toContainEqual(
      expect.objectContaining({
        type: 'stage-ended',
        stage: 'cleanup',
        facts: {cpuSeconds: 1.5, residentMiB: 64, privateMiB: 32, diskWrittenMiB: 1},
      }),
    );
  });

  it('lets somebody look at the machine of a failed case before it is gone', async () => {
    const driver = machines();
    const seen: string[] = [];
    const scenarios = [scenario('a', steps('false')), scenario('b')];
    await runFake(planOf(scenarios, {isolation: 'fork'}), driver, {
      onFailedCase: async ({case: item, instance, outcome, isFinal, environment}) => {
        seen.push(`${item.id} ${instance} ${outcome.verdict} ${isFinal}`);
        expect(environment).toBeDefined();
        expect(driver.alive.size).toBeGreaterThan(1);
      },
    });
    expect(seen).toEqual(['a@box box#1 failed true']);
    expect(driver.alive.size).toBe(0);
  });
});
