import type {TemplateName} from './template-names.ts';

/** Files to start from. */
export interface Template {
  /** The manifest, without the line for editors. */
  readonly manifest: string;
  /** Other files, by name; programs all of them. */
  readonly programs?: Readonly<Record<string, string>>;
  /** What is to be done before `proctor run`, a line each. @default nothing: it passes as it is */
  readonly before?: readonly string[];
}

/**
 * Manifests that pass, or do once what `before` says is done. What differs from one place to another
 * is a variable, so that it can be tried with `--variable` before anything is edited.
 */
export const TEMPLATES: Readonly<Record<TemplateName, Template>> = {
  local: {
    manifest: `proctor: 1

# What there is to test on. A host over SSH, a container, or a virtual machine of which each case
# gets a clone, would stand beside this machine; \`proctor init --template qemu\` has such a one.
environments:
  here: { type: local }

# What to try. A scenario passes when all of its steps do.
scenarios:
  hello:
    tags: [smoke]
    steps:
      - run: echo "hello from $(uname -n)"
        expect: { stdout: { contains: hello } }

  # One case for each value; run after hello, and only if it has passed.
  sorting:
    needs: [hello]
    matrix: { count: [10, 1000] }
    env: { COUNT: "\${{ matrix.count }}" }
    timeout: 1m
    steps:
      - id: numbers
        run: seq "$COUNT" -1 1 | sort -n | head -n 1
        outputs: { smallest: stdout }
      - env: { SMALLEST: "\${{ steps.numbers.outputs.smallest }}" }
        run: test "$SMALLEST" -eq 1

  # A test suite that speaks TAP or JUnit XML: each of its tests stands in the report.
  suite:
    steps:
      - run: |
          echo "1..2"
          echo "ok 1 - adds"
          echo "ok 2 - subtracts # SKIP not written yet"
        results: { tap: stdout }
`,
  },
  ssh: {
    before: [
      'name a host that you can log in to: HOST in proctor.yaml, or',
      '  proctor run --variable HOST=name',
    ],
    manifest: `proctor: 1
variables:
  # A name, an address, or an alias of ~/.ssh/config, whose keys and known hosts are used.
  HOST: board-7.lab

# The host needs a POSIX sh, and nothing of proctor's.
environments:
  board:
    type: ssh
    host: "\${{ variables.HOST }}"
    readiness:
      - { name: room, disk: { path: /tmp, free: 10MiB } }

# What is put there before the tests run, and checked there.
artifacts:
  tests: { type: script, source: tests/*.sh, target: tests/ }

scenarios:
  hello:
    environment: board
    tags: [smoke]
    steps:
      - run: uname -a
        expect: { stdout: { contains: Linux } }

  # One case for each script.
  test:
    environment: board
    needs: [hello]
    artifacts: [tests]
    matrix: { name: [clock, memory] }
    env: { NAME: "\${{ matrix.name }}" }
    timeout: 1m
    steps:
      - run: $PROCTOR_SCRATCH/tests/$NAME.sh
    capture: ["*.log"]
`,
    programs: {
      'tests/clock.sh': `#!/bin/sh
# Time goes on, and not backwards.
before=$(date +%s)
after=$(date +%s)
[ "$after" -ge "$before" ] && [ "$before" -gt 1700000000 ]
`,
      'tests/memory.sh': `#!/bin/sh
# There is memory left for whoever comes next.
free=$(sed -n 's/^MemAvailable: *\\([0-9]*\\) kB$/\\1/p' /proc/meminfo)
echo "$free KiB are free" | tee memory.log
[ "$free" -gt 4096 ]
`,
    },
  },
  container: {
    manifest: `proctor: 1
variables:
  IMAGE: docker.io/library/debian:stable-slim

# podman or docker, whichever is there.
environments:
  box:
    type: container
    image: "\${{ variables.IMAGE }}"
    network: none
    resources: { memory: 256MiB, pids: 200 }
    # Prepared once and committed; each case gets a copy.
    isolation: fork
    prepare: |
      mkdir -p /srv/data
      seq 1 100 >/srv/data/numbers

scenarios:
  prepared:
    environment: box
    tags: [smoke]
    steps:
      - run: wc -l </srv/data/numbers
        expect: { stdout: { matches: "^ *100$" } }

  # What one case does to its copy no other sees.
  apart:
    environment: box
    needs: [prepared]
    matrix: { half: [first, second] }
    steps:
      - run: test "$(wc -l </srv/data/numbers)" -eq 100
      - run: rm -r /srv/data
      - run: test ! -e /srv/data
`,
  },
  qemu: {
    before: [
      './fetch-kernel.sh brings a kernel by apt, without root; or, with one of yours,',
      '  proctor run --variable KERNEL=path/to/bzImage',
    ],
    manifest: `proctor: 1
variables:
  KERNEL: build/vmlinuz

# A virtual machine with no image: proctor makes a small root file system of this machine's BusyBox
# and guest agent. It is booted once; each case gets a clone of it in a fraction of a second.
environments:
  vm:
    type: qemu
    memory: 256MiB
    boot: { kernel: "\${{ variables.KERNEL }}", rootfs: minimal }
    isolation: fork
    instances: 2
    # A panic, oops or sanitizer's report on the console fails the case that caused it.
    console: { fail-on: warning }

scenarios:
  boots:
    environment: vm
    tags: [smoke]
    steps:
      - run: uname -r
      - name: is not tainted
        run: cat /proc/sys/kernel/tainted
        expect: { stdout: { equals: "0\\n" } }

  # What one case does to its machine no other sees.
  apart:
    environment: vm
    needs: [boots]
    matrix: { half: [first, second] }
    steps:
      - run: test ! -e /tmp/mine
      - run: echo mine >/tmp/mine
`,
    programs: {
      'fetch-kernel.sh': `#!/bin/sh
# Fetches a kernel for virtual machines, with its modules, into build/: Debian's for clouds, or
# Ubuntu's. Needs apt and no root.
set -eu
cd "$(dirname "$0")"
[ -e build/vmlinuz ] && exit 0
mkdir -p build
cd build
for name in linux-image-cloud-amd64 linux-image-virtual; do
  kernel=$(apt-cache depends "$name" 2>/dev/null | sed -n 's/^ *Depends: \\(linux-image-[0-9].*\\)$/\\1/p' | head -n 1)
  [ -z "$kernel" ] || break
done
[ -n "$kernel" ] || { echo "apt knows no such kernel: run apt-get update first" >&2; exit 1; }
packages=$kernel
# Ubuntu's has its modules in a package of their own.
case $kernel in *-generic) packages="$kernel linux-modules-\${kernel#linux-image-}" ;; esac
# shellcheck disable=SC2086 # a list of names
apt-get download -q -o APT::Sandbox::User="$(id -un)" $packages
for package in *.deb; do dpkg -x "$package" .; rm "$package"; done
ln -s boot/vmlinuz-* vmlinuz
`,
    },
  },
};
