import {spawnSync} from 'node:child_process';
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, describe, expect, it} from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'proctor-hostile-'));
afterAll(() => rmSync(folder, {recursive: true, force: true}));

const MIB = 1024 * 1024;
const LOADER = join(import.meta.dirname, '../../../dist/index.js');

/**
 * Runs the built library in a process of its own, so that its memory can be measured; prints one
 * JSON line.
 */
const SCRIPT = `
const {loadManifest} = await import(${JSON.stringify(LOADER)});
const loaded = await loadManifest(process.argv[1], {
  today: '2026-06-01', homeFolder: '/', availableParallelism: 2, signal: new AbortController().signal,
});
const {user, system} = process.cpuUsage();
const diagnostics = loaded.ok ? loaded.warnings : loaded.diagnostics;
console.log(JSON.stringify({
  codes: [...new Set(diagnostics.map((d) => d.code))].slice(0, 5),
  scenarios: loaded.ok ? loaded.manifest.scenarios.size : 0,
  cpuMs: (user + system) / 1000,
  peakMb: (process.resourceUsage().maxRSS * 1024) / 1e6,
}));`;

interface Outcome {
  readonly codes: readonly string[];
  readonly scenarios: number;
  readonly cpuMs: number;
  readonly peakMb: number;
}

function load(text: string | Uint8Array): Outcome {
  const path = join(folder, 'proctor.yaml');
  writeFileSync(path, text);
  const args = ['--input-type=module', '-e', SCRIPT, path];
  const child = spawnSync(process.execPath, args, {encoding: 'utf8', timeout: 60_000});
  expect(child.stderr.replace(/^.*(?:ExperimentalWarning|--trace-warnings).*$/gm, '').trim()).toBe(
    '',
  );
  return JSON.parse(child.stdout) as Outcome;
}

function scenarios(count: number): string {
  const lines = ['proctor: 1', 'scenarios:'];
  for (let n = 0; n < count; n += 1) {
    lines.push(`  scenario-${n}:`, `    description: Scenario number ${n}`, '    timeout: 2m');
    lines.push('    tags: [smoke, fast]', '    env:', `      NUMBER: "${n}"`, '    steps:');
    lines.push(`      - name: first of ${n}`, `        run: echo "step one of ${n}"`);
    lines.push('      - name: second', '        run: test -n "$NUMBER"');
  }
  return `${lines.join('\n')}\n`;
}

function bomb(levels: number): string {
  const lines = ['proctor: 1', 'variables:', '  a0: &a0 [x, x, x, x, x, x, x, x, x]'];
  for (let n = 1; n < levels; n += 1) {
    lines.push(
      `  a${n}: &a${n} [${Array(9)
        .fill(`*a${n - 1}`)
        .join(', ')}]`,
    );
  }
  return `${lines.join('\n')}\n`;
}

function keys(count: number): string {
  return `proctor: 1\nenv:\n${Array.from({length: count}, (_, n) => `  K${n}: v\n`).join('')}`;
}

const HOSTILE: ReadonlyArray<
  readonly [title: string, text: () => string, code: string | undefined]
