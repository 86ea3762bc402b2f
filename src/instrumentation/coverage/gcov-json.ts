import {
  addBranch,
  addFunction,
  addLine,
  type FileCoverage,
  NEVER_REACHED,
} from './coverage-data.ts';

/** Where what gcov says of a source file goes; `undefined` where it does not count. */
export type SourceSink = (path: string, folder: string | undefined) => FileCoverage | undefined;

/**
 * Adds what one document of `gcov --json-format --branch-probabilities` says, as geninfo(1) of lcov
 * does it: branches have block 0, and those of a line that was never run were never reached.
 *
 * Source: man gcov(1), option --json-format.
 *
 * @returns the number of source files in it; `undefined` where it is no such document.
 */
export function addGcovJson(text: string, sink: SourceSink): number | undefined {
  const root = parse(text);
  if (!isObject(root) || !Array.isArray(root['files'])) return undefined;
  const folder = root['current_working_directory'];
  let count = 0;
  for (const entry of root['files'] as readonly unknown[]) {
    if (!isObject(entry) || typeof entry['file'] !== 'string') continue;
    count++;
    const file = sink(entry['file'], typeof folder === 'string' ? folder : undefined);
    if (file === undefined) continue;
    for (const item of listOf(entry['functions'])) addFunctionOf(file, item);
    for (const item of listOf(entry['lines'])) addLineOf(file, item);
  }
  return count;
}

function addFunctionOf(file: FileCoverage, item: unknown): void {
  if (!isObject(item)) return;
  const {name, start_line: line, execution_count: count} = item;
  if (typeof name !== 'string' || !isCount(line) || !isCount(count)) return;
  addFunction(file, name.replace(/[\r\n]/g, ' '), {line, count: count});
}

function addLineOf(file: FileCoverage, item: unknown): void {
  if (!isObject(item)) return;
  const {line_number: line, count, branches, unexecuted_block: hasUnexecuted} = item;
  if (!isCount(line) || typeof count !== 'number') return;
  const times = isCount(count) ? count : 0;
  addLine(file, line, times);
  const isReached = times > 0 || hasUnexecuted !== true;
  listOf(branches).forEach((branch, index) => {
    if (!isObject(branch)) return;
    const taken = isCount(branch['count']) ? branch['count'] : 0;
    addBranch(file, `${line},0,${index}`, isReached ? taken : NEVER_REACHED);
  });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && value >= 0 && Number.isFinite(value);
}
