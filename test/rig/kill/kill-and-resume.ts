import {rmSync} from 'node:fs';
import {setTimeout as sleep} from 'node:timers/promises';
import {isDeepStrictEqual} from 'node:util';
import {Locks} from '../../../src/state/locks/locks.ts';
import type {JournalLine} from '../cli.ts';
import type {DoomedRun, Exit} from './doomed-run.ts';
import {isAtNode} from './is-at-node.ts';
import {expectedExit, type KillCell} from './kill-cells.ts';
import type {KillLab} from './kill-lab.ts';
import {CASES, lockName} from './kill-manifest.ts';
import {ledgersIn} from './leftovers.ts';
import {TrialFolder} from './trial-folder.ts';
import {eventsOf, reportProblems, verdictsOf} from './what-is-kept.ts';

/** A second wish that comes sooner is taken for the first one. */
const AGAIN_MS = 1_100;
/** Nothing that is waited for takes longer, on however slow a machine. */
const PATIENCE_MS = 180_000;
/** What is not gone by then is taken to stay. */
const LEFT_PATIENCE_MS = 30_000;
const POLL_MS = 20;

/** What became of a run that was hit. */
export interface CellResult {
  readonly cell: KillCell;
  /** What is wrong, a line each. */
  readonly problems: readonly string[];
  /** Exit code or signal; `undefined` where it was never hit. */
  readonly exit?: string;
  /** From the signal to the exit. */
  readonly exitMs?: number;
  /** How much was there at the exit. */
  readonly leftCount?: number;
  /** From the signal until all that was there at the exit had gone; `undefined`: it never did. */
  readonly goneMs?: number | undefined;
  readonly resumedExit?: string;
}

export interface CellOptions {
  readonly lab: KillLab;
  /** A number that no other cell on this machine has: some after it are taken, too. */
  readonly sleepSeconds: number;
  /** Time from the death of a run that was killed until nothing is left of it. */
  readonly limitMs: number;
}

/** Hits a run, looks at what is left of it and what is kept, and goes on with it. */
export async function killAndResume(cell: KillCell, options: CellOptions): Promise<CellResult> {
  const trial = new Trial(cell, options);
  try {
    return await trial.go();
  } finally {
    await trial.close();
  }
}

/**
 * Verdicts of a run that was hit, as reports have them: a case without one was interrupted. Some
 * may have passed, where the signal came late.
 */
function expectedVerdicts(events: readonly JournalLine[]): Readonly<Record<string, string>> {
  const found = verdictsOf(events);
  const verdictOf = (scenario: string): string =>
    found[scenario]?.includes('passed') ? 'passed' : 'interrupted';
  return {
    [CASES.before]: 'passed',
    [CASES.hit]: verdictOf(CASES.hit),
    [CASES.after]: verdictOf(CASES.after),
  };
}

const ALL_PASSED = {[CASES.before]: 'passed', [CASES.hit]: 'passed', [CASES.after]: 'passed'};

class Trial {
  readonly #cell: KillCell;
  readonly #limitMs: number;
  readonly #folder: TrialFolder;
  readonly #problems: string[] = [];
  #run: DoomedRun | undefined;

  constructor(cell: KillCell, options: CellOptions) {
    this.#cell = cell;
    this.#limitMs = options.limitMs;
    this.#folder = new TrialFolder(cell, options);
  }

