/** One part of the manifest's reference: an object of the schema. */
export interface DocSection {
  /** Heading and anchor. */
  readonly title: string;
  /** Name in the schema's `definitions`; `undefined` for the schema itself. */
  readonly definition: string | undefined;
  readonly prose: string;
  /** The page of `docs/` that says more, where there is one. */
  readonly page?: string;
  /** YAML values that the schema accepts and that together use every key. */
  readonly examples: readonly string[];
}

/** The reference's parts about virtual machines. */
export const MACHINE_SECTIONS: readonly DocSection[] = [
  {
    title: 'qemu environment',
    definition: 'qemu-environment',
    prose:
      'Run by QEMU on this machine. With `isolation: fork`, which is the default, one machine is booted, prepared and proven ready, then frozen; each case gets a clone of it in a fraction of a second: memory, disks and running processes as they were at that moment, whatever other cases have done to theirs. So `prepare` runs once, not once a case; what it starts runs on in each clone; and what one case leaves behind no other sees. Where cases are to see each other, write `isolation: shared`. A template in `templates` has the same keys, but for `template`; `type` may be left out there. Which keys are missing is judged when both are put together.',
    examples: [
      `type: qemu
description: a kernel with no image
arch: x86_64
accel: auto
cpus: 2
memory: 256MiB
boot: { kernel: build/bzImage, rootfs: minimal }
disks: [{ name: data, size: 1GiB }]
network: { forward: [8080] }
connect: guest-agent
isolation: fork
instances: 4
pool: 2
cache: 2GiB
machine-id: new
silence: 2m
console: { fail-on: warning }
lock: bench
env: { LANG: C }
shell: sh
working-directory: /tmp
dependencies: { bundles: [offline-packages] }
readiness: [{ console: "login: $" }]
prepare: mount -t tmpfs none /mnt
restore: umount /mnt
debug: dmesg | tail -n 50`,
      `type: qemu
template: small
machine: virt,gic-version=3
cpu: cortex-a57
qemu: /opt/qemu/bin/qemu-system-aarch64
fw-cfg: { opt/config: "a=1", opt/blob: { file: build/blob } }
extra-args: [-device, i6300esb]`,
      `type: qemu
memory: 1GiB
boot: { disk: root }
disks: [{ name: root, image: debian.qcow2 }]
connect: { via: ssh, key: ./id_ed25519, known-hosts: ./known_hosts }`,
    ],
  },
  {
    title: 'boot',
    definition: 'boot',
    prose: 'Paths of this machine. `initrd` and `rootfs` exclude each other.',
    examples: [
      `kernel: build/bzImage
initrd: build/rootfs.cpio.gz
cmdline: quiet panic=1`,
      '{ kernel: build/Image, rootfs: minimal, dtb: build/board.dtb }',
      '{ disk: root, firmware: /usr/share/AAVMF/AAVMF_CODE.fd }',
    ],
  },
  {
    title: 'rootfs',
    definition: 'rootfs',
    prose: 'See `proctor guest build`, which writes one out.',
    examples: [
      'minimal',
      `sysroot: /usr/aarch64-linux-gnu
modules: build/lib/modules/6.12.0
files: { /opt/tests: ./tests }`,
    ],
  },
  {
    title: 'disk',
    definition: 'disk',
    prose: '',
    examples: [
      '{ name: data, size: 1GiB }',
      '{ name: root, image: debian.qcow2, format: qcow2 }',
      '{ name: tools, image: tools.img, format: raw, read-only: true }',
    ],
  },
  {
    title: 'network',
    definition: 'network',
    prose:
      'With a card of its own behind user networking the guest has the address 10.0.2.15 by DHCP and reaches this machine as 10.0.2.2, unless `restrict` keeps it from that.',
    examples: [
      'true',
      'false',
      '{ forward: [8080, { guest: 53, protocol: udp }], restrict: true }',
      '{ private: [lab, storage], user: false }',
    ],
  },
  {
    title: 'forward',
    definition: 'forward',
    prose:
      'A `host` port of one’s own choice can be had by one machine at a time: with it `instances` is 1.',
    examples: ['8080', '{ guest: 8080, host: 18080, protocol: tcp }'],
  },
  {
    title: 'connect',
    definition: 'connect',
    prose: 'Whichever way it is, steps, artifacts and captured files work alike.',
    examples: [
      'guest-agent',
      `via: ssh
user: root
key: build/id_ed25519
passphrase: \${{ secrets.key-passphrase }}
known-hosts: build/known_hosts
port: 22
sessions: 10
timeout: 5m`,
      `via: console
user: root
password: \${{ secrets.root-password }}
login-prompt: "login: ?$"
prompt: "# ?$"`,
    ],
  },
  {
    title: 'console',
    definition: 'console-policy',
    prose:
      'The console is written to a file and judged while the machine runs: panics, oopses, warnings, sanitizer and lockdep reports, stalls and more are cut out, titled and pinned to the case that was running. `proctor judge` does the same with a file.',
    examples: [
      `ignore: ["^WARNING in dubious_driver"]
expect: "^kernel panic"
fail-on: warning
rules: [{ match: "^widget: (.*) failed", title: widget failed in $1, severity: error }]`,
    ],
  },
  {
    title: 'console rule',
    definition: 'console-rule',
    prose: '',
    examples: ['{ match: "^widget: (.*) failed", title: widget failed in $1, severity: error }'],
  },
  {
    title: 'console of a scenario',
    definition: 'scenario-console',
    prose: '',
    examples: ['{ ignore: lockdep, expect: ["^KASAN: ", "^kernel panic"], fail-on: never }'],
  },
];
