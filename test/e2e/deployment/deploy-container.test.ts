import {spawnSync} from 'node:child_process';
import {rm} from 'node:fs/promises';
import {afterAll, beforeAll, describe, expect, it, onTestFinished} from 'vitest';
import {CliFolder} from '../../rig/cli.ts';
import {makeBusyboxRoot, podman, startEngineService} from '../../rig/containers.ts';

const why = spawnSync('podman', ['--version']).status === 0 ? undefined : 'skipped: needs podman';
const TIMEOUT_MS = 60_000;

/** Containers of proctor's whose environment is `name`. */
async function containersOf(name: string): Promise<readonly string[]> {
  const filter = `label=dev.proctor.environment=${name}`;
  const names = await podman('ps', '--all', '--filter', filter, '--format', '{{.Names}}');
  return names.split('\n').filter(Boolean);
}

describe.skipIf(why !== undefined)(`containers, deployed to${why ? ` (${why})` : ''}`, () => {
  let rootfs: string;
  beforeAll(async () => {
    rootfs = await makeBusyboxRoot();
  });
  afterAll(() => rm(rootfs, {recursive: true, force: true}));

  function folderOf(name: string, text: string, more = ''): CliFolder {
    return new CliFolder({
      'proctor.yaml': `proctor: 1
environments:
  ${name}: {type: container, rootfs: ${rootfs}${more}}
${text}`,
      'tool.sh': 'echo tool\n',
      'key.pem': 'top secret\n',
    });
  }

  it(
    'D15 D29 are only tried, are kept with --keep until Ctrl-C, and are gone then',
    async () => {
      using folder = folderOf(
        'keptbox',
        `artifacts: {tool: {type: script, source: tool.sh, target: /opt/bin/tool.sh}}
scenarios: {use: {environment: keptbox, artifacts: [tool], steps: [{run: 'true'}]}}
`,
      );
      const tried = await folder.proctor(['deploy', '--format', 'json']);
      expect(tried.exitCode, tried.stderr).toBe(0);
      expect(tried.stderr).toContain('only tried, since it is removed again afterwards');
      expect(JSON.parse(tried.stdout).environments).toMatchObject([
        {environment: 'keptbox', status: 'completed', facts: {files: 1}},
      ]);
      expect(await containersOf('keptbox')).toEqual([]);
      const run = folder.start(['deploy', '--keep']);
      onTestFinished(() => void run.child.kill('SIGKILL'));
      await run.shows('Ctrl-C');
      const [name = '', ...others] = await containersOf('keptbox');
      expect(others).toEqual([]);
      expect(await podman('exec', name, '/bin/sh', '/opt/bin/tool.sh')).toBe('tool');
      run.child.kill('SIGINT');
      await run.ended;
      expect(await containersOf('keptbox')).toEqual([]);
    },
    TIMEOUT_MS,
  );

  it(
    'E10 that are copied have what tools start in each copy, begun there',
    async () => {
      using folder = folderOf(
        'copybox',
        `instrumentation:
  daemon:
    start: 'setsid sleep 613 </dev/null >/dev/null 2>&1 & echo $! >/daemon.pid'
    check: 'kill -0 $(cat /daemon.pid)'
scenarios:
  use:
    environment: copybox
    matrix: {number: [1, 2, 3]}
    instrumentation: [daemon]
    steps: [{run: 'kill -0 $(cat /daemon.pid)'}]
`,
        ', isolation: fork',
      );
      const {exitCode, stdout} = await folder.proctor(['run']);
      expect(exitCode, stdout).toBe(0);
      expect(Object.values(folder.verdicts())).toEqual(['passed', 'passed', 'passed']);
      const begun = folder
        .journal()
        .filter(({type, step}) => type === 'step-ended' && String(step).endsWith('start'));
      expect(begun).toHaveLength(3);
      expect(await containersOf('copybox')).toEqual([]);
    },
    TIMEOUT_MS,
  );

  it(
    'D26 that are reached without encryption get nothing sensitive: refused, or left out where it is optional',
    async () => {
      await using engine = await startEngineService('tcp');
      const env = {CONTAINER_HOST: engine.address};
      const text = (optional: boolean): string => `artifacts:
  key: {type: data, source: key.pem, target: /opt/key.pem, sensitive: true, optional: ${optional}}
  tool: {type: script, source: tool.sh, target: /opt/tool.sh}
scenarios:
  use:
    environment: clearbox
    artifacts: [key, tool]
    steps: [{run: 'test -e /opt/tool.sh && ! test -e /opt/key.pem'}]
`;
      using refused = folderOf('clearbox', text(false));
      const failed = await refused.proctor(['deploy', '--format', 'json'], env);
      expect(failed.exitCode, failed.stderr).toBe(3);
      expect(JSON.parse(failed.stdout).environments).toMatchObject([
        {
          status: 'failed',
          fault: {code: 'deploy/not-encrypted', stage: 'deploying_scripts', help: /\S/},
        },
      ]);
      using optional = folderOf('clearbox', text(true));
      const {exitCode, stdout} = await optional.proctor(['run'], env);
      expect(exitCode, stdout).toBe(0);
      const events = optional.journal();
      expect(events.filter(({type}) => type === 'warning-raised')).toMatchObject([
        {code: 'deploy/not-encrypted', message: expect.stringContaining('going on without')},
      ]);
      expect(events.find(({type}) => type === 'deployment-ended')).toMatchObject({
        status: 'completed',
        facts: {leftOut: 'key', files: 1},
      });
      expect(await containersOf('clearbox')).toEqual([]);
    },
    TIMEOUT_MS,
  );
});
