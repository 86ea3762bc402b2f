/**
 * Runs COUNT commands over SSH, PARALLEL at a time, on each HOST in turn, through the built library,
 * as a process of its own: `ssh-commands.js PORT KEY KNOWN_HOSTS COUNT PARALLEL HOST…`.
 */
import {tmpdir, userInfo} from 'node:os';
import {driverFor, NO_MASK} from '../dist/index.js';

const [port, key, knownHosts, count, parallel, ...hosts] = process.argv.slice(2);
const specFor = (host) => ({
  type: 'ssh',
  id: 'bench',
  host,
  port: Number(port),
  user: userInfo().username,
  keys: [key],
  agent: false,
  config: false,
  knownHosts: [knownHosts],
  hostKeyChecking: 'strict',
  connectTimeoutMs: 20_000,
  keepAliveMs: 10_000,
  sessionsMax: 10,
  instances: 1,
  isolation: 'shared',
  env: {},
  prepare: [],
  restore: [],
  debug: [],
  stageTimeoutMs: 60_000,
});
const {signal} = new AbortController();
const context = {
  signal,
  mask: NO_MASK,
  secret: () => '',
  runId: 'bench',
  folder: process.cwd(),
  scratchFolder: tmpdir(),
  env: {},
  warn: () => undefined,
};
for (const host of hosts) {
  const spec = specFor(host);
  const driver = await driverFor(spec);
  const environment = await driver.provision(spec, 1, context);
  const connection = await environment.connect(context);
  let left = Number(count);
  const worker = async () => {
    while (left-- > 0) {
      const result = await connection.exec(
        {script: 'true', shell: 'sh', env: {}, cwd: undefined, stdin: undefined},
        {signal, timeoutMs: 60_000, idleTimeoutMs: Number.POSITIVE_INFINITY, killGraceMs: 1000},
      );
      if (result.exitCode !== 0) throw new Error(`exit code ${result.exitCode}`);
    }
  };
  await Promise.all(Array.from({length: Number(parallel)}, worker));
  await connection[Symbol.asyncDispose]();
  await environment[Symbol.asyncDispose]();
}
process.exit(0);
