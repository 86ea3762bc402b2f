import {FaultError} from '../../faults/fault-error.ts';
import type {LedgerItem} from '../../ledger/ledger-file.ts';
import {type ListedLedger, listLedgers} from '../../ledger/list-ledgers.ts';
import {resourceText} from '../../ledger/resource-text.ts';
import {stateFolder} from '../../state/state-folder.ts';
import {wallClockMs} from '../../util/clock.ts';
import {CancelError} from '../../util/deadline.ts';
import {formatDuration, parseDuration} from '../../util/duration.ts';
import {sanitizeLine} from '../../util/terminal-text.ts';
import {settleLedgers} from '../cleanup/settle-ledgers.ts';
import type {CliIo, ExitCode} from '../io.ts';
import {EXIT_INFRASTRUCTURE, EXIT_USAGE, printFault, printProblem} from '../machines/session.ts';

const EXIT_INTERRUPTED = 130;
const TIMEOUT_MS = 600_000;

/** What `proctor clean` was asked. */
export interface CleanOptions {
  /** Only say what would be removed. */
  readonly dryRun?: boolean;
  /** A duration: only runs that have made or removed nothing for longer. @default all */
  readonly olderThan?: string;
  /** Id of a run. @default all */
  readonly run?: string;
  /** With `run`: it is dead, though that cannot be told from here. @default false */
  readonly force?: boolean;
  /** @default 'text' */
  readonly format?: string;
}

/** What became of what a run has left. */
interface CleanedRun {
  readonly run: string;
  /** `listed`: it would be removed. */
  readonly outcome: 'removed' | 'listed' | 'kept' | 'failed';
  /** Why it was kept. */
  readonly reason?: string;
  readonly host: string;
  readonly pid: number;
  readonly startedAt: string;
  /** When it made or removed something last. */
  readonly usedAt: string;
  /** What its ledger lists, a line each. */
  readonly listed: readonly string[];
  /** How many things were there, and are gone. */
  readonly undone?: number;
  /** What could not be removed, and why, a line each. */
  readonly left?: readonly string[];
  /** What is on other machines, which end it themselves, a line each. */
  readonly elsewhere?: readonly string[];
}

/**
 * `proctor clean`: removes what runs have left whose process is dead for certain, as after a power
 * cut. What a living run has, what a reaper is at, and what another host made is left alone; with
 * `force` it is taken as said that a run is dead whose process cannot be looked at from here.
 *
 * @returns 0; 2 for a wrong command line, 3 when something could not be removed, 130 when it was
 *   interrupted.
 */
export async function cleanCommand(options: CleanOptions, io: CliIo): Promise<ExitCode> {
  const ageMs = options.olderThan === undefined ? undefined : parseDuration(options.olderThan);
  if (options.olderThan !== undefined && ageMs === undefined) {
    const message = `expected --older-than to be a duration such as 30m or 2h, found "${options.olderThan}"`;
    printProblem(message, undefined, io);
    return EXIT_USAGE;
  }
  if (options.force === true && options.run === undefined) {
    printProblem('expected --run with --force', 'it is for a run that you know to be dead', io);
    return EXIT_USAGE;
  }
  const folder = stateFolder(io.env);
  const all = await listLedgers(folder).catch((error: unknown) => {
    if (!(error instanceof FaultError)) throw error;
    printFault(error, io);
    return undefined;
  });
  if (all === undefined) return EXIT_INFRASTRUCTURE;
  const wanted = all.filter(
    ({header}) => options.run === undefined || header.runId === options.run,
  );
  if (options.run !== undefined && wanted.length === 0) {
    const help = 'proctor clean --dry-run shows the runs that have left something';
    printProblem(`nothing is left of a run "${options.run}"`, help, io);
    return EXIT_USAGE;
  }
  const cleaned = await clean(wanted, {...options, ageMs}, io);
  if (cleaned === undefined) return EXIT_INTERRUPTED;
  if (options.format === 'json') io.stdout.write(`${JSON.stringify(cleaned, undefined, 2)}\n`);
  else printText(cleaned, io);
  return cleaned.some(({outcome}) => outcome === 'failed') ? EXIT_INFRASTRUCTURE : 0;
}

