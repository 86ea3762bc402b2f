import type {FaultRecord} from '../../journal/event.ts';
import type {LockSpec} from '../../manifest/board-spec.ts';
import type {Case} from '../../plan/plan.ts';
import type {AttemptInstance} from '../../steps/attempt.ts';
import {CancelError} from '../../util/deadline.ts';
import type {GivenBack, InstanceSource, SourceOptions} from '../instances/instance-source.ts';
import type {RoundInstance} from '../run-options.ts';
import type {Lane} from '../scheduler.ts';
import type {Hold} from './hold.ts';
import {takeHold} from './take-hold.ts';

/** Opens the source of instances that is used while the locks are held. */
export type OpenSource = (options: SourceOptions) => InstanceSource;

/**
 * The instances of an environment that names locks. They are made once a case can run and the locks
 * are had; when these are lost, or others wait for what no case here can use now, all instances are
 * given up, and then the locks.
 *
 * ```
 * idle ──want──▶ asking ──▶ held ──lost, reclaim──▶ leaving ──▶ idle
 * ```
 */
export class LockedSource implements InstanceSource {
  readonly #options: SourceOptions;
  readonly #lock: LockSpec;
  readonly #open: OpenSource;
  readonly #closing = new AbortController();
  readonly #wanted = new Set<Case>();
  readonly #done = new Set<Case>();
  #lent = 0;
  #inner: InstanceSource;
  #state: 'idle' | 'asking' | 'held' | 'leaving' = 'idle';
  #hold: Hold | undefined;
  #askings = 0;
  #cleanupFailed = false;
  #work: Promise<void> = Promise.resolve();

  constructor(options: SourceOptions, lock: LockSpec, open: OpenSource) {
    this.#options = {...options, outerHold: () => this.#hold};
    this.#lock = lock;
    this.#open = open;
    this.#inner = open(this.#options);
  }

  get cleanupFailed(): boolean {
    return this.#cleanupFailed || this.#inner.cleanupFailed;
  }

  get lanes(): readonly Lane[] {
    return this.#inner.lanes;
  }

  laneOf(item: Case): Lane {
    return this.#inner.laneOf(item);
  }

  start(): void {
    this.#inner.start();
  }

  want(item: Case): void {
    this.#wanted.add(item);
    if (this.#state === 'held') this.#inner.want(item);
    else this.#ask();
  }

  borrow(item: Case): AttemptInstance {
    this.#wanted.delete(item);
    this.#lent += 1;
    return this.#inner.borrow(item);
  }

  giveBack(name: string, options: GivenBack): void {
    this.#lent -= 1;
    this.#inner.giveBack(name, options);
    this.#leaveIfIdle();
  }

  caseDone(item: Case): void {
    this.#wanted.delete(item);
    this.#done.add(item);
    this.#inner.caseDone(item);
    const isLast = this.#done.size === this.#options.cases.length;
    if (isLast && !this.#options.hasRounds) this.close();
  }

  get idle(): readonly RoundInstance[] {
    return this.#state === 'held' ? this.#inner.idle : [];
  }

  beginRound(): void {
    if (this.#isClosing) return;
    this.#done.clear();
    this.#wanted.clear();
    this.#inner.beginRound();
  }

  reclaim(): void {
    this.#inner.reclaim();
    this.#leaveIfIdle();
  }

  close(): void {
    this.#closing.abort(new CancelError('stopped', 'no case needs it any more'));
    this.#inner.close();
  }

  async closed(): Promise<void> {
    await this.#work;
    await this.#inner.closed();
    await this.#hold?.release();
    this.#hold = undefined;
  }

  get #isClosing(): boolean {
    return this.#closing.signal.aborted;
  }

  #ask(): void {
    if (this.#state !== 'idle' || this.#isClosing || this.#wanted.size === 0) return;
    this.#state = 'asking';
    this.#track(this.#acquire());
  }

  async #acquire(): Promise<void> {
    const {spec, holds, signal, emit} = this.#options;
    this.#askings += 1;
    const place = {environment: spec.id, instance: `${spec.id}#1`};
    const closing = this.#closing.signal;
    const input = {spec, place, attempt: this.#askings, signal, closing, emit};
    this.#explain(`lock ${this.#lock.names.join(', ')}`);
    const ending = await takeHold(input, async (own) => {
      this.#hold = await holds.lock(this.#lock, place, own);
      return this.#hold;
    });
    this.#explain(undefined);
    this.#state = ending.id === 'done' ? 'held' : 'idle';
    if (ending.id === 'failed') this.#exhaust(ending.fault);
    if (ending.id !== 'done' || this.#isClosing) return;
    const hold = this.#hold;
    void hold?.lost.then(() => {
      if (this.#hold === hold && this.#state === 'held') this.#leave();
    });
    for (const item of this.#wanted) this.#inner.want(item);
  }

  /** Says why there are no instances: the limit for those is each lane's last. */
  #explain(reason: string | undefined): void {
    const {scheduler} = this.#options;
    for (const limit of new Set(this.lanes.flatMap(({limits}) => limits.at(-1) ?? []))) {
      scheduler.explain(limit, reason);
    }
  }

  #exhaust(fault: FaultRecord): void {
    if (!this.#isClosing) this.#options.onExhausted(fault, this.#options.cases);
  }

  /** What waits for a lock must not keep one that it has no use for. */
  #leaveIfIdle(): void {
    const isIdle = this.#wanted.size + this.#lent === 0;
    if (this.#state === 'held' && isIdle && this.#options.holds.isWaitedFor) this.#leave();
  }

  #leave(): void {
    if (this.#isClosing) return;
    this.#state = 'leaving';
    this.#track(this.#giveUp());
  }

  async #giveUp(): Promise<void> {
    const before = this.#inner;
    before.close();
    await before.closed();
    this.#cleanupFailed ||= before.cleanupFailed;
    await this.#hold?.release();
    this.#hold = undefined;
    this.#state = 'idle';
    if (this.#isClosing) return;
    this.#inner = this.#open(this.#options);
    this.#inner.start();
    for (const item of this.#done) this.#inner.caseDone(item);
    this.#ask();
  }

  #track(work: Promise<void>): void {
    const tracked = work.catch(this.#options.onBug);
    this.#work = Promise.all([this.#work, tracked]).then(() => undefined);
  }
}
