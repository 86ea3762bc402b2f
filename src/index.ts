/**
 * The library: what the command line is made of. Everything is behind a few calls:
 *
 * ```
 * loadManifest ─► checkPlan, planManifest ─► runPlan ─► foldJournal ─► writeReport
 * ```
 */

export type {
  Diagnostic,
  DiagnosticCode,
  SourceFile,
  SourceRange,
} from './diagnostics/diagnostic.ts';
export {renderDiagnosticsText} from './diagnostics/render-text.ts';
export type {
  CapturedFile,
  Command,
  Connection,
  Environment,
  EnvironmentDriver,
  ExecOptions,
  ExecResult,
  FileToPut,
  StepContext,
} from './environments/environment.ts';
export {driverFor} from './environments/registry.ts';
export {FAULTS, type FaultCode, FaultError} from './faults/fault-error.ts';
export type {EventSink, RunEvent, RunEventBody, Verdict} from './journal/event.ts';
export {foldJournal, foldJournals} from './journal/fold-journal.ts';
export {JournalWriter} from './journal/journal-writer.ts';
export {createRunFolder, newRunId, type RunFolder} from './journal/run-folder.ts';
export type {CaseResult, RunReader, RunResult} from './journal/run-result.ts';

export type {Leak} from './ledger/audit.ts';
export type {LedgerEntry, ResourceLedger} from './ledger/ledger.ts';
export type {Resource, ResourceDetail} from './ledger/resource.ts';
export {RunLedger, type RunLedgerOptions} from './ledger/run-ledger.ts';

import type {loadManifest as load} from './manifest/load-manifest.ts';

export type {LoadedManifest} from './manifest/load-manifest.ts';
export type {EnvironmentSpec, Manifest, Scenario, Step} from './manifest/manifest.ts';
export {buildGraph} from './plan/build-graph.ts';
export {checkPlan} from './plan/check-plan.ts';
export {graphMetrics} from './plan/graph-metrics.ts';
export type {Case, ExecutionGraph, GraphNode, Plan} from './plan/plan.ts';
export {planManifest} from './plan/plan-manifest.ts';
export {EVERYTHING, type Selection} from './plan/select/selection.ts';
export type {ReportFormat} from './report/report-format.ts';
export {writeReport, writeReportFile} from './report/write-report.ts';
export type {RunOptions, RunOutcome} from './run/run-options.ts';
export {runPlan} from './run/run-plan.ts';
export {casesPlanned, runStarted} from './run/run-started.ts';
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
export {type AcquireForOptions, type AcquireOptions, Locks} from './state/locks/locks.ts';
export {
  type Baselines,
  NO_BASELINES,
  openBaselines,
  updateBaselines,
} from './steps/judge/baselines.ts';
export {CancelError, Deadline} from './util/deadline.ts';
export {createMask, type Mask, NO_MASK} from './util/mask.ts';
export {VERSION} from './util/version.ts';

/** See `manifest/load-manifest.ts`. The parser behind it is loaded with the first manifest. */
export const loadManifest: typeof load = async (path, options) => {
  const module = await import('./manifest/load-manifest.ts');
  return module.loadManifest(path, options);
};
