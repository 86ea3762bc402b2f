import {posix} from 'node:path';
import {quote} from '../posix/remote-shell.ts';
import type {WantedFile} from './take-inventory.ts';

/** A wanted file with its absolute path there. */
export interface WantedPath extends WantedFile {
  readonly path: string;
}

/** How the answer to a script is to be read. */
export interface InventoryPlan {
  /** Folder that `batch` is relative to, with a slash behind it. */
  readonly base: string;
  /** Indexes of the files asked about together. */
  readonly batch: readonly number[];
  /** Folders whose room is asked for. */
  readonly folders: readonly string[];
}

/** A larger file is hashed only where its size is as wanted; that costs two processes more. */
const LARGE_BYTES = 8_388_608;
/**
 * From here on `openssl` is asked first. It takes 5 ms to start, and hashes with the processor's own
 * instructions: 256 MiB in 0.22 s where GNU's sha256sum takes 0.76 s and BusyBox's 1.28 s.
 */
const OPENSSL_BYTES_MIN = 4_194_304;
/** Each costs a few bytes that a shell reads one by one. */
const FOLDERS_MAX = 300;
/** What tools print otherwise than it is, or what looks like more than one line. */
const ODD = /[\n\r\\]/;

/**
 * The script that asks what there is, and the names that it reads from standard input, where they
 * are read in blocks.
 *
 * @param options.isOneByOne Whether every file is asked about by itself, which needs no more of the
 *   tools there than POSIX promises.
 */
export function inventoryScript(
  wanted: readonly WantedPath[],
  options: {
    readonly border: string;
    readonly isOneByOne: boolean;
    readonly folders: readonly string[];
    readonly script: string;
  },
): {readonly script: string; readonly stdin: string; readonly plan: InventoryPlan} {
  const {border, isOneByOne} = options;
  const base = commonFolder(wanted.map(({path}) => path));
  const name = (file: WantedPath): string => `./${file.path.slice(base.length)}`;
  const isAlone = (file: WantedPath): boolean =>
    isOneByOne || file.bytes >= LARGE_BYTES || ODD.test(file.path);
  const batch: number[] = [];
  const alone: string[] = [];
  wanted.forEach((file, index) => {
    if (!isAlone(file)) batch.push(index);
    else alone.push(`_one ${index} ${file.sha256 ? file.bytes : -1} ${quote(name(file))}`);
  });
  const bytes = wanted.reduce((sum, file) => sum + file.bytes, 0);
  const folders = foldersOf([...wanted.map(({path}) => posix.dirname(path)), ...options.folders]);
  const tools = bytes >= OPENSSL_BYTES_MIN && !isOneByOne ? OPENSSL_FIRST : SHA256SUM_FIRST;
  const script = [
    'set +e',
    FACTS,
    spaceLines(folders),
    tools,
    FUNCTIONS,
    `if cd ${quote(base)} 2>/dev/null; then`,
    batch.length > 0 ? BATCH : ':',
    ...alone,
    // Then none of them is there.
    'else echo none; fi',
    `echo ${border}`,
    `( eval ${quote(options.script)} ) </dev/null`,
    `echo "${border} $?"`,
    'exit 0',
  ].join('\n');
  const names = batch.map((index) => {
    const file = wanted[index];
    return file === undefined ? '' : `${name(file)}\0`;
  });
  return {script, stdin: names.join(''), plan: {base, batch, folders}};
}

/** The deepest folder that all lie below, with a slash behind it. */
function commonFolder(paths: readonly string[]): string {
  let common = `${posix.dirname(paths[0] ?? '/x')}/`.replace('//', '/');
  for (const path of paths) {
    while (!path.startsWith(common))
      common = common.slice(0, common.lastIndexOf('/', common.length - 2) + 1);
  }
  return common;
}

/** Folders and all above them, those next to the root first. */
function foldersOf(folders: readonly string[]): string[] {
  const all = new Set<string>(['/']);
  for (const folder of folders) {
    for (let path = folder; path !== '/' && !all.has(path); path = posix.dirname(path)) {
      if (!ODD.test(path)) all.add(path);
    }
  }
  const depth = (path: string): number => (path === '/' ? 0 : path.split('/').length);
  return [...all].sort((a, b) => depth(a) - depth(b)).slice(0, FOLDERS_MAX);
}

