/** How a run is made to end. `SIGINT twice`: once more when it cleans up, to hurry. */
export const KILL_SIGNALS = ['SIGINT', 'SIGINT twice', 'SIGTERM', 'SIGHUP', 'SIGKILL'] as const;
export type KillSignal = (typeof KILL_SIGNALS)[number];

/** Kinds of environment. */
export const KILL_PLACES = ['local', 'ssh', 'container', 'qemu'] as const;
export type KillPlace = (typeof KILL_PLACES)[number];

/**
 * What the run is at. `run confined`: a step that has control groups and namespaces of its own; all
 * others are kinds of nodes of the graph.
 */
export type KillNode =
  | 'lock'
  | 'provision'
  | 'connect'
  | 'deploy'
  | 'instrument'
  | 'ready'
  | 'checkpoint'
  | 'fork'
  | 'run'
  | 'run confined'
  | 'capture'
  | 'cleanup';

/** One of the matrix: a run on `place` that gets `signal` when it is at `node`. */
export interface KillCell {
  readonly place: KillPlace;
  readonly node: KillNode;
  readonly signal: KillSignal;
}

const EVERYWHERE = [
  'lock',
  'provision',
  'connect',
  'deploy',
  'instrument',
  'ready',
  'run',
  'capture',
  'cleanup',
] as const satisfies readonly KillNode[];

/** The kinds of nodes that a run on each kind of environment has. */
const NODES: Readonly<Record<KillPlace, readonly KillNode[]>> = {
  local: [...EVERYWHERE, 'run confined'],
  ssh: [...EVERYWHERE, 'run confined'],
  container: [...EVERYWHERE, 'checkpoint', 'fork'],
  qemu: [...EVERYWHERE, 'checkpoint', 'fork'],
};

/** All cells of a kind of environment. */
export function cellsOf(place: KillPlace): readonly KillCell[] {
  return NODES[place].flatMap((node) => KILL_SIGNALS.map((signal) => ({place, node, signal})));
}

/** As a title has it. */
export function cellText({place, node, signal}: KillCell): string {
  return `${signal} at ${node} on ${place}`;
}

/** What a shell is told of a process that ended so; `null`: it was killed. */
export function expectedExit(signal: KillSignal): number | null {
  if (signal === 'SIGKILL') return null;
  return signal === 'SIGINT' || signal === 'SIGINT twice' ? 130 : 143;
}
