/**
 * The manifest after validation: defaults filled in, durations in milliseconds, names in camel
 * case, hooks and single names as lists. Texts still hold their `${{ }}`; `expandTemplate` fills
 * them in for a case. Immutable, and free of anything that only diagnostics need.
 */

import type {BoardSpec, LockSpec, PowerAction, PowerSpec} from './board-spec.ts';
import type {ContainerSettings} from './container-spec.ts';
import type {
  ArtifactSpec,
  CaptureLimits,
  DependencySpec,
  IsolationSpec,
  ReadinessSpec,
} from './deployment-spec.ts';
import type {InstrumentationSpec} from './instrumentation-spec.ts';
import type {SoakSpec} from './soak-spec.ts';

/** A constant in the manifest. */
export type Scalar = string | number | boolean;
export type EnvironmentId = string;
export type ScenarioId = string;

/** A whole manifest. */
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
  /** Of the manifest, or of the file that it names. @default none */
  readonly boards?: ReadonlyMap<string, BoardSpec>;
  readonly artifacts: ReadonlyMap<string, ArtifactSpec>;
  readonly instrumentation: ReadonlyMap<string, InstrumentationSpec>;
  readonly scenarios: ReadonlyMap<ScenarioId, Scenario>;
  /** What `proctor soak` does, as far as its command line does not say otherwise. */
  readonly soak?: SoakSpec;
}

/** Upper limits of nodes at the same time; all at least 1. */
export interface ConcurrencyLimits {
  readonly total: number;
  readonly provision: number;
  readonly deploy: number;
  readonly run: number;
  readonly perHost: number;
  /** Memory of all VMs at once. @default four fifths of what is available at the start */
  readonly memoryBytes?: number;
  /** Virtual CPUs of all VMs at once. @default twice as many as this machine has */
  readonly cpus?: number;
}

/** Where a secret's value is found; never the value. */
export type SecretReference =
  | {readonly kind: 'env'; readonly name: string}
  /** Absolute path. */
  | {readonly kind: 'file'; readonly path: string};

export type Env = Readonly<Record<string, string>>;

/**
 * `shared`: cases take turns on an instance; `fresh`: an instance for each case; `fork`: one is
 * prepared and frozen, each case gets a copy-on-write clone of it (only kinds that can).
 */
export type Isolation = 'shared' | 'fresh' | 'fork';

interface EnvironmentSpecBase {
  readonly id: EnvironmentId;
  /** Cases at once; at least 1. */
  readonly instances: number;
  readonly isolation: Isolation;
  /** Manifest's, then this environment's. */
  readonly env: Env;
  readonly shell: string | undefined;
  readonly workingDirectory: string | undefined;
  /** Scripts, run in turn. */
  readonly prepare: readonly string[];
  readonly restore: readonly string[];
  readonly debug: readonly string[];
  readonly stageTimeoutMs: number;
  /** The manifest's and its own. @default nothing */
  readonly dependencies?: DependencySpec;
  /** Beside what is always checked. @default nothing */
  readonly readiness?: readonly ReadinessSpec[];
  /** To be held while an instance of it is there. @default none */
  readonly lock?: LockSpec;
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
  /** Boards that will do, of which each instance reserves one; `host` is then that board's. @default none */
  readonly boards?: readonly BoardSpec[];
  /** The one of `boards` that has been reserved: `host` and the like are its own then. @default none */
  readonly board?: BoardSpec;
  readonly power?: PowerSpec;
  /** As in `BoardSpec`. */
  readonly consoleCommand?: string;
  /** Set where there is a console, or may be. */
  readonly console?: ConsolePolicy;
}

export type GuestArch = 'x86_64' | 'arm64' | 'riscv64' | 'arm';

