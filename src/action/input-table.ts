import {JUNIT_DIALECTS} from '../report/report-format.ts';

/** What an input may be. */
export type InputKind =
  | {readonly kind: 'text'}
  /** Several, one a line; `lists` take commas too. */
  | {readonly kind: 'lines' | 'list'}
  | {readonly kind: 'flag'}
  | {readonly kind: 'number'; readonly min: number; readonly max: number}
  | {readonly kind: 'duration'}
  | {readonly kind: 'shard'}
  | {readonly kind: 'choice'; readonly of: readonly string[]};

/** What the action can be asked to do. */
export const MODES = ['run', 'soak', 'plan', 'report'] as const;
export type Mode = (typeof MODES)[number];

/** When the summary is written, and when files are uploaded. */
export const OCCASIONS = ['always', 'failure', 'never'] as const;
export type Occasion = (typeof OCCASIONS)[number];

interface InputSpec {
  readonly is: InputKind;
  /** The modes that it is for. @default all */
  readonly modes?: readonly Mode[];
  /** The option of the command line that it becomes. @default it is the action's own */
  readonly option?: string;
  /** What is taken where nothing is given. @default nothing */
  readonly standard?: string;
}

const TEXT = {kind: 'text'} as const;
const LINES = {kind: 'lines'} as const;
const FLAG = {kind: 'flag'} as const;
const COUNT = {kind: 'number', min: 0, max: 999_999} as const;
const POSITIVE = {kind: 'number', min: 1, max: 999_999} as const;
const WHEN = {kind: 'choice', of: OCCASIONS} as const;

const RUNS = ['run', 'soak'] as const;
const SELECTS = ['run', 'soak', 'plan'] as const;
const WRITES = ['run', 'soak', 'report'] as const;

/**
 * The inputs of `action.yml`, in its order; a test holds both together. Those that stand for an
 * option of the command line have its name, but for `tags` and `environments`.
 */
export const INPUTS = {
  mode: {is: {kind: 'choice', of: MODES}, standard: 'run'},
  manifest: {is: TEXT, option: '--manifest'},
  'working-directory': {is: TEXT, standard: '.'},
  patterns: {is: LINES, modes: SELECTS},
  grep: {is: TEXT, modes: SELECTS},
  tags: {is: TEXT, modes: SELECTS, option: '--tag'},
  environments: {is: {kind: 'list'}, modes: SELECTS, option: '--environment'},
  variables: {is: LINES, modes: SELECTS, option: '--variable'},
  shard: {is: {kind: 'shard'}, modes: ['run'], option: '--shard'},
  repeat: {is: {...POSITIVE, max: 100_000}, modes: ['run', 'plan'], option: '--repeat'},
  seed: {is: {kind: 'number', min: 0, max: 2 ** 32 - 1}, modes: ['run'], option: '--seed'},
  'last-failed': {is: FLAG, modes: ['run'], option: '--last-failed'},
  'allow-empty': {is: FLAG, modes: ['run', 'plan'], option: '--allow-empty'},
  retries: {is: COUNT, modes: RUNS, option: '--retries'},
  'fail-on-flaky': {is: FLAG, modes: ['run'], option: '--fail-on-flaky'},
  'fail-fast': {is: FLAG, modes: ['run'], option: '--fail-fast'},
  'max-failures': {is: POSITIVE, modes: ['run'], option: '--max-failures'},
  concurrency: {is: POSITIVE, modes: RUNS, option: '--concurrency'},
  verbosity: {
    is: {kind: 'choice', of: ['quiet', 'normal', 'verbose']},
    modes: RUNS,
    standard: 'normal',
  },
  duration: {is: {kind: 'duration'}, modes: ['soak'], option: '--duration'},
  iterations: {is: {...POSITIVE, max: 1_000_000_000}, modes: ['soak'], option: '--iterations'},
  'report-interval': {is: {kind: 'duration'}, modes: ['soak'], option: '--report-interval'},
  'until-failure': {is: FLAG, modes: ['soak'], option: '--until-failure'},
  shards: {is: POSITIVE, modes: ['plan'], option: '--shards'},
  'split-by': {
    is: {kind: 'choice', of: ['cases', 'environment']},
    modes: ['plan'],
    standard: 'cases',
  },
  runs: {is: LINES, modes: ['report']},
  junit: {is: TEXT, modes: WRITES},
  'junit-dialect': {is: {kind: 'choice', of: JUNIT_DIALECTS}, modes: WRITES, standard: 'jenkins'},
  json: {is: TEXT, modes: WRITES},
  html: {is: TEXT, modes: WRITES},
  markdown: {is: TEXT, modes: WRITES},
  annotate: {is: FLAG, standard: 'true'},
  summary: {is: WHEN, standard: 'always'},
  upload: {is: WHEN, standard: 'always'},
  'artifact-name': {is: TEXT},
  'retention-days': {is: {kind: 'number', min: 1, max: 90}},
  matrix: {is: TEXT},
} as const satisfies Readonly<Record<string, InputSpec>>;

export type InputName = keyof typeof INPUTS;

/** What is said of an input, whichever it is. */
export function inputSpec(name: InputName): InputSpec {
  return INPUTS[name];
}
