import {existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import type {Resource} from '../../../src/ledger/resource.ts';
import {undoLedger} from '../../../src/ledger/undo/undo-ledgers.ts';
import {isAlive, type ProcessIdentity} from '../../../src/util/process-identity.ts';
import {type BookedResource, writeLedger} from '../../rig/ledger-book.ts';
import {startMarked} from '../../rig/marked-process.ts';

/** What an environment owns, and how far it has come with it. */
const thing = fc.record({
  kind: fc.oneof(
    {weight: 30, arbitrary: fc.constantFrom('folder' as const, 'file' as const)},
    // They cost more than all else.
    {weight: 1, arbitrary: fc.constantFrom('process' as const, 'processes' as const)},
  ),
  // Written down, made, half removed, removed with and without a line that says so.
  status: fc.constantFrom('intended', 'made', 'emptied', 'lost', 'gone'),
  /** Whether something in it leads into an environment beside it. */
  hasLink: fc.boolean(),
});

type Thing = typeof thing extends fc.Arbitrary<infer T> ? T : never;

interface Made {
  readonly path: string | undefined;
  readonly process: ProcessIdentity | undefined;
  readonly booked: BookedResource;
}

const isThere = ({path, process}: Made): boolean =>
  (path !== undefined && existsSync(path)) || (process !== undefined && isAlive(process));

async function make(root: string, name: string, {kind, status, hasLink}: Thing): Promise<Made> {
  const path = join(root, name);
  const mark = `PROCTOR_VM=${path}/`;
  const resource: Resource =
    kind === 'process'
      ? {kind, label: name, mark}
      : kind === 'processes'
        ? {kind, mark}
        : {kind, path};
  const wasMade = status === 'made' || status === 'emptied' || status === 'intended';
  if (kind === 'process' || kind === 'processes') {
    const identity = wasMade ? await startMarked(mark) : undefined;
    const detail = identity !== undefined && status === 'made' ? {process: identity} : {};
    const state = status === 'gone' ? 'gone' : status === 'intended' ? 'intended' : 'made';
    return {path: undefined, process: identity, booked: {resource, detail, state}};
  }
  if (wasMade && kind === 'file') writeFileSync(path, '');
  if (wasMade && kind === 'folder') {
    mkdirSync(join(path, 'in it'), {recursive: true});
    if (hasLink) symlinkSync(root, join(path, 'link'));
  }
  if (status === 'emptied') rmSync(join(path, 'in it'), {recursive: true, force: true});
  const state = status === 'gone' ? 'gone' : status === 'intended' ? 'intended' : 'made';
  return {path, process: undefined, booked: {resource, state}};
}

describe('cleaning up after one environment', () => {
  it('E8 removes all that it owned and touches nothing of another, from every status, twice', async () => {
    const {signal} = new AbortController();
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(thing, {maxLength: 5}), {minLength: 1, maxLength: 4}),
        fc.nat(),
        async (environments, at) => {
          const root = mkdtempSync(join(tmpdir(), 'proctor-e8-'));
          try {
            const made = await Promise.all(
              environments.map((things, index) =>
                Promise.all(things.map((each, nr) => make(root, `e${index}-${nr}`, each))),
              ),
            );
            const ledgers = made.map((things, index) =>
              writeLedger(
                root,
                {runId: `e${index}`},
                things.map(({booked}) => booked),
              ),
            );
            const chosen = at % environments.length;
            const before = made.map((things) => things.map(isThere));
            for (let times = 0; times < 2; times++) {
              const options = {signal, stateFolder: root, graceMs: 10};
              const {left} = await undoLedger(ledgers[chosen] ?? '', options);
              expect(left).toEqual([]);
              expect(made[chosen]?.filter(isThere)).toEqual([]);
              expect(existsSync(ledgers[chosen] ?? '')).toBe(false);
              const others = made.map((things) => things.map(isThere));
              expect(others.toSpliced(chosen, 1)).toEqual(before.toSpliced(chosen, 1));
              expect(ledgers.filter((path) => !existsSync(path))).toEqual([ledgers[chosen]]);
            }
            // Ready for reuse: the same name, from nothing.
            const again = await make(root, `e${chosen}-0`, {
              kind: 'folder',
              status: 'made',
              hasLink: false,
            });
            await undoLedger(writeLedger(root, {runId: `e${chosen}`}, [again.booked]), {
              signal,
              stateFolder: root,
            });
            expect(isThere(again)).toBe(false);
            for (const {process: each} of made.flat()) {
              if (each !== undefined && isAlive(each)) process.kill(each.pid, 'SIGKILL');
            }
          } finally {
            rmSync(root, {recursive: true, force: true});
          }
        },
      ),
      {numRuns: 100},
    );
  });
});
