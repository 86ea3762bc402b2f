import {connect, createServer, type Server, type Socket} from 'node:net';

/** A TCP proxy on loopback that cuts connections after so many bytes, or slows them down. */
export class CuttingProxy implements AsyncDisposable {
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  readonly port: number;
  /** Bytes to the target that the next connections may carry in all, from when this is set. */
  #leftBytes = Number.POSITIVE_INFINITY;
  #refusals = 0;
  #isStalled = false;
  #targetPort: number;
  #bytesPerSecond = Number.POSITIVE_INFINITY;
  /** How often it has cut. */
  cuts = 0;

  private constructor(server: Server, port: number, targetPort: number) {
    this.#server = server;
    this.port = port;
    this.#targetPort = targetPort;
  }

  static async start(targetPort: number): Promise<CuttingProxy> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const proxy = new CuttingProxy(server, (server.address() as {port: number}).port, targetPort);
    server.on('connection', (socket) => proxy.#serve(socket));
    return proxy;
  }

  /** Cuts every connection once `bytes` more have gone to the target; then carries on as before. */
  cutAfter(bytes: number): void {
    this.#leftBytes = bytes;
  }

  /** Closes the next `count` connections before a byte has gone either way. */
  refuse(count: number): void {
    this.#refusals = count;
  }

  /** Leads the next connections to another port. */
  leadTo(targetPort: number): void {
    this.#targetPort = targetPort;
  }

  /** From now on nothing comes through what there is, and neither side is told. */
  stall(): void {
    this.#isStalled = true;
    for (const socket of this.#sockets) socket.unpipe().removeAllListeners('data').pause();
  }

  /** How fast each connection is towards the target, from now on. */
  slowDown(bytesPerSecond: number): void {
    this.#bytesPerSecond = bytesPerSecond;
  }

  /** Cuts what there is. */
  cut(): void {
    this.cuts++;
    this.#leftBytes = Number.POSITIVE_INFINITY;
    for (const socket of this.#sockets) socket.resetAndDestroy();
    this.#sockets.clear();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #serve(socket: Socket): void {
    if (this.#refusals > 0) {
      this.#refusals -= 1;
      socket.on('error', () => undefined).destroy();
      return;
    }
    const there = connect({host: '127.0.0.1', port: this.#targetPort, noDelay: true});
    socket.setNoDelay(true);
    for (const each of [socket, there]) {
      this.#sockets.add(each);
      each.on('error', () => undefined);
      each.on('close', () => {
        this.#sockets.delete(each);
        if (this.#isStalled) return;
        socket.destroy();
        there.destroy();
      });
    }
    there.pipe(socket);
    socket.on('data', (chunk: Buffer) => {
      const part = chunk.subarray(0, Math.max(0, this.#leftBytes));
      this.#leftBytes -= chunk.length;
      const isFull = !there.write(part);
      const waitMs = (chunk.length / this.#bytesPerSecond) * 1000;
      if (isFull || waitMs > 0) socket.pause();
      if (waitMs > 0) setTimeout(() => socket.resume(), waitMs);
      else if (isFull) there.once('drain', () => socket.resume());
      if (this.#leftBytes <= 0) this.cut();
    });
  }
}
