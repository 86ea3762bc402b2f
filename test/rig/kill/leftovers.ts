import {execFileSync} from 'node:child_process';
import {existsSync, readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';

/** What tells things of one run from those of others. */
export interface RunMarks {
  /** Texts that its processes have in their variables or on their command line. */
  readonly texts: readonly string[];
  /** Whole arguments that its processes have, whatever else was taken from them. */
  readonly arguments: readonly string[];
  /** Whether it may have containers. */
  readonly hasContainers: boolean;
  readonly runId: string;
  /** Its temporary folder and its state folder, which no other has. */
  readonly temporary: string;
  readonly state: string;
}

/** What is there of a run, a line each. */
export function leftOf(marks: RunMarks): readonly string[] {
  return [...processesOf(marks), ...foldersOf(marks), ...containersOf(marks)];
}

/** Whether processes run that have each of those arguments. */
export function haveStarted(sleeps: readonly string[]): boolean {
  const seen = new Set<string>();
  for (const {line} of processes()) for (const word of line.split('\0')) seen.add(word);
  return sleeps.every((text) => seen.has(text));
}

interface SeenProcess {
  readonly pid: number;
  readonly line: string;
}

function* processes(): Generator<SeenProcess> {
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name) || Number(name) === process.pid) continue;
    const line = contentOf(`/proc/${name}/cmdline`);
    // Those that have ended have none, nor have the kernel's.
    if (line !== '') yield {pid: Number(name), line};
  }
}

function contentOf(path: string): string {
  try {
    return readFileSync(path, 'latin1');
  } catch {
    return '';
  }
}

function processesOf(marks: RunMarks): string[] {
  const found: string[] = [];
  for (const {pid, line} of processes()) {
    const words = line.split('\0');
    const isOurs =
      marks.arguments.some((text) => words.includes(text)) ||
      marks.texts.some((text) => line.includes(text) || environmentOf(pid).includes(text));
    if (isOurs) found.push(`process ${pid}: ${words.join(' ').slice(0, 150)}`);
  }
  return found;
}

function environmentOf(pid: number): string {
  return contentOf(`/proc/${pid}/environ`);
}

function foldersOf({temporary, state}: RunMarks): string[] {
  const ledgers = namesIn(join(state, 'ledgers')).filter((name) => name.endsWith('.jsonl'));
  return [
    ...namesIn(temporary).map((name) => `temporary ${name}`),
    ...ledgers.map((name) => `ledger ${name}`),
    ...namesIn(join(state, 'environments')).map((name) => `machine ${name}`),
    ...namesIn(join(state, 'artifacts/tmp')).map((name) => `temporary artifact ${name}`),
  ];
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function containersOf({hasContainers, runId}: RunMarks): string[] {
  if (!hasContainers) return [];
  const filter = ['--filter', `label=dev.proctor.run=${runId}`, '--quiet'];
  const lists = [
    ['container', ['ps', '--all', ...filter]],
    ['image', ['images', '--all', ...filter]],
    ['volume', ['volume', 'ls', ...filter]],
  ] as const;
  return lists.flatMap(([kind, args]) =>
    execFileSync('podman', args, {encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore']})
      .split('\n')
      .filter(Boolean)
      .map((id) => `${kind} ${id}`),
  );
}

/** The text of each ledger there is. */
export function ledgersIn(state: string): readonly string[] {
  const names = namesIn(join(state, 'ledgers')).filter((name) => name.endsWith('.jsonl'));
  return names.map((name) => contentOf(join(state, 'ledgers', name)));
}

/** Things that the whole machine shares and that proctor's names tell: of all runs. */
export function sharedThings(): ReadonlySet<string> {
  const ours = (folder: string): string[] =>
    namesIn(folder)
      .filter((name) => name.startsWith('proctor') && name !== 'proctor-rest')
      .map((name) => join(folder, name));
  return new Set([...ours('/dev/shm'), ...ours('/run/netns'), ...ownGroups().flatMap(ours)]);
}

/** The folders of this process's control groups, and the tops of their hierarchies. */
function ownGroups(): string[] {
  const folders = contentOf('/proc/self/cgroup')
    .trim()
    .split('\n')
    .flatMap((line) => {
      const [, names = '', path = '/'] = line.split(':');
      const top = join('/sys/fs/cgroup', names === '' ? '' : names);
      return [top, join(top, path), join('/sys/fs/cgroup/unified', path)];
    });
  return [...new Set(folders)].filter((folder) => existsSync(folder));
}
