import fc from 'fast-check';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {DEPLOYMENT_STAGES} from '../../../src/deployment/deployment-journal.ts';
import type {RunEventBody} from '../../../src/journal/event.ts';
import type {DeploymentResult, RunReader} from '../../../src/journal/run-result.ts';
import {REPORT_FORMATS} from '../../../src/report/report-format.ts';
import {TempFolder} from '../../rig/journal-fixtures.ts';
import {render} from '../../rig/render-report.ts';
import {pageDataText} from '../../rig/report-page.ts';
import {ConsoleRig, started} from '../../unit/report/console/console-rig.ts';
import {anyCourse, type Course, failureOf, ShownDeployments} from './shown-deployments.ts';

/** As people are told them. */
const WORDS = {
  preparing: 'preparing',
  connecting: 'connecting',
  installing_dependencies: 'installing dependencies',
  deploying_scripts: 'deploying',
  configuring_instrumentation: 'configuring instrumentation',
  validating: 'validating',
} as const;

const ALL: readonly Course['mishap'][] = [
  ...(['none', 'none', 'none', 'source', 'dependency'] as const),
  ...(['hook', 'check', 'optional'] as const),
];

const EACH: readonly Course['mishap'][] = [...new Set(ALL)];

let shown: ShownDeployments;
beforeAll(async () => {
  shown = await ShownDeployments.open();
});
afterAll(() => shown[Symbol.asyncDispose]());

/** What is going on, as the events say. */
class Model {
  readonly #instances = new Map<string, string>();
  readonly #open = new Map<string, {readonly sinceMs: number; parts: readonly string[]}>();

  follow(event: RunEventBody, nowMs: number): void {
    switch (event.type) {
      case 'deployment-started':
        this.#instances.set(event.deployment, event.instance);
        return;
      case 'deployment-stage-started':
        this.#open.set(event.deployment, {sinceMs: nowMs, parts: [WORDS[event.stage]]});
        return;
      case 'deployment-progressed': {
        const open = this.#open.get(event.deployment);
        const {files, filesTotal, doing} = event;
        if (open === undefined) return;
        open.parts = [
          WORDS[event.stage],
          ...(doing === undefined ? [] : [doing]),
          ...(filesTotal === 0 ? [] : [`${files}/${filesTotal}`]),
        ];
        return;
      }
      case 'deployment-stage-ended':
        this.#open.delete(event.deployment);
        return;
      default:
    }
  }

  /** By instance: since how many whole seconds, and what its line must say. */
  lanes(nowMs: number): Map<string, {readonly elapsed: string; readonly parts: readonly string[]}> {
    return new Map(
      Array.from(this.#open, ([deployment, {sinceMs, parts}]) => [
        this.#instances.get(deployment) ?? '',
        {elapsed: `${Math.floor((nowMs - sinceMs) / 1000)}s`, parts},
      ]),
    );
  }
}

/** A terminal on which each event is looked at right after it has come. */
class WatchedTerminal {
  readonly #rig = new ConsoleRig({isTerminal: true});
  readonly #model = new Model();
  #frame: readonly string[] = [];
  stepsSeen = 0;

  constructor() {
    this.#rig.columns = 160;
    this.#rig.emit(started(0));
  }

  follow(event: RunEventBody): void {
    this.#rig.emit(event);
    this.#model.follow(event, this.#rig.nowMs);
    this.#rig.written = '';
    this.#rig.tick(700);
    // Nothing is drawn where nothing has changed.
    if (this.#rig.written !== '') {
      const plain = this.#rig.written.replaceAll(/\x1b\[[0-9;?]*[A-Za-z]/gu, '');
      this.#frame = plain.split('\n').filter((line) => /^ {2}(here|board)#/u.test(line));
    }
    const lanes = this.#model.lanes(this.#rig.nowMs);
    const labels = this.#frame.map((line) => line.trim().split(/\s+/u)[0]);
    expect(new Set(labels)).toEqual(new Set(lanes.keys()));
    expect(labels).toHaveLength(lanes.size);
    for (const [instance, {elapsed, parts}] of lanes) {
      const lane = this.#frame.find((line) => line.trim().startsWith(`${instance} `)) ?? '';
      for (const part of [elapsed, ...parts]) expect(lane).toContain(part);
      this.stepsSeen += 1;
    }
  }
}

