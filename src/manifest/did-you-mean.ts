import {closest, distance} from 'fastest-levenshtein';

/** More names than this are not compared: it would take too long, and help nobody. */
const CANDIDATES_MAX = 5000;
const LENGTH_MAX = 100;

/** The known name that `found` is most likely meant to be; `undefined` where none is near. */
export function nearest(found: string, known: Iterable<string>): string | undefined {
  if (found.length > LENGTH_MAX || found === '') return undefined;
  const candidates: string[] = [];
  for (const name of known) {
    if (candidates.length >= CANDIDATES_MAX) break;
    if (Math.abs(name.length - found.length) <= 3) candidates.push(name);
  }
  if (candidates.length === 0) return undefined;
  const lower = found.toLowerCase();
  const sameLetters = candidates.find((name) => name.toLowerCase() === lower);
  if (sameLetters !== undefined) return sameLetters;
  const best = closest(lower, candidates);
  // A third of the letters may differ: "tiemout" is meant to be "timeout", "foo" not "for".
  return distance(lower, best) <= Math.max(1, Math.floor(best.length / 3)) ? best : undefined;
}

/** `did you mean "x"?`, or `undefined`. */
export function didYouMean(found: string, known: Iterable<string>): string | undefined {
  const name = nearest(found, known);
  return name === undefined ? undefined : `did you mean "${name}"?`;
}

const LISTED_MAX = 12;

/** Names for a sentence, cut off where they are many. */
export function listNames(names: Iterable<string>): string {
  const all = [...names];
  if (all.length <= LISTED_MAX) return all.join(', ');
  return `${all.slice(0, LISTED_MAX).join(', ')} and ${all.length - LISTED_MAX} more`;
}
