import {type ChildProcess, spawn} from 'node:child_process';
import {once} from 'node:events';
import type {Duplex} from 'node:stream';
import {Deadline} from '../../../src/util/deadline.ts';

/** How to start a machine. */
export interface BareGuestOptions {
  readonly arch: 'x86_64' | 'arm64';
  readonly kernel: string;
  readonly initrd: string;
  /** Added to the kernel's command line. */
  readonly append?: string;
  readonly memoryMib?: number;
  /** More arguments for QEMU. */
  readonly args?: readonly string[];
}

const MACHINES = {
  x86_64: {
    program: 'qemu-system-x86_64',
    args: ['-machine', 'pc,accel=tcg', '-cpu', 'max'],
    console: 'ttyS0',
  },
  arm64: {
    program: 'qemu-system-aarch64',
    args: ['-machine', 'virt,accel=tcg', '-cpu', 'max,pauth-impdef=on'],
    console: 'ttyAMA0',
  },
} as const;

/** A machine that was started with nothing but QEMU's own command line. */
export class BareGuest implements AsyncDisposable {
  readonly process: ChildProcess;
  readonly agent: LineChannel;
  readonly qmp: LineChannel;
  readonly #serial: Duplex;
  readonly #hvc: Duplex;
  #console = '';
  #terminal = '';
  readonly #exited: Promise<number | null>;

  constructor(options: BareGuestOptions) {
    const machine = MACHINES[options.arch];
    const append = `console=${machine.console} quiet panic=-1 ${options.append ?? ''}`;
    this.process = spawn(
      machine.program,
      [
        ...machine.args,
        ...['-smp', '1', '-m', `${options.memoryMib ?? 256}M`, '-nodefaults', '-display', 'none'],
        ...['-no-reboot', '-kernel', options.kernel, '-initrd', options.initrd, '-append', append],
        ...['-chardev', 'socket,id=qmp,fd=3', '-mon', 'chardev=qmp,mode=control'],
        ...['-chardev', 'socket,id=con,fd=5', '-serial', 'chardev:con'],
        ...['-device', 'virtio-serial-pci', '-chardev', 'socket,id=ga,fd=4'],
        ...['-device', 'virtserialport,chardev=ga,name=org.qemu.guest_agent.0'],
        ...['-chardev', 'socket,id=hvc,fd=6', '-device', 'virtconsole,chardev=hvc'],
        ...['-device', 'virtio-rng-pci', ...(options.args ?? [])],
      ],
      {stdio: ['ignore', 'inherit', 'inherit', 'pipe', 'pipe', 'pipe', 'pipe']},
    );
    const [, , , qmp, agent, serial, hvc] = this.process.stdio as unknown as Duplex[];
    this.qmp = new LineChannel(qmp as Duplex);
    this.agent = new LineChannel(agent as Duplex);
    this.#serial = serial as Duplex;
    this.#hvc = hvc as Duplex;
    this.#serial
      .on('error', () => undefined)
      .on('data', (bytes: Buffer) => {
        this.#console += bytes.toString('latin1');
      });
    this.#hvc
      .on('error', () => undefined)
      .on('data', (bytes: Buffer) => {
        this.#terminal += bytes.toString('latin1');
      });
    this.#exited = once(this.process, 'close').then(([code]) => code as number | null);
  }

  /** All that the serial console has printed. */
  get console(): string {
    return this.#console;
  }

  /** Waits until the agent answers; commands that were sent before it came up are answered then. */
  async agentIsUp(): Promise<void> {
    const answer = await this.agent.call('guest-sync', {id: 4711});
    if (answer !== 4711) throw new Error(`the agent answered ${JSON.stringify(answer)}`);
  }

  /** What a shell command prints and how it ends, through the agent. */
  async run(script: string): Promise<{exitCode: number; stdout: string; stderr: string}> {
    const started = (await this.agent.call('guest-exec', {
      path: '/bin/sh',
      arg: ['-c', script],
      'capture-output': true,
    })) as {pid: number};
    for (;;) {
      const status = (await this.agent.call('guest-exec-status', {pid: started.pid})) as {
        exited: boolean;
        exitcode: number;
        'out-data'?: string;
        'err-data'?: string;
      };
      if (!status.exited) continue;
      const text = (data = '') => Buffer.from(data, 'base64').toString();
      const {'out-data': out, 'err-data': err, exitcode: exitCode} = status;
      return {exitCode, stdout: text(out), stderr: text(err)};
    }
  }

  /** Types on the serial console, and waits until `pattern` is printed behind. */
  async type(text: string, pattern: RegExp): Promise<string> {
    const from = this.#console.length;
    this.#serial.write(text);
    return until(
      this.#serial,
      () => pattern.exec(this.#console.slice(from))?.[0],
      () => this.#console.slice(from),
    );
  }

  /** Waits until hvc0 has shown `pattern`. */
  async terminalShows(pattern: RegExp): Promise<void> {
    await until(
      this.#hvc,
      () => pattern.exec(this.#terminal)?.[0],
      () => this.#terminal,
    );
  }

  /** The same as `type` on hvc0. */
  async typeOnTerminal(text: string, pattern: RegExp): Promise<string> {
    const from = this.#terminal.length;
    this.#hvc.write(text);
    return until(
      this.#hvc,
      () => pattern.exec(this.#terminal.slice(from))?.[0],
      () => this.#terminal.slice(from),
    );
  }

  /** QEMU's exit code, once it has ended. */
  async ended(): Promise<number | null> {
    const late = setTimeout(() => this.process.kill('SIGKILL'), PATIENCE_MS);
    return this.#exited.finally(() => clearTimeout(late));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.process.kill('SIGKILL');
    await this.#exited;
  }
}

/** Longer than anything takes on a busy machine. */
const PATIENCE_MS = 30_000;

/** @throws when it is not found for long: then the guest must be ended before the test is. */
async function until<T>(stream: Duplex, look: () => T | undefined, told: () => string): Promise<T> {
  using deadline = new Deadline(PATIENCE_MS, {parent: new AbortController().signal});
  for (;;) {
    const found = look();
    if (found !== undefined) return found;
    await once(stream, 'data', {signal: deadline.signal}).catch(() => {
      throw new Error(`not seen within ${PATIENCE_MS} ms; there was: ${told()}`);
    });
  }
}

/** One JSON document a line, each command with one answer; events are left out. */
class LineChannel {
  readonly #stream: Duplex;
  readonly #answers: Record<string, unknown>[] = [];
  #rest = '';

  constructor(stream: Duplex) {
    this.#stream = stream;
    stream
      .on('error', () => undefined)
      .on('data', (bytes: Buffer) => {
        const lines = (this.#rest + bytes.toString('latin1')).replaceAll('\xff', '').split('\n');
        this.#rest = lines.pop() ?? '';
        for (const line of lines.filter((each) => each.trim() !== '')) {
          const document = JSON.parse(line) as Record<string, unknown>;
          if ('return' in document || 'error' in document) this.#answers.push(document);
        }
      });
  }

  /** Sends a command that may get no answer. */
  send(execute: string, args: object = {}): void {
    this.#stream.write(`${JSON.stringify({execute, arguments: args})}\n`);
  }

  async call(execute: string, args: object = {}): Promise<unknown> {
    this.send(execute, args);
    const answer = await until(
      this.#stream,
      () => this.#answers.shift(),
      () => `no answer to ${execute}`,
    );
    if ('error' in answer) throw new Error(`${execute}: ${JSON.stringify(answer['error'])}`);
    return answer['return'];
  }
}
