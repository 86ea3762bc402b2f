import {formatDuration} from '../../util/duration.ts';
import type {LockHost} from './lock-host.ts';
import type {Row} from './operation.ts';

/** Renewals of somebody of another machine, as we saw them. */
interface Observation {
  readonly renewals: number;
  /** When we first saw that many, by our own clock. */
  readonly sinceMs: number;
}

/** More than anybody has at once; those seen longest ago are forgotten. */
const OBSERVATIONS_MAX = 10_000;

/**
 * Tells who holds a lock, or waits for one, only in the book: processes that have ended for certain,
 * and those that did not renew their lease.
 *
 * No clock of another machine is believed, nor any wall clock. On this machine, all processes share a
 * clock that never jumps. For others, a lease counts from when we saw its last renewal.
 */
export class Staleness {
  readonly #host: LockHost;
  readonly #isOfThisMachine: boolean;
  readonly #observed = new Map<string, Observation>();

  constructor(host: LockHost, options: {readonly isOfThisMachine: boolean}) {
    this.#host = host;
    this.#isOfThisMachine = options.isOfThisMachine;
  }

  /** Why the holder or waiter in `row` counts no more, in a clause; `undefined` if it does. */
  why(row: Row): string | undefined {
    const host = this.#host;
    const [boot, machine] = String(row['boot']).split('/');
    const [ownBoot, ownMachine] = host.boot.split('/');
    const isNamesake = row['host'] === host.name;
    // Containers have the kernel's boot in common, but not always their names and machine ids.
    const isHere = boot === ownBoot && (this.#isOfThisMachine || isNamesake);
    if (isHere) {
      // Another namespace's pids mean nothing here.
      const isKnown = row['pid'] !== null && row['pids'] === host.pids;
      return isKnown && this.#hasEnded(row['pid'], row['start'])
        ? this.#whyUnguarded(row)
        : this.#whyLapsed(row);
    }
    // Of another machine, as on a home that two have in common, another boot says nothing.
    const wasHere = isNamesake && machine === ownMachine;
    if (this.#isOfThisMachine && wasHere) return 'the machine was started anew since';
    return this.#whyUnseen(row);
  }

  /**
   * The owner has ended. What it left behind may still use what the lock protects, until the process
   * that undoes it has ended, too; that one has its own deadlines.
   */
  #whyUnguarded(row: Row): string | undefined {
    const isGuarded =
      row['guard_pid'] !== null && !this.#hasEnded(row['guard_pid'], row['guard_start']);
    return isGuarded ? undefined : `process ${row['pid']} has ended`;
  }

  #hasEnded(pid: unknown, start: unknown): boolean {
    return this.#host.hasEnded({pid: Number(pid), startTicks: Number(start)});
  }

  #whyLapsed({lease_ms: leaseMs, renewed_ms: renewedMs}: Row): string | undefined {
    const idleMs = this.#host.nowMs() - Number(renewedMs);
    // Without boot ids, a clock that went back is how a new boot shows.
    if (this.#host.boot === '' && idleMs < 0) return 'the machine was started anew since';
    return leaseMs !== null && idleMs > Number(leaseMs) ? lapsed(leaseMs) : undefined;
  }

  #whyUnseen({request, renewals, lease_ms: leaseMs}: Row): string | undefined {
    const nowMs = this.#host.nowMs();
    const key = String(request);
    const seen = this.#observed.get(key);
    if (seen === undefined || seen.renewals !== renewals) {
      this.#observed.delete(key);
      this.#observed.set(key, {renewals: Number(renewals), sinceMs: nowMs});
      const oldest = this.#observed.keys().next().value;
      if (this.#observed.size > OBSERVATIONS_MAX && oldest !== undefined) {
        this.#observed.delete(oldest);
      }
      return undefined;
    }
    return leaseMs !== null && nowMs - seen.sinceMs > Number(leaseMs) ? lapsed(leaseMs) : undefined;
  }
}

function lapsed(leaseMs: unknown): string {
  return `its lease of ${formatDuration(Number(leaseMs))} was not renewed`;
}
