import {connect, createServer, type Server, type Socket} from 'node:net';

/** A TCP proxy on loopback that cuts connections after so many bytes, or slows them down. */
export class CuttingProxy implements AsyncDisposable {
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  readonly port: number;
  /** Bytes to the target that the next connections may carry in all, from when this is set. */
  #leftBytes = Number.POSITIVE_INFINITY;
  #refusals = 0;
  /** How often it has cut. */
  cuts = 0;

  private constructor(server: Server, port: number) {
    this.#server = server;
    this.port = port;
  }

  static async start(targetPort: number): Promise<CuttingProxy> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const proxy = new CuttingProxy(server, (server.address() as {port: number}).port);
    server.on('connection', (socket) => proxy.#serve(socket, targetPort));
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

  #serve(socket: Socket, targetPort: number): void {
    if (this.#refusals > 0) {
      this.#refusals -= 1;
      socket.on('error', () => undefined).destroy();
      return;
    }
    const there = connect({host: '127.0.0.1', port: targetPort, noDelay: true});
    socket.setNoDelay(true);
    for (const each of [socket, there]) {
      this.#sockets.add(each);
      each.on('error', () => undefined);
      each.on('close', () => {
        this.#sockets.delete(each);
        socket.destroy();
        there.destroy();
      });
    }
    there.pipe(socket);
    socket.on('data', (chunk: Buffer) => {
      const part = chunk.subarray(0, Math.max(0, this.#leftBytes));
      this.#leftBytes -= chunk.length;
      if (!there.write(part)) {
        socket.pause();
        there.once('drain', () => socket.resume());
      }
      if (this.#leftBytes <= 0) this.cut();
    });
  }
}
