import {stat} from 'node:fs/promises';
import type {ContainerSpec} from '../../manifest/manifest.ts';
import type {Environment, EnvironmentDriver, Problem} from '../environment.ts';
import type {Engine} from './engine/engine.ts';
import {engineProblem, findEngine} from './engine/find-engine.ts';
import {collectInBackground} from './image/collect-images.ts';
import {findImage} from './image/find-image.ts';
import {prepareImage} from './image/prepare-image.ts';
import {removeLeftovers} from './leftovers.ts';
import {startContainer} from './start-container.ts';

/** Runs containers by podman or docker. */
export const containerDriver: EnvironmentDriver<ContainerSpec> = {
  type: 'container',
  forkKeepsProcesses: false,

  async check(spec, options): Promise<readonly Problem[]> {
    options.signal.throwIfAborted();
    try {
      const engine = await findEngine(spec.engine, options.env ?? {}, options);
      return [
        ...(await pathProblems(spec, engine)),
        ...(await imageProblems(spec, engine, options)),
      ];
    } catch (error) {
      options.signal.throwIfAborted();
      return [engineProblem(error)];
    }
  },

  hostOf: () => 'localhost',

  async provision(spec, instance, context): Promise<Environment> {
    context.signal.throwIfAborted();
    const engine = await findEngine(spec.engine, context.env ?? {}, context);
    await removeLeftovers(engine, context);
    const image = await prepareImage(spec, engine, context);
    let endCollection: (() => Promise<void>) | undefined;
    const parts = {engine, instance, onRemoved: async () => await endCollection?.()};
    const environment = await startContainer(spec, {...parts, image}, context).catch(
      async (error: unknown) => {
        context.signal.throwIfAborted();
        // Somebody, as another run that collects what is old, may have removed it just now.
        const isGone = (await findImage(engine, image, context)) === undefined;
        if (spec.image.kind === 'image' || !isGone) throw error;
        const anew = await prepareImage(spec, engine, {...context, isGone});
        return await startContainer(spec, {...parts, image: anew}, context);
      },
    );
    endCollection = collectInBackground(engine, context);
    return environment;
  },

  demand: ({resources}) => ({
    memoryBytes: resources?.memoryBytes ?? 0,
    cpus: resources?.cpus ?? 0,
  }),
};

async function pathProblems(spec: ContainerSpec, engine: Engine): Promise<Problem[]> {
  const problems: Problem[] = [];
  for (const [what, path] of pathsOf(spec, engine)) {
    const isThere = await stat(path).then(
      () => true,
      () => false,
    );
    if (!isThere) problems.push({message: `the ${what} '${path}' does not exist`});
  }
  return problems;
}

async function imageProblems(
  {image}: ContainerSpec,
  engine: Engine,
  options: {readonly signal: AbortSignal},
): Promise<Problem[]> {
  if (image.kind !== 'image' || image.pull !== 'never') return [];
  if ((await findImage(engine, image.name, options)) !== undefined) return [];
  return [
    {
      message: `the image '${image.name}' is not here, and "pull" is "never"`,
      help: `pull it with \`${engine.kind} pull ${image.name}\`, or load it with \`${engine.kind} load\``,
    },
  ];
}

function pathsOf({image, mounts}: ContainerSpec, {isHere}: Engine): [what: string, path: string][] {
  const paths: [string, string][] = [];
  if (image.kind === 'rootfs') paths.push(['root file system', image.path]);
  if (image.kind === 'build') {
    paths.push(['build context', image.context]);
    if (image.file !== undefined) paths.push(['Containerfile', image.file]);
  }
  // Those of another machine are looked for there.
  if (!isHere) return paths;
  for (const {source} of mounts) if (source.startsWith('/')) paths.push(['mount', source]);
  return paths;
}
