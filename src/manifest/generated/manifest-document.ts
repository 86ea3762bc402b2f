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
      /**
       * Memory of all virtual machines at once. Default: four fifths of what is available when the run starts.
       */
      memory?: string;
      /**
       * CPUs of all virtual machines at once. Default: twice as many as this machine has.
       */
      cpus?: number;
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
/**
 * Machines of a lab, by name, of which environments reserve one by `board`; or the path of a YAML file that holds such a mapping, for several manifests.
 */
export type Boards =
  | Text
  | {
      [k: string]: Board;
    };
export type Text = string;
export type Environment =
  LocalEnvironment | SshEnvironment | QemuEnvironment | ContainerEnvironment;
/**
 * `shared`: cases take turns on an instance; `fresh`: each case gets an instance of its own. Default: shared.
 */
export type Isolation = 'shared' | 'fresh';
export type Package = string;
/**
 * A letter or underscore, then letters, digits, `_`, `.` and `-`; at most 100.
 */
export type Name = string;
/**
 * What must hold before tests run there, beside what is always checked. All of them must.
 *
 * @minItems 1
 * @maxItems 256
 */
export type Readiness = [ReadinessCheck, ...ReadinessCheck[]];
export type Port = number;
/**
 * A size such as `512KiB`, `256MiB`, `1.5GiB`.
 */
export type Size = string;
/**
 * Kernel releases, all of which must hold.
 */
export type KernelRange = string;
/**
 * Locks that are held while an instance is there: their name, several names, or a mapping. Nobody else who names them, in this run or another, is there at the same time.
 */
export type Lock =
  | LockName
  | [string, ...string[]]
  | {
      /**
       * Name, or several, which are taken in the order of the alphabet. To be left out only beside `board`, for the times of which the rest then counts.
       */
      name?: LockName | [string, ...string[]];
      /**
       * `shared`: with others who ask for it as shared. Default: exclusive.
       */
      mode?: 'exclusive' | 'shared';
      /**
       * Longest time to wait for all of them. Default: 1h.
       */
      timeout?: string;
      /**
       * Time without a sign of life after which a holder's locks are another's to take. Default: 30s.
       */
      lease?: string;
    };
export type LockName = string;
/**
 * Board of the manifest's `boards` to reserve, in place of `host`: its name, or labels that it must have. Nobody else has it meanwhile; each of the `instances` reserves one.
 */
export type BoardWish = Text | Labels1;
/**
 * Command of this machine whose output is the host's serial console, or a mapping with what to make of the reports on it.
 */
export type HostConsole =
  | Text
  | {
      /**
       * The command. Default: the board's.
       */
      command?: string;
      /**
       * Reports whose title or text matches are none.
       */
      ignore?: Regex | [Regex, ...Regex[]];
      /**
       * Titles of reports that must come, one for each expression; they fail nothing.
       */
      expect?: Regex | [Regex, ...Regex[]];
      'fail-on'?: Severity;
      /**
       * Further lines that are reports, beside those that proctor knows.
       *
       * @minItems 1
       * @maxItems 64
       */
      rules?: [ConsoleRule, ...ConsoleRule[]];
    };
/**
 * A JavaScript regular expression, applied with flags `mu`.
 */
export type Regex = string;
/**
 * Least serious report that fails a case; `never` for none. Default: error.
 */
export type Severity = 'fatal' | 'error' | 'warning' | 'note' | 'never';
/**
 * `minimal`: an initramfs that proctor builds from this machine's static BusyBox, the kernel's virtio modules and the guest agent or SSH server that `connect` asks for. The mapping says from what else.
 */
export type Rootfs =
  | 'minimal'
  | {
      /**
       * Folder with programs and libraries of the guest's architecture. Default: `/`.
       */
      sysroot?: string;
      /**
       * Folder of the kernel's modules. Default: looked for beside the kernel and in `sysroot`.
       */
      modules?: string;
      /**
       * Files and folders to put in: path in the guest to path here.
       */
      files?: {
        [k: string]: Text;
      };
    };
/**
 * `true`: a network card behind QEMU's user networking; `false`: none; or what it is to have. Default: `true` where `connect` is via `ssh`, else `false`.
 */
export type Network =
  | boolean
  | {
      /**
       * Ports of the guest that are reached from this machine.
       *
       * @minItems 1
       * @maxItems 64
       */
      forward?: [Forward, ...Forward[]];
      /**
       * Whether the guest reaches neither this machine nor the world beyond it; forwards still work. Default: false.
       */
      restrict?: boolean;
      /**
       * Names of private networks, one card each: the machines of a run that name the same one reach each other on it. Guests of `rootfs` have an address there, and know the others by name: `ENVIRONMENT-N`, and `ENVIRONMENT` for the first instance.
       */
      private?: Name | [string, ...string[]];
      /**
       * Whether there is a card behind QEMU's user networking beside those of `private`. Default: true.
       */
      user?: boolean;
    };
/**
 * A port of the guest, or more about it.
 */
export type Forward =
  | Port
  | {
      /**
       * Port of the guest.
       */
      guest: number;
      /**
       * Port of this machine, on 127.0.0.1. Default: a free one, so that any number of machines can run at once.
       */
      host?: number;
      /**
       * Default: tcp.
       */
      protocol?: 'tcp' | 'udp';
    };
