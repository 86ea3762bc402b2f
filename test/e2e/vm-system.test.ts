import {describe, expect, it} from 'vitest';
import {CliFolder} from '../rig/cli.ts';
import {NO_VM, vmEnvironment} from '../rig/vm-cli.ts';

const TIMEOUT_MS = 180_000;

/** What uses memory up has the kernel fill it: programs that look at each byte take long in emulation. */
const SCENARIOS = `
  memory-limit:
    environment: vm
    steps:
      - run: |
          echo +memory > /sys/fs/cgroup/cgroup.subtree_control
          mkdir /sys/fs/cgroup/box && echo 16M > /sys/fs/cgroup/box/memory.max
      - run: sh -c 'echo $$ > /sys/fs/cgroup/box/cgroup.procs; exec dd if=/dev/zero of=/dev/null bs=64M'
        expect: {signal: KILL}
      - run: grep '^oom_kill 1$' /sys/fs/cgroup/box/memory.events
  process-limit:
    environment: vm
    steps:
      - run: |
          echo +pids > /sys/fs/cgroup/cgroup.subtree_control
          mkdir /sys/fs/cgroup/few && echo 3 > /sys/fs/cgroup/few/pids.max
          sh -c 'echo $$ > /sys/fs/cgroup/few/cgroup.procs; for i in 1 2 3 4; do sleep 5 & done; wait'
        expect: {exit-code: any, stderr: {contains: fork}}
      - run: grep -v '^max 0$' /sys/fs/cgroup/few/pids.events
  namespaces:
    environment: vm
    steps:
      - run: unshare -p -f -m --mount-proc sh -c 'ls -d /proc/[0-9]* | wc -l; echo $$'
        expect: {stdout: {matches: '\\n1\\n$'}}
  checkpoint-of-processes:
    environment: vm
    requires: {tools: [criu], otherwise: skip}
    steps: [{run: criu check}]
  kernel-by-kexec:
    environment: vm
    requires: {commands: ['test "$(cat /sys/kernel/kexec_loaded)" = 0', 'test -x /sbin/kexec'], otherwise: skip}
    steps: [{run: kexec -l /boot/vmlinuz --reuse-cmdline}]
  out-of-memory:
    environment: vm
    steps:
      - run: echo 1 > /proc/sys/vm/overcommit_memory; dd if=/dev/zero of=/dev/null bs=200M
  disk-full:
    environment: vm
    steps:
      - run: mkdir /m && mount -t tmpfs -o size=1m none /m && dd if=/dev/zero of=/m/f bs=1M count=2
`;

describe.skipIf(NO_VM !== undefined)(
  `systems in virtual machines${NO_VM ? ` (skipped: ${NO_VM})` : ''}`,
  () => {
    it('Y3 Y5 Y6 Y11 keep their limits, and say what was exhausted or is missing', {
      timeout: TIMEOUT_MS,
    }, async () => {
      const manifest = `proctor: 1\nenvironments:${vmEnvironment('isolation: fork')}\nscenarios:${SCENARIOS}`;
      using folder = new CliFolder({'proctor.yaml': manifest});
      const {stdout, stderr} = await folder.proctor(['run']);
      expect(folder.verdicts(), stdout + stderr).toEqual({
        'memory-limit@vm': 'passed',
        'process-limit@vm': 'passed',
        'namespaces@vm': 'passed',
        'checkpoint-of-processes@vm': 'skipped',
        'kernel-by-kexec@vm': 'skipped',
        'out-of-memory@vm': 'failed',
        'disk-full@vm': 'failed',
      });
      const reasons = folder.reasons();
      expect(reasons['checkpoint-of-processes@vm']).toContain('needs criu');
      expect(reasons['kernel-by-kexec@vm']).toContain('/sbin/kexec');
      expect(reasons['out-of-memory@vm']).toContain('the console said: out of memory: killed dd');
      const reported = folder
        .journal()
        .filter(({type}) => type === 'console-reported')
        .map((event) => [event['case'], event['title']]);
      expect(reported).toContainEqual(['memory-limit@vm', 'out of memory: killed dd']);
      const full = JSON.stringify(
        folder.journal().filter((event) => event['case'] === 'disk-full@vm'),
      );
      expect(full).toContain('No space left on device');
    });
  },
);