> = [
  ['an alias bomb', () => bomb(30), 'manifest/alias'],
  ['a flow list 200,000 deep', () => '['.repeat(200_000), 'manifest/too-deep'],
  ['flow mappings 200,000 deep', () => '{a: '.repeat(200_000), 'manifest/too-deep'],
  ['block lists 200,000 deep', () => '- '.repeat(200_000), 'manifest/too-deep'],
  [
    'a block mapping 3,000 deep',
    () => Array.from({length: 3000}, (_, n) => `${' '.repeat(n)}a:`).join('\n'),
    'manifest/too-deep',
  ],
  ['20,000 keys', () => keys(20_000), undefined],
  [
    '20,000 times the same key',
    () => `proctor: 1\nenv:\n${'  K: v\n'.repeat(20_000)}`,
    'manifest/duplicate-key',
  ],
  ['9 MiB', () => '#'.repeat(9 * MIB), 'manifest/too-large'],
  ['8 MiB of line ends', () => '\n'.repeat(8 * MIB), 'manifest/too-large'],
  ['8 MiB of commas', () => `[${','.repeat(8 * MIB - 1)}`, 'manifest/too-large'],
  ['8 MiB of empty lists', () => `[${'[],'.repeat(2.6 * MIB)}`, 'manifest/too-large'],
  ['8 MiB of anchors', () => '&a '.repeat(2.6 * MIB), 'manifest/too-large'],
  ['8 MiB of quotes', () => '"a" '.repeat(2 * MIB), 'manifest/too-large'],
  ['8 MiB of documents', () => '---\n'.repeat(250_000), 'manifest/many-documents'],
  ['a scalar of 1 MiB', () => `proctor: 1\nname: ${'x'.repeat(MIB)}\n`, 'manifest/bad-value'],
  [
    'a scalar of 7 MiB in quotes',
    () => `proctor: 1\nname: "${'x'.repeat(7 * MIB)}"\n`,
    'manifest/too-large',
  ],
  [
    'a million expressions',
    () => `proctor: 1\nname: ${'${{1}}'.repeat(1_000_000)}\n`,
    'manifest/too-large',
  ],
  [
    'a condition of a million parentheses',
    () => `proctor: 1\nscenarios: {a: {steps: [{run: b, if: "${'('.repeat(1_000_000)}"}]}}\n`,
    'manifest/bad-expression',
  ],
  [
    'a circle of 10,000 scenarios',
    () =>
      `proctor: 1\nscenarios:\n${Array.from({length: 10_000}, (_, n) => `  s${n}: {needs: s${(n + 1) % 10_000}, steps: [{run: a}]}\n`).join('')}`,
    'plan/cycle',
  ],
  [
    '5,000 machines of one large template',
    () =>
      `proctor: 1\ntemplates:\n  t:\n    boot: {kernel: k, rootfs: minimal}\n    extra-args:\n${'      - a\n'.repeat(5000)}    disks:\n${Array.from({length: 26}, (_, n) => `      - {name: d${n}, size: 1GiB}\n`).join('')}environments:\n${Array.from({length: 5000}, (_, n) => `  e${n}: {type: qemu, template: t}\n`).join('')}`,
    undefined,
  ],
  [
    '60,000 unknown keys at the top',
    () => `proctor: 1\n${Array.from({length: 60_000}, (_, n) => `K${n}: v\n`).join('')}`,
    'manifest/unknown-key',
  ],
  [
    '10,000 scenarios that need another which is not there',
    () =>
      `proctor: 1\nscenarios:\n${Array.from({length: 10_000}, (_, n) => `  s${n}: {needs: x, steps: [{run: a}]}\n`).join('')}`,
    'manifest/unknown-scenario',
  ],
  [
    '20,000 variables, and 20,000 uses of others',
    () =>
      `proctor: 1\nvariables:\n${Array.from({length: 20_000}, (_, n) => `  v${n}: a\n`).join('')}env:\n${Array.from({length: 20_000}, (_, n) => `  E${n}: "\${{ variables.w${n} }}"\n`).join('')}`,
    'manifest/unknown-name',
  ],
  [
    '15,000 variables of which each needs the next, used 5,000 times',
    () =>
      `proctor: 1\nsecrets: {s: {env: A}}\nenv:\n${Array.from({length: 15_000}, (_, n) => `  E${n}: "\${{ env.E${n + 1} }}"\n`).join('')}  E15000: "\${{ secrets.s }}"\nscenarios:\n  a:\n    steps:\n${'      - run: "${{ env.E0 }}"\n'.repeat(5000)}`,
    undefined,
  ],
  [
    '140,000 lines',
    () =>
      `proctor: 1\nscenarios:\n${Array.from({length: 140_000}, (_, n) => `  s${n}:\n`).join('')}`,
    'manifest/too-large',
  ],
  [
    '95,000 aliases',
    () => `proctor: 1\nvariables:\n  a: &a [x]\n  b: [${'*a,'.repeat(95_000)}]\n`,
    'manifest/too-large',
  ],
  [
    '30,000 bad scenarios',
    () =>
      `proctor: 1\nscenarios:\n${Array.from({length: 30_000}, (_, n) => `  s${n}: {bad: 1}\n`).join('')}`,
    'manifest/unknown-key',
  ],
  [
    'a circle of 20,000 scenarios, refused for its size',
    () =>
      `proctor: 1\nscenarios:\n${Array.from({length: 20_000}, (_, n) => `  s${n}: {needs: s${(n + 1) % 20_000}, steps: [{run: a}]}\n`).join('')}`,
    'manifest/too-large',
  ],
  [
    '60,000 bad scenarios, refused for their size',
    () =>
      `proctor: 1\nscenarios:\n${Array.from({length: 60_000}, (_, n) => `  s${n}: {bad: 1}\n`).join('')}`,
    'manifest/too-large',
  ],
];

describe('hostile manifests', () => {
  it.each(HOSTILE)('%s cost at most 2 s and 300 MB', (_title, text, code) => {
    const {codes, cpuMs, peakMb} = load(text());
    if (code === undefined) expect(codes).toEqual([]);
    else expect(codes).toContain(code);
    // Processor time of all threads from the start: it depends little on what else runs.
    expect(cpuMs).toBeLessThan(2000);
    expect(peakMb).toBeLessThan(300);
  });

  it('accepts 10,000 scenarios in 110,000 lines', () => {
    const {codes, scenarios: count} = load(scenarios(10_000));
    expect(codes).toEqual([]);
    expect(count).toBe(10_000);
  });

  it('says at which byte a text is not UTF-8', () => {
    const bytes = Buffer.concat([Buffer.from('proctor: 1\nname: "é'), Buffer.from([0xff])]);
    expect(load(bytes).codes).toEqual(['manifest/bad-encoding']);
  });
});
