import {existsSync, readFileSync, rmSync} from 'node:fs';
import {afterAll, beforeAll, beforeEach, describe, expect, it} from 'vitest';
import {type TargetFolder, Targets} from '../rig/targets.ts';

let targets: Targets;
const LOG = `/tmp/proctor-hooks-stopping-${process.pid}`;

beforeAll(async () => {
  targets = await Targets.start();
});

beforeEach(() => {
  for (const name of targets.names) rmSync(targets.pathOn(name, `${LOG}.${name}`), {force: true});
});

afterAll(async () => {
  for (const name of ['here', 'there']) rmSync(`${LOG}.${name}`, {force: true});
  await targets[Symbol.asyncDispose]();
});

/** Like nothing else that runs here. */
const SLEEP = `sleep 891.${process.pid}`;

const say = (text: string): string => `echo ${text} >> "$LOG.$PROCTOR_ENVIRONMENT"`;

/** A run whose `where` waits for ever on every target, and the text that it shows when it does. */
function waitingIn(
  where: 'prepare' | 'steps' | 'restore' | 'environment-prepare' | 'environment-restore',
) {
  const long = (place: string): string =>
    place === where ? `${say(`in-${place}`)}; echo waiting; ${SLEEP} & wait` : say(place);
  const hooks = [
    `prepare: '${long('environment-prepare')}'`,
    `restore: ['${long('environment-restore')}', '${say('environment-restored')}']`,
  ].join(', ');
  return targets.folder(
    `
concurrency: 9
env: {LOG: ${LOG}}
scenarios:
  busy:
    environment: [${targets.names}]
    prepare: '${long('prepare')}'
    restore: ['${long('restore')}', '${say('restored')}']
    steps: [{run: '${long('steps')}'}]
`,
    hooks,
  );
}

/** What was run on each target, once all of them wait. */
async function allWait(where: string): Promise<void> {
  for (const name of targets.names) {
    const path = targets.pathOn(name, `${LOG}.${name}`);
    await until(() => existsSync(path) && readFileSync(path, 'utf8').includes(`in-${where}`));
  }
}

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 20));
}

function said(name: string): string[] {
  return readFileSync(targets.pathOn(name, `${LOG}.${name}`), 'utf8')
    .trimEnd()
    .split('\n');
}

function expectNothingLeft(folder: TargetFolder, exitCode: number): void {
  expect(folder.journal().at(-1)).toMatchObject({type: 'run-ended', exitCode});
  expect(folder.problems()).toEqual([]);
  expect(folder.read('.proctor/latest/junit.xml')).toContain('busy@');
  expect(targets.processesWith(SLEEP)).toEqual([]);
  expect(targets.scratchFolders()).toEqual([]);
}

describe('an interrupt, on this machine, on an SSH host and on a bare one', () => {
  for (const [signal, exitCode] of [
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 143],
  ] as const) {
    it(`ends steps on ${signal}, restores cases and environments, and reports`, async () => {
      using folder = waitingIn('steps');
      const cli = folder.start(['run']);
      await allWait('steps');
      cli.child.kill(signal);
      expect((await cli.ended).exitCode).toBe(exitCode);
      expect(folder.verdicts()).toEqual(targets.each('busy', 'interrupted'));
      for (const name of targets.names) {
        expect(said(name)).toEqual([
          'environment-prepare',
          'prepare',
          'in-steps',
          'restore',
          'restored',
          'environment-restore',
          'environment-restored',
        ]);
      }
      expectNothingLeft(folder, exitCode);
    });
  }

  it('during prepare of a case restores it and runs no step', async () => {
    using folder = waitingIn('prepare');
    const cli = folder.start(['run']);
    await allWait('prepare');
    cli.child.kill('SIGINT');
    expect((await cli.ended).exitCode).toBe(130);
    for (const name of targets.names) {
      expect(said(name).slice(1)).toEqual([
        'in-prepare',
        'restore',
        'restored',
        'environment-restore',
        'environment-restored',
      ]);
    }
    expect(folder.verdicts()).toEqual(targets.each('busy', 'interrupted'));
    expectNothingLeft(folder, 130);
  });

  it('during prepare of an environment restores it and starts no case', async () => {
    using folder = waitingIn('environment-prepare');
    const cli = folder.start(['run']);
    await allWait('environment-prepare');
    cli.child.kill('SIGINT');
    expect((await cli.ended).exitCode).toBe(130);
    for (const name of targets.names) {
      expect(said(name)).toEqual([
        'in-environment-prepare',
        'environment-restore',
        'environment-restored',
      ]);
    }
    expect(folder.verdicts()).toEqual(targets.each('busy', 'interrupted'));
    expectNothingLeft(folder, 130);
  });

  for (const where of ['restore', 'environment-restore'] as const) {
    it(`during ${where} waits for it; a second one hurries, and all is gone all the same`, async () => {
      using folder = waitingIn(where);
      const cli = folder.start(['run']);
      await allWait(where);
      cli.child.kill('SIGINT');
      await cli.shows('again to hurry');
      // What comes sooner is taken for the same wish.
      await new Promise((resolve) => setTimeout(resolve, 1100));
      expect(cli.child.exitCode).toBe(null);
      cli.child.kill('SIGINT');
      const {exitCode, stderr} = await cli.ended;
      expect(exitCode).toBe(130);
      expect(stderr).toContain('hurrying the cleanup');
      expectNothingLeft(folder, 130);
    });
  }
});

describe('a proctor that is killed', () => {
  it('D29 leaves no process and no folder, on this machine and on the others', async () => {
    using folder = waitingIn('steps');
    const cli = folder.start(['run']);
    await allWait('steps');
    cli.child.kill('SIGKILL');
    await cli.ended;
    // A host waits some seconds for proctor to come back, in case only the connection was lost.
    await until(() => targets.processesWith(SLEEP).length === 0);
    await until(() => targets.scratchFolders().length === 0);
    // The journal ends where it was cut, and still says how far it came.
    const {exitCode, stdout} = await folder.proctor(['report', '--format', 'json']);
    expect(exitCode, stdout).toBe(0);
  }, 40_000);
});
