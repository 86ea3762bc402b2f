import type {Ledger, LedgerHeader, LedgerItem, LedgerLine} from './ledger-file.ts';

/** Of what is gone as many of the latest stay: a leak check at the end looks for them. */
const GONE_KEPT = 500;

/** The text of a ledger that says the same, but for what is gone long since. */
export function shortenLedger({header, items}: Ledger): string {
  const gone = items.filter(({state}) => state === 'gone');
  const dropped = new Set(gone.slice(0, Math.max(0, gone.length - GONE_KEPT)));
  const lines: Array<LedgerHeader | LedgerLine> = [header];
  for (const item of items) if (!dropped.has(item)) lines.push(...linesOf(item));
  return lines.map((line) => `${JSON.stringify(line)}\n`).join('');
}

function* linesOf({id, resource, real, detail, place, state}: LedgerItem): Generator<LedgerLine> {
  yield {op: 'intend', id, resource, ...(real !== undefined && {real})};
  const isMade = place !== undefined || Object.keys(detail).length > 0;
  if (isMade) yield {op: 'made', id, detail, ...(place !== undefined && {place})};
  if (state !== 'open') yield {op: state, id};
}
