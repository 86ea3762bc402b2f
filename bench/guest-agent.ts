import {randomBytes} from 'node:crypto';
import {writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {performance} from 'node:perf_hooks';
import type {Connection} from '../src/environments/environment.ts';
import {GuestAgentClient} from '../src/environments/qemu/guest-agent/guest-agent-client.ts';
import {openAgentConnection} from '../src/environments/qemu/guest-agent/open-agent-connection.ts';
import {openVmSshConnection} from '../src/environments/qemu/vm-ssh/open-ssh-connection.ts';
import {freePort, sshOptions, startConnectionGuest} from '../test/rig/connection-guests.ts';
import {median, type Row, row} from './measure.ts';

const COMMANDS = 60;
const FILE_BYTES = 64 * 2 ** 20;

/** What a command and a file through the guest agent cost in one guest, beside what they could. */
export async function guestAgent(folder: string): Promise<Row[]> {
  await using guest = await startConnectionGuest({sshPort: await freePort()});
  guest.serial.resume();
  const {signal} = new AbortController();
  const context = {signal, warn: () => undefined};
  const byHand = await timesByHand(guest.agent, signal);
  await using agent = await openAgentConnection(
    guest.agent,
    {label: 'guest', files: guest.files},
    context,
  );
  const ours: number[] = [];
  for (let count = 0; count < COMMANDS; count++) ours.push(await timed(() => runTrue(agent)));
  const file = join(folder, 'file');
  writeFileSync(file, randomBytes(FILE_BYTES));
  const put = (connection: Connection, target: string) =>
    timed(() => connection.put([{source: file, target, mode: 0o600}], {signal}));
  await using ssh = await openVmSshConnection(sshOptions(guest), context);
  const sshMs = await put(ssh, 'by-ssh');
  await runScript(ssh, 'rm -f /tmp/proctor/scratch/by-ssh');
  const agentMs = await put(agent, 'by-agent');
  const [a, b] = [median(ours), median(byHand)];
  return [
    row('guest-agent command, median / three agent calls by hand', a / b, 1.5, {
      unit: '×',
      detail: `${a.toFixed(1)} ms, by hand: ${b.toFixed(1)} ms`,
    }),
    row('64 MiB file through the agent / through SSH', agentMs / sshMs, 2, {
      unit: '×',
      detail: `${agentMs.toFixed(0)} ms, SSH: ${sshMs.toFixed(0)} ms`,
    }),
  ];
}

async function timesByHand(
  channel: ConstructorParameters<typeof GuestAgentClient>[0],
  signal: AbortSignal,
): Promise<number[]> {
  await using client = new GuestAgentClient(channel, {label: 'guest'});
  await client.sync({signal});
  const times: number[] = [];
  for (let count = 0; count < COMMANDS; count++) {
    const run = async (): Promise<void> => {
      const args = {path: '/bin/sh', arg: ['-c', 'true'], 'capture-output': true};
      const {pid} = await client.call('guest-exec', args, {signal});
      while (!(await client.call('guest-exec-status', {pid}, {signal})).exited);
    };
    times.push(await timed(run));
  }
  return times;
}

function runTrue(connection: Connection): Promise<unknown> {
  return runScript(connection, 'true');
}

function runScript(connection: Connection, script: string): Promise<unknown> {
  return connection.exec(
    {script, shell: 'sh', env: {}, cwd: undefined, stdin: undefined},
    {
      signal: new AbortController().signal,
      timeoutMs: 60_000,
      idleTimeoutMs: Infinity,
      killGraceMs: 1_000,
    },
  );
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}
