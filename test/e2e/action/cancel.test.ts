import {existsSync, readdirSync, readFileSync, rmSync} from 'node:fs';
import {join} from 'node:path';
import {setTimeout as sleep} from 'node:timers/promises';
import {expect, it, vi} from 'vitest';
import {ActionWorkspace, commandsIn} from '../../rig/action-workspace.ts';
import type {CliResult, RunningCli} from '../../rig/cli.ts';

// Each step is a start of the whole bundle.
vi.setConfig({testTimeout: 120_000});

/** What the runner waits after SIGINT, and after SIGTERM, before it kills. */
const AFTER_SIGINT_MS = 7500;
const AFTER_SIGTERM_MS = 2500;

/** Neither the step nor the cleanup ends when it is asked to; each test has its own number. */
const stubborn = (seconds: string) => `proctor: 1
concurrency: 1
defaults: { kill-grace: 60s }
environments: { here: { type: local } }
scenarios:
  done: { steps: [{ run: "true" }] }
  long:
    needs: done
    restore: sleep ${seconds}
    steps:
      - run: |
          trap '' TERM INT
          echo started >&2
          while true; do sleep ${seconds}; done
  never: { needs: long, steps: [{ run: "true" }] }
`;

it('after SIGINT, 7.5 s, SIGTERM, 2.5 s and the kill there are reports, and nothing else is left', async () => {
  using workspace = new ActionWorkspace({'proctor.yaml': stubborn('987.501')});
  const inputs = {verbosity: 'verbose', upload: 'never', junit: 'junit.xml'};
  const action = workspace.start(inputs);
  await action.shows('started');
  const result = await cancelAsRunnerDoes(action);
  const first = workspace.summary();
  const post = await workspace.post(inputs);
  expect(post.exitCode).toBe(0);
  expect(workspace.folder.read('junit.xml')).toContain('long@here');
  expect(workspace.report()).toMatchObject({stopping: {reason: 'interrupted'}});
  expect(first + workspace.summary()).toContain('Stopped: interrupted');
  expect(processesWith('sleep\u0000987.501')).toEqual([]);
  // On a machine that has too much to do it may be killed first; then the last step has done the rest.
  if (action.child.signalCode !== null) return;
  expect(result.exitCode).toBe(130);
  expect(first).toContain('Stopped: interrupted');
  expect(workspace.outputs()).toMatchObject({
    conclusion: 'cancelled',
    retryable: 'true',
    passed: '1',
    interrupted: '2',
  });
});

it('after the kill of all of the job’s processes the last step cleans up and reports', async () => {
  const seconds = '987.502';
  const id = `github_kill-${process.pid}`;
  using workspace = new ActionWorkspace(
    {'proctor.yaml': stubborn(seconds)},
    {RUNNER_TRACKING_ID: id},
  );
  const inputs = {verbosity: 'verbose', upload: 'never', junit: 'junit.xml', html: 'page.html'};
  const action = workspace.start(inputs);
  await action.shows('started');
  // What a runner looks for once the job is over: it would kill these.
  expect(reapers(workspace.folder.path)).not.toEqual([]);
  for (const {environ} of reapers(workspace.folder.path)) expect(environ).not.toContain(id);
  action.child.kill('SIGKILL');
  await action.ended;
  expect(workspace.outputs()).toMatchObject({'run-folder': expect.any(String)});
  const post = await workspace.post(inputs);
  expect(post.exitCode).toBe(0);
  expect(workspace.report()).toMatchObject({complete: false});
  expect(workspace.folder.read('junit.xml')).toContain('long@here');
  expect(workspace.folder.read('page.html')).toContain('<!DOCTYPE html>');
  expect(workspace.summary()).toMatch(/Its process died; \d+ things that it had made were removed/);
  expect(commandsIn(post)).toContain('::notice title=proctor::The run was cut off');
  expect(processesWith(`sleep\u0000${seconds}`)).toEqual([]);
  expect(reapers(workspace.folder.path)).toEqual([]);
});

