import {fork} from 'node:child_process';
import {mkdirSync, statSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {performance} from 'node:perf_hooks';
import {median, type Row, row} from './measure.ts';

type Library = typeof import('../src/index.ts');

const RUNS = 5;

/** What it costs to keep a run, to others too, and to plan by what is kept. */
export async function history(folder: string): Promise<Row[]> {
  const {HistoryStore, foldJournal} = (await import(
    join(import.meta.dirname, '..', 'dist', 'index.js')
  )) as Library;
  const small = await record(HistoryStore, join(folder, 'small'), 1000);
  const large = await record(HistoryStore, join(folder, 'large'), 20_000);
  const started = performance.now();
  foldJournal(join(large.lastRun, 'journal.jsonl'))[Symbol.dispose]();
  const foldMs = performance.now() - started;
  const bytes = statSync(join(folder, 'large', 'state', 'proctor.db')).size / RUNS / 20_000;
  return [
    row('20,000 cases recorded, time a case / of 1,000', large.ms / 20 / small.ms, 1.5, {
      unit: '×',
      detail: `${large.ms.toFixed(0)} ms, 1,000: ${small.ms.toFixed(0)} ms`,
    }),
    row('20,000 cases recorded / journal folded', large.ms / foldMs, 5, {
      unit: '×',
      detail: `folded in ${foldMs.toFixed(0)} ms; pauses for others included`,
    }),
    row('99 of 100 transactions of another process meanwhile', large.waitMs, 20, {
      unit: 'ms',
      detail: `of ${large.waits}; longest ${large.waitMaxMs.toFixed(0)} ms, median ${large.waitMedianMs.toFixed(2)} ms`,
    }),
    row('history of five such runs read / journal folded', large.planMs / foldMs, 2, {
      unit: '×',
      detail: `${large.planMs.toFixed(0)} ms`,
    }),
    row('results of five such runs recalled / journal folded', large.recallMs / foldMs, 2, {
      unit: '×',
      detail: `${large.recallMs.toFixed(0)} ms, once a run, before its first case`,
    }),
    row('on disk, a case of a run', bytes, 250, {unit: 'B', detail: ''}),
  ];
}

async function record(Store: Library['HistoryStore'], folder: string, count: number) {
  const project = join(folder, 'project');
  using store = Store.open(join(folder, 'state'));
  const own = store.project(project);
  let lastRun = '';
  const times: number[] = [];
  const waits: number[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    lastRun = join(project, '.proctor', 'runs', `20261121-12000${run}-0000`);
    writeJournal(lastRun, run, count);
    const other = fork(join(import.meta.dirname, 'history-other.ts'), [join(folder, 'state')]);
    await new Promise((resolve) => other.once('message', resolve));
    const started = performance.now();
    const {recorded} = await own.catchUp();
    times.push(performance.now() - started);
    if (recorded.length !== 1) throw new Error(`recorded ${recorded.length} runs`);
    const waited = new Promise<number[]>((resolve) =>
      other.once('message', (message) => resolve(message as number[])),
    );
    other.send('stop');
    waits.push(...(await waited));
  }
  const started = performance.now();
  store.forManifest(join(project, 'proctor.yaml'));
  const planMs = performance.now() - started;
  const recalling = performance.now();
  const cases = Array.from({length: count}, (_, index) => `scenario@here:n=${index}`);
  if (own.recall('proctor.yaml', {cases}).length !== count) throw new Error('cases are missing');
  const recallMs = performance.now() - recalling;
  const inOrder = waits.toSorted((a, b) => a - b);
  return {
    lastRun,
    ms: median(times),
    planMs,
    recallMs,
    waits: waits.length,
    waitMs: inOrder[Math.floor(waits.length * 0.99)] ?? 0,
    waitMaxMs: inOrder.at(-1) ?? 0,
    waitMedianMs: median(waits),
  };
}

/** A run as it is usual: most cases pass, some fail, some have a metric. */
function writeJournal(folder: string, run: number, count: number): void {
  mkdirSync(folder, {recursive: true});
  const at = Date.UTC(2026, 10, 21, 12, run);
  const lines: string[] = [];
  const emit = (event: object) => lines.push(JSON.stringify({seq: lines.length + 1, at, ...event}));
  const manifest = {path: join(folder, 'proctor.yaml'), name: 'bench', sha256: 'ab'};
  const host = {
    hostname: 'here',
    os: 'Linux',
    kernel: '6',
    arch: 'x86_64',
    cpus: 2,
    memoryMiB: 1,
    node: 'v24',
  };
  emit({
    type: 'run-started',
    v: 1,
    runId: 'x',
    version: '0',
    manifest,
    host,
    environments: {},
    caseCount: count,
    concurrency: 8,
  });
  const ids = Array.from({length: count}, (_, index) => `scenario@here:n=${index}`);
  for (let start = 0; start < count; start += 500) {
    const cases = ids
      .slice(start, start + 500)
      .map((id) => ({id, scenario: 'scenario', environment: 'here', tags: ['smoke']}));
    emit({type: 'cases-planned', cases});
  }
  for (const [index, id] of ids.entries()) {
    emit({type: 'case-started', case: id, attempt: 1, instance: 'here#1'});
    if (index % 10 === 0)
      emit({type: 'metric-recorded', case: id, attempt: 1, name: 'ms', value: index, unit: 'ms'});
    const verdict =
      index % 50 === 0
        ? {verdict: 'failed', reason: `step 1 "x": pid ${index} died`}
        : {verdict: 'passed'};
    emit({
      type: 'case-ended',
      case: id,
      attempt: 1,
      final: true,
      durationMs: index % 100,
      ...verdict,
    });
  }
  emit({
    type: 'run-ended',
    exitCode: 1,
    durationMs: 1,
    counts: {passed: 0, failed: 0, flaky: 0, skipped: 0, error: 0, interrupted: 0},
  });
  writeFileSync(join(folder, 'journal.jsonl'), `${lines.join('\n')}\n`);
}
