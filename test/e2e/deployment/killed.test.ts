import {randomBytes} from 'node:crypto';
import {existsSync, readdirSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {setTimeout as sleep} from 'node:timers/promises';
import {afterAll, beforeAll, describe, expect, it, onTestFinished} from 'vitest';
import type {RunningCli} from '../../rig/cli.ts';
import {CuttingProxy} from '../../rig/cutting-proxy.ts';
import {TargetFolder, Targets} from '../../rig/targets.ts';

/** A host waits for a while for somebody to come back to it. */
const PATIENCE_MS = 40_000;

let targets: Targets;
let proxy: CuttingProxy;
beforeAll(async () => {
  targets = await Targets.start();
  proxy = await CuttingProxy.start(targets.sshd.port);
});
afterAll(async () => {
  await proxy[Symbol.asyncDispose]();
  await targets[Symbol.asyncDispose]();
});

async function until(holds: () => boolean, what: () => string): Promise<void> {
  for (const end = performance.now() + PATIENCE_MS; !holds(); await sleep(20)) {
    if (performance.now() > end) throw new Error(what());
  }
}

function filesBelow(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, {recursive: true, encoding: 'utf8'});
}

/** Deploys to `environment`; there, what is big replaces a file. */
function start(environment: string, isStuck: boolean): {folder: TargetFolder; run: RunningCli} {
  const known = targets.lab.write(
    'known-proxy',
    `[127.0.0.1]:${proxy.port} ${targets.sshd.hostKey}\n`,
  );
  const folder = new TargetFolder(targets, {'there/big': 'old'});
  writeFileSync(join(folder.path, 'big'), randomBytes(8_000_000));
  const hook = isStuck ? `touch ${folder.path}/runs; sleep 614` : 'true';
  const board = `type: ssh, host: 127.0.0.1, port: ${proxy.port}, key: ${targets.lab.key}, known-hosts: ${known}, config: false`;
  folder.write(
    'proctor.yaml',
    `proctor: 1
environments:
  target: {${environment === 'here' ? 'type: local' : board}, prepare: ['${hook}']}
artifacts: {big: {type: data, source: big, target: '${folder.path}/there/big'}}
scenarios: {use: {environment: target, artifacts: [big], steps: [{run: 'true'}]}}
`,
  );
  const run = folder.start(['deploy']);
  onTestFinished(() => {
    run.child.kill('SIGKILL');
    folder[Symbol.dispose]();
  });
  return {folder, run};
}

describe('proctor deploy, killed with SIGKILL', () => {
  it(
    'D29 in the midst of a transfer or of a script, here and over SSH, leaves nothing temporary anywhere',
    async () => {
      const there = start('there', true);
      const here = start('here', true);
      for (const {folder} of [there, here]) {
        await until(
          () => existsSync(join(folder.path, 'runs')),
          () => 'no script runs',
        );
      }
      proxy.slowDown(1_000_000);
      const sending = start('there', false);
      const isSending = (): boolean =>
        filesBelow(join(sending.folder.path, 'there')).length > 1 ||
        sending.run.child.exitCode !== null;
      await until(isSending, () => 'nothing is sent');
      expect(readFileSync(join(sending.folder.path, 'there/big'), 'utf8')).toBe('old');
      expect(targets.scratchFolders().length).toBeGreaterThan(0);
      const all = [there, here, sending];
      for (const {run} of all) run.child.kill('SIGKILL');
      await Promise.all(all.map(({run}) => run.ended));
      proxy.slowDown(Number.POSITIVE_INFINITY);
      const left = (): string[] => [
        ...targets.scratchFolders(),
        ...targets.processesWith('sleep 614'),
        ...all
          .flatMap(({folder}) => filesBelow(join(folder.path, 'there')))
          .filter((name) => name !== 'big'),
      ];
      await until(
        () => left().length === 0,
        () => `left: ${left().join(', ')}`,
      );
      // Old or new, but whole.
      expect(readFileSync(join(sending.folder.path, 'there/big'), 'utf8')).toBe('old');
    },
    PATIENCE_MS * 2,
  );
});
