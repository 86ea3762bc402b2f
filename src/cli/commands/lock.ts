import {describeFault, describeHolder, lockNotHeld} from '../../state/locks/lock-faults.ts';
import {thisHost} from '../../state/locks/lock-host.ts';
import type {LockHolder, LockMetrics, LockStatus} from '../../state/locks/lock-records.ts';
import {isLockName} from '../../state/locks/locks.ts';
import {wallClockMs} from '../../util/clock.ts';
import {formatDuration} from '../../util/duration.ts';
import {sanitizeLine} from '../../util/terminal-text.ts';
import type {CliIo, ExitCode} from '../io.ts';
import {DEFAULT_TIMEOUT_MS, type LockCall, withLocks} from '../machines/lock-call.ts';
import {EXIT_INFRASTRUCTURE, EXIT_USAGE, printProblem} from '../machines/session.ts';
import {textTable} from '../machines/text-table.ts';

const EXIT_LOCKED = 1;

/** How a command of `proctor lock` prints. */
export interface LockFormat {
  /** `table` or `json`. @default 'table' */
  readonly format?: string;
}

/** How a lock is waited for. */
export interface LockWaitOptions {
  readonly shared?: boolean;
  readonly purpose?: string;
  /** ms. @default 10 minutes */
  readonly timeout?: number;
  /** ms. */
  readonly lease?: number;
}

/**
 * `proctor lock acquire`: a lock for the calling shell, another process, or a time.
 *
 * @returns 0; 2 for a wrong command line, 3 when it cannot be had, 130 when interrupted.
 */
export async function lockAcquireCommand(
  options: LockFormat &
    LockWaitOptions & {
      readonly name: string;
      readonly ownerPid?: number;
      readonly detach?: boolean;
    },
  io: CliIo,
): Promise<ExitCode> {
  const {name, lease, detach = false, ownerPid = process.ppid} = options;
  if (!isNamed(name, io)) return EXIT_USAGE;
  if (detach && (lease === undefined || options.ownerPid !== undefined)) {
    const help = 'nobody else would end a lock that is nobody’s';
    printProblem('expected --detach to come with --lease, and without --owner-pid', help, io);
    return EXIT_USAGE;
  }
  return withLocks(io, async ({locks, signal}) => {
    const token = await locks.acquireFor(name, {
      mode: options.shared === true ? 'shared' : 'exclusive',
      purpose: options.purpose ?? 'proctor lock acquire',
      timeoutMs: options.timeout ?? DEFAULT_TIMEOUT_MS,
      ...(lease !== undefined && {leaseMs: lease}),
      ...(!detach && {ownerPid}),
      onWaiting: (holder) => io.stderr.write(`waiting for lock "${name}": ${holder}\n`),
      signal,
    });
    io.stdout.write(
      options.format === 'json' ? `${JSON.stringify({name, token})}\n` : `${token}\n`,
    );
    return 0;
  });
}

/**
 * `proctor lock release`: gives back what a process has.
 *
 * @returns 0; 2 for a wrong command line, 3 when it is not held by that process.
 */
export async function lockReleaseCommand(
  options: {
    readonly name?: string;
    readonly all?: boolean;
    readonly ownerPid?: number;
    readonly token?: number;
  },
  io: CliIo,
): Promise<ExitCode> {
  const {name, all = false, token, ownerPid = process.ppid} = options;
  if ((name === undefined) !== all || (all && token !== undefined)) {
    printProblem('expected the name of a lock, or --all without --token', undefined, io);
    return EXIT_USAGE;
  }
  return withLocks(io, async (call) => {
    if (name !== undefined && token !== undefined) {
      await call.locks.release(name, token, call);
      return 0;
    }
    const held = (await call.locks.list(call)).flatMap((status) =>
      status.holders
        .filter((holder) => isOf(holder, ownerPid) && (name === undefined || status.name === name))
        .map((holder) => ({name: status.name, token: holder.token})),
    );
    if (held.length === 0) return notHeld(name, ownerPid, call);
    for (const each of held) await call.locks.release(each.name, each.token, call);
    return 0;
  });
}

