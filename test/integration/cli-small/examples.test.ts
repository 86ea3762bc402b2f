import {cpSync} from 'node:fs';
import {describe, expect, it} from 'vitest';
import {CliFolder} from '../../rig/cli.ts';

describe('what a newcomer runs first', () => {
  it('the quick start passes, and shows each kind of verdict that a good run has', async () => {
    using folder = new CliFolder({});
    cpSync('examples/quickstart', folder.path, {
      recursive: true,
      filter: (source) => !source.includes('.proctor'),
    });
    const result = await folder.proctor(['run']);
    expect(result, result.stdout + result.stderr).toMatchObject({exitCode: 0, stderr: ''});
    expect(folder.verdicts()).toEqual({
      'hello@here': 'passed',
      'checksum@here:algorithm=md5,size=1': 'passed',
      'checksum@here:algorithm=sha256,size=1': 'passed',
      'checksum@here:algorithm=sha256,size=4096': 'passed',
      'checksum@here:algorithm=sha512,size=1': 'passed',
      'service@here': 'passed',
      'suite@here': 'passed',
      'lab-only@here': 'skipped',
      'known-bug@here': 'skipped',
      'conditions@here': 'passed',
    });
    expect(result.stdout).toMatch(/^10 cases[ ,·]+8 passed[ ,·]+2 skipped/m);
    const events = folder.journal();
    const metrics = events.filter(({type}) => type === 'metric-recorded');
    expect(metrics.map((event) => event['name'])).toEqual(['latency_ms', 'requests_per_s']);
    const results = events.filter(({type}) => type === 'results-reported');
    expect(results.flatMap((event) => event['results'])).toHaveLength(4);
    const captured = events.filter(({type}) => type === 'file-captured');
    expect(captured.map((event) => event['source'])).toHaveLength(1);
  });

  it('what init writes passes', async () => {
    using folder = new CliFolder({});
    expect(await folder.proctor(['init'])).toMatchObject({exitCode: 0, stderr: ''});
    const result = await folder.proctor(['run', '--quiet']);
    expect(result).toMatchObject({exitCode: 0, stderr: ''});
    expect(result.stdout).toMatch(/^4 cases[ ,·]+4 passed/);
  });
});
