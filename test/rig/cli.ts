import {type ChildProcess, spawn} from 'node:child_process';
import {mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {dirname, join} from 'node:path';

const BIN = join(import.meta.dirname, '..', '..', 'bin', 'proctor.js');

/** What a finished command line left behind. */
export interface CliResult {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** One event of a journal, as tests look at it. */
export type JournalLine = Readonly<Record<string, unknown>> & {readonly type: string};

/** A folder with a manifest in which the built command line is run as a user would. */
export class CliFolder implements Disposable {
  readonly path = mkdtempSync(join(tmpdir(), 'proctor-e2e-'));

  constructor(files: Readonly<Record<string, string>>) {
    for (const [name, text] of Object.entries(files)) this.write(name, text);
  }

  write(name: string, text: string): void {
    const path = join(this.path, name);
    mkdirSync(dirname(path), {recursive: true});
    writeFileSync(path, text, {mode: name.endsWith('.sh') ? 0o755 : 0o644});
  }

  read(name: string): string {
    return readFileSync(join(this.path, name), 'utf8');
  }

  /** The newest run's journal. */
  journal(): JournalLine[] {
    const text = this.read('.proctor/latest/journal.jsonl').trimEnd();
    return text.split('\n').map((line) => JSON.parse(line) as JournalLine);
  }

  /** Case id → final verdict, of the newest run. */
  verdicts(): Record<string, string> {
    const verdicts: Record<string, string> = {};
    for (const event of this.journal()) {
      if (event.type === 'case-ended' && event['final'] === true) {
        verdicts[String(event['case'])] = String(event['verdict']);
      }
    }
    return verdicts;
  }

  /** Case id → reason of its final verdict. */
  reasons(): Record<string, string> {
    const reasons: Record<string, string> = {};
    for (const event of this.journal()) {
      if (event.type === 'case-ended' && event['final'] === true && event['reason'] !== undefined) {
        reasons[String(event['case'])] = String(event['reason']);
      }
    }
    return reasons;
  }

  /** @param input What its standard input is. @default nothing */
  start(
    args: readonly string[],
    env: Readonly<Record<string, string>> = {},
    input?: string,
  ): RunningCli {
    const child = spawn(process.execPath, [BIN, ...args], {
      cwd: this.path,
      env: {...cleanEnv(), ...env},
      stdio: [input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
    });
    child.stdin?.end(input);
    return new RunningCli(child);
  }

  /** Runs `proctor …` to its end. */
  proctor(args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<CliResult> {
    return this.start(args, env).ended;
  }

  [Symbol.dispose](): void {
    rmSync(this.path, {recursive: true, force: true});
  }
}

/** A command line that may still be running. */
export class RunningCli {
  readonly child: ChildProcess;
  readonly ended: Promise<CliResult>;
  #stdout = '';
  #stderr = '';
  readonly #watchers: Array<() => void> = [];

  constructor(child: ChildProcess) {
    this.child = child;
    child.stdout?.on('data', (chunk: Buffer) => {
      this.#stdout += chunk.toString();
      for (const watcher of this.#watchers) watcher();
    });
    child.stderr?.on('data', (chunk: Buffer) => {
      this.#stderr += chunk.toString();
      for (const watcher of this.#watchers) watcher();
    });
    this.ended = new Promise((resolve) => {
      child.on('close', (exitCode) => {
        resolve({exitCode, stdout: this.#stdout, stderr: this.#stderr});
        for (const watcher of this.#watchers) watcher();
      });
    });
  }

  /** Resolves when either stream has shown `text`. @throws when the process ends without. */
  async shows(text: string): Promise<void> {
    const gate = Promise.withResolvers<void>();
    const look = (): void => {
      if (`${this.#stdout}\n${this.#stderr}`.includes(text)) gate.resolve();
      else if (this.child.exitCode !== null) {
        gate.reject(new Error(`ended without "${text}":\n${this.#stdout}\n${this.#stderr}`));
      }
    };
    this.#watchers.push(look);
    look();
    await gate.promise;
  }
}

/** The environment without what would change how proctor behaves. */
export function cleanEnv(): NodeJS.ProcessEnv {
  // Signs beyond ASCII are printed where the locale has them.
  const env: NodeJS.ProcessEnv = {...process.env, LC_ALL: 'C.UTF-8'};
  for (const name of Object.keys(env)) {
    if (/^(CI|GITHUB_.*|PROCTOR_.*|NO_COLOR|FORCE_COLOR|VITEST.*)$/.test(name)) delete env[name];
  }
  return env;
}
