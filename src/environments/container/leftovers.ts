import {isAlive} from '../../util/process-identity.ts';
import type {StepContext} from '../environment.ts';
import type {Engine} from './engine/engine.ts';
import {removeArguments} from './engine/remove.ts';
import {SharedResults} from './engine/shared-results.ts';
import {isOwnerDead, LABEL_PREFIX} from './labels.ts';

/** Engines that were looked at already by this process. */
const looked = new SharedResults<void>();

/**
 * Removes the containers and checkpoints of runs whose process is dead for certain; once for each
 * engine. What goes wrong with it is warned of.
 */
export async function removeLeftovers(
  engine: Engine,
  context: Pick<StepContext, 'signal' | 'warn'>,
): Promise<void> {
  const {env, program} = engine;
  const key = JSON.stringify([program, env['DOCKER_HOST'], env['CONTAINER_HOST']]);
  try {
    await looked.get(key, context.signal, (signal) => cleanLeftovers(engine, {signal}));
  } catch (error) {
    context.signal.throwIfAborted();
    context.warn('container/leftovers', error instanceof Error ? error.message : String(error));
  }
}

/**
 * Removes what dead runs have left, now.
 *
 * @throws {FaultError} `container/engine-failed`.
 */
export async function cleanLeftovers(
  engine: Engine,
  {signal}: Pick<StepContext, 'signal'>,
): Promise<void> {
  const filter = ['--filter', `label=${LABEL_PREFIX}pid`];
  const containers = await leftOf(engine, ['ps', '--all', ...filter], {signal});
  if (containers.length > 0) await engine.run(removeArguments(engine, containers), {signal});
  const images = await leftOf(engine, ['images', ...filter], {signal});
  // By now nothing is made of them; one that is all the same stays.
  if (images.length > 0) await engine.run(['image', 'rm', ...images], {signal});
}

async function leftOf(
  engine: Engine,
  args: readonly string[],
  options: {readonly signal: AbortSignal},
): Promise<string[]> {
  const ids = await engine.ask(
    'list what dead runs have left',
    [...args, '--quiet', '--no-trunc'],
    options,
  );
  const unique = [...new Set(ids.split('\n').filter(Boolean))];
  if (unique.length === 0) return [];
  const kind = args[0] === 'ps' ? 'container' : 'image';
  const format = '{{.Id}} {{json .Config.Labels}}';
  // One that goes meanwhile makes this fail, and the rest is printed all the same.
  const {stdout} = await engine.run([kind, 'inspect', '--format', format, ...unique], options);
  return stdout.split('\n').flatMap((line) => {
    const space = line.indexOf(' ');
    const labels = space < 0 ? {} : parseLabels(line.slice(space + 1));
    return isOwnerDead(labels, isAlive) ? [line.slice(0, space)] : [];
  });
}

function parseLabels(text: string): Readonly<Record<string, string>> {
  try {
    return (JSON.parse(text) as Record<string, string> | null) ?? {};
  } catch {
    return {};
  }
}
