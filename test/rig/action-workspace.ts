import {spawn} from 'node:child_process';
import {existsSync, mkdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {parse} from 'yaml';
import {CliFolder, type CliResult, cleanEnv, RunningCli} from './cli.ts';

const ROOT = join(import.meta.dirname, '..', '..');

/** The parts of `action.yml` that tests look at. */
export interface ActionFile {
  readonly inputs: Readonly<
    Record<string, {readonly description: string; readonly default?: string}>
  >;
  readonly outputs: Readonly<Record<string, {readonly description: string}>>;
  readonly runs: Readonly<Record<string, string>>;
}

/** `action.yml`, parsed. */
export function actionFile(): ActionFile {
  return parse(readFileSync(join(ROOT, 'action.yml'), 'utf8')) as ActionFile;
}

/** Of one step of a job: the files by which it speaks to the runner. */
const FILES = ['OUTPUT', 'STATE', 'STEP_SUMMARY', 'ENV', 'PATH'] as const;

/** A workspace in which the built action is run as the runner does: by variables, files and signals. */
export class ActionWorkspace implements Disposable {
  readonly folder: CliFolder;
  readonly #env: Readonly<Record<string, string>>;

  /** @param env More variables, for both steps. */
  constructor(files: Readonly<Record<string, string>>, env: Readonly<Record<string, string>> = {}) {
    this.folder = new CliFolder(files);
    this.#env = env;
    for (const name of FILES) this.folder.write(`.runner/${name}`, '');
    mkdirSync(join(this.folder.path, '.runner/temp'));
  }

  /** Starts the first step. */
  start(inputs: Readonly<Record<string, string>> = {}): RunningCli {
    return this.#start('main', inputs, {});
  }

  async main(inputs: Readonly<Record<string, string>> = {}): Promise<CliResult> {
    return await this.start(inputs).ended;
  }

  /** Runs the step at the end of the job, which is told what the first one has left word of. */
  async post(inputs: Readonly<Record<string, string>> = {}): Promise<CliResult> {
    const state = Object.entries(this.state()).map(([name, value]) => [`STATE_${name}`, value]);
    this.folder.write('.runner/STEP_SUMMARY', '');
    return await this.#start('post', inputs, Object.fromEntries(state) as Record<string, string>)
      .ended;
  }

  outputs(): Record<string, string> {
    return valuesOf(this.folder.read('.runner/OUTPUT'));
  }

  state(): Record<string, string> {
    return valuesOf(this.folder.read('.runner/STATE'));
  }

  summary(): string {
    return this.folder.read('.runner/STEP_SUMMARY');
  }

  /** What the run's own JSON report says; `undefined` where there is none. */
  report(): Record<string, unknown> | undefined {
    const path = join(this.outputs()['run-folder'] ?? '', 'report.json');
    if (!existsSync(path)) return undefined;
    return JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>;
  }

  [Symbol.dispose](): void {
    this.folder[Symbol.dispose]();
  }

  #start(
    step: 'main' | 'post',
    inputs: Readonly<Record<string, string>>,
    more: Readonly<Record<string, string>>,
  ): RunningCli {
    const {inputs: known, runs} = actionFile();
    const env: NodeJS.ProcessEnv = {
      ...cleanEnv(),
      CI: 'true',
      GITHUB_ACTIONS: 'true',
      GITHUB_WORKSPACE: this.folder.path,
      GITHUB_REPOSITORY: 'team/project',
      GITHUB_SERVER_URL: 'https://github.com',
      GITHUB_RUN_ID: '77',
      GITHUB_RUN_ATTEMPT: '1',
      GITHUB_JOB: 'test',
      GITHUB_ACTION: '__self',
      RUNNER_TEMP: join(this.folder.path, '.runner/temp'),
      RUNNER_TRACKING_ID: 'github_of-this-job',
      PROCTOR_STATE_DIR: join(this.folder.path, '.runner/proctor'),
      ...this.#env,
      ...more,
    };
    for (const name of FILES) env[`GITHUB_${name}`] = join(this.folder.path, '.runner', name);
    for (const [name, {default: standard}] of Object.entries(known)) {
      const value = inputs[name] ?? (standard?.includes('toJSON') ? 'null' : standard);
      env[inputVariable(name)] = value ?? '';
    }
    for (const [name, value] of Object.entries(inputs)) env[inputVariable(name)] = value;
    const child = spawn(process.execPath, [join(ROOT, runs[step] ?? '')], {
      cwd: this.folder.path,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    return new RunningCli(child);
  }
}

/** The lines of a log that the runner takes for commands, on either stream. */
export function commandsIn({stdout, stderr}: CliResult): string[] {
  return `${stdout}\n${stderr}`
    .split(/\r\n|\r|\n/)
    .filter((line) => /^[\s\u0085]*::[^:\s]/.test(line) || line.includes('##['));
}

function inputVariable(name: string): string {
  return `INPUT_${name.replaceAll(' ', '_').toUpperCase()}`;
}

/** A file of commands: `name<<delimiter`, lines, `delimiter`. A later value of a name counts. */
function valuesOf(text: string): Record<string, string> {
  const values: Record<string, string> = {};
  for (const match of text.matchAll(/^([^\n<]+)<<(\S+)\n([\s\S]*?)\n\2$/gm)) {
    values[match[1] ?? ''] = match[3] ?? '';
  }
  return values;
}
