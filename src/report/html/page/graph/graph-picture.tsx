import {useEffect, useMemo, useRef, useState} from 'preact/hooks';
import type {GraphNode, PageGraph} from '../../page-graph.ts';
import {followPointer} from '../parts/follow-pointer.ts';
import {useWay} from '../state/page-state.ts';
import {routeHash, START} from '../state/route.ts';
import {ZoomButton} from '../timeline/timeline-view.tsx';
import {countOf, durationText} from '../words/quantity-text.ts';
import {visibleLine} from '../words/visible-text.ts';
import {type Layout, layOut, NODE_HEIGHT, NODE_WIDTH} from './lay-out.ts';

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const ZOOM = 1.3;
/** Of a move by an arrow key, as a share of what is seen. */
const STEP = 0.15;
const NAME_CHARS = 24;

/** The graph of what needs what; to be moved, and zoomed. */
export function GraphPicture({graph}: {graph: PageGraph}) {
  const picture = useMemo(() => layOut(graph), [graph]);
  const whole: Box = {x: 0, y: 0, width: picture.width, height: picture.height};
  const [seen, setSeen] = useState<Box | undefined>();
  const box = seen ?? whole;
  const svg = useRef<SVGSVGElement>(null);
  const zoom = (factor: number) => setSeen(scaled(box, factor));
  const move = (dx: number, dy: number) => setSeen({...box, x: box.x + dx, y: box.y + dy});
  useCtrlWheel(svg, (factor) => setSeen((now) => scaled(now ?? whole, factor)));
  const press = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const act = {
      '+': () => zoom(1 / ZOOM),
      '=': () => zoom(1 / ZOOM),
      '-': () => zoom(ZOOM),
      '0': () => setSeen(undefined),
      ArrowLeft: () => move(-box.width * STEP, 0),
      ArrowRight: () => move(box.width * STEP, 0),
      ArrowUp: () => move(0, -box.height * STEP),
      ArrowDown: () => move(0, box.height * STEP),
    }[event.key];
    if (act === undefined) return;
    event.preventDefault();
    act();
  };
  const drag = (down: PointerEvent) => {
    const scale = box.width / (svg.current?.clientWidth ?? 1);
    followPointer(({clientX, clientY}) => {
      const [dx, dy] = [clientX - down.clientX, clientY - down.clientY];
      setSeen({...box, x: box.x - dx * scale, y: box.y - dy * scale});
    });
  };
  return (
    <>
      <div class="zooms">
        <ZoomButton name="minus" label="Zoom out" onClick={() => zoom(ZOOM)} />
        <ZoomButton name="plus" label="Zoom in" onClick={() => zoom(1 / ZOOM)} />
        <ZoomButton name="fit" label="Show all of it" onClick={() => setSeen(undefined)} />
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it is moved by arrow keys. */}
      <section class="graph" tabIndex={0} aria-label="Graph; arrow keys move it" onKeyDown={press}>
        <svg
          ref={svg}
          viewBox={`${box.x} ${box.y} ${box.width} ${box.height}`}
          style={{maxHeight: `${Math.max(160, picture.height)}px`}}
          onPointerDown={drag}
        >
          <title>What needs what</title>
          <Edges picture={picture} />
          {picture.nodes.map(({node, x, y}) => {
            const of = graph.nodes[node];
            return of === undefined ? null : <Node key={node} node={of} x={x} y={y} />;
          })}
        </svg>
      </section>
    </>
  );
}

function Edges({picture}: {picture: Layout}) {
  return (
    <g>
      <defs>
        <marker
          id="arrow"
          viewBox="0 0 8 8"
          refX="7"
          refY="4"
          markerWidth="7"
          markerHeight="7"
          orient="auto"
        >
          <path class="arrow" d="M0 0L8 4L0 8z" />
        </marker>
      </defs>
      {picture.edges.map(({from, to, points}) => (
        <path
          key={`${from} ${to}`}
          class="edge"
          d={points.map(({x, y}, index) => `${index === 0 ? 'M' : 'L'}${x} ${y}`).join('')}
          marker-end="url(#arrow)"
        />
      ))}
    </g>
  );
}

function Node({node, x, y}: {node: GraphNode; x: number; y: number}) {
  const {route} = useWay();
  const {tally} = node;
  const name = visibleLine(node.name);
  const words = nodeWords(node);
  return (
    <a href={routeHash({...START, theme: route.theme, view: 'cases', query: node.name})}>
      <title>{`${name}: ${tally.verdict}, ${words}`}</title>
      <g transform={`translate(${x - NODE_WIDTH / 2} ${y - NODE_HEIGHT / 2})`}>
        <rect class="node" width={NODE_WIDTH} height={NODE_HEIGHT} rx="6" />
        <rect class={`fill-${tally.verdict}`} width="5" height={NODE_HEIGHT} rx="2" />
        <text class="node-name" x="14" y="19">
          {name.length > NAME_CHARS ? `${name.slice(0, NAME_CHARS - 1)}…` : name}
        </text>
        <text class="node-words" x="14" y="36">
          {words}
        </text>
      </g>
    </a>
  );
}

/** As `3 cases, 120 ms`. */
export function nodeWords({scenarios, tally}: GraphNode): string {
  const more = scenarios.length > 1 ? `${countOf(scenarios.length, 'scenario')}, ` : '';
  return `${more}${countOf(tally.cases, 'case')}, ${durationText(tally.durationMs)}`;
}

function scaled(box: Box, factor: number): Box {
  const width = box.width * factor;
  const height = box.height * factor;
  return {
    x: box.x + (box.width - width) / 2,
    y: box.y + (box.height - height) / 2,
    width,
    height,
  };
}

/** Without Ctrl the wheel scrolls the page, as everywhere. */
function useCtrlWheel(
  place: {readonly current: Element | null},
  zoom: (factor: number) => void,
): void {
  const latest = useRef(zoom);
  latest.current = zoom;
  useEffect(() => {
    const element = place.current;
    if (element === null) return;
    const turn = (event: Event) => {
      const {ctrlKey, metaKey, deltaY} = event as WheelEvent;
      if (!ctrlKey && !metaKey) return;
      event.preventDefault();
      latest.current(deltaY > 0 ? ZOOM : 1 / ZOOM);
    };
    element.addEventListener('wheel', turn, {passive: false});
    return () => element.removeEventListener('wheel', turn);
  }, [place]);
}
