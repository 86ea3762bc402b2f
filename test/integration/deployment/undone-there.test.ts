import {existsSync, readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {setTimeout as sleep} from 'node:timers/promises';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {artifactSpec} from '../../rig/artifacts.ts';
import {DeploymentPlaces} from '../../rig/deployment-places.ts';
import {manifestOf} from '../../rig/deployments.ts';
import {readTree, type TreeFile, writeTree} from '../../rig/file-trees.ts';
import {MortalRuns} from '../../rig/mortal-run.ts';
import {labDriver} from '../../rig/ssh-servers.ts';

let places: DeploymentPlaces;
beforeAll(async () => {
  places = await DeploymentPlaces.open();
});
afterAll(() => places[Symbol.asyncDispose]());

const FORMER: readonly TreeFile[] = [
  {path: 'replaced', content: 'old', mode: 0o640},
  {path: 'mode', content: 'same', mode: 0o600},
];
const WANTED: readonly TreeFile[] = [
  {path: 'replaced', content: 'new', mode: 0o644},
  {path: 'mode', content: 'same', mode: 0o755},
  {path: 'made/absent', content: 'x', mode: 0o644},
];

interface Prepared {
  readonly folder: string;
  readonly target: string;
  readonly before: ReturnType<typeof readTree>;
}

function prepare(): Prepared {
  const folder = places.newFolder();
  const target = join(folder, 'target');
  writeTree(target, FORMER);
  writeTree(join(folder, 'source'), WANTED);
  return {folder, target, before: readTree(target)};
}

async function until(holds: () => boolean): Promise<void> {
  for (const end = performance.now() + 20_000; !holds(); await sleep(10)) {
    if (performance.now() > end) throw new Error('it did not come to that');
  }
}

/** Ends the time for which hosts behind `port` wait for somebody to come back. */
function endWaits(port: number): void {
  for (const name of readdirSync('/proc')) {
    try {
      if (readFileSync(`/proc/${name}/cmdline`, 'latin1') !== 'sleep\x0010\0') continue;
      const environ = readFileSync(`/proc/${name}/environ`, 'latin1');
      if (environ.includes(` ${port}\0`)) process.kill(Number(name), 'SIGKILL');
    } catch {
      // It has ended in between.
    }
  }
}

describe('a deployment that nobody is left to put back', () => {
  it('D12 is put back by the host when the connection does not come back', async () => {
    const {folder, target, before} = prepare();
    const {sshd, server, lab, context} = places;
    const artifact = artifactSpec({id: 'tree', sources: ['source'], target: `${target}/`});
    const environment = await labDriver(lab).provision(sshd.spec as never, 2, context);
    let [scratch, seen] = ['', ''];
    const lose = async (): Promise<void> => {
      await until(() => existsSync(join(folder, 'runs')));
      seen = readFileSync(join(target, 'replaced'), 'utf8');
      sshd.proxy.refuse(Infinity);
      sshd.proxy.cut();
      await until(() => {
        endWaits(server.port);
        return !existsSync(scratch);
      });
      sshd.proxy.refuse(0);
    };
    let losing: Promise<void> | undefined;
    try {
      await places.rig.deploy({
        environment,
        spec: {...sshd.spec, prepare: [`touch ${folder}/runs; sleep 600`]},
        manifest: manifestOf(folder, [artifact]),
        context,
        needs: {artifacts: ['tree'], prepares: true},
        wrap: (connection) => {
          scratch = connection.scratch;
          losing ??= lose();
          return connection;
        },
      });
      await losing;
      expect(seen).toBe('new');
      expect(readTree(target)).toEqual(before);
    } finally {
      sshd.proxy.refuse(0);
      await environment[Symbol.asyncDispose]();
    }
  });

  it('D12 is put back on this machine when proctor is killed', async () => {
    const {folder, target, before} = prepare();
    const program = `
      import {localDriver} from './src/environments/local/local-driver.ts';
      import {artifactSpec} from './test/rig/artifacts.ts';
      import {DeploymentRig, manifestOf} from './test/rig/deployments.ts';
      import {localSpec} from './test/rig/local-spec.ts';
      const [place] = args;
      const artifact = artifactSpec({id: 'tree', sources: ['source'], target: place + '/target/'});
      await new DeploymentRig().deploy({
        environment: await localDriver.provision(localSpec(), 1, context),
        spec: localSpec({prepare: ['touch ' + place + '/runs; sleep 600']}),
        manifest: manifestOf(place, [artifact]),
        context: {...context, folder: place},
        needs: {artifacts: ['tree'], prepares: true},
      });
    `;
    await using runs = await MortalRuns.build(program);
    const run = await runs.start([folder]);
    try {
      await until(() => existsSync(join(folder, 'runs')));
      expect(readFileSync(join(target, 'replaced'), 'utf8')).toBe('new');
    } finally {
      await run.kill();
    }
    expect(readTree(target)).toEqual(before);
  });
});
