import {accessSync, constants, statSync} from 'node:fs';
import {homedir} from 'node:os';
import {join} from 'node:path';

type Variables = Readonly<Record<string, string | undefined>>;

/** Whoever administers the machine makes it, for those who share its locks and boards. */
const MACHINE_FOLDER = '/var/lib/proctor';

/**
 * Where proctor keeps what outlives a run and belongs to no manifest's folder: `$PROCTOR_STATE_DIR`,
 * else its own folder in the user's state folder. It need not exist.
 */
export function stateFolder(env: Variables): string {
  const {PROCTOR_STATE_DIR: own, XDG_STATE_HOME: xdg, HOME: home} = env;
  if (own) return own;
  return join(xdg || join(home || homedir(), '.local/state'), 'proctor');
}

/**
 * Where the database of locks and boards is: what several users of a machine have in common. It is
 * `$PROCTOR_LOCK_DIR`, else `$PROCTOR_STATE_DIR`, else the machine's folder where there is one that we
 * may write to, else the user's state folder.
 *
 * @param machineFolder @default '/var/lib/proctor'
 */
export function lockFolder(env: Variables, machineFolder: string = MACHINE_FOLDER): string {
  if (env['PROCTOR_LOCK_DIR']) return env['PROCTOR_LOCK_DIR'];
  if (env['PROCTOR_STATE_DIR']) return env['PROCTOR_STATE_DIR'];
  return isOurs(machineFolder) ? machineFolder : stateFolder(env);
}

function isOurs(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK | constants.X_OK);
    return statSync(folder).isDirectory();
  } catch {
    return false;
  }
}
