import {randomBytes} from 'node:crypto';
import {FaultError} from '../../faults/fault-error.ts';
import {monotonicMs} from '../../util/clock.ts';
import type {Checkpoint, Environment, StepContext} from '../environment.ts';
import type {Container} from './container.ts';
import {labelArguments, ownLabels} from './labels.ts';

/** An image takes as long as there are changed files to be copied. */
const COMMIT_TIMEOUT_MS = 600_000;

/** Starts a container of an image that was made of another. */
export type CopyMaker = (
  copy: {readonly image: string; readonly instance: number},
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
  const {engine, spec, name, label} = container;
  const startedMs = monotonicMs();
  const image = `localhost/proctor/checkpoint:${randomBytes(12).toString('hex')}`;
  const labels = {
    ...ownLabels({run: context.runId, environment: spec.id, instance: 0}),
    'dev.proctor.image': 'checkpoint',
  };
  const changes = labelArguments(labels).flatMap((word, at) =>
    at % 2 === 1 ? ['--change', `LABEL ${quoted(word)}`] : [],
  );
  // What it has written is to be on the disk, or the image may lack the end of it.
  const args = ['commit', '--pause=true', ...changes, name, image];
  const result = await engine.run(args, {
    signal: context.signal,
    timeoutMs: COMMIT_TIMEOUT_MS,
  });
  if (result.code !== 0) {
    throw container.lost ?? engine.fault(`freeze ${label}`, result);
  }
  return {
    facts: {image, milliseconds: Math.round(monotonicMs() - startedMs)},
    async fork({instance}, forkContext): Promise<Environment> {
      return await startCopy({image, instance}, forkContext);
    },
    async [Symbol.asyncDispose]() {
      const {signal} = new AbortController();
      const removed = await engine.run(['image', 'rm', '--force', image], {signal});
      if (removed.code === 0 || /no such image|image not known/i.test(removed.stderr)) return;
      const fault = engine.fault(`remove the image of ${label}`, removed);
      throw new FaultError(fault.code, fault.message);
    },
  };
}

/** `name=value` as an instruction of a Containerfile has it. */
function quoted(word: string): string {
  const equals = word.indexOf('=');
  return `${word.slice(0, equals)}=${JSON.stringify(word.slice(equals + 1))}`;
}
