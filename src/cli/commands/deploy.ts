import type {RunEventBody} from '../../journal/event.ts';
import {JournalWriter} from '../../journal/journal-writer.ts';
import {makeLatest, type RunFolder} from '../../journal/run-folder.ts';
import {didYouMean} from '../../manifest/did-you-mean.ts';
import type {EnvironmentSpec} from '../../manifest/manifest.ts';
import type {Plan} from '../../plan/plan.ts';
import type {RunConsole} from '../../report/console/create-console.ts';
import {factsText} from '../../report/console/deployment-lines.ts';
import {
  type DeployedEnvironment,
  type DeployedInstance,
  deployPlan,
} from '../../run/deploy-plan.ts';
import {runStarted} from '../../run/run-started.ts';
import {readSecrets} from '../../run/secrets.ts';
import {wallClockMs} from '../../util/clock.ts';
import {formatDuration} from '../../util/duration.ts';
import {createMask, type Mask} from '../../util/mask.ts';
import type {ManifestOptions} from '../check-manifest.ts';
import {endSession, orPrinted} from '../end-session.ts';
import type {CliIo, ExitCode} from '../io.ts';
import {loadPlan} from '../load-plan.ts';
import type {FailedCases} from '../machines/failed-cases.ts';
import {openFailedCases} from '../machines/failure-options.ts';
import {OutputPane} from '../machines/output-pane.ts';
import {EXIT_INFRASTRUCTURE, EXIT_USAGE, printProblem} from '../machines/session.ts';
import {textTable} from '../machines/text-table.ts';
import {makeRunFolder} from '../run-place.ts';
import {writeReports} from '../run-reports.ts';
import {RunSession} from '../run-session.ts';
import {unfailingConsole} from '../unfailing-console.ts';
import {WayOut} from '../way-out.ts';
import {checkHost, openConsole, openDrivers} from './run.ts';

/** What to do where nothing is selected. */
const EMPTY_HELP = '--env NAME makes an environment ready on which no scenario runs';

/** What `proctor deploy` was asked. */
export interface DeployCommandOptions extends ManifestOptions {
  /** Scenarios whose needs count. @default all */
  readonly patterns: readonly string[];
  /**
   * Made ready with what they need themselves, and what the scenarios need that run there.
   *
   * @default all that a scenario runs on
   */
  readonly env?: readonly string[];
  readonly tag?: string;
  /** In place of those that scenarios ask for. */
  readonly artifacts?: readonly string[];
  readonly resume?: boolean;
  readonly rollback?: boolean;
  readonly keep?: boolean;
  readonly concurrency?: number;
  readonly format: 'text' | 'json';
  readonly quiet?: boolean;
  readonly verbose?: boolean;
}

/**
 * `proctor deploy`: makes environments ready for the tests that are selected for them, runs none of
 * them, and says what was done. An environment that is named needs no test to be made ready.
 *
 * @returns 0 when all are ready; 2 for a manifest or command line that is wrong, 3 when one is not
 *   ready, 4 where nothing is selected, 130 or 143 when it was interrupted.
 */
export async function deployCommand(options: DeployCommandOptions, io: CliIo): Promise<ExitCode> {
  const {patterns, tag, env: environment, concurrency, variables, manifest} = options;
  const planned = await loadPlan(
    {
      ...{patterns, variables, needs: false, emptyHelp: EMPTY_HELP},
      // What is named is made ready for its own sake, whether or not anything runs there.
      allowEmpty: environment !== undefined,
      ...(manifest !== undefined && {manifest}),
      ...(tag !== undefined && {tag}),
      ...(environment !== undefined && {environment}),
      ...(concurrency !== undefined && {concurrency}),
    },
    io,
  );
  if (!planned.ok) return planned.error;
  const plan = planned.value;
  const unknown = options.artifacts?.find((id) => !plan.manifest.artifacts.has(id));
  if (unknown !== undefined) {
    const known = [...plan.manifest.artifacts.keys()];
    const help =
      didYouMean(unknown, known) ??
      (known.length === 0 ? 'the manifest has none' : `there is ${known.join(', ')}`);
    printProblem(`no artifact is called "${unknown}"`, help, io);
    return EXIT_USAGE;
  }
  const environments = [
    ...new Set([...(environment ?? []), ...plan.cases.map((item) => item.environment)]),
  ];
  const drivers = await openDrivers(plan, environments);
  const problems = await checkHost(plan, drivers, io);
  if (problems.length > 0) {
    for (const problem of problems) io.stderr.write(`proctor: ${problem}\n`);
    return EXIT_INFRASTRUCTURE;
  }
  if (options.keep !== true) sayTrials(plan, environments, io);
  const make = (): RunFolder => makeRunFolder(plan.manifest.folder, io);
  const opened = await orPrinted(() => RunSession.openRun(io, make), io);
  if (opened === undefined) return EXIT_INFRASTRUCTURE;
  const {session, folder} = opened;
  await using _ = session;
  const exitCode = await deployIn({plan, environments, drivers, folder, session}, options, io);
  return await endSession(session, exitCode, io);
}

interface Prepared {
  readonly plan: Plan;
  /** Ids. */
  readonly environments: readonly string[];
  readonly drivers: Awaited<ReturnType<typeof openDrivers>>;
  readonly folder: RunFolder;
  readonly session: RunSession;
}