describe('the console', () => {
  it('D11 D14 in lanes and lines, for any deployments at once, each one’s stage, progress, status and, where it failed, what to do is shown', async () => {
    const seen = {lanes: 0, together: 0};
    const courses = fc.array(anyCourse(ALL), {minLength: 1, maxLength: 3});
    await fc.assert(
      fc.asyncProperty(courses, async (each) => {
        const terminal = new WatchedTerminal();
        const verbose = new ConsoleRig({level: 'verbose'}).emit(started(0));
        const events: RunEventBody[] = [];
        const problems: unknown[] = [];
        await Promise.all(
          each.map((course, index) =>
            shown.deploy(index, course, (event) => {
              events.push(event);
              verbose.emit(event);
              try {
                terminal.follow(event);
              } catch (problem) {
                problems.push(problem);
              }
            }),
          ),
        );
        if (problems.length > 0) throw problems[0];
        const lines = verbose.tick().written.split('\n');
        for (const [index, course] of each.entries()) {
          const instance = shown.instance(index);
          const failed = failureOf(course)?.stage;
          for (const stage of DEPLOYMENT_STAGES) {
            const told = lines.filter(
              (line) =>
                line === `! ${instance} ${stage} failed` ||
                line.startsWith(`${instance} > ${stage} done in `),
            );
            const ended = events.find(
              (event) =>
                event.type === 'deployment-stage-ended' &&
                event.deployment.startsWith(`${instance}/`) &&
                event.stage === stage,
            );
            const status = ended?.type === 'deployment-stage-ended' ? ended.status : undefined;
            expect(told).toHaveLength(status === 'completed' || status === 'failed' ? 1 : 0);
            expect(status === 'failed').toBe(stage === failed);
            if (stage !== failed) continue;
            expect(told[0]).toMatch(/failed$/u);
            const at = lines.indexOf(told[0] ?? '');
            // Said at once, with nothing of another deployment in between.
            expect(lines[at + 1]).toContain(`${failureOf(course)?.code} (${stage}): `);
            expect(lines[at + 2]).toMatch(/^ {4}help: \S/u);
          }
        }
        seen.lanes += terminal.stepsSeen;
        if (each.length > 1) seen.together += 1;
      }),
      {numRuns: 100},
    );
    expect(seen.lanes).toBeGreaterThan(1000);
    expect(seen.together).toBeGreaterThan(30);
  }, 120_000);
});

describe('a deployment', () => {
  it('D12 D13 for any one, the journal has each stage’s own status, time and output, and console and reports say what failed and what to do', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({min: 0, max: 3}), anyCourse(EACH), async (index, course) => {
        const plain = new ConsoleRig().emit(started(0));
        const events: RunEventBody[] = [started(0)];
        const beganMs = performance.now();
        await shown.deploy(index, course, (event) => {
          events.push(event);
          plain.emit(event);
        });
        const tookMs = performance.now() - beganMs;
        using folder = new TempFolder();
        using reader = folder.foldEvents(events);
        const [deployment] = reader.result.deployments;
        expectStages(deployment, course, tookMs);
        const report = JSON.parse(render(reader, {format: 'json'}));
        expect(report.deployments[0].stages).toHaveLength(deployment?.stages.length ?? 0);
        const sent = failureOf(course) === undefined ? new Set(course.files).size : 0;
        expect(report.deploymentTotals.files).toBe(sent);
        expectAdvice(reader, plain.close(), course);
      }),
      {numRuns: 120},
    );
  }, 120_000);
});

/** Each stage's own status, time and end of output, as the course says. */
function expectStages(
  deployment: DeploymentResult | undefined,
  course: Course,
  tookMs: number,
): void {
  const {mishap, words} = course;
  const failure = failureOf(course);
  const stages = deployment?.stages ?? [];
  const last = failure === undefined ? Infinity : DEPLOYMENT_STAGES.indexOf(failure.stage);
  expect(stages.map(({stage}) => stage)).toEqual(DEPLOYMENT_STAGES.slice(0, last + 1));
  for (const {stage, status, durationMs, output, fault} of stages) {
    const isSkipped =
      stage === 'configuring_instrumentation' ||
      (stage === 'installing_dependencies' && mishap !== 'dependency');
    const isFailed = stage === failure?.stage;
    expect(status).toBe(isFailed ? 'failed' : isSkipped ? 'skipped' : 'completed');
    expect(durationMs).toBeGreaterThanOrEqual(0);
    expect(durationMs).toBeLessThanOrEqual(tookMs);
    expect(fault?.code).toBe(isFailed ? failure.code : undefined);
    const isPrinted = isFailed && (mishap === 'hook' || mishap === 'dependency');
    const printed = isPrinted ? words.map((word) => `${word}\n`).join('') : undefined;
    expect(output?.text || undefined).toBe(printed);
  }
  const total = stages.reduce((sum, {durationMs}) => sum + durationMs, 0);
  expect(total).toBeLessThanOrEqual((deployment?.durationMs ?? 0) + 1);
}

/** What the console has printed, and each report, say what failed and what to do. */
function expectAdvice(reader: RunReader, text: string, course: Course): void {
  const {deployments, readiness} = reader.result;
  const [deployment] = deployments;
  const failure = failureOf(course);
  if (course.mishap === 'none') {
    expect(text).not.toContain('help: ');
    return;
  }
  const unmet = readiness.find(({ok}) => !ok);
  const help = (failure === undefined ? unmet?.help : deployment?.fault?.help) ?? '';
  expect(help).toMatch(/\S/u);
  expect(text).toContain(`    help: ${help}\n`);
  if (failure !== undefined) {
    const {stage, code} = failure;
    const message = deployment?.fault?.message.replaceAll('\n', ' ');
    expect(text).toContain(
      `! ${deployment?.instance} ${stage} failed\n    ${code} (${stage}): ${message}\n`,
    );
    expect(text).toContain('deployments: 1 failed');
    const printed = course.mishap === 'hook' ? course.words : [];
    for (const word of printed) expect(text).toContain(`    | ${word}\n`);
  }
  // A suite of JUnit is of the cases of an environment, and there are none here.
  for (const format of REPORT_FORMATS.filter((each) => each !== 'junit')) {
    const report = render(reader, {format});
    const seen = format === 'html' ? pageDataText(report) : report;
    expect(letters(seen)).toContain(letters(help));
  }
}

/** Without what formats escape each in its own way, and where they break lines. */
function letters(text: string): string {
  return text.replaceAll(/&#\d+;|\\u[0-9a-f]{4}|\\.|[^\p{L}\d]/gu, '');
}
