import {createHash, randomBytes} from 'node:crypto';
import {mkdir, mkdtemp, readdir, readFile, rm, writeFile} from 'node:fs/promises';
import {createServer} from 'node:net';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {buffer} from 'node:stream/consumers';
import fc from 'fast-check';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import type {Command, Connection, ExecOptions} from '../../src/environments/environment.ts';
import {FaultError} from '../../src/faults/fault-error.ts';
import {CancelError} from '../../src/util/deadline.ts';
import {captureCorpus, captureGeneratedTrees} from './hostile-trees.ts';

/** A connection under test, and what was started for it. */
export interface OpenConnection extends AsyncDisposable {
  readonly connection: Connection;
}

/**
 * What every kind of connection must do, whatever is behind it. The target's processes and files
 * are looked at only through the connection, and with nothing but `sh` and BusyBox's commands.
 *
 * @param open Starts the target. Called once; disposed after the last test.
 * @param options.timeoutMs Limit of the slower tests. @default 60_000
 * @param options.reachesHere Whether it runs here, so that this machine's ports are its own.
 *   @default true
 * @param options.isSlow Whether large amounts would take minutes: then they are a tenth or less.
 */
export function describeConnectionContract(
  name: string,
  open: () => Promise<OpenConnection>,
  options: {
    readonly timeoutMs?: number;
    readonly reachesHere?: boolean;
    readonly isSlow?: boolean;
    /** Generated trees that are captured. @default 12, or 3 where it is slow */
    readonly treeCount?: number;
  } = {},
): void {
  describe(`connection contract: ${name}`, {timeout: options.timeoutMs ?? 60_000}, () => {
    let opened: OpenConnection;
    let folder: string;
    beforeAll(async () => {
      opened = await open();
      folder = await mkdtemp(join(tmpdir(), 'proctor-contract-'));
    });
    afterAll(async () => {
      await opened?.[Symbol.asyncDispose]();
      if (folder !== undefined) await rm(folder, {recursive: true, force: true});
    });
    const rig: Rig = {
      connection: () => opened.connection,
      newFolder: () => mkdtemp(join(folder, 'a-')),
      isSlow: options.isSlow ?? false,
      treeCount: options.treeCount ?? (options.isSlow === true ? 3 : 12),
    };
    describeResults(rig);
    describeStreams(rig);
    describeLimits(rig);
    describeAborts(rig);
    describePut(rig);
    describeGet(rig);
    describeHostileTrees(rig);
    describeDial(rig, options.reachesHere ?? true);
  });
}

interface Rig {
  readonly connection: () => Connection;
  /** Here, not on the target. */
  readonly newFolder: () => Promise<string>;
  readonly isSlow: boolean;
  readonly treeCount: number;
}

function command(script: string, rest: Partial<Command> = {}): Command {
  return {script, shell: 'sh', env: {}, cwd: undefined, stdin: undefined, ...rest};
}

function execOptions(rest: Partial<ExecOptions> = {}): ExecOptions {
  return {
    signal: new AbortController().signal,
    timeoutMs: 30_000,
    idleTimeoutMs: Infinity,
    killGraceMs: 2_000,
    ...rest,
  };
}

/** Standard output of a script that must pass. */
async function output(rig: Rig, script: string): Promise<string> {
  const result = await rig.connection().exec(command(script), execOptions());
  expect({exit: result.exitCode, stderr: result.stderr.toString()}).toEqual({exit: 0, stderr: ''});
  return result.stdout.toString();
}

/** A text that stands in the arguments of a test's processes only: how many there are. */
async function countProcesses(rig: Rig, marker: string): Promise<number> {
  // The bracket keeps the pattern from matching the one who looks for it; zombies have no cmdline.
  const pattern = `[${marker[0]}]${marker.slice(1)}`;
  // All at once: two programs for each process would cost an emulated guest a second.
  const script = `cat /proc/[0-9]*/cmdline 2>/dev/null | tr '\\0' ' ' | grep -o '${pattern}'; true`;
  const result = await rig.connection().exec(command(script), execOptions());
  return result.stdout.toString().split('\n').filter(Boolean).length;
}

