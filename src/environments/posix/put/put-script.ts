import {quote} from '../remote-shell.ts';
import {byFolder, nameWord, type Upload} from './upload.ts';

/** Bytes of one command line; Linux has taken 128 KiB since ever (ARG_MAX of old kernels). */
const LINE_BYTES_MAX = 65_536;

/** Commands that `command` makes of some words each, as few as their length allows. */
export function commandsOf(words: readonly string[], command: (some: string) => string): string[] {
  const lines: string[] = [];
  let some: string[] = [];
  let bytes = 0;
  for (const word of words) {
    const length = Buffer.byteLength(word) + 1;
    if (some.length > 0 && bytes + length > LINE_BYTES_MAX) {
      lines.push(command(some.join(' ')));
      some = [];
      bytes = 0;
    }
    some.push(word);
    bytes += length;
  }
  if (some.length > 0) lines.push(command(some.join(' ')));
  return lines;
}

/** Files in the instance's folder by which the scripts of one put know of each other. */
export interface PutNotes {
  /** A script that undoes what is under way; run when the instance's folder is removed. */
  readonly undo: string;
  /** With a number behind it: holds the process number of a script of ours. */
  readonly running: string;
  /** There once the put has been given up: nothing is begun any more. */
  readonly gone: string;
}

export function putNotes(root: string, id: string): PutNotes {
  const base = `${root}/put-${id}`;
  return {undo: `${root}/undo-${id}`, running: `${base}.`, gone: `${base}-gone`};
}

/**
 * Makes folders as needed, and in them those that only we can look into. Before that it notes how to
 * remove them: the instance's folder is tidied up whatever becomes of us.
 *
 * A script whose connection is cut goes on for a while, or has not even begun. So either it sees
 * that the put was given up, or who gives it up sees that it runs, and waits for it.
 */
export function prepareLines(
  uploads: readonly Upload[],
  notes: PutNotes,
  script: number,
): string[] {
  const folders = [...new Set(uploads.map(({folder}) => quote(folder)))];
  const temporaries = [...new Set(uploads.map(({temporary}) => quote(temporary)))];
  const remove = removeLines(uploads).join('\n');
  return [
    'export LC_ALL=C',
    'umask 077',
    `{ echo $$ >${quote(`${notes.running}${script}`)}; } 2>/dev/null || :`,
    `[ ! -e ${quote(notes.gone)} ] || exit 1`,
    `{ printf '%s\\n' ${quote(remove)} >>${quote(notes.undo)}; } 2>/dev/null || :`,
    'umask 022',
    ...commandsOf(folders, (some) => `mkdir -p ${some} || exit 1`),
    'umask 077',
    ...commandsOf(temporaries, (some) => `mkdir -p ${some} || exit 1`),
  ];
}

/**
 * Removes all that is under way.
 *
 * @param isCut Whether scripts may still run that nobody hears of any more.
 */
export function discardLines(
  uploads: readonly Upload[],
  notes: PutNotes,
  isCut: boolean,
): string[] {
  const running = `${quote(notes.running)}[0-9]*`;
  // They have lost their input, and end; nobody may care for what has.
  const wait = `: >${quote(notes.gone)}
_n=0; for _f in ${running}; do
read -r _p <"$_f" || continue
while [ $_n -lt 250 ] && kill -0 "$_p"; do
_q=; read -r _q <"/proc/$_p/stat"; case "\${_q##*) }" in Z*|X*) break;; esac
sleep 0.02 || sleep 1; _n=$((_n+1)); done
done 2>/dev/null`;
  return [
    ...(isCut ? [wait] : []),
    ...removeLines(uploads),
    `rm -f ${quote(notes.undo)} ${running}`,
    'exit 0',
  ];
}

/** Fails where a file has not arrived whole. */
export function wholeLine(upload: Upload, hasFind: boolean): string {
  const name = quote(`${upload.temporary}/${upload.name}`);
  // BusyBox's wc reads all of it.
  const test = hasFind
    ? `[ -n "$(find ${name} -size ${upload.bytes}c)" ]`
    : `[ "$(wc -c <${name})" -eq ${upload.bytes} ]`;
  return `${test} || { echo 'it has not arrived whole' >&2; exit 1; }`;
}

