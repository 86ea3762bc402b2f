import {FaultError} from '../../faults/fault-error.ts';
import {formatDuration} from '../../util/duration.ts';
import {sanitizeLine} from '../../util/terminal-text.ts';
import type {Blocked} from './lock-book.ts';
import type {LockHolder} from './lock-records.ts';

/** Who holds a lock, since when and what for, in a line. */
export function describeHolder(holder: LockHolder): string {
  const {pid, host, purpose, acquiredAtMs, token} = holder;
  const who = pid === undefined ? `a lease from ${host}` : `process ${pid} on ${host}`;
  const since = new Date(acquiredAtMs).toISOString();
  return sanitizeLine(`${who} since ${since} for "${purpose}" (token ${token})`);
}

/** What stands in the way of a request, in a line. */
export function describeBlock({holders, ahead}: Blocked): string {
  const [first] = holders;
  if (first === undefined) return `${ahead} that came before wait for it`;
  const more = holders.length > 1 ? `, and ${holders.length - 1} more` : '';
  return `${describeHolder(first)}${more}${ahead === 0 ? '' : `; ${ahead} wait before`}`;
}

/** The lock was not to be had in time. */
export function lockTimeout(name: string, timeoutMs: number, blocked: Blocked): FaultError {
  const within = timeoutMs === 0 ? 'at once' : `within ${formatDuration(timeoutMs)}`;
  const held = blocked.holders.length > 0 ? 'held by ' : '';
  const message = `cannot lock "${name}" ${within}: ${held}${describeBlock(blocked)}`;
  return new FaultError('lock/timeout', message, {
    details: {
      lock: name,
      timeoutMs,
      ahead: blocked.ahead,
      ...(blocked.holders[0] !== undefined && {holder: describeHolder(blocked.holders[0])}),
    },
    help: 'wait longer, or `proctor lock force-release` it if its holder is known to be done',
  });
}

/** The lock was ours, and is not any more, or may not be. */
export function lockLost(name: string, token: number, why: string): FaultError {
  return new FaultError('lock/lost', `cannot go on with lock "${name}": ${why}`, {
    details: {lock: name, token},
    help: 'what was done since proves nothing: run it again',
  });
}

/** Somebody wanted to give back what they do not have. */
export function lockNotHeld(name: string, why: string): FaultError {
  return new FaultError('lock/not-held', `cannot release lock "${name}": ${why}`, {
    details: {lock: name},
    help: '`proctor lock status` says who has it',
  });
}

/** A fault and what caused it, in a sentence. */
export function describeFault({message, cause}: FaultError): string {
  return cause instanceof Error && cause.message !== '' ? `${message}: ${cause.message}` : message;
}
