import {existsSync, readFileSync} from 'node:fs';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {ledgerPath, readLedger} from '../../../src/ledger/ledger-file.ts';
import {listProcesses} from '../../../src/util/process-identity.ts';
import {CuttingProxy} from '../../rig/cutting-proxy.ts';
import {type MortalRun, MortalRuns, processesWith} from '../../rig/mortal-run.ts';
import {canStartBareTarget, SshLab, type SshServer, sshSpec} from '../../rig/ssh-servers.ts';

/** Has commands run on a host: in the foreground, that have left their session, that do not listen. */
const PROGRAM = `
  import {createSshDriver} from './src/environments/ssh/ssh-driver.ts';
  const [spec, name, homeFolder] = args;
  const environment = await createSshDriver({name, homeFolder}).provision(JSON.parse(spec), 1, context);
  const connection = await environment.connect(context);
  say('at ' + connection.scratch.replace(/.scratch$/, '') + ' on ' + process.pid);
  const options = {signal, timeoutMs: Infinity, idleTimeoutMs: Infinity, killGraceMs: 1000};
  for (const script of [
    'echo; sleep 600',
    "trap '' TERM HUP; echo; sleep 600 & sleep 600",
    '(setsid sleep 600 &); echo; sleep 600',
    'echo "echo undone >$HOME/undone-$NAME" >"$TMPDIR/../undo-it"; echo; sleep 600',
  ]) {
    const command = {script, env: {NAME: runId}, shell: 'sh'};
    connection.exec(command, {...options, onOutput: () => say('working')}).then(
      ({exitSignal}) => say('ended ' + exitSignal),
      ({code}) => say('ended ' + code),
    );
  }
`;

/** The lease is four of them: long enough for a process that has to wait for its turn. */
const KEEP_ALIVE_MS = 1000;
const WAIT = {timeout: 60_000, interval: 50} as const;
const canStart = canStartBareTarget();

/** What a server has started that is no part of it. */
function shellsOf({pid}: SshServer): string[] {
  const family = new Set([pid]);
  const all = listProcesses().sort((a, b) => a.startTicks - b.startTicks || a.pid - b.pid);
  const shells: string[] = [];
  for (const entry of all) {
    if (!family.has(entry.parent) || entry.isZombie) continue;
    family.add(entry.pid);
    const name = commandOf(entry.pid);
    if (!/^(sshd|dropbear|)$/.test(name)) shells.push(`${entry.pid} ${name}`);
  }
  return shells;
}

function commandOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/comm`, 'utf8').trim();
  } catch {
    return '';
  }
}

describe.each([
  ['OpenSSH and dash', (lab: SshLab) => lab.sshd([])],
  ['dropbear and BusyBox', (lab: SshLab) => lab.bareDropbear()],
] as const)('on a host with %s', {timeout: 120_000}, (kind, serve) => {
  const isSkipped = kind.startsWith('dropbear') && canStart !== true;
  const why = isSkipped ? ` (skipped: ${canStart})` : '';
  let lab: SshLab;
  let server: SshServer;
  let runs: MortalRuns;
  beforeAll(async () => {
    if (isSkipped) return;
    lab = new SshLab();
    [server, runs] = await Promise.all([serve(lab), MortalRuns.build(PROGRAM)]);
  });
  afterAll(async () => {
    await runs?.[Symbol.asyncDispose]();
    await lab?.[Symbol.asyncDispose]();
  });

  async function start(port: number): Promise<{run: MortalRun; root: string}> {
    const spec = sshSpec(lab, {...server, port}, {keepAliveMs: KEEP_ALIVE_MS});
    const run = await runs.start([JSON.stringify(spec), 'user', lab.home]);
    const [, root = ''] = await run.heard(/at (\S+) on/);
    await run.heard(/(?:working\n[\s\S]*){4}/);
    return {run, root};
  }

  /** Of its processes but for the run itself and what belongs to it here. */
  function there(run: MortalRun): string[] {
    return processesWith(`PROCTOR_RUN_ID=${run.runId}`);
  }

  async function expectNothing(run: MortalRun, root: string): Promise<void> {
    await expect.poll(() => there(run), WAIT).toEqual([]);
    // What waits there for a script, and the control shell with its watchdog.
    await expect.poll(() => shellsOf(server), WAIT).toEqual([]);
    if (kind.startsWith('dropbear')) return;
    await expect.poll(() => existsSync(root), WAIT).toBe(false);
    expect(readFileSync(`${lab.home}/undone-${run.runId}`, 'utf8')).toBe('undone\n');
  }

  it.skipIf(isSkipped)(`D29 nothing is left there of a run that is killed${why}`, async () => {
    const {run, root} = await start(server.port);
    expect(there(run).length).toBeGreaterThanOrEqual(6);
    await run.die();
    await expectNothing(run, root);
    const items = readLedger(ledgerPath(runs.stateFolder, run.runId))?.items ?? [];
    expect(items.map(({resource}) => resource)).toContainEqual({
      kind: 'remote',
      host: expect.stringContaining('127.0.0.1'),
      root,
    });
  });

  it.skipIf(isSkipped)(
    `D29 nothing is left there when nothing comes through any more, and nobody is told${why}`,
    async () => {
      await using proxy = await CuttingProxy.start(server.port);
      const {run, root} = await start(proxy.port);
      proxy.stall();
      await expectNothing(run, root);
      await run.heard(/(?:ended ssh\/connection-lost\n[\s\S]*){4}/);
      await run.die();
    },
  );

  it.skipIf(isSkipped)(
    `D23 who stood still finds that all is gone, and blames no command${why}`,
    async () => {
      const {run, root} = await start(server.port);
      run.child.kill('SIGSTOP');
      await expectNothing(run, root);
      run.child.kill('SIGCONT');
      await run.heard(/(?:ended ssh\/connection-lost\n[\s\S]*){4}/);
      await run.die();
    },
  );
});