/** A number of seconds that no other process sleeps, so that it can be looked for. */
function uniqueSeconds(): string {
  return `3${randomBytes(3).readUIntBE(0, 3).toString().padStart(8, '0')}`;
}

function describeResults(rig: Rig): void {
  it('gives exit code and output of a script', async () => {
    const script = 'echo out; echo err >&2; exit 3';
    const result = await rig.connection().exec(command(script), execOptions());
    expect({...result, durationMs: result.durationMs > 0}).toEqual({
      exitCode: 3,
      exitSignal: undefined,
      endedBy: 'itself',
      stdout: Buffer.from('out\n'),
      stderr: Buffer.from('err\n'),
      stdoutOmittedBytes: 0,
      stderrOmittedBytes: 0,
      durationMs: true,
      leftovers: 0,
    });
  });

  it('names the signal that ended a script', async () => {
    const result = await rig.connection().exec(command('kill -TERM $$'), execOptions());
    expect(result).toMatchObject({exitCode: undefined, exitSignal: 'TERM', endedBy: 'itself'});
  });

  it('stops a script at its first failing command', async () => {
    const result = await rig.connection().exec(command('false; echo on'), execOptions());
    expect(result).toMatchObject({exitCode: 1, stdout: Buffer.alloc(0)});
  });

  it('gives 127 for a command that is not there', async () => {
    const result = await rig.connection().exec(command('no-such-command-here'), execOptions());
    expect(result).toMatchObject({exitCode: 127, endedBy: 'itself'});
    expect(result.stderr.toString()).toContain('no-such-command-here');
  });

  it('passes environment variables of any content and keeps them to one command', async () => {
    const values = fc
      .string({unit: 'binary', maxLength: 200})
      .map((text) => text.replaceAll('\0', '').toWellFormed());
    await fc.assert(
      fc.asyncProperty(values, async (value) => {
        const result = await rig
          .connection()
          .exec(command('printf %s "$VALUE"', {env: {VALUE: value}}), execOptions());
        expect(result.stdout.toString()).toBe(value);
      }),
      {numRuns: rig.isSlow ? 25 : 100},
    );
    expect(await output(rig, 'echo "${VALUE-unset}"')).toBe('unset\n');
  });

  it('starts where the working directory says, and below it for a relative one', async () => {
    const {workingDirectory, scratch} = rig.connection();
    const real = (path: string): Promise<string> => output(rig, `cd '${path}' && pwd -P`);
    expect(await output(rig, 'pwd -P')).toBe(await real(workingDirectory));
    const inScratch = await rig.connection().exec(command('pwd -P', {cwd: scratch}), execOptions());
    expect(inScratch.stdout.toString()).toBe(await real(scratch));
    const name = `below-${randomBytes(4).toString('hex')}`;
    await output(rig, `mkdir '${name}'`);
    const below = await rig.connection().exec(command('pwd -P', {cwd: name}), execOptions());
    expect(below.stdout.toString()).toBe(`${(await real(workingDirectory)).trimEnd()}/${name}\n`);
    await output(rig, `rmdir '${name}'`);
  });

  it('never runs a script when the working directory is missing, and says so', async () => {
    const run = rig.connection().exec(command('echo ran', {cwd: '/no-such-folder'}), execOptions());
    const outcome = await run.then(
      (result) => ({
        said: result.stderr.toString(),
        ran: result.stdout.length > 0 || result.exitCode === 0,
      }),
      (error: unknown) => ({said: error instanceof FaultError ? error.message : '', ran: false}),
    );
    expect(outcome).toEqual({said: expect.stringContaining('/no-such-folder'), ran: false});
  });

  it('runs scripts longer than any argument may be', async () => {
    // Linux takes 128 KiB (execve(2), MAX_ARG_STRLEN).
    const script = `: ${'x'.repeat(140_000)}\necho end`;
    expect(await output(rig, script)).toBe('end\n');
  });

  it('runs a script in a shell given with {0}', async () => {
    const script = 'echo "$1"; false; echo on';
    const result = await rig
      .connection()
      .exec(command(script, {shell: "sh {0} 'a b'"}), execOptions());
    expect(result).toMatchObject({exitCode: 0, stdout: Buffer.from('a b\non\n')});
  });

  it('runs commands at the same time without mixing them', async () => {
    const runs = Array.from({length: 16}, async (_, index) => {
      const script = `read line; echo "$line ${index}"; exit ${index}`;
      const result = await rig
        .connection()
        .exec(command(script, {stdin: `in ${index}\n`}), execOptions());
      return [result.exitCode, result.stdout.toString()];
    });
    const expected = Array.from({length: 16}, (_, index) => [index, `in ${index} ${index}\n`]);
    expect(await Promise.all(runs)).toEqual(expected);
  });

  it('ends what a script leaves in its group, and counts it', async () => {
    const seconds = uniqueSeconds();
    const script = `sleep ${seconds} & sleep ${seconds} & echo started`;
    const result = await rig.connection().exec(command(script), execOptions());
    expect(result).toMatchObject({exitCode: 0, endedBy: 'itself', leftovers: 2});
    expect(result.stdout.toString()).toBe('started\n');
    expect(await countProcesses(rig, `sleep ${seconds}`)).toBe(0);
  });
}

