import {posix} from 'node:path';
import type {ArtifactFile, ResolvedArtifact} from '../../artifacts/resolved-artifact.ts';
import type {Connection, FileToPut, StepContext} from '../../environments/environment.ts';
import {
  type FileThere,
  type Inventory,
  takeInventory,
} from '../../environments/inventory/take-inventory.ts';
import {resolveTarget} from '../../environments/safe-path.ts';
import {FaultError} from '../../faults/fault-error.ts';
import type {Progress} from '../progress-meter.ts';
import {checkSpace, type SpaceNeed, spaceNeeds} from './check-space.ts';
import {correctAttributes} from './correct-attributes.ts';
import {missingFoldersScript, readMissingFolders} from './missing-folders.ts';
import {WATCHED_BYTES_MIN, whileWatching} from './space-watch.ts';
import {UndoBook} from './undo-book.ts';

/** Paths that a warning names. */
const NAMED_MAX = 5;

/** What came of sending artifacts. */
export interface Sent {
  /** Files that were sent, and their bytes. */
  readonly files: number;
  readonly bytes: number;
  /** Files that were there as wanted. */
  readonly unchanged: number;
  /** Files of which only mode or owner was put right. */
  readonly corrected: number;
  /** Ids of optional artifacts that could not be put there. */
  readonly leftOut: readonly string[];
}

export interface SendOptions {
  readonly context: StepContext;
  readonly note: (text: string) => void;
  readonly onProgress: (progress: Progress) => void;
}

/** A file to be put, and how it is there. */
interface Planned {
  readonly file: ArtifactFile;
  readonly path: string;
  there: FileThere | undefined;
}

/**
 * Puts artifacts on one instance: looks once what is there, sends only what is not, and remembers
 * how things were.
 */
export class Transfer {
  readonly undo = new UndoBook();
  readonly #artifacts: readonly ResolvedArtifact[];
  #connection: Connection;
  #planned: ReadonlyMap<string, readonly Planned[]> = new Map();
  #inventory: Inventory | undefined;
  #missingFolders: readonly string[] = [];

  constructor(artifacts: readonly ResolvedArtifact[], connection: Connection) {
    this.#artifacts = artifacts;
    this.#connection = connection;
  }

  /** What is still to be done, as to undo it, goes over this connection. */
  reconnected(connection: Connection): void {
    this.#connection = connection;
  }

  /**
   * Asks the environment what is there.
   *
   * @param script What else is asked in the same round trip.
   * @returns what that script printed.
   */
  async look(context: StepContext, script = ''): Promise<Buffer> {
    // Not even whether they are there is asked where anybody could listen.
    const asked = this.#artifacts.filter((artifact) => !this.#isRefused(artifact));
    for (const artifact of this.#artifacts) {
      if (!artifact.isOptional && !asked.includes(artifact)) throw notEncrypted(artifact);
    }
    const connection = this.#connection;
    const {scratch} = connection;
    const planned = planFiles(asked, scratch);
    const all = [...planned.values()].flat();
    const root = posix.dirname(scratch);
    const outside = all.map(({path}) => path).filter((path) => !path.startsWith(`${root}/`));
    const inventory = await takeInventory(
      connection,
      all.map(({file, path}) => ({...file, target: path})),
      {
        signal: context.signal,
        folders: [root],
        script: [script, missingFoldersScript(outside)].filter((text) => text !== '').join('\n'),
      },
    );
    for (const [index, each] of all.entries()) each.there = inventory.files[index];
    this.#planned = planned;
    this.#inventory = inventory;
    this.#missingFolders = readMissingFolders(inventory.extra.stdout);
    return inventory.extra.stdout;
  }

  /** Whether `look` was called and what it saw still counts. */
  get hasLooked(): boolean {
    return this.#inventory !== undefined;
  }

  /** Something else has changed what is there, as an installation. */
  forgetLook(): void {
    this.#inventory = undefined;
  }

