import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {setTimeout as sleep} from 'node:timers/promises';
import {Locks} from '../../../src/state/locks/locks.ts';
import {DoomedRun} from './doomed-run.ts';
import {expectedExit, type KillCell} from './kill-cells.ts';
import type {KillLab} from './kill-lab.ts';
import {CASES, environmentNames, killManifest, lockName, NOW, sleepsOf} from './kill-manifest.ts';
import {haveStarted, ledgersIn, leftOf, type RunMarks, sharedThings} from './leftovers.ts';
import {eventsOf, reportProblems, verdictsOf} from './what-is-kept.ts';

/** A second wish that comes sooner is taken for the first one. */
const AGAIN_MS = 1_100;
/** Nothing here waits longer, on however slow a machine. */
const PATIENCE_MS = 180_000;
const POLL_MS = 20;
const DATA_BYTES = 2_000_000;

/** What became of a run that was hit. */
export interface CellResult {
  readonly cell: KillCell;
  /** What is wrong, a line each. */
  readonly problems: readonly string[];
  /** Exit code or signal; `undefined` where it was never hit. */
  readonly exit: string | undefined;
  /** From the signal to the exit. */
  readonly exitMs: number | undefined;
  /** How much was there at the exit. */
  readonly leftCount: number;
  /** From the signal until all that was there at the exit had gone; -1: it never did. */
  readonly goneMs: number;
  readonly resumedExit: number | null | undefined;
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

/** Cases that have their final verdict when a run is hit, and those that come to one later. */
function expectedVerdicts({node}: KillCell): Record<string, string> {
  return {
    [CASES.before]: 'passed',
    [CASES.hit]: node === 'cleanup' ? 'passed' : 'interrupted',
    [CASES.after]: 'interrupted',
  };
}

const ALL_PASSED = {[CASES.before]: 'passed', [CASES.hit]: 'passed', [CASES.after]: 'passed'};

class Trial {
  readonly #cell: KillCell;
  readonly #options: CellOptions;
  readonly #folder = mkdtempSync(join(tmpdir(), 'k-'));
  readonly #problems: string[] = [];
  /** What stood in ledgers when the run was hit. */
  #ledgers: readonly string[] = [];
  #run: DoomedRun | undefined;