function describeStreams(rig: Rig): void {
  it('gives standard input and closes it', async () => {
    const stdin = 'one\ntwo without an end';
    const result = await rig.connection().exec(command('cat', {stdin}), execOptions());
    expect(result.stdout.toString()).toBe(stdin);
  });

  it('gives an empty standard input where there is none', async () => {
    expect(await output(rig, 'wc -c | tr -d " "')).toBe('0\n');
  });

  it('does not mind a script that does not read its input', async () => {
    // More than a pipe holds, in any case.
    const stdin = 'x'.repeat(rig.isSlow ? 70_000 : 1_000_000);
    const result = await rig.connection().exec(command('exit 4', {stdin}), execOptions());
    expect(result.exitCode).toBe(4);
  });

  it('hands every chunk on, and keeps the end of each stream', async () => {
    const bytes = rig.isSlow ? 20_000 : 5_000_000;
    const seen = {stdout: 0, stderr: 0};
    const script = `head -c ${bytes} /dev/zero; printf end; echo short >&2`;
    const result = await rig.connection().exec(
      command(script),
      execOptions({
        outputBytesMax: 1000,
        onOutput: (stream, chunk) => {
          seen[stream] += chunk.length;
        },
      }),
    );
    expect(seen).toEqual({stdout: bytes + 3, stderr: 6});
    expect(result.stdout).toEqual(Buffer.concat([Buffer.alloc(997), Buffer.from('end')]));
    expect(result).toMatchObject({stdoutOmittedBytes: bytes + 3 - 1000, stderrOmittedBytes: 0});
  });

  it('leaves bytes as they are', async () => {
    const octal = Array.from({length: 256}, (_, byte) => `\\${byte.toString(8).padStart(3, '0')}`);
    const result = await rig
      .connection()
      .exec(command(`printf '${octal.join('')}'`), execOptions());
    expect(result.stdout).toEqual(Buffer.from(Array.from({length: 256}, (_, byte) => byte)));
  });

  it('shows output while the script runs', async () => {
    const controller = new AbortController();
    const run = rig.connection().exec(
      command('echo ready; sleep 600'),
      execOptions({
        signal: controller.signal,
        timeoutMs: Infinity,
        onOutput: () => controller.abort(new CancelError('stopped')),
      }),
    );
    await expect(run).rejects.toBeInstanceOf(CancelError);
  });
}

