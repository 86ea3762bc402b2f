import {spawnSync} from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import {tmpdir} from 'node:os';
import {delimiter, dirname, join, resolve} from 'node:path';

/** The oldest Node that `engines` allows. */
export const OLDEST_NODE = '22.13.0';

/** A package with a Node's program and no install script. */
const NODE_PACKAGE = `node-${process.platform}-${process.arch}`;

/** What `npm pack` made. */
export interface PackedPackage {
  /** Of the tarball, absolute. */
  readonly path: string;
  readonly files: ReadonlyArray<{readonly path: string; readonly size: number}>;
  /** Bytes of the tarball, and of what is in it. */
  readonly size: number;
  readonly unpackedSize: number;
}

/**
 * Packs this clone as `npm publish` would, once for all tests of a test run: their temporary folder
 * is theirs together.
 */
export function packProctor(): PackedPackage {
  const folder = join(tmpdir(), 'packed-proctor');
  const list = join(folder, 'list.json');
  const known = readIfThere(list);
  if (known !== undefined) return JSON.parse(known) as PackedPackage;
  const own = mkdtempSync(join(tmpdir(), 'packing-'));
  const args = ['pack', '--ignore-scripts', '--json', '--pack-destination', own];
  const {stdout, stderr} = spawnSync('npm', args, {encoding: 'utf8'});
  const [packed] = JSON.parse(stdout || '[]') as [PackedPackage & {readonly filename: string}];
  if (packed === undefined) throw new Error(`npm pack: ${stderr}`);
  const {files, size, unpackedSize, filename} = packed;
  const result = {path: join(folder, filename), files, size, unpackedSize};
  writeFileSync(join(own, 'list.json'), JSON.stringify(result));
  try {
    renameSync(own, folder);
  } catch {
    // Another file's tests were first.
    rmSync(own, {recursive: true});
  }
  return result;
}

/** Folder of the program of Node 24, which is among the packages that this clone is developed with. */
export const CURRENT_NODE_FOLDER = resolve('node_modules/node/bin');

/**
 * Fetches the oldest Node, by npm, unless `build/` has it.
 *
 * @returns the folder of its program.
 */
export function fetchOldestNode(): string {
  const folder = resolve(`build/node-${OLDEST_NODE}`);
  const programs = join(folder, 'node_modules', NODE_PACKAGE, 'bin');
  if (existsSync(folder)) return programs;
  const own = `${folder}-${process.pid}`;
  mkdirSync(own, {recursive: true});
  writeFileSync(join(own, 'package.json'), '{"private": true}');
  const args = ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--prefer-offline'];
  const {status, stderr} = spawnSync('npm', [...args, `${NODE_PACKAGE}@${OLDEST_NODE}`], {
    cwd: own,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`npm install: ${stderr}`);
  renameSync(own, folder);
  return programs;
}

/** What a command of a new user came to. */
export interface UserResult {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A clean folder, and a home without settings, of somebody who has never used proctor. */
export class NewUser implements Disposable {
  /** Where the user stands; has a space in it, as folders of users have. */
  readonly folder: string;
  readonly #root: string;
  readonly #nodeFolder: string;

  /** @param nodeFolder Where the user's `node` is. */
  constructor(nodeFolder: string = dirname(process.execPath)) {
    this.#root = mkdtempSync(join(tmpdir(), 'new-user-'));
    this.#nodeFolder = nodeFolder;
    this.folder = join(this.#root, 'my project');
    mkdirSync(this.folder);
    mkdirSync(join(this.#root, 'home'));
  }

  /** Runs a command there, to its end. */
  run(command: string, args: readonly string[], env: Record<string, string> = {}): UserResult {
    const {status, stdout, stderr} = spawnSync(command, args, {
      cwd: this.folder,
      env: {...this.env, ...env},
      encoding: 'utf8',
    });
    return {status, stdout, stderr};
  }

  /** What the user's shell has exported. */
  get env(): Record<string, string> {
    return {
      PATH: [this.#nodeFolder, process.env['PATH']].join(delimiter),
      HOME: join(this.#root, 'home'),
      TMPDIR: tmpdir(),
      LC_ALL: 'C.UTF-8',
      npm_config_update_notifier: 'false',
    };
  }

  write(name: string, text: string): void {
    mkdirSync(dirname(join(this.folder, name)), {recursive: true});
    writeFileSync(join(this.folder, name), text);
  }

  read(name: string): string {
    return readFileSync(join(this.folder, name), 'utf8');
  }

  [Symbol.dispose](): void {
    rmSync(this.#root, {recursive: true, force: true});
  }
}

function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