/** A virtual machine run by QEMU. Paths are absolute. */
export interface QemuSpec extends EnvironmentSpecBase {
  readonly type: 'qemu';
  readonly arch: GuestArch;
  readonly accel: 'auto' | 'kvm' | 'tcg';
  readonly cpus: number;
  readonly memoryBytes: number;
  /** QEMU's machine type and CPU model; `undefined` for the architecture's default. */
  readonly machine: string | undefined;
  readonly cpu: string | undefined;
  /** The QEMU program; `undefined` for the one of `arch` on the PATH. */
  readonly binary: string | undefined;
  readonly boot: QemuBoot;
  readonly disks: readonly DiskSpec[];
  readonly network: QemuNetwork;
  readonly connect: QemuConnect;
  readonly console: ConsolePolicy;
  /** Longest silence of the console until the VM counts as hung; `undefined` for no limit. */
  readonly silenceMs: number | undefined;
  readonly fwCfg: readonly {readonly name: string; readonly value: FwCfgValue}[];
  /** Appended to QEMU's command line as they are. */
  readonly extraArgs: readonly string[];
  /** Clones made ready ahead of need. */
  readonly pool: number;
  /** Whether the frozen template is kept for later runs; the limit is `cacheBytesMax`. */
  readonly cache: boolean;
  readonly cacheBytesMax: number;
  /** Whether each clone gets a machine id of its own. */
  readonly machineId: 'keep' | 'new';
}

export type FwCfgValue =
  | {readonly kind: 'text'; readonly text: string}
  | {readonly kind: 'file'; readonly path: string};

export type QemuBoot =
  | {
      readonly kind: 'kernel';
      readonly kernel: string;
      readonly initrd: string | undefined;
      /** An initramfs that proctor builds; excludes `initrd`. */
      readonly rootfs: MinimalRootfs | undefined;
      /** Added to what the architecture's console and the connection need. */
      readonly cmdline: string;
      readonly dtb: string | undefined;
    }
  | {
      readonly kind: 'disk';
      /** UEFI code image; `undefined` for the machine's own (x86_64: SeaBIOS, else found). */
      readonly firmware: string | undefined;
    };

/** What `rootfs: minimal` is built from. */
export interface MinimalRootfs {
  /** Folder with programs and libraries of the guest's architecture. @default `/` */
  readonly sysroot: string;
  /** Folder of the kernel's modules; `undefined` to look for it beside the kernel and in sysroot. */
  readonly modules: string | undefined;
  /** Files and folders to put in: target → absolute source. */
  readonly files: Readonly<Record<string, string>>;
}

export interface DiskSpec {
  readonly name: string;
  /** Exactly one of `sizeBytes` and `image`. An image is never written to. */
  readonly sizeBytes: number | undefined;
  readonly image: string | undefined;
  /** Of `image`; `undefined` to ask qemu-img. */
  readonly format: 'qcow2' | 'raw' | undefined;
  readonly readOnly: boolean;
  /** Whether the VM boots from it; at most one. */
  readonly boot: boolean;
}

export interface QemuNetwork {
  /** `none`: no network card but those of private networks. */
  readonly mode: 'user' | 'none';
  /** Whether the guest is kept from reaching anything but the forwards. */
  readonly restrict: boolean;
  readonly forwards: readonly PortForward[];
  /** Names of networks that VMs of this run with the same name share; one card each. */
  readonly private: readonly string[];
  /** Who is on these, this environment included; `undefined` where `private` is empty. */
  readonly places?: readonly PrivatePlace[];
}

/** An environment on a private network, and the numbers that addresses there are made of. */
export interface PrivatePlace {
  readonly network: string;
  /** From 0; another for each network of the manifest. */
  readonly networkNumber: number;
  readonly environment: EnvironmentId;
  /** From 1; another for each environment of the manifest. */
  readonly environmentNumber: number;
  readonly instances: number;
}

export interface PortForward {
  readonly guest: number;
  /** `undefined` for a free one, found and held. */
  readonly host: number | undefined;
  readonly protocol: 'tcp' | 'udp';
}

