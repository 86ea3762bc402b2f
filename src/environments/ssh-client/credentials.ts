import {createPrivateKey} from 'node:crypto';
import {readFile} from 'node:fs/promises';
import ssh2, {
  type AnyAuthMethod,
  type ParsedKey,
  type SignCallback,
  type SigningRequestOptions,
} from 'ssh2';
import {FaultError} from '../../faults/fault-error.ts';
import type {IdentityFile, SshHop} from './ssh-target.ts';

const {BaseAgent, createAgent, utils} = ssh2;

/** Secrets to log in with. */
export interface LoginSecrets {
  readonly passphrase: string | undefined;
  readonly password: string | undefined;
}

/** One way to log in. */
export interface LoginAttempt {
  /** As the server names it. */
  readonly method: 'publickey' | 'keyboard-interactive' | 'password';
  /** For messages: which key, from where. */
  readonly label: string;
  readonly auth: AnyAuthMethod;
}

/** Ways to log in, in OpenSSH's order, and why others were passed over. */
export interface LoginPlan {
  readonly attempts: readonly LoginAttempt[];
  readonly notes: readonly string[];
}

/** How long an agent may take to list its keys. */
const AGENT_TIMEOUT_MS = 5_000;

/**
 * Gathers what there is to log in to `hop` with, in OpenSSH's order: keys of the agent that are
 * also configured, its other keys, configured keys, keyboard-interactive, password.
 *
 * @throws {FaultError} `ssh/key-unreadable` for a key that the manifest names.
 */
export async function planLogin(hop: SshHop, secrets: LoginSecrets): Promise<LoginPlan> {
  const notes: string[] = [];
  const username = hop.user;
  const agentKeys = hop.agent === undefined ? [] : await listAgentKeys(hop.agent, notes);
  const fileKeys: {key: ParsedKey; path: string}[] = [];
  const configuredBlobs: string[] = [];
  for (const identity of hop.keys) {
    const key = await loadKey(identity, {secrets, notes, agentKeys});
    if (key === undefined) continue;
    configuredBlobs.push(blobOf(key));
    if (key.isPrivateKey()) fileKeys.push({key, path: identity.path});
  }
  const offered = new Set<string>();
  const attempts: LoginAttempt[] = [];
  const addAgentKey = (key: ParsedKey): void => {
    if (hop.agent === undefined || offered.has(blobOf(key))) return;
    offered.add(blobOf(key));
    attempts.push({
      method: 'publickey',
      label: `agent key ${key.type} ${key.comment}`.trimEnd(),
      auth: {type: 'agent', username, agent: new OneKeyAgent(hop.agent, key) as never},
    });
  };
  for (const key of agentKeys) if (configuredBlobs.includes(blobOf(key))) addAgentKey(key);
  if (!hop.identitiesOnly) for (const key of agentKeys) addAgentKey(key);
  for (const {key, path} of fileKeys) {
    if (offered.has(blobOf(key))) continue;
    offered.add(blobOf(key));
    // The types ask for a text; the code takes a parsed key as it is.
    const auth = {type: 'publickey', username, key: key as unknown as Buffer} as const;
    attempts.push({method: 'publickey', label: `key ${path}`, auth});
  }
  if (secrets.password !== undefined) attempts.push(...passwordAttempts(hop, secrets.password));
  return {attempts, notes};
}

function passwordAttempts(hop: SshHop, password: string): LoginAttempt[] {
  const {user: username} = hop;
  return [
    {
      method: 'keyboard-interactive',
      label: 'keyboard-interactive',
      auth: {
        type: 'keyboard-interactive',
        username,
        prompt: (_name, _instructions, _language, prompts, finish) =>
          // Only a question whose answer is not shown can be the one for the password.
          finish(prompts.map((prompt) => (prompt.echo === true ? '' : password))),
      },
    },
    {method: 'password', label: 'password', auth: {type: 'password', username, password}},
  ];
}

interface KeyContext {
  readonly secrets: LoginSecrets;
  readonly notes: string[];
  readonly agentKeys: readonly ParsedKey[];
}

