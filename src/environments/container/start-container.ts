import {randomBytes} from 'node:crypto';
import {join} from 'node:path';
import {NO_LEDGER} from '../../ledger/ledger.ts';
import type {ContainerSpec} from '../../manifest/manifest.ts';
import type {StepContext} from '../environment.ts';
import {Container} from './container.ts';
import {ContainerEnvironment} from './container-environment.ts';
import type {Engine} from './engine/engine.ts';
import {ownLabels} from './labels.ts';

const NAME_LENGTH_MAX = 40;

/**
 * Instance number `instance` of `spec`, of an image that is there.
 *
 * @throws {FaultError} `container/engine-failed`, `ledger/unwritable`; nothing is left behind.
 */
export async function startContainer(
  spec: ContainerSpec,
  parts: {
    readonly engine: Engine;
    readonly image: string;
    readonly instance: number;
    /** Called when it has been removed. */
    readonly onRemoved?: () => Promise<void>;
  },
  context: StepContext,
): Promise<ContainerEnvironment> {
  const {instance} = parts;
  const readable = spec.id
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, NAME_LENGTH_MAX);
  const suffix = randomBytes(6).toString('hex');
  const container = await Container.start(
    {
      ...parts,
      spec,
      label: `the container '${spec.id}#${instance}'`,
      name: `proctor-${readable}-${instance}-${suffix}`,
      folder: join(context.scratchFolder, `container-${suffix}`),
      ledger: context.ledger ?? NO_LEDGER,
      labels: ownLabels({run: context.runId, environment: spec.id, instance}),
    },
    context,
  );
  return new ContainerEnvironment(container, {
    ...parts,
    startCopy: (copy, copyContext) => startContainer(spec, {...parts, ...copy}, copyContext),
  });
}
