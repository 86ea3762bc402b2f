import {mkdir, readdir, readFile, rename, stat, symlink} from 'node:fs/promises';
import {join, posix} from 'node:path';
import {promisify} from 'node:util';
import {gunzip} from 'node:zlib';
import type {StepContext} from '../../environments/environment.ts';
import {runTool} from '../../environments/qemu/host/run-tool.ts';
import {CoverageData, type FileCoverage} from '../coverage/coverage-data.ts';
import {addGcovJson} from '../coverage/gcov-json.ts';
import {applyMarkers} from '../coverage/source-mapper.ts';
import {filesBelow} from './bring-back.ts';
import {unavailable} from './kernel-part.ts';
import {longestEnd, type NotesFile, notesOf, readStamp} from './notes-file.ts';

const VERSION_TIMEOUT_MS = 10_000;
/** A whole kernel has some 3,000 files. */
const GCOV_TIMEOUT_MS = 600_000;
/** Files that gcov is given at once. */
const BATCH = 200;

/**
 * The gcov of this machine that reads notes of that gcc.
 *
 * @returns its name.
 * @throws {FaultError} `instrumentation/unavailable`.
 */
export async function findGcov(
  notes: NotesFile,
  context: Pick<StepContext, 'signal' | 'env'>,
): Promise<string> {
  const {major} = notes;
  const names = [...(major === undefined ? [] : [`gcov-${major}`]), 'gcov'];
  const seen: string[] = [];
  for (const name of names) {
    const {signal, env} = context;
    const limits = {signal, timeoutMs: VERSION_TIMEOUT_MS, env};
    const {isMissing, stdout} = await runTool(name, ['--version'], limits);
    if (isMissing) continue;
    const own = Number(/\) (\d+)\./.exec(stdout)?.[1]);
    if (major === undefined || own === major) return name;
    seen.push(`${name} is of gcc ${own}`);
  }
  const wanted =
    major === undefined ? 'gcov' : `gcov of gcc ${major}, which the kernel was built by`;
  const found = seen.length === 0 ? '' : `; ${seen.join(', ')}`;
  throw unavailable(
    'kernel-gcov',
    `there is no ${wanted} on this machine${found}`,
    major === undefined ? 'install gcc here' : `install gcc-${major} here`,
  );
}

/**
 * What the counts in a folder mean, with the notes and the sources of `objects`.
 *
 * @param options.aside Holds the counts, in a folder `id` at any depth, with their paths; what is
 *   made on the way is put there, too.
 */
export async function gcovData(options: {
  readonly aside: string;
  readonly id: string;
  readonly objects: string;
  readonly context: Pick<StepContext, 'signal' | 'env'>;
}): Promise<{readonly data: CoverageData; readonly problem: string | undefined}> {
  const {aside, id, objects, context} = options;
  const data = new CoverageData();
  const counts = (await filesBelow(aside)).filter((path) => path.endsWith('.gcda'));
  const wanted = counts.map((path) => path.slice(path.indexOf(`${id}/`) + id.length + 1));
  const notes = await notesOf(objects, wanted);
  const work = join(aside, 'gcov');
  await mkdir(work);
  // By numbers: gcov names what it makes by the file alone, whatever folder that is in.
  const names: string[] = [];
  let other = 0;
  for (const [index, path] of counts.entries()) {
    const own = notes.get(wanted[index] ?? '');
    if (own === undefined) continue;
    if (own.stamp !== (await stampOf(join(aside, path)))) {
      other++;
      continue;
    }
    const name = String(names.length);
    await rename(join(aside, path), join(work, `${name}.gcda`));
    await symlink(own.path, join(work, `${name}.gcno`));
    names.push(`${name}.gcda`);
  }
  const [first] = notes.values();
  const gcov = first === undefined ? 'gcov' : await findGcov(first, context);
  let problem = other > 0 ? `${other} of ${counts.length} files are of another build` : undefined;
  for (let at = 0; at < names.length; at += BATCH) {
    const {signal, env} = context;
    // It writes to where it runs; what it is to work on is on no shell's lips.
    const script = 'cd "$1" && shift && exec "$@"';
    const args = [gcov, '--json-format', '--branch-probabilities', ...names.slice(at, at + BATCH)];
    const limits = {signal, timeoutMs: GCOV_TIMEOUT_MS, env};
    const result = await runTool('sh', ['-c', script, 'sh', work, ...args], limits);
    if (result.exitCode !== 0) {
      problem ??= `gcov failed here: ${result.stderr.trim().split('\n').at(-1) ?? ''}`;
    }
  }
  await readAll(work, data, objects);
  const here = `${objects}/`;
  applyMarkers(data, (path) => path.startsWith(here));
  return {data, problem};
}

async function stampOf(path: string): Promise<number | undefined> {
  const bytes = await readFile(path);
  return bytes.length < 12 ? undefined : readStamp(bytes);
}

async function readAll(work: string, data: CoverageData, objects: string): Promise<void> {
  const places = new Map<string, string>();
  for (const name of (await readdir(work)).sort()) {
    if (!name.endsWith('.gcov.json.gz')) continue;
    const text = (await promisify(gunzip)(await readFile(join(work, name)))).toString('utf8');
    for (const path of sourcesIn(text)) places.set(path, await placeOf(path, objects));
    addGcovJson(text, (file, folder): FileCoverage | undefined => {
      const path = posix.resolve(folder ?? '/', file);
      return data.file(places.get(file) ?? path);
    });
  }
}

/** Where the sources are; as they were compiled for those that are not here. */
function sourcesIn(text: string): readonly string[] {
  const document = JSON.parse(text) as {files?: readonly {file?: unknown}[]};
  return (document.files ?? []).flatMap(({file}) => (typeof file === 'string' ? [file] : []));
}

async function placeOf(path: string, objects: string): Promise<string> {
  const here = await longestEnd(path, async (end) => {
    const local = join(objects, end);
    const stats = await stat(local).catch(() => undefined);
    return stats?.isFile() === true ? local : undefined;
  });
  return here ?? posix.resolve('/', path);
}
