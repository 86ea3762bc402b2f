import type {KernelConfig} from './deployment-spec.ts';
import type {Env, Scalar} from './manifest.ts';

/** A named set of tools that watch cases, after validation. */
export interface InstrumentationSpec {
  readonly id: string;
  /** For the case's steps. */
  readonly env: Env;
  /** Scripts of the user's own: start, prove, stop. */
  readonly start: string | undefined;
  readonly check: string | undefined;
  readonly stop: string | undefined;
  /** Whether cases run without it where it does not work; they are marked then. @default false */
  readonly optional?: boolean;
  /** What a case comes to that passed although a tool of it was off at the end. @default 'mark' */
  readonly whenLost?: 'mark' | 'fail';
  /** In the order in which they are set up. @default none */
  readonly tools?: readonly ToolSpec[];
}

/** A part of the kernel that finds faults by itself. */
export type SanitizerKind = 'kasan' | 'kcsan' | 'lockdep' | 'kmemleak' | 'ubsan' | 'kfence';

export type ToolSpec =
  | {
      readonly kind: SanitizerKind;
      /** Whether a fault is provoked to see that it is found, where the kernel can (LKDTM). */
      readonly provoke: boolean;
    }
  | {readonly kind: 'kcov'}
  | {
      readonly kind: 'kernel-config';
      readonly config: KernelConfig;
      /** On the environment, where the kernel does not show its own; as written. */
      readonly file: string | undefined;
    }
  /** Words of the kernel's command line, and of `/proc/sys` or `/sys/module/…/parameters`. */
  | {
      readonly kind: 'kernel-parameters';
      /** Must stand on `/proc/cmdline`. */
      readonly boot: readonly string[];
      /** Set for the case and put back afterwards: `kernel.panic_on_warn: 1`. */
      readonly sysctl: Readonly<Record<string, Scalar>>;
      /** As `module.parameter: value`. */
      readonly modules: Readonly<Record<string, Scalar>>;
    }
  | GcovSpec
  | KernelGcovSpec
  | PerfSpec
  | FtraceSpec
  | MonitorSpec
  | FuzzSpec
  | ScanSpec;

/** Coverage of programs built with `--coverage`. */
export interface GcovSpec {
  readonly kind: 'gcov';
  /** Where sources and `.gcno` files are on the environment; as written. */
  readonly objects: string;
  /** Base of relative source paths on the environment; `undefined` for `objects`. */
  readonly source: string | undefined;
  /** Where the same sources are here, for the report's text; as written. */
  readonly localSource: string | undefined;
  /** Globs of source paths that count; empty for all. */
  readonly include: readonly string[];
  readonly exclude: readonly string[];
  /** `gcov`, `llvm-cov gcov`, …: the command on the environment. */
  readonly gcov: string;
}

/** Coverage of a kernel built with `CONFIG_GCOV_KERNEL`. */
export interface KernelGcovSpec {
  readonly kind: 'kernel-gcov';
  /** Folder below `/sys/kernel/debug/gcov` that is brought back; empty for all. */
  readonly folder: string;
  /** Where the kernel's `.gcno` files and sources are here; as written. */
  readonly objects: string;
}

export interface PerfSpec {
  readonly kind: 'perf';
  readonly mode: 'record' | 'stat';
  readonly events: readonly string[];
  /** Samples a second, for `record`. */
  readonly frequencyHz: number | undefined;
  readonly callGraph: string | undefined;
  /** Whether the whole system is watched, or the case's processes. */
  readonly scope: 'system' | 'case';
  /** Appended as they are. */
  readonly extraArgs: readonly string[];
}

export interface FtraceSpec {
  readonly kind: 'ftrace';
  readonly tracer: string | undefined;
  /** As `sched:sched_switch`. */
  readonly events: readonly string[];
  readonly filter: readonly string[];
  readonly bufferBytes: number | undefined;
}

/** A program of the user's own that runs beside a case. */
export interface MonitorSpec {
  readonly kind: 'monitor';
  readonly name: string;
  readonly script: string;
  /** Run again and again with this pause; `undefined`: it runs until it is ended. */
  readonly everyMs: number | undefined;
  /** Proves that it can work, before any test. */
  readonly check: string | undefined;
}

/** A fuzzer with a budget. */
export interface FuzzSpec {
  readonly kind: 'fuzz';
  readonly name: string;
  readonly engine: 'afl' | 'libfuzzer' | 'syzkaller' | 'command';
  /** The target's command line (`afl`: with `@@` for the input), syzkaller's config, or a script. */
  readonly target: string;
  /** Folders there with seeds; proctor's own single seed where there is none. */
  readonly corpus: string | undefined;
  readonly dictionary: string | undefined;
  readonly budgetMs: number;
  readonly extraArgs: readonly string[];
  /** Files that are findings, for `command`; globs. */
  readonly findings: readonly string[];
  /** Whether a finding fails the case. */
  readonly failOnFinding: boolean;
}

/** A scanner: run to its end within a budget. */
export interface ScanSpec {
  readonly kind: 'scan';
  readonly name: string;
  readonly script: string;
  readonly budgetMs: number;
  /** Regex of a line of its output that is a finding; `undefined`: exit code not 0 is one. */
  readonly finding: string | undefined;
  readonly reports: readonly string[];
  readonly failOnFinding: boolean;
}
