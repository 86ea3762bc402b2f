import {mkdirSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import type {RunEventBody} from '../src/journal/event.ts';

const START_MS = Date.UTC(2026, 10, 21, 12);
const ENVIRONMENTS = ['debian', 'alpine', 'board'];
const INSTANCES = 4;
const SCENARIOS = 50;

/**
 * Writes the journal of a run of `count` cases as teams have them: three environments, three steps
 * a case that print a few hundred bytes, one case in forty that fails and prints more, metrics with
 * limits, captured files, tests of its own in one case of ten, ten earlier runs of each case.
 *
 * @returns its path.
 */
export function writeReportJournal(folder: string, count: number): string {
  mkdirSync(folder, {recursive: true});
  const lines: string[] = [];
  let seq = 0;
  const emit = (body: RunEventBody, at: number): void => {
    lines.push(JSON.stringify({seq: ++seq, at: START_MS + at, ...body}));
  };
  for (const body of beginning(count)) emit(body, 0);
  const lanes = new Map<string, number>();
  for (const instance of instances()) {
    for (const [stage, start, end] of [
      ['provision', 10, 2300],
      ['connect', 2300, 2400],
      ['deploy', 2400, 4000],
    ] as const) {
      const [environment = ''] = instance.split('#');
      const place = {stage, environment, instance, attempt: 1} as const;
      emit({type: 'stage-started', ...place}, start);
      const facts = {os: 'Linux', kernel: '6.12.0', arch: 'x86_64', cpus: 2, memoryMiB: 512};
      emit({type: 'stage-ended', ...place, ok: true, durationMs: end - start, facts}, end);
      lanes.set(instance, end);
    }
  }
  for (let index = 0; index < count; index++) runCase(index, lanes, emit);
  const durationMs = Math.max(...lanes.values());
  const failed = Math.ceil(count / 40);
  const counts = {passed: count - failed, failed, flaky: 0, skipped: 0, error: 0, interrupted: 0};
  emit({type: 'run-ended', exitCode: 1, durationMs, counts}, durationMs);
  const path = join(folder, 'journal.jsonl');
  writeFileSync(path, `${lines.join('\n')}\n`);
  return path;
}

function* instances(): Generator<string> {
  for (const environment of ENVIRONMENTS) {
    for (let number = 1; number <= INSTANCES; number++) yield `${environment}#${number}`;
  }
}

function caseOf(index: number) {
  const scenario = `scenario-${index % SCENARIOS}`;
  const environment = ENVIRONMENTS[index % ENVIRONMENTS.length] ?? '';
  const matrix = {clients: Math.floor(index / SCENARIOS), mode: index % 2 === 0 ? 'hot' : 'cold'};
  const id = `${scenario}@${environment}:clients=${matrix.clients},mode=${matrix.mode}`;
  return {id, scenario, environment, matrix, tags: ['smoke', `area-${index % 7}`], line: 10};
}

function* beginning(count: number): Generator<RunEventBody> {
  const host = {hostname: 'ci-7', os: 'Linux', kernel: '6.12.0', arch: 'x86_64', cpus: 2};
  yield {
    type: 'run-started',
    ...{v: 1, runId: '20261121-120000-4f2a', version: '1.0.0', caseCount: count, concurrency: 12},
    manifest: {path: '/w/proctor.yaml', name: 'a large run', sha256: 'ab12'},
    host: {...host, memoryMiB: 3900, node: 'v24.21.0'},
    environments: Object.fromEntries(
      ENVIRONMENTS.map((name) => [name, {type: 'qemu', memory: '512 MiB', cpus: 2}]),
    ),
  };
  yield {
    type: 'scenarios-planned',
    scenarios: Array.from({length: SCENARIOS}, (_, index) => ({
      scenario: `scenario-${index}`,
      description: `What scenario ${index} shows of the system`,
      ...(index % 5 === 0 ? {} : {needs: [`scenario-${index - (index % 5)}`]}),
      metrics: {switch_ms: {max: 100, regression: 0.1, better: 'lower'}},
    })),
  };
  for (let start = 0; start < count; start += 500) {
    const length = Math.min(500, count - start);
    yield {
      type: 'cases-planned',
      cases: Array.from({length}, (_, offset) => ({...caseOf(start + offset), expectedMs: 120})),
    };
  }
  for (let start = 0; start < count; start += 500) {
    const length = Math.min(500, count - start);
    yield {
      type: 'history-recalled',
      cases: Array.from({length}, (_, offset) => ({
        case: caseOf(start + offset).id,
        runs: Array.from({length: 10}, (_run, run) => ({
          at: START_MS - (10 - run) * 3_600_000,
          verdict: (start + offset + run) % 97 === 0 ? 'failed' : 'passed',
          durationMs: 80 + noise(start + offset, run, 60),
          metrics: {switch_ms: 40 + noise(start + offset, run, 20)},
        })),
      })),
    };
  }
}

/** A number below `below` that looks random and is always the same. */
function noise(index: number, salt: number, below: number): number {
  return (((index * 2_654_435_761 + salt * 40_503) >>> 0) % (below * 10)) / 10;
}

function runCase(
  index: number,
  lanes: Map<string, number>,
  emit: (body: RunEventBody, at: number) => void,
): void {
  const {id, environment} = caseOf(index);
  const instance = `${environment}#${1 + (Math.floor(index / ENVIRONMENTS.length) % INSTANCES)}`;
  const isBad = index % 40 === 17;
  const place = {case: id, attempt: 1} as const;
  let at = lanes.get(instance) ?? 0;
  emit({type: 'case-started', ...place, instance, waitedMs: at, waitedFor: 'an instance'}, at);
  const startedAt = at;
  for (const [position, name] of ['start the service', 'switch it', 'look at it'].entries()) {
    const step = String(position + 1);
    const durationMs = 5 + noise(index, position, 40);
    emit({type: 'step-started', ...place, step, name}, at);
    at += durationMs;
    const fails = isBad && position === 2;
    const stdout = {text: printed(index, position, fails ? 60 : 4), omittedBytes: 0};
    emit(
      {
        ...{type: 'step-ended', ...place, step, name, durationMs, exitCode: fails ? 1 : 0, stdout},
        verdict: fails ? 'failed' : 'passed',
        ...(fails && {
          failures: [{check: 'exit-code', message: 'exit code 1', expected: '0', actual: '1'}],
          stderr: {text: `clients dropped: ${index}\n`, omittedBytes: 0},
        }),
      },
      at,
    );
  }
  if (index % 10 === 3) {
    const results = Array.from({length: 5}, (_, number) => ({
      name: `test ${number} of ${index}`,
      suite: 'unit',
      verdict: 'passed' as const,
      durationMs: number,
    }));
    emit({type: 'results-reported', ...place, step: '1', results}, at);
  }
  const value = 40 + noise(index, 77, 20);
  emit({type: 'metric-recorded', ...place, name: 'switch_ms', value, unit: 'ms', baseline: 50}, at);
  const log = `logs/${index}.log`;
  if (isBad) {
    const path = `captured/${index}/service.log`;
    const file = {source: '/var/log/service.log', path, bytes: 5, sha256: 'ab'.repeat(32)};
    emit({type: 'file-captured', ...place, ...file}, at);
  }
  const ended = {
    type: 'case-ended',
    ...place,
    final: true,
    durationMs: at - startedAt,
    log,
  } as const;
  const reason = 'step 3 (look at it): exit code 1';
  emit(isBad ? {...ended, verdict: 'failed', reason} : {...ended, verdict: 'passed'}, at);
  lanes.set(instance, at + 1);
}

function printed(index: number, step: number, lines: number): string {
  return Array.from(
    {length: lines},
    (_, line) =>
      `2026-11-21T12:00:${String(line % 60).padStart(2, '0')} service[${1000 + index}]: step ${step}: client ${noise(index, line, 900)} connected in ${noise(line, index, 30)} ms\n`,
  ).join('');
}
