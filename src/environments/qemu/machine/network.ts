import type {PortForward, QemuSpec} from '../../../manifest/manifest.ts';
import type {StepContext} from '../../environment.ts';
import {type HeldForward, openForwards} from '../host/ports.ts';
import {macAddress, PrivateNetworks} from '../host/private-network.ts';
import type {Nic} from '../machine-config.ts';
import type {VirtualMachine} from '../virtual-machine.ts';
import {addressOfCard} from './private-address.ts';

/** The card of user networking, and its backend's name. */
const USER_NIC = 'net0';
/** QEMU's own default; each VM is alone on its network. Source: QEMU's net/net.c. */
const USER_MAC = '52:54:00:12:34:56';
/** What libslirp gives to the only guest on its network. Source: QEMU's net/slirp.c. */
const USER_ADDRESS = '10.0.2.15';

/** The private networks that the VMs of this process are on. */
const PRIVATE_NETWORKS = new PrivateNetworks();

/** The network cards of an instance: of user networking first, then one for each private network. */
export function nicsOf(spec: QemuSpec, instance: number): Nic[] {
  const {mode, restrict, private: names} = spec.network;
  const nics = names.map((network, index): Nic => {
    const card = {environment: spec.id, instance, network};
    const address = isOurGuest(spec) ? addressOfCard(spec.network, card) : undefined;
    return {id: `net${index + 1}`, mac: macAddress(card), backend: undefined, network, address};
  });
  if (mode !== 'user') return nics;
  const backend = restrict ? 'user,restrict=on' : 'user';
  return [{id: USER_NIC, mac: USER_MAC, backend, network: undefined}, ...nics];
}

/** Whether its first program is ours, which gives itself the addresses that it is told. */
function isOurGuest({boot}: QemuSpec): boolean {
  return boot.kind === 'kernel' && boot.rootfs !== undefined;
}

/** Connects a machine's cards with the private networks of its run; they leave when it ends. */
function joinNetworks(vm: VirtualMachine, context: StepContext): void {
  for (const {id, network, mac} of vm.config.nics) {
    const channel = vm.nicChannel(id);
    if (channel === undefined || network === undefined) continue;
    PRIVATE_NETWORKS.of(context.runId, network).join(channel, mac);
  }
}

/** The forwards that the manifest names, and the one that SSH needs. */
export function wantedForwards(spec: QemuSpec): readonly PortForward[] {
  const {network, connect} = spec;
  if (network.mode !== 'user') return [];
  if (connect.via !== 'ssh') return network.forwards;
  const {port} = connect;
  const isThere = network.forwards.some(
    ({protocol, guest}) => protocol === 'tcp' && guest === port,
  );
  if (isThere) return network.forwards;
  return [...network.forwards, {guest: port, host: undefined, protocol: 'tcp'}];
}

/**
 * Opens the forwards of a machine that has just been started.
 *
 * @throws {FaultError} `qemu/port-taken`, `qemu/monitor-failed`.
 */
export async function openNetwork(
  spec: QemuSpec,
  vm: VirtualMachine,
  context: StepContext,
): Promise<{readonly forwards: readonly HeldForward[]; readonly guestAddress: string | undefined}> {
  const {signal} = context;
  joinNetworks(vm, context);
  const forwards = await openForwards(wantedForwards(spec), {
    netdev: `${USER_NIC}-net`,
    monitor: (command) =>
      vm.qmp.execute('human-monitor-command', {'command-line': command}, {signal}),
    signal,
  });
  return {forwards, guestAddress: spec.network.mode === 'user' ? USER_ADDRESS : undefined};
}
