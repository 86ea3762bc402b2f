import type {Checkpoint} from '../../environments/environment.ts';
import type {InstanceTools} from '../../instrumentation/run-tools.ts';
import type {FaultRecord} from '../../journal/event.ts';
import type {ForkSets} from '../../plan/fork-sets.ts';
import type {InstanceNeeds} from '../../plan/instance-needs.ts';
import type {Case} from '../../plan/plan.ts';
import type {Lane} from '../scheduler.ts';
import type {Lease} from './admission.ts';
import type {Instance} from './instance.ts';

/** A frozen instance, and what it holds of this machine. */
export interface Template {
  readonly checkpoint: Checkpoint;
  readonly lease: Lease | undefined;
  /** Instrumentation that was set up on it; `undefined` where an earlier run has kept it. */
  readonly tools: InstanceTools | undefined;
}

/** Cases that need the same on the instance, and the copies made for them. */
export interface ForkSet {
  readonly index: number;
  readonly cases: readonly Case[];
  /** What is done for its template; beside what was done for the base of several. */
  readonly needs: InstanceNeeds;
  /** Names of those started before the checkpoint, so that they run in each copy. */
  readonly tools: readonly string[];
  /** Where its cases wait. */
  readonly lane: Lane;
  /** Has as many units as there are copies ready or lent. */
  readonly limit: string;
  readonly ready: Instance[];
  template: Template | undefined;
  isBuilding: boolean;
  /** No copy can be made of the template: to be let go when none is being tried any more. */
  isLost: boolean;
  /** Templates made anew since the last copy that got ready. */
  rebuilds: number;
  /** When its latest copy was begun, as a count of all copies. */
  lastFork: number;
  /** Copies that are being made. */
  making: number;
  lent: number;
  /** Cases that can run and have no copy yet. */
  waiting: number;
  /** Cases without a verdict; with rounds, infinite. */
  remaining: number;
  /** Why no template or copy can be made, once that is given up. */
  fault: FaultRecord | undefined;
}

/** Groups `cases` by what they need on the instance, in the order of the first of each. */
export function forkSets(
  {sets, common}: ForkSets,
  options: {
    readonly environment: string;
    /** Limits that each case counts against besides. */
    readonly limits: readonly string[];
    /** Which tools can be started before any case is known. */
    readonly isShareable: (tool: string) => boolean;
    /** Whether cases begin anew when all have their verdict, so that there are always some left. */
    readonly hasRounds: boolean;
  },
): readonly ForkSet[] {
  return sets.map(({cases, own}, index) => {
    const name = `${options.environment} set ${index + 1}`;
    const limit = `instances ${name}`;
    const needs = sets.length === 1 ? common : own;
    return {
      index,
      cases,
      needs,
      tools: needs.instrumentation.filter(options.isShareable),
      lane: {name: `run ${name}`, limits: [...options.limits, limit]},
      limit,
      ready: [],
      template: undefined,
      isBuilding: false,
      isLost: false,
      rebuilds: 0,
      lastFork: 0,
      making: 0,
      lent: 0,
      waiting: 0,
      remaining: options.hasRounds ? Number.POSITIVE_INFINITY : cases.length,
      fault: undefined,
    };
  });
}
