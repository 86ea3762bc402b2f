import type {BadManifest} from './bad-manifest.ts';

export const INSTRUMENTATION: readonly BadManifest[] = [
  {
    title: 'a sanitizer that is off',
    yaml: 'proctor: 1\ninstrumentation:\n  i: {kasan: false}\n',
    expect: ['manifest/bad-value 3:14'],
  },
  {
    title: 'a sanitizer that is a text',
    yaml: 'proctor: 1\ninstrumentation:\n  i: {kasan: "yes"}\n',
    expect: ['manifest/wrong-type 3:14'],
  },
  {
    title: 'KASAN and KCSAN in one kernel',
    yaml: 'proctor: 1\ninstrumentation:\n  i: {kasan: true, kcsan: true}\n',
    expect: ['manifest/conflict 3:20'],
  },
  {
    title: 'KASAN and KTSAN in one kernel',
    yaml: 'proctor: 1\ninstrumentation:\n  i: {kasan: true, ktsan: true}\n',
    expect: ['manifest/conflict 3:20'],
  },
  {
    title: 'KCSAN by both its names',
    yaml: 'proctor: 1\ninstrumentation:\n  i: {ktsan: true, kcsan: true}\n',
    expect: ['manifest/conflict 3:7'],
  },
  {
    title: 'KASAN and KCSAN in one scenario',
    yaml: 'proctor: 1\ninstrumentation:\n  a: {kasan: true}\n  b: {kcsan: true}\nscenarios:\n  s: {instrumentation: [a, b], steps: [{run: x}]}\n',
    expect: ['manifest/conflict 6:28'],
  },
  {
    title: 'a tool whose kernel option is not wanted',
    yaml: 'proctor: 1\ninstrumentation:\n  i: {lockdep: true, kernel-config: {CONFIG_LOCKDEP: n}}\n',
    expect: ['manifest/conflict 3:54'],
  },
  {
    title: 'an option of the kernel in small letters',
    yaml: 'proctor: 1\ninstrumentation:\n  i: {kernel-config: {config_kasan: y}}\n',
    expect: ['manifest/bad-name 3:23'],
  },
  {
    title: 'an option of the kernel that is a list',
    yaml: 'proctor: 1\ninstrumentation:\n  i: {kernel-config: {CONFIG_KASAN: [y]}}\n',
    expect: ['manifest/wrong-type 3:37'],
  },
  {
    title: 'no option of the kernel',
    yaml: 'proctor: 1\ninstrumentation:\n  i: {kernel-config: {}}\n',
    expect: ['manifest/bad-value 3:22'],
  },
  {
    title: 'a kernel parameter that is none',
    yaml: 'proctor: 1\ninstrumentation:\n  i: {kernel-parameters: {sysctl: {panic: 1}}}\n',
    expect: ['manifest/bad-name 3:36'],
  },
  {
    title: 'a parameter of no module',
    yaml: 'proctor: 1\ninstrumentation:\n  i: {kernel-parameters: {modules: {debug: 1}}}\n',
    expect: ['manifest/bad-name 3:37'],
  },
  {
    title: 'no kernel parameters',
    yaml: 'proctor: 1\ninstrumentation:\n  i: {kernel-parameters: {}}\n',
    expect: ['manifest/bad-value 3:26'],
  },
  {
    title: 'an unknown tool',
    yaml: 'proctor: 1\ninstrumentation:\n  i: {tsan: true}\n',
    expect: ['manifest/unknown-key 3:7'],
  },
  {
    title: 'a scenario with a tool that is not there',
    yaml: 'proctor: 1\nscenarios:\n  s:\n    instrumentation: [i]\n    steps: [{run: x}]\n',
    expect: ['manifest/unknown-instrumentation 4:23'],
  },
  {
    title: 'gcov that is off',
    yaml: 'proctor: 1\ninstrumentation:\n  i: {gcov: false}\n',
    expect: ['manifest/bad-value 3:13'],
  },
  {
    title: 'a glob of gcov that leaves out',
    yaml: 'proctor: 1\ninstrumentation:\n  i: {gcov: {include: ["!test/*"]}}\n',
    expect: ['manifest/bad-value 3:24'],
  },
  {
    title: 'kernel coverage above its folder',
    yaml: 'proctor: 1\ninstrumentation:\n  i: {kernel-gcov: {objects: ../linux, folder: ../fs}}\n',
    expect: ['manifest/bad-value 3:48'],
  },
  {
    title: 'kernel coverage without the build',
    yaml: 'proctor: 1\ninstrumentation:\n  i: {kernel-gcov: {folder: fs}}\n',
    expect: ['manifest/missing-key 3:7'],
  },
  {
    title: 'a frequency for counts',
    yaml: 'proctor: 1\ninstrumentation:\n  i: {perf: {mode: stat, frequency: 99}}\n',
    expect: ['manifest/conflict 3:26'],
  },
  {
    title: 'call chains of another kind',
    yaml: 'proctor: 1\ninstrumentation:\n  i: {perf: {call-graph: all}}\n',
    expect: ['manifest/bad-value 3:26'],
  },
  {
    title: 'a filter without a tracer',
    yaml: 'proctor: 1\ninstrumentation:\n  i: {ftrace: {events: "sched:*", filter: ext4_*}}\n',
    expect: ['manifest/conflict 3:35'],
  },
  {
    title: 'a buffer that is no size',
    yaml: 'proctor: 1\ninstrumentation:\n  i: {ftrace: {buffer: 4M}}\n',
    expect: ['manifest/bad-size 3:24'],
  },
  {
    title: 'a monitor without a name',
    yaml: 'proctor: 1\ninstrumentation:\n  i: {monitors: [{run: vmstat 1}]}\n',
    expect: ['manifest/missing-key 3:18'],
  },
  {
    title: 'a monitor without a pause',
    yaml: 'proctor: 1\ninstrumentation:\n  i: {monitors: [{name: m, run: x, every: 0s}]}\n',
    expect: ['manifest/bad-duration 3:43'],
  },
  {
    title: 'two programs of one name',
    yaml: 'proctor: 1\ninstrumentation:\n  i: {monitors: [{name: m, run: x}], scan: {m: {run: y}}}\n',
    expect: ['manifest/bad-value 3:45'],
  },
  {
    title: 'a fuzzer of nothing',
    yaml: 'proctor: 1\ninstrumentation:\n  i: {fuzz: {f: {budget: 1m}}}\n',
    expect: ['manifest/missing-key 3:14'],
  },
  {
    title: 'a fuzzer of two kinds',
    yaml: 'proctor: 1\ninstrumentation:\n  i: {fuzz: {f: {afl: a, libfuzzer: b}}}\n',
    expect: ['manifest/conflict 3:26'],
  },
  {
    title: 'a fuzzer without time',
    yaml: 'proctor: 1\ninstrumentation:\n  i: {fuzz: {f: {afl: a, budget: 0s}}}\n',
    expect: ['manifest/bad-duration 3:34'],
  },
  {
    title: 'findings of a fuzzer that knows its own',
    yaml: 'proctor: 1\ninstrumentation:\n  i: {fuzz: {f: {afl: a, findings: "*.txt"}}}\n',
    expect: ['manifest/conflict 3:26'],
  },
  {
    title: 'a dictionary for syzkaller',
    yaml: 'proctor: 1\ninstrumentation:\n  i: {fuzz: {f: {syzkaller: c, dictionary: d}}}\n',
    expect: ['manifest/conflict 3:32'],
  },
  {
    title: 'a fuzzer that outlasts its case',
    yaml: 'proctor: 1\ninstrumentation:\n  f: {fuzz: {f: {afl: a, budget: 10m}}}\nscenarios:\n  s: {instrumentation: f, timeout: 5m, steps: [{run: x}]}\n',
    expect: ['manifest/conflict 5:24'],
  },
  {
    title: 'a scanner without a script',
    yaml: 'proctor: 1\ninstrumentation:\n  i: {scan: {s: {budget: 1m}}}\n',
    expect: ['manifest/missing-key 3:14'],
  },
  {
    title: 'a finding that is no expression',
    yaml: 'proctor: 1\ninstrumentation:\n  i: {scan: {s: {run: x, finding: "("}}}\n',
    expect: ['manifest/bad-regex 3:35'],
  },
  {
    title: 'a tool of a matrix',
    yaml: 'proctor: 1\ninstrumentation:\n  i: {perf: {events: "${{ matrix.e }}"}}\n',
    expect: ['manifest/bad-expression 3:27'],
  },
  {
    title: 'another word for a lost tool',
    yaml: 'proctor: 1\ninstrumentation:\n  i: {kasan: true, when-lost: ignore}\n',
    expect: ['manifest/bad-value 3:31'],
  },
];
