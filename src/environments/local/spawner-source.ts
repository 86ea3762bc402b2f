import type * as childProcess from 'node:child_process';
import type {ChildProcess} from 'node:child_process';
import type * as fs from 'node:fs';
import type {ProcessEntry} from '../../util/process-identity.ts';
import type {GroupPlace} from './command-group.ts';

/*
 * The program of the spawner process, as functions that are also used in this process. Their text
 * is what the spawner runs, so they may use nothing but each other, their parameters and globals.
 */

/** Node's modules that the functions need. */
export interface SpawnerModules {
  readonly spawn: typeof childProcess.spawn;
  readonly fs: typeof fs;
}

/** A command to start; its output goes to named pipes that someone has open for reading. */
export interface SpawnRequest {
  readonly file: string;
  /** Its first one is what the program is told that it is called. */
  readonly argv: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly cwd: string;
  /** A file; `undefined` for /dev/null. */
  readonly stdin: string | undefined;
  readonly stdout: string;
  readonly stderr: string;
  /** Control group that it is started in; `undefined` for the starter's own. */
  readonly group?: GroupPlace | undefined;
}

/** How a command ended. */
export interface SpawnExit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  /** Who was in its group, besides it, in the turn in which it was reaped. */
  readonly members: readonly ProcessEntry[];
  /** Whether nobody knows how, since the spawner died. */
  readonly isLost?: boolean;
}

/** From proctor to the spawner, one a line. */
export type SpawnerCommand =
  | {readonly type: 'run'; readonly id: number; readonly request: SpawnRequest}
  | {readonly type: 'signal'; readonly id: number; readonly signal: NodeJS.Signals}
  /** Has it leave the group at `path`, if it is in there. */
  | {readonly type: 'leave'; readonly id: number; readonly path: string};

/** From the spawner to proctor, one a line. */
export type SpawnerReport =
  | {readonly type: 'ready'}
  | {readonly type: 'started'; readonly id: number; readonly pid: number}
  | {readonly type: 'refused'; readonly id: number; readonly code: string; readonly message: string}
  | {readonly type: 'exited'; readonly id: number; readonly exit: SpawnExit}
  | {readonly type: 'left'; readonly id: number};

/** Starts `request` in a session of its own. Its pid is undefined when an `error` event follows. */
export function spawnOnPipes(request: SpawnRequest, modules: SpawnerModules): ChildProcess {
  const {openSync, closeSync, constants} = modules.fs;
  const opened: number[] = [];
  const open = (path: string, flags: number): number => {
    const fd = openSync(path, flags);
    opened.push(fd);
    return fd;
  };
  try {
    return modules.spawn(request.file, request.argv.slice(1), {
      argv0: request.argv[0],
      cwd: request.cwd,
      env: request.env,
      stdio: [
        request.stdin === undefined ? 'ignore' : open(request.stdin, constants.O_RDONLY),
        open(request.stdout, constants.O_WRONLY),
        open(request.stderr, constants.O_WRONLY),
      ],
      detached: true,
    });
  } finally {
    opened.forEach((fd) => {
      closeSync(fd);
    });
  }
}

/**
 * Who is in the group `group`. Call it in the turn in which its leader was reaped: its number
 * cannot have come to mean another by then. Costs one system call when nobody is.
 */
export function groupMembers(group: number, modules: SpawnerModules): ProcessEntry[] {
  try {
    process.kill(-group, 0);
  } catch {
    return [];
  }
  return readStats(modules).filter((entry) => entry.group === group || entry.session === group);
}

/** Every process that has not ended. */
function readStats(modules: SpawnerModules): ProcessEntry[] {
  const entries: ProcessEntry[] = [];
  let names: string[] = [];
  try {
    names = modules.fs.readdirSync('/proc');
  } catch {
    // No /proc here.
  }
  for (const name of names) {
    const pid = Number(name);
    if (!Number.isInteger(pid)) continue;
    try {
      const stat = modules.fs.readFileSync(`/proc/${pid}/stat`, 'latin1');
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      if (fields[0] === 'Z' || fields[0] === 'X') continue;
      entries.push({
        pid,
        startTicks: Number(fields[19]),
        parent: Number(fields[1]),
        group: Number(fields[2]),
        session: Number(fields[3]),
        isZombie: false,
      });
    } catch {
      // It has ended in between.
    }
  }
  return entries;
}

