import {existsSync, readFileSync} from 'node:fs';
import {resolve} from 'node:path';
import fc from 'fast-check';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {localDriver} from '../../../src/environments/local/local-driver.ts';
import type {SanitizerKind, ToolSpec} from '../../../src/manifest/instrumentation-spec.ts';
import {forkableSpec, openMachines} from '../../rig/forked-machines.ts';
import {testKernel} from '../../rig/guests.ts';
import {localSpec} from '../../rig/local-spec.ts';
import {openContext} from '../../rig/step-context.ts';
import {
  instrumentation,
  type KnownKernel,
  kernelHere,
  knownConfig,
  type SetUp,
  setUpOver,
} from './kernel-rig.ts';

const TINY_CONFIG = resolve(import.meta.dirname, '../../../../shared/kernels/tiny/config');
const CMDLINE = 'quiet loglevel=7 proctor.word="two words" panic=30';

const OPTION_OF: Readonly<Record<SanitizerKind | 'kcov', string>> = {
  kasan: 'CONFIG_KASAN',
  kcsan: 'CONFIG_KCSAN',
  lockdep: 'CONFIG_PROVE_LOCKING',
  kmemleak: 'CONFIG_DEBUG_KMEMLEAK',
  ubsan: 'CONFIG_UBSAN',
  kfence: 'CONFIG_KFENCE',
  kcov: 'CONFIG_KCOV',
};

type Target = Parameters<typeof setUpOver>[1];

/** Tools that may be wanted of a kernel: some that it has, some that it has not. */
function wants(kernel: KnownKernel): fc.Arbitrary<readonly ToolSpec[]> {
  const options = [...kernel.config];
  const right = fc.constantFrom(...options);
  const wrong = fc
    .tuple(fc.constantFrom(...options), fc.constantFrom('y', 'm', 'n', '17', 'a text'))
    .map(([[name], value]) => [name, value] as const);
  const unset = fc
    .tuple(fc.stringMatching(/^CONFIG_[A-Z]{3,12}$/), fc.constantFrom('y', 'n', 'm'))
    .map(([name, value]) => [name, value] as const);
  const config = fc.array(fc.oneof(right, wrong, unset), {minLength: 1, maxLength: 8}).map(
    (entries): ToolSpec => ({
      kind: 'kernel-config',
      file: undefined,
      config: Object.fromEntries(entries),
    }),
  );
  const words = fc.uniqueArray(
    fc.oneof(
      fc.constantFrom(...kernel.cmdline),
      fc.constantFrom('panic=77', 'loglevel=1', 'nosmp', 'qui', 'words"'),
    ),
    {minLength: 1, maxLength: 4},
  );
  const parameters = words.map(
    (boot): ToolSpec => ({kind: 'kernel-parameters', boot, sysctl: {}, modules: {}}),
  );
  const sanitizers = fc
    .subarray(['kasan', 'kcsan', 'lockdep', 'kmemleak', 'ubsan', 'kfence'] as const)
    .map((kinds) => kinds.map((kind): ToolSpec => ({kind, provoke: false})));
  const kcov = fc.constantFrom<readonly ToolSpec[]>([], [{kind: 'kcov'}]);
  const one = (tool: fc.Arbitrary<ToolSpec>) =>
    fc.oneof(
      fc.constant([]),
      tool.map((it) => [it]),
    );
  return fc
    .tuple(sanitizers, kcov, one(config), one(parameters))
    .map((lists) => lists.flat())
    .filter((tools) => tools.length > 0);
}

/** What each tool that is wanted must be said to lack; none for what is there. */
function lacks(tools: readonly ToolSpec[], kernel: KnownKernel): Record<string, string[]> {
  const lacking: Record<string, string[]> = {};
  for (const tool of tools) {
    const why: string[] = [];
    if (tool.kind === 'kernel-config') {
      for (const [name, wanted] of Object.entries(tool.config)) {
        const found = kernel.config.get(name) ?? 'n';
        if (found === wanted) continue;
        if (wanted === 'n') why.push(`${name} is ${found}, wanted not set`);
        else if (found === 'n') why.push(`${name} is not set, wanted ${wanted}`);
        else why.push(`${name} is ${found}, wanted ${wanted}`);
      }
    } else if (tool.kind === 'kernel-parameters') {
      for (const word of tool.boot) {
        if (!kernel.cmdline.includes(word)) {
          why.push(`"${word}" does not stand on the kernel command line`);
        }
      }
    } else if (tool.kind in OPTION_OF) {
      const option = OPTION_OF[tool.kind as keyof typeof OPTION_OF];
      const found = kernel.config.get(option);
      if (found !== 'y') why.push(`${option} is not set`);
    }
    if (why.length > 0) lacking[tool.kind] = why;
  }
  return lacking;
}

