import {spawnSync} from 'node:child_process';
import {rmSync} from 'node:fs';
import {describe, expect, it} from 'vitest';
import {CliFolder} from '../../rig/cli.ts';
import {makeBusyboxRoot} from '../../rig/containers.ts';
import {NO_VM, vmEnvironment} from '../../rig/vm-cli.ts';

/** A loaded machine may take that long. */
const TIMEOUT_MS = 240_000;

const stagesOf = (folder: CliFolder) =>
  folder
    .journal()
    .flatMap((event) => (event.type === 'stage-ended' ? [String(event['stage'])] : []));

const hasPodman = spawnSync('podman', ['--version']).status === 0;
const skipped = hasPodman ? '' : ' (skipped: podman is missing)';

describe.skipIf(!hasPodman)(`a soak in containers${skipped}`, {timeout: TIMEOUT_MS}, () => {
  it('Y8 keeps a shared one from iteration to iteration, and looks what it takes', async () => {
    const root = await makeBusyboxRoot();
    try {
      using folder = new CliFolder({
        'proctor.yaml': `
proctor: 1
soak: {iterations: 5, sample-interval: 1ms}
environments:
  box: {type: container, rootfs: ${root}, isolation: shared, network: none}
scenarios:
  counts:
    environment: box
    shell: sh
    steps:
      - run: echo x >> /tmp/count; test "$(wc -l < /tmp/count)" -le 5
`,
      });
      const {exitCode, stdout, stderr} = await folder.proctor(['soak']);
      expect(`${stdout}\n${stderr}`).toContain('5 iterations · 5 passed');
      expect(exitCode).toBe(0);
      expect(stagesOf(folder).filter((stage) => stage === 'provision')).toHaveLength(1);
      const samples = folder.journal().filter(({type}) => type === 'soak-sampled');
      const names = samples.flatMap(({values}) => Object.keys(values as object));
      expect(names).toContain('box#1/memory-used-bytes');
    } finally {
      rmSync(root, {recursive: true, force: true});
    }
  });
});

describe.skipIf(NO_VM !== undefined)(
  `a soak in virtual machines${NO_VM ? ` (skipped: ${NO_VM})` : ''}`,
  {timeout: TIMEOUT_MS},
  () => {
    it('Y8 forks one template in each iteration', async () => {
      using folder = new CliFolder({
        'proctor.yaml': `
proctor: 1
environments:${vmEnvironment('isolation: fork')}
scenarios:
  fresh:
    environment: vm
    shell: sh
    steps:
      - run: test ! -e /tmp/seen; echo > /tmp/seen
`,
      });
      const {exitCode, stdout, stderr} = await folder.proctor(['soak', '--iterations', '3']);
      expect(`${stdout}\n${stderr}`).toContain('3 iterations · 3 passed · 0 restarts');
      expect(exitCode).toBe(0);
      const stages = stagesOf(folder);
      expect(stages.filter((stage) => stage === 'provision')).toHaveLength(1);
      expect(stages.filter((stage) => stage === 'fork')).toHaveLength(3);
    });
  },
);
