import {processUsage} from '../../environments/qemu/records/process-usage.ts';
import {VM_STATUSES, type VmRecord} from '../../environments/qemu/records/vm-record.ts';
import {isSame, VmRegistry} from '../../environments/qemu/records/vm-registry.ts';
import {stateFolder} from '../../state/state-folder.ts';
import {wallClockMs} from '../../util/clock.ts';
import {CancelError} from '../../util/deadline.ts';
import {formatDuration, parseDuration} from '../../util/duration.ts';
import {formatSize} from '../../util/size.ts';
import {sanitizeLine} from '../../util/terminal-text.ts';
import type {CliIo, ExitCode} from '../io.ts';
import {findMachines, instanceName} from '../machines/find-machine.ts';
import {describeMetrics} from '../machines/metric-text.ts';
import {EXIT_INFRASTRUCTURE, EXIT_USAGE, printProblem} from '../machines/session.ts';
import {textTable} from '../machines/text-table.ts';

/** One is unhealthy. */
const EXIT_UNHEALTHY = 1;

/** How a command of `proctor env` prints. */
export interface EnvFormat {
  /** @default 'text' */
  readonly format?: string;
}

/** What `proctor env list` was asked. */
export interface EnvListOptions extends EnvFormat {
  /** One of `VM_STATUSES`. @default all */
  readonly status?: string;
}

/**
 * `proctor env list`: the virtual machines of this user that are there, or of which something is
 * left.
 *
 * @returns 0; 2 for a status that there is not.
 */
export async function envListCommand(options: EnvListOptions, io: CliIo): Promise<ExitCode> {
  const status = VM_STATUSES.find((name) => name === options.status);
  if (options.status !== undefined && status === undefined) {
    const known = VM_STATUSES.join(', ');
    printProblem(`expected a status of ${known}, found "${options.status}"`, undefined, io);
    return EXIT_USAGE;
  }
  const records = await registryOf(io).list(status);
  if (options.format === 'json') {
    io.stdout.write(json(records.map(recordJson)));
    return 0;
  }
  if (records.length === 0) {
    io.stderr.write(`no virtual machines${status === undefined ? '' : ` with status ${status}`}\n`);
    return 0;
  }
  io.stdout.write(
    textTable(['ID', 'INSTANCE', 'STATUS', 'AGE', 'UNUSED', 'MEMORY', 'RUN'], rows(records)),
  );
  return 0;
}

/**
 * `proctor env show`: all that is known of one machine.
 *
 * @returns 0; 2 when no machine has that name, or several may have.
 */
export async function envShowCommand(
  options: EnvFormat & {readonly id: string},
  io: CliIo,
): Promise<ExitCode> {
  const found = await findMachines([options.id], registryOf(io));
  const record = found.ok ? found.value[0] : undefined;
  if (record === undefined) {
    printProblem(found.ok ? 'no such machine' : found.why, listHelp(), io);
    return EXIT_USAGE;
  }
  io.stdout.write(
    options.format === 'json'
      ? `${JSON.stringify(recordJson(record), undefined, 2)}\n`
      : describe(record),
  );
  return 0;
}

/**
 * `proctor env health`: how machines are.
 *
 * @returns 0; 1 when one is unhealthy, 2 when a name stands for none or several.
 */
export async function envHealthCommand(
  options: EnvFormat & {readonly ids: readonly string[]},
  io: CliIo,
): Promise<ExitCode> {
  const registry = registryOf(io);
  const found = await findMachines(options.ids, registry);
  if (!found.ok) {
    printProblem(found.why, listHelp(), io);
    return EXIT_USAGE;
  }
  const all = await Promise.all(
    found.value.map(async (record) => ({record, health: await registry.health(record)})),
  );
  if (options.format === 'json') {
    io.stdout.write(
      json(
        all.map(({record, health}) => ({id: record.id, instance: instanceName(record), ...health})),
      ),
    );
  } else {
    if (all.length === 0) io.stderr.write('no virtual machines\n');
    for (const {record, health} of all) {
      io.stdout.write(`${record.id} (${instanceName(record)}): ${health.status}\n`);
      for (const issue of health.issues) io.stdout.write(`  ! ${sanitizeLine(issue)}\n`);
      const metrics = describeMetrics(health.metrics);
      if (metrics !== '') io.stdout.write(`  ${metrics}\n`);
    }
  }
  return all.some(({health}) => health.status === 'unhealthy') ? EXIT_UNHEALTHY : 0;
}

/** What `proctor env clean` was asked. */
export interface EnvCleanOptions extends EnvFormat {
  /** @default all machines */
  readonly ids: readonly string[];
  /** A duration: what nobody has used for longer goes, too. @default never */
  readonly idle?: string;
}

interface Cleaned {
  readonly record: VmRecord;
  readonly outcome: 'gone' | 'kept' | 'failed';
  readonly reason: string | undefined;
}

/**
 * `proctor env clean`: ends and removes all that is left of machines whose run is dead.
 *
 * @returns 0; 3 when something that should go could not, 2 for a wrong command line.
 */
