import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {DoomedRun} from './doomed-run.ts';
import type {KillCell} from './kill-cells.ts';
import type {KillLab} from './kill-lab.ts';
import {environmentNames, type KillManifest, killManifest, sleepsOf} from './kill-manifest.ts';
import {ledgersIn, leftOf, type RunMarks, sharedThings} from './leftovers.ts';

const DATA_BYTES = 2_000_000;

/** Where one run is made and hit: its manifest, with a temporary and a state folder of its own. */
export class TrialFolder {
  readonly path = mkdtempSync(join(tmpdir(), 'k-'));
  readonly manifest: KillManifest;
  readonly #lab: KillLab;
  readonly #holdFile = join(this.path, 'shared/hold');
  /** What stood in ledgers when the run was hit. */
  #ledgers: readonly string[] = [];

  constructor(
    cell: KillCell,
    {lab, sleepSeconds}: {readonly lab: KillLab; readonly sleepSeconds: number},
  ) {
    this.#lab = lab;
    for (const name of ['tmp', 'state', 'shared', 'data']) mkdirSync(join(this.path, name));
    writeFileSync(this.#holdFile, '');
    writeFileSync(join(this.path, 'data/file'), Buffer.alloc(DATA_BYTES, 'x'));
    this.manifest = {
      cell,
      environment: lab.environment(cell, this.path),
      sleepSeconds,
      holdFile: lab.isVisible ? this.#holdFile : undefined,
    };
    writeFileSync(join(this.path, 'proctor.yaml'), killManifest(this.manifest));
  }

  get state(): string {
    return join(this.path, 'state');
  }

  start(args: readonly string[], outputName: string): DoomedRun {
    const env = {
      TMPDIR: join(this.path, 'tmp'),
      PROCTOR_STATE_DIR: this.state,
      // Beside the trials: it outlives them, and is no leftover.
      NODE_COMPILE_CACHE: join(tmpdir(), 'compiled'),
      ...this.#lab.env,
    };
    return DoomedRun.start(args, {folder: this.path, env, outputName});
  }

  /** To be called right before the run is hit. */
  noteLedgers(): void {
    this.#ledgers = ledgersIn(this.state);
  }

  /** What waits to be hit goes on. */
  letGo(): void {
    rmSync(this.#holdFile, {force: true});
  }

  /** What is there of the run, a line each. */
  left(runId: string): readonly string[] {
    const {mark, place} = this.#lab;
    const marks: RunMarks = {
      texts: [this.path, runId, ...(mark === undefined ? [] : [mark])],
      arguments: sleepsOf(this.manifest),
      hasContainers: place === 'container',
      runId,
      temporary: join(this.path, 'tmp'),
      state: this.state,
    };
    return [...leftOf(marks), ...this.#sharedLeft(), ...this.#lab.leftOnHost()];
  }

  /** Others have things of that kind, too: those are ours that our names or our ledger tell. */
  #sharedLeft(): readonly string[] {
    const names = Object.values(environmentNames(this.manifest));
    const isOurs = (path: string): boolean =>
      names.some((name) => path.includes(name)) ||
      this.#ledgers.some((text) => text.includes(path));
    return [...sharedThings()].filter(isOurs);
  }
}
