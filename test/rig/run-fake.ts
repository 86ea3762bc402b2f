import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import type {EnvironmentDriver} from '../../src/environments/environment.ts';
import type {RunEventBody} from '../../src/journal/event.ts';
import type {Plan} from '../../src/plan/plan.ts';
import type {RunOptions, RunOutcome} from '../../src/run/run-options.ts';
import {runPlan} from '../../src/run/run-plan.ts';
import {StopSwitch} from '../../src/run/stop-switch.ts';
import {NO_BASELINES} from '../../src/steps/judge/baselines.ts';
import {NO_MASK} from '../../src/util/mask.ts';

/** What a run left behind. */
export interface RanPlan extends RunOutcome {
  readonly events: readonly RunEventBody[];
  /** Case id → final verdict. */
  readonly verdicts: Readonly<Record<string, string>>;
  /** `stage instance` of each stage that went well, in order. */
  readonly stages: readonly string[];
}

/** Runs `plan`; all its environments are made by `drivers`, by default by the one of `box`. */
export async function runFake(
  plan: Plan,
  driver: EnvironmentDriver,
  more: Partial<RunOptions> = {},
): Promise<RanPlan> {
  const folder = mkdtempSync(join(tmpdir(), 'proctor-run-'));
  const events: RunEventBody[] = [];
  try {
    const outcome = await runPlan(plan, {
      runId: 'test',
      runFolder: folder,
      scratchFolder: folder,
      drivers: new Map([['box', driver]]),
      env: {},
      secrets: {values: new Map(), get: () => ''},
      mask: NO_MASK,
      baselines: NO_BASELINES,
      emit: (event) => events.push(event),
      onOutput: undefined,
      stop: new StopSwitch(),
      maxFailures: undefined,
      failFast: false,
      failOnFlaky: false,
      retries: undefined,
      random: () => 0,
      ...more,
    });
    const verdicts: Record<string, string> = {};
    const stages: string[] = [];
    for (const event of events) {
      if (event.type === 'case-ended' && event.final) verdicts[event.case] = event.verdict;
      if (event.type === 'stage-ended' && event.ok) stages.push(`${event.stage} ${event.instance}`);
    }
    return {...outcome, events, verdicts, stages};
  } finally {
    rmSync(folder, {recursive: true, force: true});
  }
}