async function deployIn(
  prepared: Prepared,
  options: DeployCommandOptions,
  io: CliIo,
): Promise<ExitCode> {
  const {plan, folder} = prepared;
  const secrets = await readSecrets(plan.manifest.secrets, io.env);
  const {mask, weak} = createMask(secrets.values);
  const pane = new OutputPane(options.format === 'json' ? io.stderr : io.stdout);
  const sink = unfailingConsole(openSink(prepared, {...options, pane}, io), io.stderr);
  const journal = JournalWriter.open(folder.journalPath, {
    mask,
    now: wallClockMs,
    onWarning: (message) => io.stderr.write(`proctor: ${message}\n`),
  });
  makeLatest(folder);
  const emit = (body: RunEventBody): void => sink.onEvent(journal.append(body));
  using way = new WayOut(io);
  const keep = options.keep === true ? ({keep: 'on-failure'} as const) : {};
  const keeper = openFailedCases(prepared, {...keep, secrets, mask, pane}, io);
  way.letGo = () => keeper?.letGo() ?? false;
  let environments: readonly DeployedEnvironment[] = [];
  let exitCode: ExitCode;
  try {
    emit({...runStarted(plan, folder.runId, {ids: prepared.environments}), caseCount: 0});
    for (const name of weak) {
      const message = `secret "${name}" is too short to be masked in what is printed`;
      emit({type: 'warning-raised', code: 'secret/too-short', message});
    }
    const onReady = keeper && ((ready: DeployedInstance) => keepReady(keeper, ready));
    const deploying = deployPlan(plan, {
      ...{secrets, mask, emit, stop: way.stop},
      runId: folder.runId,
      runFolder: folder.path,
      scratchFolder: prepared.session.scratchFolder,
      ledger: prepared.session.ledger,
      audit: (signal) => prepared.session.ledger.audit({signal}),
      guard: prepared.session.ledger,
      drivers: prepared.drivers,
      env: io.env,
      random: Math.random,
      environments: prepared.environments,
      artifacts: options.artifacts,
      resumes: options.resume === true,
      rollsBack: options.rollback === true ? 'all' : 'stage',
      outlives,
      ...(onReady && {onReady}),
    });
    exitCode = await way.of(
      deploying.then((deployed) => {
        environments = deployed.environments;
        return deployed.exitCode;
      }),
    );
  } finally {
    await journal.close();
    const {cwd, env} = io;
    const reports = writeReports(folder, journal, {junitDialect: 'jenkins', cwd, env});
    sink.close({reports: reports.written});
    for (const line of [...reports.moved, ...reports.problems]) {
      io.stderr.write(`proctor: ${line}\n`);
    }
  }
  io.stdout.write(summaryOf(environments, {folder, mask, format: options.format}));
  await way.leaveIfGivenUp(exitCode);
  return exitCode;
}

function openSink(
  prepared: Prepared,
  options: DeployCommandOptions & {readonly pane: OutputPane},
  io: CliIo,
): RunConsole {
  const {format, keep, pane, quiet, verbose} = options;
  return openConsole(
    prepared,
    {
      pane,
      output: format === 'json' ? io.stderr : io.stdout,
      subject: `deployment to ${prepared.environments.join(', ')}`,
      ...(quiet !== undefined && {quiet}),
      ...(verbose !== undefined && {verbose}),
      ...(keep === true && {keep: 'on-failure'}),
    },
    io,
  );
}

async function keepReady(keeper: FailedCases, ready: DeployedInstance): Promise<void> {
  const {spec, instance, signal} = ready;
  const {environment, connection, name} = instance;
  if (connection === undefined) return;
  const why = `${name} is ready`;
  await keeper.keep({why, instance: name, spec, signal, connection, environment});
}

/** What is put on other machines, and on this one, stays there; others go with all they have. */
function outlives({type}: EnvironmentSpec): boolean {
  return type === 'local' || type === 'ssh';
}

function sayTrials(plan: Plan, environments: readonly string[], io: CliIo): void {
  const trials = environments.filter((id) => {
    const spec = plan.manifest.environments.get(id);
    return spec !== undefined && !outlives(spec);
  });
  if (trials.length === 0) return;
  const message = `${trials.join(', ')}: only tried, since it is removed again afterwards`;
  printProblem(message, '--keep keeps it until Ctrl-C', io);
}

function summaryOf(
  environments: readonly DeployedEnvironment[],
  options: {readonly folder: RunFolder; readonly mask: Mask; readonly format: 'text' | 'json'},
): string {
  const {folder, mask, format} = options;
  if (format === 'json') {
    const {runId, path} = folder;
    const all = mask.value({runId, folder: path, environments});
    return `${JSON.stringify(all, undefined, 2)}\n`;
  }
  const rows = environments.map(({environment, status, durationMs, facts, fault}) => [
    environment,
    status,
    formatDuration(durationMs),
    fault === undefined ? factsText(facts) : `${fault.code}: ${fault.message}`,
  ]);
  if (rows.length === 0) return '';
  return mask.text(textTable(['ENVIRONMENT', 'STATUS', 'TIME', 'WHAT'], rows));
}
