import type {Checkpoint} from '../../environments/environment.ts';
import type {ForkSet, Template} from './fork-set.ts';

/** The base of several templates: it holds nothing of its own. */
export function unleased(checkpoint: Checkpoint): Template {
  return {checkpoint, lease: undefined, tools: undefined};
}

/** Whether no case has a copy of it or waits for one. */
export function isIdle({waiting, making, lent}: ForkSet): boolean {
  return waiting + making + lent === 0;
}

/** Gives it another chance: its cases begin anew. */
export function forgive(set: ForkSet): void {
  set.fault = undefined;
  set.waiting = 0;
  set.rebuilds = 0;
}

/** The set whose turn it is to get one more copy; those that cases wait for first. */
export function nextToFork(
  sets: readonly ForkSet[],
  {
    live,
    instances,
    ahead,
  }: {
    /** Copies there are, those being made and discarded among them. */
    readonly live: number;
    /** Copies that may have a case at a time. */
    readonly instances: number;
    /** Copies of each set that may stand ready ahead of need. */
    readonly ahead: number;
  },
): ForkSet | undefined {
  const open = sets.filter(
    ({template, isLost, remaining}) => template !== undefined && !isLost && remaining > 0,
  );
  if (live >= instances + ahead * open.length) return undefined;
  const coming = (set: ForkSet): number => set.ready.length + set.making;
  const inTurn = open.toSorted((a, b) => a.lastFork - b.lastFork);
  const wanted = inTurn.find((set) => coming(set) < set.waiting);
  if (wanted !== undefined || ahead === 0) return wanted;
  return inTurn.find(
    (set) => coming(set) < Math.min(set.waiting + ahead, set.remaining - set.lent),
  );
}
