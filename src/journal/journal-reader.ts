import {closeSync, openSync, readSync} from 'node:fs';
import {dirname, resolve} from 'node:path';
import {assert} from '../util/assert.ts';
import type {RunEvent, SubResult} from './event.ts';
import {parseLine} from './event-shape.ts';
import type {FoldedAttempt, FoldedConsoleReport, FoldedStep, LinePlace} from './fold-case.ts';
import type {CaseHistoryRecord} from './plan-event.ts';
import type {
  AttemptResult,
  ConsoleReportResult,
  RunReader,
  RunResult,
  StepOutput,
  StepResult,
} from './run-result.ts';

/** A folded run, with its journals at hand for what stayed there. */
export class JournalReader implements RunReader {
  readonly result: RunResult;
  readonly folder: string;
  readonly folders: readonly string[];
  readonly #paths: readonly string[];
  readonly #history: readonly LinePlace[];
  readonly #fds = new Map<number, number>();

  /** @param journals `paths`: what the result's places point into; `history`: where it stands there. */
  constructor(
    result: RunResult,
    folder: string,
    journals: {readonly paths: readonly string[]; readonly history: readonly LinePlace[]},
  ) {
    this.result = result;
    this.folder = folder;
    this.#paths = journals.paths;
    this.folders = [...new Set(journals.paths.map((path) => dirname(resolve(path))))];
    this.#history = journals.history;
  }

  readOutput(_attempt: AttemptResult, step: StepResult): StepOutput {
    const {output} = step as FoldedStep;
    if (output === undefined) return {stdout: undefined, stderr: undefined};
    const event = this.#read(output);
    // The journal may have been changed since it was folded: then there is no output.
    if (event?.type !== 'step-ended') return {stdout: undefined, stderr: undefined};
    return {stdout: event.stdout, stderr: event.stderr};
  }

  readConsoleText(report: ConsoleReportResult): string {
    const {text} = report as FoldedConsoleReport;
    const event = text === undefined ? undefined : this.#read(text);
    return event?.type === 'console-reported' ? event.text : '';
  }

  *readResults(attempt: AttemptResult): Generator<SubResult & {readonly step: string}> {
    for (const place of (attempt as FoldedAttempt).results ?? []) {
      const event = this.#read(place);
      if (event?.type !== 'results-reported') continue;
      for (const result of event.results) yield {...result, step: event.step};
    }
  }

  *readHistory(): Generator<CaseHistoryRecord> {
    for (const place of this.#history) {
      const event = this.#read(place);
      if (event?.type === 'history-recalled') yield* event.cases;
    }
  }

  [Symbol.dispose](): void {
    for (const fd of this.#fds.values()) closeSync(fd);
    this.#fds.clear();
  }

  #read(place: LinePlace): RunEvent | undefined {
    const buffer = Buffer.allocUnsafe(place.length);
    let filled = 0;
    while (filled < place.length) {
      const position = place.offset + filled;
      const count = readSync(
        this.#fd(place.source),
        buffer,
        filled,
        place.length - filled,
        position,
      );
      if (count === 0) return undefined;
      filled += count;
    }
    const content = parseLine(buffer.toString('utf8'));
    return content.kind === 'event' ? content.event : undefined;
  }

  #fd(source: number): number {
    let fd = this.#fds.get(source);
    if (fd === undefined) {
      const path = this.#paths[source];
      assert(path !== undefined, `no journal ${source}`);
      fd = openSync(path, 'r');
      this.#fds.set(source, fd);
    }
    return fd;
  }
}
