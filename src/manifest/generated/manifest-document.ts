// Made from schema/manifest.schema.json by `npm run generate`: do not edit.

/**
 * How much may happen at once: one number for all cases, or limits by kind.
 */
export type Concurrency =
  | Positive
  | {
      /**
       * Nodes of any kind at once. Default: the number of processors, at least 2.
       */
      total?: number;
      /**
       * Environments being provisioned at once.
       */
      provision?: number;
      /**
       * Deployments at once.
       */
      deploy?: number;
      /**
       * Cases at once.
       */
      run?: number;
      /**
       * Nodes at once on one host.
       */
      'per-host'?: number;
    };
export type Positive = number;
/**
 * The shell that runs scripts: `bash` (default; `sh` where the environment has no bash), `sh`, `python3`, or a command with `{0}` where the script's file goes.
 */
export type Shell = string;
/**
 * How often to try again: a number for failed tests (infrastructure faults get 1 retry), or both with their waits.
 */
export type Retries =
  | Count
  | {
      /**
       * Retries after a failed test. Default: 0.
       */
      test?: number;
      /**
       * Retries after a transient infrastructure fault. Default: 1.
       */
      infrastructure?: number;
      /**
       * Wait before the first retry; doubles each time, with full jitter. Default: 500ms.
       */
      delay?: string;
      /**
       * Longest wait between two tries. Default: 30s.
       */
      'max-delay'?: string;
    };
export type Count = number;
export type Scalar = string | number | boolean;
export type Environment = LocalEnvironment | SshEnvironment;
/**
 * `shared`: cases take turns on an instance; `fresh`: each case gets an instance of its own. Default: shared.
 */
export type Isolation = 'shared' | 'fresh';
export type Text = string;
/**
 * A letter or underscore, then letters, digits, `_`, `.` and `-`; at most 100.
 */
export type Name = string;
/**
 * One name or a list of them.
 */
export type Names = Name | [string, ...string[]];
/**
 * A time such as `500ms`, `90s`, `5m`, `1h30m`.
 */
export type Duration = string;
/**
 * One text or a list of them.
 */
export type Texts = Text | [Text, ...Text[]];
/**
 * A JavaScript regular expression, applied with flags `mu`.
 */
export type Regex = string;
export type Output =
  | ('stdout' | 'stderr')
  | {
      /**
       * A JavaScript regular expression, applied with flags `mu`.
       */
      matches?: string;
      /**
       * JSON path into stdout, as `$.a.b[0]`.
       */
      json?: string;
    };

/**
 * What there is to test on, what to put there and what to try.
 */
export interface Manifest {
  /**
   * Format version.
   */
  proctor: 1;
  /**
   * Name of the suite in reports. Default: the name of the manifest's folder.
   */
  name?: string;
  /**
   * Free text for readers.
   */
  description?: string;
  concurrency?: Concurrency;
  /**
   * Longest time for the whole run; cleanup comes on top.
   */
  timeout?: string;
  defaults?: Defaults;
  /**
   * Constants, read as `${{ variables.NAME }}`; `--variable NAME=value` overrides one.
   */
  variables?: {
    [k: string]: Scalar;
  };
  /**
   * References to secret values, never the values themselves; read as `${{ secrets.NAME }}` where a value is passed (`env`, `stdin`, `password`).
   */
  secrets?: {
    [k: string]: Secret;
  };
  env?: Env1;
  /**
   * What there is to test on, by name. Default: one environment `local` of type `local`.
   */
  environments?: {
    [k: string]: Environment;
  };
  /**
   * Files and folders that scenarios ask to be put on their environment.
   */
  artifacts?: {
    [k: string]: Artifact;
  };
  /**
   * Named tools that watch a case: variables, a command that starts them, one that proves that they work, one that stops them.
   */
  instrumentation?: {
    [k: string]: Instrumentation;
  };
  /**
   * What to try, by name.
   */
  scenarios?: {
    [k: string]: Scenario;
  };
}
/**
 * What scenarios get that do not say otherwise.
 */
