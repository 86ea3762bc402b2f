import {
  closeSync,
  constants,
  fstatSync,
  openSync,
  readSync,
  realpathSync,
  writeSync,
} from 'node:fs';
import {dirname, join, relative} from 'node:path';
import type {RunReader, RunResult} from '../../journal/run-result.ts';
import {makeFolders} from '../../util/owned-place.ts';
import type {PageFiles} from '../report-format.ts';

/** Below the page's folder. */
const FOLDER = 'files';

/** What is copied at most: of one file, in all, and how many; others stay where the run left them. */
const FILE_BYTES_MAX = 64 * 1024 * 1024;
const BYTES_MAX = 512 * 1024 * 1024;
const FILES_MAX = 20_000;

/** What services that keep files refuse in names, and what separates on other systems. */
const UNSAFE_IN_NAMES = /[^\w.@+=-]+/gu;
const NAME_CHARS_MAX = 120;

/** Names of what browsers run or draw when they are given it. */
const ACTIVE_NAME =
  /\.(?:[xs]?html?|mht(?:ml)?|svgz?|xml|xslt?|pdf|m?js|css|swf|hta|url|webloc)$/iu;

/** How much of a file browsers look at to find out what it is. */
const SNIFFED_BYTES = 1024;

/** Most bytes at a time. */
const PIECE_BYTES = 1024 * 1024;

/**
 * Copies the logs and captured files of a run to `files/` in `folder`, those of failures first, and
 * makes of `folder` something that can be carried elsewhere. Links are not followed; names become
 * such as all systems and services take; what a browser would run gets `.txt` at its end, since
 * files of guests must not act in the report's name.
 *
 * @returns where each of them is, for the page.
 * @throws the system's error if a copy cannot be written.
 */
export function copyPageFiles(reader: RunReader, folder: string): PageFiles {
  const copier = new FileCopier(reader, join(folder, FOLDER));
  const copied = new Map<string, string>();
  for (const path of filesOf(reader.result)) {
    if (!copied.has(path)) copied.set(path, copier.copy(path) ?? '');
  }
  return {
    filesFrom: `./${FOLDER}/`,
    ...(Array.from(copied.values()).includes('') && {folder: reader.folder}),
    pathOf: (path) => copied.get(path) ?? '',
  };
}

function* filesOf(result: RunResult): Generator<string> {
  const {cases, deployments, instrumentation, coverage} = result;
  for (const isBad of [true, false]) {
    for (const {attempts} of cases) {
      for (const {verdict, log, consoleLog, captured} of attempts) {
        if (isBad === (verdict === 'passed')) continue;
        if (log !== undefined) yield log;
        if (consoleLog !== undefined) yield consoleLog;
        for (const {path} of captured) yield path;
      }
    }
    for (const {status, log} of deployments) {
      if (log !== undefined && isBad === (status !== 'completed')) yield log;
    }
  }
  for (const {files = []} of instrumentation) yield* files;
  yield* coverage?.files ?? [];
}

class FileCopier {
  readonly #folder: string;
  readonly #to: string;
  /** The folders that a run's files may be in, as they are named and as they really are. */
  readonly #roots: ReadonlyArray<{readonly named: string; readonly real: string}>;
  readonly #used = new Set<string>();
  #bytesLeft = BYTES_MAX;
  #filesLeft = FILES_MAX;

  constructor(reader: RunReader, to: string) {
    this.#folder = reader.folder;
    this.#to = to;
    this.#roots = reader.folders.map((named) => ({named, real: realpathSync(named)}));
  }

  /** @returns where it is below `to`; `undefined` where it was not copied. */
  copy(path: string): string | undefined {
    if (this.#filesLeft === 0) return undefined;
    const file = this.#find(path);
    if (file === undefined) return undefined;
    let fd: number;
    try {
      fd = openSync(file.real, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
    } catch {
      return undefined;
    }
    try {
      const stats = fstatSync(fd);
      if (!stats.isFile() || stats.size > Math.min(FILE_BYTES_MAX, this.#bytesLeft)) {
        return undefined;
      }
      const name = this.#nameOf(file.parts, isActive(file.real, fd));
      this.#bytesLeft -= copyBytes(fd, join(this.#to, name), stats.size);
      this.#filesLeft--;
      return name;
    } finally {
      closeSync(fd);
    }
  }

  /** Where a file really is, and the names that lead there; `undefined` for what is none of the run's. */
  #find(path: string): {readonly real: string; readonly parts: readonly string[]} | undefined {
    const full = join(this.#folder, path);
    const index = this.#roots.findIndex(({named}) => full.startsWith(`${named}/`));
    const root = this.#roots[index];
    if (root === undefined) return undefined;
    const way = relative(root.named, full);
    const real = join(root.real, way);
    try {
      if (realpathSync(real) !== real) return undefined;
    } catch {
      return undefined;
    }
    // Runs that are merged have files of the same names.
    const parts = way.split('/');
    return {real, parts: this.#roots.length === 1 ? parts : [String(index + 1), ...parts]};
  }

  #nameOf(parts: readonly string[], isRun: boolean): string {
    const wanted = parts.map(safeName).join('/');
    const end = isRun ? '.txt' : '';
    let name = `${wanted}${end}`;
    // Some systems take names for the same that differ in case only.
    for (let n = 2; this.#used.has(name.toLowerCase()); n++) name = `${wanted}-${n}${end}`;
    this.#used.add(name.toLowerCase());
    return name;
  }
}

function safeName(part: string): string {
  const safe = part.replaceAll(UNSAFE_IN_NAMES, '_').slice(-NAME_CHARS_MAX);
  // Hidden files are left out by services, and some systems lose a dot at the end.
  return safe.replace(/^\.+/u, '_').replace(/\.+$/u, '_') || '_';
}

/** Whether a browser might take a file for something to run: by its name, or since it looks so. */
function isActive(path: string, fd: number): boolean {
  if (ACTIVE_NAME.test(path)) return true;
  const head = Buffer.alloc(SNIFFED_BYTES);
  const length = readSync(fd, head, 0, head.length, 0);
  return /^(?:\ufeff|\u00ef\u00bb\u00bf)?\s*(?:<|%PDF)/u.test(head.toString('latin1', 0, length));
}

function copyBytes(from: number, path: string, size: number): number {
  makeFolders(dirname(path));
  const {O_WRONLY, O_CREAT, O_TRUNC, O_NOFOLLOW} = constants;
  const to = openSync(path, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW, 0o644);
  try {
    const piece = Buffer.allocUnsafe(Math.min(PIECE_BYTES, Math.max(1, size)));
    let done = 0;
    // Of a file that grows, what it had when it was looked at.
    while (done < size) {
      const count = readSync(from, piece, 0, Math.min(piece.length, size - done), done);
      if (count === 0) break;
      for (let offset = 0; offset < count; ) offset += writeSync(to, piece, offset, count - offset);
      done += count;
    }
    return done;
  } finally {
    closeSync(to);
  }
}
