import type {Connection} from '../../environments/environment.ts';
import {quote} from '../../environments/posix/remote-shell.ts';
import {FaultError} from '../../faults/fault-error.ts';

/** A file whose content is right, and what its mode and owner should be. */
export interface Attributes {
  /** Absolute, there. */
  readonly path: string;
  readonly mode: number;
  readonly owner: string | undefined;
  readonly group: string | undefined;
}

/**
 * Gives files their modes and owners.
 *
 * @throws {FaultError} `deploy/permission-denied`.
 */
export async function correctAttributes(
  files: readonly Attributes[],
  place: {readonly connection: Connection; readonly signal: AbortSignal},
): Promise<void> {
  const lines = files.flatMap(({path, mode, owner, group}) => {
    const who = `${owner ?? ''}${group === undefined ? '' : `:${group}`}`;
    // The owner first: a change of it takes set-user-ID bits away.
    return [
      ...(who === '' ? [] : [`chown ${quote(who)} ${quote(path)} || exit 1`]),
      `chmod ${mode.toString(8).padStart(4, '0')} ${quote(path)} || exit 1`,
    ];
  });
  const result = await place.connection.exec(
    {script: lines.join('\n'), shell: 'sh', env: {LC_ALL: 'C'}, cwd: '/', stdin: undefined},
    {signal: place.signal, timeoutMs: 300_000, idleTimeoutMs: Infinity, killGraceMs: 1_000},
  );
  if (result.exitCode === 0) return;
  const why = result.stderr.toString().trim().split('\n').at(-1) ?? '';
  throw new FaultError('deploy/permission-denied', `cannot set mode and owner: ${why}`, {
    help: 'only root can give files to others: log in as root, or leave owner and group out',
  });
}
