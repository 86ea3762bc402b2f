import {execFileSync, spawn, spawnSync} from 'node:child_process';
import {once} from 'node:events';
import {cpSync, existsSync, globSync, readdirSync, statSync} from 'node:fs';
import {join} from 'node:path';
import {text} from 'node:stream/consumers';
import {describe, expect, it} from 'vitest';
import {CliFolder} from '../../rig/cli.ts';

const BIN = join(import.meta.dirname, '../../../bin/proctor.js');
const EXAMPLE = 'examples/c-program';
/** Under emulation, with a whole suite beside it. */
const TIMEOUT_MS = 400_000;

/** What the example's `fetch.sh` must have brought; `.ci/run` runs it. */
const missing = existsSync(`${EXAMPLE}/build/.complete`)
  ? undefined
  : `run ${EXAMPLE}/fetch.sh first`;

/** A copy of the example beside what it has fetched, which is large. */
function copyOfExample(): CliFolder {
  const folder = new CliFolder({});
  for (const name of readdirSync(EXAMPLE)) {
    if (name === 'build' || name.startsWith('.')) continue;
    cpSync(join(EXAMPLE, name), join(folder.path, name), {recursive: true});
  }
  // Hard links where both are on one disk: it is some 400 MB.
  const build = [join(EXAMPLE, 'build'), folder.path];
  if (spawnSync('cp', ['-al', ...build]).status !== 0) execFileSync('cp', ['-a', ...build]);
  return folder;
}

/** Lines of a file that were run at least once, and how many times in all. */
function coverageOf(
  tracefile: string,
  file: string,
): {readonly lines: number; readonly runs: number} {
  const record = tracefile.split('end_of_record').find((part) => part.includes(`/${file}\n`)) ?? '';
  const counts = [...record.matchAll(/^DA:\d+,(\d+)/gm)].map(([, count]) => Number(count));
  return {
    lines: counts.filter((count) => count > 0).length,
    runs: counts.reduce((sum, count) => sum + count, 0),
  };
}

describe.skipIf(missing !== undefined)(
  `the example with a C program${missing ? ` (skipped: ${missing})` : ''}`,
  () => {
    it('D1 D3 D7 D8 puts it on four kinds of environments, and brings back one coverage report', {
      timeout: TIMEOUT_MS,
    }, async () => {
      using folder = copyOfExample();
      const args = ['run', '--variable', 'SSH_CONFIG=.sshd/config'];
      const child = spawn('./with-sshd', [process.execPath, BIN, ...args], {cwd: folder.path});
      const [output, errors, [exitCode]] = await Promise.all([
        text(child.stdout),
        text(child.stderr),
        once(child, 'close'),
      ]);
      expect(exitCode, output + errors).toBe(0);
      const places = ['here', 'host', 'box', 'vm'];
      expect(folder.verdicts()).toEqual(
        Object.fromEntries(places.map((place) => [`own-tests@${place}`, 'passed'])),
      );
      const latest = join(folder.path, '.proctor/latest');
      const each: {readonly lines: number; readonly runs: number}[] = [];
      for (const place of places) {
        const captured = join(latest, 'captured', `own-tests@${place}`);
        const [log = ''] = globSync(`${captured}/**/tests.log`);
        expect(statSync(log).size).toBeGreaterThan(0);
        const [profile = ''] = globSync(`${captured}/perf/**/*.data`);
        expect(statSync(profile).size).toBeGreaterThan(1000);
        each.push(
          coverageOf(
            folder.read(`.proctor/latest/captured/own-tests@${place}/coverage/coverage.info`),
            'compress.c',
          ),
        );
        expect(globSync(`${latest}/logs/deployment-${place}-*.log`)).toHaveLength(1);
      }
      // The same tests of the same program: the same lines, run as often, on each of the four.
      const [first] = each;
      expect(first?.lines).toBeGreaterThan(100);
      expect(each).toEqual(places.map(() => first));
      const merged = coverageOf(folder.read('.proctor/latest/coverage/lcov.info'), 'compress.c');
      expect(merged).toEqual({lines: first?.lines, runs: 4 * (first?.runs ?? 0)});
      expect(existsSync(join(latest, 'coverage/html/index.html'))).toBe(true);
      const tests = folder.read('.proctor/latest/junit.xml').match(/compresses sample/g);
      expect(tests?.length).toBeGreaterThanOrEqual(4 * 6);
    });
  },
);
