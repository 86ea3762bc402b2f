import {describe, expect, it} from 'vitest';
import {CliFolder} from '../rig/cli.ts';
import {TerminalCli, whyNoTerminal} from '../rig/terminal-cli.ts';
import {TerminalScreen} from '../rig/terminal-screen.ts';

/** Three cases; one of them waits for the file `go`. */
const manifestIn = (folder: string): string => `
proctor: 1
name: live
environments:
  here: {type: local, instances: 2}
scenarios:
  waits:
    environment: here
    steps:
      - name: wait for the word
        run: echo listening; until [ -e ${folder}/go ]; do sleep 0.05; done
  fails:
    environment: here
    steps:
      - name: check
        run: echo 'expected 50, found 47' >&2; exit 3
  after:
    environment: here
    needs: [waits]
    steps:
      - run: "true"
`;

const why = whyNoTerminal();
const title = why === undefined ? '' : ` (skipped: ${why})`;

describe.skipIf(why !== undefined)(`proctor run at a terminal${title}`, () => {
  it('shows what runs at the bottom and failures above it at once, and leaves no trace of it', async () => {
    using folder = new CliFolder({});
    folder.write('proctor.yaml', manifestIn(folder.path));
    const cli = TerminalCli.startIn(folder, ['run', '--retries', '0'], {NO_COLOR: '1'});
    using screen = TerminalScreen.of(cli);
    const running = await screen.shows(/run it again.*\| listening\n.*1\/3 done · 1 failed/s);
    expect(running.at(-1)).toMatch(/^━{6}─{14} 1\/3 done · 1 failed · \d+s$/);
    expect(running.at(-2)).toMatch(/^ {2}here#\d waits@here +\d+s wait for the word \| listening$/);
    expect(running.at(-3)).toBe('here  1 running, 1 ready · 1 case to come');
    expect(running.slice(1, -3).map((line) => line.replace(/[\d.]+(ms|s)\b/, 'N'))).toEqual([
      '✗ fails@here failed after N: step 1 "check": exit code 3',
      '    step 1: check (N, exit code 3)',
      '      exit-code: exit code 3',
      '        expected exit code 0',
      '        actual   exit code 3',
      '      stderr',
      '      | expected 50, found 47',
      '    where: proctor.yaml:12',
      expect.stringMatching(/^ {4}log: \.proctor\/runs\/.*\/logs\/.*\.log$/),
      '    run it again: proctor run fails@here',
    ]);
    folder.write('go', '');
    const {exitCode} = await cli.ended;
    expect(exitCode).toBe(1);
    await screen.write('');
    const all = screen.all.join('\n');
    expect(all).toContain('✓ after@here');
    expect(all).not.toMatch(/[━─]|to come|running/);
  }, 60_000);

  it.each([{TERM: 'dumb'}, {TERM: 'dumb', NO_COLOR: '1'}])(
    'never moves the cursor of a terminal that cannot: %o',
    async (env) => {
      using folder = new CliFolder({go: ''});
      folder.write('proctor.yaml', manifestIn(folder.path));
      const {stdout} = await TerminalCli.startIn(folder, ['run', '--retries', '0'], env).ended;
      expect(stdout).toContain('✓ after@here');
      expect(stdout).not.toContain('\x1b');
    },
  );
});
