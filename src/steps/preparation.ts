import {createHash} from 'node:crypto';
import {digestArtifacts} from '../artifacts/artifact-digest.ts';
import type {ArtifactSource} from '../deployment/artifact-source.ts';
import type {StepContext} from '../environments/environment.ts';
import type {EnvironmentSpec, Manifest} from '../manifest/manifest.ts';
import type {InstanceNeeds} from '../plan/instance-needs.ts';

/** What is done to an instance before it is frozen. */
export interface Preparation {
  readonly manifest: Manifest;
  readonly spec: EnvironmentSpec;
  readonly needs: InstanceNeeds;
  /** Instrumentation that is started. */
  readonly started: readonly string[];
  readonly source: ArtifactSource;
  readonly context: StepContext;
}

/**
 * A digest that stands for all of it: alike only where the same things are done with the same files.
 * `undefined` where a secret goes into it, or something sensitive: what it is given to must not be
 * kept on a disk.
 *
 * @throws {FaultError} `transfer/source-missing`, as `ArtifactRepository.resolve`.
 */
export async function preparationDigest(preparation: Preparation): Promise<string | undefined> {
  const {manifest, spec, needs, started, source, context} = preparation;
  const {env, shell, prepare} = spec;
  const {artifacts, dependencies, instrumentation, readiness} = needs;
  const tools = instrumentation.map((name) => manifest.instrumentation.get(name));
  const {variables} = manifest;
  const texts = JSON.stringify({
    ...{env, shell, prepare, variables},
    ...{tools, started, dependencies, readiness},
  });
  if (/\$\{\{[^}]*\bsecrets\b/.test(texts)) return undefined;
  const ids = [...new Set([...artifacts, ...(dependencies?.bundles ?? [])])];
  const resolved = await source.resolve(ids, {manifest, context});
  const versions = digestArtifacts(resolved);
  if (versions === undefined) return undefined;
  return createHash('sha256').update(`${texts}\n${versions}`).digest('hex');
}
