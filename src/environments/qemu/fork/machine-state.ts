import {setTimeout as sleep} from 'node:timers/promises';
import {FaultError} from '../../../faults/fault-error.ts';
import type {QmpClient} from '../qmp/qmp-client.ts';

/** No limit: it goes to a file of this machine, not over a network. In bytes per second. */
const BANDWIDTH = 2 ** 40;
/** For the devices' state; memory comes on top of it. */
const STATE_TIMEOUT_MS = 30_000;
/** Slowest disk that is waited for. */
const BYTES_PER_MS_MIN = 20_000;

export interface StateOptions {
  readonly signal: AbortSignal;
  /** Whether memory stays in its file, and only the devices' state is moved. */
  readonly sharesRam: boolean;
  /** Of the guest, for how long it may take. */
  readonly memoryBytes: number;
}

/**
 * Writes what a stopped machine consists of to the file `path`. It may go on afterwards.
 *
 * Source: QEMU's docs/devel/migration.rst; `x-ignore-shared` by Yury Kotov, QEMU 4.0.
 *
 * @throws {FaultError} `vm/checkpoint-failed`.
 */
export async function saveState(
  qmp: QmpClient,
  path: string,
  options: StateOptions,
): Promise<void> {
  try {
    await qmp.execute('migrate-set-parameters', {'max-bandwidth': BANDWIDTH}, options);
    await migrate(qmp, 'migrate', {uri: `exec:exec cat >${shellQuote(path)}`, ...options});
  } catch (error) {
    if (options.signal.aborted) throw options.signal.reason;
    throw new FaultError('vm/checkpoint-failed', 'cannot save the state of the machine', {
      cause: error,
    });
  }
}

/**
 * Makes a machine that waits for it (`-incoming defer`) what was saved in the file `path`. It is
 * stopped then.
 *
 * @throws {FaultError} `vm/checkpoint-failed`.
 */
export async function loadState(
  qmp: QmpClient,
  path: string,
  options: StateOptions,
): Promise<void> {
  try {
    await migrate(qmp, 'migrate-incoming', {uri: `exec:exec cat <${shellQuote(path)}`, ...options});
  } catch (error) {
    if (options.signal.aborted) throw options.signal.reason;
    throw new FaultError('vm/checkpoint-failed', 'cannot load the state of the machine', {
      cause: error,
    });
  }
}

async function migrate(
  qmp: QmpClient,
  command: 'migrate' | 'migrate-incoming',
  {uri, signal, sharesRam, memoryBytes}: StateOptions & {readonly uri: string},
): Promise<void> {
  const timeoutMs = STATE_TIMEOUT_MS + (sharesRam ? 0 : memoryBytes / BYTES_PER_MS_MIN);
  await qmp.execute(
    'migrate-set-capabilities',
    {
      capabilities: [
        {capability: 'events', state: true},
        {capability: 'x-ignore-shared', state: sharesRam},
      ],
    },
    {signal},
  );
  const ended = qmp.waitForEvent(
    'MIGRATION',
    ({data}) => ['completed', 'failed', 'cancelled'].includes(String(data['status'])),
    {signal, timeoutMs},
  );
  await qmp.execute(command, {uri}, {signal});
  const {data} = await ended;
  if (data['status'] === 'completed') return untilFinal(qmp, {signal});
  const {'error-desc': why} = await qmp.execute('query-migrate', {}, {signal});
  throw new Error(why ?? `the move of its state ended as '${String(data['status'])}'`);
}

/** It is told to be completed a moment before the machine may go on. */
async function untilFinal(qmp: QmpClient, options: {readonly signal: AbortSignal}): Promise<void> {
  for (;;) {
    const {status} = await qmp.execute('query-status', {}, options);
    if (status !== 'finish-migrate' && status !== 'inmigrate') return;
    await sleep(1, undefined, options);
  }
}

/** As one word of sh. */
function shellQuote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