/** @returns `undefined` when it was interrupted. */
async function clean(
  ledgers: readonly ListedLedger[],
  options: CleanOptions & {readonly ageMs: number | undefined},
  io: CliIo,
): Promise<CleanedRun[] | undefined> {
  const reasons = new Map(ledgers.map((each) => [each, whyKept(each, options)]));
  const dead = ledgers.filter((each) => reasons.get(each) === undefined);
  const abort = new AbortController();
  using _ = io.onInterrupt(() => abort.abort(new CancelError('interrupted')));
  const {signal} = abort;
  const settled = options.dryRun
    ? []
    : await settleLedgers(dead, {
        ...{signal, by: 'clean', env: io.env, timeoutMs: TIMEOUT_MS},
        isForced: options.force === true,
      });
  if (signal.aborted) return undefined;
  const results = new Map(settled.map((each) => [each.ledger.path, each]));
  return ledgers.flatMap((each): CleanedRun[] => {
    const facts = factsOf(each);
    const reason = reasons.get(each);
    // Nobody asked for those that are well.
    if (each.state === 'alive' && options.run === undefined) return [];
    if (reason !== undefined) return [{...facts, outcome: 'kept', reason}];
    if (options.dryRun) return [{...facts, outcome: 'listed'}];
    const result = results.get(each.path);
    if (result === undefined) {
      return [{...facts, outcome: 'kept', reason: 'another process is cleaning up after it'}];
    }
    const {undone, left, elsewhere} = result;
    const outcome = left.length > 0 ? 'failed' : 'removed';
    return [{...facts, outcome, undone, left, elsewhere}];
  });
}

function whyKept(
  {state, header, usedMs}: ListedLedger,
  {ageMs, force}: {readonly ageMs: number | undefined; readonly force?: boolean},
): string | undefined {
  const {runner} = header;
  if (state === 'alive') return `its process ${runner.pid} lives`;
  if (state === 'reaping') return 'its reaper is at work';
  if (state === 'unknown' && force !== true) {
    return `it is of ${runner.host}: whether its process ${runner.pid} lives cannot be told from here`;
  }
  const idleMs = wallClockMs() - usedMs;
  if (ageMs !== undefined && idleMs <= ageMs) return `it was at work ${formatDuration(idleMs)} ago`;
  return undefined;
}

function factsOf({header, items, usedMs}: ListedLedger): Omit<CleanedRun, 'outcome'> {
  return {
    run: header.runId,
    host: header.runner.host,
    pid: header.runner.pid,
    startedAt: new Date(header.startedAt).toISOString(),
    usedAt: new Date(usedMs).toISOString(),
    listed: items.filter(isOpen).map(({resource}) => resourceText(resource)),
  };
}

function isOpen({state}: LedgerItem): boolean {
  return state === 'open';
}

const WORDS = {
  removed: 'removed what was left of',
  listed: 'would remove what is left of',
  kept: 'kept',
  failed: 'could not remove all that is left of',
} as const;

function printText(cleaned: readonly CleanedRun[], io: CliIo): void {
  if (cleaned.length === 0) io.stderr.write('nothing to clean up\n');
  for (const {run, outcome, reason, undone, listed, left = [], elsewhere = []} of cleaned) {
    const why = reason === undefined ? '' : `: ${reason}`;
    const count = undone === undefined ? '' : ` (${undone} ${undone === 1 ? 'thing' : 'things'})`;
    io.stdout.write(sanitizeLine(`${WORDS[outcome]} run ${run}${count}${why}`));
    const lines = [
      ...(outcome === 'listed' ? listed : []),
      ...left.map((line) => `left: ${line}`),
      ...elsewhere.map((line) => `ends by itself: ${line}`),
    ];
    io.stdout.write(`\n${lines.map((line) => `  ${sanitizeLine(line)}\n`).join('')}`);
  }
}