/** Also what is nobody's: only who knows of it would ask. */
function isOf({pid, host, staleBecause}: LockHolder, ownerPid: number): boolean {
  if (staleBecause !== undefined) return false;
  return pid === undefined || (pid === ownerPid && host === thisHost().name);
}

async function notHeld(
  name: string | undefined,
  ownerPid: number,
  {locks, signal}: LockCall,
): Promise<never> {
  if (name === undefined) throw lockNotHeld('*', `process ${ownerPid} has no lock`);
  const [holder] = (await locks.status(name, {signal})).holders;
  const who = holder === undefined ? 'nobody has it' : `${describeHolder(holder)} has it`;
  await locks.noteRefusal(name, `process ${ownerPid} does not have it`, {signal});
  throw lockNotHeld(name, `process ${ownerPid} does not have it, ${who}`);
}

/**
 * `proctor lock force-release`: takes a lock from all who have it.
 *
 * @returns 0; 3 when nobody has it.
 */
export async function lockForceReleaseCommand(
  options: LockFormat & {readonly name: string; readonly reason: string},
  io: CliIo,
): Promise<ExitCode> {
  const {name, reason, format} = options;
  return withLocks(io, async ({locks, signal}) => {
    const holders = await locks.forceRelease(name, reason, {signal});
    if (format === 'json') io.stdout.write(json(holders));
    else for (const holder of holders) io.stdout.write(`taken from ${describeHolder(holder)}\n`);
    return 0;
  });
}

/**
 * `proctor lock status`: what is known of one lock.
 *
 * @returns 0 when it can be had, 1 when it is locked, 3 when that cannot be told.
 */
export async function lockStatusCommand(
  options: LockFormat & {readonly name: string},
  io: CliIo,
): Promise<ExitCode> {
  const {name, format} = options;
  const print = (status: LockStatus): ExitCode => {
    io.stdout.write(format === 'json' ? `${JSON.stringify(status)}\n` : statusText(status));
    if (status.state === 'error') return EXIT_INFRASTRUCTURE;
    return status.state === 'locked' ? EXIT_LOCKED : 0;
  };
  return withLocks(
    io,
    async ({locks, signal}) => print(await locks.status(name, {signal})),
    (fault) => print({name, state: 'error', holders: [], waiting: 0, error: describeFault(fault)}),
  );
}

/**
 * `proctor lock list`: every lock that somebody has or waits for; or the metrics of all.
 *
 * @returns 0; 3 when that cannot be told.
 */
export async function lockListCommand(
  options: LockFormat & {readonly metrics?: boolean},
  io: CliIo,
): Promise<ExitCode> {
  return withLocks(io, async ({locks, signal}) => {
    const isJson = options.format === 'json';
    if (options.metrics === true) {
      const metrics = await locks.metrics({signal});
      io.stdout.write(isJson ? json(metrics) : metricsTable(metrics));
      return 0;
    }
    const statuses = await locks.list({signal});
    if (isJson) io.stdout.write(json(statuses));
    else if (statuses.length === 0) io.stderr.write('no locks are held\n');
    else io.stdout.write(listTable(statuses));
    return 0;
  });
}

/**
 * `proctor lock clean`: ends what is stale.
 *
 * @returns 0; 3 when that is not possible.
 */
export async function lockCleanCommand(options: LockFormat, io: CliIo): Promise<ExitCode> {
  return withLocks(io, async ({locks, signal}) => {
    const cleaned = await locks.clean({signal});
    if (options.format === 'json') io.stdout.write(json(cleaned));
    else if (cleaned.length === 0) io.stderr.write('nothing to clean up\n');
    else {
      for (const {name, holder} of cleaned) {
        io.stdout.write(`freed ${sanitizeLine(name)}: ${holder.staleBecause}\n`);
      }
    }
    return 0;
  });
}

