import {spawnSync} from 'node:child_process';
import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {containerDriver} from '../../src/environments/container/container-driver.ts';
import type {Environment} from '../../src/environments/environment.ts';
import {localDriver} from '../../src/environments/local/local-driver.ts';
import type {EnvironmentSpec} from '../../src/manifest/manifest.ts';
import {containerSpec, makeBusyboxRoot, podman} from './containers.ts';
import {CuttingProxy} from './cutting-proxy.ts';
import {DeploymentRig} from './deployments.ts';
import {localSpec} from './local-spec.ts';
import {labDriver, SshLab, type SshServer, sshSpec} from './ssh-servers.ts';
import {type ContextRig, openContext} from './step-context.ts';

/** A real environment that stays for all deployments of a test. */
export interface DeploymentPlace {
  readonly name: 'local' | 'sshd' | 'container';
  readonly spec: EnvironmentSpec;
  readonly environment: Environment;
  /** Between here and there; cuts connections. @default there is no network */
  readonly proxy?: CuttingProxy;
  /** A path there, as it is called here. */
  readonly pathHere: (path: string) => string;
}

/** Whether containers can be made here; the reason where not. */
export function whyNoContainer(): string | undefined {
  if (process.getuid?.() !== 0) return 'needs root, to look into containers';
  return spawnSync('podman', ['--version']).status === 0 ? undefined : 'needs podman';
}

interface Parts {
  readonly local: DeploymentPlace;
  readonly sshd: DeploymentPlace & {readonly proxy: CuttingProxy};
  readonly container: DeploymentPlace | undefined;
  readonly server: SshServer;
  readonly lab: SshLab;
  readonly rig: DeploymentRig;
  readonly context: ContextRig;
}

/**
 * This machine, a real sshd behind a proxy that can cut its connections, and where that can be had a
 * container.
 */
export class DeploymentPlaces implements AsyncDisposable {
  readonly folder = mkdtempSync(join(tmpdir(), 'proctor-places-'));
  readonly local: DeploymentPlace;
  readonly sshd: DeploymentPlace & {readonly proxy: CuttingProxy};
  readonly container: DeploymentPlace | undefined;
  /** What is behind the proxy. */
  readonly server: SshServer;
  readonly rig: DeploymentRig;
  readonly lab: SshLab;
  readonly #context: ContextRig;
  #count = 0;

  private constructor(parts: Parts) {
    this.local = parts.local;
    this.sshd = parts.sshd;
    this.container = parts.container;
    this.server = parts.server;
    this.lab = parts.lab;
    this.rig = parts.rig;
    this.#context = parts.context;
  }

  /** @param options.sshd Lines for its configuration. */
  static async open(options: {readonly sshd?: readonly string[]} = {}): Promise<DeploymentPlaces> {
    const context = await openContext();
    const lab = new SshLab();
    const server = await lab.sshd(options.sshd);
    const proxy = await CuttingProxy.start(server.port);
    const known = lab.write('known-proxy', `[127.0.0.1]:${proxy.port} ${server.hostKey}\n`);
    const spec = sshSpec(lab, server, {port: proxy.port, knownHosts: [known]});
    const here = localSpec();
    return new DeploymentPlaces({
      local: {
        name: 'local',
        spec: here,
        environment: await localDriver.provision(here, 1, context.context),
        pathHere: (path) => path,
      },
      sshd: {
        name: 'sshd',
        spec,
        environment: await labDriver(lab).provision(spec, 1, context.context),
        proxy,
        pathHere: (path) => path,
      },
      container: whyNoContainer() === undefined ? await openContainer(context) : undefined,
      server,
      lab,
      rig: new DeploymentRig(),
      context,
    });
  }

  get all(): readonly DeploymentPlace[] {
    const {container} = this;
    return [this.local, this.sshd, ...(container === undefined ? [] : [container])];
  }

  get context(): ContextRig['context'] {
    return this.#context.context;
  }

  /** A new folder for one case. */
  newFolder(): string {
    this.#count += 1;
    return join(this.folder, String(this.#count));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.sshd.proxy.cutAfter(Infinity);
    for (const {environment} of this.all) await environment[Symbol.asyncDispose]();
    await this.sshd.proxy[Symbol.asyncDispose]();
    await this.lab[Symbol.asyncDispose]();
    await this.rig[Symbol.asyncDispose]();
    await this.#context[Symbol.asyncDispose]();
    rmSync(this.folder, {recursive: true, force: true});
  }
}

/** One of nothing but BusyBox, whose files are seen through its first process. */
async function openContainer({context}: ContextRig): Promise<DeploymentPlace> {
  const rootfs = await makeBusyboxRoot();
  try {
    const spec = containerSpec(rootfs, {networkMode: 'none'});
    const environment = await containerDriver.provision(spec, 1, context);
    const {name} = environment as unknown as {readonly name: string};
    const pid = await podman('inspect', '--format', '{{.State.Pid}}', name);
    const pathHere = (path: string): string => `/proc/${pid}/root${path}`;
    return {name: 'container', spec, environment, pathHere};
  } finally {
    rmSync(rootfs, {recursive: true, force: true});
  }
}
