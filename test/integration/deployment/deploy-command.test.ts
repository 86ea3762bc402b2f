import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterEach, beforeEach, describe, expect, it} from 'vitest';
import {runProgram} from '../../../src/cli/program.ts';
import {CapturedIo} from '../cli-small/captured-io.ts';

let folder: string;
let target: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'proctor-deploy-'));
  target = join(folder, 'target');
  writeFileSync(join(folder, 'tool.sh'), 'echo 1\n');
});
afterEach(() => rmSync(folder, {recursive: true, force: true}));

function write(more: {readiness?: string; optional?: boolean} = {}): void {
  writeFileSync(
    join(folder, 'proctor.yaml'),
    `proctor: 1
artifacts:
  tool: {type: script, source: tool.sh, target: '${target}/bin/tool.sh', optional: ${more.optional === true}}
environments:
  here:
    type: local
${more.readiness === undefined ? '' : `    readiness: [${more.readiness}]\n`}scenarios:
  use:
    environment: here
    artifacts: [tool]
    steps: [{run: 'touch ${folder}/ran'}]
`,
  );
}

async function deploy(...args: string[]): Promise<{code: number; io: CapturedIo}> {
  const io = new CapturedIo(folder);
  const code = await runProgram(['deploy', ...args], io);
  return {code, io};
}

interface Line {
  readonly type: string;
  readonly stage?: string;
  readonly status?: string;
  readonly facts?: Record<string, unknown>;
}

function journal(): Line[] {
  const text = readFileSync(join(folder, '.proctor/latest/journal.jsonl'), 'utf8');
  return text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
}

function stages(): Record<string, string | undefined> {
  const ended = journal().filter(({type}) => type === 'deployment-stage-ended');
  return Object.fromEntries(ended.map(({stage, status}) => [stage, status]));
}

describe('proctor deploy', () => {
  it('D15 D24 puts all in place, runs no case, and says what was done, in a log too', async () => {
    write();
    const {code, io} = await deploy('--env', 'here');
    expect({code, err: io.stderrText}).toEqual({code: 0, err: ''});
    expect(readFileSync(join(target, 'bin/tool.sh'), 'utf8')).toBe('echo 1\n');
    expect(existsSync(join(folder, 'ran'))).toBe(false);
    expect(io.stdoutText).toMatch(/^ENVIRONMENT {2}STATUS {5}TIME +WHAT\nhere {9}completed /m);
    expect(stages()).toEqual({
      preparing: 'completed',
      connecting: 'completed',
      installing_dependencies: 'skipped',
      deploying_scripts: 'completed',
      configuring_instrumentation: 'skipped',
      validating: 'completed',
    });
    const logs = readdirSync(join(folder, '.proctor/latest/logs'));
    expect(logs).toEqual(['deployment-here-1-1.log']);
    const log = readFileSync(join(folder, '.proctor/latest/logs', logs[0] ?? ''), 'utf8');
    expect(log).toContain('deploying_scripts completed');
  });

  it('goes on from the stage that failed: what was finished and is unchanged is skipped', async () => {
    write({readiness: `{name: gate, file: '${folder}/gate', timeout: 50ms}`});
    const failed = await deploy('--env', 'here', '--format', 'json');
    expect(failed.code).toBe(3);
    expect(JSON.parse(failed.io.stdoutText).environments[0]).toMatchObject({
      environment: 'here',
      status: 'failed',
      fault: {code: 'environment/not-ready', stage: 'validating'},
    });
    // Only what the failed stage has changed is put back.
    expect(existsSync(join(target, 'bin/tool.sh'))).toBe(true);
    write();
    expect((await deploy('--env', 'here', '--resume')).code).toBe(0);
    expect(stages()['deploying_scripts']).toBe('skipped');
    writeFileSync(join(folder, 'tool.sh'), 'echo 2\n');
    expect((await deploy('--env', 'here', '--resume')).code).toBe(0);
    expect(stages()['deploying_scripts']).toBe('completed');
    expect(readFileSync(join(target, 'bin/tool.sh'), 'utf8')).toBe('echo 2\n');
  });

  it('tries again what was optional and left out, when it goes on', async () => {
    write({optional: true});
    mkdirSync(join(target, 'bin/tool.sh'), {recursive: true});
    const {code, io} = await deploy('--env', 'here', '--format', 'json');
    expect({code, err: io.stderrText}).toMatchObject({code: 0});
    expect(JSON.parse(io.stdoutText).environments[0]).toMatchObject({
      status: 'completed',
      facts: {leftOut: 'tool'},
    });
    rmSync(target, {recursive: true});
    expect((await deploy('--env', 'here', '--resume')).code).toBe(0);
    expect(stages()['deploying_scripts']).toBe('completed');
    expect(readFileSync(join(target, 'bin/tool.sh'), 'utf8')).toBe('echo 1\n');
  });

  it('puts all back with --rollback, folders it has made among it', async () => {
    write({readiness: `{name: gate, file: '${folder}/gate', timeout: 50ms}`});
    const {code, io} = await deploy('--rollback');
    expect(code).toBe(3);
    expect(existsSync(target)).toBe(false);
    expect(io.stdoutText).toContain('validating failed');
    expect(io.stdoutText).toContain('what was there is put back');
  });

  it('says which artifact there is not', async () => {
    write();
    const {code, io} = await deploy('--artifacts', 'tol');
    expect(code).toBe(2);
    expect(io.stderrText).toContain('no artifact is called "tol"');
    expect(io.stderrText).toContain('tool');
  });
});
