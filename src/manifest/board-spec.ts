/** Locks that an environment's instance holds together, taken in the order of their names. */
export interface LockSpec {
  /** Sorted, without doubles; empty only beside boards, which the rest is for then. */
  readonly names: readonly string[];
  readonly mode: 'exclusive' | 'shared';
  /** For all of them together, a board included. */
  readonly timeoutMs: number;
  /** After so long without a sign of life a holder's lock is another's to take. */
  readonly leaseMs: number;
}

/** What is done to a host's power. */
export type PowerAction = 'on' | 'off' | 'cycle';

/** Commands that act on a board from this machine: shell scripts. */
export interface PowerSpec {
  readonly on: string | undefined;
  readonly off: string | undefined;
  /** `undefined`: `off`, then `on`, where both are there. */
  readonly cycle: string | undefined;
  /** Each command's, and the host's to answer after it. */
  readonly timeoutMs: number;
}

/** A machine of a lab: reserved by name or by its labels, never by two at once. */
export interface BoardSpec {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly host: string;
  readonly port: number | undefined;
  readonly user: string | undefined;
  readonly keys: readonly string[];
  readonly knownHosts: readonly string[];
  readonly power: PowerSpec | undefined;
  /** A command of this machine whose output is the board's serial console, as `cat /dev/ttyUSB0`. */
  readonly consoleCommand: string | undefined;
  /** A script that must end with 0 on the board before it is used. */
  readonly check: string | undefined;
  /** Infrastructure failures in a row after which it is not used until a check passes. */
  readonly quarantineAfter: number;
}
