import type {
  ConcurrencyLimits,
  ConsolePolicy,
  Isolation,
  Manifest,
  Scenario,
} from '../../src/manifest/manifest.ts';
import type {Case, Plan} from '../../src/plan/plan.ts';

/** A scenario of one step, with whatever a test wants otherwise. */
export function scenario(id: string, more: Partial<Scenario> & {script?: string} = {}): Scenario {
  const {script = 'true', ...rest} = more;
  return {
    id,
    description: undefined,
    environments: ['box'],
    tags: [],
    needs: [],
    matrix: undefined,
    artifacts: [],
    instrumentation: [],
    requires: undefined,
    timeoutMs: 60_000,
    killGraceMs: 100,
    retries: {test: 0, infrastructure: 1, delayMs: 1, maxDelayMs: 1},
    env: {},
    shell: undefined,
    workingDirectory: undefined,
    prepare: [],
    restore: [],
    debug: [],
    steps: [
      {
        index: 0,
        id: undefined,
        name: script,
        action: {kind: 'run', script, background: false, ready: undefined},
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
      },
    ],
    metrics: {},
    capture: [],
    xfail: undefined,
    quarantine: undefined,
    ...rest,
  };
}

/** A plan of these scenarios, each one case on the environment `box` with `instances`. */
export function planOf(
  scenarios: readonly Scenario[],
  options: {
    instances?: number;
    total?: number;
    isolation?: Isolation;
    pool?: number;
    console?: ConsolePolicy;
    limits?: Partial<ConcurrencyLimits>;
    instrumentation?: Manifest['instrumentation'];
  } = {},
): Plan {
  const {instances = 1, total = 4, isolation = 'shared'} = options;
  const manifest: Manifest = {
    path: '/fake/proctor.yaml',
    folder: '/fake',
    name: 'fake',
    sha256: '0',
    concurrency: {
      total,
      provision: total,
      deploy: total,
      run: total,
      perHost: 100,
      ...options.limits,
    },
    timeoutMs: undefined,
    variables: {},
    secrets: {},
    environments: new Map([
      [
        'box',
        {
          type: 'local',
          id: 'box',
          instances,
          isolation,
          env: {},
          shell: undefined,
          workingDirectory: undefined,
          prepare: [],
          restore: [],
          debug: [],
          stageTimeoutMs: 60_000,
          inheritEnv: [],
          // Of virtual machines, which the fake ones stand for.
          ...(options.pool !== undefined && {pool: options.pool}),
          ...(options.console !== undefined && {console: options.console}),
        },
      ],
    ]),
    artifacts: new Map(),
    instrumentation: options.instrumentation ?? new Map(),
    scenarios: new Map(scenarios.map((item) => [item.id, item])),
  };
  const cases = scenarios.map(
    (item, index): Case => ({
      id: `${item.id}@box`,
      index,
      scenario: item,
      environment: 'box',
      matrix: {},
      repetition: 1,
      group: `${item.id}@box`,
      needs: item.needs.map((need) => `${need}@box`),
      expectedMs: undefined,
    }),
  );
  return {
    manifest,
    cases,
    order: cases.map((_, index) => index),
    seed: undefined,
    shard: undefined,
    deselectedCount: 0,
  };
}
