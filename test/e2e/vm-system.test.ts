import {describe, expect, it} from 'vitest';
import {CliFolder} from '../rig/cli.ts';
import {debugKernel} from '../rig/guests.ts';
import {NO_VM, vmEnvironment} from '../rig/vm-cli.ts';

const TIMEOUT_MS = 180_000;
/** The debug kernel takes a minute to boot, and longer while other tests run. */
const DEBUG_TIMEOUT_MS = 600_000;

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

const debug = debugKernel();

describe.skipIf(debug.path === undefined)(
  `a kernel with sanitizers${debug.path === undefined ? ` (skipped: ${debug.why})` : ''}`,
  () => {
    it('fails the cases that it complains about, by name, and no other', {
      timeout: DEBUG_TIMEOUT_MS,
    }, async () => {
      const provoke = '/sys/kernel/debug/provoke-crash/DIRECT';
      const manifest = `proctor: 1
defaults: {stage-timeout: 10m}
environments:
  vm:
    type: qemu
    accel: tcg
    memory: 512MiB
    # KFENCE would take what it samples out of KASAN's sight, the more the longer all takes; keeping
    # book of all memory, which no case looks at, takes a third of the boot.
    boot: {kernel: ${debug.path}, rootfs: minimal, cmdline: kfence.sample_interval=0 kmemleak=off}
    connect: {via: guest-agent, timeout: 4m}
    instances: 1
scenarios:
  use-after-free: {environment: vm, steps: [{run: echo WRITE_AFTER_FREE > ${provoke}}]}
  lock-left-held: {environment: vm, timeout: 90s, steps: [{run: echo SPINLOCKUP > ${provoke}}]}
  complaint: {environment: vm, steps: [{run: echo WARNING > ${provoke}}]}
  quiet: {environment: vm, steps: [{run: 'grep "debug_locks: *1" /proc/lockdep_stats'}]}
`;
      using folder = new CliFolder({'proctor.yaml': manifest});
      const {stdout, stderr} = await folder.proctor(['run']);
      expect(folder.verdicts(), stdout + stderr).toEqual({
        'use-after-free@vm': 'failed',
        'lock-left-held@vm': 'failed',
        'complaint@vm': 'failed',
        'quiet@vm': 'passed',
      });
      const reasons = folder.reasons();
      expect(reasons['use-after-free@vm']).toMatch(
        /^KASAN: (slab-)?use-after-free Write in lkdtm_WRITE_AFTER_FREE/,
      );
      expect(reasons['complaint@vm']).toContain('WARNING in lkdtm_WARNING');
      const locks = folder
        .journal()
        .filter((event) => event.type === 'console-reported' && event['class'] === 'LOCKDEP');
      expect(locks.map((event) => event['case'])).toContain('lock-left-held@vm');
    });
  },
);
