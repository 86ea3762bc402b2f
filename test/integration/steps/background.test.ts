import {readFile} from 'node:fs/promises';
import {join} from 'node:path';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import type {StepAction} from '../../../src/manifest/manifest.ts';
import {readProcess} from '../../../src/util/process-identity.ts';
import {
  type AttemptRig,
  background,
  expectation,
  openAttemptRig,
  scenario,
  step,
  text,
} from './attempt-rig.ts';

let rig: AttemptRig;
beforeAll(async () => {
  rig = await openAttemptRig();
});
afterAll(() => rig[Symbol.asyncDispose]());

const stop = (id: string, signal = 'TERM'): StepAction => ({kind: 'stop', step: id, signal});
const wait = (id: string): StepAction => ({kind: 'wait', step: id});

/** A server that answers with its version; `$1` is where it writes its port. */
const SERVER = (version: string, portFile: string): string => `exec ${process.execPath} -e '
  const {createServer} = require("node:http");
  const {writeFileSync, renameSync} = require("node:fs");
  const server = createServer((_, response) => response.end("${version}"));
  server.listen(0, "127.0.0.1", () => {
    writeFileSync("${portFile}.new", String(server.address().port));
    renameSync("${portFile}.new", "${portFile}");
    console.log("listening on " + server.address().port);
  });
  process.on("SIGTERM", () => server.close(() => process.exit(0)));
'`;

describe('background steps', () => {
  it('end after the last step, and that is no failure', async () => {
    const ran = await rig.run(scenario([step(background('sleep 66.6')), step('true')]));
    expect(ran.outcome.verdict).toBe('passed');
    expect(ran.verdicts).toEqual(['2 passed', '1 passed']);
    expect(ran.step('1')?.reason).toBe('ended after the last step');
  });

  it('are awaited where they have an expectation, which is then judged', async () => {
    const passed = await rig.run(
      scenario([
        step(background('until [ -e "$PROCTOR_SCRATCH/go" ]; do sleep 0.01; done; echo went'), {
          expect: expectation({stdout: text({contains: ['went']})}),
        }),
        step('touch "$PROCTOR_SCRATCH/go"'),
      ]),
    );
    expect(passed.outcome.verdict).toBe('passed');
    const failed = await rig.run(
      scenario([
        step(background('exit 3'), {id: 'clients', expect: expectation({exitCodes: [0]})}),
        step('true'),
      ]),
    );
    expect(failed.outcome.reason).toBe('step 1 "clients": expected exit code 0, found exit code 3');
  });

  it('fail the case where they end by themselves with a failure', async () => {
    const ran = await rig.run(
      scenario([step(background('exit 4'), {id: 'server'}), step(wait('server')), step('true')]),
    );
    expect(ran.verdicts).toEqual(['1 failed', '2 failed', '3 skipped']);
    expect(ran.step('2')?.reason).toBe('"server" failed: exit code 4');
    expect(ran.outcome.reason).toBe('step 1 "server": exit code 4');
  });

  it('are ready by output, file, TCP, HTTP and command', async () => {
    const portFile = join(rig.connection.scratch, 'ready.port');
    const ran = await rig.run(
      scenario([
        step(background(SERVER('v1', portFile), {output: '^listening on \\d+$', file: portFile}), {
          id: 'server',
        }),
        step(`echo "::output port=$(cat ${portFile})"`, {id: 'port'}),
        step(
          background('sleep 66.6', {
            tcp: '${{ steps.port.outputs.port }}',
            http: 'http://127.0.0.1:${{ steps.port.outputs.port }}/x',
            command: `test -e ${portFile}`,
          }),
        ),
        step(stop('server')),
      ]),
    );
    expect(ran.outcome.reason).toBeUndefined();
    expect(ran.step('1')).toMatchObject({verdict: 'passed', exitCode: 0});
  });

  it('say what they lack when they do not get ready', async () => {
    const reasons: unknown[] = [];
    for (const ready of [
      {output: 'up'},
      {file: '/no/such/file'},
      {tcp: '1'},
      {http: 'http://127.0.0.1:1/'},
      {command: 'echo nope >&2; false'},
    ]) {
      const ran = await rig.run(
        scenario([
          step(background('sleep 66.6', {...ready, timeoutMs: 600}), {id: 's'}),
          step('true'),
        ]),
      );
      expect(ran.verdicts).toEqual(['1 failed', '2 skipped']);
      reasons.push(ran.outcome.reason);
    }
    const over = await rig.run(scenario([step(background('true', {tcp: '1'}), {id: 's'})]));
    reasons.push(over.outcome.reason);
    expect(reasons).toMatchInlineSnapshot(`
      [
        "step 1 "s": was not ready within 600ms: no line of its output matches /up/",
        "step 1 "s": was not ready within 600ms: /no/such/file does not exist",
        "step 1 "s": was not ready within 600ms: 127.0.0.1:1 does not accept: cannot connect to 127.0.0.1:1: connect ECONNREFUSED 127.0.0.1:1",
        "step 1 "s": was not ready within 600ms: 127.0.0.1:1 does not accept: cannot connect to 127.0.0.1:1: connect ECONNREFUSED 127.0.0.1:1",
        "step 1 "s": was not ready within 600ms: its command fails: nope",
        "step 1 "s": ended before it was ready: exit code 0",
      ]
    `);
  });

  it('get the signal that stop names, whatever shell they run in', async () => {
    const trap = 'trap "echo got it; exit 5" USR1; echo up; while :; do sleep 0.01; done';
    const python =
      'import signal, sys, time\n' +
      'signal.signal(signal.SIGINT, lambda *_: sys.exit(6))\n' +
      'print("up", flush=True)\n' +
      'while True: time.sleep(0.01)\n';
    const ready = {output: '^up$'};
    const ran = await rig.run(
      scenario([
        step(background(trap, ready), {
          id: 'trap',
          expect: expectation({exitCodes: [5], stdout: text({contains: ['got it']})}),
        }),
        step(stop('trap', 'USR1')),
        step(background(trap, ready), {
          id: 'sh',
          shell: 'sh',
          expect: expectation({exitCodes: [5]}),
        }),
        step(stop('sh', 'USR1')),
        step(background(python, ready), {
          id: 'python',
          shell: 'python3',
          expect: expectation({exitCodes: [6]}),
        }),
        step(stop('python', 'INT')),
        step(background(python, ready), {
          id: 'custom',
          shell: 'python3 -u {0}',
          expect: expectation({exitCodes: [6]}),
        }),
        step(stop('custom', 'INT')),
      ]),
    );
    expect(ran.outcome.reason).toBeUndefined();
    expect(ran.verdicts.every((verdict) => verdict.endsWith('passed'))).toBe(true);
  });

  it('can be stopped in the moment they were started', async () => {
    const ran = await rig.run(
      scenario([step(background('sleep 66.6'), {id: 'young'}), step(stop('young'))]),
    );
    expect(ran.outcome.reason).toBeUndefined();
    expect(ran.step('1')).toMatchObject({verdict: 'passed', signal: 'TERM'});
  });

  it('are killed where they do not mind the signal, which fails the stop', async () => {
    const ran = await rig.run(
      scenario(
        [
          step(background('trap "" TERM; echo up; while :; do sleep 0.05; done', {output: 'up'}), {
            id: 'deaf',
          }),
          step(stop('deaf'), {timeoutMs: 100}),
        ],
        {killGraceMs: 100},
      ),
    );
    expect(ran.outcome.verdict).toBe('failed');
    expect(ran.step('2')?.reason).toMatchInlineSnapshot(
      `"did not end within 100ms of signal TERM"`,
    );
  });

  it('fail a wait that takes too long', async () => {
    const ran = await rig.run(
      scenario([step(background('sleep 66.6'), {id: 's'}), step(wait('s'), {timeoutMs: 100})]),
    );
    expect(ran.outcome.reason).toMatchInlineSnapshot(
      `"step 2 "wait s": "s" did not end within 100ms"`,
    );
  });
});

