import {describe, expect, it} from 'vitest';
import {CliFolder} from '../rig/cli.ts';

const manifest = (text: string) => ({'proctor.yaml': `proctor: 1\n${text}`});

describe('proctor run: what decides the exit code', () => {
  it('Y9 compares a metric with the stored baseline, which only --update-baseline changes', async () => {
    using folder = new CliFolder(
      manifest(`variables: {EXIT: 0}
scenarios:
  bench:
    metrics: {switch_ms: {regression: 10%}, rate: {regression: 5%, better: higher}}
    steps: [{run: 'echo "::metric switch_ms=$(cat switch) ms"; echo "::metric rate=$(cat rate)"; exit \${{ variables.EXIT }}'}]
`),
    );
    const run = async (switchMs: number, rate: number, ...args: string[]) => {
      folder.write('switch', String(switchMs));
      folder.write('rate', String(rate));
      return (await folder.proctor(['run', ...args], {})).exitCode;
    };
    expect(await run(100, 50, '--update-baseline')).toBe(0);
    expect(await run(109, 48)).toBe(0);
    expect(await run(109, 48)).toBe(0);
    expect(await run(111, 50)).toBe(1);
    expect(folder.reasons()['bench@local']).toContain('switch_ms');
    expect(await run(100, 47)).toBe(1);
    expect(folder.reasons()['bench@local']).toContain('rate');
    // What is stored anew is not held to what was.
    expect(await run(130, 40, '--update-baseline')).toBe(0);
    expect(await run(142, 39)).toBe(0);
    expect(await run(144, 39)).toBe(1);
    // A failed case is no baseline.
    expect(await run(300, 40, '--update-baseline', '--variable', 'EXIT=1')).toBe(1);
    expect(await run(144, 39)).toBe(1);
  });

  it('counts a quarantined case again from the day after the last', async () => {
    const scenario = (until: string) =>
      manifest(
        `scenarios:\n  shaky: {quarantine: {reason: issue 7, until: "${until}"}, steps: [{run: exit 1}]}\n`,
      );
    const today = new Date().toISOString().slice(0, 10);
    using inTime = new CliFolder(scenario(today));
    expect((await inTime.proctor(['run'])).exitCode).toBe(0);
    using expired = new CliFolder(scenario('2020-02-29'));
    expect((await expired.proctor(['run'])).exitCode).toBe(1);
    expect(expired.verdicts()).toEqual({'shaky@local': 'failed'});
  });

  it('D22 waits longer before each retry, at most the given longest, and not for permanent faults', async () => {
    using folder = new CliFolder(
      manifest(`scenarios:
  failing: {retries: {test: 3, delay: 40ms, max-delay: 80ms}, steps: [{run: exit 1}]}
  broken: {retries: {infrastructure: 3, delay: 40ms}, prepare: exit 1, steps: [{run: "true"}]}
`),
    );
    expect((await folder.proctor(['run'])).exitCode).toBe(1);
    const waits = (id: string) =>
      folder
        .journal()
        .filter((event) => event.type === 'case-ended' && event['case'] === id)
        .map((event) => event['retryInMs']);
    const [first, second, third, last] = waits('failing@local') as number[];
    expect(first).toBeLessThanOrEqual(40);
    expect(second).toBeLessThanOrEqual(80);
    expect(third).toBeLessThanOrEqual(80);
    expect(last).toBe(undefined);
    expect(waits('broken@local')).toEqual([undefined]);
  });

  it('says again and again that a step is slow', async () => {
    using folder = new CliFolder(
      manifest('scenarios:\n  slow: {slow-after: 100ms, steps: [{run: sleep 0.35}]}\n'),
    );
    expect((await folder.proctor(['run'])).exitCode).toBe(0);
    const slow = folder.journal().filter(({type}) => type === 'step-slow');
    expect(slow.length).toBeGreaterThanOrEqual(2);
  });

  it('ends a stage that takes too long, as an infrastructure error that names it', async () => {
    using folder = new CliFolder(
      manifest(`defaults: {stage-timeout: 300ms}
environments: {here: {type: local, prepare: sleep 861.5, restore: touch restored}}
scenarios: {never: {steps: [{run: "true"}]}}
`),
    );
    expect((await folder.proctor(['run'])).exitCode).toBe(3);
    expect(folder.verdicts()).toEqual({'never@here': 'error'});
    expect(folder.reasons()['never@here']).toMatch(/deploy of here failed: .*300ms/);
    expect(folder.read('restored')).toBe('');
  });
});
