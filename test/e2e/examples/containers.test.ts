import {execFileSync, spawnSync} from 'node:child_process';
import {cpSync} from 'node:fs';
import {describe, expect, it, onTestFinished} from 'vitest';
import {CliFolder} from '../../rig/cli.ts';
import {TerminalCli, whyNoTerminal} from '../../rig/terminal-cli.ts';

const hasPodman = spawnSync('podman', ['--version']).status === 0;
const skipped = hasPodman ? '' : ' (skipped: podman is missing)';
const noTerminal = whyNoTerminal();

/** A copy of the example, with what it fetches. */
function copyOfExample(): CliFolder {
  const folder = new CliFolder({});
  const filter = (path: string) => !/\/(\.proctor|build)(\/|$)/.test(path);
  cpSync('examples/containers', folder.path, {recursive: true, filter});
  execFileSync('sh', ['fetch.sh'], {cwd: folder.path, stdio: 'pipe'});
  return folder;
}

/** Containers there are, of any state, of the runs in `folder`. */
function containersOf(run: string): string {
  const args = ['ps', '--all', '--quiet', '--filter', `label=dev.proctor.run=${run}`];
  return execFileSync('podman', args, {encoding: 'utf8'});
}

describe.skipIf(!hasPodman)(`the example of containers${skipped}`, {timeout: 120_000}, () => {
  it('passes, in containers behind walls and in copies of one, and leaves none', async () => {
    using folder = copyOfExample();
    const result = await folder.proctor(['run']);
    expect(result, result.stdout + result.stderr).toMatchObject({exitCode: 0, stderr: ''});
    expect(folder.verdicts()).toEqual({
      'walls@walled': 'passed',
      'tools@prepared:tool=sort': 'passed',
      'tools@prepared:tool=uniq': 'passed',
      'tools@prepared:tool=tac': 'passed',
    });
    const run = String(folder.journal().find(({type}) => type === 'run-started')?.['runId']);
    expect(run).toMatch(/^\d{8}-\d{6}-/);
    expect(containersOf(run)).toBe('');
  });

  it.skipIf(noTerminal !== undefined)(
    `gives a shell with a terminal there${noTerminal === undefined ? '' : ` (skipped: ${noTerminal})`}`,
    async () => {
      using folder = copyOfExample();
      const shell = TerminalCli.startIn(folder, ['shell', 'walled']);
      onTestFinished(() => void shell.child.kill('SIGKILL'));
      await shell.shows('$ ');
      shell.type('stty size; echo "user $(id -u) $((40 + 2))"\r');
      await shell.shows('33 111');
      await shell.shows('user 1000 42');
      shell.type('exit 7\r');
      expect(await shell.ended).toMatchObject({exitCode: 7});
    },
  );
});
