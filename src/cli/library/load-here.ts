import os from 'node:os';
import {type LoadedManifest, type LoadOptions, loadManifest} from '../../manifest/load-manifest.ts';
import {wallClockMs} from '../../util/clock.ts';

/**
 * As `loadManifest`, where the options do not say: today, with the home folder of `env` and the
 * processors of this machine, and nobody who calls it off.
 */
export async function loadHere(
  path: string,
  {env, ...options}: Partial<LoadOptions> & Readonly<Record<'env', NodeJS.ProcessEnv>>,
): Promise<LoadedManifest> {
  return await loadManifest(path, {
    today: new Date(wallClockMs()).toISOString().slice(0, 10),
    homeFolder: env['HOME'] || os.homedir(),
    availableParallelism: os.availableParallelism(),
    signal: new AbortController().signal,
    ...options,
  });
}
