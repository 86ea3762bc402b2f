import type {RunEvent} from '../../journal/event.ts';
import type {SoakJudged} from '../../journal/soak-event.ts';
import {formatDuration} from '../../util/duration.ts';
import {sanitizeLine} from '../../util/terminal-text.ts';
import {driftText} from '../soak-text.ts';
import {ConsoleStyle, type Tone} from './console-style.ts';
import type {RunConsole} from './create-console.ts';
import {shownPath} from './shown-path.ts';

/** How far a soak is. */
export interface SoakConsoleProgress {
  readonly elapsedMs: number;
  readonly iterations: number;
  readonly failedIterations: number;
  readonly restarts: number;
}

export interface SoakConsoleOptions {
  readonly write: (text: string) => void;
  /** Whether the cursor may be moved: then a line at the bottom tells how far it is. */
  readonly isTerminal: boolean;
  readonly columns: () => number | undefined;
  readonly level: 'quiet' | 'normal' | 'verbose';
  readonly color: boolean;
  readonly unicode: boolean;
  /** Milliseconds on a clock that never jumps. */
  readonly now: () => number;
  /** Absolute: paths are shown from here. */
  readonly cwd: string;
  /** As it is told to the user. */
  readonly runFolder: string;
}

/** Tells a person how a soak goes: not its cases, but what was wrong, and how far it is. */
export interface SoakConsole extends RunConsole {
  /** After each iteration. */
  readonly progress: (progress: SoakConsoleProgress) => void;
  /** At a report; final ones come as events. */
  readonly judged: (judged: SoakJudged) => void;
}

/** A line that is drawn again and again is drawn at most that often. */
const DRAW_INTERVAL_MS = 250;
/** Failures and restarts that are told one by one; later ones are counted. */
const TOLD_MAX = 50;
/** Reasons and series in a report's lines. */
const LISTED_MAX = 10;
const COLUMNS = 80;

const TONES: Readonly<Record<SoakJudged['verdict'], Tone>> = {
  stable: 'good',
  unstable: 'bad',
  inconclusive: 'warn',
};

/** Never throws: an output that is gone is left in peace by who gave it. */
export function createSoakConsole(options: SoakConsoleOptions): SoakConsole {
  const lines = new SoakLines(options);
  return {
    onEvent: (event) => lines.event(event),
    recall: () => undefined,
    onOutput: () => undefined,
    progress: (progress) => lines.progress(progress),
    judged: (judged) => lines.judged(judged),
    close: (ending) => lines.close(ending?.reports ?? []),
  };
}

class SoakLines {
  readonly #options: SoakConsoleOptions;
  readonly #style: ConsoleStyle;
  #aim = '';
  #told = 0;
  #untold = 0;
  #drawnMs = Number.NEGATIVE_INFINITY;
  #isDrawn = false;
  #final: SoakJudged | undefined;
  #stopping: string | undefined;

  constructor(options: SoakConsoleOptions) {
    this.#options = options;
    this.#style = new ConsoleStyle(options);
  }

