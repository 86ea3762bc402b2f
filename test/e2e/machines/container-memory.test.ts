import {spawnSync} from 'node:child_process';
import {rmSync} from 'node:fs';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {CliFolder} from '../../rig/cli.ts';
import {makeBusyboxRoot} from '../../rig/containers.ts';

const hasPodman = spawnSync('podman', ['--version']).status === 0;
const skipped = hasPodman ? '' : ' (skipped: podman is missing)';

/** Takes more than there is, and offers itself to be killed for it. */
const GREED = 'echo 1000 >/proc/self/oom_score_adj; x=aaaaaaaa; while :; do x=$x$x; done';

let rootfs: string;
beforeAll(async () => {
  if (hasPodman) rootfs = await makeBusyboxRoot();
});
afterAll(() => {
  if (hasPodman) rmSync(rootfs, {recursive: true, force: true});
});

describe.skipIf(!hasPodman)(`the memory of a container${skipped}`, {timeout: 60_000}, () => {
  it('Y3 that is used up kills, which is named where a case fails and doubted where it passes', async () => {
    using folder = new CliFolder({
      'proctor.yaml': `proctor: 1
name: memory
environments:
  small:
    type: container
    rootfs: ${rootfs}
    isolation: shared
    network: none
    resources: { memory: 24MiB }
scenarios:
  fails: { environment: small, steps: [{ run: "(${GREED}) || exit 3", shell: sh }] }
  passes: { environment: small, steps: [{ run: "(${GREED}) || true", shell: sh }] }
  wanted:
    environment: small
    steps:
      - { run: "${GREED}", shell: sh, expect: { signal: KILL } }
  after: { environment: small, steps: [{ run: "echo fine", shell: sh }] }
  fails-of-itself: { environment: small, steps: [{ run: exit 4, shell: sh }] }
`,
    });
    const result = await folder.proctor(['run']);
    expect(result.exitCode, result.stderr).toBe(1);
    expect(folder.verdicts()).toEqual({
      'fails@small': 'failed',
      'passes@small': 'passed',
      'wanted@small': 'passed',
      'after@small': 'passed',
      'fails-of-itself@small': 'failed',
    });
    const named = "out of memory: the kernel killed a process at the container's limit of 24 MiB";
    const reasons = folder.reasons();
    expect(reasons['fails@small']).toMatch(new RegExp(`exit code 3.*\\(${named}\\)$`));
    expect(reasons['fails-of-itself@small']).not.toContain('memory');
    const ended = folder.journal().filter(({type}) => type === 'case-ended');
    const doubts = ended.map((event) => [event['case'], event['doubts']]);
    expect(doubts.filter(([, doubt]) => doubt !== undefined)).toEqual([['passes@small', [named]]]);
    const warnings = folder.journal().filter(({type}) => type === 'warning-raised');
    expect(warnings).toMatchObject([
      {code: 'environment/limit-reached', message: `passes@small: ${named}`},
    ]);
  });
});
