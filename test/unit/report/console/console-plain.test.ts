import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import type {RunEventBody} from '../../../../src/journal/event.ts';
import {ConsoleRig, ended, started, stepEnded} from './console-rig.ts';

const failedRun: readonly RunEventBody[] = [
  started(6),
  {
    type: 'cases-planned',
    cases: [
      {
        id: 'q@here',
        scenario: 'q',
        environment: 'here',
        quarantine: {reason: 'bug 7', until: '2030-01-01'},
      },
    ],
  },
  ended('a@here', {durationMs: 3200}),
  {type: 'warning-raised', code: 'secret/weak', message: 'too short'},
  {type: 'step-slow', case: 'b@here', attempt: 1, step: '1', durationMs: 60_000},
  stepEnded('b@here', {
    verdict: 'failed',
    exitCode: 2,
    failures: [
      {check: 'exit-code', message: 'expected exit code 0, found 2', expected: '0', actual: '2'},
      {check: 'stdout.equals', message: 'differs', expected: 'one\ntwo', actual: 'one'},
    ],
    stdout: {text: 'compiling\nbroken\n', omittedBytes: 10},
    stderr: {text: '\x1b[31merror\x1b[0m: no\n', omittedBytes: 0},
  }),
  ended('b@here', {verdict: 'failed', reason: 'exit code 2', log: 'logs/b.log'}),
  stepEnded('c@vm', {verdict: 'failed', reason: 'timed out'}),
  ended('c@vm', {final: false, verdict: 'failed', reason: 'timed out', retryInMs: 500}),
  ended('c@vm', {attempt: 2, verdict: 'flaky'}),
  ended('d@vm', {
    attempt: 0,
    verdict: 'error',
    reason: 'cannot connect',
    fault: {
      code: 'ssh/unreachable',
      message: 'cannot reach vm',
      help: 'is it on?',
      stage: 'connect',
    },
  }),
  ended('e@vm', {
    attempt: 0,
    verdict: 'skipped',
    skip: 'needs',
    reason: 'b@here failed',
    durationMs: 0,
  }),
  ended('q@here', {verdict: 'failed', reason: 'known'}),
  {
    type: 'run-ended',
    exitCode: 1,
    durationMs: 4000,
    counts: {passed: 1, failed: 1, flaky: 1, skipped: 1, error: 1, interrupted: 0},
  },
];