export async function envCleanCommand(options: EnvCleanOptions, io: CliIo): Promise<ExitCode> {
  const idleMs = options.idle === undefined ? undefined : parseDuration(options.idle);
  if (options.idle !== undefined && idleMs === undefined) {
    const message = `expected --idle to be a duration such as 30m or 2h, found "${options.idle}"`;
    printProblem(message, undefined, io);
    return EXIT_USAGE;
  }
  const registry = registryOf(io);
  const found = await findMachines(options.ids, registry);
  if (!found.ok) {
    printProblem(found.why, listHelp(), io);
    return EXIT_USAGE;
  }
  const abort = new AbortController();
  using _ = io.onInterrupt(() => abort.abort(new CancelError('interrupted')));
  const cleaned: Cleaned[] = [];
  for (const record of found.value) {
    cleaned.push(await clean(registry, record, {signal: abort.signal, idleMs}));
    if (abort.signal.aborted) return 130;
  }
  if (options.format === 'json') {
    io.stdout.write(
      json(cleaned.map(({record, outcome, reason}) => ({id: record.id, outcome, reason}))),
    );
  } else {
    for (const {record, outcome, reason} of cleaned) {
      const why = reason === undefined ? '' : `: ${sanitizeLine(reason)}`;
      io.stdout.write(`${WORDS[outcome]} ${record.id} (${instanceName(record)})${why}\n`);
    }
    if (cleaned.length === 0) io.stderr.write('nothing to clean up\n');
  }
  return cleaned.some(({outcome}) => outcome === 'failed') ? EXIT_INFRASTRUCTURE : 0;
}

const WORDS = {gone: 'removed', kept: 'kept', failed: 'could not remove'} as const;

async function clean(
  registry: VmRegistry,
  record: VmRecord,
  {signal, idleMs}: {readonly signal: AbortSignal; readonly idleMs: number | undefined},
): Promise<Cleaned> {
  try {
    const result = await registry.clean(record, {signal, ...(idleMs !== undefined && {idleMs})});
    if (result.status === 'gone') return {record, outcome: 'gone', reason: undefined};
    const {isInUse, reason} = result;
    const unused = formatDuration(Math.max(0, wallClockMs() - record.usedMs));
    const isYoung = isInUse && idleMs !== undefined;
    return {
      record,
      outcome: isInUse ? 'kept' : 'failed',
      reason: isYoung ? `${reason}, it is ${record.status}, unused for ${unused}` : reason,
    };
  } catch (error) {
    return {record, outcome: 'failed', reason: (error as Error).message};
  }
}

function registryOf(io: CliIo): VmRegistry {
  return new VmRegistry(stateFolder(io.env));
}

function listHelp(): string {
  return '`proctor env list` shows those that there are';
}

function rows(records: readonly VmRecord[]): readonly (readonly string[])[] {
  const nowMs = wallClockMs();
  return records.map((record) => {
    const usage = isSame(record.process) ? processUsage(record.process.pid) : undefined;
    const bytes = usage?.privateBytes ?? usage?.residentBytes;
    return [
      record.id,
      instanceName(record),
      record.status,
      formatDuration(Math.max(0, nowMs - record.createdMs)),
      formatDuration(Math.max(0, nowMs - record.usedMs)),
      bytes === undefined ? '-' : formatSize(bytes),
      record.runId,
    ];
  });
}

/** A record as others read it: what belongs together by the names of the manifest. */
function recordJson(record: VmRecord): Readonly<Record<string, unknown>> {
  const usage = isSame(record.process) ? processUsage(record.process.pid) : undefined;
  const runnerAlive = isSame(record.runner);
  return {...record, runnerAlive, ...(usage !== undefined && {usage})};
}

function describe(record: VmRecord): string {
  const nowMs = wallClockMs();
  const age = (ms: number): string =>
    `${new Date(ms).toISOString()} (${formatDuration(Math.max(0, nowMs - ms))} ago)`;
  const process = isSame(record.process) ? processUsage(record.process.pid) : undefined;
  const lines: [string, string | undefined][] = [
    ['id', record.id],
    ['instance', instanceName(record)],
    ['status', record.status],
    ['error', record.error],
    [
      'run',
      `${record.runId} (pid ${record.runner.pid}, ${isSame(record.runner) ? 'there' : 'gone'})`,
    ],
    [
      'machine',
      [record.architecture, record.machine, record.accelerator]
        .filter((word) => word !== '')
        .join(', '),
    ],
    [
      'QEMU',
      record.process === undefined
        ? 'not started'
        : `pid ${record.process.pid}${process === undefined ? ', gone' : ''}`,
    ],
    ['made', age(record.createdMs)],
    ['used', age(record.usedMs)],
    ['memory', process === undefined ? undefined : memoryText(process)],
    ['CPU', process === undefined ? undefined : formatDuration(process.cpuSeconds * 1000)],
    ...record.disks.map((disk): [string, string] => ['disk', `${disk.name}: ${disk.path}`]),
    ...record.forwards.map((forward): [string, string] => [
      'forward',
      `${forward.protocol} 127.0.0.1:${forward.host} to port ${forward.guest}`,
    ]),
    ['address', record.guestAddress],
    ['folder', record.folder],
    ['console', record.consolePath],
  ];
  return lines
    .filter((line): line is [string, string] => line[1] !== undefined)
    .map(([name, value]) => `${name.padEnd(9)}${sanitizeLine(value)}\n`)
    .join('');
}

function memoryText(usage: {
  readonly residentBytes: number;
  readonly privateBytes: number | undefined;
}): string {
  const own =
    usage.privateBytes === undefined ? '' : `, ${formatSize(usage.privateBytes)} of its own`;
  return `${formatSize(usage.residentBytes)} resident${own}`;
}

/** One entry a line. */
function json(items: readonly unknown[]): string {
  return items.length === 0
    ? '[]\n'
    : `[\n${items.map((item) => `  ${JSON.stringify(item)}`).join(',\n')}\n]\n`;
}
