import type {
  CaseEnded,
  ConsoleReported,
  EventSink,
  LockChanged,
  ReadinessChecked,
  ResourceLeaked,
  RunEvent,
  RunResumed,
  RunStarted,
  StageEnded,
  StepEnded,
} from '../../journal/event.ts';
import {formatDuration} from '../../util/duration.ts';
import {guardWorkflowCommands, sanitizeLine, workflowCommand} from '../../util/terminal-text.ts';
import {type AnnotationPlace, annotationLines} from './annotations.ts';
import {ConsoleStyle} from './console-style.ts';
import {DeploymentLines} from './deployment-lines.ts';
import {failureLines, faultLines} from './failure-text.ts';
import {GuestOutput} from './guest-lines.ts';
import type {FrameSize} from './live/live-frame.ts';
import type {LiveLine} from './live/live-line.ts';
import {type LiveOutput, LiveRegion} from './live/live-region.ts';
import {RunView} from './live/run-view.ts';
import {Silence} from './live/silence.ts';
import {rerunCommand} from './rerun-command.ts';
import {RunTally} from './run-tally.ts';
import {shownPath} from './shown-path.ts';
import {summaryLines} from './summary-text.ts';

/** Time between two writes: ten a second look live and cost nothing. */
const WRITE_INTERVAL_MS = 100;

/** Characters that are written without waiting for the next time. */
const PENDING_CHARACTERS_MAX = 32_768;

/** Checks that do not hold and whose warning is awaited; one environment has a few. */
const TOLD_CHECKS_MAX = 1000;
/** A lock that was waited for that long is told of once it is had. */
const LONG_WAIT_MS = 1000;

/** What `createConsole` needs. */
export interface ConsoleOptions {
  readonly output: LiveOutput & {readonly isTerminal: boolean};
  /** `quiet`: failures and the summary; `verbose`: whatever the steps print, too. */
  readonly level: 'quiet' | 'normal' | 'verbose';
  readonly color: boolean;
  /** GitHub Actions: groups and annotations are written, and nothing else can be one. */
  readonly ci: boolean;
  /** With `ci`: whether annotations are written. @default true */
  readonly annotations?: boolean | undefined;
  /** Milliseconds on a clock that never jumps. */
  readonly now: () => number;
  /** Whether the output shows Unicode, as the locale says. @default true */
  readonly unicode?: boolean;
  /** For shorter paths and commands: the folder that the user stands in, absolute. */
  readonly cwd?: string;
  /** Folder of the run as the user is told it. @default `.proctor/runs/<run-id>` */
  readonly runFolder?: string;
  /** What it is about, in place of the number of cases, where none is run. */
  readonly subject?: string;
  /** Where a case stands, for annotations. @default nowhere */
  readonly placeOf?: (caseId: string) => AnnotationPlace | undefined;
  /** Calls `tick` again and again. @default an interval that does not keep the process alive */
  readonly every?: (intervalMs: number, tick: () => void) => Disposable;
}

/** What tells a person how a run is going. */
export interface RunConsole {
  readonly onEvent: EventSink;
  /** For events of earlier processes of a run that is gone on with: counts, and tells nothing. */
  readonly recall: EventSink;
  /** Live output of a step, masked. */
  readonly onOutput: (
    caseId: string,
    step: string,
    stream: 'stdout' | 'stderr',
    chunk: Buffer,
  ) => void;
  /** Writes the summary and what is left. `reports` are the paths to name in it. */
  readonly close: (ending?: {readonly reports?: readonly string[]}) => void;
}

/**
 * Tells how a run is going, from its events. On a terminal what runs is shown in lanes at the
 * bottom; elsewhere there are plain lines and the cursor is never moved. Never throws: an output
 * that is gone is left in peace.
 */
export function createConsole(options: ConsoleOptions): RunConsole {
  const reporter = new ConsoleReporter(options);
  return {
    onEvent: (event) => reporter.event(event),
    recall: (event) => reporter.recall(event),
    onOutput: (caseId, step, stream, chunk) => reporter.output(caseId, `${step} ${stream}`, chunk),
    close: (ending) => reporter.close(ending?.reports ?? []),
  };
}

class ConsoleReporter {
  readonly #options: ConsoleOptions;
  readonly #style: ConsoleStyle;
  readonly #tally = new RunTally();
  readonly #deployments: DeploymentLines;
  readonly #view: RunView;
  readonly #silence: Silence;
  readonly #live: LiveRegion | undefined;
  readonly #timer: Disposable;
  /** Used in verbose mode only. */
  readonly #guests = new GuestOutput();
  /** Warnings that were said already, in other words. */
  readonly #toldChecks = new Set<string>();
  #pending = '';
  #isDead = false;
  #isClosed = false;
  #run: RunStarted | undefined;
  #startedAtMs: number;
  #durationMs: number | undefined;
  #stopping: string | undefined;

