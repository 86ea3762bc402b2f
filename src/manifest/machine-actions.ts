/** Keys by which a step does something to its machine from outside. */
export const MACHINE_ACTIONS = [
  'checkpoint',
  'restore',
  'reboot',
  'power',
  'network',
  'attach-disk',
  'detach-disk',
  'nmi',
  'sysrq',
  'dump-memory',
] as const;
export type MachineAction = (typeof MACHINE_ACTIONS)[number];
