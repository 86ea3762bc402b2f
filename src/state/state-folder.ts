import {homedir} from 'node:os';
import {join} from 'node:path';

/**
 * Where proctor keeps what outlives a run and belongs to no manifest's folder: `$PROCTOR_STATE_DIR`,
 * else its own folder in the user's state folder. It need not exist.
 */
export function stateFolder(env: Readonly<Record<string, string | undefined>>): string {
  const {PROCTOR_STATE_DIR: own, XDG_STATE_HOME: xdg, HOME: home} = env;
  if (own) return own;
  return join(xdg || join(home || homedir(), '.local/state'), 'proctor');
}
