import {setTimeout as sleep} from 'node:timers/promises';
import {FaultError} from '../../../faults/fault-error.ts';
import type {GuestArch} from '../../../manifest/manifest.ts';
import {monotonicMs} from '../../../util/clock.ts';
import type {Connection, StepContext} from '../../environment.ts';
import {runByControl} from '../guest-agent/open-agent-connection.ts';
import type {MachineConfig} from '../machine-config.ts';
import {
  type GuestTraits,
  installReseedScript,
  parseTraits,
  SETTLE_SCRIPT,
  TRAITS_SCRIPT,
} from './guest-traits.ts';
import {
  clockScript,
  type IndividualizeOptions,
  type IndividualPart,
  individualizeScript,
  PARTS,
  parseIndividuality,
} from './individualize.ts';

/** For one script of a few short commands, in a guest that is as slow as they come. */
const SCRIPT_TIMEOUT_MS = 120_000;
/** How often a copy is given another seed while it draws the random numbers of another. */
const ROUNDS_MAX = 10;
const ROUND_PAUSE_MS = 50;
/** A clock whose setting took longer may be wrong by more than a second, with whole seconds. */
const CLOCK_MS_MAX = 450;
const CLOCK_ROUNDS_MAX = 4;

/** Time until the clock is set, from when it is looked at here: a shell has to start. */
export const LATENCY_MS = {tcg: 100, kvm: 5} as const;

/** A guest's identity, and what tells it from others that are copies of the same. */
export interface DistinctOptions extends IndividualizeOptions {
  /** Random numbers that others have drawn; this one's is added. */
  readonly witnesses: Set<string>;
  /** Called with what does not work in this guest. */
  readonly onFailed: (part: IndividualPart) => void;
}

/**
 * Makes the guest at the other end of `connection`, which is a copy, a machine of its own: nothing
 * else may be run in it before.
 *
 * @throws {FaultError} `vm/checkpoint-failed` where it goes on to draw another's random numbers.
 */
export async function becomeDistinct(
  connection: Connection,
  options: DistinctOptions,
  {signal}: StepContext,
): Promise<void> {
  for (let round = 1; round <= ROUNDS_MAX; round += 1) {
    const output = await runTimed(connection, () => individualizeScript(options), {
      ...options,
      signal,
    });
    const {witness, failed} = parseIndividuality(output);
    for (const part of failed) options.onFailed(part);
    if (witness === undefined) return;
    if (!options.witnesses.has(witness)) {
      options.witnesses.add(witness);
      return;
    }
    await sleep(ROUND_PAUSE_MS, undefined, {signal}).catch(() => {
      throw signal.reason;
    });
  }
  throw new FaultError('vm/checkpoint-failed', 'cannot make a copy distinct', {
    cause: new Error('it draws the same random numbers as another copy'),
    help: 'Its kernel needs CONFIG_VMGENID, or commands must be run by root.',
  });
}

/**
 * Runs a script that sets the clock, and sets that again where it took so long that it may be wrong.
 *
 * @returns what the script printed.
 */
async function runTimed(
  connection: Connection,
  makeScript: () => string,
  {
    traits,
    latencyMs,
    signal,
  }: {
    readonly traits: GuestTraits;
    readonly latencyMs: number;
    readonly signal: AbortSignal;
  },
): Promise<string> {
  const run = async (script: string): Promise<{output: string; tookMs: number}> => {
    const startedMs = monotonicMs();
    // A shell that is there already costs no process.
    const output =
      (await runByControl(connection, script, {signal})) ??
      (await runScript(connection, {script, signal}));
    return {output, tookMs: monotonicMs() - startedMs};
  };
  const {output, tookMs} = await run(makeScript());
  let lastMs = tookMs;
  for (let round = 1; round < CLOCK_ROUNDS_MAX && lastMs > CLOCK_MS_MAX; round += 1) {
    ({tookMs: lastMs} = await run(clockScript(traits, Math.min(latencyMs, 20))));
  }
  return output;
}

/**
 * What a guest can do about being a copy, with what it may lack put in.
 *
 * @param options.isSettled Whether its disks are to have all that was written.
 */
export async function findTraits(
  connection: Connection,
  {arch, isSettled}: {readonly arch: GuestArch; readonly isSettled: boolean},
  {signal}: StepContext,
): Promise<GuestTraits> {
  const script = isSettled ? SETTLE_SCRIPT : TRAITS_SCRIPT;
  const traits = parseTraits(await runScript(connection, {script, signal}));
  if (traits.hasVmGenId || !traits.isRoot) return traits;
  const path = await runScript(connection, {script: installReseedScript(arch), signal});
  return {...traits, reseedProgram: path.trim() || undefined};
}

/**
 * Gives a machine that was taken back to an earlier moment the time of now, and a seed that it has
 * not had at that moment before. What of that does not work there is no matter.
 */
export async function catchUp(
  connection: Connection,
  {accelerator, spec}: Pick<MachineConfig, 'accelerator' | 'spec'>,
  context: StepContext,
): Promise<void> {
  const {signal} = context;
  const traits = await findTraits(connection, {arch: spec.arch, isSettled: false}, context);
  const options = {
    traits,
    machineId: 'keep',
    macChanges: [],
    latencyMs: LATENCY_MS[accelerator],
    signal,
  } as const;
  await runTimed(connection, () => individualizeScript(options), options);
}

/**
 * Runs a script of sh in a guest, and gives back what it prints.
 *
 * @throws {FaultError} of the connection; `vm/checkpoint-failed` when it does not end in time.
 */
export async function runScript(
  connection: Connection,
  {script, signal}: {readonly script: string; readonly signal: AbortSignal},
): Promise<string> {
  const result = await connection.exec(
    {script, shell: 'sh', env: {}, cwd: '/', stdin: undefined},
    {signal, timeoutMs: SCRIPT_TIMEOUT_MS, idleTimeoutMs: Infinity, killGraceMs: 1000},
  );
  if (result.endedBy === 'itself') return result.stdout.toString('utf8');
  throw new FaultError('vm/checkpoint-failed', 'cannot run a script in the guest', {
    cause: new Error(`it did not end within ${SCRIPT_TIMEOUT_MS / 1000} s`),
  });
}

/** What it means that `part` does not work in a guest, as a sentence without a full stop. */
export function meaningOf(part: IndividualPart): string {
  return PARTS[part];
}
