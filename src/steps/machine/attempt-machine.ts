import {addAbortListener} from 'node:events';
import type {Connection, StepContext} from '../../environments/environment.ts';
import {FaultError} from '../../faults/fault-error.ts';
import {CancelError} from '../../util/deadline.ts';
import type {AttemptInstance} from '../attempt.ts';
import {GuardedConnection} from './guarded-connection.ts';

/** Why nothing can be run on the machine any more. */
export type MachineEnd =
  /** Its kernel, as its console says. */
  | {readonly kind: 'crashed'; readonly title: string}
  | {readonly kind: 'lost'; readonly fault: FaultError};

/** What an attempt has of its instance; another one after a reboot. */
interface Tenure extends Disposable {
  readonly connection: Connection;
  readonly context: StepContext;
  end(): void;
}

/**
 * The instance under an attempt. When its machine crashes or is lost, all that runs on it ends at
 * once; a reboot or a restored checkpoint makes it usable again.
 */
export class AttemptMachine implements Disposable {
  readonly #instance: AttemptInstance;
  readonly #base: StepContext;
  #tenure: Tenure;
  #end: MachineEnd | undefined;
  #isDisposed = false;
  #hurry: Disposable | undefined;
  /** The machine is being rebooted or restored: what it says meanwhile is no crash. */
  isChanging = false;
  /** Whether it is not as it was made, so that no other case may have it. */
  isSpent = false;

  constructor(instance: AttemptInstance, base: StepContext) {
    this.#instance = instance;
    this.#base = base;
    const {environment, connection} = instance;
    const {hold} = instance;
    const isMachine = environment?.console !== undefined || environment?.machine !== undefined;
    const canEnd = isMachine || environment?.lost !== undefined || hold !== undefined;
    this.#tenure = canEnd ? this.#guarded(connection) : unguarded(connection, base);
    void environment?.lost?.then((fault) => this.#ended({kind: 'lost', fault}));
    void hold?.lost.then((fault) => this.#ended({kind: 'lost', fault}));
  }

  get connection(): Connection {
    return this.#tenure.connection;
  }

  /** Its signal is aborted also when the machine ends. */
  get context(): StepContext {
    return this.#tenure.context;
  }

  /** Why it cannot be used; `undefined` while it can. */
  get end(): MachineEnd | undefined {
    return this.#end;
  }

  /** Once `hurry` aborts, nothing on a machine is waited for: it will not be used again. */
  leaveBehindOn(hurry: AbortSignal): void {
    const {environment} = this.#instance;
    // On someone's host nothing may be left behind, hurried or not.
    if (environment?.machine === undefined || environment.ownsSystem !== true) return;
    const message = `left ${this.#instance.name} behind, as cleanup was hurried`;
    const leave = (): void =>
      this.#ended({kind: 'lost', fault: new FaultError('vm/lost', message)});
    this.#hurry = hurry.aborted ? undefined : addAbortListener(hurry, leave);
    if (hurry.aborted) leave();
  }

  /** The kernel cannot go on. */
  crashed(title: string): void {
    if (!this.isChanging) this.#ended({kind: 'crashed', title});
  }

  /** The report of the crash is there, with its final title. */
  crashNamed(title: string): void {
    // One that is lost may be so because it crashed.
    if (this.#end !== undefined && !this.isChanging) this.#end = {kind: 'crashed', title};
    else this.crashed(title);
  }

  /** Ends what runs over the connection before, and goes on with this one. */
  reconnected(connection: Connection): void {
    const before = this.#tenure;
    before.end();
    before[Symbol.dispose]();
    this.#end = undefined;
    this.#tenure = this.#guarded(connection);
    this.#instance.reconnected?.(connection);
  }

  [Symbol.dispose](): void {
    this.#isDisposed = true;
    this.#hurry?.[Symbol.dispose]();
    this.#tenure[Symbol.dispose]();
  }

  #ended(end: MachineEnd): void {
    // A machine that crashed and then went away has crashed.
    if (this.#isDisposed || this.#end !== undefined) return;
    this.#end = end;
    this.#tenure.end();
  }

  #guarded(connection: Connection): Tenure {
    const base = this.#base;
    const controller = new AbortController();
    const listener = addAbortListener(base.signal, () => controller.abort(base.signal.reason));
    const gone = Promise.withResolvers<never>();
    return {
      connection: new GuardedConnection(connection, gone.promise),
      context: {...base, signal: controller.signal},
      end: () => {
        const reason = new CancelError('stopped', 'the machine is gone');
        controller.abort(reason);
        gone.reject(reason);
      },
      [Symbol.dispose]: () => listener[Symbol.dispose](),
    };
  }
}

function unguarded(connection: Connection, context: StepContext): Tenure {
  return {connection, context, end: () => {}, [Symbol.dispose]: () => {}};
}
