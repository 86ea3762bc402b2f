import {FaultError} from '../../faults/fault-error.ts';
import {
  addKnownHost,
  fingerprint,
  judgeHostKey,
  type KnownHosts,
  knownHostName,
  knownKeyTypes,
  typeOfKey,
} from './known-hosts.ts';
import type {SshHop} from './ssh-target.ts';

/** Host key algorithms, best first; ssh-rsa signs with SHA-1 and is for hosts that have no more. */
const ALGORITHMS = [
  'ssh-ed25519',
  'ecdsa-sha2-nistp256',
  'ecdsa-sha2-nistp384',
  'ecdsa-sha2-nistp521',
  'rsa-sha2-512',
  'rsa-sha2-256',
  'ssh-rsa',
];

/** Decides on the key that one host shows. */
export class HostKeyCheck {
  readonly #hop: SshHop;
  readonly #known: KnownHosts;
  readonly #name: string;
  #fault: FaultError | undefined;
  #newKey: Buffer | undefined;

  constructor(hop: SshHop, known: KnownHosts) {
    this.#hop = hop;
    this.#known = known;
    this.#name = hop.hostKeyAlias?.toLowerCase() ?? knownHostName(hop.host, hop.port);
  }

  /** Why the key was refused. */
  get fault(): FaultError | undefined {
    return this.#fault;
  }

  /** Algorithms to offer: those first whose keys are known, so that the host shows such a one. */
  algorithms(): string[] {
    const known = knownKeyTypes(this.#known, this.#name).flatMap((type) =>
      type === 'ssh-rsa' ? ['rsa-sha2-512', 'rsa-sha2-256', 'ssh-rsa'] : [type],
    );
    const usable = known.filter((algorithm) => ALGORITHMS.includes(algorithm));
    return [...new Set([...usable, ...ALGORITHMS])];
  }

  /** Whether `key` may be trusted; `fault` says why not. */
  verify(key: Buffer): boolean {
    const verdict = judgeHostKey(this.#known, this.#name, key);
    const shown = `${typeOfKey(key)} ${fingerprint(key)}`;
    switch (verdict.kind) {
      case 'known':
        return true;
      case 'unknown':
        if (this.#hop.acceptNew) {
          this.#newKey = key;
          return true;
        }
        this.#fault = this.#unknown(shown, verdict.certAuthority);
        return false;
      case 'changed': {
        const {entry} = verdict;
        const listed = `${entry.keyType} ${fingerprint(entry.key)}`;
        const place = `${entry.file}:${entry.line}`;
        this.#fault = new FaultError(
          'ssh/host-key-changed',
          `cannot trust ${this.#name}: its host key is ${shown}, but ${place} lists ${listed}`,
          {
            details: {host: this.#name, shown: fingerprint(key), listed: fingerprint(entry.key)},
            help: `someone may be in between, or the host was set up anew; if you know that it was, remove line ${entry.line} of ${entry.file}`,
          },
        );
        return false;
      }
      case 'revoked':
        this.#fault = new FaultError(
          'ssh/host-key-revoked',
          `cannot trust ${this.#name}: its host key ${shown} is revoked at ${verdict.entry.file}:${verdict.entry.line}`,
          {
            help: 'somebody may hold this key who should not: give the host a new one, and list that',
            details: {host: this.#name, shown: fingerprint(key)},
          },
        );
        return false;
    }
  }

  /** Writes down a key that was new and accepted. Call once the host has proven that it has it. */
  async store(): Promise<void> {
    const key = this.#newKey;
    const [file] = this.#hop.knownHosts;
    if (key === undefined || file === undefined) return;
    this.#newKey = undefined;
    await addKnownHost(file, this.#name, key);
  }

  #unknown(shown: string, authority: {file: string; line: number} | undefined): FaultError {
    const {host, port} = this.#hop;
    const [file = '~/.ssh/known_hosts', ...others] = this.#hop.knownHosts;
    const where = [file, ...others].join(', ');
    const byAuthority =
      authority === undefined
        ? ''
        : ` (@cert-authority at ${authority.file}:${authority.line} is of no use: proctor does not support host certificates)`;
    const scan = `ssh-keyscan${port === 22 ? '' : ` -p ${port}`} ${host} >> ${file}`;
    const message = `cannot trust ${this.#name}: its host key ${shown} is in none of ${where}${byAuthority}`;
    return new FaultError('ssh/host-key-unknown', message, {
      details: {host: this.#name, shown},
      help: `compare the fingerprint with the host's, then \`${scan}\`; or set host-key-checking: accept-new`,
    });
  }
}