export type QemuConnect =
  | {readonly via: 'guest-agent'; readonly timeoutMs: number}
  | {
      readonly via: 'ssh';
      readonly timeoutMs: number;
      readonly user: string;
      readonly port: number;
      /** Empty where the guest is ours: then the key is, too. */
      readonly keys: readonly string[];
      readonly passphrase: string | undefined;
      readonly password: string | undefined;
      /** known_hosts files; empty where the guest is ours (its key is pinned), else required. */
      readonly knownHosts: readonly string[];
      readonly sessionsMax: number;
    }
  | {
      readonly via: 'console';
      readonly timeoutMs: number;
      readonly user: string | undefined;
      /** A `${{ secrets.NAME }}`. */
      readonly password: string | undefined;
      /** Regex of the login prompt and of the shell's. */
      readonly loginPrompt: string;
      readonly prompt: string;
    };

/** How serious a console report is, most serious first. */
export type ConsoleSeverity = 'fatal' | 'error' | 'warning' | 'note';

/** What to make of a console's reports; a scenario's comes on top of its environment's. */
export interface ConsolePolicy {
  /** Regexes; what they match is no report. */
  readonly ignore: readonly string[];
  /** Reports that must occur, and then fail nothing: regexes of titles. */
  readonly expect: readonly string[];
  /** Lowest severity that fails a case; `never` for none. `undefined`: as around it, `error`. */
  readonly failOn: ConsoleSeverity | 'never' | undefined;
  /** Further signatures. */
  readonly rules: readonly ConsoleRuleSpec[];
}

export interface ConsoleRuleSpec {
  /** Regex, on a line without its printk prefix. */
  readonly match: string;
  /** `$1` stands for the first group. */
  readonly title: string;
  readonly severity: ConsoleSeverity;
}

/** A container run by podman or docker. */
export type ContainerSpec = EnvironmentSpecBase & ContainerSettings;

/** An environment, by its kind. */
export type EnvironmentSpec = LocalSpec | SshSpec | QemuSpec | ContainerSpec;

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

/** What is tried, of which each environment and each set of matrix values makes a case. */
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
  /** Beside its environment's. @default nothing */
  readonly dependencies?: DependencySpec;
  /** Beside its environment's. @default nothing */
  readonly readiness?: readonly ReadinessSpec[];
  /** Around the processes of each step that does not say otherwise. @default nothing */
  readonly confinement?: IsolationSpec;
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
  /** Globs; one that begins with `!` leaves out. */
  readonly capture: readonly string[];
  readonly captureLimits?: CaptureLimits;
  /** For environments with a console. @default nothing of its own */
  readonly console?: ConsolePolicy;
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
  | {readonly kind: 'stop'; readonly step: string; readonly signal: string}
  | {readonly kind: 'machine'; readonly operation: MachineOperation};

/** `guest`: it is asked to; `reset`: it is not; `kexec`: by the kernel that it has loaded. */
export type RebootKind = 'guest' | 'reset' | 'kexec';

/** What a step does to the machine that it runs on, from outside. */
export type MachineOperation =
  | {readonly kind: 'checkpoint' | 'restore'; readonly name: string}
  /** Proven by a new boot id. */
  | {readonly kind: 'reboot'; readonly how: RebootKind}
  | {readonly kind: 'power'; readonly action: PowerAction}
  | {readonly kind: 'network'; readonly state: 'down' | 'up'}
  | {readonly kind: 'attach-disk'; readonly disk: DiskSpec}
  | {readonly kind: 'detach-disk'; readonly name: string}
  | {readonly kind: 'nmi'}
  | {readonly kind: 'sysrq'; readonly key: string}
  /** `file`: name below the case's captured files. */
  | {readonly kind: 'dump-memory'; readonly file: string};

/** One thing that a scenario does. */
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
  /** @default its scenario's */
  readonly confinement?: IsolationSpec;
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
