import type {BadManifest} from './bad-manifest.ts';

export const PREPARATION: readonly BadManifest[] = [
  {
    title: 'dependencies that are a list',
    yaml: 'proctor: 1\ndependencies: [jq]\n',
    expect: ['manifest/wrong-type 2:15'],
  },
  {
    title: 'no dependencies',
    yaml: 'proctor: 1\ndependencies: {}\n',
    expect: ['manifest/bad-value 2:15'],
  },
  {
    title: 'packages in one text',
    yaml: 'proctor: 1\ndependencies: {packages: jq strace}\n',
    expect: ['manifest/bad-name 2:26'],
  },
  {
    title: 'a package that is an option',
    yaml: 'proctor: 1\ndependencies: {packages: [--force-yes]}\n',
    expect: ['manifest/bad-name 2:27'],
  },
  {
    title: 'a package that is wanted and required',
    yaml: 'proctor: 1\ndependencies: {packages: [jq], optional: [jq]}\n',
    expect: ['manifest/conflict 2:43'],
  },
  {
    title: 'another package manager',
    yaml: 'proctor: 1\ndependencies: {yum: [jq]}\n',
    expect: ['manifest/unknown-key 2:16'],
  },
  {
    title: 'a dependency without a check',
    yaml: 'proctor: 1\ndependencies: {commands: [{name: criu, install: make}]}\n',
    expect: ['manifest/missing-key 2:27'],
  },
  {
    title: 'two commands of one name',
    yaml: 'proctor: 1\ndependencies: {commands: [{name: a, check: x, install: y}, {name: a, check: x, install: y}]}\n',
    expect: ['manifest/bad-value 2:67'],
  },
  {
    title: 'a bundle that is no artifact',
    yaml: 'proctor: 1\ndependencies: {bundles: deb}\n',
    expect: ['manifest/unknown-artifact 2:25'],
  },
  {
    title: "a scenario's bundle that is no artifact",
    yaml: 'proctor: 1\nscenarios:\n  s:\n    dependencies: {bundles: [deb]}\n    steps: [{run: x}]\n',
    expect: ['manifest/unknown-artifact 4:30'],
  },
  {
    title: 'another update',
    yaml: 'proctor: 1\ndependencies: {packages: jq, update: always}\n',
    expect: ['manifest/bad-value 2:38'],
  },
  {
    title: 'no time for packages',
    yaml: 'proctor: 1\ndependencies: {packages: jq, timeout: 0s}\n',
    expect: ['manifest/bad-duration 2:39'],
  },
  {
    title: 'a package of a matrix',
    yaml: 'proctor: 1\nscenarios:\n  s:\n    dependencies: {packages: "${{ matrix.p }}"}\n    steps: [{run: x}]\n',
    expect: ['manifest/bad-expression 4:35'],
  },
  {
    title: 'a readiness check of nothing',
    yaml: 'proctor: 1\nenvironments:\n  here:\n    type: local\n    readiness: [{name: api}]\n',
    expect: ['manifest/missing-key 5:17'],
  },
  {
    title: 'an empty readiness check',
    yaml: 'proctor: 1\nenvironments:\n  here:\n    type: local\n    readiness: [{}]\n',
    expect: ['manifest/missing-key 5:17'],
  },
  {
    title: 'a readiness check of two things',
    yaml: 'proctor: 1\nenvironments:\n  here:\n    type: local\n    readiness: [{tcp: 80, http: "http://x"}]\n',
    expect: ['manifest/conflict 5:27'],
  },
  {
    title: 'a misspelt readiness check',
    yaml: 'proctor: 1\nenvironments:\n  here:\n    type: local\n    readiness: [{tpc: 80}]\n',
    expect: ['manifest/unknown-key 5:18'],
  },
  {
    title: 'readiness that is a mapping',
    yaml: 'proctor: 1\nenvironments:\n  here:\n    type: local\n    readiness: {tcp: 80}\n',
    expect: ['manifest/wrong-type 5:16'],
  },
  {
    title: 'a shell for a port',
    yaml: 'proctor: 1\nenvironments:\n  here:\n    type: local\n    readiness: [{tcp: 80, shell: sh}]\n',
    expect: ['manifest/conflict 5:27'],
  },
  {
    title: 'a port that is too large',
    yaml: 'proctor: 1\nenvironments:\n  here:\n    type: local\n    readiness: [{tcp: 70000}]\n',
    expect: ['manifest/bad-value 5:23'],
  },
  {
    title: 'a port that is none',
    yaml: 'proctor: 1\nenvironments:\n  here:\n    type: local\n    readiness: [{tcp: "api"}]\n',
    expect: ['manifest/bad-value 5:23'],
  },
  {
    title: 'a URL of another kind',
    yaml: 'proctor: 1\nenvironments:\n  here:\n    type: local\n    readiness: [{http: "ftp://x"}]\n',
    expect: ['manifest/bad-value 5:24'],
  },
  {
    title: 'a status that is none',
    yaml: 'proctor: 1\nenvironments:\n  here:\n    type: local\n    readiness: [{http: {url: "http://x", status: 42}}]\n',
    expect: ['manifest/bad-value 5:50'],
  },
  {
    title: 'a console of this machine',
    yaml: 'proctor: 1\nenvironments:\n  here:\n    type: local\n    readiness: [{console: ready}]\n',
    expect: ['manifest/impossible-check 5:18'],
  },
  {
    title: 'a console in a scenario without machines',
    yaml: 'proctor: 1\nscenarios:\n  s:\n    readiness: [{console: "login:"}]\n    steps: [{run: x}]\n',
    expect: ['manifest/impossible-check 4:18'],
  },
  {
    title: 'a console where one environment has none',
    yaml: 'proctor: 1\nenvironments:\n  vm: {type: qemu, boot: {kernel: k, rootfs: minimal}}\n  box: {type: container, image: i}\nscenarios:\n  s:\n    environment: [vm, box]\n    readiness: [{console: "login:"}]\n    steps: [{run: x}]\n',
    expect: ['manifest/impossible-check 8:18'],
  },
  {
    title: 'a console expression that is none',
    yaml: 'proctor: 1\nenvironments:\n  vm: {type: qemu, boot: {kernel: k, rootfs: minimal}, readiness: [{console: "("}]}\n',
    expect: ['manifest/bad-regex 3:78'],
  },
  {
    title: 'a readiness check that may take no time',
    yaml: 'proctor: 1\nenvironments:\n  here:\n    type: local\n    readiness: [{tcp: 80, timeout: 0s}]\n',
    expect: ['manifest/bad-duration 5:36'],
  },
  {
    title: 'two readiness checks of one name',
    yaml: 'proctor: 1\nenvironments:\n  here:\n    type: local\n    readiness: [{name: a, tcp: 80}, {name: a, tcp: 81}]\n',
    expect: ['manifest/bad-value 5:44'],
  },
  {
    title: 'free space that is no size',
    yaml: 'proctor: 1\nenvironments:\n  here:\n    type: local\n    readiness: [{disk: {path: /, free: 50MB}}]\n',
    expect: ['manifest/bad-size 5:40'],
  },
  {
    title: 'a disk without a size',
    yaml: 'proctor: 1\nenvironments:\n  here:\n    type: local\n    readiness: [{disk: {path: /}}]\n',
    expect: ['manifest/missing-key 5:18'],
  },
  {
    title: 'memory that is no size',
    yaml: 'proctor: 1\nenvironments:\n  here:\n    type: local\n    readiness: [{memory: 64}]\n',
    expect: ['manifest/bad-size 5:26'],
  },
  {
    title: 'a load of nothing',
    yaml: 'proctor: 1\nenvironments:\n  here:\n    type: local\n    readiness: [{cpu: {load: 0}}]\n',
    expect: ['manifest/bad-value 5:30'],
  },
  {
    title: 'a kernel that is no range',
    yaml: 'proctor: 1\nenvironments:\n  here:\n    type: local\n    readiness: [{kernel: latest}]\n',
    expect: ['manifest/bad-version 5:26'],
  },
  {
    title: 'an option of the kernel without its prefix',
    yaml: 'proctor: 1\nenvironments:\n  here:\n    type: local\n    readiness: [{kernel: {config: {KASAN: y}}}]\n',
    expect: ['manifest/bad-name 5:36'],
  },
  {
    title: 'an empty kernel check',
    yaml: 'proctor: 1\nenvironments:\n  here:\n    type: local\n    readiness: [{kernel: {}}]\n',
    expect: ['manifest/bad-value 5:26'],
  },
  {
    title: 'a cgroup limit that is no size',
    yaml: 'proctor: 1\nenvironments:\n  here:\n    type: local\n    readiness: [{cgroup: {memory: lots}}]\n',
    expect: ['manifest/bad-size 5:35'],
  },
  {
    title: 'a systemd check that is false',
    yaml: 'proctor: 1\nenvironments:\n  here:\n    type: local\n    readiness: [{systemd: false}]\n',
    expect: ['manifest/bad-value 5:27'],
  },
];
