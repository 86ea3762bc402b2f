import {constants} from 'node:fs';
import {access, stat} from 'node:fs/promises';
import {delimiter, isAbsolute, resolve} from 'node:path';

/** Where programs are looked for when there is no PATH. Source: Debian's /etc/profile. */
const DEFAULT_PATH = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';

/**
 * Absolute path of a program: `name` itself where it has a slash, else the first of that name on
 * the PATH of `env`; `undefined` where there is none that may be run.
 */
export async function findProgram(
  name: string,
  env: Readonly<Record<string, string | undefined>>,
): Promise<string | undefined> {
  if (name.includes('/')) return (await isProgram(name)) ? resolve(name) : undefined;
  for (const folder of (env['PATH'] ?? DEFAULT_PATH).split(delimiter)) {
    if (!isAbsolute(folder)) continue;
    const path = resolve(folder, name);
    if (await isProgram(path)) return path;
  }
  return undefined;
}

async function isProgram(path: string): Promise<boolean> {
  try {
    await access(path, constants.X_OK);
    return (await stat(path)).isFile();
  } catch {
    return false;
  }
}
