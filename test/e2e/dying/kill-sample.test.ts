import {randomInt} from 'node:crypto';
import fc from 'fast-check';
import {describeKills} from '../../rig/kill/describe-kills.ts';
import {cellsOf, KILL_PLACES, type KillCell, type KillPlace} from '../../rig/kill/kill-cells.ts';
import {whyNoKills} from '../../rig/kill/why-no-kills.ts';

/** A machine that runs other tests meanwhile is slow. */
const LIMIT_MS = 20_000;
/** CPU seconds of all cells that are chosen, and of one of each kind. */
const BUDGET_SECONDS = 30;
const SECONDS: Readonly<Record<KillPlace, number>> = {local: 3, ssh: 4, container: 6, qemu: 15};

const seed = Number(process.env['PROCTOR_KILL_SEED'] ?? randomInt(1_000_000));

/** Cells of those that can be run here, in an order that the seed gives, within the budget. */
function sample(): readonly KillCell[] {
  const places = KILL_PLACES.filter((place) => whyNoKills(place) === undefined);
  const all = places.flatMap(cellsOf);
  const orders = fc.shuffledSubarray(all, {minLength: all.length});
  const [order = []] = fc.sample(orders, {seed, numRuns: 1});
  let left = BUDGET_SECONDS;
  return order.filter(({place}) => {
    const isChosen = SECONDS[place] <= left;
    if (isChosen) left -= SECONDS[place];
    return isChosen;
  });
}

// The whole matrix: `npm run test:kill`. These ones again: PROCTOR_KILL_SEED=…
describeKills(`runs that are ended at any moment (seed ${seed})`, sample(), {limitMs: LIMIT_MS});
