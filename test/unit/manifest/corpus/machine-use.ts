import type {BadManifest} from './bad-manifest.ts';

export const MACHINE_USE: readonly BadManifest[] = [
  {
    title: 'a silence of nothing',
    yaml: 'proctor: 1\nenvironments:\n  vm:\n    type: qemu\n    boot: {kernel: k, rootfs: minimal}\n    silence: 0s\n',
    expect: ['manifest/bad-duration 6:14'],
  },
  {
    title: 'an unknown isolation',
    yaml: 'proctor: 1\nenvironments:\n  vm:\n    type: qemu\n    boot: {kernel: k, rootfs: minimal}\n    isolation: clone\n',
    expect: ['manifest/bad-value 6:16'],
  },
  {
    title: 'a fork of this machine',
    yaml: 'proctor: 1\nenvironments: {here: {type: local, isolation: fork}}\n',
    expect: ['manifest/bad-value 2:47'],
  },
  {
    title: 'a fork of a host',
    yaml: 'proctor: 1\nenvironments: {board: {type: ssh, host: b, isolation: fork}}\n',
    expect: ['manifest/bad-value 2:55'],
  },
  {
    title: 'a pool without forks',
    yaml: 'proctor: 1\nenvironments:\n  vm:\n    type: qemu\n    boot: {kernel: k, rootfs: minimal}\n    isolation: fresh\n    pool: 1\n',
    expect: ['manifest/conflict 7:5'],
  },
  {
    title: 'a cache without forks',
    yaml: 'proctor: 1\nenvironments:\n  vm:\n    type: qemu\n    boot: {kernel: k, rootfs: minimal}\n    isolation: shared\n    cache: 1GiB\n',
    expect: ['manifest/conflict 7:5'],
  },
  {
    title: 'machine ids without forks',
    yaml: 'proctor: 1\nenvironments:\n  vm:\n    type: qemu\n    boot: {kernel: k, rootfs: minimal}\n    isolation: shared\n    machine-id: new\n',
    expect: ['manifest/conflict 7:5'],
  },
  {
    title: 'a cache of a number',
    yaml: 'proctor: 1\nenvironments:\n  vm:\n    type: qemu\n    boot: {kernel: k, rootfs: minimal}\n    cache: 5\n',
    expect: ['manifest/wrong-type 6:12'],
  },
  {
    title: 'a cache in words',
    yaml: 'proctor: 1\nenvironments:\n  vm:\n    type: qemu\n    boot: {kernel: k, rootfs: minimal}\n    cache: large\n',
    expect: ['manifest/bad-size 6:12'],
  },
  {
    title: 'a firmware configuration without opt',
    yaml: 'proctor: 1\nenvironments:\n  vm:\n    type: qemu\n    boot: {kernel: k, rootfs: minimal}\n    fw-cfg: {name: text}\n',
    expect: ['manifest/bad-name 6:14'],
  },
  {
    title: 'a firmware configuration of a number',
    yaml: 'proctor: 1\nenvironments:\n  vm:\n    type: qemu\n    boot: {kernel: k, rootfs: minimal}\n    fw-cfg: {opt/a: 5}\n',
    expect: ['manifest/wrong-type 6:21'],
  },
  {
    title: 'a firmware configuration of an unknown kind',
    yaml: 'proctor: 1\nenvironments:\n  vm:\n    type: qemu\n    boot: {kernel: k, rootfs: minimal}\n    fw-cfg: {opt/a: {path: b}}\n',
    expect: ['manifest/missing-key 6:14', 'manifest/unknown-key 6:22'],
  },
  {
    title: 'arguments as a number',
    yaml: 'proctor: 1\nenvironments:\n  vm:\n    type: qemu\n    boot: {kernel: k, rootfs: minimal}\n    extra-args: [-smp, 2]\n',
    expect: ['manifest/wrong-type 6:24'],
  },
  {
    title: 'an argument with a NUL',
    yaml: 'proctor: 1\nenvironments:\n  vm:\n    type: qemu\n    boot: {kernel: k, rootfs: minimal}\n    extra-args: ["-name", "a\\0b"]\n',
    expect: ['manifest/bad-value 6:27'],
  },
  {
    title: 'a kernel with a NUL',
    yaml: 'proctor: 1\nenvironments:\n  vm:\n    type: qemu\n    boot: {kernel: "a\\0b", rootfs: minimal}\n',
    expect: ['manifest/bad-value 5:20'],
  },
  {
    title: 'a matrix value in a kernel',
    yaml: 'proctor: 1\nenvironments:\n  vm:\n    type: qemu\n    boot: {kernel: "k-${{ matrix.v }}", rootfs: minimal}\nscenarios: {a: {matrix: {v: [1]}, steps: [{run: b}]}}\n',
    expect: ['manifest/bad-expression 5:27'],
  },
  {
    title: 'an unknown variable in a disk',
    yaml: 'proctor: 1\nenvironments:\n  vm:\n    type: qemu\n    boot: {kernel: k, rootfs: minimal}\n    disks: [{name: a, image: "${{ variables.v }}"}]\n',
    expect: ['manifest/unknown-name 6:35'],
  },
  {
    title: 'a console rule that is no expression',
    yaml: 'proctor: 1\nenvironments:\n  vm:\n    type: qemu\n    boot: {kernel: k, rootfs: minimal}\n    console: {rules: [{match: "[", title: t}]}\n',
    expect: ['manifest/bad-regex 6:31'],
  },
  {
    title: 'a console rule without a title',
    yaml: 'proctor: 1\nenvironments:\n  vm:\n    type: qemu\n    boot: {kernel: k, rootfs: minimal}\n    console: {rules: [{match: a}]}\n',
    expect: ['manifest/missing-key 6:23'],
  },
  {
    title: 'a console rule that names a group too many',
    yaml: 'proctor: 1\nenvironments:\n  vm:\n    type: qemu\n    boot: {kernel: k, rootfs: minimal}\n    console: {rules: [{match: "oops (.*)", title: "oops $2"}]}\n',
    expect: ['manifest/bad-value 6:51'],
  },
  {
    title: 'a console rule of an unknown severity',
    yaml: 'proctor: 1\nenvironments:\n  vm:\n    type: qemu\n    boot: {kernel: k, rootfs: minimal}\n    console: {rules: [{match: a, title: b, severity: bad}]}\n',
    expect: ['manifest/bad-value 6:54'],
  },
  {
    title: 'a console that ignores no expression',
    yaml: 'proctor: 1\nenvironments:\n  vm:\n    type: qemu\n    boot: {kernel: k, rootfs: minimal}\n    console: {ignore: [a, "*"]}\n',
    expect: ['manifest/bad-regex 6:27'],
  },
  {
    title: 'a console that fails on nothing known',
    yaml: 'proctor: 1\nenvironments:\n  vm:\n    type: qemu\n    boot: {kernel: k, rootfs: minimal}\n    console: {fail-on: panic}\n',
    expect: ['manifest/bad-value 6:24'],
  },
  {
    title: 'an expression in a console',
    yaml: 'proctor: 1\nvariables: {v: a}\nenvironments:\n  vm:\n    type: qemu\n    boot: {kernel: k, rootfs: minimal}\n    console: {ignore: "${{ variables.v }}"}\n',
    expect: ['manifest/bad-expression 7:23'],
  },
  {
    title: 'an empty console',
    yaml: 'proctor: 1\nenvironments:\n  vm:\n    type: qemu\n    boot: {kernel: k, rootfs: minimal}\n    console: {}\n',
    expect: ['manifest/bad-value 6:14'],
  },
  {
    title: 'more memory than concurrency allows',
    yaml: 'proctor: 1\nconcurrency: {memory: 512MiB}\nenvironments:\n  vm:\n    type: qemu\n    boot: {kernel: k, rootfs: minimal}\n    memory: 1GiB\n',
    expect: ['manifest/conflict 7:13'],
  },
  {
    title: 'less memory in all than one machine has by default',
    yaml: 'proctor: 1\nconcurrency: {memory: 128MiB}\nenvironments:\n  vm:\n    type: qemu\n    boot: {kernel: k, rootfs: minimal}\n',
    expect: ['manifest/conflict 2:23'],
  },
  {
    title: 'more CPUs than concurrency allows',
    yaml: 'proctor: 1\nconcurrency: {cpus: 2}\nenvironments:\n  vm:\n    type: qemu\n    boot: {kernel: k, rootfs: minimal}\n    cpus: 4\n',
    expect: ['manifest/conflict 7:11'],
  },
  {
    title: 'more instances than memory allows',
    yaml: 'proctor: 1\nconcurrency: {memory: 1GiB}\nenvironments:\n  vm:\n    type: qemu\n    boot: {kernel: k, rootfs: minimal}\n    instances: 5\n',
    expect: ['manifest/conflict 7:16'],
  },
  {
    title: 'a limit of memory in words',
    yaml: 'proctor: 1\nconcurrency: {memory: much}\n',
    expect: ['manifest/bad-size 2:23'],
  },
  {
    title: 'a limit of no CPU',
    yaml: 'proctor: 1\nconcurrency: {cpus: 0}\n',
    expect: ['manifest/bad-value 2:21'],
  },
  {
    title: 'an unknown template',
    yaml: 'proctor: 1\ntemplates:\n  small: {boot: {kernel: k, rootfs: minimal}}\nenvironments:\n  vm: {type: qemu, template: smal}\n',
    expect: ['manifest/unknown-template 5:30'],
  },
  {
    title: 'a template where there is none',
    yaml: 'proctor: 1\nenvironments:\n  vm: {type: qemu, template: small}\n',
    expect: ['manifest/unknown-template 3:30'],
  },
  {
    title: 'a template of this machine',
    yaml: 'proctor: 1\ntemplates:\n  small: {boot: {kernel: k, rootfs: minimal}}\nenvironments:\n  here: {type: local, template: small}\n',
    expect: ['manifest/unknown-key 5:23'],
  },
  {
    title: 'a template of a template',
    yaml: 'proctor: 1\ntemplates:\n  a: {boot: {kernel: k, rootfs: minimal}}\n  b: {template: a}\n',
    expect: ['manifest/conflict 4:7'],
  },
  {
    title: 'a template of another type',
    yaml: 'proctor: 1\ntemplates:\n  a: {type: ssh}\n',
    expect: ['manifest/bad-value 3:13'],
  },
  {
    title: 'a template with an unknown key',
    yaml: 'proctor: 1\ntemplates:\n  a: {ram: 1GiB}\n',
    expect: ['manifest/unknown-key 3:7'],
  },
  {
    title: 'a template with a wrong value that nothing uses',
    yaml: 'proctor: 1\ntemplates:\n  a: {memory: 1MiB}\n',
    expect: ['manifest/bad-size 3:15'],
  },
  {
    title: 'a template that boots nothing',
    yaml: 'proctor: 1\ntemplates:\n  a: {memory: 1GiB}\nenvironments:\n  vm: {type: qemu, template: a}\n',
    expect: ['manifest/missing-key 5:3'],
  },
  {
    title: 'a boot disk of a template whose disks were replaced',
    yaml: 'proctor: 1\ntemplates:\n  a:\n    boot: {disk: root}\n    disks: [{name: root, image: i}]\n    connect: console\nenvironments:\n  vm: {type: qemu, template: a, disks: [{name: data, size: 1GiB}]}\n',
    expect: ['manifest/unknown-disk 4:18'],
  },
  {
    title: 'one port of this machine in a template of two',
    yaml: 'proctor: 1\ntemplates:\n  a:\n    boot: {kernel: k, rootfs: minimal}\n    network: {forward: [{guest: 80, host: 8080}]}\nenvironments:\n  b: {type: qemu, template: a}\n  c: {type: qemu, template: a}\n',
    expect: ['manifest/conflict 5:25'],
  },
  {
    title: 'a secret of a template in a script',
    yaml: 'proctor: 1\nsecrets: {s: {env: S}}\ntemplates:\n  t: {boot: {kernel: k, rootfs: minimal}, env: {TOKEN: "${{ secrets.s }}"}}\nenvironments:\n  vm: {type: qemu, template: t}\nscenarios:\n  a:\n    steps:\n      - run: echo ${{ env.TOKEN }}\n',
    expect: ['manifest/secret-misplaced 10:23'],
  },
  {
    title: 'a machine step on this machine',
    yaml: 'proctor: 1\nscenarios:\n  a:\n    steps:\n      - checkpoint: a\n',
    expect: ['manifest/impossible-step 5:9'],
  },
  {
    title: 'a machine step on one environment of two',
    yaml: 'proctor: 1\nenvironments:\n  vm: {type: qemu, boot: {kernel: k, rootfs: minimal}}\n  board: {type: ssh, host: b}\nscenarios:\n  a:\n    environment: [vm, board]\n    steps:\n      - nmi: true\n',
    expect: ['manifest/impossible-step 9:9'],
  },
  {
    title: 'a machine step that does two things',
    yaml: 'proctor: 1\nenvironments:\n  vm:\n    type: qemu\n    boot: {kernel: k, rootfs: minimal}\nscenarios:\n  a:\n    steps:\n      - {checkpoint: a, nmi: true}\n',
    expect: ['manifest/conflict 9:25'],
  },
  {
    title: 'a script beside a machine step',
    yaml: 'proctor: 1\nenvironments:\n  vm:\n    type: qemu\n    boot: {kernel: k, rootfs: minimal}\nscenarios:\n  a:\n    steps:\n      - {run: a, sysrq: c}\n',
    expect: ['manifest/conflict 9:18'],
  },
  {
    title: 'an expectation of a machine step',
    yaml: 'proctor: 1\nenvironments:\n  vm:\n    type: qemu\n    boot: {kernel: k, rootfs: minimal}\nscenarios:\n  a:\n    steps:\n      - {sysrq: c, expect: {exit-code: 1}}\n',
    expect: ['manifest/conflict 9:20'],
  },
  {
    title: 'a machine step in the background',
    yaml: 'proctor: 1\nenvironments:\n  vm:\n    type: qemu\n    boot: {kernel: k, rootfs: minimal}\nscenarios:\n  a:\n    steps:\n      - {checkpoint: a, background: true}\n',
    expect: ['manifest/conflict 9:25'],
  },
  {
    title: 'an environment of a machine step',
    yaml: 'proctor: 1\nenvironments:\n  vm:\n    type: qemu\n    boot: {kernel: k, rootfs: minimal}\nscenarios:\n  a:\n    steps:\n      - {reboot: true, env: {A: b}}\n',
    expect: ['manifest/conflict 9:24'],
  },
  {
    title: 'a restore of nothing',
    yaml: 'proctor: 1\nenvironments:\n  vm:\n    type: qemu\n    boot: {kernel: k, rootfs: minimal}\nscenarios:\n  a:\n    steps:\n      - restore: a\n',
    expect: ['manifest/unknown-checkpoint 9:18'],
  },
  {
    title: 'a restore before its checkpoint',
    yaml: 'proctor: 1\nenvironments:\n  vm:\n    type: qemu\n    boot: {kernel: k, rootfs: minimal}\nscenarios:\n  a:\n    steps:\n      - restore: a\n      - checkpoint: a\n',
    expect: ['manifest/unknown-checkpoint 9:18'],
  },
  {
    title: 'a restore of a misspelt checkpoint',
    yaml: 'proctor: 1\nenvironments:\n  vm:\n    type: qemu\n    boot: {kernel: k, rootfs: minimal}\nscenarios:\n  a:\n    steps:\n      - checkpoint: clean\n      - restore: claen\n',
    expect: ['manifest/unknown-checkpoint 10:18'],
  },
  {
    title: 'a checkpoint that is there',
    yaml: 'proctor: 1\nenvironments:\n  vm:\n    type: qemu\n    boot: {kernel: k, rootfs: minimal}\nscenarios:\n  a:\n    steps:\n      - checkpoint: a\n      - checkpoint: a\n',
    expect: ['manifest/bad-value 10:21'],
  },
  {
    title: 'a checkpoint with a name that is none',
    yaml: 'proctor: 1\nenvironments:\n  vm:\n    type: qemu\n    boot: {kernel: k, rootfs: minimal}\nscenarios:\n  a:\n    steps:\n      - checkpoint: "${{ case.id }}"\n',
    expect: ['manifest/bad-name 9:21'],
  },
  {
    title: 'a reboot of another kind',
    yaml: 'proctor: 1\nenvironments:\n  vm:\n    type: qemu\n    boot: {kernel: k, rootfs: minimal}\nscenarios:\n  a:\n    steps:\n      - reboot: hard\n',
    expect: ['manifest/bad-value 9:17'],
  },
  {
    title: 'a reboot that is none',
    yaml: 'proctor: 1\nenvironments:\n  vm:\n    type: qemu\n    boot: {kernel: k, rootfs: minimal}\nscenarios:\n  a:\n    steps:\n      - reboot: false\n',
    expect: ['manifest/bad-value 9:17'],
  },
  {
    title: 'a network that is neither up nor down',
    yaml: 'proctor: 1\nenvironments:\n  vm:\n    type: qemu\n    boot: {kernel: k, rootfs: minimal}\n    network: true\nscenarios:\n  a:\n    steps:\n      - network: off\n',
    expect: ['manifest/bad-value 10:18'],
  },
  {
    title: 'a network step without a network',
    yaml: 'proctor: 1\nenvironments:\n  vm:\n    type: qemu\n    boot: {kernel: k, rootfs: minimal}\nscenarios:\n  a:\n    steps:\n      - network: down\n',
    expect: ['manifest/impossible-step 9:9'],
  },
  {
    title: 'a disk to attach of nothing',
    yaml: 'proctor: 1\nenvironments:\n  vm:\n    type: qemu\n    boot: {kernel: k, rootfs: minimal}\nscenarios:\n  a:\n    steps:\n      - attach-disk: {name: a}\n',
    expect: ['manifest/missing-key 9:22'],
  },
  {
    title: 'a disk to attach as text',
    yaml: 'proctor: 1\nenvironments:\n  vm:\n    type: qemu\n    boot: {kernel: k, rootfs: minimal}\nscenarios:\n  a:\n    steps:\n      - attach-disk: a\n',
    expect: ['manifest/wrong-type 9:22'],
  },
  {
    title: 'a disk to attach that is there',
    yaml: 'proctor: 1\nenvironments:\n  vm:\n    type: qemu\n    boot: {kernel: k, rootfs: minimal}\n    disks: [{name: data, size: 1GiB}]\nscenarios:\n  a:\n    steps:\n      - attach-disk: {name: data, size: 1GiB}\n',
    expect: ['manifest/bad-value 10:29'],
  },
  {
    title: 'a disk attached twice',
    yaml: 'proctor: 1\nenvironments:\n  vm:\n    type: qemu\n    boot: {kernel: k, rootfs: minimal}\nscenarios:\n  a:\n    steps:\n      - attach-disk: {name: a, size: 1GiB}\n      - attach-disk: {name: a, size: 1GiB}\n',
    expect: ['manifest/bad-value 10:29'],
  },
  {
    title: 'a matrix value in a disk to attach',
    yaml: 'proctor: 1\nenvironments:\n  vm:\n    type: qemu\n    boot: {kernel: k, rootfs: minimal}\nscenarios:\n  a:\n    matrix: {v: [1]}\n    steps:\n      - attach-disk: {name: a, image: "${{ matrix.v }}"}\n',
    expect: ['manifest/bad-expression 10:44'],
  },
  {
    title: 'a disk to detach that is not there',
    yaml: 'proctor: 1\nenvironments:\n  vm:\n    type: qemu\n    boot: {kernel: k, rootfs: minimal}\n    disks: [{name: data, size: 1GiB}]\nscenarios:\n  a:\n    steps:\n      - detach-disk: dta\n',
    expect: ['manifest/unknown-disk 10:22'],
  },
  {
    title: 'a disk to detach again',
    yaml: 'proctor: 1\nenvironments:\n  vm:\n    type: qemu\n    boot: {kernel: k, rootfs: minimal}\nscenarios:\n  a:\n    steps:\n      - attach-disk: {name: a, size: 1GiB}\n      - detach-disk: a\n      - detach-disk: a\n',
    expect: ['manifest/unknown-disk 11:22'],
  },
  {
    title: 'a boot disk to detach',
    yaml: 'proctor: 1\nenvironments:\n  vm:\n    type: qemu\n    boot: {disk: root}\n    disks: [{name: root, image: i}]\n    connect: console\nscenarios:\n  a:\n    steps:\n      - detach-disk: root\n',
    expect: ['manifest/impossible-step 11:22'],
  },
  {
    title: 'an nmi that is none',
    yaml: 'proctor: 1\nenvironments:\n  vm:\n    type: qemu\n    boot: {kernel: k, rootfs: minimal}\nscenarios:\n  a:\n    steps:\n      - nmi: false\n',
    expect: ['manifest/bad-value 9:14'],
  },
  {
    title: 'a sysrq of an unknown key',
    yaml: 'proctor: 1\nenvironments:\n  vm:\n    type: qemu\n    boot: {kernel: k, rootfs: minimal}\nscenarios:\n  a:\n    steps:\n      - sysrq: crash\n',
    expect: ['manifest/bad-value 9:16'],
  },
  {
    title: 'a sysrq of a number',
    yaml: 'proctor: 1\nenvironments:\n  vm:\n    type: qemu\n    boot: {kernel: k, rootfs: minimal}\nscenarios:\n  a:\n    steps:\n      - sysrq: 9\n',
    expect: ['manifest/bad-value 9:16'],
  },
  {
    title: 'a memory dump into a folder',
    yaml: 'proctor: 1\nenvironments:\n  vm:\n    type: qemu\n    boot: {kernel: k, rootfs: minimal}\nscenarios:\n  a:\n    steps:\n      - dump-memory: cores/vm.elf\n',
    expect: ['manifest/bad-name 9:22'],
  },
  {
    title: 'a console of this machine',
    yaml: 'proctor: 1\nscenarios:\n  a:\n    console: {expect: panic}\n    steps:\n      - run: a\n',
    expect: ['manifest/conflict 4:5'],
  },
  {
    title: 'a scenario with console rules',
    yaml: 'proctor: 1\nenvironments:\n  vm:\n    type: qemu\n    boot: {kernel: k, rootfs: minimal}\nscenarios:\n  a:\n    console: {rules: [{match: a, title: b}]}\n    steps:\n      - run: a\n',
    expect: ['manifest/unknown-key 8:15'],
  },
  {
    title: 'a scenario that expects no expression',
    yaml: 'proctor: 1\nenvironments:\n  vm:\n    type: qemu\n    boot: {kernel: k, rootfs: minimal}\nscenarios:\n  a:\n    console: {expect: "("}\n    steps:\n      - run: a\n',
    expect: ['manifest/bad-regex 8:23'],
  },
];
