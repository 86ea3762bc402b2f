import {FILE_PORT} from './guest-link/file-port.ts';
import type {DiskFile} from './host/disks.ts';
import type {MachineConfig, Nic} from './machine-config.ts';
import type {QmpArguments} from './qmp/qmp-commands.ts';

/** File descriptors that QEMU inherits, by what they are. */
export const INHERITED_FDS = {qmp: 3, console: 4, agent: 5, ram: 6, files: 7} as const;

/** Another whenever a spec gets other devices than before: what is saved of those is of no use. */
export const DEVICES_FORM = 2;

/** Where the descriptors of network cards begin, one each. */
export const FIRST_NIC_FD = 8;

/** QEMU's name of the console's chardev, as `chardev-send-break` takes it. */
export const CONSOLE_CHARDEV = 'con0';

/** QEMU's name of the guest agent's chardev. */
export const AGENT_CHARDEV = 'agent0';

/** QEMU's name of the guest agent's port, as `VSERPORT_CHANGE` tells it. */
export const AGENT_PORT = 'agent-port';

/** Ids of the root ports that wait for disks on machines that need them. */
export const HOTPLUG_PORTS = ['hot0', 'hot1', 'hot2', 'hot3'] as const;

/**
 * QEMU's arguments for `config`, without the program. The order of devices is fixed, as their
 * addresses come from it, and a clone's must be its template's.
 */
export function commandLine(config: MachineConfig): string[] {
  const {spec} = config;
  return [
    ...['-name', `guest=${escapeOption(spec.id)}`],
    ...machineArguments(config),
    ...['-nodefaults', '-no-user-config', '-display', 'none'],
    // Rebooting is for the guest to do, and a panic is left as it is: to be read, and dumped.
    ...['-action', 'reboot=reset,shutdown=poweroff,panic=none'],
    ...channelArguments(config),
    ...bootArguments(config),
    ...deviceArguments(config),
    ...config.disks.flatMap(diskArguments),
    ...config.nics.flatMap((nic, index) => nicArguments(nic, index)),
    ...fwCfgArguments(config),
    ...(config.isIncoming ? ['-incoming', 'defer'] : []),
    ...(config.isPaused === true ? ['-S'] : []),
    ...spec.extraArgs,
  ];
}

/** A value within one of QEMU's comma-separated options. */
export function escapeOption(value: string): string {
  return value.replaceAll(',', ',,');
}

/** QEMU's name of the node that a disk's device is on. */
export function diskNode(name: string): string {
  return `disk-${name}`;
}

/** QEMU's name of a disk's device. */
export function diskDevice(name: string): string {
  return `dev-${name}`;
}

/** Whether disks go to and from root ports, and not straight to the machine's bus. */
export function needsHotplugPorts(config: MachineConfig): boolean {
  const type = machineType(config).split(',')[0] ?? '';
  if (config.architecture.name !== 'x86_64') return true;
  return type.includes('q35');
}

function machineType(config: MachineConfig): string {
  return config.spec.machine ?? config.architecture.machine;
}

function machineArguments(config: MachineConfig): string[] {
  const {spec, architecture, ram} = config;
  const mebibytes = Math.ceil(spec.memoryBytes / 2 ** 20);
  const cpu = spec.cpu ?? (config.accelerator === 'kvm' ? 'host' : architecture.cpuUnderTcg);
  const machine = `${machineType(config)},accel=${config.accelerator}`;
  // Named alike wherever it is kept, so that what was saved of one kind is loaded into the other.
  const memory =
    ram === undefined
      ? `memory-backend-ram,id=ram0,size=${mebibytes}M`
      : `memory-backend-file,id=ram0,size=${mebibytes}M,mem-path=/proc/self/fd/${INHERITED_FDS.ram},share=${ram.share ? 'on' : 'off'}`;
  return [
    ...['-machine', `${machine},memory-backend=ram0`],
    ...['-cpu', cpu, '-smp', String(spec.cpus), '-m', `${mebibytes}M`],
    ...['-object', memory],
  ];
}

