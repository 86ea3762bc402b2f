import {cpSync, existsSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, it} from 'vitest';
import {CliFolder} from '../../rig/cli.ts';

const EXAMPLE = 'examples/deployment';

function copyOfExample(): CliFolder {
  const folder = new CliFolder({});
  const filter = (path: string) => !/\/(\.proctor|build)(\/|$)/.test(path);
  cpSync(EXAMPLE, folder.path, {recursive: true, filter});
  return folder;
}

async function runs(folder: CliFolder, manifest: string): Promise<void> {
  const result = await folder.proctor(['run', '--manifest', manifest]);
  expect(result.exitCode, result.stdout + result.stderr).toBe(0);
  expect(Object.values(folder.verdicts())).toEqual(['passed']);
}

describe('the examples of a deployment', {timeout: 60_000}, () => {
  it('D1 D2 artifacts.yaml puts a built program, scripts and a private configuration in place', async () => {
    using folder = copyOfExample();
    await runs(folder, 'artifacts.yaml');
    expect(folder.read('.proctor/latest/junit.xml')).toContain('refuses what is below nothing');
  });

  it('D3 dependencies.yaml installs what is missing, and warns of what may be', async () => {
    using folder = copyOfExample();
    await runs(folder, 'dependencies.yaml');
    const ended = folder
      .journal()
      .find(
        ({type, stage}) => type === 'deployment-stage-ended' && stage === 'installing_dependencies',
      );
    expect(ended).toMatchObject({status: 'completed', facts: {installed: 1}});
    const warnings = folder.journal().filter(({type}) => type === 'warning-raised');
    expect(JSON.stringify(warnings)).toContain('no-such-package');
  });

  it('D7 D8 instrumentation.yaml brings back coverage, and what a monitor saw', async () => {
    using folder = copyOfExample();
    await runs(folder, 'instrumentation.yaml');
    const latest = join(folder.path, '.proctor/latest');
    expect(readFileSync(join(latest, 'coverage/lcov.info'), 'utf8')).toContain('area.c');
    expect(existsSync(join(latest, 'coverage/html/index.html'))).toBe(true);
    const seen = join(latest, 'captured/area@here/monitors/watch.memory.log');
    expect(readFileSync(seen, 'utf8')).toContain('MemAvailable');
  });

  it('D16 D19 readiness.yaml says in the journal what was seen of each check', async () => {
    using folder = copyOfExample();
    await runs(folder, 'readiness.yaml');
    const checks = folder.journal().filter(({type}) => type === 'readiness-checked');
    expect(checks.map(({name}) => name)).toEqual(
      expect.arrayContaining(['reachable', 'disk', 'memory', 'cpu', 'kernel', 'room', 'answer']),
    );
    for (const check of checks) expect(check['evidence']).not.toBe('');
  });
});
