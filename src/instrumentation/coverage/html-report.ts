import {statSync} from 'node:fs';
import {rm} from 'node:fs/promises';
import {join} from 'node:path';
import {runTool, type ToolResult} from '../../environments/qemu/host/run-tool.ts';
import {CoverageData} from './coverage-data.ts';
import type {MergeOptions} from './merge-coverage.ts';
import {writeTracefile} from './write-tracefile.ts';

/** A report on a whole kernel takes minutes. */
const GENHTML_TIMEOUT_MS = 900_000;
/** Of what genhtml says, for a warning. */
const MESSAGE_CHARACTERS_MAX = 500;

/**
 * Makes `coverage/html/` of coverage by genhtml, which is part of lcov. What keeps it from that
 * is warned of: the tracefile is what counts.
 *
 * @returns the first page; `undefined` where there is none.
 */
export async function writeHtmlReport(
  data: CoverageData,
  options: MergeOptions,
): Promise<string | undefined> {
  const {runFolder, title, signal, warn, env} = options;
  const limits = {signal, timeoutMs: GENHTML_TIMEOUT_MS, env};
  const version = await runTool('genhtml', ['--version'], limits);
  if (version.isMissing) {
    warn(
      'coverage/no-report',
      'cannot make the HTML report of the coverage: genhtml is not installed here; it comes with the package lcov',
    );
    return undefined;
  }
  const folder = join(runFolder, 'coverage', 'html');
  const tracefile = join(runFolder, 'coverage', '.html.info');
  await writeTracefile(tracefile, withShownPaths(data, options), '');
  const isFirst = / 1\.\d+/.test(version.stdout);
  const args = [
    '--quiet',
    '--legend',
    '--branch-coverage',
    // Sources need not be here; lcov 2 also minds what differs between builds.
    ...['--ignore-errors', isFirst ? 'source' : 'source,inconsistent,range'],
    // It puts it into its pages as it is.
    ...['--title', title.replace(/[<>&"]/g, ' ').trim() || 'coverage'],
    ...['--output-directory', folder],
    tracefile,
  ];
  const made = await runTool('genhtml', args, limits).finally(() => rm(tracefile, {force: true}));
  if (made.exitCode === 0) return join(folder, 'index.html');
  warn('coverage/no-report', `cannot make the HTML report of the coverage: ${whyNot(made)}`);
  return undefined;
}

/** What must not be shown, or can never be read, gets a path where there is no file. */
function withShownPaths(data: CoverageData, {isShown}: MergeOptions): CoverageData {
  const shown = new CoverageData();
  for (const [path, file] of data.files) {
    const mayBeRead = isShown?.(path) !== false && isRegularOrMissing(path);
    shown.files.set(mayBeRead ? path : `/elsewhere/${path.replace(/^\/+/, '')}`, file);
  }
  return shown;
}

function isRegularOrMissing(path: string): boolean {
  try {
    const stats = statSync(path, {throwIfNoEntry: false});
    return stats === undefined || stats.isFile();
  } catch {
    return false;
  }
}

function whyNot(result: ToolResult): string {
  if (result.isTimedOut) return `genhtml took longer than ${GENHTML_TIMEOUT_MS / 60_000} minutes`;
  const said = `${result.stderr}${result.stdout}`.trim();
  return `genhtml ended with ${result.exitCode ?? result.signalName}: ${said.slice(-MESSAGE_CHARACTERS_MAX)}`;
}
