import type {CellResult} from './kill-and-resume.ts';

const HEADER = ['place', 'node', 'signal', 'exit', 'ended', 'left', 'gone', 'resumed', 'found'];

/** A table of cells, one a line, with what was found; problems stand below. */
export function cellTable(results: readonly CellResult[]): string {
  const rows = [HEADER, ...results.map(cellRow)];
  const widths = HEADER.map((_, column) => Math.max(...rows.map((row) => lengthAt(row, column))));
  const pad = (text: string, column: number): string => text.padEnd(widths[column] ?? 0);
  const problems = results.flatMap(({cell, problems: own}) =>
    own.map((problem) => `${cell.place}, ${cell.node}, ${cell.signal}: ${problem}`),
  );
  const good = results.filter(({problems: own}) => own.length === 0);
  return [
    ...rows.map((row) => row.map(pad).join('  ').trimEnd()),
    '',
    `${good.length} of ${results.length} cells are right`,
    ...problems,
    '',
  ].join('\n');
}

/** Times are from the signal, in milliseconds. */
function cellRow(result: CellResult): string[] {
  const {cell, exit = '-', exitMs, leftCount, goneMs, resumedExit = '-', problems} = result;
  const inMs = (ms: number | undefined): string =>
    ms === undefined ? '-' : String(Math.round(ms));
  return [
    cell.place,
    cell.node,
    cell.signal,
    exit,
    inMs(exitMs),
    inMs(leftCount),
    inMs(goneMs),
    resumedExit,
    problems.length === 0 ? 'right' : `${problems.length} wrong`,
  ];
}

function lengthAt(row: readonly string[], column: number): number {
  return row[column]?.length ?? 0;
}
