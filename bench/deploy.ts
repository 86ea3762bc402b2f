import {createHash, randomBytes} from 'node:crypto';
import {mkdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {userInfo} from 'node:os';
import {join} from 'node:path';
import {performance} from 'node:perf_hooks';
import type {Environment, FileToPut, StepContext} from '../src/environments/environment.ts';
import {takeInventory, type WantedFile} from '../src/environments/inventory/take-inventory.ts';
import {createSshDriver} from '../src/environments/ssh/ssh-driver.ts';
import type {SshSpec} from '../src/manifest/manifest.ts';
import {NO_MASK} from '../src/util/mask.ts';
import {measure, median, type Row, row} from './measure.ts';
import {BenchSshd, HOSTS} from './sshd.ts';

const LARGE_BYTES = 256 * 2 ** 20;
const SMALL_COUNT = 2_000;
const SMALL_BYTES = 4_096;
const CHANGED_COUNT = 10;
const RUNS = 5;
/** Each is connected to anew every time: no connection is shared. */
const HOSTS_50 = Array.from({length: 50}, (_, index) => HOSTS[index % HOSTS.length] ?? '');
const HOSTS_AT_ONCE = 8;
const CIPHER = 'aes128-gcm@openssh.com';

const {signal} = new AbortController();

/** What it costs to bring files to a host and to see that they are there, beside other tools. */
export async function deploy(folder: string): Promise<Row[]> {
  using sshd = await BenchSshd.start(folder);
  const sources = join(folder, 'sources');
  mkdirSync(join(sources, 'small'), {recursive: true});
  writeFileSync(join(sources, 'large'), randomBytes(LARGE_BYTES));
  const names = Array.from({length: SMALL_COUNT}, (_, index) => `file-${index}`);
  for (const name of names) writeFileSync(join(sources, 'small', name), randomBytes(SMALL_BYTES));
  const bench: Bench = {sshd, folder, sources, names, there: join(folder, 'there')};
  mkdirSync(bench.there);
  const environment = await open(bench, '127.0.0.1');
  try {
    return [
      await benchLarge(bench, environment),
      ...(await benchSmall(bench, environment)),
      await benchHosts(bench),
    ];
  } finally {
    await environment[Symbol.asyncDispose]();
  }
}

interface Bench {
  readonly sshd: BenchSshd;
  readonly folder: string;
  readonly sources: string;
  readonly names: readonly string[];
  /** The same machine: where files are put. */
  readonly there: string;
}

async function benchLarge(bench: Bench, environment: Environment): Promise<Row> {
  const {sshd, sources, there, folder} = bench;
  const ssh = `ssh -c ${CIPHER} -F ${sshd.config}`;
  const source = join(sources, 'large');
  const inventory = join(folder, 'inventory');
  writeFileSync(inventory, 'bench\n');
  const others: Record<string, string> = {
    'cat | ssh': `cat ${source} | ${ssh} bench 'cat > ${there}/large'`,
    'tar | ssh': `tar -cf - -C ${sources} large | ${ssh} bench 'tar -xf - -C ${there}'`,
    scp: `scp -q -c ${CIPHER} -F ${sshd.config} ${source} bench:${there}/large`,
    rsync: `rsync -e '${ssh}' ${source} bench:${there}/large`,
    ansible: `ANSIBLE_PIPELINING=1 ANSIBLE_SSH_ARGS='-c ${CIPHER} -F ${sshd.config}' ansible -i ${inventory} bench -m copy -a 'src=${source} dest=${there}/large'`,
  };
  const times = new Map<string, number[]>();
  const note = (name: string, wallMs: number): void => {
    times.set(name, [...(times.get(name) ?? []), wallMs]);
    rmSync(join(there, 'large'), {force: true});
  };
  const connection = await environment.connect(contextFor());
  for (let run = -1; run < RUNS; run++) {
    for (const [name, script] of Object.entries(others)) {
      // It takes three times as long as the others: it is not what there is to be compared with.
      if (name === 'ansible' && run > 0) continue;
      const {wallMs} = await measure({argv: ['sh', '-ec', script]});
      if (run >= 0) note(name, wallMs);
    }
    const wallMs = await timed(() =>
      connection.put([{source, target: join(there, 'large'), mode: 0o644}], {signal}),
    );
    if (run >= 0) note('proctor', wallMs);
  }
  const medians = [...times].map(([name, some]) => [name, median(some)] as const);
  const [fastest = ['', 1] as const] = medians
    .filter(([name]) => name !== 'proctor')
    .sort((a, b) => a[1] - b[1]);
  const ours = times.get('proctor') ?? [];
  const detail = medians.map(([name, ms]) => `${name} ${ms.toFixed(0)} ms`).join(', ');
  // Within each turn, since what else the machine does changes from turn to turn.
  const ratios = (times.get(fastest[0]) ?? []).map((ms, run) => (ours[run] ?? NaN) / ms);
  return row(`256 MiB put and verified / ${fastest[0]}`, median(ratios), 1.15, {
    unit: '×',
    detail,
  });
}

async function benchSmall(bench: Bench, environment: Environment): Promise<Row[]> {
  const {sshd, sources, there, folder, names} = bench;
  const small = join(sources, 'small');
  const ssh = `ssh -c ${CIPHER} -F ${sshd.config}`;
  const master = `${ssh} -o ControlPath=${folder}/master`;
  await measure({argv: ['sh', '-ec', `${master} -M -N -f bench </dev/null >/dev/null 2>&1`]});
  const ourFiles = (): WantedFile[] =>
    names.map((name) => ({target: `${there}/ours/${name}`, mode: 0o644, ...sumOf(bench, name)}));
  const connection = await environment.connect(contextFor());
  const put = (some: readonly string[]): Promise<unknown> => {
    const files: FileToPut[] = some.map((name) => ({
      source: join(small, name),
      target: `${there}/ours/${name}`,
      mode: 0o644,
    }));
    return connection.put(files, {signal});
  };
  const rsync = `rsync -a -e '${master}' ${small}/ bench:${there}/rsynced/`;
  const tar = `tar -cf - -C ${small} . | ${ssh} bench 'mkdir ${there}/tarred; tar -xf - -C ${there}/tarred'`;
  const run = (script: string) => measure({argv: ['sh', '-ec', script]}).then(({wallMs}) => wallMs);
  const ratios: Record<'tar' | 'rsync' | 'same' | 'changed', number[]> = {
    tar: [],
    rsync: [],
    same: [],
    changed: [],
  };
  const details: Record<string, number[]> = {};
  const note = (name: string, ms: number): number => {
    details[name] = [...(details[name] ?? []), ms];
    return ms;
  };
  try {
    for (let turn = -1; turn < RUNS; turn++) {
      for (const name of ['ours', 'tarred', 'rsynced']) {
        rmSync(join(there, name), {recursive: true, force: true});
      }
      const first = note('put', await timed(() => put(names)));
      const tarMs = note('tar | ssh', await run(tar));
      const rsyncMs = note('rsync', await run(rsync));
      const wanted = ourFiles();
      const same = note(
        'inventory',
        await timed(() => takeInventory(connection, wanted, {signal})),
      );
      const rsyncSame = note('rsync again', await run(rsync));
      for (const name of names.slice(0, CHANGED_COUNT)) {
        writeFileSync(join(small, name), randomBytes(SMALL_BYTES));
      }
      const wantedNow = ourFiles();
      const changed = note(
        'inventory and put',
        await timed(async () => {
          const inventory = await takeInventory(connection, wantedNow, {signal});
          await put(names.filter((_, index) => inventory.files[index]?.state !== 'as-wanted'));
        }),
      );
      const rsyncChanged = note('rsync of 10', await run(rsync));
      if (turn < 0) continue;
      ratios.tar.push(first / tarMs);
      ratios.rsync.push(first / rsyncMs);
      ratios.same.push(same / rsyncSame);
      ratios.changed.push(changed / rsyncChanged);
    }
  } finally {
    await run(`${master} -q -O exit bench`);
  }
  const detail = (...some: string[]) =>
    some.map((name) => `${name} ${median(details[name] ?? []).toFixed(0)} ms`).join(', ');
  return [
    row('2,000 files put, open connection / tar | ssh', median(ratios.tar), 1, {
      unit: '×',
      detail: detail('put', 'tar | ssh'),
    }),
    row('the same / rsync over a ControlMaster', median(ratios.rsync), 1.6, {
      unit: '×',
      detail: detail('put', 'rsync'),
    }),
    row('2,000 files unchanged, inventory / rsync', median(ratios.same), 1, {
      unit: '×',
      detail: detail('inventory', 'rsync again'),
    }),
    row('10 of 2,000 files changed, inventory and put / rsync', median(ratios.changed), 1.2, {
      unit: '×',
      detail: detail('inventory and put', 'rsync of 10'),
    }),
  ];
}

function sumOf(bench: Bench, name: string): {bytes: number; sha256: string} {
  const content = readFileSync(join(bench.sources, 'small', name));
  const sha256 = createHash('sha256').update(content).digest('hex');
  return {bytes: content.length, sha256};
}

async function benchHosts(bench: Bench): Promise<Row> {
  let handshakesMs = 0;
  for (const host of HOSTS_50) {
    let environment: Environment | undefined;
    handshakesMs += await timed(async () => {
      environment = await open(bench, host);
    });
    await environment?.[Symbol.asyncDispose]();
  }
  const source = join(bench.sources, 'small', bench.names[0] ?? '');
  const left = [...HOSTS_50];
  const work = async (): Promise<void> => {
    for (let host = left.pop(); host !== undefined; host = left.pop()) {
      const environment = await open(bench, host);
      const connection = await environment.connect(contextFor());
      await connection.put([{source, target: 'artifact', mode: 0o755}], {signal});
      await environment[Symbol.asyncDispose]();
    }
  };
  const allMs = await timed(() => Promise.all(Array.from({length: HOSTS_AT_ONCE}, work)));
  return row('50 hosts, 8 at once / sum of 50 handshakes / 8', allMs / (handshakesMs / 8), 1.3, {
    unit: '×',
    detail: `${allMs.toFixed(0)} ms, one handshake ${(handshakesMs / HOSTS_50.length).toFixed(0)} ms`,
  });
}

function contextFor(): StepContext {
  return {
    signal,
    mask: NO_MASK,
    secret: () => '',
    runId: 'bench',
    folder: '/',
    scratchFolder: '/tmp',
    env: {},
    warn: () => undefined,
  };
}

function open({sshd, folder}: Bench, host: string): Promise<Environment> {
  const user = userInfo().username;
  const spec: SshSpec = {
    id: 'bench',
    type: 'ssh',
    instances: 1,
    isolation: 'shared',
    env: {},
    shell: undefined,
    workingDirectory: undefined,
    prepare: [],
    restore: [],
    debug: [],
    stageTimeoutMs: 60_000,
    host,
    port: sshd.port,
    user,
    keys: [sshd.key],
    passphrase: undefined,
    password: undefined,
    agent: false,
    config: false,
    jump: undefined,
    knownHosts: [sshd.knownHosts],
    hostKeyChecking: 'strict',
    connectTimeoutMs: 20_000,
    keepAliveMs: 10_000,
    sessionsMax: 10,
  };
  return createSshDriver({name: user, homeFolder: folder}).provision(spec, 1, contextFor());
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}
