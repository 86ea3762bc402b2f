import type {BadManifest} from './bad-manifest.ts';

export const MEANING: readonly BadManifest[] = [
  {
    title: 'an unknown environment',
    yaml: 'proctor: 1\nenvironments: {vn: {type: local}}\nscenarios:\n  a:\n    environment: vm\n    steps:\n      - run: "true"\n',
    expect: ['manifest/unknown-environment 5:18'],
  },
  {
    title: 'an unknown environment in a list',
    yaml: 'proctor: 1\nenvironments: {here: {type: local}}\nscenarios:\n  a:\n    environment: [here, there]\n    steps:\n      - run: "true"\n',
    expect: ['manifest/unknown-environment 5:25'],
  },
  {
    title: 'an unknown environment where none is named',
    yaml: 'proctor: 1\nscenarios:\n  a:\n    environment: vm\n    steps:\n      - run: "true"\n',
    expect: ['manifest/unknown-environment 4:18'],
  },
  {
    title: 'no environment where there are two',
    yaml: 'proctor: 1\nenvironments: {b: {type: local}, c: {type: local}}\nscenarios:\n  a:\n    steps:\n      - run: "true"\n',
    expect: ['manifest/missing-key 4:3'],
  },
  {
    title: 'an unknown scenario',
    yaml: 'proctor: 1\nscenarios:\n  a:\n    needs: b\n    steps:\n      - run: "true"\n',
    expect: ['manifest/unknown-scenario 4:12'],
  },
  {
    title: 'an unknown artifact',
    yaml: 'proctor: 1\nscenarios:\n  a:\n    artifacts: [b]\n    steps:\n      - run: "true"\n',
    expect: ['manifest/unknown-artifact 4:17'],
  },
  {
    title: 'an unknown artifact of an artifact',
    yaml: 'proctor: 1\nartifacts: {a: {source: ., target: b, needs: c}}\n',
    expect: ['manifest/unknown-artifact 2:46'],
  },
  {
    title: 'an unknown instrumentation',
    yaml: 'proctor: 1\nscenarios:\n  a:\n    instrumentation: gdb\n    steps:\n      - run: "true"\n',
    expect: ['manifest/unknown-instrumentation 4:22'],
  },
  {
    title: 'toString as a scenario',
    yaml: 'proctor: 1\nscenarios:\n  a:\n    needs: toString\n    steps:\n      - run: "true"\n',
    expect: ['manifest/unknown-scenario 4:12'],
  },
  {
    title: 'a scenario that needs itself',
    yaml: 'proctor: 1\nscenarios:\n  a:\n    needs: a\n    steps:\n      - run: "true"\n',
    expect: ['plan/cycle 4:12'],
  },
  {
    title: 'a circle of two',
    yaml: 'proctor: 1\nscenarios:\n  a: {needs: b, steps: [{run: c}]}\n  b: {needs: a, steps: [{run: c}]}\n',
    expect: ['plan/cycle 3:14'],
  },
  {
    title: 'a circle of three behind a tail',
    yaml: 'proctor: 1\nscenarios:\n  t: {needs: a, steps: [{run: x}]}\n  a: {needs: b, steps: [{run: x}]}\n  b: {needs: c, steps: [{run: x}]}\n  c: {needs: a, steps: [{run: x}]}\n',
    expect: ['plan/cycle 4:14'],
  },
  {
    title: 'a circle of artifacts',
    yaml: 'proctor: 1\nartifacts:\n  a: {source: ., target: x, needs: b}\n  b: {source: ., target: x, needs: a}\n',
    expect: ['plan/cycle 3:36'],
  },
  {
    title: 'a circle beside an unknown key',
    yaml: 'proctor: 1\nnam: a\nscenarios:\n  a: {needs: a, steps: [{run: c}]}\n',
    expect: ['manifest/unknown-key 2:1', 'plan/cycle 4:14'],
  },
  {
    title: 'a step that does nothing',
    yaml: 'proctor: 1\nscenarios:\n  a:\n    steps:\n      - {name: b}\n',
    expect: ['manifest/missing-key 5:9'],
  },
  {
    title: 'a step that does two things',
    yaml: 'proctor: 1\nscenarios:\n  a:\n    steps:\n      - {run: a, until: b}\n',
    expect: ['manifest/conflict 5:18'],
  },
  {
    title: 'ready without background',
    yaml: 'proctor: 1\nscenarios:\n  a:\n    steps:\n      - {run: a, ready: {tcp: 1}}\n',
    expect: ['manifest/conflict 5:18'],
  },
  {
    title: 'ready beside until',
    yaml: 'proctor: 1\nscenarios:\n  a:\n    steps:\n      - {until: a, ready: {tcp: 1}}\n',
    expect: ['manifest/conflict 5:20'],
  },
  {
    title: 'ready without a check',
    yaml: 'proctor: 1\nscenarios:\n  a:\n    steps:\n      - {run: a, background: true, ready: {timeout: 1s}}\n',
    expect: ['manifest/missing-key 5:36'],
  },
  {
    title: 'states beside run',
    yaml: 'proctor: 1\nscenarios:\n  a:\n    steps:\n      - {run: a, states: [{equals: b, within: 1s}]}\n',
    expect: ['manifest/conflict 5:18'],
  },
  {
    title: 'watch without states',
    yaml: 'proctor: 1\nscenarios:\n  a:\n    steps:\n      - {watch: a}\n',
    expect: ['manifest/missing-key 5:10'],
  },
  {
    title: 'every beside run',
    yaml: 'proctor: 1\nscenarios:\n  a:\n    steps:\n      - {run: a, every: 1s}\n',
    expect: ['manifest/conflict 5:18'],
  },
  {
    title: 'signal beside run',
    yaml: 'proctor: 1\nscenarios:\n  a:\n    steps:\n      - {run: a, signal: TERM}\n',
    expect: ['manifest/conflict 5:18'],
  },
  {
    title: 'results beside watch',
    yaml: 'proctor: 1\nscenarios:\n  a:\n    steps:\n      - {watch: a, states: [{equals: b, within: 1s}], results: {tap: stdout}}\n',
    expect: ['manifest/conflict 5:55'],
  },
  {
    title: 'stdin beside wait',
    yaml: 'proctor: 1\nscenarios:\n  a:\n    steps:\n      - {id: b, run: c, background: true}\n      - {wait: b, stdin: d}\n',
    expect: ['manifest/conflict 6:19'],
  },
  {
    title: 'background beside until',
    yaml: 'proctor: 1\nscenarios:\n  a:\n    steps:\n      - {until: a, background: true}\n',
    expect: ['manifest/conflict 5:20'],
  },
  {
    title: 'wait for nobody',
    yaml: 'proctor: 1\nscenarios:\n  a:\n    steps:\n      - {wait: b}\n',
    expect: ['manifest/unknown-step 5:16'],
  },
  {
    title: 'wait for a later step',
    yaml: 'proctor: 1\nscenarios:\n  a:\n    steps:\n      - {wait: b}\n      - {id: b, run: c, background: true}\n',
    expect: ['manifest/unknown-step 5:16'],
  },
  {
    title: 'stop of a step in the foreground',
    yaml: 'proctor: 1\nscenarios:\n  a:\n    steps:\n      - {id: b, run: c}\n      - {stop: b}\n',
    expect: ['manifest/unknown-step 6:16'],
  },
  {
    title: 'wait for a misspelt step',
    yaml: 'proctor: 1\nscenarios:\n  a:\n    steps:\n      - {id: server, run: c, background: true}\n      - {wait: sever}\n',
    expect: ['manifest/unknown-step 6:16'],
  },
  {
    title: 'an id twice',
    yaml: 'proctor: 1\nscenarios:\n  a:\n    steps:\n      - {id: b, run: c}\n      - {id: b, run: d}\n',
    expect: ['manifest/bad-value 6:14'],
  },
  {
    title: 'a state without a match',
    yaml: 'proctor: 1\nscenarios:\n  a:\n    steps:\n      - {watch: a, states: [{within: 1s}]}\n',
    expect: ['manifest/missing-key 5:29'],
  },
  {
    title: 'a state with two matches',
    yaml: 'proctor: 1\nscenarios:\n  a:\n    steps:\n      - {watch: a, states: [{equals: b, contains: c, within: 1s}]}\n',
    expect: ['manifest/conflict 5:29'],
  },
  {
    title: 'a state within no time',
    yaml: 'proctor: 1\nscenarios:\n  a:\n    steps:\n      - {watch: a, states: [{equals: b, within: 0s}]}\n',
    expect: ['manifest/bad-duration 5:49'],
  },
  {
    title: 'an exit code and a signal',
    yaml: 'proctor: 1\nscenarios:\n  a:\n    steps:\n      - {run: a, expect: {exit-code: 1, signal: TERM}}\n',
    expect: ['manifest/conflict 5:41'],
  },
  {
    title: 'the content of no file',
    yaml: 'proctor: 1\nscenarios:\n  a:\n    steps:\n      - {run: a, expect: {file: {path: b, exists: false, contains: c}}}\n',
    expect: ['manifest/conflict 5:58'],
  },
  {
    title: 'the content of no file in a list',
    yaml: 'proctor: 1\nscenarios:\n  a:\n    steps:\n      - {run: a, expect: {file: [{path: b}, {path: b, exists: false, equals: c}]}}\n',
    expect: ['manifest/conflict 5:70'],
  },
  {
    title: 'a bad regular expression',
    yaml: 'proctor: 1\nscenarios:\n  a:\n    steps:\n      - {run: a, expect: {stdout: {matches: "("}}}\n',
    expect: ['manifest/bad-regex 5:45'],
  },
  {
    title: 'a bad one in a list',
    yaml: 'proctor: 1\nscenarios:\n  a:\n    steps:\n      - {run: a, expect: {stderr: {not-matches: [a, "[b"]}}}\n',
    expect: ['manifest/bad-regex 5:53'],
  },
  {
    title: 'a bad one for a file',
    yaml: 'proctor: 1\nscenarios:\n  a:\n    steps:\n      - {run: a, expect: {file: {path: b, matches: "+"}}}\n',
    expect: ['manifest/bad-regex 5:52'],
  },
  {
    title: 'a bad one for an output',
    yaml: 'proctor: 1\nscenarios:\n  a:\n    steps:\n      - {run: a, outputs: {b: {matches: "a{2,1}"}}}\n',
    expect: ['manifest/bad-regex 5:41'],
  },
  {
    title: 'a bad one for a line',
    yaml: 'proctor: 1\nscenarios:\n  a:\n    steps:\n      - {run: a, background: true, ready: {output: "\\\\q"}}\n',
    expect: ['manifest/bad-regex 5:52'],
  },
  {
    title: 'a bad one for a state',
    yaml: 'proctor: 1\nscenarios:\n  a:\n    steps:\n      - {watch: a, states: [{matches: "(?<a", within: 1s}]}\n',
    expect: ['manifest/bad-regex 5:39'],
  },
  {
    title: 'a JSON path without $',
    yaml: 'proctor: 1\nscenarios:\n  a:\n    steps:\n      - {run: a, expect: {stdout: {json: {status: ok}}}}\n',
    expect: ['manifest/bad-value 5:43'],
  },
  {
    title: 'a JSON path of an output without $',
    yaml: 'proctor: 1\nscenarios:\n  a:\n    steps:\n      - {run: a, outputs: {b: {json: .c}}}\n',
    expect: ['manifest/bad-value 5:38'],
  },
  {
    title: 'a day that is not in the calendar',
    yaml: 'proctor: 1\nscenarios:\n  a:\n    quarantine: {reason: b, until: "2026-02-30"}\n    steps:\n      - run: "true"\n',
    expect: ['manifest/bad-date 4:36'],
  },
  {
    title: 'a quarantine that has ended',
    yaml: 'proctor: 1\nscenarios:\n  a:\n    quarantine: {reason: b, until: "2020-01-01"}\n    steps:\n      - run: "true"\n',
    expect: ['manifest/bad-date 4:36'],
  },
  {
    title: 'a max below the min',
    yaml: 'proctor: 1\nscenarios:\n  a:\n    metrics: {m: {min: 2, max: 1}}\n    steps:\n      - run: "true"\n',
    expect: ['manifest/bad-value 4:32'],
  },
  {
    title: 'a bad host and port',
    yaml: 'proctor: 1\nscenarios:\n  a:\n    steps:\n      - {run: a, background: true, ready: {tcp: "host"}}\n',
    expect: ['manifest/bad-value 5:49'],
  },
  {
    title: 'a port above all',
    yaml: 'proctor: 1\nscenarios:\n  a:\n    steps:\n      - {run: a, background: true, ready: {tcp: "host:70000"}}\n',
    expect: ['manifest/bad-value 5:49'],
  },
  {
    title: 'a URL of another kind',
    yaml: 'proctor: 1\nscenarios:\n  a:\n    steps:\n      - {run: a, background: true, ready: {http: "localhost:80"}}\n',
    expect: ['manifest/bad-value 5:50'],
  },
  {
    title: 'a scenario timeout of nothing',
    yaml: 'proctor: 1\nscenarios:\n  a:\n    timeout: 0ms\n    steps:\n      - run: "true"\n',
    expect: ['manifest/bad-duration 4:14'],
  },
  {
    title: 'a password in the manifest',
    yaml: 'proctor: 1\nenvironments: {a: {type: ssh, host: b, password: hunter2}}\n',
    expect: ['manifest/bad-value 2:50'],
  },
  {
    title: 'a passphrase with something around it',
    yaml: 'proctor: 1\nsecrets: {s: {env: S}}\nenvironments: {a: {type: ssh, host: b, passphrase: "x${{ secrets.s }}"}}\n',
    expect: ['manifest/bad-value 3:52'],
  },
  {
    title: 'an unknown secret as password',
    yaml: 'proctor: 1\nenvironments: {a: {type: ssh, host: b, password: "${{ secrets.s }}"}}\n',
    expect: ['manifest/unknown-secret 2:55'],
  },
];
