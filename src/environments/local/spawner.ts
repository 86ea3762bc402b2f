import {type ChildProcess, spawn} from 'node:child_process';
import * as fs from 'node:fs';
import type {Socket} from 'node:net';
import {
  groupMembers,
  type SpawnExit,
  type SpawnerCommand,
  type SpawnerModules,
  type SpawnerReport,
  type SpawnRequest,
  spawnerSource,
  spawnOnPipes,
} from './spawner-source.ts';

/** A command that has been started. */
export interface SpawnedCommand {
  readonly pid: number;
  /** Never rejects. */
  readonly exited: Promise<SpawnExit>;
  /** To its group, unless it has been reaped. */
  signalGroup(signal: NodeJS.Signals): void;
}

/** Why nothing was started: the system's code, as `ENOENT`, and its words. */
export class SpawnRefusal extends Error {
  override readonly name = 'SpawnRefusal';
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

/** Keeps the spawner's memory, and so the cost of its forks, a quarter below Node's usual. */
const SMALL = ['--max-semi-space-size=1', '--jitless'] as const;

const MODULES: SpawnerModules = {spawn, fs};

/**
 * Starts `request` from this process.
 *
 * @throws {SpawnRefusal}
 */
export async function spawnHere(request: SpawnRequest): Promise<SpawnedCommand> {
  let child: ChildProcess;
  try {
    child = spawnOnPipes(request, MODULES);
  } catch (error) {
    throw toRefusal(error);
  }
  const {pid} = child;
  if (pid === undefined) {
    throw toRefusal(await new Promise((resolve) => child.once('error', resolve)));
  }
  let hasExited = false;
  const exited = new Promise<SpawnExit>((resolve) => {
    child.once('exit', (code, signal) => {
      hasExited = true;
      resolve({code, signal, members: groupMembers(pid, MODULES)});
    });
  });
  const signalGroup = (signal: NodeJS.Signals): void => {
    try {
      if (!hasExited) process.kill(-pid, signal);
    } catch {
      // All of them belong to another user.
    }
  };
  return {pid, exited, signalGroup};
}

/**
 * A small process that starts commands for this one, and ends with it.
 *
 * Node forks to start a process, and forking copies the page tables of all memory in use: measured,
 * a command costs 1 ms to start from a process of 50 MB, 1.6 ms from one of 100 MB and 10 ms from
 * one of 250 MB, which waits meanwhile. The spawner stays small whatever the run grows to. It can go
 * into a control group, too, which is not for this process to do. And it sees the end of its input
 * however this process dies, by SIGKILL too.
 */
export class Spawner {
  readonly #child: ChildProcess;
  readonly #waiting = new Map<number, Waiting>();
  #nextId = 1;
  #startingCount = 0;
  #rest = '';
  #state: 'starting' | 'ready' | 'gone' = 'starting';
  readonly #started = Promise.withResolvers<void>();
  readonly #leaving = new Map<number, () => void>();

