import type {BoardSpec, LockSpec, PowerSpec} from '../board-spec.ts';
import type {
  Board as DocumentBoard,
  Lock as DocumentLock,
  Power as DocumentPower,
  SshEnvironment,
} from '../generated/manifest-document.ts';
import type {SshSpec} from '../manifest.ts';
import {durationMs, type Fill, listOf, record} from './document-values.ts';
import {type PathBase, resolvePath} from './resolve-path.ts';
import {resolveConsole} from './resolve-qemu.ts';

/** A board is used for as long as a suite takes: others wait for that. */
const LOCK_TIMEOUT_MS = 60 * 60_000;
/** A dead holder on this machine is known at once; this is for one that hangs, or is elsewhere. */
const LEASE_MS = 30_000;
const POWER_TIMEOUT_MS = 120_000;
const QUARANTINE_AFTER = 3;

/** What boards get from the file that they stand in. */
export interface BoardSettings extends PathBase {
  readonly fill: Fill;
}

/** Locks with their defaults; `undefined` for none. */
export function resolveLock(lock: DocumentLock | undefined, fill: Fill): LockSpec | undefined {
  if (lock === undefined) return undefined;
  const {name, mode, timeout, lease} =
    typeof lock === 'string' || Array.isArray(lock) ? {name: lock} : lock;
  const names = new Set(listOf<string>(name).map((text) => fill(text)));
  return {
    names: [...names].sort(),
    mode: mode ?? 'exclusive',
    timeoutMs: durationMs(timeout) ?? LOCK_TIMEOUT_MS,
    leaseMs: durationMs(lease) ?? LEASE_MS,
  };
}

/** The lock settings of a board for which nothing is said. */
export const BOARD_LOCK: LockSpec = {
  names: [],
  mode: 'exclusive',
  timeoutMs: LOCK_TIMEOUT_MS,
  leaseMs: LEASE_MS,
};

/** Scripts that switch power; `undefined` for none. */
export function resolvePower(power: DocumentPower | undefined, fill: Fill): PowerSpec | undefined {
  if (power === undefined) return undefined;
  return {
    on: fill(power.on),
    off: fill(power.off),
    cycle: fill(power.cycle),
    timeoutMs: durationMs(power.timeout) ?? POWER_TIMEOUT_MS,
  };
}

/** The boards of a manifest, or of a file that it names: paths start from that file's folder. */
export function resolveBoards(
  boards: Readonly<Record<string, DocumentBoard>> | undefined,
  settings: BoardSettings,
): ReadonlyMap<string, BoardSpec> {
  const {fill} = settings;
  const pathsOf = (paths: string | readonly string[] | undefined): readonly string[] =>
    listOf<string>(paths).map((path) => resolvePath(fill(path), settings));
  return new Map(
    Object.entries(boards ?? {}).map(([name, board]): [string, BoardSpec] => [
      name,
      {
        name,
        labels: record(board.labels, (value) => fill(String(value))),
        host: fill(board.host),
        port: board.port,
        user: fill(board.user),
        keys: pathsOf(board.key),
        knownHosts: pathsOf(board['known-hosts']),
        power: resolvePower(board.power, fill),
        consoleCommand: board.console,
        check: fill(board.check),
        quarantineAfter: board['quarantine-after'] ?? QUARANTINE_AFTER,
      },
    ]),
  );
}

/** What of an SSH environment has to do with boards, power and consoles. */
export function resolveBoardUse(
  spec: SshEnvironment,
  all: ReadonlyMap<string, BoardSpec>,
  fill: Fill,
): Pick<SshSpec, 'boards' | 'power' | 'consoleCommand' | 'console'> {
  const boards = spec.board === undefined ? undefined : boardsFor(spec.board, all, fill);
  const power = resolvePower(spec.power, fill);
  const given = typeof spec.console === 'string' ? {command: spec.console} : spec.console;
  const hasConsole = given !== undefined || boards?.some((board) => board.consoleCommand);
  return {
    ...(boards !== undefined && {boards}),
    ...(power !== undefined && {power}),
    ...(given?.command !== undefined && {consoleCommand: given.command}),
    ...(hasConsole && {console: resolveConsole(policyOf(given))}),
  };
}

/** What is to be made of a console, without the command that reads it. */
function policyOf(given: Exclude<SshEnvironment['console'], string>) {
  if (given === undefined) return undefined;
  const {command: _, ...policy} = given;
  return policy;
}

/** The boards that will do, in the manifest's order. */
function boardsFor(
  wish: NonNullable<SshEnvironment['board']>,
  all: ReadonlyMap<string, BoardSpec>,
  fill: Fill,
): readonly BoardSpec[] {
  if (typeof wish === 'string') return [all.get(fill(wish)) ?? []].flat();
  const wanted = Object.entries(wish).map(([name, value]) => [name, fill(String(value))] as const);
  return [...all.values()].filter(({labels}) =>
    wanted.every(([name, value]) => labels[name] === value),
  );
}

/** How `board` is reached and handled, by what the environment says of boards in general. */
export function specForBoard(spec: SshSpec, board: BoardSpec): SshSpec {
  const {boards: _, ...rest} = spec;
  return {
    ...rest,
    host: board.host,
    port: board.port ?? spec.port,
    user: board.user ?? spec.user,
    keys: board.keys.length > 0 ? board.keys : spec.keys,
    knownHosts: board.knownHosts.length > 0 ? board.knownHosts : spec.knownHosts,
    ...(board.power !== undefined && {power: board.power}),
    ...(board.consoleCommand !== undefined && {consoleCommand: board.consoleCommand}),
    board,
  };
}