export interface Defaults {
  /**
   * Longest time of one attempt of a case. Default: 15m.
   */
  timeout?: string;
  /**
   * Longest time of one step. Default: no limit of its own.
   */
  'step-timeout'?: string;
  /**
   * Longest time of one provision, connect, deploy, ready or cleanup. Default: 5m.
   */
  'stage-timeout'?: string;
  /**
   * Longest silence of a step. Default: no limit.
   */
  'idle-timeout'?: string;
  /**
   * A step that takes longer is called slow, again each time this time has passed. Default: 1m.
   */
  'slow-after'?: string;
  /**
   * Time between the polite and the forced end of a step. Default: 5s.
   */
  'kill-grace'?: string;
  shell?: Shell;
  retries?: Retries;
  env?: Env;
}
/**
 * Environment variables. Values may hold `${{ }}`, secrets too.
 */
export interface Env {
  [k: string]: Scalar;
}
/**
 * Where the value is found when the run starts.
 */
export interface Secret {
  /**
   * Name of an environment variable of proctor's own process.
   */
  env?: string;
  /**
   * Path of a file that holds the value; one newline at its end is left out. `~/` is the home folder.
   */
  file?: string;
}
/**
 * Environment variables. Values may hold `${{ }}`, secrets too.
 */
export interface Env1 {
  [k: string]: Scalar;
}
/**
 * This machine.
 */
export interface LocalEnvironment {
  type: 'local';
  description?: string;
  /**
   * How many cases may run here at once. Default: as many as `concurrency` allows.
   */
  instances?: number;
  isolation?: Isolation;
  env?: Env;
  /**
   * Variables of proctor's own environment that steps see: a list of names (`*` at the end matches any rest), or `true` for all. PATH, HOME, USER, LOGNAME, SHELL and TMPDIR are always set. Default: none.
   */
  'inherit-env'?: boolean | Text[];
  shell?: Shell;
  /**
   * Where steps run. Default: the manifest's folder.
   */
  'working-directory'?: string;
  /**
   * Run once on each instance before its first case.
   */
  prepare?: Text | [Text, ...Text[]];
  /**
   * Run once on each instance after its last case, whatever happened.
   */
  restore?: Text | [Text, ...Text[]];
  /**
   * Run after each case that did not pass; its output is kept with the case.
   */
  debug?: Text | [Text, ...Text[]];
}
/**
 * A host reached over SSH.
 */
