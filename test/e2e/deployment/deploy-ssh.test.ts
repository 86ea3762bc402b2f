import {existsSync, readdirSync, readFileSync, rmSync} from 'node:fs';
import {join} from 'node:path';
import {setTimeout as sleep} from 'node:timers/promises';
import {afterAll, beforeAll, describe, expect, it, onTestFinished} from 'vitest';
import {TargetFolder, Targets} from '../../rig/targets.ts';

let targets: Targets;
beforeAll(async () => {
  targets = await Targets.start();
});
afterAll(() => targets[Symbol.asyncDispose]());

/** Needs something at every stage, and fails at those for which there is no file in `gates`. */
function manifest(
  here: string,
  more: {readonly tools?: 'bad' | 'good'; readonly isStuck?: boolean},
): string {
  return `proctor: 1
environments:
  board:
    ${targets.ssh(targets.sshd).replaceAll(', ', '\n    ')}
    readiness: [{name: gate, file: '${here}/gates/validating', timeout: 50ms}]
${more.isStuck === true ? `    prepare: ['touch ${here}/runs; sleep 612']\n` : ''}artifacts:
  built:
    type: data
    build: {run: 'test -e gates/preparing && mkdir -p out && echo built > out/data', outputs: out/data}
    target: '${here}/there/data'
  other: {type: script, source: other.sh, target: '${here}/there/bin/other.sh'}
instrumentation:
  bad: {monitors: [{name: watch, run: sleep 1, check: 'echo not here >&2; exit 1'}]}
  good: {monitors: [{name: watch, run: sleep 1, check: 'true'}]}
scenarios:
  use:
    environment: board
    artifacts: [built, other]
    instrumentation: [${more.tools ?? 'good'}]
    dependencies:
      commands:
        - name: thing
          check: 'test -e ${here}/gates/installed'
          install: 'test -e ${here}/gates/installing_dependencies && touch ${here}/gates/installed'
    steps: [{run: 'true'}]
`;
}

class Board extends TargetFolder {
  constructor(more: {readonly tools?: 'bad' | 'good'; readonly isStuck?: boolean} = {}) {
    super(targets, {'other.sh': 'echo other\n', 'gates/none': ''});
    this.write('proctor.yaml', manifest(this.path, more));
  }

  open(...stages: readonly string[]): void {
    for (const stage of stages) this.write(`gates/${stage}`, '');
  }

  get there(): readonly string[] {
    const folder = join(this.path, 'there');
    if (!existsSync(folder)) return [];
    return readdirSync(folder, {recursive: true, encoding: 'utf8'}).sort();
  }

  stages(): Record<string, unknown> {
    const ended = this.journal().filter(({type}) => type === 'deployment-stage-ended');
    return Object.fromEntries(ended.map((event) => [event['stage'], event['status']]));
  }
}

const ALL = ['bin', 'bin/other.sh', 'data'];
/** Goes on nowhere: it is another connection each time. */
const ANEW: readonly (string | undefined)[] = ['preparing', 'connecting'];
const GATES = ['preparing', 'installing_dependencies', 'validating'];

describe('proctor deploy over SSH', {timeout: 60_000}, () => {
  it('D5 D12 D15 fails at each stage in turn, says why, and goes on there with --resume', async () => {
    using folder = new Board({tools: 'bad'});
    const stages = [
      ['preparing', 'artifact/build-failed', []],
      ['installing_dependencies', 'dependency/missing', []],
      ['deploying_scripts', 'transfer/failed', ['data']],
      ['configuring_instrumentation', 'instrumentation/unavailable', ALL],
      ['validating', 'environment/not-ready', ALL],
    ] as const;
    let done: readonly string[] = [];
    for (const [stage, code, there] of stages) {
      // A folder where a file should be.
      if (stage === 'deploying_scripts') folder.write('there/data/in-the-way', '');
      const failed = await folder.proctor(['deploy', '--resume', '--format', 'json']);
      expect(failed.exitCode, failed.stderr).toBe(3);
      expect(JSON.parse(failed.stdout).environments).toMatchObject([
        {environment: 'board', status: 'failed', fault: {code, stage, help: /\S/}},
      ]);
      const statuses = folder.stages();
      expect(statuses[stage]).toBe('failed');
      for (const earlier of done) {
        // What failed the last time is done now.
        const isAnew = [...ANEW, done.at(-1)].includes(earlier);
        expect(statuses[earlier], `${earlier} before ${stage}`).toBe(
          isAnew ? 'completed' : 'skipped',
        );
      }
      expect(folder.there.filter((name) => !name.includes('in-the-way'))).toEqual(there);
      expect(targets.scratchFolders()).toEqual([]);
      if (stage === 'deploying_scripts') rmSync(join(folder.path, 'there'), {recursive: true});
      if (stage === 'configuring_instrumentation') {
        folder.write('proctor.yaml', manifest(folder.path, {}));
      }
      folder.open(stage);
      done = [...done, stage];
    }
    const ready = await folder.proctor(['deploy', '--resume']);
    expect(ready.exitCode, ready.stdout).toBe(0);
    expect(ready.stdout).toMatch(/^board +completed /m);
    expect(readFileSync(join(folder.path, 'there/data'), 'utf8')).toBe('built\n');
  });

  it('D15 puts all back with --rollback, and only what --artifacts names', async () => {
    using folder = new Board();
    folder.open('preparing', 'installing_dependencies');
    const failed = await folder.proctor(['deploy', '--rollback']);
    expect(failed.exitCode).toBe(3);
    expect(failed.stdout).toContain('what was there is put back');
    expect(folder.there).toEqual([]);
    folder.open('validating');
    const some = await folder.proctor(['deploy', '--env', 'board', '--artifacts', 'other']);
    expect(some.exitCode, some.stdout).toBe(0);
    expect(folder.there).toEqual(['bin', 'bin/other.sh']);
    expect(targets.scratchFolders()).toEqual([]);
  });

  it('D12 D29 is called off by Ctrl-C, puts back what was there, and exits with 130', async () => {
    using folder = new Board({isStuck: true});
    folder.open(...GATES);
    const run = folder.start(['deploy', '--format', 'json']);
    onTestFinished(() => void run.child.kill('SIGKILL'));
    while (!existsSync(join(folder.path, 'runs'))) await sleep(10);
    expect(folder.there).toEqual(ALL);
    run.child.kill('SIGINT');
    const {exitCode, stdout} = await run.ended;
    expect(exitCode).toBe(130);
    expect(JSON.parse(stdout).environments).toMatchObject([
      {environment: 'board', status: 'cancelled'},
    ]);
    expect(folder.there).toEqual([]);
    expect(targets.scratchFolders()).toEqual([]);
    expect(targets.processesWith('sleep 612')).toEqual([]);
  });
});
