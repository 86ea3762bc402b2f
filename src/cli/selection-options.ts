import {type Command, InvalidArgumentError} from 'commander';
import type {Selection} from '../plan/select/selection.ts';

/** Selection options as commander gives them; what was not given is absent. */
export interface SelectionOptions {
  readonly patterns: readonly string[];
  /** More patterns. */
  readonly scenario?: readonly string[];
  readonly tag?: string;
  readonly environment?: readonly string[];
  readonly lastFailed?: boolean;
  readonly shard?: {readonly index: number; readonly count: number};
  readonly repeat?: number;
  /** `true` for one to be drawn. */
  readonly seed?: number | true;
  readonly allowEmpty?: boolean;
  /** `false` by `--no-needs`. */
  readonly needs?: boolean;
}

/** Repetitions and shards that can be asked for. */
const COUNT_MAX = 100_000;

/** Adds the options that say which cases are meant. */
export function addSelectionOptions(command: Command): Command {
  return command
    .argument(
      '[patterns...]',
      'cases: ids, scenarios, scenario@environment, globs, /regular expressions/',
    )
    .option('--scenario <pattern>', 'the same as a pattern (repeatable)', append)
    .option('-t, --tag <expression>', 'only with these tags, as "smoke and not slow"', once)
    .option('-e, --environment <name>', 'only on this environment (repeatable)', append)
    .option('--last-failed', 'only what failed, had an error or was interrupted last time')
    .option('--shard <i/n>', 'only the i-th of n parts, balanced by recorded durations', parseShard)
    .option('--repeat <count>', 'run each case that often', parseRepeat)
    .option('--seed [number]', 'random order; the number repeats it', parseSeed)
    .option('--no-needs', 'leave out what selected cases need')
    .option('--allow-empty', 'succeed when no case is selected');
}

/** The selection that the options stand for. */
export function selectionFrom(options: SelectionOptions, drawSeed: () => number): Selection {
  return {
    patterns: [...options.patterns, ...(options.scenario ?? [])],
    tags: options.tag,
    environments: options.environment ?? [],
    lastFailed: options.lastFailed ?? false,
    shard: options.shard,
    repeat: options.repeat ?? 1,
    seed: options.seed === true ? drawSeed() : options.seed,
    allowEmpty: options.allowEmpty ?? false,
    noNeeds: options.needs === false,
  };
}

function append(text: string, known: readonly string[] = []): readonly string[] {
  return [...known, text];
}

function once(text: string, known: string | undefined): string {
  if (known === undefined) return text;
  throw new InvalidArgumentError('Given twice; join both by "and" or "or".');
}

function parseShard(text: string): {readonly index: number; readonly count: number} {
  const [, index, count] = /^(\d{1,6})\/(\d{1,6})$/.exec(text) ?? [];
  const shard = {index: Number(index), count: Number(count)};
  const isSound = shard.index >= 1 && shard.index <= shard.count && shard.count <= COUNT_MAX;
  if (!isSound) throw new InvalidArgumentError('Expected i/n with i from 1 to n, as 2/4.');
  return shard;
}

function parseRepeat(text: string): number {
  const count = /^\d{1,6}$/.test(text) ? Number(text) : 0;
  if (count >= 1 && count <= COUNT_MAX) return count;
  throw new InvalidArgumentError(`Expected a whole number from 1 to ${COUNT_MAX}.`);
}

function parseSeed(text: string): number {
  const seed = /^\d{1,10}$/.test(text) ? Number(text) : Number.NaN;
  if (seed <= 2 ** 32 - 1) return seed;
  throw new InvalidArgumentError(
    'Expected a whole number below 2^32; to have one drawn, write patterns before --seed.',
  );
}
