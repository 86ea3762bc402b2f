import {existsSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, it} from 'vitest';
import {CliFolder, type JournalLine} from '../rig/cli.ts';
import {NO_VM, qemuBelow, vmEnvironment} from '../rig/vm-cli.ts';

const TIMEOUT_MS = 400_000;

function manifest(environment: string, scenarios: string): string {
  return `proctor: 1
name: machines
environments:${environment}
scenarios:
${scenarios}`;
}

function ofCase(journal: readonly JournalLine[], type: string, id: string): JournalLine[] {
  return journal.filter((event) => event.type === type && event['case'] === id);
}

function stages(journal: readonly JournalLine[], stage: string): JournalLine[] {
  return journal.filter((event) => event.type === 'stage-ended' && event['stage'] === stage);
}

function outputOf(journal: readonly JournalLine[], id: string, step: string): string {
  const ended = ofCase(journal, 'step-ended', id).find((event) => event['step'] === step);
  return (ended?.['stdout'] as {text: string} | undefined)?.text ?? '';
}

/** What is recorded of a case that reboots its machine, and dumps its memory. */
function expectMachineSteps(folder: CliFolder): void {
  const journal = folder.journal();
  const [, before, after] =
    /boot id (\S+) before, (\S+) now/.exec(outputOf(journal, 'machine@vm', '11')) ?? [];
  expect(before).toMatch(/^[0-9a-f-]{36}$/);
  expect(after).toMatch(/^[0-9a-f-]{36}$/);
  expect(after).not.toBe(before);
  const service = ofCase(journal, 'step-ended', 'machine@vm').find(
    (event) => event['name'] === 'service',
  );
  expect(service).toMatchObject({
    verdict: 'interrupted',
    reason: 'ended by the reboot of the machine',
  });
  const [dump] = ofCase(journal, 'file-captured', 'machine@vm');
  expect(dump).toMatchObject({source: 'guest memory', path: 'captured/machine@vm/guest.elf'});
  expect(existsSync(join(folder.path, '.proctor/latest', String(dump?.['path'])))).toBe(true);
}

