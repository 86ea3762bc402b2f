import {existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterEach, beforeEach, describe, expect, it} from 'vitest';
import {runProgram} from '../../../src/cli/program.ts';
import {CapturedIo} from '../cli-small/captured-io.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'proctor-named-'));
  for (const name of ['one', 'two']) writeFileSync(join(folder, `${name}.sh`), `echo ${name}\n`);
  writeFileSync(
    join(folder, 'proctor.yaml'),
    `proctor: 1
artifacts:
  one: {type: script, source: one.sh, target: '${folder}/target/one.sh'}
  two: {type: script, source: two.sh, target: '${folder}/target/two.sh'}
environments:
  used: {type: local}
  alone:
    type: local
    prepare: ['touch ${folder}/prepared']
    dependencies: {commands: [{name: mark, check: 'test -e ${folder}/mark', install: 'touch ${folder}/mark'}]}
    readiness: [{name: gate, file: '${folder}/gate', timeout: 50ms}]
scenarios:
  use:
    environment: used
    artifacts: [one]
    tags: [smoke]
    steps: [{run: 'touch ${folder}/ran'}]
`,
  );
});
afterEach(() => rmSync(folder, {recursive: true, force: true}));

async function deploy(...args: string[]): Promise<{code: number; io: CapturedIo}> {
  const io = new CapturedIo(folder);
  const code = await runProgram(['deploy', '--format', 'json', ...args], io);
  return {code, io};
}

const has = (path: string): boolean => existsSync(join(folder, path));

describe('proctor deploy --env, where no scenario runs on it', () => {
  it('D20 prepares it, puts there what is named, and proves that it is ready', async () => {
    writeFileSync(join(folder, 'gate'), '');
    const {code, io} = await deploy('--env', 'alone', '--artifacts', 'two');
    expect({code, err: io.stderrText}).toMatchObject({code: 0});
    expect(JSON.parse(io.stdoutText).environments).toMatchObject([
      {environment: 'alone', status: 'completed'},
    ]);
    const things = ['prepared', 'mark', 'target/one.sh', 'target/two.sh', 'ran'];
    expect(things.filter(has)).toEqual(['prepared', 'mark', 'target/two.sh']);
    const [started] = readFileSync(join(folder, '.proctor/latest/journal.jsonl'), 'utf8').split(
      '\n',
    );
    expect(JSON.parse(started ?? '')).toMatchObject({
      type: 'run-started',
      caseCount: 0,
      environments: {alone: {type: 'local'}},
    });
  });

  it('D19 says what keeps it from being ready', async () => {
    const {code, io} = await deploy('--env', 'alone');
    expect(code).toBe(3);
    expect(JSON.parse(io.stdoutText).environments).toMatchObject([
      {environment: 'alone', status: 'failed', fault: {code: 'environment/not-ready'}},
    ]);
  });

  it('adds what the selected scenarios need where some run on others that are named', async () => {
    writeFileSync(join(folder, 'gate'), '');
    const {code, io} = await deploy('--env', 'alone', '--env', 'used', '--tag', 'smoke');
    expect({code, err: io.stderrText}).toMatchObject({code: 0});
    expect(JSON.parse(io.stdoutText).environments).toMatchObject([
      {environment: 'alone', status: 'completed'},
      {environment: 'used', status: 'completed'},
    ]);
    expect(['prepared', 'target/one.sh', 'ran'].filter(has)).toEqual(['prepared', 'target/one.sh']);
  });

  it.each([
    ['--env', 'alonee', /found "alonee"\n {2}help: .*alone/],
    ['--artifacts', 'tow', /no artifact is called "tow"\n.*there is one, two/],
  ])('does not guess what %s %s means', async (option, name, said) => {
    const {code, io} = await deploy('--env', 'alone', option, name);
    expect(code).toBe(2);
    expect(io.stderrText).toMatch(said);
    expect(has('prepared')).toBe(false);
  });

  it('says how an environment is named where no scenario is selected', async () => {
    const {code, io} = await deploy('--tag', 'not smoke');
    expect(code).toBe(4);
    expect(io.stderrText).toMatch(/no case is selected\n {2}help: --env NAME/);
  });
});
