import {relative} from 'node:path';
import type {RunResult} from '../../journal/run-result.ts';
import type {SoakStarted} from '../../journal/soak-event.ts';
import type {Plan} from '../../plan/plan.ts';
import {createSoakConsole, type SoakConsole} from '../../report/console/soak-console.ts';
import {type SoakSettings, type SoakWishes, soakSettings} from '../../soak/soak-settings.ts';
import {monotonicMs} from '../../util/clock.ts';
import {parseDuration} from '../../util/duration.ts';
import {
  keepMemorySmall,
  type PlannedRun,
  type RunCommandOptions,
  runPlanned,
} from '../commands/run.ts';
import type {CliIo, ExitCode} from '../io.ts';
import {loadPlan} from '../load-plan.ts';
import {canMoveCursor, wantsColor} from '../terminal.ts';
import {openSoak} from './open-soak.ts';

/** What `proctor soak` was asked. */
export interface SoakCommandOptions extends RunCommandOptions {
  /** Texts of the command line. */
  readonly duration?: string;
  readonly reportInterval?: string;
  readonly iterations?: number;
  readonly untilFailure?: boolean;
}

const EXIT_USAGE = 2;

/** `proctor soak`: the selected cases again and again. */
export async function soakCommand(options: SoakCommandOptions, io: CliIo): Promise<ExitCode> {
  keepMemorySmall();
  const wishes = wishesOf(options);
  if (typeof wishes === 'string') return refuse(wishes, undefined, io);
  const {resume} = options;
  if (resume !== undefined) {
    const {resumeRun} = await import('../resume/resume-run.ts');
    const fixed = fixedWishes(options);
    if (fixed.length > 0) {
      const help = `leave out ${fixed.join(', ')}`;
      return refuse('--resume goes on with what the soak was asked at first', help, io);
    }
    return await resumeRun({...options, resume, isSoak: true}, io, resumed);
  }
  const planned = await loadPlan({...options, tagOf: ({soak}) => soak?.tag}, io);
  if (!planned.ok) return planned.error;
  return await soakPlanned({plan: planned.value}, {options, wishes}, io);
}

/** As it was asked at first; its journal says. */
async function resumed(
  planned: PlannedRun,
  options: RunCommandOptions,
  io: CliIo,
): Promise<ExitCode> {
  const started = startOf(planned.before?.past.result);
  return await soakPlanned(planned, {options, wishes: started}, io);
}

function startOf(result: RunResult | undefined): SoakWishes {
  const {durationMs, iterations, reportIntervalMs, untilFailure} = result?.soak?.started ?? {};
  return {durationMs, iterations, reportIntervalMs, untilFailure};
}

async function soakPlanned(
  planned: PlannedRun,
  {options, wishes}: {readonly options: RunCommandOptions; readonly wishes: SoakWishes},
  io: CliIo,
): Promise<ExitCode> {
  const {plan} = planned;
  const settings = soakSettings(plan.manifest.soak, wishes);
  if (settings === undefined) {
    const message = 'a soak needs to know how long it is to go on';
    const help =
      'give --duration 24h, --iterations 1000 or --until-failure, or write "soak: {duration: 24h}" into the manifest';
    return refuse(message, help, io);
  }
  let shown: SoakConsole | undefined;
  const view = {
    consoleOf: (place: {readonly plan: Plan; readonly runFolder: string}) => {
      shown = consoleOf(place.runFolder, options, io);
      return shown;
    },
    openRounds: openSoak({settings, started: startedOf(settings), console: () => shown}),
  };
  return await runPlanned({...planned, view}, options, io);
}

function startedOf(settings: SoakSettings): SoakStarted {
  const {durationMs, iterations, untilFailure, reportIntervalMs} = settings;
  return {
    type: 'soak-started',
    ...(durationMs !== undefined && {durationMs}),
    ...(iterations !== undefined && {iterations}),
    ...(untilFailure && {untilFailure}),
    reportIntervalMs,
  };
}

/** @returns what is wrong with them, where something is. */
function wishesOf(options: SoakCommandOptions): SoakWishes | string {
  const {iterations, untilFailure} = options;
  const durationMs = timeOf(options.duration);
  const reportIntervalMs = timeOf(options.reportInterval);
  if (durationMs === null) return expected('--duration', options.duration);
  if (reportIntervalMs === null) return expected('--report-interval', options.reportInterval);
  return {durationMs, reportIntervalMs, iterations, untilFailure};
}

/** Milliseconds; `null` for what is no time. */
function timeOf(text: string | undefined): number | undefined | null {
  if (text === undefined) return undefined;
  const ms = parseDuration(text);
  return ms === undefined || ms === 0 ? null : ms;
}

function expected(option: string, found = ''): string {
  return `expected a time above 0 for ${option}, as 24h or 1h30m, found "${found}"`;
}

function fixedWishes(options: SoakCommandOptions): string[] {
  const {duration, iterations, reportInterval, untilFailure} = options;
  const given = {
    '--duration': duration,
    '--iterations': iterations,
    '--report-interval': reportInterval,
    '--until-failure': untilFailure,
  };
  return Object.entries(given).flatMap(([name, value]) => (value === undefined ? [] : [name]));
}

function consoleOf(runFolder: string, options: RunCommandOptions, io: CliIo): SoakConsole {
  const {stdout, env, cwd} = io;
  return createSoakConsole({
    write: (text) => stdout.write(text),
    isTerminal: canMoveCursor(io, stdout),
    columns: () => stdout.columns,
    level: options.quiet ? 'quiet' : options.verbose ? 'verbose' : 'normal',
    color: wantsColor(io, stdout),
    unicode: /utf-?8/i.test(env['LC_ALL'] || env['LC_CTYPE'] || env['LANG'] || ''),
    now: monotonicMs,
    cwd,
    runFolder: relative(cwd, runFolder),
  });
}

function refuse(message: string, help: string | undefined, io: CliIo): ExitCode {
  io.stderr.write(`proctor: ${message}\n${help === undefined ? '' : `  help: ${help}\n`}`);
  return EXIT_USAGE;
}