it('the last step makes the reports where nobody else does, and once only', async () => {
  using workspace = new ActionWorkspace({
    'proctor.yaml': `proctor: 1
environments: { here: { type: local } }
scenarios:
  good: { steps: [{ run: "true" }] }
  bad: { steps: [{ run: "false" }] }
`,
  });
  const inputs = {upload: 'never', summary: 'never', annotate: 'false', markdown: 'page.md'};
  expect((await workspace.main(inputs)).exitCode).toBe(1);
  // As if it had been killed while it wrote them.
  const folder = workspace.outputs()['run-folder'] ?? '';
  workspace.folder.write('.runner/STATE', stateOf({'run-folder': folder}, workspace.state()));
  for (const name of ['report.json', 'junit.xml']) rmSync(join(folder, name));
  rmSync(join(workspace.folder.path, 'page.md'));
  const wanted = {...inputs, summary: 'always', annotate: 'true'};
  const first = await workspace.post(wanted);
  expect(first.exitCode).toBe(0);
  expect(existsSync(join(folder, 'junit.xml'))).toBe(true);
  expect(workspace.folder.read('page.md')).toContain('1 of 2 cases did not pass');
  expect(workspace.summary()).toContain('1 of 2 cases did not pass');
  expect(commandsIn(first).filter((line) => line.startsWith('::error'))).toEqual([
    expect.stringMatching(/^::error file=proctor\.yaml,line=5,title=bad@here failed::/),
  ]);
});

it('the last step runs no case, though the first was killed before it could leave word', async () => {
  using workspace = new ActionWorkspace({
    'proctor.yaml': `proctor: 1
environments: { here: { type: local } }
scenarios: { good: { steps: [{ run: "true" }] } }
`,
  });
  const action = workspace.start({upload: 'never'});
  action.child.kill('SIGKILL');
  await action.ended;
  expect(workspace.state()).toEqual({});
  const post = await workspace.post({upload: 'never'});
  expect(post).toMatchObject({
    exitCode: 0,
    stdout: 'proctor: nothing was begun, so there is nothing to clean up\n',
    stderr: '',
  });
  expect(existsSync(join(workspace.folder.path, '.proctor'))).toBe(false);
});

async function cancelAsRunnerDoes(action: RunningCli): Promise<CliResult> {
  const over = new AbortController();
  const ended = action.ended.finally(() => over.abort());
  action.child.kill('SIGINT');
  const waits = (async () => {
    await sleep(AFTER_SIGINT_MS, undefined, {signal: over.signal});
    action.child.kill('SIGTERM');
    await sleep(AFTER_SIGTERM_MS, undefined, {signal: over.signal});
    action.child.kill('SIGKILL');
  })();
  await waits.catch(() => undefined);
  return await ended;
}

/** What the first step had left word of when it was as far as `kept`. */
function stateOf(
  kept: Readonly<Record<string, string>>,
  all: Readonly<Record<string, string>>,
): string {
  const {'run-id': runId = ''} = all;
  const state = {'run-id': runId, ...kept};
  return Object.entries(state)
    .map(([name, value]) => `${name}<<end\n${value}\nend\n`)
    .join('');
}

interface FoundProcess {
  readonly pid: string;
  readonly environ: string;
}

/** Those that wait for a run whose book is below `folder`. */
function reapers(folder: string): FoundProcess[] {
  return processes((cmdline) => cmdline.includes('proctor-reaper') && cmdline.includes(folder));
}

function processesWith(text: string): string[] {
  return processes((cmdline) => cmdline.includes(text)).map(({pid}) => pid);
}

function processes(matches: (cmdline: string) => boolean): FoundProcess[] {
  return readdirSync('/proc').flatMap((pid) => {
    if (!/^\d+$/.test(pid)) return [];
    try {
      if (!matches(readFileSync(`/proc/${pid}/cmdline`, 'utf8'))) return [];
      return [{pid, environ: readFileSync(`/proc/${pid}/environ`, 'utf8')}];
    } catch {
      return [];
    }
  });
}
