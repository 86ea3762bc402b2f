import type {Connection, Environment, StepContext} from '../environments/environment.ts';
import type {FaultError} from '../faults/fault-error.ts';
import type {EnvironmentSpec, Manifest} from '../manifest/manifest.ts';

/** One tool of an instrumentation: set up on an instance, then used around each case there. */
export interface Tool {
  /** As `kasan`, `gcov`, `perf`, or a monitor's or fuzzer's own name. */
  readonly name: string;
  /**
   * Sets it up on an instance and proves that it works there; once an instance, before it is
   * frozen where it is to be copied. What it keeps of that must not change afterwards: all copies
   * share it.
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
  /**
   * Variables for scripts of the user's own: the environment's and those of all instrumentation,
   * expanded, and proctor's. They may hold secrets, so never put them on a command line.
   */
  readonly env: Readonly<Record<string, string>>;
  /**
   * Fills in `${{ }}` of a text that the manifest gives; no secrets. Without a case it knows of no
   * case, matrix and steps.
   *
   * @throws {FaultError} as expressions do.
   */
  expand(text: string): string;
  /** As `expand`, for a path there: `$PROCTOR_SCRATCH` at its start is the scratch folder, too. */
  expandPath(text: string): string;
  /**
   * Takes over what the console says, until disposed of: for reports that are provoked. `undefined`
   * where there is no console, or none may be provoked.
   */
  readonly claimConsole?: () => Disposable;
  /** Told of a connection that takes the place of `connection`, as after a restored checkpoint. */
  readonly reconnected?: (connection: Connection) => void;
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
  /** For the case's steps; these win over the manifest's. */
  readonly env: Readonly<Record<string, string>>;
  /** Words before each step's own command line, as `perf record … --`. @default none */
  readonly wrap?: readonly string[];
  /**
   * Resolves when it has done what it was begun for, as a fuzzer whose budget is used up: waited for
   * after the steps, before `end`, within the scenario's time, unless the case has failed by then.
   * Never rejects. @default there is nothing to wait for
   */
  readonly done?: Promise<void>;
  /**
   * Stops it, brings back what it has, and looks whether it was still on. Called once, whatever
   * happened to the case; the connection may be lost. What is thrown means that it could not be
   * asked.
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

/** Tools that are dealt with together, so that one round trip does for all of them. */
export interface ToolGroup {
  readonly names: readonly string[];
  /** As `Tool.setUp`, for each; a tool that does not work is no reason not to look at the others. */
  setUp(place: ToolPlace): Promise<readonly ToolProof[]>;
  /** @param names Those that work. */
  begin(place: CasePlace, names: readonly string[]): Promise<ToolGroupSession>;
}

/** What one tool was found to be. */
export interface ToolProof {
  readonly tool: string;
  readonly facts: ToolFacts;
  /** Why it does not work; `undefined`: it does. */
  readonly fault: FaultError | undefined;
}

/** As `ToolSession`, of several tools. */
export interface ToolGroupSession {
  readonly env: Readonly<Record<string, string>>;
  readonly wrap?: readonly string[];
  readonly done?: Promise<void>;
  /** Titles of console reports that its own outcome takes the place of. @default none */
  readonly supersedes?: readonly string[];
  end(place: CasePlace): Promise<readonly (ToolOutcome & {readonly tool: string})[]>;
}
