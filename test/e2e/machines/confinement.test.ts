import {spawnSync} from 'node:child_process';
import {rm} from 'node:fs/promises';
import {describe, expect, it} from 'vitest';
import {CliFolder} from '../../rig/cli.ts';
import {makeBusyboxRoot} from '../../rig/containers.ts';
import {NO_VM, vmEnvironment} from '../../rig/vm-cli.ts';

const SCENARIOS = (environment: string): string => `
scenarios:
  memory:
    environment: ${environment}
    steps: [{run: 'head -c 60m /dev/zero | tail', shell: sh, resources: {memory: 16MiB}}]
  processes:
    environment: ${environment}
    resources: {pids: 4}
    steps: [{run: 'for i in 1 2 3 4 5 6; do sleep 9 & done; wait', shell: sh}]
  alone:
    environment: ${environment}
    namespaces: [pid, mount]
    steps:
      - {run: 'ls -d /proc/[0-9]* | wc -l', shell: sh, expect: {stdout: {matches: '^[1-4]\\n$'}}}
`;

const hasPodman = spawnSync('podman', ['--version']).status === 0;

describe.skipIf(NO_VM !== undefined)(
  `limits of steps in a virtual machine${NO_VM ? ` (skipped: ${NO_VM})` : ''}`,
  () => {
    it('Y3 are those of its own control groups; where it has none, the environment is at fault', {
      timeout: 120_000,
    }, async () => {
      const manifest = `proctor: 1
environments:${vmEnvironment('isolation: shared')}
${SCENARIOS('vm')}
  unlimited:
    environment: vm
    needs: [alone]
    steps:
      - run: umount /sys/fs/cgroup
      - {run: 'true', resources: {pids: 5}}
`;
      using folder = new CliFolder({'proctor.yaml': manifest});
      const {stdout, stderr} = await folder.proctor(['run']);
      const reasons = folder.reasons();
      expect(reasons['memory@vm'], stdout + stderr).toContain(
        'out of memory: the kernel killed a process at the limit of 16 MiB',
      );
      expect(reasons['processes@vm']).toContain('beyond the limit of 4');
      expect(folder.verdicts()['alone@vm']).toBe('passed');
      expect(folder.verdicts()['unlimited@vm']).toBe('error');
      const ended = folder.journal().find(({type, fault}) => type === 'case-ended' && fault);
      expect(ended).toMatchObject({fault: {code: 'step/confinement-unavailable'}});
    });
  },
);

describe.skipIf(!hasPodman)(
  `limits of steps in a container${hasPodman ? '' : ' (skipped: podman is missing)'}`,
  () => {
    it('Y3 hold where it may make control groups, and are refused where it may not', {
      timeout: 60_000,
    }, async () => {
      const root = await makeBusyboxRoot();
      try {
        const manifest = `proctor: 1
environments:
  free: {type: container, rootfs: ${root}, privileged: true, isolation: shared}
  walled: {type: container, rootfs: ${root}}
${SCENARIOS('free')}
  refused:
    environment: walled
    steps: [{run: 'true', resources: {pids: 5}}]
`;
        using folder = new CliFolder({'proctor.yaml': manifest});
        const {stdout, stderr} = await folder.proctor(['run']);
        const reasons = folder.reasons();
        expect(reasons['memory@free'], stdout + stderr).toContain(
          'out of memory: the kernel killed a process at the limit of 16 MiB',
        );
        expect(reasons['processes@free']).toContain('beyond the limit of 4');
        expect(folder.verdicts()['alone@free']).toBe('passed');
        expect(folder.verdicts()['refused@walled']).toBe('error');
        expect(reasons['refused@walled']).toContain('control group');
      } finally {
        await rm(root, {recursive: true, force: true});
      }
    });
  },
);
