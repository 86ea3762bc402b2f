import {appendFileSync} from 'node:fs';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {cellTable} from './cell-table.ts';
import {type CellResult, killAndResume} from './kill-and-resume.ts';
import {cellsOf, cellText, type KillPlace} from './kill-cells.ts';
import {type KillLab, openKillLab} from './kill-lab.ts';

/** After the death of a run, nothing is left of it within so long. */
const LIMIT_MS = 5_000;
const TIMEOUT_MS = 600_000;

/** Tests of all cells of one kind of environment; their table is printed at the end. */
export function describeKills(place: KillPlace, skipped: string | undefined): void {
  describe.skipIf(skipped !== undefined)(
    `runs that are ended at any moment, on ${place}${skipped ? ` (skipped: ${skipped})` : ''}`,
    () => {
      let lab: KillLab;
      const results: CellResult[] = [];

      beforeAll(async () => {
        lab = await openKillLab(place);
      });

      afterAll(async () => {
        process.stdout.write(`\n${cellTable(results)}`);
        await lab[Symbol.asyncDispose]();
      });

      cellsOf(place).forEach((cell, index) => {
        it(
          `D29 leave nothing, lose nothing and are gone on with: ${cellText(cell)}`,
          async () => {
            const sleepSeconds = sleepBase() + 10 * index;
            const result = await killAndResume(cell, {lab, sleepSeconds, limitMs: LIMIT_MS});
            results.push(result);
            note(result);
            expect(result.problems).toEqual([]);
          },
          TIMEOUT_MS,
        );
      });
    },
  );
}

/** For who does not want to wait for the table: each cell, a line of JSON, as soon as it is done. */
function note(result: CellResult): void {
  const path = process.env['PROCTOR_KILL_LOG'];
  if (path !== undefined) appendFileSync(path, `${JSON.stringify(result)}\n`);
}

/** Seconds that tell this process's sleeps from those of others: years. */
export function sleepBase(): number {
  return 100_000_000 + (process.pid % 1_000_000) * 1_000;
}
