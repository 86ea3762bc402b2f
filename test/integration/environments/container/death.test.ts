import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {mkdtemp, rm} from 'node:fs/promises';
import {hostname, tmpdir} from 'node:os';
import {join, resolve} from 'node:path';
import {setTimeout as sleep} from 'node:timers/promises';
import {build} from 'esbuild';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {findEngine} from '../../../../src/environments/container/engine/find-engine.ts';
import {cleanLeftovers} from '../../../../src/environments/container/leftovers.ts';
import {bootId, readProcess} from '../../../../src/util/process-identity.ts';
import {engineContainers, importedImage, makeBusyboxRoot, podman} from '../../../rig/containers.ts';

/** Has two containers, and says their names; then only waits. */
const PROGRAM = `
  import {containerDriver} from './src/environments/container/container-driver.ts';
  import {containerSpec} from './test/rig/containers.ts';
  const [rootfs, folder] = process.argv.slice(2);
  const signal = new AbortController().signal;
  const context = {signal, runId: 'dying', folder, scratchFolder: folder, env: process.env, warn() {}};
  const options = {signal, timeoutMs: Infinity, idleTimeoutMs: Infinity, killGraceMs: 1000};
  const names = [];
  for (const command of [[], ['sleep', '600']]) {
    const spec = containerSpec(rootfs, {command, id: 'dying'});
    const environment = await containerDriver.provision(spec, 1, context);
    const connection = await environment.connect(context);
    await new Promise((onOutput) => {
      const script = "trap '' TERM HUP INT; echo; setsid sleep 600 & sleep 600";
      connection.exec({script, env: {}, shell: 'sh'}, {...options, onOutput}).catch(() => undefined);
    });
    names.push(environment.name);
  }
  process.stdout.write(names.join(' '));
  setInterval(() => undefined, 1000);
`;

describe('when proctor is killed', {timeout: 60_000}, () => {
  let folder: string;
  let rootfs: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'proctor-death-'));
    rootfs = await makeBusyboxRoot();
    await build({
      stdin: {
        contents: PROGRAM,
        resolveDir: resolve(import.meta.dirname, '../../../..'),
        loader: 'js',
      },
      outfile: join(folder, 'program.mjs'),
      bundle: true,
      format: 'esm',
      platform: 'node',
      target: 'node22',
      logLevel: 'error',
      banner: {
        js: "import {createRequire} from 'node:module'; const require = createRequire('/');",
      },
    });
  });
  afterAll(async () => {
    await rm(folder, {recursive: true, force: true});
    await rm(rootfs, {recursive: true, force: true});
  });

  it('its containers end and are gone, whatever runs in them', async () => {
    const child = spawn(process.execPath, [join(folder, 'program.mjs'), rootfs, folder], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [said] = (await once(child.stdout, 'data')) as [Buffer];
    const names = said.toString().split(' ');
    expect(names.length).toBe(2);
    child.kill('SIGKILL');
    let left = names;
    for (let waitedMs = 0; left.length > 0 && waitedMs < 20_000; waitedMs += 200) {
      await sleep(200);
      left = await engineContainers('proctor-dying');
    }
    expect(left).toEqual([]);
  });

  it('what it could not take along is removed by the next run, and nothing of the living', async () => {
    const image = await importedImage(rootfs);
    const dead = spawn('true');
    const {pid = 0} = dead;
    await once(dead, 'close');
    const boot = bootId() ?? '';
    const own = readProcess(process.pid)?.startTicks ?? 0;
    const owners = {
      dead: [pid, 1, hostname(), boot],
      reused: [process.pid, own + 1, hostname(), boot],
      booted: [process.pid, own, hostname(), 'another-boot'],
      alive: [process.pid, own, hostname(), boot],
      elsewhere: [pid, 1, 'another-host', boot],
      unproven: [pid, 1, hostname(), ''],
    };
    const prefix = `proctor-left-${process.pid}-`;
    try {
      for (const [name, [owner, start, host, bootText]] of Object.entries(owners)) {
        const labels = {pid: owner, 'pid-start': start, host, 'boot-id': bootText};
        const words = Object.entries(labels).flatMap(([key, value]) => [
          '--label',
          `dev.proctor.${key}=${value}`,
        ]);
        await podman('create', '--name', `${prefix}${name}`, ...words, image, 'sh');
      }
      const {signal} = new AbortController();
      const engine = await findEngine('podman', {PATH: process.env['PATH']}, {signal});
      await cleanLeftovers(engine, {signal});
      expect((await engineContainers(prefix)).sort()).toEqual(
        ['alive', 'elsewhere', 'unproven'].map((name) => `${prefix}${name}`),
      );
    } finally {
      const left = await engineContainers(prefix);
      if (left.length > 0) await podman('rm', '--force', '--time', '0', ...left);
    }
  });
});
