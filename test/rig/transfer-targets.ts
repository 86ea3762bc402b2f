import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import type {Connection, Environment, StepContext} from '../../src/environments/environment.ts';
import {localDriver} from '../../src/environments/local/local-driver.ts';
import {localSpec} from './local-spec.ts';
import {labDriver, SshLab, type SshServer, sshSpec} from './ssh-servers.ts';
import {openContext} from './step-context.ts';

/** A target that files are put on, whose files can be looked at from here. */
export interface TransferTarget extends AsyncDisposable {
  readonly environment: Environment;
  readonly context: StepContext;
  readonly connection: Connection;
  /** A path there, as it is called here. */
  readonly pathHere: (path: string) => string;
  /** A folder here for sources, gone with the target. */
  readonly sources: string;
}

/** The kinds that can be had on any machine with OpenSSH; `bare` where `canStartBareTarget`. */
export type TransferKind = 'local' | 'sshd' | 'bare';

export async function openTransferTarget(
  kind: TransferKind,
  options: {
    /** Lines for its configuration. */
    readonly sshd?: readonly string[];
    /** Another port that leads to it; disposed of with the target. */
    readonly proxy?: (port: number) => Promise<{readonly port: number} & AsyncDisposable>;
  } = {},
): Promise<TransferTarget> {
  const rig = await openContext();
  const sources = await mkdtemp(join(tmpdir(), 'proctor-sources-'));
  if (kind === 'local') {
    const environment = await localDriver.provision(localSpec(), 1, rig.context);
    return {
      environment,
      context: rig.context,
      connection: await environment.connect(rig.context),
      pathHere: (path) => path,
      sources,
      async [Symbol.asyncDispose]() {
        await environment[Symbol.asyncDispose]();
        await rm(sources, {recursive: true, force: true});
        await rig[Symbol.asyncDispose]();
      },
    };
  }
  const lab = new SshLab();
  let server: SshServer;
  try {
    server = kind === 'bare' ? await lab.bareDropbear() : await lab.sshd(options.sshd);
    // The account in the root of its own is always root's.
    const user = kind === 'bare' ? {user: 'root'} : {};
    const proxy = await options.proxy?.(server.port);
    const through = proxy === undefined ? server : {...server, port: proxy.port};
    const spec = sshSpec(lab, through, {...user, knownHosts: [lab.knownHosts('known', through)]});
    const environment = await labDriver(lab).provision(spec, 1, rig.context);
    const root = kind === 'bare' ? lab.path(`root-${server.port}`) : '';
    return {
      environment,
      context: rig.context,
      connection: await environment.connect(rig.context),
      pathHere: (path) => `${root}${path}`,
      sources,
      async [Symbol.asyncDispose]() {
        await environment[Symbol.asyncDispose]();
        await proxy?.[Symbol.asyncDispose]();
        await lab[Symbol.asyncDispose]();
        await rm(sources, {recursive: true, force: true});
        await rig[Symbol.asyncDispose]();
      },
    };
  } catch (error) {
    await lab[Symbol.asyncDispose]();
    await rm(sources, {recursive: true, force: true});
    await rig[Symbol.asyncDispose]();
    throw error;
  }
}
