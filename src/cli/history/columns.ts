import type {Verdict} from '../../journal/event.ts';
import {formatDuration} from '../../util/duration.ts';
import type {Column} from './view.ts';

type NameOf<Row, T> = {[K in keyof Row]-?: Row[K] extends T ? K : never}[keyof Row] & string;

/** A text as it is. */
export function textColumn<Row>(title: string, key: NameOf<Row, string | undefined>): Column<Row> {
  return {title, key, value: (row) => row[key] as string | undefined};
}

/** A number as it is; 0 is not worth a cell in a table. */
export function countColumn<Row>(title: string, key: NameOf<Row, number>): Column<Row> {
  const value = (row: Row): number => row[key] as number;
  return {title, key, value, text: (row) => (value(row) === 0 ? '' : String(value(row)))};
}

/** A duration in ms. */
export function durationColumn<Row>(
  title: string,
  key: NameOf<Row, number | undefined>,
): Column<Row> {
  const value = (row: Row): number | undefined => row[key] as number | undefined;
  return {
    title,
    key,
    value: (row) => {
      const ms = value(row);
      return ms === undefined ? undefined : Math.round(ms * 1000) / 1000;
    },
    text: (row) => {
      const ms = value(row);
      return ms === undefined ? '' : formatDuration(ms);
    },
  };
}

/** A share, in a table in percent. */
export function shareColumn<Row>(
  title: string,
  key: NameOf<Row, number | undefined>,
  options: {readonly isSigned?: boolean} = {},
): Column<Row> {
  const value = (row: Row): number | undefined => row[key] as number | undefined;
  return {
    title,
    key,
    value,
    text: (row) => {
      const share = value(row);
      if (share === undefined) return '';
      const percent = (share * 100).toFixed(1);
      return `${options.isSigned === true && share > 0 ? '+' : ''}${percent} %`;
    },
  };
}

/** A point in time, ms since the epoch; in UTC. */
export function timeColumn<Row>(title: string, key: NameOf<Row, number>): Column<Row> {
  const iso = (row: Row): string => isoTime(row[key] as number);
  return {title, key, value: iso, text: (row) => iso(row).slice(0, 16).replace('T', ' ')};
}

/** One column for each verdict. */
export function verdictColumns<Row extends Readonly<Record<Verdict, number>>>(): Column<Row>[] {
  const verdicts = ['passed', 'failed', 'flaky', 'error', 'skipped', 'interrupted'] as const;
  return verdicts.map((verdict) => ({
    title: verdict.toUpperCase(),
    key: verdict,
    value: (row) => row[verdict],
    text: (row) => (row[verdict] === 0 ? '' : String(row[verdict])),
  }));
}

/** A time that a hostile journal may have made up need not be one. */
function isoTime(ms: number): string {
  const date = new Date(ms);
  return Number.isNaN(date.getTime()) ? '' : date.toISOString();
}
