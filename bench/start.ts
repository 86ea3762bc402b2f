import {writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {compare, type Row, row} from './measure.ts';
import {NODE_NOTHING, proctor} from './proctor.ts';

/** How fast the command line starts. */
export async function start(folder: string): Promise<Row[]> {
  writeFileSync(
    join(folder, 'proctor.yaml'),
    'proctor: 1\nscenarios:\n  hello:\n    steps:\n      - run: echo hello\n',
  );
  const help = await compare(proctor(folder, '--help'), NODE_NOTHING, 15);
  const validate = await compare(proctor(folder, 'validate'), NODE_NOTHING, 15);
  const detail = (result: {aMs: number; bMs: number}) =>
    `${result.aMs.toFixed(0)} ms, node -e 0: ${result.bMs.toFixed(0)} ms`;
  return [
    row('proctor --help / node -e 0', help.ratio, 2, {unit: '×', detail: detail(help)}),
    row('validate small / node -e 0', validate.ratio, 3, {unit: '×', detail: detail(validate)}),
  ];
}
