import {type ChildProcess, spawn} from 'node:child_process';
import {randomBytes} from 'node:crypto';
import {once} from 'node:events';
import {existsSync, readdirSync, readFileSync} from 'node:fs';
import {mkdir, mkdtemp, readdir, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join, resolve} from 'node:path';
import {build} from 'esbuild';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';

/** Runs commands until it is killed; says `ready` when they run. */
const PROGRAM = `
  import {localDriver} from './src/environments/local/local-driver.ts';
  import {localSpec} from './test/rig/local-spec.ts';
  const [runId, folder, countText] = process.argv.slice(2);
  const count = Number(countText);
  const signal = new AbortController().signal;
  const context = {signal, runId, folder, scratchFolder: folder, env: process.env, warn() {}};
  const environment = await localDriver.provision(localSpec(), 1, context);
  const connection = await environment.connect(context);
  const options = {signal, timeoutMs: Infinity, idleTimeoutMs: Infinity, killGraceMs: 1000};
  const exec = (script, rest = {}) =>
    connection.exec({script, env: {}, shell: 'sh'}, {...options, ...rest});
  for (let index = 0; index < count; index++) await exec('true');
  let readyCount = 0;
  const onOutput = () => { if (++readyCount === 4) process.stdout.write('ready'); };
  for (const script of [
    'echo; sleep 600',
    "trap '' TERM; echo; sleep 600 & sleep 600",
    '(setsid sleep 600 &); echo; sleep 600',
    'touch "$TMPDIR/a"; (env PROCTOR_RUN_ID=$PROCTOR_RUN_ID setsid sleep 600 &); echo; kill -STOP $$',
  ]) exec(script, {onOutput});
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

describe('when proctor is killed', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'proctor-death-'));
    await build({
      stdin: {
        contents: PROGRAM,
        resolveDir: resolve(import.meta.dirname, '../../..'),
        loader: 'js',
      },
      outfile: join(folder, 'program.mjs'),
      bundle: true,
      format: 'esm',
      platform: 'node',
      target: 'node22.13',
      logLevel: 'error',
      banner: {
        js: "import {createRequire} from 'node:module'; const require = createRequire(import.meta.url);",
      },
    });
  });
  afterAll(() => rm(folder, {recursive: true}));

  async function start(
    count: number,
  ): Promise<{child: ChildProcess; runId: string; scratch: string}> {
    const runId = `run-${randomBytes(6).toString('hex')}`;
    const scratch = join(folder, runId);
    await mkdir(scratch);
    const argv = [join(folder, 'program.mjs'), runId, scratch, String(count)];
    const child = spawn(process.execPath, argv, {stdio: ['ignore', 'pipe', 'inherit']});
    await once(child.stdout, 'data');
    return {child, runId, scratch};
  }

  it.each([
    ['before its spawners are ready', 0],
    ['when it has long been running', 200],
  ])('D29 nothing that it started and no scratch is left: %s', async (_, count) => {
    const {child, runId, scratch} = await start(count);
    expect(processesOf(runId).length).toBeGreaterThan(5);
    expect((await readdir(scratch)).length).toBe(2);
    child.kill('SIGKILL');
    await once(child, 'exit');
    await expect.poll(() => processesOf(runId), {timeout: 5000}).toEqual([]);
    // The run's folder for temporary files, too: nobody else is left to remove it.
    await expect.poll(() => existsSync(scratch), {timeout: 5000}).toBe(false);
  });
});
