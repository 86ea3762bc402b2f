import {createHash} from 'node:crypto';
import {createReadStream} from 'node:fs';
import {mkdir} from 'node:fs/promises';
import {dirname, join} from 'node:path';
import type {Machine, StepContext} from '../../environments/environment.ts';
import {FaultError} from '../../faults/fault-error.ts';
import type {PowerAction} from '../../manifest/board-spec.ts';
import type {MachineOperation, RebootKind, Step} from '../../manifest/manifest.ts';
import {unreachable} from '../../util/assert.ts';
import {Deadline} from '../../util/deadline.ts';
import {formatDuration} from '../../util/duration.ts';
import type {AttemptRun} from '../attempt-run.ts';
import type {BackgroundStep} from '../kinds/background-steps.ts';
import type {StepEnding, StepRecord} from '../record/step-record.ts';

const BOOT_ID_TIMEOUT_MS = 30_000;
/** For steps that ran on a machine that is there no more to end. */
const LOSS_GRACE_MS = 5_000;

/** Does something to the machine from outside. What was found out is the step's output. */
export async function runMachineStep(
  run: AttemptRun,
  record: StepRecord,
  options: {
    readonly step: Step;
    readonly operation: MachineOperation;
    /** Steps in the background; they end with a reboot and the like. */
    readonly running: readonly BackgroundStep[];
  },
): Promise<StepEnding> {
  const {step, operation, running} = options;
  const {name, environment} = run.input.instance;
  const machine = environment?.machine;
  if (machine === undefined) {
    throw new FaultError('vm/unsupported', `cannot ${wordsOf(operation)} ${name}: it is no VM`);
  }
  const timeoutMs = Math.min(step.timeoutMs ?? Number.POSITIVE_INFINITY, run.timeLeftMs);
  // Not the machine's own signal: a crash need not end what is done to it.
  const base = run.input.context;
  using deadline = new Deadline(timeoutMs, {parent: base.signal});
  const context = {...base, signal: deadline.signal};
  const say = (line: string): void => record.output.push('stdout', Buffer.from(`${line}\n`));
  try {
    await operate({run, machine, context, operation, running, say});
    return {verdict: 'passed'};
  } catch (error) {
    if (!deadline.expired || base.signal.aborted) throw error;
    const message = `cannot ${wordsOf(operation)} within ${formatDuration(timeoutMs)}`;
    return {verdict: 'failed', failures: [{check: 'timeout', message}]};
  }
}

interface Operating {
  readonly run: AttemptRun;
  readonly machine: Machine;
  readonly context: StepContext;
  readonly operation: MachineOperation;
  readonly running: readonly BackgroundStep[];
  readonly say: (line: string) => void;
}

async function operate(parts: Operating): Promise<void> {
  const {run, machine, context, operation, say} = parts;
  if (operation.kind !== 'checkpoint' && operation.kind !== 'dump-memory') {
    run.machine.isSpent = true;
  }
  switch (operation.kind) {
    case 'checkpoint':
      await machine.checkpoint(operation.name, context);
      say(`checkpoint "${operation.name}" made`);
      return;
    case 'restore':
      await change(parts, () => machine.restore(operation.name, context));
      say(`back at checkpoint "${operation.name}"`);
      return;
    case 'reboot':
      await reboot(parts, operation.how);
      return;
    case 'power':
      await switchPower(parts, operation.action);
      return;
    case 'network':
      await machine.setNetwork(operation.state, context);
      say(`network ${operation.state}`);
      return;
    case 'attach-disk':
      await machine.attachDisk(operation.disk, context);
      say(`disk "${operation.disk.name}" attached`);
      return;
    case 'detach-disk':
      await machine.detachDisk(operation.name, context);
      say(`disk "${operation.name}" detached`);
      return;
    case 'nmi':
      await machine.sendNmi(context);
      say('NMI sent');
      return;
    case 'sysrq':
      await machine.sendSysrq(operation.key, context);
      say(`sysrq ${operation.key} sent`);
      return;
    case 'dump-memory':
      say(await dumpMemory(parts, operation.file));
      return;
    default:
      unreachable(operation);
  }
}

