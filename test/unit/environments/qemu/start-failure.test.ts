import {describe, expect, it} from 'vitest';
import {describeExit, startFailure} from '../../../../src/environments/qemu/start-failure.ts';

describe('startFailure', () => {
  const vm = {label: "'vm'", binary: 'qemu-system-x86_64'};
  const failure = (stderr: string) => startFailure({code: 1, signal: undefined, stderr}, vm);

  it('has what QEMU said, and how it ended', () => {
    expect(failure('qemu: no\n').message).toBe(
      "cannot start 'vm': QEMU ended with status 1: qemu: no",
    );
  });

  // As QEMU 7.2 prints them.
  it.each([
    ['unsupported machine type', 'machine', 'qemu/start-failed'],
    ["unable to find CPU model 'x'", 'cpu', 'qemu/start-failed'],
    ["CPU model 'host' requires KVM or HVF", '`host`', 'qemu/start-failed'],
    ['failed to find romfile "efi-virtio.rom"', 'ipxe-qemu', 'qemu/start-failed'],
    ["qemu: could not load PC BIOS 'bios-256k.bin'", 'seabios', 'qemu/start-failed'],
    [
      "Could not set up host forwarding rule 'tcp:127.0.0.1:80-:80'",
      'another program',
      'qemu/port-taken',
    ],
    ['Could not access KVM kernel module: Permission denied', 'group kvm', 'qemu/start-failed'],
    ['Could not access KVM kernel module: No such file or directory', 'tcg', 'qemu/start-failed'],
    ["cannot set up guest memory 'pc.ram': Cannot allocate memory", 'memory', 'qemu/start-failed'],
    ["'virtio-foo' is not a valid device model name", 'no such device', 'qemu/start-failed'],
    [
      "qemu: could not open kernel file '/x': No such file or directory",
      'boot',
      'qemu/start-failed',
    ],
    ['Failed to get "write" lock', 'Another QEMU', 'qemu/start-failed'],
  ])('knows what to do about: %s', (stderr, help, code) => {
    const fault = failure(`qemu-system-x86_64: ${stderr}\n`);
    expect(fault.help?.toLowerCase()).toContain(help.toLowerCase());
    expect(fault.code).toBe(code);
  });

  it('offers no help where it knows none', () => {
    expect(failure('something new').help).toBeUndefined();
  });

  it('names the signal that ended QEMU', () => {
    expect(describeExit({code: undefined, signal: 'SIGKILL', stderr: ''})).toBe(
      'QEMU was ended by SIGKILL',
    );
  });
});
