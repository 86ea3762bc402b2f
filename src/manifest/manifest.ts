/**
 * The manifest after validation: defaults filled in, durations in milliseconds, names in camel
 * case, hooks and single names as lists. Texts still hold their `${{ }}`; `expandTemplate` fills
 * them in for a case. Immutable, and free of anything that only diagnostics need.
 */

/** A constant in the manifest. */
export type Scalar = string | number | boolean;
export type EnvironmentId = string;
export type ScenarioId = string;

export interface Manifest {
  /** The manifest's own file, absolute. */
  readonly path: string;
  /** The folder that relative paths start from, absolute. */
  readonly folder: string;
  readonly name: string;
  /** SHA-256 of the file's bytes, in hex. */
  readonly sha256: string;
  readonly concurrency: ConcurrencyLimits;
  /** `undefined` for no limit. */
  readonly timeoutMs: number | undefined;
  readonly variables: Readonly<Record<string, Scalar>>;
  readonly secrets: Readonly<Record<string, SecretReference>>;
  readonly environments: ReadonlyMap<EnvironmentId, EnvironmentSpec>;
  readonly artifacts: ReadonlyMap<string, ArtifactSpec>;
  readonly instrumentation: ReadonlyMap<string, InstrumentationSpec>;
  readonly scenarios: ReadonlyMap<ScenarioId, Scenario>;
}

/** Upper limits of nodes at the same time; all at least 1. */
export interface ConcurrencyLimits {
  readonly total: number;
  readonly provision: number;
  readonly deploy: number;
  readonly run: number;
  readonly perHost: number;
}

/** Where a secret's value is found; never the value. */
export type SecretReference =
  | {readonly kind: 'env'; readonly name: string}
  /** Absolute path. */
  | {readonly kind: 'file'; readonly path: string};

export type Env = Readonly<Record<string, string>>;

interface EnvironmentSpecBase {
  readonly id: EnvironmentId;
  /** Cases at once; at least 1. */
  readonly instances: number;
  readonly isolation: 'shared' | 'fresh';
  /** Manifest's, then this environment's. */
  readonly env: Env;
  readonly shell: string | undefined;
  readonly workingDirectory: string | undefined;
  /** Scripts, run in turn. */
  readonly prepare: readonly string[];
  readonly restore: readonly string[];
  readonly debug: readonly string[];
  readonly stageTimeoutMs: number;
}

export interface LocalSpec extends EnvironmentSpecBase {
  readonly type: 'local';
  /** Names of inherited variables (`LC_*` style globs), or all. */
  readonly inheritEnv: 'all' | readonly string[];
}

export interface SshSpec extends EnvironmentSpecBase {
  readonly type: 'ssh';
  readonly host: string;
  readonly port: number | undefined;
  readonly user: string | undefined;
  /** Absolute paths of private keys; empty for the defaults. */
  readonly keys: readonly string[];
  /** Templates that hold one `${{ secrets.NAME }}`. */
  readonly passphrase: string | undefined;
  readonly password: string | undefined;
  readonly agent: boolean | undefined;
  /** Absolute path, `false` for none, `undefined` for `~/.ssh/config`. */
  readonly config: string | false | undefined;
  readonly jump: string | undefined;
  /** Absolute paths; empty for the defaults. */
  readonly knownHosts: readonly string[];
  readonly hostKeyChecking: 'strict' | 'accept-new';
  readonly connectTimeoutMs: number;
  readonly keepAliveMs: number;
  readonly sessionsMax: number;
}

export type EnvironmentSpec = LocalSpec | SshSpec;

export interface ArtifactSpec {
  readonly id: string;
  readonly type: 'script' | 'binary' | 'config' | 'data';
  /** As written: file, folder or glob, relative to the manifest's folder. */
  readonly source: string;
  /** As written. */
  readonly target: string;
  /** File mode bits; `undefined` to keep the source's, made executable for scripts and binaries. */
  readonly mode: number | undefined;
  readonly needs: readonly string[];
}

export interface InstrumentationSpec {
  readonly id: string;
  readonly env: Env;
  readonly start: string | undefined;
  readonly check: string | undefined;
  readonly stop: string | undefined;
}

export interface RetryPolicy {
  /** Retries after a failed test. */
  readonly test: number;
  /** Retries after a transient infrastructure fault. */
  readonly infrastructure: number;
  readonly delayMs: number;
  readonly maxDelayMs: number;
}

/** One combination of matrix values; empty where there is no matrix. */
export type MatrixValues = Readonly<Record<string, Scalar>>;

export interface MatrixSpec {
  readonly axes: Readonly<Record<string, readonly Scalar[]>>;
  readonly include: readonly MatrixValues[];
  readonly exclude: readonly MatrixValues[];
}

