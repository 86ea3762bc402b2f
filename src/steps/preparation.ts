import {createHash, type Hash} from 'node:crypto';
import {createReadStream} from 'node:fs';
import type {EnvironmentSpec, Manifest} from '../manifest/manifest.ts';
import {filesOf, inNeedsOrder} from './instance-stages.ts';

/** What is done to an instance before it is frozen. */
export interface Preparation {
  readonly manifest: Manifest;
  readonly spec: EnvironmentSpec;
  readonly artifacts: readonly string[];
  /** Instrumentation that is started. */
  readonly tools: readonly string[];
}

/**
 * A digest that stands for all of it: alike only where the same things are done with the same files.
 * `undefined` where a secret goes into it: what it is given to must not be kept on a disk.
 *
 * @throws {FaultError} `transfer/source-missing`.
 */
export async function preparationDigest(preparation: Preparation): Promise<string | undefined> {
  const {manifest, spec, artifacts, tools} = preparation;
  const {env, shell, prepare} = spec;
  const started = tools.map((name) => manifest.instrumentation.get(name));
  const texts = JSON.stringify({env, shell, prepare, started, variables: manifest.variables});
  if (/\$\{\{[^}]*\bsecrets\b/.test(texts)) return undefined;
  const hash = createHash('sha256').update(texts);
  for (const artifact of inNeedsOrder(manifest, artifacts)) {
    for (const {source, target, mode} of await filesOf(artifact, manifest)) {
      hash.update(JSON.stringify([target, mode]));
      await addFile(hash, source);
    }
  }
  return hash.digest('hex');
}

/** By its own digest, so that no file's end can pass for another's beginning. */
async function addFile(hash: Hash, path: string): Promise<void> {
  const own = createHash('sha256');
  for await (const chunk of createReadStream(path)) own.update(chunk as Buffer);
  hash.update(own.digest());
}
