import {addAbortListener} from 'node:events';
import type {Environment} from '../environments/environment.ts';
import {type InstanceTexts, instanceEnv} from '../environments/instance-scope.ts';
import {FaultError} from '../faults/fault-error.ts';
import type {ReadinessChecked} from '../journal/event.ts';
import type {ReadinessSpec} from '../manifest/deployment-spec.ts';
import {monotonicMs} from '../util/clock.ts';
import {CancelError, Deadline} from '../util/deadline.ts';
import {formatDuration} from '../util/duration.ts';
import {builtInChecks} from './built-in-checks.ts';
import {type Look, lookAt} from './declared-checks.ts';
import type {Finding, ShellProbe} from './finding.ts';
import {ProbeBatch, type Round} from './probe-batch.ts';

/** A check's outcome, less where it was made. */
export type CheckedReadiness = Omit<
  ReadinessChecked,
  'type' | 'environment' | 'instance' | 'case' | 'attempt'
>;

/** An instance that is to be ready. */
export interface ReadinessPlace extends InstanceTexts {
  /** For its console. */
  readonly environment?: Environment | undefined;
  /** Told of each check when it has its outcome; texts are masked. */
  readonly onChecked?: (checked: CheckedReadiness) => void;
}

/** What is known of an instance that is ready. */
export type ReadinessFacts = Readonly<Record<string, string | number | boolean>>;

/**
 * Checks whether tests may run on an instance: that commands run there, its network, disk, memory,
 * CPUs, tools, kernel and services, always; and what is declared, each looked at again and again
 * until it holds or its time is over. All are looked at, whichever fail; where all hold at once
 * that costs one round trip, and one for each command and connection, side by side.
 *
 * @throws {FaultError} `environment/unhealthy` where no command runs there; `environment/not-ready`
 *   with what was seen last of all that do not hold; as the connection does when it is lost.
 */
export async function checkReadiness(
  checks: readonly ReadinessSpec[],
  place: ReadinessPlace,
): Promise<ReadinessFacts> {
  const {spec, connection, context} = place;
  const env = instanceEnv(place);
  const own = new AbortController();
  using _ = addAbortListener(context.signal, () => own.abort(context.signal.reason));
  const {signal} = own;
  const batch = new ProbeBatch(connection, {signal, env});
  const looked = {...place, environment: place.environment, batch, env};
  const tell = teller(place);
  const running = [
    proveReachable(batch, {place, tell}),
    ...builtInChecks(spec, connection).map((check) =>
      single({...check, batch, signal}).then((checked) => tell(checked)),
    ),
    ...checks.map((check) =>
      polled(check, lookAt(check, looked), {signal}).then((checked) => tell(checked)),
    ),
  ];
  // A lost connection ends them all; nothing of them goes on when this has returned.
  for (const one of running) {
    one.catch((error: unknown) => own.abort(error));
  }
  const ended = await Promise.allSettled(running);
  own.abort(new CancelError('stopped', 'readiness is known'));
  await batch.settled();
  context.signal.throwIfAborted();
  const broken = ended.find((one) => one.status === 'rejected');
  if (broken !== undefined) throw broken.reason;
  const all = ended.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
  const failed = all.filter(({ok, optional}) => !ok && optional !== true);
  if (failed.length > 0) throw notReady(spec.id, failed);
  for (const {name, ok, evidence} of all.slice(all.length - checks.length)) {
    if (!ok) context.warn('environment/not-ready', `${spec.id}: ${name}: ${evidence}`);
  }
  const {os, kernel, arch, cpus, memoryMiB} = connection.facts;
  return {
    os,
    kernel,
    arch,
    ...(cpus !== undefined && {cpus}),
    ...(memoryMiB !== undefined && {memoryMiB}),
    checks: all.length,
  };
}

function teller(place: ReadinessPlace): (checked: CheckedReadiness) => CheckedReadiness {
  return (checked) => {
    const masked = place.context.mask.value(checked);
    place.onChecked?.(masked);
    return masked;
  };
}

/** Nothing at all; a round is made for it all the same. */
const NOTHING: ShellProbe = {script: ':', judge: () => ({ok: true, evidence: ''})};