  async go(): Promise<CellResult> {
    const cell = this.#cell;
    await using rival = await this.#lockRival();
    const run = this.#start(['run', '--verbose'], 'run.txt');
    const isThere = (): boolean => isAtNode(run, this.#folder.manifest);
    if (!(await run.until(isThere, {timeoutMs: PATIENCE_MS}))) {
      return {cell, problems: [`it never came to be at ${cell.node}: ${lastOf(run)}`]};
    }
    this.#folder.noteLedgers();
    const hitMs = performance.now();
    await this.#hit(run);
    await rival?.[Symbol.asyncDispose]();
    const exit = await exitOf(run);
    if (exit === undefined) return {cell, problems: [`it did not end: ${lastOf(run)}`]};
    const exitMs = performance.now() - hitMs;
    this.#checkExit(exit);
    const gone = await this.#lookForLeft(run, hitMs);
    await this.#lookAtKept();
    const resumed = await this.#resume();
    const problems = this.#problems;
    return {cell, problems, exit: exitText(exit), exitMs, ...gone, resumedExit: resumed};
  }

  async close(): Promise<void> {
    this.#folder.letGo();
    this.#run?.kill('SIGKILL', {isForGroup: true});
    await this.#run?.exited;
    // Without their ledger nobody would know what to undo.
    await holds(() => ledgersIn(this.#folder.state).length === 0);
    rmSync(this.#folder.path, {recursive: true, force: true});
  }

  #start(args: readonly string[], outputName: string): DoomedRun {
    this.#run = this.#folder.start(args, outputName);
    return this.#run;
  }

  /** Has the lock where waiting for it is what is hit. */
  async #lockRival(): Promise<AsyncDisposable | undefined> {
    if (this.#cell.node !== 'lock') return undefined;
    const {signal} = new AbortController();
    const locks = await Locks.open({stateFolder: this.#folder.state});
    const options = {purpose: 'rival', timeoutMs: PATIENCE_MS, signal};
    await locks.acquire(lockName(this.#folder.manifest), options);
    return locks;
  }

  async #hit(run: DoomedRun): Promise<void> {
    const {signal} = this.#cell;
    if (signal === 'SIGINT twice') {
      // As from a terminal: all in the foreground get it.
      run.kill('SIGINT', {isForGroup: true});
      await run.until(() => false, {timeoutMs: AGAIN_MS});
      run.kill('SIGINT', {isForGroup: true});
    } else {
      run.kill(signal, {isForGroup: signal === 'SIGHUP'});
    }
    this.#folder.letGo();
  }

  #checkExit(exit: Exit): void {
    const wanted = expectedExit(this.#cell.signal);
    if (exit.code === wanted) return;
    this.#problems.push(`it ended with ${exitText(exit)}, not ${wanted ?? 'SIGKILL'}`);
  }

  /** What there is at the exit, and how long it stays. */
  async #lookForLeft(
    run: DoomedRun,
    hitMs: number,
  ): Promise<Pick<CellResult, 'leftCount' | 'goneMs'>> {
    const isKilled = this.#cell.signal === 'SIGKILL';
    const first = await this.#left(run);
    let left = first;
    let tookMs = performance.now() - hitMs;
    while (left.length > 0 && tookMs < LEFT_PATIENCE_MS) {
      await sleep(POLL_MS);
      left = await this.#left(run);
      tookMs = performance.now() - hitMs;
    }
    const what = first.join('; ');
    if (left.length > 0) this.#problems.push(`left for good: ${left.join('; ')}`);
    else if (!isKilled && first.length > 0) this.#problems.push(`left for a while: ${what}`);
    else if (isKilled && tookMs > this.#limitMs) {
      this.#problems.push(`gone after ${Math.round(tookMs)} ms only: ${what}`);
    }
    // Who is next gets it; but whoever undid the rest was to give it back.
    const stale = await this.#locks(['stale']);
    if (stale.length > 0) this.#problems.push(stale.join('; '));
    return {leftCount: first.length, goneMs: left.length > 0 ? undefined : Math.round(tookMs)};
  }

  async #left(run: DoomedRun): Promise<readonly string[]> {
    const left = this.#folder.left(run.runId);
    // Who looks at locks would take time from who cleans up.
    return left.length > 0 ? left : await this.#locks(['locked', 'error']);
  }

  async #locks(states: readonly string[]): Promise<readonly string[]> {
    const {signal} = new AbortController();
    await using locks = await Locks.open({stateFolder: this.#folder.state});
    const known = await locks.list({signal});
    return known
      .filter(({state}) => states.includes(state))
      .map(({name, state}) => `lock ${name}: ${state}`);
  }

  async #lookAtKept(): Promise<void> {
    const isKilled = this.#cell.signal === 'SIGKILL';
    const lastType = isKilled ? 'run-reaped' : 'run-ended';
    const last = (): string | undefined => eventsOf(this.#folder.path).at(-1)?.type;
    if (!(await holds(() => last() === lastType))) {
      this.#problems.push(`its journal ends with ${last()}, not ${lastType}`);
    }
    const events = eventsOf(this.#folder.path);
    const expected = expectedVerdicts(events);
    const isInJournal = (verdict: string): boolean => !isKilled || verdict === 'passed';
    this.#compare(verdictsOf(events), expected, {isWanted: isInJournal, when: 'hit'});
    this.#problems.push(...(await reportProblems(this.#folder.path, expected)));
    for (const event of events.filter(({type}) => type === 'resource-leaked')) {
      this.#problems.push(`it told of a leak: ${event['what']}`);
    }
  }

  async #resume(): Promise<string> {
    const before = eventsOf(this.#folder.path);
    const run = this.#start(['run', '--resume', 'latest'], 'resumed.txt');
    const exit = await exitOf(run);
    if (exit?.code !== 0) this.#problems.push(`resumed: ${exitText(exit)}: ${lastOf(run)}`);
    const events = eventsOf(this.#folder.path);
    const lost = before.findIndex((event, index) => !isDeepStrictEqual(event, events[index]));
    if (lost !== -1)
      this.#problems.push(`resumed: event ${lost + 1} is not in the journal any more`);
    const later = verdictsOf(events.slice(before.length));
    for (const event of events.slice(before.length)) {
      if (event.type === 'warning-raised') this.#problems.push(`resumed: ${event['message']}`);
    }
    const expected = expectedVerdicts(before);
    const isRunNow = (_: string, scenario: string): boolean => expected[scenario] !== 'passed';
    this.#compare(later, ALL_PASSED, {isWanted: isRunNow, when: 'resumed'});
    const reports = await reportProblems(this.#folder.path, ALL_PASSED);
    this.#problems.push(...reports.map((problem) => `resumed: ${problem}`));
    const left = await this.#left(run);
    if (left.length > 0) this.#problems.push(`left when resumed: ${left.join('; ')}`);
    return exitText(exit);
  }

  /** Notes where cases have other final verdicts in a journal than one as expected, or none. */
  #compare(
    found: Readonly<Record<string, readonly string[]>>,
    expected: Readonly<Record<string, string>>,
    options: {
      readonly isWanted: (verdict: string, scenario: string) => boolean;
      readonly when: string;
    },
  ): void {
    for (const [scenario, verdict] of Object.entries(expected)) {
      const wanted = options.isWanted(verdict, scenario) ? verdict : 'none';
      const own = found[scenario]?.join(', ') ?? 'none';
      if (own === wanted) continue;
      this.#problems.push(`${options.when}: the journal has ${scenario} ${own}, not ${wanted}`);
    }
  }
}

async function exitOf(run: DoomedRun): Promise<Exit | undefined> {
  return await Promise.race([run.exited, sleep(PATIENCE_MS, undefined, {ref: false})]);
}

function exitText(exit: Exit | undefined): string {
  return String(exit?.code ?? exit?.signal ?? 'not ended');
}

function lastOf(run: DoomedRun): string {
  return run.output.trimEnd().split('\n').slice(-8).join(' | ');
}

async function holds(condition: () => boolean): Promise<boolean> {
  const endMs = performance.now() + LEFT_PATIENCE_MS;
  while (!condition()) {
    if (performance.now() > endMs) return false;
    await sleep(POLL_MS);
  }
  return true;
}
