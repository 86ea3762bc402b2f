import {type ChildProcess, spawn} from 'node:child_process';
import type {Socket} from 'node:net';
import type {ProcessIdentity} from '../../util/process-identity.ts';

/** Variable of QEMU's environment that holds the VM's folder, so that it is found by that. */
export const VM_MARK = 'PROCTOR_VM';

/** Something to be undone should this process die. */
export interface Guarded extends Disposable {
  /** Tells of the process that belongs to it; one at a time. */
  setProcess(identity: ProcessIdentity | undefined): void;
}

interface Entry {
  readonly folder: string;
  /** Removed last, as it tells of the folder. */
  readonly record: string | undefined;
  process: ProcessIdentity | undefined;
}

/**
 * A shell that does nothing but wait for the end of its input, which comes however this process
 * dies, by SIGKILL too: then it ends the VMs that it was told of, and removes their folders. It is
 * in a session of its own, out of reach of Ctrl-C.
 *
 * A process is known by its pid and start time. Where only the folder was told, since this process
 * died while it started QEMU, it is looked for by its environment.
 */
export class Guard {
  static #shared: Guard | undefined;
  readonly #entries = new Map<number, Entry>();
  #child: ChildProcess | undefined;
  #nextKey = 1;

  /** The one of this process; its shell ends with this process. */
  static shared(): Guard {
    Guard.#shared ??= new Guard();
    return Guard.#shared;
  }

  /**
   * Has `folder` removed, then the folder `record`, and the process told later ended, should this
   * process die; until disposed of. Call it before the folder or the process is made.
   */
  watch(folder: string, record?: string): Guarded {
    const key = this.#nextKey++;
    const entry: Entry = {folder, record, process: undefined};
    this.#entries.set(key, entry);
    if (!this.#start()) this.#sendEntry(key, entry);
    return {
      setProcess: (identity) => {
        if (!this.#entries.has(key)) return;
        entry.process = identity;
        if (!this.#start()) this.#send(processLine(key, entry));
      },
      [Symbol.dispose]: () => {
        if (this.#entries.delete(key)) this.#send(`forget ${key} .`);
      },
    };
  }

  /** Its pid, for who wants to see that it is there. */
  get pid(): number | undefined {
    return this.#child?.pid;
  }

  /** Starts the shell where there is none, or none any more, and tells it everything. */
  #start(): boolean {
    if (this.#child !== undefined) return false;
    const child = spawn('/bin/sh', ['-c', SCRIPT], {
      env: {PATH: '/usr/sbin:/usr/bin:/sbin:/bin'},
      cwd: '/',
      stdio: ['pipe', 'ignore', 'ignore'],
      detached: true,
    });
    this.#child = child;
    const onGone = (): void => {
      if (this.#child === child) this.#child = undefined;
    };
    child.on('error', onGone);
    child.on('exit', () => {
      onGone();
      if (this.#entries.size > 0) this.#start();
    });
    child.stdin?.on('error', () => undefined);
    child.unref();
    (child.stdin as Socket | null)?.unref();
    for (const [key, entry] of this.#entries) this.#sendEntry(key, entry);
    return true;
  }

  #sendEntry(key: number, entry: Entry): void {
    this.#send(pathLine('folder', key, entry.folder));
    if (entry.record !== undefined) this.#send(pathLine('record', key, entry.record));
    this.#send(processLine(key, entry));
  }

  #send(line: string): void {
    this.#child?.stdin?.write(`${line}\n`);
  }
}

/** A folder whose name has a line break cannot be told, and is not guarded. */
function pathLine(verb: 'folder' | 'record', key: number, path: string): string {
  // The slash at the end keeps blanks before it.
  return path.includes('\n') ? `skip ${key} .` : `${verb} ${key} ${path}/`;
}

function processLine(key: number, {process}: Entry): string {
  return `process ${key} ${process === undefined ? '0 0' : `${process.pid} ${process.startTicks}`}`;
}

/**
 * Lines are `<verb> <key> <rest>`; keys are numbers of ours, so that they may be part of names.
 *
 * Source: proc_pid_stat(5), field 22, which is the 20th after the name.
 */
const SCRIPT = `
trap '' INT TERM HUP QUIT
keys=' '
while IFS=' ' read -r verb key rest; do
  case $verb in
    folder) eval "f_$key=\\$rest p_$key= r_$key="; keys="$keys$key ";;
    record) eval "r_$key=\\$rest";;
    process) eval "p_$key=\\$rest";;
    forget) unset "f_$key" "p_$key" "r_$key"; keys="\${keys%% $key *} \${keys#* $key }";;
  esac
done
is_same() {
  IFS= read -r stat < "/proc/$1/stat" || return 1
  want=$2
  set -- \${stat##*) }
  [ "$1" != Z ] && [ "\${20}" = "$want" ]
} 2>/dev/null
end() {
  is_same "$1" "$2" || return 0
  kill -KILL "$1"
  for round in 1 2 3 4 5 6 7 8 9 10; do
    is_same "$1" "$2" || return 0
    sleep 0.05
  done
} 2>/dev/null
for key in $keys; do
  eval "folder=\\$f_$key process=\\$p_$key"
  case $process in
    ''|'0 0')
      for file in $(grep -lsF "${VM_MARK}=\${folder%/}" /proc/[0-9]*/environ); do
        pid=\${file#/proc/}; kill -KILL "\${pid%/environ}" 2>/dev/null
      done;;
    *) end $process;;
  esac
done
for key in $keys; do
  eval "folder=\\$f_$key record=\\$r_$key"
  case $folder in /?*) rm -rf -- "\${folder%/}";; esac
  case $record in /?*) rm -rf -- "\${record%/}";; esac
  rmdir -- "\${folder%/*/}" 2>/dev/null
done
`;
