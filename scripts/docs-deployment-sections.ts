import type {DocSection} from './docs-machine-sections.ts';

/** The reference's parts about containers. */
export const CONTAINER_SECTIONS: readonly DocSection[] = [
  {
    title: 'container environment',
    definition: 'container-environment',
    page: 'containers.md',
    prose:
      'Exactly one of `image`, `build` and `rootfs` says what it is made of. Commands run through a shell that stays in the container.',
    examples: [
      `type: container
description: the service in its image
engine: podman
image: localhost/box:latest
pull: never
mounts: [./src:/src:ro, cache:/var/cache]
user: "1000:1000"
capabilities: { add: SYS_PTRACE, drop: [NET_RAW] }
devices: [/dev/kvm]
network: false
resources: { memory: 256MiB, cpu: 1, pids: 100 }
hostname: box
read-only: true
tmpfs: ["/run:size=64m"]
sysctls: { net.ipv4.ip_unprivileged_port_start: 0 }
command: [/sbin/init]
platform: linux/amd64
extra-args: [--ulimit=nofile=64]
isolation: fresh
instances: 4
env: { LC_ALL: C }
shell: sh
working-directory: /srv
dependencies: { packages: jq }
readiness: [{ tools: jq }]
lock: bench
prepare: make -C /src
restore: make -C /src clean
debug: ps`,
      '{ type: container, build: { context: ., file: test/Containerfile } }',
      '{ type: container, rootfs: build/root.tar, privileged: true }',
    ],
  },
  {
    title: 'container build',
    definition: 'container-build',
    prose: '',
    examples: [
      './image',
      '{ context: ., file: test/Containerfile, target: test, args: { VERSION: "1.2" } }',
    ],
  },
  {
    title: 'container mount',
    definition: 'container-mount',
    prose: '',
    examples: ['./src:/src:ro', '{ source: cache, target: /var/cache, read-only: false }'],
  },
  {
    title: 'resources',
    definition: 'resources',
    page: 'isolation.md',
    prose:
      'Of a container: of all that runs in it. Of a scenario or step: of the processes of each step, by a cgroup of its own. A step’s keys win over its scenario’s.',
    examples: ['{ memory: 64MiB, cpu: 0.5, pids: 32 }'],
  },
];

/** The reference's parts about what is put on environments, and what they must be like. */
export const DEPLOYMENT_SECTIONS: readonly DocSection[] = [
  {
    title: 'artifact',
    definition: 'artifact',
    page: 'artifacts.md',
    prose:
      'Put on the environment before the first case that names it; checked by checksum there; appears at once and whole, with its mode and owner. What is there already is not sent again. Two artifacts that come together should not have the same file as `target`.',
    examples: [
      `description: the tests themselves
type: script
source: tests/**/*.sh
target: tests/
mode: "0755"
owner: root
group: "0"
needs: [config]
sensitive: false
optional: false`,
      `source: vendor/tool.tar.gz
checksum: sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855
unpack: { strip: 1 }
target: /opt/tool`,
      `type: binary
build: { run: make, inputs: [Makefile, src], outputs: build/server }
target: bin/`,
    ],
  },
  {
    title: 'artifact build',
    definition: 'artifact-build',
    page: 'artifacts.md',
    prose: 'Only variables can stand in its texts, and secrets in `env`: there is no case yet.',
    examples: [
      `run: make CC="$CC"
inputs: [Makefile, src]
outputs: [build/server, build/lib/*.so]
shell: sh
env: { CC: gcc }
working-directory: server
timeout: 5m`,
    ],
  },
  {
    title: 'dependencies',
    definition: 'dependencies',
    page: 'dependencies.md',
    prose:
      'At the top they hold for every environment, in an environment for that one, in a scenario where it runs; what several say is added up. `apt`, `apk`, `dnf` and `opkg` are for packages that have another name there: they come on top of `packages`.',
    examples: [
      `packages: [jq, curl]
apt: build-essential
apk: build-base
dnf: [gcc, make]
opkg: gcc
optional: strace
commands: [{ name: criu, check: criu --version, install: make -C /opt/criu install }]
bundles: [offline-packages]
update: when-needed
timeout: 5m`,
    ],
  },
  {
    title: 'dependency command',
    definition: 'dependency-command',
    page: 'dependencies.md',
    prose: '',
    examples: [
      '{ name: criu, check: criu --version, install: make -C /opt/criu install, optional: true }',
    ],
  },
  {
    title: 'readiness check',
    definition: 'readiness-check',
    page: 'readiness.md',
    prose:
      'That the environment can be reached, and its network, disk, memory, processors, kernel and services, are looked at without being asked for.',
    examples: [
      '{ name: database, command: pg_isready, shell: sh, every: 1s, timeout: 1m, optional: true }',
      '{ tcp: 8080 }',
      '{ http: { url: "http://localhost:8080/health", status: 200 } }',
      '{ file: { path: /run/ready, contains: "yes" } }',
      '{ console: "login: $" }',
      '{ systemd: [sshd.service, dbus.service] }',
      '{ cgroup: { controllers: [memory, pids], memory: 1GiB } }',
      '{ disk: { path: /var, free: 50MiB } }',
      '{ memory: 64MiB }',
      '{ cpu: { count: 2, load: 4 } }',
      '{ tools: [gcc, gdb] }',
      '{ kernel: { release: ">=5.10 <7", config: { CONFIG_KASAN: y } } }',
      '{ network: ["mirror.lab:80"] }',
    ],
  },
];