export interface Scenario {
  readonly id: ScenarioId;
  /** Line in which it begins in the manifest, from 1; absent where it was not read from a text. */
  readonly line?: number;
  readonly description: string | undefined;
  /** At least one. */
  readonly environments: readonly EnvironmentId[];
  readonly tags: readonly string[];
  readonly needs: readonly ScenarioId[];
  readonly matrix: MatrixSpec | undefined;
  readonly artifacts: readonly string[];
  readonly instrumentation: readonly string[];
  readonly requires: Requirements | undefined;
  /** Longest time of one attempt. */
  readonly timeoutMs: number;
  readonly killGraceMs: number;
  readonly retries: RetryPolicy;
  readonly env: Env;
  readonly shell: string | undefined;
  readonly workingDirectory: string | undefined;
  readonly prepare: readonly string[];
  readonly restore: readonly string[];
  readonly debug: readonly string[];
  /** At least one. */
  readonly steps: readonly Step[];
  readonly metrics: Readonly<Record<string, MetricLimits>>;
  readonly capture: readonly string[];
  readonly xfail: {readonly reason: string; readonly strict: boolean} | undefined;
  /** `undefined` also from the day after `until` on: then it counts again. */
  readonly quarantine: {readonly reason: string; readonly until: string} | undefined;
}

export interface Requirements {
  readonly tools: readonly string[];
  /** A range such as `>=5.10 <7`. */
  readonly kernel: string | undefined;
  readonly commands: readonly string[];
  readonly otherwise: 'skip' | 'error';
}

export interface MetricLimits {
  readonly min: number | undefined;
  readonly max: number | undefined;
  /** A share: 0.1 for 10 %. */
  readonly regression: number | undefined;
  readonly better: 'lower' | 'higher';
  readonly required: boolean;
}

/** What one entry of `steps` does. */
export type StepAction =
  | {
      readonly kind: 'run';
      readonly script: string;
      readonly background: boolean;
      readonly ready: ReadyCheck | undefined;
    }
  | {readonly kind: 'until'; readonly script: string; readonly everyMs: number}
  | {
      readonly kind: 'watch';
      readonly script: string;
      readonly everyMs: number;
      readonly states: readonly ExpectedState[];
    }
  | {readonly kind: 'wait'; readonly step: string}
  | {readonly kind: 'stop'; readonly step: string; readonly signal: string};

export interface Step {
  /** Position in the scenario, from 0. */
  readonly index: number;
  /** As written; `undefined` if the user gave none. */
  readonly id: string | undefined;
  /** For people: the given name, the id, or the script's first line cut to 80 characters. */
  readonly name: string;
  readonly action: StepAction;
  readonly shell: string | undefined;
  readonly env: Env;
  readonly workingDirectory: string | undefined;
  readonly stdin: string | undefined;
  /** `undefined` for no limit of its own. */
  readonly timeoutMs: number | undefined;
  readonly idleTimeoutMs: number | undefined;
  readonly slowAfterMs: number;
  /** Source of the condition, without `${{ }}`. `undefined` means `success()`. */
  readonly if: string | undefined;
  readonly continueOnError: boolean;
  readonly expect: Expectation | undefined;
  readonly outputs: Readonly<Record<string, OutputSource>>;
  readonly results: ResultsSource | undefined;
}

export type OutputSource =
  | {readonly kind: 'stdout' | 'stderr'}
  | {readonly kind: 'matches'; readonly pattern: string}
  | {readonly kind: 'json'; readonly path: string};

export type ResultsSource =
  /** `from` is `stdout`, `stderr`, or a path on the environment. */
  | {readonly format: 'tap' | 'ktap'; readonly from: string}
  /** Paths or globs on the environment. */
  | {readonly format: 'junit'; readonly from: readonly string[]};

export interface TextMatch {
  readonly contains: readonly string[];
  readonly notContains: readonly string[];
  readonly matches: readonly string[];
  readonly notMatches: readonly string[];
  readonly equals: string | undefined;
  /** JSON path → expected value. */
  readonly json: Readonly<Record<string, unknown>>;
}

export interface FileMatch {
  readonly path: string;
  readonly exists: boolean;
  readonly contains: readonly string[];
  readonly notContains: readonly string[];
  readonly matches: string | undefined;
  readonly equals: string | undefined;
}

export interface Expectation {
  /** `undefined` for the default: 0, unless `signal` is given. */
  readonly exitCodes: readonly number[] | 'any' | undefined;
  /** Without the `SIG` prefix. */
  readonly signal: string | undefined;
  readonly stdout: TextMatch | undefined;
  readonly stderr: TextMatch | undefined;
  readonly files: readonly FileMatch[];
}

export interface ExpectedState {
  readonly equals: string | undefined;
  readonly contains: string | undefined;
  readonly matches: string | undefined;
  readonly withinMs: number;
}

/** All given checks must hold. */
export interface ReadyCheck {
  readonly command: string | undefined;
  /** Port, or `host:port`, seen from the environment. */
  readonly tcp: string | undefined;
  readonly http: string | undefined;
  readonly file: string | undefined;
  readonly output: string | undefined;
  readonly everyMs: number;
  readonly timeoutMs: number;
}
