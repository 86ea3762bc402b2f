import {FaultError} from '../../../faults/fault-error.ts';
import type {Engine} from './engine.ts';

/** How a container is, as its engine says. */
export interface ContainerState {
  readonly id: string;
  /** As `running`, `exited`, `created`, `paused`. */
  readonly status: string;
  /** The first process as this machine sees it; 0 where it does not run. */
  readonly pid: number;
  readonly exitCode: number;
  /** Whether something in it was killed for lack of memory. */
  readonly isOutOfMemory: boolean;
  readonly restarts: number;
  /** As the engine calls them: `host`, `none`, `bridge`, … */
  readonly networkMode: string;
}

/** As far as it is read; podman and docker agree in that. */
interface InspectOutput {
  readonly Id?: string;
  readonly RestartCount?: number;
  readonly State?: {
    readonly Status?: string;
    readonly Pid?: number;
    readonly ExitCode?: number;
    readonly OOMKilled?: boolean;
  };
  readonly HostConfig?: {readonly NetworkMode?: string};
}

/**
 * The state of the container `name`; `undefined` where there is none.
 *
 * @throws {FaultError} `container/engine-failed`.
 */
export async function inspectContainer(
  engine: Engine,
  name: string,
  options: {readonly signal: AbortSignal},
): Promise<ContainerState | undefined> {
  const result = await engine.run(['container', 'inspect', name], options);
  if (result.code !== 0) {
    if (/no such container|no container with name/i.test(result.stderr)) return undefined;
    throw engine.fault(`look at the container ${name}`, result);
  }
  const [found] = parse(result.stdout);
  const {State: state} = found ?? {};
  if (found === undefined || state === undefined) return undefined;
  return {
    id: found.Id ?? '',
    status: state.Status ?? 'unknown',
    pid: state.Pid ?? 0,
    exitCode: state.ExitCode ?? 0,
    isOutOfMemory: state.OOMKilled ?? false,
    restarts: found.RestartCount ?? 0,
    networkMode: found.HostConfig?.NetworkMode ?? '',
  };
}

function parse(text: string): readonly InspectOutput[] {
  try {
    return JSON.parse(text) as InspectOutput[];
  } catch (cause) {
    throw new FaultError('container/engine-failed', 'cannot read what the engine says', {cause});
  }
}
