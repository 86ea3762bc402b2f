import {request} from 'node:http';
import {FaultError} from '../../../faults/fault-error.ts';
import {Deadline} from '../../../util/deadline.ts';
import type {Engine} from './engine.ts';

/** Longest answer that is kept; it says an id, or why not. */
const ANSWER_LENGTH_MAX = 10_000;

interface Commit {
  /** Name of the container. */
  readonly container: string;
  /** What the image is to be called, `repository:tag`. */
  readonly image: string;
  /** Instructions of a Containerfile. */
  readonly changes: readonly string[];
  readonly timeoutMs: number;
}

/**
 * Whether an engine has refused docker's `commit` since the client sends no body with it: podman's
 * service wants one, if only an empty object.
 */
export function wantsCommitWithBody(engine: Engine, said: string): boolean {
  return engine.kind === 'docker' && /Decode\(\): EOF/.test(said) && placeOf(engine) !== undefined;
}

/**
 * Commits a container over the engine's own interface, in place of docker's client.
 *
 * Source: Docker Engine API 1.41, `POST /commit`.
 *
 * @throws {FaultError} `container/engine-failed`.
 */
export async function commitBySocket(
  engine: Engine,
  commit: Commit,
  {signal}: {readonly signal: AbortSignal},
): Promise<void> {
  const {container, image, changes, timeoutMs} = commit;
  const colon = image.lastIndexOf(':');
  const query = new URLSearchParams({
    container,
    repo: image.slice(0, colon),
    tag: image.slice(colon + 1),
    pause: 'true',
  });
  for (const change of changes) query.append('changes', change);
  using deadline = new Deadline(timeoutMs, {parent: signal});
  const {promise, resolve, reject} = Promise.withResolvers<{status: number; text: string}>();
  const call = request({
    ...placeOf(engine),
    method: 'POST',
    path: `/v1.41/commit?${query}`,
    headers: {'Content-Type': 'application/json', 'Content-Length': 2},
    signal: deadline.signal,
  });
  call.once('error', reject);
  call.once('response', (response) => {
    let text = '';
    response.setEncoding('utf8');
    response.on('data', (chunk: string) => {
      text = `${text}${chunk}`.slice(0, ANSWER_LENGTH_MAX);
    });
    response.once('error', reject);
    response.once('end', () => resolve({status: response.statusCode ?? 0, text}));
  });
  call.end('{}');
  try {
    const {status, text} = await promise;
    if (status === 201) return;
    throw engine.fault(`commit ${container}`, {code: status, stdout: '', stderr: messageIn(text)});
  } catch (cause) {
    signal.throwIfAborted();
    if (cause instanceof FaultError) throw cause;
    const message = `cannot commit ${container}: the engine does not answer`;
    throw new FaultError('container/engine-failed', message, {cause});
  }
}

/** Where its interface is, without encryption; `undefined` for all else. */
function placeOf({
  address = '',
  wire,
}: Engine):
  | {readonly socketPath: string}
  | {readonly host: string; readonly port: number}
  | undefined {
  if (address.startsWith('unix://')) return {socketPath: address.slice('unix://'.length)};
  const url = address.startsWith('tcp://') && wire === 'clear' ? URL.parse(address) : null;
  return url === null ? undefined : {host: url.hostname, port: Number(url.port) || 2375};
}

function messageIn(text: string): string {
  try {
    return (JSON.parse(text) as {readonly message?: string}).message ?? text;
  } catch {
    return text;
  }
}
