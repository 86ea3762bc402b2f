import type {ResourceDemand} from '../../environments/environment.ts';
import {monotonicMs} from '../../util/clock.ts';
import {waitSince} from '../lane-waits.ts';
import type {Admission, Lease, LeaseRequest} from './admission.ts';

interface Asker {
  readonly grant: (lease: Lease | undefined) => void;
  readonly request: LeaseRequest;
}

/**
 * A share that its owner keeps for one user after another, so that there is always room for one of
 * them; others get shares of their own from the admission.
 */
export class HeldShare {
  readonly #admission: Admission;
  readonly #demand: ResourceDemand;
  readonly #askers = new Set<Asker>();
  #isFree = true;

  constructor(admission: Admission, demand: ResourceDemand) {
    this.#admission = admission;
    this.#demand = demand;
  }

  /** Whether somebody waits for a share. */
  get isWaitedFor(): boolean {
    return this.#askers.size > 0;
  }

  /** The held share if it is free, else whichever comes first; `undefined` once withdrawn. */
  async take(): Promise<Lease | undefined> {
    const held = this.takeHeld();
    if (held !== undefined) return held;
    const {promise, resolve} = Promise.withResolvers<Lease | undefined>();
    const sinceMs = monotonicMs();
    const request = this.#admission.request(this.#demand);
    const {waitsFor} = request;
    const grant = (lease: Lease | undefined): void => {
      const waited = waitsFor === undefined ? undefined : waitSince(sinceMs, waitsFor);
      resolve(lease && {waited, release: () => lease.release()});
    };
    const asker: Asker = {grant, request};
    this.#askers.add(asker);
    void asker.request.granted.then((lease) => {
      // The held one may have been given meanwhile: then this one was not needed.
      if (this.#askers.delete(asker)) resolve(lease);
      else lease?.release();
    });
    return promise;
  }

  /** The held share, if it is free. */
  takeHeld(): Lease | undefined {
    if (!this.#isFree) return undefined;
    this.#isFree = false;
    let isHeld = true;
    return {
      release: () => {
        if (!isHeld) return;
        isHeld = false;
        this.#isFree = true;
        this.#passOn();
      },
    };
  }

  /** Whoever waits gets nothing. */
  withdraw(): void {
    for (const asker of this.#askers) asker.request.withdraw();
  }

  #passOn(): void {
    const [next] = this.#askers;
    if (next === undefined) return;
    this.#askers.delete(next);
    next.request.withdraw();
    next.grant(this.takeHeld());
  }
}
