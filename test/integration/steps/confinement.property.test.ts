import {readdirSync, readFileSync, readlinkSync} from 'node:fs';
import fc from 'fast-check';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import type {Connection} from '../../../src/environments/environment.ts';
import type {IsolationSpec, NamespaceKind} from '../../../src/manifest/deployment-spec.ts';
import {formatSize} from '../../../src/util/size.ts';
import {openContainer, outputOf} from '../../rig/containers.ts';
import {openVm, tinyKernel} from '../../rig/virtual-machines.ts';
import {
  type AttemptRig,
  expectation,
  openAttemptRig,
  type RanAttempt,
  scenario,
  step,
} from './attempt-rig.ts';

const MIB = 2 ** 20;
const KINDS: readonly NamespaceKind[] = ['pid', 'mount', 'ipc', 'uts', 'network', 'user'];
/** As `/proc/self/ns` calls them. */
const LINKS = {pid: 'pid', mount: 'mnt', ipc: 'ipc', uts: 'uts', network: 'net', user: 'user'};
const NO_CGROUPS = process.getuid?.() === 0 ? undefined : 'control groups need root';

/** What a step does within its walls. */
type Deed =
  | {readonly kind: 'exit'; readonly code: number}
  | {readonly kind: 'signal'; readonly signal: 'SEGV' | 'TERM' | 'ABRT'}
  /** Wants more memory than there is, and ends as its victim did, or well all the same. */
  | {readonly kind: 'greed'; readonly isForgiven: boolean}
  /** Wants more processes than there may be. */
  | {readonly kind: 'swarm'}
  /** Leaves something in a session of its own. */
  | {readonly kind: 'leave'; readonly code: number};

interface Plan {
  readonly memoryMiB: number | undefined;
  readonly pids: number | undefined;
  readonly cpus: number | undefined;
  readonly namespaces: readonly NamespaceKind[];
  readonly deed: Deed;
}

const codes = fc.integer({min: 0, max: 76});
const deeds: fc.Arbitrary<Deed> = fc.oneof(
  {weight: 3, arbitrary: fc.record({kind: fc.constant('exit' as const), code: codes})},
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('signal' as const),
      signal: fc.constantFrom('SEGV' as const, 'TERM' as const, 'ABRT' as const),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({kind: fc.constant('greed' as const), isForgiven: fc.boolean()}),
  },
  {weight: 1, arbitrary: fc.record({kind: fc.constant('swarm' as const)})},
  {weight: 2, arbitrary: fc.record({kind: fc.constant('leave' as const), code: codes})},
);

/** Any limits and walls for any deed, which is given those that it runs into. */
const plans = (kinds: readonly NamespaceKind[]): fc.Arbitrary<Plan> =>
  fc
    .record({
      memoryMiB: fc.option(fc.integer({min: 8, max: 24}), {nil: undefined}),
      pids: fc.option(fc.integer({min: 8, max: 20}), {nil: undefined}),
      cpus: fc.option(fc.integer({min: 30, max: 400}), {nil: undefined}),
      namespaces: fc.subarray([...kinds]),
      deed: deeds,
    })
    .map((plan) => ({
      ...plan,
      cpus: plan.cpus === undefined ? undefined : plan.cpus / 100,
      memoryMiB: plan.deed.kind === 'greed' ? (plan.memoryMiB ?? 16) : plan.memoryMiB,
      pids: ['swarm', 'leave'].includes(plan.deed.kind) ? (plan.pids ?? 12) : plan.pids,
    }));

/** Prints the limits that its process has, and the namespaces that it is in. */
const SHOW = `while IFS=: read -r _ c p; do
  case ",$c," in *,memory,*) n=memory f=memory.limit_in_bytes;; *,pids,*) n=pids f=pids.max;; *,cpu,*) n=cpu f=cpu.cfs_quota_us;; *) continue;; esac
  case $p in */proctor-*) echo "group \${p##*/proctor-}"; read -r v <"/sys/fs/cgroup/$n$p/$f" && echo "$n $v";; esac
done </proc/self/cgroup
for n in pid mnt ipc uts net user; do echo "$n $(readlink /proc/self/ns/$n)"; done`;

