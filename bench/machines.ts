import {existsSync, writeFileSync} from 'node:fs';
import {mkdir} from 'node:fs/promises';
import {join} from 'node:path';
import {performance} from 'node:perf_hooks';
import type {StepContext} from '../src/environments/environment.ts';
import {recipeOf} from '../src/environments/qemu/boot/prepare-boot.ts';
import {buildGuest} from '../src/environments/qemu/guest-build/build-guest.ts';
import {qemuDriver} from '../src/environments/qemu/qemu-driver.ts';
import type {QemuSpec} from '../src/manifest/manifest.ts';
import {qemuSpec} from '../test/rig/qemu-spec.ts';
import {
  bootBare,
  command,
  contextIn,
  forkOnce,
  KERNELS,
  MEMORY_MIB,
  makeCheckpoint,
} from './fork.ts';
import {measure, median, type Row, row} from './measure.ts';
import {proctor} from './proctor.ts';

const ROUNDS = 5;
const CASES = 50;

/** What whole machines cost: one for a case alone, a copy over SSH, fifty cases. */
export async function machines(folder: string): Promise<Row[]> {
  const rows: Row[] = [];
  for (const [name, kernel] of KERNELS) {
    if (!existsSync(kernel)) continue;
    const place = join(folder, name.replaceAll(/\W/g, '-'));
    await mkdir(place);
    rows.push(await measureFresh(name, kernel, place), await measureSsh(name, kernel, place));
  }
  const [, kernel] = KERNELS.find(([, path]) => existsSync(path)) ?? [];
  if (kernel === undefined) throw new Error('there is no kernel: scripts/fetch-kernel.sh amd64');
  return [...rows, await measureCases(kernel, folder)];
}

/** A machine of proctor's and one started by hand in turn, each to its first command's result. */
async function measureFresh(name: string, kernel: string, folder: string): Promise<Row> {
  const context = contextIn(folder);
  const spec = specOf(kernel, {isolation: 'fresh'});
  const initrd = await guestOf(spec, {folder, context});
  const times: Record<'ours' | 'bare', number[]> = {ours: [], bare: []};
  for (let round = 0; round <= ROUNDS; round += 1) {
    const from = performance.now();
    const environment = await qemuDriver.provision(spec, 1, context);
    let ms: number;
    try {
      await command(environment, context);
      ms = performance.now() - from;
    } finally {
      await environment[Symbol.asyncDispose]();
    }
    const bareMs = await bootBare(kernel, initrd);
    // The first round builds the guest and asks QEMU what it can.
    if (round === 0) continue;
    times.ours.push(ms);
    times.bare.push(bareMs);
  }
  const ratio = median(times.ours.map((ms, at) => ms / (times.bare[at] ?? Number.NaN)));
  return row(`fresh: provision → first command / bare QEMU, ${name}`, ratio, 1.1, {
    unit: '×',
    detail: `${median(times.ours).toFixed(0)} ms, bare: ${median(times.bare).toFixed(0)} ms`,
  });
}

async function measureSsh(name: string, kernel: string, folder: string): Promise<Row> {
  const context = contextIn(folder);
  const initrd = await guestOf(specOf(kernel, {isolation: 'fork'}), {folder, context});
  const spec = specOf(kernel, {
    isolation: 'fork',
    network: {mode: 'user', restrict: false, forwards: [], private: []},
    connect: {
      via: 'ssh',
      timeoutMs: 120_000,
      user: 'root',
      port: 22,
      keys: [],
      passphrase: undefined,
      password: undefined,
      knownHosts: [],
      sessionsMax: 10,
    },
  });
  const checkpoint = await makeCheckpoint(spec, context);
  const times: Record<'fork' | 'boot', number[]> = {fork: [], boot: []};
  try {
    for (let round = 0; round <= ROUNDS; round += 1) {
      const {ms} = await forkOnce(checkpoint, {instance: 2 + round, context});
      // The shorter of the two ways to wait for a boot: through the agent, not over SSH.
      const bootMs = await bootBare(kernel, initrd);
      if (round === 0) continue;
      times.fork.push(ms);
      times.boot.push(bootMs);
    }
  } finally {
    await checkpoint[Symbol.asyncDispose]();
  }
  const ratio = median(times.fork.map((ms, at) => ms / (times.boot[at] ?? Number.NaN)));
  return row(`fork → first command (SSH) / cold boot, ${name}`, ratio, 0.2, {
    unit: '×',
    detail: `${median(times.fork).toFixed(0)} ms, boot: ${median(times.boot).toFixed(0)} ms`,
  });
}

/** Whole runs of the same fifty cases, two at a time. */
async function measureCases(kernel: string, folder: string): Promise<Row> {
  const runs = {fork: 0, fresh: 0};
  for (const isolation of ['fork', 'fresh'] as const) {
    const numbers = Array.from({length: CASES}, (_, index) => index + 1).join(', ');
    const pool = isolation === 'fork' ? ', pool: 1' : '';
    writeFileSync(
      join(folder, `${isolation}.yaml`),
      `proctor: 1
concurrency: 2
environments:
  vm: {type: qemu, memory: ${MEMORY_MIB}MiB, boot: {kernel: ${kernel}, rootfs: minimal, cmdline: quiet}, isolation: ${isolation}, instances: 2${pool}}
scenarios:
  nothing: {environment: vm, matrix: {n: [${numbers}]}, steps: [{run: 'true'}]}
`,
    );
    const {wallMs} = await measure(proctor(folder, 'run', '-q', '-m', `${isolation}.yaml`));
    runs[isolation] = wallMs;
  }
  return row(`${CASES} cases in a clone each / fresh`, runs.fork / runs.fresh, 0.15, {
    unit: '×',
    detail: `${(runs.fork / 1000).toFixed(1)} s, fresh: ${(runs.fresh / 1000).toFixed(1)} s`,
  });
}

function specOf(kernel: string, more: Partial<QemuSpec>): QemuSpec {
  return qemuSpec({
    memoryBytes: MEMORY_MIB * 2 ** 20,
    boot: {
      kind: 'kernel',
      kernel,
      initrd: undefined,
      rootfs: {sysroot: '/', modules: undefined, files: {}},
      cmdline: 'quiet',
      dtb: undefined,
    },
    ...more,
  });
}

async function guestOf(
  spec: QemuSpec,
  {folder, context}: {readonly folder: string; readonly context: StepContext},
): Promise<string> {
  const recipe = recipeOf(spec);
  if (recipe === undefined) throw new Error('there is no guest to build');
  return buildGuest(recipe, {cacheFolder: join(folder, 'guests'), signal: context.signal});
}
