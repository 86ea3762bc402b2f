import os from 'node:os';
import {renderDiagnosticsText} from '../../diagnostics/render-text.ts';
import {driverFor} from '../../environments/registry.ts';
import {FaultError} from '../../faults/fault-error.ts';
import type {BoardSpec} from '../../manifest/board-spec.ts';
import {didYouMean, listNames} from '../../manifest/did-you-mean.ts';
import type {Manifest, SshSpec} from '../../manifest/manifest.ts';
import {BOARD_LOCK} from '../../manifest/resolve/resolve-boards.ts';
import {holdOutsideRun} from '../../run/holds/hold-outside-run.ts';
import {boardLockName} from '../../run/holds/reserve-board.ts';
import {readSecrets} from '../../run/secrets.ts';
import {BoardBook, type BoardRecord} from '../../state/boards/board-book.ts';
import type {LockHolder, LockStatus} from '../../state/locks/lock-records.ts';
import {Locks} from '../../state/locks/locks.ts';
import {lockFolder} from '../../state/state-folder.ts';
import {parseDuration} from '../../util/duration.ts';
import {ResourceStack} from '../../util/resource-stack.ts';
import {sanitizeLine} from '../../util/terminal-text.ts';
import {checkManifest} from '../check-manifest.ts';
import type {CliIo, ExitCode} from '../io.ts';
import {
  EXIT_INFRASTRUCTURE,
  EXIT_USAGE,
  printFault,
  printProblem,
  type Session,
  withSession,
} from '../machines/session.ts';
import {textTable} from '../machines/text-table.ts';
import {wantsColor} from '../terminal.ts';

/** What all of `proctor boards` is asked. */
interface BoardsOptions {
  readonly manifest?: string;
}

interface NamedBoards extends BoardsOptions {
  readonly names: readonly string[];
}

/** How a board is. */
type BoardState = 'available' | 'locked' | 'stale' | 'error' | 'quarantined';

/** A board as it is shown. */
interface ShownBoard {
  readonly name: string;
  readonly state: BoardState;
  readonly host: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly holder: LockHolder | undefined;
  readonly waiting: number;
  readonly record: BoardRecord;
}

/** `proctor boards list`. */
export async function listBoards(
  options: BoardsOptions & {readonly format: 'text' | 'json'},
  io: CliIo,
): Promise<ExitCode> {
  return withBoards({...options, names: []}, io, async ({boards, book}) => {
    const shown = await lookAt(boards, book, io);
    io.stdout.write(options.format === 'json' ? jsonOf(shown) : tableOf(shown));
    return 0;
  });
}

/** `proctor boards quarantine`. */
export async function quarantineBoard(
  options: NamedBoards & {readonly reason: string},
  io: CliIo,
): Promise<ExitCode> {
  return withBoards(options, io, async ({boards, book}) => {
    const by = `${io.env['USER'] ?? 'someone'}@${os.hostname()}`;
    for (const {name} of boards) book.quarantine(name, {reason: options.reason, by});
    return 0;
  });
}

/** `proctor boards release`. */
export async function releaseBoards(options: NamedBoards, io: CliIo): Promise<ExitCode> {
  return withBoards(options, io, async ({boards, book}) => {
    for (const {name} of boards) {
      const was = book.release(name) ? 'back in use' : 'was not in quarantine';
      io.stdout.write(`${sanitizeLine(name)}: ${was}\n`);
    }
    return 0;
  });
}

/** `proctor boards check`: with the board's lock, one after another. */
export async function checkBoards(
  options: NamedBoards & {readonly timeout: string},
  io: CliIo,
): Promise<ExitCode> {
  const timeoutMs = parseDuration(options.timeout);
  if (timeoutMs === undefined) {
    printProblem(`expected a time such as 30s or 5m, found "${options.timeout}"`, undefined, io);
    return EXIT_USAGE;
  }
  return withBoards(options, io, async ({manifest, boards, book}) => {
    const secrets = await readSecrets(manifest.secrets, io.env);
    const {folder} = manifest;
    return withSession({folder, secrets}, io, async (session) => {
      let failed = 0;
      for (const board of boards) {
        const fault = await checkOne({manifest, board, timeoutMs}, session, io);
        const ok = fault === undefined;
        // That somebody has it says nothing about the board.
        const isKnown = ok || !fault.code.startsWith('lock/');
        if (isKnown) book.checked(board.name, {ok, detail: fault?.message ?? 'it answers'});
        io.stdout.write(`${sanitizeLine(board.name)}: ${ok ? 'ok' : 'failed'}\n`);
        if (fault !== undefined) printFault(fault, io);
        if (!ok) failed += 1;
      }
      return failed === 0 ? 0 : EXIT_INFRASTRUCTURE;
    });
  });
}

/** @returns why it cannot be used. */
async function checkOne(
  wanted: {readonly manifest: Manifest; readonly board: BoardSpec; readonly timeoutMs: number},
  session: Session,
  io: CliIo,
): Promise<FaultError | undefined> {
  const {manifest, board, timeoutMs} = wanted;
  const user = environmentOf(manifest, board);
  if (user === undefined) {
    return new FaultError('board/unhealthy', `cannot check ${board.name}: no environment uses it`, {
      help: 'how it is reached is said by an environment with `board`',
    });
  }
  const {lock: _lock, ...rest} = user;
  const spec: SshSpec = {...rest, boards: [board], lock: {...BOARD_LOCK, timeoutMs}};
  const resources = new ResourceStack();
  const tell = (line: string): void => io.stderr.write(`proctor: ${sanitizeLine(line)}\n`);
  try {
    const {context: own, spec: concrete} = await holdBoard({manifest, spec}, session, {
      resources,
      tell,
    });
    const driver = await driverFor(concrete);
    const environment = resources.use(await driver.provision(concrete, 1, own));
    resources.use(await environment.connect(own));
    return undefined;
  } catch (error) {
    if (!(error instanceof FaultError)) throw error;
    return error;
  } finally {
    await resources[Symbol.asyncDispose]();
  }
}

