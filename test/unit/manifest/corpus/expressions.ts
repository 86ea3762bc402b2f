import type {BadManifest} from './bad-manifest.ts';

export const EXPRESSIONS: readonly BadManifest[] = [
  {
    title: 'an unclosed expression',
    yaml: 'proctor: 1\nscenarios:\n  a:\n    steps:\n      - run: echo ${{ variables.A\n',
    expect: ['manifest/bad-expression 5:19'],
  },
  {
    title: 'an empty expression',
    yaml: 'proctor: 1\nscenarios:\n  a:\n    steps:\n      - run: echo ${{ }}\n',
    expect: ['manifest/bad-expression 5:19'],
  },
  {
    title: 'an unknown context',
    yaml: 'proctor: 1\nscenarios:\n  a:\n    steps:\n      - run: echo ${{ github.sha }}\n',
    expect: ['manifest/unknown-name 5:23'],
  },
  {
    title: 'an unknown variable',
    yaml: 'proctor: 1\nvariables: {A: 1}\nscenarios:\n  a:\n    steps:\n      - run: echo ${{ variables.B }}\n',
    expect: ['manifest/unknown-name 6:23'],
  },
  {
    title: 'an unknown variable in a block',
    yaml: 'proctor: 1\nscenarios:\n  a:\n    steps:\n      - run: |\n          echo a\n          echo ${{ variables.B }}\n',
    expect: ['manifest/unknown-name 7:20'],
  },
  {
    title: 'an unknown key of the matrix',
    yaml: 'proctor: 1\nscenarios:\n  a:\n    matrix: {clients: [1]}\n    env: {N: "${{ matrix.client }}"}\n    steps:\n      - run: "true"\n',
    expect: ['manifest/unknown-name 5:19'],
  },
  {
    title: 'a matrix where there is none',
    yaml: 'proctor: 1\nscenarios:\n  a:\n    steps:\n      - run: echo ${{ matrix.a }}\n',
    expect: ['manifest/unknown-name 5:23'],
  },
  {
    title: 'a matrix key that no scenario has',
    yaml: 'proctor: 1\nenv: {N: "${{ matrix.n }}"}\n',
    expect: ['manifest/unknown-name 2:15'],
  },
  {
    title: 'an unknown environment variable',
    yaml: 'proctor: 1\nscenarios:\n  a:\n    steps:\n      - run: echo ${{ env.NOPE }}\n',
    expect: ['manifest/unknown-name 5:23'],
  },
  {
    title: 'an unknown value of environment',
    yaml: 'proctor: 1\nscenarios:\n  a:\n    steps:\n      - run: echo ${{ environment.nam }}\n',
    expect: ['manifest/unknown-name 5:23'],
  },
  {
    title: 'an unknown value of case',
    yaml: 'proctor: 1\nscenarios:\n  a:\n    steps:\n      - run: echo ${{ case.name }}\n',
    expect: ['manifest/unknown-name 5:23'],
  },
  {
    title: 'an unknown value of run',
    yaml: 'proctor: 1\nscenarios:\n  a:\n    steps:\n      - run: echo ${{ run.number }}\n',
    expect: ['manifest/unknown-name 5:23'],
  },
  {
    title: 'a secret in a script',
    yaml: 'proctor: 1\nsecrets: {s: {env: S}}\nscenarios:\n  a:\n    steps:\n      - run: echo ${{ secrets.s }}\n',
    expect: ['manifest/secret-misplaced 6:23'],
  },
  {
    title: 'a secret in a condition',
    yaml: 'proctor: 1\nsecrets: {s: {env: S}}\nscenarios:\n  a:\n    steps:\n      - {run: a, if: secrets.s}\n',
    expect: ['manifest/secret-misplaced 6:22'],
  },
  {
    title: 'a secret in a name',
    yaml: 'proctor: 1\nsecrets: {s: {env: S}}\nscenarios:\n  a:\n    steps:\n      - {run: a, name: "${{ secrets.s }}"}\n',
    expect: ['manifest/secret-misplaced 6:29'],
  },
  {
    title: 'a secret in a hook',
    yaml: 'proctor: 1\nsecrets: {s: {env: S}}\nscenarios:\n  a:\n    prepare: login ${{ secrets.s }}\n    steps:\n      - run: "true"\n',
    expect: ['manifest/secret-misplaced 5:24'],
  },
  {
    title: 'a variable with a secret in a script',
    yaml: 'proctor: 1\nsecrets: {s: {env: S}}\nscenarios:\n  a:\n    env: {T: "${{ secrets.s }}"}\n    steps:\n      - {run: "x ${{ env.T }}"}\n',
    expect: ['manifest/secret-misplaced 7:22'],
  },
  {
    title: 'a variable with a secret by way of others, in a condition',
    yaml: 'proctor: 1\nsecrets: {s: {env: S}}\nenv: {T: "${{ secrets.s }}"}\nscenarios:\n  a:\n    env: {U: "Bearer ${{ env.T }}"}\n    steps:\n      - {run: a, env: {V: "${{ env.U }}"}, if: "env.V != 1"}\n',
    expect: ['manifest/secret-misplaced 8:49'],
  },
  {
    title: 'a variable with a secret on one of two environments, in a hook',
    yaml: 'proctor: 1\nsecrets: {s: {env: S}}\nenvironments:\n  one: {type: local}\n  two: {type: local, env: {T: "${{ secrets.s }}"}}\nenv: {T: none}\nscenarios:\n  a:\n    environment: [one, two]\n    prepare: x ${{ env.T }}\n    steps: [{run: a}]\n',
    expect: ['manifest/secret-misplaced 10:20'],
  },
  {
    title: 'an unknown secret',
    yaml: 'proctor: 1\nsecrets: {token: {env: S}}\nscenarios:\n  a:\n    env: {T: "${{ secrets.tokn }}"}\n    steps:\n      - run: "true"\n',
    expect: ['manifest/unknown-secret 5:19'],
  },
  {
    title: 'a secret in a ready command',
    yaml: 'proctor: 1\nsecrets: {s: {env: S}}\nscenarios:\n  a:\n    steps:\n      - {run: a, background: true, ready: {command: "x ${{ secrets.s }}"}}\n',
    expect: ['manifest/secret-misplaced 6:60'],
  },
  {
    title: 'an output in a script',
    yaml: 'proctor: 1\nscenarios:\n  a:\n    steps:\n      - {id: b, run: c, outputs: {d: stdout}}\n      - run: echo ${{ steps.b.outputs.d }}\n',
    expect: ['manifest/unsafe-expression 6:23'],
  },
  {
    title: 'all of a step in a script',
    yaml: 'proctor: 1\nscenarios:\n  a:\n    steps:\n      - {id: b, run: c}\n      - run: echo ${{ toJSON(steps) }}\n',
    expect: ['manifest/unsafe-expression 6:30'],
  },
  {
    title: 'an output in a poll',
    yaml: 'proctor: 1\nscenarios:\n  a:\n    steps:\n      - {id: b, run: c}\n      - until: test ${{ steps.b.outputs.d }}\n',
    expect: ['manifest/unsafe-expression 6:25'],
  },
  {
    title: 'an output of a later step',
    yaml: 'proctor: 1\nscenarios:\n  a:\n    steps:\n      - {run: a, env: {A: "${{ steps.b.outputs.c }}"}}\n      - {id: b, run: c}\n',
    expect: ['manifest/unknown-step 5:32'],
  },
  {
    title: 'an output of nobody',
    yaml: 'proctor: 1\nscenarios:\n  a:\n    steps:\n      - {run: a, env: {A: "${{ steps.b.outputs.c }}"}}\n',
    expect: ['manifest/unknown-step 5:32'],
  },
  {
    title: 'an output of itself',
    yaml: 'proctor: 1\nscenarios:\n  a:\n    steps:\n      - {id: b, run: a, env: {A: "${{ steps.b.outputs.c }}"}}\n',
    expect: ['manifest/unknown-step 5:39'],
  },
  {
    title: 'an unknown value of a step',
    yaml: 'proctor: 1\nscenarios:\n  a:\n    steps:\n      - {id: b, run: a}\n      - {run: a, env: {A: "${{ steps.b.output.c }}"}}\n',
    expect: ['manifest/unknown-name 6:32'],
  },
  {
    title: 'a step outside scenarios',
    yaml: 'proctor: 1\nenv: {A: "${{ steps.b.outputs.c }}"}\n',
    expect: ['manifest/unknown-step 2:15'],
  },
  {
    title: 'a bad condition',
    yaml: 'proctor: 1\nscenarios:\n  a:\n    steps:\n      - {run: a, if: "a =="}\n',
    expect: ['manifest/bad-expression 5:22'],
  },
  {
    title: 'an unknown function',
    yaml: 'proctor: 1\nscenarios:\n  a:\n    steps:\n      - {run: a, if: fail()}\n',
    expect: ['manifest/bad-expression 5:22'],
  },
  {
    title: 'an assignment',
    yaml: 'proctor: 1\nenv: {A: 1}\nscenarios:\n  a:\n    steps:\n      - {run: a, if: "env.A = 1"}\n',
    expect: ['manifest/bad-expression 6:29'],
  },
  {
    title: 'double quotes in an expression',
    yaml: 'proctor: 1\nenv: {A: 1}\nscenarios:\n  a:\n    steps:\n      - {run: a, if: \'env.A == "x"\'}\n',
    expect: ['manifest/bad-expression 6:32'],
  },
  {
    title: 'too few arguments',
    yaml: 'proctor: 1\nenv: {A: 1}\nscenarios:\n  a:\n    steps:\n      - {run: a, if: "contains(env.A)"}\n',
    expect: ['manifest/bad-expression 6:23'],
  },
  {
    title: 'an expression in a matrix',
    yaml: 'proctor: 1\nscenarios:\n  a:\n    matrix: {b: ["${{ variables.c }}"]}\n    steps:\n      - run: "true"\n',
    expect: ['manifest/bad-expression 4:18'],
  },
  {
    title: 'an expression in a variable',
    yaml: 'proctor: 1\nvariables: {A: "${{ run.id }}"}\n',
    expect: ['manifest/bad-expression 2:16'],
  },
  {
    title: 'an expression in an environment hook',
    yaml: 'proctor: 1\nenvironments: {a: {type: local, prepare: "echo ${{ nope.x }}"}}\n',
    expect: ['manifest/unknown-name 2:52'],
  },
  {
    title: 'an expression in instrumentation',
    yaml: 'proctor: 1\ninstrumentation: {a: {start: "gdb ${{ variables.x }}"}}\n',
    expect: ['manifest/unknown-name 2:39'],
  },
  {
    title: 'a bad expression beside an unknown key',
    yaml: 'proctor: 1\nnam: a\nenv: {A: "${{ ( }}"}\n',
    expect: ['manifest/unknown-key 2:1', 'manifest/bad-expression 3:17'],
  },
  {
    title: 'a case in the address of a host',
    yaml: 'proctor: 1\nenvironments: {a: {type: ssh, host: "${{ case.id }}"}}\n',
    expect: ['manifest/bad-expression 2:42'],
  },
  {
    title: 'a matrix in the source of an artifact',
    yaml: 'proctor: 1\nartifacts: {a: {source: "${{ matrix.x }}", target: x}}\n',
    expect: ['manifest/bad-expression 2:30'],
  },
  {
    title: 'an unknown variable in the address of a host',
    yaml: 'proctor: 1\nenvironments: {a: {type: ssh, host: "${{ variables.x }}"}}\n',
    expect: ['manifest/unknown-name 2:42'],
  },
  {
    title: 'an expression in a shell',
    yaml: 'proctor: 1\nvariables: {s: sh}\nscenarios: {a: {shell: "${{ variables.s }}", steps: [{run: a}]}}\n',
    expect: ['manifest/bad-expression 3:24'],
  },
  {
    title: 'an expression in the reason of an expected failure',
    yaml: 'proctor: 1\nvariables: {s: sh}\nscenarios: {a: {xfail: "${{ variables.s }}", steps: [{run: a}]}}\n',
    expect: ['manifest/bad-expression 3:24'],
  },
];
