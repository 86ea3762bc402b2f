import {join} from 'node:path';
import {FaultError} from '../../faults/fault-error.ts';
import type {SshSpec} from '../../manifest/manifest.ts';
import type {IdentityFile, SshHop, SshTarget} from '../ssh-client/ssh-target.ts';
import {type HostConfig, type HostConfigs, readClientConfig} from './client-config.ts';

/** Who uses the driver, and where their files are. */
export interface SshUser {
  readonly name: string;
  readonly homeFolder: string;
}

/** In the order in which OpenSSH tries them. */
const DEFAULT_KEYS = ['id_rsa', 'id_ecdsa', 'id_ed25519'];
/** Of SSH, where none is named. */
export const DEFAULT_PORT = 22;
/** ssh(1) allows as many. */
const HOPS_MAX = 8;

/**
 * Settles where `spec` leads: the manifest's keys first, then the client configuration, then
 * OpenSSH's defaults.
 *
 * @throws {FaultError} `ssh/unreachable` for a configuration that cannot be followed.
 */
export async function resolveTarget(
  spec: SshSpec,
  user: SshUser,
  env: Readonly<Record<string, string | undefined>>,
): Promise<SshTarget> {
  const path =
    spec.config === false ? undefined : (spec.config ?? join(user.homeFolder, '.ssh', 'config'));
  const configs = await readClientConfig(path, user.homeFolder).catch((error: unknown) => {
    const message = `cannot read the SSH configuration '${path}'`;
    throw new FaultError('ssh/unreachable', message, {cause: error});
  });
  const resolver = new HopResolver(spec, {user, env, configs});
  const config = configs(spec.host);
  const last = resolver.hop(spec.host, {port: spec.port, user: spec.user, isTarget: true});
  const jump = spec.jump ?? config.first('proxyjump');
  const before = jump === undefined || jump === 'none' ? [] : resolver.chain(jump, 0);
  if (before.length === 0 && (config.first('proxycommand') ?? 'none') !== 'none') {
    throw new FaultError('ssh/unreachable', `cannot reach ${spec.host} by its ProxyCommand`, {
      help: 'proctor runs no ProxyCommand: use ProxyJump, or `jump` in the manifest',
    });
  }
  const aliveS = Number(config.first('serveraliveinterval'));
  const timeoutS = Number(config.first('connecttimeout'));
  const [first = last, ...rest] = [...before, last];
  return {
    hops: [first, ...rest],
    // The manifest's default cannot be told from a value given: the shorter one holds.
    connectTimeoutMs:
      timeoutS > 0 ? Math.min(timeoutS * 1000, spec.connectTimeoutMs) : spec.connectTimeoutMs,
    keepAliveMs: aliveS > 0 ? Math.min(aliveS * 1000, spec.keepAliveMs) : spec.keepAliveMs,
    sessionsMax: spec.sessionsMax,
    warnings: resolver.warnings,
  };
}

class HopResolver {
  readonly warnings: string[] = [];
  readonly #spec: SshSpec;
  readonly #user: SshUser;
  readonly #env: Readonly<Record<string, string | undefined>>;
  readonly #configs: HostConfigs;

  constructor(
    spec: SshSpec,
    options: {
      user: SshUser;
      env: Readonly<Record<string, string | undefined>>;
      configs: HostConfigs;
    },
  ) {
    this.#spec = spec;
    this.#user = options.user;
    this.#env = options.env;
    this.#configs = options.configs;
  }

  /** Hops of a ProxyJump value, with those that the first of them needs itself. */
  chain(jump: string, depth: number): SshHop[] {
    const hops: SshHop[] = [];
    for (const [index, part] of jump.split(',').entries()) {
      const {host, user, port} = parseJump(part.trim());
      const own = index === 0 ? this.#configs(host).first('proxyjump') : undefined;
      if (own !== undefined && own !== 'none') {
        if (depth >= HOPS_MAX) {
          throw new FaultError('ssh/unreachable', `cannot follow ProxyJump of '${host}': too long`);
        }
        hops.push(...this.chain(own, depth + 1));
      }
      hops.push(this.hop(host, {user, port, isTarget: false}));
    }
    return hops;
  }

