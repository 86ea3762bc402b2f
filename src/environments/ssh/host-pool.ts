import type {SshHost} from '../ssh-client/ssh-host.ts';

/** A host in use. Disposing it gives it back; the last one closes its connections. */
export interface HostLease extends AsyncDisposable {
  readonly host: SshHost;
  /** The next one to ask gets connections of its own: these may be dead without knowing it. */
  outdate(): void;
}

interface Entry {
  readonly host: SshHost;
  users: number;
}

/** Hosts in use, each closed when nobody uses it any more. */
export class HostPool {
  readonly #hosts = new Map<string, Entry>();

  acquire(key: string, open: () => SshHost): HostLease {
    const entry = this.#hosts.get(key) ?? {host: open(), users: 0};
    this.#hosts.set(key, entry);
    entry.users++;
    const outdate = (): void => {
      if (this.#hosts.get(key) === entry) this.#hosts.delete(key);
    };
    return {
      host: entry.host,
      outdate,
      [Symbol.asyncDispose]: async () => {
        if (--entry.users > 0) return;
        outdate();
        await entry.host[Symbol.asyncDispose]();
      },
    };
  }
}
