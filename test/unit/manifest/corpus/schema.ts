import type {BadManifest} from './bad-manifest.ts';

export const SCHEMA: readonly BadManifest[] = [
  {title: 'no version', yaml: 'name: a\n', expect: ['manifest/missing-key 1:1']},
  {title: 'another version', yaml: 'proctor: 2\n', expect: ['manifest/bad-value 1:10']},
  {title: 'a version as text', yaml: 'proctor: "1"\n', expect: ['manifest/bad-value 1:10']},
  {
    title: 'an unknown key at the top',
    yaml: 'proctor: 1\nscenario: {}\n',
    expect: ['manifest/unknown-key 2:1'],
  },
  {
    title: 'an unknown key that is like none',
    yaml: 'proctor: 1\nxyzzy: 1\n',
    expect: ['manifest/unknown-key 2:1'],
  },
  {title: 'a number as name', yaml: 'proctor: 1\nname: 3\n', expect: ['manifest/wrong-type 2:7']},
  {title: 'an empty name', yaml: 'proctor: 1\nname: ""\n', expect: ['manifest/bad-value 2:7']},
  {
    title: 'a name that is too long',
    yaml: 'proctor: 1\nname: xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\n',
    expect: ['manifest/bad-value 2:7'],
  },
  {title: 'an absent value', yaml: 'proctor: 1\nname:\n', expect: ['manifest/wrong-type 2:1']},
  {title: 'a list as name', yaml: 'proctor: 1\nname: [a]\n', expect: ['manifest/wrong-type 2:7']},
  {
    title: 'a text as concurrency',
    yaml: 'proctor: 1\nconcurrency: many\n',
    expect: ['manifest/wrong-type 2:14'],
  },
  {
    title: 'concurrency of zero',
    yaml: 'proctor: 1\nconcurrency: 0\n',
    expect: ['manifest/bad-value 2:14'],
  },
  {
    title: 'a fraction as concurrency',
    yaml: 'proctor: 1\nconcurrency: 1.5\n',
    expect: ['manifest/wrong-type 2:14'],
  },
  {
    title: 'a quoted concurrency',
    yaml: 'proctor: 1\nconcurrency: "4"\n',
    expect: ['manifest/wrong-type 2:14'],
  },
  {
    title: 'an unknown limit',
    yaml: 'proctor: 1\nconcurrency: {per-hst: 2}\n',
    expect: ['manifest/unknown-key 2:15'],
  },
  {
    title: 'a negative limit',
    yaml: 'proctor: 1\nconcurrency: {total: -1}\n',
    expect: ['manifest/bad-value 2:22'],
  },
  {
    title: 'a list as concurrency',
    yaml: 'proctor: 1\nconcurrency: [1]\n',
    expect: ['manifest/wrong-type 2:14'],
  },
  {
    title: 'a concurrency beyond all bounds',
    yaml: 'proctor: 1\nconcurrency: 100001\n',
    expect: ['manifest/bad-value 2:14'],
  },
  {
    title: 'a duration without a unit',
    yaml: 'proctor: 1\ntimeout: 30\n',
    expect: ['manifest/bad-duration 2:10'],
  },
  {
    title: 'a duration in words',
    yaml: 'proctor: 1\ntimeout: 5 minutes\n',
    expect: ['manifest/bad-duration 2:10'],
  },
  {
    title: 'a duration with units in the wrong order',
    yaml: 'proctor: 1\ntimeout: 5m1h\n',
    expect: ['manifest/bad-duration 2:10'],
  },
  {
    title: 'a negative duration',
    yaml: 'proctor: 1\ntimeout: -5m\n',
    expect: ['manifest/bad-duration 2:10'],
  },
  {
    title: 'an empty duration',
    yaml: 'proctor: 1\ntimeout: ""\n',
    expect: ['manifest/bad-duration 2:10'],
  },
  {
    title: 'a duration of nothing',
    yaml: 'proctor: 1\ntimeout: 0s\n',
    expect: ['manifest/bad-duration 2:10'],
  },
  {
    title: 'a quoted number as duration',
    yaml: 'proctor: 1\ndefaults: {step-timeout: "90"}\n',
    expect: ['manifest/bad-duration 2:26'],
  },
  {
    title: 'a list as duration',
    yaml: 'proctor: 1\ntimeout: [5m]\n',
    expect: ['manifest/wrong-type 2:10'],
  },
  {
    title: 'defaults as list',
    yaml: 'proctor: 1\ndefaults: [a]\n',
    expect: ['manifest/wrong-type 2:11'],
  },
  {
    title: 'an unknown default',
    yaml: 'proctor: 1\ndefaults: {time-out: 5m}\n',
    expect: ['manifest/unknown-key 2:12'],
  },
  {
    title: 'a text as retries',
    yaml: 'proctor: 1\ndefaults: {retries: twice}\n',
    expect: ['manifest/wrong-type 2:21'],
  },
  {
    title: 'negative retries',
    yaml: 'proctor: 1\ndefaults: {retries: -1}\n',
    expect: ['manifest/bad-value 2:21'],
  },
  {
    title: 'an unknown kind of retries',
    yaml: 'proctor: 1\ndefaults: {retries: {tests: 1}}\n',
    expect: ['manifest/unknown-key 2:22'],
  },
  {
    title: 'a delay above the longest',
    yaml: 'proctor: 1\ndefaults: {retries: {delay: 1m, max-delay: 1s}}\n',
    expect: ['manifest/conflict 2:44'],
  },
  {
    title: 'a mapping as variable',
    yaml: 'proctor: 1\nvariables: {A: {b: c}}\n',
    expect: ['manifest/wrong-type 2:16'],
  },
  {
    title: 'a variable without a value',
    yaml: 'proctor: 1\nvariables: {A: }\n',
    expect: ['manifest/wrong-type 2:13'],
  },
  {
    title: 'a bad name of a variable',
    yaml: 'proctor: 1\nvariables: {"a b": 1}\n',
    expect: ['manifest/bad-name 2:13'],
  },
  {
    title: 'variables as list',
    yaml: 'proctor: 1\nvariables: [a]\n',
    expect: ['manifest/wrong-type 2:12'],
  },
  {
    title: 'a secret with its value',
    yaml: 'proctor: 1\nsecrets: {token: abc}\n',
    expect: ['manifest/wrong-type 2:18'],
  },
  {
    title: 'a secret from two places',
    yaml: 'proctor: 1\nsecrets: {token: {env: A, file: b}}\n',
    expect: ['manifest/conflict 2:18'],
  },
  {
    title: 'a secret from nowhere',
    yaml: 'proctor: 1\nsecrets: {token: {}}\n',
    expect: ['manifest/bad-value 2:18'],
  },
  {
    title: 'a secret from a bad variable',
    yaml: 'proctor: 1\nsecrets: {token: {env: A-B}}\n',
    expect: ['manifest/bad-name 2:24'],
  },
  {
    title: 'an unknown kind of secret',
    yaml: 'proctor: 1\nsecrets: {token: {vault: a}}\n',
    expect: ['manifest/unknown-key 2:19'],
  },
  {
    title: 'a bad name of an environment variable',
    yaml: 'proctor: 1\nenv: {MY-VAR: a}\n',
    expect: ['manifest/bad-name 2:7'],
  },
  {
    title: 'a list as environment variable',
    yaml: 'proctor: 1\nenv: {A: [b]}\n',
    expect: ['manifest/wrong-type 2:10'],
  },
  {title: 'env as text', yaml: 'proctor: 1\nenv: A=b\n', expect: ['manifest/wrong-type 2:6']},
  {
    title: 'no environment at all',
    yaml: 'proctor: 1\nenvironments: {}\n',
    expect: ['manifest/bad-value 2:15'],
  },
  {
    title: 'an environment without a type',
    yaml: 'proctor: 1\nenvironments: {a: {}}\n',
    expect: ['manifest/missing-key 2:16'],
  },
  {
    title: 'an unknown type',
    yaml: 'proctor: 1\nenvironments: {a: {type: loca}}\n',
    expect: ['manifest/bad-value 2:26'],
  },
  {
    title: 'a number as type',
    yaml: 'proctor: 1\nenvironments: {a: {type: 1}}\n',
    expect: ['manifest/wrong-type 2:26'],
  },
  {
    title: 'an environment that is a text',
    yaml: 'proctor: 1\nenvironments: {a: local}\n',
    expect: ['manifest/wrong-type 2:19'],
  },
  {
    title: 'an ssh environment without a host',
    yaml: 'proctor: 1\nenvironments: {a: {type: ssh}}\n',
    expect: ['manifest/missing-key 2:16'],
  },
  {
    title: 'a key of another type of environment',
    yaml: 'proctor: 1\nenvironments: {a: {type: local, host: b}}\n',
    expect: ['manifest/unknown-key 2:33'],
  },
  {
    title: 'a port out of range',
    yaml: 'proctor: 1\nenvironments: {a: {type: ssh, host: b, port: 70000}}\n',
    expect: ['manifest/bad-value 2:46'],
  },
  {
    title: 'a port as text',
    yaml: 'proctor: 1\nenvironments: {a: {type: ssh, host: b, port: "22"}}\n',
    expect: ['manifest/wrong-type 2:46'],
  },
  {
    title: 'unknown host key checking',
    yaml: 'proctor: 1\nenvironments: {a: {type: ssh, host: b, host-key-checking: never}}\n',
    expect: ['manifest/bad-value 2:59'],
  },
  {
    title: 'config: true',
    yaml: 'proctor: 1\nenvironments: {a: {type: ssh, host: b, config: true}}\n',
    expect: ['manifest/bad-value 2:48'],
  },
  {
    title: 'an unknown isolation',
    yaml: 'proctor: 1\nenvironments: {a: {type: local, isolation: fork}}\n',
    expect: ['manifest/bad-value 2:44'],
  },
  {
    title: 'a number among inherited variables',
    yaml: 'proctor: 1\nenvironments: {a: {type: local, inherit-env: [1]}}\n',
    expect: ['manifest/wrong-type 2:47'],
  },
  {
    title: 'a text as inherit-env',
    yaml: 'proctor: 1\nenvironments: {a: {type: local, inherit-env: PATH}}\n',
    expect: ['manifest/wrong-type 2:46'],
  },
  {
    title: 'a bad name of an environment',
    yaml: 'proctor: 1\nenvironments: {1a: {type: local}}\n',
    expect: ['manifest/bad-name 2:16'],
  },
  {
    title: 'yes as agent',
    yaml: 'proctor: 1\nenvironments: {a: {type: ssh, host: b, agent: "yes"}}\n',
    expect: ['manifest/wrong-type 2:47'],
  },
  {
    title: 'an empty hook',
    yaml: 'proctor: 1\nenvironments: {a: {type: local, prepare: ""}}\n',
    expect: ['manifest/bad-value 2:42'],
  },
  {
    title: 'an empty list of hooks',
    yaml: 'proctor: 1\nenvironments: {a: {type: local, prepare: []}}\n',
    expect: ['manifest/bad-value 2:42'],
  },
  {
    title: 'an artifact without a target',
    yaml: 'proctor: 1\nartifacts: {a: {source: p}}\n',
    expect: ['manifest/missing-key 2:13'],
  },
  {
    title: 'an unknown type of artifact',
    yaml: 'proctor: 1\nartifacts: {a: {type: text, source: p, target: q}}\n',
    expect: ['manifest/bad-value 2:23'],
  },
  {
    title: 'an unquoted mode',
    yaml: 'proctor: 1\nartifacts: {a: {source: p, target: q, mode: 755}}\n',
    expect: ['manifest/bad-value 2:45'],
  },
  {
    title: 'a mode in letters',
    yaml: 'proctor: 1\nartifacts: {a: {source: p, target: q, mode: rwx}}\n',
    expect: ['manifest/bad-value 2:45'],
  },
  {
    title: 'an empty instrumentation',
    yaml: 'proctor: 1\ninstrumentation: {a: {}}\n',
    expect: ['manifest/bad-value 2:22'],
  },
  {
    title: 'an unknown key of instrumentation',
    yaml: 'proctor: 1\ninstrumentation: {a: {begin: b}}\n',
    expect: ['manifest/unknown-key 2:23'],
  },
  {title: 'no scenarios', yaml: 'proctor: 1\nscenarios: {}\n', expect: ['manifest/bad-value 2:12']},
  {
    title: 'a scenario without steps',
    yaml: 'proctor: 1\nscenarios:\n  a:\n    tags: [b]\n',
    expect: ['manifest/missing-key 3:3'],
  },
  {
    title: 'a scenario that is nothing',
    yaml: 'proctor: 1\nscenarios:\n  a:\n',
    expect: ['manifest/wrong-type 3:3'],
  },
  {
    title: 'no steps',
    yaml: 'proctor: 1\nscenarios:\n  a:\n    steps: []\n',
    expect: ['manifest/bad-value 4:12'],
  },
  {
    title: 'steps as a mapping',
    yaml: 'proctor: 1\nscenarios:\n  a:\n    steps: {run: a}\n',
    expect: ['manifest/wrong-type 4:12'],
  },
  {
    title: 'a step as text',
    yaml: 'proctor: 1\nscenarios:\n  a:\n    steps:\n      - echo hello\n',
    expect: ['manifest/wrong-type 5:9'],
  },
  {
    title: 'a bad name of a scenario',
    yaml: 'proctor: 1\nscenarios: {"a/b": {steps: [{run: c}]}}\n',
    expect: ['manifest/bad-name 2:13'],
  },
  {
    title: 'tags as text',
    yaml: 'proctor: 1\nscenarios:\n  a:\n    tags: smoke\n    steps:\n      - run: "true"\n',
    expect: ['manifest/wrong-type 4:11'],
  },
  {
    title: 'a tag twice',
    yaml: 'proctor: 1\nscenarios:\n  a:\n    tags: [b, b]\n    steps:\n      - run: "true"\n',
    expect: ['manifest/bad-value 4:15'],
  },
  {
    title: 'a bad tag',
    yaml: 'proctor: 1\nscenarios:\n  a:\n    tags: ["a b"]\n    steps:\n      - run: "true"\n',
    expect: ['manifest/bad-name 4:12'],
  },
  {
    title: 'needs as a mapping',
    yaml: 'proctor: 1\nscenarios:\n  a:\n    needs: {b: c}\n    steps:\n      - run: "true"\n',
    expect: ['manifest/wrong-type 4:12'],
  },
  {
    title: 'empty needs',
    yaml: 'proctor: 1\nscenarios:\n  a:\n    needs: []\n    steps:\n      - run: "true"\n',
    expect: ['manifest/bad-value 4:12'],
  },
  {
    title: 'a number among needs',
    yaml: 'proctor: 1\nscenarios:\n  a:\n    needs: [1]\n    steps:\n      - run: "true"\n',
    expect: ['manifest/wrong-type 4:13'],
  },
  {
    title: 'a matrix as list',
    yaml: 'proctor: 1\nscenarios:\n  a:\n    matrix: [1]\n    steps:\n      - run: "true"\n',
    expect: ['manifest/wrong-type 4:13'],
  },
  {
    title: 'an axis without values',
    yaml: 'proctor: 1\nscenarios:\n  a:\n    matrix: {b: []}\n    steps:\n      - run: "true"\n',
    expect: ['manifest/bad-value 4:17'],
  },
  {
    title: 'an axis that is no list',
    yaml: 'proctor: 1\nscenarios:\n  a:\n    matrix: {b: 1}\n    steps:\n      - run: "true"\n',
    expect: ['manifest/wrong-type 4:17'],
  },
  {
    title: 'a value of an axis twice',
    yaml: 'proctor: 1\nscenarios:\n  a:\n    matrix: {b: [1, 2, 1]}\n    steps:\n      - run: "true"\n',
    expect: ['manifest/bad-value 4:24'],
  },
  {
    title: 'a mapping among values',
    yaml: 'proctor: 1\nscenarios:\n  a:\n    matrix: {b: [{c: 1}]}\n    steps:\n      - run: "true"\n',
    expect: ['manifest/wrong-type 4:18'],
  },
  {
    title: 'include as a mapping',
    yaml: 'proctor: 1\nscenarios:\n  a:\n    matrix: {include: {b: 1}}\n    steps:\n      - run: "true"\n',
    expect: ['manifest/wrong-type 4:23'],
  },
  {
    title: 'an empty entry of include',
    yaml: 'proctor: 1\nscenarios:\n  a:\n    matrix: {include: [{}]}\n    steps:\n      - run: "true"\n',
    expect: ['manifest/bad-value 4:24'],
  },
  {
    title: 'a bad kernel range',
    yaml: 'proctor: 1\nscenarios:\n  a:\n    requires: {kernel: newer}\n    steps:\n      - run: "true"\n',
    expect: ['manifest/bad-version 4:24'],
  },
  {
    title: 'a number as kernel',
    yaml: 'proctor: 1\nscenarios:\n  a:\n    requires: {kernel: 5.10}\n    steps:\n      - run: "true"\n',
    expect: ['manifest/bad-version 4:24'],
  },
  {
    title: 'an unknown way out',
    yaml: 'proctor: 1\nscenarios:\n  a:\n    requires: {otherwise: fail}\n    steps:\n      - run: "true"\n',
    expect: ['manifest/bad-value 4:27'],
  },
  {
    title: 'an unknown requirement',
    yaml: 'proctor: 1\nscenarios:\n  a:\n    requires: {tool: jq}\n    steps:\n      - run: "true"\n',
    expect: ['manifest/unknown-key 4:16'],
  },
  {
    title: 'a bad share',
    yaml: 'proctor: 1\nscenarios:\n  a:\n    metrics: {m: {regression: 10}}\n    steps:\n      - run: "true"\n',
    expect: ['manifest/bad-value 4:31'],
  },
  {
    title: 'a bad direction',
    yaml: 'proctor: 1\nscenarios:\n  a:\n    metrics: {m: {better: more}}\n    steps:\n      - run: "true"\n',
    expect: ['manifest/bad-value 4:27'],
  },
  {
    title: 'an empty metric',
    yaml: 'proctor: 1\nscenarios:\n  a:\n    metrics: {m: {}}\n    steps:\n      - run: "true"\n',
    expect: ['manifest/bad-value 4:18'],
  },
  {
    title: 'xfail as true',
    yaml: 'proctor: 1\nscenarios:\n  a:\n    xfail: true\n    steps:\n      - run: "true"\n',
    expect: ['manifest/wrong-type 4:12'],
  },
  {
    title: 'xfail without a reason',
    yaml: 'proctor: 1\nscenarios:\n  a:\n    xfail: {strict: false}\n    steps:\n      - run: "true"\n',
    expect: ['manifest/missing-key 4:5'],
  },
  {
    title: 'a quarantine without an end',
    yaml: 'proctor: 1\nscenarios:\n  a:\n    quarantine: {reason: b}\n    steps:\n      - run: "true"\n',
    expect: ['manifest/missing-key 4:5'],
  },
  {
    title: 'a quarantine until a bad date',
    yaml: 'proctor: 1\nscenarios:\n  a:\n    quarantine: {reason: b, until: tomorrow}\n    steps:\n      - run: "true"\n',
    expect: ['manifest/bad-date 4:36'],
  },
  {
    title: 'a quarantine until a year',
    yaml: 'proctor: 1\nscenarios:\n  a:\n    quarantine: {reason: b, until: 2027}\n    steps:\n      - run: "true"\n',
    expect: ['manifest/bad-date 4:36'],
  },
  {
    title: 'an unknown key of a step',
    yaml: 'proctor: 1\nscenarios:\n  a:\n    steps:\n      - {rum: a}\n',
    expect: ['manifest/unknown-key 5:10'],
  },
  {
    title: 'a number as script',
    yaml: 'proctor: 1\nscenarios:\n  a:\n    steps:\n      - {run: 1}\n',
    expect: ['manifest/wrong-type 5:15'],
  },
  {
    title: 'an empty script',
    yaml: 'proctor: 1\nscenarios:\n  a:\n    steps:\n      - {run: ""}\n',
    expect: ['manifest/bad-value 5:15'],
  },
  {
    title: 'a bad id',
    yaml: 'proctor: 1\nscenarios:\n  a:\n    steps:\n      - {id: a.b, run: c}\n',
    expect: ['manifest/bad-name 5:14'],
  },
  {
    title: 'an unknown exit code',
    yaml: 'proctor: 1\nscenarios:\n  a:\n    steps:\n      - {run: a, expect: {exit-code: 256}}\n',
    expect: ['manifest/bad-value 5:38'],
  },
  {
    title: 'a word as exit code',
    yaml: 'proctor: 1\nscenarios:\n  a:\n    steps:\n      - {run: a, expect: {exit-code: zero}}\n',
    expect: ['manifest/bad-value 5:38'],
  },
  {
    title: 'an empty list of exit codes',
    yaml: 'proctor: 1\nscenarios:\n  a:\n    steps:\n      - {run: a, expect: {exit-code: []}}\n',
    expect: ['manifest/bad-value 5:38'],
  },
  {
    title: 'an empty expectation',
    yaml: 'proctor: 1\nscenarios:\n  a:\n    steps:\n      - {run: a, expect: {}}\n',
    expect: ['manifest/bad-value 5:26'],
  },
  {
    title: 'an expectation as text',
    yaml: 'proctor: 1\nscenarios:\n  a:\n    steps:\n      - {run: a, expect: ok}\n',
    expect: ['manifest/wrong-type 5:26'],
  },
  {
    title: 'a signal with its prefix',
    yaml: 'proctor: 1\nscenarios:\n  a:\n    steps:\n      - {run: a, expect: {signal: SIGTERM}}\n',
    expect: ['manifest/bad-value 5:35'],
  },
  {
    title: 'an unknown match',
    yaml: 'proctor: 1\nscenarios:\n  a:\n    steps:\n      - {run: a, expect: {stdout: {contain: b}}}\n',
    expect: ['manifest/unknown-key 5:36'],
  },
  {
    title: 'a file without a path',
    yaml: 'proctor: 1\nscenarios:\n  a:\n    steps:\n      - {run: a, expect: {file: {exists: true}}}\n',
    expect: ['manifest/missing-key 5:27'],
  },
  {
    title: 'an unknown output',
    yaml: 'proctor: 1\nscenarios:\n  a:\n    steps:\n      - {run: a, outputs: {b: stdot}}\n',
    expect: ['manifest/bad-value 5:31'],
  },
  {
    title: 'an output of two kinds',
    yaml: 'proctor: 1\nscenarios:\n  a:\n    steps:\n      - {run: a, outputs: {b: {matches: c, json: $.d}}}\n',
    expect: ['manifest/conflict 5:31'],
  },
  {
    title: 'a text as background',
    yaml: 'proctor: 1\nscenarios:\n  a:\n    steps:\n      - {run: a, background: "true"}\n',
    expect: ['manifest/wrong-type 5:30'],
  },
  {
    title: 'results of two formats',
    yaml: 'proctor: 1\nscenarios:\n  a:\n    steps:\n      - {run: a, results: {tap: stdout, ktap: stdout}}\n',
    expect: ['manifest/conflict 5:27'],
  },
  {
    title: 'unknown results',
    yaml: 'proctor: 1\nscenarios:\n  a:\n    steps:\n      - {run: a, results: {xml: b}}\n',
    expect: ['manifest/unknown-key 5:28'],
  },
  {
    title: 'a state without a limit',
    yaml: 'proctor: 1\nscenarios:\n  a:\n    steps:\n      - {watch: a, states: [{equals: b}]}\n',
    expect: ['manifest/missing-key 5:29'],
  },
  {
    title: 'an unknown key in ready',
    yaml: 'proctor: 1\nscenarios:\n  a:\n    steps:\n      - {run: a, background: true, ready: {port: 1}}\n',
    expect: ['manifest/unknown-key 5:44'],
  },
  {
    title: 'a port of ready out of range',
    yaml: 'proctor: 1\nscenarios:\n  a:\n    steps:\n      - {run: a, background: true, ready: {tcp: 0}}\n',
    expect: ['manifest/bad-value 5:49'],
  },
  {
    title: 'an unknown signal to stop',
    yaml: 'proctor: 1\nscenarios:\n  a:\n    steps:\n      - {id: b, run: a, background: true}\n      - {stop: b, signal: STOP}\n',
    expect: ['manifest/bad-value 6:27'],
  },
];
