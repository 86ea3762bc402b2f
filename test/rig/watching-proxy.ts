import {connect, createServer, type Server, type Socket} from 'node:net';

/** A TCP proxy on loopback that keeps what passes it, of both directions. */
export class WatchingProxy implements AsyncDisposable {
  readonly port: number;
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  /** By connection and direction, so that what was cut in two is whole again. */
  readonly #seen = new Map<Socket, Buffer[]>();

  private constructor(server: Server, port: number) {
    this.#server = server;
    this.port = port;
  }

  static async start(targetPort: number): Promise<WatchingProxy> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const proxy = new WatchingProxy(server, (server.address() as {port: number}).port);
    server.on('connection', (socket) => proxy.#serve(socket, targetPort));
    return proxy;
  }

  /** Forgets what has passed so far. */
  forget(): void {
    this.#seen.clear();
  }

  /** What has passed since, a connection's direction after the other. */
  seen(): Buffer {
    return Buffer.concat([...this.#seen.values()].flat());
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #serve(socket: Socket, targetPort: number): void {
    const there = connect({
      host: '127.0.0.1',
      port: targetPort,
      noDelay: true,
      allowHalfOpen: true,
    });
    socket.setNoDelay(true);
    const pairs: ReadonlyArray<readonly [Socket, Socket]> = [
      [socket, there],
      [there, socket],
    ];
    for (const [from, to] of pairs) {
      this.#sockets.add(from);
      from.on('error', () => undefined);
      from.on('data', (chunk: Buffer) => {
        const chunks = this.#seen.get(from) ?? [];
        this.#seen.set(from, chunks);
        chunks.push(chunk);
      });
      from.pipe(to);
      from.on('close', () => {
        this.#sockets.delete(from);
        to.destroy();
      });
    }
  }
}
