import type {Connection, Environment, EnvironmentDriver} from '../environments/environment.ts';
import type {FaultRecord, RunEventBody, RunStopping, Verdict} from '../journal/event.ts';
import type {Leak} from '../ledger/audit.ts';
import type {ResourceLedger} from '../ledger/ledger.ts';
import type {EnvironmentId} from '../manifest/manifest.ts';
import type {Case} from '../plan/plan.ts';
import type {LockGuard} from '../state/locks/lock-guard.ts';
import type {AttemptOutcome} from '../steps/attempt.ts';
import type {Baselines} from '../steps/judge/baselines.ts';
import type {Mask} from '../util/mask.ts';
import type {PastAttempts} from './case-retries.ts';
import type {SecretStore} from './secrets.ts';
import type {StopSwitch} from './stop-switch.ts';

/** Everything a run needs beside its plan. */
export interface RunOptions {
  readonly runId: string;
  /** Absolute; exists. */
  readonly runFolder: string;
  /** For temporary files; absolute; exists; the caller removes it. */
  readonly scratchFolder: string;
  /** Book of what is made. @default there is none */
  readonly ledger?: ResourceLedger;
  /**
   * Looks, when all is cleaned up, whether anything is left of what the run made, and removes it.
   *
   * @default nobody looks
   */
  readonly audit?: (signal: AbortSignal) => Promise<readonly Leak[]>;
  /** One for each environment that a case of the plan runs on. */
  readonly drivers: ReadonlyMap<EnvironmentId, EnvironmentDriver>;
  /** Variables of proctor's own process, for what environments take from there. */
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly secrets: SecretStore;
  readonly mask: Mask;
  readonly baselines: Baselines;
  /** Gets every event, in order. Must not throw and must not wait. */
  readonly emit: (event: RunEventBody) => void;
  readonly onOutput:
    | ((caseId: string, step: string, stream: 'stdout' | 'stderr', chunk: Buffer) => void)
    | undefined;
  readonly stop: StopSwitch;
  /** Failures after which no new case is started; `undefined` for no limit. */
  readonly maxFailures: number | undefined;
  /** Whether the first failure also ends what is running. */
  readonly failFast: boolean;
  readonly failOnFlaky: boolean;
  /** Retries of failed tests, in place of each scenario's own. */
  readonly retries: number | undefined;
  /** A number in [0, 1), for jitter. */
  readonly random: () => number;
  /**
   * Called after a case that did not pass, while its instance is still there; it is given back when
   * the promise settles. Must not reject but with `signal.reason`. @default nothing
   */
  readonly onFailedCase?: (failed: FailedCase) => Promise<void>;
  /** Undoes what this process leaves behind when it is killed: locks are kept for as long. @default nobody */
  readonly guard?: LockGuard | undefined;
  /** Whether and when the same cases begin anew, on the same instances. @default once */
  readonly rounds?: RoundPolicy;
  /** What is done already, where the run is gone on with. @default nothing */
  readonly past?: PastProgress | undefined;
}

/** Lets a run go through its cases again and again. Nothing is cleaned up in between. */
export interface RoundPolicy {
  /** Where attempts leave logs and captured files, in place of the run's folder; absolute; exists. */
  readonly folder: string;
  /** Called once, before anything is made: without a first round the run ends at once. @default there is one */
  begins?(): boolean;
  /**
   * Called when every case of a round has its verdict and none has an instance any more; cases begin
   * anew when it resolves to `true`, else the run ends. Must not reject but with `signal.reason`.
   */
  next(round: RoundOutcome, signal: AbortSignal): Promise<boolean>;
  /** Called when all is cleaned up, before `run-ended`: what the rounds come to together. */
  end(ending: RoundsEnding): Pick<RunOutcome, 'exitCode' | 'counts'>;
}

/** What one round came to. */
export interface RoundOutcome {
  /** From 1, in this process. */
  readonly round: number;
  readonly durationMs: number;
  /** Of this round alone. */
  readonly caseOutcomes: ReadonlyMap<number, CaseOutcome>;
  /** Those that are there and in order, none of them lent. */
  readonly instances: readonly RoundInstance[];
  /** Instances that were lost or broken since the last round, and are replaced. */
  readonly lost: readonly LostInstance[];
  /** Environments of which no instance could be made: their cases are errors. The next round tries. */
  readonly exhausted: ReadonlyMap<EnvironmentId, ExhaustedEnvironment>;
}

/** Why an instance had to be replaced. */
export interface LostInstance {
  /** `environment#n`. */
  readonly instance: string;
  readonly reason: string;
}

/** An environment of which no instance can be made. */
export interface ExhaustedEnvironment {
  readonly fault: FaultRecord;
  /** Whether there was one before, so that it may come back. */
  readonly wasThere: boolean;
}

/** How the last round of a run ended. */
export interface RoundsEnding {
  /** Whether something could not be cleaned up, or was left. */
  readonly cleanupFailed: boolean;
  readonly stopping: RunStopping['reason'] | undefined;
}

/** An instance between two rounds. */
export interface RoundInstance {
  /** `environment#n`. */
  readonly name: string;
  readonly environment: Environment | undefined;
  readonly connection: Connection;
}

/** What earlier processes have done of a run. */
export interface PastProgress {
  /** Cases that have their final verdict, by id: they are not run again. */
  readonly finished: ReadonlyMap<string, CaseOutcome>;
  /** What was tried of the others. */
  readonly attempts: ReadonlyMap<string, PastAttempts>;
  /** Number of deployments of each instance, by `environment#n`. */
  readonly deployments: ReadonlyMap<string, number>;
  /** Files that tools have left, below the run's folder. */
  readonly toolFiles: readonly string[];
  readonly durationMs: number;
  /** How often the run was gone on with before. */
  readonly resumptions: number;
}

/** A case that did not pass, and where it ran. */
export interface FailedCase {
  readonly case: Case;
  /** From 1. */
  readonly attempt: number;
  /** Whether there will be no other attempt. */
  readonly isFinal: boolean;
  /** `environment#n`. */
  readonly instance: string;
  readonly environment: Environment | undefined;
  /** May be broken. */
  readonly connection: Connection;
  readonly outcome: AttemptOutcome;
  /** Aborted when the run is called off. */
  readonly signal: AbortSignal;
}

/** How a run ended. */
export interface RunOutcome {
  readonly exitCode: number;
  readonly counts: Readonly<Record<Verdict, number>>;
  /** Final verdict and duration of each case, by index into the plan's cases. */
  readonly caseOutcomes: ReadonlyMap<number, CaseOutcome>;
}

/** What a case came to. */
export interface CaseOutcome {
  readonly verdict: Verdict;
  readonly durationMs: number;
  readonly metrics: ReadonlyMap<string, number>;
}
