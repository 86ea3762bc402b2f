import {execFile} from 'node:child_process';
import {readFile} from 'node:fs/promises';

const FILES = {user: '/etc/passwd', group: '/etc/group'} as const;
const DATABASES = {user: 'passwd', group: 'group'} as const;
/** How long a directory service may take to answer. */
const LOOKUP_TIMEOUT_MS = 10_000;

/**
 * The number of a user or group of this machine, by its name or number; `undefined` where there is
 * none of that name. A name that is in no file is looked for by getent(1), which knows directories.
 */
export async function idOf(
  kind: 'user' | 'group',
  name: string,
  options: {readonly signal: AbortSignal},
): Promise<number | undefined> {
  if (/^\d+$/.test(name)) return Number(name);
  const text = await readFile(FILES[kind], 'utf8').catch(() => '');
  return findId(text, name) ?? findId(await getent(DATABASES[kind], name, options), name);
}

/** passwd(5) and group(5): the name first, the number third. */
function findId(text: string, name: string): number | undefined {
  for (const line of text.split('\n')) {
    const [found, , id = ''] = line.split(':');
    if (found === name && /^\d+$/.test(id)) return Number(id);
  }
  return undefined;
}

function getent(
  database: string,
  name: string,
  options: {readonly signal: AbortSignal},
): Promise<string> {
  const {signal} = options;
  return new Promise((resolve, reject) => {
    execFile('getent', [database, name], {signal, timeout: LOOKUP_TIMEOUT_MS}, (error, stdout) => {
      if (signal.aborted) reject(signal.reason);
      else resolve(error === null ? stdout : '');
    });
  });
}
