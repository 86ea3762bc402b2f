/** Something that took time; times in whole microseconds. */
export interface Span {
  readonly start: number;
  end: number;
  readonly name: string;
  readonly kind: 'stage' | 'deployment' | 'case' | 'step' | 'wait';
  readonly args: Readonly<Record<string, unknown>>;
  /** How long it could have begun before, and what it waited for. */
  readonly wait?: {readonly length: number; readonly why: string | undefined} | undefined;
  /** The attempt that it is a step of. */
  readonly of?: Span;
  /** The case that it is the last attempt of. */
  readonly item?: string;
}

/** A shorter wait is not worth an entry. */
const WAIT_MIN = 100;

/**
 * Events are dated in whole milliseconds, and how long something took is measured by another clock:
 * of two things that follow each other the first may seem to end so much later than the second
 * begins.
 */
const JITTER = 2_000;

interface Lane {
  readonly spans: Span[];
  /** Those that are not over, outermost first. */
  readonly open: Span[];
  /** When the latest outermost one ends. */
  end: number;
}

/**
 * Spreads spans over as few lanes as needed for those of each lane to nest: two of one lane are
 * apart, or one is inside of the other. Usually that is one lane. Where something waited while its
 * lane had nothing to do, that time gets a span too. Ends are moved by what clocks differ in.
 */
export function nestedLanes(spans: readonly Span[]): ReadonlyArray<readonly Span[]> {
  const lanes: Lane[] = [];
  // The outer one of two that begin together comes first.
  const ordered = [...spans].sort((a, b) => a.start - b.start || b.end - a.end);
  for (const span of ordered) place(lanes, span);
  return lanes.map((lane) => lane.spans);
}

function place(lanes: Lane[], span: Span): void {
  for (const lane of lanes) {
    const depth = depthFor(lane, span);
    if (depth !== undefined) {
      put(lane, span, depth);
      return;
    }
  }
  const lane = {spans: [], open: [], end: 0};
  lanes.push(lane);
  put(lane, span, 0);
}

function put(lane: Lane, span: Span, depth: number): void {
  for (const over of lane.open.splice(depth)) over.end = Math.min(over.end, span.start);
  const inner = lane.open.at(-1);
  if (inner === undefined) {
    const wait = waitBefore(span, Math.min(lane.end, span.start));
    if (wait !== undefined) lane.spans.push(wait);
    lane.end = span.end;
  } else {
    span.end = Math.min(span.end, inner.end);
  }
  lane.spans.push(span);
  lane.open.push(span);
}

/** How many of what is open there goes on around `span`; `undefined` if it does not belong there. */
function depthFor({open}: Lane, span: Span): number | undefined {
  let depth = open.length;
  while (depth > 0 && isOver(open[depth - 1] as Span, span)) depth--;
  const inner = open[depth - 1];
  // A step whose attempt is over, as far as that lane can tell, goes where nothing is.
  if (inner === undefined) return depth;
  if (span.end > inner.end + JITTER) return undefined;
  if (span.of === undefined) return span.kind === 'case' ? undefined : depth;
  return open.lastIndexOf(span.of, depth - 1) === -1 ? undefined : depth;
}

function isOver(earlier: Span, span: Span): boolean {
  if (earlier.end <= span.start) return true;
  return earlier.end < span.end && earlier.end - span.start <= JITTER && earlier !== span.of;
}

/** The part of a span's wait in which nothing else was on its lane. */
function waitBefore({start, wait, name}: Span, laneEnd: number): Span | undefined {
  if (wait === undefined) return undefined;
  const begin = Math.max(laneEnd, start - wait.length);
  if (start - begin < WAIT_MIN) return undefined;
  const title = wait.why === undefined ? 'waits' : `waits for ${wait.why}`;
  return {start: begin, end: start, name: title, kind: 'wait', args: {for: name}};
}
