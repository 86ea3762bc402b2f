import type {InventoryPlan, WantedPath} from './inventory-script.ts';
import type {Difference, FileThere, Inventory, SpaceThere} from './take-inventory.ts';

/** SHA-256 of nothing: what a tool that works says of /dev/null. */
const EMPTY_SHA256 = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';
/** As sha256sum and `openssl dgst -r` print it. */
/** With `s`: a name may hold what JavaScript takes for the end of a line, as U+2028. */
const SUM_LINE = /^([0-9a-f]{64})(?: [ *](.*))?$/s;
/** Type of a file in its mode, and that of a regular one (inode(7)). */
const TYPE_MASK = 0o170000;
const REGULAR = 0o100000;

interface Found {
  readonly isRegular: boolean;
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
  readonly user: string;
  readonly group: string;
  readonly bytes: number;
}

/**
 * What a script of `inventoryScript` has said; `undefined` where the tools there have not done what
 * they were to do.
 */
export function readAnswer(
  stdout: Buffer,
  asked: {
    readonly wanted: readonly WantedPath[];
    readonly plan: InventoryPlan;
    readonly border: string;
  },
): Inventory | undefined {
  const {wanted, plan, border} = asked;
  const first = stdout.indexOf(`${border}\n`);
  const last = stdout.lastIndexOf(`${border} `);
  if (first < 0 || last < first) return undefined;
  const answer = new Answer(plan);
  for (const line of stdout.toString('utf8', 0, first).split('\n')) answer.take(line);
  if (answer.isBroken) return undefined;
  return {
    files: wanted.map((file, index) => answer.compare(file, index)),
    spaces: answer.spaces(),
    memory: answer.memory,
    isRoot: answer.isRoot,
    extra: {
      stdout: stdout.subarray(first + border.length + 1, last),
      exitCode: Number.parseInt(stdout.toString('latin1', last + border.length + 1), 10),
    },
  };
}

