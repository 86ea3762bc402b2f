/** One host on the way to an environment, everything that decides on it settled. */
export interface SshHop {
  /** As the user wrote it: for messages. */
  readonly label: string;
  readonly host: string;
  readonly port: number;
  readonly user: string;
  /** Name it is listed under in known_hosts, instead of host and port. */
  readonly hostKeyAlias: string | undefined;
  readonly keys: readonly IdentityFile[];
  /** Whether only `keys` are offered, even where the agent has more. */
  readonly identitiesOnly: boolean;
  /** Path of the agent's socket; `undefined` for none. */
  readonly agent: string | undefined;
  readonly knownHosts: readonly string[];
  readonly acceptNew: boolean;
}

export interface IdentityFile {
  readonly path: string;
  /** Where it was named; a default or configured one that cannot be used is passed over. */
  readonly origin: 'manifest' | 'config' | 'default';
}

/** The way to an environment. */
export interface SshTarget {
  /** From here to there; the last is the environment itself. */
  readonly hops: readonly [SshHop, ...SshHop[]];
  readonly connectTimeoutMs: number;
  readonly keepAliveMs: number;
  readonly sessionsMax: number;
  /** What the configuration asks for and does not get, for the user to know. */
  readonly warnings: readonly string[];
}
