import {writeFileSync} from 'node:fs';
import {gzipSync} from 'node:zlib';
import fc from 'fast-check';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {kernelQuery, readKernelAnswer} from '../../../src/readiness/kernel-query.ts';
import {BUILT_IN, type Checked, type KnownCheck, KnownWorld, RELEASE} from './known-world.ts';

const CASES = {numRuns: 100};
const TIMEOUT_MS = 60_000;

describe('an instance that was deployed to', () => {
  let world: KnownWorld;
  let round = 0;
  beforeAll(async () => {
    world = await KnownWorld.open();
  });
  afterAll(() => world[Symbol.asyncDispose]());

  /** Cases take turns on this machine and the SSH host. */
  const checkAll = (checks: readonly (KnownCheck & {optional?: boolean})[]): Promise<Checked> => {
    round += 1;
    return world.check(checks, round);
  };

  const expectVerdicts = (
    checks: readonly (KnownCheck & {optional?: boolean})[],
    {told, fault}: Checked,
  ): void => {
    expect(told.map(({name}) => name).sort()).toEqual(
      [...BUILT_IN, ...checks.map((_, index) => `check ${index}`)].sort(),
    );
    const failed: string[] = [];
    checks.forEach(({holds, optional}, index) => {
      const name = `check ${index}`;
      const checked = told.find((one) => one.name === name);
      expect({...checks[index], ok: checked?.ok, evidence: checked?.evidence}).toMatchObject({
        ok: holds,
      });
      expect(checked?.evidence).toMatch(/\S/);
      expect(checked?.help === undefined).toBe(holds);
      if (!holds && optional !== true) failed.push(name);
    });
    expect(fault?.code).toBe(failed.length === 0 ? undefined : 'environment/not-ready');
    if (fault !== undefined) expect(fault.details['failed']).toBe(failed.join(', '));
  };

  it(
    'D16 has its network checked: by itself, and as declared',
    async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(world.networkCheck(), {maxLength: 4}), async (checks) => {
          const checked = await checkAll(checks);
          expectVerdicts(checks, checked);
          const network = checked.told.find(({name}) => name === 'network');
          expect(network).toMatchObject({ok: true, evidence: expect.stringMatching(/\blo\b/)});
        }),
        CASES,
      );
    },
    TIMEOUT_MS,
  );

  it(
    'D17 has its disk, memory, CPUs, tools and files checked: by itself, and as declared',
    async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(world.resourceCheck(), {maxLength: 5}), async (checks) => {
          const checked = await checkAll(checks);
          expectVerdicts(checks, checked);
          for (const name of ['disk', 'memory', 'cpu', 'tools']) {
            expect(checked.told.find((one) => one.name === name)).toMatchObject({ok: true});
          }
        }),
        CASES,
      );
    },
    TIMEOUT_MS,
  );

  it(
    'D18 has its kernel compared with what is wanted, and each mismatch is shown',
    async () => {
      const name = fc.stringMatching(/^[A-Z][A-Z0-9_]{0,5}$/);
      const value = fc.oneof(
        fc.constantFrom('y', 'm', 'n'),
        fc.integer({min: 0, max: 4096}).map(String),
        fc.integer({min: 0, max: 4096}).map((number) => `0x${number.toString(16)}`),
        fc.constantFrom('', 'a text', "it's", 'say "hi"', 'back\\slash', '# CONFIG_X is not set'),
      );
      const config = fc.dictionary(name, value, {maxKeys: 12});
      const shown = {packed: fc.boolean(), found: config, extra: config};
      await fc.assert(
        fc.asyncProperty(
          fc.record({
            ...shown,
            share: fc.double({min: 0, max: 1, noNaN: true}),
            inRange: fc.boolean(),
          }),
          async ({packed, found, extra, share, inRange}) => {
            const path = world.path('config');
            const text = kernelConfig(found);
            writeFileSync(path, packed ? gzipSync(text) : text);
            const kept = Object.entries(found).slice(
              0,
              Math.ceil(Object.keys(found).length * share),
            );
            const wanted = {...Object.fromEntries(kept), ...extra};
            const major = Number(/^\d+/.exec(RELEASE)?.[0]);
            const range = inRange ? `>=${major} <${major + 1}` : `<${major}`;
            const mismatches = Object.entries(wanted).filter(
              ([key, wish]) => !isSame(wish, found[key] ?? 'n'),
            );
            const holds = inRange && mismatches.length === 0;
            const check = {
              kind: 'kernel' as const,
              release: range,
              config: wanted,
              configPath: path,
            };
            const checked = await checkAll([{check, holds}]);
            expectVerdicts([{check, holds}], checked);
            const {evidence = ''} = checked.told.find((one) => one.name === 'check 0') ?? {};
            expect(evidence).toContain(`kernel ${RELEASE}`);
            for (const [key] of mismatches) expect(evidence).toContain(`CONFIG_${key} is `);
            for (const [key] of Object.entries(wanted)) {
              if (mismatches.some(([other]) => other === key)) continue;
              // A value that is wanted may itself say that another option is not set.
              expect(evidence).not.toMatch(new RegExp(`(?<!# )CONFIG_${key} is `));
            }
          },
        ),
        CASES,
      );
    },
    TIMEOUT_MS,
  );

  it('D18 tells its kernel’s whole config from whatever file holds it', async () => {
    const [here, there] = world.targets;
    const path = world.path('whole');
    writeFileSync(path, kernelConfig({A: 'y', B: 'n', C: 'a text', D: '0x10'}));
    for (const target of [here, there]) {
      if (target === undefined) throw new Error('there are two');
      const {stdout} = await target.connection.exec(
        {
          script: kernelQuery({configPath: path}),
          shell: 'sh',
          env: {},
          cwd: undefined,
          stdin: undefined,
        },
        {
          signal: world.context.signal,
          timeoutMs: TIMEOUT_MS,
          idleTimeoutMs: TIMEOUT_MS,
          killGraceMs: 1000,
        },
      );
      const facts = readKernelAnswer(stdout.toString());
      expect(facts).toMatchObject({release: RELEASE, configSource: path});
      expect(facts.cmdline).not.toBe('');
      expect(Object.fromEntries(facts.config ?? [])).toEqual({
        CONFIG_A: 'y',
        CONFIG_C: 'a text',
        CONFIG_D: '0x10',
      });
    }
  });

  it(
    'D19 gets no tests where a required check fails: all that fail are named, with what was seen and what to do',
    async () => {
      const check = fc.oneof(world.networkCheck(), world.resourceCheck(), world.commandCheck());
      const some = fc.record({known: check, optional: fc.boolean()});
      await fc.assert(
        fc.asyncProperty(fc.array(some, {minLength: 1, maxLength: 5}), async (list) => {
          const checks = list.map(({known, optional}) => ({...known, optional}));
          const checked = await checkAll(checks);
          expectVerdicts(checks, checked);
          const {fault, told, warnings} = checked;
          for (const one of told) {
            if (one.ok || one.optional === true) continue;
            expect(fault?.message).toContain(`${one.name}: ${one.evidence}`);
            expect(fault?.help).toContain(one.help);
          }
          // What is only wanted is warned of, where tests go on.
          const lacking = checks.filter(({holds}) => !holds).length;
          expect(warnings.length).toBe(fault === undefined ? lacking : 0);
        }),
        CASES,
      );
    },
    TIMEOUT_MS,
  );

  it(
    'D20 is marked ready with the evidence, also where something holds only later',
    async () => {
      let count = 0;
      await fc.assert(
        fc.asyncProperty(
          fc.array(world.resourceCheck(), {maxLength: 2}),
          fc.nat({max: 12}),
          async (checks, delayMs) => {
            round += 1;
            count += 1;
            const holding = checks.filter(({holds}) => holds).map(({check}) => check);
            const late = world.path(`late-${count}`);
            const timer = setTimeout(() => writeFileSync(late, 'ready\n'), delayMs);
            const specs = [...holding, {kind: 'file' as const, path: late, contains: 'ready'}].map(
              (check, index) => ({
                name: `check ${index}`,
                optional: false,
                everyMs: 1,
                timeoutMs: 20_000,
                check,
              }),
            );
            const {told, facts, fault} = await world.checkSpecs(specs, round);
            clearTimeout(timer);
            expect(fault).toBeUndefined();
            expect(facts).toMatchObject({os: 'Linux', kernel: RELEASE, checks: told.length});
            expect(told.length).toBe(BUILT_IN.length + specs.length);
            for (const one of told) {
              expect(one.evidence).toMatch(/^\S.*$/);
              expect(one.ok).toBe(true);
            }
          },
        ),
        CASES,
      );
    },
    TIMEOUT_MS,
  );
});

function kernelConfig(options: Readonly<Record<string, string>>): string {
  const lines = Object.entries(options).map(([name, value]) => {
    if (value === 'n') return `# CONFIG_${name} is not set`;
    return /^(?:[ym]|0x[0-9a-f]+|\d+)$/.test(value)
      ? `CONFIG_${name}=${value}`
      : `CONFIG_${name}="${value.replace(/["\\]/g, '\\$&')}"`;
  });
  return ['#', '# Automatically generated file; DO NOT EDIT.', '#', ...lines, ''].join('\n');
}

function isSame(wanted: string, found: string): boolean {
  const isNumber = (text: string): boolean => /^(?:0x[0-9a-f]+|\d+)$/.test(text);
  return isNumber(wanted) && isNumber(found) ? Number(wanted) === Number(found) : wanted === found;
}
