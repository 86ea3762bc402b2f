import {FaultError} from '../../faults/fault-error.ts';

/** What QEMU says when it cannot start, and what to do about it. `$1` is the first group. */
const KNOWN: readonly (readonly [pattern: RegExp, help: string])[] = [
  [
    /(?:unsupported machine type|No machine specified)/i,
    'Set `machine` to one of those that `$BINARY -machine help` lists.',
  ],
  [
    /unable to find CPU model '([^']*)'|(?:CPU model .*not found)/i,
    'Set `cpu` to one of those that `$BINARY -cpu help` lists.',
  ],
  [
    /CPU model 'host' requires KVM|The '?host'? CPU (?:type|model)/i,
    'The CPU model `host` works with `accel: kvm` only; leave `cpu` out.',
  ],
  [
    /(?:could not load PC BIOS|failed to find romfile|Could not find ROM image|could not load firmware|Unable to load the RISC-V firmware|Unable to find the RISC-V BIOS) ?['":]*\s*([^\s'"]*)/i,
    'A ROM or firmware file is missing; on Debian: apt-get install seabios ipxe-qemu qemu-system-data opensbi.',
  ],
  [
    /Could not set up host forwarding rule '([^']*)'/i,
    'Another program has that port of this machine; leave `host` out for a free one.',
  ],
  [
    /(?:Could not access KVM kernel module|failed to initialize kvm)[^\n]*(?:Permission denied)/i,
    'This user may not open /dev/kvm: add the user to the group kvm, or set `accel: tcg`.',
  ],
  [
    /Could not access KVM kernel module|failed to initialize kvm|KVM is not supported/i,
    'KVM does not work here; set `accel: auto` or `accel: tcg`.',
  ],
  [
    /cannot set up guest memory|Cannot allocate memory|unable to map backing store/i,
    'This machine has too little memory free: lower `memory`, or run fewer VMs at once.',
  ],
  [
    /'([^']*)' is not a valid device model name/i,
    'This QEMU has no such device; `$BINARY -device help` lists those that it has (Debian: some are in qemu-system-modules-*).',
  ],
  [
    /Property '([^']*)' not found|(?:Invalid parameter '([^']*)')|invalid option/i,
    'Check `extra-args`, `machine` and `cpu` against the documentation of this version of QEMU.',
  ],
  [
    /could not open kernel file|could not load kernel|could not load initrd|Couldn't (?:open|load)/i,
    'Check the paths of `boot`, and that the files may be read.',
  ],
  [
    /Failed to get "?(?:write|shared "?write"?)"? lock|Is another process using the image/i,
    'Another QEMU has that image open.',
  ],
  [/setpriv: /, 'setpriv(1) could not start QEMU.'],
];

/** How a QEMU ended. */
export interface QemuExit {
  readonly code: number | undefined;
  /** With `SIG` in front. */
  readonly signal: string | undefined;
  /** The end of its standard error. */
  readonly stderr: string;
}

/** How QEMU ended, as a clause: "QEMU ended with status 1: …". */
export function describeExit(exit: QemuExit): string {
  const how =
    exit.signal === undefined ? `ended with status ${exit.code}` : `was ended by ${exit.signal}`;
  const said = exit.stderr.trim();
  return said === '' ? `QEMU ${how}` : `QEMU ${how}: ${said}`;
}

/** QEMU ended before its monitor could be used: why, and what to do. */
export function startFailure(
  exit: QemuExit,
  vm: {readonly label: string; readonly binary: string},
): FaultError {
  const code = /host forwarding rule/i.test(exit.stderr) ? 'qemu/port-taken' : 'qemu/start-failed';
  const known = KNOWN.find(([pattern]) => pattern.test(exit.stderr));
  const help = known?.[1].replaceAll('$BINARY', vm.binary);
  return new FaultError(code, `cannot start ${vm.label}: ${describeExit(exit)}`, {
    ...(help !== undefined && {help}),
    details: {stderr: exit.stderr, ...(exit.code !== undefined && {exitCode: exit.code})},
  });
}
