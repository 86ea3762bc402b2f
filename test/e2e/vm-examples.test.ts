import {cpSync, existsSync, mkdirSync, readdirSync, symlinkSync} from 'node:fs';
import {join, resolve} from 'node:path';
import {describe, expect, it} from 'vitest';
import {CliFolder} from '../rig/cli.ts';

const TIMEOUT_MS = 240_000;

/** What an example's `fetch.sh` must have brought; `.ci/run` runs it. */
function missing(example: string): string | undefined {
  const kernel = `examples/${example}/build/vmlinuz`;
  return existsSync(kernel) ? undefined : `run examples/${example}/fetch.sh first`;
}

/**
 * A copy of an example, without what runs of it have left, that looks at what it has fetched: but for
 * `copied` of that, which must be in the manifest's folder.
 */
function copyOf(example: string, copied: readonly string[] = []): CliFolder {
  const folder = new CliFolder({});
  const source = resolve('examples', example);
  const place = (name: string, isLink: boolean): void => {
    const [from, to] = [join(source, name), join(folder.path, name)];
    if (isLink) symlinkSync(from, to);
    else cpSync(from, to, {recursive: true, verbatimSymlinks: true});
  };
  for (const name of readdirSync(source)) {
    if (name !== 'build' && name !== '.proctor') place(name, false);
  }
  mkdirSync(join(folder.path, 'build'));
  for (const name of readdirSync(join(source, 'build'))) {
    place(join('build', name), !copied.includes(name));
  }
  return folder;
}

const noSuite = missing('busybox-vm');

describe.skipIf(noSuite !== undefined)(
  `the example with BusyBox’s own tests${noSuite ? ` (skipped: ${noSuite})` : ''}`,
  () => {
    it('runs each case in its own fork and has each of BusyBox’s tests in the report', {
      timeout: TIMEOUT_MS,
    }, async () => {
      using folder = copyOf('busybox-vm', ['busybox']);
      // Those with many tests for the seconds that it takes to set an applet's up.
      const applets = ['cp', 'cut', 'ls', 'printf', 'unzip'];
      const result = await folder.proctor(['run', ...applets.map((name) => `*=${name}`)]);
      expect(result, result.stdout + result.stderr).toMatchObject({exitCode: 0, stderr: ''});
      const ended = folder.journal().filter((event) => event.type === 'stage-ended');
      const counts = Object.groupBy(ended, (event) => String(event['stage']));
      expect(counts['provision']).toHaveLength(1);
      expect(counts['checkpoint']).toHaveLength(1);
      expect(counts['fork']?.length).toBeGreaterThanOrEqual(applets.length);
      const junit = folder.read('.proctor/latest/junit.xml');
      for (const name of ['cp: cp -RHL', 'unzip (bad archive)', 'ls symlink_to_dir']) {
        const plain = name.replace('cp: ', '');
        expect(junit).toContain(plain);
      }
      expect(junit.match(/<testcase\b/g)?.length).toBeGreaterThan(90);
    });
  },
);

const noKernel = missing('virtual-machines');

describe.skipIf(noKernel !== undefined)(
  `the examples of virtual machines${noKernel ? ` (skipped: ${noKernel})` : ''}`,
  () => {
    it.for(['kernel.yaml', 'disks.yaml'])('%s passes', {timeout: TIMEOUT_MS}, async (name) => {
      using folder = copyOf('virtual-machines');
      const result = await folder.proctor(['run', '-m', name]);
      expect(result, result.stdout + result.stderr).toMatchObject({exitCode: 0, stderr: ''});
      // That it emulates is this host's affair; that it cannot prove a machine to be its own is not.
      const warnings = folder.journal().filter((event) => event.type === 'warning-raised');
      expect(warnings.filter((event) => event['code'] !== 'qemu/no-kvm')).toEqual([]);
    });

    it('crash.yaml shows how a crash that nobody expects fails its case', {
      timeout: TIMEOUT_MS,
    }, async () => {
      using folder = copyOf('virtual-machines');
      const {exitCode, stdout} = await folder.proctor(['run', '-m', 'crash.yaml']);
      expect(exitCode, stdout).toBe(1);
      expect(folder.verdicts()).toEqual({
        'panics-as-it-should@vm': 'passed',
        'panics-out-of-the-blue@vm': 'failed',
        'is-not-touched-by-the-others@vm': 'passed',
      });
      expect(folder.reasons()['panics-out-of-the-blue@vm']).toBe(
        'kernel panic: sysrq triggered crash',
      );
    });
  },
);
