import type {ResourceDemand} from '../../environments/environment.ts';
import {FaultError} from '../../faults/fault-error.ts';
import type {FaultRecord} from '../../journal/event.ts';
import {recordOf} from '../../journal/fault-record.ts';
import {assert} from '../../util/assert.ts';
import {monotonicMs} from '../../util/clock.ts';
import {type Wait, waitSince} from '../lane-waits.ts';

/** What an instance holds of this machine, until it is given back. */
export interface Lease {
  /** What it was waited for, and how long. @default it was not */
  readonly waited?: Wait | undefined;
  /** Idempotent. */
  release(): void;
}

/** A wish for a share of this machine. */
export interface LeaseRequest {
  /** What it has to wait for, in words; `undefined` where it was granted at once. */
  readonly waitsFor: string | undefined;
  /** Resolves with `undefined` once it is withdrawn. Never rejects. */
  readonly granted: Promise<Lease | undefined>;
  /** Idempotent; does nothing once it is granted. */
  withdraw(): void;
}

interface Waiting {
  readonly demand: ResourceDemand;
  readonly grant: (lease: Lease | undefined) => void;
  readonly sinceMs: number;
  /** In words. */
  readonly lacking: string;
  passedOver: number;
}

/**
 * How often one that does not fit may be passed over by later ones that do, before what is given
 * back is kept for it.
 */
const PASSED_OVER_MAX = 16;

const NOTHING: ResourceDemand = {memoryBytes: 0, cpus: 0};

/**
 * Hands out this machine's memory and CPUs to virtual machines. An instance holds its share from
 * before it is made until it is gone.
 *
 * No starvation: requests are served in the order they came; a smaller one may pass a larger one
 * that does not fit, but only so often. No deadlock, as long as whoever holds a share gives back
 * what it has no work for when `onPressure` is called: who waits for a share holds none of the
 * scheduler's units, and who has both work and a share waits for those only.
 */
export class Admission {
  readonly capacity: ResourceDemand;
  readonly #onPressure: () => void;
  readonly #waiting: Waiting[] = [];
  #used: ResourceDemand = NOTHING;
  #advancing = false;
  #again = false;

  /** @param onPressure called when somebody waits: what is held without need should be given back. */
  constructor(capacity: ResourceDemand, onPressure: () => void) {
    this.capacity = capacity;
    this.#onPressure = onPressure;
  }

  /** Whether somebody waits for a share. */
  get isWaitedFor(): boolean {
    return this.#waiting.length > 0;
  }

  get used(): ResourceDemand {
    return this.#used;
  }

  /** Whether `demand` could ever be met. */
  isPossible(demand: ResourceDemand): boolean {
    const {memoryBytes, cpus} = this.capacity;
    return demand.memoryBytes <= memoryBytes && demand.cpus <= cpus;
  }

  /** @param demand must be possible. */
  request(demand: ResourceDemand): LeaseRequest {
    assert(this.isPossible(demand), 'a share is asked for that this machine does not have');
    const {promise, resolve} = Promise.withResolvers<Lease | undefined>();
    const sinceMs = monotonicMs();
    const lacking = this.#lacking(demand);
    const entry: Waiting = {demand, grant: resolve, sinceMs, lacking, passedOver: 0};
    this.#waiting.push(entry);
    this.#advance();
    const waitsFor = this.#waiting.includes(entry) ? lacking : undefined;
    if (waitsFor !== undefined) this.#onPressure();
    return {waitsFor, granted: promise, withdraw: () => this.#withdraw(entry)};
  }

  /** A share that nobody waits for, if there is one: for what is not needed yet. */
  tryTake(demand: ResourceDemand): Lease | undefined {
    if (this.isWaitedFor || !this.#fits(demand)) return undefined;
    return this.#lease(demand);
  }

  #lacking({memoryBytes, cpus}: ResourceDemand): string {
    const isMemory = this.#used.memoryBytes + memoryBytes > this.capacity.memoryBytes;
    const isCpus = this.#used.cpus + cpus > this.capacity.cpus;
    return isCpus && !isMemory ? 'CPUs of this machine' : 'memory of this machine';
  }

  #withdraw(entry: Waiting): void {
    const at = this.#waiting.indexOf(entry);
    if (at < 0) return;
    this.#waiting.splice(at, 1);
    entry.grant(undefined);
    this.#advance();
  }

  // A grant may give something back at once; one loop, here, makes all decisions.
  #advance(): void {
    if (this.#advancing) {
      this.#again = true;
      return;
    }
    this.#advancing = true;
    try {
      do {
        this.#again = false;
        while (this.#grantOne());
      } while (this.#again);
    } finally {
      this.#advancing = false;
    }
  }

  #grantOne(): boolean {
    for (const [index, entry] of this.#waiting.entries()) {
      if (this.#fits(entry.demand)) {
        this.#waiting.splice(index, 1);
        for (const earlier of this.#waiting.slice(0, index)) earlier.passedOver += 1;
        entry.grant(this.#lease(entry.demand, waitSince(entry.sinceMs, entry.lacking)));
        return true;
      }
      if (entry.passedOver >= PASSED_OVER_MAX) return false;
    }
    return false;
  }

  #fits({memoryBytes, cpus}: ResourceDemand): boolean {
    const {capacity} = this;
    return (
      this.#used.memoryBytes + memoryBytes <= capacity.memoryBytes &&
      this.#used.cpus + cpus <= capacity.cpus
    );
  }

  #lease(demand: ResourceDemand, waited?: Wait): Lease {
    this.#use(demand, 1);
    let isHeld = true;
    return {
      waited,
      release: () => {
        if (!isHeld) return;
        isHeld = false;
        this.#use(demand, -1);
        this.#advance();
      },
    };
  }

  #use({memoryBytes, cpus}: ResourceDemand, sign: 1 | -1): void {
    this.#used = {
      memoryBytes: this.#used.memoryBytes + sign * memoryBytes,
      cpus: this.#used.cpus + sign * cpus,
    };
  }
}

/**
 * Why an environment cannot be run here at all: what has to be there at the same time for it is
 * more than the run may use.
 *
 * @param parts what has to be there at once; `undefined` for what does not count.
 */
export function tooLarge(
  admission: Admission,
  environment: string,
  parts: ReadonlyArray<ResourceDemand | undefined>,
): FaultRecord | undefined {
  const demand = sumOf(parts);
  if (admission.isPossible(demand)) return undefined;
  const {capacity} = admission;
  const isMemory = demand.memoryBytes > capacity.memoryBytes;
  const what = parts.length === 1 ? '' : ', for what is frozen and a copy of it';
  const message = isMemory
    ? `cannot run ${environment}: it needs ${mib(demand.memoryBytes)} of memory${what}, but VMs may use ${mib(capacity.memoryBytes)} here`
    : `cannot run ${environment}: it needs ${demand.cpus} CPUs, but VMs may use ${capacity.cpus} here`;
  const [key, own] = isMemory ? ['memory', 'memory'] : ['cpus', 'cpus'];
  const help = `raise concurrency.${key}, or lower ${own} of environment "${environment}"`;
  return recordOf(new FaultError('environment/too-large', message, {help}), 'provision');
}

/** All of them at once. */
export function sumOf(parts: ReadonlyArray<ResourceDemand | undefined>): ResourceDemand {
  let {memoryBytes, cpus} = NOTHING;
  for (const part of parts) {
    memoryBytes += part?.memoryBytes ?? 0;
    cpus += part?.cpus ?? 0;
  }
  return {memoryBytes, cpus};
}

function mib(bytes: number): string {
  return `${Math.floor(bytes / 2 ** 20)} MiB`;
}
