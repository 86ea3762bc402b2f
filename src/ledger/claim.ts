import {randomBytes} from 'node:crypto';
import {linkSync, readFileSync, renameSync, rmSync, statSync, writeFileSync} from 'node:fs';
import {wallClockMs} from '../util/clock.ts';
import {type OwnerIdentity, ownerState, ownIdentity} from '../util/owner-identity.ts';

/** A claim that does not say whose it is after so long is of a process that died meanwhile. */
const UNSIGNED_AGE_MS = 60_000;

/**
 * Takes the undoing of the ledger at `path` upon this process, so that no two do it at once: it would
 * do no harm, but both would tell of it. The claim of a process that is dead does not count.
 *
 * @returns `undefined` where another process is at it; else dispose of it when done.
 */
export function claimLedger(path: string): Disposable | undefined {
  const claim = `${path}.claim`;
  try {
    if (!sign(claim) && !(isDead(claim) && takeAway(claim) && sign(claim))) return undefined;
  } catch {
    // There is no room to write to: then what makes room must not wait for it.
  }
  return {[Symbol.dispose]: () => rmSync(claim, {force: true})};
}

/** @returns whether there was none. @throws the system's error; then there is none of ours. */
function sign(claim: string): boolean {
  try {
    writeFileSync(claim, JSON.stringify(ownIdentity()), {mode: 0o600, flag: 'wx'});
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    rmSync(claim, {force: true});
    throw error;
  }
}

/** Only one can move it away; what it has moved is looked at again. @returns whether it was dead. */
function takeAway(claim: string): boolean {
  const old = `${claim}.${process.pid}-${randomBytes(4).toString('hex')}`;
  try {
    renameSync(claim, old);
    const wasDead = isDead(old);
    if (!wasDead) linkSync(old, claim);
    return wasDead;
  } catch {
    return false;
  } finally {
    rmSync(old, {force: true});
  }
}

function isDead(claim: string): boolean {
  try {
    const text = readFileSync(claim, 'utf8');
    if (text === '') return wallClockMs() - statSync(claim).mtimeMs > UNSIGNED_AGE_MS;
    return ownerState(JSON.parse(text) as OwnerIdentity) === 'dead';
  } catch {
    // Gone meanwhile: another try tells.
    return false;
  }
}
