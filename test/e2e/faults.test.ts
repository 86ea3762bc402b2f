import {describe, expect, it} from 'vitest';
import {CliFolder, type JournalLine} from '../rig/cli.ts';

/** Codes of the faults that ended cases, and of those that ended stages. */
function faultCodes(events: readonly JournalLine[]): unknown[] {
  return events
    .map((event) => event['fault'] as {code: string; stage: string} | undefined)
    .filter((fault) => fault !== undefined)
    .map(({code, stage}) => `${stage}: ${code}`);
}

describe('faults of a run', () => {
  it('stage/timed-out: a stage that takes longer than its limit, which is infrastructure', async () => {
    using folder = new CliFolder({
      'proctor.yaml': `proctor: 1
defaults: {stage-timeout: 300ms}
environments: {here: {type: local, prepare: sleep 600}}
scenarios: {a: {environment: here, steps: [{run: "true"}]}}
`,
    });
    expect(await folder.proctor(['run'])).toMatchObject({exitCode: 3});
    expect(folder.verdicts()).toEqual({'a@here': 'error'});
    // The stage of the graph, and the deployment's.
    expect(new Set(faultCodes(folder.journal()))).toEqual(
      new Set(['deploy: stage/timed-out', 'deploying_scripts: stage/timed-out']),
    );
  });
});