/** Does what takes the machine from under its connection, and connects anew. */
async function change(parts: Operating, act: () => Promise<void>): Promise<void> {
  const {run, context, operation, running} = parts;
  const {environment} = run.input.instance;
  if (environment === undefined) return;
  for (const background of running) background.expectLoss(`the ${operation.kind} of the machine`);
  run.machine.isChanging = true;
  try {
    await act();
    run.reconnected(await environment.connect(context));
  } finally {
    run.machine.isChanging = false;
  }
  await Promise.all(running.map((background) => background.endsSoon(LOSS_GRACE_MS)));
}

/** Proven by the boot id: one that stayed is no reboot. */
async function reboot(parts: Operating, how: RebootKind): Promise<void> {
  const {run, machine, context, say} = parts;
  const before = run.machine.end === undefined ? await bootId(run, context) : undefined;
  await change(parts, () => machine.reboot(how, context));
  const after = await bootId(run, context);
  if (before !== undefined && before === after) {
    throw new FaultError('vm/operation-failed', 'cannot reboot: the boot id is the same as before');
  }
  say(`boot id ${before ?? 'unknown'} before, ${after ?? 'unknown'} now`);
}

/** After `off` nothing can be run there until it is `on` again. */
async function switchPower(parts: Operating, action: PowerAction): Promise<void> {
  const {run, machine, context, operation, running, say} = parts;
  const {setPower} = machine;
  if (setPower === undefined) {
    const {name} = run.input.instance;
    throw new FaultError('vm/unsupported', `cannot ${wordsOf(operation)} ${name}: it has no power`);
  }
  const act = (): Promise<void> => setPower.call(machine, action, context);
  if (action === 'off') {
    for (const background of running) background.expectLoss('the power was switched off');
    run.machine.isChanging = true;
    await act();
    say('power off');
    return;
  }
  const isUp = run.machine.end === undefined && !run.machine.isChanging;
  const before = isUp ? await bootId(run, context) : undefined;
  await change(parts, act);
  const after = await bootId(run, context);
  say(`power ${action}: boot id ${before ?? 'unknown'} before, ${after ?? 'unknown'} now`);
}

async function bootId(run: AttemptRun, context: StepContext): Promise<string | undefined> {
  const {stdout} = await run.connection.exec(
    {
      script: 'cat /proc/sys/kernel/random/boot_id 2>/dev/null || :',
      shell: 'sh',
      env: {},
      cwd: undefined,
      stdin: undefined,
    },
    {
      signal: context.signal,
      timeoutMs: BOOT_ID_TIMEOUT_MS,
      idleTimeoutMs: Number.POSITIVE_INFINITY,
      killGraceMs: 1000,
      outputBytesMax: 200,
    },
  );
  const id = stdout.toString().trim();
  return id === '' ? undefined : id;
}

async function dumpMemory(parts: Operating, file: string): Promise<string> {
  const {run, machine, context} = parts;
  const path = join(run.capturedFolder, file);
  const absolute = join(run.input.runFolder, path);
  await mkdir(dirname(absolute), {recursive: true});
  const {bytes} = await machine.dumpMemory(absolute, context);
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(absolute)) hash.update(chunk as Buffer);
  const sha256 = hash.digest('hex');
  run.emit({type: 'file-captured', ...run.ids, source: 'guest memory', path, bytes, sha256});
  return `memory dumped: ${bytes} bytes to ${path}`;
}

function wordsOf(operation: MachineOperation): string {
  switch (operation.kind) {
    case 'checkpoint':
    case 'restore':
      return `${operation.kind} "${operation.name}" of`;
    case 'network':
      return `take the network ${operation.state} of`;
    case 'attach-disk':
      return `attach disk "${operation.disk.name}" to`;
    case 'detach-disk':
      return `detach disk "${operation.name}" from`;
    case 'dump-memory':
      return 'dump the memory of';
    case 'nmi':
      return 'send an NMI to';
    case 'sysrq':
      return `send sysrq ${operation.key} to`;
    case 'reboot':
      return 'reboot';
    case 'power':
      return `switch the power ${operation.action === 'cycle' ? 'off and on' : operation.action} of`;
  }
}
