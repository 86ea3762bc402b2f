import type {RunEvent, RunStarted} from '../../../journal/event.ts';
import type {ConsoleStyle} from '../console-style.ts';
import type {RunTally} from '../run-tally.ts';
import {CaseBook} from './case-book.ts';
import {InstanceBoard, type KnownInstance} from './instance-board.ts';
import {type EnvironmentView, type FrameSize, laneLines, longestText} from './live-frame.ts';
import type {LiveLine} from './live-line.ts';
import {type Progress, progressLine, progressParts} from './progress-text.ts';
import {TimeLeft} from './time-left.ts';

/** An estimate is made anew so often: it looks at every case that is left. */
const ESTIMATE_INTERVAL_MS = 1000;

/** What a run is at right now, and how far it is, from its events. */
export class RunView {
  readonly #tally: RunTally;
  readonly #style: ConsoleStyle;
  readonly #book = new CaseBook();
  readonly #timeLeft = new TimeLeft(this.#book);
  readonly #board = new InstanceBoard();
  #run: RunStarted | undefined;
  #startedAtMs = 0;
  #estimate: {readonly atMs: number; readonly leftMs: number | undefined} | undefined;

  constructor(tally: RunTally, style: ConsoleStyle) {
    this.#tally = tally;
    this.#style = style;
  }

  follow(event: RunEvent, nowMs: number): void {
    switch (event.type) {
      case 'run-started':
        this.#run = event;
        this.#startedAtMs = nowMs;
        this.#book.begin(event);
        break;
      case 'run-resumed':
        this.#startedAtMs = nowMs;
        break;
      case 'cases-planned':
        this.#book.plan(event);
        break;
      case 'case-started':
        this.#book.start(event, nowMs);
        break;
      case 'case-ended':
        this.#book.end(event);
        break;
      default:
    }
    this.#timeLeft.follow(event);
    this.#board.follow(event, nowMs);
  }

  output(caseId: string, chunk: Buffer): void {
    this.#board.output(caseId, chunk);
  }

  /** Lanes, and below them how far the run is; none before it has begun. */
  frame(nowMs: number, size: FrameSize): LiveLine[] {
    if (this.#run === undefined) return [];
    const view = {
      environments: this.#environments(this.#run),
      nowMs,
      expectedMsOf: (id: string) => this.#expectedMsOf(id),
    };
    const lanes = laneLines(view, size, this.#style);
    return [...lanes, progressLine(this.#progress(nowMs), size.columns, this.#style)];
  }

  /** How far the run is, in a line, for who sees no lanes; `undefined` before it has begun. */
  progress(nowMs: number): string | undefined {
    if (this.#run === undefined) return undefined;
    const parts = progressParts(this.#progress(nowMs), this.#style);
    const expectedMsOf = (id: string): number | undefined => this.#expectedMsOf(id);
    const longest = longestText(this.#book.running(), {nowMs, expectedMsOf});
    return `${parts.join(', ')}${longest === undefined ? '' : `; running: ${longest}`}`;
  }

  #progress(nowMs: number): Progress {
    const isDue = nowMs - (this.#estimate?.atMs ?? 0) >= ESTIMATE_INTERVAL_MS;
    if (this.#estimate === undefined || isDue) {
      this.#estimate = {atMs: nowMs, leftMs: this.#timeLeft.estimateMs(nowMs)};
    }
    return {
      tally: this.#tally,
      total: this.#book.total,
      elapsedMs: nowMs - this.#startedAtMs,
      leftMs: this.#estimate.leftMs,
    };
  }

  #expectedMsOf(id: string): number | undefined {
    return this.#book.get(id)?.expectedMs;
  }

  /** In the manifest's order; of each its instances by their numbers. */
  #environments({environments}: RunStarted): EnvironmentView[] {
    const own = new Map<string, KnownInstance[]>(
      Object.keys(environments).map((name) => [name, []]),
    );
    for (const instance of this.#board.all()) {
      const known = own.get(instance.environment);
      if (known === undefined) own.set(instance.environment, [instance]);
      else known.push(instance);
    }
    return Array.from(own, ([name, instances]) => ({
      name,
      instances: instances.toSorted((a, b) => numberOf(a.name) - numberOf(b.name)),
      cases: this.#book.countsOf(name),
    }));
  }
}

function numberOf(instance: string): number {
  return Number(instance.slice(instance.lastIndexOf('#') + 1));
}
