import {Duplex} from 'node:stream';

/** One side of a channel whose other side is a test: no program, only bytes. */
export class ScriptedAgent {
  /** For the client. */
  readonly channel: Duplex;
  /** Requests that were sent, parsed. */
  readonly requests: {execute: string; id?: string; arguments?: Record<string, unknown>}[] = [];
  /** All bytes that were sent. */
  sent = Buffer.alloc(0);

  /** @param answer What is sent back for each request; nothing for `undefined`. */
  constructor(answer: (request: ScriptedAgent['requests'][number]) => string | Buffer | undefined) {
    let rest = '';
    this.channel = new Duplex({
      read: () => undefined,
      write: (chunk: Buffer, _, done) => {
        this.sent = Buffer.concat([this.sent, chunk]);
        const lines = (rest + chunk.toString('latin1').replaceAll('\xff', '')).split('\n');
        rest = lines.pop() ?? '';
        for (const line of lines.filter((text) => text !== '')) {
          const request = JSON.parse(line) as ScriptedAgent['requests'][number];
          this.requests.push(request);
          const text = answer(request);
          if (text !== undefined) this.channel.push(text);
        }
        done();
      },
    });
  }

  /** Sends bytes that nobody has asked for. */
  say(bytes: string | Buffer): void {
    this.channel.push(bytes);
  }
}

/** The answer of an agent that does what it is asked. */
export function answerOf(
  request: ScriptedAgent['requests'][number],
  value: unknown = {},
): Buffer | string {
  if (request.execute === 'guest-sync-delimited') {
    const text = `${JSON.stringify({return: request.arguments?.['id']})}\n`;
    return Buffer.concat([Buffer.of(0xff), Buffer.from(text)]);
  }
  return `${JSON.stringify({return: value, ...(request.id !== undefined && {id: request.id})})}\n`;
}
