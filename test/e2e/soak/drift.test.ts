import {cpSync} from 'node:fs';
import {describe, expect, it} from 'vitest';
import type {SoakDrift, SoakJudged} from '../../../src/journal/soak-event.ts';
import {CliFolder} from '../../rig/cli.ts';

/** `10000` for the whole proof; it takes some minutes. */
const ITERATIONS = Number(process.env['PROCTOR_TEST_SOAK_ITERATIONS'] ?? 400);
/** From here on the heap of Node has found its size, and may not grow by any amount. */
const SETTLED_ITERATIONS = 5000;

const TINY = `
proctor: 1
scenarios:
  nothing:
    steps:
      - run: "true"
soak:
  sample-interval: 100ms
  limits:
    ${ITERATIONS < SETTLED_ITERATIONS ? 'memory-growth' : 'proctor/resident-bytes'}: 10%
    fd-growth: 10%
`;

function judged(folder: CliFolder): SoakJudged {
  return JSON.parse(folder.read('.proctor/latest/report.json')).soak.judged;
}

function driftOf({drifts}: SoakJudged, series: string): SoakDrift {
  const drift = drifts.find((each) => each.series === series);
  expect(drift, series).toBeDefined();
  return drift as SoakDrift;
}

function exampleFolder(): CliFolder {
  const folder = new CliFolder({});
  cpSync('examples/soak', folder.path, {
    recursive: true,
    filter: (source) => !source.includes('.proctor'),
  });
  // Enough samples on any machine: the iterations take a second where nothing else is done.
  const manifest = folder.read('proctor.yaml');
  folder.write('proctor.yaml', manifest.replace('sample-interval: 250ms', 'sample-interval: 50ms'));
  return folder;
}

describe('what a soak shows', () => {
  it(`Y8 proctor’s own memory and files stay what they are over ${ITERATIONS} iterations`, {
    timeout: 120_000 + ITERATIONS * 200,
  }, async () => {
    using folder = new CliFolder({'proctor.yaml': TINY});
    const result = await folder.proctor(['soak', '-q', '--iterations', String(ITERATIONS)]);
    expect(result, result.stdout + result.stderr).toMatchObject({exitCode: 0});
    const soak = judged(folder);
    expect(soak).toMatchObject({iterations: ITERATIONS, counts: {passed: ITERATIONS}, final: true});
    const memory = driftOf(soak, 'proctor/resident-bytes');
    const fds = driftOf(soak, 'proctor/fds');
    expect(memory.samples).toBeGreaterThan(8);
    expect([memory.verdict, fds.verdict], JSON.stringify([memory, fds])).not.toContain(
      'over-limit',
    );
    expect(fds.limit).toBe('fd-growth 10%');
    if (ITERATIONS >= SETTLED_ITERATIONS) expect(soak.verdict).toBe('stable');
  });

  it('Y8 a service that keeps memory and files for each request is convicted', {
    timeout: 120_000,
  }, async () => {
    using folder = exampleFolder();
    const args = ['soak', '--iterations', '150', '--variable', 'SERVER=leaking'];
    const result = await folder.proctor(args);
    expect(result, result.stderr).toMatchObject({exitCode: 1});
    const soak = judged(folder);
    expect(soak).toMatchObject({verdict: 'unstable', iterations: 150, counts: {passed: 150}});
    const reasons = soak.reasons.join('\n');
    expect(reasons).toMatch(/^server resident memory grows by .* limit memory-growth 10%$/m);
    expect(reasons).toMatch(/^server open files grows by .* limit fd-growth 10%$/m);
    expect(driftOf(soak, 'server/fds').lowPerHour).toBeGreaterThan(0);
    expect(result.stdout).toContain('server open files grows');
    const junit = folder.read('.proctor/latest/junit.xml');
    expect(junit).toContain('name="server open files: fd-growth 10%"');
  });

  it('Y8 its repaired twin is acquitted', {timeout: 120_000}, async () => {
    using folder = exampleFolder();
    const result = await folder.proctor(['soak', '--iterations', '150']);
    expect(result, result.stdout + result.stderr).toMatchObject({exitCode: 0});
    const soak = judged(folder);
    expect(soak.verdict).not.toBe('unstable');
    for (const series of ['server/resident-bytes', 'server/fds']) {
      expect(driftOf(soak, series)).toMatchObject({verdict: 'flat'});
    }
    expect(driftOf(soak, 'server/restarts')).toMatchObject({last: 0});
  });
});
