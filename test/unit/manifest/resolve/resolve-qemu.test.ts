import {expect, it} from 'vitest';
import type {Manifest, QemuSpec} from '../../../../src/manifest/manifest.ts';
import {parseManifest} from '../../../../src/manifest/parse-manifest.ts';
import {resolveManifest} from '../../../../src/manifest/resolve/resolve-manifest.ts';

function resolve(text: string): Manifest {
  const file = {path: 'p', text: `proctor: 1\n${text}`};
  const parsed = parseManifest(file, {today: '2026-06-01', variables: {}});
  if (!parsed.ok) throw new Error(parsed.diagnostics.map(({message}) => message).join('\n'));
  return resolveManifest(parsed.document, {
    path: '/srv/suite/proctor.yaml',
    folder: '/srv/suite',
    homeFolder: '/home/me',
    availableParallelism: 4,
    today: '2026-06-01',
    variables: {},
    sha256: () => 'abc',
  });
}

/** The environment `vm` of a manifest. */
function machine(text: string): QemuSpec {
  const spec = resolve(text).environments.get('vm');
  if (spec?.type !== 'qemu') throw new Error('vm is no virtual machine');
  return spec;
}

it('fills in what a virtual machine does not say, and takes nothing from this one', () => {
  expect(
    machine('environments: {vm: {type: qemu, boot: {kernel: k, rootfs: minimal}}}'),
  ).toMatchInlineSnapshot(`
    {
      "accel": "auto",
      "arch": "x86_64",
      "binary": undefined,
      "boot": {
        "cmdline": "",
        "dtb": undefined,
        "initrd": undefined,
        "kernel": "/srv/suite/k",
        "kind": "kernel",
        "rootfs": {
          "files": {},
          "modules": undefined,
          "sysroot": "/",
        },
      },
      "cache": false,
      "cacheBytesMax": 4294967296,
      "connect": {
        "timeoutMs": 120000,
        "via": "guest-agent",
      },
      "console": {
        "expect": [],
        "failOn": undefined,
        "ignore": [],
        "rules": [],
      },
      "cpu": undefined,
      "cpus": 1,
      "debug": [],
      "disks": [],
      "env": {},
      "extraArgs": [],
      "fwCfg": [],
      "id": "vm",
      "instances": 4,
      "isolation": "fork",
      "machine": undefined,
      "machineId": "keep",
      "memoryBytes": 268435456,
      "network": {
        "forwards": [],
        "mode": "none",
        "private": [],
        "restrict": false,
      },
      "pool": 0,
      "prepare": [],
      "restore": [],
      "shell": undefined,
      "silenceMs": undefined,
      "stageTimeoutMs": 300000,
      "type": "qemu",
      "workingDirectory": undefined,
    }
  `);
});

