import {describe, expect, it} from 'vitest';
import {ARCHITECTURES} from '../../../../src/environments/qemu/architectures.ts';
import {commandLine, escapeOption} from '../../../../src/environments/qemu/command-line.ts';
import type {MachineConfig} from '../../../../src/environments/qemu/machine-config.ts';
import {qemuSpec} from '../../../rig/qemu-spec.ts';

function config(overrides: Partial<MachineConfig> = {}): MachineConfig {
  return {
    spec: qemuSpec({id: 'a,b'}),
    binary: 'qemu-system-x86_64',
    accelerator: 'tcg',
    architecture: ARCHITECTURES.x86_64,
    folder: '/vm',
    boot: {
      kind: 'kernel',
      kernel: '/k',
      initrd: '/i',
      cmdline: 'console=ttyS0 quiet',
      dtb: undefined,
    },
    disks: [],
    nics: [],
    ram: undefined,
    fwCfg: [],
    nonce: '0123',
    isIncoming: false,
    ...overrides,
  };
}

/** Its options with their values, a line each. */
function lines(args: readonly string[]): string {
  return args.join('\n').replaceAll(/\n(?!-)/g, ' ');
}

describe('commandLine', () => {
  it('has nothing that was not asked for', () => {
    expect(lines(commandLine(config()))).toMatchInlineSnapshot(`
      "-name guest=a,,b
      -machine pc,accel=tcg,memory-backend=ram0
      -cpu max
      -smp 1
      -m 128M
      -object memory-backend-ram,id=ram0,size=128M
      -nodefaults
      -no-user-config
      -display none
      -action reboot=reset,shutdown=poweroff,panic=none
      -chardev socket,id=qmp0,fd=3
      -mon chardev=qmp0,mode=control
      -chardev socket,id=con0,fd=4
      -serial chardev:con0
      -chardev socket,id=agent0,fd=5
      -device virtio-serial-pci,id=serial0
      -device virtserialport,id=agent-port,bus=serial0.0,chardev=agent0,name=org.qemu.guest_agent.0
      -chardev socket,id=files0,fd=7
      -device virtserialport,id=files-port,bus=serial0.0,chardev=files0,name=org.proctor.files.0
      -kernel /k
      -initrd /i
      -append console=ttyS0 quiet
      -device pvpanic
      -device virtio-rng-pci,id=rng0
      -device vmgenid,id=vmgenid0,guid=auto
      -fw_cfg name=opt/proctor/nonce,string=0123"
    `);
  });

  it('has disks, cards, values and memory, and the same devices for a copy', () => {
    const spec = qemuSpec({machine: 'q35', cpu: 'Nehalem', extraArgs: ['-device', 'pci-testdev']});
    const own = config({
      spec,
      disks: [{name: 'root', path: '/vm/d,1', format: 'qcow2', readOnly: false, boot: true}],
      nics: [
        {id: 'net0', mac: '52:54:00:12:34:56', backend: 'user,restrict=on', network: undefined},
        {id: 'net1', mac: '02:00:00:00:00:01', backend: undefined, network: 'lab'},
      ],
      ram: {fd: 30, share: true},
      fwCfg: [{name: 'opt/x', path: '/vm/fw-cfg-0'}],
    });
    expect(lines(commandLine(own))).toMatchInlineSnapshot(`
      "-name guest=vm
      -machine q35,accel=tcg,memory-backend=ram0
      -cpu Nehalem
      -smp 1
      -m 128M
      -object memory-backend-file,id=ram0,size=128M,mem-path=/proc/self/fd/6,share=on
      -nodefaults
      -no-user-config
      -display none
      -action reboot=reset,shutdown=poweroff,panic=none
      -chardev socket,id=qmp0,fd=3
      -mon chardev=qmp0,mode=control
      -chardev socket,id=con0,fd=4
      -serial chardev:con0
      -chardev socket,id=agent0,fd=5
      -device virtio-serial-pci,id=serial0
      -device virtserialport,id=agent-port,bus=serial0.0,chardev=agent0,name=org.qemu.guest_agent.0
      -chardev socket,id=files0,fd=7
      -device virtserialport,id=files-port,bus=serial0.0,chardev=files0,name=org.proctor.files.0
      -kernel /k
      -initrd /i
      -append console=ttyS0 quiet
      -device pvpanic
      -device virtio-rng-pci,id=rng0
      -device vmgenid,id=vmgenid0,guid=auto
      -device pcie-root-port,id=hot0,chassis=1,slot=1
      -device pcie-root-port,id=hot1,chassis=2,slot=2
      -device pcie-root-port,id=hot2,chassis=3,slot=3
      -device pcie-root-port,id=hot3,chassis=4,slot=4
      -blockdev {"driver":"qcow2","node-name":"disk-root","read-only":false,"cache":{"no-flush":true},"discard":"unmap","file":{"driver":"file","filename":"/vm/d,1","read-only":false,"cache":{"no-flush":true},"discard":"unmap"}}
      -device virtio-blk-pci,id=dev-root,drive=disk-root,serial=root,bootindex=1
      -netdev user,id=net0-net,restrict=on
      -device virtio-net-pci,id=net0,netdev=net0-net,mac=52:54:00:12:34:56,romfile=
      -netdev socket,id=net1-net,fd=9
      -device virtio-net-pci,id=net1,netdev=net1-net,mac=02:00:00:00:00:01,romfile=
      -fw_cfg name=opt/proctor/nonce,string=0123
      -fw_cfg name=opt/x,file=/vm/fw-cfg-0
      -device pci-testdev"
    `);
    const copy = commandLine({...own, ram: {fd: 31, share: false}, isIncoming: true});
    const devices = (args: readonly string[]) => args.filter((_, at) => args[at - 1] === '-device');
    expect(devices(copy)).toEqual(devices(commandLine(own)));
    expect(copy.join(' ')).toContain('share=off');
    expect(copy.join(' ')).toContain('-incoming defer');
  });

  it.each(Object.values(ARCHITECTURES))('E3 knows the machine of $name', (architecture) => {
    const spec = qemuSpec({arch: architecture.name});
    const args = commandLine(config({spec, architecture}));
    expect(args).toContain(`${architecture.machine},accel=tcg,memory-backend=ram0`);
    expect(args).toContain(architecture.cpuUnderTcg);
    expect(args.includes('vmgenid,id=vmgenid0,guid=auto')).toBe(architecture.name === 'x86_64');
    expect(args.some((each) => each.startsWith('pcie-root-port'))).toBe(
      architecture.name !== 'x86_64',
    );
  });

  it('gives KVM the processor that there is', () => {
    const args = commandLine(config({accelerator: 'kvm'}));
    expect(args[args.indexOf('-cpu') + 1]).toBe('host');
  });

  it('boots from a disk with firmware and its variables', () => {
    const boot = {kind: 'disk', firmware: '/f', firmwareVariables: '/vm/v'} as const;
    expect(lines(commandLine(config({boot})))).toContain(
      [
        '-drive if=pflash,unit=0,format=raw,readonly=on,file=/f',
        '-drive if=pflash,unit=1,format=raw,file=/vm/v',
      ].join('\n'),
    );
  });

  it('hides commas from QEMU', () => {
    expect(escapeOption('a,b,,c')).toBe('a,,b,,,,c');
  });
});