/** The key of `identity`, private or, where only the agent can use it, public. */
async function loadKey(
  identity: IdentityFile,
  context: KeyContext,
): Promise<ParsedKey | undefined> {
  const {path, origin} = identity;
  const give = (why: string, help: string, cause?: unknown): undefined => {
    if (origin === 'manifest') {
      throw new FaultError('ssh/key-unreadable', `cannot use the key '${path}': ${why}`, {
        cause,
        help,
      });
    }
    context.notes.push(`${path}: ${why}`);
  };
  let data: Buffer;
  try {
    data = await readFile(path);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (origin === 'default' && code === 'ENOENT') return undefined;
    const why = code === 'ENOENT' ? 'there is no such file' : `it cannot be read (${code})`;
    return give(why, 'give the path of a private key that proctor may read', error);
  }
  const {passphrase} = context.secrets;
  const key = parsePrivateKey(data, passphrase);
  if (!(key instanceof Error)) return key;
  const inAgent = await publicHalf(path, data);
  if (inAgent && context.agentKeys.some((other) => blobOf(other) === blobOf(inAgent))) {
    return inAgent;
  }
  if (/passphrase|encrypted/i.test(key.message) && passphrase === undefined) {
    const help = 'set `passphrase` to a `${{ secrets.NAME }}`, or add the key to an agent';
    return give('it is encrypted and there is no passphrase', help);
  }
  if (passphrase !== undefined && isEncrypted(data)) {
    return give('the passphrase does not open it', 'check the value of the secret');
  }
  const help = 'it must be a private key of OpenSSH or PEM: ssh-keygen -p -f FILE rewrites it';
  return give(key.message.replace(/\.$/, ''), help);
}

/** Reads OpenSSH's and PEM's kinds of private keys. */
function parsePrivateKey(data: Buffer, passphrase: string | undefined): ParsedKey | Error {
  const parsed = utils.parseKey(data, passphrase) as ParsedKey | ParsedKey[] | Error;
  if (!(parsed instanceof Error)) {
    const key = [parsed].flat()[0];
    if (key?.isPrivateKey()) return key;
    return new Error('it holds a public key');
  }
  const pkcs8 = data.toString('latin1').includes('PRIVATE KEY-----');
  if (!pkcs8 || /OPENSSH PRIVATE KEY/.test(data.toString('latin1'))) return parsed;
  try {
    // PKCS#8, which ssh2 does not read: Node turns it into what it does.
    const key = createPrivateKey({key: data, ...(passphrase !== undefined && {passphrase})});
    const type = key.asymmetricKeyType === 'ec' ? 'sec1' : 'pkcs1';
    const pem = key.export({format: 'pem', type});
    const again = utils.parseKey(pem) as ParsedKey | ParsedKey[] | Error;
    return again instanceof Error ? again : ([again].flat()[0] ?? parsed);
  } catch {
    return isEncrypted(data) ? new Error('encrypted') : parsed;
  }
}

function isEncrypted(data: Buffer): boolean {
  const text = data.toString('latin1');
  if (/ENCRYPTED/.test(text)) return true;
  const body = /-----BEGIN OPENSSH PRIVATE KEY-----([\s\S]*?)-----END/.exec(text)?.[1] ?? '';
  // "openssh-key-v1", then the name of a cipher: "none" for a key in the clear.
  return (
    body !== '' && !Buffer.from(body, 'base64').subarray(15, 23).toString('latin1').endsWith('none')
  );
}

/** The public key that belongs to the private one at `path`: beside it, or in front of it. */
async function publicHalf(path: string, data: Buffer): Promise<ParsedKey | undefined> {
  const beside = await readFile(`${path}.pub`).catch(() => data);
  const parsed = utils.parseKey(beside) as ParsedKey | ParsedKey[] | Error;
  return parsed instanceof Error ? undefined : [parsed].flat()[0];
}

function blobOf(key: ParsedKey): string {
  return key.getPublicSSH().toString('base64');
}

async function listAgentKeys(socket: string, notes: string[]): Promise<ParsedKey[]> {
  return new Promise((resolve) => {
    const give = (why: string): void => {
      clearTimeout(timer);
      notes.push(`agent ${socket}: ${why}`);
      resolve([]);
    };
    const timer = setTimeout(() => give('no answer'), AGENT_TIMEOUT_MS);
    createAgent(socket).getIdentities((error, keys) => {
      if (error) return give(error.message);
      clearTimeout(timer);
      const parsed = (keys ?? []).map((key) => utils.parseKey(key as never) as ParsedKey | Error);
      resolve(parsed.filter((key): key is ParsedKey => !(key instanceof Error)));
    });
  });
}

/** Offers a single key of an agent, so that it is known which one was taken. */
class OneKeyAgent extends BaseAgent<ParsedKey> {
  readonly #socket: string;
  readonly #key: ParsedKey;

  constructor(socket: string, key: ParsedKey) {
    super();
    this.#socket = socket;
    this.#key = key;
  }

  override getIdentities(done: (error: Error | undefined, keys?: ParsedKey[]) => void): void {
    done(undefined, [this.#key]);
  }

  override sign(
    key: ParsedKey,
    data: Buffer,
    options: SigningRequestOptions | SignCallback,
    done?: SignCallback,
  ): void {
    const callback = typeof options === 'function' ? options : done;
    createAgent(this.#socket).sign(
      key,
      data,
      typeof options === 'function' ? {} : options,
      callback,
    );
  }
}