async function proveReachable(
  batch: ProbeBatch,
  options: {
    readonly place: ReadinessPlace;
    readonly tell: (checked: CheckedReadiness) => CheckedReadiness;
  },
): Promise<CheckedReadiness> {
  const {place, tell} = options;
  const startedMs = monotonicMs();
  const round = await batch.ask(NOTHING);
  const problem = unreachableBecause(round);
  const durationMs = Math.round(monotonicMs() - startedMs);
  if (problem === undefined) {
    return tell({name: 'reachable', ok: true, evidence: 'commands run there', durationMs});
  }
  const help =
    'Look whether a shell runs there by hand (`proctor shell`), and at its start-up files.';
  tell({name: 'reachable', ok: false, evidence: problem, help, durationMs});
  throw new FaultError(
    'environment/unhealthy',
    place.context.mask.text(`cannot run a command there: ${problem}`),
    {help},
  );
}

function unreachableBecause({result, sum, wanted}: Round): string | undefined {
  if (sum === wanted) return undefined;
  const said = `${result.stdout.toString()} ${result.stderr.toString()}`.trim();
  const shown = said === '' ? '' : `, it said ${JSON.stringify(said.slice(0, 200))}`;
  if (result.endedBy !== 'itself') return `no answer in time${shown}`;
  const how =
    result.exitCode === undefined
      ? `killed by signal ${result.exitSignal ?? 'unknown'}`
      : `exit code ${result.exitCode}`;
  return `${how}${shown}`;
}

/** One look, with what was found as the outcome. */
async function single(check: {
  readonly name: string;
  readonly optional: boolean;
  readonly probe: ShellProbe;
  readonly batch: ProbeBatch;
  readonly signal: AbortSignal;
}): Promise<CheckedReadiness> {
  const {name, optional, probe, batch, signal} = check;
  const startedMs = monotonicMs();
  const round = await batch.ask(probe);
  signal.throwIfAborted();
  const found = probe.judge(round.answerOf(probe));
  return outcome({name, optional}, found, monotonicMs() - startedMs);
}

/** Looks, at least once, until it holds or its time is over; then what was seen last is the outcome. */
async function polled(
  spec: ReadinessSpec,
  look: Look,
  options: {readonly signal: AbortSignal},
): Promise<CheckedReadiness> {
  const startedMs = monotonicMs();
  using deadline = new Deadline(spec.timeoutMs, {parent: options.signal});
  const {signal} = deadline;
  // What its time is too short for is looked at once, all the same; a command may take for ever, so
  // that it has its time, or the stage's where it is given none.
  const hasTime = spec.check.kind === 'command' && spec.timeoutMs > 0;
  const first = hasTime ? signal : options.signal;
  let found: Finding | undefined;
  try {
    for (;;) {
      found = await look({signal: found === undefined ? first : signal});
      if (found.ok || found.isFinal === true) break;
      await pause(spec.everyMs, signal);
    }
  } catch (error) {
    options.signal.throwIfAborted();
    if (!deadline.expired) throw error;
    found = tooLate(found, spec.timeoutMs);
  }
  return outcome(spec, found, monotonicMs() - startedMs);
}

function tooLate(found: Finding | undefined, timeoutMs: number): Finding {
  const within = `not within ${formatDuration(timeoutMs)}`;
  if (found === undefined) {
    return {
      ok: false,
      evidence: `no answer, ${within}`,
      help: 'Raise its timeout, or look whether what it asks hangs there.',
    };
  }
  return {...found, evidence: `${found.evidence} (${within})`};
}

function outcome(
  {name, optional}: {readonly name: string; readonly optional: boolean},
  {ok, evidence, help}: Finding,
  durationMs: number,
): CheckedReadiness {
  return {
    name,
    ok,
    ...(optional && {optional}),
    evidence: evidence.replace(/\s+/g, ' '),
    ...(!ok && help !== undefined && {help}),
    durationMs: Math.round(durationMs),
  };
}

function notReady(id: string, failed: readonly CheckedReadiness[]): FaultError {
  const why = failed.map(({name, evidence}) => `${name}: ${evidence}`).join('; ');
  const helps = [...new Set(failed.flatMap(({help}) => help ?? []))];
  return new FaultError(
    'environment/not-ready',
    `cannot run tests on ${id}, it is not ready: ${why}`,
    {
      details: {failed: failed.map(({name}) => name).join(', ')},
      help: helps.join(' '),
    },
  );
}

async function pause(ms: number, signal: AbortSignal): Promise<void> {
  signal.throwIfAborted();
  const {promise, resolve, reject} = Promise.withResolvers<void>();
  const timer = setTimeout(resolve, ms);
  using _ = addAbortListener(signal, () => reject(signal.reason));
  try {
    await promise;
  } finally {
    clearTimeout(timer);
  }
}