function scriptOf(deed: Deed): string {
  switch (deed.kind) {
    case 'exit':
      return `exit ${deed.code}`;
    case 'signal':
      return `kill -${deed.signal} $$; exit 9`;
    case 'greed':
      return `(echo 1000 >/proc/self/oom_score_adj; x=aaaaaaaa; while :; do x="$x$x"; done) || ${deed.isForgiven ? 'exit 0' : 'exit $?'}`;
    case 'swarm':
      return 'i=0; while [ $i -lt 25 ]; do sleep 77 & i=$((i+1)); done; exit 0';
    case 'leave':
      return `setsid sleep 7777 >/dev/null 2>&1 & sleep 0.02; exit ${deed.code}`;
  }
}

let rig: AttemptRig;
beforeAll(async () => {
  rig = await openAttemptRig();
});
afterAll(() => rig[Symbol.asyncDispose]());

async function run(plan: Plan, connection?: Connection, show = SHOW): Promise<RanAttempt> {
  const {memoryMiB, pids, cpus, namespaces, deed} = plan;
  const hasLimits = memoryMiB !== undefined || pids !== undefined || cpus !== undefined;
  const memoryBytes = memoryMiB === undefined ? undefined : memoryMiB * MIB;
  const confinement: IsolationSpec = {
    resources: hasLimits ? {memoryBytes, pids, cpus} : undefined,
    namespaces,
  };
  const wanted =
    deed.kind === 'signal'
      ? {signal: deed.signal}
      : {exitCodes: ['exit', 'leave'].includes(deed.kind) && 'code' in deed ? [deed.code] : [0]};
  const subject = scenario([
    step(`${show}\n${scriptOf(deed)}`, {shell: 'sh {0}', confinement, expect: expectation(wanted)}),
  ]);
  return await rig.run(
    subject,
    connection === undefined ? {} : {instance: {name: 'there#1', connection}},
  );
}

/** What is true of any step within any walls. */
function judge(plan: Plan, ran: RanAttempt): void {
  const {memoryMiB, pids, namespaces, deed} = plan;
  const ended = ran.step('1');
  const said = [ran.outcome.reason, ...ran.warnings].join('\n');
  const named = `out of memory: the kernel killed a process at the limit of ${formatSize((memoryMiB ?? 0) * MIB)}`;
  switch (deed.kind) {
    case 'exit':
    case 'leave':
      expect(ran.outcome, said).toMatchObject({verdict: 'passed', reason: undefined});
      expect(ended).toMatchObject({exitCode: deed.code});
      expect(said).toBe('');
      break;
    case 'signal':
      // A shell that is the first process of a namespace is not ended by its own signals.
      if (namespaces.includes('pid')) {
        expect(ended).toMatchObject({verdict: 'failed', exitCode: 9});
        break;
      }
      expect(ran.outcome, said).toMatchObject({verdict: 'passed'});
      expect(ended).toMatchObject({signal: deed.signal});
      break;
    case 'greed':
      expect(said).toContain(named);
      expect(ended?.usage?.oomKills).toBe(1);
      expect(ended?.exitCode).toBe(deed.isForgiven ? 0 : 137);
      expect(ran.outcome.verdict).toBe(deed.isForgiven ? 'passed' : 'failed');
      break;
    case 'swarm':
      expect(said).toContain(`no process could be started beyond the limit of ${pids}`);
      break;
  }
  if (deed.kind !== 'greed') expect(ended?.usage?.oomKills).toBeUndefined();
  if (memoryMiB !== undefined) {
    expect(ended?.usage?.memoryPeakBytes ?? 0).toBeLessThanOrEqual(memoryMiB * MIB);
  }
}

