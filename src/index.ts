/**
 * The library: what the command line is made of. `runManifest` does all that `proctor run` does;
 * the parts that it is made of can be had one by one:
 *
 * ```
 * loadManifest ─► checkPlan, planManifest ─► runPlan ─► foldJournal ─► writeReport
 * ```
 *
 * docs/library.md has an example of each.
 */

import type {ManifestRun, RunManifestOptions} from './cli/library/run-manifest.ts';
import type {LoadedManifest, LoadOptions} from './manifest/load-manifest.ts';

export type {
  FinishedRun,
  ManifestRun,
  RefusedRun,
  RunManifestOptions,
} from './cli/library/run-manifest.ts';

export type {
  Diagnostic,
  DiagnosticCode,
  SourceFile,
  SourceRange,
} from './diagnostics/diagnostic.ts';
export {renderDiagnosticsText} from './diagnostics/render-text.ts';
export type {
  CapturedFile,
  CheckOptions,
  Command,
  Connection,
  Environment,
  EnvironmentDriver,
  EnvironmentFacts,
  ExecOptions,
  ExecResult,
  FileToPut,
  GetOptions,
  OutputStream,
  Problem,
  PutReceipt,
  StepContext,
  TransferOptions,
} from './environments/environment.ts';
export {driverFor} from './environments/registry.ts';
export {FAULTS, type FaultCode, FaultError} from './faults/fault-error.ts';
export type {EventSink, RunEvent, RunEventBody, StepVerdict, Verdict} from './journal/event.ts';
export {foldJournal, foldJournals} from './journal/fold-journal.ts';
export {JournalWriter} from './journal/journal-writer.ts';
export {createRunFolder, findRunFolder, newRunId, type RunFolder} from './journal/run-folder.ts';
export type {
  AttemptResult,
  CaseResult,
  RunReader,
  RunResult,
  StepOutput,
  StepResult,
} from './journal/run-result.ts';

export type {Leak} from './ledger/audit.ts';
export type {LedgerEntry, ResourceLedger} from './ledger/ledger.ts';
export type {Resource, ResourceDetail} from './ledger/resource.ts';
export {RunLedger, type RunLedgerOptions} from './ledger/run-ledger.ts';

export type {LoadedManifest, LoadOptions} from './manifest/load-manifest.ts';
export type {EnvironmentSpec, Manifest, Scenario, Step} from './manifest/manifest.ts';
export {buildGraph} from './plan/build-graph.ts';
export {checkPlan} from './plan/check-plan.ts';
export {type GraphMetrics, graphMetrics} from './plan/graph-metrics.ts';
export type {Case, ExecutionGraph, GraphNode, Plan} from './plan/plan.ts';
export {planManifest} from './plan/plan-manifest.ts';
export {EVERYTHING, type Selection, type SelectionProblem} from './plan/select/selection.ts';
export type {JunitDialect, ReportFormat, ReportOptions} from './report/report-format.ts';
export {writeReport, writeReportFile} from './report/write-report.ts';
export type {CaseOutcome, RunOptions, RunOutcome} from './run/run-options.ts';
export {runPlan} from './run/run-plan.ts';
export {casesPlanned, runStarted, scenariosPlanned} from './run/run-started.ts';
export {readSecrets, type SecretStore} from './run/secrets.ts';
export {StopSwitch} from './run/stop-switch.ts';
export {HistoryStore, type ProjectHistory} from './state/history/history-store.ts';
export {type History, NO_HISTORY} from './state/history.ts';
export {type AcquireLockOptions, acquireLock} from './state/locks/acquire-lock.ts';
export type {HeldLock} from './state/locks/held-lock.ts';
export type {
  CleanedLock,
  LockAuditEntry,
  LockHolder,
  LockMetrics,
  LockMode,
  LockStatus,
} from './state/locks/lock-records.ts';
export {
  type AcquireForOptions,
  type AcquireOptions,
  Locks,
  type LocksOptions,
} from './state/locks/locks.ts';
export {lockFolder, stateFolder} from './state/state-folder.ts';
export {
  type Baselines,
  NO_BASELINES,
  openBaselines,
  updateBaselines,
} from './steps/judge/baselines.ts';
export {CancelError, Deadline} from './util/deadline.ts';
export {createMask, type Mask, NO_MASK} from './util/mask.ts';
export {VERSION} from './util/version.ts';

/**
 * Reads the manifest at `path`, checks it and fills in its defaults; whatever is wrong is a value, and
 * all of it comes at once. What it gives goes to `checkPlan` and `planManifest`. The parser is loaded
 * with the first manifest.
 *
 * @param options Where it is read as if somewhere else, or on another day. @default here and now
 * @throws `options.signal.reason`.
 */
export async function loadManifest(
  path: string,
  options: Partial<LoadOptions> = {},
): Promise<LoadedManifest> {
  const {loadHere} = await import('./cli/library/load-here.ts');
  return await loadHere(path, {...options, env: process.env});
}

/**
 * Runs the manifest at `path` as `proctor run` does: with its history, with a folder of its own that
 * holds the journal and the reports, and with nothing left behind, also when this process is killed.
 * Prints nothing, and ends no process.
 *
 * @throws what is a bug in proctor or in a driver of yours; all is cleaned up by then.
 */
export async function runManifest(
  path: string,
  options: RunManifestOptions = {},
): Promise<ManifestRun> {
  const module = await import('./cli/library/run-manifest.ts');
  return await module.runManifest(path, {env: process.env, cwd: process.cwd(), ...options});
}
