import {
  closeSync,
  fchmodSync,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import {join} from 'node:path';
import {FaultError} from '../../faults/fault-error.ts';
import {giveToOwnerOf, ownerHelp} from '../../util/owned-place.ts';
import {fileModeIn} from '../database.ts';

/** Outlives the database, so that no token is given a second time after that was made anew. */
const FILE = 'lock-tokens';

/** The largest token that may have been given out in `stateFolder`, as far as a file there says. */
export function readReserved(stateFolder: string): number {
  try {
    const value = Number(readFileSync(join(stateFolder, FILE), 'latin1'));
    return Number.isSafeInteger(value) && value > 0 ? value : 0;
  } catch {
    return 0;
  }
}

/**
 * Writes that down, and syncs it.
 *
 * @throws {FaultError} `state/unusable`: then no token beyond what was noted may be given.
 */
export function writeReserved(stateFolder: string, token: number): void {
  const path = join(stateFolder, FILE);
  // Only who has the database to itself comes here: one name is enough.
  const temporary = `${path}.tmp`;
  try {
    // Of another user who was killed here, it may not be ours to write to.
    rmSync(temporary, {force: true});
    const file = openSync(temporary, 'wx', 0o600);
    try {
      giveToOwnerOf(stateFolder, file);
      fchmodSync(file, fileModeIn(stateFolder));
      writeSync(file, `${token}\n`);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(temporary, path);
    const folder = openSync(stateFolder, 'r');
    try {
      fsyncSync(folder);
    } finally {
      closeSync(folder);
    }
  } catch (error) {
    rmSync(temporary, {force: true});
    throw new FaultError('state/unusable', `cannot write ${path}`, {
      cause: error,
      help: ownerHelp([stateFolder]) ?? 'its disk must be writable and have room',
    });
  }
}
