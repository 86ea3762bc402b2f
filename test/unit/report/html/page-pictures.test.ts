import {describe, expect, it} from 'vitest';
import type {RunEventBody} from '../../../../src/journal/event.ts';
import {graphOf} from '../../../../src/report/html/page-graph.ts';
import {drawnBars, timelineOf} from '../../../../src/report/html/page-timeline.ts';
import {PageView} from '../../../../src/report/html/page-view.ts';
import {fullRunEvents} from '../../../rig/full-run.ts';
import {passingCase, runEvents, TempFolder} from '../../../rig/journal-fixtures.ts';
import {render} from '../../../rig/render-report.ts';
import {pageData} from '../../../rig/report-page.ts';

function viewOf(events: Iterable<RunEventBody>): PageView {
  using folder = new TempFolder();
  using reader = folder.foldEvents(events);
  return new PageView(pageData(render(reader, {format: 'html'})));
}

describe('the timeline of a page', () => {
  it('has a lane for each instance, with what it did and waited for', () => {
    const {groups} = timelineOf(viewOf(fullRunEvents()));
    expect(groups.map(({name, lanes}) => [name, lanes.map(({label}) => label)])).toEqual([
      ['here', ['here#1']],
      ['board', ['board#1']],
    ]);
    const bars = groups[1]?.lanes[0]?.bars ?? [];
    expect(bars[0]).toMatchObject({kind: 'stage', label: 'connect', isOk: true});
    expect(bars.find(({label}) => label === 'bad@board')).toMatchObject({
      ...{kind: 'case', verdict: 'failed', isOk: false, case: 1, count: 1},
    });
    expect(bars.find(({label}) => label === 'provision')).toMatchObject({isOk: false});
    const waits = groups.flatMap(({lanes}) =>
      lanes.flatMap((lane) => lane.bars.filter(({kind}) => kind === 'wait')),
    );
    expect(waits.map(({label}) => label)).toContain('limit board');
  });

  it('lets instances that were not there at once share lanes, where there are many', () => {
    const cases = Array.from({length: 100}, (_, index) => passingCase(`s${index}`));
    const events = [...runEvents({cases, exitCode: 0})].map((event) =>
      event.type === 'case-started'
        ? {...event, instance: `here#${event.case.slice(1, -5)}`}
        : event,
    );
    const [group] = timelineOf(viewOf(events)).groups;
    const lanes = group?.lanes ?? [];
    expect(lanes.length).toBeLessThan(10);
    expect(new Set(lanes.flatMap(({instances}) => instances)).size).toBe(100);
    expect(lanes[0]?.label).toMatch(/^here#1 \+ \d+$/u);
  });

  it('joins bars that are too short to be told apart, and shows the worst of them', () => {
    const cases = Array.from({length: 50}, (_, index) => passingCase(`s${index}`));
    const events = [...runEvents({cases, exitCode: 0})].map((event) =>
      event.type === 'case-ended' && event.case === 's20@here'
        ? {...event, verdict: 'failed' as const}
        : event,
    );
    const bars = timelineOf(viewOf(events)).groups[0]?.lanes[0]?.bars ?? [];
    expect(drawnBars(bars, 0)).toEqual(bars);
    const drawn = drawnBars(bars, 1000).filter(({kind}) => kind === 'case');
    expect(drawn).toMatchObject([{count: 50, verdict: 'failed', isOk: false, case: 20}]);
  });
});

describe('the graph of a page', () => {
  const scenarios = [
    {scenario: 'boot'},
    {scenario: 'net', needs: ['boot']},
    {scenario: 'alone'},
    {scenario: 'web', needs: ['net', 'boot']},
  ];

  it('has scenarios, what they came to on each environment, and what needs what', () => {
    const places = ['here', 'board'].flatMap((environment) =>
      scenarios.map(({scenario}) => passingCase(scenario, environment)),
    );
    const {nodes, edges} = graphOf(viewOf(runEvents({cases: places, scenarios, exitCode: 0})));
    expect(nodes.map(({name, isLoose}) => [name, isLoose])).toEqual([
      ['boot', false],
      ['net', false],
      ['alone', true],
      ['web', false],
    ]);
    expect(edges).toEqual([
      [0, 1],
      [1, 3],
      [0, 3],
    ]);
    expect(nodes[0]?.tally).toMatchObject({cases: 2, verdict: 'passed', case: 0, durationMs: 16});
    expect(nodes[0]?.environments).toMatchObject([
      {environment: 0, cases: 1},
      {environment: 1, cases: 1},
    ]);
  });

  it('has one node for scenarios that are alike, where there are many', () => {
    const many = Array.from({length: 2000}, (_, index) => `s${index}`);
    const planned = [{scenario: 'boot'}, ...many.map((scenario) => ({scenario, needs: ['boot']}))];
    const cases = planned.map(({scenario}) => passingCase(scenario));
    const {nodes, edges} = graphOf(viewOf(runEvents({cases, scenarios: planned, exitCode: 0})));
    expect(nodes.map((node) => [node.name, node.scenarios.length, node.tally.cases])).toEqual([
      ['boot', 1, 1],
      ['s0', 2000, 2000],
    ]);
    expect(edges).toEqual([[0, 1]]);
  });

  it('has the stages of each environment in their order, with how often and how long', () => {
    const {chains} = graphOf(viewOf(fullRunEvents()));
    const board = chains.find(({environment}) => environment === 1);
    expect(board?.stages.map(({stage, count, failed}) => [stage, count, failed])).toEqual([
      ['provision', 1, 1],
      ['connect', 1, 0],
      ['cleanup', 1, 0],
    ]);
    expect(board?.stages[0]).toMatchObject({waitedMs: 1500, totalMs: 9, maxMs: 9});
  });
});
