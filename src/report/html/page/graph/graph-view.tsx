import {useMemo, useState} from 'preact/hooks';
import type {Verdict} from '../../../../journal/event.ts';
import {PAGE_VERDICTS} from '../../page-data.ts';
import {type GraphChain, type GraphNode, graphOf, type PageGraph} from '../../page-graph.ts';
import type {PageView} from '../../page-view.ts';
import {ShowMore} from '../parts/show-more.tsx';
import {VerdictBar} from '../parts/verdict-bar.tsx';
import {VERDICTS_WORST_FIRST, VerdictMark} from '../parts/verdict-mark.tsx';
import {useWay} from '../state/page-state.ts';
import {routeHash, START} from '../state/route.ts';
import {countOf, durationText} from '../words/quantity-text.ts';
import {visibleLine} from '../words/visible-text.ts';
import {GraphPicture, nodeWords} from './graph-picture.tsx';

const LOOSE = 60;
/** What is needed by what is needed, and so on: deeper ones are told where they stand first. */
const DEPTH_MAX = 12;

/** What each environment went through, and which scenarios need which. */
export function GraphView({view}: {view: PageView}) {
  const graph = useMemo(() => graphOf(view), [view]);
  const [isList, setList] = useState(false);
  const tallies = useMemo(() => scenarioTallies(view), [view]);
  const loose = graph.nodes.flatMap(({isLoose, scenarios}) => (isLoose ? scenarios : []));
  return (
    <div class="overview">
      <h2 class="unseen">Graph</h2>
      <Chains view={view} chains={graph.chains} />
      {graph.edges.length > 0 && (
        <section class="panel" aria-labelledby="needs">
          <div class="panel-head">
            <h3 id="needs">What needs what</h3>
            <fieldset class="segmented">
              <legend class="unseen">Shown as</legend>
              <button type="button" aria-pressed={!isList} onClick={() => setList(false)}>
                Graph
              </button>
              <button type="button" aria-pressed={isList} onClick={() => setList(true)}>
                List
              </button>
            </fieldset>
          </div>
          {isList ? <NeedsList graph={graph} /> : <GraphPicture graph={graph} />}
        </section>
      )}
      {loose.length > 0 && (
        <section class="panel" aria-labelledby="loose">
          <h3 id="loose">
            {graph.edges.length > 0 ? 'Need nothing, and nothing needs them' : 'Scenarios'}{' '}
            <span class="dim">{countOf(loose.length, 'scenario')}</span>
          </h3>
          <ShowMore items={loose} step={LOOSE}>
            {(shown) => (
              <ul class="nodes">
                {shown.map((index) => (
                  <li key={index}>
                    <ScenarioLink
                      name={view.data.scenarios[index]?.name ?? ''}
                      tally={tallies.get(index)}
                    />
                  </li>
                ))}
              </ul>
            )}
          </ShowMore>
        </section>
      )}
    </div>
  );
}

