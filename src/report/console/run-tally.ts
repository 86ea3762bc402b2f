import type {
  CaseEnded,
  CasesPlanned,
  CoverageMerged,
  FaultRecord,
  InstrumentationReported,
  OutputTail,
  PlannedCaseRecord,
  RunEvent,
  StepEnded,
  Verdict,
} from '../../journal/event.ts';
import {NOTHING_DEPLOYED, withDeployment} from '../../journal/fold-deployment.ts';
import {VERDICTS} from './verdicts.ts';

/** How many of each list are kept; of the rest only the number. */
const LISTED_MAX = 50;
const SLOWEST_MAX = 5;
/** Characters kept of the end of a failed step's output until its case has ended. */
const TAIL_CHARACTERS_MAX = 8192;
/** Tools that are told of; those of one run are a handful. */
const TOOLS_MAX = 30;

/** A case that is named in the summary. */
export interface ListedCase {
  readonly id: string;
  readonly verdict: Verdict;
  readonly reason: string | undefined;
  /** What to do about it. */
  readonly help?: string | undefined;
}

/** Something that a tool has found. */
export interface ListedFinding {
  /** The case, or the instance where there was none. */
  readonly where: string;
  /** Whether `where` is a case. */
  readonly isCase: boolean;
  readonly tool: string;
  readonly title: string;
}

/** A list that remembers how long it would be. */
export interface BoundedList<T> {
  readonly items: T[];
  count: number;
}

/** What the console must remember of a run: little, however many cases it has. */
export class RunTally {
  readonly counts: Record<Verdict, number> = {...VERDICTS};
  /** Failures that are in quarantine, and so are not in `counts`. */
  readonly quarantined: BoundedList<ListedCase> = {items: [], count: 0};
  readonly failed: BoundedList<ListedCase> = {items: [], count: 0};
  readonly errors: BoundedList<ListedCase> = {items: [], count: 0};
  readonly flaky: BoundedList<ListedCase> = {items: [], count: 0};
  /** Cases that earlier runs have shown to be flaky, whatever they came to in this one. */
  readonly knownFlaky: BoundedList<ListedCase> = {items: [], count: 0};
  /** Passes that prove less than they seem. */
  readonly unproven: BoundedList<ListedCase> = {items: [], count: 0};
  /** Deployments that have ended, by how; those that failed were tried again, perhaps. */
  readonly deployments = {completed: 0, failed: 0, cancelled: 0};
  /** What those that completed have done. */
  deployed = NOTHING_DEPLOYED;
  /** What tools have found, whether or not it failed a case. */
  readonly findings: BoundedList<ListedFinding> = {items: [], count: 0};
  /** How often each tool was proven to work, and found to be off when a case had ended. */
  readonly tools = new Map<string, {proven: number; lost: number}>();
  /** Number of infrastructure failures, by fault code. */
  readonly faults = new Map<string, number>();
  /** Longest first. */
  readonly slowest: Array<{readonly id: string; readonly durationMs: number}> = [];
  doneCount = 0;
  /** Of the whole run, once it is merged. */
  coverage: CoverageMerged | undefined;
  readonly #special = new Map<string, PlannedCaseRecord>();
  readonly #problems = new Map<string, StepEnded[]>();

  plan(event: CasesPlanned): void {
    for (const item of event.cases) {
      const isSpecial = item.quarantine !== undefined || item.flakiness !== undefined;
      if (isSpecial) this.#special.set(item.id, item);
    }
  }

  quarantineOf(id: string): PlannedCaseRecord['quarantine'] {
    return this.#special.get(id)?.quarantine;
  }

  /** Remembers a step that did not pass, or was killed for its memory, until its attempt ends. */
  step(event: StepEnded): void {
    const isBad = event.verdict === 'failed' || event.verdict === 'error';
    const isKilled = (event.usage?.oomKills ?? 0) > 0;
    if (!isKilled && (!isBad || event.continued === true)) return;
    const kept: StepEnded = {
      ...event,
      ...(event.stdout !== undefined && {stdout: bounded(event.stdout)}),
      ...(event.stderr !== undefined && {stderr: bounded(event.stderr)}),
    };
    const known = this.#problems.get(event.case);
    if (known === undefined) this.#problems.set(event.case, [kept]);
    else known.push(kept);
  }

