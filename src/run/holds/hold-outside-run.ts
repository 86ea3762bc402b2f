import {addAbortListener} from 'node:events';
import type {StepContext} from '../../environments/environment.ts';
import type {RunEventBody} from '../../journal/event.ts';
import type {EnvironmentSpec, Manifest} from '../../manifest/manifest.ts';
import type {LockGuard} from '../../state/locks/lock-guard.ts';
import {lockFolder} from '../../state/state-folder.ts';
import type {ResourceStack} from '../../util/resource-stack.ts';
import {type Hold, withOuter} from './hold.ts';
import {hasLocks, RunHolds, reservesBoard} from './run-holds.ts';

/** What is used outside of a run, and as whom. */
export interface OutsideHold<Spec extends EnvironmentSpec> {
  /** With the reserved board's host. */
  readonly spec: Spec;
  /** Its signal is aborted when a lock is lost. */
  readonly context: StepContext;
  /** `undefined` where nothing is to be held. */
  readonly hold: Hold | undefined;
}

/**
 * Takes the locks of an environment and reserves a board for it, for a command that uses one
 * instance of it. They are given back by `resources`: put nothing there before that is to go first.
 *
 * @param options `tell` is called with a line for who waits.
 * @throws {FaultError} as `RunHolds.lock` and `RunHolds.reserve`.
 */
export async function holdOutsideRun<Spec extends EnvironmentSpec>(
  {manifest, spec}: {readonly manifest: Manifest; readonly spec: Spec},
  context: StepContext,
  options: {
    readonly resources: ResourceStack;
    readonly tell: (line: string) => void;
    readonly guard?: LockGuard | undefined;
    /** Whether a board in quarantine will do. @default false */
    readonly takesQuarantined?: boolean;
  },
): Promise<OutsideHold<Spec>> {
  if (!hasLocks(spec) && !reservesBoard(spec)) return {spec, context, hold: undefined};
  const {resources, tell, guard} = options;
  const env = context.env ?? {};
  const holds = resources.use(
    new RunHolds({
      stateFolder: lockFolder(env),
      url: env['PROCTOR_STATE_URL'],
      runId: context.runId,
      manifest,
      emit: (event) => tellOf(event, tell),
      onWaiting: () => undefined,
      guard,
      ledger: context.ledger,
      ...(options.takesQuarantined === true && {takesQuarantined: true}),
    }),
  );
  const place = {environment: spec.id, instance: `${spec.id}#1`};
  const take = async (taking: Promise<Hold>): Promise<Hold> => {
    const taken = await taking;
    resources.defer(() => taken.release());
    return taken;
  };
  const {signal} = context;
  const outer = hasLocks(spec) ? await take(holds.lock(spec.lock, place, signal)) : undefined;
  const own = reservesBoard(spec) ? await take(holds.reserve(spec, place, signal)) : undefined;
  const hold = withOuter(own, outer);
  const controller = new AbortController();
  const listener = addAbortListener(signal, () => controller.abort(signal.reason));
  resources.defer(async () => listener[Symbol.dispose]());
  void hold?.lost.then((fault) => controller.abort(fault));
  const fence = hold?.fence;
  return {
    spec: (own?.spec ?? spec) as Spec,
    context: {...context, signal: controller.signal, ...(fence !== undefined && {fence})},
    hold,
  };
}

function tellOf(event: RunEventBody, tell: (line: string) => void): void {
  if (event.type === 'warning-raised') tell(event.message);
  if (event.type !== 'lock-changed') return;
  const {name, change, holder = 'others'} = event;
  if (change === 'waiting') tell(`waiting for ${name}: held by ${holder}`);
  else if (change === 'lost') tell(`lost ${name}: it may be another's since`);
}
