import {randomBytes} from 'node:crypto';
import {FaultError} from '../../faults/fault-error.ts';
import {InternalError} from '../../util/assert.ts';
import type {Connection, ExecResult} from '../environment.ts';
import {resolveTarget} from '../safe-path.ts';
import {readAnswer} from './inventory-answer.ts';
import {inventoryScript} from './inventory-script.ts';

/** A file as it should be on an environment. */
export interface WantedFile {
  /** Path there: absolute, or relative to the connection's `scratch`. */
  readonly target: string;
  /** Permission bits. */
  readonly mode: number;
  /** Names or numbers there; `undefined` where it does not matter. */
  readonly owner?: string | undefined;
  readonly group?: string | undefined;
  readonly bytes: number;
  /** In hex; `undefined` where the content does not matter. */
  readonly sha256: string | undefined;
}

/** What of a file is not as it should be. */
export type Difference = 'kind' | 'content' | 'mode' | 'owner' | 'group';

/** A wanted file as it is there. */
export interface FileThere {
  /** Absolute. */
  readonly path: string;
  readonly state: 'as-wanted' | 'different' | 'missing';
  /** What differs; `kind` where it is a link, a folder or a device. */
  readonly differences: readonly Difference[];
  /** Permission bits, numbers and names of who owns it, as they are; `undefined` where it is missing. */
  readonly found:
    | {
        readonly isRegular: boolean;
        readonly mode: number;
        readonly uid: number;
        readonly gid: number;
        readonly bytes: number;
      }
    | undefined;
}

/** Room on a file system that files are wanted on. */
export interface SpaceThere {
  /** The folder asked about; files below it count against this. Absolute. */
  readonly folder: string;
  /** Stands for the file system: alike where two folders are on the same. */
  readonly fileSystem: string;
  readonly freeBytes: number;
  readonly totalBytes: number;
  /** `undefined` where the file system has no such limit. */
  readonly freeInodes: number | undefined;
}

/** What there is on an environment, at one moment. */
export interface Inventory {
  /** In the order the files were given. */
  readonly files: readonly FileThere[];
  /** Of folders that exist, deepest first: the first whose folder a path lies in is its own. */
  readonly spaces: readonly SpaceThere[];
  readonly memory: {readonly availableBytes: number; readonly totalBytes: number} | undefined;
  /** Whether the commands run as root there. */
  readonly isRoot: boolean;
  /** What the script of the caller's did. */
  readonly extra: {readonly stdout: Buffer; readonly exitCode: number};
}

export interface InventoryOptions {
  readonly signal: AbortSignal;
  /** Further folders, absolute, whose room is asked for. They need not exist. */
  readonly folders?: readonly string[];
  /**
   * A script for any POSIX shell that is run in the same round trip, by a subshell of its own in
   * which nothing stops at failures.
   */
  readonly script?: string;
}

/** Names and sums of 100,000 files fit. */
const OUTPUT_BYTES_MAX = 67_108_864;

/**
 * Asks an environment, by one command, which of `files` are there as they should be, what room
 * there is for the others, and what else `options.script` asks. For 2,000 files it costs what
 * hashing them there does. Names may hold any character but NUL.
 *
 * @throws {FaultError} `environment/unhealthy` when the answer cannot be understood;
 *   `transfer/unsafe-path` for a relative target that leaves the scratch folder.
 */
export async function takeInventory(
  connection: Connection,
  files: readonly WantedFile[],
  options: InventoryOptions,
): Promise<Inventory> {
  const wanted = files.map((file) => ({
    ...file,
    path: resolveTarget(file.target, connection.scratch),
  }));
  const border = `proctor-${randomBytes(9).toString('hex')}`;
  // Where the tools there cannot take many names at once, each file is asked about by itself.
  for (const isOneByOne of [false, true]) {
    const {script, stdin, plan} = inventoryScript(wanted, {
      border,
      isOneByOne,
      folders: options.folders ?? [],
      script: options.script ?? ':',
    });
    const result = await connection.exec(
      {script, shell: 'sh', env: {LC_ALL: 'C'}, cwd: '/', stdin},
      {
        signal: options.signal,
        timeoutMs: Infinity,
        idleTimeoutMs: Infinity,
        killGraceMs: 1_000,
        outputBytesMax: OUTPUT_BYTES_MAX,
      },
    );
    const inventory = readAnswer(result.stdout, {wanted, plan, border});
    if (inventory !== undefined && result.exitCode === 0) return inventory;
    if (isOneByOne || result.exitCode !== 0) throw unreadable(result);
  }
  throw new InternalError('an inventory is taken or refused');
}

function unreadable(result: ExecResult): FaultError {
  const said = result.stderr.toString().trim().split('\n').slice(-3).join('; ');
  const how = result.exitCode === undefined ? `by ${result.exitSignal}` : `with ${result.exitCode}`;
  const why = said === '' ? `its shell ended ${how}` : said;
  return new FaultError('environment/unhealthy', `cannot see which files are there: ${why}`, {
    help: 'a POSIX shell and `stat` or `ls` must be on the PATH there',
  });
}
