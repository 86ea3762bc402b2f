import {randomBytes} from 'node:crypto';
import {rmSync} from 'node:fs';
import {mkdir, rm} from 'node:fs/promises';
import os from 'node:os';
import {join} from 'node:path';
import {FaultError} from '../faults/fault-error.ts';
import {newRunId, type RunFolder} from '../journal/run-folder.ts';
import type {LedgerEntry} from '../ledger/ledger.ts';
import type {ReaperProgram} from '../ledger/reaper.ts';
import {RunLedger} from '../ledger/run-ledger.ts';
import {stateFolder} from '../state/state-folder.ts';
import {wallClockMs} from '../util/clock.ts';
import {cleanBeforeRun} from './cleanup/clean-before-run.ts';
import {REAP_COMMAND} from './cleanup/reap-command.ts';
import type {CliIo} from './io.ts';

/** Tries at a free name: even the second is very unlikely to be needed. */
const TRIES_MAX = 100;

/** Variables that a reaper is given: marks of what started this process are not among them. */
const REAPER_VARIABLES =
  /^(PATH|HOME|USER|LOGNAME|TMPDIR|LANG|LC_.*|XDG_.*|PROCTOR_STATE_.*|PG.*|NODE_EXTRA_CA_CERTS|NODE_DISABLE_COMPILE_CACHE|NODE_COMPILE_CACHE)$/;

/**
 * What every command works in that makes anything: an id, a book of what it makes, and a folder for
 * temporary files. However this process ends, all that is in the book goes.
 */
export class RunSession implements AsyncDisposable {
  readonly runId: string;
  readonly ledger: RunLedger;
  /** Absolute; exists. */
  readonly scratchFolder: string;
  readonly #scratch: ScratchFolder;
  #ended: Promise<readonly string[]> | undefined;

  private constructor(ledger: RunLedger, scratch: ScratchFolder) {
    this.runId = ledger.runId;
    this.ledger = ledger;
    this.scratchFolder = scratch.path;
    this.#scratch = scratch;
  }

  /**
   * Of a command that keeps no record of what it does; or, with `folder`, of a run that is gone on
   * with, of which nothing is left.
   *
   * @throws {FaultError} `ledger/…`, `local/scratch-failed`.
   */
  static async open(io: CliIo, folder?: RunFolder): Promise<RunSession> {
    await cleanBeforeRun(io);
    for (let tries = 1; tries <= TRIES_MAX; tries++) {
      const runId = folder?.runId ?? newRunId(wallClockMs());
      const ledger = await openLedger(io, runId, folder?.path);
      if (ledger !== undefined) return await RunSession.#make(ledger);
      if (folder !== undefined) break;
    }
    throw taken(folder?.runId);
  }

  /**
   * Of a new run, which has a folder of its own.
   *
   * @param makeFolder Makes it.
   * @throws {FaultError} as `open`.
   */
  static async openRun(
    io: CliIo,
    makeFolder: () => RunFolder,
  ): Promise<{readonly session: RunSession; readonly folder: RunFolder}> {
    await cleanBeforeRun(io);
    for (let tries = 1; tries <= TRIES_MAX; tries++) {
      const folder = makeFolder();
      let session: RunSession | undefined;
      try {
        const ledger = await openLedger(io, folder.runId, folder.path);
        session = ledger && (await RunSession.#make(ledger));
      } finally {
        // A run that never began; or one beside another manifest has this id, and it is what tells
        // their processes apart.
        if (session === undefined) rmSync(folder.path, {recursive: true, force: true});
      }
      if (session !== undefined) return {session, folder};
    }
    throw taken(undefined);
  }

  static async #make(ledger: RunLedger): Promise<RunSession> {
    try {
      // Both share a sync.
      const [, scratch] = await Promise.all([
        ledger.intendOwn({kind: 'processes', mark: `PROCTOR_RUN_ID=${ledger.runId}`}),
        makeScratchFolder(ledger),
      ]);
      return new RunSession(ledger, scratch);
    } catch (error) {
      await ledger[Symbol.asyncDispose]();
      throw error;
    }
  }

  /**
   * Removes the folder, then whatever else is still in the book. Idempotent.
   *
   * @returns what could not be removed, a line each; `proctor clean` tries again.
   */
  end(): Promise<readonly string[]> {
    this.#ended ??= this.#end();
    return this.#ended;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.end();
  }

  async #end(): Promise<readonly string[]> {
    try {
      await rm(this.#scratch.path, {recursive: true, force: true, maxRetries: 3});
      this.#scratch.entry[Symbol.dispose]();
    } catch {
      // The ledger's undoing knows more ways.
    }
    return await this.ledger.end();
  }
}

interface ScratchFolder {
  readonly path: string;
  readonly entry: LedgerEntry;
}

/** Short: a socket's path may have no more than 107 characters, and some are in there. */
async function makeScratchFolder(ledger: RunLedger): Promise<ScratchFolder> {
  for (let tries = 1; ; tries++) {
    const path = join(os.tmpdir(), `proctor-${randomBytes(4).toString('hex')}`);
    const entry = await ledger.intendOwn({kind: 'folder', path});
    try {
      await mkdir(path, {mode: 0o700});
      entry.made();
      return {path, entry};
    } catch (error) {
      // Whatever is there is not ours.
      entry[Symbol.dispose]();
      if ((error as NodeJS.ErrnoException).code === 'EEXIST' && tries < TRIES_MAX) continue;
      const message = `cannot make a folder for temporary files, '${path}'`;
      throw new FaultError('local/scratch-failed', message, {
        cause: error,
        help: 'TMPDIR names the folder that it is made in: it must be writable, and its disk must have room.',
      });
    }
  }
}

async function openLedger(
  io: CliIo,
  runId: string,
  runFolder?: string,
): Promise<RunLedger | undefined> {
  return await RunLedger.open({
    stateFolder: stateFolder(io.env),
    runId,
    env: io.env,
    ...(runFolder !== undefined && {runFolder}),
    ...(io.program !== undefined && {reaper: reaperOf(io, io.program)}),
  });
}

function reaperOf(io: CliIo, program: readonly string[]): ReaperProgram {
  const env: Record<string, string> = {};
  for (const [name, value] of Object.entries(io.env)) {
    if (value !== undefined && REAPER_VARIABLES.test(name)) env[name] = value;
  }
  return {command: [...program, REAP_COMMAND], env};
}

function taken(runId: string | undefined): FaultError {
  return runId === undefined
    ? new FaultError('ledger/in-use', 'cannot find an id for this run that no other has')
    : new FaultError('ledger/in-use', `cannot go on with run ${runId}: another process does`);
}
