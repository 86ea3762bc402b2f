import {setTimeout as sleep} from 'node:timers/promises';
import type {Connection, Environment, StepContext} from '../environments/environment.ts';
import {FaultError} from '../faults/fault-error.ts';
import {messageWithCauses} from '../journal/fault-record.ts';
import {backoffMs} from '../util/backoff.ts';
import type {UndoBook} from './transfer/undo-book.ts';

/** A host that was just lost is mostly back soon, or not at all. */
const RETRIES = {count: 3, delayMs: 200, maxDelayMs: 2_000} as const;
/** Paths that a warning names. */
const NAMED_MAX = 5;

/**
 * Puts back what a deployment has changed, over a new connection where the old one is lost. What
 * cannot be put back is warned of, as `deploy/rollback-failed`.
 *
 * @returns whether all is as it was.
 */
export async function rollBack(
  undo: UndoBook,
  place: {
    readonly connection: Connection | undefined;
    readonly environment: Environment;
    readonly context: StepContext;
    readonly instance: string;
  },
): Promise<boolean> {
  const {environment, context, instance} = place;
  const {signal} = context;
  let {connection} = place;
  for (let attempt = 1; ; attempt += 1) {
    try {
      connection ??= await environment.connect(context);
      const failed = await undo.rollBack({connection, signal});
      if (failed.length === 0) return true;
      const named = failed.slice(0, NAMED_MAX).join(', ');
      const more = failed.length > NAMED_MAX ? ` and ${failed.length - NAMED_MAX} more` : '';
      warn(context, `${instance}: cannot put back ${named}${more}`);
      return false;
    } catch (error) {
      if (!(error instanceof FaultError) || signal.aborted) {
        warn(context, `${instance}: cannot put back what was there: ${describe(error)}`);
        return false;
      }
      if (!error.transient || attempt > RETRIES.count) {
        warn(context, `${instance}: cannot put back what was there: ${describe(error)}`);
        return false;
      }
      connection = undefined;
      await sleep(backoffMs(attempt, RETRIES, Math.random()), undefined, {signal}).catch(
        () => undefined,
      );
    }
  }
}

function warn(context: StepContext, message: string): void {
  context.warn('deploy/rollback-failed', context.mask.text(message));
}

function describe(error: unknown): string {
  return error instanceof Error ? messageWithCauses(error) : String(error);
}