/**
 * How proctor runs commands in the machine: `ssh`, `guest-agent` (QEMU's, over a virtio port: needs no network), `console` (a shell on the serial line, for guests with neither), or a mapping with more about it. Default: `guest-agent` where `boot` has a `rootfs`; else it must be given.
 */
export type Connect =
  | ('ssh' | 'guest-agent' | 'console')
  | {
      /**
       * The way in.
       */
      via: 'ssh' | 'guest-agent' | 'console';
      /**
       * Longest time from the start of the machine until it answers; more under TCG. Default: 2m.
       */
      timeout?: string;
      /**
       * User to log in as: for `ssh`; for `console` where it asks. Default: root.
       */
      user?: string;
      /**
       * For `ssh`: path of a private key, or several to try in turn. A `rootfs` gets one that proctor makes.
       */
      key?: Text | [Text, ...Text[]];
      /**
       * For `ssh`: port of the guest's SSH server. Default: 22.
       */
      port?: number;
      /**
       * For `ssh` and `console`: a `${{ secrets.NAME }}`.
       */
      password?: string;
      /**
       * For `ssh`, an encrypted key: a `${{ secrets.NAME }}`.
       */
      passphrase?: string;
      /**
       * For `ssh`: path of a known_hosts file with the guest's key, or several. Must be given, but for a `rootfs`: its key is proctor's own.
       */
      'known-hosts'?: Text | [Text, ...Text[]];
      /**
       * For `ssh`: commands at once over one connection. Default: 10, less if the server refuses.
       */
      sessions?: number;
      /**
       * A JavaScript regular expression, applied with flags `mu`.
       */
      'login-prompt'?: string;
      /**
       * A JavaScript regular expression, applied with flags `mu`.
       */
      prompt?: string;
    };
/**
 * What the image is built from: the path of a folder with a Containerfile or Dockerfile, or more about it.
 */
export type ContainerBuild =
  | Text
  | {
      /**
       * Path of the folder that is built.
       */
      context: string;
      /**
       * Path of the Containerfile, from the manifest's folder. Default: `Containerfile`, else `Dockerfile`, in `context`.
       */
      file?: string;
      /**
       * The stage to build. Default: the last one.
       */
      target?: string;
      /**
       * Build arguments. No place for secrets: they stay in the image.
       */
      args?: {
        [k: string]: Scalar;
      };
    };
/**
 * `SOURCE:TARGET`, `SOURCE:TARGET:ro`, or a mapping. A source with a `/`, or one that begins with `.` or `~`, is a path here, from the manifest's folder; any other is the name of a volume.
 */
export type ContainerMount =
  | string
  | {
      /**
       * Path here, or the name of a volume.
       */
      source: string;
      /**
       * Absolute path in the container.
       */
      target: string;
      /**
       * Default: false.
       */
      'read-only'?: boolean;
    };
export type Capability = string;
export type GuestPath = string;
/**
 * `true`: the kernel must have it, and it must be on; or more about it.
 */
export type Sanitizer =
  | true
  | {
      /**
       * Whether a fault is provoked to see that it is found, where the kernel has a way to (LKDTM). What that leaves behind may end a machine: for environments that are thrown away. Default: false.
       */
      provoke: boolean;
    };
/**
 * Coverage of a kernel that was built with `CONFIG_GCOV_KERNEL`: the path here of its build, or more about it.
 */
export type KernelGcov =
  | Text
  | {
      /**
       * Folder here with the kernel's `.gcno` files and sources.
       */
      objects: string;
      /**
       * Folder below `/sys/kernel/debug/gcov` that is brought back. Default: all.
       */
      folder?: string;
    };
/**
 * Coverage of programs that were built with `--coverage`: the path of their `.gcno` files on the environment, `true` for where steps run, or more about it.
 */
export type Gcov =
  | true
  | Text
  | {
      /**
       * Folder on the environment with the `.gcno` files. Default: where steps run.
       */
      objects?: string;
      /**
       * Folder on the environment that relative paths of sources start from. Default: `objects`.
       */
      source?: string;
      /**
       * Folder here with the same sources, for the report's text. Default: none.
       */
      'local-source'?: string;
      /**
       * Globs of the sources that count. Default: all.
       */
      include?: Text | [Text, ...Text[]];
      /**
       * Globs of sources that do not. Default: none.
       */
      exclude?: Text | [Text, ...Text[]];
      /**
       * The command there, as `llvm-cov gcov`. Default: `gcov`.
       */
      gcov?: string;
    };
/**
 * The kernel's own tracer: `true`, or what is traced.
 */
export type Ftrace =
  | true
  | {
      /**
       * As `function_graph`. Default: none where there are `events`, else `function`.
       */
      tracer?: string;
      /**
       * As `sched:sched_switch`.
       */
      events?: Text | [Text, ...Text[]];
      /**
       * Functions that the tracer follows, as `ext4_*`. Default: all.
       */
      filter?: Text | [Text, ...Text[]];
      /**
       * A size such as `512KiB`, `256MiB`, `1.5GiB`.
       */
      buffer?: string;
    };
/**
 * perf on the environment: `true`, or what it measures.
 */