// Some wait for what does not come: others go on meanwhile.
describe.skipIf(NO_VM !== undefined)(
  `virtual machines${NO_VM ? ` (skipped: ${NO_VM})` : ''}`,
  {concurrent: true},
  () => {
    it('E10 give each case a copy of one that was prepared once, and a crash fails only its case; they are rebooted, put back, plugged and looked into by steps', {
      timeout: TIMEOUT_MS,
    }, async () => {
      const scenarios = `
  first: {environment: vm, steps: [{run: echo mine > /tmp/mark}]}
  second: {environment: vm, steps: [{run: test ! -e /tmp/mark}]}
  panics:
    environment: vm
    retries: 0
    steps: [{run: echo c > /proc/sysrq-trigger; sleep 100}, {run: echo never}]
  must-panic:
    environment: vm
    console: {expect: sysrq triggered crash}
    steps: [{sysrq: c}]
  must-panic-but-does-not:
    environment: vm
    retries: 0
    console: {expect: sysrq triggered crash}
    steps: [{run: 'true'}]
  recovers:
    environment: vm
    console: {expect: sysrq triggered crash}
    steps:
      - run: echo c > /proc/sysrq-trigger; sleep 100
      - reboot: reset
      - {id: up, run: cat /proc/uptime}
  machine:
    environment: vm
    timeout: 2m
    steps:
      - run: echo before > /tmp/state
      - checkpoint: here
      - run: echo after > /tmp/state
      - restore: here
      - {run: cat /tmp/state, expect: {stdout: {equals: before}}}
      - attach-disk: {name: extra, size: 16MiB}
      - {until: ls /sys/block | grep vd, every: 100ms}
      - detach-disk: extra
      - {run: ls /sys/block | grep vd, expect: {exit-code: 1}}
      - {id: service, background: true, run: sleep 1000}
      - reboot: guest
      - run: test ! -e /tmp/state
      - dump-memory: guest.elf
`;
      const environment = vmEnvironment(
        'isolation: fork\n    instances: 2\n    prepare: echo prepared > /tmp/prepared',
      );
      using folder = new CliFolder({'proctor.yaml': manifest(environment, scenarios)});
      const {exitCode, stdout, stderr} = await folder.proctor(['run']);
      expect(folder.verdicts(), stdout + stderr).toEqual({
        'first@vm': 'passed',
        'second@vm': 'passed',
        'panics@vm': 'failed',
        'must-panic@vm': 'passed',
        'must-panic-but-does-not@vm': 'failed',
        'recovers@vm': 'passed',
        'machine@vm': 'passed',
      });
      expect(exitCode).toBe(1);
      const journal = folder.journal();
      expect(stages(journal, 'provision')).toHaveLength(1);
      expect(stages(journal, 'checkpoint')).toHaveLength(1);
      expect(stages(journal, 'fork').filter((event) => event['ok'])).toHaveLength(7);
      const title = 'kernel panic: sysrq triggered crash';
      expect(folder.reasons()['panics@vm']).toBe(title);
      expect(folder.reasons()['must-panic-but-does-not@vm']).toMatch(/did not come/);
      const reported = journal.filter((event) => event.type === 'console-reported');
      const bySubject = reported.map((event) => `${event['case']} ${event['expected'] ?? false}`);
      expect(new Set(bySubject)).toEqual(
        new Set(['panics@vm false', 'must-panic@vm true', 'recovers@vm true']),
      );
      const [ended] = ofCase(journal, 'case-ended', 'panics@vm');
      const log = folder.read(join('.proctor/latest', String(ended?.['consoleLog'])));
      expect(log).toContain('Kernel panic - not syncing: sysrq triggered crash');
      expect(folder.read('.proctor/latest/junit.xml')).toMatch(
        /<failure message="kernel panic: sysrq triggered crash" type="console">[\s\S]*?Call Trace/,
      );
      const [cleanup] = stages(journal, 'cleanup');
      expect(cleanup?.['facts']).toMatchObject({cpuSeconds: expect.any(Number)});
      expectMachineSteps(folder);
    });

    it('D23 that are killed under a case, or silent for too long, cost it an attempt: it passes on another one', {
      timeout: TIMEOUT_MS,
    }, async () => {
      const scenarios = `
  long:
    environment: vm
    steps:
      - run: 'echo "attempt $PROCTOR_ATTEMPT"; [ "$PROCTOR_ATTEMPT" = 2 ] || sleep 1000'
  other: {environment: vm, needs: [long], steps: [{run: 'true'}]}
`;
      const hangs = `  hangs:
    environment: vm
    needs: [long]
    steps:
      - run: '[ "$PROCTOR_ATTEMPT" = 2 ] || sleep 1000'
`;
      for (const isolation of ['fork', 'shared']) {
        const isFork = isolation === 'fork';
        const silence = isFork ? 'silence: 15s' : '';
        const environment = vmEnvironment(
          `isolation: ${isolation}\n    instances: 1\n    ${silence}`,
        );
        const all = isFork ? scenarios + hangs : scenarios;
        using folder = new CliFolder({'proctor.yaml': manifest(environment, all)});
        const running = folder.start(['run', '--verbose']);
        await running.shows('| attempt 1');
        const pids = qemuBelow(running.child.pid ?? 0);
        expect(pids).toHaveLength(1);
        for (const pid of pids) process.kill(pid, 'SIGKILL');
        const {exitCode, stdout, stderr} = await running.ended;
        expect(folder.verdicts(), stdout + stderr).toEqual({
          'long@vm': 'passed',
          'other@vm': 'passed',
          ...(isFork ? {'hangs@vm': 'passed'} : {}),
        });
        expect(exitCode).toBe(0);
        const [first] = ofCase(folder.journal(), 'case-ended', 'long@vm');
        expect(first).toMatchObject({verdict: 'error', final: false, fault: {code: 'vm/lost'}});
        if (!isFork) continue;
        const [hung, last] = ofCase(folder.journal(), 'case-ended', 'hangs@vm');
        expect(hung).toMatchObject({verdict: 'error', fault: {code: 'vm/hung'}});
        expect(last).toMatchObject({verdict: 'passed', attempt: 2});
      }
    });

    it('E11 wait for memory, and one that is too large is refused with both numbers', {
      timeout: TIMEOUT_MS,
    }, async () => {
      const scenarios = `
  one: {environment: vm, steps: [{run: 'true'}]}
  two: {environment: vm, steps: [{run: 'true'}]}
`;
      const of = (isolation: string) =>
        manifest(vmEnvironment(`isolation: ${isolation}`), scenarios).replace(
          'environments:',
          'concurrency: {total: 4, memory: 200MiB}\nenvironments:',
        );
      using folder = new CliFolder({'proctor.yaml': of('fresh'), 'fork.yaml': of('fork')});
      const ran = await folder.proctor(['run']);
      expect(ran.exitCode, ran.stdout + ran.stderr).toBe(0);
      let alive = 0;
      for (const event of folder.journal()) {
        if (event.type === 'stage-started' && event['stage'] === 'provision') alive += 1;
        if (event.type === 'stage-ended' && event['stage'] === 'cleanup') alive -= 1;
        expect(alive).toBeLessThanOrEqual(1);
      }
      const refused = await folder.proctor(['run', '-m', 'fork.yaml']);
      expect(refused.exitCode).toBe(3);
      expect(folder.reasons()['one@vm']).toMatch(
        /needs 2\d\d MiB of memory, for what is frozen and a copy of it, but VMs may use 200 MiB/,
      );
    });
  },
);
