import {execFileSync, spawnSync} from 'node:child_process';
import {mkdir, open, symlink, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import type {Connection, Environment} from '../../../src/environments/environment.ts';
import {localDriver} from '../../../src/environments/local/local-driver.ts';
import type {SoakWatch} from '../../../src/manifest/soak-spec.ts';
import {FolderSize} from '../../../src/soak/sampling/folder-size.ts';
import {instanceScript, readInstanceValues} from '../../../src/soak/sampling/instance-script.ts';
import {type SampledInstance, Sampler} from '../../../src/soak/sampling/sampler.ts';
import {readWatched, watchScript} from '../../../src/soak/sampling/watch-script.ts';
import {CancelError} from '../../../src/util/deadline.ts';
import {localSpec} from '../../rig/local-spec.ts';
import {type ContextRig, openContext} from '../../rig/step-context.ts';

let rig: ContextRig;
let environment: Environment;
let here: SampledInstance;
const {signal} = new AbortController();

beforeAll(async () => {
  rig = await openContext({runId: 'run-of-samples', env: process.env});
  environment = await localDriver.provision(localSpec(), 1, rig.context);
  here = {name: 'here#1', environment, connection: await environment.connect(rig.context)};
});
afterAll(async () => {
  await environment[Symbol.asyncDispose]();
  await rig[Symbol.asyncDispose]();
});

function watching(name: string, spec: Omit<SoakWatch, 'environment'>): Map<string, SoakWatch> {
  return new Map([[name, {environment: 'here', ...spec}]]);
}

/** An instance whose commands nothing comes of. */
function broken(name: string, exec: Connection['exec']): SampledInstance {
  const connection: Connection = Object.assign(Object.create(here.connection), {exec});
  return {name, environment: undefined, connection};
}

describe('Sampler', () => {
  it('Y8 samples this process, this machine, each instance and what is watched', async () => {
    await writeFile(join(here.connection.scratch, 'server.pid'), `${process.pid}\n`);
    const watch = new Map([
      ...watching('server', {pidFile: join(here.connection.scratch, 'server.pid')}),
      ...watching('both', {command: `echo ${process.pid}; echo ${process.ppid}; exit 3`}),
      ...watching('none', {pidFile: "/nowhere/it's"}),
    ]);
    const sampler = new Sampler(rig.context.folder);
    const values = await sampler.sampleAll({instances: [here], watch, signal});
    expect(
      Object.keys(values)
        .filter((name) => !name.endsWith('cpu-percent'))
        .sort(),
    ).toEqual([
      'both/fds',
      'both/processes',
      'both/resident-bytes',
      'both/restarts',
      'both/threads',
      'here#1/scratch-used-bytes',
      'machine/load',
      'machine/memory-available-bytes',
      'none/processes',
      'none/restarts',
      'proctor/disk-bytes',
      'proctor/fds',
      'proctor/heap-used-bytes',
      'proctor/resident-bytes',
      'server/fds',
      'server/processes',
      'server/resident-bytes',
      'server/restarts',
      'server/threads',
    ]);
    const near = values['proctor/resident-bytes'] ?? 0;
    expect(values['server/resident-bytes']).toBeGreaterThan(near / 2);
    expect(values['server/resident-bytes']).toBeLessThan(near * 2);
    expect(values).toMatchObject({'both/processes': 2, 'server/processes': 1, 'none/processes': 0});
  });

  it('Y8 sees each file that this process opens', async () => {
    const sampler = new Sampler(rig.context.folder);
    const sample = async () => sampler.sampleAll({instances: [], watch: new Map(), signal});
    await sample();
    const before = (await sample())['proctor/fds'] ?? 0;
    const files = await Promise.all(Array.from({length: 20}, () => open('/dev/null')));
    const during = (await sample())['proctor/fds'] ?? 0;
    await Promise.all(files.map((file) => file.close()));
    expect(during - before).toBeGreaterThan(10);
  });

  it('Y8 is not held up by an instance that is dead or does not answer, nor asks it twice', async () => {
    let asked = 0;
    const never = Promise.withResolvers<never>();
    const deaf = broken('deaf#1', () => {
      asked++;
      return never.promise;
    });
    const dead = broken('dead#1', () => Promise.reject(new Error('it is gone')));
    const sampler = new Sampler(rig.context.folder, {sampleTimeoutMs: 300});
    const instances = [deaf, dead, here];
    const values = await sampler.sampleAll({instances, watch: new Map(), signal});
    expect(values['proctor/fds']).toBeGreaterThan(0);
    await sampler.sampleAll({instances, watch: new Map(), signal});
    expect(asked).toBe(1);
    never.reject(new Error('at last'));
  });

  it('Y8 ends a command of a watch that hangs, and has the other values', async () => {
    const watch = watching('hung', {command: 'sleep 1000 & sleep 1000'});
    const sampler = new Sampler(rig.context.folder, {answerTimeoutMs: 300});
    const values = await sampler.sampleAll({instances: [here], watch, signal});
    expect(values['here#1/scratch-used-bytes']).toBeGreaterThanOrEqual(0);
    expect(values['hung/resident-bytes']).toBeUndefined();
  });

  it('stops at once when it is called off', async () => {
    const controller = new AbortController();
    const reason = new CancelError('interrupted');
    const deaf = broken('deaf#1', () => new Promise(() => undefined));
    const sampler = new Sampler(rig.context.folder);
    const sample = sampler.sampleAll({
      instances: [deaf],
      watch: new Map(),
      signal: controller.signal,
    });
    controller.abort(reason);
    await expect(sample).rejects.toBe(reason);
  });
});

const SHELLS = [['busybox', 'sh'], ['dash'], ['bash']] as const;

describe.each(SHELLS.map((shell) => ({name: shell.join(' '), shell})))(
  'the scripts in $name',
  ({shell: [program, ...first]}) => {
    const run = (script: string): string =>
      execFileSync(program, [...first, '-e', '-c', script], {encoding: 'utf8'});

    it('Y8 tell what a machine, a container and a folder use', () => {
      const values = (scope: 'machine' | 'container' | 'folder') =>
        Object.keys(readInstanceValues(run(instanceScript(scope, rig.context.folder)))).sort();
      expect(values('machine').filter((name) => !name.startsWith('scratch'))).toEqual([
        'disk-used-bytes',
        'fds',
        'memory-used-bytes',
        'processes',
        'uptime-seconds',
      ]);
      expect(values('container')).toEqual(['fds', 'processes', 'scratch-used-bytes']);
      expect(values('folder')).toEqual(['scratch-used-bytes']);
    });

    it('Y8 tell what a process uses, and nothing of one that is not there', () => {
      const command = `echo ${process.pid}; echo 0; echo; echo 4194305; echo 'x7; false'`;
      const [own, ...others] = readWatched(run(watchScript({environment: 'here', command})));
      expect(others).toEqual([]);
      expect(own?.identity).toMatch(new RegExp(`^${process.pid}:\\d+$`, 'u'));
      for (const value of [own?.residentBytes, own?.fds, own?.threads, own?.cpuMs]) {
        expect(value).toBeGreaterThan(0);
      }
    });
  },
);

describe('FolderSize', () => {
  it('Y8 measures what is below a folder, through no link', async () => {
    const folder = join(rig.context.folder, 'sized');
    await mkdir(join(folder, 'below'), {recursive: true});
    await writeFile(join(folder, 'below', 'file'), Buffer.alloc(300_000, 'x'));
    await symlink('/usr', join(folder, 'link'));
    const bytes = await new FolderSize(folder).measure(signal);
    const du = spawnSync('du', ['-sB1', folder], {encoding: 'utf8'}).stdout;
    expect(Math.abs((bytes ?? 0) - Number.parseInt(du, 10))).toBeLessThanOrEqual(16_384);
    expect(await new FolderSize(join(folder, 'gone')).measure(signal)).toBeUndefined();
  });
});