  constructor(cell: KillCell, options: CellOptions) {
    this.#cell = cell;
    this.#options = options;
    const {lab} = options;
    for (const name of ['tmp', 'state', 'shared', 'data']) mkdirSync(join(this.#folder, name));
    writeFileSync(this.#holdFile, '');
    writeFileSync(join(this.#folder, 'data/file'), Buffer.alloc(DATA_BYTES, 'x'));
    const manifest = killManifest({
      ...options,
      cell,
      environment: lab.environment(cell, this.#folder),
      holdFile: lab.isVisible ? this.#holdFile : undefined,
    });
    writeFileSync(join(this.#folder, 'proctor.yaml'), manifest);
  }

  async go(): Promise<CellResult> {
    const nothing = {exit: undefined, exitMs: undefined, leftCount: 0, goneMs: -1};
    const untouched = {cell: this.#cell, ...nothing, resumedExit: undefined};
    await using rival = await this.#holdLock();
    const run = this.#start(['run', '--verbose'], 'run.txt');
    if (!(await run.until(() => this.#isThere(run), {timeoutMs: PATIENCE_MS}))) {
      const last = run.output.trimEnd().split('\n').slice(-6).join(' | ');
      return {...untouched, problems: [`it never came to be at ${this.#cell.node}: ${last}`]};
    }
    this.#ledgers = ledgersIn(join(this.#folder, 'state'));
    const hitMs = performance.now();
    await this.#hit(run);
    await rival.release();
    const exit = await this.#exitOf(run);
    if (exit === undefined) return {...untouched, problems: ['it did not end']};
    const exitMs = performance.now() - hitMs;
    const {leftCount, goneMs} = await this.#lookForLeft(run, hitMs);
    await this.#lookAtKept(run);
    const resumedExit = await this.#resume();
    const {cell} = this;
    return {cell, problems: this.#problems, exit, exitMs, leftCount, goneMs, resumedExit};
  }

  get cell(): KillCell {
    return this.#cell;
  }

  async close(): Promise<void> {
    this.#run?.kill('SIGKILL', {isForGroup: true});
    await this.#run?.exited;
    // What is left is cleaned up by then, if at all.
    const ledgers = (): number => ledgersIn(join(this.#folder, 'state')).length;
    await holds(() => ledgers() === 0);
    rmSync(this.#folder, {recursive: true, force: true});
  }

  get #holdFile(): string {
    return join(this.#folder, 'shared/hold');
  }

  #start(args: readonly string[], name: string): DoomedRun {
    const env = {
      TMPDIR: join(this.#folder, 'tmp'),
      PROCTOR_STATE_DIR: join(this.#folder, 'state'),
      // Beside the cells: it outlives them, and is no leftover.
      NODE_COMPILE_CACHE: join(tmpdir(), 'compiled'),
      ...this.#options.lab.env,
    };
    this.#run = DoomedRun.start(args, {folder: this.#folder, env, name});
    return this.#run;
  }

  /** A rival has the lock where waiting for it is what is hit. */
  async #holdLock(): Promise<AsyncDisposable & {release(): Promise<void>}> {
    const {signal} = new AbortController();
    if (this.#cell.node !== 'lock') return new Rival(undefined);
    const locks = await Locks.open({stateFolder: join(this.#folder, 'state')});
    const name = lockName(this.#options);
    await locks.acquire(name, {purpose: 'rival', timeoutMs: PATIENCE_MS, signal});
    return new Rival(locks);
  }

  /** Whether the run is where it is to be hit. */
  #isThere(run: DoomedRun): boolean {
    const {node, place} = this.#cell;
    const {target} = environmentNames(this.#options);
    const ended = (scenario: string): number =>
      run.events.findIndex(
        (event) =>
          event.type === 'case-ended' &&
          event['final'] === true &&
          String(event['case']).startsWith(`${scenario}@`),
      );
    const since = ended(node === 'cleanup' ? CASES.hit : CASES.before);
    if (since === -1) return false;
    const isRun = node.startsWith('run');
    const begun = run.events.some(
      (event, index) =>
        index > since &&
        (isRun
          ? event.type === 'step-started' && event['step'] === '1'
          : event.type === 'stage-started' &&
            event['stage'] === node &&
            event['environment'] === target),
    );
    if (!begun) return false;
    if (isRun && !run.output.includes(`| ${NOW}`)) return false;
    const hasProcesses = isRun || ['deploy', 'instrument', 'ready', 'cleanup'].includes(node);
    if (!hasProcesses || !this.#options.lab.isVisible || place === 'qemu') return true;
    return haveStarted(sleepsOf(this.#options).slice(0, 3));
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
    rmSync(this.#holdFile);
  }

  async #exitOf(run: DoomedRun): Promise<string | undefined> {
    const late = sleep(PATIENCE_MS, undefined, {ref: false});
    const exit = await Promise.race([run.exited, late]);
    if (exit === undefined) return undefined;
    const wanted = expectedExit(this.#cell.signal);
    if (exit.code !== wanted) {
      this.#problems.push(`it ended with ${exit.code ?? exit.signal}, not ${wanted ?? 'SIGKILL'}`);
    }
    return String(exit.code ?? exit.signal);
  }

  #left(runId: string): readonly string[] {
    const {lab} = this.#options;
    const temporary = join(this.#folder, 'tmp');
    const marks: RunMarks = {
      texts: [this.#folder, runId, ...(lab.mark === undefined ? [] : [lab.mark])],
      arguments: sleepsOf(this.#options),
      hasContainers: lab.place === 'container',
      runId,
      temporary,
      state: join(this.#folder, 'state'),
    };
    return [...leftOf(marks), ...this.#sharedLeft(), ...lab.leftOnHost()];
  }

  /** Others have things of that kind, too: those are ours that our names or our ledger tell. */
  #sharedLeft(): readonly string[] {
    const names = Object.values(environmentNames(this.#options));
    return [...sharedThings()].filter(
      (path) =>
        names.some((name) => path.includes(name)) ||
        this.#ledgers.some((text) => text.includes(path)),
    );
  }

  /** What there is at the exit, and how long it stays. */
  async #lookForLeft(
    run: DoomedRun,
    hitMs: number,
  ): Promise<{readonly leftCount: number; readonly goneMs: number}> {
    const isKilled = this.#cell.signal === 'SIGKILL';
    const first = await this.#allLeft(run);
    let left = first;
    let tookMs = performance.now() - hitMs;
    while (left.length > 0 && tookMs < PATIENCE_MS / 6) {
      await sleep(POLL_MS);
      left = await this.#allLeft(run);
      tookMs = performance.now() - hitMs;
    }
    if (left.length > 0) this.#problems.push(`left for good: ${left.join('; ')}`);
    else if (!isKilled && first.length > 0) {
      this.#problems.push(`left at the exit, gone later: ${first.join('; ')}`);
    } else if (tookMs > this.#options.limitMs && isKilled) {
      this.#problems.push(`gone after ${Math.round(tookMs)} ms only: ${first.join('; ')}`);
    }
    // Who is next gets it; but whoever undid the rest was to give it back.
    const stale = await this.#locks(['stale']);
    if (stale.length > 0) this.#problems.push(stale.join('; '));
    return {leftCount: first.length, goneMs: left.length > 0 ? -1 : Math.round(tookMs)};
  }

  async #allLeft(run: DoomedRun): Promise<readonly string[]> {
    const left = this.#left(run.runId);
    // Who looks at locks would take time from who cleans up.
    return left.length > 0 ? left : await this.#locks(['locked', 'error']);
  }

  async #locks(states: readonly string[]): Promise<readonly string[]> {
    const {signal} = new AbortController();
    await using locks = await Locks.open({stateFolder: join(this.#folder, 'state')});
    const known = await locks.list({signal});
    return known
      .filter(({state}) => states.includes(state))
      .map(({name, state}) => `lock ${name}: ${state}`);
  }

  async #lookAtKept(run: DoomedRun): Promise<void> {
    const isKilled = this.#cell.signal === 'SIGKILL';
    const expected = expectedVerdicts(this.#cell);
    if (isKilled) {
      const isTold = (): boolean => eventsOf(this.#folder).at(-1)?.type === 'run-reaped';
      if (!(await holds(isTold)))
        this.#problems.push('its journal does not say that it was reaped');
    } else if (eventsOf(this.#folder).at(-1)?.type !== 'run-ended') {
      this.#problems.push(`its journal ends with ${eventsOf(this.#folder).at(-1)?.type}`);
    }
    const verdicts = verdictsOf(eventsOf(this.#folder));
    for (const [scenario, verdict] of Object.entries(expected)) {
      const found = verdicts[scenario]?.join(', ') ?? 'none';
      const wanted = isKilled && verdict === 'interrupted' ? 'none' : verdict;
      if (found !== wanted) {
        this.#problems.push(`the journal's verdict of ${scenario} is ${found}, not ${wanted}`);
      }
    }
    this.#problems.push(...(await reportProblems(this.#folder, expected)));
    const leaks = run.events.filter(({type}) => type === 'resource-leaked');
    for (const leak of leaks) this.#problems.push(`a leak was told: ${leak['what']}`);
  }

  async #resume(): Promise<number | null> {
    const count = eventsOf(this.#folder).length;
    const run = this.#start(['run', '--resume', 'latest'], 'resumed.txt');
    const late = sleep(PATIENCE_MS, undefined, {ref: false});
    const exit = await Promise.race([run.exited, late]);
    if (exit === undefined) {
      this.#problems.push('resumed, it did not end');
      return null;
    }
    if (exit.code !== 0) {
      const tail = run.output.trimEnd().split('\n').slice(-8).join(' | ');
      this.#problems.push(`resumed, it ended with ${exit.code ?? exit.signal}: ${tail}`);
    }
    const later = verdictsOf(eventsOf(this.#folder).slice(count));
    for (const [scenario, verdict] of Object.entries(expectedVerdicts(this.#cell))) {
      const found = later[scenario]?.join(', ') ?? 'none';
      const wanted = verdict === 'passed' ? 'none' : 'passed';
      if (found !== wanted) {
        this.#problems.push(`resumed, the verdict of ${scenario} is ${found}, not ${wanted}`);
      }
    }
    for (const problem of await reportProblems(this.#folder, ALL_PASSED)) {
      this.#problems.push(`resumed: ${problem}`);
    }
    const left = await this.#allLeft(run);
    if (left.length > 0) this.#problems.push(`left when resumed: ${left.join('; ')}`);
    return exit.code;
  }
}

class Rival implements AsyncDisposable {
  readonly #locks: Locks | undefined;

  constructor(locks: Locks | undefined) {
    this.#locks = locks;
  }

  async release(): Promise<void> {
    await this.#locks?.[Symbol.asyncDispose]();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.release();
  }
}

async function holds(condition: () => boolean): Promise<boolean> {
  const endMs = performance.now() + PATIENCE_MS / 3;
  while (!condition()) {
    if (performance.now() > endMs) return false;
    await sleep(POLL_MS);
  }
  return true;
}