  event(event: RunEvent): void {
    switch (event.type) {
      case 'run-started': {
        const cases = event.caseCount === 1 ? '1 case' : `${event.caseCount} cases`;
        this.#print(
          `soak of ${cases} of ${sanitizeLine(event.manifest.name)}`,
          `in ${this.#options.runFolder}`,
        );
        break;
      }
      case 'soak-started':
        this.#aim = aimOf(event);
        this.#print(`until ${this.#aim}`);
        break;
      case 'soak-case-failed': {
        const {iteration, verdict, reason = '', kept} = event;
        const mark = this.#style.verdict(verdict, this.#style.mark(verdict));
        const place = kept === undefined ? '' : this.#style.paint('dim', `  ${kept}`);
        const why = reason === '' ? '' : `: ${reason}`;
        const what = sanitizeLine(`iteration ${iteration}: ${event.case}${why}`);
        this.#tell(`${mark} ${what}${place}`);
        break;
      }
      case 'soak-restarted': {
        const {iteration, instance, reason} = event;
        const what = `iteration ${iteration}: ${instance} was replaced: ${reason}`;
        this.#tell(`${this.#style.paint('warn', '!')} ${sanitizeLine(what)}`);
        break;
      }
      case 'stage-ended':
        if (!event.ok && event.fault !== undefined) {
          const what = `${event.stage} of ${event.instance}: ${event.fault.message}`;
          this.#tell(`${this.#style.paint('odd', '!')} ${sanitizeLine(what)}`);
        }
        break;
      case 'warning-raised':
        this.#print(this.#style.paint('warn', `warning: ${sanitizeLine(event.message)}`));
        break;
      case 'run-stopping':
        this.#stopping = event.message;
        break;
      case 'soak-judged':
        if (event.final) this.#final = event;
        break;
      default:
    }
  }

  progress(progress: SoakConsoleProgress): void {
    const {isTerminal, level, now, write, columns} = this.#options;
    const nowMs = now();
    if (!isTerminal || level === 'quiet' || nowMs - this.#drawnMs < DRAW_INTERVAL_MS) return;
    this.#drawnMs = nowMs;
    this.#isDrawn = true;
    write(`\r\x1b[K${this.#progressText(progress).slice(0, (columns() ?? COLUMNS) - 1)}`);
  }

  /** What a report says, in a few lines. */
  judged(judged: SoakJudged): void {
    if (this.#options.level === 'quiet') return;
    const failedCount = judged.counts.failed + judged.counts.error;
    const parts = [
      `${formatDuration(judged.elapsedMs)} of ${this.#aim}`,
      countText(judged.iterations, 'iteration'),
      countText(failedCount, 'failure'),
      countText(judged.restarts, 'restart'),
      this.#style.paint(TONES[judged.verdict], judged.verdict),
    ];
    this.#print(parts.join(this.#style.separator), ...this.#findings(judged));
  }

  close(reports: readonly string[]): void {
    const judged = this.#final;
    if (this.#untold > 0) this.#print(`and ${this.#untold} more like these, all in the report`);
    if (this.#stopping !== undefined) this.#print(`stopped: ${sanitizeLine(this.#stopping)}`);
    if (judged !== undefined) {
      const {passed, failed, error, flaky, skipped} = judged.counts;
      const counts = Object.entries({passed, failed, 'in error': error, flaky, skipped});
      const shown = counts
        .filter(([, count]) => count > 0)
        .map(([word, count]) => `${count} ${word}`);
      const parts = [
        countText(judged.iterations, 'iteration'),
        ...shown,
        countText(judged.restarts, 'restart'),
        formatDuration(judged.elapsedMs),
      ];
      const verdict = this.#style.paint(TONES[judged.verdict], judged.verdict);
      this.#print(
        '',
        `${this.#style.paint('strong', verdict)}: ${parts.join(this.#style.separator)}`,
        ...this.#findings(judged),
      );
    }
    for (const path of reports) this.#print(`  ${shownPath(path, this.#options.cwd)}`);
    this.#undraw();
  }

  /** Why it is judged so, and what else grows. */
  #findings({reasons, drifts, elapsedMs}: SoakJudged): string[] {
    const growing = drifts
      .filter(({verdict}) => verdict === 'grows')
      .map((drift) => `grows: ${driftText(drift, elapsedMs)}`);
    return [...reasons.slice(0, LISTED_MAX), ...growing.slice(0, LISTED_MAX)].map(
      (text) => `  ${sanitizeLine(text)}`,
    );
  }

  #progressText({elapsedMs, iterations, failedIterations, restarts}: SoakConsoleProgress): string {
    const parts = [
      countText(iterations, 'iteration'),
      `${formatDuration(Math.floor(elapsedMs / 1000) * 1000)} of ${this.#aim}`,
      `${failedIterations} failed`,
      ...(restarts > 0 ? [countText(restarts, 'restart')] : []),
    ];
    return parts.join(this.#style.plain.separator);
  }

  #tell(text: string): void {
    if (this.#told >= TOLD_MAX) {
      this.#untold += 1;
      return;
    }
    this.#told += 1;
    this.#print(text);
  }

  #print(...lines: readonly string[]): void {
    this.#undraw();
    this.#options.write(lines.map((line) => `${line}\n`).join(''));
  }

  #undraw(): void {
    if (this.#isDrawn) this.#options.write('\r\x1b[K');
    this.#isDrawn = false;
    this.#drawnMs = Number.NEGATIVE_INFINITY;
  }
}

/** How long it is to go on, in words. */
function aimOf(started: RunEvent & {readonly type: 'soak-started'}): string {
  const {durationMs, iterations, untilFailure} = started;
  const parts = [
    ...(durationMs === undefined ? [] : [formatDuration(durationMs)]),
    ...(iterations === undefined ? [] : [countText(iterations, 'iteration')]),
    ...(untilFailure === true ? ['the first failure'] : []),
  ];
  return parts.join(' or ');
}

function countText(count: number, word: string): string {
  return count === 1 ? `1 ${word}` : `${count} ${word}s`;
}
