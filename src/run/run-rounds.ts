import type {FaultRecord} from '../journal/event.ts';
import type {EnvironmentId} from '../manifest/manifest.ts';
import type {Case} from '../plan/plan.ts';
import {monotonicMs} from '../util/clock.ts';
import type {InstanceSource} from './instances/instance-source.ts';
import type {Round} from './round.ts';
import type {ExhaustedEnvironment, LostInstance, RoundOutcome, RoundPolicy} from './run-options.ts';
import type {StopSwitch} from './stop-switch.ts';

/** Lost instances that are told one by one in a round; there can be no more than cases and boards. */
const LOST_MAX = 1000;

/** Puts together what a round came to, for who decides whether there is another. */
export class RunRounds {
  readonly #policy: RoundPolicy | undefined;
  readonly #sources: () => readonly InstanceSource[];
  /** Environments that a case has been started on. */
  readonly #started = new Set<EnvironmentId>();
  #count = 0;
  #startedMs = monotonicMs();
  #lost: LostInstance[] = [];
  #exhausted = new Map<EnvironmentId, ExhaustedEnvironment>();
  #bug: {readonly error: unknown} | undefined;

  /** @param policy `undefined` for a run of one round. */
  constructor(policy: RoundPolicy | undefined, sources: () => readonly InstanceSource[]) {
    this.#policy = policy;
    this.#sources = sources;
  }

  noteStarted({environment}: Case): void {
    if (this.#policy === undefined) return;
    // What it takes to make the first instances is no time of the first round.
    if (this.#started.size === 0) this.#startedMs = monotonicMs();
    this.#started.add(environment);
  }

  noteLost(lost: LostInstance): void {
    if (this.#policy !== undefined && this.#lost.length < LOST_MAX) this.#lost.push(lost);
  }

  noteExhausted(id: EnvironmentId, fault: FaultRecord): void {
    this.#exhausted.set(id, {fault, wasThere: this.#started.has(id)});
  }

  /** A bug shows while no round is going on: `next` rejects with it. */
  fail(error: unknown): void {
    this.#bug ??= {error};
  }

  /** Whether there is a first round. */
  begins(): boolean {
    return this.#policy?.begins?.() ?? true;
  }

  /** Whether there is another round after `round`, all of whose cases have their verdict. */
  async next(round: Round, stop: StopSwitch): Promise<boolean> {
    this.#throwBug();
    const policy = this.#policy;
    if (policy === undefined || stop.stopping !== undefined) return false;
    this.#count += 1;
    const outcome: RoundOutcome = {
      round: this.#count,
      durationMs: monotonicMs() - this.#startedMs,
      caseOutcomes: round.outcomes,
      instances: this.#sources().flatMap(({idle}) => idle),
      lost: this.#lost,
      exhausted: this.#exhausted,
    };
    this.#lost = [];
    this.#exhausted = new Map();
    let isWanted = false;
    try {
      isWanted = await policy.next(outcome, stop.signal);
    } catch (error) {
      if (!stop.signal.aborted) throw error;
    }
    this.#throwBug();
    this.#startedMs = monotonicMs();
    return isWanted && stop.stopping === undefined;
  }

  #throwBug(): void {
    if (this.#bug !== undefined) throw this.#bug.error;
  }
}
