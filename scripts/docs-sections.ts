import {BOARD_SECTIONS} from './docs-board-sections.ts';
import {
  CAPTURE_SECTION,
  CONTAINER_SECTIONS,
  DEPLOYMENT_SECTIONS,
  INSTRUMENTATION_SECTIONS,
} from './docs-deployment-sections.ts';
import {type DocSection, MACHINE_SECTIONS} from './docs-machine-sections.ts';

export type {DocSection};

const OF_ENVIRONMENT = 'Packages that it must have, beside those that the manifest names for all.';

/** The reference's parts, in the order of reading. A test holds the examples to the schema. */
export const SECTIONS: readonly DocSection[] = [
  {
    title: 'manifest',
    definition: undefined,
    prose:
      'The top level. `proctor: 1` and one scenario of one step is a complete manifest. Paths are relative to the folder that the manifest stands in.',
    examples: [
      `proctor: 1
name: init-system
description: Boots, serves and stops in order
concurrency: 8
timeout: 2h
defaults: { timeout: 5m }
variables: { RELEASE: "1.2" }
secrets: { board-password: { env: BOARD_PASSWORD } }
env: { LANG: C.UTF-8 }
environments:
  here: { type: local }
  vm: { type: qemu, template: small, cpus: 2 }
boards: ../lab.yaml
templates:
  small: { memory: 256MiB, boot: { kernel: build/bzImage, rootfs: minimal } }
artifacts:
  suite: { type: script, source: tests/*.sh, target: tests/ }
dependencies: { packages: [jq], optional: [strace] }
soak: { duration: 24h, limits: { memory-growth: 5% } }
instrumentation:
  trace: { start: ./trace.sh on, stop: ./trace.sh off }
scenarios:
  boot:
    steps:
      - run: ./boot.sh`,
    ],
  },
  {
    title: 'concurrency',
    definition: 'concurrency',
    prose:
      'A number limits everything. A mapping limits kinds of nodes apart. A virtual machine starts when there is room for all of its memory and CPUs; memory that clones share is not counted twice, but room for it must be there.',
    examples: [
      '8',
      '{ total: 8, provision: 2, deploy: 4, run: 4, per-host: 2, memory: 4GiB, cpus: 8 }',
    ],
  },
  {
    title: 'defaults',
    definition: 'defaults',
    prose: 'A scenario or step that says otherwise wins.',
    examples: [
      `timeout: 10m
step-timeout: 2m
stage-timeout: 5m
idle-timeout: 1m
slow-after: 30s
kill-grace: 5s
shell: bash
retries: 1
env: { LC_ALL: C }`,
    ],
  },
  {
    title: 'retries',
    definition: 'retries',
    prose:
      'Failed tests and infrastructure are retried apart, since the second says nothing about the first. A case that passes on a retry is *flaky*. Only transient faults are retried: see [faults](faults.md).',
    examples: ['1', '{ test: 1, infrastructure: 2, delay: 1s, max-delay: 30s }'],
  },
  {
    title: 'secret',
    definition: 'secret',
    prose:
      'The value is read when the run starts, masked in everything that proctor writes, and used only where a value is passed: `env`, `stdin`, `password`, `passphrase`.',
    examples: ['{ env: BOARD_PASSWORD }', '{ file: ~/.keys/board }'],
  },
  {
    title: 'local environment',
    definition: 'local-environment',
    prose:
      'This machine. Each step runs in a process group of its own, which is ended as a whole, in a clean environment.',
    examples: [
      `type: local
description: this machine
instances: 2
isolation: shared
env: { LC_ALL: C }
inherit-env: [CI, "GITHUB_*"]
shell: bash
working-directory: build
dependencies: { packages: gcc }
readiness: [{ tools: gcc }]
lock: bench
prepare: make
restore: make clean
debug: [uptime, dmesg | tail]`,
    ],
  },
  {
    title: 'ssh environment',
    definition: 'ssh-environment',
    prose:
      'A host reached over SSH. proctor speaks the protocol itself; the target needs a POSIX `sh` and nothing else: no bash, no SFTP, no tar.',
    examples: [
      `type: ssh
description: the board in the lab
host: board-7.lab
port: 22
user: root
key: ~/.ssh/lab
passphrase: \${{ secrets.key-passphrase }}
agent: false
config: ~/.ssh/config
jump: me@gate.lab
known-hosts: ./known_hosts
host-key-checking: strict
connect-timeout: 20s
keep-alive: 10s
sessions: 10
instances: 1
isolation: shared
env: { TERM: dumb }
shell: sh
working-directory: /tmp
dependencies: { apt: jq }
readiness: [{ tools: jq }]
lock: board-7
power: { cycle: pdu 7 cycle }
console: cat /dev/ttyUSB7
prepare: mount -o remount,rw /
restore: mount -o remount,ro /
debug: dmesg | tail -n 50`,
      `type: ssh
host: board-8.lab
password: \${{ secrets.board-password }}
config: false`,
      `type: ssh
board: { arch: arm64 }
instances: 2`,
    ],
  },
  ...BOARD_SECTIONS,
  ...MACHINE_SECTIONS,
  ...CONTAINER_SECTIONS,
  ...DEPLOYMENT_SECTIONS,
  ...INSTRUMENTATION_SECTIONS,
  {
    title: 'scenario',
    definition: 'scenario',
    prose:
      'One test. With its matrix values and environment filled in it is a *case*, named `scenario@environment:key=value,…`.',
    examples: [
      `description: Clients stay connected during an upgrade
environment: [here, board]
tags: [smoke, upgrade]
needs: [boot]
matrix: { clients: [1, 50] }
artifacts: [suite, config]
instrumentation: [trace]
dependencies: { packages: [curl] }
readiness: [{ name: api, tcp: 8080 }]
resources: { memory: 64MiB }
namespaces: [pid]
requires: { tools: [curl] }
timeout: 5m
step-timeout: 1m
idle-timeout: 30s
slow-after: 20s
retries: 1
env: { CLIENTS: "\${{ matrix.clients }}" }
shell: sh
working-directory: /opt/tests
prepare: ./reset.sh
restore: ./stop-all.sh
debug: ./collect.sh
steps: [{ run: ./upgrade.sh }]
metrics: { switch_ms: { max: 5000, regression: 10% } }
capture: ["/var/log/**/*.log"]`,
      `steps: [{ run: ./known-bug.sh }]
xfail: { reason: "issue 42", strict: true }`,
      `steps: [{ run: ./shaky.sh }]
quarantine: { reason: "issue 43", until: "2027-01-31" }`,
      `environment: vm
console: { expect: "^kernel panic", ignore: "^possible circular locking" }
steps: [{ run: "echo c > /proc/sysrq-trigger", continue-on-error: true }]`,
    ],
  },
  {
    title: 'matrix',
    definition: 'matrix',
    prose: 'Lists of values by name, as many as you like.',
    examples: [
      `clients: [1, 50]
protocol: [http, https]
include: [{ clients: 500, protocol: http }]
exclude: [{ clients: 1, protocol: https }]`,
    ],
  },
  {
    title: 'requires',
    definition: 'scenario/properties/requires',
    prose: 'Looked for before the first step.',
    examples: [
      `tools: [criu, ip]
kernel: ">=5.10 <7"
commands: grep -q cgroup2 /proc/filesystems
otherwise: skip`,
    ],
  },
  CAPTURE_SECTION,
  {
    title: 'metric',
    definition: 'metric',
    prose: 'A step publishes a value by a line `::metric name=value unit` on its output.',
    examples: ['{ min: 1, max: 5000, regression: 10%, better: lower, required: false }'],
  },
  {
    title: 'step',
    definition: 'step',
    prose:
      'A step does exactly one thing: `run`, `until`, `watch`, `wait` or `stop`, or, on a [virtual machine](steps.md#virtual-machines), `checkpoint`, `restore`, `reboot`, `network`, `attach-disk`, `detach-disk`, `nmi`, `sysrq` or `dump-memory`. It passes when its command ends by itself with exit code 0, or as `expect` says. Exit code 77, or a line `::skip reason`, skips the rest of the case; a line `::infrastructure reason` says that the failure was not the test’s. [What steps can say and read](steps.md) has these lines, the variables and the expressions.',
    examples: [
      `id: build
name: build it
run: make
shell: bash
env: { V: "1" }
working-directory: src
stdin: "yes\\n"
timeout: 5m
idle-timeout: 1m
if: success()
continue-on-error: true
resources: { memory: 256MiB, pids: 64 }
namespaces: [pid, network]
expect: { exit-code: 0 }
outputs: { version: { matches: "^version (.*)" } }
results: { tap: stdout }`,
      '{ id: server, run: ./server 7000, background: true, ready: { tcp: 7000 } }',
      '{ until: curl -sf localhost:7000/health, every: 500ms, timeout: 20s }',
      '{ watch: ./state.sh, every: 1s, states: [{ equals: active, within: 10s }] }',
      '{ wait: server }',
      '{ stop: server, signal: TERM }',
      '{ checkpoint: clean }',
      '{ restore: clean, timeout: 1m }',
      '{ reboot: guest, timeout: 5m }',
      '{ power: cycle, timeout: 5m }',
      '{ network: down }',
      '{ attach-disk: { name: spare, size: 64MiB } }',
      '{ detach-disk: spare }',
      '{ nmi: true }',
      '{ sysrq: c }',
      '{ dump-memory: vm.elf, if: failure() }',
    ],
  },
  {
    title: 'ready',
    definition: 'ready',
    prose: 'For a background step. All that is given must hold.',
    examples: [
      `command: test -S /run/app.sock
tcp: 7000
http: http://localhost:7000/health
file: /run/app.pid
output: ^listening
every: 100ms
timeout: 30s`,
    ],
  },
  {
    title: 'state',
    definition: 'state',
    prose:
      'One of the states that `watch` must see, in order. One of `equals`, `contains`, `matches`.',
    examples: [
      '{ equals: active, within: 10s }',
      '{ contains: degraded, within: 30s }',
      '{ matches: "^active \\\\(.*\\\\)$", within: 1m }',
    ],
  },
  {
    title: 'expect',
    definition: 'expect',
    prose: 'All that is given must hold.',
    examples: [
      `exit-code: [0, 3]
stdout: { contains: ready }
stderr: { equals: "" }
file: { path: /run/app.pid }`,
      '{ signal: SEGV }',
      '{ exit-code: any }',
    ],
  },
  {
    title: 'text match',
    definition: 'text-match',
    prose: 'For `stdout` and `stderr` of `expect`. All that is given must hold.',
    examples: [
      `contains: [ready, "7000"]
not-contains: panic
matches: "^served \\\\d+ clients$"
not-matches: "error|warning"
json: { $.status: ok }`,
      '{ equals: "one\\ntwo" }',
    ],
  },
  {
    title: 'file match',
    definition: 'file-match',
    prose: 'A file on the environment, after the step.',
    examples: [
      '{ path: /etc/app.toml, contains: "port = 7000", not-contains: debug, matches: "^name" }',
      '{ path: /run/app.pid, exists: false }',
      '{ path: /etc/hostname, equals: "board-7\\n" }',
    ],
  },
  {
    title: 'output',
    definition: 'output',
    prose: 'The whole stream, or a part of it.',
    examples: ['stdout', '{ matches: "^version (.*)" }', '{ json: "$.items[0].name" }'],
  },
  {
    title: 'results',
    definition: 'results',
    prose:
      'Each test that the step reports stands in our report. A failed one fails the case; a missing plan, a truncated file and no test at all are failures too.',
    examples: ['{ tap: stdout }', '{ ktap: stdout }', '{ junit: "build/reports/*.xml" }'],
  },
];

