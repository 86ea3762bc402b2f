import type {Engine} from './engine.ts';

const REMOVE_TIMEOUT_MS = 60_000;

/** What removes a container in any state, with its volumes that have no name. */
export function removeArguments(engine: Engine, names: readonly string[]): string[] {
  return engine.kind === 'podman'
    ? ['rm', '--force', '--time', '0', '--volumes', '--ignore', ...names]
    : ['rm', '--force', '--volumes', ...names];
}

/**
 * Removes the container `name`, whatever it does; nothing where there is none.
 *
 * @throws {FaultError} `container/engine-failed`.
 */
export async function removeContainer(engine: Engine, name: string): Promise<void> {
  const {signal} = new AbortController();
  const result = await engine.run(removeArguments(engine, [name]), {
    signal,
    timeoutMs: REMOVE_TIMEOUT_MS,
  });
  if (result.code === 0 || /no such container|already in progress/i.test(result.stderr)) return;
  throw engine.fault(`remove the container ${name}`, result);
}
