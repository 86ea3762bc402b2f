import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import type {StepContext} from '../../src/environments/environment.ts';
import {NO_MASK} from '../../src/util/mask.ts';
import {MemoryLedger} from './memory-ledger.ts';

/** A context with a scratch folder of its own, which goes with it. */
export interface ContextRig extends AsyncDisposable {
  readonly context: StepContext;
  /** The book of what the context was used to make. */
  readonly ledger: MemoryLedger;
  /** Calls off what was given the context. */
  abort(reason: unknown): void;
}

export async function openContext(overrides: Partial<StepContext> = {}): Promise<ContextRig> {
  const folder = await mkdtemp(join(tmpdir(), 'proctor-test-'));
  const controller = new AbortController();
  const ledger = new MemoryLedger();
  return {
    ledger,
    context: {
      signal: controller.signal,
      mask: NO_MASK,
      secret: (name) => `value of ${name}`,
      runId: 'run-of-a-test',
      folder,
      scratchFolder: folder,
      env: {PATH: process.env['PATH']},
      warn: () => undefined,
      ledger,
      ...overrides,
    },
    abort: (reason) => controller.abort(reason),
    [Symbol.asyncDispose]: () => rm(folder, {recursive: true, force: true}),
  };
}