/**
 * Which control group the spawner is in: what it starts is in it from its first moment. Moving
 * between two of them costs less than 0.1 ms where it is done often, and some where it is seldom.
 *
 * @returns a function that moves it to where `wanted` says; out of all groups where that is undefined.
 */
function groupMover(
  modules: SpawnerModules,
): (wanted: GroupPlace | undefined) => GroupPlace | undefined {
  let current: GroupPlace | undefined;
  const enter = (path: string): void => modules.fs.writeFileSync(`${path}/cgroup.procs`, '0');
  return (wanted) => {
    if (wanted?.path === current?.path) return current;
    try {
      if (wanted !== undefined) {
        enter(wanted.path);
        current = wanted;
        return current;
      }
    } catch {
      // The group has no room: better in none than in another's.
    }
    if (current !== undefined) enter(current.home);
    current = undefined;
    return current;
  };
}

/** The spawner: does what it is told on `stdin`; with that it ends, and all that it has started. */
function serve(modules: SpawnerModules): void {
  const running = new Map<number, ChildProcess>();
  const move = groupMover(modules);
  let place: GroupPlace | undefined;
  const report = (line: SpawnerReport): void => {
    process.stdout.write(`${JSON.stringify(line)}\n`);
  };
  const run = (id: number, request: SpawnRequest): void => {
    const refuse = (error: NodeJS.ErrnoException): void => {
      report({type: 'refused', id, code: error.code ?? 'unknown', message: error.message});
    };
    let child: ChildProcess;
    try {
      place = move(request.group);
      child = spawnOnPipes(request, modules);
    } catch (error) {
      refuse(error as NodeJS.ErrnoException);
      return;
    }
    child.on('error', refuse);
    const {pid} = child;
    if (pid === undefined) return;
    running.set(id, child);
    child.on('exit', (code, signal) => {
      running.delete(id);
      report({type: 'exited', id, exit: {code, signal, members: groupMembers(pid, modules)}});
    });
    report({type: 'started', id, pid});
  };
  const signalGroup = (id: number, signal: NodeJS.Signals): void => {
    // In the check phase, no child has been reaped whose exit has not been told of.
    setImmediate(() => {
      const pid = running.get(id)?.pid;
      try {
        if (pid !== undefined) process.kill(-pid, signal);
      } catch {
        // All of them belong to another user.
      }
    });
  };
  const leave = (id: number, path: string): void => {
    if (place?.path === path) place = move(undefined);
    report({type: 'left', id});
  };
  const obey = (command: SpawnerCommand): void => {
    if (command.type === 'run') run(command.id, command.request);
    else if (command.type === 'signal') signalGroup(command.id, command.signal);
    else leave(command.id, command.path);
  };
  let rest = '';
  process.stdin.setEncoding('utf8');
  process.stdin.on('data', (text: string) => {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) obey(JSON.parse(line) as SpawnerCommand);
  });
  process.stdin.on('end', () => {
    for (const id of running.keys()) signalGroup(id, 'SIGKILL');
    // What has left its group is found by others.
    setImmediate(() => process.kill(process.pid, 'SIGKILL'));
  });
  process.stdout.on('error', () => undefined);
  // Whoever asks proctor to end asks its children, too; it needs this one until its own end.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.addListener(signal, () => undefined);
  }
  report({type: 'ready'});
}

/** What the spawner process runs, as the text of a CommonJS script. */
export function spawnerSource(): string {
  const functions = [spawnOnPipes, groupMembers, readStats, groupMover, serve].map(String);
  const modules = '{spawn: child.spawn, fs: require("node:fs")}';
  const child = "const child = require('node:child_process');";
  return `'use strict';\n${child}\n${functions.join('\n')}\n(${serve.name})(${modules});\n`;
}
