import {mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync} from 'node:fs';
import {join} from 'node:path';
import {setTimeout as sleep} from 'node:timers/promises';

/** How long what was ended last may take to be gone. */
const GRACE_MS = 5_000;
const POLL_MS = 100;

/** Files that only virtual machines have. */
const MACHINE_FILE = /\.(qcow2|sock|ram|img)$/;

/**
 * Gives the whole test run temporary, state and cache folders of its own, and fails it if anything
 * of proctor's is left when it has ended: processes that were started for it, disk images, sockets,
 * files on tmpfs.
 */
export default function setUp(): () => Promise<void> {
  const folder = mkdtempSync('/tmp/pt-');
  process.env['TMPDIR'] = folder;
  for (const [name, place] of [
    ['XDG_STATE_HOME', 'state'],
    ['XDG_CACHE_HOME', 'cache'],
  ] as const) {
    process.env[name] = join(folder, place);
    mkdirSync(join(folder, place));
  }
  const sharedMemory = new Set(listShared());
  return async () => {
    try {
      const left = await leftOf(folder, sharedMemory);
      if (left.length === 0) return;
      // An error here is shown, but does not fail the run by itself.
      process.exitCode = 1;
      throw new Error(`the tests left behind:\n  ${left.join('\n  ')}`);
    } finally {
      rmSync(folder, {recursive: true, force: true});
    }
  };
}

async function leftOf(folder: string, before: ReadonlySet<string>): Promise<string[]> {
  for (let waitedMs = 0; ; waitedMs += POLL_MS) {
    const left = [
      ...processesOf(folder),
      ...readdirSync(folder, {recursive: true, encoding: 'utf8'}).filter(
        (name) => MACHINE_FILE.test(name) && !name.startsWith('cache/'),
      ),
      ...listShared().filter((name) => !before.has(name)),
    ];
    if (left.length === 0 || waitedMs >= GRACE_MS) return left;
    await sleep(POLL_MS);
  }
}

/** Processes that name the folder on their command line: each VM's QEMU and its helpers do. */
function processesOf(folder: string): string[] {
  const found: string[] = [];
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name) || Number(name) === process.pid) continue;
    try {
      const line = readFileSync(`/proc/${name}/cmdline`, 'utf8').replaceAll('\0', ' ');
      if (line.includes(folder)) found.push(`process ${name}: ${line.slice(0, 200)}`);
    } catch {
      // It has ended meanwhile.
    }
  }
  return found;
}

function listShared(): string[] {
  try {
    return readdirSync('/dev/shm')
      .filter((name) => name.startsWith('proctor'))
      .map((name) => `/dev/shm/${name}`);
  } catch {
    return [];
  }
}
