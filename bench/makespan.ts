import {writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {measure, type Row, row} from './measure.ts';
import {proctor} from './proctor.ts';

const CASES = 2000;
const CONCURRENCY = 8;

/** How near to the best possible the order of cases with known durations comes. */
export async function makespan(folder: string): Promise<Row[]> {
  // Pareto with shape 1.2, cut at 4 s: most are short, a few are longer than all the rest.
  let state = 42;
  const random = () => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
    return state / 2 ** 31;
  };
  const seconds = Array.from({length: CASES}, () =>
    Math.min(4, 0.025 * (1 - random()) ** (-1 / 1.2)),
  );
  const values = seconds.map((value, index) => `"${value.toFixed(3)}_${index}"`).join(', ');
  writeFileSync(
    join(folder, 'proctor.yaml'),
    `proctor: 1\nconcurrency: ${CONCURRENCY}\nscenarios:\n  work:\n    matrix:\n      t: [${values}]\n    env: { T: "\${{ matrix.t }}" }\n    steps:\n      - run: sleep "\${T%%_*}"\n`,
  );
  const first = await measure(proctor(folder, 'run', '-q'));
  const second = await measure(proctor(folder, 'run', '-q'));
  const sum = seconds.reduce((total, value) => total + value, 0);
  const bound = Math.max(Math.max(...seconds), sum / CONCURRENCY) * 1000;
  return [
    row('makespan of 2,000 cases / bound', second.wallMs / bound, 1.05, {
      unit: '×',
      detail: `${(second.wallMs / 1000).toFixed(1)} s, bound ${(bound / 1000).toFixed(1)} s, durations unknown: ${(first.wallMs / 1000).toFixed(1)} s`,
    }),
  ];
}
