import {chmodSync, mkdirSync} from 'node:fs';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import type {Command, Connection, Environment} from '../../../src/environments/environment.ts';
import {labDriver, SshLab, sshSpec} from '../../rig/ssh-servers.ts';
import {type ContextRig, openContext} from '../../rig/step-context.ts';

let lab: SshLab;
let rig: ContextRig;
let environment: Environment;
let connection: Connection;
beforeAll(async () => {
  lab = new SshLab();
  rig = await openContext();
  mkdirSync(lab.path('bin'));
  // A target whose disk gives back something else than was written.
  const liar = 'for name; do printf "%064d  %s\\n" 0 "$name"; done';
  chmodSync(lab.write('bin/sha256sum', `#!/bin/sh\n${liar}\n`), 0o755);
  const server = await lab.sshd([`SetEnv PATH=${lab.path('bin')}:/usr/bin:/bin`]);
  environment = await labDriver(lab).provision(sshSpec(lab, server), 1, rig.context);
  connection = await environment.connect(rig.context);
});
afterAll(async () => {
  await environment[Symbol.asyncDispose]();
  await rig[Symbol.asyncDispose]();
  await lab[Symbol.asyncDispose]();
});

function run(command: Partial<Command>): Promise<unknown> {
  return connection.exec(
    {script: 'true', shell: 'sh', env: {}, cwd: undefined, stdin: undefined, ...command},
    {
      signal: rig.context.signal,
      timeoutMs: 20_000,
      idleTimeoutMs: Number.POSITIVE_INFINITY,
      killGraceMs: 200,
    },
  );
}

describe('faults of a target', () => {
  it('environment/tool-missing: the shell of a step is not there', async () => {
    await expect(run({shell: 'no-such-shell'})).rejects.toMatchObject({
      code: 'environment/tool-missing',
      fault: 'infrastructure',
      transient: false,
    });
  });

  it('environment/unhealthy: the folder of a step is not there', async () => {
    await expect(run({cwd: '/no/such/folder'})).rejects.toMatchObject({
      code: 'environment/unhealthy',
      fault: 'infrastructure',
    });
  });

  it('transfer/checksum-mismatch: what arrived is not what was sent, and is not kept', async () => {
    const source = lab.write('sent', 'what was sent');
    const target = `${connection.scratch}/arrived`;
    const files = [{source, target, mode: 0o600}];
    await expect(connection.put(files, {signal: rig.context.signal})).rejects.toMatchObject({
      code: 'transfer/checksum-mismatch',
      fault: 'infrastructure',
      transient: true,
    });
    expect(await run({script: `test -z "$(ls '${connection.scratch}')"`})).toMatchObject({
      exitCode: 0,
    });
  });
});
