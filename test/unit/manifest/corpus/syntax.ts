import type {BadManifest} from './bad-manifest.ts';

export const SYNTAX: readonly BadManifest[] = [
  {title: 'nothing', yaml: '', expect: ['manifest/empty 1:1']},
  {title: 'blanks only', yaml: '   \n\n', expect: ['manifest/empty 1:1']},
  {title: 'comments only', yaml: '# hello\n', expect: ['manifest/empty 1:1']},
  {title: 'an empty document', yaml: '---\n...\n', expect: ['manifest/empty 1:1']},
  {title: 'null', yaml: '~\n', expect: ['manifest/empty 1:1']},
  {title: 'a text', yaml: 'hello\n', expect: ['manifest/wrong-type 1:1']},
  {title: 'a list', yaml: '- a\n- b\n', expect: ['manifest/wrong-type 1:1']},
  {title: 'a number', yaml: '42\n', expect: ['manifest/wrong-type 1:1']},
  {
    title: 'two documents',
    yaml: 'proctor: 1\n---\nproctor: 1\n',
    expect: ['manifest/many-documents 2:1'],
  },
  {
    title: 'an unclosed flow mapping',
    yaml: 'proctor: 1\nenv: {A: b\n',
    expect: ['manifest/syntax 3:1'],
  },
  {
    title: 'an unclosed list',
    yaml: 'proctor: 1\nvariables: {A: [1\n',
    expect: ['manifest/syntax 3:1'],
  },
  {title: 'an unclosed quote', yaml: 'proctor: 1\nname: "abc\n', expect: ['manifest/syntax 3:1']},
  {
    title: 'an unclosed single quote',
    yaml: "proctor: 1\nname: 'abc\n",
    expect: ['manifest/syntax 3:1'],
  },
  {
    title: 'a tab as indentation',
    yaml: 'proctor: 1\nenv:\n\tA: b\n',
    expect: ['manifest/syntax 3:1'],
  },
  {
    title: 'a colon in a plain value',
    yaml: 'proctor: 1\nname: a: b\n',
    expect: ['manifest/syntax 2:7'],
  },
  {
    title: 'wrong indentation',
    yaml: 'proctor: 1\nenv:\n    A: b\n  B: c\n',
    expect: ['manifest/syntax 4:1'],
  },
  {
    title: 'a line without a colon',
    yaml: 'proctor: 1\nenv:\n  A: b\n  B\n',
    expect: ['manifest/syntax 4:3'],
  },
  {title: 'a bad escape', yaml: 'proctor: 1\nname: "a\\qb"\n', expect: ['manifest/syntax 2:9']},
  {
    title: 'a value that begins with @',
    yaml: 'proctor: 1\nname: @a\n',
    expect: ['manifest/syntax 2:7'],
  },
  {
    title: 'a value that begins with a backtick',
    yaml: 'proctor: 1\nname: `a`\n',
    expect: ['manifest/syntax 2:7'],
  },
  {
    title: 'a list in the place of a mapping entry',
    yaml: 'proctor: 1\nenv:\n  A: b\n  - c\n',
    expect: ['manifest/syntax 4:1', 'manifest/syntax 4:3', 'manifest/syntax 4:3'],
  },
  {
    title: 'text after a quoted value',
    yaml: 'proctor: 1\nname: "a" b\n',
    expect: ['manifest/syntax 2:11'],
  },
  {title: 'a custom tag', yaml: 'proctor: 1\nname: !vault abc\n', expect: ['manifest/syntax 2:14']},
  {
    title: 'a binary tag',
    yaml: 'proctor: 1\nname: !!binary YWJj\n',
    expect: ['manifest/syntax 2:16'],
  },
  {
    title: 'a list as key',
    yaml: 'proctor: 1\nenv:\n  ? [a]\n  : b\n',
    expect: ['manifest/syntax 3:5'],
  },
  {
    title: 'a mapping as key',
    yaml: 'proctor: 1\nenv:\n  {a: b}: c\n',
    expect: ['manifest/syntax 3:3'],
  },
  {title: 'an empty key', yaml: 'proctor: 1\nenv:\n  : b\n', expect: ['manifest/syntax 3:3']},
  {title: 'a stray bracket', yaml: 'proctor: 1\nname: ]\n', expect: ['manifest/syntax 2:7']},
  {
    title: 'a stray comma in a list',
    yaml: 'proctor: 1\nvariables: {A: 1,, B: 2}\n',
    expect: ['manifest/syntax 2:18'],
  },
  {
    title: 'a block scalar with a bad header',
    yaml: 'proctor: 1\nname: |x\n  a\n',
    expect: ['manifest/syntax 2:8'],
  },
  {
    title: 'a byte order mark before an unknown key',
    yaml: '﻿proctor: 1\nnam: a\n',
    expect: ['manifest/unknown-key 2:1'],
  },
  {title: 'CRLF line ends', yaml: 'proctor: 1\r\nnam: a\r\n', expect: ['manifest/unknown-key 2:1']},
  {
    title: 'a comment without a blank before it',
    yaml: 'proctor: 1\nname: "a"#b\n',
    expect: ['manifest/syntax 2:10'],
  },
  {
    title: 'a key twice',
    yaml: 'proctor: 1\nname: a\nname: b\n',
    expect: ['manifest/duplicate-key 3:1'],
  },
  {
    title: 'a key twice in a flow mapping',
    yaml: 'proctor: 1\nenv: {A: 1, A: 2}\n',
    expect: ['manifest/duplicate-key 2:13'],
  },
  {
    title: 'a scenario twice',
    yaml: 'proctor: 1\nscenarios:\n  a: {steps: [{run: a}]}\n  a: {steps: [{run: b}]}\n',
    expect: ['manifest/duplicate-key 4:3'],
  },
  {
    title: 'a key once quoted and once not',
    yaml: 'proctor: 1\nenv:\n  A: 1\n  "A": 2\n',
    expect: ['manifest/duplicate-key 4:3'],
  },
  {
    title: '__proto__ as key',
    yaml: 'proctor: 1\nenv:\n  __proto__: b\n',
    expect: ['manifest/forbidden-key 3:3'],
  },
  {
    title: 'constructor as key',
    yaml: 'proctor: 1\nvariables:\n  constructor: b\n',
    expect: ['manifest/forbidden-key 3:3'],
  },
  {
    title: 'prototype as key',
    yaml: 'proctor: 1\nscenarios:\n  prototype: {steps: [{run: a}]}\n',
    expect: ['manifest/forbidden-key 3:3', 'manifest/bad-value 3:3'],
  },
  {title: 'an unknown alias', yaml: 'proctor: 1\nname: *nobody\n', expect: ['manifest/alias 2:7']},
  {
    title: 'an alias within itself',
    yaml: 'proctor: 1\nenv: &e\n  A: *e\n',
    expect: ['manifest/alias 3:6'],
  },
  {
    title: 'a merge key',
    yaml: 'proctor: 1\nenv: &e {A: b}\ndefaults:\n  <<: *e\n',
    expect: ['manifest/unknown-key 4:3'],
  },
  {
    title: 'an alias before its anchor',
    yaml: 'proctor: 1\nname: *n\ndescription: &n a\n',
    expect: ['manifest/alias 2:7'],
  },
  {
    title: '101 levels of lists',
    yaml: 'proctor: 1\nname: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]\n',
    expect: ['manifest/too-deep 2:106'],
  },
  {
    title: 'an alias bomb',
    yaml: 'proctor: 1\nvariables:\n  a: &a [x,x,x,x,x,x,x,x,x,x]\n  b: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a,*a]\n  c: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b,*b]\n  d: &d [*c,*c,*c,*c,*c,*c,*c,*c,*c,*c]\n  e: &e [*d,*d,*d,*d,*d,*d,*d,*d,*d,*d]\n  f: &f [*e,*e,*e,*e,*e,*e,*e,*e,*e,*e]\n',
    expect: [
      'manifest/wrong-type 3:9',
      'manifest/wrong-type 4:9',
      'manifest/wrong-type 5:9',
      'manifest/wrong-type 6:9',
      'manifest/wrong-type 7:9',
      'manifest/alias 7:31',
      'manifest/wrong-type 8:9',
    ],
  },
  {
    title: 'a version that is a number',
    yaml: 'proctor: 1\nscenarios:\n  a:\n    matrix: {python: [3.9, 3.10]}\n    steps: [{run: a}]\n',
    expect: ['manifest/lossy-number 4:28'],
  },
  {
    title: 'yes as a value',
    yaml: 'proctor: 1\nvariables:\n  A: yes\n',
    expect: ['manifest/yaml-1.1 3:6'],
  },
  {
    title: 'NO as a value',
    yaml: 'proctor: 1\nvariables: {COUNTRY: NO}\n',
    expect: ['manifest/yaml-1.1 2:22'],
  },
  {
    title: 'on as a key',
    yaml: 'proctor: 1\nvariables:\n  on: 1\n',
    expect: ['manifest/yaml-1.1 3:3'],
  },
  {
    title: 'an octal number',
    yaml: 'proctor: 1\nvariables:\n  MODE: 0755\n',
    expect: ['manifest/yaml-1.1 3:9'],
  },
  {
    title: 'a sexagesimal number',
    yaml: 'proctor: 1\nvariables:\n  TIME: 1:20\n',
    expect: ['manifest/yaml-1.1 3:9'],
  },
  {
    title: 'a date',
    yaml: 'proctor: 1\nvariables:\n  DAY: 2026-01-02\n',
    expect: ['manifest/yaml-1.1 3:8'],
  },
  {
    title: 'a number with underscores',
    yaml: 'proctor: 1\nvariables:\n  N: 1_000\n',
    expect: ['manifest/yaml-1.1 3:6'],
  },
  {
    title: 'a binary number',
    yaml: 'proctor: 1\nvariables:\n  N: 0b11\n',
    expect: ['manifest/yaml-1.1 3:6'],
  },
  {
    title: 'off in a list',
    yaml: 'proctor: 1\nscenarios:\n  a:\n    tags: [off]\n    steps:\n      - run: "true"\n',
    expect: ['manifest/yaml-1.1 4:12'],
  },
  {
    title: 'off as a key of the matrix',
    yaml: 'proctor: 1\nscenarios:\n  a:\n    matrix: {off: [1]}\n    steps:\n      - run: "true"\n',
    expect: ['manifest/yaml-1.1 4:14'],
  },
  {
    title: 'a number with a leading zero',
    yaml: 'proctor: 1\nvariables:\n  MONTH: 08\n',
    expect: ['manifest/yaml-1.1 3:10'],
  },
  {
    title: 'yes for true',
    yaml: 'proctor: 1\nscenarios:\n  a:\n    steps:\n      - {run: a, continue-on-error: yes}\n',
    expect: ['manifest/wrong-type 5:37'],
  },
];
