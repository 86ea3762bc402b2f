import {mkdtempSync, rmSync, statSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {expect, it} from 'vitest';
import {parseLedger, readLedger} from '../../../src/ledger/ledger-file.ts';
import {RunLedger} from '../../../src/ledger/run-ledger.ts';
import {shortenLedger} from '../../../src/ledger/shorten-ledger.ts';

const HEADER = {
  v: 1,
  runId: '20261121-120512-4f2a',
  runner: {host: 'h', pid: 1, startTicks: 1},
  startedAt: 0,
} as const;

it('a shortened ledger says the same of all that is there, and of what went last', () => {
  const lines: string[] = [JSON.stringify(HEADER)];
  for (let id = 1; id <= 1000; id++) {
    lines.push(JSON.stringify({op: 'intend', id, resource: {kind: 'folder', path: `/tmp/${id}`}}));
    lines.push(JSON.stringify({op: 'made', id, detail: {note: 'x'}}));
    if (id % 100 !== 0) lines.push(JSON.stringify({op: id % 7 === 0 ? 'kept' : 'gone', id}));
  }
  const long = parseLedger('/l', `${lines.join('\n')}\n`);
  if (long === undefined) throw new Error('not parsed');
  const short = parseLedger('/l', shortenLedger(long));
  const isKept = ({state}: {readonly state: string}) => state !== 'gone';
  expect(short?.items.filter(isKept)).toEqual(long.items.filter(isKept));
  const gone = long.items.filter((item) => !isKept(item));
  expect(short?.items.filter((item) => !isKept(item))).toEqual(gone.slice(-500));
  expect(short?.header).toEqual(long.header);
});

it('Y8 a ledger does not grow with what comes and goes, and loses nothing that is open', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'proctor-ledger-'));
  try {
    const ledger = await RunLedger.open({stateFolder: folder, runId: HEADER.runId});
    if (ledger === undefined) throw new Error('there is one already');
    const stays = await ledger.intend({kind: 'folder', path: join(folder, 'stays')});
    for (let round = 0; round < 100; round++) {
      const entries = await Promise.all(
        Array.from({length: 100}, (_, index) =>
          ledger.intend({kind: 'folder', path: join(folder, `${round}-${index}`)}),
        ),
      );
      for (const entry of entries) entry[Symbol.dispose]();
    }
    const late = await ledger.intend({kind: 'folder', path: join(folder, 'late')});
    const open = readLedger(ledger.path)?.items.filter(({state}) => state === 'open') ?? [];
    expect(open.map(({resource}) => resource)).toEqual([
      {kind: 'folder', path: join(folder, 'stays')},
      {kind: 'folder', path: join(folder, 'late')},
    ]);
    expect(statSync(ledger.path).size).toBeLessThan(1_000_000);
    expect(statSync(ledger.path).mode & 0o777).toBe(0o600);
    for (const entry of [stays, late]) entry[Symbol.dispose]();
    expect(await ledger.end()).toEqual([]);
  } finally {
    rmSync(folder, {recursive: true, force: true});
  }
});
