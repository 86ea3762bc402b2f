/** One thing that was looked for. */
export interface Check {
  /** Stable, for scripts: `bash`, `kvm`, `memory`, … */
  readonly id: string;
  /** `missing`: the kind cannot work without; `warning`: it works, with a limit. */
  readonly status: 'ok' | 'warning' | 'missing';
  /** What was found, or what its absence means. */
  readonly detail: string;
  /** What mends it: a package or a command. */
  readonly fix?: string;
}

/** A kind of environment, or the machine itself, with what was found for it. */
export interface CheckGroup {
  readonly name: 'machine' | 'local' | 'ssh' | 'qemu' | 'container';
  /** Whether this version of proctor has this kind of environment. */
  readonly isSupported: boolean;
  readonly checks: readonly Check[];
}

/** What the checks may touch. */
export interface CheckContext {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Absolute. */
  readonly cwd: string;
  readonly signal: AbortSignal;
}

/** Whether nothing that the group cannot work without is missing. */
export function isUsable(group: CheckGroup): boolean {
  return group.checks.every((check) => check.status !== 'missing');
}
