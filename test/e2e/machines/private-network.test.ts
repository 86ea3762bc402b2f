import {describe, expect, it} from 'vitest';
import {CliFolder} from '../../rig/cli.ts';
import {NO_VM, vmEnvironment} from '../../rig/vm-cli.ts';

const TIMEOUT_MS = 200_000;
const NETWORK = 'network: {user: false, private: lab}';

describe.skipIf(NO_VM !== undefined)(
  `machines on a private network${NO_VM ? ` (skipped: ${NO_VM})` : ''}`,
  () => {
    it('E6 find each other by name, as one that serves and copies that fetch', {
      timeout: TIMEOUT_MS,
    }, async () => {
      const server = vmEnvironment(`isolation: shared\n    ${NETWORK}`, 'server');
      const client = vmEnvironment(
        `isolation: fork\n    instances: 2\n    pool: 1\n    ${NETWORK}`,
        'client',
      );
      using folder = new CliFolder({
        'proctor.yaml': `proctor: 1
concurrency: {total: 4, memory: 2GiB, cpus: 8}
timeout: 170s
environments:${server}${client}
scenarios:
  serve:
    environment: server
    steps:
      - run: mkdir /srv && for file in index done-1 done-2 done-3; do echo hello > /srv/$file; done
      - {background: true, run: httpd -f -vv -p 80 -h /srv 2> /tmp/log}
      # Each client says when it needs this server no more: the same file may be asked for twice.
      - {until: 'for n in 1 2 3; do grep -q done-$n /tmp/log || exit 1; done', every: 500ms, timeout: 2m}
  fetch:
    environment: client
    matrix: {number: [1, 2, 3]}
    env: {NUMBER: "\${{ matrix.number }}"}
    steps:
      - {until: timeout 10 wget -q -O - http://server/index, every: 200ms, timeout: 1m, expect: {stdout: {equals: hello}}}
      - {id: mine, run: "ip -o -4 address show | sed -n 's/.*inet \\\\(10[^ ]*\\\\).*/\\\\1/p'"}
      - reboot: guest
      - {until: timeout 10 wget -q -O - http://server/index, every: 200ms, timeout: 1m, expect: {stdout: {equals: hello}}}
      - {id: again, run: "ip -o -4 address show | sed -n 's/.*inet \\\\(10[^ ]*\\\\).*/\\\\1/p'"}
      - run: wget -q -O - http://server/done-$NUMBER || true
`,
      });
      const {stdout, stderr} = await folder.proctor(['run']);
      const passed = [1, 2, 3].map((number) => [`fetch@client:number=${number}`, 'passed']);
      expect(folder.verdicts(), stdout + stderr).toEqual({
        'serve@server': 'passed',
        ...Object.fromEntries(passed),
      });
      const instances = new Map<unknown, string>();
      for (const event of folder.journal()) {
        if (event.type === 'case-started') instances.set(event['case'], String(event['instance']));
        if (event.type !== 'step-ended' || !/mine|again/.test(String(event['name']))) continue;
        const number = instances.get(event['case'])?.split('#')[1];
        expect((event['stdout'] as {text: string}).text.trim()).toBe(`10.64.2.${number}/16`);
      }
      expect(new Set(instances.values()).size).toBeGreaterThan(2);
    });
  },
);

describe.skipIf(NO_VM !== undefined)(
  `machines that are emulated${NO_VM ? ` (skipped: ${NO_VM})` : ''}`,
  () => {
    it('E2 are told of once in a run, and their kernels are patient', {
      timeout: TIMEOUT_MS,
    }, async () => {
      const one = vmEnvironment('isolation: fresh', 'one').replace('accel: tcg', 'accel: auto');
      const two = vmEnvironment('isolation: fork', 'two').replace('accel: tcg', 'accel: auto');
      using folder = new CliFolder({
        'proctor.yaml': `proctor: 1
environments:${one}${two}
scenarios:
  here: {environment: two, steps: [{run: cat /proc/cmdline}]}
  there: {environment: one, steps: [{run: 'true'}]}
`,
      });
      const {exitCode, stdout, stderr} = await folder.proctor(['run']);
      expect(exitCode, stdout + stderr).toBe(0);
      const journal = folder.journal();
      const warnings = journal.filter(({code}) => code === 'qemu/no-kvm');
      expect(warnings.length).toBeLessThanOrEqual(1);
      if (warnings.length === 0) return;
      const shown = journal.find(({type, case: id}) => type === 'step-ended' && id === 'here@two');
      const patience =
        ' watchdog_thresh=60 rcupdate.rcu_cpu_stall_timeout=300 workqueue.watchdog_thresh=165 ';
      expect(shown).toMatchObject({stdout: {text: expect.stringContaining(patience)}});
    });
  },
);
