import {spawnSync} from 'node:child_process';
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, describe, expect, it} from 'vitest';
import {runProgram} from '../../../src/cli/program.ts';
import {KASAN, NOISE, OOPS, Printk} from '../../unit/console-judge/samples.ts';
import {CapturedIo} from '../cli-small/captured-io.ts';

const folder = mkdtempSync(join(tmpdir(), 'proctor-judge-'));
afterAll(() => rmSync(folder, {recursive: true, force: true}));

const printk = new Printk();
writeFileSync(join(folder, 'quiet.log'), printk.print(NOISE));
writeFileSync(join(folder, 'oops.log'), printk.print(`${NOISE}\n${OOPS}\n${KASAN}\n${OOPS}`));
writeFileSync(
  join(folder, 'oom.log'),
  printk.print('Out of memory: Killed process 4 (sh) total-vm:1kB'),
);
writeFileSync(join(folder, 'colour.log'), 'BUG: \x1b]0;title\x07\x1b[31mred\x1b[0m words\n');

async function judge(
  ...args: string[]
): Promise<{exitCode: number; stdout: string; stderr: string}> {
  const io = new CapturedIo(folder);
  const exitCode = await runProgram(['judge', ...args], io);
  return {exitCode, stdout: io.stdoutText, stderr: io.stderrText};
}

describe('proctor judge', () => {
  it('exits with 0 where nothing is found', async () => {
    expect(await judge('quiet.log')).toEqual({exitCode: 0, stdout: 'nothing found\n', stderr: ''});
  });

  it('prints title, severity, class, line and how often, and exits with 1', async () => {
    expect(await judge('oops.log')).toEqual({
      exitCode: 1,
      stdout: `BUG: unable to handle kernel NULL pointer dereference in driver_write
    error, NULL-POINTER-DEREFERENCE, line 5, 2 times
KASAN: slab-use-after-free Read in ring_read
    error, KASAN-USE-AFTER-FREE-READ, line 21
`,
      stderr: '',
    });
  });

  it('names the file where there are several', async () => {
    const {stdout, exitCode} = await judge('quiet.log', 'oops.log');
    expect(stdout).toContain('quiet.log: nothing found\n');
    expect(stdout).toContain('oops.log:21\n');
    expect(exitCode).toBe(1);
  });

  it('prints JSON with all that is known, and the report that names the log', async () => {
    const {stdout} = await judge('oops.log', '--format', 'json');
    const {files} = JSON.parse(stdout);
    expect(files[0]).toMatchObject({
      file: 'oops.log',
      title: 'BUG: unable to handle kernel NULL pointer dereference in driver_write',
      class: 'NULL-POINTER-DEREFERENCE',
    });
    expect(files[0].reports).toHaveLength(2);
    expect(files[0].reports[0].count).toBe(2);
    expect(files[0].reports[1]).toMatchObject({kind: 'kasan', line: 21});
  });

  it('exits with 1 only for reports that are bad enough', async () => {
    expect((await judge('oom.log')).exitCode).toBe(1);
    expect((await judge('oom.log', '--fail-on', 'error')).exitCode).toBe(0);
    expect((await judge('oops.log', '--fail-on', 'fatal')).exitCode).toBe(0);
  });

  it('leaves out what is to be ignored', async () => {
    const {stdout} = await judge('oops.log', '--ignore', '^KASAN', '--ignore', 'driver_write$');
    expect(stdout).toBe('nothing found\n');
  });

  it('gives a terminal nothing to act on', async () => {
    const {stdout} = await judge('colour.log');
    expect(stdout).not.toMatch(/[\x00-\x09\x0b-\x1f\x7f]/);
  });

  it('exits with 2 for a file that is not there, a wrong option, and a wrong pattern', async () => {
    const missing = await judge('none.log');
    expect(missing.exitCode).toBe(2);
    expect(missing.stderr).toContain('cannot read none.log');
    expect((await judge('quiet.log', '--fail-on', 'never')).exitCode).toBe(2);
    expect((await judge('quiet.log', '--ignore', '(')).exitCode).toBe(2);
    expect((await judge()).exitCode).toBe(2);
  });

  it('reads the standard input for -', () => {
    const main = join(import.meta.dirname, '..', '..', '..', 'src', 'main.ts');
    const {stdout, status} = spawnSync(process.execPath, ['--no-warnings', main, 'judge', '-'], {
      input: printk.print(OOPS),
      encoding: 'utf8',
    });
    expect(stdout).toContain('in driver_write\n');
    expect(status).toBe(1);
  });
});
