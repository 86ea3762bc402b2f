import {describe, expect, it} from 'vitest';
import {AgentLink} from '../../../../../src/environments/qemu/guest-agent/agent-link.ts';
import {GuestAgentClient} from '../../../../../src/environments/qemu/guest-agent/guest-agent-client.ts';
import {FaultError} from '../../../../../src/faults/fault-error.ts';
import {CancelError} from '../../../../../src/util/deadline.ts';
import {answerOf, ScriptedAgent} from '../../../../rig/scripted-agent.ts';

const {signal} = new AbortController();

describe('the guest agent’s client', () => {
  it('passes over half an answer that stands in the channel from before', async () => {
    const agent = new ScriptedAgent((request) => answerOf(request, {pid: 7}));
    const client = new GuestAgentClient(agent.channel, {label: 'vm'});
    agent.say('rue}, "id": "other"}\n{"return": {"pid"');
    await client.sync({signal});
    const call = client.call('guest-exec', {path: '/bin/true'}, {signal});
    await expect(call).resolves.toEqual({pid: 7});
  });

  it('begins with the byte that makes the agent forget half a request', async () => {
    const agent = new ScriptedAgent((request) => answerOf(request));
    await new GuestAgentClient(agent.channel, {label: 'vm'}).sync({signal});
    expect(agent.sent[0]).toBe(0xff);
  });

  it('gives each call its own answer though one was called off before', async () => {
    const held: string[] = [];
    const agent = new ScriptedAgent((request) => {
      if (request.execute !== 'guest-file-seek') return answerOf(request);
      const {offset} = request.arguments as {offset: number};
      held.push(String(answerOf(request, {position: offset, eof: false})));
      return undefined;
    });
    const client = new GuestAgentClient(agent.channel, {label: 'vm'});
    await client.sync({signal});
    const seek = (offset: number, by: AbortSignal): Promise<unknown> =>
      client.call('guest-file-seek', {handle: 1, offset, whence: 'set'}, {signal: by});
    const controller = new AbortController();
    const reason = new CancelError('stopped');
    const first = seek(1, controller.signal);
    const second = seek(2, signal);
    controller.abort(reason);
    await expect(first).rejects.toBe(reason);
    for (const text of held) agent.say(text);
    await expect(second).resolves.toEqual({position: 2, eof: false});
  });

  it('takes answers in any pieces', async () => {
    const agent = new ScriptedAgent((request) => {
      for (const byte of Buffer.from(answerOf(request, {pid: 3}))) agent.say(Buffer.of(byte));
      return undefined;
    });
    const client = new GuestAgentClient(agent.channel, {label: 'vm'});
    await client.sync({signal});
    await expect(client.call('guest-exec', {path: '/x'}, {signal})).resolves.toEqual({pid: 3});
  });

  it('goes by the order of answers where an agent does not repeat the id', async () => {
    const agent = new ScriptedAgent((request) =>
      request.execute === 'guest-exec' ? '{"return": {"pid": 5}}\n' : answerOf(request),
    );
    const client = new GuestAgentClient(agent.channel, {label: 'vm'});
    await client.sync({signal});
    await expect(client.call('guest-exec', {path: '/x'}, {signal})).resolves.toEqual({pid: 5});
  });

  it('has no more on its way than the agent takes at once, and loses nothing', async () => {
    const waiting: (() => void)[] = [];
    const agent = new ScriptedAgent((request) => {
      if (request.execute !== 'guest-file-write') return answerOf(request);
      waiting.push(() => agent.say(answerOf(request, {count: 1, eof: false})));
      return undefined;
    });
    const client = new GuestAgentClient(agent.channel, {label: 'vm'});
    await client.sync({signal});
    const data = Buffer.alloc(900).toString('base64');
    const calls = Array.from({length: 9}, () =>
      client.call('guest-file-write', {handle: 1, 'buf-b64': data}, {signal}),
    );
    expect(waiting.length).toBe(2);
    for (let at = 0; at < calls.length; at++) waiting[at]?.();
    expect((await Promise.all(calls)).length).toBe(9);
  });

  it('fails with guest-agent/lost when nobody answers in time, or the channel ends', async () => {
    const agent = new ScriptedAgent(() => undefined);
    const client = new GuestAgentClient(agent.channel, {label: 'vm'});
    await expect(client.sync({signal, timeoutMs: 20})).rejects.toMatchObject({
      code: 'guest-agent/lost',
      transient: true,
    });
    const call = client.call('guest-ping', undefined, {signal});
    agent.channel.destroy();
    await expect(call).rejects.toMatchObject({code: 'guest-agent/lost'});
  });

  it.each([
    ['no object', () => 'null\n7\n"text"\n[]\n'],
    ['an error that is none', (id: string) => `${JSON.stringify({id, error: null})}\n`],
    ['an error without words', (id: string) => `${JSON.stringify({id, error: 'no'})}\n`],
  ])('takes %s from a guest without harm', async (_, garbage) => {
    const agent = new ScriptedAgent((request) => {
      if (request.execute !== 'guest-ping') return answerOf(request);
      return garbage(request.id ?? '') + answerOf(request);
    });
    const client = new GuestAgentClient(agent.channel, {label: 'vm'});
    await client.sync({signal});
    const answer = client.call('guest-ping', undefined, {signal, timeoutMs: 5_000});
    await answer.catch((error: unknown) => expect(error).toBeInstanceOf(FaultError));
    await client.call('guest-info', undefined, {signal, timeoutMs: 5_000});
  });

  it('gives up an agent whose answer has no end', async () => {
    const agent = new ScriptedAgent((request) =>
      request.execute === 'guest-ping' ? undefined : answerOf(request),
    );
    const client = new GuestAgentClient(agent.channel, {label: 'vm'});
    await client.sync({signal});
    const call = client.call('guest-ping', undefined, {signal, timeoutMs: 5_000});
    const piece = Buffer.alloc(2 ** 20, 'x');
    for (let count = 0; count < 40; count++) agent.say(piece);
    await expect(call).rejects.toMatchObject({
      code: 'guest-agent/lost',
      message: expect.stringContaining('no end'),
    });
    expect(client.lost).toBeDefined();
  });

  it('names a command that is switched off, and how to allow it', async () => {
    const agent = new ScriptedAgent((request) =>
      request.execute === 'guest-exec'
        ? `${JSON.stringify({id: request.id, error: {class: 'CommandNotFound', desc: 'Command guest-exec has been disabled'}})}\n`
        : answerOf(request, {
            version: '7.2',
            supported_commands: [{name: 'guest-exec', enabled: false}],
          }),
    );
    const client = new GuestAgentClient(agent.channel, {label: 'vm'});
    await client.sync({signal});
    await expect(client.call('guest-exec', {path: '/x'}, {signal})).rejects.toMatchObject({
      code: 'guest-agent/refused',
      message: expect.stringContaining('guest-exec'),
      help: expect.stringContaining('block-rpcs'),
    });
    await expect(AgentLink.open(client, {signal})).rejects.toMatchObject({
      code: 'guest-agent/refused',
      message: expect.stringContaining('guest-file-open'),
    });
  });
});
