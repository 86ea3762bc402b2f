import {existsSync, readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, it} from 'vitest';
import {isAlive, readProcess} from '../../../src/util/process-identity.ts';
import {BIN, CliFolder} from '../../rig/cli.ts';

/** Patience with a machine that is busy with other tests. */
const PATIENCE = {timeout: 15_000};

/** A step that starts another proctor, which does not end when it is asked to. */
const manifestOf = (folder: CliFolder, timeout: string): string => `
proctor: 1
defaults: {kill-grace: 100ms}
environments: {here: {type: local}}
scenarios:
  outer:
    environment: here
    timeout: ${timeout}
    steps:
      - run: >-
          '${process.execPath}' '${BIN}' lock run board -- sh -c
          'trap "" TERM; echo running $$ $PPID; exec sleep 600'
        env: {PROCTOR_STATE_DIR: ${join(folder.path, 'state')}, TMPDIR: ${folder.path}}
`;

describe('a proctor that a step has started', () => {
  const begin = async (folder: CliFolder, timeout: string) => {
    folder.write('proctor.yaml', manifestOf(folder, timeout));
    const state = join(folder.path, 'state');
    const env = {PROCTOR_STATE_DIR: state, TMPDIR: folder.path};
    const cli = folder.start(['run', '--verbose'], env);
    const [, ...pids] = await cli.lineWith(/running (\d+) (\d+)/);
    const processes = pids.flatMap((pid) => readProcess(Number(pid)) ?? []);
    const ledgers = join(state, 'ledgers');
    const scratch = readdirSync(ledgers)
      .map((name) => readFileSync(join(ledgers, name), 'utf8'))
      .flatMap(
        (text) => /"kind":"folder","path":"([^"]*\/proctor-[0-9a-f]{8})"/.exec(text)?.[1] ?? [],
      );
    expect(scratch).toHaveLength(2);
    return {cli, processes, ledgers, scratch};
  };
  /** Of ledgers there are claims, too. */
  const bookNames = (ledgers: string): string[] =>
    readdirSync(ledgers).filter((name) => name.includes('.jsonl'));

  it('D29 leaves nothing when the one around it is killed with SIGKILL', async () => {
    using folder = new CliFolder({});
    const {cli, processes, ledgers, scratch} = await begin(folder, '10m');
    cli.child.kill('SIGKILL');
    await expect.poll(() => bookNames(ledgers), PATIENCE).toEqual([]);
    expect(processes.filter(isAlive)).toEqual([]);
    expect(scratch.filter(existsSync)).toEqual([]);
  });

  it('D29 leaves nothing when its step is out of time', async () => {
    using folder = new CliFolder({});
    const {cli, processes, ledgers, scratch} = await begin(folder, '4s');
    expect((await cli.ended).exitCode).toBe(1);
    expect(bookNames(ledgers)).toEqual([]);
    expect(processes.filter(isAlive)).toEqual([]);
    expect(scratch.filter(existsSync)).toEqual([]);
  });
});