function describeLimits(rig: Rig): void {
  it('ends a script and all it started at its timeout', async () => {
    const seconds = uniqueSeconds();
    const script = `sh -c 'sleep ${seconds} & wait' & sleep ${seconds}`;
    const result = await rig.connection().exec(command(script), execOptions({timeoutMs: 500}));
    expect(result.endedBy).toBe('timeout');
    expect(await countProcesses(rig, `sleep ${seconds}`)).toBe(0);
  });

  it('tells of a timeout though the script answers SIGTERM with exit code 0', async () => {
    const script = "trap 'exit 0' TERM; echo ready; while :; do sleep 0.1; done";
    const result = await rig.connection().exec(command(script), execOptions({timeoutMs: 800}));
    expect(result).toMatchObject({endedBy: 'timeout', stdout: Buffer.from('ready\n')});
  });

  it('kills what ignores SIGTERM, once the grace is over', async () => {
    const seconds = uniqueSeconds();
    const script = `trap '' TERM; sleep ${seconds} & sleep ${seconds}`;
    const result = await rig
      .connection()
      .exec(command(script), execOptions({timeoutMs: 500, killGraceMs: 300}));
    expect(result.endedBy).toBe('timeout');
    expect(await countProcesses(rig, `sleep ${seconds}`)).toBe(0);
  });

  it('ends processes that are stopped', async () => {
    const seconds = uniqueSeconds();
    const script = `sleep ${seconds} & kill -STOP $!; kill -STOP $$`;
    const result = await rig
      .connection()
      .exec(command(script), execOptions({timeoutMs: 500, killGraceMs: 1000}));
    expect(result.endedBy).toBe('timeout');
    expect(await countProcesses(rig, `sleep ${seconds}`)).toBe(0);
  });

  it('ends a silent script at its idle timeout, and not one that speaks', async () => {
    const silent = command('echo once; sleep 600');
    const result = await rig.connection().exec(silent, execOptions({idleTimeoutMs: 500}));
    expect(result).toMatchObject({endedBy: 'idle-timeout', stdout: Buffer.from('once\n')});
    const speaking = command('for i in 1 2 3 4 5 6 7 8; do echo $i; sleep 0.2; done');
    const spoken = await rig.connection().exec(speaking, execOptions({idleTimeoutMs: 1000}));
    expect(spoken).toMatchObject({endedBy: 'itself', exitCode: 0});
  });
}

function describeAborts(rig: Rig): void {
  it('ends the whole tree before it rejects with the reason of the abort', async () => {
    const seconds = uniqueSeconds();
    const controller = new AbortController();
    const reason = new CancelError('fail-fast');
    const run = rig
      .connection()
      .exec(
        command(`(sleep ${seconds} & sleep ${seconds}) & echo ready; wait`),
        execOptions({signal: controller.signal, onOutput: () => controller.abort(reason)}),
      );
    await expect(run).rejects.toBe(reason);
    expect(await countProcesses(rig, `sleep ${seconds}`)).toBe(0);
  });

  it('starts nothing when called off before', async () => {
    const reason = new CancelError('interrupted');
    const file = `${rig.connection().scratch}/never`;
    const run = rig
      .connection()
      .exec(command(`: > '${file}'`), execOptions({signal: AbortSignal.abort(reason)}));
    await expect(run).rejects.toBe(reason);
    expect(await output(rig, `test -e '${file}' || echo absent`)).toBe('absent\n');
  });

  it('aborts one command without touching another', async () => {
    const controller = new AbortController();
    const other = rig.connection().exec(command('sleep 1; echo whole'), execOptions());
    const one = rig.connection().exec(
      command('echo go; sleep 600'),
      execOptions({
        signal: controller.signal,
        onOutput: () => controller.abort(new CancelError('stopped')),
      }),
    );
    await expect(one).rejects.toBeInstanceOf(CancelError);
    expect((await other).stdout.toString()).toBe('whole\n');
  });
}

