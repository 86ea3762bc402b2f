import type {Env} from './manifest.ts';

/*
 * What is put on an environment and what it must be like before tests run there, after validation.
 * Texts still hold their `${{ }}`, but for variables.
 */

/** Something to put on an environment. */
export interface ArtifactSpec {
  readonly id: string;
  readonly type: 'script' | 'binary' | 'config' | 'data';
  /**
   * As written: files, folders and globs, relative to the manifest's folder. Empty where `build`
   * makes it.
   */
  readonly sources: readonly string[];
  /** Run once a run, here, before anything is sent. */
  readonly build: BuildSpec | undefined;
  /** The source is an archive whose entries go to `target`, without their first `strip` folders. */
  readonly unpack: {readonly strip: number} | undefined;
  /** What the single source file's content must hash to, SHA-256 in hex. */
  readonly sha256: string | undefined;
  /** As written. */
  readonly target: string;
  /** File mode bits; `undefined` to keep the source's, made executable for scripts and binaries. */
  readonly mode: number | undefined;
  /** Names or numbers there; `undefined` for who the connection is. */
  readonly owner: string | undefined;
  readonly group: string | undefined;
  readonly needs: readonly string[];
  /** Travels encrypted, rests encrypted here, and is nowhere in clear but at its target. */
  readonly sensitive: boolean;
  /** Whether a deployment goes on without it. */
  readonly optional: boolean;
}

/** A command here that makes an artifact's files. */
export interface BuildSpec {
  readonly script: string;
  readonly shell: string | undefined;
  readonly env: Env;
  /** As written; relative to the manifest's folder. */
  readonly workingDirectory: string | undefined;
  /** What it made: files, folders and globs from its working directory; at least one. */
  readonly outputs: readonly string[];
  /**
   * What goes into it: files, folders and globs from its working directory. It is not run again
   * while these and the script stay the same; empty: it is run in each run.
   */
  readonly inputs: readonly string[];
  readonly timeoutMs: number;
}

export type PackageTool = 'apt' | 'apk' | 'dnf' | 'opkg';

/** Packages to be installed on an environment. */
export interface DependencySpec {
  /** For whichever package manager is there. */
  readonly packages: readonly string[];
  /**
   * For managers of which something of its own is said, in place of `packages`; what all have in
   * common is in it.
   */
  readonly byTool: Readonly<Partial<Record<PackageTool, readonly string[]>>>;
  /** Wanted, but gone on without. */
  readonly optional: readonly string[];
  /** What is installed otherwise. */
  readonly commands: readonly DependencyCommand[];
  /** Ids of artifacts that are package files: installed from there, with no network. */
  readonly bundles: readonly string[];
  /** Whether the manager's lists are fetched anew: before the first installation, or never. */
  readonly update: 'when-needed' | 'never';
  readonly timeoutMs: number;
}

/** Something that a package manager does not know. */
export interface DependencyCommand {
  readonly name: string;
  /** Succeeds where it is there already; run again afterwards as the proof. */
  readonly check: string;
  readonly install: string;
  readonly optional: boolean;
}

/** One thing that must hold before tests run on an environment. All that are given must hold. */
export interface ReadinessSpec {
  readonly name: string;
  /** Whether a failure is only a warning. */
  readonly optional: boolean;
  readonly everyMs: number;
  /** Time it is given to hold; 0 where it is looked at once. */
  readonly timeoutMs: number;
  readonly check: ReadinessCheck;
}

export type ReadinessCheck =
  | {readonly kind: 'command'; readonly script: string; readonly shell: string | undefined}
  /** Port, or `host:port`, seen from the environment. */
  | {readonly kind: 'tcp'; readonly address: string}
  /** `status` is one of 100 to 599; `undefined` for any below 400. */
  | {readonly kind: 'http'; readonly url: string; readonly status: number | undefined}
  | {readonly kind: 'file'; readonly path: string; readonly contains: string | undefined}
  /** Regex of a line that the machine's console has printed since it was made. */
  | {readonly kind: 'console'; readonly pattern: string}
  /** Units that must be active; empty: none may have failed. */
  | {readonly kind: 'systemd'; readonly units: readonly string[]}
  /** Controllers that must be usable, and limits that the environment must have at most. */
  | {
      readonly kind: 'cgroup';
      readonly controllers: readonly string[];
      readonly memoryBytesMax: number | undefined;
      readonly pidsMax: number | undefined;
    }
  /** `path` as written; `$PROCTOR_SCRATCH` is the connection's scratch folder. */
  | {readonly kind: 'disk'; readonly path: string; readonly freeBytes: number}
  | {readonly kind: 'memory'; readonly availableBytes: number}
  | {readonly kind: 'cpu'; readonly count: number; readonly loadMax: number | undefined}
  | {readonly kind: 'tools'; readonly tools: readonly string[]}
  /** A range such as `>=5.10 <7`, and options as `CONFIG_KASAN: y`. */
  | {
      readonly kind: 'kernel';
      readonly release: string | undefined;
      readonly config: KernelConfig;
      /**
       * File there with the kernel's config, as an artifact's target, looked into before all others.
       * @default where kernels keep it
       */
      readonly configPath?: string | undefined;
    }
  /** Hosts, or `host:port`s, that must answer from there. */
  | {readonly kind: 'network'; readonly reach: readonly string[]};

/** Options of the kernel: `y`, `m`, a text or number as in its config, or `n` for not set. */
export type KernelConfig = Readonly<Record<string, string>>;

/** What a step's processes may use at most. */
export interface ResourceLimits {
  readonly memoryBytes: number | undefined;
  /** CPUs, as 0.5. */
  readonly cpus: number | undefined;
  readonly pids: number | undefined;
}

/** What a step's processes see of the rest. */
export type NamespaceKind = 'pid' | 'network' | 'mount' | 'ipc' | 'uts' | 'user';

/** Limits and walls around a step's processes. */
export interface IsolationSpec {
  readonly resources: ResourceLimits | undefined;
  readonly namespaces: readonly NamespaceKind[];
}

/** How what is brought back after a case is bounded, and what else is. */
export interface CaptureLimits {
  /** Largest file brought back whole, and most in all. @default proctor's own limits */
  readonly fileBytesMax?: number;
  readonly totalBytesMax?: number;
  /** Whether core dumps of what crashed during the case are looked for, too. @default false */
  readonly cores?: boolean;
}
