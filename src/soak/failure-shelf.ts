import {mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';

/** What is kept of iterations in which a case did not pass. */
export interface ShelfLimits {
  /** As many of the first ones stay for good, and as many of the latest. */
  readonly firstMax: number;
  readonly lastMax: number;
  /** All of them together; the largest may be above it by one iteration. */
  readonly bytesMax: number;
}

/** Enough to see how it began and how it goes on; half a gigabyte is no burden to a disk. */
export const SHELF_LIMITS: ShelfLimits = {firstMax: 10, lastMax: 10, bytesMax: 2 ** 29};

const FOLDER = 'failures';
const README = 'README.txt';
const NAME = /^iteration-(\d{6,})$/u;

/**
 * Folders of iterations that are kept, below a run's folder. Those in between the first and the
 * latest make room, and so do the oldest of the latest where there is no more.
 */
export class FailureShelf {
  readonly #path: string;
  readonly #limits: ShelfLimits;
  /** Oldest first. */
  readonly #kept: Array<{readonly name: string; readonly bytes: number}>;
  #dropped: number;

  constructor(runFolder: string, limits: ShelfLimits = SHELF_LIMITS) {
    this.#path = join(runFolder, FOLDER);
    this.#limits = limits;
    this.#dropped = droppedBefore(join(this.#path, README));
    this.#kept = namesIn(this.#path).map((name) => ({
      name,
      bytes: bytesOf(join(this.#path, name)),
    }));
  }

  /** How many were dropped, by earlier processes too. */
  get droppedCount(): number {
    return this.#dropped;
  }

  /**
   * Makes a place for an iteration, which `fill` fills.
   *
   * @returns its path below the run's folder.
   * @throws the system's error.
   */
  keep(iteration: number, fill: (folder: string) => void): string {
    const name = `iteration-${String(iteration).padStart(6, '0')}`;
    const folder = join(this.#path, name);
    rmSync(folder, {recursive: true, force: true});
    mkdirSync(folder, {recursive: true});
    try {
      fill(folder);
    } catch (error) {
      // Half of it, as of a full disk, would take room that nobody knows of.
      rmSync(folder, {recursive: true, force: true});
      throw error;
    }
    this.#kept.push({name, bytes: bytesOf(folder)});
    this.#makeRoom();
    return join(FOLDER, name);
  }

  #makeRoom(): void {
    const {firstMax, lastMax, bytesMax} = this.#limits;
    const before = this.#dropped;
    for (;;) {
      const bytes = this.#kept.reduce((sum, each) => sum + each.bytes, 0);
      const isOver = this.#kept.length > firstMax + lastMax || bytes > bytesMax;
      if (!isOver || this.#kept.length <= 1) break;
      // The oldest after the first ones; where these alone are too much, the oldest but one.
      const at = this.#kept.length > firstMax ? firstMax : 1;
      const [gone] = this.#kept.splice(at, 1);
      if (gone === undefined) break;
      rmSync(join(this.#path, gone.name), {recursive: true, force: true});
      this.#dropped += 1;
    }
    if (this.#dropped > before) this.#tell();
  }

  #tell(): void {
    const {firstMax, lastMax, bytesMax} = this.#limits;
    const text = `Of iterations in which a case did not pass the first ${firstMax} and the latest ${lastMax} are kept,
as long as all together are below ${bytesMax} bytes. ${this.#dropped} are not here any more.
`;
    writeFileSync(join(this.#path, README), text);
  }
}

/** What the file says that tells of it. */
function droppedBefore(path: string): number {
  try {
    return Number(/ (\d+) are not here any more/u.exec(readFileSync(path, 'utf8'))?.[1] ?? 0);
  } catch {
    return 0;
  }
}

function namesIn(path: string): string[] {
  try {
    return readdirSync(path)
      .filter((name) => NAME.test(name))
      .sort((a, b) => numberOf(a) - numberOf(b));
  } catch {
    return [];
  }
}

function numberOf(name: string): number {
  return Number(NAME.exec(name)?.[1] ?? 0);
}

function bytesOf(folder: string): number {
  let bytes = 0;
  for (const entry of readdirSync(folder, {recursive: true, withFileTypes: true})) {
    if (!entry.isFile()) continue;
    try {
      bytes += statSync(join(entry.parentPath, entry.name)).size;
    } catch {
      // Gone meanwhile.
    }
  }
  return bytes;
}
