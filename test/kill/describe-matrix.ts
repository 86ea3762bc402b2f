import {describe, it} from 'vitest';
import {describeKills} from '../rig/kill/describe-kills.ts';
import {cellsOf, type KillPlace} from '../rig/kill/kill-cells.ts';
import {whyNoKills} from '../rig/kill/why-no-kills.ts';

/** After the death of a run, nothing is left of it within so long. */
const LIMIT_MS = 5_000;

/** All cells of one kind of environment. */
export function describeMatrix(place: KillPlace): void {
  const title = `runs that are ended at any moment, on ${place}`;
  const why = whyNoKills(place);
  if (why === undefined) describeKills(title, cellsOf(place), {limitMs: LIMIT_MS});
  else describe(title, () => it.skip(`D29 leave nothing (skipped: ${why})`));
}