/** What was found is what there is: each tool, and each thing that a tool lacks. */
function check(tools: readonly ToolSpec[], found: SetUp, kernel: KnownKernel): void {
  const lacking = lacks(tools, kernel);
  const working = tools.map(({kind}) => kind).filter((kind) => lacking[kind] === undefined);
  expect(found.proven.map(({tool}) => tool)).toEqual(working);
  for (const {facts, phase} of found.proven) {
    expect(phase).toBe('proven');
    expect(Object.keys(facts).length).toBeGreaterThan(0);
  }
  const said: Record<string, string[]> = {};
  for (const [tool, why] of Object.entries(found.fault?.details ?? {})) {
    if (tool === 'instrumentation') continue;
    // "2 of 5 options differ in FILE: …", "… (FILE)", "… (panic=30 does)"
    const text = String(why).replace(/^\d+ of \d+ options differ in [^:]*: /, '');
    const list = text.split(/, (?=CONFIG_|")/).map((part) => part.replace(/ \([^)]*\)$/, ''));
    said[tool] = list;
  }
  expect(said).toEqual(lacking);
  expect(found.fault?.code).toBe(
    Object.keys(lacking).length === 0 ? undefined : 'instrumentation/unavailable',
  );
  if (found.fault !== undefined) expect(found.fault.help).toBeDefined();
}

async function holds(target: Target, kernel: KnownKernel): Promise<void> {
  await fc.assert(
    fc.asyncProperty(wants(kernel), async (tools) => {
      check(tools, await setUpOver(instrumentation(tools), target), kernel);
    }),
    {numRuns: 100},
  );
}

const here = kernelHere();

describe.skipIf(here === undefined)(
  `what this machine's kernel has${here === undefined ? ' (skipped: it does not show its config)' : ''}`,
  () => {
    it('D6 D10 whatever is wanted, each tool is proven or each thing that it lacks is named', async () => {
      await using rig = await openContext();
      const {context} = rig;
      await using environment = await localDriver.provision(localSpec(), 1, context);
      await using connection = await environment.connect(context);
      await holds({connection, context}, here as KnownKernel);
    });
  },
);

const kernel = testKernel();
const isTiny = kernel.path !== undefined && existsSync(TINY_CONFIG);

describe.skipIf(!isTiny)(
  `what a guest's kernel has${isTiny ? '' : ` (skipped: ${kernel.why ?? `${TINY_CONFIG} is not there`})`}`,
  () => {
    let rig: Awaited<ReturnType<typeof openMachines>>;
    let target: Target;
    let known: KnownKernel;
    beforeAll(async () => {
      rig = await openMachines();
      const boot = {
        kind: 'kernel',
        kernel: kernel.path ?? '',
        initrd: undefined,
        rootfs: {sysroot: '/', modules: undefined, files: {}},
        cmdline: CMDLINE,
        dtb: undefined,
      } as const;
      const {environment, connection, run} = await rig.boot(forkableSpec({boot}));
      target = {environment, connection, context: rig.context};
      const cmdline = (await run('cat /proc/cmdline')).trim();
      const words = cmdline.match(/(?:[^\s"]|"[^"]*")+/g) ?? [];
      known = {config: knownConfig(readFileSync(TINY_CONFIG, 'utf8')), cmdline: words};
    });
    afterAll(() => rig?.[Symbol.asyncDispose]());

    it('D6 D10 whatever is wanted, each tool is proven or each thing that it lacks is named', async () => {
      await holds(target, known);
    }, 60_000);

    it('D10 goes on without what is optional, and says so', async () => {
      const tools: ToolSpec[] = [
        {kind: 'kasan', provoke: true},
        {kind: 'kernel-config', file: undefined, config: {CONFIG_VIRTIO: 'y'}},
      ];
      const found = await setUpOver(instrumentation(tools, {optional: true}), target);
      expect(found.fault).toBeUndefined();
      expect(found.tools?.get('k')?.doubts).toEqual([
        'instrumentation "k" lacks kasan: CONFIG_KASAN is not set (/proc/config.gz)',
      ]);
      expect(found.warnings).toHaveLength(1);
      expect(found.proven.map(({tool}) => tool)).toEqual(['kernel-config']);
    });
  },
);