/** As for a run, but one that is in quarantine is what this is for. */
function holdBoard(
  wanted: {readonly manifest: Manifest; readonly spec: SshSpec},
  {context, guard}: Session,
  options: {readonly resources: ResourceStack; readonly tell: (line: string) => void},
) {
  return holdOutsideRun(wanted, context, {...options, guard, takesQuarantined: true});
}

/** The environment that says how `board` is reached. */
function environmentOf(manifest: Manifest, board: BoardSpec): SshSpec | undefined {
  for (const spec of manifest.environments.values()) {
    if (spec.type !== 'ssh' || spec.boards === undefined) continue;
    if (spec.boards.some(({name}) => name === board.name)) return spec;
  }
  return undefined;
}

interface OpenBoards {
  readonly manifest: Manifest;
  readonly boards: readonly BoardSpec[];
  readonly book: BoardBook;
}

/** Does `work` with the boards that are named, or all. */
async function withBoards(
  {manifest: path, names}: NamedBoards,
  io: CliIo,
  work: (open: OpenBoards) => Promise<ExitCode>,
): Promise<ExitCode> {
  const {manifest, diagnostics} = await checkManifest({manifest: path, variables: {}}, io);
  if (manifest === undefined) {
    io.stderr.write(renderDiagnosticsText(diagnostics, {color: wantsColor(io, io.stderr)}));
    return EXIT_USAGE;
  }
  const all = manifest.boards ?? new Map<string, BoardSpec>();
  for (const name of names) {
    if (all.has(name)) continue;
    const known = [...all.keys()];
    const list = known.length === 0 ? 'the manifest has no "boards"' : `known: ${listNames(known)}`;
    printProblem(`no board is called "${name}"`, didYouMean(name, known) ?? list, io);
    return EXIT_USAGE;
  }
  const wanted =
    names.length === 0 ? [...all.values()] : names.flatMap((name) => all.get(name) ?? []);
  try {
    using book = BoardBook.open(lockFolder(io.env));
    return await work({manifest, boards: wanted, book});
  } catch (error) {
    if (!(error instanceof FaultError)) throw error;
    printFault(error, io);
    return EXIT_INFRASTRUCTURE;
  }
}

async function lookAt(
  boards: readonly BoardSpec[],
  book: BoardBook,
  {env, signal}: CliIo,
): Promise<readonly ShownBoard[]> {
  const {PROCTOR_STATE_URL: url} = env;
  await using locks = await Locks.open({
    stateFolder: lockFolder(env),
    ...(url !== undefined && {url}),
    signal,
  });
  const records = book.of(boards.map(({name}) => name));
  const shown: ShownBoard[] = [];
  for (const [index, {name, host, labels}] of boards.entries()) {
    const record = records[index];
    if (record === undefined) continue;
    const status = await locks.status(boardLockName(name), {signal});
    const [holder] = status.holders;
    const state = stateOf(status, record);
    shown.push({name, host, labels, state, holder, waiting: status.waiting, record});
  }
  return shown;
}

function stateOf(status: LockStatus, {quarantine}: BoardRecord): BoardState {
  return quarantine === undefined ? status.state : 'quarantined';
}

function tableOf(boards: readonly ShownBoard[]): string {
  if (boards.length === 0) return 'the manifest has no boards\n';
  const rows = boards.map(({name, state, labels, holder, record}) => [
    name,
    state,
    Object.entries(labels)
      .map(([label, value]) => `${label}=${value}`)
      .join(' '),
    String(record.failures),
    holder === undefined ? '' : `${holder.purpose} (${holder.pid ?? 'lease'}@${holder.host})`,
    record.quarantine?.reason ?? record.lastFault ?? '',
  ]);
  return textTable(['board', 'state', 'labels', 'failures', 'holder', 'reason'], rows);
}

/** One board a line. */
function jsonOf(boards: readonly ShownBoard[]): string {
  const values = boards.map(({record, holder, ...board}) => {
    const {name: _, quarantine, check, usedAtMs, ...rest} = record;
    return {
      ...board,
      ...rest,
      ...(usedAtMs !== undefined && {usedAt: timeOf(usedAtMs)}),
      ...(holder !== undefined && {
        holder: {...holder, acquiredAtMs: undefined, acquiredAt: timeOf(holder.acquiredAtMs)},
      }),
      ...(quarantine !== undefined && {
        quarantine: {...quarantine, atMs: undefined, at: timeOf(quarantine.atMs)},
      }),
      ...(check !== undefined && {check: {...check, atMs: undefined, at: timeOf(check.atMs)}}),
    };
  });
  return values.length === 0
    ? '[]\n'
    : `[\n${values.map((value) => `  ${JSON.stringify(value)}`).join(',\n')}\n]\n`;
}

function timeOf(ms: number): string {
  return new Date(ms).toISOString();
}
