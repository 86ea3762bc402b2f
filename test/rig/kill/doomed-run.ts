import {type ChildProcess, spawn} from 'node:child_process';
import {once} from 'node:events';
import {closeSync, openSync, readFileSync} from 'node:fs';
import {basename, join} from 'node:path';
import {setTimeout as sleep} from 'node:timers/promises';
import {cleanEnv, type JournalLine} from '../cli.ts';
import {JournalTail} from './journal-tail.ts';

const BIN = join(import.meta.dirname, '..', '..', '..', 'bin', 'proctor.js');
const POLL_MS = 3;

/** How a process ended. */
export interface Exit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** A `proctor run` in a process group of its own, as a shell with job control starts one. */
export class DoomedRun {
  readonly child: ChildProcess;
  readonly exited: Promise<Exit>;
  readonly #folder: string;
  readonly #outputPath: string;
  readonly #journal: JournalTail;

  private constructor(child: ChildProcess, folder: string, outputPath: string) {
    this.child = child;
    this.#folder = folder;
    this.#outputPath = outputPath;
    this.#journal = new JournalTail(join(folder, '.proctor/latest/journal.jsonl'));
    this.exited = once(child, 'exit').then(([code, signal]) => ({code, signal}) as Exit);
  }

  /** @param options.outputName of the file in `folder` that takes its output. */
  static start(
    args: readonly string[],
    options: {
      readonly folder: string;
      readonly env: Readonly<Record<string, string>>;
      readonly outputName: string;
    },
  ): DoomedRun {
    const {folder, env, outputName} = options;
    const outputPath = join(folder, outputName);
    // A file: pipes would stay open as long as anybody who was left behind has them.
    const output = openSync(outputPath, 'w');
    try {
      const child = spawn(process.execPath, [BIN, ...args], {
        cwd: folder,
        env: {...cleanEnv(), ...env},
        stdio: ['ignore', output, output],
        detached: true,
      });
      return new DoomedRun(child, folder, outputPath);
    } finally {
      closeSync(output);
    }
  }

  /** What it has printed. */
  get output(): string {
    return readFileSync(this.#outputPath, 'utf8');
  }

  get hasEnded(): boolean {
    return this.child.exitCode !== null || this.child.signalCode !== null;
  }

  /** Id of the run, by the events there are. */
  get runId(): string {
    const started = this.#journal.events.find(({type}) => type === 'run-started');
    return String(started?.['runId'] ?? basename(this.#folder));
  }

  get events(): readonly JournalLine[] {
    return this.#journal.events;
  }

  /** Waits for `holds`, looking at the journal's new events. @returns whether it came to hold. */
  async until(
    holds: (run: DoomedRun) => boolean,
    {timeoutMs}: {readonly timeoutMs: number},
  ): Promise<boolean> {
    const endMs = performance.now() + timeoutMs;
    for (;;) {
      this.#journal.read();
      if (holds(this)) return true;
      if (this.hasEnded || performance.now() > endMs) return false;
      await sleep(POLL_MS);
    }
  }

  /** Sends it `signal`, or, as a terminal does, its whole process group. */
  kill(signal: NodeJS.Signals, {isForGroup}: {readonly isForGroup: boolean}): void {
    const {pid} = this.child;
    if (pid === undefined || this.hasEnded) return;
    try {
      process.kill(isForGroup ? -pid : pid, signal);
    } catch {
      // It has ended meanwhile.
    }
  }
}
