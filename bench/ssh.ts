import {join} from 'node:path';
import {compare, type Invocation, type Row, row} from './measure.ts';
import {BenchSshd, HOSTS} from './sshd.ts';

const COMMANDS = 200;

/** What a command over SSH costs beside OpenSSH's own client. */
export async function ssh(folder: string): Promise<Row[]> {
  using sshd = await BenchSshd.start(folder);
  const ours = (count: number, parallel: number, hosts = 1): Invocation => ({
    argv: [
      process.execPath,
      join(import.meta.dirname, 'ssh-commands.js'),
      String(sshd.port),
      sshd.key,
      sshd.knownHosts,
      String(count),
      String(parallel),
      ...HOSTS.slice(0, hosts),
    ],
  });
  const master = `ssh -F ${sshd.config} -o ControlPath=${folder}/master`;
  const script = (loop: string): Invocation => ({
    argv: ['sh', '-ec', `${master} -M -N -f bench; ${loop}; ${master} -q -O exit bench`],
  });
  const one = `${master} -n bench true`;
  const inTurn = await compare(
    ours(COMMANDS, 1),
    script(`for n in $(seq ${COMMANDS}); do ${one}; done`),
    3,
  );
  const atOnce = await compare(
    ours(COMMANDS, 8),
    script(`seq ${COMMANDS} | xargs -P 8 -I{} ${one}`),
    3,
  );
  const client = `ssh -n -F ${sshd.config}`;
  const fresh = await compare(
    ours(1, 1, HOSTS.length),
    {argv: ['sh', '-ec', `for host in ${HOSTS.join(' ')}; do ${client} $host true; done`]},
    5,
  );
  const detail = ({aMs, bMs}: {aMs: number; bMs: number}) =>
    `${aMs.toFixed(0)} ms, ssh: ${bMs.toFixed(0)} ms`;
  return [
    row(`${COMMANDS} commands in turn / ssh ControlMaster`, inTurn.ratio, 0.5, {
      unit: '×',
      detail: detail(inTurn),
    }),
    row(`${COMMANDS} commands, 8 at a time / the same`, atOnce.ratio, 0.5, {
      unit: '×',
      detail: detail(atOnce),
    }),
    row(`connect and one command, ${HOSTS.length} hosts in turn / ssh`, fresh.ratio, 0.5, {
      unit: '×',
      detail: detail(fresh),
    }),
  ];
}
