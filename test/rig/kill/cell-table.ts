import type {CellResult} from './kill-and-resume.ts';

/** A table of cells, one a line, with what was found; problems stand below. */
export function cellTable(results: readonly CellResult[]): string {
  const header = ['place', 'node', 'signal', 'exit', 'exit ms', 'left', 'gone ms', 'resumed', ''];
  const rows = results.map((result) => [
    result.cell.place,
    result.cell.node,
    result.cell.signal,
    result.exit ?? '-',
    result.exitMs === undefined ? '-' : String(Math.round(result.exitMs)),
    String(result.leftCount),
    result.goneMs < 0 ? 'never' : String(result.goneMs),
    result.resumedExit === undefined ? '-' : String(result.resumedExit),
    result.problems.length === 0 ? 'ok' : `${result.problems.length} wrong`,
  ]);
  const widths = header.map((_, column) =>
    Math.max(...[header, ...rows].map((row) => row[column]?.length ?? 0)),
  );
  const lines = [header, ...rows].map((row) =>
    row
      .map((text, column) => text.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  const problems = results.flatMap(({cell, problems: own}) =>
    own.map((problem) => `${cell.place} ${cell.node} ${cell.signal}: ${problem}`),
  );
  const good = results.filter(({problems: own}) => own.length === 0).length;
  return [...lines, '', `${good} of ${results.length} cells are right`, ...problems, ''].join('\n');
}
