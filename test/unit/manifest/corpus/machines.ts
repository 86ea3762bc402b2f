import type {BadManifest} from './bad-manifest.ts';

export const MACHINES: readonly BadManifest[] = [
  {
    title: 'a machine that boots nothing',
    yaml: 'proctor: 1\nenvironments:\n  vm:\n    type: qemu\n',
    expect: ['manifest/missing-key 3:3'],
  },
  {
    title: 'a machine that boots an empty mapping',
    yaml: 'proctor: 1\nenvironments:\n  vm:\n    type: qemu\n    boot: {}\n',
    expect: ['manifest/missing-key 5:5', 'manifest/bad-value 5:11'],
  },
  {
    title: 'a machine that boots neither kernel nor disk',
    yaml: 'proctor: 1\nenvironments:\n  vm:\n    type: qemu\n    boot: {cmdline: quiet}\n',
    expect: ['manifest/missing-key 5:5'],
  },
  {
    title: 'a machine that boots a kernel and a disk',
    yaml: 'proctor: 1\nenvironments:\n  vm:\n    type: qemu\n    boot: {kernel: k, disk: root}\n    disks: [{name: root, image: i}]\n    connect: console\n',
    expect: ['manifest/conflict 5:23'],
  },
  {
    title: 'an initrd beside a rootfs',
    yaml: 'proctor: 1\nenvironments:\n  vm:\n    type: qemu\n    boot: {kernel: k, initrd: i, rootfs: minimal}\n',
    expect: ['manifest/conflict 5:34'],
  },
  {
    title: 'a firmware beside a kernel',
    yaml: 'proctor: 1\nenvironments:\n  vm:\n    type: qemu\n    boot: {kernel: k, rootfs: minimal, firmware: f}\n',
    expect: ['manifest/conflict 5:40'],
  },
  {
    title: 'a command line for a disk',
    yaml: 'proctor: 1\nenvironments:\n  vm:\n    type: qemu\n    boot: {disk: root, cmdline: quiet}\n    disks: [{name: root, image: i}]\n    connect: console\n',
    expect: ['manifest/conflict 5:24'],
  },
  {
    title: 'another rootfs',
    yaml: 'proctor: 1\nenvironments:\n  vm:\n    type: qemu\n    boot: {kernel: k, rootfs: debian}\n    connect: console\n',
    expect: ['manifest/bad-value 5:31'],
  },
  {
    title: 'an empty rootfs',
    yaml: 'proctor: 1\nenvironments:\n  vm:\n    type: qemu\n    boot: {kernel: k, rootfs: {}}\n',
    expect: ['manifest/bad-value 5:31'],
  },
  {
    title: 'a rootfs with an unknown key',
    yaml: 'proctor: 1\nenvironments:\n  vm:\n    type: qemu\n    boot: {kernel: k, rootfs: {file: {}}}\n',
    expect: ['manifest/unknown-key 5:32'],
  },
  {
    title: 'a file in a rootfs at no absolute path',
    yaml: 'proctor: 1\nenvironments:\n  vm:\n    type: qemu\n    boot: {kernel: k, rootfs: {files: {opt/a: a}}}\n',
    expect: ['manifest/bad-value 5:40'],
  },
  {
    title: 'a kernel as text',
    yaml: 'proctor: 1\nenvironments:\n  vm:\n    type: qemu\n    boot: bzImage\n    connect: console\n',
    expect: ['manifest/wrong-type 5:11'],
  },
  {
    title: 'a device tree for x86_64',
    yaml: 'proctor: 1\nenvironments:\n  vm:\n    type: qemu\n    boot: {kernel: k, rootfs: minimal, dtb: d}\n',
    expect: ['manifest/conflict 5:40'],
  },
  {
    title: 'a boot disk that is none',
    yaml: 'proctor: 1\nenvironments:\n  vm:\n    type: qemu\n    boot: {disk: rot}\n    disks: [{name: root, image: i}]\n    connect: console\n',
    expect: ['manifest/unknown-disk 5:18'],
  },
  {
    title: 'a boot disk without disks',
    yaml: 'proctor: 1\nenvironments:\n  vm:\n    type: qemu\n    boot: {disk: root}\n    connect: console\n',
    expect: ['manifest/unknown-disk 5:18'],
  },
  {
    title: 'an unknown architecture',
    yaml: 'proctor: 1\nenvironments:\n  vm:\n    type: qemu\n    boot: {kernel: k, rootfs: minimal}\n    arch: amd64\n',
    expect: ['manifest/bad-value 6:11'],
  },
  {
    title: 'an unknown accelerator',
    yaml: 'proctor: 1\nenvironments:\n  vm:\n    type: qemu\n    boot: {kernel: k, rootfs: minimal}\n    accel: hvf\n',
    expect: ['manifest/bad-value 6:12'],
  },
  {
    title: 'no CPU',
    yaml: 'proctor: 1\nenvironments:\n  vm:\n    type: qemu\n    boot: {kernel: k, rootfs: minimal}\n    cpus: 0\n',
    expect: ['manifest/bad-value 6:11'],
  },
  {
    title: 'too many CPUs',
    yaml: 'proctor: 1\nenvironments:\n  vm:\n    type: qemu\n    boot: {kernel: k, rootfs: minimal}\n    cpus: 256\n',
    expect: ['manifest/bad-value 6:11'],
  },
  {
    title: 'memory without a unit',
    yaml: 'proctor: 1\nenvironments:\n  vm:\n    type: qemu\n    boot: {kernel: k, rootfs: minimal}\n    memory: 512\n',
    expect: ['manifest/bad-size 6:13'],
  },
  {
    title: 'memory in decimal units',
    yaml: 'proctor: 1\nenvironments:\n  vm:\n    type: qemu\n    boot: {kernel: k, rootfs: minimal}\n    memory: 512MB\n',
    expect: ['manifest/bad-size 6:13'],
  },
  {
    title: 'memory with a blank',
    yaml: 'proctor: 1\nenvironments:\n  vm:\n    type: qemu\n    boot: {kernel: k, rootfs: minimal}\n    memory: 512 MiB\n',
    expect: ['manifest/bad-size 6:13'],
  },
  {
    title: 'too little memory',
    yaml: 'proctor: 1\nenvironments:\n  vm:\n    type: qemu\n    boot: {kernel: k, rootfs: minimal}\n    memory: 8MiB\n',
    expect: ['manifest/bad-size 6:13'],
  },
  {
    title: 'too much memory',
    yaml: 'proctor: 1\nenvironments:\n  vm:\n    type: qemu\n    boot: {kernel: k, rootfs: minimal}\n    memory: 17TiB\n',
    expect: ['manifest/bad-size 6:13'],
  },
  {
    title: 'memory of broken MiB',
    yaml: 'proctor: 1\nenvironments:\n  vm:\n    type: qemu\n    boot: {kernel: k, rootfs: minimal}\n    memory: 100.5MiB\n',
    expect: ['manifest/bad-size 6:13'],
  },
  {
    title: 'memory of broken bytes',
    yaml: 'proctor: 1\nenvironments:\n  vm:\n    type: qemu\n    boot: {kernel: k, rootfs: minimal}\n    memory: 100.0000001MiB\n',
    expect: ['manifest/bad-size 6:13'],
  },
  {
    title: 'a kernel where an environment has none',
    yaml: 'proctor: 1\nenvironments:\n  vm:\n    type: qemu\n    boot: {kernel: k, rootfs: minimal}\n    kernel: k\n',
    expect: ['manifest/unknown-key 6:5'],
  },
  {
    title: 'an image where an environment has none',
    yaml: 'proctor: 1\nenvironments:\n  vm:\n    type: qemu\n    boot: {kernel: k, rootfs: minimal}\n    image: k\n',
    expect: ['manifest/unknown-key 6:5'],
  },
  {
    title: 'a key of no environment',
    yaml: 'proctor: 1\nenvironments:\n  vm:\n    type: qemu\n    boot: {kernel: k, rootfs: minimal}\n    inherit-env: true\n',
    expect: ['manifest/unknown-key 6:5'],
  },
  {
    title: 'a misspelt key of a machine',
    yaml: 'proctor: 1\nenvironments:\n  vm:\n    type: qemu\n    boot: {kernel: k, rootfs: minimal}\n    memroy: 1GiB\n',
    expect: ['manifest/unknown-key 6:5'],
  },
  {
    title: 'disks by name',
    yaml: 'proctor: 1\nenvironments:\n  vm:\n    type: qemu\n    boot: {kernel: k, rootfs: minimal}\n    disks: {data: {size: 1GiB}}\n',
    expect: ['manifest/wrong-type 6:12'],
  },
  {
    title: 'no disks',
    yaml: 'proctor: 1\nenvironments:\n  vm:\n    type: qemu\n    boot: {kernel: k, rootfs: minimal}\n    disks: []\n',
    expect: ['manifest/bad-value 6:12'],
  },
  {
    title: 'a disk without a name',
    yaml: 'proctor: 1\nenvironments:\n  vm:\n    type: qemu\n    boot: {kernel: k, rootfs: minimal}\n    disks: [{size: 1GiB}]\n',
    expect: ['manifest/missing-key 6:13'],
  },
  {
    title: 'a disk with a name that is none',
    yaml: 'proctor: 1\nenvironments:\n  vm:\n    type: qemu\n    boot: {kernel: k, rootfs: minimal}\n    disks: [{name: "a b", size: 1GiB}]\n',
    expect: ['manifest/bad-name 6:20'],
  },
  {
    title: 'two disks of one name',
    yaml: 'proctor: 1\nenvironments:\n  vm:\n    type: qemu\n    boot: {kernel: k, rootfs: minimal}\n    disks: [{name: a, size: 1GiB}, {name: a, size: 2GiB}]\n',
    expect: ['manifest/bad-value 6:43'],
  },
  {
    title: 'a disk of nothing',
    yaml: 'proctor: 1\nenvironments:\n  vm:\n    type: qemu\n    boot: {kernel: k, rootfs: minimal}\n    disks: [{name: a}]\n',
    expect: ['manifest/missing-key 6:13'],
  },
  {
    title: 'a disk of a size and an image',
    yaml: 'proctor: 1\nenvironments:\n  vm:\n    type: qemu\n    boot: {kernel: k, rootfs: minimal}\n    disks: [{name: a, size: 1GiB, image: i}]\n',
    expect: ['manifest/conflict 6:23'],
  },
  {
    title: 'an empty disk with a format',
    yaml: 'proctor: 1\nenvironments:\n  vm:\n    type: qemu\n    boot: {kernel: k, rootfs: minimal}\n    disks: [{name: a, size: 1GiB, format: raw}]\n',
    expect: ['manifest/conflict 6:35'],
  },
  {
    title: 'an empty disk that is read-only',
    yaml: 'proctor: 1\nenvironments:\n  vm:\n    type: qemu\n    boot: {kernel: k, rootfs: minimal}\n    disks: [{name: a, size: 1GiB, read-only: true}]\n',
    expect: ['manifest/conflict 6:35'],
  },
  {
    title: 'an image of an unknown format',
    yaml: 'proctor: 1\nenvironments:\n  vm:\n    type: qemu\n    boot: {kernel: k, rootfs: minimal}\n    disks: [{name: a, image: i, format: vmdk}]\n',
    expect: ['manifest/bad-value 6:41'],
  },
  {
    title: 'a disk of a small size',
    yaml: 'proctor: 1\nenvironments:\n  vm:\n    type: qemu\n    boot: {kernel: k, rootfs: minimal}\n    disks: [{name: a, size: 4KiB}]\n',
    expect: ['manifest/bad-size 6:29'],
  },
  {
    title: 'a disk of broken sectors',
    yaml: 'proctor: 1\nenvironments:\n  vm:\n    type: qemu\n    boot: {kernel: k, rootfs: minimal}\n    disks: [{name: a, size: 1024.25KiB}]\n',
    expect: ['manifest/bad-size 6:29'],
  },
  {
    title: 'more disks than slots',
    yaml: 'proctor: 1\nenvironments:\n  vm:\n    type: qemu\n    boot: {kernel: k, rootfs: minimal}\n    disks:\n      - {name: d0, size: 1GiB}\n      - {name: d1, size: 1GiB}\n      - {name: d2, size: 1GiB}\n      - {name: d3, size: 1GiB}\n      - {name: d4, size: 1GiB}\n      - {name: d5, size: 1GiB}\n      - {name: d6, size: 1GiB}\n      - {name: d7, size: 1GiB}\n      - {name: d8, size: 1GiB}\n      - {name: d9, size: 1GiB}\n      - {name: d10, size: 1GiB}\n      - {name: d11, size: 1GiB}\n      - {name: d12, size: 1GiB}\n      - {name: d13, size: 1GiB}\n      - {name: d14, size: 1GiB}\n      - {name: d15, size: 1GiB}\n      - {name: d16, size: 1GiB}\n      - {name: d17, size: 1GiB}\n      - {name: d18, size: 1GiB}\n      - {name: d19, size: 1GiB}\n      - {name: d20, size: 1GiB}\n      - {name: d21, size: 1GiB}\n      - {name: d22, size: 1GiB}\n      - {name: d23, size: 1GiB}\n      - {name: d24, size: 1GiB}\n      - {name: d25, size: 1GiB}\n      - {name: d26, size: 1GiB}\n',
    expect: ['manifest/bad-value 7:7'],
  },
  {
    title: 'a network as text',
    yaml: 'proctor: 1\nenvironments:\n  vm:\n    type: qemu\n    boot: {kernel: k, rootfs: minimal}\n    network: user\n',
    expect: ['manifest/wrong-type 6:14'],
  },
  {
    title: 'an empty network',
    yaml: 'proctor: 1\nenvironments:\n  vm:\n    type: qemu\n    boot: {kernel: k, rootfs: minimal}\n    network: {}\n',
    expect: ['manifest/bad-value 6:14'],
  },
  {
    title: 'a port beyond all ports',
    yaml: 'proctor: 1\nenvironments:\n  vm:\n    type: qemu\n    boot: {kernel: k, rootfs: minimal}\n    network: {forward: [70000]}\n',
    expect: ['manifest/bad-value 6:25'],
  },
  {
    title: 'a forward that is no list',
    yaml: 'proctor: 1\nenvironments:\n  vm:\n    type: qemu\n    boot: {kernel: k, rootfs: minimal}\n    network: {forward: 80}\n',
    expect: ['manifest/wrong-type 6:24'],
  },
  {
    title: 'a forward without a guest port',
    yaml: 'proctor: 1\nenvironments:\n  vm:\n    type: qemu\n    boot: {kernel: k, rootfs: minimal}\n    network: {forward: [{host: 80}]}\n',
    expect: ['manifest/missing-key 6:25'],
  },
  {
    title: 'a forward of an unknown protocol',
    yaml: 'proctor: 1\nenvironments:\n  vm:\n    type: qemu\n    boot: {kernel: k, rootfs: minimal}\n    network: {forward: [{guest: 80, protocol: sctp}]}\n',
    expect: ['manifest/bad-value 6:47'],
  },
  {
    title: 'one port of the guest twice',
    yaml: 'proctor: 1\nenvironments:\n  vm:\n    type: qemu\n    boot: {kernel: k, rootfs: minimal}\n    network: {forward: [80, {guest: 80, host: 8080}]}\n',
    expect: ['manifest/conflict 6:29'],
  },
  {
    title: 'one port of this machine twice',
    yaml: 'proctor: 1\nenvironments:\n  vm:\n    type: qemu\n    boot: {kernel: k, rootfs: minimal}\n    network: {forward: [{guest: 80, host: 8080}, {guest: 81, host: 8080}]}\n',
    expect: ['manifest/conflict 6:50'],
  },
  {
    title: 'a forward without user networking',
    yaml: 'proctor: 1\nenvironments:\n  vm:\n    type: qemu\n    boot: {kernel: k, rootfs: minimal}\n    network: {user: false, private: lab, forward: [80]}\n',
    expect: ['manifest/conflict 6:42'],
  },
  {
    title: 'no user networking and no other',
    yaml: 'proctor: 1\nenvironments:\n  vm:\n    type: qemu\n    boot: {kernel: k, rootfs: minimal}\n    network: {user: false}\n',
    expect: ['manifest/conflict 6:21'],
  },
  {
    title: 'a fixed port for several machines',
    yaml: 'proctor: 1\nenvironments:\n  vm:\n    type: qemu\n    boot: {kernel: k, rootfs: minimal}\n    network: {forward: [{guest: 80, host: 8080}]}\n    instances: 2\n',
    expect: ['manifest/conflict 7:16'],
  },
  {
    title: 'a fixed port for a pool',
    yaml: 'proctor: 1\nenvironments:\n  vm:\n    type: qemu\n    boot: {kernel: k, rootfs: minimal}\n    network: {forward: [{guest: 80, host: 8080}]}\n    pool: 1\n',
    expect: ['manifest/conflict 7:11'],
  },
  {
    title: 'one port of this machine in two environments',
    yaml: 'proctor: 1\nenvironments:\n  a: {type: qemu, boot: {kernel: k, rootfs: minimal}, network: {forward: [{guest: 80, host: 8080}]}}\n  b: {type: qemu, boot: {kernel: k, rootfs: minimal}, network: {forward: [{guest: 81, host: 8080}]}}\n',
    expect: ['manifest/conflict 4:75'],
  },
  {
    title: 'no way in',
    yaml: 'proctor: 1\nenvironments:\n  vm:\n    type: qemu\n    boot: {kernel: k, initrd: i}\n',
    expect: ['manifest/missing-key 3:3'],
  },
  {
    title: 'an unknown way in',
    yaml: 'proctor: 1\nenvironments:\n  vm:\n    type: qemu\n    boot: {kernel: k, rootfs: minimal}\n    connect: telnet\n',
    expect: ['manifest/bad-value 6:14'],
  },
  {
    title: 'an unknown way in in full',
    yaml: 'proctor: 1\nenvironments:\n  vm:\n    type: qemu\n    boot: {kernel: k, rootfs: minimal}\n    connect: {via: agent}\n',
    expect: ['manifest/bad-value 6:20'],
  },
  {
    title: 'a way in without via',
    yaml: 'proctor: 1\nenvironments:\n  vm:\n    type: qemu\n    boot: {kernel: k, rootfs: minimal}\n    connect: {user: root}\n',
    expect: ['manifest/missing-key 6:5'],
  },
  {
    title: 'ssh without a network',
    yaml: 'proctor: 1\nenvironments:\n  vm:\n    type: qemu\n    boot: {kernel: k, rootfs: minimal}\n    network: false\n    connect: ssh\n',
    expect: ['manifest/conflict 6:14'],
  },
  {
    title: 'ssh without user networking',
    yaml: 'proctor: 1\nenvironments:\n  vm:\n    type: qemu\n    boot: {kernel: k, rootfs: minimal}\n    network: {user: false, private: lab}\n    connect: {via: ssh}\n',
    expect: ['manifest/conflict 6:14'],
  },
  {
    title: 'ssh without a key',
    yaml: 'proctor: 1\nenvironments:\n  vm:\n    type: qemu\n    boot: {kernel: k, initrd: i}\n    connect: ssh\n',
    expect: ['manifest/missing-key 6:14'],
  },
  {
    title: 'ssh without a host key',
    yaml: 'proctor: 1\nenvironments:\n  vm:\n    type: qemu\n    boot: {kernel: k, initrd: i}\n    connect: {via: ssh, key: k}\n',
    expect: ['manifest/missing-key 6:14'],
  },
  {
    title: 'ssh with a key for a rootfs',
    yaml: 'proctor: 1\nenvironments:\n  vm:\n    type: qemu\n    boot: {kernel: k, rootfs: minimal}\n    connect: {via: ssh, key: k}\n',
    expect: ['manifest/conflict 6:25'],
  },
  {
    title: 'a password in the clear',
    yaml: 'proctor: 1\nenvironments:\n  vm:\n    type: qemu\n    boot: {kernel: k, initrd: i}\n    connect: {via: ssh, password: hunter2, known-hosts: h}\n',
    expect: ['manifest/bad-value 6:35'],
  },
  {
    title: 'a passphrase without a key',
    yaml: 'proctor: 1\nsecrets: {s: {env: S}}\nenvironments:\n  vm:\n    type: qemu\n    boot: {kernel: k, initrd: i}\n    connect: {via: ssh, password: "${{ secrets.s }}", passphrase: "${{ secrets.s }}", known-hosts: h}\n',
    expect: ['manifest/conflict 7:55'],
  },
  {
    title: 'a secret as user',
    yaml: 'proctor: 1\nsecrets: {s: {env: S}}\nenvironments:\n  vm:\n    type: qemu\n    boot: {kernel: k, initrd: i}\n    connect: {via: console, user: "${{ secrets.s }}"}\n',
    expect: ['manifest/bad-expression 7:40'],
  },
  {
    title: 'a key for the guest agent',
    yaml: 'proctor: 1\nenvironments:\n  vm:\n    type: qemu\n    boot: {kernel: k, rootfs: minimal}\n    connect: {via: guest-agent, key: k}\n',
    expect: ['manifest/conflict 6:33'],
  },
  {
    title: 'a prompt for ssh',
    yaml: 'proctor: 1\nenvironments:\n  vm:\n    type: qemu\n    boot: {kernel: k, rootfs: minimal}\n    connect: {via: ssh, prompt: "# $"}\n',
    expect: ['manifest/conflict 6:25'],
  },
  {
    title: 'a prompt that is no expression',
    yaml: 'proctor: 1\nenvironments:\n  vm:\n    type: qemu\n    boot: {kernel: k, rootfs: minimal}\n    connect: {via: console, prompt: "("}\n',
    expect: ['manifest/bad-regex 6:37'],
  },
  {
    title: 'an expression in a prompt',
    yaml: 'proctor: 1\nvariables: {v: a}\nenvironments:\n  vm:\n    type: qemu\n    boot: {kernel: k, rootfs: minimal}\n    connect: {via: console, prompt: "${{ variables.v }}"}\n',
    expect: ['manifest/bad-expression 7:37'],
  },
  {
    title: 'no time to connect',
    yaml: 'proctor: 1\nenvironments:\n  vm:\n    type: qemu\n    boot: {kernel: k, rootfs: minimal}\n    connect: {via: console, timeout: 0s}\n',
    expect: ['manifest/bad-duration 6:38'],
  },
];
