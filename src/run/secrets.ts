import {readFile} from 'node:fs/promises';
import {FaultError} from '../faults/fault-error.ts';
import type {SecretReference} from '../manifest/manifest.ts';

/** The values of a manifest's secrets, read once when the run starts. */
export interface SecretStore {
  /** Those that were found, by name; for the mask. */
  readonly values: ReadonlyMap<string, string>;
  /** @throws {FaultError} `secret/unavailable`, saying where it was looked for. */
  readonly get: (name: string) => string;
}

/**
 * Reads every declared secret. One that cannot be read is no error until something asks for it:
 * a run of other scenarios needs no access to it.
 */
export async function readSecrets(
  references: Readonly<Record<string, SecretReference>>,
  env: Readonly<Record<string, string | undefined>>,
): Promise<SecretStore> {
  const values = new Map<string, string>();
  const missing = new Map<string, {readonly why: string; readonly cause?: unknown}>();
  // No manifest's, but it must stand in no log either: what opens the store of artifacts.
  const storeKey = env['PROCTOR_STORE_KEY'];
  if (storeKey !== undefined && storeKey !== '') values.set('PROCTOR_STORE_KEY', storeKey);
  for (const [name, reference] of Object.entries(references)) {
    if (reference.kind === 'env') {
      const value = env[reference.name];
      if (value === undefined || value === '') {
        missing.set(name, {why: `the environment variable ${reference.name} is not set`});
      } else {
        values.set(name, value);
      }
      continue;
    }
    try {
      const text = await readFile(reference.path, 'utf8');
      values.set(name, text.replace(/\r?\n$/, ''));
    } catch (cause) {
      missing.set(name, {why: `the file ${reference.path} cannot be read`, cause});
    }
  }
  return {
    values,
    get: (name) => {
      const value = values.get(name);
      if (value !== undefined) return value;
      const {why, cause} = missing.get(name) ?? {why: 'it is not declared'};
      throw new FaultError('secret/unavailable', `cannot read secret "${name}": ${why}`, {cause});
    },
  };
}
