import type {DiskFile, MachineConfig, Nic} from './machine-config.ts';

/** File descriptors that QEMU inherits, by what they are. */
export const INHERITED_FDS = {qmp: 3, console: 4, agent: 5, ram: 6} as const;

/** QEMU's name of the console's chardev, as `chardev-send-break` takes it. */
export const CONSOLE_CHARDEV = 'con0';

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
    ...config.nics.flatMap(nicArguments),
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
  const memory = `size=${mebibytes}M,mem-path=/proc/self/fd/${INHERITED_FDS.ram}`;
  return [
    ...['-machine', ram === undefined ? machine : `${machine},memory-backend=ram0`],
    ...['-cpu', cpu, '-smp', String(spec.cpus), '-m', `${mebibytes}M`],
    ...(ram === undefined
      ? []
      : ['-object', `memory-backend-file,id=ram0,${memory},share=${ram.share ? 'on' : 'off'}`]),
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
    ...['-chardev', `socket,id=agent0,fd=${INHERITED_FDS.agent}`],
    ...['-device', 'virtio-serial-pci,id=serial0'],
    ...['-device', 'virtserialport,bus=serial0.0,chardev=agent0,name=org.qemu.guest_agent.0'],
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
  const node = diskNode(disk.name);
  const blockdev = {
    driver: disk.format,
    'node-name': node,
    'read-only': disk.readOnly,
    // What a guest has flushed need not survive a crash of this machine: nothing of it is kept.
    cache: {'no-flush': true},
    discard: 'unmap',
    file: {
      driver: 'file',
      filename: disk.path,
      'read-only': disk.readOnly,
      cache: {'no-flush': true},
      discard: 'unmap',
    },
  };
  const device = [
    `virtio-blk-pci,id=${diskDevice(disk.name)},drive=${node}`,
    `serial=${escapeOption(disk.name.slice(0, 20))}`,
    ...(disk.boot ? ['bootindex=1'] : []),
  ];
  return ['-blockdev', JSON.stringify(blockdev), '-device', device.join(',')];
}

function nicArguments(nic: Nic): string[] {
  const forwards = nic.forwards.map(
    ({protocol, host, guest}) => `,hostfwd=${protocol}:127.0.0.1:${host}-:${guest}`,
  );
  const [type = '', ...rest] = nic.backend.split(',');
  const backend = [type, `id=${nic.id}-net`, ...rest].join(',');
  return [
    ...['-netdev', `${backend}${forwards.join('')}`],
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