function describePut(rig: Rig): void {
  const signal = new AbortController().signal;

  it('puts files with their bytes and mode, making folders', async () => {
    const folder = await rig.newFolder();
    const {scratch} = rig.connection();
    await writeFile(join(folder, 'tool'), '#!/bin/sh\necho ran\n');
    const source = join(folder, 'tool');
    await rig.connection().put(
      [
        {source, target: 'deep/er/tool', mode: 0o750},
        {source, target: `${scratch}/secret`, mode: 0o600},
      ],
      {signal},
    );
    expect(
      await output(
        rig,
        `cd '${scratch}' && deep/er/tool && ls -l deep/er/tool secret | cut -c1-10`,
      ),
    ).toBe('ran\n-rwxr-x---\n-rw-------\n');
    expect(await output(rig, `ls -A '${scratch}/deep/er'`)).toBe('tool\n');
  });

  it('puts over what is there, whole', async () => {
    const folder = await rig.newFolder();
    const {scratch} = rig.connection();
    await writeFile(join(folder, 'new'), 'new');
    await output(rig, `echo old > '${scratch}/replaced'; ln -sf replaced '${scratch}/link'`);
    const source = join(folder, 'new');
    await rig.connection().put([{source, target: 'replaced', mode: 0o644}], {signal});
    expect(await output(rig, `cat '${scratch}/link'`)).toBe('new');
  });

  it('refuses a relative target that leaves scratch', async () => {
    const folder = await rig.newFolder();
    await writeFile(join(folder, 'file'), '');
    const put = rig
      .connection()
      .put([{source: join(folder, 'file'), target: '../out', mode: 0o644}], {signal});
    await expect(put).rejects.toMatchObject({code: 'transfer/unsafe-path'});
  });

  it('names a source that is missing', async () => {
    const put = rig
      .connection()
      .put([{source: '/no/such/source', target: 'x', mode: 0o644}], {signal});
    await expect(put).rejects.toMatchObject({
      code: 'transfer/source-missing',
      message: expect.stringContaining('/no/such/source'),
    });
  });

  it('brings any bytes there and back', async () => {
    const folder = await rig.newFolder();
    const bytes = fc.oneof(
      fc.uint8Array({maxLength: 300}),
      fc.nat({max: rig.isSlow ? 15_000 : 300_000}).map((length) => randomBytes(length)),
    );
    let round = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(bytes, {minLength: 1, maxLength: 3}), async (contents) => {
        const name = `round-${round++}`;
        const files = contents.map((_, index) => ({
          source: join(folder, `${name}-${index}`),
          target: `${name}/file ${index}.bin`,
          mode: 0o644,
        }));
        await Promise.all(
          files.map((file, index) => writeFile(file.source, contents[index] ?? '')),
        );
        const progress: number[] = [];
        await rig.connection().put(files, {signal, onProgress: (now) => progress.push(now.files)});
        expect(progress.at(-1)).toBe(contents.length);
        const back = join(folder, `back-${name}`);
        const captured = await rig
          .connection()
          .get([`${rig.connection().scratch}/${name}/*.bin`], back, {signal});
        expect(captured.map((file) => [file.bytes, file.sha256, file.truncated])).toEqual(
          contents.map((content) => [content.length, sha256(content), false]),
        );
        for (const [index, file] of captured.entries()) {
          expect(sha256(await readFile(join(back, file.path)))).toBe(sha256(contents[index] ?? ''));
        }
      }),
      {numRuns: rig.isSlow ? 8 : 25},
    );
  });
}