export type Perf =
  | true
  | {
      /**
       * `record`: samples; `stat`: counts. Default: record.
       */
      mode?: 'record' | 'stat';
      /**
       * As `cycles`. Default: perf's own.
       */
      events?: Text | [Text, ...Text[]];
      /**
       * Samples a second, for `record`. Default: perf's own.
       */
      frequency?: number;
      /**
       * How call chains are recorded, for `record`: `fp`, `dwarf` or `lbr`. Default: not at all.
       */
      'call-graph'?: string;
      /**
       * Whether the whole system is measured, or the case's processes. Default: case.
       */
      scope?: 'system' | 'case';
      /**
       * Further arguments of perf, one a list entry, as they are.
       */
      'extra-args'?: Text | [Text, ...Text[]];
    };
/**
 * One name or a list of them.
 */
export type Names = Name | [string, ...string[]];
/**
 * What the processes have of their own, so that they see nothing of the rest: Linux namespaces.
 */
export type Namespaces = ('pid' | 'network' | 'mount' | 'ipc' | 'uts' | 'user')[];
/**
 * A time such as `500ms`, `90s`, `5m`, `1h30m`.
 */
export type Duration = string;
/**
 * One text or a list of them.
 */
export type Texts = Text | [Text, ...Text[]];
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
 * Files to bring back after the case, as globs, from the working directory; `$PROCTOR_SCRATCH` at the start is the scratch folder, a `!` leaves out. Or a mapping with limits.
 */
