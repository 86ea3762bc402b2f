import {randomBytes} from 'node:crypto';
import {existsSync, readdirSync, readFileSync} from 'node:fs';
import {chmod, mkdir, readdir, stat, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import fc from 'fast-check';
import {afterEach, beforeEach, describe, expect, it} from 'vitest';
import type {
  Command,
  Connection,
  Environment,
  ExecOptions,
  ExecResult,
} from '../../../src/environments/environment.ts';
import {localDriver} from '../../../src/environments/local/local-driver.ts';
import type {LocalSpec} from '../../../src/manifest/manifest.ts';
import {CancelError} from '../../../src/util/deadline.ts';
import {listProcesses} from '../../../src/util/process-identity.ts';
import {localSpec} from '../../rig/local-spec.ts';
import {type ContextRig, openContext} from '../../rig/step-context.ts';

let rig: ContextRig;
let environment: Environment;
let connection: Connection;
let runId: string;

async function provision(spec: Partial<LocalSpec> = {}, env = process.env): Promise<void> {
  runId = `run-${randomBytes(6).toString('hex')}`;
  rig = await openContext({runId, env});
  environment = await localDriver.provision(localSpec(spec), 1, rig.context);
  connection = await environment.connect(rig.context);
}

beforeEach(() => provision());
afterEach(async () => {
  await environment[Symbol.asyncDispose]();
  await rig[Symbol.asyncDispose]();
});

function exec(
  script: string,
  options: Partial<ExecOptions> = {},
  command: Partial<Command> = {},
): Promise<ExecResult> {
  return connection.exec(
    {script, shell: undefined, env: {}, cwd: undefined, stdin: undefined, ...command},
    {
      signal: new AbortController().signal,
      timeoutMs: 30_000,
      idleTimeoutMs: Infinity,
      killGraceMs: 1000,
      ...options,
    },
  );
}

/** Pids of processes that carry the run's id. */
function processesOfRun(): string[] {
  return readdirSync('/proc').filter((name) => {
    if (!/^\d+$/.test(name)) return false;
    try {
      return readFileSync(`/proc/${name}/environ`, 'latin1').includes(`PROCTOR_RUN_ID=${runId}`);
    } catch {
      return false;
    }
  });
}

describe('local processes', () => {
  it('ends what has left its session and lost its parent when a limit is reached', async () => {
    const script =
      '(setsid sleep 600 &) ; (setsid sh -c "sleep 600 & sleep 600" &); echo; sleep 600';
    expect((await exec(script, {timeoutMs: 700})).endedBy).toBe('timeout');
    expect(processesOfRun()).toEqual([]);
  });

  it('ends a process without the mark while its parent is there', async () => {
    const seconds = `4${randomBytes(3).readUIntBE(0, 3)}`;
    const script = `env -i setsid sleep ${seconds} & sleep 600`;
    expect((await exec(script, {timeoutMs: 500})).endedBy).toBe('timeout');
    expect((await exec(`pgrep -fx 'sleep ${seconds}' || true`)).stdout.toString()).toBe('');
  });

  it('D29 leaves no process behind, however commands end', async () => {
    const scripts = [
      'sleep 600',
      "trap '' TERM; sleep 600 & sleep 600",
      '(setsid sleep 600 &); exec sleep 600',
      'set -m; sleep 600 & kill -STOP $$',
      'while :; do (sleep 600 &) ; sleep 0.05; done',
    ];
    const runs = scripts.flatMap((script, index) => [
      exec(script, {timeoutMs: 300 + 50 * index, killGraceMs: 200}),
      exec(script, {idleTimeoutMs: 300, killGraceMs: 200}),
      (async () => {
        const controller = new AbortController();
        setTimeout(() => controller.abort(new CancelError('stopped')), 250 + 20 * index);
        await exec(script, {signal: controller.signal, killGraceMs: 200});
      })(),
    ]);
    const ends = await Promise.allSettled(runs);
    expect(
      ends.map((end) => (end.status === 'fulfilled' ? end.value?.endedBy : 'aborted')),
    ).toEqual(scripts.flatMap(() => ['timeout', 'idle-timeout', 'aborted']));
    expect(processesOfRun()).toEqual([]);
  });

  it('does not wait for a process that has left the group and holds the output open', async () => {
    const result = await exec('setsid sleep 600 & sleep 0.1; echo done');
    expect(result).toMatchObject({exitCode: 0, endedBy: 'itself', leftovers: 0});
    expect(result.stdout.toString()).toBe('done\n');
    expect(processesOfRun().length).toBe(1);
    await environment[Symbol.asyncDispose]();
    expect(processesOfRun()).toEqual([]);
  });

  it('lets what is only finishing its output do so', async () => {
    const result = await exec('echo a > >(sleep 0.05; cat; echo b)');
    expect(result).toMatchObject({exitCode: 0, leftovers: 0, stdout: Buffer.from('a\nb\n')});
  });

  it('ends commands that still run when the connection is closed', async () => {
    const run = exec('echo started; sleep 600', {
      onOutput: () => connection[Symbol.asyncDispose](),
    });
    await expect(run).rejects.toBeInstanceOf(CancelError);
    expect(processesOfRun()).toEqual([]);
    await expect(exec('true')).rejects.toBeInstanceOf(CancelError);
  });

  it('leaks no file descriptor over 500 commands', async () => {
    const kinds = ['true', 'echo out; echo err >&2', 'cat', 'exit 3', '(setsid sleep 0.3 &)'];
    const round = async (count: number): Promise<void> => {
      let next = 0;
      const lane = async (): Promise<void> => {
        while (next < count) {
          const script = kinds[next++ % kinds.length] ?? '';
          await exec(script, {}, script === 'cat' ? {stdin: 'text'} : {});
        }
      };
      await Promise.all(Array.from({length: 8}, lane));
    };
    await round(20);
    const before = readdirSync('/proc/self/fd').length;
    await round(500);
    expect(readdirSync('/proc/self/fd').length).toBeLessThan(before + 5);
  });

  it('keeps memory bounded whatever a command prints', async () => {
    const before = process.memoryUsage().rss;
    let peak = 0;
    const result = await exec('head -c 200000000 /dev/zero; yes | head -c 20000000 >&2', {
      onOutput: () => {
        peak = Math.max(peak, process.memoryUsage.rss());
      },
    });
    expect(result.stdoutOmittedBytes).toBe(200_000_000 - 1_048_576);
    expect(result.stderrOmittedBytes).toBe(20_000_000 - 1_048_576);
    expect(peak - before).toBeLessThan(120 * 2 ** 20);
  });

  it('ends what runs, and goes on, when a process that starts commands is killed', async () => {
    const spawners = (): number[] =>
      listProcesses()
        .filter((entry) => entry.parent === process.pid && !entry.isZombie)
        .map((entry) => entry.pid)
        .filter((pid) => readFileSync(`/proc/${pid}/cmdline`, 'latin1').includes('--jitless'));
    // By now they are ready, and both are in use.
    await Promise.all(Array.from({length: 8}, () => exec('sleep 0.2')));
    await Promise.all(Array.from({length: 8}, () => exec('sleep 0.2')));
    expect(spawners().length).toBeGreaterThan(0);
    let startedCount = 0;
    const onOutput = (): void => {
      if (++startedCount === 4) for (const pid of spawners()) process.kill(pid, 'SIGKILL');
    };
    const runs = [1, 2, 3, 4].map(() => exec('echo; setsid sleep 600 & sleep 600', {onOutput}));
    for (const end of await Promise.allSettled(runs)) {
      expect(end).toMatchObject({status: 'rejected', reason: {code: 'local/spawn-failed'}});
    }
    expect(processesOfRun()).toEqual([]);
    expect((await exec('echo on')).stdout.toString()).toBe('on\n');
  });

  it('passes on what an output listener throws, once the command has ended', async () => {
    const error = new Error('full');
    const onOutput = (): void => {
      throw error;
    };
    await expect(exec('echo; echo', {onOutput})).rejects.toBe(error);
  });
});

describe('local environment', () => {
  it('gives a command a clean environment', async () => {
    await environment[Symbol.asyncDispose]();
    await rig[Symbol.asyncDispose]();
    await provision(
      {inheritEnv: ['LC_*', 'EXACT'], env: {MINE: 'yes', LATER: '${{ matrix.x }}'}},
      {PATH: process.env['PATH'], HOME: '/h', USER: 'u', LC_ALL: 'C', EXACT: '1', SECRET: 'no'},
    );
    const {stdout} = await exec('env', {}, {env: {STEP: '1'}, shell: 'sh'});
    const names = stdout
      .toString()
      .trim()
      .split('\n')
      .map((line) => line.split('=')[0]);
    expect(names.sort()).toEqual([
      ...['EXACT', 'HOME', 'LANG', 'LC_ALL', 'LOGNAME', 'MINE', 'PATH', 'PROCTOR_COMMAND_ID'],
      ...['PROCTOR_RUN_ID', 'PWD', 'SHELL', 'STEP', 'TMPDIR', 'USER'],
    ]);
    expect((await exec('echo $HOME:$LANG; test -w $TMPDIR')).stdout.toString()).toBe(
      '/h:C.UTF-8\n',
    );
  });

  it('runs bash by default, and fails where a part of a pipe fails', async () => {
    const result = await exec('echo "$BASH_VERSION" | grep -q . && false | cat; echo on');
    expect(result).toMatchObject({exitCode: 1, stdout: Buffer.alloc(0)});
  });

  it('runs python3', async () => {
    const result = await exec('import sys; print(sys.version_info[0])', {}, {shell: 'python3'});
    expect(result.stdout.toString()).toBe('3\n');
  });

  it('lets commands open their standard streams by name', async () => {
    const script = 'echo err > /dev/stderr; echo out | tee /dev/stderr; cat /dev/stdin';
    const result = await exec(script, {}, {stdin: 'in'});
    expect([result.exitCode, result.stdout.toString(), result.stderr.toString()]).toEqual([
      0,
      'out\nin',
      'err\nout\n',
    ]);
  });

  it('says which shell or variable keeps a command from starting', async () => {
    const noShell = exec('true', {}, {shell: 'no-such-shell {0}'});
    await expect(noShell).rejects.toMatchObject({
      code: 'local/spawn-failed',
      message: "cannot start 'no-such-shell' (ENOENT)",
    });
    const noVariable = exec('true', {}, {env: {BAD: 'se\0cret'}});
    await expect(noVariable).rejects.toMatchObject({code: 'local/spawn-failed'});
    const error = await noVariable.catch((reason: Error) => reason);
    expect(error).toMatchObject({
      message: "cannot start 'bash': the variable BAD holds a NUL character",
      cause: undefined,
    });
    const tooLong = exec('true', {}, {env: {LONG: 'x'.repeat(200_000)}});
    await expect(tooLong).rejects.toMatchObject({code: 'local/spawn-failed'});
    expect((await exec('echo fine')).stdout.toString()).toBe('fine\n');
  });

  it('keeps scripts from others and removes them', async () => {
    const script = 'stat -c %a {0} 2>/dev/null; stat -c %a "$0"';
    const result = await exec(script, {}, {shell: 'bash {0}'});
    expect(result.stdout.toString()).toBe('700\n');
    expect((await readdir(join(connection.scratch, '..'))).sort()).toEqual(['scratch', 'tmp']);
  });

  it('D29 removes its scratch folder from any state, any number of times', async () => {
    expect((await stat(connection.scratch)).mode & 0o777).toBe(0o700);
    const locked = join(connection.scratch, 'a', 'locked');
    await mkdir(locked, {recursive: true});
    await writeFile(join(locked, 'file'), '');
    await chmod(locked, 0o500);
    await chmod(join(locked, '..'), 0);
    await environment[Symbol.asyncDispose]();
    await environment[Symbol.asyncDispose]();
    expect(await readdir(rig.context.scratchFolder)).toEqual([]);
  });

  it('leaves nothing behind when it cannot be made', async () => {
    const file = join(rig.context.folder, 'file');
    await writeFile(file, '');
    const made = localDriver.provision(localSpec(), 1, {...rig.context, scratchFolder: file});
    await expect(made).rejects.toMatchObject({code: 'local/scratch-failed'});
  });

  it('finds missing tools before anything starts', async () => {
    const {signal} = rig.context;
    expect(await localDriver.check(localSpec(), {signal, env: process.env})).toEqual([]);
    const spec = localSpec({workingDirectory: '/no/such/folder'});
    const problems = await localDriver.check(spec, {signal, env: {PATH: '/no/such/path'}});
    expect(problems.map((problem) => problem.message)).toEqual([
      "'sh' is not on this machine's PATH",
      "'mkfifo' is not on this machine's PATH",
      "the working directory '/no/such/folder' does not exist",
    ]);
  });
});

describe('local capture', () => {
  it('E6 brings exactly the regular files of a hostile tree, below the destination', async () => {
    const part = fc
      .uint8Array({minLength: 1, maxLength: 30})
      .map((bytes) => Buffer.from(bytes.map((byte) => (byte === 0x2f || byte === 0 ? 0x5f : byte))))
      .filter((name) => !['.', '..'].includes(name.toString('latin1')));
    const kind = fc.constantFrom('file', 'file', 'folder', 'link-up', 'link-file', 'fifo');
    let round = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(part, kind, fc.boolean()), {maxLength: 12}),
        async (nodes) => {
          const name = `tree-${round++}`;
          const quote = (text: Buffer): string =>
            `$(printf '${[...text].map((byte) => `\\${byte.toString(8).padStart(3, '0')}`).join('')}.')`;
          const make = {
            file: 'echo file > "$p"',
            folder: 'mkdir "$p" && echo in > "$p/inner"',
            'link-up': 'ln -s ../.. "$p"',
            'link-file': 'ln -s /etc/passwd "$p"',
            fifo: 'mkfifo "$p"',
          };
          const lines = nodes.map(
            ([text, what, isDeep]) =>
              `p=${quote(text)}; p="./${isDeep ? 'sub/' : ''}\${p%.}"; [ -e "$p" ] || [ -L "$p" ] || { ${make[what]}; }`,
          );
          const script = `cd '${connection.scratch}'; mkdir -p ${name}/sub; cd ${name}\n${lines.join('\n')}\n`;
          const made = await exec(`${script}find . -type f -print0 | tr -cd '\\0' | wc -c`);
          const destination = join(rig.context.folder, 'captured', name);
          const {signal} = rig.context;
          const files = await connection.get([`${connection.scratch}/${name}/**`], destination, {
            signal,
          });
          expect(files.length).toBe(Number(made.stdout.toString()));
          expect(new Set(files.map((file) => file.path)).size).toBe(files.length);
          for (const file of files) {
            expect(existsSync(join(destination, file.path))).toBe(true);
          }
          expect(
            (await readdir(rig.context.folder)).filter((entry) => entry.startsWith('passwd')),
          ).toEqual([]);
        },
      ),
      {numRuns: 100},
    );
  });

  it('says what it left out and why', async () => {
    await exec(
      `cd '${connection.scratch}'; ln -s /etc/passwd link; mkfifo fifo; truncate -s 5G huge`,
    );
    const skipped: string[] = [];
    const files = await connection.get(
      [`${connection.scratch}/*`],
      join(rig.context.folder, 'out'),
      {
        signal: rig.context.signal,
        fileBytesMax: 1000,
        onSkipped: (source, reason) => skipped.push(`${source.split('/').at(-1)}: ${reason}`),
      },
    );
    expect(files.map((file) => [file.bytes, file.truncated])).toEqual([[1000, true]]);
    expect(skipped.sort()).toEqual(['fifo: not a regular file', 'link: not a regular file']);
  });
});
