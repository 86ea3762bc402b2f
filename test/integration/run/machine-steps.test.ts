import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterEach, beforeEach, describe, expect, it} from 'vitest';
import type {Machine} from '../../../src/environments/environment.ts';
import {FaultError} from '../../../src/faults/fault-error.ts';
import type {StepEnded} from '../../../src/journal/event.ts';
import type {MachineOperation, Scenario, Step} from '../../../src/manifest/manifest.ts';
import {FakeDriver, type FakeEnvironment} from '../../rig/fake-environment.ts';
import {planOf, scenario} from '../../rig/plans.ts';
import {runFake} from '../../rig/run-fake.ts';

const PANIC = {title: 'kernel panic: sysrq triggered crash', severity: 'fatal'} as const;

/** A scenario with these steps: scripts, and what is done to the machine. */
function doing(...entries: ReadonlyArray<string | MachineOperation | Partial<Step>>): Scenario {
  const base = scenario('a');
  const [first] = base.steps;
  if (first === undefined) throw new Error('no step');
  const run = (script: string, background = false) =>
    ({kind: 'run', script, background, ready: undefined}) as const;
  return {
    ...base,
    steps: entries.map((entry, index): Step => {
      if (typeof entry === 'string') {
        const isBackground = entry.endsWith(' &');
        return {...first, index, id: `s${index}`, name: entry, action: run(entry, isBackground)};
      }
      if ('kind' in entry) {
        const action = {kind: 'machine', operation: entry} as const;
        return {...first, index, name: entry.kind, action};
      }
      return {...first, ...entry, index};
    }),
  };
}

/** What was done to a machine, in order; `reboot` gives it a new boot id. */
class FakeMachine implements Machine {
  readonly done: string[] = [];
  boot = 1;
  readonly environment: FakeEnvironment;

  constructor(environment: FakeEnvironment) {
    this.environment = environment;
  }

  async checkpoint(name: string): Promise<void> {
    this.done.push(`checkpoint ${name}`);
  }
  async restore(name: string): Promise<void> {
    this.done.push(`restore ${name}`);
  }
  async reboot(how: 'guest' | 'reset'): Promise<void> {
    this.done.push(`reboot ${how}`);
    // As QEMU's console does: the judge sees a new boot.
    this.environment.console?.say({title: 'unexpected reboot', kind: 'reboot', severity: 'fatal'});
    this.boot += 1;
  }
  async setNetwork(state: 'down' | 'up'): Promise<void> {
    this.done.push(`network ${state}`);
  }
  async attachDisk({name}: {readonly name: string}): Promise<void> {
    this.done.push(`attach ${name}`);
  }
  async detachDisk(name: string): Promise<void> {
    if (name === 'busy') throw new FaultError('vm/operation-failed', 'cannot detach "busy"');
    this.done.push(`detach ${name}`);
  }
  async sendNmi(): Promise<void> {
    this.done.push('nmi');
  }
  async sendSysrq(key: string): Promise<void> {
    this.done.push(`sysrq ${key}`);
    if (key === 'c') this.environment.console?.say(PANIC);
  }
  async dumpMemory(path: string): Promise<{readonly bytes: number}> {
    writeFileSync(path, 'memory');
    return {bytes: 6};
  }
}

const NEVER = new Promise<number>(() => {});

function machines(made: FakeMachine[] = []): FakeDriver {
  return new FakeDriver({
    isMachine: true,
    machineOf: (environment) => {
      const machine = new FakeMachine(environment);
      made.push(machine);
      return machine;
    },
    answer: (script, environment) =>
      script.includes('boot_id')
        ? `id-${(environment.machine as FakeMachine | undefined)?.boot}\n`
        : undefined,
    onExec: (script, _, environment) => {
      if (script === 'panic') environment.console?.say(PANIC);
      return script === 'panic' || script.endsWith(' &') ? NEVER : 0;
    },
  });
}

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'proctor-machine-'));
});
afterEach(() => rmSync(folder, {recursive: true, force: true}));

