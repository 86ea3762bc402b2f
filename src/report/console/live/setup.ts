import type {RunEvent} from '../../../journal/event.ts';

/** An environment whose first instance was made so quickly needs no thought. */
const QUICK: ReadonlySet<unknown> = new Set(['local']);

/** How instances of an environment come and go. */
interface Coming {
  /** Whether each case gets an instance of its own. */
  readonly isPerCase: boolean;
  isUnknown: boolean;
  sumMs: number;
  cases: number;
  /** What was done to each instance that is there, and whether that was for a case. */
  readonly instances: Map<string, {ms: number; isTemplate: boolean}>;
}

/** What it costs, beside the cases themselves, to make instances of each environment. */
export class Setup {
  readonly #environments = new Map<string, Coming>();

  follow(event: RunEvent): void {
    if (event.type === 'run-started') {
      for (const [name, spec] of Object.entries(event.environments)) {
        this.#environments.set(name, {
          isPerCase: spec['isolation'] === 'fresh' || spec['isolation'] === 'fork',
          isUnknown: !QUICK.has(spec['type']),
          ...{sumMs: 0, cases: 0, instances: new Map()},
        });
      }
    } else if (event.type === 'stage-ended' && event.case === undefined) this.#stage(event);
    else if (event.type === 'case-started') {
      const own = this.#environments.get(event.instance.replace(/#\d+$/, ''));
      // What it takes to make the first is not known, and then it is over.
      if (own !== undefined) own.isUnknown = false;
    }
  }

  /**
   * `isUnknown`: none has been ready yet, and there is no saying when one will be. `perCaseMs`: what
   * is done to an instance for each case, before and after it.
   */
  of(environment: string): {readonly isUnknown: boolean; readonly perCaseMs: number} {
    const own = this.#environments.get(environment);
    if (own === undefined) return {isUnknown: false, perCaseMs: 0};
    return {isUnknown: own.isUnknown, perCaseMs: own.cases === 0 ? 0 : own.sumMs / own.cases};
  }

  #stage(event: RunEvent & {readonly type: 'stage-ended'}): void {
    const {environment, instance, stage, durationMs} = event;
    const own = this.#environments.get(environment);
    if (own === undefined || !own.isPerCase || stage === 'lock') return;
    const made = own.instances.get(instance) ?? {ms: 0, isTemplate: false};
    own.instances.set(instance, made);
    made.ms += durationMs;
    made.isTemplate ||= stage === 'checkpoint';
    if (stage !== 'cleanup') return;
    own.instances.delete(instance);
    if (made.isTemplate) return;
    own.sumMs += made.ms;
    own.cases += 1;
  }
}