  /** Where the files of an artifact are there, absolute. */
  pathsOf(id: string): readonly string[] {
    return (this.#planned.get(id) ?? []).map(({path}) => path);
  }

  /**
   * Puts the artifacts `ids` in place, all at once; optional ones after them, one by one.
   *
   * @throws {FaultError} `deploy/…`, and as `Connection.put` does.
   */
  async send(ids: ReadonlySet<string>, options: SendOptions): Promise<Sent> {
    if (!this.hasLooked) await this.look(options.context);
    const wanted = this.#artifacts.filter(({id}) => ids.has(id));
    const needed = wanted.filter(({isOptional}) => !isOptional);
    let sent = await this.#sendOne(needed, options);
    for (const artifact of wanted.filter(({isOptional}) => isOptional)) {
      const {mark} = this.undo;
      try {
        if (this.#isRefused(artifact)) throw notEncrypted(artifact);
        sent = sum(sent, await this.#sendOne([artifact], options));
      } catch (error) {
        // What is lost is lost for all; what is refused is refused for this one only.
        if (!(error instanceof FaultError) || error.transient) throw error;
        await this.#putBack(artifact, mark, options);
        const message = `artifact "${artifact.id}": ${error.message}; it is optional: going on without`;
        options.context.warn(error.code, options.context.mask.text(message));
        options.note(message);
        sent = {...sent, leftOut: [...sent.leftOut, artifact.id]};
      }
    }
    return sent;
  }

  /** What was left out halfway must not be there in part. */
  async #putBack({id}: ResolvedArtifact, mark: number, options: SendOptions): Promise<void> {
    if (this.undo.mark === mark) return;
    const {context, note} = options;
    const place = {connection: this.#connection, signal: context.signal};
    const failed = await this.undo.rollBack(place, mark);
    if (failed.length === 0) return;
    const named = failed.slice(0, NAMED_MAX).join(', ');
    const more = failed.length > NAMED_MAX ? ` and ${failed.length - NAMED_MAX} more` : '';
    const message = `artifact "${id}" is left out, and cannot be put back at ${named}${more}`;
    context.warn('deploy/rollback-failed', context.mask.text(message));
    note(message);
  }

  async #sendOne(artifacts: readonly ResolvedArtifact[], options: SendOptions): Promise<Sent> {
    const files = artifacts.flatMap(({id}) => this.#planned.get(id) ?? []);
    const lacking = files.filter(({there}) => there?.state !== 'as-wanted');
    const unchanged = files.length - lacking.length;
    const nothing = {files: 0, bytes: 0, unchanged, corrected: 0, leftOut: []};
    if (lacking.length === 0) return nothing;
    const wrong = lacking.filter(({there}) => isContentRight(there));
    const toSend = lacking.filter(({there}) => !isContentRight(there));
    const {context, note} = options;
    const bytes = toSend.reduce((total, {file}) => total + file.bytes, 0);
    const what =
      artifacts.length === 1 ? `artifact "${artifacts[0]?.id}"` : `${files.length} files`;
    note(`${toSend.length} files to send, ${wrong.length} to correct, ${unchanged} as wanted`);
    const needs = this.#needsOf(toSend);
    checkSpace(needs, what);
    const connection = this.#connection;
    const {signal} = context;
    await this.#keep(lacking, signal);
    if (wrong.length > 0) {
      const wanted = wrong.map(({file, path}) => ({...file, path}));
      await correctAttributes(wanted, {connection, signal});
    }
    if (toSend.length > 0) await this.#put(toSend, {...options, bytes, needs, what});
    // What needs them in turn finds them there.
    for (const each of lacking) {
      if (each.there !== undefined) each.there = {...each.there, state: 'as-wanted'};
    }
    return {...nothing, files: toSend.length, bytes, corrected: wrong.length};
  }

  async #put(
    planned: readonly Planned[],
    options: SendOptions & {
      readonly bytes: number;
      readonly needs: readonly SpaceNeed[];
      readonly what: string;
    },
  ): Promise<void> {
    const {context, bytes, needs, what, onProgress} = options;
    const files = planned.map(({file, path}) => fileToPut(file, path));
    let sentBytes = 0;
    const put = (signal: AbortSignal): Promise<unknown> =>
      this.#connection.put(files, {
        signal,
        onProgress: (progress) => {
          sentBytes = progress.bytes;
          onProgress({...progress, bytesTotal: bytes, filesTotal: files.length});
        },
      });
    onProgress({bytes: 0, files: 0, bytesTotal: bytes, filesTotal: files.length});
    if (bytes < WATCHED_BYTES_MIN) {
      await put(context.signal);
      return;
    }
    const folders = needs.map(({space}) => space.folder);
    const look = (signal: AbortSignal): Promise<Inventory> =>
      takeInventory(this.#connection, [], {signal, folders});
    const watched = {needs, sentBytes: () => sentBytes, look, what, context};
    await whileWatching(watched, context.signal, put);
  }

  /** What lies in the instance's own folder goes with it, and need not be put back. */
  async #keep(planned: readonly Planned[], signal: AbortSignal): Promise<void> {
    const connection = this.#connection;
    const root = posix.dirname(connection.scratch);
    const files = planned.flatMap(({there}) => there ?? []);
    const outside = files.filter(({path}) => !path.startsWith(`${root}/`));
    if (outside.length === 0) return;
    await this.undo.keep(outside, this.#missingFolders, {connection, signal});
  }

  #needsOf(planned: readonly Planned[]): readonly SpaceNeed[] {
    const inventory = this.#inventory;
    if (inventory === undefined) return [];
    const files = planned.flatMap(({file, there}) =>
      there === undefined ? [] : [{bytes: file.bytes, there}],
    );
    return spaceNeeds(files, inventory, posix.dirname(this.#connection.scratch));
  }

  #isRefused({isSensitive}: ResolvedArtifact): boolean {
    return isSensitive && this.#connection.transport === 'clear';
  }
}

function notEncrypted({id}: ResolvedArtifact): FaultError {
  const message = `cannot send the sensitive artifact "${id}": the connection is not encrypted`;
  return new FaultError('deploy/not-encrypted', message, {
    help: 'reach the environment over SSH or a guest agent, or take `sensitive` off the artifact',
  });
}

/** By artifact; of several files for one place the last one counts. */
function planFiles(
  artifacts: readonly ResolvedArtifact[],
  scratch: string,
): ReadonlyMap<string, readonly Planned[]> {
  const byPath = new Map<string, {readonly id: string; readonly planned: Planned}>();
  for (const {id, files} of artifacts) {
    for (const file of files) {
      const path = resolveTarget(file.target, scratch);
      byPath.set(path, {id, planned: {file, path, there: undefined}});
    }
  }
  const planned = new Map<string, Planned[]>();
  for (const {id, planned: each} of byPath.values()) {
    const known = planned.get(id);
    if (known === undefined) planned.set(id, [each]);
    else known.push(each);
  }
  return planned;
}

function isContentRight(there: FileThere | undefined): boolean {
  if (there?.found === undefined) return false;
  return !there.differences.includes('content') && !there.differences.includes('kind');
}

function fileToPut(file: ArtifactFile, target: string): FileToPut {
  const {path, source, mode, owner, group, bytes, sha256} = file;
  return {
    source: path ?? source,
    target,
    mode,
    bytes,
    sha256,
    ...(owner !== undefined && {owner}),
    ...(group !== undefined && {group}),
    ...(path === undefined && {open: (options) => file.open(options)}),
  };
}

function sum(a: Sent, b: Sent): Sent {
  return {
    files: a.files + b.files,
    bytes: a.bytes + b.bytes,
    unchanged: a.unchanged + b.unchanged,
    corrected: a.corrected + b.corrected,
    leftOut: [...a.leftOut, ...b.leftOut],
  };
}
