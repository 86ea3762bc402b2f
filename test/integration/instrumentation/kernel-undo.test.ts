import {accessSync, constants, readFileSync} from 'node:fs';
import {readdir} from 'node:fs/promises';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {MortalRuns} from '../../rig/mortal-run.ts';

/** Of no consequence to anybody: how many lines a burst of the kernel's log may have. */
const FILE = '/proc/sys/kernel/printk_ratelimit_burst';
const HELD = '/run/proctor-parameters';

/** Begins a case whose instrumentation sets a parameter, and does not end it. */
const PROGRAM = `
  import {localDriver} from './src/environments/local/local-driver.ts';
  import {kernelTools} from './src/instrumentation/kernel/kernel-tools.ts';
  import {localSpec} from './test/rig/local-spec.ts';
  const [value, how] = args;
  const spec = localSpec();
  const environment = await localDriver.provision(spec, 1, context);
  const connection = await environment.connect(context);
  const sysctl = {'kernel.printk_ratelimit_burst': value};
  const tool = {kind: 'kernel-parameters', boot: [], sysctl, modules: {}};
  const place = {
    manifest: undefined, spec, connection, environment, context, env: {}, folder,
    caseId: 'case', expand: (text) => text, expandPath: (text) => text,
  };
  await kernelTools([tool], 'k').begin(place, ['kernel-parameters']);
  say('begun');
  if (how === 'disposed') {
    await environment[Symbol.asyncDispose]();
    say('disposed');
  }
`;

function canSet(): boolean {
  try {
    accessSync(FILE, constants.W_OK);
    return process.getuid?.() === 0;
  } catch {
    return false;
  }
}

const why = canSet() ? '' : ' (skipped: no parameters may be set here)';

describe.skipIf(!canSet())(`parameters of a machine that is not thrown away${why}`, () => {
  let runs: MortalRuns;
  beforeAll(async () => {
    runs = await MortalRuns.build(PROGRAM);
  });
  afterAll(() => runs?.[Symbol.asyncDispose]());

  const value = (): string => readFileSync(FILE, 'utf8').trim();

  it.each(['killed', 'disposed'])('D6 are put back when nobody ends the case: %s', async (how) => {
    const before = value();
    const other = String(Number(before) + 1);
    const run = await runs.start([other, how]);
    await run.heard(/begun/);
    if (how === 'killed') expect(value()).toBe(other);
    else await run.heard(/disposed/);
    expect((await run.kill()).left).toEqual([]);
    expect(value()).toBe(before);
    expect((await readdir(HELD)).filter((name) => name.includes('printk_ratelimit_burst'))).toEqual(
      [],
    );
    expect(await readdir(run.folder)).toEqual([]);
  });
});
