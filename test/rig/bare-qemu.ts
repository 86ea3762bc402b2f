import {type ChildProcess, spawn} from 'node:child_process';
import {once} from 'node:events';
import {createInterface} from 'node:readline';
import type {Duplex} from 'node:stream';

/** A QEMU without a guest, for what is between QEMU and this machine. */
export interface BareQemu extends AsyncDisposable {
  readonly pid: number;
  /** Runs a command of the human monitor and gives back what it prints. */
  monitor(command: string): Promise<string>;
}

/** Starts a QEMU with a machine that has nothing, and what `args` add. */
export async function startBareQemu(args: readonly string[]): Promise<BareQemu> {
  const child: ChildProcess = spawn(
    'qemu-system-x86_64',
    [
      ...['-machine', 'none', '-nodefaults', '-display', 'none'],
      ...['-chardev', 'socket,id=qmp,fd=3', '-mon', 'chardev=qmp,mode=control', ...args],
    ],
    {stdio: ['ignore', 'ignore', 'pipe', 'pipe']},
  );
  let stderr = '';
  child.stderr?.on('data', (chunk) => {
    stderr += String(chunk);
  });
  const exited = once(child, 'exit');
  const channel = child.stdio[3] as Duplex;
  // Reset when QEMU is killed.
  channel.on('error', () => {});
  const waiting: {
    readonly done: (answer: string) => void;
    readonly failed: (error: Error) => void;
  }[] = [];
  const lines = createInterface(channel);
  lines.on('error', () => {});
  lines.on('line', (line) => {
    const message = JSON.parse(line) as {return?: unknown; error?: {desc: string}};
    if (message.error !== undefined) waiting.shift()?.failed(new Error(message.error.desc));
    else if (message.return !== undefined) waiting.shift()?.done(String(message.return));
  });
  const ended = exited.then(() => {
    for (const one of waiting.splice(0)) one.failed(new Error(`QEMU ended: ${stderr}`));
  });
  const execute = async (command: object): Promise<string> => {
    channel.write(`${JSON.stringify(command)}\n`);
    return new Promise((done, failed) => {
      waiting.push({done, failed});
    });
  };
  await execute({execute: 'qmp_capabilities'});
  return {
    pid: child.pid ?? 0,
    monitor: async (command) =>
      execute({execute: 'human-monitor-command', arguments: {'command-line': command}}),
    async [Symbol.asyncDispose]() {
      child.kill('SIGKILL');
      await ended;
    },
  };
}
