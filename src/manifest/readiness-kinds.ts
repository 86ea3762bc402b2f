/** The keys of a readiness check of which exactly one says what must hold. */
export const READINESS_KINDS = [
  'command',
  'tcp',
  'http',
  'file',
  'console',
  'systemd',
  'cgroup',
  'disk',
  'memory',
  'cpu',
  'tools',
  'kernel',
  'network',
] as const;

export type ReadinessKind = (typeof READINESS_KINDS)[number];
