/** Something that took time; times in whole microseconds. */
export interface Span {
  readonly start: number;
  readonly end: number;
  readonly name: string;
  readonly kind: 'stage' | 'case' | 'step' | 'wait';
  readonly args: Readonly<Record<string, unknown>>;
  /** How long it could have begun before, and what it waited for. */
  readonly wait?: {readonly length: number; readonly why: string | undefined} | undefined;
  /** The attempt that it is a step of. */
  readonly of?: Span;
  /** The case that it is the last attempt of. */
  readonly item?: string;
}

/** What is shorter is not worth an entry. */
const WAIT_MIN = 100;

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
 * lane had nothing to do, that time gets a span too.
 */
export function nestedLanes(spans: readonly Span[]): ReadonlyArray<readonly Span[]> {
  const lanes: Lane[] = [];
  // The outer one of two that begin together comes first.
  const ordered = [...spans].sort((a, b) => a.start - b.start || b.end - a.end);
  for (const span of ordered) {
    let lane = lanes.find((candidate) => takes(candidate, span));
    lane ??= span.of && lanes.find(({open}) => open.length === 0);
    if (lane === undefined) {
      lane = {spans: [], open: [], end: 0};
      lanes.push(lane);
    }
    if (lane.open.length === 0) {
      const wait = waitBefore(span, lane.end);
      if (wait !== undefined) lane.spans.push(wait);
      lane.end = span.end;
    }
    lane.spans.push(span);
    lane.open.push(span);
  }
  return lanes.map((lane) => lane.spans);
}

/** Whether `span` is inside of what is open there, and belongs into it. */
function takes({open}: Lane, span: Span): boolean {
  while (open.length > 0 && (open.at(-1)?.end ?? 0) <= span.start) open.pop();
  const inner = open.at(-1);
  if (inner === undefined) return span.of === undefined;
  if (span.end > inner.end) return false;
  return span.of === undefined ? span.kind !== 'case' : open.includes(span.of);
}

/** The part of a span's wait in which nothing else was on its lane. */
function waitBefore({start, wait, name}: Span, laneEnd: number): Span | undefined {
  if (wait === undefined) return undefined;
  const begin = Math.max(laneEnd, start - wait.length);
  if (start - begin < WAIT_MIN) return undefined;
  const title = wait.why === undefined ? 'waits' : `waits for ${wait.why}`;
  return {start: begin, end: start, name: title, kind: 'wait', args: {for: name}};
}
