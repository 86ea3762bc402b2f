import {type ChildProcess, spawn} from 'node:child_process';
import {once} from 'node:events';
import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join, resolve} from 'node:path';
import {build} from 'esbuild';
import {type Ledger, ledgerPath, readLedger} from '../../src/ledger/ledger-file.ts';
import type {Resource} from '../../src/ledger/resource.ts';

/**
 * Is its own reaper. Otherwise opens a ledger, intends what it is told to, says `ready`, and waits
 * for its end. With `makes`, it makes folders one after another for ever, each intended first.
 */
const PROGRAM = `
  import {mkdirSync, rmSync} from 'node:fs';
  import {join} from 'node:path';
  import {RunLedger} from './src/ledger/run-ledger.ts';
  import {reap} from './src/cli/cleanup/reap.ts';
  const [verb, ...rest] = process.argv.slice(2);
  if (verb === 'reap') {
    for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(name, () => undefined);
    const onInterrupt = () => ({[Symbol.dispose]: () => undefined});
    process.exitCode = await reap(rest[0], {env: process.env, signal: new AbortController().signal, onInterrupt});
  } else {
    const {stateFolder, runId, runFolder, resources, makes} = JSON.parse(rest[0]);
    const command = [process.execPath, process.argv[1], 'reap'];
    const ledger = await RunLedger.open({stateFolder, runId, runFolder, reaper: {command, env: {PATH: process.env.PATH}}});
    for (const resource of resources) await ledger.intend(resource);
    process.stdout.write('ready');
    setInterval(() => undefined, 1000);
    for (let index = 0; makes !== undefined; index++) {
      const path = join(makes, 'made-' + index);
      const entry = await ledger.intend({kind: 'folder', path});
      mkdirSync(path);
      entry.made();
      if (index % 2 === 0) continue;
      rmSync(path, {recursive: true});
      entry[Symbol.dispose]();
    }
  }
`;

/** What a runner of a test is to do. */
export interface LedgerRunnerOptions {
  readonly stateFolder: string;
  readonly runId: string;
  readonly runFolder?: string;
  readonly resources: readonly Resource[];
  /** Folder in which it makes folders until it is killed. @default it makes nothing */
  readonly makes?: string;
}

/** A process with a ledger, to be killed. */
export interface LedgerRunner {
  readonly child: ChildProcess;
  /** As it was when it was ready. */
  readonly ledger: Ledger;
  /** Kills it with SIGKILL, its reaper before it where that is wanted; returns when it is gone. */
  kill(options?: {readonly withReaper: boolean}): Promise<void>;
}

/** Builds a program with a real ledger and reaper, once; starts processes of it. */
export class LedgerProgram implements Disposable {
  readonly #folder = mkdtempSync(join(tmpdir(), 'proctor-program-'));

  static async build(): Promise<LedgerProgram> {
    const program = new LedgerProgram();
    await build({
      stdin: {contents: PROGRAM, resolveDir: resolve(import.meta.dirname, '../..'), loader: 'js'},
      outfile: program.path,
      bundle: true,
      format: 'esm',
      platform: 'node',
      target: 'node22.13',
      logLevel: 'error',
      banner: {
        js: "import {createRequire} from 'node:module'; const require = createRequire(import.meta.url);",
      },
    });
    return program;
  }

  get path(): string {
    return join(this.#folder, 'program.mjs');
  }

  async start(options: LedgerRunnerOptions): Promise<LedgerRunner> {
    const child = spawn(process.execPath, [this.path, 'run', JSON.stringify(options)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await once(child.stdout, 'data');
    const ledger = readLedger(ledgerPath(options.stateFolder, options.runId));
    if (ledger === undefined) throw new Error('there is no ledger');
    const kill = async ({withReaper}: {withReaper: boolean} = {withReaper: false}) => {
      const exit = once(child, 'exit');
      // Stopped, it starts no other.
      child.kill('SIGSTOP');
      const {reaper} = ledger.header;
      if (withReaper && reaper !== undefined) process.kill(reaper.pid, 'SIGKILL');
      child.kill('SIGKILL');
      await exit;
    };
    return {child, ledger, kill};
  }

  [Symbol.dispose](): void {
    rmSync(this.#folder, {recursive: true});
  }
}
