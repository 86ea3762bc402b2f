import fc from 'fast-check';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {kernelTools} from '../../../src/instrumentation/kernel/kernel-tools.ts';
import type {InstrumentationReported} from '../../../src/journal/event.ts';
import type {InstrumentationSpec, ToolSpec} from '../../../src/manifest/instrumentation-spec.ts';
import {CancelError} from '../../../src/util/deadline.ts';
import {forkableSpec, type Machine, openMachines} from '../../rig/forked-machines.ts';
import {testKernel} from '../../rig/guests.ts';
import {
  type AttemptRig,
  openAttemptRig,
  type RanAttempt,
  type RunOverrides,
  scenario,
  step,
} from '../steps/attempt-rig.ts';
import {casePlace, instrumentation, manifestParts, setUpOver} from './kernel-rig.ts';

const kernel = testKernel();
const HELD = '/run/proctor-parameters';

/** Parameters of a guest's kernel that may be anything, and what they can be. */
const SYSCTLS = {
  'vm.swappiness': fc.integer({min: 0, max: 100}),
  'kernel.panic': fc.integer({min: 0, max: 600}),
  'vm.dirty_ratio': fc.integer({min: 1, max: 90}),
  'kernel.printk_ratelimit': fc.integer({min: 0, max: 60}),
  'net.core.somaxconn': fc.integer({min: 16, max: 4096}),
  'fs.file-max': fc.integer({min: 10_000, max: 1_000_000}),
} as const;

function setting(
  sysctl: Readonly<Record<string, string | number>>,
  more: Partial<InstrumentationSpec> = {},
): InstrumentationSpec {
  return instrumentation([{kind: 'kernel-parameters', boot: [], sysctl, modules: {}}], more);
}

function told(ran: RanAttempt): readonly InstrumentationReported[] {
  return ran.events.filter((event) => event.type === 'instrumentation-reported');
}

