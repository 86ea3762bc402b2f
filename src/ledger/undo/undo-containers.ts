import {basename} from 'node:path';
import {setTimeout as sleep} from 'node:timers/promises';
import {monotonicMs} from '../../util/clock.ts';
import type {EngineCall} from '../resource.ts';
import {runTool, type ToolResult} from './run-tool.ts';
import {ABSENT, ofKind, UNDONE, type UndoItem, type UndoOptions} from './undo-item.ts';

const TIMEOUT_MS = 60_000;
/** An engine may be at it by another client. */
const BUSY_TIMEOUT_MS = 20_000;
const RETRY_MS = 200;
/** Containers of one call: their names must fit into a command line. */
const NAMES_MAX = 200;

/** Removes containers and images, those of one engine together; containers first. */
export async function undoContainers(
  all: readonly UndoItem[],
  options: UndoOptions,
): Promise<void> {
  const items = [...ofKind(all, 'container'), ...ofKind(all, 'image')];
  const engines = new Map<string, Named[]>();
  for (const each of items) {
    const key = JSON.stringify(each.item.resource.engine);
    engines.set(key, [...(engines.get(key) ?? []), each]);
  }
  await Promise.all(
    [...engines.values()].map(async (group) => {
      for (const kind of ['container', 'image'] as const) {
        const ofThis = group.filter(({item}) => item.resource.kind === kind);
        for (let start = 0; start < ofThis.length; start += NAMES_MAX) {
          await remove(kind, ofThis.slice(start, start + NAMES_MAX), options);
        }
      }
    }),
  );
}

type Kind = 'container' | 'image';
type Named = ReturnType<typeof ofKind<Kind>>[number];
type Call = (args: readonly string[]) => Promise<ToolResult>;

/**
 * Again while one is there: a client that was making it when the run died may hold it, or make it
 * only after it was looked for.
 */
async function remove(kind: Kind, items: readonly Named[], options: UndoOptions): Promise<void> {
  const endMs = monotonicMs() + BUSY_TIMEOUT_MS;
  for (let busy = items; ; ) {
    await removeOnce(kind, busy, options);
    busy = busy.filter(({outcome}) => outcome?.status === 'left');
    if (busy.length === 0 || monotonicMs() >= endMs || options.signal.aborted) return;
    await sleep(RETRY_MS);
    for (const each of busy) each.outcome = undefined;
  }
}

async function removeOnce(
  kind: Kind,
  items: readonly Named[],
  {signal}: UndoOptions,
): Promise<void> {
  const engine = items[0]?.item.resource.engine;
  if (engine === undefined) return;
  const {program, env} = engine;
  const call: Call = (args) => runTool(program, args, {signal, timeoutMs: TIMEOUT_MS, env});
  const names = items.map(({item}) => item.resource.name);
  const removed = await removeNamed(call, {kind, engine, names});
  for (const each of items) if (removed.has(each.item.resource.name)) each.outcome = UNDONE;
  await Promise.all(
    (await suspects(call, kind, items)).map(async (each) => {
      const {exitCode, stderr} = await call([kind, 'inspect', each.item.resource.name]);
      const isGone = exitCode !== undefined && exitCode !== 0 && IS_GONE.test(stderr);
      const why = exitCode === 0 ? `${program} does not remove it` : `${program}: ${stderr.trim()}`;
      each.outcome = isGone ? ABSENT : {status: 'left', why};
    }),
  );
}

/** What podman and docker say of a container or an image that there is not. */
const IS_GONE = /no such|not known|not found/i;

/** @returns the names that it says are removed; each stands on a line of its own. */
async function removeNamed(
  call: Call,
  {
    kind,
    engine,
    names,
  }: {readonly kind: Kind; readonly engine: EngineCall; readonly names: string[]},
): Promise<ReadonlySet<string>> {
  const isPodman = basename(engine.program).startsWith('podman');
  if (kind === 'image') await call(['image', 'rm', '--force', ...names]);
  else if (isPodman) {
    const flags = ['--force', '--time', '0', '--volumes', '--ignore'];
    const {stdout} = await call(['rm', ...flags, ...names]);
    return new Set(stdout.split('\n'));
  } else {
    // Killed first, so that it need not wait for what does not listen to SIGTERM.
    await call(['kill', ...names]);
    const {stdout} = await call(['rm', '--force', '--volumes', ...names]);
    return new Set(stdout.split('\n'));
  }
  return new Set();
}

/** Those that may still be there; of the others it is noted that they are not. One call for all. */
async function suspects(call: Call, kind: Kind, items: readonly Named[]): Promise<Named[]> {
  const open = items.filter(({outcome}) => outcome === undefined);
  if (open.length < 2 || kind === 'image') return open;
  const names = open.map(({item}) => item.resource.name);
  // It fails where one is not there, and tells of the others all the same.
  const {exitCode, stdout, stderr} = await call([
    kind,
    'inspect',
    '--format',
    '{{.Name}}',
    ...names,
  ]);
  if (exitCode === undefined || (exitCode !== 0 && !IS_GONE.test(stderr))) return open;
  const there = new Set(stdout.split('\n').map((line) => line.replace(/^\//, '')));
  for (const each of open) if (!there.has(each.item.resource.name)) each.outcome = ABSENT;
  return open.filter(({outcome}) => outcome === undefined);
}
