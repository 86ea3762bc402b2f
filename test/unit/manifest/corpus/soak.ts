import type {BadManifest} from './bad-manifest.ts';

const soak = (text: string): string => `proctor: 1
soak:
  ${text}
environments: {a: {type: local}, b: {type: local}}
scenarios:
  x: {environment: a, metrics: {rate: {max: 3}}, steps: [{run: x}]}
`;

export const SOAK: readonly BadManifest[] = [
  {
    title: 'a soak with a key that there is not',
    yaml: soak('durations: 1h'),
    expect: ['manifest/unknown-key 3:3'],
  },
  {
    title: 'a soak that takes no time',
    yaml: soak('duration: 0s'),
    expect: ['manifest/bad-duration 3:13'],
  },
  {
    title: 'reports without end, and a limit of no time',
    yaml: soak('{report-interval: 0s, stop-on: {unavailable: 0s}}'),
    expect: ['manifest/bad-duration 3:21', 'manifest/bad-duration 3:48'],
  },
  {
    title: 'a soak of no iterations',
    yaml: soak('iterations: 0'),
    expect: ['manifest/bad-value 3:15'],
  },
  {
    title: 'a limit of something that there is not',
    yaml: soak('limits: {memory-grow: 5%}'),
    expect: ['manifest/unknown-key 3:12'],
  },
  {
    title: 'a growth that is none',
    yaml: soak('limits: {memory-growth: 5 MiB}'),
    expect: ['manifest/bad-value 3:27'],
  },
  {
    title: 'a watched process on an environment that there is not',
    yaml: soak('watch: {server: {environment: c, pid-file: /run/x}}'),
    expect: ['manifest/unknown-environment 3:33'],
  },
  {
    title: 'a watched process that is nowhere',
    yaml: soak('watch: {server: {pid-file: /run/x}}'),
    expect: ['manifest/missing-key 3:19'],
  },
  {
    title: 'a watched process that cannot be found',
    yaml: soak('watch: {server: {environment: a}}'),
    expect: ['manifest/missing-key 3:19'],
  },
  ...['proctor', 'machine', 'iteration'].map((name) => ({
    title: `a watched process with the name of other series, ${name}`,
    yaml: soak(`watch: {${name}: {environment: a, pid-file: /run/x}}`),
    expect: ['manifest/bad-value 3:11'],
  })),
  {
    title: 'a watched process that is found twice',
    yaml: soak('watch: {server: {environment: a, pid-file: /run/x, command: pidof x}}'),
    expect: ['manifest/conflict 3:19'],
  },
];
