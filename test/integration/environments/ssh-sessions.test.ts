import {execFileSync} from 'node:child_process';
import {existsSync, readdirSync} from 'node:fs';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import type {Connection, Environment, ExecResult} from '../../../src/environments/environment.ts';
import {FaultError} from '../../../src/faults/fault-error.ts';
import type {SshSpec} from '../../../src/manifest/manifest.ts';
import {labDriver, SshLab, type SshServer, sshSpec} from '../../rig/ssh-servers.ts';
import {type ContextRig, openContext} from '../../rig/step-context.ts';

let lab: SshLab;
let rig: ContextRig;
beforeAll(async () => {
  lab = new SshLab();
  rig = await openContext();
});
afterAll(async () => {
  await rig[Symbol.asyncDispose]();
  await lab[Symbol.asyncDispose]();
});

async function withConnection<T>(
  server: SshServer,
  spec: Partial<SshSpec>,
  use: (connection: Connection, environment: Environment) => Promise<T>,
): Promise<T> {
  const environment = await labDriver(lab).provision(sshSpec(lab, server, spec), 1, rig.context);
  try {
    return await use(await environment.connect(rig.context), environment);
  } finally {
    await environment[Symbol.asyncDispose]();
  }
}

function run(connection: Connection, script: string, timeoutMs = 20_000): Promise<ExecResult> {
  return connection.exec(
    {script, shell: 'sh', env: {}, cwd: undefined, stdin: undefined},
    {signal: rig.context.signal, timeoutMs, idleTimeoutMs: Infinity, killGraceMs: 200},
  );
}

/** Whether a process of this machine has `text` in its command line. */
function isRunning(text: string): boolean {
  const lines = execFileSync('ps', ['-eo', 'args'], {encoding: 'utf8'}).split('\n');
  return lines.some((line) => line.includes(text));
}

/** Resolves once `holds` does. */
async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 50));
}

describe('sessions on a host', () => {
  it('tells no time below zero and misses no left-over of commands that end at once', async () => {
    const server = await lab.sshd(['MaxSessions 10']);
    await withConnection(server, {sessionsMax: 8}, async (connection) => {
      const worker = async (script: string, count: number): Promise<ExecResult[]> => {
        const results: ExecResult[] = [];
        for (let n = 0; n < count; n += 1) results.push(await run(connection, script));
        return results;
      };
      const short = await Promise.all(Array.from({length: 8}, () => worker('exit 7', 25)));
      expect(short.flat().filter(({durationMs}) => durationMs < 0)).toEqual([]);
      const script = 'sleep 313.25 >/dev/null 2>&1 & exit 7';
      const leaving = await Promise.all(Array.from({length: 3}, () => worker(script, 1)));
      expect(leaving.flat().map(({leftovers}) => leftovers)).toEqual([1, 1, 1]);
    });
    expect(isRunning('sleep 313.25')).toBe(false);
  });

  it.each([1, 2])('runs eight commands at once where MaxSessions is %i', async (limit) => {
    const server = await lab.sshd([`MaxSessions ${limit}`, 'MaxStartups 100']);
    await withConnection(server, {}, async (connection) => {
      const results = await Promise.all(
        Array.from({length: 8}, (_, index) => run(connection, `echo ${index}`)),
      );
      const outputs = results.map((result) => result.stdout.toString().trim());
      expect(outputs).toEqual(['0', '1', '2', '3', '4', '5', '6', '7']);
    });
  });

  it('shares one connection between instances, and closes it with the last', async () => {
    const server = await lab.sshd();
    const driver = labDriver(lab);
    const spec = sshSpec(lab, server, {instances: 2});
    const first = await driver.provision(spec, 1, rig.context);
    const second = await driver.provision(spec, 2, rig.context);
    // sshd's helper for the login may not have been reaped yet.
    await until(() => server.connections().length === 1);
    const [one, two] = await Promise.all([first, second].map((it) => it.connect(rig.context)));
    expect(one?.scratch).not.toBe(two?.scratch);
    await first[Symbol.asyncDispose]();
    expect((await run(two as Connection, 'echo still here')).exitCode).toBe(0);
    await second[Symbol.asyncDispose]();
    await second[Symbol.asyncDispose]();
    await until(() => server.connections().length === 0);
  });

  it('goes on with a new connection after one was lost', async () => {
    const server = await lab.sshd();
    await withConnection(server, {}, async (connection) => {
      const lost = run(connection, 'sleep 4242').catch((error: unknown) => error);
      await until(() => isRunning('sleep 4242'));
      for (const pid of server.connections()) process.kill(pid, 'SIGKILL');
      const fault = (await lost) as FaultError;
      expect(fault).toBeInstanceOf(FaultError);
      expect(fault).toMatchObject({
        code: 'ssh/connection-lost',
        fault: 'infrastructure',
        transient: true,
      });
      const result = await run(connection, 'pwd');
      expect(result.stdout.toString()).toBe(`${connection.scratch}\n`);
    });
    expect(isRunning('sleep 4242')).toBe(false);
  });

  it('leaves nothing on a host whose connection was lost for good', async () => {
    const server = await lab.sshd();
    const environment = await labDriver(lab).provision(sshSpec(lab, server), 1, rig.context);
    const connection = await environment.connect(rig.context);
    const lost = run(connection, 'setsid sleep 4343 & sleep 4343').catch((error: unknown) => error);
    await until(() => isRunning('sleep 4343'));
    await server[Symbol.asyncDispose]();
    expect(await lost).toMatchObject({code: 'ssh/connection-lost'});
    await environment[Symbol.asyncDispose]();
    await until(() => !isRunning('sleep 4343') && !existsSync(connection.scratch));
  }, 40_000);

  it('never shows values of variables on a command line', async () => {
    const server = await lab.sshd();
    await withConnection(server, {}, async (connection) => {
      const running = connection.exec(
        {
          script: 'sleep 4444',
          shell: undefined,
          env: {TOKEN: 'swordfish-4444'},
          cwd: undefined,
          stdin: 'swordfish-4444',
        },
        {...rig.context, timeoutMs: 2_000, idleTimeoutMs: Infinity, killGraceMs: 100},
      );
      await until(() => isRunning('sleep 4444'));
      expect(isRunning('swordfish-4444')).toBe(false);
      expect((await running).endedBy).toBe('timeout');
    });
  });

  it('keeps what start-up files print out of results', async () => {
    const server = await lab.sshd();
    lab.write('home/.bashrc', 'echo welcome; printf "no line end"; echo beware >&2\n');
    try {
      await withConnection(server, {}, async (connection) => {
        const result = await run(connection, 'echo out; echo err >&2');
        expect(result.stdout.toString()).toBe('out\n');
        expect(result.stderr.toString()).toBe('err\n');
      });
    } finally {
      lab.write('home/.bashrc', '');
    }
  });

  it('removes what daemons and scratch folders are left when it is disposed', async () => {
    const server = await lab.sshd();
    const scratch = await withConnection(server, {}, async (connection) => {
      await run(connection, 'setsid sleep 4545 >/dev/null 2>&1 & mkdir -m 0 closed');
      expect(isRunning('sleep 4545')).toBe(true);
      return connection.scratch;
    });
    expect(isRunning('sleep 4545')).toBe(false);
    expect(existsSync(scratch)).toBe(false);
    expect(readdirSync('/tmp')).not.toContain(scratch.split('/')[2]);
  });
});