describe.skipIf(kernel.path === undefined)(
  `parameters and tracers of a guest's kernel${kernel.path === undefined ? ` (skipped: ${kernel.why})` : ''}`,
  () => {
    let machines: Awaited<ReturnType<typeof openMachines>>;
    let vm: Machine;
    let rig: AttemptRig;
    beforeAll(async () => {
      machines = await openMachines();
      [vm, rig] = await Promise.all([machines.boot(forkableSpec()), openAttemptRig()]);
    });
    afterAll(async () => {
      await rig?.[Symbol.asyncDispose]();
      await machines?.[Symbol.asyncDispose]();
    });

    function run(
      script: string,
      spec: InstrumentationSpec,
      overrides: RunOverrides = {},
    ): Promise<RanAttempt> {
      return rig.run(scenario([step(script)], {instrumentation: [spec.id]}), {
        instance: {name: 'here#1', connection: vm.connection, environment: vm.environment},
        manifestParts: manifestParts(spec),
        ...overrides,
      });
    }

    const values = (): Promise<string> =>
      vm.run(
        Object.keys(SYSCTLS)
          .map((name) => `cat /proc/sys/${name.replaceAll('.', '/')}`)
          .join('\n'),
      );
    const heldBy = (): Promise<string> => vm.run(`ls ${HELD} 2>/dev/null | grep -v '^boot$' || :`);

    it('D6 D10 any parameters have their values during the case, and the old ones after it', async () => {
      const before = await values();
      const wanted = fc.record(SYSCTLS, {requiredKeys: []});
      const place = casePlace({connection: vm.connection, context: machines.context}, rig.folder);
      await fc.assert(
        fc.asyncProperty(
          wanted.filter((sysctl) => [1, 2, 3].includes(Object.keys(sysctl).length)),
          async (sysctl) => {
            const spec = {kind: 'kernel-parameters', boot: [], sysctl, modules: {}} as const;
            const session = await kernelTools([spec], 'k').begin(place, ['kernel-parameters']);
            const names = Object.keys(sysctl);
            const files = names.map((name) => `/proc/sys/${name.replaceAll('.', '/')}`);
            const found = await vm.run(`cat ${files.join(' ')}`);
            const [outcome] = await session.end(place);
            expect(found.split('\n').map(Number)).toEqual(Object.values(sysctl));
            expect(outcome).toMatchObject({tool: 'kernel-parameters', doubt: undefined});
          },
        ),
        {numRuns: 30},
      );
      expect(await values()).toBe(before);
      expect(await heldBy()).toBe('');
    }, 300_000);

    it('D6 cases at the same time share a value, and the last one puts back the first one’s', async () => {
      const before = await vm.run('cat /proc/sys/vm/swappiness');
      const spec = setting({'vm.swappiness': 11});
      const ran = await Promise.all(
        [0, 1, 2].map((index) =>
          run('cat /proc/sys/vm/swappiness', spec, {case: {id: `case${index}@here`}}),
        ),
      );
      expect(ran.map(({shown}) => shown.get('1'))).toEqual(['11\n', '11\n', '11\n']);
      expect(await vm.run('cat /proc/sys/vm/swappiness')).toBe(before);
      expect(await heldBy()).toBe('');
    });

    it('does not take a parameter from another case that holds it at another value', async () => {
      const inner: {ran: RanAttempt | undefined} = {ran: undefined};
      let started: Promise<void> | undefined;
      await run(
        'until [ -e /tmp/go ]; do sleep 0.1; done; rm /tmp/go',
        setting({'vm.swappiness': 11}),
        {
          onEvent: (event) => {
            if (event.type !== 'step-started' || event.step !== '1') return;
            started = run('true', setting({'vm.swappiness': 12})).then(async (ran) => {
              inner.ran = ran;
              await vm.run('touch /tmp/go');
            });
          },
        },
      );
      await started;
      expect(inner.ran?.outcome).toMatchObject({
        verdict: 'error',
        fault: {
          code: 'instrumentation/unavailable',
          message: expect.stringContaining('vm.swappiness is held at 11 by others, wanted 12'),
          help: expect.stringContaining(HELD),
        },
      });
      expect(await heldBy()).toBe('');
    });

    it('D10 does not run a case with what worked at first and is not to be had any more', async () => {
      const spec = setting({'vm.swappiness': 12});
      const target = {connection: vm.connection, context: machines.context};
      const {tools} = await setUpOver(spec, target);
      const held = `${HELD}/vm.swappiness`;
      await vm.run(`echo 11 >${held}.value; echo 60 >${held}.old; echo >${held}.by.another`);
      const ran = await run('true', spec, {
        instance: {name: 'here#1', connection: vm.connection, ...(tools && {tools})},
      });
      await vm.run(`rm -f ${held}.*`);
      expect(ran.outcome.fault).toMatchObject({
        code: 'instrumentation/lost',
        message: expect.stringContaining('vm.swappiness is held at 11 by others'),
      });
      expect(ran.step('1')).toBeUndefined();
    });

    it('puts parameters back after a case that was called off, or ran out of time', async () => {
      const before = await vm.run('cat /proc/sys/vm/swappiness');
      const controller = new AbortController();
      const off = await run('sleep 30', setting({'vm.swappiness': 13}), {
        context: {signal: controller.signal},
        onEvent: (event) => {
          if (event.type === 'step-started' && event.step === '1') {
            controller.abort(new CancelError('interrupted', 'interrupted'));
          }
        },
      });
      expect(off.outcome.verdict).toBe('interrupted');
      expect(told(off).at(-1)).toMatchObject({phase: 'collected'});
      const late = await rig.run(
        scenario([step('sleep 60')], {instrumentation: ['k'], timeoutMs: 3000, killGraceMs: 100}),
        {
          instance: {name: 'here#1', connection: vm.connection},
          manifestParts: manifestParts(setting({'vm.swappiness': 13})),
        },
      );
      expect(late.outcome.verdict).toBe('failed');
      expect(await vm.run('cat /proc/sys/vm/swappiness')).toBe(before);
      expect(await heldBy()).toBe('');
    });

    it('marks a case that has changed what was set for it, and fails it where that is asked for', async () => {
      const before = await vm.run('cat /proc/sys/vm/swappiness');
      const spec = setting({'vm.swappiness': 14});
      const ran = await run('echo 15 >/proc/sys/vm/swappiness', spec);
      const doubt = 'kernel-parameters: vm.swappiness was 15 in the end, not 14';
      expect(ran.outcome).toMatchObject({verdict: 'passed', doubts: [doubt]});
      expect(told(ran).at(-2)).toMatchObject({phase: 'lost', tool: 'kernel-parameters'});
      const strict = await run('echo 15 >/proc/sys/vm/swappiness', {...spec, whenLost: 'fail'});
      expect(strict.outcome).toMatchObject({
        verdict: 'failed',
        reason: `instrumentation "k": ${doubt}`,
      });
      expect(strict.step('instrumentation k end')?.verdict).toBe('failed');
      expect(await vm.run('cat /proc/sys/vm/swappiness')).toBe(before);
    });

    it('D10 says of each parameter why it cannot be set', async () => {
      const tools: ToolSpec[] = [
        {
          kind: 'kernel-parameters',
          boot: ['nosuch=1'],
          sysctl: {
            'kernel.no_such': 1,
            'kernel.ostype': 'Minix',
            'vm.swappiness': 'many',
            'kernel.panic': 5,
          },
          modules: {'kernel.no_such': true},
        },
      ];
      const {fault} = await setUpOver(instrumentation(tools), {
        connection: vm.connection,
        context: machines.context,
      });
      expect(fault?.message).toContain('"nosuch=1" does not stand on the kernel command line');
      expect(fault?.message).toContain('there is no /proc/sys/kernel/no_such');
      expect(fault?.message).toContain('kernel.ostype cannot be set to Minix');
      expect(fault?.message).toContain('vm.swappiness cannot be set to many');
      expect(fault?.message).toContain('there is no /sys/module/kernel/parameters/no_such');
      expect(fault?.message).not.toContain('kernel.panic ');
      expect(await heldBy()).toBe('');
    });

    it('forgets who held a parameter before a boot', async () => {
      await vm.run(
        `mkdir -p ${HELD}; echo another-boot >${HELD}/boot; echo 99 >${HELD}/vm.swappiness.value; echo 98 >${HELD}/vm.swappiness.old; echo >${HELD}/vm.swappiness.by.x`,
      );
      const before = await vm.run('cat /proc/sys/vm/swappiness');
      const ran = await run('cat /proc/sys/vm/swappiness', setting({'vm.swappiness': 16}));
      expect(ran.shown.get('1')).toBe('16\n');
      expect(await vm.run('cat /proc/sys/vm/swappiness')).toBe(before);
      expect(await heldBy()).toBe('');
    });

    it('D10 names the tracers and config files that are not there', async () => {
      const target = {connection: vm.connection, context: machines.context};
      const tracing = instrumentation([
        {kind: 'ftrace', tracer: 'function', events: [], filter: [], bufferBytes: undefined},
        {kind: 'kernel-config', file: '/proc/cpuinfo', config: {CONFIG_SMP: 'y'}},
      ]);
      const {fault} = await setUpOver(tracing, target);
      expect(fault?.message).toMatch(/ftrace: (CONFIG_FTRACE is|tracefs|there is no tracer)/);
      expect(fault?.message).toContain('/proc/cpuinfo is no config of a kernel');
      expect(fault?.help).toBeDefined();
    });

    it('reads the config of a kernel from a file, packed or not', async () => {
      const target = {connection: vm.connection, context: machines.context};
      await vm.run(
        'printf "CONFIG_A=y\\n# CONFIG_B is not set\\n" >/tmp/c; gzip -c /tmp/c >/tmp/c.gz',
      );
      for (const file of ['/tmp/c', '/tmp/c.gz']) {
        const wanted = {CONFIG_A: 'y', CONFIG_B: 'n'};
        const found = await setUpOver(
          instrumentation([{kind: 'kernel-config', file, config: wanted}]),
          target,
        );
        expect(found.proven[0]?.facts).toEqual({options: 2, source: file});
      }
      const missing = await setUpOver(
        instrumentation([{kind: 'kernel-config', file: '/tmp/none', config: {CONFIG_A: 'y'}}]),
        target,
      );
      expect(missing.fault?.message).toContain('/tmp/none cannot be read there');
    });

    it('runs the user’s own scripts beside its tools, and ends all in reverse', async () => {
      const spec = setting(
        {'vm.swappiness': 18},
        {
          start: 'echo start $(cat /proc/sys/vm/swappiness)',
          check: 'true',
          stop: 'echo stop $(cat /proc/sys/vm/swappiness)',
        },
      );
      const ran = await run('true', spec);
      expect(ran.verdicts).toEqual([
        'instrumentation k begin passed',
        'instrumentation k start passed',
        'instrumentation k check passed',
        '1 passed',
        'instrumentation k check again passed',
        'instrumentation k stop passed',
        'instrumentation k end passed',
      ]);
      const log = await ran.log();
      expect(log).toContain('start 18');
      expect(log).toContain('stop 18');
    });

    // The last one: it is the machine of all others that is gone.
    it('a machine that is gone cannot be asked, and its case says so', async () => {
      const ran = await rig.run(
        scenario([step('true', {}), step('echo c >/proc/sysrq-trigger', {continueOnError: true})], {
          instrumentation: ['k'],
          console: {ignore: [], expect: ['sysrq'], failOn: undefined, rules: []},
        }),
        {
          instance: {name: 'here#1', connection: vm.connection, environment: vm.environment},
          manifestParts: manifestParts(setting({'vm.swappiness': 17})),
        },
      );
      expect(ran.outcome).toMatchObject({
        verdict: 'passed',
        doubts: ['kernel-parameters: could not be asked: the machine is gone'],
      });
      expect(told(ran).at(-1)).toMatchObject({phase: 'lost', tool: 'kernel-parameters'});
    });
  },
);
