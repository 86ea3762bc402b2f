import {describe, expect, it} from 'vitest';
import {CliFolder} from '../../rig/cli.ts';

describe('--last-failed', () => {
  it('has cases whose environment could not be had, and not those that only needed others', async () => {
    using folder = new CliFolder({
      'proctor.yaml': `proctor: 1
environments:
  here: {type: local}
  gone: {type: ssh, host: 127.0.0.1, port: 1, user: nobody, config: false, connect-timeout: 5s}
defaults: {retries: {infrastructure: 0}}
scenarios:
  fine: {environment: here, steps: [{run: "true"}]}
  broken: {environment: here, steps: [{run: exit 1}]}
  after: {environment: here, needs: broken, steps: [{run: "true"}]}
  away: {environment: gone, steps: [{run: "true"}]}
`,
    });
    await folder.proctor(['run']);
    const {stdout} = await folder.proctor([
      'list',
      '--last-failed',
      '--no-needs',
      '--format',
      'ids',
    ]);
    expect(stdout.trim().split('\n')).toEqual(['broken@here', 'away@gone']);
  });

  it('has cases that an interrupt kept from starting', async () => {
    using folder = new CliFolder({
      'proctor.yaml': `proctor: 1
concurrency: 1
scenarios:
  first: {steps: [{run: "echo begun; sleep 60"}]}
  second: {steps: [{run: "true"}]}
`,
    });
    const running = folder.start(['run', '--verbose']);
    await running.shows('| begun');
    running.child.kill('SIGINT');
    expect(await running.ended).toMatchObject({exitCode: 130});
    const {stdout} = await folder.proctor(['list', '--last-failed', '--format', 'ids']);
    expect(stdout.trim().split('\n')).toEqual(['first@local', 'second@local']);
  });
});
