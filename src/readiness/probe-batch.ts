import {randomBytes} from 'node:crypto';
import {addAbortListener} from 'node:events';
import type {Connection, ExecResult} from '../environments/environment.ts';
import type {Finding, ShellProbe} from './finding.ts';

/** A round is given up after this; a file system that hangs must not hang all. */
const ROUND_TIMEOUT_MS = 60_000;
const OUTPUT_BYTES_MAX = 1024 * 1024;

/** What a round has brought: the sum that proves that a shell answers, and what probes printed. */
export interface Round {
  readonly result: ExecResult;
  /** What it was asked to add up to, and what it said. */
  readonly wanted: string;
  readonly sum: string;
  /** `undefined` for a probe that was not run to its end. */
  answerOf(probe: ShellProbe): string | undefined;
}

/**
 * Runs probes on an environment. All that are asked for in one turn of the event loop go there
 * together, in one round trip.
 */
export class ProbeBatch {
  readonly #connection: Connection;
  readonly #signal: AbortSignal;
  readonly #env: Readonly<Record<string, string>>;
  readonly #rounds = new Set<Promise<Round>>();
  #next: {readonly probes: Set<ShellProbe>; readonly round: Promise<Round>} | undefined;

  constructor(
    connection: Connection,
    options: {readonly signal: AbortSignal; readonly env: Readonly<Record<string, string>>},
  ) {
    this.#connection = connection;
    this.#signal = options.signal;
    this.#env = options.env;
  }

  /** Runs `probe` with the next round. */
  ask(probe: ShellProbe): Promise<Round> {
    if (this.#next === undefined) {
      const probes = new Set<ShellProbe>();
      const round = new Promise<void>((resolve) => setImmediate(resolve)).then(() => {
        this.#next = undefined;
        return this.#run([...probes]);
      });
      this.#next = {probes, round};
      this.#rounds.add(round);
      const forget = (): boolean => this.#rounds.delete(round);
      round.then(forget, forget);
    }
    this.#next.probes.add(probe);
    return this.#next.round;
  }

  /** What `probe` finds in the next round, unless `signal` aborts before it has answered. */
  async look(probe: ShellProbe, {signal}: {readonly signal: AbortSignal}): Promise<Finding> {
    signal.throwIfAborted();
    const {promise, reject} = Promise.withResolvers<never>();
    using _ = addAbortListener(signal, () => reject(signal.reason));
    const round = await Promise.race([this.ask(probe), promise]);
    return probe.judge(round.answerOf(probe));
  }

  /** Resolves when no round is under way; never rejects. */
  async settled(): Promise<void> {
    await Promise.allSettled([...this.#rounds]);
  }

  async #run(probes: readonly ShellProbe[]): Promise<Round> {
    // What cannot come from a shell that only echoes what it is sent.
    const number = randomBytes(3).readUIntBE(0, 3);
    const mark = `pr-${randomBytes(6).toString('hex')}`;
    const script = [
      `echo $((${number} + 1))`,
      'set +e; exec 2>/dev/null',
      ...probes.map(
        ({script: text}, index) =>
          `echo "${mark} ${index}"\n(\n${text.trim()}\n) </dev/null\necho "${mark} end"`,
      ),
      ':',
    ].join('\n');
    const result = await this.#connection.exec(
      {script, shell: 'sh', env: this.#env, cwd: undefined, stdin: undefined},
      {
        signal: this.#signal,
        timeoutMs: ROUND_TIMEOUT_MS,
        idleTimeoutMs: Number.POSITIVE_INFINITY,
        killGraceMs: 1000,
        outputBytesMax: OUTPUT_BYTES_MAX,
      },
    );
    const [sum = '', ...parts] = result.stdout.toString().split(new RegExp(`^${mark} `, 'm'));
    const answers = new Map<ShellProbe, string>();
    // Parts come in turns: a probe's own, which its number precedes, and the rest after its end.
    parts.forEach((part, index) => {
      const [, number_, answer] = /^(\d+)\n([\s\S]*)$/.exec(part) ?? [];
      const probe = probes[Number(number_)];
      if (answer === undefined || probe === undefined) return;
      if (parts[index + 1]?.startsWith('end') === true) answers.set(probe, answer);
    });
    return {
      result,
      wanted: String(number + 1),
      sum: sum.trim(),
      answerOf: (probe) => answers.get(probe),
    };
  }
}
