import {createSocket} from 'node:dgram';
import {once} from 'node:events';
import {createServer, type Server} from 'node:net';
import {describe, expect, it} from 'vitest';
import {portHolder} from '../../../../src/environments/qemu/host/port-holder.ts';
import {
  checkFixedPorts,
  type HeldForward,
  openForwards,
  parseUsernet,
} from '../../../../src/environments/qemu/host/ports.ts';
import type {FaultError} from '../../../../src/faults/fault-error.ts';
import type {PortForward} from '../../../../src/manifest/manifest.ts';
import {type BareQemu, startBareQemu} from '../../../rig/bare-qemu.ts';

const {signal} = new AbortController();

function forward(overrides: Partial<PortForward> = {}): PortForward {
  return {guest: 22, host: undefined, protocol: 'tcp', ...overrides};
}

async function startWithNetwork(): Promise<BareQemu> {
  return startBareQemu(['-netdev', 'user,id=net0', '-netdev', 'user,id=net1']);
}

async function open(qemu: BareQemu, forwards: readonly PortForward[]): Promise<HeldForward[]> {
  return openForwards(forwards, {
    netdev: 'net0',
    monitor: async (command) => qemu.monitor(command),
    signal,
  });
}

async function faultOf(work: Promise<unknown>): Promise<FaultError> {
  return work.then(
    () => expect.unreachable(),
    (reason: unknown) => reason as FaultError,
  );
}

/** A TCP server on a port that the kernel chose. */
async function takePort(): Promise<{port: number; server: Server}> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {port: (server.address() as {port: number}).port, server};
}

describe('openForwards', () => {
  it('E12 gives the ports of 20 VMs that open theirs at once free of clashes', async () => {
    const vms = await Promise.all(Array.from({length: 20}, async () => startWithNetwork()));
    try {
      const wanted = [forward(), forward({guest: 8080}), forward({guest: 53, protocol: 'udp'})];
      const held = await Promise.all(vms.map(async (vm) => open(vm, wanted)));
      for (const one of held) expect(one.map(({guest}) => guest)).toEqual([22, 8080, 53]);
      for (const {host, protocol} of held[7] ?? []) {
        expect(await portHolder(host, protocol)).toBe(`qemu-system-x86 (pid ${vms[7]?.pid})`);
      }
      for (const protocol of ['tcp', 'udp']) {
        const ports = held.flat().filter((one) => one.protocol === protocol);
        expect(new Set(ports.map(({host}) => host)).size).toBe(ports.length);
      }
    } finally {
      await Promise.all(vms.map(async (vm) => vm[Symbol.asyncDispose]()));
    }
  });

  it('keeps several forwards to one port of the guest apart, fixed or not', async () => {
    const {port, server} = await takePort();
    server.close();
    await once(server, 'close');
    await using qemu = await startWithNetwork();
    const held = await open(qemu, [forward(), forward({host: port}), forward()]);
    expect(held[1]).toEqual({guest: 22, host: port, protocol: 'tcp'});
    expect(new Set(held.map(({host}) => host)).size).toBe(3);
  });

  it('is reached on this machine’s loopback address only', async () => {
    await using qemu = await startWithNetwork();
    await open(qemu, [forward(), forward({protocol: 'udp'})]);
    const text = await qemu.monitor('info usernet');
    expect(text.match(/HOST_FORWARD\]\s+\d+\s+127\.0\.0\.1/g)).toHaveLength(2);
  });

  it('says who holds a TCP port that is taken', async () => {
    const {port, server} = await takePort();
    try {
      await using qemu = await startWithNetwork();
      const fault = await faultOf(open(qemu, [forward({host: port})]));
      expect(fault).toMatchObject({
        code: 'qemu/port-taken',
        message: `cannot forward tcp port ${port} to the guest's port 22`,
        help: 'Leave `host` out, and a free port is found for each VM.',
      });
      expect((fault.cause as Error).message).toBe(`it is held by ${await portHolder(port, 'tcp')}`);
      expect(await portHolder(port, 'tcp')).toContain(`(pid ${process.pid})`);
    } finally {
      server.close();
    }
  });

  it('does not share a UDP port with another QEMU, which SO_REUSEADDR would allow', async () => {
    await using first = await startWithNetwork();
    const [held] = await open(first, [forward({protocol: 'udp'})]);
    await using second = await startWithNetwork();
    const taken = [forward({protocol: 'udp', host: held?.host})];
    expect(await faultOf(open(second, taken))).toMatchObject({
      code: 'qemu/port-taken',
      details: {holder: `qemu-system-x86 (pid ${first.pid})`},
    });
  });

  it('says what the monitor says of a network that is not there', async () => {
    await using qemu = await startBareQemu([]);
    const fault = await faultOf(open(qemu, [forward()]));
    expect(fault.code).toBe('qemu/monitor-failed');
    expect((fault.cause as Error).message).toMatch(/net0/);
  });
});

describe('checkFixedPorts', () => {
  it('E14 finds ports that are taken before anything starts', async () => {
    const {port, server} = await takePort();
    const socket = createSocket('udp4');
    try {
      const bound = once(socket, 'listening');
      socket.bind(0, '127.0.0.1');
      await bound;
      const udp = socket.address().port;
      const problems = await checkFixedPorts([
        forward(),
        forward({host: port}),
        forward({host: udp, guest: 53, protocol: 'udp'}),
      ]);
      const me = await portHolder(port, 'tcp');
      expect(problems.map(({message}) => message)).toEqual([
        `cannot forward tcp port ${port} to the guest's port 22: it is held by ${me}`,
        `cannot forward udp port ${udp} to the guest's port 53: it is held by ${me}`,
      ]);
    } finally {
      server.close();
      socket.close();
    }
    expect(await checkFixedPorts([forward({host: port})])).toEqual([]);
  });
});

describe('parseUsernet', () => {
  it('takes only the forwards of the network that is asked for', () => {
    const text = `Hub -1 (net0):\r
  Protocol[State]    FD  Source Address  Port   Dest. Address  Port RecvQ SendQ\r
  TCP[ESTABLISHED]   12       127.0.0.1 40000       10.0.2.15    22     0     0\r
  TCP[HOST_FORWARD]  14       127.0.0.1     9       10.0.2.15    22     0     0\r
  UDP[HOST_FORWARD]  13       127.0.0.1 58753       10.0.2.15    53     0     0\r
Hub -1 (net1):\r
  TCP[HOST_FORWARD]   9       127.0.0.1 42963       10.0.2.15    80     0     0\r
`;
    expect(parseUsernet(text, 'net0')).toEqual([
      {protocol: 'tcp', host: 9, guest: 22},
      {protocol: 'udp', host: 58753, guest: 53},
    ]);
    expect(parseUsernet(text, 'net1')).toEqual([{protocol: 'tcp', host: 42963, guest: 80}]);
    expect(parseUsernet(text, 'net')).toEqual([]);
  });
});
