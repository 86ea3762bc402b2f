import type {ArtifactSource} from '../../deployment/artifact-source.ts';
import type {EnvironmentDriver, StepContext} from '../../environments/environment.ts';
import type {FaultRecord, RunEventBody} from '../../journal/event.ts';
import type {EnvironmentSpec, Manifest} from '../../manifest/manifest.ts';
import type {Case} from '../../plan/plan.ts';
import type {AttemptInstance} from '../../steps/attempt.ts';
import type {Hold} from '../holds/hold.ts';
import type {RunHolds} from '../holds/run-holds.ts';
import type {LostInstance, RoundInstance} from '../run-options.ts';
import type {Lane, Scheduler} from '../scheduler.ts';
import type {Admission} from './admission.ts';

/** Where the cases of one environment get their instances from. */
export interface InstanceSource {
  /** The lane that the case waits in: it starts when an instance is ready for it. */
  laneOf(item: Case): Lane;
  readonly lanes: readonly Lane[];
  /** Whether an instance could not be cleaned up. */
  readonly cleanupFailed: boolean;
  /** Begins its work. */
  start(): void;
  /** A case can run now: it will borrow an instance unless it is settled otherwise. */
  want(item: Case): void;
  /** Lends a ready instance. Only to be called while holding a unit of the case's lane. */
  borrow(item: Case): AttemptInstance;
  /** Takes an instance back after a case; a broken one is cleaned up and replaced. */
  giveBack(name: string, options: GivenBack): void;
  /** Notes that a case will need no instance any more: it has its verdict. */
  caseDone(item: Case): void;
  /** Those that are there and in order, and lent to nobody; without copies made for one case. */
  readonly idle: readonly RoundInstance[];
  /** All cases begin anew. None is running. What could not be made is tried again. */
  beginRound(): void;
  /** Others wait for the machine's memory or CPUs: gives up what it has no work for. */
  reclaim(): void;
  /** Makes no more instances and cleans up those that are free; lent ones when they come back. */
  close(): void;
  /** Resolves when nothing of it is left: call after `close`. */
  closed(): Promise<void>;
}

/** How a case leaves an instance. */
export interface GivenBack {
  readonly broken: boolean;
  /** Why it is broken, in a line. @default unknown */
  readonly reason?: string | undefined;
}

/** What the source of one environment needs from the run it belongs to. */
export interface SourceOptions {
  readonly manifest: Manifest;
  readonly spec: EnvironmentSpec;
  readonly driver: EnvironmentDriver;
  /** Cases that will be run on it; at least one. */
  readonly cases: readonly Case[];
  /** Whether there are more rounds: then it stays open when all cases have their verdict. */
  readonly hasRounds: boolean;
  readonly scheduler: Scheduler;
  readonly admission: Admission;
  readonly holds: RunHolds;
  /** What is held for all instances of the environment. @default nothing */
  readonly outerHold?: () => Hold | undefined;
  readonly emit: (event: RunEventBody) => void;
  /** Absolute: logs of deployments go to `logs/`. */
  readonly runFolder: string;
  readonly artifacts: ArtifactSource;
  /** How many deployments of an instance of that name the run has begun, the next one included. */
  readonly countDeployment: (instance: string) => number;
  readonly contextFor: (signal: AbortSignal) => StepContext;
  /** Aborted when running work is called off. */
  readonly signal: AbortSignal;
  /** For cleanup, which is never called off, only hurried. */
  readonly cleanupSignal: AbortSignal;
  /** No instance is left and none can be made: these cases never will get one. */
  readonly onExhausted: (fault: FaultRecord, cases: readonly Case[]) => void;
  /** An instance, or what copies are made of, is gone for no wish of ours, and replaced. */
  readonly onLost: (lost: LostInstance) => void;
  /** A bug: ends the run. */
  readonly onBug: (error: unknown) => void;
  readonly random: () => number;
}
