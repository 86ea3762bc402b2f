import type {EnvironmentSpec} from '../manifest/manifest.ts';

/** Boards that are named before the rest is only counted. */
const BOARDS_SHOWN = 6;

/** The locks that an environment's instances are made under; `undefined` for none. */
export function lockWords({lock}: EnvironmentSpec): string | undefined {
  if (lock === undefined || lock.names.length === 0) return undefined;
  return `${lock.names.join(', ')}${lock.mode === 'shared' ? ' (shared)' : ''}`;
}

/** The boards of which each instance reserves one; `undefined` for none. */
export function boardWords(spec: EnvironmentSpec): string | undefined {
  if (spec.type !== 'ssh' || spec.boards === undefined) return undefined;
  const names = spec.boards.map(({name}) => name);
  if (names.length === 1) return `board ${names[0]}`;
  const left = names.length - BOARDS_SHOWN;
  const shown = names.slice(0, BOARDS_SHOWN).join(', ');
  return `one of the boards ${shown}${left > 0 ? ` and ${left} more` : ''}`;
}