it('reads all that a virtual machine may say', () => {
  const spec = machine(`
variables: {DIR: build}
environments:
  vm:
    type: qemu
    arch: arm64
    accel: tcg
    cpus: 2
    memory: 1GiB
    machine: virt
    cpu: max
    qemu: ./bin/qemu
    boot: {kernel: "\${{ variables.DIR }}/Image", initrd: ~/i, cmdline: quiet, dtb: /b.dtb}
    disks: [{name: a, size: 1GiB}, {name: b, image: b.img, format: raw, read-only: true}]
    network:
      forward: [80, {guest: 53, host: 5353, protocol: udp}]
      restrict: true
      private: lab
    connect: {via: console, user: me, prompt: "> $", timeout: 10s}
    isolation: fork
    pool: 0
    cache: 1GiB
    machine-id: new
    silence: 30s
    console: {ignore: a, expect: [b], fail-on: never, rules: [{match: c, title: d}]}
    fw-cfg: {opt/a: "\${{ variables.DIR }}", opt/b: {file: c}}
    extra-args: [-device, "\${{ variables.DIR }}"]
`);
  expect(spec).toMatchInlineSnapshot(`
    {
      "accel": "tcg",
      "arch": "arm64",
      "binary": "/srv/suite/bin/qemu",
      "boot": {
        "cmdline": "quiet",
        "dtb": "/b.dtb",
        "initrd": "/home/me/i",
        "kernel": "/srv/suite/build/Image",
        "kind": "kernel",
        "rootfs": undefined,
      },
      "cache": true,
      "cacheBytesMax": 1073741824,
      "connect": {
        "loginPrompt": "login: ?$",
        "password": undefined,
        "prompt": "> $",
        "timeoutMs": 10000,
        "user": "me",
        "via": "console",
      },
      "console": {
        "expect": [
          "b",
        ],
        "failOn": "never",
        "ignore": [
          "a",
        ],
        "rules": [
          {
            "match": "c",
            "severity": "error",
            "title": "d",
          },
        ],
      },
      "cpu": "max",
      "cpus": 2,
      "debug": [],
      "disks": [
        {
          "boot": false,
          "format": undefined,
          "image": undefined,
          "name": "a",
          "readOnly": false,
          "sizeBytes": 1073741824,
        },
        {
          "boot": false,
          "format": "raw",
          "image": "/srv/suite/b.img",
          "name": "b",
          "readOnly": true,
          "sizeBytes": undefined,
        },
      ],
      "env": {},
      "extraArgs": [
        "-device",
        "build",
      ],
      "fwCfg": [
        {
          "name": "opt/a",
          "value": {
            "kind": "text",
            "text": "build",
          },
        },
        {
          "name": "opt/b",
          "value": {
            "kind": "file",
            "path": "/srv/suite/c",
          },
        },
      ],
      "id": "vm",
      "instances": 1,
      "isolation": "fork",
      "machine": "virt",
      "machineId": "new",
      "memoryBytes": 1073741824,
      "network": {
        "forwards": [
          {
            "guest": 80,
            "host": undefined,
            "protocol": "tcp",
          },
          {
            "guest": 53,
            "host": 5353,
            "protocol": "udp",
          },
        ],
        "mode": "user",
        "places": [
          {
            "environment": "vm",
            "environmentNumber": 1,
            "instances": 1,
            "network": "lab",
            "networkNumber": 0,
          },
        ],
        "private": [
          "lab",
        ],
        "restrict": true,
      },
      "pool": 0,
      "prepare": [],
      "restore": [],
      "shell": undefined,
      "silenceMs": 30000,
      "stageTimeoutMs": 300000,
      "type": "qemu",
      "workingDirectory": undefined,
    }
  `);
});

it('boots from the disk that is named', () => {
  const spec = machine(`
secrets: {s: {env: S}}
environments:
  vm:
    type: qemu
    boot: {disk: root, firmware: fw.fd}
    disks: [{name: data, size: 1MiB}, {name: root, image: i.qcow2}]
    connect: {via: ssh, password: "\${{ secrets.s }}", known-hosts: kh}
`);
  expect(spec.boot).toEqual({kind: 'disk', firmware: '/srv/suite/fw.fd'});
  expect(spec.disks.map(({name, boot}) => [name, boot])).toEqual([
    ['data', false],
    ['root', true],
  ]);
  expect(spec.connect).toMatchObject({password: '${{ secrets.s }}', keys: [], user: 'root'});
  // Somewhere the connection has to go.
  expect(spec.network.mode).toBe('user');
});

it('takes over a template key by key, its own keys as a whole', () => {
  const spec = machine(`
templates:
  small:
    memory: 64MiB
    boot: {kernel: k, rootfs: minimal, cmdline: quiet}
    network: {forward: [80], restrict: true}
    env: {A: "1", B: "2"}
    prepare: make
environments:
  vm: {type: qemu, template: small, network: {private: lab}, env: {A: "3"}}
`);
  expect(spec).toMatchObject({
    memoryBytes: 64 * 1024 ** 2,
    boot: {kernel: '/srv/suite/k', cmdline: 'quiet'},
    network: {mode: 'user', restrict: false, forwards: [], private: ['lab']},
    prepare: ['make'],
  });
  expect(spec.env).toEqual({A: '3'});
});

