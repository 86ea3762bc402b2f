import {randomBytes} from 'node:crypto';
import {FaultError} from '../../../faults/fault-error.ts';
import type {Connection, StepContext} from '../../environment.ts';
import type {QemuEnvironment} from '../qemu-environment.ts';
import {WordWatch} from './word-watch.ts';

/** From the guest's console to here, where it works at all. */
const WORD_TIMEOUT_MS = 3000;
const LIMITS = {timeoutMs: 30_000, idleTimeoutMs: Infinity, killGraceMs: 1000} as const;
/** Prefix of the kernel's parameter, and of what QEMU's firmware interface tells. */
const PARAMETER = 'proctor.nonce=';
/** Between what the script prints. */
const BORDER = '--proctor--';

/**
 * Proves that a connection over a network ends in this very machine, and not in another that
 * happens to be reached by the same port: the guest is told a word, which must come out of this
 * QEMU's serial console. Where the guest may not write to that, its nonce is looked at, which copies
 * of a machine have in common.
 *
 * @throws {FaultError} `vm/wrong-machine` where it is another.
 */
export async function proveMachine(
  environment: QemuEnvironment,
  connection: Connection,
  context: StepContext,
): Promise<void> {
  const {console, vm, spec} = environment;
  const word = `proctor-${randomBytes(12).toString('hex')}`;
  using seen = new WordWatch(console, word);
  const told = await tell(connection, {word, device: vm.config.architecture.console, context});
  if (told.hasWritten && (await seen.within(WORD_TIMEOUT_MS * environment.slowness, context)))
    return;
  const {nonce} = vm.config;
  const found = told.cmdline.split(/\s+/).find((each) => each.startsWith(PARAMETER));
  const theirs = found?.slice(PARAMETER.length) ?? (told.firmware || undefined);
  const isExpected = vm.config.boot.kind === 'kernel';
  if (theirs === nonce && !environment.isCopy) return;
  if (theirs !== nonce && (theirs !== undefined || (isExpected && told.cmdline !== ''))) {
    throw new FaultError(
      'vm/wrong-machine',
      `cannot use what answers on the port of '${spec.id}': it is another machine`,
      {
        details: {expected: nonce, found: theirs ?? 'none'},
        help: 'Another program may have taken the port, as a VM that an earlier run has left behind.',
      },
    );
  }
  context.warn(
    'vm/unproven',
    `it cannot be proven that '${spec.id}' is the machine that was started: nothing that its guest writes comes out of its serial console`,
  );
}

interface Told {
  readonly hasWritten: boolean;
  readonly cmdline: string;
  /** The nonce that QEMU's firmware interface gives; empty where it is not to be had. */
  readonly firmware: string;
}

async function tell(
  connection: Connection,
  {word, device, context}: {word: string; device: string; context: StepContext},
): Promise<Told> {
  // The script ends with the first command that fails, and many guests lack one of these files.
  // What the shell says of a device that cannot be opened comes before the redirection of its own.
  const script = [
    'cat /proc/cmdline 2>/dev/null || :',
    `echo ${BORDER}`,
    'cat /sys/firmware/qemu_fw_cfg/by_name/opt/proctor/nonce/raw 2>/dev/null || :',
    `echo ${BORDER}`,
    `for each in /dev/${device} /dev/console; do`,
    `  { printf '\\n%s\\n' ${word} >"$each"; } 2>/dev/null && { echo written; break; }`,
    'done',
    ':',
  ].join('\n');
  const command = {script, shell: 'sh', env: {}, cwd: '/', stdin: undefined};
  const {stdout} = await connection.exec(command, {...LIMITS, signal: context.signal});
  const [cmdline = '', firmware = '', written = ''] = stdout.toString('utf8').split(BORDER);
  return {
    hasWritten: written.includes('written'),
    cmdline: cmdline.trim(),
    firmware: firmware.trim(),
  };
}
