import type {BadManifest} from './bad-manifest.ts';

export const CONTAINERS: readonly BadManifest[] = [
  {
    title: 'a container of nothing',
    yaml: 'proctor: 1\nenvironments:\n  box: {type: container, engine: podman}\n',
    expect: ['manifest/missing-key 3:3'],
  },
  {
    title: 'a container of an image and a rootfs',
    yaml: 'proctor: 1\nenvironments:\n  box: {type: container, image: i, rootfs: r}\n',
    expect: ['manifest/conflict 3:36'],
  },
  {
    title: 'a container with a misspelt image',
    yaml: 'proctor: 1\nenvironments:\n  box: {type: container, imagee: i}\n',
    expect: ['manifest/unknown-key 3:26'],
  },
  {
    title: 'another engine',
    yaml: 'proctor: 1\nenvironments:\n  box: {type: container, image: i, engine: lxc}\n',
    expect: ['manifest/bad-value 3:44'],
  },
  {
    title: 'a pull without an image',
    yaml: 'proctor: 1\nenvironments:\n  box: {type: container, rootfs: r, pull: never}\n',
    expect: ['manifest/conflict 3:37'],
  },
  {
    title: 'a build without a context',
    yaml: 'proctor: 1\nenvironments:\n  box: {type: container, build: {file: F}}\n',
    expect: ['manifest/missing-key 3:26'],
  },
  {
    title: 'a mount of one path',
    yaml: 'proctor: 1\nenvironments:\n  box: {type: container, image: i, mounts: [./src]}\n',
    expect: ['manifest/bad-value 3:45'],
  },
  {
    title: 'a mount to a relative path',
    yaml: 'proctor: 1\nenvironments:\n  box: {type: container, image: i, mounts: ["./src:src"]}\n',
    expect: ['manifest/bad-value 3:45'],
  },
  {
    title: 'two mounts in one place',
    yaml: 'proctor: 1\nenvironments:\n  box: {type: container, image: i, mounts: ["./a:/x", {source: b, target: /x/}]}\n',
    expect: ['manifest/conflict 3:75'],
  },
  {
    title: 'mounts that are a text',
    yaml: 'proctor: 1\nenvironments:\n  box: {type: container, image: i, mounts: "./a:/x"}\n',
    expect: ['manifest/wrong-type 3:44'],
  },
  {
    title: 'capabilities in small letters',
    yaml: 'proctor: 1\nenvironments:\n  box: {type: container, image: i, capabilities: {add: sys_ptrace}}\n',
    expect: ['manifest/bad-name 3:56'],
  },
  {
    title: 'capabilities for one that has all',
    yaml: 'proctor: 1\nenvironments:\n  box: {type: container, image: i, privileged: true, capabilities: {add: ALL}}\n',
    expect: ['manifest/conflict 3:69'],
  },
  {
    title: 'a device without its folder',
    yaml: 'proctor: 1\nenvironments:\n  box: {type: container, image: i, devices: [kvm]}\n',
    expect: ['manifest/bad-value 3:46'],
  },
  {
    title: 'a network with an option',
    yaml: 'proctor: 1\nenvironments:\n  box: {type: container, image: i, network: "--privileged"}\n',
    expect: ['manifest/bad-name 3:45'],
  },
  {
    title: 'parameters of a network that is shared',
    yaml: 'proctor: 1\nenvironments:\n  box: {type: container, image: i, network: host, sysctls: {net.ipv4.ip_forward: 1}}\n',
    expect: ['manifest/conflict 3:61'],
  },
  {
    title: 'a parameter of the kernel that is none',
    yaml: 'proctor: 1\nenvironments:\n  box: {type: container, image: i, sysctls: {forward: 1}}\n',
    expect: ['manifest/bad-name 3:46'],
  },
  {
    title: 'a host name with a blank',
    yaml: 'proctor: 1\nenvironments:\n  box: {type: container, image: i, hostname: my box}\n',
    expect: ['manifest/bad-name 3:46'],
  },
  {
    title: 'no processors',
    yaml: 'proctor: 1\nenvironments:\n  box: {type: container, image: i, resources: {cpu: 0}}\n',
    expect: ['manifest/bad-value 3:53'],
  },
  {
    title: 'no resources',
    yaml: 'proctor: 1\nenvironments:\n  box: {type: container, image: i, resources: {}}\n',
    expect: ['manifest/bad-value 3:47'],
  },
  {
    title: 'memory that nothing runs in',
    yaml: 'proctor: 1\nenvironments:\n  box: {type: container, image: i, resources: {memory: 64KiB}}\n',
    expect: ['manifest/bad-size 3:56'],
  },
  {
    title: 'memory without a unit',
    yaml: 'proctor: 1\nenvironments:\n  box: {type: container, image: i, resources: {memory: 64}}\n',
    expect: ['manifest/bad-size 3:56'],
  },
  {
    title: 'a folder in memory that is relative',
    yaml: 'proctor: 1\nenvironments:\n  box: {type: container, image: i, tmpfs: run}\n',
    expect: ['manifest/bad-value 3:43'],
  },
  {
    title: 'another isolation',
    yaml: 'proctor: 1\nenvironments:\n  box: {type: container, image: i, isolation: forked}\n',
    expect: ['manifest/bad-value 3:47'],
  },
  {
    title: 'a platform that is none',
    yaml: 'proctor: 1\nenvironments:\n  box: {type: container, image: i, platform: "linux arm64"}\n',
    expect: ['manifest/bad-value 3:46'],
  },
  {
    title: 'memory of a whole machine',
    yaml: 'proctor: 1\nenvironments:\n  box: {type: container, image: i, memory: 1GiB}\n',
    expect: ['manifest/unknown-key 3:36'],
  },
  {
    title: 'a container in place of a template',
    yaml: 'proctor: 1\nenvironments:\n  box: {type: container, image: i, template: t}\n',
    expect: ['manifest/unknown-key 3:36', 'manifest/unknown-template 3:46'],
  },
  {
    title: 'an image of a matrix',
    yaml: 'proctor: 1\nenvironments:\n  box: {type: container, image: "${{ matrix.i }}"}\n',
    expect: ['manifest/bad-expression 3:38'],
  },
  {
    title: 'another kind of environment',
    yaml: 'proctor: 1\nenvironments:\n  box: {type: docker, image: i}\n',
    expect: ['manifest/bad-value 3:15'],
  },
  {
    title: 'namespaces that there are not',
    yaml: 'proctor: 1\nscenarios:\n  s:\n    namespaces: [net]\n    steps: [{run: x}]\n',
    expect: ['manifest/bad-value 4:18'],
  },
  {
    title: 'a namespace twice',
    yaml: 'proctor: 1\nscenarios:\n  s:\n    namespaces: [pid, pid]\n    steps: [{run: x}]\n',
    expect: ['manifest/bad-value 4:23'],
  },
  {
    title: 'resources of a step that waits',
    yaml: 'proctor: 1\nscenarios:\n  s:\n    steps: [{id: a, run: x, background: true}, {wait: a, resources: {pids: 3}}]\n',
    expect: ['manifest/conflict 4:58'],
  },
  {
    title: 'processes that are none',
    yaml: 'proctor: 1\nscenarios:\n  s:\n    steps: [{run: x, resources: {pids: 0}}]\n',
    expect: ['manifest/bad-value 4:40'],
  },
  {
    title: 'memory of a step that nothing runs in',
    yaml: 'proctor: 1\nscenarios:\n  s:\n    steps: [{run: x, resources: {memory: 1KiB}}]\n',
    expect: ['manifest/bad-size 4:42'],
  },
  {
    title: 'nothing captured',
    yaml: 'proctor: 1\nscenarios:\n  s:\n    capture: {file-size: 1MiB}\n    steps: [{run: x}]\n',
    expect: ['manifest/missing-key 4:5'],
  },
  {
    title: 'less in all than one file',
    yaml: 'proctor: 1\nscenarios:\n  s:\n    capture: {files: "*", file-size: 2MiB, total-size: 1MiB}\n    steps: [{run: x}]\n',
    expect: ['manifest/conflict 4:56'],
  },
  {
    title: 'a size that is no whole bytes',
    yaml: 'proctor: 1\nscenarios:\n  s:\n    capture: {files: "*", file-size: 0.0001KiB}\n    steps: [{run: x}]\n',
    expect: ['manifest/bad-size 4:38'],
  },
  {
    title: 'files that are none',
    yaml: 'proctor: 1\nscenarios:\n  s:\n    capture: {files: []}\n    steps: [{run: x}]\n',
    expect: ['manifest/bad-value 4:22'],
  },
];
