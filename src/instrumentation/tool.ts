import type {Connection, Environment, StepContext} from '../environments/environment.ts';
import type {EnvironmentSpec, Manifest} from '../manifest/manifest.ts';

/** One tool of an instrumentation: set up on an instance, then used around each case there. */
export interface Tool {
  /** As `kasan`, `gcov`, `perf`, or a monitor's or fuzzer's own name. */
  readonly name: string;
  /**
   * Sets it up on an instance and proves that it works there; once an instance, before it is
   * frozen where it is to be copied.
   *
   * @throws {FaultError} `instrumentation/unavailable` with what to do about it.
   */
  setUp(place: ToolPlace): Promise<ToolFacts>;
  /** Begins to watch a case. @default nothing to begin: only `setUp`'s proof, repeated, counts */
  begin?(place: CasePlace): Promise<ToolSession>;
}

/** Evidence and findings in short, as `{config: "CONFIG_KASAN=y", boot: "…initialized"}`. */
export type ToolFacts = Readonly<Record<string, string | number | boolean>>;

/** Where a tool is set up. */
export interface ToolPlace {
  readonly manifest: Manifest;
  readonly spec: EnvironmentSpec;
  readonly connection: Connection;
  /** For its console. */
  readonly environment: Environment | undefined;
  readonly context: StepContext;
}

/** Where a tool watches a case. */
export interface CasePlace extends ToolPlace {
  readonly caseId: string;
  readonly attempt: number;
  /** For what is brought back of it, absolute, here; made by who needs it. */
  readonly folder: string;
}

/** A tool that watches a case. */
export interface ToolSession {
  /** For the case's steps. */
  readonly env: Readonly<Record<string, string>>;
  /** Words before each step's own command line, as `perf record … --`. @default none */
  readonly wrap?: readonly string[];
  /**
   * Stops it, brings back what it has, and looks whether it was still on. Called once, whatever
   * happened to the case; the connection may be lost.
   */
  end(place: CasePlace): Promise<ToolOutcome>;
}

/** What came of a tool's watch. */
export interface ToolOutcome {
  readonly facts: ToolFacts;
  /** Below `CasePlace.folder`. */
  readonly files: readonly string[];
  /** Titles of faults that it has found; they fail the case where the tool's spec says so. */
  readonly findings: readonly string[];
  readonly failsCase: boolean;
  /** Why it was off at the end, or cannot have seen all, in a clause; `undefined`: still on. */
  readonly doubt: string | undefined;
}