  hop(
    label: string,
    given: {
      readonly port: number | undefined;
      readonly user: string | undefined;
      readonly isTarget: boolean;
    },
  ): SshHop {
    const spec = this.#spec;
    const config = this.#configs(label);
    const user = given.user ?? config.first('user') ?? this.#user.name;
    const port = given.port ?? (Number(config.first('port')) || DEFAULT_PORT);
    const host = (config.first('hostname') ?? label).replaceAll('%h', label).replaceAll('%%', '%');
    const fill = (path: string): string => this.#fill(path, {host, port, user, label});
    const checking = config.first('stricthostkeychecking')?.toLowerCase();
    if (checking === 'no' || checking === 'off') {
      this.warnings.push(
        `StrictHostKeyChecking ${checking} for '${label}' is not honoured: host keys are always checked; to take new ones, set host-key-checking: accept-new`,
      );
    }
    const known = config.all('userknownhostsfile').flatMap((value) => value.split(/\s+/));
    return {
      label,
      host,
      port,
      user,
      hostKeyAlias: config.first('hostkeyalias'),
      keys: this.#keys(config, fill),
      identitiesOnly:
        config.first('identitiesonly')?.toLowerCase() === 'yes' ||
        (spec.keys.length > 0 && spec.agent !== true),
      agent: this.#agent(config, fill),
      knownHosts: spec.knownHosts.length > 0 ? spec.knownHosts : this.#knownHosts(known.map(fill)),
      acceptNew: spec.hostKeyChecking === 'accept-new' || checking === 'accept-new',
    };
  }

  #keys(config: HostConfig, fill: (path: string) => string): IdentityFile[] {
    const named = this.#spec.keys.map((path): IdentityFile => ({path, origin: 'manifest'}));
    if (named.length > 0) return named;
    const configured = config.all('identityfile').filter((path) => path !== 'none');
    if (config.all('identityfile').length > 0) {
      return configured.map((path) => ({path: fill(path), origin: 'config'}));
    }
    return DEFAULT_KEYS.map((name) => ({
      path: join(this.#user.homeFolder, '.ssh', name),
      origin: 'default',
    }));
  }

  #agent(config: HostConfig, fill: (path: string) => string): string | undefined {
    const {agent, keys} = this.#spec;
    if (agent === false || (agent === undefined && keys.length > 0)) return undefined;
    const configured = config.first('identityagent');
    if (configured === 'none') return undefined;
    if (configured !== undefined && configured !== 'SSH_AUTH_SOCK') return fill(configured);
    return this.#env['SSH_AUTH_SOCK'] || undefined;
  }

  #knownHosts(configured: readonly string[]): string[] {
    const {homeFolder} = this.#user;
    const own = configured.filter((path) => path !== '' && path !== 'none');
    const files =
      configured.length > 0
        ? own
        : ['known_hosts', 'known_hosts2'].map((name) => join(homeFolder, '.ssh', name));
    return [...files, '/etc/ssh/ssh_known_hosts', '/etc/ssh/ssh_known_hosts2'];
  }

  /** Fills in `~` and the `%` tokens of ssh_config(5). */
  #fill(
    path: string,
    hop: {readonly host: string; readonly port: number; readonly user: string; label: string},
  ): string {
    const tokens: Record<string, string> = {
      '%': '%',
      d: this.#user.homeFolder,
      h: hop.host,
      n: hop.label,
      p: String(hop.port),
      r: hop.user,
      u: this.#user.name,
    };
    return path
      .replace(/^~(?=\/|$)/, this.#user.homeFolder)
      .replace(/%(.)/g, (whole, token: string) => tokens[token] ?? whole);
  }
}

function parseJump(text: string): {
  host: string;
  user: string | undefined;
  port: number | undefined;
} {
  const match = /^(?:ssh:\/\/)?(?:(.+)@)?(\[[^\]]+\]|[^:@]+)(?::(\d+))?\/?$/.exec(text);
  if (match === null) {
    throw new FaultError('ssh/unreachable', `cannot follow the jump '${text}'`, {
      help: 'write it as user@host:port, several with commas',
    });
  }
  const [, user, host = '', port] = match;
  return {
    host: host.replace(/^\[|\]$/g, ''),
    user,
    port: port === undefined ? undefined : Number(port),
  };
}
