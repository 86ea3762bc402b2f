import type {Connection, Environment} from '../../environments/environment.ts';
import type {SoakWatch} from '../../manifest/soak-spec.ts';
import {InternalError} from '../../util/assert.ts';
import {monotonicMs} from '../../util/clock.ts';
import {Deadline, whenAborted} from '../../util/deadline.ts';
import {FolderSize} from './folder-size.ts';
import {type InstanceScope, instanceScript, readInstanceValues} from './instance-script.ts';
import {ownValues} from './own-values.ts';
import {WatchBook} from './watch-book.ts';
import {readWatched, watchScript} from './watch-script.ts';

/** How long a sample may take. */
export interface SampleTimeouts {
  /** Time in which it is complete, whatever it could not find out. @default 10_000 */
  readonly sampleTimeoutMs?: number;
  /** Of every script and question; they are asked all at once. @default 5_000 */
  readonly answerTimeoutMs?: number;
}

/** What takes longer to answer than this is asked more rarely, */
const SLOW_MS = 1000;
/** so that it is busy with that at most this share of the time. */
const BUSY_SHARE = 0.05;
/** What a command of a watch prints by mistake is not kept. */
const ANSWER_BYTES_MAX = 65_536;

/** An instance as a sampler needs it: `RoundInstance` is one. */
export interface SampledInstance {
  /** `environment#n`. */
  readonly name: string;
  readonly environment: Environment | undefined;
  readonly connection: Connection;
}

export interface SampleOptions {
  /** Those that are there now. */
  readonly instances: readonly SampledInstance[];
  /** By the name of their series. */
  readonly watch: ReadonlyMap<string, SoakWatch>;
  readonly signal: AbortSignal;
}

/** Asks what this process, its environments and watched processes take. Remembers a little of each. */
export class Sampler {
  readonly #sampleTimeoutMs: number;
  readonly #answerTimeoutMs: number;
  readonly #folder: FolderSize;
  readonly #watches = new WatchBook();
  /** Questions that have not been given up by those who were asked: they are not asked again. */
  readonly #open = new Set<string>();
  /** When they may be asked again, by a clock that never jumps. */
  readonly #askAgainAtMs = new Map<string, number>();
  /** By instance: when it was started, by its own clock, and how often it was since. */
  readonly #boots = new Map<string, {uptimeSeconds: number; count: number}>();

  /** @param runFolder of which the size is measured. */
  constructor(runFolder: string, timeouts: SampleTimeouts = {}) {
    this.#folder = new FolderSize(runFolder);
    this.#sampleTimeoutMs = timeouts.sampleTimeoutMs ?? 10_000;
    this.#answerTimeoutMs = timeouts.answerTimeoutMs ?? 5000;
  }