/**
 * `u:UID`, `m:AVAILABLE:TOTAL` in KiB. `read` stops after three lines, where Linux has what is
 * available since 3.14.
 */
const FACTS = `echo "u:$(id -u 2>/dev/null)"
_mt= _ma=; while read -r _k _v _r; do case $_k in MemTotal:) _mt=$_v;; MemFree:) _mf=$_v;; MemAvailable:) _ma=$_v; break;; Buffers:) _ma=$_mf; break;; esac; done 2>/dev/null </proc/meminfo
echo "m:$_ma:$_mt"
_st=; command -v stat >/dev/null 2>&1 && stat -c %f / >/dev/null 2>&1 && _st=y`;

/** `v:ID:BLOCK:AVAILABLE:FREE:TOTAL:FREE INODES:INODES:FOLDER`, or `d:INDEX:` and a line of df. */
function spaceLines(folders: readonly string[]): string {
  const words = folders.map(quote).join(' ');
  return `set -- ${words}
_sp=; [ -n "$_st" ] && _sp=$(stat -f -c 'v:%i:%S:%a:%f:%b:%d:%c:%n' "$@" 2>/dev/null)
if [ -n "$_sp" ]; then echo "$_sp"; else
_i=0; for _f; do [ -d "$_f" ] && echo "d:$_i:$(df -Pk "$_f" 2>/dev/null | tail -n 1)"; _i=$((_i+1)); done; fi`;
}

const SHA256SUM_FIRST = chooseTool(['sha256sum', 'openssl']);
const OPENSSL_FIRST = chooseTool(['openssl', 'sha256sum']);

function chooseTool(names: readonly ('openssl' | 'sha256sum')[]): string {
  const COMMANDS = {openssl: 'openssl dgst -sha256 -r', sha256sum: 'sha256sum'};
  const [first, second] = names;
  const branch = (name: 'openssl' | 'sha256sum' = 'sha256sum'): string =>
    `command -v ${name} >/dev/null 2>&1; then _h='${COMMANDS[name]}'`;
  return `_h=; if ${branch(first)}; elif ${branch(second)}; elif command -v busybox >/dev/null 2>&1; then _h='busybox sha256sum'; fi`;
}

/**
 * `_one INDEX BYTES NAME`: `S:INDEX:…` as `stat`, or `L:INDEX:…` and `N:INDEX:…` as `ls` with
 * numbers and names; and `H:INDEX:SUM` where it is a plain file of so many bytes.
 */
const FUNCTIONS = `_one() {
[ -e "$3" ] || [ -L "$3" ] || return 0
if [ -n "$_st" ]; then printf 'S:%s:' "$1"; stat -c '%f:%u:%g:%U:%G:%s:' "$3" 2>/dev/null || echo
else printf 'L:%s:' "$1"; ls -lnd "$3" 2>/dev/null | head -n 1; printf 'N:%s:' "$1"; ls -ld "$3" 2>/dev/null | head -n 1; fi
[ -f "$3" ] && [ ! -L "$3" ] && [ -r "$3" ] && [ -n "$_h" ] && [ "$(wc -c <"$3")" -eq "$2" ] || return 0
printf 'H:%s:' "$1"; $_h <"$3" || echo
}`;

/**
 * All names of standard input in one go: `s:MODE:UID:GID:USER:GROUP:BYTES:NAME` and lines of sums.
 * The root folder and /dev/null are always there: without them the tools are not what we need.
 */
const BATCH = `if [ -n "$_st" ] && command -v xargs >/dev/null 2>&1; then
_c="stat -c s:%f:%u:%g:%U:%G:%s:%n / \\"\\$@\\" 2>/dev/null; ${'${_h:-:}'} /dev/null \\"\\$@\\" 2>/dev/null; exit 0"
xargs -0 sh -c "$_c" sh; echo "x:$?:$_h"; fi`;
