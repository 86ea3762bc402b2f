import {FaultError} from '../../../faults/fault-error.ts';
import {NO_LEDGER, type ResourceLedger} from '../../../ledger/ledger.ts';
import type {ContainerImage} from '../../../manifest/container-spec.ts';
import type {ContainerSpec} from '../../../manifest/manifest.ts';
import type {StepContext} from '../../environment.ts';
import {type Engine, reasonOf} from '../engine/engine.ts';
import {SharedResults} from '../engine/shared-results.ts';
import {LABEL_PREFIX} from '../labels.ts';
import {findImage} from './find-image.ts';
import {ImageUses} from './image-uses.ts';
import {importRootfs} from './rootfs-image.ts';

interface Options {
  readonly signal: AbortSignal;
  readonly ledger: ResourceLedger;
}

/** By engine, run and what is asked for. */
const prepared = new SharedResults<string>();

/**
 * Has the image of `spec` there: pulled, built or imported, once a run.
 *
 * @param context.isGone Whether what was prepared before is there no more.
 * @returns its id.
 * @throws {FaultError} `container/image-missing`, `container/engine-failed`.
 */
export async function prepareImage(
  spec: ContainerSpec,
  engine: Engine,
  context: Pick<StepContext, 'runId' | 'signal' | 'env' | 'ledger'> & {readonly isGone?: boolean},
): Promise<string> {
  const {runId, signal, env: own = {}, isGone = false, ledger = NO_LEDGER} = context;
  const {program, env} = engine;
  const place = [program, env['DOCKER_HOST'], env['CONTAINER_HOST']];
  const key = JSON.stringify([runId, place, spec.image, spec.platform]);
  if (isGone) prepared.drop(key);
  const id = await prepared.get(key, signal, (shared) =>
    makeImage(spec, engine, {signal: shared, ledger}),
  );
  if (spec.image.kind !== 'image') await new ImageUses(own).note(id);
  return id;
}

async function makeImage(spec: ContainerSpec, engine: Engine, options: Options): Promise<string> {
  const {image} = spec;
  switch (image.kind) {
    case 'image':
      return await namedImage(spec, image, {engine, ...options});
    case 'build':
      return await buildImage(spec, image, {engine, ...options});
    case 'rootfs':
      return await importRootfs(image.path, engine, options);
  }
}

interface Place extends Options {
  readonly engine: Engine;
}

type ImageOf<K extends ContainerImage['kind']> = Extract<ContainerImage, {kind: K}>;

async function namedImage(
  spec: ContainerSpec,
  {name, pull}: ImageOf<'image'>,
  {engine, signal, ledger}: Place,
): Promise<string> {
  if (pull !== 'always') {
    const id = await findImage(engine, name, {signal});
    if (id !== undefined) return id;
    if (pull === 'never') throw imageMissing(name, 'it is not here, and "pull" is "never"', engine);
  }
  const platform = spec.platform === undefined ? [] : ['--platform', spec.platform];
  const args = ['pull', '--quiet', ...platform, name];
  // As long as the stage may take.
  const result = await engine.run(args, {signal, ledger, timeoutMs: Infinity});
  const id = result.code === 0 ? await findImage(engine, name, {signal}) : undefined;
  if (id === undefined) throw imageMissing(name, reasonOf(result), engine);
  return id;
}

function imageMissing(name: string, why: string, {kind}: Engine): FaultError {
  return new FaultError('container/image-missing', `cannot use the image '${name}': ${why}`, {
    help: `pull it with \`${kind} pull ${name}\`, load it with \`${kind} load\`, or make it here by "build" or "rootfs"`,
    details: {image: name},
  });
}

async function buildImage(
  spec: ContainerSpec,
  image: ImageOf<'build'>,
  {engine, signal, ledger}: Place,
): Promise<string> {
  const args = [
    'build',
    '--quiet',
    '--label',
    `${LABEL_PREFIX}image=build`,
    '--label',
    `${LABEL_PREFIX}source=${image.context}`,
    ...(image.file === undefined ? [] : ['--file', image.file]),
    ...(image.target === undefined ? [] : ['--target', image.target]),
    ...(spec.platform === undefined ? [] : ['--platform', spec.platform]),
    ...Object.entries(image.args).flatMap(([name, value]) => ['--build-arg', `${name}=${value}`]),
    image.context,
  ];
  const result = await engine.run(args, {signal, ledger, timeoutMs: Infinity});
  const id = result.stdout.trim().split('\n').at(-1);
  if (result.code === 0 && id !== undefined && id !== '') return id;
  const lines = result.stderr.trim().split('\n').slice(-10).join('\n');
  const message = `cannot build the image of '${image.context}': ${reasonOf(result)}`;
  throw new FaultError('container/image-missing', message, {
    details: {output: lines},
    help: /buildah|buildx/i.test(lines)
      ? 'install the package buildah (docker: docker-buildx)'
      : `see \`${engine.kind} build ${image.context}\``,
  });
}
