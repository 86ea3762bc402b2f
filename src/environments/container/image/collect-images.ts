import {FaultError} from '../../../faults/fault-error.ts';
import {wallClockMs} from '../../../util/clock.ts';
import {CancelError} from '../../../util/deadline.ts';
import type {StepContext} from '../../environment.ts';
import type {Engine} from '../engine/engine.ts';
import {LABEL_PREFIX} from '../labels.ts';
import {takeHostLock} from './host-lock.ts';
import {ImageUses} from './image-uses.ts';

const DAY_MS = 86_400_000;
/** One that was not used for so long goes. */
const UNUSED_MS_MAX = 14 * DAY_MS;
/** More of one kind are not kept, ... */
const KEPT_MAX = 8;
/** ... but for those used within this time: a run may want them again. */
const RECENT_MS = DAY_MS;
/** Names that are given by proctor alone; one that has another is somebody's own. */
const OWN_NAME = 'localhost/proctor/';
const KINDS: readonly unknown[] = ['rootfs', 'build'];

interface Options {
  readonly signal: AbortSignal;
}

/** An image that proctor has imported or built. */
interface MadeImage {
  readonly id: string;
  readonly kind: string;
  /** Milliseconds since the epoch. */
  readonly usedMs: number;
}

/** Engines whose images this process has looked through. */
const collected = new Set<string>();

/**
 * Removes, in the background, images that earlier runs have made and nobody has used for long; once
 * for each engine on this machine. What goes wrong with it is warned of.
 *
 * @returns what ends it, after the image that it is at; `undefined` where it was done before.
 */
export function collectInBackground(
  engine: Engine,
  {env = {}, warn}: Pick<StepContext, 'env' | 'warn'>,
): (() => Promise<void>) | undefined {
  const key = JSON.stringify([engine.program, engine.address]);
  // Another machine's may be in use by what is not known here.
  if (!engine.isHere || collected.has(key)) return undefined;
  collected.add(key);
  const stop = new AbortController();
  const done = collectImages(engine, new ImageUses(env), stop).catch((error: unknown) => {
    if (stop.signal.aborted) return;
    warn('container/images', error instanceof Error ? error.message : String(error));
  });
  return async () => {
    stop.abort(new CancelError('stopped', 'the container is removed'));
    await done;
  };
}

/**
 * Removes the images of proctor's that no container uses and that were not used for 14 days, or are
 * not among the 8 of their kind that were used last and not used for a day.
 *
 * @throws {FaultError} `container/engine-failed`.
 */
export async function collectImages(
  engine: Engine,
  uses: ImageUses,
  {signal}: Options,
): Promise<void> {
  await using _ = await takeHostLock('image-collection', {signal});
  const images = await madeImages(engine, uses, {signal});
  const now = wallClockMs();
  for (const kind of KINDS) {
    const ofKind = images.filter((image) => image.kind === kind);
    ofKind.sort((a, b) => b.usedMs - a.usedMs);
    for (const [rank, image] of ofKind.entries()) {
      if (!isUnwanted(image.usedMs, {rank, now})) continue;
      signal.throwIfAborted();
      // Another run may have taken it up since.
      if (!isUnwanted(Math.max(image.usedMs, await uses.lastOf(image.id)), {rank, now})) continue;
      // Not to be cut off in the midst of it. One that is in use is refused, and stays.
      await engine.run(['image', 'rm', image.id], {signal: new AbortController().signal});
    }
  }
  await uses.forgetOld(now - UNUSED_MS_MAX);
}

function isUnwanted(
  usedMs: number,
  {rank, now}: {readonly rank: number; readonly now: number},
): boolean {
  const unusedMs = now - usedMs;
  return unusedMs > UNUSED_MS_MAX || (rank >= KEPT_MAX && unusedMs > RECENT_MS);
}

/** Those that are proctor's alone, intermediate ones included. */
async function madeImages(engine: Engine, uses: ImageUses, options: Options): Promise<MadeImage[]> {
  const filter = ['--filter', `label=${LABEL_PREFIX}image`];
  const what = 'list the images that proctor made';
  const listed = await engine.ask(
    what,
    ['images', '--all', '--quiet', '--no-trunc', ...filter],
    options,
  );
  const ids = [...new Set(listed.split('\n').filter(Boolean))];
  if (ids.length === 0) return [];
  // One that goes meanwhile makes this fail, and the rest is printed all the same.
  const {stdout} = await engine.run(['image', 'inspect', ...ids], options);
  const images: MadeImage[] = [];
  for (const {Id: id, Created: created = '', RepoTags: names, Config: config} of parse(stdout)) {
    const kind = config?.Labels?.[`${LABEL_PREFIX}image`];
    const isOurs = (names ?? []).every((name) => name.startsWith(OWN_NAME));
    if (kind === undefined || !KINDS.includes(kind) || !isOurs) continue;
    images.push({id, kind, usedMs: Math.max(Date.parse(created) || 0, await uses.lastOf(id))});
  }
  return images;
}

/** As far as it is read; podman and docker agree in that. */
interface InspectOutput {
  readonly Id: string;
  readonly Created?: string;
  readonly RepoTags?: readonly string[] | null;
  readonly Config?: {readonly Labels?: Readonly<Record<string, string>> | null} | null;
}

function parse(text: string): readonly InspectOutput[] {
  try {
    return JSON.parse(text) as InspectOutput[];
  } catch (cause) {
    throw new FaultError('container/engine-failed', 'cannot read what the engine says', {cause});
  }
}
