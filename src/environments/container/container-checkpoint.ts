import {randomBytes} from 'node:crypto';
import {type LedgerEntry, NO_LEDGER} from '../../ledger/ledger.ts';
import {monotonicMs} from '../../util/clock.ts';
import type {Checkpoint, Environment, StepContext} from '../environment.ts';
import type {Container} from './container.ts';
import {commitBySocket, wantsCommitWithBody} from './engine/commit-by-socket.ts';
import type {Engine} from './engine/engine.ts';
import {ownLabels} from './labels.ts';

/** An image takes as long as there are changed files to be copied. */
const COMMIT_TIMEOUT_MS = 600_000;

/** Starts a container of an image that was made of another. */
export type CopyMaker = (
  copy: {
    readonly image: string;
    readonly instance: number;
    /** To be called when it has been removed. */
    readonly onRemoved: () => Promise<void>;
  },
  context: StepContext,
) => Promise<Environment>;

/**
 * The container's files as an image, from which copies are started. What is mounted there is not
 * part of it, nor is what runs.
 *
 * @throws {FaultError} `container/engine-failed`.
 */
export async function freezeContainer(
  container: Container,
  startCopy: CopyMaker,
  context: StepContext,
): Promise<Checkpoint> {
  const {engine, spec, label} = container;
  const startedMs = monotonicMs();
  const image = `localhost/proctor/checkpoint:${randomBytes(12).toString('hex')}`;
  const labels = {
    ...ownLabels({run: context.runId, environment: spec.id, instance: 0}),
    'dev.proctor.image': 'checkpoint',
  };
  const {ledger = NO_LEDGER} = context;
  const entry = await ledger.intend({kind: 'image', engine: await engine.call(), name: image});
  const held = new HeldImage(engine, {image, label, entry});
  try {
    await commitContainer(container, {image, labels}, context);
  } catch (error) {
    await held.release().catch(() => undefined);
    throw error;
  }
  return {
    facts: {image, milliseconds: Math.round(monotonicMs() - startedMs)},
    async fork({instance}, forkContext): Promise<Environment> {
      const release = held.hold();
      try {
        return await startCopy({image, instance, onRemoved: release}, forkContext);
      } catch (error) {
        await release();
        throw error;
      }
    },
    [Symbol.asyncDispose]: () => held.release(),
  };
}

async function commitContainer(
  container: Container,
  {image, labels}: {readonly image: string; readonly labels: Readonly<Record<string, string>>},
  {signal, ledger}: StepContext,
): Promise<void> {
  const {engine, name, label} = container;
  const timeoutMs = COMMIT_TIMEOUT_MS;
  const changes = Object.entries(labels).map(
    ([key, value]) => `LABEL ${key}=${JSON.stringify(value)}`,
  );
  const words = changes.flatMap((change) => ['--change', change]);
  // What it has written is to be on the disk, or the image may lack the end of it.
  const args = ['commit', '--pause=true', ...words, name, image];
  const result = await engine.run(args, {signal, timeoutMs, ledger});
  if (result.code === 0) return;
  if (wantsCommitWithBody(engine, result.stderr)) {
    await commitBySocket(engine, {container: name, image, changes, timeoutMs}, {signal});
    return;
  }
  throw container.lost ?? engine.fault(`freeze ${label}`, result);
}

/** An image that is removed when it is released and no container is made of it any more. */
class HeldImage {
  readonly #engine: Engine;
  readonly #image: string;
  readonly #label: string;
  readonly #entry: LedgerEntry;
  #holders = 0;
  #isReleased = false;
  #removed: Promise<void> | undefined;

  constructor(
    engine: Engine,
    {image, label, entry}: {image: string; label: string; entry: LedgerEntry},
  ) {
    this.#engine = engine;
    this.#image = image;
    this.#label = label;
    this.#entry = entry;
  }

  /** @returns what gives it back, once. */
  hold(): () => Promise<void> {
    let isHeld = true;
    this.#holders++;
    return async () => {
      if (!isHeld) return;
      isHeld = false;
      this.#holders--;
      await this.#removeUnheld();
    };
  }

  async release(): Promise<void> {
    this.#isReleased = true;
    await this.#removeUnheld();
  }

  async #removeUnheld(): Promise<void> {
    if (!this.#isReleased || this.#holders > 0) return;
    this.#removed ??= this.#remove();
    await this.#removed;
  }

  async #remove(): Promise<void> {
    const {signal} = new AbortController();
    const result = await this.#engine.run(['image', 'rm', this.#image], {signal});
    if (result.code === 0 || /no such image|image not known/i.test(result.stderr)) {
      this.#entry[Symbol.dispose]();
      return;
    }
    throw this.#engine.fault(`remove the image of ${this.#label}`, result);
  }
}
