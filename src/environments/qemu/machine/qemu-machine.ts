import {stat} from 'node:fs/promises';
import {setTimeout as sleep} from 'node:timers/promises';
import {FaultError} from '../../../faults/fault-error.ts';
import type {DiskSpec, RebootKind} from '../../../manifest/manifest.ts';
import type {Connection, Machine, StepContext} from '../../environment.ts';
import {WordWatch} from '../boot/word-watch.ts';
import {CONSOLE_CHARDEV} from '../command-line.ts';
import type {QemuEnvironment} from '../qemu-environment.ts';
import type {QmpCommandName, QmpCommands} from '../qmp/qmp-commands.ts';
import {operationFailed, type PluggedDisk, plugDisk, unplugDisk} from './hot-plug.ts';

/** A guest is given this long to begin its reboot, by how much slower it is. */
const REBOOT_BEGIN_MS = 30_000;
const DUMP_TIMEOUT_MS = 600_000;
const LIMITS = {timeoutMs: 60_000, idleTimeoutMs: Infinity, killGraceMs: 1000} as const;
/** How long a kernel may take to say what a key does, which it does before it does it. */
const SYSRQ_ANSWER_MS = 3_000;
/** The rest of the line. */
const REFUSAL_MS = 50;
/** After a break, the kernel's serial driver takes the next key for a sysrq for 5 s. */
const BREAK_MS = 200;

/** By the system's own tool where there is one, since it ends services before. */
const KEXEC_SCRIPT = `read -r loaded < /sys/kernel/kexec_loaded
if [ "$loaded" != 1 ]; then
  echo 'no kernel is loaded: let an earlier step do it by kexec -l' >&2
  exit 1
fi
sync
if [ -d /run/systemd/system ]; then systemctl kexec; else kexec -e; fi
`;

/** Where the kernel says which boot this is. Source: proc_sys_kernel(5). */
const BOOT_ID_PATH = '/proc/sys/kernel/random/boot_id';

/** What is done to a virtual machine from outside. */
export class QemuMachine implements Machine {
  readonly #environment: QemuEnvironment;
  /** Disks that were attached, and where; those of the manifest have no port. */
  readonly #plugged = new Map<string, PluggedDisk>();

  constructor(environment: QemuEnvironment) {
    this.#environment = environment;
  }

  checkpoint(name: string, context: StepContext): Promise<void> {
    return this.#environment.savePoint(name, context);
  }

  async restore(name: string, context: StepContext): Promise<void> {
    await this.#environment.loadPoint(name, context);
    this.#forgetUnplugged();
  }

  async reboot(how: RebootKind, context: StepContext): Promise<void> {
    const environment = this.#environment;
    const before = await readBootId(await this.#current(context), context);
    const what = `reboot '${environment.id}'`;
    if (how === 'kexec') await this.#startLoadedKernel(context);
    else await this.#reset(how, what, context);
    environment.expectBoot();
    const connection = await environment.connect(context);
    const after = await readBootId(connection, context);
    if (after !== before) return;
    throw new FaultError('vm/operation-failed', `cannot ${what}`, {
      cause: new Error(`its boot id is ${after} as before`),
    });
  }

  /** Returns when QEMU says that it is reset. */
  async #reset(how: 'guest' | 'reset', what: string, context: StepContext): Promise<void> {
    const environment = this.#environment;
    const {qmp} = environment.vm;
    const timeoutMs = REBOOT_BEGIN_MS * environment.slowness;
    // The guest's own reboot ends in a reset, which QEMU tells of.
    const reset = qmp.waitForEvent('RESET', () => true, {signal: context.signal, timeoutMs});
    const {console: log} = environment;
    log.expectReboot();
    if (how === 'reset') await this.#execute(what, 'system_reset', {}, context);
    else {
      const asked = this.#askForReboot(context);
      asked.catch(() => undefined);
      // The guest may be gone before it has told how its command ended.
      const gone = reset.then(
        () => undefined,
        () => undefined,
      );
      const refusal = await Promise.race([asked, gone]);
      environment.lostSignal.throwIfAborted();
      if (refusal !== undefined) throw operationFailed(what, new Error(refusal));
    }
    try {
      await reset;
    } catch (error) {
      context.signal.throwIfAborted();
      environment.lostSignal.throwIfAborted();
      throw operationFailed(what, error);
    }
  }

