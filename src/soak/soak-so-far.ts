import {join} from 'node:path';
import type {SoakJudged} from '../journal/soak-event.ts';
import {judgeDrift} from './drift/judge-drift.ts';
import {readSoak, SOAK_FILE} from './soak-file.ts';
import {judgeSoak} from './verdict.ts';

/**
 * What the soak in `runFolder` shows by its book, whoever wrote that and died: its journal tells only
 * what was judged last. Empty where there is no book.
 */
export function soakSoFar(runFolder: string): readonly SoakJudged[] {
  const soak = readSoak(join(runFolder, SOAK_FILE));
  if (soak === undefined) return [];
  const {book, limits} = soak;
  const drifts = judgeDrift(book.series, limits);
  return [judgeSoak({final: false, totals: book.totals, drifts, progress: book.progress})];
}