  /**
   * Values by the names of their series; those that cannot be had in time are not there. What goes
   * wrong on an environment is not told here: cases will show it.
   *
   * Names: `proctor/…` and `machine/…` for this process and this machine; `environment#n/…`;
   * `name/…` for a watched process on its environment's first instance, `name@environment#n/…` for
   * those on others.
   *
   * @throws `options.signal.reason`, and nothing else.
   */
  async sampleAll({instances, watch, signal}: SampleOptions): Promise<Record<string, number>> {
    signal.throwIfAborted();
    using deadline = new Deadline(this.#sampleTimeoutMs, {parent: signal});
    using late = whenAborted(deadline.signal);
    const values: Record<string, number> = {};
    const asked = [this.#own(values, deadline.signal)];
    for (const instance of instances) {
      const {name} = instance;
      asked.push(
        this.#ask(name, () => this.#instanceValues(instance, values, deadline.signal)),
        this.#ask(`${name} health`, () => this.#healthValues(instance, values, deadline.signal)),
      );
    }
    for (const {key, spec, instance} of watched(instances, watch)) {
      const ask = () => this.#watchedValues({key, spec, instance, values}, deadline.signal);
      asked.push(this.#ask(`watch ${key}`, ask));
    }
    try {
      await Promise.race([Promise.all(asked), late.promise]);
      signal.throwIfAborted();
    } catch (error) {
      signal.throwIfAborted();
      if (!deadline.expired) throw error;
    }
    // What comes later is for nobody.
    return {...values};
  }

  /** Never rejects but for a bug of ours. */
  async #ask(question: string, ask: () => Promise<void>): Promise<void> {
    const startMs = monotonicMs();
    if (this.#open.has(question) || startMs < (this.#askAgainAtMs.get(question) ?? 0)) return;
    this.#open.add(question);
    try {
      await ask();
    } catch (error) {
      if (error instanceof InternalError) throw error;
    } finally {
      this.#open.delete(question);
      const endMs = monotonicMs();
      const tookMs = endMs - startMs;
      if (tookMs > SLOW_MS) this.#askAgainAtMs.set(question, endMs + tookMs / BUSY_SHARE);
    }
  }

  async #own(values: Record<string, number>, signal: AbortSignal): Promise<void> {
    const bytes = await this.#folder.measure(signal);
    Object.assign(values, await ownValues());
    if (bytes !== undefined) values['proctor/disk-bytes'] = bytes;
  }

  async #instanceValues(
    {name, environment, connection}: SampledInstance,
    values: Record<string, number>,
    signal: AbortSignal,
  ): Promise<void> {
    const script = instanceScript(scopeOf(environment, connection), connection.scratch);
    const found = readInstanceValues(await this.#answer(connection, script, signal));
    for (const [key, value] of Object.entries(found)) {
      if (key !== 'uptime-seconds') values[`${name}/${key}`] = value;
    }
    const uptimeSeconds = found['uptime-seconds'];
    if (uptimeSeconds === undefined) return;
    const boot = this.#boots.get(name);
    const count = (boot?.count ?? 0) + (uptimeSeconds < (boot?.uptimeSeconds ?? 0) ? 1 : 0);
    this.#boots.set(name, {uptimeSeconds, count});
    values[`${name}/reboots`] = count;
  }

  async #watchedValues(
    {key, spec, instance, values}: Watched & {readonly values: Record<string, number>},
    signal: AbortSignal,
  ): Promise<void> {
    const processes = readWatched(
      await this.#answer(instance.connection, watchScript(spec), signal),
    );
    const found = this.#watches.enter(key, processes, monotonicMs());
    for (const [name, value] of Object.entries(found)) values[`${key}/${name}`] = value;
  }

  /** What is seen from outside: of a container what its control group says, of a VM its process. */
  async #healthValues(
    {name, environment}: SampledInstance,
    values: Record<string, number>,
    signal: AbortSignal,
  ): Promise<void> {
    if (environment?.health === undefined) return;
    using deadline = new Deadline(this.#answerTimeoutMs, {parent: signal});
    const {metrics} = await environment.health({signal: deadline.signal});
    const {memoryBytes, residentBytes} = metrics;
    if (memoryBytes !== undefined) values[`${name}/memory-used-bytes`] = memoryBytes;
    if (residentBytes !== undefined) values[`${name}/host-resident-bytes`] = residentBytes;
  }

  async #answer(connection: Connection, script: string, signal: AbortSignal): Promise<string> {
    // As hooks have it.
    const env = {PROCTOR_SCRATCH: connection.scratch};
    const result = await connection.exec(
      {script, shell: 'sh', env, cwd: undefined, stdin: undefined},
      {
        signal,
        timeoutMs: this.#answerTimeoutMs,
        idleTimeoutMs: Infinity,
        killGraceMs: 500,
        outputBytesMax: ANSWER_BYTES_MAX,
      },
    );
    return result.stdout.toString();
  }
}

interface Watched {
  readonly key: string;
  readonly spec: SoakWatch;
  readonly instance: SampledInstance;
}

function watched(
  instances: readonly SampledInstance[],
  watch: ReadonlyMap<string, SoakWatch>,
): Watched[] {
  return [...watch].flatMap(([name, spec]) =>
    instances
      .filter((instance) => instance.name.replace(/#\d+$/u, '') === spec.environment)
      .map((instance, index) => ({
        key: index === 0 ? name : `${name}@${instance.name}`,
        spec,
        instance,
      })),
  );
}

function scopeOf(environment: Environment | undefined, connection: Connection): InstanceScope {
  if (environment?.pressure !== undefined) return 'container';
  const isOwn = environment?.ownsSystem === true || connection.transport !== 'local';
  return isOwn ? 'machine' : 'folder';
}