  /** @param mark `NAME=value` for its environment, which is otherwise empty. */
  constructor(mark: string) {
    const [name = '', value = ''] = mark.split('=');
    const argv = [...SMALL, '--input-type=commonjs', '-e', spawnerSource()];
    // With an environment of its own, as NODE_OPTIONS may ask for what only this process has.
    this.#child = spawn(process.execPath, argv, {
      env: {[name]: value},
      cwd: '/',
      stdio: ['pipe', 'pipe', 'ignore'],
      // Away from the terminal, whose Ctrl-C must not reach it.
      detached: true,
    });
    this.#child.on('error', () => this.#end());
    this.#child.on('exit', () => this.#end());
    this.#child.stdin?.on('error', () => undefined);
    this.#child.stdout?.setEncoding('utf8').on('data', (text: string) => this.#read(text));
    this.#child.unref();
    this.#hold(false);
  }

  /** Resolves when it is ready, or gone. */
  get started(): Promise<void> {
    if (this.#state === 'starting') this.#hold(true);
    return this.#started.promise;
  }

  /** Whether it takes commands: neither starting nor dead. */
  get isReady(): boolean {
    return this.#state === 'ready';
  }

  get isGone(): boolean {
    return this.#state === 'gone';
  }

  /** How many commands it has been told to start and has not started yet. */
  get startingCount(): number {
    return this.#startingCount;
  }

  /**
   * Starts `request` from the spawner. Its pipes must stay open on our side until this settles.
   *
   * @throws {SpawnRefusal}
   */
  spawn(request: SpawnRequest): Promise<SpawnedCommand> {
    const id = this.#nextId++;
    this.#startingCount++;
    this.#hold(true);
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, {resolve, reject, exit: undefined});
      this.#send({type: 'run', id, request});
    });
  }

  /** Resolves when it is not in the control group at `path`, nor will be. */
  leave(path: string): Promise<void> {
    if (this.#state === 'gone') return Promise.resolve();
    const id = this.#nextId++;
    this.#hold(true);
    return new Promise((resolve) => {
      this.#leaving.set(id, resolve);
      this.#send({type: 'leave', id, path});
    });
  }

  #send(command: SpawnerCommand): void {
    if (this.#state !== 'gone') this.#child.stdin?.write(`${JSON.stringify(command)}\n`);
    else if (command.type === 'run') this.#end();
  }

  #read(text: string): void {
    const lines = (this.#rest + text).split('\n');
    this.#rest = lines.pop() ?? '';
    for (const line of lines) this.#take(JSON.parse(line) as SpawnerReport);
  }

  #take(report: SpawnerReport): void {
    if (report.type === 'ready') {
      this.#state = 'ready';
      this.#started.resolve();
      this.#letGo();
      return;
    }
    if (report.type === 'left') {
      this.#leaving.get(report.id)?.();
      this.#leaving.delete(report.id);
      this.#letGo();
      return;
    }
    const waiting = this.#waiting.get(report.id);
    if (waiting === undefined) return;
    if (report.type !== 'exited') this.#startingCount--;
    if (report.type === 'started') {
      const exited = new Promise<SpawnExit>((resolve) => {
        waiting.exit = resolve;
      });
      const {pid} = report;
      const signalGroup = (signal: NodeJS.Signals): void =>
        this.#send({type: 'signal', id: report.id, signal});
      waiting.resolve({pid, exited, signalGroup});
      return;
    }
    this.#waiting.delete(report.id);
    if (report.type === 'refused') waiting.reject(new SpawnRefusal(report.code, report.message));
    else waiting.exit?.(report.exit);
    this.#letGo();
  }

  /** This process may end when nobody waits for an answer. */
  #letGo(): void {
    if (this.#waiting.size === 0 && this.#leaving.size === 0) this.#hold(false);
  }

  /** Whether this process stays alive for its answers. */
  #hold(isHeld: boolean): void {
    for (const stream of [this.#child.stdin, this.#child.stdout]) {
      const socket = stream as Socket | null;
      if (isHeld) socket?.ref();
      else socket?.unref();
    }
  }

  /** It was killed, and left its commands to others. */
  #end(): void {
    this.#state = 'gone';
    this.#started.resolve();
    for (const resolve of this.#leaving.values()) resolve();
    this.#leaving.clear();
    for (const waiting of this.#waiting.values()) {
      waiting.reject(new SpawnRefusal('ESPAWNER', 'the process that starts commands has died'));
      waiting.exit?.({code: null, signal: null, members: [], isLost: true});
    }
    this.#waiting.clear();
  }
}

interface Waiting {
  readonly resolve: (command: SpawnedCommand) => void;
  readonly reject: (refusal: SpawnRefusal) => void;
  exit: ((exit: SpawnExit) => void) | undefined;
}

function toRefusal(error: unknown): SpawnRefusal {
  const {code, message} = error as NodeJS.ErrnoException;
  return new SpawnRefusal(code ?? 'unknown', message);
}
