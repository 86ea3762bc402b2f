import {afterAll, beforeAll, describe, expect, it, onTestFinished} from 'vitest';
import type {CliFolder} from '../../rig/cli.ts';
import {Targets} from '../../rig/targets.ts';
import {TerminalCli, whyNoTerminal} from '../../rig/terminal-cli.ts';

const why = whyNoTerminal();
const MORE = 'env: {COLOR: green}, prepare: ["echo made > \\"$PROCTOR_SCRATCH/prepared\\""]';
const SCENARIOS = `scenarios:
  bad: {environment: here, steps: [{run: 'echo left > "$PROCTOR_SCRATCH/left"; false'}]}
`;

let targets: Targets;
let folder: CliFolder;

beforeAll(async () => {
  targets = await Targets.start();
  folder = targets.folder(SCENARIOS, MORE);
});

afterAll(async () => {
  folder[Symbol.dispose]();
  await targets[Symbol.asyncDispose]();
});

const LINES = `echo $COLOR
cd /tmp; export KEPT='a b'
cat "$PROCTOR_SCRATCH/prepared"; pwd; echo "$KEPT"
echo oops >&2
(exit 3)
`;

describe('proctor shell', () => {
  it('runs the lines of the standard input in turn, on every kind of environment', async () => {
    for (const name of targets.names) {
      const result = await folder.start(['shell', name], {}, LINES).ended;
      const stdout = 'green\nmade\n/tmp\na b\n';
      expect([name, result]).toEqual([name, {exitCode: 3, stdout, stderr: 'oops\n'}]);
    }
  });

  it('exits as told, and not with what follows', async () => {
    const {exitCode, stdout} = await folder.start(['shell', 'here'], {}, 'exit 5\necho no\n').ended;
    expect([exitCode, stdout]).toEqual([5, '']);
  });

  it('says which environments there are not', async () => {
    for (const name of ['her', 'none#1']) {
      const result = await folder.proctor(['shell', name]);
      expect(result).toMatchObject({exitCode: 2, stdout: ''});
      expect(result.stderr).toContain(`no environment is called "${name}"`);
    }
    expect((await folder.proctor(['shell', 'her'])).stderr).toContain('did you mean "here"?');
    const scenario = await folder.proctor(['shell', 'here', '--scenario', 'bat']);
    expect(scenario.stderr).toBe(
      'proctor: no scenario is called "bat"\n  help: did you mean "bad"?\n',
    );
  });

  it.skipIf(why !== undefined)(
    `has a terminal of its own here and over SSH${why === undefined ? '' : ` (${why})`}`,
    async () => {
      for (const name of ['here', 'there']) {
        const shell = TerminalCli.startIn(folder, ['shell', name]);
        if (name === 'there') await shell.shows('leaves');
        shell.type('tty; stty size; echo $COLOR $TERM $((40 + 2)); exit 6\n');
        const {exitCode, stdout} = await shell.ended;
        expect([name, exitCode]).toEqual([name, 6]);
        expect(stdout).toMatch(/\/dev\/pts\/\d+\s+33 111\s+green xterm 42/);
      }
    },
  );
});

describe('the instance of a failed case', () => {
  it('that has no machine is kept, too, and entered by its name', async () => {
    const run = folder.start(['run', 'bad@here', '--keep', 'on-failure']);
    onTestFinished(() => void run.child.kill('SIGKILL'));
    await run.shows('a shell there:');
    const shell = folder.start(['shell', 'here#1'], {}, 'cat "$PROCTOR_SCRATCH/left"\n');
    expect(await shell.ended).toEqual({exitCode: 0, stdout: 'left\n', stderr: ''});
    run.child.kill('SIGINT');
    expect(await run.ended).toMatchObject({exitCode: 1});
    expect(await folder.proctor(['shell', 'here#1'])).toMatchObject({exitCode: 2});
  });

  it.skipIf(why !== undefined)('is left to a shell in the midst of the run', async () => {
    const run = TerminalCli.startIn(folder, ['run', 'bad@here', '--shell-on-failure']);
    await run.shows('the run goes on after it');
    run.type('cat "$PROCTOR_SCRATCH/left"; exit\n');
    const {exitCode, stdout} = await run.ended;
    expect(exitCode).toBe(1);
    expect(stdout).toMatch(/left\s[\s\S]*1 failed/);
  });

  it('is not left to a shell without a terminal, nor kept without a reason', async () => {
    for (const [args, text] of [
      [['--shell-on-failure'], '--shell-on-failure needs a terminal'],
      [['--keep-for', '1m'], '--keep-for goes with --keep'],
      [['--keep', 'on-failure', '--keep-for', 'long'], 'to be a duration'],
    ] as const) {
      const result = await folder.proctor(['run', ...args]);
      expect(result).toMatchObject({exitCode: 2, stdout: ''});
      expect(result.stderr).toContain(text);
    }
  });
});
