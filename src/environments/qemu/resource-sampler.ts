import type {ResourceUsage} from '../environment.ts';
import type {QmpClient} from './qmp/qmp-client.ts';
import {processUsage} from './records/process-usage.ts';

const INTERVAL_MS = 1000;

/** Adds up what a VM uses, over all processes that it has had. It keeps nothing alive. */
export class ResourceSampler implements Disposable {
  readonly #timer: NodeJS.Timeout;
  readonly #never = new AbortController();
  #pid: number | undefined;
  #qmp: QmpClient | undefined;
  #isAsking = false;
  /** Of processes before this one. */
  #earlier = {cpuSeconds: 0, diskWrittenBytes: 0};
  #current = {cpuSeconds: 0, diskWrittenBytes: 0};
  #residentBytesMax = 0;
  #privateBytesMax = 0;

  constructor() {
    this.#timer = setInterval(() => this.#sample(), INTERVAL_MS).unref();
  }

  /** Looks at another process from now on. Call `sample` before the one before has ended. */
  watch(pid: number, qmp: QmpClient): void {
    this.#earlier = {
      cpuSeconds: this.#earlier.cpuSeconds + this.#current.cpuSeconds,
      diskWrittenBytes: this.#earlier.diskWrittenBytes + this.#current.diskWrittenBytes,
    };
    this.#current = {cpuSeconds: 0, diskWrittenBytes: 0};
    this.#pid = pid;
    this.#qmp = qmp;
  }

  /** What has been used so far, as of now; of disks, as of the last second. */
  usage(): ResourceUsage {
    this.#look();
    return {
      cpuSeconds: this.#earlier.cpuSeconds + this.#current.cpuSeconds,
      residentBytesMax: this.#residentBytesMax,
      privateBytesMax: this.#privateBytesMax,
      diskWrittenBytes: this.#earlier.diskWrittenBytes + this.#current.diskWrittenBytes,
    };
  }

  /** Takes a whole sample, disks too. Never throws. */
  async sample(): Promise<void> {
    this.#look();
    await this.#askForDisks();
  }

  [Symbol.dispose](): void {
    clearInterval(this.#timer);
    this.#never.abort();
  }

  #sample(): void {
    this.#look();
    void this.#askForDisks();
  }

  #look(): void {
    const usage = this.#pid === undefined ? undefined : processUsage(this.#pid);
    if (usage === undefined) return;
    this.#current.cpuSeconds = usage.cpuSeconds;
    this.#residentBytesMax = Math.max(this.#residentBytesMax, usage.residentBytes);
    this.#privateBytesMax = Math.max(this.#privateBytesMax, usage.privateBytes ?? 0);
  }

  async #askForDisks(): Promise<void> {
    const qmp = this.#qmp;
    if (qmp === undefined || this.#isAsking) return;
    this.#isAsking = true;
    try {
      const options = {signal: this.#never.signal, timeoutMs: 2000};
      const disks = await qmp.execute('query-blockstats', {}, options);
      const bytes = disks.reduce((sum, {stats}) => sum + stats.wr_bytes, 0);
      // A disk that was taken out takes its figures with it.
      this.#current.diskWrittenBytes = Math.max(this.#current.diskWrittenBytes, bytes);
    } catch {
      // It is gone, or too busy: the next sample will tell, or none.
    } finally {
      this.#isAsking = false;
    }
  }
}
