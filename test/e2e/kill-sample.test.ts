import {randomInt} from 'node:crypto';
import {describeKills} from '../rig/kill/describe-kills.ts';
import {cellsOf, KILL_PLACES, type KillCell, type KillPlace} from '../rig/kill/kill-cells.ts';
import {whyNoKills} from '../rig/kill/why-no-kills.ts';

/** A machine that runs other tests meanwhile is slow. */
const LIMIT_MS = 20_000;
/** CPU seconds of all cells that are chosen, and of one of each kind. */
const BUDGET_SECONDS = 30;
const SECONDS: Readonly<Record<KillPlace, number>> = {local: 3, ssh: 4, container: 6, qemu: 15};

const seed = Number(process.env['PROCTOR_KILL_SEED'] ?? randomInt(1_000_000));

/** Cells of those that can be run here, in an order that the seed gives, within the budget. */
function sample(): readonly KillCell[] {
  const places = KILL_PLACES.filter((place) => whyNoKills(place) === undefined);
  const rest = places.flatMap(cellsOf);
  const chosen: KillCell[] = [];
  let left = BUDGET_SECONDS;
  for (const random = randomNumbers(seed); rest.length > 0; ) {
    const [cell] = rest.splice(Math.floor(random() * rest.length), 1);
    if (cell === undefined || SECONDS[cell.place] > left) continue;
    left -= SECONDS[cell.place];
    chosen.push(cell);
  }
  return chosen;
}

/** Numbers in [0, 1) that only depend on the seed. Source: mulberry32, public domain. */
function randomNumbers(start: number): () => number {
  let state = start;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

// The whole matrix: `npm run test:kill`. These ones again: PROCTOR_KILL_SEED=…
describeKills(`runs that are ended at any moment (seed ${seed})`, sample(), {limitMs: LIMIT_MS});
