import {randomUUID} from 'node:crypto';
import {access, mkdir, readdir, rename, rm, stat, utimes, writeFile} from 'node:fs/promises';
import {dirname, join} from 'node:path';
import {FaultError} from '../../../faults/fault-error.ts';
import {type LedgerEntry, NO_LEDGER, type ResourceLedger} from '../../../ledger/ledger.ts';
import type {QemuSpec} from '../../../manifest/manifest.ts';
import {wallClockMs} from '../../../util/clock.ts';
import {bootId, isAlive, readProcess} from '../../../util/process-identity.ts';
import {ResourceStack} from '../../../util/resource-stack.ts';
import type {StepContext} from '../../environment.ts';
import {ARCHITECTURES} from '../architectures.ts';
import {FrozenMachine} from './frozen-machine.ts';
import {
  allocatedBytes,
  loadTemplate,
  META_FILE,
  storeTemplate,
  type TemplateExtra,
} from './template-files.ts';

/** Its time is when the template was used last. */
const USED_FILE = 'used';
const USERS_FOLDER = 'users';
/** Templates on their way in and out; a dot is in no key. */
const PARTIAL = '.partial-';

/** Where templates are kept and how much of them. */
export interface TemplateCacheOptions {
  /** Absolute; made if need be. */
  readonly folder: string;
  /** Space on the disk that all of them may take. */
  readonly bytesMax: number;
}

/**
 * Frozen machines that outlive a run, by key. Any number of processes may use one folder at once: a
 * template appears whole or not at all, and is removed only when nobody uses it; who uses it is in
 * its folder `users`, by pid and start time, so that the dead do not count.
 */
export class TemplateCache {
  readonly #folder: string;
  readonly #bytesMax: number;

  constructor({folder, bytesMax}: TemplateCacheOptions) {
    this.#folder = folder;
    this.#bytesMax = bytesMax;
  }

