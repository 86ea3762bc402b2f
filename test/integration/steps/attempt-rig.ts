import {mkdir, mkdtemp, readFile, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import type {Connection, StepContext} from '../../../src/environments/environment.ts';
import {localDriver} from '../../../src/environments/local/local-driver.ts';
import type {RunEventBody, StepEnded} from '../../../src/journal/event.ts';
import type {
  Expectation,
  LocalSpec,
  Manifest,
  ReadyCheck,
  Scenario,
  Step,
  StepAction,
  TextMatch,
} from '../../../src/manifest/manifest.ts';
import type {AttemptInput, AttemptOutcome} from '../../../src/steps/attempt.ts';
import {NO_BASELINES} from '../../../src/steps/judge/baselines.ts';
import {runAttempt} from '../../../src/steps/run-attempt.ts';
import {ResourceStack} from '../../../src/util/resource-stack.ts';
import {localSpec} from '../../rig/local-spec.ts';
import {openContext} from '../../rig/step-context.ts';

/** A step as a manifest that says only this would give it. */
export function step(action: string | StepAction, more: Partial<Step> = {}): Omit<Step, 'index'> {
  const full: StepAction =
    typeof action === 'string'
      ? {kind: 'run', script: action, background: false, ready: undefined}
      : action;
  const text =
    'script' in full
      ? (full.script.split('\n')[0] ?? '')
      : `${full.kind} ${'step' in full ? full.step : full.operation.kind}`;
  return {
    id: undefined,
    name: more.id ?? text.slice(0, 80),
    action: full,
    shell: undefined,
    env: {},
    workingDirectory: undefined,
    stdin: undefined,
    timeoutMs: undefined,
    idleTimeoutMs: undefined,
    slowAfterMs: 60_000,
    if: undefined,
    continueOnError: false,
    expect: undefined,
    outputs: {},
    results: undefined,
    ...more,
  };
}

export function background(script: string, ready?: Partial<ReadyCheck>): StepAction {
  return {
    kind: 'run',
    script,
    background: true,
    ready: ready && {
      command: undefined,
      tcp: undefined,
      http: undefined,
      file: undefined,
      output: undefined,
      everyMs: 20,
      timeoutMs: 10_000,
      ...ready,
    },
  };
}

export function text(match: Partial<TextMatch>): TextMatch {
  return {
    contains: [],
    notContains: [],
    matches: [],
    notMatches: [],
    equals: undefined,
    json: {},
    ...match,
  };
}

export function expectation(more: Partial<Expectation>): Expectation {
  return {
    exitCodes: undefined,
    signal: undefined,
    stdout: undefined,
    stderr: undefined,
    files: [],
    ...more,
  };
}

export function scenario(
  steps: ReadonlyArray<Omit<Step, 'index'>>,
  more: Partial<Scenario> = {},
): Scenario {
  return {
    id: 'subject',
    description: undefined,
    environments: ['here'],
    tags: [],
    needs: [],
    matrix: undefined,
    artifacts: [],
    instrumentation: [],
    requires: undefined,
    timeoutMs: 15_000,
    killGraceMs: 2_000,
    retries: {test: 0, infrastructure: 0, delayMs: 0, maxDelayMs: 0},
    env: {},
    shell: undefined,
    workingDirectory: undefined,
    prepare: [],
    restore: [],
    debug: [],
    metrics: {},
    capture: [],
    xfail: undefined,
    quarantine: undefined,
    ...more,
    steps: steps.map((entry, index) => ({...entry, index})),
  };
}

export interface RanAttempt {
  readonly outcome: AttemptOutcome;
  readonly events: readonly RunEventBody[];
  /** Live output, by step. */
  readonly shown: ReadonlyMap<string, string>;
  readonly warnings: readonly string[];
  /** How each step ended, by key. */
  step(key: string): StepEnded | undefined;
  /** `key verdict` for each that ended, in order. */
  readonly verdicts: readonly string[];
  /** The log's text; empty where there is none. */
  log(): Promise<string>;
}

export interface AttemptRig extends AsyncDisposable {
  readonly connection: Connection;
  readonly folder: string;
  readonly runFolder: string;
  run(subject: Scenario, overrides?: RunOverrides): Promise<RanAttempt>;
}

export interface RunOverrides extends Partial<Omit<AttemptInput, 'context' | 'case'>> {
  readonly context?: Partial<StepContext>;
  readonly case?: Partial<AttemptInput['case']>;
  readonly spec?: Partial<LocalSpec>;
  readonly manifestParts?: Partial<Manifest>;
  readonly onEvent?: (event: RunEventBody) => void;
}

/** A real local instance, and folders for runs on it. */
export async function openAttemptRig(): Promise<AttemptRig> {
  const resources = new ResourceStack();
  const folder = await mkdtemp(join(tmpdir(), 'proctor-steps-'));
  resources.defer(() => rm(folder, {recursive: true, force: true}));
  const {context} = resources.use(await openContext({folder}));
  const spec = localSpec();
  const environment = resources.use(await localDriver.provision(spec, 1, context));
  const connection = await environment.connect(context);
  const runFolder = join(folder, 'run');
  await mkdir(runFolder);
  return {
    connection,
    folder,
    runFolder,
    run: (subject, overrides = {}) =>
      runOne({subject, overrides, spec, connection, context, runFolder}),
    [Symbol.asyncDispose]: () => resources[Symbol.asyncDispose](),
  };
}

async function runOne(options: {
  readonly subject: Scenario;
  readonly overrides: RunOverrides;
  readonly spec: LocalSpec;
  readonly connection: Connection;
  readonly context: StepContext;
  readonly runFolder: string;
}): Promise<RanAttempt> {
  const {subject, overrides, connection, runFolder} = options;
  const events: RunEventBody[] = [];
  const shown = new Map<string, string>();
  const warnings: string[] = [];
  const spec = {...options.spec, ...overrides.spec};
  const {context, case: caseParts, spec: _, manifestParts, onEvent, ...rest} = overrides;
  const manifest: Manifest = {
    path: join(options.context.folder, 'proctor.yaml'),
    folder: options.context.folder,
    name: 'test',
    sha256: '',
    concurrency: {total: 8, provision: 2, deploy: 2, run: 8, perHost: 8},
    timeoutMs: undefined,
    variables: {},
    secrets: {},
    environments: new Map([[spec.id, spec]]),
    artifacts: new Map(),
    instrumentation: new Map(),
    scenarios: new Map([[subject.id, subject]]),
    ...manifestParts,
  };
  const outcome = await runAttempt({
    manifest,
    case: {
      id: `${subject.id}@here`,
      index: 0,
      scenario: subject,
      environment: 'here',
      matrix: {},
      repetition: 1,
      group: `${subject.id}@here`,
      needs: [],
      expectedMs: undefined,
      ...caseParts,
    },
    attempt: 1,
    instance: {name: 'here#1', connection},
    context: {
      ...options.context,
      warn: (code, message) => warnings.push(`${code}: ${message}`),
      ...context,
    },
    emit: (event) => {
      events.push(event);
      onEvent?.(event);
    },
    runFolder,
    baselines: NO_BASELINES,
    onOutput: (key, _stream, chunk) => shown.set(key, (shown.get(key) ?? '') + chunk.toString()),
    env: {},
    ...rest,
  });
  const ended = events.filter((event): event is StepEnded => event.type === 'step-ended');
  return {
    outcome,
    events,
    shown,
    warnings,
    step: (key) => ended.find((event) => event.step === key),
    verdicts: ended.map((event) => `${event.step} ${event.verdict}`),
    log: async () => {
      if (outcome.log === undefined) return '';
      return readFile(join(runFolder, outcome.log), 'utf8');
    },
  };
}