/** The limits are the kernel's own, and the namespaces those that were asked for and no other. */
function judgeWalls({memoryMiB, pids, cpus, namespaces}: Plan, shown: string): void {
  const lines = shown.split('\n').map((line) => line.split(' ') as [string, string]);
  const told = new Map(lines);
  expect(told.get('memory')).toBe(memoryMiB === undefined ? undefined : String(memoryMiB * MIB));
  expect(told.get('pids')).toBe(pids === undefined ? undefined : String(pids));
  expect(told.get('cpu')).toBe(cpus === undefined ? undefined : String(Math.round(cpus * 100_000)));
  for (const kind of KINDS) {
    const link = LINKS[kind];
    // To see its own processes alone, it mounts `/proc` anew.
    const isOwn = namespaces.includes(kind) || (kind === 'mount' && namespaces.includes('pid'));
    const isSame = told.get(link) === readlinkSync(`/proc/self/ns/${link}`);
    expect([kind, isSame]).toEqual([kind, !isOwn]);
  }
}

/** The control groups that a step has shown, and processes of steps', that are there. */
function left(shown: string): string[] {
  const own = new Set(
    Array.from(shown.matchAll(/^group (\w+)$/gm), ([, name]) => `proctor-${name}`),
  );
  const groups = readdirSync('/sys/fs/cgroup').flatMap((controller) =>
    readdirSync(`/sys/fs/cgroup/${controller}`, {recursive: false, encoding: 'utf8'}).filter(
      (name) => own.has(name),
    ),
  );
  const processes = readdirSync('/proc').filter((pid) => {
    if (!/^\d+$/.test(pid)) return false;
    try {
      return /^sleep\0(77|7777)\0$/.test(readFileSync(`/proc/${pid}/cmdline`, 'latin1'));
    } catch {
      return false;
    }
  });
  return [...groups, ...processes];
}

describe.skipIf(NO_CGROUPS !== undefined)(
  `walls around steps${NO_CGROUPS ? ` (skipped: ${NO_CGROUPS})` : ''}`,
  {timeout: 120_000},
  () => {
    it('Y3 any limits and namespaces hold; what runs into them is named; nothing is left', async () => {
      await fc.assert(
        fc.asyncProperty(plans(KINDS), async (plan) => {
          const ran = await run(plan);
          judge(plan, ran);
          const shown = ran.shown.get('1') ?? '';
          judgeWalls(plan, shown);
          const {memoryMiB, pids, cpus} = plan;
          const hasGroup = [memoryMiB, pids, cpus].some((limit) => limit !== undefined);
          expect(/^group \w{12}$/m.test(shown)).toBe(hasGroup);
          expect(left(shown)).toEqual([]);
        }),
        {numRuns: 100},
      );
    });

    it('Y3 hold in a container that may make control groups', async () => {
      await using box = await openContainer({privileged: true});
      await fc.assert(
        fc.asyncProperty(plans(['pid', 'mount']), async (plan) => {
          judge(plan, await run(plan, box.connection, ':'));
          expect(await leftThere(box)).toBe('');
        }),
        {numRuns: 8},
      );
    });

    it.skipIf(tinyKernel() === undefined)(
      `Y3 hold in a virtual machine with cgroups of version 2${tinyKernel() ? '' : ' (skipped: ../shared/kernels is not there)'}`,
      async () => {
        await using vm = await openVm();
        await vm.run('mount -t cgroup2 none /sys/fs/cgroup 2>/dev/null; true');
        const {connection} = vm.environment;
        if (connection === undefined) throw new Error('there is no connection');
        await fc.assert(
          fc.asyncProperty(plans(['pid', 'mount']), async (plan) => {
            judge(plan, await run(plan, connection, ':'));
            expect(await leftThere({connection})).toBe('');
          }),
          {numRuns: 8},
        );
      },
    );
  },
);

/** As `left`, on a machine of BusyBox. */
function leftThere(place: {readonly connection: Connection}): Promise<string> {
  return outputOf(
    place,
    'find /sys/fs/cgroup -type d -name "proctor-????????????"; pgrep -f "sleep 7[7]" || true',
  );
}