  constructor(options: ConsoleOptions) {
    this.#options = options;
    this.#style = new ConsoleStyle({color: options.color, unicode: options.unicode ?? true});
    const {output, level, ci} = options;
    this.#deployments = new DeploymentLines({style: this.#style, isVerbose: level === 'verbose'});
    if (output.isTerminal && !ci && level !== 'quiet') this.#live = new LiveRegion(output);
    this.#view = new RunView(this.#tally, this.#style);
    this.#startedAtMs = options.now();
    this.#silence = new Silence(this.#startedAtMs);
    this.#timer = (options.every ?? everyUnreferenced)(WRITE_INTERVAL_MS, () => this.#tick());
  }

  event(event: RunEvent): void {
    if (this.#isClosed || this.#isDead) return;
    if (this.#options.level !== 'quiet') this.#view.follow(event, this.#options.now());
    switch (event.type) {
      case 'run-started':
        this.#start(event);
        return;
      case 'cases-planned':
        this.#tally.plan(event);
        return;
      case 'stage-ended':
        this.#stage(event);
        return;
      case 'deployment-started':
      case 'deployment-stage-ended':
      case 'deployment-ended':
        this.#deployment(event);
        return;
      case 'instrumentation-reported':
        this.#tally.instrumentation(event);
        return;
      case 'readiness-checked':
        this.#readiness(event);
        return;
      case 'coverage-merged':
        this.#tally.coverage = event;
        return;
      case 'step-started':
        if (this.#isVerbose) this.#say(`${sanitizeLine(event.case)} > ${sanitizeLine(event.name)}`);
        return;
      case 'step-slow':
        this.#note(
          `${sanitizeLine(event.case)} step ${sanitizeLine(event.step)} is still running after ${formatDuration(event.durationMs)}`,
        );
        return;
      case 'step-ended':
        this.#endGuests(event.case);
        this.#tally.step(event);
        return;
      case 'case-ended':
        this.#case(event);
        return;
      case 'console-reported':
        this.#console(event);
        return;
      case 'warning-raised':
        if (this.#toldChecks.delete(event.message)) return;
        this.#note(`${sanitizeLine(event.code)}: ${sanitizeLine(event.message)}`);
        return;
      case 'lock-changed':
        this.#lock(event);
        return;
      case 'resource-leaked':
        this.#leaked(event);
        return;
      case 'run-resumed':
        this.#resumed(event);
        return;
      case 'run-stopping':
        this.#stopping = event.message;
        this.#say(this.#style.paint('warn', `stopping: ${sanitizeLine(event.message)}`));
        return;
      case 'run-ended':
        this.#durationMs = event.durationMs;
        return;
      default:
    }
  }

  recall(event: RunEvent): void {
    this.#view.follow(event, this.#options.now());
    if (event.type === 'run-started') this.#run = event;
    else if (event.type === 'cases-planned') this.#tally.plan(event);
    else if (event.type === 'case-ended') this.#tally.end(event);
  }

  output(caseId: string, source: string, chunk: Buffer): void {
    if (this.#isClosed || this.#isDead) return;
    if (this.#live !== undefined) this.#view.output(caseId, chunk);
    if (!this.#isVerbose) return;
    this.#sayGuest(caseId, this.#guests.push(caseId, source, chunk));
  }

  close(reports: readonly string[]): void {
    if (this.#isClosed) return;
    for (const caseId of this.#guests.open()) this.#endGuests(caseId);
    this.#isClosed = true;
    this.#timer[Symbol.dispose]();
    if (this.#run !== undefined) this.#summarize(this.#run, reports);
    this.#write();
  }

  get #isVerbose(): boolean {
    return this.#options.level === 'verbose';
  }

  #start(event: RunStarted): void {
    this.#run = event;
    this.#begin(event, []);
  }

  #resumed({kept}: RunResumed): void {
    if (this.#run !== undefined) this.#begin(this.#run, [`gone on with, ${kept} done before`]);
  }

  #begin(event: RunStarted, more: readonly string[]): void {
    this.#startedAtMs = this.#options.now();
    if (this.#options.level === 'quiet') return;
    const parts = [
      `proctor ${sanitizeLine(event.version)}`,
      sanitizeLine(event.manifest.name),
      this.#options.subject ?? `${event.caseCount} ${event.caseCount === 1 ? 'case' : 'cases'}`,
      ...(event.shard === undefined ? [] : [`shard ${event.shard.index}/${event.shard.count}`]),
      ...(event.seed === undefined ? [] : [`seed ${event.seed}`]),
      `run ${sanitizeLine(event.runId)}`,
      ...more,
    ];
    this.#say(this.#style.paint('dim', parts.join(this.#style.separator)));
  }

  #deployment(event: RunEvent & {readonly deployment: string}): void {
    const {runFolder = `.proctor/runs/${this.#run?.runId}`} = this.#options;
    this.#tally.deployment(event);
    for (const line of this.#deployments.linesOf(event, runFolder)) this.#say(line);
  }

  /** What does not hold but need not; of the rest the deployment's or the case's fault tells. */
  #readiness(event: ReadinessChecked): void {
    const {environment, instance, case: item, name, ok, optional, evidence, help} = event;
    if (ok || optional !== true) return;
    const where = sanitizeLine(item ?? instance);
    this.#note(`${where} check ${sanitizeLine(name)} does not hold: ${sanitizeLine(evidence)}`);
    if (help !== undefined && this.#options.level !== 'quiet') {
      this.#say(`    help: ${sanitizeLine(help)}`);
    }
    // The warning that says the same without its help follows when all checks are done.
    if (this.#toldChecks.size >= TOLD_CHECKS_MAX) this.#toldChecks.clear();
    this.#toldChecks.add(`${environment}: ${name}: ${evidence}`);
  }

  /** Whoever waits for somebody else's lock wants to know whose it is. */
  #lock({name, instance, change, holder, waitedMs}: LockChanged): void {
    const [where, lock] = [sanitizeLine(instance), sanitizeLine(name)];
    if (change === 'waiting') {
      this.#note(`${where} waits for ${lock}: held by ${sanitizeLine(holder ?? 'others')}`);
    } else if (change === 'lost') {
      this.#say(`${this.#style.mark('error')} ${where} lost ${lock}: it may be another's since`);
    } else if (change === 'acquired' && (this.#isVerbose || (waitedMs ?? 0) >= LONG_WAIT_MS)) {
      const line = `${where} has ${lock} after ${formatDuration(waitedMs ?? 0)}`;
      if (this.#options.level !== 'quiet') this.#say(this.#style.paint('dim', line));
    }
  }

  /** Said however quiet it is: the run fails for it. */
  #leaked({what, removed}: ResourceLeaked): void {
    const since = removed ? 'removed after all' : 'still there';
    this.#say(`${this.#style.mark('error')} left behind: ${sanitizeLine(what)} (${since})`);
  }

  #stage(event: StageEnded): void {
    const where = sanitizeLine(event.case ?? event.instance);
    if (event.ok) {
      if (!this.#isVerbose) return;
      const took = formatDuration(event.durationMs);
      this.#say(this.#style.paint('dim', `${where} > ${event.stage} done in ${took}`));
      return;
    }
    // A case's own stage is told of with the case; an environment's has no other place.
    if (event.case === undefined && event.fault !== undefined) this.#tally.fault(event.fault);
    const isTold = event.case === undefined && this.#deployments.wasTold(event.instance);
    if (isTold) return;
    this.#say(`${this.#style.mark('error')} ${where} ${event.stage} failed`);
    if (event.fault === undefined) return;
    for (const line of faultLines(event.fault)) this.#say(`    ${line}`);
  }

  /** What fails a case is told of with the case; the rest has no other place. */
  #console(event: ConsoleReported): void {
    const {severity, expected = false, count} = event;
    const isNews = event.case === undefined && !expected && severity !== 'note';
    if (!isNews && !this.#isVerbose) return;
    const where = sanitizeLine(event.case ?? event.instance);
    const times = count === undefined ? '' : `, ${count} times`;
    const how = `${severity}${expected ? ', expected' : ''}${times}`;
    this.#note(`${where} console: ${sanitizeLine(event.title)} (${how})`);
  }

  #case(event: CaseEnded): void {
    this.#endGuests(event.case);
    const quarantine = this.#tally.quarantineOf(event.case);
    const problems = this.#tally.end(event);
    const isBad = event.verdict === 'failed' || event.verdict === 'error';
    if (this.#options.level === 'quiet' && !(isBad && event.final)) return;
    const style = this.#style;
    const mark = event.final ? style.mark(event.verdict) : style.retryMark;
    const label = sanitizeLine(event.case);
    const why =
      event.reason === undefined ? '' : style.paint('dim', `: ${sanitizeLine(event.reason)}`);
    this.#say(`${mark} ${label} ${this.#ending(event)}${why}`);
    if (quarantine !== undefined && isBad) {
      this.#say(
        `    in quarantine until ${sanitizeLine(quarantine.until)}: ${sanitizeLine(quarantine.reason)}`,
      );
    }
    if (isBad && event.final) this.#explain(event, problems);
  }

  /** What is said of an attempt behind its case's name. */
  #ending(event: CaseEnded): string {
    const took = formatDuration(event.durationMs);
    if (!event.final) {
      const wait = event.retryInMs === undefined ? '' : ` in ${formatDuration(event.retryInMs)}`;
      return `attempt ${event.attempt} ${event.verdict} after ${took}, again${wait}`;
    }
    if (event.verdict === 'passed') return `${took}${doubtsText(event.doubts)}`;
    if (event.verdict === 'flaky')
      return `${took}, passed on attempt ${event.attempt}${doubtsText(event.doubts)}`;
    if (event.attempt === 0) return event.verdict;
    return `${event.verdict} after ${took}`;
  }

  #explain(event: CaseEnded, problems: readonly StepEnded[]): void {
    const {runFolder = `.proctor/runs/${this.#run?.runId}`} = this.#options;
    const place = this.#options.placeOf?.(event.case);
    const pointers = {
      ...(place && {place: sanitizeLine(`${place.file}:${place.line}`)}),
      logs: [event.log, event.consoleLog].flatMap((log) =>
        log === undefined ? [] : [sanitizeLine(`${runFolder}/${log}`)],
      ),
      rerun: rerunCommand(event.case, this.#run?.manifest.path, this.#options.cwd),
    };
    const {ci} = this.#options;
    // Without colours, since GitHub shows a group's title as it is.
    if (ci)
      this.#command(
        workflowCommand('group', {}, `why ${sanitizeLine(event.case)} ${event.verdict}`),
      );
    for (const line of failureLines(event, problems, {style: this.#style, pointers}))
      this.#say(line);
    if (ci) this.#command(workflowCommand('endgroup', {}, ''));
  }

  #summarize(run: RunStarted, reports: readonly string[]): void {
    const {ci, level, placeOf = () => undefined} = this.#options;
    if (level !== 'quiet') this.#say('');
    const input = {
      tally: this.#tally,
      caseCount: run.caseCount,
      durationMs: this.#durationMs ?? this.#options.now() - this.#startedAtMs,
      stopping: this.#stopping,
      reports: reports.map((path) => shownPath(path, this.#options.cwd)),
      isQuiet: level === 'quiet',
      ...(run.request !== undefined && {runId: run.runId}),
      ...(this.#options.subject !== undefined && {subject: this.#options.subject}),
    };
    for (const line of summaryLines(input, this.#style)) this.#say(line);
    if (!ci || this.#options.annotations === false) return;
    for (const line of annotationLines(this.#tally, placeOf)) this.#command(line);
  }

  #note(text: string): void {
    if (this.#options.level !== 'quiet')
      this.#say(`${this.#style.paint('warn', 'warning')} ${text}`);
  }

  #endGuests(caseId: string): void {
    this.#sayGuest(caseId, this.#guests.end(caseId));
  }

  #sayGuest(caseId: string, lines: readonly string[]): void {
    if (lines.length === 0) return;
    const label = this.#style.paint('dim', `${sanitizeLine(caseId)} |`);
    for (const line of lines) this.#say(`${label} ${line}`);
  }

  #say(line: string): void {
    this.#command(this.#options.ci ? guardWorkflowCommands(line) : line);
  }

  /** A line that GitHub may act on. */
  #command(line: string): void {
    this.#pending += `${line}\n`;
    if (this.#pending.length > PENDING_CHARACTERS_MAX) this.#write();
  }

  /** Where nothing moves, a word now and then shows that the run has not hung. */
  #tick(): void {
    if (this.#live === undefined && this.#options.level !== 'quiet') {
      const nowMs = this.#options.now();
      if (this.#pending !== '') this.#silence.broken(nowMs);
      else if (this.#silence.isLong(nowMs)) {
        const progress = this.#view.progress(nowMs);
        if (progress !== undefined) this.#say(this.#style.paint('dim', progress));
      }
    }
    this.#write();
  }

  #write(): void {
    if (this.#isDead) return;
    const text = this.#pending;
    this.#pending = '';
    try {
      if (this.#live !== undefined) this.#live.draw(text, this.#frame(this.#live));
      else if (text !== '') this.#options.output.write(text);
    } catch {
      // The terminal or the reader of the pipe is gone. The journal has everything.
      this.#isDead = true;
    }
  }

  #frame(size: FrameSize): readonly LiveLine[] {
    return this.#isClosed ? [] : this.#view.frame(this.#options.now(), size);
  }
}

function everyUnreferenced(intervalMs: number, tick: () => void): Disposable {
  const timer = setInterval(tick, intervalMs);
  timer.unref();
  return {[Symbol.dispose]: () => clearInterval(timer)};
}

/** Why a pass proves less than it seems. */
function doubtsText(doubts: CaseEnded['doubts']): string {
  if (doubts === undefined || doubts.length === 0) return '';
  return ` (unproven: ${doubts.map(sanitizeLine).join('; ')})`;
}