/** The reference's parts about what watches cases. */
export const INSTRUMENTATION_SECTIONS: readonly DocSection[] = [
  {
    title: 'instrumentation',
    definition: 'instrumentation',
    page: 'instrumentation.md',
    prose:
      'One set may have several tools. Each is shown to work on the environment before any test runs there, and looked at again after each case: one that was off by then has proved nothing. The kernel’s own checkers of an environment of type `local` or `container` are those of the kernel that it runs on. Only variables can stand in the texts of tools, but for `env`, `start`, `check` and `stop`, which belong to a case.',
    examples: [
      `description: what the kernel can find by itself
kasan: true
lockdep: true
kmemleak: true
ubsan: true
kfence: true
kcov: true
kernel-config: { CONFIG_PROVE_LOCKING: y }
kernel-parameters: { sysctl: { kernel.panic_on_warn: 0 } }
kernel-gcov: ../linux
optional: false
when-lost: fail`,
      'kcsan: true',
      'ktsan: { provoke: true }',
      `gcov: { source: ./src, objects: build/obj }
perf: { events: [cycles] }
ftrace: { tracer: function_graph }
monitors: [{ name: slabs, run: cat /proc/slabinfo, every: 1s }]`,
      `fuzz: { parser: { afl: ./parse @@, budget: 10m } }
scan: { hardening: { run: "checksec --file=/opt/server", finding: No RELRO } }`,
      `env: { TRACE: "1" }
start: ./trace.sh on
check: test -s /sys/kernel/tracing/trace
stop: ./trace.sh off`,
    ],
  },
  {
    title: 'sanitizer',
    definition: 'sanitizer',
    page: 'instrumentation.md',
    prose: 'KASAN and KCSAN exclude each other in one kernel.',
    examples: ['true', '{ provoke: true }'],
  },
  {
    title: 'kernel config',
    definition: 'kernel-config-tool',
    page: 'instrumentation.md',
    prose: 'The keys beside `file` are options, with `CONFIG_`. Each that is otherwise is shown.',
    examples: [
      '{ CONFIG_PROVE_LOCKING: y, CONFIG_KASAN: n, CONFIG_HZ: 250, file: /opt/kernel.config }',
    ],
  },
  {
    title: 'kernel parameters',
    definition: 'kernel-parameters',
    page: 'instrumentation.md',
    prose: '',
    examples: [
      `boot: [panic=1, slub_debug=F]
sysctl: { kernel.panic_on_warn: 1 }
modules: { usbcore.autosuspend: -1 }`,
    ],
  },
  {
    title: 'gcov',
    definition: 'gcov',
    page: 'instrumentation.md',
    prose: 'What all cases of all environments covered is merged to one lcov tracefile of the run.',
    examples: [
      'build/obj',
      `objects: build/obj
source: ./src
local-source: ./src
include: src/*
exclude: [src/vendor/*]
gcov: llvm-cov gcov`,
    ],
  },
  {
    title: 'kernel gcov',
    definition: 'kernel-gcov',
    page: 'instrumentation.md',
    prose: '',
    examples: ['../linux', '{ objects: ../linux, folder: fs/ext4 }'],
  },
  {
    title: 'ftrace',
    definition: 'ftrace',
    page: 'instrumentation.md',
    prose: '',
    examples: [
      '{ tracer: function_graph, filter: ext4_*, buffer: 4MiB }',
      '{ events: ["sched:sched_switch", "irq:*"] }',
    ],
  },
  {
    title: 'perf',
    definition: 'perf',
    page: 'instrumentation.md',
    prose: '',
    examples: [
      '{ events: [cycles], frequency: 99, call-graph: fp }',
      '{ mode: stat, scope: system, extra-args: [--per-core] }',
    ],
  },
  {
    title: 'monitor',
    definition: 'monitor',
    page: 'instrumentation.md',
    prose: '',
    examples: [
      '{ name: slabs, run: cat /proc/slabinfo, every: 1s, check: test -r /proc/slabinfo }',
    ],
  },
  {
    title: 'fuzzer',
    definition: 'fuzzer',
    page: 'instrumentation.md',
    prose: '',
    examples: [
      '{ afl: ./parse @@, corpus: seeds, dictionary: words.dict, budget: 10m, args: [-m, none] }',
      '{ libfuzzer: ./fuzz-parse, fail-on-finding: false }',
      '{ syzkaller: /opt/syz.cfg, budget: 1h }',
      '{ command: ./fuzz.sh, findings: ["crash-*"] }',
    ],
  },
  {
    title: 'scanner',
    definition: 'scanner',
    page: 'instrumentation.md',
    prose: '',
    examples: [
      '{ run: "checksec --file=/opt/server", finding: No RELRO, budget: 1m, reports: ["*.json"], fail-on-finding: true }',
    ],
  },
];

/** The reference's part about what is brought back. */
export const CAPTURE_SECTION: DocSection = {
  title: 'capture',
  definition: 'capture',
  prose: 'A file that is larger than the limit is cut, and the report says so.',
  examples: [
    '["/var/log/**/*.log", "!/var/log/journal/**"]',
    '{ files: ["*.log"], file-size: 10MiB, total-size: 100MiB, cores: true }',
  ],
};
