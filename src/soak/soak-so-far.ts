import {join} from 'node:path';
import type {SoakJudged} from '../journal/soak-event.ts';
import {judgeDrift} from './drift/judge-drift.ts';
import {readSoak, SOAK_FILE} from './soak-file.ts';
import {unmeasuredWishes} from './unmeasured-wishes.ts';
import {judgeSoak} from './verdict.ts';

/**
 * What the soak in `runFolder` shows by its book, whoever wrote that and died: its journal tells only
 * what was judged last. Empty where there is no book.
 */
export function soakSoFar(runFolder: string): readonly SoakJudged[] {
  const soak = readSoak(join(runFolder, SOAK_FILE));
  if (soak === undefined) return [];
  const {book, limits, watch} = soak;
  const {series, totals, progress} = book;
  const drifts = judgeDrift(series, limits);
  const unmeasured = unmeasuredWishes(series, {limits, watch});
  return [judgeSoak({final: false, totals, drifts, progress, unmeasured})];
}
