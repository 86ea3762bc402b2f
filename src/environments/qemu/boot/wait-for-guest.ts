import {FaultError} from '../../../faults/fault-error.ts';
import {Deadline} from '../../../util/deadline.ts';
import type {Connection, StepContext} from '../../environment.ts';
import type {QemuEnvironment} from '../qemu-environment.ts';

/** Lines of the console that go into a message. */
const CONSOLE_LINES = 25;
/** After a panic, the rest of its report is waited for as long, to be in the message. */
const PANIC_SETTLE_MS = 2000;

export interface WaitOptions {
  /** Whether the guest is coming up: then what goes wrong is a failed boot. */
  readonly isBooting: boolean;
  /** Opens the connection, as soon as the guest is there. */
  readonly open: (signal: AbortSignal) => Promise<Connection>;
}

/**
 * Waits for a connection to a guest, and looks at its console meanwhile: a kernel that says that it
 * cannot go on is not waited for.
 *
 * @throws {FaultError} `vm/boot-failed` with the last lines of the console; what the environment was
 *   lost to; what the connection failed with.
 */
export async function waitForGuest(
  environment: QemuEnvironment,
  context: StepContext,
  options: WaitOptions,
): Promise<Connection> {
  const {console: log, lostSignal, spec, slowness} = environment;
  const timeoutMs = spec.connect.timeoutMs * slowness;
  using deadline = new Deadline(timeoutMs, {parent: context.signal});
  const controller = new AbortController();
  const {promise: failed, reject} = Promise.withResolvers<never>();
  const give = (reason: unknown): void => {
    controller.abort(reason);
    reject(reason);
  };
  const onLost = (): void => give(lostSignal.reason);
  const onAbort = (): void =>
    give(deadline.expired ? lateFault(environment, timeoutMs) : context.signal.reason);
  lostSignal.addEventListener('abort', onLost, {once: true});
  deadline.signal.addEventListener('abort', onAbort, {once: true});
  const onFatal = (title: string): void => {
    void panicFault(environment, title).then(give, give);
  };
  using _ = options.isBooting ? log.watchFatal(onFatal) : undefined;
  failed.catch(() => undefined);
  if (options.isBooting && log.fatalTitle !== undefined) onFatal(log.fatalTitle);
  const opening = options.open(controller.signal);
  try {
    return await Promise.race([opening, failed]);
  } catch (error) {
    controller.abort(error);
    // One that opened all the same, in the last moment.
    opening.then((connection) => connection[Symbol.asyncDispose]()).catch(() => undefined);
    throw error;
  } finally {
    lostSignal.removeEventListener('abort', onLost);
    deadline.signal.removeEventListener('abort', onAbort);
  }
}

async function panicFault(environment: QemuEnvironment, title: string): Promise<FaultError> {
  using deadline = new Deadline(PANIC_SETTLE_MS, {parent: new AbortController().signal});
  const {console: log} = environment;
  await log.settle({signal: deadline.signal}).catch(() => undefined);
  const message = `cannot boot the VM '${environment.id}': ${title}`;
  return new FaultError('vm/boot-failed', message + tailOf(environment), {
    details: {title, console: environment.console.path, instance: environment.instance},
  });
}

function lateFault(environment: QemuEnvironment, timeoutMs: number): FaultError {
  const {spec, console, vm} = environment;
  const seconds = Math.round(timeoutMs / 1000);
  const message = `cannot reach the guest of '${environment.id}' by ${spec.connect.via} within ${seconds} s`;
  return new FaultError('vm/boot-failed', message + tailOf(environment), {
    details: {console: console.path, instance: environment.instance},
    help: helpFor(spec.connect.via, {
      isSilent: console.length === 0,
      console: vm.config.architecture.console,
    }),
  });
}

function tailOf({console: log}: QemuEnvironment): string {
  const lines = log.lastLines(CONSOLE_LINES);
  return lines === ''
    ? '\nIts console has said nothing.'
    : `\nThe last lines of its console:\n${lines}`;
}

function helpFor(
  via: QemuEnvironment['spec']['connect']['via'],
  {isSilent, console}: {readonly isSilent: boolean; readonly console: string},
): string {
  if (isSilent) {
    return `The kernel may not be one for this machine, or may print elsewhere than on ${console}: check boot.cmdline.`;
  }
  if (via === 'guest-agent') {
    return 'Check that the guest starts qemu-ga (package qemu-guest-agent), and that its kernel has virtio_pci and virtio_console.';
  }
  if (via === 'ssh') {
    return 'Check that the guest starts an SSH server and has its network up (10.0.2.15/24 by DHCP), and that its kernel has virtio_net.';
  }
  return `Check that the guest starts a shell, or a login, on ${console}.`;
}