export interface SshEnvironment {
  type: 'ssh';
  description?: string;
  /**
   * Host name, address, or an alias of `~/.ssh/config`.
   */
  host: string;
  /**
   * Default: what `~/.ssh/config` says, or 22.
   */
  port?: number;
  /**
   * Default: what `~/.ssh/config` says, or your own user name.
   */
  user?: string;
  /**
   * Path of a private key, or several to try in turn. Default: what `~/.ssh/config` says, the agent, and `~/.ssh/id_*`.
   */
  key?: Text | [Text, ...Text[]];
  /**
   * For an encrypted key: a `${{ secrets.NAME }}`.
   */
  passphrase?: string;
  /**
   * A `${{ secrets.NAME }}`.
   */
  password?: string;
  /**
   * Whether keys of the SSH agent are offered. Default: true where `SSH_AUTH_SOCK` is set and no `key` is given.
   */
  agent?: boolean;
  /**
   * Path of an OpenSSH client configuration, or `false` for none. Default: `~/.ssh/config`.
   */
  config?: Text | false;
  /**
   * Hosts to go through, as in ProxyJump: `user@host:port,…`.
   */
  jump?: string;
  /**
   * Path of a known_hosts file, or several. Default: what `~/.ssh/config` says, or `~/.ssh/known_hosts`.
   */
  'known-hosts'?: Text | [Text, ...Text[]];
  /**
   * `accept-new` adds the key of a host seen for the first time to the known_hosts file; a changed key is refused in both. Default: strict.
   */
  'host-key-checking'?: 'strict' | 'accept-new';
  /**
   * Default: 20s.
   */
  'connect-timeout'?: string;
  /**
   * Time between keep-alives; three unanswered end the connection. Default: 10s.
   */
  'keep-alive'?: string;
  /**
   * Commands at once over one connection; more open another connection. Default: 10 (sshd's MaxSessions), less if the server refuses.
   */
  sessions?: number;
  /**
   * How many cases may run there at once. Default: 1.
   */
  instances?: number;
  isolation?: Isolation;
  env?: Env;
  shell?: Shell;
  /**
   * Where steps run. Default: a scratch folder of the instance.
   */
  'working-directory'?: string;
  /**
   * Run once on each instance before its first case.
   */
  prepare?: Text | [Text, ...Text[]];
  /**
   * Run once on each instance after its last case, whatever happened.
   */
  restore?: Text | [Text, ...Text[]];
  /**
   * Run after each case that did not pass; its output is kept with the case.
   */
  debug?: Text | [Text, ...Text[]];
}
export interface Artifact {
  /**
   * Scripts and binaries are made executable where no `mode` is given. Default: data.
   */
  type?: 'script' | 'binary' | 'config' | 'data';
  /**
   * File, folder or glob, from the manifest's folder; `../` must be written out, so that reaching outside is visible.
   */
  source: string;
  /**
   * Where it goes: a folder when it ends in `/` or `source` is a glob or folder, else a file. Relative to the instance's scratch folder, which steps see as `$PROCTOR_SCRATCH`.
   */
  target: string;
  /**
   * File mode in octal, quoted.
   */
  mode?: string;
  /**
   * Artifacts to be put there before this one.
   */
  needs?: Name | [string, ...string[]];
}
export interface Instrumentation {
  description?: string;
  env?: Env;
  /**
   * Script run before the case's steps.
   */
  start?: string;
  /**
   * Script that proves that it works; the case is an infrastructure error where it fails. Run after `start`, and again before `stop`.
   */
  check?: string;
  /**
   * Script run after the case's steps, whatever happened.
   */
  stop?: string;
}
export interface Scenario {
  description?: string;
  /**
   * Where it runs: one case for each. Default: the manifest's only environment.
   */
  environment?: Name | [string, ...string[]];
  /**
   * Words to select by.
   *
   * Items: A letter or underscore, then letters, digits, `_`, `.` and `-`; at most 100.
   */
  tags?: string[];
  /**
   * Scenarios that must have passed before; on the same environment where they run there.
   */
  needs?: Name | [string, ...string[]];
  matrix?: Matrix;
  artifacts?: Names;
  instrumentation?: Names;
  /**
   * What the environment must have.
   */
  requires?: {
    /**
     * Programs that must be on the PATH there.
     */
    tools?: Text | [Text, ...Text[]];
    /**
     * Kernel releases, all of which must hold.
     */
    kernel?: string;
    /**
     * Scripts that must succeed there.
     */
    commands?: Text | [Text, ...Text[]];
    /**
     * The verdict where something is missing. Default: error.
     */
    otherwise?: 'skip' | 'error';
  };
  timeout?: Duration;
  'step-timeout'?: Duration;
  'idle-timeout'?: Duration;
  'slow-after'?: Duration;
  retries?: Retries;
  env?: Env;
  shell?: Shell;
  'working-directory'?: Text;
  /**
   * Run before the steps; its failure is an infrastructure error.
   */
  prepare?: Text | [Text, ...Text[]];
  /**
   * Run after the steps, whatever happened.
   */
  restore?: Text | [Text, ...Text[]];
  /**
   * Run when the case did not pass, before `restore`; its output is kept with the case.
   */
  debug?: Text | [Text, ...Text[]];
  /**
   * @minItems 1
   */
  steps: [Step, ...Step[]];
  /**
   * Limits for values that steps publish by a line `::metric name=value unit`.
   */
  metrics?: {
    [k: string]: Metric;
  };
  /**
   * One text or a list of them.
   */
  capture?: Text | [Text, ...Text[]];
  /**
   * Why it is expected to fail.
   */
  xfail?:
    | Text
    | {
        reason: Text;
        /**
         * Whether passing is a failure. Default: true.
         */
        strict?: boolean;
      };
  /**
   * It runs and is reported, but never decides the exit code, until the date.
   */
  quarantine?: {
    reason: Text;
    /**
     * Last day, as YYYY-MM-DD; quote it. From the next day on it counts again.
     */
    until: string;
  };
}
/**
 * Each combination of the lists' values is a case of its own; `include` adds or extends combinations, `exclude` takes some away, as in GitHub Actions.
 */
export interface Matrix {
  include?: {
    [k: string]: Scalar;
  }[];
  exclude?: {
    [k: string]: Scalar;
  }[];
  /**
   * @minItems 1
   */
  [k: string]:
    | [string | number | boolean, ...(string | number | boolean)[]]
    | {
        [k: string]: Scalar;
      }[]
    | undefined;
}
/**
 * One command (`run`), poll (`until`), sequence of states (`watch`), or the end of a background step (`wait`, `stop`).
 */
