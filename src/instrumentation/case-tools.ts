import {FaultError} from '../faults/fault-error.ts';
import type {InstrumentationSpec} from '../manifest/instrumentation-spec.ts';
import {CancelError} from '../util/deadline.ts';
import type {InstanceTool} from './run-tools.ts';
import type {CasePlace, ToolGroup, ToolGroupSession, ToolOutcome} from './tool.ts';

/** What came of one tool around a case. */
export interface ToolReport extends ToolOutcome {
  readonly instrumentation: InstrumentationSpec;
  readonly tool: string;
}

interface Running {
  readonly group: ToolGroup;
  readonly names: readonly string[];
  readonly session: ToolGroupSession;
}

/** The tools of one instrumentation around one case. */
export class CaseTools {
  readonly #tool: InstanceTool;
  readonly #running: Running[] = [];
  readonly #doubts: string[];

  constructor(tool: InstanceTool) {
    this.#tool = tool;
    this.#doubts = [...tool.doubts];
  }

  /** For the case's steps; these win over the manifest's. */
  get env(): Readonly<Record<string, string>> {
    return Object.assign({}, ...this.#running.map(({session}) => session.env));
  }

  /** Words before each step's own command line. */
  get wrap(): readonly string[] {
    return this.#running.flatMap(({session}) => session.wrap ?? []);
  }

  /** Titles of console reports that the tools' own outcomes take the place of. */
  get supersedes(): readonly string[] {
    return this.#running.flatMap(({session}) => session.supersedes ?? []);
  }

  /** Resolves when all have done what they were begun for; never rejects. */
  get done(): Promise<unknown> {
    return Promise.all(this.#running.map(({session}) => session.done));
  }

  /** Why a pass proves less than it seems, whatever is found at the end. */
  get doubts(): readonly string[] {
    return this.#doubts;
  }

  /**
   * Begins to watch. To be ended also when this throws.
   *
   * @throws {FaultError} why it cannot be used, where it is not optional.
   */
  async begin(place: CasePlace): Promise<void> {
    const {spec, groups, fault} = this.#tool;
    if (fault !== undefined) throw fault;
    for (const {group, working} of groups) {
      if (working.length === 0) continue;
      try {
        const session = await group.begin(place, working);
        this.#running.push({group, names: working, session});
      } catch (error) {
        if (!(error instanceof FaultError) || spec.optional !== true) throw error;
        const message = `instrumentation "${spec.id}" did not begin: ${error.message}`;
        place.context.warn('instrumentation/unavailable', `${place.caseId}: ${message}`);
        this.#doubts.push(message);
      }
    }
  }

  /**
   * Ends all that was begun, the last first, whatever happened. Nothing is thrown for what is wrong
   * with the environment: a tool that could not be asked has a doubt that says so.
   */
  async end(place: CasePlace): Promise<readonly ToolReport[]> {
    const reports: ToolReport[] = [];
    const bugs: unknown[] = [];
    for (const {names, session} of this.#running.splice(0).reverse()) {
      const instrumentation = this.#tool.spec;
      try {
        const outcomes = await session.end(place);
        reports.push(...outcomes.map((outcome) => ({instrumentation, ...outcome})));
      } catch (error) {
        if (!(error instanceof FaultError || error instanceof CancelError)) {
          bugs.push(error);
          continue;
        }
        const doubt = `could not be asked: ${error.message}`;
        const nothing = {facts: {}, files: [], findings: [], failsCase: false, doubt};
        reports.push(...names.map((tool) => ({instrumentation, tool, ...nothing})));
      }
    }
    // Only now, so that each was ended.
    if (bugs.length > 0) throw bugs[0];
    return reports;
  }
}
