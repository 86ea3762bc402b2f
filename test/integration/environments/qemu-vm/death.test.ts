import {type ChildProcess, spawn} from 'node:child_process';
import {randomBytes} from 'node:crypto';
import {once} from 'node:events';
import {existsSync, readdirSync, readFileSync} from 'node:fs';
import {mkdir, mkdtemp, readdir, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join, resolve} from 'node:path';
import type {Readable} from 'node:stream';
import {build} from 'esbuild';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {tinyKernel} from '../../../rig/virtual-machines.ts';

const kernel = tinyKernel();
const why = kernel === undefined ? ' (skipped: ../shared/kernels is not there)' : '';

/**
 * Starts VMs until it is killed; tells of each what there is of it, a line of JSON, and then when
 * another guard has been told of them.
 */
const PROGRAM = `
  import {Guard} from './src/environments/qemu/guard.ts';
  import {provisionMachine} from './src/environments/qemu/provision.ts';
  import {qemuSpec} from './test/rig/qemu-spec.ts';
  const [runId, folder, kernel] = process.argv.slice(2);
  const signal = new AbortController().signal;
  const env = {...process.env, PROCTOR_STATE_DIR: folder + '/state'};
  const context = {signal, runId, folder, scratchFolder: folder, env, warn() {}};
  const boot = {kind: 'kernel', kernel, initrd: undefined, rootfs: undefined, cmdline: '', dtb: undefined};
  const disks = [{name: 'data', sizeBytes: 2 ** 20, readOnly: false, boot: false}];
  const environments = [];
  for (const isolation of ['fork', 'shared']) {
    const spec = qemuSpec({isolation, boot, disks, memoryBytes: 64 * 2 ** 20});
    const environment = await provisionMachine(spec, environments.length + 1, context);
    environments.push({folder: environment.home.folder, pid: environment.vm.identity.pid});
  }
  process.stdout.write(JSON.stringify(environments));
  let {pid} = Guard.shared();
  setInterval(() => {
    const now = Guard.shared().pid;
    if (now === undefined || now === pid) return;
    pid = now;
    process.stdout.write('guarded anew');
  }, 50);
`;

function processesOf(runId: string): string[] {
  return readdirSync('/proc').filter((name) => {
    try {
      return (
        /^\d+$/.test(name) &&
        readFileSync(`/proc/${name}/environ`, 'latin1').includes(`PROCTOR_RUN_ID=${runId}`)
      );
    } catch {
      return false;
    }
  });
}

describe.skipIf(kernel === undefined)(`when proctor is killed while VMs run${why}`, () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'proctor-vm-death-'));
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
      target: 'node22.13',
      logLevel: 'error',
      // Native add-ons are optional.
      external: ['cpu-features'],
      loader: {'.node': 'empty'},
      banner: {
        js: "import {createRequire} from 'node:module'; const require = createRequire(import.meta.url); const __dirname = import.meta.dirname;",
      },
    });
  });
  afterAll(() => rm(folder, {recursive: true}));

  async function start(PATH = process.env['PATH']): Promise<{
    child: ChildProcess;
    runId: string;
    scratch: string;
    vms: {folder: string; pid: number}[];
  }> {
    const runId = `run-${randomBytes(6).toString('hex')}`;
    const scratch = join(folder, runId);
    await mkdir(scratch);
    const argv = [join(folder, 'program.mjs'), runId, scratch, kernel ?? ''];
    const child = spawn(process.execPath, argv, {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: {...process.env, PATH},
    });
    const [text] = await once(child.stdout, 'data');
    return {child, runId, scratch, vms: JSON.parse(String(text)) as []};
  }

  /** Nothing tells when the guard is done, but that nothing is left. */
  async function expectNothingLeft(runId: string, scratch: string): Promise<void> {
    await expect.poll(() => processesOf(runId), {timeout: 10_000}).toEqual([]);
    await expect
      .poll(async () => (existsSync(scratch) ? await readdir(scratch, {recursive: true}) : []), {
        timeout: 10_000,
      })
      .toEqual(expect.not.arrayContaining([expect.stringMatching(/vm-\d-[0-9a-f]+$|record/)]));
    expect(readdirSync('/dev/shm').filter((name) => name.startsWith('proctor'))).toEqual([]);
  }

  it('E8 leaves no QEMU, folder, record or memory', async () => {
    const {child, runId, scratch, vms} = await start();
    expect(vms.map((vm) => existsSync(join(vm.folder, 'disk-data.qcow2')))).toEqual([true, true]);
    expect(processesOf(runId).length).toBeGreaterThanOrEqual(2);
    child.kill('SIGKILL');
    await expectNothingLeft(runId, scratch);
  });

  it('E8 leaves nothing where the kernel is not asked to end QEMU with it', async () => {
    // A PATH without setpriv(1): only the guard is left to do it.
    const tools = join(folder, 'tools');
    await mkdir(tools);
    const {symlink} = await import('node:fs/promises');
    for (const tool of ['qemu-system-x86_64', 'qemu-img', 'sh']) {
      const path = ['/usr/bin', '/bin', '/usr/local/bin'].find((each) =>
        existsSync(join(each, tool)),
      );
      await symlink(join(path ?? '', tool), join(tools, tool));
    }
    const {child, runId, scratch, vms} = await start(tools);
    // Stopped ones do not even see that their channels are closed.
    for (const {pid} of vms) process.kill(pid, 'SIGSTOP');
    child.kill('SIGKILL');
    await expectNothingLeft(runId, scratch);
  });

  it('E8 leaves nothing when its guard had been killed before', async () => {
    const {child, runId, scratch} = await start();
    const guards = readdirSync('/proc').filter((name) => {
      try {
        const status = readFileSync(`/proc/${name}/status`, 'utf8');
        return status.includes(`\nPPid:\t${child.pid}\n`) && status.startsWith('Name:\tsh\n');
      } catch {
        return false;
      }
    });
    expect(guards).toHaveLength(1);
    const guarded = once(child.stdout as Readable, 'data');
    process.kill(Number(guards[0]), 'SIGKILL');
    // Another takes its place, and is told all.
    await expect
      .poll(() =>
        readdirSync('/proc').filter((name) => {
          try {
            const status = readFileSync(`/proc/${name}/status`, 'utf8');
            return (
              name !== guards[0] &&
              status.includes(`\nPPid:\t${child.pid}\n`) &&
              status.startsWith('Name:\tsh\n')
            );
          } catch {
            return false;
          }
        }),
      )
      .toHaveLength(1);
    expect(String(await guarded)).toBe('guarded anew');
    child.kill('SIGKILL');
    await expectNothingLeft(runId, scratch);
  });
});
