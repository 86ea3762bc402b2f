import {sanitizeLine} from '../../util/terminal-text.ts';
import type {TextOutput} from '../io.ts';
import {textTable} from '../machines/text-table.ts';

/** What a cell may hold; `undefined` where there is nothing to say. */
export type Cell = string | number | boolean | readonly string[] | undefined;

/** One column of a view. */
export interface Column<Row> {
  /** Above it in a table. */
  readonly title: string;
  /** Its name in JSON and CSV. */
  readonly key: string;
  /** As it is: times in ms, shares as shares, points in time in ISO 8601. */
  value(row: Row): Cell;
  /** For people. @default the value */
  text?(row: Row): string;
}

/** An answer of the history, before it is printed. */
export interface View<Row = unknown> {
  readonly name: string;
  readonly columns: ReadonlyArray<Column<Row>>;
  readonly rows: readonly Row[];
  /** Which rows are shown where there are too many. @default 'first' */
  readonly shown?: 'first' | 'last';
}

/** How a view is printed. */
export interface ViewOptions {
  readonly format: 'table' | 'json' | 'csv';
  /** Rows. @default 20 in a table, else all */
  readonly limit?: number | undefined;
  /** Folder of the project. */
  readonly project: string;
}

const TABLE_ROWS = 20;
const FORMAT_VERSION = 1;

/** Prints a view. */
export function writeView<Row>(view: View<Row>, options: ViewOptions, output: TextOutput): void {
  const {format, limit = format === 'table' ? TABLE_ROWS : view.rows.length} = options;
  const rows = view.shown === 'last' ? lastOf(view.rows, limit) : view.rows.slice(0, limit);
  switch (format) {
    case 'table':
      output.write(table(view, rows));
      break;
    case 'json':
      output.write(json(view, rows, options.project));
      break;
    case 'csv':
      output.write(csv(view, rows));
      break;
  }
}

function lastOf<T>(items: readonly T[], count: number): readonly T[] {
  return items.slice(Math.max(0, items.length - count));
}

function table<Row>({columns, rows: all, shown}: View<Row>, rows: readonly Row[]): string {
  if (all.length === 0) return 'nothing is recorded that fits\n';
  const titles = columns.map(({title}) => title);
  const cells = rows.map((row) =>
    columns.map((column) => column.text?.(row) ?? plain(column.value(row))),
  );
  const left = all.length - rows.length;
  const which = shown === 'last' ? 'earlier' : 'more';
  const rest = left > 0 ? `and ${left} ${which}: --limit ${all.length}\n` : '';
  return textTable(titles, cells) + rest;
}

function json<Row>({name, columns}: View<Row>, rows: readonly Row[], project: string): string {
  const objects = rows.map((row) =>
    Object.fromEntries(columns.map((column) => [column.key, column.value(row)])),
  );
  const head = {format: 'proctor-history', formatVersion: FORMAT_VERSION, view: name, project};
  return `${JSON.stringify({...head, rows: objects}, undefined, 2)}\n`;
}

/** As RFC 4180 has it. */
function csv<Row>({columns}: View<Row>, rows: readonly Row[]): string {
  const lines = [
    columns.map(({key}) => csvCell(key)),
    ...rows.map((row) => columns.map((column) => csvCell(column.value(row)))),
  ];
  return lines.map((line) => `${line.join(',')}\r\n`).join('');
}

function csvCell(value: Cell): string {
  if (typeof value === 'number') return String(value);
  let text = sanitizeLine(plain(value));
  // A spreadsheet takes such a text for a formula; what tests print must not be one.
  if (/^[=+\-@\t]/u.test(text)) text = `'${text}`;
  return /[",\r\n]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function plain(value: Cell): string {
  if (value === undefined) return '';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return typeof value === 'object' ? value.join(' ') : String(value);
}
