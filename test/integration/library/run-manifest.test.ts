import {existsSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, it} from 'vitest';
import type {EnvironmentDriver} from '../../../src/environments/environment.ts';
import {localDriver} from '../../../src/environments/local/local-driver.ts';
import {type FinishedRun, type RunManifestOptions, runManifest} from '../../../src/index.ts';
import {CliFolder} from '../../rig/cli.ts';

const MANIFEST = `proctor: 1
variables: { WORD: hello }
environments: { here: { type: local } }
scenarios:
  good: { tags: [smoke], steps: [{ run: 'echo "$WORD"', env: { WORD: "\${{ variables.WORD }}" } }] }
  bad: { steps: [{ run: 'exit 4' }] }
`;

/** Runs `manifest` in a folder of its own. */
async function runIn(
  manifest: string,
  options: RunManifestOptions,
  look: (run: Awaited<ReturnType<typeof runManifest>>, folder: CliFolder) => void,
): Promise<void> {
  using folder = new CliFolder({'proctor.yaml': manifest});
  look(await runManifest('proctor.yaml', {cwd: folder.path, ...options}), folder);
}

function finished(run: Awaited<ReturnType<typeof runManifest>>): FinishedRun {
  if (!run.ok) throw new Error([...run.problems, ...run.diagnostics.map(String)].join('\n'));
  return run;
}

describe('runManifest', () => {
  it('gives every verdict, the folder and the reports of a run, as the command line does', async () => {
    await runIn(MANIFEST, {reports: {json: 'out/report.json'}}, (run, {path}) => {
      const {exitCode, result, folder, reports, runId} = finished(run);
      expect(exitCode).toBe(1);
      expect(result.cases.map(({id, verdict}) => [id, verdict])).toEqual([
        ['good@here', 'passed'],
        ['bad@here', 'failed'],
      ]);
      expect(folder).toBe(join(path, '.proctor/runs', runId));
      for (const report of reports) expect(existsSync(report)).toBe(true);
      expect(reports).toContain(join(path, 'out/report.json'));
      expect(readFileSync(join(path, 'out/report.json'), 'utf8')).toContain(`"${runId}"`);
    });
  });

  it('refuses numbers that the command line would refuse, and runs nothing', async () => {
    const options = {concurrency: 0, retries: -1, maxFailures: Number.NaN};
    await runIn(MANIFEST, options, (run, {path}) => {
      expect(run).toMatchObject({ok: false, exitCode: 2, diagnostics: []});
      expect(run).toMatchObject({
        problems: [
          'concurrency is 0: a whole number of at least 1 is wanted',
          'retries is -1: a whole number of at least 0 is wanted',
          'maxFailures is NaN: a whole number of at least 1 is wanted',
        ],
      });
      expect(existsSync(join(path, '.proctor'))).toBe(false);
    });
  });

  it('runs what is selected, with the variables given, and tells of all that happens', async () => {
    const types = new Set<string>();
    let printed = '';
    const options: RunManifestOptions = {
      selection: {tags: 'smoke'},
      variables: {WORD: 'hallo'},
      onEvent: ({type}) => void types.add(type),
      onOutput: (_case, _step, _stream, chunk) => {
        printed += chunk.toString();
      },
    };
    await runIn(MANIFEST, options, (run) => {
      expect(finished(run).result.cases.map(({id}) => id)).toEqual(['good@here']);
      expect(finished(run).exitCode).toBe(0);
    });
    expect(printed).toBe('hallo\n');
    for (const type of ['run-started', 'case-started', 'step-ended', 'run-ended']) {
      expect(types).toContain(type);
    }
  });

  it('refuses a manifest that is wrong, with each mistake and its place, and runs nothing', async () => {
    await runIn('proctor: 1\nscenarios: {a: {step: []}}\n', {}, (run, {path}) => {
      expect(run).toMatchObject({ok: false, exitCode: 2, problems: []});
      expect(run.ok ? [] : run.diagnostics.map(({code}) => code)).toContain('manifest/unknown-key');
      expect(existsSync(join(path, '.proctor'))).toBe(false);
    });
  });

  it('refuses a selection that is empty, and says so', async () => {
    await runIn(MANIFEST, {selection: {patterns: ['godo']}}, (run) => {
      expect(run).toMatchObject({ok: false, diagnostics: []});
      expect(run.ok ? [] : run.problems.join('\n')).toMatch(/godo/);
    });
  });

  it('is called off by its signal: cleaned up, reported, exit code 130', async () => {
    const caller = new AbortController();
    const messages: string[] = [];
    const options: RunManifestOptions = {
      signal: caller.signal,
      onEvent: ({type}) => {
        if (type === 'step-started') caller.abort();
      },
      onMessage: (text) => messages.push(text),
    };
    const endless = 'proctor: 1\nscenarios: {long: {steps: [{run: sleep 600}]}}\n';
    await runIn(endless, options, (run) => {
      const {exitCode, result, reports} = finished(run);
      expect(exitCode).toBe(130);
      expect(result.cases[0]?.verdict).toBe('interrupted');
      expect(reports.length).toBeGreaterThan(0);
    });
    expect(messages.join('\n')).toMatch(/^interrupted: ending what runs/);
  });

  it('throws the reason of a signal that was aborted before', async () => {
    const reason = new Error('not wanted any more');
    using folder = new CliFolder({'proctor.yaml': MANIFEST});
    const signal = AbortSignal.abort(reason);
    await expect(runManifest('proctor.yaml', {cwd: folder.path, signal})).rejects.toBe(reason);
  });

  it('makes environments by the drivers given, where they want to', async () => {
    const made: string[] = [];
    const driver: typeof localDriver = {
      ...localDriver,
      provision: async (spec, instance, context) => {
        made.push(`${spec.id}#${instance}`);
        return await localDriver.provision(spec, instance, context);
      },
    };
    const options: RunManifestOptions = {
      driverOf: (spec) => (spec.id === 'here' ? (driver as EnvironmentDriver) : undefined),
      selection: {patterns: ['good']},
    };
    await runIn(MANIFEST, options, (run) => expect(finished(run).exitCode).toBe(0));
    expect(made).toEqual(['here#1']);
  });
});