/** What the schema leaves to a shared definition, by `section.key`. */
export const KEY_NOTES: Readonly<Record<string, string>> = {
  'scenario.description': 'Free text for readers.',
  'scenario.timeout': 'Longest time of one attempt. Default: `timeout` of `defaults`.',
  'scenario.step-timeout': 'Longest time of one step. Default: `step-timeout` of `defaults`.',
  'scenario.idle-timeout': 'Longest silence of a step. Default: `idle-timeout` of `defaults`.',
  'scenario.slow-after': 'When a step is called slow. Default: `slow-after` of `defaults`.',
  'scenario.working-directory': 'Where steps run. Default: the environment’s.',
  'scenario.artifacts': 'Artifacts that must be on the environment.',
  'scenario.instrumentation': 'Instrumentation that watches the case.',
  'scenario.steps': 'Run in turn; the first that fails ends the case, but for `if` and hooks.',
  'local environment.type': '`local`.',
  'local environment.description': 'Free text for readers.',
  'qemu environment.type': '`qemu`.',
  'qemu environment.description': 'Free text for readers.',
  'qemu environment.boot': 'What it boots.',
  'qemu environment.console': 'What to make of what the kernel prints.',
  'forward.protocol': 'Protocol of the port. Default: tcp.',
  'scenario.console': 'What to make of the serial console during the cases.',
  'board.description': 'Free text for readers.',
  'ssh environment.type': '`ssh`.',
  'ssh environment.description': 'Free text for readers.',
  'ssh environment.port': 'Port of its SSH server. Default: what `~/.ssh/config` says, or 22.',
  'ssh environment.user':
    'User to log in as. Default: what `~/.ssh/config` says, or your own name.',
  'ssh environment.password': 'Password: a `${{ secrets.NAME }}`.',
  'ssh environment.connect-timeout': 'Longest time to connect and log in. Default: 20s.',
  'manifest.dependencies': 'Packages that every environment must have.',
  'scenario.dependencies': 'Packages that it needs, beside those of its environment.',
  'local environment.dependencies': OF_ENVIRONMENT,
  'ssh environment.dependencies': OF_ENVIRONMENT,
  'qemu environment.dependencies': OF_ENVIRONMENT,
  'container environment.dependencies': OF_ENVIRONMENT,
  'container environment.type': '`container`.',
  'container environment.description': 'Free text for readers.',
  'container environment.resources': 'What the whole container may use at most.',
  'container environment.hostname': 'Its name. Default: the engine’s.',
  'container mount.read-only': 'Whether it cannot be written to. Default: false.',
  'scenario.resources': 'What the processes of each step may use at most.',
  'step.resources': 'What its processes may use at most. Default: what the scenario says.',
  'step.namespaces': 'What they have of their own. Default: what the scenario says.',
  'artifact.description': 'Free text for readers.',
  'artifact build.working-directory': 'Where it runs. Default: the manifest’s folder.',
  'artifact build.timeout': 'Longest time. Default: 10m.',
  'artifact build.env': 'Variables of the command; secrets too.',
  'instrumentation.kasan': 'The kernel’s address sanitizer. Excludes `kcsan`.',
  'instrumentation.kcsan': 'The kernel’s data race detector.',
  'instrumentation.ktsan': 'What `kcsan` was called before.',
  'instrumentation.lockdep': 'The kernel’s proof of the order of locks.',
  'instrumentation.kmemleak': 'The kernel’s search for leaked memory.',
  'instrumentation.ubsan': 'The kernel’s detector of undefined behaviour.',
  'instrumentation.kfence': 'The kernel’s sampling detector of memory errors.',
  'instrumentation.description': 'Free text for readers.',
  'matrix.include': 'Combinations to add, or values to add to those that match.',
  'matrix.exclude': 'Combinations to take away.',
  'metric.min': 'Smallest value that passes.',
  'metric.max': 'Largest value that passes.',
  'step.timeout': 'Longest time. For `until`, of all tries together. Default: `step-timeout`.',
  'step.idle-timeout': 'Longest silence. Default: `idle-timeout` of the scenario.',
  'step.working-directory': 'Where the script runs. Default: the scenario’s.',
  'expect.exit-code': 'One exit code, several that are as good, or `any`. Default: 0.',
  'expect.stdout': 'What standard output must be.',
  'expect.stderr': 'What standard error must be.',
  'expect.file': 'Files that must be there, or must not.',
  'text match.contains': 'Texts that must all stand in it.',
  'text match.not-contains': 'Texts none of which may stand in it.',
  'text match.matches': 'Regular expressions that must all match somewhere.',
  'text match.not-matches': 'Regular expressions none of which may match.',
  'file match.path': 'Path on the environment.',
  'file match.exists': 'Whether it must be there. Default: true.',
  'file match.contains': 'Texts that must all stand in it.',
  'file match.not-contains': 'Texts none of which may stand in it.',
  'file match.matches': 'Regular expression that must match somewhere.',
  'file match.equals': 'The whole content.',
  'ready.every': 'Time between two looks. Default: 100ms.',
  'ready.timeout': 'Longest time until it is ready. Default: 30s.',
  'state.equals': 'The whole output, without its last line end.',
  'state.contains': 'A part of the output.',
  'state.matches': 'A regular expression for the output.',
};
