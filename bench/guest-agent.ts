import {randomBytes} from 'node:crypto';
import {writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {performance} from 'node:perf_hooks';
import type {Connection} from '../src/environments/environment.ts';
import {GuestAgentClient} from '../src/environments/qemu/guest-agent/guest-agent-client.ts';
import {openAgentConnection} from '../src/environments/qemu/guest-agent/open-agent-connection.ts';
import {
  type ConnectionGuest,
  freePort,
  sshOptions,
  startConnectionGuest,
} from '../test/rig/connection-guests.ts';
import {measure, median, type Row, row} from './measure.ts';

const COMMANDS = 60;
const FILE_BYTES = 64 * 2 ** 20;
/** Where OpenSSH's client puts the file, in memory as the agent's. */
const BY_SSH = '/tmp/by-ssh';

/** What a command and a file through the guest agent cost in one guest, beside what they could. */
export async function guestAgent(folder: string): Promise<Row[]> {
  await using guest = await startConnectionGuest({sshPort: await freePort()});
  guest.serial.resume();
  const context = {signal: new AbortController().signal, warn: () => undefined};
  await using agent = await openAgentConnection(
    guest.agent,
    {label: 'guest', files: guest.files},
    context,
  );
  const commands = await timeCommands(agent, guest.agent);
  const source = join(folder, 'file');
  writeFileSync(source, randomBytes(FILE_BYTES));
  const client = sshCommand(guest);
  const sh = (script: string): Promise<number> =>
    measure({argv: ['sh', '-ec', script]}).then(({wallMs}) => wallMs);
  const putSshMs = await sh(`${client} 'cat > ${BY_SSH}' < ${source}`);
  const getSshMs = await sh(`${client} 'cat ${BY_SSH}' > ${source}.back`);
  await sh(`${client} 'rm ${BY_SSH}' < /dev/null`);
  const {signal} = context;
  const putMs = await timed(() => agent.put([{source, target: 'file', mode: 0o600}], {signal}));
  const getMs = await timed(() => agent.get([`${agent.scratch}/file`], `${source}.got`, {signal}));
  const detail = (aMs: number, bMs: number) => `${aMs.toFixed(0)} ms, ssh: ${bMs.toFixed(0)} ms`;
  return [
    row('guest-agent command, median / the agent calls by hand', commands.ratio, 1.5, {
      unit: '×',
      detail: `${commands.oursMs.toFixed(1)} ms, by hand: ${commands.byHandMs.toFixed(1)} ms`,
    }),
    row("64 MiB put through the agent / ssh 'cat >'", putMs / putSshMs, 2, {
      unit: '×',
      detail: detail(putMs, putSshMs),
    }),
    row('64 MiB got through the agent / ssh cat', getMs / getSshMs, 2, {
      unit: '×',
      detail: detail(getMs, getSshMs),
    }),
  ];
}

/** In turn, so that what else the machine does weighs on both. */
async function timeCommands(
  agent: Connection,
  channel: ConstructorParameters<typeof GuestAgentClient>[0],
): Promise<{readonly ratio: number; readonly oursMs: number; readonly byHandMs: number}> {
  await using client = new GuestAgentClient(channel, {label: 'guest'});
  const {signal} = new AbortController();
  await client.sync({signal});
  const byHand = async (): Promise<void> => {
    const args = {path: '/bin/sh', arg: ['-c', 'true'], 'capture-output': true};
    const {pid} = await client.call('guest-exec', args, {signal});
    while (!(await client.call('guest-exec-status', {pid}, {signal})).exited);
  };
  const ours: number[] = [];
  const others: number[] = [];
  for (let count = 0; count < COMMANDS; count++) {
    ours.push(await timed(() => runTrue(agent)));
    others.push(await timed(byHand));
  }
  const [oursMs, byHandMs] = [median(ours), median(others)];
  return {ratio: oursMs / byHandMs, oursMs, byHandMs};
}

/** OpenSSH's client, for the guest. */
function sshCommand(guest: ConnectionGuest): string {
  const {keys, knownHosts, hostKeyAlias, port, user} = sshOptions(guest);
  const options = [
    `UserKnownHostsFile=${knownHosts[0]}`,
    `HostKeyAlias=${hostKeyAlias}`,
    'BatchMode=yes',
  ].map((option) => `-o ${option}`);
  return `ssh -F none -i ${keys[0]} -p ${port} ${options.join(' ')} ${user}@127.0.0.1`;
}

function runTrue(connection: Connection): Promise<unknown> {
  return connection.exec(
    {script: 'true', shell: 'sh', env: {}, cwd: undefined, stdin: undefined},
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