  /**
   * One kernel starts the next without a reset, so that QEMU knows nothing of it; the next one's
   * first line on the console tells. Source: kexec(8); Documentation/ABI/testing/sysfs-kernel-kexec.
   */
  async #startLoadedKernel(context: StepContext): Promise<void> {
    const environment = this.#environment;
    const what = `start the kernel that '${environment.id}' has loaded`;
    const connection = await this.#current(context);
    const {console: log} = environment;
    using firstLine = new WordWatch(log, 'Linux version ');
    log.expectReboot();
    const refusal = Promise.withResolvers<string>();
    const command = {script: KEXEC_SCRIPT, shell: 'sh', env: {}, cwd: '/', stdin: undefined};
    // Not waited for: the command ends with the kernel that runs it.
    connection.exec(command, {...LIMITS, signal: context.signal}).then(
      ({exitCode, stderr}) => {
        if (exitCode !== undefined && exitCode !== 0)
          refusal.resolve(stderr.toString('utf8').trim());
      },
      () => undefined,
    );
    const timeoutMs = REBOOT_BEGIN_MS * environment.slowness;
    const answer = await Promise.race([firstLine.within(timeoutMs, context), refusal.promise]);
    environment.lostSignal.throwIfAborted();
    if (answer === true) return;
    const why = answer === false ? 'no kernel came up on the serial console' : answer;
    throw operationFailed(what, new Error(why));
  }

  async setNetwork(state: 'down' | 'up', context: StepContext): Promise<void> {
    for (const {id} of this.#environment.vm.config.nics) {
      const what = `set the network of '${this.#environment.id}' ${state}`;
      await this.#execute(what, 'set_link', {name: id, up: state === 'up'}, context);
    }
  }

  async attachDisk(disk: DiskSpec, context: StepContext): Promise<void> {
    const {vm, home} = this.#environment;
    if (this.#disk(disk.name) !== undefined) {
      throw new FaultError('vm/operation-failed', `cannot attach the disk '${disk.name}'`, {
        cause: new Error('it has a disk of that name already'),
      });
    }
    const taken = new Set([...this.#plugged.values()].flatMap(({port}) => port ?? []));
    const plugged = await plugDisk(vm, disk, {context, taken});
    this.#plugged.set(disk.name, plugged);
    this.#environment.setDisks([...this.#environment.disks, plugged.disk]);
    home.update({disks: this.#environment.disks});
  }

  async detachDisk(name: string, context: StepContext): Promise<void> {
    const {vm, home} = this.#environment;
    const disk = this.#disk(name);
    // What has been done needs not be done again.
    if (disk === undefined) return;
    await unplugDisk(vm, disk, {context, keepsFile: this.#environment.hasPoints});
    this.#plugged.delete(name);
    this.#environment.setDisks(this.#environment.disks.filter((each) => each.name !== name));
    home.update({disks: this.#environment.disks});
  }

  async sendNmi(context: StepContext): Promise<void> {
    const {id, vm} = this.#environment;
    if (!vm.config.architecture.hasNmi) {
      throw new FaultError('vm/operation-failed', `cannot send an NMI to '${id}'`, {
        cause: new Error(`machines of ${vm.config.architecture.name} have none`),
      });
    }
    await this.#execute(`send an NMI to '${id}'`, 'inject-nmi', {}, context);
  }

  /**
   * By a break on the serial console and the key behind it: the kernel's interrupt handler does the
   * rest, so that it works where no process runs any more. By a command where the kernel does not
   * listen there, or `kernel.sysrq` forbids it, as Debian's does for most keys.
   *
   * Source: Documentation/admin-guide/sysrq.rst, "On the serial console".
   */
  async sendSysrq(key: string, context: StepContext): Promise<void> {
    const {id, vm} = this.#environment;
    const what = `send sysrq-${key} to '${id}'`;
    if (!/^[0-9a-zA-Z]$/.test(key)) {
      throw new FaultError('vm/operation-failed', `cannot ${what}`, {
        cause: new Error('a key is one letter or digit'),
      });
    }
    using answer = new WordWatch(this.#environment.console, 'sysrq: ');
    using refusal = new WordWatch(this.#environment.console, 'sysrq: This sysrq operation is dis');
    await this.#execute(what, 'chardev-send-break', {id: CONSOLE_CHARDEV}, context);
    await sleep(BREAK_MS, undefined, {signal: context.signal}).catch(() => {
      throw context.signal.reason;
    });
    vm.consoleChannel.write(key);
    const isHeard = await answer.within(SYSRQ_ANSWER_MS, context);
    if (isHeard && !(await refusal.within(REFUSAL_MS, context))) return;
    await this.#sysrqByCommand(key, context);
  }

  /** Root may do it by a file where a break on the serial line is not listened to, or forbidden. */
  async #sysrqByCommand(key: string, context: StepContext): Promise<void> {
    const {connection} = this.#environment;
    if (connection === undefined) return;
    using answer = new WordWatch(this.#environment.console, 'sysrq: ');
    const command = {script: `echo ${key} > /proc/sysrq-trigger`, shell: 'sh', env: {}, cwd: '/'};
    // Not waited for: a key that ends the kernel ends the command, too, without a word.
    connection
      .exec({...command, stdin: undefined}, {...LIMITS, signal: context.signal})
      .then(undefined, () => undefined);
    await answer.within(SYSRQ_ANSWER_MS, context);
  }

  async dumpMemory(path: string, context: StepContext): Promise<{readonly bytes: number}> {
    const {id, vm} = this.#environment;
    const what = `dump the memory of '${id}'`;
    const limits = {signal: context.signal, timeoutMs: DUMP_TIMEOUT_MS};
    const ended = vm.qmp.waitForEvent('DUMP_COMPLETED', () => true, limits);
    const args = {paging: false, protocol: `file:${path}`, detach: true};
    await this.#execute(what, 'dump-guest-memory', args, context);
    const {data} = await ended;
    const {status} = data['result'] as {readonly status?: string};
    if (status !== 'completed') {
      throw operationFailed(what, new Error(String(data['error'] ?? 'QEMU does not say why')));
    }
    return {bytes: (await stat(path)).size};
  }

  /**
   * The answer may be lost with the guest that gives it; whether it obeys shows elsewhere.
   *
   * @returns why it does not, if it says so.
   */
  async #askForReboot(context: StepContext): Promise<string | undefined> {
    const connection = await this.#current(context);
    const script = 'sync; reboot || /sbin/reboot || systemctl reboot';
    const command = {script, shell: 'sh', env: {}, cwd: '/', stdin: undefined};
    try {
      const {exitCode, stderr} = await connection.exec(command, {
        ...LIMITS,
        signal: context.signal,
      });
      return exitCode === 0 || exitCode === undefined ? undefined : stderr.toString('utf8').trim();
    } catch (error) {
      if (error instanceof FaultError) return undefined;
      throw error;
    }
  }

  async #current(context: StepContext): Promise<Connection> {
    return this.#environment.connection ?? (await this.#environment.connect(context));
  }

  async #execute<Name extends QmpCommandName>(
    what: string,
    command: Name,
    args: QmpCommands[Name]['arguments'],
    context: StepContext,
  ): Promise<QmpCommands[Name]['result']> {
    const {vm, lostSignal} = this.#environment;
    try {
      return await vm.qmp.execute(command, args, {signal: context.signal});
    } catch (error) {
      context.signal.throwIfAborted();
      lostSignal.throwIfAborted();
      throw operationFailed(what, error);
    }
  }

  #disk(name: string) {
    return this.#environment.disks.find((disk) => disk.name === name);
  }

  /** After a restore: what was attached since is not there any more. */
  #forgetUnplugged(): void {
    for (const name of this.#plugged.keys()) {
      if (this.#disk(name) === undefined) this.#plugged.delete(name);
    }
  }
}

async function readBootId(connection: Connection, context: StepContext): Promise<string> {
  return run(connection, `cat ${BOOT_ID_PATH}`, context.signal);
}

async function run(connection: Connection, script: string, signal: AbortSignal): Promise<string> {
  const command = {script, shell: 'sh', env: {}, cwd: '/', stdin: undefined};
  const result = await connection.exec(command, {...LIMITS, signal});
  return result.stdout.toString('utf8').trim();
}