class Answer {
  readonly #plan: InventoryPlan;
  /** By name as it was asked for, and by index. */
  readonly #found = new Map<string | number, Found>();
  readonly #sums = new Map<string | number, string>();
  readonly #spaces: (Omit<SpaceThere, 'freeBytes'> & {
    readonly availableBytes: number;
    readonly rootFreeBytes: number;
  })[] = [];
  isRoot = false;
  memory: Inventory['memory'];
  /** Whether the tools that were to take many names at once did not. */
  isBroken: boolean;
  #hasStat = false;
  #hasSums = false;

  constructor(plan: InventoryPlan) {
    this.#plan = plan;
    this.isBroken = plan.batch.length > 0;
  }

  take(line: string): void {
    const sum = SUM_LINE.exec(line);
    const [type = '', ...rest] = line.split(':');
    const [index = ''] = rest;
    if (sum !== null) this.#takeSum(sum[1] ?? '', sum[2] ?? '');
    else if (type === 'u') this.isRoot = index === '0';
    else if (type === 'm') this.#takeMemory(rest);
    else if (type === 'v') this.#takeSpace(rest);
    else if (type === 'd') this.#takeDf(Number(index), rest.slice(1).join(':'));
    else if (type === 's') this.#takeStat(rest.slice(6).join(':'), rest);
    else if (type === 'S') this.#takeStat(Number(index), rest.slice(1));
    else if (type === 'L') this.#takeListing(Number(index), rest.slice(1).join(':'), true);
    else if (type === 'N') this.#takeListing(Number(index), rest.slice(1).join(':'), false);
    else if (type === 'H') this.#sums.set(Number(index), (rest[1] ?? '').slice(0, 64));
    // Without a tool for sums the rest still counts.
    else if (type === 'x') this.isBroken = index !== '0' || !this.#isProven(rest[1] ?? '');
    else if (type === 'none') this.isBroken = false;
  }

  #isProven(tool: string): boolean {
    return this.#hasStat && (tool === '' || this.#hasSums);
  }

  /** The state of `file`, which was asked about as number `index`. */
  compare(file: WantedPath, index: number): FileThere {
    const {path} = file;
    // Those that are asked about by themselves have no line under their name.
    const name = `./${path.slice(this.#plan.base.length)}`;
    const found = this.#found.get(index) ?? this.#found.get(name);
    if (found === undefined) return {path, state: 'missing', differences: [], found};
    const sum = this.#sums.get(index) ?? this.#sums.get(name);
    const differences: Difference[] = [];
    if (!found.isRegular) differences.push('kind');
    else if (file.sha256 !== undefined && sum !== file.sha256) differences.push('content');
    if (found.isRegular && found.mode !== (file.mode & 0o7777)) differences.push('mode');
    if (!isOwnedBy(file.owner, found.uid, found.user)) differences.push('owner');
    if (!isOwnedBy(file.group, found.gid, found.group)) differences.push('group');
    const {isRegular, mode, uid, gid, bytes} = found;
    const state = differences.length === 0 ? 'as-wanted' : 'different';
    return {path, state, differences, found: {isRegular, mode, uid, gid, bytes}};
  }

  spaces(): SpaceThere[] {
    return this.#spaces
      .map(({availableBytes, rootFreeBytes, ...space}) => ({
        ...space,
        freeBytes: this.isRoot ? rootFreeBytes : availableBytes,
      }))
      .reverse();
  }

  #takeSum(sum: string, name: string): void {
    if (name === '/dev/null') this.#hasSums = sum === EMPTY_SHA256;
    else this.#sums.set(name, sum);
  }

  #takeMemory([available = '', total = '']: readonly string[]): void {
    if (available === '' || total === '') return;
    this.memory = {availableBytes: Number(available) * 1024, totalBytes: Number(total) * 1024};
  }

  #takeSpace(fields: readonly string[]): void {
    const [id = '', ...rest] = fields;
    const [block = 0, available = 0, free = 0, total = 0, freeInodes = 0, inodes = 0] = rest
      .slice(0, 6)
      .map(Number);
    this.#spaces.push({
      folder: rest.slice(6).join(':'),
      fileSystem: [id, block, total, inodes].join(':'),
      availableBytes: available * block,
      rootFreeBytes: free * block,
      totalBytes: total * block,
      freeInodes: inodes > 0 ? freeInodes : undefined,
    });
  }

  /** POSIX df -P: name, blocks, used, available, share, mount point. */
  #takeDf(index: number, line: string): void {
    const match = /\s(\d+)\s+\d+\s+(-?\d+)\s+\S+\s+(\/.*)$/s.exec(line);
    const folder = this.#plan.folders[index];
    if (match === null || folder === undefined) return;
    const [total = 0, available = 0] = match.slice(1, 3).map((kib) => Number(kib) * 1024);
    this.#spaces.push({
      folder,
      fileSystem: match[3] ?? '',
      availableBytes: available,
      rootFreeBytes: available,
      totalBytes: total,
      freeInodes: undefined,
    });
  }

  #takeStat(key: string | number, fields: readonly string[]): void {
    const [raw = '', uid = '', gid = '', user = '', group = '', bytes = ''] = fields;
    if (raw === '') return;
    if (key === '/') this.#hasStat = true;
    const mode = Number.parseInt(raw, 16);
    this.#found.set(key, {
      isRegular: (mode & TYPE_MASK) === REGULAR,
      mode: mode & 0o7777,
      uid: Number(uid),
      gid: Number(gid),
      user,
      group,
      bytes: Number(bytes),
    });
  }

  /** A line of `ls -l`, first with numbers and then with names. */
  #takeListing(index: number, line: string, isNumeric: boolean): void {
    const match = /^(\S)(\S{9})\S*\s+\d+\s+(\S+)\s+(\S+)\s+(\d+)/.exec(line);
    if (match === null) return;
    const [, type, letters = '', user = '', group = '', bytes] = match;
    const before = this.#found.get(index);
    if (!isNumeric) {
      if (before !== undefined) this.#found.set(index, {...before, user, group});
      return;
    }
    this.#found.set(index, {
      isRegular: type === '-',
      mode: modeOf(letters),
      uid: Number(user),
      gid: Number(group),
      user,
      group,
      bytes: Number(bytes),
    });
  }
}

/** Permission bits of `rwxr-sr-t`. */
function modeOf(letters: string): number {
  let mode = 0;
  for (const [at, letter] of [...letters].entries()) {
    if (letter !== '-' && letter !== 'S' && letter !== 'T') mode |= 0o400 >> at;
    if (/[sStT]/.test(letter)) mode |= at === 2 ? 0o4000 : at === 5 ? 0o2000 : 0o1000;
  }
  return mode;
}

function isOwnedBy(wanted: string | undefined, id: number, name: string): boolean {
  if (wanted === undefined) return true;
  return /^\d+$/.test(wanted) ? Number(wanted) === id : wanted === name;
}
