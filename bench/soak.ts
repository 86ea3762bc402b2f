import {mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {measure, type Row, row} from './measure.ts';
import {proctor} from './proctor.ts';

const ITERATIONS = Number(process.env['PROCTOR_BENCH_SOAK_ITERATIONS'] ?? 10_000);
const HOUR_MS = 3_600_000;

interface Drift {
  readonly series: string;
  readonly first: number;
  readonly last: number;
  readonly slopePerHour: number;
  readonly lowPerHour: number;
  readonly highPerHour: number;
  readonly growth: number;
}

/** Whether proctor itself grows while it runs a case ten thousand times. */
export async function soak(folder: string): Promise<Row[]> {
  const place = join(folder, 'soak');
  mkdirSync(place);
  writeFileSync(
    join(place, 'proctor.yaml'),
    "proctor: 1\nscenarios:\n  nothing:\n    steps:\n      - run: 'true'\nsoak:\n  sample-interval: 500ms\n",
  );
  const {wallMs} = await measure(proctor(place, 'soak', '-q', '--iterations', String(ITERATIONS)));
  const report = JSON.parse(readFileSync(join(place, '.proctor/latest/report.json'), 'utf8'));
  const {drifts, elapsedMs, verdict} = report.soak.judged;
  const of = (series: string): Drift => drifts.find((each: Drift) => each.series === series);
  const memory = of('proctor/resident-bytes');
  const fds = of('proctor/fds');
  const disk = of('proctor/disk-bytes');
  const mib = (bytes: number) => (bytes / 2 ** 20).toFixed(1);
  const inAll = (perHour: number) => mib((perHour * elapsedMs) / HOUR_MS);
  const least = ((memory.lowPerHour * elapsedMs) / HOUR_MS / memory.first) * 100;
  const count = ITERATIONS.toLocaleString('en');
  return [
    row(`${count} iterations, growth of memory for certain (95 %)`, least, 0, {
      unit: '%',
      detail: `${inAll(memory.slopePerHour)} MiB in all (${inAll(memory.lowPerHour)} to ${inAll(memory.highPerHour)}) at ${mib(memory.first)} MiB; ${verdict}`,
    }),
    row(`${count} iterations, growth of memory by the slope`, memory.growth * 100, 5, {
      unit: '%',
      detail: `${(wallMs / ITERATIONS).toFixed(1)} ms an iteration`,
    }),
    row(`${count} iterations, open files at last − at first`, fds.last - fds.first, 0, {
      unit: '',
      detail: `${fds.last}`,
    }),
    row(`${count} iterations, run's folder`, disk.last / 2 ** 20, 4, {unit: 'MiB', detail: ''}),
  ];
}
