import {execFileSync} from 'node:child_process';
import {mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync} from 'node:fs';
import {join} from 'node:path';
import {setTimeout as sleep} from 'node:timers/promises';
import {isOwnerDead} from '../../src/environments/container/labels.ts';
import {isAlive} from '../../src/util/process-identity.ts';

/** How long what was ended last may take to be gone. */
const GRACE_MS = 5_000;
const POLL_MS = 100;

/** Files that only virtual machines have. */
const MACHINE_FILE = /\.(qcow2|sock|ram|img)$/;

/**
 * Gives the whole test run temporary, state and cache folders of its own, and fails it if anything
 * of proctor's is left when it has ended: processes that were started for it, disk images, sockets,
 * files on tmpfs, containers and what belongs to them.
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
  const before = new Set([...listShared(), ...containersOfDead()]);
  return async () => {
    try {
      const left = await leftOf(folder, before);
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
      ...[...listShared(), ...containersOfDead()].filter((name) => !before.has(name)),
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

/** What podman has that a process made which has ended; another test run's may be alive. */
function containersOfDead(): string[] {
  const lists = [
    ['container', ['ps', '--all', '--filter', 'label=dev.proctor.pid', '--format', 'json']],
    ['image', ['images', '--all', '--filter', 'label=dev.proctor.pid', '--format', 'json']],
    ['volume', ['volume', 'ls', '--filter', 'label=dev.proctor.pid', '--format', 'json']],
  ] as const;
  try {
    return lists.flatMap(([kind, args]) => {
      const text = execFileSync('podman', args, {encoding: 'utf8', stdio: 'pipe'});
      const found = JSON.parse(text.trim() === '' ? '[]' : text) as readonly LabelledThing[];
      return (found ?? [])
        .filter(({Labels}) => isOwnerDead(Labels ?? {}, isAlive))
        .map(({Id, Name}) => `${kind} ${Id ?? Name}`);
    });
  } catch {
    // There is no podman, or none that works: then there are no containers either.
    return [];
  }
}

interface LabelledThing {
  readonly Id?: string;
  readonly Name?: string;
  readonly Labels?: Readonly<Record<string, string>> | null;
}
