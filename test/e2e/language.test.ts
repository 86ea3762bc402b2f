import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import type {CliResult} from '../rig/cli.ts';
import {type TargetFolder, Targets} from '../rig/targets.ts';

/** A scenario that ends in the same way on every target. */
interface Rule {
  /** A sentence for the title. */
  readonly rule: string;
  readonly verdict: 'passed' | 'failed' | 'skipped' | 'error';
  /** Stands in the reason. */
  readonly why?: string;
  /** The scenario's keys. */
  readonly yaml: string;
}

const S = '$PROCTOR_SCRATCH';

const RULES: Readonly<Record<string, Rule>> = {
  env: {
    rule: 'env of environment, scenario and step add up, the nearest wins',
    verdict: 'passed',
    yaml: `{env: {B: scenario, C: scenario}, steps: [{run: 'echo "$A $B $C $D"', env: {C: "step \${{ env.B }}", D: "\${{ variables.GREETING }}"}, expect: {stdout: {equals: manifest scenario step scenario hello}}}]}`,
  },
  folder: {
    rule: 'a step runs in its working directory',
    verdict: 'passed',
    yaml: `{steps: [{run: 'mkdir -p "${S}/w/v"'}, {run: pwd, working-directory: /, expect: {stdout: {equals: /}}}, {run: 'pwd; echo x > f', working-directory: "${S}/w/v", expect: {stdout: {matches: "/scratch/w/v$"}, file: {path: f, equals: x}}}]}`,
  },
  'no-folder': {
    rule: 'a working directory that is not there is an infrastructure error which names it',
    verdict: 'error',
    why: '/no/such/folder',
    yaml: `{steps: [{run: pwd, working-directory: /no/such/folder}]}`,
  },
  stdin: {
    rule: 'a step reads its stdin, expressions filled in',
    verdict: 'passed',
    yaml: `{steps: [{run: cat, stdin: "a\\nb \${{ variables.GREETING }}", expect: {stdout: {equals: "a\\nb hello"}}}]}`,
  },
  shells: {
    rule: 'a step has its own shell, else that of the scenario',
    verdict: 'passed',
    yaml: `{shell: sh -eu, steps: [{run: 'echo "\${NONE-none}"; false; echo never', expect: {exit-code: 1, stdout: {equals: none}}}, {run: plain text, shell: "cat {0}", expect: {stdout: {equals: plain text}}}]}`,
  },
  'no-shell': {
    rule: 'a shell that is not there is an infrastructure error which names it',
    verdict: 'error',
    why: 'nonesuch-shell',
    yaml: `{shell: nonesuch-shell, steps: [{run: echo}]}`,
  },
  streams: {
    rule: 'stdout, stderr and the exit code are judged apart',
    verdict: 'passed',
    yaml: `{steps: [{run: 'echo out; echo err >&2; exit 3', expect: {exit-code: [2, 3], stdout: {contains: out, not-contains: err}, stderr: {matches: "^err$", not-matches: out}}}]}`,
  },
  signals: {
    rule: 'a step may be expected to end by a signal',
    verdict: 'passed',
    yaml: `{steps: [{run: 'kill -9 $$', expect: {signal: KILL}}, {run: 'kill -USR1 $$', shell: sh, expect: {signal: USR1}}]}`,
  },
  signalled: {
    rule: 'a step that a signal ended has failed',
    verdict: 'failed',
    why: 'ended by signal SEGV',
    yaml: `{steps: [{run: 'kill -SEGV $$'}]}`,
  },
  json: {
    rule: 'JSON that was printed is judged by path',
    verdict: 'failed',
    why: '$.a.b[1]',
    yaml: `{steps: [{run: 'echo "{\\"a\\": {\\"b\\": [1, 2]}}"', expect: {stdout: {json: {"$.a.b[0]": 1, "$.a.b[1]": 3}}}}]}`,
  },
  files: {
    rule: 'files are judged where the step ran',
    verdict: 'passed',
    yaml: `{steps: [{run: 'echo text > "${S}/f"; mkdir "${S}/d"', expect: {file: [{path: "${S}/f", contains: text, equals: text, matches: "^t"}, {path: "${S}/none", exists: false}, {path: "${S}/d"}]}}]}`,
  },
  outputs: {
    rule: 'outputs of a step by line, file, pattern, path and stream reach later ones',
    verdict: 'passed',
    yaml: `{steps: [{id: o, run: 'echo "::output word=two words"; echo x=1 >> "$PROCTOR_OUTPUT"; printf "{\\"n\\": [7]}" >&2', outputs: {err: stderr}}, {id: j, run: 'echo "{\\"n\\": [7]}"', outputs: {n: {json: "$.n[0]"}, m: {matches: "n...(.)"}}}, {run: 'echo "$W|$X|$E|$N|$M"', env: {W: "\${{ steps.o.outputs.word }}", X: "\${{ steps.o.outputs.x }}", E: "\${{ steps.o.outputs.err }}", N: "\${{ steps.j.outputs.n }}", M: "\${{ steps.j.outputs.m }}"}, expect: {stdout: {equals: 'two words|1|{"n": [7]}|7|['}}}]}`,
  },
  until: {
    rule: 'until tries again until it holds',
    verdict: 'passed',
    yaml: `{steps: [{until: 'echo x >> "${S}/n"; test "$(wc -l < "${S}/n")" -ge 3', every: 10ms, timeout: 10s}]}`,
  },
  'until-never': {
    rule: 'until that never holds has failed, saying what it saw last',
    verdict: 'failed',
    why: 'did not pass within 200ms',
    yaml: `{steps: [{until: 'echo not yet; exit 4', every: 20ms, timeout: 200ms}]}`,
  },
  states: {
    rule: 'Y2 the transitions active → degraded → failed → active are seen, each in its time',
    verdict: 'passed',
    yaml: `
    steps:
      - id: service
        background: true
        run: 'cd "${S}"; for s in active degraded failed active; do echo $s > new; mv new state; until test "$(cat seen)" = $s; do sleep 0.05; done; done; sleep 870'
        ready: {file: "${S}/state", every: 20ms}
      # It goes on once its state was seen, however slow the machine is.
      - watch: 'cd "${S}"; cp state now; mv now seen; cat seen'
        every: 20ms
        states: [{equals: active, within: 9s}, {equals: degraded, within: 9s}, {contains: fail, within: 9s}, {matches: ^active$, within: 9s}]
      - stop: service`,
  },
  'state-missed': {
    rule: 'Y2 a transition that does not come in its time has failed',
    verdict: 'failed',
    why: 'did not become "degraded" within 200ms after "active": the state is "active"',
    yaml: `{steps: [{watch: echo active, every: 20ms, states: [{equals: active, within: 9s}, {equals: degraded, within: 200ms}]}]}`,
  },
  background: {
    rule: 'background steps are ready by output, command, port and URL, and ended after the last',
    verdict: 'passed',
    yaml: `
    steps:
      - {background: true, run: 'echo up; exec sleep 870.1', ready: {output: "^up$"}}
      - {background: true, run: 'touch "${S}/r"; exec sleep 870.2', ready: {command: 'test -e "${S}/r"', every: 20ms}}
      - {background: true, run: 'exec sleep 870.3', ready: {tcp: @HTTP@}}
      - {background: true, run: 'exec sleep 870.4', ready: {http: "http://127.0.0.1:@HTTP@/"}}
      - {run: "true"}`,
  },
  stop: {
    rule: 'stop sends its signal, and the step is judged by how it ended then',
    verdict: 'passed',
    yaml: `
    steps:
      - {id: term, background: true, run: 'trap "echo bye; exit 5" TERM; echo up; while :; do sleep 0.05; done', ready: {output: up}, expect: {exit-code: 5, stdout: {contains: bye}}}
      - {id: int, background: true, run: 'trap "exit 6" INT; echo up; while :; do sleep 0.05; done', ready: {output: up}, expect: {exit-code: 6}}
      - {id: plain, background: true, run: 'echo up; exec sleep 870.5', ready: {output: up}}
      - {stop: term}
      - {stop: int, signal: INT}
      - {stop: plain, signal: KILL}`,
  },
  'stop-deaf': {
    rule: 'a step that does not heed its signal is killed, and has failed',
    verdict: 'failed',
    why: 'did not end within 200ms of signal TERM and was killed',
    yaml: `{steps: [{id: deaf, background: true, run: 'trap "" TERM; echo up; while :; do sleep 0.05; done', ready: {output: up}}, {stop: deaf, timeout: 200ms}]}`,
  },
  wait: {
    rule: 'wait waits for a background step, which is judged',
    verdict: 'passed',
    yaml: `{steps: [{id: w, background: true, run: 'sleep 0.1; echo done; exit 7', expect: {exit-code: 7, stdout: {equals: done}}}, {wait: w}, {id: v, background: true, run: 'sleep 0.1; exit 8', expect: {exit-code: 8}}]}`,
  },
  'not-ready': {
    rule: 'a background step that does not get ready has failed',
    verdict: 'failed',
    why: 'was not ready within 300ms: http://127.0.0.1:@HTTP@/bad answers 503',
    yaml: `{steps: [{background: true, run: 'exec sleep 870.6', ready: {http: "http://127.0.0.1:@HTTP@/bad", timeout: 300ms}}]}`,
  },
  'early-end': {
    rule: 'a background step that ends before it is ready has failed',
    verdict: 'failed',
    why: 'ended before it was ready',
    yaml: `{steps: [{background: true, run: echo gone, ready: {tcp: 1}}]}`,
  },
  conditions: {
    rule: 'if and continue-on-error decide what runs',
    verdict: 'failed',
    why: 'step 5 "exit 9"',
    yaml: `
    steps:
      - {id: bad, run: exit 1, continue-on-error: true}
      - {if: "steps.bad.outcome == 'failure' && steps.bad.conclusion == 'success'", run: 'touch "${S}/seen"'}
      - {if: "matrix.number == 3 || environment.name == 'nowhere'", run: exit 8}
      - {run: 'test -e "${S}/seen"'}
      - {if: "startsWith(environment.type, case.environment) || true", run: exit 9}
      - {run: touch never}
      - {if: failure(), run: echo after a failure}
      - {if: success(), run: touch never}
      - {if: always(), run: echo always}
    matrix: {number: [1]}`,
  },
  tap: {
    rule: 'TAP, KTAP and JUnit reports are folded in',
    verdict: 'passed',
    yaml: `
    steps:
      - {run: 'printf "TAP version 14\\n1..2\\nok 1 - one\\nnot ok 2 - two # TODO later\\n"', results: {tap: stdout}}
      - {run: 'printf "KTAP version 1\\n1..1\\nok 1 one\\n" > "${S}/k"', results: {ktap: "${S}/k"}}
      - {run: 'echo "<testsuite name=\\"s\\"><testcase name=\\"j\\" classname=\\"c\\"/></testsuite>" > "${S}/j.xml"', results: {junit: "${S}/*.xml"}}`,
  },
  'tap-no-plan': {
    rule: 'a report without its plan has failed',
    verdict: 'failed',
    why: 'TAP on stdout has no plan',
    yaml: `{steps: [{run: 'printf "TAP version 14\\nok 1 - one\\n"', results: {tap: stdout}}]}`,
  },
  'tap-short': {
    rule: 'a report with fewer tests than planned has failed',
    verdict: 'failed',
    why: 'planned 3 tests, ran 1',
    yaml: `{steps: [{run: 'printf "TAP version 14\\n1..3\\nok 1 - one\\n"', results: {tap: stdout}}]}`,
  },
  'junit-none': {
    rule: 'a report that is not there has failed',
    verdict: 'failed',
    why: 'does not exist',
    yaml: `{steps: [{run: 'true', results: {junit: "${S}/none/*.xml"}}]}`,
  },
  skip: {
    rule: 'a step may skip the case by exit code 77',
    verdict: 'skipped',
    why: 'exit code 77',
    yaml: `{steps: [{run: exit 77}, {run: exit 1}]}`,
  },
  'skip-line': {
    rule: 'a step may skip the case by a line, giving its reason',
    verdict: 'skipped',
    why: 'no such device',
    yaml: `{steps: [{run: "echo ::skip no such device"}, {run: exit 1}]}`,
  },
  infrastructure: {
    rule: 'a step may say that it was the infrastructure',
    verdict: 'error',
    why: 'power: no volts',
    yaml: `{retries: {infrastructure: 0}, steps: [{run: 'printf "power\\nno volts\\n" > "$PROCTOR_INFRASTRUCTURE_FAILURE_FILE"; exit 1'}]}`,
  },
  'tools-skip': {
    rule: 'E14 a tool that is not there skips the case where that is asked for',
    verdict: 'skipped',
    why: 'needs nonesuch, not found on the PATH there',
    yaml: `{requires: {tools: [sh, nonesuch], otherwise: skip}, steps: [{run: 'true'}]}`,
  },
  'kernel-error': {
    rule: 'a kernel out of range is an infrastructure error',
    verdict: 'error',
    why: 'needs kernel >=99, found',
    yaml: `{requires: {kernel: ">=99", otherwise: error}, steps: [{run: 'true'}]}`,
  },
  'command-skip': {
    rule: 'a required command that fails skips the case',
    verdict: 'skipped',
    why: 'needs "exit 2" to succeed: exit code 2',
    yaml: `{requires: {commands: ["exit 2"], otherwise: skip}, steps: [{run: 'true'}]}`,
  },
  'all-there': {
    rule: 'what is required and there keeps no case from running',
    verdict: 'passed',
    yaml: `{requires: {tools: sh, kernel: ">=3 <99", commands: 'true'}, steps: [{run: 'true'}]}`,
  },
  slow: {
    rule: 'a step that takes too long is ended and has failed, though it exits with 0',
    verdict: 'failed',
    why: 'took longer than 200ms and was ended',
    yaml: `{steps: [{run: "trap 'exit 0' TERM; sleep 870.7 & wait", timeout: 200ms}]}`,
  },
  silent: {
    rule: 'a step that is silent for too long is ended and has failed',
    verdict: 'failed',
    why: 'printed nothing for 200ms and was ended',
    yaml: `{steps: [{run: echo a; sleep 870.8, idle-timeout: 200ms}]}`,
  },
  'slow-case': {
    rule: 'a case that takes too long is ended and has failed',
    verdict: 'failed',
    why: "was ended by the scenario's timeout of 400ms",
    yaml: `{timeout: 400ms, steps: [{run: sleep 0.1}, {run: sleep 870.9}]}`,
  },
  capture: {
    rule: 'E6 what a case leaves is captured',
    verdict: 'passed',
    yaml: `{capture: ["${S}/logs/**/*.log", "!${S}/logs/secret.log"], steps: [{run: 'cd "${S}"; mkdir -p logs/a/b; echo 1 > logs/a/b/x.log; echo 2 > "logs/y z.log"; ln -s /etc/passwd logs/l.log; echo 3 > logs/no.txt; echo 4 > logs/secret.log'}]}`,
  },
  metrics: {
    rule: 'Y9 metrics are held to their limits',
    verdict: 'failed',
    why: 'b is 3, below the least allowed 4',
    yaml: `{metrics: {a_ms: {max: 20}, b: {min: 4}}, steps: [{run: 'echo "::metric a_ms=12 ms"; echo "b=3" >> "$PROCTOR_METRICS"'}]}`,
  },
  'no-metric': {
    rule: 'Y9 a metric that is not published has failed',
    verdict: 'failed',
    why: 'a_ms was not published',
    yaml: `{metrics: {a_ms: {max: 20}, other: {max: 1, required: false}}, steps: [{run: 'true'}]}`,
  },
  flaky: {
    rule: 'a case that a retry passes is flaky',
    verdict: 'passed',
    yaml: `{retries: {test: 0, infrastructure: 1, delay: 1ms}, steps: [{run: 'if test "$PROCTOR_ATTEMPT" = 1; then echo ::infrastructure once; exit 1; fi'}]}`,
  },
};