export type Capture =
  | Text
  | [Text, ...Text[]]
  | {
      /**
       * One text or a list of them.
       */
      files?: Text | [Text, ...Text[]];
      /**
       * A size such as `512KiB`, `256MiB`, `1.5GiB`.
       */
      'file-size'?: string;
      /**
       * A size such as `512KiB`, `256MiB`, `1.5GiB`.
       */
      'total-size'?: string;
      /**
       * Whether core dumps of programs that crashed during the case are looked for, too. Default: false.
       */
      cores?: boolean;
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
  boards?: Boards;
  /**
   * What there is to test on, by name. Default: one environment `local` of type `local`.
   */
  environments?: {
    [k: string]: Environment;
  };
  /**
   * Virtual machines described once, by name: an environment takes the keys of the one that its `template` names.
   */
  templates?: {
    [k: string]: QemuEnvironment;
  };
  /**
   * Files and folders that scenarios ask to be put on their environment.
   */
  artifacts?: {
    [k: string]: Artifact;
  };
  dependencies?: Dependencies;
  soak?: Soak;
  /**
   * Named sets of tools that watch cases: the kernel's own checkers, coverage, profilers, monitors, fuzzers, scanners, and commands of your own.
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
 * A machine of a lab.
 */
export interface Board {
  description?: string;
  labels?: Labels;
  /**
   * Host name, address, or an alias of `~/.ssh/config`.
   */
  host: string;
  /**
   * Port of its SSH server. Default: the environment's.
   */
  port?: number;
  /**
   * Who logs in. Default: the environment's.
   */
  user?: string;
  /**
   * Path of a private key, or several. Default: the environment's.
   */
  key?: Text | [Text, ...Text[]];
  /**
   * Path of a known_hosts file, or several. Default: the environment's.
   */
  'known-hosts'?: Text | [Text, ...Text[]];
  power?: Power;
  /**
   * Command of this machine whose output is the board's serial console.
   */
  console?: string;
  /**
   * Script that must succeed on the board before each use of it.
   */
  check?: string;
  /**
   * Infrastructure failures in a row after which it is not used any more until a check passes. Default: 3.
   */
  'quarantine-after'?: number;
}
/**
 * What environments may ask for.
 */
export interface Labels {
  [k: string]: Scalar;
}
/**
 * Scripts of this machine that switch the power of a host or board. They find `PROCTOR_BOARD`, `PROCTOR_HOST` and `PROCTOR_FENCING_TOKEN` in their environment.
 */
export interface Power {
  /**
   * Switches it on.
   */
  on?: string;
  /**
   * Switches it off.
   */
  off?: string;
  /**
   * Switches it off and on again. Default: `off`, then `on`, where both are there.
   */
  cycle?: string;
  /**
   * Longest time of one script, and for the host to answer after it. Default: 2m.
   */
  timeout?: string;
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
  dependencies?: Dependencies;
  readiness?: Readiness;
  lock?: Lock;
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
 * What must be installed. Nothing is done where it is already.
 */
export interface Dependencies {
  /**
   * Packages, by the names that they have with whichever package manager is there.
   */
  packages?: Package | [Package, ...Package[]];
  /**
   * Further packages where the manager is apt (Debian, Ubuntu).
   */
  apt?: Package | [Package, ...Package[]];
  /**
   * Further packages where the manager is apk (Alpine).
   */
  apk?: Package | [Package, ...Package[]];
  /**
   * Further packages where the manager is dnf (Fedora, RHEL).
   */
  dnf?: Package | [Package, ...Package[]];
  /**
   * Further packages where the manager is opkg (OpenWrt).
   */
  opkg?: Package | [Package, ...Package[]];
  /**
   * Packages that are wanted, but gone on without.
   */
  optional?: Package | [Package, ...Package[]];
  /**
   * What no package manager knows.
   *
   * @minItems 1
   * @maxItems 256
   */
  commands?: [DependencyCommand, ...DependencyCommand[]];
  /**
   * Artifacts that are package files (`.deb`, `.apk`, `.rpm`, `.ipk`): put there and installed, with no network.
   */
  bundles?: Name | [string, ...string[]];
  /**
   * Whether the manager's lists are fetched anew before the first installation. Default: when-needed.
   */
  update?: 'when-needed' | 'never';
  /**
   * Longest time for all of it. Default: 10m.
   */
  timeout?: string;
}
export interface DependencyCommand {
  /**
   * What it is called in reports.
   */
  name: string;
  /**
   * Script that succeeds where it is there. Run again after `install`, as the proof.
   */
  check: string;
  /**
   * Script that installs it.
   */
  install: string;
  /**
   * Whether to go on without it. Default: false.
   */
  optional?: boolean;
}
/**
 * One thing that must hold: exactly one of `command`, `tcp`, `http`, `file`, `console`, `systemd`, `cgroup`, `disk`, `memory`, `cpu`, `tools`, `kernel`, `network`.
 */
export interface ReadinessCheck {
  /**
   * What it is called in reports. Default: what it checks.
   */
  name?: string;
  /**
   * Script that must succeed there.
   */
  command?: string;
  /**
   * The shell that runs scripts: `bash` (default; `sh` where the environment has no bash), `sh`, `python3`, or a command with `{0}` where the script's file goes.
   */
  shell?: string;
  /**
   * Port on the environment, or `host:port` seen from there, that must accept.
   */
  tcp?: Port | Text;
  /**
   * URL, seen from the environment, that must answer below 400, or with a `status`.
   */
  http?:
    | Text
    | {
        /**
         * The URL.
         */
        url: string;
        /**
         * Status that it must answer with. Default: any below 400.
         */
        status?: number;
      };
  /**
   * Path that must exist, and what must stand in it.
   */
  file?:
    | Text
    | {
        /**
         * The path.
         */
        path: string;
        /**
         * Text that must stand in it.
         */
        contains?: string;
      };
  /**
   * What a line must look like that a virtual machine has printed on its serial console since it was made.
   */
  console?: string;
  /**
   * Units that must be active; `true`: none may have failed.
   */
  systemd?: true | Text | [Text, ...Text[]];
  /**
   * Controllers that must be usable there, and limits that it must have.
   */
  cgroup?:
    | Text
    | [Text, ...Text[]]
    | {
        /**
         * Controllers that must be usable there.
         */
        controllers?: Text | [Text, ...Text[]];
        /**
         * Limit of memory that it must have, at most.
         */
        memory?: string;
        /**
         * Limit of processes that it must have, at most.
         */
        pids?: number;
      };
  /**
   * Free space that there must be: on the file system of the scratch folder, or of `path`.
   */
  disk?:
    | Size
    | {
        /**
         * A folder of the file system. Default: the scratch folder.
         */
        path?: string;
        /**
         * A size such as `512KiB`, `256MiB`, `1.5GiB`.
         */
        free: string;
      };
  /**
   * A size such as `512KiB`, `256MiB`, `1.5GiB`.
   */
  memory?: string;
  /**
   * Processors that there must be, and how busy they may be.
   */
  cpu?:
    | Positive
    | {
        /**
         * Processors that there must be. Default: 1.
         */
        count?: number;
        /**
         * Highest load average of the last minute.
         */
        load?: number;
      };
  /**
   * Programs that must be on the PATH there.
   */
  tools?: Text | [Text, ...Text[]];
  /**
   * Release of the kernel, and its configuration.
   */
  kernel?:
    | KernelRange
    | {
        /**
         * Kernel releases, all of which must hold.
         */
        release?: string;
        config?: KernelConfig;
      };
  /**
   * Hosts, or `host:port`s, that must answer from there.
   */
  network?: Text | [Text, ...Text[]];
  /**
   * Time between two tries. Default: 500ms.
   */
  every?: string;
  /**
   * Time that it is given to hold. Default: 30s; `disk`, `memory`, `cpu`, `cgroup`, `tools` and `kernel` are looked at once.
   */
  timeout?: string;
  /**
   * Whether a failure is only a warning. Default: false.
   */
  optional?: boolean;
}
/**
 * Options that it must be built with.
 */
export interface KernelConfig {
  [k: string]: Scalar;
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
  host?: string;
  board?: BoardWish;
  power?: Power;
  console?: HostConsole;
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
   * Time between keep-alives; three unanswered end the connection, and a host that hears nothing for four ends and removes what was started there. Default: 10s.
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
  dependencies?: Dependencies;
  readiness?: Readiness;
  lock?: Lock;
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
export interface Labels1 {
  [k: string]: Scalar;
}
export interface ConsoleRule {
  /**
   * A JavaScript regular expression, applied with flags `mu`.
   */
  match: string;
  /**
   * What the report is called; `$1` stands for the first group of `match`.
   */
  title: string;
  /**
   * How serious it is. Default: error.
   */
  severity?: 'fatal' | 'error' | 'warning' | 'note';
}
/**
 * A virtual machine.
 */
export interface QemuEnvironment {
  type?: 'qemu';
  description?: string;
  /**
   * A letter or underscore, then letters, digits, `_`, `.` and `-`; at most 100.
   */
  template?: string;
  /**
   * Architecture of the guest. It is not taken from this machine, so that the manifest means the same everywhere. Default: x86_64.
   */
  arch?: 'x86_64' | 'arm64' | 'riscv64' | 'arm';
  /**
   * `kvm`: the processor runs the guest; `tcg`: QEMU emulates it; `auto`: KVM where a guest has been seen to run in it, else TCG. Default: auto.
   */
  accel?: 'auto' | 'kvm' | 'tcg';
  /**
   * Processors of the guest. Default: 1.
   */
  cpus?: number;
  /**
   * A size such as `512KiB`, `256MiB`, `1.5GiB`.
   */
  memory?: string;
  /**
   * QEMU's machine type, with its options. Default: the one that fits `arch`.
   */
  machine?: string;
  /**
   * QEMU's CPU model, with its options. Default: the one that fits `arch` and `accel`.
   */
  cpu?: string;
  /**
   * The QEMU program: a path, or a name to look for on the PATH. Default: the `qemu-system-…` of `arch`.
   */
  qemu?: string;
  boot?: Boot;
  /**
   * Disks, in the order in which the guest finds them.
   *
   * @minItems 1
   * @maxItems 26
   */
  disks?: [Disk, ...Disk[]];
  network?: Network;
  connect?: Connect;
  /**
   * `fork`: one is booted, prepared and frozen, and each case gets a clone of it; `fresh`: each case boots one of its own; `shared`: cases take turns on one. Default: fork.
   */
  isolation?: 'fork' | 'fresh' | 'shared';
  /**
   * How many cases may run at once, each in a machine of its own. Default: as many as `concurrency` allows; 1 where `isolation` is `shared` or a forward has a `host` port.
   */
  instances?: number;
  /**
   * Clones that are made ready before a case asks for one; with `isolation: fork`. Default: 0.
   */
  pool?: number;
  /**
   * Whether what was booted and prepared is kept for later runs, and how much room all of that may take: `true` for 4GiB. Default: false.
   */
  cache?: boolean | Size;
  /**
   * `new`: each clone gets an `/etc/machine-id` of its own; with `isolation: fork`. Default: keep.
   */
  'machine-id'?: 'keep' | 'new';
  /**
   * Longest silence of the serial console until the machine counts as hung. Default: no limit.
   */
  silence?: string;
  console?: ConsolePolicy;
  /**
   * Files for the guest in QEMU's firmware configuration, by name: in Linux below `/sys/firmware/qemu_fw_cfg/by_name`.
   */
  'fw-cfg'?: {
    [k: string]:
      | string
      | {
          /**
           * Path of the file that holds the content.
           */
          file: string;
        };
  };
  /**
   * Further arguments of QEMU, one a list entry, as they are. What they change proctor does not know of.
   */
  'extra-args'?: Text | [Text, ...Text[]];
  env?: Env;
  shell?: Shell;
  /**
   * Where steps run. Default: the instance's scratch folder.
   */
  'working-directory'?: string;
  dependencies?: Dependencies;
  readiness?: Readiness;
  lock?: Lock;
  /**
   * Run once on each machine that is booted, before its first case; clones have what it did.
   */
  prepare?: Text | [Text, ...Text[]];
  /**
   * Run once on each machine after its last case, whatever happened. Of little use where the machine is thrown away.
   */
  restore?: Text | [Text, ...Text[]];
  /**
   * Run after each case that did not pass; its output is kept with the case.
   */
  debug?: Text | [Text, ...Text[]];
}
/**
 * What the machine boots: a `kernel`, or one of its `disks`.
 */
export interface Boot {
  /**
   * Path of a Linux kernel: bzImage, Image, zImage or ELF, gzipped too.
   */
  kernel?: string;
  /**
   * Path of an initramfs for it.
   */
  initrd?: string;
  rootfs?: Rootfs;
  /**
   * Kernel command line, added to what the serial console and the connection need.
   */
  cmdline?: string;
  /**
   * Path of a device tree. Default: the one that QEMU makes.
   */
  dtb?: string;
  /**
   * A letter or underscore, then letters, digits, `_`, `.` and `-`; at most 100.
   */
  disk?: string;
  /**
   * Path of a UEFI code image, beside `disk`. Default: the machine's own (SeaBIOS) for x86_64, else the one that the system has for `arch`.
   */
  firmware?: string;
}
/**
 * One disk: empty and of a `size`, or with the content of an `image`, which is never written to.
 */
export interface Disk {
  /**
   * Its name here, and its serial number in the guest: `/dev/disk/by-id/virtio-NAME`.
   */
  name: string;
  /**
   * A size such as `512KiB`, `256MiB`, `1.5GiB`.
   */
  size?: string;
  /**
   * Path of a disk image.
   */
  image?: string;
  /**
   * Format of `image`. Default: what qemu-img finds.
   */
  format?: 'qcow2' | 'raw';
  /**
   * Whether the guest cannot write to it. Default: false.
   */
  'read-only'?: boolean;
}
/**
 * What to make of crashes and complaints that the kernel prints on the serial console.
 */
export interface ConsolePolicy {
  /**
   * Reports whose title or text matches are none.
   */
  ignore?: Regex | [Regex, ...Regex[]];
  /**
   * Titles of reports that must come, one for each expression; they fail nothing.
   */
  expect?: Regex | [Regex, ...Regex[]];
  'fail-on'?: Severity;
  /**
   * Further lines that are reports, beside those that proctor knows.
   *
   * @minItems 1
   * @maxItems 64
   */
  rules?: [ConsoleRule, ...ConsoleRule[]];
}
/**
 * A container, run by podman or docker.
 */
export interface ContainerEnvironment {
  type: 'container';
  description?: string;
  /**
   * `auto`: podman where it works, else docker. Default: auto.
   */
  engine?: 'auto' | 'podman' | 'docker';
  /**
   * Name of the image, as the engine takes it.
   */
  image?: string;
  /**
   * When `image` is fetched from its registry. Default: missing.
   */
  pull?: 'missing' | 'never' | 'always';
  build?: ContainerBuild;
  /**
   * Path of a folder, or of a tar archive, that becomes the image.
   */
  rootfs?: string;
  /**
   * Folders and files of this machine, and volumes, that are seen in the container.
   *
   * @minItems 1
   * @maxItems 64
   */
  mounts?: [ContainerMount, ...ContainerMount[]];
  /**
   * User, or `user:group`, by name or number. Default: the image's.
   */
  user?: string;
  /**
   * Whether it gets all devices and capabilities that the engine itself has. Default: false.
   */
  privileged?: boolean;
  /**
   * Linux capabilities, as `SYS_PTRACE`, or `ALL`.
   */
  capabilities?: {
    /**
     * Added to the engine's usual ones.
     */
    add?: Capability | [Capability, ...Capability[]];
    /**
     * Taken away.
     */
    drop?: Capability | [Capability, ...Capability[]];
  };
  /**
   * Devices of this machine: `/dev/kvm`, or `/dev/sda:/dev/disk:r`.
   *
   * @minItems 1
   * @maxItems 64
   */
  devices?: [string, ...string[]];
  /**
   * `true` or `private`: the engine's usual network; `false` or `none`: none; `host`: this machine's own; `bridge`, or the name of a network. Default: true.
   */
  network?: boolean | string;
  resources?: Resources;
  /**
   * Default: the engine's.
   */
  hostname?: string;
  /**
   * Whether its root file system cannot be written to; the scratch folder is then in memory. Default: false.
   */
  'read-only'?: boolean;
  /**
   * Folders in memory, with options where needed: `/run:size=64m`.
   */
  tmpfs?: GuestPath | [GuestPath, ...GuestPath[]];
  /**
   * Kernel parameters of its namespaces, as `net.ipv4.ip_forward: 1`.
   */
  sysctls?: {
    [k: string]: Scalar;
  };
  /**
   * What runs as the container's first process, one argument a list entry. Default: a program that only waits.
   */
  command?: Text | [Text, ...Text[]];
  /**
   * As `linux/arm64`. Default: this machine's.
   */
  platform?: string;
  /**
   * Further arguments of the engine's `run`, one a list entry, as they are. What they change proctor does not know of.
   */
  'extra-args'?: Text | [Text, ...Text[]];
  /**
   * `fresh`: each case gets a container of its own; `shared`: cases take turns on one; `fork`: one is prepared and committed, and each case starts from that image. Default: fresh.
   */
  isolation?: 'fresh' | 'shared' | 'fork';
  /**
   * How many cases may run at once, each in a container of its own. Default: as many as `concurrency` allows; 1 where `isolation` is `shared`.
   */
  instances?: number;
  env?: Env;
  shell?: Shell;
  /**
   * Where steps run. Default: the instance's scratch folder.
   */
  'working-directory'?: string;
  dependencies?: Dependencies;
  readiness?: Readiness;
  lock?: Lock;
  /**
   * Run once in each container that is started, before its first case; forks have what it did.
   */
  prepare?: Text | [Text, ...Text[]];
  /**
   * Run once in each container after its last case, whatever happened.
   */
  restore?: Text | [Text, ...Text[]];
  /**
   * Run after each case that did not pass; its output is kept with the case.
   */
  debug?: Text | [Text, ...Text[]];
}
/**
 * What may be used at most. A process that takes more memory is killed, and the case says so.
 */
export interface Resources {
  /**
   * A size such as `512KiB`, `256MiB`, `1.5GiB`.
   */
  memory?: string;
  /**
   * Processors, as `0.5`.
   */
  cpu?: number;
  /**
   * Processes and threads.
   */
  pids?: number;
}
export interface Artifact {
  description?: string;
  /**
   * Scripts and binaries are made executable where no `mode` is given. Default: data.
   */
  type?: 'script' | 'binary' | 'config' | 'data';
  /**
   * Files, folders and globs, from the manifest's folder; `../` must be written out, so that reaching outside is visible. Exactly one of `source` and `build` is given.
   */
  source?: Text | [Text, ...Text[]];
  build?: ArtifactBuild;
  /**
   * Whether the source is an archive (tar, also compressed, or zip) whose entries go to `target`. Default: false.
   */
  unpack?:
    | boolean
    | {
        /**
         * Leading folders of each entry's path that are left out.
         */
        strip: number;
      };
  /**
   * SHA-256 that the single source file must have, in hex.
   */
  checksum?: string;
  /**
   * Where it goes: a folder when it ends in `/` or `source` is a glob, a folder or a list, else a file. Relative to the instance's scratch folder, which steps see as `$PROCTOR_SCRATCH`.
   */
  target: string;
  /**
   * File mode in octal, quoted. Default: the source's; no access for others where it is `sensitive`.
   */
  mode?: string;
  /**
   * User there, by name or number. Default: who the connection is.
   */
  owner?: string;
  /**
   * Group there, by name or number. Default: that of who the connection is.
   */
  group?: string;
  /**
   * Artifacts to be put there before this one.
   */
  needs?: Name | [string, ...string[]];
  /**
   * Whether it travels encrypted only, is kept encrypted here, and is nowhere in clear but at its target. Default: false.
   */
  sensitive?: boolean;
  /**
   * Whether a deployment goes on without it. Default: false.
   */
  optional?: boolean;
}
/**
 * A command, run here once a run, that makes the artifact's files.
 */
export interface ArtifactBuild {
  /**
   * Script to run.
   */
  run: string;
  /**
   * What it makes: files, folders and globs, from its working directory.
   */
  outputs: Text | [Text, ...Text[]];
  /**
   * What goes into it: files, folders and globs, from its working directory. While these and the script stay the same it is not run again. Default: it is run in each run.
   */
  inputs?: Text | [Text, ...Text[]];
  shell?: Shell;
  env?: Env;
  /**
   * Default: the manifest's folder.
   */
  'working-directory'?: string;
  /**
   * Default: 10m.
   */
  timeout?: string;
}
/**
 * What `proctor soak` does: the same cases again and again on the same instances, and how much may grow meanwhile. Its command line goes first.
 */
export interface Soak {
  /**
   * How long it goes on: no iteration begins after that. With `iterations` too, it ends at whichever comes first.
   */
  duration?: string;
  /**
   * How many times all its cases are run.
   */
  iterations?: number;
  /**
   * Time between two reports. Default: 1h.
   */
  'report-interval'?: string;
  /**
   * Time between two looks at memory, files, disks and processes; it gets longer as the soak goes on. Default: 10s, less for a short soak.
   */
  'sample-interval'?: string;
  /**
   * Which scenarios it repeats, as `--tag` says it. Default: all.
   */
  tag?: string;
  'stop-on'?: SoakStop;
  /**
   * How much may grow: `memory-growth`, `fd-growth`, `disk-growth`, `time-growth`, a metric by its name, or a series by its own (as `server/fds`). A share such as `5%` is of where it began, over the whole soak; `1MiB/h`, `10/h` or `50ms/h` is for each hour. What grows more than that for certain makes the soak unstable.
   */
  limits?: {
    [k: string]: string;
  };
  /**
   * Processes that are looked at on their environment, by the name that their series begin with.
   */
  watch?: {
    [k: string]: SoakWatch;
  };
}
/**
 * What ends it early. Default: nothing does.
 */
export interface SoakStop {
  /**
   * That many iterations in which a case failed or was in error.
   */
  failures?: number;
  /**
   * That many instances that had to be replaced.
   */
  restarts?: number;
  /**
   * Something has grown beyond its limit for certain when a report is made.
   */
  growth?: boolean;
  /**
   * No instance of an environment could be made for that long. Default: it is tried again until the soak is over.
   */
  unavailable?: string;
}
export interface SoakWatch {
  /**
   * A letter or underscore, then letters, digits, `_`, `.` and `-`; at most 100.
   */
  environment?: string;
  /**
   * File on the environment that holds its number.
   */
  'pid-file'?: string;
  /**
   * Command that prints its number; looked up anew each time.
   */
  command?: string;
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
  /**
   * Whether cases run without it where it does not work; they are marked then. Default: false.
   */
  optional?: boolean;
  /**
   * What becomes of a case that passed although one of the tools was off at its end: it is marked, or it fails. Default: mark.
   */
  'when-lost'?: 'mark' | 'fail';
  'kernel-config'?: KernelConfigTool;
  'kernel-parameters'?: KernelParameters;
  kasan?: Sanitizer;
  kcsan?: Sanitizer;
  ktsan?: Sanitizer;
  lockdep?: Sanitizer;
  kmemleak?: Sanitizer;
  ubsan?: Sanitizer;
  kfence?: Sanitizer;
  /**
   * Coverage of the kernel by process, for fuzzers.
   */
  kcov?: true;
  'kernel-gcov'?: KernelGcov;
  gcov?: Gcov;
  ftrace?: Ftrace;
  perf?: Perf;
  /**
   * Programs of your own that run beside each case; their output is kept with it.
   *
   * @minItems 1
   * @maxItems 64
   */
  monitors?: [Monitor, ...Monitor[]];
  /**
   * Fuzzers, by name.
   */
  fuzz?: {
    [k: string]: Fuzzer;
  };
  /**
   * Scanners, by name.
   */
  scan?: {
    [k: string]: Scanner;
  };
}
/**
 * Options that the kernel must be built with and their values: `y`, `m`, `n` for not set, a number or a text. They are looked for in `/proc/config.gz`, `/boot/config-*` and `file`.
 */
export interface KernelConfigTool {
  /**
   * Path on the environment of the kernel's configuration, for a kernel that does not show its own: an artifact puts it there.
   */
  file?: string;
  [k: string]: Scalar | string | undefined;
}
/**
 * Parameters of the kernel.
 */
export interface KernelParameters {
  /**
   * Words that must stand on the kernel's command line.
   */
  boot?: Text | [Text, ...Text[]];
  /**
   * Set for each case, and put back after it: `kernel.panic_on_warn: 1`.
   */
  sysctl?: {
    [k: string]: Scalar;
  };
  /**
   * Set for each case, and put back after it: `module.parameter: value`.
   */
  modules?: {
    [k: string]: Scalar;
  };
}
export interface Monitor {
  /**
   * A letter or underscore, then letters, digits, `_`, `.` and `-`; at most 100.
   */
  name: string;
  /**
   * Script that runs beside the case.
   */
  run: string;
  /**
   * Pause after which it is run again. Default: it runs until the case ends.
   */
  every?: string;
  /**
   * Script that proves, before any test, that it can work.
   */
  check?: string;
}
/**
 * One fuzzer: exactly one of `afl`, `libfuzzer`, `syzkaller` and `command`.
 */
export interface Fuzzer {
  /**
   * Command line for AFL++, with `@@` for the input's path; without, the input is the standard input.
   */
  afl?: string;
  /**
   * Command line of a program that was built with `-fsanitize=fuzzer`.
   */
  libfuzzer?: string;
  /**
   * Path of syz-manager's configuration there.
   */
  syzkaller?: string;
  /**
   * Script of another fuzzer; it sees its time in seconds as `$PROCTOR_BUDGET`.
   */
  command?: string;
  /**
   * Folder there with seeds. Default: a single seed of proctor's.
   */
  corpus?: string;
  /**
   * File there with words of the input's language.
   */
  dictionary?: string;
  /**
   * How long it runs in each case. Default: 1m.
   */
  budget?: string;
  /**
   * Further arguments of the fuzzer, one a list entry, as they are.
   */
  args?: Text | [Text, ...Text[]];
  /**
   * For `command`: files that are findings, as globs.
   */
  findings?: Text | [Text, ...Text[]];
  /**
   * Whether a finding fails the case. Default: true.
   */
  'fail-on-finding'?: boolean;
}
/**
 * One scanner.
 */
export interface Scanner {
  /**
   * Script that scans.
   */
  run: string;
  /**
   * Longest time that it may take. Default: 10m.
   */
  budget?: string;
  /**
   * A JavaScript regular expression, applied with flags `mu`.
   */
  finding?: string;
  /**
   * Files that it writes, as globs; they are kept.
   */
  reports?: Text | [Text, ...Text[]];
  /**
   * Whether a finding fails the case. Default: true.
   */
  'fail-on-finding'?: boolean;
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
  dependencies?: Dependencies;
  readiness?: Readiness;
  resources?: Resources;
  namespaces?: Namespaces;
  /**
   * What the environment must have.
   */
  requires?: {
    /**
     * Programs that must be on the PATH there.
     */
    tools?: Text | [Text, ...Text[]];
    kernel?: KernelRange;
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
  capture?: Capture;
  console?: ScenarioConsole;
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
 * One command (`run`), poll (`until`), sequence of states (`watch`), end of a background step (`wait`, `stop`), or something done to a virtual machine from outside.
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
   * A letter or underscore, then letters, digits, `_`, `.` and `-`; at most 100.
   */
  checkpoint?: string;
  /**
   * A letter or underscore, then letters, digits, `_`, `.` and `-`; at most 100.
   */
  restore?: string;
  /**
   * Switches the power of the host or board by its `power` scripts. After `on` and `cycle` the step ends when it answers again. Background steps of it end.
   */
  power?: 'on' | 'off' | 'cycle';
  /**
   * `guest` or `true`: the virtual machine is asked to reboot; `reset`: it is not asked, and a host or board with `power` is switched off and on; `kexec`: its kernel starts the one that an earlier step has loaded by `kexec -l`. The step ends when it answers again, with another boot id. Background steps of it end.
   */
  reboot?: 'guest' | 'reset' | 'kexec' | true;
  /**
   * `down` cuts the links of the virtual machine's network cards, `up` restores them.
   */
  network?: 'down' | 'up';
  'attach-disk'?: Disk1;
  /**
   * Name of a disk to unplug; the step ends when the guest has let go of it.
   */
  'detach-disk'?: string;
  /**
   * Sends a non-maskable interrupt to the virtual machine.
   */
  nmi?: true;
  /**
   * Magic SysRq key to send to the guest's kernel, as `c` for a crash.
   */
  sysrq?: string;
  /**
   * Name of a file, among the case's captured ones, to write the guest's memory to, as an ELF core.
   */
  'dump-memory'?: string;
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
  resources?: Resources;
  namespaces?: Namespaces;
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
 * One disk: empty and of a `size`, or with the content of an `image`, which is never written to.
 */
export interface Disk1 {
  /**
   * Its name here, and its serial number in the guest: `/dev/disk/by-id/virtio-NAME`.
   */
  name: string;
  /**
   * A size such as `512KiB`, `256MiB`, `1.5GiB`.
   */
  size?: string;
  /**
   * Path of a disk image.
   */
  image?: string;
  /**
   * Format of `image`. Default: what qemu-img finds.
   */
  format?: 'qcow2' | 'raw';
  /**
   * Whether the guest cannot write to it. Default: false.
   */
  'read-only'?: boolean;
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
   * A JavaScript regular expression, applied with flags `mu`.
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
   * How much worse than its baseline it may be: the stored one, which `--update-baseline` sets, else what it usually was in earlier runs.
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
/**
 * What to make of the serial console during the cases, on top of what their environment says.
 */
export interface ScenarioConsole {
  /**
   * Reports whose title or text matches are none.
   */
  ignore?: Regex | [Regex, ...Regex[]];
  /**
   * Titles of reports that must come in each case, one for each expression; they fail nothing. A case in which one does not come fails.
   */
  expect?: Regex | [Regex, ...Regex[]];
  /**
   * Least serious report that fails a case; `never` for none. Default: error.
   */
  'fail-on'?: 'fatal' | 'error' | 'warning' | 'note' | 'never';
}
