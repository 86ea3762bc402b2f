import {readdirSync, readFileSync} from 'node:fs';
import {describe, expect, it} from 'vitest';
import {CliFolder} from '../rig/cli.ts';

const MANIFEST = `proctor: 1
concurrency: 1
scenarios:
  long:
    restore: echo restored > restored
    steps:
      - run: |
          echo $$ > pid
          echo started >&2
          sleep 987.25 & wait
  never: { steps: [{ run: touch never-ran }] }
`;

describe('proctor run: interrupts', () => {
  for (const [signal, exitCode] of [
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const) {
    it(`ends what runs, cleans up and reports on ${signal}`, async () => {
      using folder = new CliFolder({'proctor.yaml': MANIFEST});
      const cli = folder.start(['run', '--verbose']);
      await cli.shows('started');
      cli.child.kill(signal);
      const result = await cli.ended;
      expect(result.exitCode).toBe(exitCode);
      expect(folder.verdicts()).toEqual({
        'long@local': 'interrupted',
        'never@local': 'interrupted',
      });
      expect(folder.read('restored')).toBe('restored\n');
      expect(folder.read('.proctor/latest/junit.xml')).toContain('long@local');
      expect(folder.journal().at(-1)).toMatchObject({type: 'run-ended', exitCode});
      expect(processesWith('sleep\u0000987.25')).toEqual([]);
    });
  }

  it('takes signals that come together as one wish', async () => {
    using folder = new CliFolder({'proctor.yaml': MANIFEST});
    const cli = folder.start(['run', '--verbose']);
    await cli.shows('started');
    for (let n = 0; n < 3; n += 1) cli.child.kill('SIGINT');
    const result = await cli.ended;
    expect(result.exitCode).toBe(130);
    expect(folder.read('restored')).toBe('restored\n');
    expect(result.stderr).not.toContain('hurrying');
  });
});

/** Pids of processes whose command line holds `text`. */
function processesWith(text: string): string[] {
  return readdirSync('/proc').filter((pid) => {
    if (!/^\d+$/.test(pid)) return false;
    try {
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(text);
    } catch {
      return false;
    }
  });
}
