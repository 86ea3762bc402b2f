import {existsSync} from 'node:fs';
import {describe, expect, it, onTestFinished} from 'vitest';
import {CliFolder} from '../../rig/cli.ts';
import {testKernel} from '../../rig/guests.ts';
import {TerminalCli, whyNoTerminal} from '../../rig/terminal-cli.ts';

const kernel = testKernel();
const why = kernel.why ?? whyNoTerminal();
const TIMEOUT_MS = 120_000;

const MANIFEST = `proctor: 1
environments:
  vm:
    type: qemu
    accel: tcg
    memory: 128MiB
    isolation: fork
    cache: true
    prepare: ["echo ready > /run/prepared"]
    boot: {kernel: ${kernel.path}, rootfs: minimal, cmdline: quiet}
artifacts:
  tool: {type: script, source: tool.sh, target: /opt/tool}
scenarios:
  bad: {environment: vm, artifacts: [tool], steps: [{run: "/opt/tool > /tmp/left; false"}]}
`;

const FILES = {'proctor.yaml': MANIFEST, 'tool.sh': '#!/bin/sh\necho tool\n'};

interface Shown {
  readonly id: string;
  readonly folder: string;
  readonly status: string;
}

/** Of its own, so that others' machines are not among ours. */
function stateOf(folder: CliFolder): Record<string, string> {
  return {PROCTOR_STATE_DIR: `${folder.path}/state`};
}

async function list(folder: CliFolder): Promise<readonly Shown[]> {
  const {stdout} = await folder.proctor(['env', 'list', '--format', 'json'], stateOf(folder));
  return JSON.parse(stdout) as Shown[];
}

describe.skipIf(why !== undefined)(
  `the machine of a failed case${why === undefined ? '' : ` (${why})`}`,
  () => {
    it(
      'is kept until Ctrl-C, can be looked at and entered, and is gone then',
      async () => {
        using folder = new CliFolder(FILES);
        const state = stateOf(folder);
        const run = folder.start(['run', '--keep', 'on-failure'], state);
        onTestFinished(() => void run.child.kill('SIGKILL'));
        await run.shows('a shell there:  proctor shell vm-');
        const [machine, ...others] = await list(folder);
        expect(others).toEqual([]);
        const id = machine?.id ?? '';
        const shown = await folder.proctor(['env', 'show', id.slice(0, -3)], state);
        expect(shown.stdout).toMatch(/^instance vm#\d+$/m);
        const health = await folder.proctor(['env', 'health'], state);
        expect(health).toMatchObject({exitCode: 0});
        expect(health.stdout).toMatch(/: healthy\n {2}disk free .+, uptime .+, resident .+ MiB/);
        const cleaned = await folder.proctor(['env', 'clean', '--idle', '2h'], state);
        expect(cleaned).toMatchObject({exitCode: 0});
        expect(cleaned.stdout).toMatch(/^kept vm-.+: run '.+' has it/);

        for (const end of ['\x1d', 'exit\n']) {
          const shell = TerminalCli.startIn(folder, ['shell', id], state);
          await shell.shows('# ');
          shell.type('cat /tmp/left /run/prepared; tty; echo $((40 + 2))\n');
          await shell.shows('42\r');
          shell.type(end);
          const {exitCode, stdout} = await shell.ended;
          expect(exitCode).toBe(0);
          expect(stdout).toMatch(/tool\s+ready\s+\/dev\/hvc0/);
        }
        run.child.kill('SIGINT');
        const {exitCode, stdout} = await run.ended;
        expect([exitCode, folder.verdicts()]).toEqual([1, {'bad@vm': 'failed'}]);
        expect(stdout).toContain('1 failed');
        expect(await list(folder)).toEqual([]);
        expect(existsSync(machine?.folder ?? '/')).toBe(false);

        // The template that the run has kept is what a new shell's instance is copied from.
        const copy = folder.start(
          ['shell', 'vm', '--scenario', 'bad'],
          state,
          'cat /run/prepared\n',
        );
        expect(await copy.ended).toMatchObject({exitCode: 0, stdout: 'ready\n'});
      },
      TIMEOUT_MS,
    );

    it(
      'goes with its run when that is terminated, and by itself after --keep-for',
      async () => {
        using folder = new CliFolder({
          ...FILES,
          'proctor.yaml': MANIFEST.replace('isolation: fork\n    cache: true', 'isolation: fresh'),
        });
        const run = folder.start(['run', '--keep', 'on-failure', '--fail-fast'], stateOf(folder));
        onTestFinished(() => void run.child.kill('SIGKILL'));
        await run.shows('a shell there:');
        run.child.kill('SIGTERM');
        await run.ended;
        expect(await list(folder)).toEqual([]);
        const timed = await folder.proctor(['run', '--keep', 'on-failure', '--keep-for', '10ms']);
        expect(timed).toMatchObject({exitCode: 1});
        expect(timed.stderr).toContain('is kept until Ctrl-C or for 10ms');
      },
      TIMEOUT_MS,
    );
  },
);