function Chains({view, chains}: {view: PageView; chains: readonly GraphChain[]}) {
  if (chains.length === 0) return null;
  return (
    <section class="panel" aria-labelledby="chains">
      <h3 id="chains">What each environment went through</h3>
      <ul class="chains">
        {chains.map((chain) => (
          <li key={chain.environment}>
            <Chain view={view} chain={chain} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Chain({view, chain: {environment, stages}}: {view: PageView; chain: GraphChain}) {
  const known = view.data.environments[environment];
  const after = stages.filter(({stage}) => stage === 'capture' || stage === 'cleanup');
  const before = stages.filter((stage) => !after.includes(stage));
  return (
    <>
      <h4>{visibleLine(known?.name ?? '')}</h4>
      <ol class="chain">
        {before.map((stage) => (
          <Stage key={stage.stage} stage={stage} />
        ))}
        {known !== undefined && (
          <li class="chain-stage">
            <strong>cases</strong>
            <VerdictBar counts={known.counts} />
            <span class="dim small">
              {countOf(
                Object.values(known.counts).reduce((sum, count) => sum + count, 0),
                'case',
              )}
            </span>
          </li>
        )}
        {after.map((stage) => (
          <Stage key={stage.stage} stage={stage} />
        ))}
      </ol>
    </>
  );
}

function Stage({stage}: {stage: GraphChain['stages'][number]}) {
  const {count, failed, totalMs, maxMs, waitedMs} = stage;
  return (
    <li class={`chain-stage ${failed > 0 ? 'is-failed' : ''}`}>
      <strong>{visibleLine(stage.stage)}</strong>
      <span class="dim small">
        {count > 1
          ? `${count} times, ${durationText(totalMs)}, at most ${durationText(maxMs)}`
          : durationText(totalMs)}
      </span>
      {failed > 0 && <span class="flag flag-failed">{failed} failed</span>}
      {waitedMs > 0 && <span class="flag flag-wait">waited {durationText(waitedMs)}</span>}
    </li>
  );
}

interface ScenarioTally {
  readonly verdict: Verdict;
  readonly cases: number;
  readonly durationMs: number;
}

/** What the cases of each scenario came to. */
function scenarioTallies({data: {cases}}: PageView): ReadonlyMap<number, ScenarioTally> {
  const tallies = new Map<number, ScenarioTally>();
  for (const [index, scenario] of cases.scenario.entries()) {
    const own = PAGE_VERDICTS[cases.verdict[index] ?? -1] ?? 'interrupted';
    const known = tallies.get(scenario);
    const verdict = VERDICTS_WORST_FIRST.find((each) => each === own || each === known?.verdict);
    tallies.set(scenario, {
      verdict: verdict ?? own,
      cases: (known?.cases ?? 0) + 1,
      durationMs: (known?.durationMs ?? 0) + (cases.durationMs[index] ?? 0),
    });
  }
  return tallies;
}

function ScenarioLink({name, tally}: {name: string; tally: ScenarioTally | undefined}) {
  const words =
    tally === undefined ? '' : `${countOf(tally.cases, 'case')}, ${durationText(tally.durationMs)}`;
  return <VerdictLink name={name} verdict={tally?.verdict ?? 'skipped'} words={words} />;
}

function NodeLink({node}: {node: GraphNode}) {
  return <VerdictLink name={node.name} verdict={node.tally.verdict} words={nodeWords(node)} />;
}

function VerdictLink({name, verdict, words}: {name: string; verdict: Verdict; words: string}) {
  const {route} = useWay();
  return (
    <span class="node-link">
      <VerdictMark verdict={verdict} />
      <a href={routeHash({...START, theme: route.theme, view: 'cases', query: name})}>
        {visibleLine(name)}
      </a>
      <span class="dim small">{words}</span>
    </span>
  );
}

/** The same graph as a nested list: below each scenario what needs it. */
function NeedsList({graph}: {graph: PageGraph}) {
  const roots = graph.nodes.flatMap((node, index) =>
    node.isLoose || graph.edges.some(([, to]) => to === index) ? [] : [index],
  );
  return <Needing graph={graph} nodes={roots} depth={0} />;
}

interface NeedingProps {
  readonly graph: PageGraph;
  readonly nodes: readonly number[];
  readonly depth: number;
}

function Needing({graph, nodes, depth}: NeedingProps) {
  if (nodes.length === 0 || depth > DEPTH_MAX) return null;
  return (
    <ul class="needing">
      {nodes.map((index) => {
        const node = graph.nodes[index];
        if (node === undefined) return null;
        const next = graph.edges.flatMap(([from, to]) => (from === index ? [to] : []));
        return (
          <li key={index}>
            <NodeLink node={node} />
            <Needing graph={graph} nodes={next} depth={depth + 1} />
          </li>
        );
      })}
    </ul>
  );
}
