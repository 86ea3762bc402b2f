import {closeSync, openSync, writeSync} from 'node:fs';
import {join, resolve} from 'node:path';
import {describeExit} from '../../environments/describe-exit.ts';
import type {Connection, StepContext} from '../../environments/environment.ts';
import {localDriver} from '../../environments/local/local-driver.ts';
import {FaultError} from '../../faults/fault-error.ts';
import type {LocalSpec} from '../../manifest/manifest.ts';
import {formatDuration} from '../../util/duration.ts';
import {ResourceStack} from '../../util/resource-stack.ts';
import type {SharedTask} from '../shared-task.ts';

const KILL_GRACE_MS = 5_000;
/** Of the output's end, kept for the fault, and shown of it. */
const KEPT_BYTES = 16_384;
const SHOWN_CHARACTERS = 1_000;

/** A build with all its texts filled in. */
export interface FilledBuild {
  readonly script: string;
  readonly shell: string | undefined;
  readonly env: Readonly<Record<string, string>>;
  /** Absolute. */
  readonly folder: string;
  readonly timeoutMs: number;
}

/** Runs builds on this machine, as steps of a local environment are; each at most once. */
export class BuildHost implements AsyncDisposable {
  readonly #resources = new ResourceStack();
  /** By what they are made of. */
  readonly tasks = new Map<string, SharedTask<void>>();
  /** Ends of the queues for each working folder: two builds in one would get in each other's way. */
  readonly #queues = new Map<string, Promise<unknown>>();
  #connection: Promise<Connection> | undefined;

  /** @throws {FaultError} `artifact/build-failed`, with the end of what it printed. */
  async run(artifact: string, build: FilledBuild, context: StepContext): Promise<void> {
    const before = this.#queues.get(build.folder);
    const own = (async () => {
      await before?.catch(() => undefined);
      context.signal.throwIfAborted();
      await this.#run(artifact, build, context);
    })();
    this.#queues.set(build.folder, own);
    await own;
  }

  /** Ends what still runs. */
  [Symbol.asyncDispose](): Promise<void> {
    return this.#resources[Symbol.asyncDispose]();
  }

  async #run(artifact: string, build: FilledBuild, context: StepContext): Promise<void> {
    const {signal, mask, logFolder = context.scratchFolder} = context;
    this.#connection ??= this.#connect(context);
    const connection = await this.#connection;
    const logPath = join(logFolder, `build-${artifact.replace(/[^\w.-]+/g, '_')}.log`);
    using log = new BuildLog(logPath);
    const masked = {stdout: mask.stream(), stderr: mask.stream()};
    try {
      const {script, shell, env, folder: cwd} = build;
      const result = await connection.exec(
        {script, shell, env, cwd, stdin: undefined},
        {
          signal,
          timeoutMs: build.timeoutMs,
          idleTimeoutMs: Number.POSITIVE_INFINITY,
          killGraceMs: KILL_GRACE_MS,
          outputBytesMax: KEPT_BYTES,
          onOutput: (stream, chunk) => log.write(masked[stream].push(chunk)),
        },
      );
      if (result.endedBy === 'itself' && result.exitCode === 0) return;
      const how =
        result.endedBy === 'itself'
          ? describeExit(result)
          : `it took longer than ${formatDuration(build.timeoutMs)}`;
      const said = (result.stderr.toString().trim() || result.stdout.toString().trim()).slice(
        -SHOWN_CHARACTERS,
      );
      throw buildFault(artifact, mask.text(said === '' ? how : `${how}: ${said}`), {
        help: `all that it printed is in ${logPath}`,
      });
    } finally {
      for (const stream of Object.values(masked)) log.write(stream.end());
    }
  }

  async #connect(context: StepContext): Promise<Connection> {
    // Not called off with the one who happens to ask first.
    const {signal} = new AbortController();
    const own = {...context, signal};
    const environment = this.#resources.use(await localDriver.provision(HERE, 1, own));
    return this.#resources.use(await environment.connect(own));
  }
}

/**
 * All that a build prints, on this machine's disk before more of it is read: what it prints faster
 * than the disk takes it must not pile up here.
 */
class BuildLog implements Disposable {
  #fd: number | undefined;

  constructor(path: string) {
    try {
      this.#fd = openSync(path, 'w', 0o600);
    } catch {
      // The build is not about its log.
    }
  }

  write(bytes: Buffer): void {
    if (this.#fd === undefined) return;
    try {
      for (let at = 0; at < bytes.length; ) at += writeSync(this.#fd, bytes, at);
    } catch {
      this[Symbol.dispose]();
    }
  }

  [Symbol.dispose](): void {
    const fd = this.#fd;
    this.#fd = undefined;
    if (fd !== undefined) closeSync(fd);
  }
}

/** Where a build's output is expected, and is not as it should be. */
export function buildFault(
  artifact: string,
  why: string,
  options: {readonly help?: string; readonly cause?: unknown} = {},
): FaultError {
  const message = `cannot build artifact "${artifact}": ${why}`;
  return new FaultError('artifact/build-failed', message, {...options, details: {artifact}});
}

/** The folder that a build is run in. */
export function buildFolder(manifestFolder: string, workingDirectory: string | undefined): string {
  return resolve(manifestFolder, workingDirectory ?? '');
}

/** As a manifest that says nothing but `type: local` gives it. */
const HERE: LocalSpec = {
  id: 'build',
  type: 'local',
  instances: 1,
  isolation: 'shared',
  env: {},
  shell: undefined,
  workingDirectory: undefined,
  prepare: [],
  restore: [],
  debug: [],
  stageTimeoutMs: Number.POSITIVE_INFINITY,
  inheritEnv: [],
};
