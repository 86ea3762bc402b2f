import {randomBytes} from 'node:crypto';
import {posix} from 'node:path';
import type {Connection, ExecResult} from '../../environments/environment.ts';
import type {FileThere} from '../../environments/inventory/take-inventory.ts';
import {quote} from '../../environments/posix/remote-shell.ts';
import {FaultError} from '../../faults/fault-error.ts';

/** How a path was before it was changed. */
type Former =
  | {readonly kind: 'absent'; readonly path: string}
  /** Kept under the name `copy` in the book's folder. */
  | {readonly kind: 'replaced'; readonly path: string; readonly copy: string}
  | {
      readonly kind: 'attributes';
      readonly path: string;
      readonly mode: number;
      readonly uid: number;
      readonly gid: number;
    };

const LIMITS = {timeoutMs: 300_000, idleTimeoutMs: Infinity, killGraceMs: 1_000} as const;
/** How often it is tried to remove what is kept there; a connection that was lost is made anew. */
const FORGET_TRIES = 3;

/** Where the book is kept there. */
interface Kept {
  /** For copies of what is replaced. */
  readonly folder: string;
  /**
   * A script that puts all back: who removes the instance's folder runs it first, be it the host
   * itself after nobody has come back to it. Its name makes it the last one of such scripts.
   */
  readonly undo: string;
}

/**
 * Remembers how things were on an environment, so that they can be put back. What is replaced is
 * kept aside in a folder of the instance's own, for its user only, as a hard link where that can be:
 * a file that is put in place by renaming leaves it as it was. How to put it back is noted there, too:
 * it is even when nobody is left here to do so.
 */
export class UndoBook {
  #kept: Kept | undefined;
  #formers: Former[] = [];
  /** Deepest first. */
  #madeFolders: string[] = [];
  #copyCount = 0;

  /** Whether nothing has been changed, nor made to keep things in. */
  get isEmpty(): boolean {
    return this.#kept === undefined;
  }

  /** How much was kept so far, for `rollBack`. */
  get mark(): number {
    return this.#formers.length;
  }