function describeGet(rig: Rig): void {
  const signal = new AbortController().signal;

  it('brings what globs name, from the working directory where they are relative', async () => {
    const destination = join(await rig.newFolder(), 'made');
    const name = `tree-${randomBytes(4).toString('hex')}`;
    const {workingDirectory, scratch} = rig.connection();
    await output(
      rig,
      `
      mkdir -p '${name}/logs/deep' '${scratch}/${name}'
      for f in a.log b.txt deep/c.log .hidden.log 'with space.log'; do echo "$f" > "${name}/logs/$f"; done
      echo abs > '${scratch}/${name}/abs.log'`,
    );
    const captured = await rig
      .connection()
      .get(
        [`${name}/logs/**/*.log`, `${name}/logs/a.*`, `!**/deep/**`, `${scratch}/${name}/abs.log`],
        destination,
        {signal},
      );
    expect(
      captured.map((file) => file.path.slice(file.path.indexOf(name) + name.length)).sort(),
    ).toEqual(['/abs.log', '/logs/.hidden.log', '/logs/a.log', '/logs/with space.log']);
    expect(captured.find((file) => file.path === `${name}/logs/a.log`)).toEqual({
      source: `${workingDirectory}/${name}/logs/a.log`,
      path: `${name}/logs/a.log`,
      bytes: 6,
      sha256: sha256('a.log\n'),
      truncated: false,
    });
    const folder = await rig.connection().get([`${name}/logs`], await rig.newFolder(), {signal});
    expect(folder.length).toBe(5);
    await output(rig, `rm -r '${name}'`);
  });

  it('gives nothing for what does not match', async () => {
    const destination = await rig.newFolder();
    expect(
      await rig.connection().get(['no/such/*.file', '/no-such-file'], destination, {signal}),
    ).toEqual([]);
  });

  it('cuts large files, and says so', async () => {
    const unit = rig.isSlow ? 1_000 : 10_000;
    const name = `large-${randomBytes(4).toString('hex')}`;
    const {scratch} = rig.connection();
    await output(
      rig,
      `cd '${scratch}'; mkdir ${name}; for f in 1 2 3; do head -c ${30 * unit} /dev/zero > ${name}/$f; done`,
    );
    const captured = await rig.connection().get([`${scratch}/${name}/*`], await rig.newFolder(), {
      signal,
      fileBytesMax: 20 * unit,
      totalBytesMax: 45 * unit,
    });
    expect(captured.map((file) => [file.bytes, file.truncated, file.sha256])).toEqual(
      [20 * unit, 20 * unit, 5 * unit].map((bytes) => [bytes, true, sha256(Buffer.alloc(bytes))]),
    );
  });

  it('takes regular files only, and follows no link', async () => {
    const name = `links-${randomBytes(4).toString('hex')}`;
    const {scratch} = rig.connection();
    await output(
      rig,
      `cd '${scratch}'; mkdir ${name}; cd ${name}; echo in > plain
      ln -s /etc/passwd passwd; ln -s /etc etc; ln -s plain inner; mkfifo fifo; mkdir folder`,
    );
    const captured = await rig
      .connection()
      .get([`${scratch}/${name}/**`, `${scratch}/${name}/passwd`], await rig.newFolder(), {signal});
    expect(captured.map((file) => file.source)).toEqual([`${scratch}/${name}/plain`]);
  });

  it('writes only below the destination, whatever names there are', async () => {
    const folder = await rig.newFolder();
    const destination = join(folder, 'destination');
    await mkdir(destination);
    const name = `names-${randomBytes(4).toString('hex')}`;
    const {scratch} = rig.connection();
    await output(
      rig,
      `cd '${scratch}'; mkdir ${name}; cd ${name}
      mkdir ./..evil ./-dash 'new
line'
      for f in '..evil/x' '-dash/x' 'new
line/x' '...' 'back\\slash' 'tab	' "quo'te" '$(touch pwned)' '%2e%2e' '*' '~'; do echo "$f" > "./$f"; done
      printf raw > "$(printf 'raw-\\377\\001')"`,
    );
    const captured = await rig.connection().get([`${scratch}/${name}/**`], destination, {signal});
    expect(captured.length).toBe(12);
    expect(new Set(captured.map((file) => file.path)).size).toBe(12);
    expect(await readdir(folder)).toEqual(['destination']);
    for (const file of captured) {
      expect(file.path).not.toMatch(/[\u0000-\u001f\\]|(^|\/)\.\.(\/|$)/);
      expect(sha256(await readFile(join(destination, file.path)))).toBe(file.sha256);
    }
  });
}

function describeHostileTrees(rig: Rig): void {
  const trees = (): Parameters<typeof captureCorpus>[0] => ({
    connection: rig.connection(),
    newFolder: rig.newFolder,
    fileBytesMax: rig.isSlow ? 4_096 : 65_536,
  });

  it('E6 brings plain files of a hostile tree, bounded, and nothing else', async () => {
    await captureCorpus(trees());
  });

  it('E6 is safe from any tree of odd names, links, devices and sparse files', async () => {
    await captureGeneratedTrees(trees(), rig.treeCount);
  });
}

function describeDial(rig: Rig, reachesHere: boolean): void {
  it.runIf(reachesHere)('opens a stream to a port', async () => {
    const server = createServer((socket) => socket.pipe(socket));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const {port} = server.address() as {port: number};
    try {
      const stream = await rig
        .connection()
        .dial('127.0.0.1', port, {signal: new AbortController().signal});
      stream.end('echoed');
      expect((await buffer(stream)).toString()).toBe('echoed');
    } finally {
      await new Promise((resolve) => server.close(resolve));
    }
  });

  it('fails with a fault where nobody listens, and not at all when called off', async () => {
    const never = new AbortController().signal;
    await expect(rig.connection().dial('127.0.0.1', 1, {signal: never})).rejects.toBeInstanceOf(
      FaultError,
    );
    const reason = new CancelError('stopped');
    await expect(
      rig.connection().dial('127.0.0.1', 1, {signal: AbortSignal.abort(reason)}),
    ).rejects.toBe(reason);
  });
}

function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}
