import {spawn} from 'node:child_process';
import {mkdirSync, readdirSync, readFileSync, readlinkSync, writeFileSync} from 'node:fs';
import {hostname} from 'node:os';
import {join} from 'node:path';
import {measure, type Row, row} from './measure.ts';
import {proctor} from './proctor.ts';

const RUNS = 500;
/** Of how many of them something still runs, deaf to SIGTERM. */
const ALIVE = 10;

/**
 * How long it takes to clean up after 500 dead runs, each with a folder of its own, a folder for
 * temporary files, and a journal that reports are then made of.
 */
export async function clean(folder: string): Promise<Row[]> {
  const state = join(folder, 'state');
  mkdirSync(join(state, 'ledgers'), {recursive: true});
  const runner = {
    host: hostname(),
    machine: readFileSync('/etc/machine-id', 'utf8').trim(),
    boot: readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim(),
    pidNamespace: readlinkSync('/proc/self/ns/pid'),
    // Above any pid that the kernel gives.
    pid: 2 ** 22 + 1,
    startTicks: 0,
  };
  for (let index = 0; index < RUNS; index++) writeRun(folder, state, {index, runner});
  const invocation = {...proctor(folder, 'clean'), env: {PROCTOR_STATE_DIR: state}};
  const {wallMs} = await measure(invocation);
  const left = readdirSync(join(state, 'ledgers')).filter((name) => name.endsWith('.jsonl'));
  if (left.length > 0) throw new Error(`${left.length} runs are left`);
  return [row('clean up after 500 dead runs', wallMs / 1000, 5, {unit: 's', detail: ''})];
}

function writeRun(
  folder: string,
  state: string,
  {index, runner}: {readonly index: number; readonly runner: object},
): void {
  const runId = `20261121-120000-${index.toString(16).padStart(4, '0')}`;
  const runFolder = join(folder, '.proctor', 'runs', runId);
  const scratch = join(folder, `scratch-${index}`);
  mkdirSync(join(scratch, 'deep'), {recursive: true});
  for (let file = 0; file < 5; file++) writeFileSync(join(scratch, 'deep', `file-${file}`), '');
  mkdirSync(runFolder, {recursive: true});
  const started = {seq: 1, at: 1, type: 'run-started', v: 1, runId, version: '0', caseCount: 1};
  const more = {manifest: {path: '', name: 'm', sha256: ''}, environments: {}, concurrency: 1};
  const host = {hostname: 'h', os: '', kernel: '', arch: '', cpus: 1, memoryMiB: 1, node: ''};
  const journal = [{...started, ...more, host}];
  writeFileSync(
    join(runFolder, 'journal.jsonl'),
    `${journal.map((e) => JSON.stringify(e)).join('\n')}\n`,
  );
  const lines = [
    {v: 1, runId, runner, runFolder, startedAt: 1},
    {op: 'intend', id: 1, resource: {kind: 'processes', mark: `PROCTOR_RUN_ID=${runId}`}},
    {op: 'intend', id: 2, resource: {kind: 'folder', path: scratch}, real: scratch},
  ];
  const text = `${lines.map((line) => JSON.stringify(line)).join('\n')}\n`;
  writeFileSync(join(state, 'ledgers', `${runId}.jsonl`), text);
  if (index >= ALIVE) return;
  const env = {PATH: process.env['PATH'], PROCTOR_RUN_ID: runId};
  const script = "trap '' TERM; exec sleep 600";
  spawn('/bin/sh', ['-c', script], {env, stdio: 'ignore', detached: true}).unref();
}
