import type {FaultCode, FaultError} from '../../../faults/fault-error.ts';
import {FaultError as Fault} from '../../../faults/fault-error.ts';
import type {GuestLink, GuestOutput, GuestPipe, LinkOptions} from '../guest-link/guest-link.ts';
import {NEEDED_COMMANDS} from './agent-commands.ts';
import {type GuestAgentClient, refusal} from './guest-agent-client.ts';

/**
 * Bytes of one write. Measured under emulation with 7.2: 12 KiB 1.5 MiB/s, 48 KiB 2.1, 192 KiB
 * 2.3, 768 KiB 2.8; it is the agent's JSON parser that takes the time, and a command that is
 * asked about meanwhile waits as long as one write takes.
 */
const WRITE_BYTES = 98_304;
/** Bytes of one read: 64 KiB 10.8 MiB/s, 256 KiB 11.9, 1 MiB 9.2. */
const READ_BYTES = 131_072;
/** How often a script that should end soon is asked after. */
const STATUS_PAUSE_MS = 2;
const SCRIPT_TIMEOUT_MS = 60_000;

/** A link through the guest agent alone. */
export class AgentLink implements GuestLink {
  readonly label: string;
  readonly lossCode: FaultCode = 'guest-agent/lost';
  readonly pollMsMax = 40;
  readonly readBytes = READ_BYTES;
  readonly #client: GuestAgentClient;

  constructor(client: GuestAgentClient) {
    this.#client = client;
    this.label = client.label;
  }

  /** A link to a copy of a machine that there was one to, so that nothing needs be asked. */
  static reopen(client: GuestAgentClient): AgentLink {
    return new AgentLink(client);
  }

  /** @throws {FaultError} `guest-agent/refused` when the agent has what is needed switched off. */
  static async open(client: GuestAgentClient, options: LinkOptions): Promise<AgentLink> {
    const info = await client.call('guest-info', undefined, options);
    const enabled = new Set(
      info.supported_commands.filter((command) => command.enabled).map(({name}) => name),
    );
    const missing = NEEDED_COMMANDS.filter((name) => !enabled.has(name));
    if (missing.length > 0) throw refusal(client.label, missing);
    return new AgentLink(client);
  }

  get lost(): FaultError | undefined {
    return this.#client.lost;
  }

  onLost(listener: (fault: FaultError) => void): Disposable {
    return this.#client.onLost(listener);
  }

  async run(script: string, options: LinkOptions): Promise<string> {
    const {pid} = await this.#client.call(
      'guest-exec',
      {path: '/bin/sh', arg: ['-c', script], 'capture-output': true},
      options,
    );
    const deadlineMs = SCRIPT_TIMEOUT_MS / STATUS_PAUSE_MS;
    for (let asked = 0; asked < deadlineMs; asked++) {
      const status = await this.#client.call('guest-exec-status', {pid}, options);
      if (status.exited) return Buffer.from(status['out-data'] ?? '', 'base64').toString();
      await new Promise((resolve) => setTimeout(resolve, STATUS_PAUSE_MS));
      options.signal.throwIfAborted();
    }
    throw new Fault(this.lossCode, `cannot run a script on ${this.label}: it does not end`);
  }

  async start(script: string, options: LinkOptions): Promise<void> {
    await this.#client.call('guest-exec', {path: '/bin/sh', arg: ['-c', script]}, options);
  }

  async openPipe(path: string, options: LinkOptions): Promise<GuestPipe> {
    // For both directions: then the agent, which does one thing at a time, does not wait for a reader.
    return this.#pipe(await this.#client.call('guest-file-open', {path, mode: 'r+'}, options));
  }

  async openOutput(path: string, options: LinkOptions): Promise<GuestOutput> {
    return this.#output(await this.#client.call('guest-file-open', {path, mode: 'r'}, options));
  }

  /** The agent is part of the machine: a copy's has the same files open. */
  readonly resume = {
    pipe: (handle: number): GuestPipe => this.#pipe(handle),
    output: (handle: number): GuestOutput => this.#output(handle),
  };

  #pipe(handle: number): GuestPipe {
    const client = this.#client;
    return {
      handle,
      async send(data, sendOptions) {
        await Promise.all([
          client.call(
            'guest-file-write',
            {handle, 'buf-b64': data.toString('base64')},
            sendOptions,
          ),
          client.call('guest-file-flush', {handle}, sendOptions),
        ]);
      },
    };
  }

  #output(handle: number): GuestOutput {
    const client = this.#client;
    return {
      handle,
      async read(bytesMax, readOptions) {
        const got = await client.call('guest-file-read', {handle, count: bytesMax}, readOptions);
        return Buffer.from(got['buf-b64'], 'base64');
      },
      async rewind(seekOptions) {
        await client.call('guest-file-seek', {handle, offset: 0, whence: 'set'}, seekOptions);
      },
    };
  }

  async write(
    path: string,
    chunks: AsyncIterable<Buffer> | Iterable<Buffer>,
    options: LinkOptions,
  ): Promise<void> {
    const client = this.#client;
    const handle = await client.call('guest-file-open', {path, mode: 'w'}, options);
    try {
      for await (const chunk of chunks) {
        for (let start = 0; start < chunk.length; start += WRITE_BYTES) {
          const data = chunk.subarray(start, start + WRITE_BYTES).toString('base64');
          await client.call('guest-file-write', {handle, 'buf-b64': data}, options);
        }
      }
    } finally {
      // Not the caller's signal: what is open there stays open for good.
      const {signal} = new AbortController();
      await client.call('guest-file-close', {handle}, {signal});
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#client[Symbol.asyncDispose]();
  }
}
