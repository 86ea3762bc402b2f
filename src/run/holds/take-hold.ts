import {addAbortListener} from 'node:events';
import type {RunEventBody} from '../../journal/event.ts';
import type {EnvironmentSpec} from '../../manifest/manifest.ts';
import type {ChainEnding} from '../instances/instance.ts';
import {runStage} from '../instances/stage-runner.ts';
import type {Hold} from './hold.ts';
import type {HoldPlace} from './noted-lock.ts';

/** What the stage `lock` is for. */
export interface HoldInput {
  readonly spec: EnvironmentSpec;
  readonly place: HoldPlace;
  readonly attempt: number;
  readonly signal: AbortSignal;
  /** Aborted when nobody needs it any more. */
  readonly closing: AbortSignal;
  readonly emit: (event: RunEventBody) => void;
}

/** Runs the stage `lock`, which has times of its own. */
export async function takeHold(
  input: HoldInput,
  take: (signal: AbortSignal) => Promise<Hold>,
): Promise<ChainEnding> {
  const {spec, place, attempt, signal, closing, emit} = input;
  const own = new AbortController();
  using _stop = addAbortListener(signal, () => own.abort(signal.reason));
  using _close = addAbortListener(closing, () => own.abort(closing.reason));
  const {fault, transient} = await runStage({
    stage: 'lock',
    spec,
    instance: place.instance,
    attempt,
    signal: own.signal,
    timeoutMs: Number.POSITIVE_INFINITY,
    emit,
    body: async (inner) => (await take(inner)).facts,
  });
  if (fault === undefined) return {id: 'done'};
  if (own.signal.aborted) return {id: 'called-off'};
  return {id: 'failed', stage: 'lock', fault, transient};
}

/**
 * Does `body`, whose signal aborts when the hold is lost.
 *
 * @throws {FaultError} `lock/lost`, also when `body` has come to an end by itself.
 */
export async function whileHeld<T>(
  hold: Hold | undefined,
  signal: AbortSignal,
  body: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  if (hold === undefined) return body(signal);
  const own = new AbortController();
  using _listener = addAbortListener(signal, () => own.abort(signal.reason));
  void hold.lost.then((fault) => own.abort(fault));
  try {
    const result = await body(own.signal);
    if (hold.fault === undefined) return result;
  } catch (error) {
    // What ended because the lock is another's is not the news.
    throw hold.fault ?? error;
  }
  throw hold.fault;
}