async function run(subject: Scenario, driver: FakeDriver) {
  const plan = planOf([subject, scenario('b')], {isolation: 'shared', instances: 1});
  const ran = await runFake(plan, driver, {runFolder: folder});
  const ended = ran.events.filter(
    (event): event is StepEnded => event.type === 'step-ended' && event.case === 'a@box',
  );
  return {...ran, ended, verdict: ran.verdicts['a@box']};
}

describe('steps that are done to the machine', () => {
  it('do what they say, in order, and use up an instance that is not as it was', async () => {
    const made: FakeMachine[] = [];
    const driver = machines(made);
    const disk = {
      name: 'extra',
      sizeBytes: 1,
      image: undefined,
      format: undefined,
      readOnly: false,
      boot: false,
    };
    const subject = doing(
      {kind: 'checkpoint', name: 'here'},
      {kind: 'restore', name: 'here'},
      {kind: 'network', state: 'down'},
      {kind: 'attach-disk', disk},
      {kind: 'detach-disk', name: 'extra'},
      {kind: 'nmi'},
      {kind: 'sysrq', key: 'w'},
    );
    const {verdict, verdicts} = await run(subject, driver);
    expect([verdict, verdicts['b@box']]).toEqual(['passed', 'passed']);
    expect(made[0]?.done).toEqual([
      'checkpoint here',
      'restore here',
      'network down',
      'attach extra',
      'detach extra',
      'nmi',
      'sysrq w',
    ]);
    // The next case got another.
    expect(driver.provisionCount).toBe(2);
  });

  it('reboot: proven by the boot id; what ran in the background ended with it', async () => {
    const {verdict, ended} = await run(
      doing('serve &', {kind: 'reboot', how: 'guest'}, 'true'),
      machines(),
    );
    expect(verdict).toBe('passed');
    expect(ended.map(({step, verdict}) => `${step} ${verdict}`)).toEqual([
      '1 interrupted',
      '2 passed',
      '3 passed',
    ]);
    expect(ended[0]?.reason).toBe('ended by the reboot of the machine');
    expect(ended[1]?.stdout?.text).toBe('boot id id-1 before, id-2 now\n');
  });

  it('bring a machine back that has crashed as it was to', async () => {
    const subject = {
      ...doing('panic', 'skipped', {kind: 'reboot', how: 'reset'}, 'true'),
      console: {ignore: [], expect: ['sysrq'], failOn: undefined, rules: []},
    };
    const {verdict, ended} = await run(subject, machines());
    expect(verdict).toBe('passed');
    expect(ended.map(({verdict}) => verdict)).toEqual([
      'interrupted',
      'skipped',
      'passed',
      'passed',
    ]);
  });

  it('dump the memory to a captured file', async () => {
    const {events, verdict} = await run(
      doing({kind: 'dump-memory', file: 'a/mem.elf'}),
      machines(),
    );
    expect(verdict).toBe('passed');
    const captured = events.find((event) => event.type === 'file-captured');
    expect(captured).toMatchObject({path: 'captured/a@box/a/mem.elf', bytes: 6});
    expect(readFileSync(join(folder, 'captured/a@box/a/mem.elf'), 'utf8')).toBe('memory');
  });

  it('are errors of the infrastructure where QEMU refuses, or there is no machine', async () => {
    const refused = await run(doing({kind: 'detach-disk', name: 'busy'}), machines());
    expect(refused.verdict).toBe('error');
    expect(refused.ended[0]?.fault).toMatchObject({code: 'vm/operation-failed'});
    const none = await run(doing({kind: 'nmi'}), new FakeDriver());
    expect(none.ended[0]?.fault).toMatchObject({
      code: 'vm/unsupported',
      message: 'cannot send an NMI to box#1: it is no VM',
    });
  });
});
