import {writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {compare, measure, median, type Row, row} from './measure.ts';
import {NODE_NOTHING, proctor} from './proctor.ts';

/** What validation and planning cost beside parsing. */
export async function manifest(folder: string): Promise<Row[]> {
  const lines = writeScenarios(folder, 10_000);
  writeMatrix(folder);
  const parse = {
    argv: [
      process.execPath,
      '--input-type=module',
      '-e',
      "import {parseDocument} from 'yaml'; import {readFileSync} from 'node:fs'; parseDocument(readFileSync(process.argv[1], 'utf8'), {uniqueKeys: false})",
      join(folder, 'scenarios.yaml'),
    ] as [string, ...string[]],
    cwd: join(import.meta.dirname, '..'),
  };
  const whole = await compare(
    proctor(folder, 'plan', '-m', 'scenarios.yaml', '--format', 'text'),
    parse,
    3,
  );
  const plan: number[] = [];
  const nothing: number[] = [];
  for (let run = 0; run < 7; run += 1) {
    plan.push((await measure(proctor(folder, 'plan', '-m', 'matrix.yaml'))).wallMs);
    nothing.push((await measure(NODE_NOTHING)).wallMs);
  }
  return [
    row(`plan of 10,000 scenarios / parsing`, whole.ratio, 1.25, {
      unit: '×',
      detail: `${lines} lines; ${whole.aMs.toFixed(0)} ms, yaml alone: ${whole.bMs.toFixed(0)} ms`,
    }),
    row('plan of a 10,000-case matrix − node -e 0', median(plan) - median(nothing), 400, {
      unit: 'ms',
      detail: `${median(plan).toFixed(0)} ms`,
    }),
  ];
}

function writeScenarios(folder: string, count: number): number {
  const lines = ['proctor: 1', 'environments:', '  here: { type: local }', 'scenarios:'];
  for (let n = 0; n < count; n += 1) {
    lines.push(
      `  scenario-${n}:`,
      `    description: Scenario number ${n}`,
      '    environment: here',
      '    tags: [smoke, fast]',
      '    timeout: 2m',
      '    env:',
      `      NUMBER: "${n}"`,
      '    steps:',
      `      - name: first of ${n}`,
      `        run: echo "this is step one of scenario ${n}"`,
      '      - run: test -n "$NUMBER"',
    );
  }
  writeFileSync(join(folder, 'scenarios.yaml'), `${lines.join('\n')}\n`);
  return lines.length;
}

function writeMatrix(folder: string): void {
  const axis = (count: number) => Array.from({length: count}, (_, n) => n).join(', ');
  writeFileSync(
    join(folder, 'matrix.yaml'),
    `proctor: 1\nscenarios:\n  all:\n    matrix:\n      a: [${axis(100)}]\n      b: [${axis(100)}]\n    steps:\n      - run: echo $A\n`,
  );
}
