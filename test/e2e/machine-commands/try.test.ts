import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {CliFolder, type CliResult} from '../../rig/cli.ts';
import {testKernel} from '../../rig/guests.ts';
import {TerminalCli, whyNoTerminal} from '../../rig/terminal-cli.ts';

const kernel = testKernel();
const why = kernel.why ?? whyNoTerminal();
const TIMEOUT_MS = 120_000;

let folder: CliFolder;

beforeAll(() => {
  folder = new CliFolder({'data/file.txt': 'from here\n', 'empty.img': 'no kernel'});
});

afterAll(() => folder[Symbol.dispose]());

const tryArgs = (...args: string[]): string[] => [
  ...['try', '--kernel', kernel.path ?? '', '--accel', 'tcg', '--memory', '128MiB'],
  ...args,
];

/** Of its own, so that others' machines are not among those of `test`. */
const env = (test: string): Record<string, string> => ({
  PROCTOR_STATE_DIR: `${folder.path}/state-${test}`,
});

async function machines(test: string): Promise<unknown> {
  const {stdout} = await folder.proctor(['env', 'list', '--format', 'json'], env(test));
  return JSON.parse(stdout);
}

describe('the options of try', () => {
  it.each([
    [['--kernel', 'none'], 'cannot read the kernel'],
    [['--kernel', 'empty.img'], 'empty.img'],
  ])('%j are refused with what is wrong', async (args, text) => {
    const result = await folder.proctor(['try', ...args, '--', 'true']);
    expect(result).toMatchObject({exitCode: 2, stdout: ''});
    expect(result.stderr).toContain(text);
  });

  it.skipIf(kernel.why !== undefined)(
    `are checked as those of a manifest, and named as they were given${kernel.why ? ` (${kernel.why})` : ''}`,
    async () => {
      const wrong: [string[], string][] = [
        [['--memory', '12'], '--memory: expected a size'],
        [['--cpus', 'two'], '--cpus: expected a whole number, found "two"'],
        [['--file', 'data'], '--file: expected SOURCE:TARGET'],
        [['--file', 'none:/x'], '--file: expected a path that exists, found "none"'],
        [['--arch', 'z80'], '--arch: expected'],
        [['--timeout', 'soon'], 'expected --timeout to be a duration'],
        [['--initrd', 'empty.img', '--sysroot', '/'], '--sysroot is for the guest'],
      ];
      for (const [args, text] of wrong) {
        const result = await folder.proctor(tryArgs(...args, '--', 'true'));
        expect([args, result.exitCode]).toEqual([args, 2]);
        expect(result.stderr).toContain(text);
      }
    },
  );
});

describe.skipIf(why !== undefined)(
  `try${why === undefined ? '' : ` (${why})`}`,
  {concurrent: true},
  () => {
    const run = (test: string, ...args: string[]): Promise<CliResult> =>
      folder.proctor(tryArgs(...args), env(test));

    it(
      'runs a command with files of ours, keeps its streams apart and exits as it did',
      async () => {
        const result = await run(
          'streams',
          ...['--file', 'data:/data', '--console', 'kernel.log', '--'],
          'cat /data/file.txt; echo oops >&2; exit 7',
        );
        expect(result).toEqual({exitCode: 7, stdout: 'from here\n', stderr: 'oops\n'});
        expect(folder.read('kernel.log')).toContain('Linux version');
        expect(await machines('streams')).toEqual([]);
      },
      TIMEOUT_MS,
    );

    it(
      'gives several words to a program as they are',
      async () => {
        const result = await run('words', '--', 'printf', '<%s>', 'a b', "it's", '$HOME;');
        expect(result).toEqual({exitCode: 0, stdout: "<a b><it's><$HOME;>", stderr: ''});
      },
      TIMEOUT_MS,
    );

    it(
      'fails when the kernel crashes, and says with which report',
      async () => {
        const {exitCode, stderr} = await run(
          'crash',
          '--',
          'echo c > /proc/sysrq-trigger; sleep 100',
        );
        expect(exitCode).toBe(1);
        expect(stderr).toMatch(/^proctor: the kernel reported: .+ \(.+, fatal\)$/m);
        expect(stderr).toMatch(/^ {2}.*sysrq/m);
      },
      TIMEOUT_MS,
    );

    it(
      'ends a command that takes too long with 124, and everything when it is terminated',
      async ({onTestFinished}) => {
        expect(await run('limits', '--timeout', '500ms', '--', 'sleep 100')).toMatchObject({
          exitCode: 124,
        });
        const running = folder.start(tryArgs('--', 'echo begun; sleep 100'), env('limits'));
        onTestFinished(() => void running.child.kill('SIGKILL'));
        await running.shows('begun');
        expect(await machines('limits')).toHaveLength(1);
        running.child.kill('SIGTERM');
        expect(await running.ended).toMatchObject({exitCode: 143});
        expect(await machines('limits')).toEqual([]);
      },
      TIMEOUT_MS,
    );

    it(
      'is a shell with a terminal where no command is given',
      async ({onTestFinished}) => {
        const shell = TerminalCli.startIn(folder, tryArgs(), env('shell'));
        onTestFinished(() => void shell.child.kill('SIGKILL'));
        await shell.shows('# ');
        shell.type('echo $(tty) $(stty size) $TERM; echo $((40 + 2)); sleep 100\n');
        await shell.shows('42\r');
        shell.type('\x03');
        shell.type('echo $((50 + 5)); exit 9\n');
        const {exitCode, stdout} = await shell.ended;
        expect(stdout).toContain('/dev/hvc0 33 111 xterm');
        expect(stdout).toContain('55');
        expect(exitCode).toBe(9);
        expect(await machines('shell')).toEqual([]);
      },
      TIMEOUT_MS,
    );
  },
);
