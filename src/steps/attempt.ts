import type {ConsoleReport} from '../console-judge/console-report.ts';
import type {Connection, Environment, Fence, StepContext} from '../environments/environment.ts';
import type {FaultError} from '../faults/fault-error.ts';
import type {InstanceTools} from '../instrumentation/run-tools.ts';
import type {FaultRecord, RunEventBody, Verdict} from '../journal/event.ts';
import type {EnvironmentSpec, Manifest} from '../manifest/manifest.ts';
import type {Case} from '../plan/plan.ts';
import type {Baselines} from './judge/baselines.ts';

/** What a console says is the attempt's own from now on. */
export interface ConsoleClaim extends Disposable {
  /** What it said since the attempt got the instance. */
  readonly early: readonly ConsoleReport[];
}

/** What keeps others from where an attempt runs. */
export interface AttemptHold {
  /** What it really runs on, where that was chosen for it, as a board. */
  readonly spec: EnvironmentSpec | undefined;
  readonly fence: Fence | undefined;
  /** Resolves with the fault when it is lost; never rejects. */
  readonly lost: Promise<FaultError>;
  /**
   * To be asked before what was found out counts.
   *
   * @throws {FaultError} `lock/lost`.
   */
  confirm(): Promise<void>;
}

/** Where an attempt runs. */
export interface AttemptInstance {
  /** `environment#n`. */
  readonly name: string;
  readonly connection: Connection;
  /** For its console and machine. @default neither */
  readonly environment?: Environment;
  /** @default anybody may be there */
  readonly hold?: AttemptHold;
  /** Told of the connection that takes the place of one that a reboot or the like ended. */
  readonly reconnected?: (connection: Connection) => void;
  /** Takes over what the console says until disposed of. */
  readonly claimConsole?: () => ConsoleClaim;
  /** Instrumentation that runs on it already. @default none */
  readonly runningTools?: ReadonlySet<string>;
  /** Instrumentation that was set up on it. @default none: each case does it for itself */
  readonly tools?: InstanceTools;
  /**
   * Whether it was proven to be ready as the scenarios of its cases ask; `false`: only as its
   * environment asks, and each case looks for itself. @default true
   */
  readonly isReadyForAll?: boolean;
}

/** Everything one attempt of a case needs. */
export interface AttemptInput {
  readonly manifest: Manifest;
  readonly case: Case;
  /** From 1. */
  readonly attempt: number;
  readonly instance: AttemptInstance;
  /** `signal` calls the attempt off: its steps are ended, `restore` hooks still run. */
  readonly context: StepContext;
  /** For `restore` hooks, which are never called off: aborted when cleanup is hurried. */
  readonly cleanupSignal?: AbortSignal;
  readonly emit: (event: RunEventBody) => void;
  /** Folder of the run, absolute: logs go to `logs/`, captured files to `captured/`. */
  readonly runFolder: string;
  readonly baselines: Baselines;
  /** Live output, masked, for the console; not journalled. */
  readonly onOutput:
    | ((step: string, stream: 'stdout' | 'stderr', chunk: Buffer) => void)
    | undefined;
  /** Variables of every step, as `PROCTOR_SEED`. */
  readonly env: Readonly<Record<string, string>>;
}

/** How an attempt ended; the runner decides on retries and the final verdict. */
export interface AttemptOutcome {
  readonly verdict: Exclude<Verdict, 'flaky'>;
  readonly reason: string | undefined;
  /** Set when `verdict` is `error`. */
  readonly fault: FaultRecord | undefined;
  readonly skip: 'requires' | 'runtime' | 'xfail' | undefined;
  /** Why a pass proves less than it seems. @default nothing */
  readonly doubts?: readonly string[];
  /** Whether trying again may help: transient infrastructure. */
  readonly transient: boolean;
  /** Whether the instance must not be used for another case (its connection broke). */
  readonly instanceBroken: boolean;
  readonly durationMs: number;
  /** Below the run's folder. */
  readonly log: string | undefined;
  /** What the machine's console said meanwhile; below the run's folder. */
  readonly consoleLog: string | undefined;
  /** What it published, last value of each name: for `--update-baseline`. */
  readonly metrics: ReadonlyMap<string, number>;
}
