import {mkdirSync, readdirSync, readFileSync, statSync} from 'node:fs';
import {join} from 'node:path';
import type {EnvironmentDriver} from '../../src/environments/environment.ts';
import type {RunEventBody} from '../../src/journal/event.ts';
import {foldJournal} from '../../src/journal/fold-journal.ts';
import {JournalWriter} from '../../src/journal/journal-writer.ts';
import type {Plan} from '../../src/plan/plan.ts';
import {createConsole} from '../../src/report/console/create-console.ts';
import {REPORT_FORMATS} from '../../src/report/report-format.ts';
import {writeReport} from '../../src/report/write-report.ts';
import {runPlan} from '../../src/run/run-plan.ts';
import {casesPlanned, runStarted} from '../../src/run/run-started.ts';
import {StopSwitch} from '../../src/run/stop-switch.ts';
import {NO_BASELINES} from '../../src/steps/judge/baselines.ts';
import {createMask} from '../../src/util/mask.ts';
import {pageTexts} from './report-page.ts';

/** The forms of a secret that a command may print, each by its name. */
export const ENCODINGS: Readonly<Record<string, (secret: string) => string>> = {
  raw: (secret) => secret,
  base64: (secret) => Buffer.from(secret).toString('base64'),
  'base64 at alignment 1': (secret) => aligned(secret, 1),
  'base64 at alignment 2': (secret) => aligned(secret, 2),
  base64url: (secret) => Buffer.from(secret).toString('base64url'),
  hex: (secret) => Buffer.from(secret).toString('hex'),
  'upper-case hex': (secret) => Buffer.from(secret).toString('hex').toUpperCase(),
  URL: (secret) => encodeURIComponent(secret),
  JSON: (secret) => JSON.stringify(secret).slice(1, -1),
};

/** What of the Base64 of `before` bytes and the secret depends on the secret alone. */
function aligned(secret: string, before: number): string {
  const bytes = Buffer.concat([Buffer.alloc(before, 'x'), Buffer.from(secret)]);
  const text = bytes.toString('base64');
  return text.slice(Math.ceil((before * 8) / 6), Math.floor((bytes.length * 8) / 6));
}

/** What a run has to work with. */
export interface SinkOptions {
  /** Below it the run's folder, its scratch folder and the state folder are made. */
  readonly folder: string;
  readonly secrets: ReadonlyMap<string, string>;
  /** Of the environment `box`. */
  readonly driver: EnvironmentDriver;
  readonly env?: Readonly<Record<string, string | undefined>>;
}

/** All that came out of a run, and how it went. */
export interface RunSinks {
  /** `console`, each report format, `file names`, and each file of the run's folder. */
  readonly sinks: ReadonlyMap<string, string>;
  readonly events: readonly RunEventBody[];
}

/** Runs `plan` with a journal, a console, all reports and all logs. */
export async function sinksOf(plan: Plan, options: SinkOptions): Promise<RunSinks> {
  const {secrets, driver} = options;
  const runFolder = join(options.folder, 'run');
  const scratchFolder = join(options.folder, 'scratch');
  for (const folder of [runFolder, scratchFolder]) mkdirSync(folder, {recursive: true});
  const {mask} = createMask(secrets);
  const journal = JournalWriter.open(join(runFolder, 'journal.jsonl'), {mask, now: () => 0});
  const sinks = new Map<string, string>();
  const events: RunEventBody[] = [];
  let printed = '';
  const output = {
    write: (piece: string) => (printed += piece),
    isTerminal: false,
    columns: undefined,
  };
  const sink = createConsole({output, level: 'verbose', color: false, ci: true, now: () => 0});
  const emit = (body: RunEventBody): void => {
    events.push(body);
    sink.onEvent(journal.append(body));
  };
  emit(runStarted(plan, 'run'));
  for (const event of casesPlanned(plan)) emit(event);
  await runPlan(plan, {
    runId: 'run',
    ...{runFolder, scratchFolder},
    drivers: new Map([['box', driver]]),
    env: {
      PATH: process.env['PATH'],
      PROCTOR_STATE_DIR: join(options.folder, 'state'),
      ...options.env,
    },
    secrets: {values: secrets, get: (name) => secrets.get(name) ?? ''},
    mask,
    baselines: NO_BASELINES,
    emit,
    onOutput: sink.onOutput,
    stop: new StopSwitch(),
    maxFailures: undefined,
    failFast: false,
    failOnFlaky: false,
    retries: undefined,
    random: () => 0,
  });
  sink.close();
  await journal.close();
  sinks.set('console', printed);
  using reader = foldJournal(join(runFolder, 'journal.jsonl'));
  for (const format of REPORT_FORMATS) {
    let report = '';
    writeReport(reader, (piece) => (report += piece), {format});
    sinks.set(format, format === 'html' ? pageTexts(report) : report);
  }
  const names = readdirSync(runFolder, {recursive: true, encoding: 'utf8'});
  sinks.set('file names', names.join('\n'));
  for (const name of names) {
    const path = join(runFolder, name);
    if (statSync(path).isFile()) sinks.set(name, readFileSync(path, 'utf8'));
  }
  return {sinks, events};
}
