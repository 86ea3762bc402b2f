import {type ChildProcess, spawn} from 'node:child_process';
import {once} from 'node:events';
import {existsSync} from 'node:fs';
import {mkdir} from 'node:fs/promises';
import {join, resolve} from 'node:path';
import {performance} from 'node:perf_hooks';
import {createInterface} from 'node:readline';
import type {Duplex} from 'node:stream';
import type {Checkpoint, Environment, StepContext} from '../src/environments/environment.ts';
import {ARCHITECTURES, consoleArguments} from '../src/environments/qemu/architectures.ts';
import {recipeOf} from '../src/environments/qemu/boot/prepare-boot.ts';
import {buildGuest} from '../src/environments/qemu/guest-build/build-guest.ts';
import {qemuDriver} from '../src/environments/qemu/qemu-driver.ts';
import type {QemuSpec} from '../src/manifest/manifest.ts';
import {NO_MASK} from '../src/util/mask.ts';
import {qemuSpec} from '../test/rig/qemu-spec.ts';
import {median, type Row, row} from './measure.ts';

export const MEMORY_MIB = 256;
const BOOTS = 3;
/** Copies for each boot, the one before it left out: its pages may have to be read first. */
const FORKS = 4;

const ROOT = resolve(import.meta.dirname, '..');

/** Kernels that are measured, where they are at hand: a small one, and one of a distribution. */
export const KERNELS = [
  ['tiny kernel', join(ROOT, '../shared/kernels/tiny/bzImage')],
  ['Debian’s cloud kernel', join(ROOT, 'build/guest-amd64/vmlinuz')],
] as const;

/** What a copy of a machine costs beside the same guest, booted by QEMU's own command line. */
export async function fork(folder: string): Promise<Row[]> {
  const rows: Row[] = [];
  for (const [name, kernel] of KERNELS) {
    if (!existsSync(kernel)) continue;
    const place = join(folder, name.replaceAll(/\W/g, '-'));
    await mkdir(place);
    rows.push(...(await measureKernel({name, kernel, folder: place})));
  }
  if (rows.length === 0) throw new Error('there is no kernel: scripts/fetch-kernel.sh amd64');
  return rows;
}

async function measureKernel({
  name,
  kernel,
  folder,
}: {
  readonly name: string;
  readonly kernel: string;
  readonly folder: string;
}): Promise<Row[]> {
  const context = contextIn(folder);
  const spec = qemuSpec({
    isolation: 'fork',
    memoryBytes: MEMORY_MIB * 2 ** 20,
    boot: {
      kind: 'kernel',
      kernel,
      initrd: undefined,
      rootfs: {sysroot: '/', modules: undefined, files: {}},
      cmdline: 'quiet',
      dtb: undefined,
    },
  });
  const recipe = recipeOf(spec);
  if (recipe === undefined) throw new Error('there is no guest to build');
  const {signal} = context;
  const initrd = await buildGuest(recipe, {cacheFolder: join(folder, 'guests'), signal});
  const times: Record<'boot' | 'fork' | 'wall', number[]> = {boot: [], fork: [], wall: []};
  const ratios: number[] = [];
  const privateMib: number[] = [];
  const checkpoint = await makeCheckpoint(spec, context);
  try {
    for (let round = 0; round < BOOTS; round += 1) {
      const bootMs = await bootBare(kernel, initrd);
      times.boot.push(bootMs);
      for (let copy = 0; copy <= FORKS; copy += 1) {
        const instance = 2 + round * (FORKS + 1) + copy;
        const measured = await forkOnce(checkpoint, {instance, context});
        if (copy === 0) continue;
        times.fork.push(measured.ms);
        ratios.push(measured.ms / bootMs);
        privateMib.push(measured.privateBytes / 2 ** 20);
      }
    }
  } finally {
    await checkpoint[Symbol.asyncDispose]();
  }
  const detail = `fork ${median(times.fork).toFixed(0)} ms, boot ${median(times.boot).toFixed(0)} ms`;
  return [
    row(`fork → first command (agent) / cold boot, ${name}`, median(ratios), 0.1, {
      unit: '×',
      detail,
    }),
    row(`private memory of a copy of ${MEMORY_MIB} MiB, ${name}`, median(privateMib), 80, {
      unit: 'MiB',
      detail: 'smaps_rollup, after its first command',
    }),
  ];
}