describe('the console in a pipe', () => {
  it('prints a line a case, what failed with its output, and a summary', () => {
    const rig = new ConsoleRig().emit(...failedRun);
    expect(rig.close(['.proctor/runs/r1/junit.xml'])).toMatchInlineSnapshot(`
      "proctor 1.0.0 · suite · 6 cases · run r1
      ✓ a@here 3.2s
      warning secret/weak: too short
      warning b@here step 1 is still running after 1m00s
      ✗ b@here failed after 12ms: exit code 2
          step 1: make check (5ms, exit code 2)
            exit-code: expected exit code 0, found 2
              expected 0
              actual   2
            stdout.equals: differs
              expected
              | one
              | two
              actual   one
            stdout, its last 2 lines
            | compiling
            | broken
            stderr
            | error: no
          log: .proctor/runs/r1/logs/b.log
          run it again: proctor run b@here
      ↻ c@vm attempt 1 failed after 12ms, again in 500ms: timed out
      ✓ c@vm 12ms, passed on attempt 2
      ! d@vm error: cannot connect
          ssh/unreachable (connect): cannot reach vm
          help: is it on?
          run it again: proctor run d@vm
      ○ e@vm skipped: b@here failed
      ✗ q@here failed after 12ms: known
          in quarantine until 2030-01-01: bug 7
          run it again: proctor run q@here

      failed
        ✗ b@here  exit code 2
      in error (infrastructure)
        ! d@vm  cannot connect
      infrastructure faults: ssh/unreachable (1)
      flaky
        ✓ c@vm
      quarantined, not counted
        ✗ q@here  known
      slowest
        3.2s a@here
      6 cases · 1 passed · 1 failed · 1 flaky · 1 in error · 1 skipped · 1 quarantined · 4.0s
        .proctor/runs/r1/junit.xml
      "
    `);
  });

  it('prints failures and the summary alone when quiet', () => {
    const rig = new ConsoleRig({level: 'quiet'}).emit(
      started(2),
      ended('a@here', {durationMs: 9000}),
    );
    rig
      .emit(ended('b@here', {verdict: 'failed', reason: 'exit code 2'}))
      .print('b@here', 'noise\n');
    expect(rig.close(['junit.xml'])).toMatchInlineSnapshot(`
      "✗ b@here failed after 12ms: exit code 2
          run it again: proctor run b@here
      failed
        ✗ b@here  exit code 2
      2 cases · 1 passed · 1 failed · 0ms
      "
    `);
  });

  it('prints whatever steps print when verbose, each line behind its case', () => {
    const rig = new ConsoleRig({level: 'verbose'}).emit(started(1));
    rig.emit({
      type: 'stage-ended',
      stage: 'connect',
      environment: 'here',
      instance: 'here#1',
      attempt: 1,
      ok: true,
      durationMs: 3,
    });
    rig.emit({type: 'step-started', case: 'a@here', attempt: 1, step: '1', name: 'build'});
    rig
      .print('a@here', 'one\ntw')
      .print('a@here', 'o\r\n50%\r100%')
      .print('a@here', Buffer.from([0xe2, 0x82]));
    rig.print('a@here', Buffer.from([0xac])).emit(stepEnded('a@here'), ended('a@here'));
    expect(rig.close()).toMatchInlineSnapshot(`
      "proctor 1.0.0 · suite · 1 case · run r1
      here#1 > connect done in 3ms
      a@here > build
      a@here | one
      a@here | two
      a@here | 50%
      a@here | 100%€
      ✓ a@here 12ms

      1 case · 1 passed · 0ms
      "
    `);
  });

  it('writes ASCII where the output has no Unicode', () => {
    const rig = new ConsoleRig({unicode: false}).emit(...failedRun);
    expect(rig.close()).toMatch(/^[\n -~]*$/);
  });

  it('colours marks and nothing of the guest where it may', () => {
    const rig = new ConsoleRig({color: true}).emit(started(1), ended('a@here'));
    expect(rig.close()).toContain('\x1b[32m✓\x1b[39m a@here 12ms\n');
  });

  it('tells of a stage that failed for a whole environment', () => {
    const rig = new ConsoleRig().emit(started(1), {
      type: 'stage-ended',
      stage: 'connect',
      environment: 'vm',
      instance: 'vm#1',
      attempt: 1,
      ok: false,
      durationMs: 3,
      fault: {code: 'ssh/unreachable', message: 'cannot reach vm'},
    });
    rig.emit({type: 'run-stopping', reason: 'interrupted', message: 'interrupted by SIGINT'});
    expect(rig.close()).toMatchInlineSnapshot(`
      "proctor 1.0.0 · suite · 1 case · run r1
      ! vm#1 connect failed
          ssh/unreachable: cannot reach vm
      stopping: interrupted by SIGINT

      infrastructure faults: ssh/unreachable (1)
      stopped: interrupted by SIGINT
      1 case · 1 not run · 0ms
      "
    `);
  });

  it('gives a command that runs the case again from where the user stands', () => {
    const cwd = new ConsoleRig({cwd: '/home'}).emit(
      started(1),
      ended("it's:n=1@here", {verdict: 'failed'}),
    );
    expect(cwd.close()).toContain(`proctor run -m me/proctor.yaml 'it'\\''s:n=1@here'\n`);
  });

  it('writes 20,000 passed cases in few pieces and forgets them', () => {
    const rig = new ConsoleRig().emit(started(20_000));
    for (let index = 0; index < 20_000; index++) rig.emit(ended(`case-${index}@here`));
    const lines = rig.close().split('\n');
    expect(lines.length).toBe(20_000 + 4);
    expect(lines.at(-2)).toBe('20000 cases · 20000 passed · 0ms');
    expect(rig.writeCount).toBeLessThan(40);
  });

  it('goes silent when its output is gone', () => {
    let count = 0;
    const output = {
      isTerminal: false,
      columns: undefined,
      write: () => {
        count++;
        throw Object.assign(new Error('write EPIPE'), {code: 'EPIPE'});
      },
    };
    const rig = new ConsoleRig({output}).emit(started(2)).tick().emit(ended('a@here')).tick();
    rig.print('a@here', 'x').close();
    expect(count).toBe(1);
  });
});

