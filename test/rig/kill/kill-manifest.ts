import type {KillCell, KillNode} from './kill-cells.ts';

/** Keys of a manifest, in JSON, which is YAML. */
type Keys = Readonly<Record<string, unknown>>;

/** What a manifest is written for. */
export interface KillManifest {
  readonly cell: KillCell;
  /** The keys of the environment that is hit. */
  readonly environment: Keys;
  /** Seconds that nothing else sleeps; three more may be used. */
  readonly sleepSeconds: number;
  /**
   * A file that is there until the run was hit, as hooks and checks see it, so that they wait for
   * it. @default they do not see it, and take a second
   */
  readonly holdFile: string | undefined;
}

/** What a step shows when the time to hit it has come. */
export const NOW = 'hit me now';

/** The earlier case that must have ended by then, the one that is hit, and a later one. */
export const CASES = {before: 'before', hit: 'hit', after: 'after'} as const;

/** Names of the environments, like no other's: `first` is this machine, `target` what is hit. */
export function environmentNames({sleepSeconds}: Pick<KillManifest, 'sleepSeconds'>): {
  readonly first: string;
  readonly target: string;
} {
  return {first: `first${sleepSeconds}`, target: `target${sleepSeconds}`};
}

/**
 * A manifest of three cases that run one after another; the second one is at `cell.node` long enough
 * to be hit, and has processes there that have left its process group and its session.
 */
export function killManifest(options: KillManifest): string {
  const {cell, environment} = options;
  const {node} = cell;
  const {first, target} = environmentNames(options);
  const scenario = {environment: target, artifacts: ['data'], instrumentation: ['watch']};
  const manifest = {
    proctor: 1,
    name: 'kill',
    concurrency: 4,
    defaults: {'kill-grace': '1s'},
    artifacts: {data: {source: 'data', target: 'data/'}},
    instrumentation: {watch: {monitors: [monitor(options)]}},
    environments: {
      [first]: {type: 'local'},
      [target]: {...environment, instances: 1, lock: lockName(options), ...hooks(options)},
    },
    scenarios: {
      [CASES.before]: {
        environment: isFirstOnTarget(cell) ? target : first,
        ...(isFirstOnTarget(cell) && {instrumentation: ['watch']}),
        steps: [{run: 'true'}],
      },
      [CASES.hit]: {
        ...scenario,
        needs: [CASES.before],
        steps: [node.startsWith('run') ? stepThatStays(options) : {run: 'true'}, ...captured(node)],
        ...(node === 'capture' && {capture: '$PROCTOR_SCRATCH/out/**'}),
      },
      // The run does not end before it is hit, however late that is.
      [CASES.after]: {...scenario, needs: [CASES.hit], steps: [{run: hold(options), shell: 'sh'}]},
    },
  };
  return JSON.stringify(manifest, undefined, 2);
}

/** The lock of the environment that is hit. */
export function lockName({sleepSeconds}: Pick<KillManifest, 'sleepSeconds'>): string {
  return `kill-${sleepSeconds}`;
}

/**
 * Whether the earlier case is on the environment that is hit, too, and not only in the same run: not
 * where something there waits to be hit, or comes once only.
 */
function isFirstOnTarget({place, node, signal}: KillCell): boolean {
  if (signal === 'SIGINT twice') return false;
  const early: readonly KillNode[] = place === 'qemu' ? [] : ['provision', 'connect'];
  return [...early, 'fork', 'run', 'run confined', 'capture'].includes(node);
}

/** The arguments of `sleep` by which processes of a run are known. */
export function sleepsOf({sleepSeconds}: Pick<KillManifest, 'sleepSeconds'>): readonly string[] {
  return [0, 1, 2, 3].map((index) => String(sleepSeconds + index));
}

/** One in a session of its own, and one whose parents have gone, in another. */
function grandchildren(options: KillManifest): string {
  const [one, two, three] = sleepsOf(options);
  return [
    `setsid sh -c 'sleep ${one}' </dev/null >/dev/null 2>&1 &`,
    `( setsid sh -c '( sleep ${two} & ) ; exec sleep ${three}' </dev/null >/dev/null 2>&1 & )`,
  ].join('\n');
}

/** Stays until the run was hit; at least a moment where it cannot know. */
function hold({holdFile}: KillManifest): string {
  if (holdFile === undefined) return 'sleep 1';
  return `while [ -e '${holdFile}' ]; do sleep 0.1; done`;
}

function busy(options: KillManifest): string {
  return `${grandchildren(options)}\n${hold(options)}`;
}

function hooks(options: KillManifest): Keys {
  const {node, signal} = options.cell;
  // What is cleaned up takes its time, so that there is something to hurry.
  const isSlowToClean = node === 'cleanup' || signal === 'SIGINT twice';
  return {
    // What was never prepared is not restored either.
    ...(isSlowToClean && {prepare: 'true'}),
    ...(node === 'deploy' && {prepare: busy(options)}),
    ...(node === 'ready' && {
      readiness: [{name: 'settled', command: busy(options), timeout: '2m'}],
    }),
    ...(isSlowToClean && {restore: busy(options)}),
  };
}

function monitor(options: KillManifest): Keys {
  const check = options.cell.node === 'instrument' ? {check: busy(options)} : {};
  return {name: 'clock', run: 'date', every: '1s', ...check};
}

/** Leaves processes everywhere and does not want to end, at the first attempt. */
function stepThatStays(options: KillManifest): Keys {
  const last = sleepsOf(options).at(-1);
  const isConfined = options.cell.node === 'run confined';
  const run = [
    '[ "$PROCTOR_ATTEMPT" = 1 ] || exit 0',
    "trap '' INT TERM HUP",
    grandchildren(options),
    `echo '${NOW}'`,
    `sleep ${last}`,
  ].join('\n');
  return {
    run,
    shell: 'sh',
    ...(isConfined && {resources: {memory: '256MiB', pids: 50}, namespaces: ['network']}),
  };
}

function captured(node: string): readonly Keys[] {
  if (node !== 'capture') return [];
  const file = 'head -c 4000000 /dev/urandom > "$PROCTOR_SCRATCH/out/$n"';
  return [{run: `mkdir -p "$PROCTOR_SCRATCH/out"; for n in 1 2 3; do ${file}; done`, shell: 'sh'}];
}
