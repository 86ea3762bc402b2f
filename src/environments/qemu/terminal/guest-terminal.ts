import {setTimeout as sleep} from 'node:timers/promises';
import {FaultError} from '../../../faults/fault-error.ts';
import {CancelError, Deadline} from '../../../util/deadline.ts';
import type {Connection, StepContext, Terminal, TerminalOptions} from '../../environment.ts';
import {quote} from '../../posix/remote-shell.ts';
import type {VirtualMachine} from '../virtual-machine.ts';
import {TerminalPort} from './terminal-port.ts';

/** The guest's driver sees a new port within this time, or never. */
const APPEAR_TIMEOUT_MS = 15_000;
const KILL_GRACE_MS = 1000;
/** For the shell to end when it is hung up. */
const HANG_UP_TIMEOUT_MS = 3000;
/** For QEMU to give what the guest has written before its shell ended. */
const LAST_WORDS_MS = 1000;

/**
 * Prints the newest console of the virtio kind: one that has no port behind it cannot be opened.
 * All that the driver may have are in /dev from the first on.
 */
const FIND_SCRIPT = `i=0
while [ $i -lt 100 ]; do
  for n in 7 6 5 4 3 2 1 0; do
    if [ -c /dev/hvc$n ] && (: < /dev/hvc$n) 2>/dev/null; then echo /dev/hvc$n; exit 0; fi
  done
  sleep 0.1
  i=$((i + 1))
done
exit 1
`;

/**
 * A shell on a console of the guest's own. The command that starts it lasts as long as it does.
 * `undefined` where the guest has no driver for such consoles, its user may not use them, or somebody
 * else has it.
 */
export async function openGuestTerminal(
  machine: VirtualMachine,
  options: TerminalOptions,
  context: StepContext,
): Promise<Terminal | undefined> {
  const port = TerminalPort.of(machine);
  const {connection} = options;
  if (connection.facts.os !== 'Linux' || port.isTaken) return undefined;
  const {signal} = context;
  try {
    const socket = await port.open({signal});
    const device = await findDevice(connection, signal);
    if (device === undefined) {
      socket.destroy();
      return undefined;
    }
    const abort = new AbortController();
    const ended = connection
      .exec(
        {
          script: shellScript(device, options),
          shell: 'sh',
          env: {...options.env, TERM: options.term},
          cwd: undefined,
          stdin: undefined,
        },
        {
          signal: abort.signal,
          timeoutMs: Infinity,
          idleTimeoutMs: Infinity,
          killGraceMs: KILL_GRACE_MS,
        },
      )
      .then(({exitCode}) => exitCode)
      .finally(() => letGo());
    ended.catch(() => undefined);
    const letGo = async (): Promise<void> => {
      const timeoutMs = LAST_WORDS_MS;
      const never = new AbortController().signal;
      await machine.qmp
        .execute('query-status', {}, {signal: never, timeoutMs})
        .catch(() => undefined);
      setImmediate(() => socket.end().destroySoon());
    };
    return {
      stream: socket,
      ended,
      async [Symbol.asyncDispose]() {
        await hangUp(connection);
        abort.abort(new CancelError('stopped', 'the terminal is closed'));
        // A guest that is down never says that it has ended; it goes with its machine.
        await Promise.race([
          ended.catch(() => undefined),
          sleep(HANG_UP_TIMEOUT_MS, undefined, {ref: false}),
        ]);
        socket.destroy();
      },
    };
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof FaultError && error.code === 'vm/operation-failed') return undefined;
    throw error;
  }
}

/** Ends the shell as if its terminal were gone; the kernel does so with what runs in it. */
async function hangUp(connection: Connection): Promise<void> {
  const script = `read -r leader < ${quote(leaderFile(connection))} || exit 0
kill -HUP "$leader"
while kill -0 "$leader"; do sleep 0.02; done
`;
  using deadline = new Deadline(HANG_UP_TIMEOUT_MS, {parent: new AbortController().signal});
  const {signal} = deadline;
  const limits = {signal, timeoutMs: Infinity, idleTimeoutMs: Infinity, killGraceMs: 0};
  const command = {script, shell: 'sh', env: {}, cwd: undefined, stdin: undefined};
  const late = new Promise<void>((resolve) => {
    signal.addEventListener('abort', () => resolve(), {once: true});
  });
  // A guest that is down does not answer; what is there goes with it.
  const asked = connection.exec(command, limits).then(
    () => undefined,
    () => undefined,
  );
  await Promise.race([asked, late]);
}

/** Holds the process id of the shell. */
function leaderFile({scratch}: Connection): string {
  return `${scratch}/.terminal-shell`;
}

async function findDevice(
  connection: Connection,
  signal: AbortSignal,
): Promise<string | undefined> {
  const {exitCode, stdout} = await connection.exec(
    {script: FIND_SCRIPT, shell: 'sh', env: {}, cwd: undefined, stdin: undefined},
    {signal, timeoutMs: APPEAR_TIMEOUT_MS, idleTimeoutMs: Infinity, killGraceMs: KILL_GRACE_MS},
  );
  const device = stdout.toString().trim();
  return exitCode === 0 && device !== '' ? device : undefined;
}

/**
 * A session of its own, which takes the terminal by opening it. It must not be started in the
 * background: what is started so by a script has Ctrl-C ignored for good. And it must not be the last
 * command, in whose place the shell would put it: then `setsid` would not wait for it.
 */
function shellScript(device: string, {connection, size}: TerminalOptions): string {
  const login = connection.facts.hasBash ? 'bash -l' : 'sh -l';
  // The size is forgotten when nobody has it open.
  const stty = `stty sane rows ${size.rows} cols ${size.columns} 2>/dev/null`;
  const file = quote(leaderFile(connection));
  const command = `echo $$ > ${file}; exec < ${device} > ${device} 2>&1; ${stty}; exec ${login}`;
  return `set +e
setsid sh -c ${quote(command)}
status=$?
rm -f ${file}
exit $status
`;
}