/**
 * Gives each its owner and mode, in this order: chown(2) takes set-user-ID bits away. And sees that
 * no folder is in the way: `mv` would put the file inside it.
 */
export function ownLines(uploads: readonly Upload[]): string[] {
  const inTheWay = uploads.map(
    ({target}) =>
      `[ ! -d ${quote(target)} ] || { echo ${quote(`${target} is a folder`)} >&2; exit 1; }`,
  );
  const lines = byFolder(uploads).flatMap(([temporary, some]) => [
    `cd ${quote(temporary)} || exit 1`,
    ...grouped(some, ownerOf, 'chown'),
    ...grouped(some, groupOf, 'chgrp'),
    ...grouped(some, ({file}) => (file.mode & 0o7777).toString(8).padStart(4, '0'), 'chmod'),
  ]);
  return [...inTheWay, ...lines];
}

function ownerOf({file}: Upload): string | undefined {
  if (file.owner === undefined) return undefined;
  return file.group === undefined ? file.owner : `${file.owner}:${file.group}`;
}

function groupOf({file}: Upload): string | undefined {
  return file.owner === undefined ? file.group : undefined;
}

function grouped(
  uploads: readonly Upload[],
  of: (upload: Upload) => string | undefined,
  command: string,
): string[] {
  const groups = new Map<string, string[]>();
  for (const upload of uploads) {
    const value = of(upload);
    if (value === undefined) continue;
    const names = groups.get(value);
    if (names === undefined) groups.set(value, [nameWord(upload)]);
    else names.push(nameWord(upload));
  }
  return [...groups].flatMap(([value, names]) =>
    commandsOf(names, (some) => `${command} ${quote(value)} ${some} || exit 1`),
  );
}

/** Puts all in place, each at once: nobody sees a file there that is not whole. */
export function placeLines(uploads: readonly Upload[]): string[] {
  return byFolder(uploads).flatMap(([temporary, some]) => [
    `cd ${quote(temporary)} || exit 1`,
    ...commandsOf(some.map(nameWord), (names) => `mv -f ${names} .. || exit 1`),
  ]);
}

/** Removes the temporary folders, with what is in them. */
export function removeLines(uploads: readonly Upload[]): string[] {
  const temporaries = [...new Set(uploads.map(({temporary}) => quote(temporary)))];
  return ['cd /', ...commandsOf(temporaries, (some) => `rm -rf ${some}`)];
}

const BLOCK_BYTES = 65_536;

/** A line of sh that makes the file `target` of so many bytes from `device`, and of no byte more. */
export function takeExactly(bytes: number, device: string, target: string): string {
  const [blocks, rest] = [Math.floor(bytes / BLOCK_BYTES), bytes % BLOCK_BYTES];
  const take = (size: number, count: number): string =>
    `dd bs=${size} count=${count} iflag=fullblock status=none || exit 1;`;
  const parts = [
    ...(blocks > 0 ? [take(BLOCK_BYTES, blocks)] : []),
    ...(rest > 0 ? [take(rest, 1)] : []),
  ];
  return `{ ${parts.join(' ')} } <${device} >${quote(target)} || exit 1`;
}

/**
 * A line of sh that makes the file `target` of standard input, or goes on with it at `offset`.
 *
 * By its place, not at its end: what a session before has sent may still be written meanwhile, and
 * is the same at the same place.
 *
 * @param offset A multiple of {@link RESUME_BLOCK_BYTES}.
 */
export function takeInput(target: string, offset: number): string {
  if (offset === 0) return `cat > ${quote(target)} || exit 1`;
  const seek = offset / RESUME_BLOCK_BYTES;
  return `dd of=${quote(target)} bs=${RESUME_BLOCK_BYTES} seek=${seek} conv=notrunc || exit 1`;
}

export const RESUME_BLOCK_BYTES = 65_536;
