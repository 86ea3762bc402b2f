import {randomBytes} from 'node:crypto';
import {linkSync, readFileSync, renameSync, rmSync, writeFileSync} from 'node:fs';
import {type OwnerIdentity, ownerState, ownIdentity} from '../util/owner-identity.ts';

/**
 * Takes the undoing of the ledger at `path` upon this process, so that no two do it at once: it would
 * do no harm, but both would tell of it. The claim of a process that is dead does not count.
 *
 * @returns `undefined` where another process is at it; else dispose of it when done.
 */
export function claimLedger(path: string): Disposable | undefined {
  const claim = `${path}.claim`;
  const own = `${claim}.${process.pid}-${randomBytes(4).toString('hex')}`;
  try {
    // Linked when it is whole: nobody reads half of it.
    writeFileSync(own, JSON.stringify(ownIdentity()), {mode: 0o600, flag: 'wx'});
  } catch {
    // There is no room to write to: then what makes room must not wait for it.
    rmSync(own, {force: true});
    return {[Symbol.dispose]: () => undefined};
  }
  try {
    if (!link(own, claim)) {
      if (!isDead(claim)) return undefined;
      // Only one can move it away; what it has moved is looked at again.
      const old = `${own}.old`;
      renameSync(claim, old);
      if (!isDead(old)) link(old, claim);
      rmSync(old, {force: true});
      if (!link(own, claim)) return undefined;
    }
  } catch {
    return undefined;
  } finally {
    rmSync(own, {force: true});
  }
  return {[Symbol.dispose]: () => rmSync(claim, {force: true})};
}

function link(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

function isDead(path: string): boolean {
  try {
    return ownerState(JSON.parse(readFileSync(path, 'utf8')) as OwnerIdentity) === 'dead';
  } catch {
    // Gone meanwhile: another try tells.
    return false;
  }
}
