import {readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {validateAction, validateWorkflow} from '@action-validator/core';
import {describe, expect, it} from 'vitest';
import {parse} from 'yaml';
import {actionFile} from '../../rig/action-workspace.ts';

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly id?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}

interface Job {
  readonly 'timeout-minutes'?: number;
  readonly outputs?: Readonly<Record<string, string>>;
  readonly steps: readonly Step[];
}

interface Workflow {
  readonly permissions?: unknown;
  readonly jobs: Readonly<Record<string, Job>>;
}

const FOLDERS = ['examples/github-actions', '.github/workflows'];

const files = FOLDERS.flatMap((folder) =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.yml'))
    .map((name) => join(folder, name)),
);

function isOurs({uses}: Step): boolean {
  return uses === './' || /^proctor-test\/proctor@/.test(uses ?? '');
}

it('action.yml is valid by the schema of actions', () => {
  // The schema is older than node24.
  const text = readFileSync('action.yml', 'utf8').replace('using: node24', 'using: node20');
  expect(validateAction(text).errors).toEqual([]);
});

describe.each(files)('the workflow %s', (file) => {
  const text = readFileSync(file, 'utf8');
  const workflow = parse(text) as Workflow;
  const jobs = Object.values(workflow.jobs);
  const steps = jobs.flatMap((job) => job.steps);
  const {inputs, outputs} = actionFile();

  it('is valid by the schema of workflows', () => {
    expect(validateWorkflow(text).errors).toEqual([]);
  });

  it('gives the action no input, and takes no output, that action.yml does not have', () => {
    for (const step of steps.filter(isOurs)) {
      expect(Object.keys(inputs)).toEqual(expect.arrayContaining(Object.keys(step.with ?? {})));
    }
    const ours = new Set(steps.filter(isOurs).flatMap(({id}) => id ?? []));
    for (const [, id = '', name = ''] of text.matchAll(/\bsteps\.([\w-]+)\.outputs\.([\w-]+)/g)) {
      if (ours.has(id)) expect(Object.keys(outputs)).toContain(name);
    }
  });

  it('pins what it uses, may do little, and ends in time', () => {
    for (const {uses} of steps)
      if (uses !== undefined && uses !== './') expect(uses).toMatch(/@v\d/);
    expect(workflow.permissions).toEqual({contents: 'read'});
    for (const job of jobs) expect(job['timeout-minutes']).toBeLessThanOrEqual(360);
  });

  it('puts nothing of others into a script, and leaves no token in the checkout', () => {
    for (const {run = ''} of steps) expect(run).not.toContain('${{');
    for (const {uses, with: options} of steps) {
      if (!uses?.startsWith('actions/checkout@')) continue;
      expect(options).toMatchObject({'persist-credentials': false});
    }
  });
});
