import {mkdirSync, truncateSync} from 'node:fs';
import {join} from 'node:path';
import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {foldJournal, foldJournals} from '../../../../src/journal/fold-journal.ts';
import type {RunReader} from '../../../../src/journal/run-result.ts';
import type {PageData} from '../../../../src/report/html/page-data.ts';
import {graphOf} from '../../../../src/report/html/page-graph.ts';
import {timelineOf} from '../../../../src/report/html/page-timeline.ts';
import {PageView} from '../../../../src/report/html/page-view.ts';
import {fullRunEvents, soakEvents} from '../../../rig/full-run.ts';
import {
  anyRun,
  journalText,
  passingCase,
  runEvents,
  START_MS,
  stamp,
  TempFolder,
} from '../../../rig/journal-fixtures.ts';
import {pageProblems} from '../../../rig/page-problems.ts';
import {render} from '../../../rig/render-report.ts';
import {pageData} from '../../../rig/report-page.ts';

/** The data of a page that stands in the run's own folder. */
function dataOf(reader: RunReader): PageData {
  return pageData(render(reader, {format: 'html', pageFolder: reader.folder}));
}

describe('the data of a page', () => {
  it('has everything that a journal tells', () => {
    using folder = new TempFolder();
    using reader = folder.foldEvents(fullRunEvents());
    const data = dataOf(reader);
    const {result} = reader;
    expect(pageProblems(data)).toEqual([]);
    expect(data.run).toMatchObject({
      runId: result.run.runId,
      version: '0.1.0',
      manifest: result.run.manifest,
      host: result.run.host,
      startedAt: result.run.startedAt,
      durationMs: 4321,
      complete: true,
      exitCode: 1,
      concurrency: 8,
      seed: 7,
      shard: {index: 1, count: 1},
      request: {patterns: ['ok'], tag: 'smoke'},
      counts: result.counts,
      filesFrom: '',
    });
    expect(data.run).not.toHaveProperty('folder');
    const [here, board] = data.environments;
    expect(here).toMatchObject({name: 'here', configuration: {type: 'local', instances: 2}});
    expect(board).toMatchObject({
      facts: {kernel: '6.1.0', memoryMiB: 512},
      resources: {machines: 1, cpuSeconds: 2.5, residentMiBMax: 300},
      instances: 1,
      counts: {failed: 2, error: 1},
    });
    expect(board?.facts).not.toHaveProperty('cpuSeconds');
    expect(data.deployments).toMatchObject([
      {deployment: 'board#1/1', status: 'failed', stages: [{output: {text: 'No space left\n'}}]},
    ]);
    expect(data.deploymentCounts).toEqual({completed: 0, failed: 1, cancelled: 0});
    expect(data.readiness).toMatchObject([{name: 'port 80', help: 'start it'}]);
    expect(data.instrumentation).toMatchObject([{tool: 'kcsan', files: ['captured/kcsan.txt']}]);
    expect(data.coverage).toMatchObject({lines: {found: 10, hit: 7}});
    expect(data.locks).toMatchObject([{name: 'board-7', holder: 'ann, 2 min', waitedMs: 90}]);
    expect(data.warnings).toEqual([{code: 'secret/too-short', message: 'too short'}]);
    expect(data.leaks).toMatchObject([{what: 'pod 7', removed: true}]);
    expect(data.reapings).toMatchObject([{by: 'reaper', left: ['a socket']}]);
    expect(data.resumptions).toEqual([]);
    expect(data.leftOut).toEqual({outputs: 0, results: 0, consoleTexts: 0, deployments: 0});
  });

  it('has each case with its attempts, steps, output, metrics, files and tests', () => {
    using folder = new TempFolder();
    using reader = folder.foldEvents(fullRunEvents());
    const view = new PageView(dataOf(reader));
    for (const [index, item] of reader.result.cases.entries()) {
      const {verdict, reason, fault, skip, xfail, quarantine, line, durationMs} = item;
      expect(view.case(index)).toMatchObject({
        ...{id: item.id, environment: item.environment, verdict, reason, fault, skip, xfail},
        ...{quarantine, line, durationMs, tags: item.tags ?? [], matrix: item.matrix ?? {}},
        scenario: {name: item.scenario},
      });
      const attempts = view.attempts(index);
      expect(attempts).toHaveLength(item.attempts.length);
      for (const [position, attempt] of item.attempts.entries()) {
        const row = attempts[position];
        expect(row).toMatchObject({
          ...{attempt: attempt.attempt, verdict: attempt.verdict, durationMs: attempt.durationMs},
          ...{instance: attempt.instance, reason: attempt.reason, log: `./${attempt.log}`},
          waitedMs: attempt.waited?.ms ?? 0,
          waitedFor: attempt.waited?.why,
          resultCounts: attempt.resultCounts,
          startMs: (attempt.startedAt ?? 0) - reader.result.run.startedAt,
        });
        const steps = view.steps(row?.index ?? -1);
        for (const [place, step] of attempt.steps.entries()) {
          const {stdout, stderr} = reader.readOutput(attempt, step);
          const {name, exitCode} = step;
          const shown = {name, exitCode, verdict: step.verdict, durationMs: 7};
          expect(steps[place]).toMatchObject({...shown, isOutputElsewhere: false});
          expect(steps[place]?.stdout).toEqual(stdout);
          expect(steps[place]?.stderr).toEqual(stderr);
          expect(steps[place]?.failures ?? []).toEqual(step.failures);
        }
        const metrics = view.metrics(index, row?.index ?? -1);
        expect(metrics.map(({name, value, unit}) => ({name, value, unit}))).toEqual(
          attempt.metrics.map(({name, value, unit}) => ({name, value, unit})),
        );
        const captured = view.captured(row?.index ?? -1);
        expect(captured.map(({source, path, bytes}) => ({source, path, bytes}))).toEqual(
          attempt.captured.map(({source, path, bytes}) => ({source, path, bytes})),
        );
        const results = view.results(row?.index ?? -1);
        expect(new Set(results)).toEqual(new Set(reader.readResults(attempt)));
      }
    }
    const bad = reader.result.cases.findIndex(({id}) => id === 'bad@board');
    const [report] = view.consoleReportsOf(bad);
    expect(view.data.consoleReports[report ?? -1]?.text).toBe('BUG: KASAN\n</script>');
    expect(view.rerunCommand(0)).toBe('proctor run -m /w/proctor.yaml ok@here');
  });

  it('has metrics with their limits and what earlier runs came to', () => {
    using folder = new TempFolder();
    const runs = [
      {at: 5, verdict: 'failed', durationMs: 9, metrics: {ms: 4}},
      {at: 8, verdict: 'passed', durationMs: 7},
    ] as const;
    const attempts = [
      {verdict: 'passed', durationMs: 4, steps: [], metrics: [{name: 'ms', value: 5, baseline: 4}]},
    ] as const;
    const record = {id: 's@here', scenario: 's', environment: 'here'};
    using reader = folder.fold({
      cases: [
        {record: {...record, id: 'r@here', scenario: 'r'}, attempts: []},
        {record, attempts},
      ],
      scenarios: [{scenario: 's', needs: ['r', 'gone'], metrics: {ms: {max: 6, better: 'lower'}}}],
      history: [{case: 's@here', runs}],
    });
    const view = new PageView(dataOf(reader));
    const [attempt] = view.attempts(1);
    expect(view.metrics(1, attempt?.index ?? -1)).toEqual([
      {name: 'ms', unit: undefined, value: 5, baseline: 4, limit: {max: 6, better: 'lower'}},
    ]);
    expect(view.history(0)).toEqual([]);
    expect(view.history(1)).toEqual([
      {at: 5, verdict: 'failed', durationMs: 9, metrics: {ms: 4}},
      {at: 8, verdict: 'passed', durationMs: 7, metrics: {}},
    ]);
    expect(view.data.scenarios.map(({name, needs}) => [name, needs])).toEqual([
      ['s', [1]],
      ['r', []],
    ]);
  });

  it('has a soak, its samples thinned out', () => {
    using folder = new TempFolder();
    using reader = folder.foldEvents(soakEvents(3000));
    const {soak} = dataOf(reader);
    const {samples, ...rest} = soak ?? {samples: undefined};
    const {samples: all, ...told} = reader.result.soak ?? {samples: []};
    expect(rest).toEqual(told);
    expect(samples?.elapsedMs).toHaveLength(1000);
    expect(samples?.elapsedMs.at(-1)).toBe(all.at(-1)?.elapsedMs);
    expect(samples?.failed[0]).toBe(1);
    expect(samples?.series['vm#1/fds']?.slice(0, 2)).toEqual([null, 3]);
  });

  it('is whole and can be drawn, for any run', () => {
    fc.assert(
      fc.property(anyRun, (run) => {
        using folder = new TempFolder();
        using reader = folder.fold(run);
        const data = dataOf(reader);
        expect(pageProblems(data)).toEqual([]);
        const view = new PageView(data);
        const drawn = graphOf(view).nodes.reduce((sum, {tally}) => sum + tally.cases, 0);
        expect(drawn).toBe(view.caseCount);
        for (const {lanes} of timelineOf(view).groups) {
          for (const {bars} of lanes) {
            for (const [index, bar] of bars.entries()) {
              expect(bar.endMs).toBeGreaterThanOrEqual(bar.startMs);
              expect(bar.startMs).toBeGreaterThanOrEqual(bars[index - 1]?.endMs ?? 0);
            }
          }
        }
      }),
      {numRuns: 100},
    );
  });

  it('is whole wherever the journal was cut off', () => {
    using folder = new TempFolder();
    const text = journalText(stamp(fullRunEvents()));
    const path = folder.write('journal.jsonl', text);
    fc.assert(
      fc.property(fc.nat(Buffer.byteLength(text)), (length) => {
        folder.write('journal.jsonl', text);
        truncateSync(path, length);
        using reader = foldJournal(path);
        expect(pageProblems(dataOf(reader))).toEqual([]);
      }),
      {numRuns: 100},
    );
  });

  it('is the same for one journal', () => {
    using folder = new TempFolder();
    using reader = folder.foldEvents(fullRunEvents());
    const page = render(reader, {format: 'html'});
    using again = foldJournal(join(folder.path, 'journal.jsonl'));
    expect(render(again, {format: 'html'})).toBe(page);
  });

  it('of merged shards has the cases of all, with the way to the files of each', () => {
    using folder = new TempFolder();
    const journals = [1, 2].map((index) => {
      mkdirSync(join(folder.path, `shard-${index}`));
      const {record, attempts} = passingCase(`s${index}`);
      const events = runEvents({
        cases: [{record, attempts}],
        shard: {index, count: 2},
        exitCode: 0,
        startMs: START_MS + index * 1000,
      });
      return folder.write(`shard-${index}/journal.jsonl`, journalText(stamp(events)));
    });
    const folded = foldJournals(journals);
    if (!folded.ok) throw new Error(folded.error.join());
    using reader = folded.value;
    const view = new PageView(dataOf(reader));
    expect(pageProblems(view.data)).toEqual([]);
    expect(view.data.cases.id).toEqual(['s1@here', 's2@here']);
    const logs = [0, 1].map((index) => view.attempts(index)[0]?.log);
    expect(logs).toEqual(['./logs/1.log', './../shard-2/logs/1.log']);
  });
});
