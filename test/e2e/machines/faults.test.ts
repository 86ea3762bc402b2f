import {describe, expect, it} from 'vitest';
import {CliFolder} from '../../rig/cli.ts';
import {NO_VM, vmEnvironment} from '../../rig/vm-cli.ts';

const TIMEOUT_MS = 240_000;

function manifest(environment: string, scenarios: string): string {
  return `proctor: 1
defaults: {kill-grace: 1s}
environments:${vmEnvironment(environment)}
scenarios:
${scenarios}`;
}

// They wait for what does not come most of the time: others go on meanwhile.
describe.skipIf(NO_VM !== undefined)(
  `faults within a machine${NO_VM ? ` (skipped: ${NO_VM})` : ''}`,
  {concurrent: true},
  () => {
    it('Y11 that cut the way in are an infrastructure error, which names that way; what keeps it from being proven which machine answers is warned of', {
      timeout: TIMEOUT_MS,
    }, async () => {
      const scenarios = `
  fine: {environment: vm, steps: [{run: 'true'}]}
  cut:
    environment: vm
    retries: {infrastructure: 0}
    steps:
      - network: down
      - {run: echo unheard, timeout: 3s}
`;
      const mute = 'rm -f /dev/ttyS0 /dev/console';
      const environment = `isolation: fork\n    connect: ssh\n    prepare: ${mute}`;
      using folder = new CliFolder({'proctor.yaml': manifest(environment, scenarios)});
      const {stdout, stderr} = await folder.proctor(['run']);
      const shown = stdout + stderr;
      expect(folder.verdicts(), shown).toEqual({'fine@vm': 'passed', 'cut@vm': 'error'});
      expect(folder.reasons()['cut@vm']).toMatch(/does not answer by ssh/);
      const last = folder
        .journal()
        .findLast((event) => event.type === 'case-ended' && event['case'] === 'cut@vm');
      expect(last).toMatchObject({fault: {code: 'vm/hung'}});
      const codes = folder
        .journal()
        .flatMap(({type, code}) => (type === 'warning-raised' ? code : []));
      expect(codes).toContain('vm/unproven');
    });

    it("Y11 E12 that use up its memory or disk are told apart, and fail their own case only; those of a disk taken out in use are the guest's own", {
      timeout: TIMEOUT_MS,
    }, async () => {
      const scenarios = `
  memory:
    environment: vm
    steps:
      # One buffer, which the kernel fills: programs that look at each byte take long in emulation.
      - run: echo 1 > /proc/sys/vm/overcommit_memory; dd if=/dev/zero of=/dev/null bs=200M
  full:
    environment: vm
    steps:
      - run: mount -t tmpfs -o size=64k none /mnt && cat /dev/zero > /mnt/file
  fine: {environment: vm, steps: [{run: 'true'}]}
  taken:
    environment: vm
    steps:
      - attach-disk: {name: extra, size: 16MiB}
      - {until: test -b /dev/vda, every: 100ms}
      - {run: cat /sys/block/vda/serial, expect: {stdout: {equals: extra}}}
      - run: mke2fs /dev/vda && mount /dev/vda /mnt && echo lost > /mnt/file
      - detach-disk: extra
      - {run: test -b /dev/vda, expect: {exit-code: 1}}
      - run: 'echo more > /mnt/file && sync; cat /proc/mounts; dmesg | tail -n 5'
      - attach-disk: {name: extra, size: 16MiB}
      - {until: ls /dev/vd?, every: 100ms}
`;
      using folder = new CliFolder({'proctor.yaml': manifest('isolation: fork', scenarios)});
      const {stdout, stderr} = await folder.proctor(['run']);
      const shown = stdout + stderr;
      expect(folder.verdicts(), shown).toEqual({
        'memory@vm': 'failed',
        'full@vm': 'failed',
        'fine@vm': 'passed',
        'taken@vm': 'passed',
      });
      const reported = folder.journal().filter(({type}) => type === 'console-reported');
      expect(reported, shown).toMatchObject([
        {case: 'memory@vm', title: expect.stringMatching(/out of memory/)},
      ]);
      expect(shown).toMatch(/No space left on device/);
      expect(folder.reasons()['full@vm']).toMatch(/exit code 1 \(the disk is full: .* of \/mnt\)$/);
    });
  },
);
