import {createHash} from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import {dirname, join, relative} from 'node:path';
import {allowedPath, isAllowedPath} from './artifact-name.ts';

/** Where the files of a run have been uploaded to. */
export interface UploadedRun {
  readonly name: string;
  readonly id: number | undefined;
  readonly digest: string | undefined;
}

interface UploadWish {
  /** Absolute: all regular files below it. */
  readonly folder: string;
  readonly name: string;
  /** Put behind the name where an artifact has that already. */
  readonly otherwise: string;
  /** @default what the repository says */
  readonly retentionDays?: number;
  /** For what has to be made anew. @default the system's */
  readonly temporaryFolder?: string | undefined;
}

/** What artifacts do not hold, and how they are called there instead. */
const RENAMED_FILE = 'renamed-files.txt';

/**
 * Uploads the files of a run as one artifact.
 *
 * @throws the toolkit's error, as where there is no service, or the repository's room is used up.
 */
export async function uploadRun(wish: UploadWish): Promise<UploadedRun> {
  const {DefaultArtifactClient} = await import('@actions/artifact');
  const client = new DefaultArtifactClient();
  using files = collectFiles(wish.folder, wish.temporaryFolder);
  const options = wish.retentionDays === undefined ? {} : {retentionDays: wish.retentionDays};
  const upload = async (name: string): Promise<UploadedRun> => {
    const {id, digest} = await client.uploadArtifact(name, [...files.paths], files.root, options);
    return {name, id, digest};
  };
  try {
    return await upload(wish.name);
  } catch (error) {
    if (!isTaken(error)) throw error;
    return await upload(`${wish.name}-${wish.otherwise}`);
  }
}

/** Where an artifact can be looked at. */
export function artifactUrl(
  id: number | undefined,
  env: Readonly<Record<string, string | undefined>>,
): string | undefined {
  const {GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository, GITHUB_RUN_ID: run} = env;
  if (id === undefined || !server || !repository || !run) return undefined;
  return `${server}/${repository}/actions/runs/${run}/artifacts/${id}`;
}

/** The service's words for a name that an artifact of this run has; a name is never written over. */
function isTaken(error: unknown): boolean {
  return error instanceof Error && /\b409\b|already exists/i.test(error.message);
}

interface CollectedFiles extends Disposable {
  readonly root: string;
  readonly paths: readonly string[];
}

/**
 * The regular files below `folder`: links would bring in what is not the run's. Files that guests
 * have named in a way that artifacts do not take are called otherwise, in a copy of the folder.
 */
export function collectFiles(folder: string, temporaryFolder = os.tmpdir()): CollectedFiles {
  const names = [...regularFiles(folder, '')].sort();
  if (names.every(isAllowedPath)) {
    return {root: folder, paths: names.map((name) => join(folder, name)), [Symbol.dispose]() {}};
  }
  const root = mkdtempSync(join(temporaryFolder, 'proctor-upload-'));
  const renamed: string[] = [];
  const paths = names.map((name) => {
    const shown = isAllowedPath(name) ? name : allowedPath(name);
    if (shown !== name) renamed.push(`${shown}\t${JSON.stringify(name)}`);
    const path = join(root, shown);
    mkdirSync(dirname(path), {recursive: true});
    linkOrCopy(join(folder, name), path);
    return path;
  });
  const list = join(root, freeName(root));
  writeFileSync(list, `${renamed.join('\n')}\n`);
  return {
    root,
    paths: [...paths, list],
    [Symbol.dispose]: () => rmSync(root, {recursive: true, force: true}),
  };
}

/** Paths below `folder`. Node's own recursive reading goes where links to folders lead. */
function* regularFiles(folder: string, below: string): Generator<string> {
  for (const entry of readdirSync(join(folder, below), {withFileTypes: true})) {
    const path = join(below, entry.name);
    if (entry.isDirectory()) yield* regularFiles(folder, path);
    else if (entry.isFile()) yield path;
  }
}

function linkOrCopy(from: string, to: string): void {
  try {
    linkSync(from, to);
  } catch {
    // Another file system, or one without links.
    copyFileSync(from, to);
  }
}

function freeName(root: string): string {
  if (!existsSync(join(root, RENAMED_FILE))) return RENAMED_FILE;
  return `${createHash('sha256').update(relative('/', root)).digest('hex').slice(0, 8)}-${RENAMED_FILE}`;
}
