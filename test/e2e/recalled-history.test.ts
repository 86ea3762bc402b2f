import {describe, expect, it} from 'vitest';
import {CliFolder} from '../rig/cli.ts';

const MANIFEST = `
proctor: 1
name: recalled
environments:
  here: {type: local}
scenarios:
  measure:
    environment: here
    description: how long it takes
    steps:
      - run: "true"
`;

describe('the journal of a run', () => {
  it('has its scenarios, and what earlier runs of its cases came to', async () => {
    using folder = new CliFolder({'proctor.yaml': MANIFEST});
    const env = {PROCTOR_STATE_DIR: `${folder.path}/state`};
    expect((await folder.proctor(['run'], env)).exitCode).toBe(0);
    expect(folder.journal().slice(1, 3)).toMatchObject([
      {
        type: 'scenarios-planned',
        scenarios: [{scenario: 'measure', description: 'how long it takes'}],
      },
      {type: 'cases-planned', cases: [{id: 'measure@here'}]},
    ]);
    expect(folder.journal().map(({type}) => type)).not.toContain('history-recalled');
    expect((await folder.proctor(['run'], env)).exitCode).toBe(0);
    const [, , planned, recalled] = folder.journal();
    expect(planned).toMatchObject({cases: [{id: 'measure@here', expectedMs: expect.any(Number)}]});
    expect(recalled).toMatchObject({
      type: 'history-recalled',
      cases: [{case: 'measure@here', runs: [{verdict: 'passed', at: expect.any(Number)}]}],
    });
    // Where it cannot be read, the run goes on without.
    const other = await folder.proctor(['run'], {PROCTOR_STATE_DIR: `${folder.path}/proctor.yaml`});
    expect(other.stderr).toContain('cannot read the history');
  }, 60_000);
});
