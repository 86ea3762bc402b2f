import type {BadManifest} from './bad-manifest.ts';

const LAB =
  'boards:\n  pi: {host: a, labels: {arch: arm64}}\n  nuc: {host: b, labels: {arch: x86_64}, power: {"on": x, "off": y}}\n';

/** A manifest with the boards above and one SSH environment, whose keys begin in line 6. */
function lab(keys: string, rest = ''): string {
  return `proctor: 1\n${LAB}environments:\n  b: {type: ssh, ${keys}}\n${rest}`;
}

export const BOARDS: readonly BadManifest[] = [
  {
    title: 'a host that is nowhere',
    yaml: 'proctor: 1\nenvironments:\n  b: {type: ssh}\n',
    expect: ['manifest/missing-key 3:3'],
  },
  {
    title: 'a host and a board',
    yaml: lab('host: x, board: pi'),
    expect: ['manifest/conflict 6:27'],
  },
  {
    title: 'a board that does not exist',
    yaml: lab('board: pie'),
    expect: ['manifest/unknown-board 6:25'],
  },
  {
    title: 'a board where there are none',
    yaml: 'proctor: 1\nenvironments:\n  b: {type: ssh, board: pi}\n',
    expect: ['manifest/unknown-board 3:25'],
  },
  {
    title: 'a board that a variable names, and that does not exist',
    yaml: `proctor: 1\nvariables: {B: none}\n${LAB}environments:\n  b: {type: ssh, board: "\${{ variables.B }}"}\n`,
    expect: ['manifest/unknown-board 7:25'],
  },
  {
    title: 'labels that no board has',
    yaml: lab('board: {arch: arm}'),
    expect: ['manifest/unmatched-labels 6:25'],
  },
  {
    title: 'a label that no board has',
    yaml: lab('board: {arc: arm64}'),
    expect: ['manifest/unmatched-labels 6:25'],
  },
  {
    title: 'no labels',
    yaml: lab('board: {}'),
    expect: ['manifest/bad-value 6:25'],
  },
  {
    title: 'more instances than boards',
    yaml: lab('board: {arch: arm64}, instances: 2'),
    expect: ['manifest/conflict 6:51'],
  },
  {
    title: 'power beside a board',
    yaml: lab('board: pi, power: {cycle: x}'),
    expect: ['manifest/conflict 6:29'],
  },
  {
    title: 'power with no script',
    yaml: 'proctor: 1\nenvironments:\n  b: {type: ssh, host: x, power: {}}\n',
    expect: ['manifest/bad-value 3:34'],
  },
  {
    title: 'a power script with no time',
    yaml: 'proctor: 1\nenvironments:\n  b: {type: ssh, host: x, power: {cycle: x, timeout: 0s}}\n',
    expect: ['manifest/bad-duration 3:54'],
  },
  {
    title: 'the power script of a board with no time',
    yaml: 'proctor: 1\nboards: {a: {host: x, power: {cycle: x, timeout: 0s}}}\n',
    expect: ['manifest/bad-duration 2:50'],
  },
  {
    title: 'a console without a command',
    yaml: 'proctor: 1\nenvironments:\n  b: {type: ssh, host: x, console: {fail-on: fatal}}\n',
    expect: ['manifest/missing-key 3:27'],
  },
  {
    title: "a command in place of the board's console",
    yaml: lab('board: pi, console: {command: x}'),
    expect: ['manifest/conflict 6:39'],
  },
  {
    title: 'a console with a bad regular expression',
    yaml: 'proctor: 1\nenvironments:\n  b: {type: ssh, host: x, console: {command: c, ignore: "("}}\n',
    expect: ['manifest/bad-regex 3:57'],
  },
  {
    title: 'a board without a host',
    yaml: 'proctor: 1\nboards: {pi: {labels: {arch: arm64}}}\n',
    expect: ['manifest/missing-key 2:10'],
  },
  {
    title: 'a board with a key of elsewhere',
    yaml: 'proctor: 1\nboards: {pi: {host: a, serial: x}}\n',
    expect: ['manifest/unknown-key 2:24'],
  },
  {
    title: 'a board that reads what is known only in a case',
    yaml: 'proctor: 1\nboards: {pi: {host: a, check: "test ${{ case.id }}"}}\n',
    expect: ['manifest/bad-expression 2:41'],
  },
  {
    title: 'boards as a list',
    yaml: 'proctor: 1\nboards: [a, b]\n',
    expect: ['manifest/wrong-type 2:9'],
  },
  {
    title: 'a quarantine after no failure',
    yaml: 'proctor: 1\nboards: {pi: {host: a, quarantine-after: 0}}\n',
    expect: ['manifest/bad-value 2:42'],
  },
  {
    title: 'a lock with a blank in its name',
    yaml: 'proctor: 1\nenvironments:\n  b: {type: local, lock: the lab}\n',
    expect: ['manifest/bad-name 3:26'],
  },
  {
    title: 'a lock twice',
    yaml: 'proctor: 1\nenvironments:\n  b: {type: local, lock: [a, a]}\n',
    expect: ['manifest/bad-value 3:30'],
  },
  {
    title: 'a lock without a name',
    yaml: 'proctor: 1\nenvironments:\n  b: {type: local, lock: {timeout: 5m}}\n',
    expect: ['manifest/missing-key 3:20'],
  },
  {
    title: 'a lock of another mode',
    yaml: 'proctor: 1\nenvironments:\n  b: {type: local, lock: {name: a, mode: read}}\n',
    expect: ['manifest/bad-value 3:42'],
  },
  {
    title: 'a lock that is not waited for',
    yaml: 'proctor: 1\nenvironments:\n  b: {type: local, lock: {name: a, timeout: 0s}}\n',
    expect: ['manifest/bad-duration 3:45'],
  },
  {
    title: 'a lease that a busy machine would lose',
    yaml: 'proctor: 1\nenvironments:\n  b: {type: local, lock: {name: a, lease: 200ms}}\n',
    expect: ['manifest/bad-duration 3:43'],
  },
  {
    title: 'a step that switches the power of what has no scripts',
    yaml: lab('board: pi', 'scenarios: {a: {steps: [{power: cycle}]}}\n'),
    expect: ['manifest/impossible-step 7:26'],
  },
  {
    title: 'a step that resets what can only be switched on',
    yaml: 'proctor: 1\nenvironments:\n  b: {type: ssh, host: x, power: {on: x}}\nscenarios: {a: {steps: [{reboot: reset}]}}\n',
    expect: ['manifest/impossible-step 4:26'],
  },
  {
    title: 'a step that switches the power of this machine',
    yaml: 'proctor: 1\nenvironments: {l: {type: local}}\nscenarios: {a: {steps: [{power: off}]}}\n',
    expect: ['manifest/impossible-step 3:26'],
  },
  {
    title: 'a step that asks a board to reboot',
    yaml: lab('board: nuc', 'scenarios: {a: {steps: [{reboot: guest}]}}\n'),
    expect: ['manifest/impossible-step 7:26'],
  },
  {
    title: 'a step that does something else with the power',
    yaml: lab('board: nuc', 'scenarios: {a: {steps: [{power: reset}]}}\n'),
    expect: ['manifest/bad-value 7:33'],
  },
];