it.each([
  ['isolation: fork', 4],
  ['isolation: fresh', 4],
  ['isolation: shared', 1],
  ['instances: 3', 3],
  ['network: {forward: [{guest: 80, host: 8080}]}', 1],
  ['network: {forward: [80]}', 4],
])('has with %s at most %d at once', (key, instances) => {
  const text = `environments: {vm: {type: qemu, boot: {kernel: k, rootfs: minimal}, ${key}}}`;
  expect(machine(text).instances).toBe(instances);
});

it.each([
  ['network: true', {mode: 'user', private: []}],
  ['network: false', {mode: 'none', private: []}],
  ['network: {user: false, private: [a, b]}', {mode: 'none', private: ['a', 'b']}],
  ['connect: ssh', {mode: 'user'}],
  ['connect: console', {mode: 'none'}],
])('has with %s this network', (key, network) => {
  const text = `environments: {vm: {type: qemu, boot: {kernel: k, rootfs: minimal}, ${key}}}`;
  expect(machine(text).network).toMatchObject(network);
});

it('limits the memory and CPUs of all machines where the manifest does', () => {
  expect(resolve('concurrency: {memory: 1GiB, cpus: 3}').concurrency).toMatchObject({
    memoryBytes: 1024 ** 3,
    cpus: 3,
  });
  expect(Object.keys(resolve('concurrency: 2').concurrency)).not.toContain('memoryBytes');
});

it('reads what a scenario does to its machine, and calls each step by it', () => {
  const {scenarios} = resolve(`
variables: {DIR: build}
environments:
  vm: {type: qemu, boot: {kernel: k, rootfs: minimal}, network: true}
scenarios:
  a:
    console: {expect: oops}
    steps:
      - checkpoint: clean
      - attach-disk: {name: spare, image: "\${{ variables.DIR }}/s.img"}
      - detach-disk: spare
      - network: down
      - nmi: true
      - sysrq: c
      - reboot: true
      - reboot: reset
      - reboot: kexec
      - dump-memory: vm.elf
      - {name: back, restore: clean, timeout: 1m, if: always(), continue-on-error: true}
`);
  const scenario = scenarios.get('a');
  expect(scenario?.console).toEqual({ignore: [], expect: ['oops'], failOn: undefined, rules: []});
  expect(
    scenario?.steps.map(({name, action}) => [name, action.kind === 'machine' && action.operation]),
  ).toEqual([
    ['checkpoint clean', {kind: 'checkpoint', name: 'clean'}],
    [
      'attach-disk spare',
      {
        kind: 'attach-disk',
        disk: {
          name: 'spare',
          sizeBytes: undefined,
          image: '/srv/suite/build/s.img',
          format: undefined,
          readOnly: false,
          boot: false,
        },
      },
    ],
    ['detach-disk spare', {kind: 'detach-disk', name: 'spare'}],
    ['network down', {kind: 'network', state: 'down'}],
    ['nmi', {kind: 'nmi'}],
    ['sysrq c', {kind: 'sysrq', key: 'c'}],
    ['reboot', {kind: 'reboot', how: 'guest'}],
    ['reboot reset', {kind: 'reboot', how: 'reset'}],
    ['reboot kexec', {kind: 'reboot', how: 'kexec'}],
    ['dump-memory vm.elf', {kind: 'dump-memory', file: 'vm.elf'}],
    ['back', {kind: 'restore', name: 'clean'}],
  ]);
});

it('lets a step ask whether what it runs on is a machine', () => {
  const {scenarios} = resolve(`
environments:
  vm: {type: qemu, boot: {kernel: k, rootfs: minimal}}
  here: {type: local}
scenarios:
  a:
    environment: [vm, here]
    steps:
      - {checkpoint: clean, if: environment.type == 'qemu'}
`);
  expect(scenarios.get('a')?.steps).toHaveLength(1);
});