  /**
   * To be called before files are changed.
   *
   * @param files As they are now.
   * @param missingFolders Those of their folders that are not there yet.
   * @throws {FaultError} `deploy/permission-denied`, `deploy/disk-full` where something cannot be kept aside.
   */
  async keep(
    files: readonly FileThere[],
    missingFolders: readonly string[],
    place: {readonly connection: Connection; readonly signal: AbortSignal},
  ): Promise<void> {
    const {connection, signal} = place;
    const formers: Former[] = [];
    const copies: {readonly path: string; readonly copy: string}[] = [];
    for (const {path, found, differences} of files) {
      if (found === undefined) formers.push({kind: 'absent', path});
      else if (differences.includes('content') || differences.includes('kind')) {
        this.#copyCount += 1;
        const copy = String(this.#copyCount);
        formers.push({kind: 'replaced', path, copy});
        copies.push({path, copy});
      } else formers.push({kind: 'attributes', path, ...found});
    }
    const root = posix.dirname(connection.scratch);
    const id = randomBytes(6).toString('hex');
    this.#kept ??= {folder: `${root}/aside-${id}`, undo: `${root}/undo-z${id}`};
    const madeFolders = [...new Set([...this.#madeFolders, ...missingFolders])].sort(
      (a, b) => b.length - a.length,
    );
    const all = [...this.#formers, ...formers];
    const result = await run(connection, keepScript(this.#kept, copies), {
      signal,
      stdin: rollBackScript(all.toReversed(), {kept: this.#kept, madeFolders}),
    });
    if (result.exitCode !== 0) throw notKept(result);
    this.#formers = all;
    this.#madeFolders = madeFolders;
  }

  /**
   * Puts everything back. May be called again where the connection was lost meanwhile.
   *
   * @param since What was kept before this mark stays kept. @default all is put back
   * @returns the paths that are not as they were.
   */
  async rollBack(
    place: {readonly connection: Connection; readonly signal: AbortSignal},
    since?: number,
  ): Promise<readonly string[]> {
    const {connection, signal} = place;
    const kept = this.#kept;
    if (kept === undefined) return [];
    const there = {kept, madeFolders: this.#madeFolders};
    const before = this.#formers.slice(0, since ?? 0);
    const result =
      since === undefined
        ? await run(connection, rollBackScript(this.#formers.toReversed(), there), {signal})
        : await run(connection, partScript(this.#formers.slice(since).toReversed(), there), {
            signal,
            stdin: rollBackScript(before.toReversed(), there),
          });
    const said = result.stdout.toString().split('\0');
    if (said.at(-1) !== 'done') {
      const why = result.stderr.toString().trim().slice(-200);
      throw new FaultError('deploy/rollback-failed', `cannot put back what was there: ${why}`);
    }
    const failed = said.slice(0, -1);
    if (failed.length > 0) return failed;
    if (since === undefined) this.#clear();
    else this.#formers = before;
    return [];
  }

  /**
   * What was changed stays: what was kept aside is removed.
   *
   * @throws {FaultError} where the host does not answer, so that it may still put all back.
   */
  async forget(place: {
    readonly connection: Connection;
    readonly signal: AbortSignal;
  }): Promise<void> {
    const {connection, signal} = place;
    if (this.#kept === undefined) return;
    const {folder, undo} = this.#kept;
    for (let attempt = 1; ; attempt += 1) {
      try {
        await run(connection, `rm -rf ${quote(undo)} ${quote(folder)}`, {signal});
        break;
      } catch (error) {
        const isTransient = error instanceof FaultError && error.transient;
        if (!isTransient || attempt >= FORGET_TRIES) throw error;
      }
    }
    this.#clear();
  }

  #clear(): void {
    this.#formers = [];
    this.#madeFolders = [];
    this.#kept = undefined;
  }
}

/** Keeps copies; then reads the script that puts them back. */
function keepScript(
  {folder, undo}: Kept,
  copies: readonly {readonly path: string; readonly copy: string}[],
): string {
  return [
    'set +e',
    'umask 077',
    ...(copies.length === 0 ? [] : [`mkdir -p ${quote(folder)} && cd ${quote(folder)} || exit 3`]),
    // A link is copied as a link; where no second name can be made, the file is copied.
    'k() { if [ -h "$2" ]; then cp -pP "$2" "$1"; else ln "$2" "$1" 2>/dev/null || cp -p "$2" "$1"; fi || exit 4; }',
    ...copies.map(({path, copy}) => `[ -d ${quote(path)} ] || k ${copy} ${quote(path)}`),
    `${noteLine(undo)} || exit 5`,
  ].join('\n');
}

/** Reads the script that is run when nobody is left; at once, since a part would undo a part. */
function noteLine(undo: string): string {
  const part = `${posix.dirname(undo)}/.${posix.basename(undo)}`;
  return `cat >${quote(part)} && mv -f ${quote(part)} ${quote(undo)}`;
}

interface There {
  readonly kept: Kept;
  readonly madeFolders: readonly string[];
}

/** Puts all back, and removes what was kept. */
function rollBackScript(formers: readonly Former[], there: There): string {
  const {folder, undo} = there.kept;
  return [
    ...putBackLines(formers, there),
    `[ -n "$n" ] || rm -rf ${quote(folder)} ${quote(undo)}`,
    'printf done',
    '',
  ].join('\n');
}

/** Puts some back, and then reads how to put back the rest. */
function partScript(formers: readonly Former[], there: There): string {
  return [
    ...putBackLines(formers, there),
    `[ -n "$n" ] || { umask 077; ${noteLine(there.kept.undo)}; } || exit 5`,
    'printf done',
  ].join('\n');
}

function putBackLines(formers: readonly Former[], {kept, madeFolders}: There): string[] {
  return [
    'set +e',
    `d=${quote(kept.folder)}`,
    `n=; f() { n=1; printf '%s\\000' "$1"; }`,
    // A copy that is gone while its folder is there was put back by a try before.
    // Where it was not replaced yet, both are names of one file, which `mv` refuses to move.
    'm() { if [ "$1" -ef "$2" ] 2>/dev/null; then rm -f "$1"; else mv -f "$1" "$2" 2>/dev/null || { rm -f "$2" && mv -f "$1" "$2"; }; fi; }',
    'u() { if [ -e "$d/$1" ] || [ -h "$d/$1" ]; then m "$d/$1" "$2" || f "$2"; else [ -d "$d" ] || f "$2"; fi; }',
    'a() { chown "$3" "$1" && chmod "$2" "$1" || f "$1"; }',
    'r() { rm -f "$1"; if [ -e "$1" ] || [ -h "$1" ]; then f "$1"; fi; }',
    ...formers.map((former) => {
      const path = quote(former.path);
      if (former.kind === 'absent') return `r ${path}`;
      if (former.kind === 'replaced')
        return `[ -d ${path} ] && [ ! -h ${path} ] || u ${former.copy} ${path}`;
      return `a ${path} ${former.mode.toString(8).padStart(4, '0')} ${former.uid}:${former.gid}`;
    }),
    ...madeFolders.map((path) => `rmdir ${quote(path)} 2>/dev/null`),
  ];
}

function run(
  connection: Connection,
  script: string,
  options: {readonly signal: AbortSignal; readonly stdin?: string},
): Promise<ExecResult> {
  const {signal, stdin} = options;
  return connection.exec(
    {script, shell: 'sh', env: {LC_ALL: 'C'}, cwd: '/', stdin},
    {signal, ...LIMITS},
  );
}

function notKept(result: ExecResult): FaultError {
  const why = result.stderr.toString().trim().split('\n').slice(-3).join('; ');
  if (/No space left on device|quota exceeded/i.test(why)) {
    return new FaultError('deploy/disk-full', `cannot keep aside what is replaced: ${why}`, {
      help: 'free some space in the folder for temporary files there, or set TMPDIR to a larger one',
    });
  }
  return new FaultError('deploy/permission-denied', `cannot keep aside what is replaced: ${why}`, {
    help: 'whoever is logged in must be able to read the files that are replaced',
  });
}
