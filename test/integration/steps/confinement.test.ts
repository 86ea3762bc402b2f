import {existsSync, readdirSync} from 'node:fs';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import type {IsolationSpec, ResourceLimits} from '../../../src/manifest/deployment-spec.ts';
import {
  type AttemptRig,
  background,
  expectation,
  openAttemptRig,
  scenario,
  step,
  text,
} from './attempt-rig.ts';

const MIB = 2 ** 20;

let rig: AttemptRig;
beforeAll(async () => {
  rig = await openAttemptRig();
});
afterAll(() => rig[Symbol.asyncDispose]());

function limits(
  resources: Partial<ResourceLimits>,
  namespaces: IsolationSpec['namespaces'] = [],
): IsolationSpec {
  return {
    resources: {memoryBytes: undefined, cpus: undefined, pids: undefined, ...resources},
    namespaces,
  };
}

/** Control groups of ours that are there. */
function groups(): string[] {
  const found: string[] = [];
  const walk = (folder: string, depth: number): void => {
    for (const entry of readdirSync(folder, {withFileTypes: true})) {
      if (!entry.isDirectory()) continue;
      const path = `${folder}/${entry.name}`;
      if (/^proctor-[0-9a-f]{12}$/.test(entry.name)) found.push(path);
      else if (depth < 4) walk(path, depth + 1);
    }
  };
  walk('/sys/fs/cgroup', 0);
  return found;
}

/** Those of others, who use them at the same time as we do, go too. */
async function expectGroupsGone(): Promise<void> {
  const found = groups();
  await expect.poll(() => found.filter((path) => existsSync(path)), {timeout: 15_000}).toEqual([]);
}

/** Why control groups cannot be had here; `undefined` where they can. */
const NO_CGROUPS = process.getuid?.() === 0 ? undefined : 'control groups need root';

describe.skipIf(NO_CGROUPS !== undefined)(
  `limits of a step${NO_CGROUPS ? ` (skipped: ${NO_CGROUPS})` : ''}`,
  () => {
    it('Y3 are enforced for memory: the kill is noticed and named, and nothing is left', async () => {
      const ran = await rig.run(
        scenario([
          step('head -c 100m /dev/zero | tail', {confinement: limits({memoryBytes: 16 * MIB})}),
        ]),
      );
      expect(ran.outcome.verdict).toBe('failed');
      expect(ran.outcome.reason).toMatch(
        /out of memory: the kernel killed a process at the limit of 16 MiB/,
      );
      expect(ran.step('1')?.usage).toMatchObject({oomKills: 1});
      expect(ran.step('1')?.usage?.memoryPeakBytes).toBeLessThanOrEqual(16 * MIB);
      await expectGroupsGone();
    });

    it('Y3 that a step passes in spite of are warned of', async () => {
      const ran = await rig.run(
        scenario([
          step('tail /dev/zero', {
            confinement: limits({memoryBytes: 16 * MIB}),
            expect: expectation({exitCodes: 'any'}),
          }),
        ]),
      );
      expect(ran.outcome.verdict).toBe('passed');
      expect(ran.warnings.join()).toContain('out of memory');
    });

    it('Y3 are enforced for processes and CPU time, and are the scenario’s where a step has none', async () => {
      const ran = await rig.run(
        scenario(
          [
            step('for i in 1 2 3 4 5 6; do sleep 20 & done; wait', {
              shell: 'sh',
              expect: expectation({exitCodes: 'any'}),
              timeoutMs: 3000,
            }),
            step('cat /proc/self/cgroup', {
              id: 'own',
              expect: expectation({stdout: text({contains: ['proctor-']})}),
              confinement: limits({cpus: 0.5}),
              if: 'always()',
            }),
          ],
          {confinement: limits({pids: 4})},
        ),
      );
      expect(ran.step('1')?.failures?.[0]?.message ?? ran.warnings.join()).toContain(
        'no process could be started beyond the limit of 4',
      );
      expect(ran.step('own')?.verdict ?? ran.step('2')?.verdict).toBe('passed');
      await expectGroupsGone();
    });

    it('Y3 hold for what a step leaves behind in a session of its own: it ends with the step', async () => {
      const ran = await rig.run(
        scenario([
          step('setsid sh -c "echo \\$\\$; exec sleep 987" & sleep 0.1', {
            confinement: limits({pids: 50}),
          }),
        ]),
      );
      expect(ran.outcome.verdict).toBe('passed');
      await expectGroupsGone();
    });

    it('Y3 are taken away from a step that is ended by its timeout, and from one in the background', async () => {
      const confinement = limits({memoryBytes: 64 * MIB, pids: 50});
      const ran = await rig.run(
        scenario([
          step(background('sleep 1000'), {id: 'server', confinement}),
          step('sleep 1000', {timeoutMs: 200, confinement}),
        ]),
      );
      expect(ran.outcome.verdict).toBe('failed');
      expect(ran.outcome.reason).toContain('took longer than 200ms');
      await expectGroupsGone();
    });

    it('Y3 leave exit codes, signals, streams and standard input as they are', async () => {
      const confinement = limits({memoryBytes: 64 * MIB});
      const ran = await rig.run(
        scenario([
          step('cat; echo "it\'s" >&2; exit 7', {
            confinement,
            stdin: 'given',
            expect: expectation({
              exitCodes: [7],
              stdout: text({equals: 'given'}),
              stderr: text({contains: ["it's"]}),
            }),
          }),
          step('kill -SEGV $$', {confinement, expect: expectation({signal: 'SEGV'})}),
        ]),
      );
      expect(ran.outcome).toMatchObject({verdict: 'passed'});
    });

    it('Y3 keep a step in namespaces of its own', async () => {
      const ran = await rig.run(
        scenario([
          step('echo $(ls -d /proc/[0-9]* | wc -l) $(hostname new && hostname)', {
            confinement: {
              resources: undefined,
              namespaces: ['pid', 'mount', 'uts', 'ipc', 'network'],
            },
            expect: expectation({stdout: text({matches: ['^[1-9] new$']})}),
          }),
          step('ip -o link | grep -vc lo:', {
            confinement: {resources: undefined, namespaces: ['network']},
            expect: expectation({exitCodes: 'any', stdout: text({matches: ['^[0-3]$']})}),
          }),
          step('exit 5', {
            confinement: limits({pids: 20}, ['pid', 'user']),
            expect: expectation({exitCodes: [5]}),
          }),
        ]),
      );
      expect(ran.outcome).toMatchObject({verdict: 'passed'});
    });
  },
);
