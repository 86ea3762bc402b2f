import {randomBytes} from 'node:crypto';
import {mkdir, rm, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {FaultError} from '../../../faults/fault-error.ts';
import {type LedgerEntry, NO_LEDGER} from '../../../ledger/ledger.ts';
import {stateFolder} from '../../../state/state-folder.ts';
import {wallClockMs} from '../../../util/clock.ts';
import {bootId, type ProcessIdentity} from '../../../util/process-identity.ts';
import type {StepContext} from '../../environment.ts';
import {safeRelativePath} from '../../safe-path.ts';
import {
  MARKER_FILE,
  ownProcess,
  recordFolder,
  removeRecord,
  type VmRecord,
  type VmStatus,
  writeRecord,
} from './vm-record.ts';

/** Changes of a record are written at most this often, but for the process, which is at once. */
const WRITE_INTERVAL_MS = 500;

/** What may be changed in a record. */
export type VmRecordChange = Partial<
  Pick<
    VmRecord,
    | 'status'
    | 'disks'
    | 'forwards'
    | 'guestAddress'
    | 'accelerator'
    | 'machine'
    | 'error'
    | 'usedMs'
  >
>;

export interface VmHomeOptions {
  readonly environment: string;
  readonly instance: number;
  readonly architecture: string;
}

/** A VM's folder and its record; both are there before anything else of it, and go last. */
export class VmHome implements AsyncDisposable {
  /** Unique on this machine. */
  readonly id: string;
  /** Absolute, of mode 0700. */
  readonly folder: string;
  /** Where the console goes. */
  readonly consolePath: string;
  readonly #state: string;
  readonly #warn: StepContext['warn'];
  readonly #entries: readonly LedgerEntry[];
  #record: VmRecord;
  #timer: NodeJS.Timeout | undefined;
  #writing: Promise<void> = Promise.resolve();
  #hasWarned = false;
  #disposed: Promise<void> | undefined;

  private constructor(
    record: VmRecord,
    parts: {state: string; warn: StepContext['warn']; entries: readonly LedgerEntry[]},
  ) {
    this.id = record.id;
    this.folder = record.folder;
    this.consolePath = record.consolePath;
    this.#record = record;
    this.#state = parts.state;
    this.#warn = parts.warn;
    this.#entries = parts.entries;
  }

  /**
   * Makes the folder of a new VM below the run's scratch folder, and writes its record.
   *
   * @throws {FaultError} `local/scratch-failed`, `ledger/unwritable`; nothing is left then.
   */
  static async make(options: VmHomeOptions, context: StepContext): Promise<VmHome> {
    context.signal.throwIfAborted();
    const name = safeRelativePath(options.environment).replaceAll(/[^A-Za-z0-9._-]/g, '_');
    const id = `${name}-${options.instance}-${randomBytes(6).toString('hex')}`.replace(
      /^[^A-Za-z0-9]/,
      'x',
    );
    const now = wallClockMs();
    const record: VmRecord = {
      version: 1,
      id,
      environment: options.environment,
      instance: options.instance,
      runId: context.runId,
      status: 'creating',
      folder: join(context.scratchFolder, id),
      architecture: options.architecture,
      machine: '',
      accelerator: '',
      disks: [],
      process: undefined,
      runner: ownProcess(),
      forwards: [],
      guestAddress: undefined,
      consolePath: join(context.logFolder ?? context.scratchFolder, `${id}.console.log`),
      createdMs: now,
      usedMs: now,
      error: undefined,
    };
    const state = stateFolder(context.env ?? {});
    const {ledger = NO_LEDGER, warn} = context;
    const entries = await Promise.all(
      [record.folder, recordFolder(state, id)].map((path) => ledger.intend({kind: 'folder', path})),
    );
    const home = new VmHome(record, {state, warn, entries});
    try {
      await home.#write();
      await mkdir(record.folder, {mode: 0o700});
      for (const entry of entries) entry.made();
      await writeFile(join(record.folder, MARKER_FILE), `${id}\n`, {mode: 0o600});
      return home;
    } catch (error) {
      await home[Symbol.asyncDispose]();
      const message = `cannot make a folder for a VM below '${context.scratchFolder}'`;
      throw new FaultError('local/scratch-failed', message, {
        cause: error,
        help: 'The folder must be writable and its disk must have room.',
      });
    }
  }

  get record(): VmRecord {
    return this.#record;
  }

  get status(): VmStatus {
    return this.#record.status;
  }

  /** Changes the record; it is written soon. */
  update(change: VmRecordChange): void {
    if (this.#disposed !== undefined) return;
    this.#record = {...this.#record, ...change};
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      void this.#write().then(undefined, () => undefined);
    }, WRITE_INTERVAL_MS).unref();
  }

  /** Writes down which process it is now, before anything is done with it. */
  async setProcess(identity: ProcessIdentity | undefined): Promise<void> {
    const process =
      identity === undefined
        ? undefined
        : {pid: identity.pid, startTicks: identity.startTicks, bootId: bootId() ?? ''};
    this.#record = {...this.#record, process};
    await this.#write();
  }

  /** Removes the folder and the record. What runs in it must have ended. */
  [Symbol.asyncDispose](): Promise<void> {
    this.#disposed ??= this.#dispose();
    return this.#disposed;
  }

  async #dispose(): Promise<void> {
    clearTimeout(this.#timer);
    this.#record = {...this.#record, status: 'cleaning'};
    await this.#writing;
    await rm(this.folder, {recursive: true, force: true, maxRetries: 3});
    await removeRecord(this.#state, this.id);
    this.#record = {...this.#record, status: 'gone'};
    for (const entry of this.#entries) entry[Symbol.dispose]();
  }

  /** One at a time; a record that cannot be written is said once, and stops nothing. */
  #write(): Promise<void> {
    this.#writing = this.#writing.then(async () => {
      // What has been removed must not come back.
      if (this.#disposed !== undefined) return;
      try {
        await writeRecord(this.#state, this.#record);
      } catch (error) {
        if (this.#hasWarned) return;
        this.#hasWarned = true;
        const why = (error as Error).message;
        this.#warn('vm/record', `the VM '${this.id}' cannot be recorded: ${why}`);
      }
    });
    return this.#writing;
  }
}
