import type {ExecResult} from '../../environments/environment.ts';
import type {FuzzSpec} from '../../manifest/instrumentation-spec.ts';
import type {ToolFacts} from '../tool.ts';

/** One fuzzer on one environment, its texts expanded. */
export interface FuzzJob {
  readonly spec: FuzzSpec;
  /** Its own folder there, absolute; exists, and holds `seeds/` with one seed of proctor's. */
  readonly folder: string;
  readonly target: string;
  /** Paths there; `undefined` where none is given. */
  readonly corpus: string | undefined;
  readonly dictionary: string | undefined;
  /** Whole seconds of its budget, at least 1. */
  readonly seconds: number;
}

/** What a kind of fuzzer knows of itself. Scripts are for POSIX shells and start where steps do. */
export interface FuzzEngine {
  /**
   * Ends with 0 where the fuzzer is there and its target can be fuzzed, and prints `key=value` lines
   * of facts; else the last line of standard error says why not.
   */
  proof(job: FuzzJob): string;
  /** What helps where the proof fails. */
  readonly help: string;
  /** Runs until its time is over, or it is ended. */
  script(job: FuzzJob): string;
  readonly env: Readonly<Record<string, string>>;
  /** As a script for the user's own is run by the default shell; else by sh. */
  readonly usesDefaultShell?: boolean;
  /** What of its folder, or elsewhere, is brought back. */
  files(job: FuzzJob): FuzzFiles;
  /** Runs the target on the input `$1`, so that it crashes again. @default what is found has no report */
  replay?(job: FuzzJob): string;
  /** Where the titles of findings are in a file there, rather than in a report of the target's. */
  readonly titleFile?: string;
  /** What its statistics say. */
  stats(texts: FuzzTexts): FuzzStats;
  /** Puts into its folder what is to be brought back and lies elsewhere. */
  gather?(job: FuzzJob): string;
}

export interface FuzzFiles {
  /** Globs there, absolute. */
  readonly findings: readonly string[];
  /** Of new inputs that it keeps, for the next time. */
  readonly corpus: readonly string[];
  /** One file with statistics. */
  readonly stats: string | undefined;
}

export interface FuzzTexts {
  /** The file of statistics; empty where there is none. */
  readonly stats: string;
  /** The end of what it printed. */
  readonly output: string;
}

export interface FuzzStats {
  readonly facts: ToolFacts;
  /** Inputs that were tried; `undefined` where that is not known. */
  readonly executions: number | undefined;
}

/** What a finding is, by the name of its file. */
export type FindingKind = 'crash' | 'hang' | 'leak' | 'out-of-memory';

/** By what AFL++, libFuzzer and others call the files. */
export function kindOf(path: string): FindingKind {
  if (/\/hangs\/|\/timeout-|\/slow-unit-/.test(path)) return 'hang';
  if (/\/leak-/.test(path)) return 'leak';
  return /\/oom-/.test(path) ? 'out-of-memory' : 'crash';
}

/** How a target ended on an input that was run again. */
export type ReplayResult = Pick<
  ExecResult,
  'exitCode' | 'exitSignal' | 'endedBy' | 'stdout' | 'stderr'
>;
