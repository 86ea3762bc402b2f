import {randomBytes} from 'node:crypto';
import {rm} from 'node:fs/promises';
import type {StepContext} from '../../environments/environment.ts';
import {FaultError} from '../../faults/fault-error.ts';
import type {FailedCase} from '../../run/run-options.ts';
import {CancelError} from '../../util/deadline.ts';
import {formatDuration} from '../../util/duration.ts';
import {ResourceStack} from '../../util/resource-stack.ts';
import {sanitizeLine} from '../../util/terminal-text.ts';
import type {CliIo} from '../io.ts';
import {KeptListener} from './kept-listener.ts';
import {makeKeptFolder} from './kept-machines.ts';
import {openShell, type ShellPlace} from './open-shell.ts';
import {printFault} from './session.ts';

/** What is done with the instances of failed cases. */
export interface FailedCaseOptions {
  readonly keeps: boolean;
  /** Time that each is kept at most; `Infinity` for no limit. */
  readonly keepMs: number;
  /** Whether a shell is opened for the first. */
  readonly opensShell: boolean;
  /** All that a shell needs but the signal. */
  readonly context: Omit<StepContext, 'signal'>;
  /** The environment of a case. */
  readonly specOf: (failed: FailedCase) => ShellPlace['spec'];
  /** Keeps others from writing to the terminal until disposed of. */
  readonly quiet: () => Disposable;
  readonly say: (text: string) => void;
}

/** An instance that a person may look at. */
export interface KeptInstance extends ShellPlace {
  /** Why it is kept, in a clause. */
  readonly why: string;
  /** `environment#n`. */
  readonly instance: string;
  /** Aborted when the run is called off. */
  readonly signal: AbortSignal;
}

/** Lets a person look at instances on which cases failed, before they are given back. */
export class FailedCases {
  readonly #options: FailedCaseOptions;
  readonly #io: CliIo;
  /** Each lets go of one instance. */
  readonly #kept = new Set<() => void>();
  #hasOpenedShell = false;

  constructor(options: FailedCaseOptions, io: CliIo) {
    this.#options = options;
    this.#io = io;
  }

  /** Lets go of all that are kept now. @returns whether there were any. */
  letGo(): boolean {
    const all = [...this.#kept];
    for (const release of all) release();
    return all.length > 0;
  }

  /** Returns when nobody is to look any more. */
  async look(failed: FailedCase): Promise<void> {
    if (!failed.isFinal || isCalledOff(failed.signal)) return;
    const place: ShellPlace = {
      environment: failed.environment,
      connection: failed.connection,
      spec: this.#options.specOf(failed),
    };
    if (this.#options.opensShell && !this.#hasOpenedShell) {
      this.#hasOpenedShell = true;
      await this.#openShell(failed, place);
      return;
    }
    const {instance, signal} = failed;
    const why = `${sanitizeLine(failed.case.id)} failed`;
    if (this.#options.keeps) await this.keep({why, instance, signal, ...place});
  }

  async #openShell(failed: FailedCase, place: ShellPlace): Promise<void> {
    const id = sanitizeLine(failed.case.id);
    using _ = this.#options.quiet();
    this.#io.stderr.write(
      `\n${id} failed: a shell on ${failed.instance}; the run goes on after it\n`,
    );
    const abort = new AbortController();
    const release = (): void => abort.abort(new CancelError('stopped', 'the run is called off'));
    this.#kept.add(release);
    // Of a run that stops at its first failure it is aborted already.
    failed.signal.addEventListener('abort', release, {once: true});
    try {
      const context = {...this.#options.context, signal: abort.signal};
      await openShell(place, {context}, this.#io);
    } catch (error) {
      if (abort.signal.aborted) return;
      if (!(error instanceof FaultError)) throw error;
      printFault(error, this.#io);
    } finally {
      failed.signal.removeEventListener('abort', release);
      this.#kept.delete(release);
    }
  }

  /** Returns when nobody is to look any more. */
  async keep(kept: KeptInstance): Promise<void> {
    const resources = new ResourceStack();
    const gone = Promise.withResolvers<void>();
    const release = (): void => gone.resolve();
    this.#kept.add(release);
    const {signal, environment, instance, why, connection} = kept;
    signal.addEventListener('abort', release, {once: true});
    const {keepMs} = this.#options;
    const timer = Number.isFinite(keepMs) ? setTimeout(release, keepMs) : undefined;
    void environment?.lost?.then(release);
    try {
      const id = await this.#listen(kept, resources);
      const limit = Number.isFinite(keepMs) ? ` or for ${formatDuration(keepMs)}` : '';
      const lines = [
        `${why}: ${instance} is kept until Ctrl-C${limit}`,
        ...(id === undefined ? [] : [`  a shell there:  proctor shell ${id}`]),
        ...(environment?.console === undefined
          ? []
          : [`  its console:    ${environment.console.path}`]),
        `  its scratch:    ${connection.scratch}`,
      ];
      this.#options.say(`${lines.join('\n')}\n`);
      await gone.promise;
    } finally {
      clearTimeout(timer);
      signal.removeEventListener('abort', release);
      this.#kept.delete(release);
      await resources[Symbol.asyncDispose]();
    }
  }

  /** @returns what `proctor shell` knows it by; `undefined` where it cannot be reached. */
  async #listen(place: KeptInstance, resources: ResourceStack): Promise<string | undefined> {
    const own = place.environment?.place;
    const {id: environment} = place.spec;
    const instance = place.environment?.instance ?? 0;
    const name = environment.replaceAll(/[^A-Za-z0-9._-]/g, '_');
    const id = own?.id ?? `${name}-${instance}-${randomBytes(6).toString('hex')}`;
    try {
      let folder = own?.folder;
      if (folder === undefined) {
        const made = await makeKeptFolder({id, environment, instance}, this.#io);
        resources.defer(() => rm(made, {recursive: true, force: true}));
        folder = made;
      }
      const {signal} = new AbortController();
      const context = {...this.#options.context, signal};
      resources.use(await KeptListener.open(folder, place, context));
      return id;
    } catch (error) {
      const why = (error as Error).message;
      this.#options.say(`no shell can be had on ${place.instance}: ${why}\n`);
      return undefined;
    }
  }
}

/** Whether the run ends for another reason than the failure itself. */
function isCalledOff({aborted, reason}: AbortSignal): boolean {
  return aborted && !(reason instanceof CancelError && reason.reason === 'fail-fast');
}
