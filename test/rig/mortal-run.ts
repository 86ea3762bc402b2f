import {type ChildProcess, spawn} from 'node:child_process';
import {randomBytes} from 'node:crypto';
import {once} from 'node:events';
import {existsSync, readdirSync, readFileSync} from 'node:fs';
import {mkdir, mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join, resolve} from 'node:path';
import {setTimeout as sleep} from 'node:timers/promises';
import {build} from 'esbuild';
import {ledgerPath} from '../../src/ledger/ledger-file.ts';
import {type UndoResult, undoLedger} from '../../src/ledger/undo/undo-ledgers.ts';

/** Opens a ledger, as a run does; what follows it is given a `context`, and `say` to be heard. */
const PRELUDE = `
  import {RunLedger} from './src/ledger/run-ledger.ts';
  import {NO_MASK} from './src/util/mask.ts';
  const [runId, folder, stateFolder, ...args] = process.argv.slice(2);
  // Leaves a word for who undoes the ledger, in place of doing it.
  const reaper = {command: ['/bin/sh', '-c', ': >"$0.due"'], env: {PATH: process.env.PATH}};
  const ledger = await RunLedger.open({stateFolder, runId, reaper});
  await ledger.intend({kind: 'processes', mark: 'PROCTOR_RUN_ID=' + runId});
  const signal = new AbortController().signal;
  const env = {...process.env, PROCTOR_STATE_DIR: stateFolder};
  const context = {
    signal, runId, folder, scratchFolder: folder, env, ledger, mask: NO_MASK,
    secret: (name) => name, warn() {},
  };
  const say = (text) => process.stdout.write(text + '\\n');
  setInterval(() => undefined, 1000);
`;

/** How long a reaper may take to see that its runner has died. */
const SEEN_TIMEOUT_MS = 20_000;
const POLL_MS = 5;

/** A run that works until it is killed. */
export interface MortalRun {
  readonly child: ChildProcess;
  readonly runId: string;
  /** Where its environments are; empty in the end. */
  readonly folder: string;
  /** Waits until what it has said matches. @returns the match. */
  heard(pattern: RegExp): Promise<RegExpExecArray>;
  /** Kills it, and undoes nothing: its ledger stays. */
  die(): Promise<void>;
  /** Kills it, waits until its reaper has seen that, and does what the reaper is there for. */
  kill(): Promise<UndoResult>;
}

/** Programs that run environments, each in a process of its own, to be killed. */
export class MortalRuns implements AsyncDisposable {
  readonly folder: string;
  readonly stateFolder: string;

  private constructor(folder: string) {
    this.folder = folder;
    this.stateFolder = join(folder, 'state');
  }

  /** @param program A module's text, which comes after the prelude. */
  static async build(program: string): Promise<MortalRuns> {
    const folder = await mkdtemp(join(tmpdir(), 'proctor-mortal-'));
    await build({
      stdin: {
        contents: `${PRELUDE}${program}`,
        resolveDir: resolve(import.meta.dirname, '../..'),
        loader: 'js',
      },
      outfile: join(folder, 'program.mjs'),
      bundle: true,
      format: 'esm',
      platform: 'node',
      target: 'node22.13',
      logLevel: 'error',
      // Native add-ons are optional.
      external: ['cpu-features'],
      loader: {'.node': 'empty'},
      banner: {
        js: "import {createRequire} from 'node:module'; const require = createRequire(import.meta.url); const __dirname = import.meta.dirname;",
      },
    });
    return new MortalRuns(folder);
  }

  async start(args: readonly string[], env: NodeJS.ProcessEnv = process.env): Promise<MortalRun> {
    const runId = `run-${randomBytes(6).toString('hex')}`;
    const folder = join(this.folder, runId);
    await mkdir(folder);
    const argv = [join(this.folder, 'program.mjs'), runId, folder, this.stateFolder, ...args];
    const child = spawn(process.execPath, argv, {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: {...env, NODE_COMPILE_CACHE: join(this.folder, 'compiled')},
    });
    let said = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
    const ended = once(child, 'exit');
    const path = ledgerPath(this.stateFolder, runId);
    return {
      child,
      runId,
      folder,
      heard: async (pattern) => {
        for (;;) {
          const match = pattern.exec(said);
          if (match !== null) return match;
          await Promise.race([once(child.stdout, 'data'), ended]);
          if (child.exitCode !== null) throw new Error(`it ended with ${child.exitCode}`);
        }
      },
      die: async () => {
        child.kill('SIGKILL');
        await ended;
      },
      kill: async () => {
        child.kill('SIGKILL');
        await ended;
        await seen(path);
        const options = {signal: new AbortController().signal, stateFolder: this.stateFolder};
        return await undoLedger(path, {...options, env: process.env});
      },
    };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await rm(this.folder, {recursive: true, force: true});
  }
}

/** Where the reaper was not told of a ledger yet, there is none. */
async function seen(path: string): Promise<void> {
  for (let waitedMs = 0; !existsSync(`${path}.due`) && existsSync(path); waitedMs += POLL_MS) {
    if (waitedMs > SEEN_TIMEOUT_MS) throw new Error('the reaper has not seen its runner die');
    await sleep(POLL_MS);
  }
  await rm(`${path}.due`, {force: true});
}

/** Pids of processes that have `text` in their environment or on their command line. */
export function processesWith(text: string): string[] {
  return readdirSync('/proc').filter((name) => {
    try {
      if (!/^\d+$/.test(name) || Number(name) === process.pid) return false;
      const files = ['environ', 'cmdline'].map((file) =>
        readFileSync(`/proc/${name}/${file}`, 'latin1'),
      );
      return files.some((each) => each.includes(text));
    } catch {
      return false;
    }
  });
}