  /**
   * The template with that key; `undefined` where there is none. One that is damaged is removed, and
   * counts as none. It stays until the machine that is returned is disposed of.
   */
  async open(key: string, spec: QemuSpec, context: StepContext): Promise<OpenTemplate | undefined> {
    const folder = join(this.#folder, key);
    const resources = new ResourceStack();
    try {
      if (!(await enter(folder, resources, context.ledger ?? NO_LEDGER))) return undefined;
      const template = await loadTemplate(folder, context.signal);
      if (template === undefined) {
        await resources[Symbol.asyncDispose]();
        context.warn(
          'vm/template-damaged',
          `the kept template '${folder}' is damaged: it is made anew`,
        );
        await this.#remove(key);
        return undefined;
      }
      const now = wallClockMs() / 1000;
      await utimes(join(folder, USED_FILE), now, now).catch(() => undefined);
      const {ram} = template;
      if (ram !== undefined) resources.use(ram);
      const machine = await FrozenMachine.open(
        {...template, config: {...template.config, spec, architecture: ARCHITECTURES[spec.arch]}},
        resources.move(),
        context,
      );
      return {machine, extra: template.extra};
    } catch (error) {
      await resources[Symbol.asyncDispose]();
      throw error;
    }
  }

  /**
   * Keeps a copy of `machine` under `key`, and removes the templates that were used least recently
   * where they are too much in all. Does nothing where there is one already.
   *
   * @param extra What whoever opens it needs besides, as keys; JSON.
   * @returns whether it is there now: not if it is larger than all may be.
   */
  async keep(
    key: string,
    kept: {readonly machine: FrozenMachine; readonly extra: TemplateExtra},
    context: StepContext,
  ): Promise<boolean> {
    const target = join(this.#folder, key);
    const partial = join(this.#folder, `${PARTIAL}${processName()}-${randomUUID()}`);
    await mkdir(this.#folder, {recursive: true, mode: 0o700});
    const entry = await (context.ledger ?? NO_LEDGER).intend({kind: 'folder', path: partial});
    try {
      using _ = kept.machine.hold();
      await mkdir(join(partial, USERS_FOLDER), {recursive: true, mode: 0o700});
      entry.made();
      await writeFile(join(partial, USED_FILE), '');
      await storeTemplate(
        {machine: kept.machine, extra: kept.extra, folder: partial, target},
        context,
      );
      if ((await allocatedBytes(partial)) > this.#bytesMax) {
        context.warn(
          'vm/template-too-large',
          `the template of '${kept.machine.parts.config.spec.id}' is not kept: it alone is larger than all may be`,
        );
        return false;
      }
      await rename(partial, target);
    } catch (error) {
      // Another process was faster.
      if (isTaken(error)) return true;
      throw error;
    } finally {
      await rm(partial, {recursive: true, force: true});
      entry[Symbol.dispose]();
    }
    await this.trim({except: key});
    return true;
  }

  /** Removes what was used least recently until the rest is small enough, and what the dead left. */
  async trim(options: {readonly except?: string} = {}): Promise<void> {
    const names = await readdir(this.#folder).catch(() => []);
    for (const name of names.filter((each) => each.startsWith(PARTIAL))) {
      if (isOfDead(name.slice(PARTIAL.length))) await this.#delete(join(this.#folder, name));
    }
    const keys = names.filter((each) => !each.startsWith('.'));
    const entries = await Promise.all(keys.map((key) => this.#weigh(key)));
    let total = entries.reduce((sum, {bytes}) => sum + bytes, 0);
    for (const {key, bytes} of entries.sort((a, b) => a.usedMs - b.usedMs)) {
      if (total <= this.#bytesMax) return;
      if (key === options.except) continue;
      if (await this.#remove(key)) total -= bytes;
    }
  }

  async #weigh(key: string): Promise<{key: string; bytes: number; usedMs: number}> {
    const folder = join(this.#folder, key);
    const used = await stat(join(folder, USED_FILE)).catch(() => undefined);
    return {key, bytes: await allocatedBytes(folder), usedMs: used?.mtimeMs ?? 0};
  }

  /**
   * Takes it out of the way first: who enters then finds nothing. One that was entered in between is
   * put back.
   */
  async #remove(key: string): Promise<boolean> {
    const folder = join(this.#folder, key);
    if (await hasUsers(folder)) return false;
    const away = join(this.#folder, `${PARTIAL}${processName()}-${randomUUID()}`);
    try {
      await rename(folder, away);
    } catch {
      return false;
    }
    if (await hasUsers(away)) {
      await rename(away, folder).catch(() => undefined);
      return false;
    }
    await this.#delete(away);
    return true;
  }

  async #delete(folder: string): Promise<void> {
    await rm(folder, {recursive: true, force: true, maxRetries: 3}).catch(() => undefined);
  }
}

/** A template's machine, to be disposed of, and what was kept with it. */
export interface OpenTemplate {
  readonly machine: FrozenMachine;
  readonly extra: TemplateExtra;
}

/** Says that this process uses the template, unless there is none. */
async function enter(
  folder: string,
  resources: ResourceStack,
  ledger: ResourceLedger,
): Promise<boolean> {
  const path = join(folder, USERS_FOLDER, `${processName()}-${randomUUID()}`);
  let entry: LedgerEntry | undefined;
  try {
    await access(dirname(path));
    entry = await ledger.intend({kind: 'file', path});
    await writeFile(path, '', {flag: 'wx'});
    entry.made();
  } catch (error) {
    entry?.[Symbol.dispose]();
    if (error instanceof FaultError) throw error;
    return false;
  }
  resources.defer(async () => {
    await rm(path, {force: true});
    entry[Symbol.dispose]();
  });
  // It may have been taken away between its folder being found and the file being made.
  if ((await readdir(folder).catch((): string[] => [])).includes(META_FILE)) return true;
  await resources[Symbol.asyncDispose]();
  return false;
}

async function hasUsers(folder: string): Promise<boolean> {
  const names = await readdir(join(folder, USERS_FOLDER)).catch(() => []);
  return names.some((name) => !isOfDead(name));
}

/** This process, for as long as there are any with its pid; begins a file's name. */
function processName(): string {
  const boot = (bootId() ?? '').replaceAll('-', '').slice(0, 12);
  return `${process.pid}-${readProcess(process.pid)?.startTicks ?? 0}-${boot}`;
}

function isOfDead(name: string): boolean {
  const [pid, startTicks, boot] = name.split('-');
  if (boot !== (bootId() ?? '').replaceAll('-', '').slice(0, 12)) return true;
  return !isAlive({pid: Number(pid), startTicks: Number(startTicks)});
}

function isTaken(error: unknown): boolean {
  const code = (error as NodeJS.ErrnoException).code;
  return code === 'ENOTEMPTY' || code === 'EEXIST';
}
