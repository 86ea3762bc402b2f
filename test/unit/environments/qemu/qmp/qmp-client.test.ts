import {Duplex} from 'node:stream';
import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {QmpClient, QmpError} from '../../../../../src/environments/qemu/qmp/qmp-client.ts';
import {FaultError} from '../../../../../src/faults/fault-error.ts';

const {signal} = new AbortController();
const GREETING = {QMP: {version: {}, capabilities: ['oob']}};

/** The other end of a client: what it was sent, and what it is to be sent. */
class FakeMonitor extends Duplex {
  readonly sent: {execute: string; arguments: unknown; id: number}[] = [];
  #rest = '';
  #answer: (command: FakeMonitor['sent'][number]) => readonly object[];

  constructor(answer: (command: FakeMonitor['sent'][number]) => readonly object[] = () => []) {
    super();
    this.#answer = (command) =>
      command.execute === 'qmp_capabilities' ? [{return: {}, id: command.id}] : answer(command);
  }

  say(...messages: readonly object[]): void {
    for (const message of messages) this.push(`${JSON.stringify(message)}\r\n`);
  }

  override _read(): void {}

  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    const lines = (this.#rest + chunk.toString()).split('\n');
    this.#rest = lines.pop() ?? '';
    for (const line of lines) {
      const command = JSON.parse(line) as FakeMonitor['sent'][number];
      this.sent.push(command);
      this.say(...this.#answer(command));
    }
    done();
  }
}

async function open(monitor: FakeMonitor, describeEnd?: () => Promise<string>) {
  monitor.say(GREETING);
  return QmpClient.open(monitor, {signal, ...(describeEnd !== undefined && {describeEnd})});
}

describe('QmpClient', () => {
  it('negotiates, and gives what a command returns', async () => {
    const monitor = new FakeMonitor(({id}) => [{return: {status: 'running', running: true}, id}]);
    await using client = await open(monitor);
    expect(await client.execute('query-status', {}, {signal})).toEqual({
      status: 'running',
      running: true,
    });
    expect(monitor.sent.map(({execute}) => execute)).toEqual(['qmp_capabilities', 'query-status']);
  });

  it('matches answers to commands by their ids, whatever comes between', async () => {
    const held: number[] = [];
    const monitor = new FakeMonitor(({id}) => {
      held.push(id);
      if (held.length < 3) return [];
      return [
        {event: 'STOP', timestamp: {seconds: 1, microseconds: 2}},
        ...held.toReversed().map((each) => ({return: `of ${each}`, id: each})),
      ];
    });
    await using client = await open(monitor);
    const answers = await Promise.all(
      ['a', 'b', 'c'].map((name) => client.executeUnknown(name, {}, {signal})),
    );
    expect(answers).toEqual(held.map((id) => `of ${id}`));
  });

  it('says what QEMU refused, and in its words', async () => {
    const error = {class: 'DeviceNotFound', desc: "Device 'x' not found"};
    await using client = await open(new FakeMonitor(({id}) => [{error, id}]));
    const refused = client.execute('device_del', {id: 'x'}, {signal});
    await expect(refused).rejects.toThrow("QEMU refused 'device_del': Device 'x' not found");
    await expect(refused).rejects.toBeInstanceOf(QmpError);
    await expect(refused).rejects.toMatchObject({class: 'DeviceNotFound'});
  });

  it('waits for an event that comes before the answer of the command that made it come', async () => {
    const monitor = new FakeMonitor(({id}) => [
      {event: 'DEVICE_DELETED', data: {path: '/machine/peripheral/x'}},
      {event: 'DEVICE_DELETED', data: {device: 'y', path: '/y'}},
      {event: 'DEVICE_DELETED', data: {device: 'x', path: '/x'}},
      {return: {}, id},
    ]);
    await using client = await open(monitor);
    const deleted = client.waitForEvent('DEVICE_DELETED', ({data}) => data['device'] === 'x', {
      signal,
    });
    await client.execute('device_del', {id: 'x'}, {signal});
    expect((await deleted).data).toEqual({device: 'x', path: '/x'});
  });

  it('gives up a command at its deadline, and drops the answer that comes then', async () => {
    const monitor = new FakeMonitor();
    await using client = await open(monitor);
    const late = client.execute('query-status', {}, {signal, timeoutMs: 1});
    await expect(late).rejects.toMatchObject({code: 'qemu/monitor-failed'});
    await expect(late).rejects.toThrow("cannot get an answer to 'query-status' from QEMU within 1");
    const next = client.executeUnknown('next', {}, {signal});
    const [, first, second] = monitor.sent;
    monitor.say({return: 'late', id: first?.id}, {return: 'in time', id: second?.id});
    expect(await next).toBe('in time');
  });

  it('gives up a command that is called off, with the reason', async () => {
    await using client = await open(new FakeMonitor());
    const controller = new AbortController();
    const called = client.execute('stop', {}, {signal: controller.signal});
    const event = client.waitForEvent('STOP', () => true, {signal: controller.signal});
    controller.abort(new Error('called off'));
    await expect(called).rejects.toThrow('called off');
    await expect(event).rejects.toThrow('called off');
  });

  it('ends all that is pending when QEMU dies, and says how it died', async () => {
    const monitor = new FakeMonitor();
    await using client = await open(monitor, async () => 'QEMU was ended by SIGKILL: last words');
    const pending = [
      client.execute('query-status', {}, {signal}),
      client.waitForEvent('STOP', () => true, {signal}),
    ];
    monitor.push(null);
    const settled = await Promise.allSettled(pending);
    for (const each of settled) {
      expect(each.status === 'rejected' && each.reason).toMatchObject({
        code: 'qemu/monitor-failed',
        message: 'cannot reach the monitor: QEMU was ended by SIGKILL: last words',
      });
    }
    expect(await client.closed).toBeInstanceOf(FaultError);
    await expect(client.execute('stop', {}, {signal})).rejects.toThrow('SIGKILL');
  });

  it.each([
    ['no JSON', 'Segmentation fault\n'],
    ['no object', '[1, 2]\n'],
    ['half a message', '{"return": \n'],
    ['a message without an end', 'x'.repeat(17 * 2 ** 20)],
  ])('does not go on after %s', async (_what, text) => {
    const monitor = new FakeMonitor();
    await using client = await open(monitor);
    const pending = client.execute('query-status', {}, {signal});
    monitor.push(text);
    await expect(pending).rejects.toThrow(/^cannot understand QEMU's monitor: /);
    expect(monitor.destroyed).toBe(true);
  });

  it('reads the same however the bytes are split', async () => {
    const text = 'größer €, "quoted"\r\n';
    const messages = [
      {event: 'STOP', data: {}, timestamp: {seconds: 1, microseconds: 2}},
      {return: {text}, id: 2},
      {event: 'RESUME', data: {why: text}, timestamp: {seconds: 1, microseconds: 2}},
      {error: {class: 'GenericError', desc: text}, id: 3},
    ];
    const bytes = Buffer.from(messages.map((each) => `${JSON.stringify(each)}\r\n`).join(''));
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(fc.integer({min: 1, max: bytes.length - 1})),
        async (places) => {
          const monitor = new FakeMonitor();
          await using client = await open(monitor);
          const events: string[] = [];
          using _ = client.listen(({event}) => events.push(event));
          const answers = Promise.allSettled([
            client.executeUnknown('a', {}, {signal}),
            client.executeUnknown('b', {}, {signal}),
          ]);
          const cuts = [0, ...places.sort((a, b) => a - b), bytes.length];
          for (const [index, from] of cuts.slice(0, -1).entries()) {
            monitor.push(bytes.subarray(from, cuts[index + 1]));
          }
          const [a, b] = await answers;
          expect(a).toEqual({status: 'fulfilled', value: {text}});
          expect(b?.status === 'rejected' && b.reason).toMatchObject({description: text});
          expect(events).toEqual(['STOP', 'RESUME']);
        },
      ),
      {numRuns: 150},
    );
  });
});