function channelArguments(config: MachineConfig): string[] {
  const args = [
    ...['-chardev', `socket,id=qmp0,fd=${INHERITED_FDS.qmp}`],
    ...['-mon', 'chardev=qmp0,mode=control'],
    ...['-chardev', `socket,id=${CONSOLE_CHARDEV},fd=${INHERITED_FDS.console}`],
    ...['-serial', `chardev:${CONSOLE_CHARDEV}`],
  ];
  if (config.hasAgent === false) return args;
  return [
    ...args,
    ...['-chardev', `socket,id=${AGENT_CHARDEV},fd=${INHERITED_FDS.agent}`],
    ...['-device', 'virtio-serial-pci,id=serial0'],
    ...[
      '-device',
      `virtserialport,id=${AGENT_PORT},bus=serial0.0,chardev=${AGENT_CHARDEV},name=org.qemu.guest_agent.0`,
    ],
    ...['-chardev', `socket,id=files0,fd=${INHERITED_FDS.files}`],
    ...['-device', `virtserialport,id=files-port,bus=serial0.0,chardev=files0,name=${FILE_PORT}`],
  ];
}

function bootArguments(config: MachineConfig): string[] {
  const {boot} = config;
  if (boot.kind === 'kernel') {
    return [
      ...['-kernel', boot.kernel],
      ...(boot.initrd === undefined ? [] : ['-initrd', boot.initrd]),
      ...['-append', boot.cmdline],
      ...(boot.dtb === undefined ? [] : ['-dtb', boot.dtb]),
    ];
  }
  if (boot.firmware === undefined) return [];
  const code = `if=pflash,unit=0,format=raw,readonly=on,file=${escapeOption(boot.firmware)}`;
  if (boot.firmwareVariables === undefined) {
    return config.architecture.name === 'riscv64' ? ['-kernel', boot.firmware] : ['-drive', code];
  }
  const variables = `if=pflash,unit=1,format=raw,file=${escapeOption(boot.firmwareVariables)}`;
  return ['-drive', code, '-drive', variables];
}

function deviceArguments(config: MachineConfig): string[] {
  const {architecture} = config;
  const devices = [...architecture.devices, 'virtio-rng-pci,id=rng0'];
  if (architecture.hasVmGenId) devices.push('vmgenid,id=vmgenid0,guid=auto');
  if (needsHotplugPorts(config)) {
    for (const [index, id] of HOTPLUG_PORTS.entries()) {
      devices.push(`pcie-root-port,id=${id},chassis=${index + 1},slot=${index + 1}`);
    }
  }
  return devices.flatMap((device) => ['-device', device]);
}

function diskArguments(disk: DiskFile): string[] {
  const device = Object.entries(diskDeviceProperties(disk)).map(([name, value]) =>
    name === 'driver' ? String(value) : `${name}=${escapeOption(String(value))}`,
  );
  return ['-blockdev', JSON.stringify(diskBlockdev(disk)), '-device', device.join(',')];
}

/** What `blockdev-add` takes for a disk: one named node, which brings what it is on. */
export function diskBlockdev(disk: DiskFile): QmpArguments {
  // What a guest has flushed need not survive a crash of this machine: nothing of it is kept.
  const common = {'read-only': disk.readOnly, cache: {'no-flush': true}, discard: 'unmap'};
  return {
    driver: disk.format,
    'node-name': diskNode(disk.name),
    ...common,
    file: {driver: 'file', filename: disk.path, ...common},
  };
}

/** What `device_add` takes for a disk, the driver first. Serial numbers have 20 characters. */
export function diskDeviceProperties(disk: DiskFile): QmpArguments {
  return {
    driver: 'virtio-blk-pci',
    id: diskDevice(disk.name),
    drive: diskNode(disk.name),
    serial: disk.name.slice(0, 20),
    ...(disk.boot && {bootindex: 1}),
  };
}

function nicArguments(nic: Nic, index: number): string[] {
  const [type = '', ...rest] = (nic.backend ?? `socket,fd=${FIRST_NIC_FD + index}`).split(',');
  return [
    ...['-netdev', [type, `id=${nic.id}-net`, ...rest].join(',')],
    // Without a ROM there is nothing that looks for a boot server.
    ...['-device', `virtio-net-pci,id=${nic.id},netdev=${nic.id}-net,mac=${nic.mac},romfile=`],
  ];
}

function fwCfgArguments(config: MachineConfig): string[] {
  const values = config.fwCfg.flatMap(({name, path}) => [
    '-fw_cfg',
    `name=${escapeOption(name)},file=${escapeOption(path)}`,
  ]);
  return ['-fw_cfg', `name=opt/proctor/nonce,string=${config.nonce}`, ...values];
}