describe('polls', () => {
  it('until runs a script again and again until it meets its expectation', async () => {
    const count = 'n=$(cat n 2>/dev/null || echo 0); echo $((n + 1)) >n; cat n';
    const ran = await rig.run(
      scenario(
        [
          step(
            {kind: 'until', script: count, everyMs: 1},
            {
              id: 'count',
              expect: expectation({stdout: text({equals: '3'})}),
              outputs: {n: {kind: 'stdout'}},
            },
          ),
          step('echo ${{ steps.count.outputs.n }}'),
        ],
        {workingDirectory: rig.connection.scratch},
      ),
    );
    expect(ran.outcome.reason).toBeUndefined();
    expect(ran.shown.get('2')).toBe('3\n');
    expect(ran.step('1')?.stdout?.text).toBe('3\n');
  });

  it('until says how often it tried and what was wrong last', async () => {
    const ran = await rig.run(
      scenario([
        step({kind: 'until', script: 'echo no; exit 7', everyMs: 9000}, {timeoutMs: 8000}),
      ]),
    );
    expect(ran.step('1')?.failures?.map(({message}) => message)).toMatchInlineSnapshot(`
      [
        "did not pass within 8.0s, tried once",
        "exit code 7",
      ]
    `);
    const hung = await rig.run(
      scenario([step({kind: 'until', script: 'sleep 66.6', everyMs: 10}, {timeoutMs: 100})]),
    );
    expect(hung.step('1')?.failures?.map(({message}) => message)).toMatchInlineSnapshot(`
      [
        "did not pass within 100ms, tried once; the last try did not end",
      ]
    `);
  });

  it('Y2 watch follows a service through its states: by command, by file and by signal', async () => {
    const folder = rig.connection.scratch;
    const service = `
      set_state() { echo $1 >${folder}/state.new; mv ${folder}/state.new ${folder}/state; }
      set_state active
      trap 'set_state degraded' USR1
      trap 'set_state failed; exit 1' USR2
      echo $$ >${folder}/service.pid
      while :; do sleep 0.01; done`;
    // Nobody goes on before the state is seen: the test does not depend on time.
    const seen = (state: string) =>
      `until [ "$(cat ${folder}/seen 2>/dev/null)" = ${state} ]; do sleep 0.01; done`;
    const start = `bash -c '${service.replaceAll("'", `'\\''`)}'`;
    const supervisor = `${start} || true; ${seen('failed')}; exec ${start}`;
    const signal = (name: string) => `kill -${name} $(cat ${folder}/service.pid)`;
    const state = (equals: string, withinMs = 5000) => ({
      equals,
      contains: undefined,
      matches: undefined,
      withinMs,
    });
    const ran = await rig.run(
      scenario([
        step(background(supervisor, {file: join(folder, 'service.pid')}), {id: 'service'}),
        step(
          background(
            `${seen('active')}; ${signal('USR1')}; ${seen('degraded')}; ${signal('USR2')}`,
          ),
          {
            id: 'trouble',
            expect: expectation({exitCodes: [0]}),
          },
        ),
        step({
          kind: 'watch',
          script: `cat ${folder}/state | tee ${folder}/seen`,
          everyMs: 5,
          states: [state('active'), state('degraded'), state('failed'), state('active')],
        }),
        step({
          kind: 'watch',
          script: `echo "state: $(cat ${folder}/state)"; exit 3`,
          everyMs: 5,
          states: [
            {equals: undefined, contains: 'act', matches: '^state: a', withinMs: 1000},
            state('state: retired', 500),
          ],
        }),
      ]),
    );
    expect(ran.step('3')?.verdict).toBe('passed');
    const failure = ran.step('4')?.failures?.[0];
    expect(failure?.message).toMatchInlineSnapshot(
      `"did not become "state: retired" within 500ms after what contains "act" and what matches /^state: a/: the state is "state: active""`,
    );
    expect(failure?.actual?.replace(/ at .*/, '')).toBe('"state: active"');
  });

  it('Y1 clients stay busy while a service is upgraded, and what they lost is counted', async () => {
    const portFile = join(rig.connection.scratch, 'swap.port');
    const clients = `exec ${process.execPath} -e '
      const {readFileSync, existsSync} = require("node:fs");
      let requests = 0, dropped = 0;
      const seen = new Set();
      (async () => {
        while (!existsSync("${portFile}.done")) {
          const port = readFileSync("${portFile}", "utf8");
          requests++;
          try {
            const response = await fetch("http://127.0.0.1:" + port);
            seen.add(await response.text());
          } catch { dropped++; }
        }
        console.log("::metric requests=" + requests);
        console.log("::metric dropped=" + dropped);
        console.log("saw " + [...seen].sort().join(" "));
      })();
    '`;
    const limit = {regression: undefined, better: 'lower', required: true} as const;
    const ran = await rig.run(
      scenario(
        [
          step(background(SERVER('v1', portFile), {output: 'listening'}), {id: 'v1'}),
          step(background(clients), {
            id: 'clients',
            expect: expectation({exitCodes: [0], stdout: text({contains: ['saw v1 v2']})}),
          }),
          step('sleep 0.2'),
          step(background(SERVER('v2', portFile), {output: 'listening'}), {id: 'v2'}),
          step(stop('v1')),
          step(`sleep 0.2; touch ${portFile}.done`),
          step(wait('clients')),
        ],
        {
          metrics: {
            requests: {...limit, min: 2, max: undefined},
            dropped: {...limit, min: undefined, max: 1},
          },
        },
      ),
    );
    expect(ran.outcome.reason).toBeUndefined();
    expect(ran.outcome.metrics.get('requests')).toBeGreaterThan(1);
    expect(ran.step('1')?.exitCode).toBe(0);
  });

  it('leave nothing running, and their output in the log', async () => {
    const pidFile = join(rig.connection.scratch, 'left.pid');
    const ran = await rig.run(
      scenario([
        step(background(`echo hello; sleep 66.6 & echo $! >${pidFile}; wait`, {file: pidFile})),
        step('exit 1'),
      ]),
    );
    expect(ran.verdicts).toEqual(['2 failed', '1 passed']);
    const pid = Number(await readFile(pidFile, 'utf8'));
    expect(readProcess(pid)?.isZombie ?? true).toBe(true);
    expect(await ran.log()).toContain('hello\n');
  });
});