export interface Step {
  /**
   * For references from other steps.
   */
  id?: string;
  /**
   * For people. Default: the id, or the first line of the script.
   */
  name?: string;
  /**
   * Script to run.
   */
  run?: string;
  /**
   * Script to run again and again until it succeeds and meets `expect`.
   */
  until?: string;
  /**
   * Script whose output is the state to follow through `states`.
   */
  watch?: string;
  /**
   * A letter or underscore, then letters, digits, `_`, `.` and `-`; at most 100.
   */
  wait?: string;
  /**
   * A letter or underscore, then letters, digits, `_`, `.` and `-`; at most 100.
   */
  stop?: string;
  /**
   * Signal that `stop` sends. Default: TERM.
   */
  signal?: string;
  shell?: Shell;
  env?: Env;
  'working-directory'?: Text;
  /**
   * Text for the script's standard input; may hold secrets.
   */
  stdin?: string;
  timeout?: Duration;
  'idle-timeout'?: Duration;
  /**
   * Expression; the step is skipped where it is false. Default: `success()`.
   */
  if?: string | boolean;
  /**
   * Whether the case goes on, and may pass, when this step fails.
   */
  'continue-on-error'?: boolean;
  /**
   * Whether the next step starts at once; it is ended after the last step, or awaited where it has an `expect`.
   */
  background?: boolean;
  ready?: Ready;
  expect?: Expect;
  /**
   * A time such as `500ms`, `90s`, `5m`, `1h30m`.
   */
  every?: string;
  /**
   * For `watch`: the states expected, in order.
   *
   * @minItems 1
   */
  states?: [State, ...State[]];
  /**
   * Values for later steps, read as `${{ steps.ID.outputs.NAME }}`; a line `::output name=value` sets one too.
   */
  outputs?: {
    [k: string]: Output;
  };
  results?: Results;
}
/**
 * For a background step: what must hold before the next step starts.
 */
export interface Ready {
  /**
   * Script that must succeed.
   */
  command?: string;
  /**
   * Port on the environment, or `host:port` seen from there, that must accept.
   */
  tcp?: number | Text;
  /**
   * URL, seen from the environment, that must answer below 400.
   */
  http?: string;
  /**
   * Path that must exist.
   */
  file?: string;
  /**
   * What a line of its output must match.
   */
  output?: string;
  /**
   * A time such as `500ms`, `90s`, `5m`, `1h30m`.
   */
  every?: string;
  /**
   * A time such as `500ms`, `90s`, `5m`, `1h30m`.
   */
  timeout?: string;
}
/**
 * What must hold for the step to pass. Default: exit code 0.
 */
export interface Expect {
  'exit-code'?: number | [number, ...number[]] | 'any';
  /**
   * The signal that must have ended it.
   */
  signal?: string;
  stdout?: TextMatch;
  stderr?: TextMatch;
  file?: FileMatch | [FileMatch, ...FileMatch[]];
}
export interface TextMatch {
  contains?: Texts;
  'not-contains'?: Texts;
  matches?: Regex | [Regex, ...Regex[]];
  'not-matches'?: Regex | [Regex, ...Regex[]];
  /**
   * The whole text; one newline at its end is left out.
   */
  equals?: string;
  /**
   * JSON paths and the values they must have.
   */
  json?: {
    [k: string]: unknown;
  };
}
export interface FileMatch {
  path: Text;
  /**
   * Default: true.
   */
  exists?: boolean;
  contains?: Texts;
  'not-contains'?: Texts;
  matches?: Regex;
  equals?: string;
}
export interface State {
  equals?: string;
  contains?: Text;
  matches?: Regex;
  /**
   * A time such as `500ms`, `90s`, `5m`, `1h30m`.
   */
  within: string;
}
/**
 * Tests that the step's own output reports, folded into the report as cases of their own.
 */
export interface Results {
  /**
   * TAP 14 (12 and 13 too): `stdout`, `stderr`, or a path.
   */
  tap?: string;
  /**
   * KTAP: `stdout`, `stderr`, or a path.
   */
  ktap?: string;
  /**
   * One text or a list of them.
   */
  junit?: Text | [Text, ...Text[]];
}
export interface Metric {
  min?: number;
  max?: number;
  /**
   * How much worse than the stored baseline it may be. `--update-baseline` stores a new one.
   */
  regression?: string;
  /**
   * Which way is better. Default: lower.
   */
  better?: 'lower' | 'higher';
  /**
   * Whether a case that does not publish it fails. Default: true.
   */
  required?: boolean;
}