export async function makeCheckpoint(spec: QemuSpec, context: StepContext): Promise<Checkpoint> {
  const template = await qemuDriver.provision(spec, 1, context);
  try {
    await command(template, context);
    const checkpoint = await template.checkpoint?.(context);
    if (checkpoint === undefined) throw new Error('it cannot be frozen');
    return checkpoint;
  } finally {
    await template[Symbol.asyncDispose]();
  }
}

export async function forkOnce(
  checkpoint: Checkpoint,
  {instance, context}: {readonly instance: number; readonly context: StepContext},
): Promise<{readonly ms: number; readonly privateBytes: number}> {
  const from = performance.now();
  const copy = await checkpoint.fork({instance, isTemplate: false}, context);
  try {
    await command(copy, context);
    const ms = performance.now() - from;
    const {metrics} = (await copy.health?.({signal: context.signal})) ?? {metrics: {}};
    return {ms, privateBytes: (metrics as Record<string, number>)['privateBytes'] ?? Number.NaN};
  } finally {
    await copy[Symbol.asyncDispose]();
  }
}

export async function command(environment: Environment, context: StepContext): Promise<void> {
  const connection = await environment.connect(context);
  const result = await connection.exec(
    {script: 'true', shell: 'sh', env: {}, cwd: '/', stdin: undefined},
    {signal: context.signal, timeoutMs: 60_000, idleTimeoutMs: 60_000, killGraceMs: 1000},
  );
  if (result.exitCode !== 0) throw new Error(`the command exited with ${result.exitCode}`);
}

/** Time from the start of QEMU to the result of the first command: three calls of the agent. */
export async function bootBare(kernel: string, initrd: string): Promise<number> {
  const from = performance.now();
  const args = [
    ...['-machine', 'pc,accel=tcg', '-cpu', 'max', '-m', `${MEMORY_MIB}M`, '-nodefaults'],
    ...['-display', 'none', '-serial', 'null', '-device', 'virtio-rng-pci'],
    ...['-kernel', kernel, '-initrd', initrd],
    ...['-append', `${consoleArguments(ARCHITECTURES.x86_64)} quiet`],
    ...['-device', 'virtio-serial-pci', '-chardev', 'socket,id=agent,fd=3'],
    ...['-device', 'virtserialport,chardev=agent,name=org.qemu.guest_agent.0'],
  ];
  const qemu = spawn('qemu-system-x86_64', args, {stdio: ['ignore', 'ignore', 'inherit', 'pipe']});
  const exited = once(qemu, 'exit');
  try {
    const call = agentOf(qemu);
    await call('guest-sync', {id: 1});
    const {pid} = await call('guest-exec', {
      path: '/bin/sh',
      arg: ['-c', 'true'],
      'capture-output': true,
    });
    for (;;) {
      const {exited: isOver} = await call('guest-exec-status', {pid});
      if (isOver === true) return performance.now() - from;
    }
  } finally {
    qemu.kill('SIGKILL');
    await exited;
  }
}

function agentOf(
  qemu: ChildProcess,
): (execute: string, args: object) => Promise<Record<string, unknown>> {
  const channel = qemu.stdio[3] as Duplex;
  channel.on('error', () => undefined);
  const lines = createInterface(channel);
  lines.on('error', () => undefined);
  return async (execute, args) => {
    const answered = once(lines, 'line');
    channel.write(`${JSON.stringify({execute, arguments: args})}\n`);
    const [line] = await answered;
    const {return: value} = JSON.parse(String(line)) as {readonly return: unknown};
    return typeof value === 'object' ? (value as Record<string, unknown>) : {};
  };
}

export function contextIn(folder: string): StepContext {
  return {
    signal: new AbortController().signal,
    mask: NO_MASK,
    secret: () => '',
    runId: 'bench',
    folder,
    scratchFolder: folder,
    env: {...process.env, XDG_STATE_HOME: join(folder, 'state')},
    warn: (code, message) => process.stderr.write(`${code}: ${message}\n`),
  };
}
