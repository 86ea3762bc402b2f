import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import type {Environment} from '../../src/environments/environment.ts';
import {localDriver} from '../../src/environments/local/local-driver.ts';
import type {EnvironmentSpec} from '../../src/manifest/manifest.ts';
import {CuttingProxy} from './cutting-proxy.ts';
import {DeploymentRig} from './deployments.ts';
import {localSpec} from './local-spec.ts';
import {labDriver, SshLab, sshSpec} from './ssh-servers.ts';
import {type ContextRig, openContext} from './step-context.ts';

/** A real environment that stays for all deployments of a test. */
export interface DeploymentPlace {
  readonly name: 'local' | 'sshd';
  readonly spec: EnvironmentSpec;
  readonly environment: Environment;
  /** Between here and there; cuts connections. @default there is no network */
  readonly proxy?: CuttingProxy;
}

/** This machine, and a real sshd behind a proxy that can cut its connections. */
export class DeploymentPlaces implements AsyncDisposable {
  readonly folder = mkdtempSync(join(tmpdir(), 'proctor-places-'));
  readonly local: DeploymentPlace;
  readonly sshd: DeploymentPlace & {readonly proxy: CuttingProxy};
  readonly rig: DeploymentRig;
  readonly lab: SshLab;
  readonly #context: ContextRig;
  #count = 0;

  private constructor(parts: {
    local: DeploymentPlace;
    sshd: DeploymentPlace & {readonly proxy: CuttingProxy};
    lab: SshLab;
    rig: DeploymentRig;
    context: ContextRig;
  }) {
    this.local = parts.local;
    this.sshd = parts.sshd;
    this.lab = parts.lab;
    this.rig = parts.rig;
    this.#context = parts.context;
  }

  static async open(): Promise<DeploymentPlaces> {
    const context = await openContext();
    const lab = new SshLab();
    const server = await lab.sshd();
    const proxy = await CuttingProxy.start(server.port);
    const known = lab.write('known-proxy', `[127.0.0.1]:${proxy.port} ${server.hostKey}\n`);
    const spec = sshSpec(lab, server, {port: proxy.port, knownHosts: [known]});
    const here = localSpec();
    return new DeploymentPlaces({
      local: {
        name: 'local',
        spec: here,
        environment: await localDriver.provision(here, 1, context.context),
      },
      sshd: {
        name: 'sshd',
        spec,
        environment: await labDriver(lab).provision(spec, 1, context.context),
        proxy,
      },
      lab,
      rig: new DeploymentRig(),
      context,
    });
  }

  get all(): readonly DeploymentPlace[] {
    return [this.local, this.sshd];
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
    await this.local.environment[Symbol.asyncDispose]();
    await this.sshd.environment[Symbol.asyncDispose]();
    await this.sshd.proxy[Symbol.asyncDispose]();
    await this.lab[Symbol.asyncDispose]();
    await this.rig[Symbol.asyncDispose]();
    await this.#context[Symbol.asyncDispose]();
    rmSync(this.folder, {recursive: true, force: true});
  }
}