let targets: Targets;
let folder: TargetFolder;
let result: CliResult;

beforeAll(async () => {
  targets = await Targets.start();
  const scenarios = Object.entries(RULES).map(([id, {yaml}]) => {
    const all = `environment: [${targets.names}]`;
    return yaml.startsWith('{')
      ? `  ${id}: {${all}, ${yaml.slice(1)}`
      : `  ${id}:\n    ${all}${yaml}`;
  });
  folder = targets.folder(
    `env: {A: manifest, B: manifest, C: manifest}\nconcurrency: {total: 6}\nvariables: {GREETING: hello}\nscenarios:\n${scenarios.join('\n')}\n`.replaceAll(
      '@HTTP@',
      String(targets.httpPort),
    ),
    'instances: 2',
  );
  result = await folder.run();
});

afterAll(async () => {
  folder[Symbol.dispose]();
  await targets[Symbol.asyncDispose]();
});

function of<T>(found: Readonly<Record<string, T>>, scenario: string): Record<string, T> {
  const entries = Object.entries(found).filter(([id]) => id.startsWith(`${scenario}@`));
  return Object.fromEntries(entries.map(([id, value]) => [id.replace(/:.*/, ''), value]));
}

describe('the language of scenarios, on this machine, on an SSH host and on a bare one', () => {
  for (const [id, {rule, verdict, why}] of Object.entries(RULES)) {
    it(rule, () => {
      expect(of(folder.verdicts(), id), JSON.stringify(of(folder.reasons(), id))).toEqual(
        targets.each(id, verdict),
      );
      if (why === undefined) return;
      for (const reason of Object.values(of(folder.reasons(), id))) {
        expect(reason).toContain(why.replace('@HTTP@', String(targets.httpPort)));
      }
    });
  }

  it('skips steps whose condition does not hold, and says so', () => {
    for (const name of targets.names) {
      expect(Object.values(folder.steps(`conditions@${name}:number=1`))).toEqual([
        'failed',
        'passed',
        'skipped',
        'passed',
        'failed',
        'skipped',
        'passed',
        'skipped',
        'passed',
      ]);
    }
  });

  it('E6 captures each file with its checksum, follows no link and leaves out what is excluded', () => {
    for (const name of targets.names) {
      const captured = folder
        .journal()
        .filter((event) => event.type === 'file-captured' && event['case'] === `capture@${name}`)
        .map((event) => String(event['path']).replace(/^.*\/logs\//, ''));
      expect(captured.sort()).toEqual(['a/b/x.log', 'y z.log']);
    }
  });

  it('exits with 1, leaves nothing on any target, and nothing runs on', () => {
    expect(result.exitCode).toBe(1);
    expect(targets.scratchFolders()).toEqual([]);
    expect(targets.processesWith('sleep 870.')).toEqual([]);
  });
});
