import {existsSync, readFileSync, rmSync} from 'node:fs';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {type TargetFolder, Targets} from '../rig/targets.ts';

let targets: Targets;
let folder: TargetFolder;

/** What each hook writes, in the order in which it was run, on each target. */
const LOG = `/tmp/proctor-hooks-${process.pid}`;

const say = (text: string): string => `echo ${text} >> "$LOG.$PROCTOR_ENVIRONMENT"`;

const ENVIRONMENT_HOOKS = [
  `prepare: ['${say('environment-prepare')}', '${say('and-more')}']`,
  `debug: '${say('environment-debug')}; exit 9'`,
  `restore: ['${say('environment-restore')}; exit 0', '${say('restored')}']`,
].join(', ');

const HOOKS = `prepare: '${say('prepare')}', debug: '${say('debug')}', restore: '${say('restore')}'`;

const scenarios = (all: string): string => `
concurrency: {run: 1}
env: {LOG: ${LOG}}
instrumentation:
  tool:
    env: {TOOL: sharp}
    start: '${say('tool-start')}'
    check: '${say('tool-check')}'
    stop: '${say('tool-stop')}'
  blunt: {start: exit 3, stop: '${say('blunt-stop')}'}
  dulled: {check: 'test ! -e "$PROCTOR_SCRATCH/dull"'}
scenarios:
  good: {environment: ${all}, ${HOOKS}, instrumentation: [tool], steps: [{run: '${say('$TOOL')}'}]}
  failing: {environment: ${all}, ${HOOKS}, steps: [{run: exit 1}]}
  late: {environment: ${all}, ${HOOKS}, steps: [{run: sleep 871.5, timeout: 200ms}]}
  too-late: {environment: ${all}, ${HOOKS}, timeout: 300ms, steps: [{run: sleep 872.5}]}
  unprepared: {environment: ${all}, debug: '${say('debug')}', restore: '${say('restore')}', prepare: 'echo no power >&2; exit 4', steps: [{run: '${say('step')}'}]}
  unrestored: {environment: ${all}, restore: ['${say('first')}; exit 5', '${say('second')}'], steps: [{run: "true"}]}
  uninstrumented: {environment: ${all}, instrumentation: [tool, blunt], steps: [{run: '${say('step')}'}]}
  lost-tool: {environment: ${all}, instrumentation: [dulled], steps: [{run: 'touch "$PROCTOR_SCRATCH/dull"'}]}
  own-shell: {environment: ${all}, shell: 'cat {0}', instrumentation: [tool], steps: [{run: no script of a shell, expect: {stdout: {contains: never}}}]}
`;

function said(name: string): string[] {
  const path = targets.pathOn(name, `${LOG}.${name}`);
  return existsSync(path) ? readFileSync(path, 'utf8').trimEnd().split('\n') : [];
}

beforeAll(async () => {
  targets = await Targets.start();
  folder = targets.folder(scenarios(`[${targets.names}]`), ENVIRONMENT_HOOKS);
});

afterAll(async () => {
  folder[Symbol.dispose]();
  for (const name of ['here', 'there']) rmSync(`${LOG}.${name}`, {force: true});
  await targets[Symbol.asyncDispose]();
});

async function runOnly(scenario: string): Promise<{exitCode: number | null; said: string[][]}> {
  for (const name of targets.names) rmSync(targets.pathOn(name, `${LOG}.${name}`), {force: true});
  const {exitCode} = await folder.run([scenario]);
  const inner = targets.names.map((name) => {
    const lines = said(name);
    expect(lines.slice(0, 2)).toEqual(['environment-prepare', 'and-more']);
    expect(lines.slice(-2)).toEqual(['environment-restore', 'restored']);
    return lines.slice(2, -2);
  });
  return {exitCode, said: inner};
}

/** The same on every target. */
const everywhere = (...lines: string[]): string[][] => targets.names.map(() => lines);

describe('hooks, on this machine, on an SSH host and on a bare one', () => {
  it('prepare and restore each environment once and each case once, tools in between', async () => {
    const {exitCode, said} = await runOnly('good');
    expect(said).toEqual(
      everywhere(
        'prepare',
        'tool-start',
        'tool-check',
        'sharp',
        'tool-check',
        'tool-stop',
        'restore',
      ),
    );
    expect(exitCode).toBe(0);
  });

  it('look around after a failure, all of them, then restore', async () => {
    const {exitCode, said} = await runOnly('failing');
    expect(said).toEqual(everywhere('prepare', 'environment-debug', 'debug', 'restore'));
    expect(exitCode).toBe(1);
    expect(folder.steps('failing@there')).toEqual({
      prepare: 'passed',
      '1': 'failed',
      debug: 'failed',
      'debug.2': 'passed',
      restore: 'passed',
    });
  });

  it('restore after a timeout of a step and of the whole scenario', async () => {
    for (const scenario of ['late', 'too-late']) {
      const {exitCode, said} = await runOnly(scenario);
      expect(said).toEqual(everywhere('prepare', 'environment-debug', 'debug', 'restore'));
      expect(exitCode).toBe(1);
    }
  });

  it('that cannot prepare are an infrastructure error, and no step is run', async () => {
    const {exitCode, said} = await runOnly('unprepared');
    expect(said).toEqual(everywhere('environment-debug', 'debug', 'restore'));
    expect(exitCode).toBe(3);
    expect(folder.verdicts()).toEqual(targets.each('unprepared', 'error'));
    expect(folder.reasons()['unprepared@there']).toContain(
      'the prepare hook "echo no power >&2; exit 4" failed: exit code 4',
    );
  });

  it('that cannot restore are an infrastructure error; the others restore all the same', async () => {
    const {exitCode, said} = await runOnly('unrestored');
    expect(said).toEqual(everywhere('first', 'second'));
    expect(exitCode).toBe(3);
  });

  it('of tools are stopped when another tool cannot start', async () => {
    const {exitCode, said} = await runOnly('uninstrumented');
    expect(said).toEqual(
      everywhere('tool-start', 'tool-check', 'blunt-stop', 'tool-stop', 'environment-debug'),
    );
    expect(exitCode).toBe(3);
  });

  it('of a tool that stopped to work during the steps are an infrastructure error', async () => {
    const {exitCode} = await runOnly('lost-tool');
    expect(exitCode).toBe(3);
    expect(folder.verdicts()).toEqual(targets.each('lost-tool', 'error'));
  });

  it('of an environment and of tools run in the shell of the environment', async () => {
    const {exitCode, said} = await runOnly('own-shell');
    expect(said).toEqual(everywhere('tool-start', 'tool-check', 'tool-stop', 'environment-debug'));
    expect(exitCode).toBe(1);
  });

  it('D29 leave no scratch folder', () => {
    expect(targets.scratchFolders()).toEqual([]);
  });
});
