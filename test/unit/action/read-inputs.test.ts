import {expect, it} from 'vitest';
import {concludedFrom} from '../../../src/action/conclusion.ts';
import {INPUTS} from '../../../src/action/input-table.ts';
import {readInputs} from '../../../src/action/read-inputs.ts';
import {runArguments} from '../../../src/action/run-arguments.ts';
import {actionFile} from '../../rig/action-workspace.ts';

function read(given: Readonly<Record<string, string>>) {
  return readInputs((name) => given[name] ?? '', {});
}

function argumentsOf(given: Readonly<Record<string, string>>): string[] {
  const inputs = read(given);
  if (!inputs.ok) throw new Error(inputs.error.join('\n'));
  return runArguments(inputs.value);
}

it('knows the inputs of action.yml, their order and their defaults', () => {
  const {inputs} = actionFile();
  expect(Object.keys(inputs)).toEqual(Object.keys(INPUTS));
  for (const [name, {description, default: standard}] of Object.entries(inputs)) {
    expect(description, name).toMatch(/^[A-Z].*\.$/);
    if (name === 'matrix') continue;
    const spec = INPUTS[name as keyof typeof INPUTS] as {
      readonly standard?: string;
      is: {kind: string};
    };
    const fallback = spec.is.kind === 'flag' ? 'false' : undefined;
    const other = name === 'manifest' ? 'proctor.yaml' : fallback;
    expect([name, standard]).toEqual([name, spec.standard ?? other]);
  }
});

it('asks for what the command line would, one word for each', () => {
  expect(
    argumentsOf({
      manifest: '-odd.yaml',
      patterns: '--all\n boot@* \n\n/x y/',
      tags: 'smoke and not slow',
      environments: 'vm, board\nhere',
      variables: 'A=b=c\nB=',
      shard: '2/4',
      'fail-fast': 'TRUE',
      'fail-on-flaky': 'false',
      'max-failures': '3',
      retries: '0',
      junit: 'out dir/junit.xml',
      verbosity: 'quiet',
      annotate: 'false',
    }),
  ).toMatchInlineSnapshot(`
    [
      "run",
      "--manifest=-odd.yaml",
      "--tag=smoke and not slow",
      "--environment=vm",
      "--environment=board",
      "--environment=here",
      "--variable=A=b=c",
      "--variable=B=",
      "--shard=2/4",
      "--retries=0",
      "--fail-fast",
      "--max-failures=3",
      "--quiet",
      "--no-annotations",
      "--junit=out dir/junit.xml",
      "--junit-dialect=jenkins",
      "--",
      "--all",
      "boot@*",
      "/x y/",
    ]
  `);
});

it('asks for a soak, and for a plan, by their own options', () => {
  expect(
    argumentsOf({mode: 'soak', duration: '24h', 'report-interval': '1h', 'until-failure': 'true'}),
  ).toMatchInlineSnapshot(`
    [
      "soak",
      "--duration=24h",
      "--report-interval=1h",
      "--until-failure",
      "--junit-dialect=jenkins",
      "--",
    ]
  `);
  expect(
    argumentsOf({mode: 'plan', shards: '4', 'split-by': 'environment', grep: 'n=1'}),
  ).toMatchInlineSnapshot(`
    [
      "plan",
      "--shards=4",
      "--format",
      "github-matrix",
      "--by",
      "environment",
      "--",
      "/n=1/",
    ]
  `);
});

it('refuses what is for another mode, but not what action.yml fills in', () => {
  const standard = Object.entries(actionFile().inputs).flatMap(([name, {default: value}]) =>
    value === undefined ? [] : [[name, value] as const],
  );
  expect(read({...Object.fromEntries(standard), mode: 'plan'})).toMatchObject({ok: true});
  expect(read({mode: 'plan', shard: '1/2', runs: 'x'})).toEqual({
    ok: false,
    error: [
      'the input "shard" is for mode: run, and the mode is plan',
      'the input "runs" is for mode: report, and the mode is plan',
    ],
  });
});

it('keeps artifacts from a day on: 0 would be what the repository says', () => {
  expect(read({'retention-days': '1'})).toMatchObject({ok: true});
  expect(read({'retention-days': '0'})).toEqual({
    ok: false,
    error: ['expected the input "retention-days" to be a whole number from 1 to 90, found "0"'],
  });
});

it('names the input that a misspelt one is most likely meant to be', () => {
  const env = {
    INPUT_ENVIRONMENT: 'vm',
    INPUT_FAIL_FAST: 'x',
    INPUT_OF_SOMEBODY_ELSE: 'y',
    INPUT_TAGS: '',
  };
  expect(readInputs(() => '', env)).toEqual({
    ok: false,
    error: [
      'unknown input "environment": did you mean "environments"?',
      'unknown input "fail_fast": did you mean "fail-fast"?',
    ],
  });
});

it('says in a word how a run ended, and whether to try again', () => {
  const codes = [0, 1, 2, 3, 4, 70, 130, 143];
  expect(codes.map((code) => Object.values(concludedFrom(code)).join(' '))).toEqual([
    'success false',
    'failure false',
    'invalid false',
    'error true',
    'empty false',
    'bug false',
    'cancelled true',
    'cancelled true',
  ]);
});