  fault(fault: FaultRecord): void {
    this.faults.set(fault.code, (this.faults.get(fault.code) ?? 0) + 1);
  }

  deployment(event: RunEvent): void {
    if (event.type !== 'deployment-ended') return;
    this.deployments[event.status] += 1;
    if (event.status === 'completed') this.deployed = withDeployment(this.deployed, event.facts);
  }

  instrumentation(event: InstrumentationReported): void {
    const {case: item, instance, tool, phase, findings = []} = event;
    const where = item ?? instance;
    for (const title of findings) {
      add(this.findings, {where, isCase: item !== undefined, tool, title});
    }
    if (phase === 'collected') return;
    const known = this.tools.get(tool) ?? {proven: 0, lost: 0};
    if (this.tools.size < TOOLS_MAX) this.tools.set(tool, known);
    known[phase] += 1;
  }

  /** Counts the end of an attempt and gives the steps that did not pass in it. */
  end(event: CaseEnded): readonly StepEnded[] {
    const problems = this.#problems.get(event.case) ?? [];
    this.#problems.delete(event.case);
    if (!event.final) return problems;
    this.doneCount++;
    this.#rank(event);
    if (event.verdict === 'error' && event.fault !== undefined) this.fault(event.fault);
    const {verdict, reason, fault} = event;
    const listed = {id: event.case, verdict, reason, help: fault?.help};
    const {flakiness} = this.#special.get(event.case) ?? {};
    if (flakiness !== undefined && event.verdict !== 'skipped') {
      add(this.knownFlaky, {...listed, reason: flakinessText(flakiness)});
    }
    if (isBad(event.verdict) && this.quarantineOf(event.case) !== undefined) {
      add(this.quarantined, listed);
      return problems;
    }
    this.counts[event.verdict]++;
    if (event.doubts !== undefined && event.doubts.length > 0) {
      add(this.unproven, {...listed, reason: event.doubts.join('; ')});
    }
    if (event.verdict === 'failed') add(this.failed, listed);
    else if (event.verdict === 'error') add(this.errors, listed);
    else if (event.verdict === 'flaky') add(this.flaky, listed);
    return problems;
  }

  #rank({case: id, durationMs}: CaseEnded): void {
    const last = this.slowest.at(-1);
    if (
      this.slowest.length === SLOWEST_MAX &&
      last !== undefined &&
      last.durationMs >= durationMs
    ) {
      return;
    }
    this.slowest.push({id, durationMs});
    this.slowest.sort((a, b) => b.durationMs - a.durationMs);
    this.slowest.length = Math.min(this.slowest.length, SLOWEST_MAX);
  }
}

function flakinessText({failed, runs}: NonNullable<PlannedCaseRecord['flakiness']>): string {
  const percent = Math.round((failed / runs) * 100);
  return `failed or needed a retry in ${failed} of its last ${runs} runs (${percent} %)`;
}

/** Whether a verdict of a quarantined case is left out of the counts. */
function isBad(verdict: Verdict): boolean {
  return verdict === 'failed' || verdict === 'error' || verdict === 'flaky';
}

function add<T>(list: BoundedList<T>, item: T): void {
  list.count++;
  if (list.items.length < LISTED_MAX) list.items.push(item);
}

function bounded(tail: OutputTail): OutputTail {
  const {text, omittedBytes} = tail;
  if (text.length <= TAIL_CHARACTERS_MAX) return tail;
  const left = text.slice(0, -TAIL_CHARACTERS_MAX);
  return {
    text: text.slice(-TAIL_CHARACTERS_MAX),
    omittedBytes: omittedBytes + Buffer.byteLength(left),
  };
}
