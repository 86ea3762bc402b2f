import {createServer, type IncomingMessage, type Server, type ServerResponse} from 'node:http';
import type {AddressInfo} from 'node:net';
import yauzl from 'yauzl';

/** Ids in the token: of the workflow's run, and of the job. */
const BACKEND_IDS = {workflowRunBackendId: 'run-1', workflowJobRunBackendId: 'job-1'};

/** What was uploaded as one artifact. */
export interface StoredArtifact {
  readonly id: number;
  readonly name: string;
  readonly expiresAt: string | undefined;
  /** Path → text. */
  readonly files: Readonly<Record<string, string>>;
}

/**
 * The part of GitHub's results service, and of the blob store behind it, that uploads need, on this
 * machine: names are never given twice.
 */
export class ArtifactService implements AsyncDisposable {
  readonly artifacts: StoredArtifact[] = [];
  readonly #server: Server;
  readonly #blobs = new Map<string, Map<string, Buffer>>();
  readonly #zips = new Map<string, Buffer>();
  readonly #expiries = new Map<string, string | undefined>();
  readonly #taken: Set<string>;

  private constructor(server: Server, taken: readonly string[]) {
    this.#server = server;
    this.#taken = new Set(taken);
  }

  /**
   * @param options.taken Names that artifacts of this run have already.
   * @param options.isMute Takes requests, and never answers. @default false
   */
  static async start(
    options: {readonly taken?: readonly string[]; readonly isMute?: boolean} = {},
  ): Promise<ArtifactService> {
    const server = createServer();
    const service = new ArtifactService(server, options.taken ?? []);
    if (options.isMute !== true) {
      server.on('request', (request, response) => void service.#answer(request, response));
    }
    const listening = Promise.withResolvers<void>();
    server.listen(0, '127.0.0.1', listening.resolve);
    await listening.promise;
    return service;
  }

  /** What the runner tells an action of it. */
  get variables(): Record<string, string> {
    const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const {workflowRunBackendId: run, workflowJobRunBackendId: job} = BACKEND_IDS;
    const token = `${part({alg: 'none'})}.${part({scp: `Actions.Results:${run}:${job}`})}.x`;
    return {ACTIONS_RUNTIME_TOKEN: token, ACTIONS_RESULTS_URL: `${this.#url}/`};
  }

  get #url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks);
    const url = new URL(request.url ?? '/', this.#url);
    if (url.pathname.startsWith('/blob/')) {
      this.#store(url, body);
      response.writeHead(201, {etag: '"1"', 'last-modified': new Date(0).toUTCString()}).end();
      return;
    }
    const call = url.pathname.split('/').at(-1);
    const [status, answer] = await this.#call(call ?? '', JSON.parse(body.toString()));
    response.writeHead(status, {'content-type': 'application/json'}).end(JSON.stringify(answer));
  }

  async #call(call: string, wish: Record<string, string>): Promise<[number, unknown]> {
    const name = wish['name'] ?? '';
    if (call === 'CreateArtifact') {
      if (this.#taken.has(name)) {
        const msg = 'an artifact with this name already exists on the workflow run';
        return [409, {code: 'already_exists', msg}];
      }
      this.#taken.add(name);
      this.#expiries.set(name, wish['expires_at'] ?? wish['expiresAt']);
      const url = `${this.#url}/blob/${encodeURIComponent(name)}?sig=signature-of-the-service`;
      return [200, {ok: true, signed_upload_url: url}];
    }
    const zip = this.#zips.get(name);
    if (call !== 'FinalizeArtifact' || zip === undefined)
      return [404, {code: 'not_found', msg: call}];
    const id = this.artifacts.length + 1;
    const files = await filesIn(zip);
    this.artifacts.push({id, name, expiresAt: this.#expiries.get(name), files});
    return [200, {ok: true, artifact_id: String(id)}];
  }

  /** Blocks, and then the list of them; small blobs come as a whole. */
  #store(url: URL, body: Buffer): void {
    const name = decodeURIComponent(url.pathname.slice('/blob/'.length));
    const blocks = this.#blobs.get(name) ?? new Map<string, Buffer>();
    this.#blobs.set(name, blocks);
    const kind = url.searchParams.get('comp');
    if (kind === 'block') blocks.set(url.searchParams.get('blockid') ?? '', body);
    else if (kind === 'blocklist') {
      const ids = [...body.toString().matchAll(/<Latest>([^<]*)</g)].map(([, id]) => id ?? '');
      this.#zips.set(name, Buffer.concat(ids.map((id) => blocks.get(id) ?? Buffer.alloc(0))));
    } else this.#zips.set(name, body);
  }
}

async function filesIn(zip: Buffer): Promise<Record<string, string>> {
  const files: Record<string, string> = {};
  const archive = await yauzl.fromBufferPromise(zip);
  for await (const entry of archive.eachEntry()) {
    if (entry.fileName.endsWith('/')) continue;
    const chunks: Buffer[] = [];
    for await (const chunk of await archive.openReadStreamPromise(entry))
      chunks.push(chunk as Buffer);
    files[entry.fileName] = Buffer.concat(chunks).toString();
  }
  return files;
}
