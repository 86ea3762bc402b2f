import type {Fence} from '../../environments/environment.ts';
import type {FaultError} from '../../faults/fault-error.ts';
import type {EnvironmentSpec} from '../../manifest/manifest.ts';
import type {AttemptHold, AttemptOutcome} from '../../steps/attempt.ts';
import type {StageFacts} from '../instances/stage-runner.ts';

/** Locks that are held for an instance, or for all of an environment. */
export interface Hold extends AttemptHold {
  /** Set once one of them is lost. */
  readonly fault: FaultError | undefined;
  /** For the journal. */
  readonly facts: StageFacts;
  /** Notes how an attempt has ended that ran while they were held. */
  attempted(outcome: Pick<AttemptOutcome, 'verdict' | 'fault'>): void;
  /** Notes a fault outside of attempts, by its code. */
  failed(fault: {readonly code: string; readonly message: string}): void;
  /** Gives them back; idempotent. Never rejects: what goes wrong is warned of. */
  release(): Promise<void>;
}

/** Two holds as one, which does not release the outer one. */
export function withOuter(own: Hold | undefined, outer: Hold | undefined): Hold | undefined {
  if (outer === undefined) return own;
  return new NestedHold(own, outer);
}

class NestedHold implements Hold {
  readonly lost: Promise<FaultError>;
  readonly #own: Hold | undefined;
  readonly #outer: Hold;

  constructor(own: Hold | undefined, outer: Hold) {
    this.#own = own;
    this.#outer = outer;
    this.lost = own === undefined ? outer.lost : Promise.race([own.lost, outer.lost]);
  }

  get spec(): EnvironmentSpec | undefined {
    return this.#own?.spec;
  }

  /** The narrower one is what the environment itself knows of. */
  get fence(): Fence | undefined {
    return this.#own?.fence ?? this.#outer.fence;
  }

  get fault(): FaultError | undefined {
    return this.#own?.fault ?? this.#outer.fault;
  }

  get facts(): StageFacts {
    return {...this.#outer.facts, ...this.#own?.facts};
  }

  async confirm(): Promise<void> {
    await this.#outer.confirm();
    await this.#own?.confirm();
  }

  attempted(outcome: Pick<AttemptOutcome, 'verdict' | 'fault'>): void {
    this.#own?.attempted(outcome);
  }

  failed(fault: {readonly code: string; readonly message: string}): void {
    this.#own?.failed(fault);
  }

  async release(): Promise<void> {
    await this.#own?.release();
  }
}
