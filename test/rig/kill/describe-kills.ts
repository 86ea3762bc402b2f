import {appendFileSync} from 'node:fs';
import {afterAll, describe, expect, it} from 'vitest';
import {cellTable} from './cell-table.ts';
import {type CellResult, killAndResume} from './kill-and-resume.ts';
import {cellText, type KillCell, type KillPlace} from './kill-cells.ts';
import {type KillLab, openKillLab} from './kill-lab.ts';

const TIMEOUT_MS = 600_000;

/**
 * A test of each cell; their table is printed at the end.
 *
 * @param options.limitMs as `CellOptions` has it.
 */
export function describeKills(
  title: string,
  cells: readonly KillCell[],
  {limitMs}: {readonly limitMs: number},
): void {
  describe(title, () => {
    const labs = new Map<KillPlace, Promise<KillLab>>();
    const results: CellResult[] = [];

    afterAll(async () => {
      process.stdout.write(`\n${cellTable(results)}`);
      for (const lab of labs.values()) await (await lab)[Symbol.asyncDispose]();
    });

    cells.forEach((cell, index) => {
      it(
        `D29 leave nothing, lose nothing and are gone on with: ${cellText(cell)}`,
        async () => {
          const {place} = cell;
          const lab = labs.get(place) ?? openKillLab(place);
          labs.set(place, lab);
          const sleepSeconds = sleepBase() + 10 * index;
          const result = await killAndResume(cell, {lab: await lab, sleepSeconds, limitMs});
          results.push(result);
          note(result);
          expect(result.problems).toEqual([]);
        },
        TIMEOUT_MS,
      );
    });
  });
}

/** For who does not want to wait for the table: each cell, a line of JSON, as soon as it is done. */
function note(result: CellResult): void {
  const path = process.env['PROCTOR_KILL_LOG'];
  if (path !== undefined) appendFileSync(path, `${JSON.stringify(result)}\n`);
}

/** Seconds that tell this process's sleeps from those of others: years. */
function sleepBase(): number {
  return 100_000_000 + (process.pid % 1_000_000) * 1_000;
}
