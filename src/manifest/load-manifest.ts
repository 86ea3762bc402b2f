import {dirname, resolve} from 'node:path';
import type {Diagnostic, SourceFile} from '../diagnostics/diagnostic.ts';
import {lineAndColumn} from '../diagnostics/line-and-column.ts';
import {checkPaths} from './check/check-paths.ts';
import {loadBoards} from './load-boards.ts';
import type {Locate} from './locate.ts';
import type {Manifest} from './manifest.ts';
import {parseManifest} from './parse-manifest.ts';
import {decode, readBytes} from './read-source.ts';
import {resolveManifest} from './resolve/resolve-manifest.ts';

/** What loading depends on beside the file. */
export interface LoadOptions {
  /** The day it is, as YYYY-MM-DD. */
  readonly today: string;
  /** What `~/` stands for, absolute. */
  readonly homeFolder: string;
  /** Values that override variables, from the command line. */
  readonly variables?: Readonly<Record<string, string>>;
  /** Processors that there are. */
  readonly availableParallelism: number;
  /** How diagnostics call the file. @default `path` */
  readonly displayPath?: string;
  readonly signal: AbortSignal;
}

/** A manifest that can be run, or all that is wrong with it, by position. */
export type LoadedManifest =
  | {
      readonly ok: true;
      readonly manifest: Manifest;
      readonly warnings: readonly Diagnostic[];
      readonly file: SourceFile;
      readonly locate: Locate;
    }
  | {readonly ok: false; readonly diagnostics: readonly Diagnostic[]; readonly file: SourceFile};

/**
 * Reads the manifest at `path`, checks it and fills in its defaults. Reads no other file but the one
 * of its boards, and looks whether those it names are there.
 *
 * @throws `signal.reason`.
 */
export async function loadManifest(path: string, options: LoadOptions): Promise<LoadedManifest> {
  options.signal.throwIfAborted();
  const displayPath = options.displayPath ?? path;
  const read = readBytes(path, displayPath);
  if (!read.ok) return refusedBy(read.error);
  const decoded = decode(read.value, displayPath);
  if (!decoded.ok) return refusedBy(decoded.error);
  const file = decoded.value;
  const variables = options.variables ?? {};
  const parsed = parseManifest(file, {today: options.today, variables});
  if (!parsed.ok) return {ok: false, diagnostics: parsed.diagnostics, file};
  const absolute = resolve(path);
  const folder = dirname(absolute);
  const {document, problems, locate} = parsed;
  const {signal, homeFolder, availableParallelism} = options;
  const report = problems.reportAt(locate);
  await checkPaths(document, {folder, homeFolder, signal}, report);
  const boardsFile = await loadBoards(
    document,
    {folder, homeFolder, displayPath, variables, signal},
    report,
  );
  const found = [...problems.sorted(), ...(boardsFile?.diagnostics ?? [])];
  if (found.some(({severity}) => severity === 'error')) {
    return {ok: false, diagnostics: found, file};
  }
  const manifest = resolveManifest(document, {
    path: absolute,
    folder,
    homeFolder,
    availableParallelism,
    variables,
    today: options.today,
    ...(boardsFile && {boardsFile}),
    sha256: () => sha256Of(read.value),
    lineOf: (scenario) => lineAndColumn(file, locate(['scenarios', scenario], 'key').start).line,
  });
  return {ok: true, manifest, warnings: found, file, locate};
}

function refusedBy(diagnostic: Diagnostic): LoadedManifest {
  return {ok: false, diagnostics: [diagnostic], file: diagnostic.file};
}

/** Loaded only when asked for: `node:crypto` takes longer than all of a small manifest. */
function sha256Of(bytes: Buffer): string {
  return process.getBuiltinModule('node:crypto').hash('sha256', bytes);
}
