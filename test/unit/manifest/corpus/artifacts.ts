import type {BadManifest} from './bad-manifest.ts';

export const ARTIFACTS: readonly BadManifest[] = [
  {
    title: 'an artifact of nothing',
    yaml: 'proctor: 1\nartifacts:\n  a: {target: t}\n',
    expect: ['manifest/missing-key 3:3'],
  },
  {
    title: 'an artifact of a source and a build',
    yaml: 'proctor: 1\nartifacts:\n  a: {target: t, source: s, build: {run: make, outputs: o}}\n',
    expect: ['manifest/conflict 3:29'],
  },
  {
    title: 'an artifact with a misspelt source',
    yaml: 'proctor: 1\nartifacts:\n  a: {target: t, sorce: s}\n',
    expect: ['manifest/unknown-key 3:18'],
  },
  {
    title: 'an artifact without a target',
    yaml: 'proctor: 1\nartifacts:\n  a: {source: s}\n',
    expect: ['manifest/missing-key 3:3'],
  },
  {
    title: 'no source at all',
    yaml: 'proctor: 1\nartifacts:\n  a: {target: t, source: []}\n',
    expect: ['manifest/bad-value 3:26'],
  },
  {
    title: 'a build without outputs',
    yaml: 'proctor: 1\nartifacts:\n  a: {target: t, build: {run: make}}\n',
    expect: ['manifest/missing-key 3:18'],
  },
  {
    title: 'a build that is a text',
    yaml: 'proctor: 1\nartifacts:\n  a: {target: t, build: make}\n',
    expect: ['manifest/wrong-type 3:25'],
  },
  {
    title: 'a build that takes no time',
    yaml: 'proctor: 1\nartifacts:\n  a: {target: t, build: {run: make, outputs: o, timeout: 0s}}\n',
    expect: ['manifest/bad-duration 3:58'],
  },
  {
    title: 'a build that reads a matrix',
    yaml: 'proctor: 1\nartifacts:\n  a: {target: t, build: {run: "make ${{ matrix.n }}", outputs: o}}\n',
    expect: ['manifest/bad-expression 3:41'],
  },
  {
    title: 'a build whose variables read a case',
    yaml: 'proctor: 1\nartifacts:\n  a: {target: t, build: {run: make, outputs: o, env: {A: "${{ case.id }}"}}}\n',
    expect: ['manifest/bad-expression 3:63'],
  },
  {
    title: 'a build with a secret in its script',
    yaml: 'proctor: 1\nsecrets: {k: {env: K}}\nartifacts:\n  a: {target: t, build: {run: "make ${{ secrets.k }}", outputs: o}}\n',
    expect: ['manifest/bad-expression 4:41'],
  },
  {
    title: 'a build with a secret that is not declared',
    yaml: 'proctor: 1\nartifacts:\n  a: {target: t, build: {run: make, outputs: o, env: {A: "${{ secrets.k }}"}}}\n',
    expect: ['manifest/unknown-secret 3:63'],
  },
  {
    title: 'a checksum that is too short',
    yaml: 'proctor: 1\nartifacts:\n  a: {target: t, source: s, checksum: sha256:e3b0}\n',
    expect: ['manifest/bad-checksum 3:39'],
  },
  {
    title: 'a checksum of another kind',
    yaml: 'proctor: 1\nartifacts:\n  a: {target: t, source: s, checksum: "md5:e3b0c44298fc1c149afbf4c8996fb924"}\n',
    expect: ['manifest/bad-checksum 3:39'],
  },
  {
    title: 'a checksum of a glob',
    yaml: 'proctor: 1\nartifacts:\n  a: {target: t, source: "*.sh", checksum: e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855}\n',
    expect: ['manifest/conflict 3:34'],
  },
  {
    title: 'a checksum of several files',
    yaml: 'proctor: 1\nartifacts:\n  a: {target: t, source: [a, b], checksum: sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855}\n',
    expect: ['manifest/conflict 3:34'],
  },
  {
    title: 'a checksum of a build',
    yaml: 'proctor: 1\nartifacts:\n  a: {target: t, build: {run: make, outputs: o}, checksum: e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855}\n',
    expect: ['manifest/conflict 3:50'],
  },
  {
    title: 'several archives to unpack',
    yaml: 'proctor: 1\nartifacts:\n  a: {target: t, source: [a.tar, b.tar], unpack: true}\n',
    expect: ['manifest/conflict 3:42'],
  },
  {
    title: 'folders left out that are not a number',
    yaml: 'proctor: 1\nartifacts:\n  a: {target: t, source: a.tar, unpack: {strip: one}}\n',
    expect: ['manifest/wrong-type 3:49'],
  },
  {
    title: 'fewer folders left out than none',
    yaml: 'proctor: 1\nartifacts:\n  a: {target: t, source: a.tar, unpack: {strip: -1}}\n',
    expect: ['manifest/bad-value 3:49'],
  },
  {
    title: 'a mode that is no octal number',
    yaml: 'proctor: 1\nartifacts:\n  a: {target: t, source: s, mode: "0798"}\n',
    expect: ['manifest/bad-value 3:35'],
  },
  {
    title: 'a mode without quotes',
    yaml: 'proctor: 1\nartifacts:\n  a: {target: t, source: s, mode: 755}\n',
    expect: ['manifest/bad-value 3:35'],
  },
  {
    title: 'an owner and a group in one',
    yaml: 'proctor: 1\nartifacts:\n  a: {target: t, source: s, owner: "root:wheel"}\n',
    expect: ['manifest/bad-name 3:36'],
  },
  {
    title: 'an owner that is a number without quotes',
    yaml: 'proctor: 1\nartifacts:\n  a: {target: t, source: s, owner: 1000}\n',
    expect: ['manifest/bad-name 3:36'],
  },
  {
    title: 'a sensitive artifact for everybody',
    yaml: 'proctor: 1\nartifacts:\n  a: {target: t, source: s, sensitive: true, mode: "0644"}\n',
    expect: ['manifest/exposed 3:52'],
  },
  {
    title: 'a NUL in a target',
    yaml: 'proctor: 1\nartifacts:\n  a: {target: "a\\0b", source: s}\n',
    expect: ['manifest/bad-value 3:15'],
  },
  {
    title: 'an artifact that needs one that is not there',
    yaml: 'proctor: 1\nartifacts:\n  a: {target: t, source: s, needs: b}\n',
    expect: ['manifest/unknown-artifact 3:36'],
  },
  {
    title: 'artifacts that need each other',
    yaml: 'proctor: 1\nartifacts:\n  a: {target: t, source: s, needs: b}\n  b: {target: u, source: s, needs: [a]}\n',
    expect: ['plan/cycle 3:36'],
  },
  {
    title: 'two artifacts for one file in a scenario',
    yaml: 'proctor: 1\nartifacts:\n  a: {target: /etc/app, source: one}\n  b: {target: /etc/./app, source: two}\nscenarios:\n  s: {artifacts: [a, b], steps: [{run: x}]}\n',
    expect: ['manifest/same-target 4:15'],
  },
  {
    title: 'two artifacts for one file of which one needs the other',
    yaml: 'proctor: 1\nartifacts:\n  a: {target: /etc/, source: conf/app}\n  b: {target: /etc/app, source: two, needs: a}\nscenarios:\n  s: {artifacts: b, steps: [{run: x}]}\n',
    expect: ['manifest/same-target 4:15'],
  },
  {
    title: 'two artifacts for one file on a shared environment',
    yaml: 'proctor: 1\nartifacts:\n  a: {target: app, source: one}\n  b: {target: app, source: two}\nenvironments:\n  here: {type: local}\nscenarios:\n  s: {artifacts: a, steps: [{run: x}]}\n  t: {artifacts: b, steps: [{run: x}]}\n',
    expect: ['manifest/same-target 4:15'],
  },
];