/**
 * `proctor lock audit`: what was done with locks.
 *
 * @returns 0; 3 when that cannot be told.
 */
export async function lockAuditCommand(
  options: LockFormat & {readonly name?: string; readonly last?: number},
  io: CliIo,
): Promise<ExitCode> {
  const {name, last: entriesMax} = options;
  return withLocks(io, async ({locks, signal}) => {
    const entries = await locks.audit({
      signal,
      ...(name !== undefined && {name}),
      ...(entriesMax !== undefined && {entriesMax}),
    });
    if (options.format === 'json') io.stdout.write(json(entries));
    else {
      const titles = ['WHEN', 'LOCK', 'WHAT', 'TOKEN', 'WHO', 'WHY'];
      const rows = entries.map(({atMs, name: lock, operation, token, who, detail}) => [
        new Date(atMs).toISOString(),
        ...[lock, operation, String(token ?? '-'), who, detail],
      ]);
      io.stdout.write(textTable(titles, rows));
    }
    return 0;
  });
}

/** Whether a lock can have that name; says so if it cannot. */
export function isNamed(name: string, io: CliIo): boolean {
  if (isLockName(name)) return true;
  const help = 'it has 1 to 200 characters, and no control characters';
  printProblem(`expected the name of a lock, found ${JSON.stringify(name)}`, help, io);
  return false;
}

function statusText({name, state, holders, waiting, error}: LockStatus): string {
  const lines = [`${sanitizeLine(name)}: ${state}`];
  for (const holder of holders) {
    const {mode, staleBecause} = holder;
    const why = staleBecause === undefined ? '' : `, but ${staleBecause}`;
    lines.push(`  ${mode}: ${describeHolder(holder)}${sanitizeLine(why)}`);
  }
  if (waiting > 0) lines.push(`  ${waiting} wait for it`);
  if (error !== undefined) lines.push(`  ${sanitizeLine(error)}`);
  return `${lines.join('\n')}\n`;
}

function listTable(statuses: readonly LockStatus[]): string {
  const nowMs = wallClockMs();
  const titles = ['LOCK', 'STATE', 'MODE', 'HELD', 'PID', 'HOST', 'TOKEN', 'WAIT', 'PURPOSE'];
  const rows = statuses.flatMap(({name, state, holders, waiting}) =>
    (holders.length > 0 ? holders : [undefined]).map((holder) => [
      name,
      holder === undefined || holder.staleBecause === undefined ? state : 'stale',
      holder?.mode ?? '-',
      holder === undefined ? '-' : formatDuration(Math.max(0, nowMs - holder.acquiredAtMs)),
      String(holder?.pid ?? '-'),
      holder?.host ?? '-',
      String(holder?.token ?? '-'),
      String(waiting),
      holder?.purpose ?? '-',
    ]),
  );
  return textTable(titles, rows);
}

function metricsTable(metrics: readonly LockMetrics[]): string {
  const titles = ['LOCK', 'ACQUIRED', 'WAIT', 'LONGEST', 'HELD', 'LONGEST', 'TIMEOUTS', 'TAKEN'];
  const mean = (totalMs: number, count: number): string =>
    count === 0 ? '-' : formatDuration(totalMs / count);
  const rows = metrics.map((each) => [
    each.name,
    String(each.acquired),
    mean(each.waitedMs, each.acquired),
    formatDuration(each.waitedMaxMs),
    mean(each.heldMs, each.released),
    formatDuration(each.heldMaxMs),
    String(each.timedOut),
    String(each.taken),
  ]);
  return textTable(titles, rows);
}

/** One entry a line. */
function json(items: readonly unknown[]): string {
  return items.length === 0
    ? '[]\n'
    : `[\n${items.map((item) => `  ${JSON.stringify(item)}`).join(',\n')}\n]\n`;
}