describe('the console on GitHub', () => {
  it('groups explanations and annotates what failed', () => {
    const placeOf = (id: string) =>
      id === 'b@here' ? {file: 'proctor.yaml', line: 12} : undefined;
    const rig = new ConsoleRig({ci: true, isTerminal: true, placeOf}).emit(...failedRun);
    const commands = rig
      .close()
      .split('\n')
      .filter((line) => line.startsWith('::'));
    expect(commands).toEqual([
      '::group::why b@here failed',
      '::endgroup::',
      '::group::why d@vm error',
      '::endgroup::',
      '::group::why q@here failed',
      '::endgroup::',
      '::error file=proctor.yaml,line=12,title=b@here failed::exit code 2',
      '::error title=d@vm error::cannot connect; help: is it on?',
    ]);
  });

  it('annotates ten failures, tests first, and says how many are left out', () => {
    const rig = new ConsoleRig({ci: true}).emit(started(14), ended('e@here', {verdict: 'error'}));
    for (let index = 0; index < 13; index++) rig.emit(ended(`f${index}@here`, {verdict: 'failed'}));
    const lines = rig
      .close()
      .split('\n')
      .filter((line) => /^::(error|notice)/.test(line));
    expect(lines).toHaveLength(11);
    expect(lines[0]).toBe('::error title=f0@here failed::failed');
    expect(lines.at(-1)).toMatch(/^::notice title=Left out::4 more /);
  });

  it('lets nothing that a guest says become a command or move the cursor, for any text', () => {
    const nasty = fc
      .array(
        fc.constantFrom(
          '::error::x',
          '##[error]',
          '\n',
          '\r',
          '\x1b[2J',
          '\x9b1A',
          '\x07',
          ' ',
          'a',
          '\u202e',
          '\x1b]0;',
        ),
      )
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(nasty, (text) => {
        for (const ci of [true, false]) {
          const rig = new ConsoleRig({ci, level: 'verbose'}).emit(started(3));
          const fault = {code: text, message: text, help: text, stage: text};
          rig.emit({type: 'step-started', case: text, attempt: 1, step: '1', name: text});
          rig.print(text, text).print('x@y', text);
          rig.emit(
            {type: 'warning-raised', code: text, message: text},
            {
              type: 'stage-ended',
              stage: 'connect',
              environment: text,
              instance: text,
              attempt: 1,
              ok: false,
              durationMs: 1,
              fault,
            },
            stepEnded(text, {
              name: text,
              verdict: 'failed',
              reason: text,
              signal: text,
              failures: [{check: text, message: text, expected: text, actual: text}],
              stdout: {text, omittedBytes: 0},
              stderr: {text, omittedBytes: 1},
            }),
            stepEnded(text, {step: text, verdict: 'error', fault}),
            ended(text, {verdict: 'failed', reason: text, log: text, fault}),
            ended('x@y', {verdict: 'error', reason: text, fault}),
            ended('z@y', {verdict: 'skipped', reason: text}),
            {type: 'run-stopping', reason: 'interrupted', message: text},
          );
          const written = rig.close([text]);
          expect(written).not.toMatch(/[\x00-\x08\x0b-\x1f\x7f-\x9f\u202e]/);
          if (!ci) continue;
          const own = /^::(group|endgroup|error( title=[^:,]*)?)::/;
          const commands = written
            .split('\n')
            .filter((line) => /^\s*::/.test(line) && !own.test(line));
          expect(commands).toEqual([]);
          const said = written.split('\n').filter((line) => !line.startsWith('::'));
          expect(said.join('\n')).not.toContain('##[');
        }
      }),
      {numRuns: 300},
    );
  });
});
