import {writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {compare, measure, type Row, row} from './measure.ts';
import {proctor} from './proctor.ts';

/** What a case costs, and whether that grows with their number. */
export async function cases(folder: string): Promise<Row[]> {
  writeManifest(folder, 'small.yaml', 1000);
  writeManifest(folder, 'large.yaml', 20_000);
  const run = (name: string) => proctor(folder, 'run', '-q', '-m', name);
  // The same commands: the shell and the flags that a step gets by default.
  const xargs = {
    argv: [
      'sh',
      '-c',
      'seq 1000 | xargs -P 8 -I{} bash --noprofile --norc -eo pipefail -c true',
    ] as const,
  };
  const overhead = await compare(run('small.yaml'), {argv: [...xargs.argv]}, 5);
  const small = await measure(run('small.yaml'));
  const large = await measure(run('large.yaml'));
  const perCase = large.wallMs / 20 / small.wallMs;
  const growth = large.peakMiB / small.peakMiB;
  return [
    row('1,000 cases / xargs -P 8', overhead.ratio, 2.5, {
      unit: '×',
      detail: `${overhead.aMs.toFixed(0)} ms, xargs: ${overhead.bMs.toFixed(0)} ms`,
    }),
    row('20,000 cases, time a case / of 1,000', perCase, 1.2, {
      unit: '×',
      detail: `${(large.wallMs / 1000).toFixed(1)} s, 1,000: ${(small.wallMs / 1000).toFixed(1)} s`,
    }),
    row('20,000 cases, peak memory / of 1,000', growth, 1.5, {
      unit: '×',
      detail: `${small.peakMiB.toFixed(0)} MiB for 1,000`,
    }),
    row('20,000 cases, peak memory', large.peakMiB, 250, {unit: 'MiB', detail: ''}),
  ];
}

function writeManifest(folder: string, name: string, count: number): void {
  const numbers = Array.from({length: count}, (_, index) => index + 1).join(', ');
  writeFileSync(
    join(folder, name),
    `proctor: 1\nconcurrency: 8\nscenarios:\n  nothing:\n    matrix:\n      n: [${numbers}]\n    steps:\n      - run: 'true'\n`,
  );
}
