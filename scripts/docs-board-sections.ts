import type {DocSection} from './docs-machine-sections.ts';

/** The reference's parts about locks and boards. */
export const BOARD_SECTIONS: readonly DocSection[] = [
  {
    title: 'lock',
    definition: 'lock',
    prose:
      'Held while instances of the environment are there, by the run as a whole: environments of one run that name the same lock share it. Locks are those of `proctor lock`: of this machine, or of all machines that share `PROCTOR_STATE_URL`. Several are taken in the order of their names.',
    page: 'boards.md',
    examples: [
      'staging',
      '[bench-1, power-strip]',
      '{ name: bench-1, mode: shared, timeout: 20m, lease: 1m }',
    ],
  },
  {
    title: 'board',
    definition: 'board',
    prose:
      'One of `boards`, which is a mapping of names to these, or the path of a file with such a mapping.',
    page: 'boards.md',
    examples: [
      `description: on the second shelf
labels: { arch: arm64, ram: 4 }
host: pi4-1.lab
port: 22
user: root
key: ~/.ssh/lab
known-hosts: ./known_hosts
power: { cycle: uhubctl -l 1-1 -p 2 -a cycle }
console: picocom -qrX -b 115200 /dev/ttyUSB0
check: test -w /mnt/work
quarantine-after: 2`,
    ],
  },
  {
    title: 'power',
    definition: 'power',
    prose: 'Of an SSH environment with a `host`, or of a board.',
    page: 'boards.md',
    examples: ['{ on: pdu 4 on, off: pdu 4 off, timeout: 3m }', '{ cycle: pdu 4 cycle }'],
  },
  {
    title: 'console of a host',
    definition: 'host-console',
    prose:
      'Read for as long as the host is used, kept beside the logs, and judged as that of a virtual machine. The command is started again when it ends.',
    page: 'boards.md',
    examples: [
      'cat /dev/ttyUSB0',
      `command: conserver-tail pi4-1
ignore: "^WARNING in vkms"
expect: "^kernel panic: sysrq"
fail-on: warning
rules: [{ match: "^widget: (.*) failed", title: widget failed in $1, severity: error }]`,
    ],
  },
];
