import {access, readFile, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import type {Connection} from '../../../src/environments/environment.ts';
import {FaultError} from '../../../src/faults/fault-error.ts';
import {CancelError} from '../../../src/util/deadline.ts';
import {createMask} from '../../../src/util/mask.ts';
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

describe('steps that run', () => {
  it('passes a case whose step passes, with two events and no file', async () => {
    const ran = await rig.run(scenario([step('true')]));
    expect(ran.outcome).toMatchObject({verdict: 'passed', reason: undefined, log: undefined});
    expect(ran.events.map((event) => event.type)).toEqual(['step-started', 'step-ended']);
    await expect(access(join(rig.runFolder, 'logs'))).rejects.toThrow();
  });

  it('fails a case whose step fails, and skips the steps behind it', async () => {
    const ran = await rig.run(scenario([step('exit 3'), step('true')]));
    expect(ran.outcome).toMatchObject({
      verdict: 'failed',
      reason: 'step 1 "exit 3": exit code 3',
      transient: false,
      instanceBroken: false,
    });
    expect(ran.verdicts).toEqual(['1 failed', '2 skipped']);
    expect(ran.step('1')).toMatchObject({exitCode: 3, reason: 'exit code 3'});
    expect(ran.step('2')?.reason).toBe('an earlier step did not pass');
  });

  it('goes on after a failure with continue-on-error, and tells later steps both', async () => {
    const ran = await rig.run(
      scenario([
        step('exit 3', {id: 'shaky', continueOnError: true}),
        step('echo ${{ steps.shaky.outcome }} ${{ steps.shaky.conclusion }}'),
      ]),
    );
    expect(ran.outcome.verdict).toBe('passed');
    expect(ran.step('1')).toMatchObject({verdict: 'failed', continued: true});
    expect(ran.shown.get('2')).toBe('failure success\n');
  });

  it('runs steps after a failure where their condition says so', async () => {
    const ran = await rig.run(
      scenario([
        step('false'),
        step('true', {if: 'always()'}),
        step('true', {if: 'failure()'}),
        step('true', {if: 'success()'}),
        step('true', {if: "env.X == 'y'", env: {X: 'y'}}),
      ]),
    );
    expect(ran.verdicts).toEqual(['1 failed', '2 passed', '3 passed', '4 skipped', '5 skipped']);
  });

  it('layers variables: environment, scenario, step, and proctor above all', async () => {
    const ran = await rig.run(
      scenario(
        [
          step('echo $A $B $C $PROCTOR_CASE $PROCTOR_STEP $PROCTOR_ATTEMPT $PROCTOR_SEED', {
            env: {C: '3-${{ env.B }}', PROCTOR_CASE: 'mine'},
          }),
        ],
        {env: {B: '2-${{ matrix.m }}', C: 'x'}},
      ),
      {
        spec: {env: {A: '1', B: 'x', C: 'x'}},
        case: {matrix: {m: 'M'}},
        env: {PROCTOR_SEED: '7'},
        attempt: 2,
      },
    );
    expect(ran.shown.get('1')).toBe('1 2-M 3-2-M subject@here 1 2 7\n');
  });

  it('passes outputs on: whole streams, patterns, JSON, lines and a file', async () => {
    const ran = await rig.run(
      scenario([
        step('echo "{\\"port\\": 8080, \\"list\\": [1, {\\"a\\": \\"b\\"}]}"', {
          id: 'one',
          outputs: {
            all: {kind: 'stdout'},
            port: {kind: 'json', path: '$.port'},
            deep: {kind: 'json', path: '$.list[1].a'},
            digits: {kind: 'matches', pattern: '(\\d{4})'},
          },
        }),
        step('echo "::output said=a=b c"; echo "filed=yes" >>"$PROCTOR_OUTPUT"', {id: 'two'}),
        step(
          'echo "${{ steps.one.outputs.port }} ${{ steps.one.outputs.deep }} ${{ steps.one.outputs.digits }} ${{ steps.two.outputs.said }} ${{ steps.two.outputs.filed }}"',
        ),
      ]),
    );
    expect(ran.shown.get('3')).toBe('8080 b 8080 a=b c yes\n');
  });

  it('says which output could not be found', async () => {
    const ran = await rig.run(
      scenario([
        step('echo hello', {
          outputs: {
            a: {kind: 'matches', pattern: 'x(y)'},
            b: {kind: 'json', path: '$.a'},
          },
        }),
      ]),
    );
    expect(ran.step('1')?.failures?.map((failure) => failure.message)).toMatchInlineSnapshot(`
      [
        "output "a" was not found: stdout does not match /x(y)/",
        "output "b" was not found: stdout is not JSON, it starts with "hello"",
      ]
    `);
  });

  it('gives standard input and runs in the working directory', async () => {
    const ran = await rig.run(
      scenario([step('cat; pwd', {stdin: 'in ${{ matrix.m }}\n', workingDirectory: '/'})]),
      {case: {matrix: {m: 'put'}}},
    );
    expect(ran.shown.get('1')).toBe('in put\n/\n');
  });

  it('writes the whole output to the log, with a line before each step', async () => {
    const ran = await rig.run(scenario([step('echo out; echo err >&2'), step('printf x')]));
    expect(ran.outcome.log).toBe('logs/subject@here.1.log');
    expect((await ran.log()).replace('err\nout', 'out\nerr')).toBe(
      '=== step 1: echo out; echo err >&2 ===\nout\nerr\n=== step 2: printf x ===\nx',
    );
    expect(ran.step('1')).toMatchObject({
      stdout: {text: 'out\n', omittedBytes: 0},
      stderr: {text: 'err\n', omittedBytes: 0},
    });
  });

  it('keeps the end of a long output in events and all of it in the log', async () => {
    const ran = await rig.run(scenario([step('head -c 1000000 /dev/zero | base64 -w 0')]));
    expect(ran.step('1')?.stdout?.text.length).toBe(16_384);
    expect(ran.step('1')?.stdout?.omittedBytes).toBe(1_333_336 - 16_384);
    expect((await ran.log()).length).toBeGreaterThan(1_000_000);
  });
});

describe('expectations', () => {
  it('says of each what was expected and what was found', async () => {
    await writeFile(join(rig.folder, 'there'), 'some text\n');
    const ran = await rig.run(
      scenario([
        step('echo one; echo two; echo warn >&2; exit 4', {
          expect: expectation({
            exitCodes: [0, 2],
            stdout: text({
              contains: ['three'],
              notContains: ['two'],
              matches: ['^t.ree$'],
              notMatches: ['o.e'],
              equals: 'one\nTWO',
              json: {'$.a': 1},
            }),
            stderr: text({equals: ''}),
            files: [
              {...fileMatch(join(rig.folder, 'there')), contains: ['other'], equals: 'x'},
              fileMatch(join(rig.folder, 'absent')),
              {...fileMatch(join(rig.folder, 'there')), exists: false},
            ],
          }),
        }),
      ]),
    );
    const failures = ran.step('1')?.failures ?? [];
    expect(
      failures.map(({check, message}) => `${check}: ${message.replaceAll(rig.folder, '…')}`),
    ).toMatchInlineSnapshot(`
      [
        "exit-code: expected exit code 0 or 2, found exit code 4",
        "stdout.contains: stdout does not contain "three"",
        "stdout.not-contains: stdout contains "two"",
        "stdout.matches: stdout does not match /^t.ree$/",
        "stdout.not-matches: stdout matches /o.e/: "one"",
        "stdout.equals: stdout differs from line 2 on: "two", expected "TWO"",
        "stdout.json: stdout is not JSON, it starts with "one\\ntwo"",
        "stderr.equals: stderr is "warn", expected """,
        "file.contains: …/there does not contain "other"",
        "file.equals: …/there is "some text", expected "x"",
        "file.exists: …/absent does not exist",
        "file.exists: …/there exists, expected that it does not",
      ]
    `);
    expect(ran.outcome.reason).toBe(
      'step 1 "echo one; echo two; echo warn >&2; exit 4": expected exit code 0 or 2, found exit code 4 (and 11 more)',
    );
  });

  it('holds where all is as expected', async () => {
    const ran = await rig.run(
      scenario([
        step(
          'echo "{\\"status\\": \\"ok\\", \\"n\\": [1,2]}"; echo data >"$PROCTOR_SCRATCH/f"; exit 3',
          {
            expect: expectation({
              exitCodes: [3],
              stdout: text({json: {'$.status': '${{ variables.S }}', '$.n': [1, 2], '$.n[-1]': 2}}),
              stderr: text({equals: ''}),
              files: [
                {...fileMatch(join(rig.connection.scratch, 'f')), equals: 'data', matches: '^d'},
              ],
            }),
          },
        ),
        step('kill -KILL $$', {expect: expectation({signal: 'KILL'})}),
        step('sh -c "kill -TERM \\$\\$"; exit $?', {
          shell: 'sh',
          expect: expectation({signal: 'TERM'}),
        }),
        step('exit 9', {expect: expectation({exitCodes: 'any'})}),
      ]),
      {manifestParts: {variables: {S: 'ok'}}},
    );
    expect(ran.step('1')?.failures).toBeUndefined();
    expect(ran.verdicts).toEqual(['1 passed', '2 passed', '3 passed', '4 passed']);
  });

  it('gives up a pattern that backtracks without end', async () => {
    const ran = await rig.run(
      scenario([
        step('printf "%040d!" 0', {expect: expectation({stdout: text({matches: ['^(0+)+$']})})}),
      ]),
    );
    expect(ran.step('1')?.failures?.map(({message}) => message)).toMatchInlineSnapshot(`
      [
        "stdout cannot be matched: it took longer than 1s to match",
      ]
    `);
  });
});

describe('limits', () => {
  it('never passes a step that was ended, whatever its exit code', async () => {
    const ran = await rig.run(
      scenario([
        step('trap "exit 0" TERM; sleep 60 & wait', {
          timeoutMs: 200,
          expect: expectation({exitCodes: 'any'}),
        }),
      ]),
    );
    expect(ran.outcome.verdict).toBe('failed');
    expect(ran.outcome.reason).toMatchInlineSnapshot(
      `"step 1 "trap "exit 0" TERM; sleep 60 & wait": took longer than 200ms and was ended"`,
    );
  });

  it('ends a silent step, and one for which the scenario has no time left', async () => {
    const silent = await rig.run(scenario([step('sleep 60', {idleTimeoutMs: 100})]));
    expect(silent.outcome.reason).toMatchInlineSnapshot(
      `"step 1 "sleep 60": printed nothing for 100ms and was ended"`,
    );
    const late = await rig.run(
      scenario([step('true'), step('sleep 60'), step('true', {if: 'always()'})], {timeoutMs: 1500}),
    );
    expect(late.outcome.reason).toMatchInlineSnapshot(
      `"step 2 "sleep 60": was ended by the scenario's timeout of 1.5s"`,
    );
    expect(late.verdicts).toEqual(['1 passed', '2 failed', '3 skipped']);
  });

  it('says again and again that a step is slow', async () => {
    const ran = await rig.run(
      scenario([
        step(`until [ -e "$PROCTOR_SCRATCH/slow" ]; do sleep 0.02; done`, {slowAfterMs: 50}),
      ]),
      {
        onEvent: (event) => {
          if (event.type === 'step-slow' && event.durationMs > 90) {
            void writeFile(join(rig.connection.scratch, 'slow'), '');
          }
        },
      },
    );
    expect(ran.outcome.verdict).toBe('passed');
    expect(ran.events.filter((event) => event.type === 'step-slow').length).toBeGreaterThan(1);
  });

  it('ends what runs and still restores when it is called off', async () => {
    const controller = new AbortController();
    const marker = join(rig.folder, 'restored');
    const ran = await rig.run(
      scenario([step('sleep 77.7 & wait', {id: 'long'}), step('true', {if: 'always()'})], {
        restore: [`echo done >${marker}`],
        debug: ['echo debug'],
        capture: ['/etc/hostname'],
      }),
      {
        context: {signal: controller.signal},
        onEvent: (event) => {
          if (event.type === 'step-started' && event.step === '1') {
            setImmediate(() =>
              controller.abort(new CancelError('interrupted', 'interrupted by you')),
            );
          }
        },
      },
    );
    expect(ran.outcome).toMatchObject({verdict: 'interrupted', reason: 'interrupted by you'});
    expect(ran.verdicts).toEqual(['1 interrupted', 'restore passed']);
    expect(await readFile(marker, 'utf8')).toBe('done\n');
  });
});

describe('an attempt that is called off between two steps', () => {
  it.each([
    ['true', 'interrupted'],
    ['false', 'failed'],
  ])('keeps what was found out: %s is %s', async (script, verdict) => {
    const controller = new AbortController();
    const ran = await rig.run(scenario([step(script), step('true')], {debug: ['true']}), {
      context: {signal: controller.signal},
      onEvent: (event) => {
        if (event.type === 'step-ended') controller.abort(new CancelError('interrupted'));
      },
    });
    expect(ran.outcome.verdict).toBe(verdict);
    expect(ran.verdicts).toHaveLength(1);
  });
});

describe('infrastructure', () => {
  /** The local connection, lost at the command that `isLost` names. */
  function losing(isLost: (script: string) => boolean): Connection {
    const {connection} = rig;
    return {
      transport: connection.transport,
      facts: connection.facts,
      scratch: connection.scratch,
      workingDirectory: connection.workingDirectory,
      exec: async (command, options) => {
        if (!isLost(command.script)) return connection.exec(command, options);
        const cause = new Error('read ECONNRESET');
        throw new FaultError('ssh/connection-lost', 'cannot go on over the connection', {cause});
      },
      put: (files, options) => connection.put(files, options),
      get: (patterns, destination, options) => connection.get(patterns, destination, options),
      dial: (host, port, options) => connection.dial(host, port, options),
      [Symbol.asyncDispose]: async () => undefined,
    };
  }

  it('a lost connection is an error that may pass, never a failed test', async () => {
    const connection = losing((script) => script === 'lost');
    const ran = await rig.run(
      scenario(
        [step('true'), step('lost', {continueOnError: true}), step('true', {if: 'always()'})],
        {
          restore: ['echo tried'],
          debug: ['echo never'],
          capture: ['/etc/hostname'],
        },
      ),
      {instance: {name: 'here#1', connection}},
    );
    expect(ran.outcome).toMatchObject({
      verdict: 'error',
      transient: true,
      instanceBroken: true,
      reason: 'cannot go on over the connection: read ECONNRESET',
      fault: {code: 'ssh/connection-lost', stage: 'run'},
    });
    expect(ran.verdicts).toEqual(['1 passed', '2 error', '3 skipped', 'restore passed']);
    expect(ran.step('3')?.reason).toBe('the connection is lost');
  });

  it('a background step that loses its connection makes the case an error', async () => {
    const connection = losing((script) => script === 'lost');
    const ran = await rig.run(scenario([step(background('lost')), step('true')]), {
      instance: {name: 'here#1', connection},
    });
    expect(ran.outcome).toMatchObject({verdict: 'error', transient: true, instanceBroken: true});
  });

  it('a working directory that is not there is an error', async () => {
    const ran = await rig.run(scenario([step('true', {workingDirectory: '/no/such/place'})]));
    expect(ran.outcome).toMatchObject({
      verdict: 'error',
      transient: false,
      instanceBroken: false,
      fault: {code: 'local/spawn-failed'},
    });
  });

  it('a bug is thrown, after restore', async () => {
    const marker = join(rig.folder, 'restored-after-bug');
    const connection = losing((script) => {
      if (script === 'bug') throw new TypeError('a bug');
      return false;
    });
    const attempt = rig.run(
      scenario([step(background('sleep 66.6')), step('bug')], {restore: [`touch ${marker}`]}),
      {instance: {name: 'here#1', connection}},
    );
    await expect(attempt).rejects.toThrow('a bug');
    await access(marker);
  });
});

describe('what a step says of itself', () => {
  it('is skipped by exit code 77 or ::skip, with its reason', async () => {
    const coded = await rig.run(
      scenario([step('echo "::skip no GPU here"; exit 77'), step('true')]),
    );
    expect(coded.outcome).toMatchObject({
      verdict: 'skipped',
      skip: 'runtime',
      reason: 'no GPU here',
    });
    expect(coded.verdicts).toEqual(['1 skipped', '2 skipped']);
    const bare = await rig.run(scenario([step('exit 77')]));
    expect(bare.outcome).toMatchObject({verdict: 'skipped', reason: 'exit code 77'});
    const wanted = await rig.run(
      scenario([step('exit 77', {expect: expectation({exitCodes: [77]})})]),
    );
    expect(wanted.outcome.verdict).toBe('passed');
    const failed = await rig.run(scenario([step('echo "::skip x"; exit 1')]));
    expect(failed.outcome.verdict).toBe('failed');
  });

  it('is an error of the infrastructure by ::infrastructure or its file', async () => {
    const line = await rig.run(scenario([step('echo "::infrastructure mirror is down"; exit 1')]));
    expect(line.outcome).toMatchObject({
      verdict: 'error',
      transient: true,
      instanceBroken: false,
      fault: {
        code: 'step/reported-infrastructure',
        message: 'the step reports that the infrastructure failed: mirror is down',
        stage: 'run',
      },
    });
    const file = await rig.run(
      scenario([
        step('printf "dns\\nno answer\\n" >"$PROCTOR_INFRASTRUCTURE_FAILURE_FILE"; exit 1'),
      ]),
    );
    expect(file.outcome.reason).toBe(
      'the step reports that the infrastructure failed: dns: no answer',
    );
  });

  it('warns of a line that it cannot read', async () => {
    const ran = await rig.run(scenario([step('echo "::metric nonsense"; echo "::set-output x"')]));
    expect(ran.warnings).toMatchInlineSnapshot(`
      [
        "step/bad-command: subject@here: step 1: expected "::metric name=value unit", found "::metric nonsense"",
      ]
    `);
  });
});

describe('requirements, hooks and instrumentation', () => {
  const requires = {tools: [], kernel: undefined, commands: [], otherwise: 'skip'} as const;

  it('skips or is an error where something is missing, and runs nothing', async () => {
    const tool = await rig.run(
      scenario([step('true')], {requires: {...requires, tools: ['sh', 'no-such-tool-here']}}),
    );
    expect(tool.outcome).toMatchObject({
      verdict: 'skipped',
      skip: 'requires',
      reason: 'needs no-such-tool-here, not found on the PATH there',
    });
    expect(tool.events).toEqual([]);
    const kernel = await rig.run(
      scenario([step('true')], {requires: {...requires, kernel: '>=99', otherwise: 'error'}}),
    );
    expect(kernel.outcome).toMatchObject({
      verdict: 'error',
      fault: {code: 'step/requirement-missing'},
    });
    const command = await rig.run(
      scenario([step('true')], {requires: {...requires, commands: ['true', 'exit 5']}}),
    );
    expect(command.outcome.reason).toBe('needs "exit 5" to succeed: exit code 5');
    const met = await rig.run(
      scenario([step('true')], {
        requires: {...requires, tools: ['sh'], kernel: '>=2.6 <99', commands: ['true']},
      }),
    );
    expect(met.outcome.verdict).toBe('passed');
  });

  it('is an error where prepare fails, and restores all the same', async () => {
    const ran = await rig.run(
      scenario([step('true')], {
        prepare: ['true', 'exit 2'],
        restore: ['true'],
        debug: ['echo why'],
      }),
    );
    expect(ran.outcome).toMatchObject({
      verdict: 'error',
      reason: 'the prepare hook "exit 2" failed: exit code 2',
      fault: {code: 'stage/hook-failed', stage: 'prepare'},
    });
    expect(ran.verdicts).toEqual([
      'prepare passed',
      'prepare.2 failed',
      'debug passed',
      'restore passed',
    ]);
  });

  it('debugs what did not pass: the environment first, then the scenario', async () => {
    const ran = await rig.run(scenario([step('false')], {debug: ['echo mine; exit 1']}), {
      spec: {debug: ['echo its']},
    });
    expect(ran.verdicts).toEqual(['1 failed', 'debug passed', 'debug.2 failed']);
    expect(ran.outcome.verdict).toBe('failed');
  });

  it('is an error where only restore fails', async () => {
    const ran = await rig.run(scenario([step('true')], {restore: ['exit 1']}));
    expect(ran.outcome).toMatchObject({
      verdict: 'error',
      fault: {code: 'stage/hook-failed', stage: 'restore'},
    });
    const both = await rig.run(scenario([step('false')], {restore: ['exit 1']}));
    expect(both.outcome.verdict).toBe('failed');
    expect(both.warnings).toMatchInlineSnapshot(`
      [
        "cleanup/failed: subject@here: the restore hook "exit 1" failed: exit code 1",
      ]
    `);
  });

  it('starts, proves and stops instrumentation around the steps', async () => {
    const tool = {
      id: 'trace',
      env: {TRACE: 'on'},
      start: 'echo start',
      check: 'echo check',
      stop: 'echo stop',
    };
    const manifestParts = {instrumentation: new Map([['trace', tool]])};
    const ran = await rig.run(scenario([step('echo $TRACE')], {instrumentation: ['trace']}), {
      manifestParts,
    });
    expect(ran.shown.get('1')).toBe('on\n');
    expect(ran.verdicts).toMatchInlineSnapshot(`
      [
        "instrumentation trace start passed",
        "instrumentation trace check passed",
        "1 passed",
        "instrumentation trace check again passed",
        "instrumentation trace stop passed",
      ]
    `);
    const broken = await rig.run(scenario([step('true')], {instrumentation: ['trace']}), {
      manifestParts: {instrumentation: new Map([['trace', {...tool, check: 'exit 1'}]])},
    });
    expect(broken.outcome).toMatchObject({verdict: 'error', fault: {stage: 'instrument'}});
    expect(broken.verdicts.at(-1)).toBe('instrumentation trace stop passed');
  });

  it('turns an expected failure into a skip, and an unexpected pass into a failure', async () => {
    const xfail = {reason: 'known bug 12', strict: true};
    const failed = await rig.run(scenario([step('false')], {xfail}));
    expect(failed.outcome).toMatchObject({
      verdict: 'skipped',
      skip: 'xfail',
      reason: 'known bug 12',
    });
    const passed = await rig.run(scenario([step('true')], {xfail}));
    expect(passed.outcome).toMatchObject({
      verdict: 'failed',
      reason: 'passed, but is expected to fail: known bug 12',
    });
    const lenient = await rig.run(scenario([step('true')], {xfail: {...xfail, strict: false}}));
    expect(lenient.outcome.verdict).toBe('passed');
  });
});

describe('metrics, results and capture', () => {
  const limits = {
    min: undefined,
    max: undefined,
    regression: undefined,
    better: 'lower',
    required: true,
  } as const;

  it('holds metrics to their limits and their baseline', async () => {
    const ran = await rig.run(
      scenario(
        [step('echo "::metric a=5 ms"; echo "::metric a=2 ms"; echo b=120 >>"$PROCTOR_METRICS"')],
        {
          metrics: {
            a: {...limits, max: 4},
            b: {...limits, regression: 0.1},
            c: limits,
            d: {...limits, required: false},
          },
        },
      ),
      {baselines: {get: (_case, metric) => (metric === 'b' ? 100 : undefined)}},
    );
    expect([...ran.outcome.metrics]).toEqual([
      ['a', 2],
      ['b', 120],
    ]);
    expect(ran.step('metrics')?.failures?.map(({message}) => message)).toMatchInlineSnapshot(`
      [
        "a is 5 ms, above the most allowed 4 ms",
        "b is 120, more than 10% worse than its baseline of 100",
        "c was not published",
      ]
    `);
    expect(ran.events.filter((event) => event.type === 'metric-recorded')).toHaveLength(3);
  });

  it('folds in the tests that a step reports, and judges its exit code too', async () => {
    const tap = (script: string) => step(script, {results: {format: 'tap', from: 'stdout'}});
    const good = await rig.run(scenario([tap('echo 1..1; echo ok 1 - fine')]));
    expect(good.outcome.verdict).toBe('passed');
    expect(good.events.find((event) => event.type === 'results-reported')).toMatchObject({
      step: '1',
      results: [{name: 'fine', verdict: 'passed'}],
    });
    const messages: unknown[] = [];
    for (const script of [
      'echo 1..2; echo ok 1 - fine; echo not ok 2 - bad',
      'echo ok 1 - fine',
      'echo 1..2; echo ok 1 - fine',
      'echo nothing here',
      'echo 1..1; echo ok 1; exit 1',
    ]) {
      const ran = await rig.run(scenario([tap(script)]));
      messages.push(ran.step('1')?.failures?.map(({message}) => message));
    }
    expect(messages).toMatchInlineSnapshot(`
      [
        [
          "1 of 2 tests failed: "bad"",
        ],
        [
          "TAP on stdout has no plan",
        ],
        [
          "TAP on stdout planned 2 tests, ran 1",
        ],
        [
          "TAP on stdout has no plan",
        ],
        [
          "exit code 1",
        ],
      ]
    `);
  });

  it('reads JUnit files by globs from where the step ran', async () => {
    const report =
      '<testsuite name="s"><testcase name="a"/><testcase name="b"><failure message="no"/></testcase></testsuite>';
    const ran = await rig.run(
      scenario([
        step(`mkdir -p reports; echo '${report}' >reports/r.xml`, {
          workingDirectory: rig.connection.scratch,
          results: {format: 'junit', from: ['reports/*.xml']},
        }),
        step('true', {if: 'always()', results: {format: 'junit', from: ['no/*.xml']}}),
      ]),
    );
    expect(ran.step('1')?.failures?.map(({message}) => message)).toEqual([
      '1 of 2 tests failed: "s > b"',
    ]);
    expect(ran.step('2')?.failures?.map(({message}) => message)).toEqual([
      'JUnit report no/*.xml does not exist',
    ]);
  });

  it('captures files below the case, also after a failure', async () => {
    const ran = await rig.run(
      scenario([step('echo log >"$PROCTOR_SCRATCH/app.log"; false')], {
        capture: [join(rig.connection.scratch, '*.log')],
      }),
      {case: {id: 'subject@here:a=b/c'}},
    );
    const captured = ran.events.find((event) => event.type === 'file-captured');
    expect(captured).toMatchObject({bytes: 4, source: join(rig.connection.scratch, 'app.log')});
    if (captured?.type !== 'file-captured') return;
    expect(captured.path.startsWith('captured/subject@here%3Aa=b%2Fc/')).toBe(true);
    expect(await readFile(join(rig.runFolder, captured.path), 'utf8')).toBe('log\n');
  });
});

describe('secrets', () => {
  const secrets = new Map([['token', 'hunter2-is-secret']]);
  const {mask} = createMask(secrets);
  const context = {mask, secret: (name: string) => secrets.get(name) ?? ''};

  it('D28 reach steps by env and stdin only, and stand in no event, log or live output', async () => {
    const ran = await rig.run(
      scenario([
        step('echo "env $T"; cat; echo $T | base64; exit 1', {
          env: {T: 'x${{ secrets.token }}'},
          stdin: '${{ secrets.token }}\n',
          expect: expectation({
            stdout: text({equals: 'nothing', contains: ['hunter2-is-secret!']}),
          }),
        }),
      ]),
      {context},
    );
    expect(ran.shown.get('1')).toContain('env x***\n***\n');
    const everything =
      JSON.stringify([ran.events, ran.outcome, [...ran.shown]]) + (await ran.log());
    expect(everything).not.toContain('hunter2');
    expect(everything).not.toContain(
      Buffer.from('hunter2-is-secret').toString('base64').slice(0, 12),
    );
  });

  it('are refused in a script, also by way of env', async () => {
    const ran = await rig.run(
      scenario([step('echo ${{ env.T }}')], {env: {T: '${{ secrets.token }}', U: '${{ env.T }}'}}),
      {context},
    );
    expect(ran.outcome).toMatchObject({
      verdict: 'error',
      fault: {code: 'secret/unavailable', message: 'cannot use env.T here: it holds a secret'},
    });
  });
});

function fileMatch(path: string) {
  return {path, exists: true, contains: [], notContains: [], matches: undefined, equals: undefined};
}
