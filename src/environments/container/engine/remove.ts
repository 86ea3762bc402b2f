import {setTimeout as sleep} from 'node:timers/promises';
import {monotonicMs} from '../../../util/clock.ts';
import type {Engine} from './engine.ts';
import {inspectContainer} from './inspect.ts';

const REMOVE_TIMEOUT_MS = 60_000;
/** Another client, or the engine itself, may be at it just now: then a command fails, but not the next. */
const RETRY_MS = 200;

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
  const startedMs = monotonicMs();
  for (;;) {
    const timeoutMs = Math.max(1, REMOVE_TIMEOUT_MS - (monotonicMs() - startedMs));
    const result = await engine.run(removeArguments(engine, [name]), {signal, timeoutMs});
    if (result.code === 0 || /no such container/i.test(result.stderr)) return;
    const left = await inspectContainer(engine, name, {signal}).catch(() => 'unknown' as const);
    if (left === undefined) return;
    if (monotonicMs() - startedMs > REMOVE_TIMEOUT_MS / 2) {
      throw engine.fault(`remove the container ${name}`, result);
    }
    await sleep(RETRY_MS);
  }
}
