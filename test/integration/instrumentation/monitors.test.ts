import {readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import fc from 'fast-check';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {monitorTool} from '../../../src/instrumentation/monitor/monitor-tool.ts';
import {scanTool} from '../../../src/instrumentation/scan/scan-tool.ts';
import type {MonitorSpec, ScanSpec} from '../../../src/manifest/instrumentation-spec.ts';
import {createMask} from '../../../src/util/mask.ts';
import {type ToolTarget, ToolTargets, type WatchedCase, watch} from '../../rig/tool-places.ts';

let targets: ToolTargets;
beforeAll(async () => {
  targets = await ToolTargets.open();
});
afterAll(() => targets[Symbol.asyncDispose]());

function monitor(script: string, parts: Partial<MonitorSpec> = {}) {
  const spec = {kind: 'monitor', name: 'm', script, everyMs: undefined, check: undefined} as const;
  return monitorTool({...spec, ...parts}, 'watching');
}

function scan(script: string, parts: Partial<ScanSpec> = {}) {
  return scanTool(
    {
      kind: 'scan',
      name: 's',
      script,
      budgetMs: 10_000,
      finding: undefined,
      reports: [],
      failOnFinding: true,
      ...parts,
    },
    'scanning',
  );
}

function outputOf(ran: WatchedCase, file: string): string {
  expect(ran.files).toContain(file);
  return readFileSync(join(ran.place.folder, file), 'utf8');
}

/** Command lines of processes, of all targets, that hold `text`. */
function processesWith(text: string): string[] {
  return readdirSync('/proc').flatMap((pid) => {
    if (!/^\d+$/.test(pid)) return [];
    try {
      const line = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
      return line.includes(text) ? [line] : [];
    } catch {
      return [];
    }
  });
}

const anyTarget = (): fc.Arbitrary<ToolTarget> => fc.constantFrom(...targets.all);

describe('a monitor', () => {
  it('D8 records while a case runs, and is told from one that ended before; nothing is left', async () => {
    let number = 7_000_000;
    const one = fc.record({
      target: anyTarget(),
      lines: fc.array(fc.stringMatching(/^[a-z0-9 ]{1,12}$/), {minLength: 1, maxLength: 4}),
      kind: fc.constantFrom('stays', 'has children', 'ends', 'fails'),
    });
    // Six at once, which is what makes a hundred cheap.
    await fc.assert(
      fc.asyncProperty(fc.array(one, {minLength: 6, maxLength: 6}), async (batch) => {
        await Promise.all(
          batch.map(async ({target, lines, kind}) => {
            // A time to sleep that is nobody else's, so that its processes are known.
            const mark = String(++number);
            const ready = join(target.folder, mark);
            const rest = {
              stays: `exec sleep ${mark}`,
              'has children': `sleep ${mark} & (sleep ${mark} & wait) & wait`,
              ends: 'exit 0',
              fails: 'exit 3',
            }[kind];
            const prints = lines.map((line) => `echo '${line}'`).join('\n');
            const endsEarly = kind === 'ends' || kind === 'fails';
            const ran = await watch(
              monitor(`${prints}\necho $$ >'${ready}.new'; mv '${ready}.new' '${ready}'\n${rest}`),
              target.place(),
              `while [ ! -e '${ready}' ]; do sleep 0.01; done
${endsEarly ? `while kill -0 "$(cat '${ready}')" 2>/dev/null; do sleep 0.01; done` : ''}`,
            );
            expect(outputOf(ran, 'monitors/watching.m.log')).toBe(`${lines.join('\n')}\n`);
            const code = kind === 'ends' ? 0 : 3;
            expect(ran.doubt).toBe(
              endsEarly ? `it had ended by itself with exit code ${code}` : undefined,
            );
            expect(processesWith(`sleep ${mark}`)).toEqual([]);
          }),
        );
      }),
      {numRuns: 17},
    );
  }, 120_000);

  it('D8 that is polled runs again and again, and says how many rounds failed', async () => {
    await fc.assert(
      fc.asyncProperty(anyTarget(), fc.nat({max: 3}), async (target, failing) => {
        const count = join(target.folder, `rounds-${Math.random()}`);
        const script = `n=$(cat '${count}' 2>/dev/null || echo 0); n=$((n + 1)); echo $n >'${count}'; echo "round $n"; [ $n -gt ${failing} ]`;
        const ran = await watch(
          monitor(script, {everyMs: 5}),
          target.place(),
          `until [ "$(cat '${count}' 2>/dev/null || echo 0)" -gt 4 ]; do sleep 0.01; done`,
        );
        const {rounds, failedRounds} = ran.facts;
        expect(rounds).toBeGreaterThanOrEqual(4);
        expect(failedRounds).toBe(failing);
        expect(ran.doubt).toEqual(
          failing === 0
            ? undefined
            : expect.stringMatching(new RegExp(`^${failing} of its \\d+ rounds failed, the first`)),
        );
        const printed = outputOf(ran, 'monitors/watching.m.log');
        expect(printed.match(/^=== \+\d+\.\d{3} s ===\nround 1$/m)).not.toBeNull();
      }),
      {numRuns: 10},
    );
  });

  it('D28 writes no secret into its output', async () => {
    const target = targets.local;
    const {mask} = createMask(new Map([['token', 'squeamish-ossifrage']]));
    const at = target.place();
    const ready = join(target.folder, 'said');
    const ran = await watch(
      monitor(`printf squeamish-; echo ossifrage; : >'${ready}'; sleep 600`),
      {...at, context: {...at.context, mask}},
      `while [ ! -e '${ready}' ]; do sleep 0.01; done`,
    );
    expect(outputOf(ran, 'monitors/watching.m.log')).toBe('***\n');
  });

  it('D10 is refused where it cannot work: by its check, or by running it', async () => {
    for (const target of targets.all) {
      const cases = [
        [
          monitor('sleep 600', {check: 'echo no such thing >&2; exit 4'}),
          'its check ended with exit code 4: no such thing',
        ],
        [monitor('echo up; exit 0'), 'it did not go on running but ended with exit code 0: up'],
        [monitor('exit 7', {everyMs: 1000}), 'a round of it ended with exit code 7'],
      ] as const;
      for (const [tool, why] of cases) {
        await expect(tool.setUp(target.place())).rejects.toMatchObject({
          code: 'instrumentation/unavailable',
          message: `cannot monitor by "m": ${why}`,
        });
      }
      const working = monitor('echo up; sleep 600');
      expect(await working.setUp(target.place())).toEqual({proof: 'it ran until it was ended'});
      const checked = monitor('sleep 600', {check: 'true'});
      expect(await checked.setUp(target.place())).toEqual({proof: 'its check succeeded'});
    }
  });
});

describe('a scanner', () => {
  it('D9 is waited for, and each of its findings is told once', async () => {
    await fc.assert(
      fc.asyncProperty(
        anyTarget(),
        fc.array(fc.tuple(fc.boolean(), fc.nat({max: 5})), {maxLength: 8}),
        fc.boolean(),
        async (target, lines, fails) => {
          const prints = lines.map(([isBad, n]) => `echo ${isBad ? 'CVE' : 'fine'}-${n}`);
          const report = join(target.folder, `report-${Math.random()}`);
          const script = `${prints.join('\n')}\necho all >'${report}'\nexit ${fails ? 2 : 0}`;
          const ran = await watch(
            scan(script, {finding: '^CVE-\\d+$', reports: [report]}),
            target.place(),
            'true',
          );
          const wanted = new Set(lines.filter(([isBad]) => isBad).map(([, n]) => `CVE-${n}`));
          expect(ran.findings).toEqual([...wanted]);
          expect(ran.failsCase).toBe(wanted.size > 0);
          const isBroken = fails && wanted.size === 0;
          if (isBroken) expect(ran.doubt).toMatch(/^it ended with exit code 2/);
          else expect(ran.doubt).toBeUndefined();
          const [file = ''] = ran.files.filter((path) => path.includes('/reports/'));
          expect(readFileSync(join(ran.place.folder, file), 'utf8')).toBe('all\n');
        },
      ),
      {numRuns: 100},
    );
  }, 60_000);

  it('D9 that needs longer than its budget is ended; that proves nothing', async () => {
    const ran = await watch(
      scan('echo bad; sleep 7654321', {finding: 'bad', budgetMs: 300, failOnFinding: false}),
      targets.ssh.place(),
      'true',
    );
    expect(ran).toMatchObject({
      findings: ['bad'],
      failsCase: false,
      doubt: 'it was not through within its budget of 300ms',
    });
    expect(processesWith('sleep 7654321')).toEqual([]);
  });

  it('D9 has found something where its exit code is not 0, but not where it could not be run', async () => {
    const {local} = targets;
    const found = await watch(scan('echo two open ports; exit 2'), local.place(), 'true');
    expect(found.findings).toEqual(['s ended with exit code 2: two open ports']);
    const missing = await watch(scan('no-such-scanner'), local.place(), 'true');
    expect(missing.findings).toEqual([]);
    expect(missing.doubt).toMatch(/^it ended with exit code 127: .*not found/);
  });

  it('D9 gives up a pattern that backtracks without end', async () => {
    const script = `echo ${'a'.repeat(40)}b`;
    const ran = await watch(scan(script, {finding: '^(a+)+$'}), targets.local.place(), 'true');
    expect(ran.doubt).toMatch(/^its findings could not be looked for: /);
  });

  it('D9 D10 is refused where its program is not there', async () => {
    for (const target of targets.all) {
      await expect(scan('A=1 no-such-scanner --all').setUp(target.place())).rejects.toMatchObject({
        code: 'instrumentation/unavailable',
        message: `cannot scan by "s": there is no program 'no-such-scanner' there`,
      });
      expect(await scan('ls -l /').setUp(target.place())).toMatchObject({
        program: expect.stringMatching(/\/ls$/),
      });
    }
  });
});

describe('what watches a case', () => {
  it('D10 is taken for working exactly where its proof succeeded, before any test', async () => {
    const proof = fc.oneof(
      fc.constantFrom(0, 1, 2, 77).map((code) => ({
        tool: monitor('sleep 600', {check: `echo 'code ${code}'; exit ${code}`}),
        why: code === 0 ? undefined : `its check ended with exit code ${code}: code ${code}`,
      })),
      fc.constantFrom(0, 3).map((code) => ({
        tool: monitor(`exit ${code}`, {everyMs: 1000}),
        why: code === 0 ? undefined : `a round of it ended with exit code ${code}`,
      })),
      fc.constantFrom('ls /', 'no-such-program -x').map((script) => ({
        tool: scan(script),
        why: script === 'ls /' ? undefined : "there is no program 'no-such-program' there",
      })),
    );
    await fc.assert(
      fc.asyncProperty(anyTarget(), proof, async (target, {tool, why}) => {
        const proven = tool.setUp(target.place());
        if (why === undefined) {
          expect(Object.keys(await proven)).toHaveLength(1);
        } else {
          await expect(proven).rejects.toMatchObject({
            code: 'instrumentation/unavailable',
            message: expect.stringMatching(new RegExp(`${why}$`)),
            help: expect.any(String),
          });
        }
      }),
      {numRuns: 100},
    );
  });
});
