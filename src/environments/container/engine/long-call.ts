import {randomBytes} from 'node:crypto';
import {mkdir, rm} from 'node:fs/promises';
import {isAbsolute, join} from 'node:path';
import type {LedgerEntry, ResourceLedger} from '../../../ledger/ledger.ts';

/** Stands in the environment of a client, and of what it starts. */
const CALL_MARK = 'PROCTOR_ENGINE_CALL';
/** Where podman keeps what it needs for a while. Source: podman(1), TMPDIR. */
const PODMAN_TEMPORARY = '/var/tmp';

/**
 * What a command of an engine has while it runs that may take long: should this process die, it is
 * ended, and the files go that podman has in its temporary folder and does not remove when it is
 * killed.
 */
export class LongCall implements AsyncDisposable {
  /** Added to the command's environment. */
  readonly variables: Readonly<Record<string, string>>;
  readonly #entries: readonly LedgerEntry[];
  readonly #folder: string | undefined;

  private constructor(
    variables: Readonly<Record<string, string>>,
    owned: {readonly entries: readonly LedgerEntry[]; readonly folder: string | undefined},
  ) {
    this.variables = variables;
    this.#entries = owned.entries;
    this.#folder = owned.folder;
  }

  /**
   * @param what In a few words, for people who look at processes.
   * @throws {FaultError} `ledger/unwritable`.
   */
  static async open(
    what: string,
    {kind, env}: {readonly kind: string; readonly env: Readonly<Record<string, string>>},
    ledger: ResourceLedger,
  ): Promise<LongCall> {
    const value = `${what.replaceAll(/[^a-z]+/g, '-')}-${randomBytes(9).toString('hex')}`;
    const parent = kind === 'podman' ? env['TMPDIR'] || PODMAN_TEMPORARY : undefined;
    const folder = parent && isAbsolute(parent) ? join(parent, `proctor-${value}`) : undefined;
    const [entry, place] = await Promise.all([
      ledger.intend({kind: 'processes', mark: `${CALL_MARK}=${value}`}),
      folder === undefined ? undefined : ledger.intend({kind: 'folder', path: folder}),
    ]);
    const entries = [entry, ...(place === undefined ? [] : [place])];
    const isThere = folder !== undefined && (await made(folder));
    if (isThere) place?.made();
    const variables = {[CALL_MARK]: value, ...(isThere && {TMPDIR: folder})};
    return new LongCall(variables, {entries, folder: isThere ? folder : undefined});
  }

  /** To be called when the command has ended. */
  async [Symbol.asyncDispose](): Promise<void> {
    if (this.#folder !== undefined) {
      // What cannot be removed now stays in the ledger, whose undoing knows more ways.
      const isGone = await rm(this.#folder, {recursive: true, force: true}).then(yes, no);
      if (!isGone) return;
    }
    for (const entry of this.#entries) entry[Symbol.dispose]();
  }
}

/** Where it cannot be made, podman makes do with what there is. */
async function made(folder: string): Promise<boolean> {
  return await mkdir(folder, {mode: 0o700}).then(yes, no);
}

const yes = (): boolean => true;
const no = (): boolean => false;
