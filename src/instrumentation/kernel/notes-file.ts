import {open} from 'node:fs/promises';
import {join} from 'node:path';

/** A `.gcno` file: what a compiler noted of a source for gcov. */
export interface NotesFile {
  /** Absolute. */
  readonly path: string;
  /** Of its build; the counts of the same build have the same. */
  readonly stamp: number;
  /** Major version of the gcc that wrote it. */
  readonly major: number | undefined;
}

/** Magic, version and stamp: 4 bytes each (gcc/gcov-io.h). */
const HEAD_BYTES = 12;

/** The stamp in the head of a `.gcno` or `.gcda` file; `undefined` for what is neither. */
export function readStamp(head: Buffer): number | undefined {
  const order = orderOf(head);
  if (order === undefined) return undefined;
  return order === 'little' ? head.readUInt32LE(8) : head.readUInt32BE(8);
}

/** @returns `undefined` where there is no such file, or it is none. */
export async function readNotes(path: string): Promise<NotesFile | undefined> {
  const head = await headOf(path);
  if (head === undefined) return undefined;
  const stamp = readStamp(head);
  if (stamp === undefined) return undefined;
  const bytes = [...head.toString('latin1', 4, 8)];
  const version = (orderOf(head) === 'little' ? bytes.reverse() : bytes).join('');
  return {path, stamp, major: majorOf(version)};
}

/**
 * The notes below `objects` that belong to files of counts: those with the longest end of path in
 * common, as a build's folder may lie elsewhere, or its files in one folder.
 *
 * @returns by the path of the counts; those without notes are left out.
 */
export async function notesOf(
  objects: string,
  counts: readonly string[],
): Promise<ReadonlyMap<string, NotesFile>> {
  const found = new Map<string, NotesFile>();
  for (const path of counts) {
    const notes = await longestEnd(path.replace(/\.gcda$/, '.gcno'), (end) =>
      readNotes(join(objects, end)),
    );
    if (notes !== undefined) found.set(path, notes);
  }
  return found;
}

/** What `look` finds for the longest end of a path, cut at slashes. */
export async function longestEnd<T>(
  path: string,
  look: (end: string) => Promise<T | undefined>,
): Promise<T | undefined> {
  const names = path.split('/').filter((name) => name !== '');
  for (let at = 0; at < names.length; at++) {
    const found = await look(names.slice(at).join('/'));
    if (found !== undefined) return found;
  }
  return undefined;
}

function orderOf(head: Buffer): 'little' | 'big' | undefined {
  const magic = head.toString('latin1', 0, 4);
  if (magic === 'oncg' || magic === 'adcg') return 'little';
  return magic === 'gcno' || magic === 'gcda' ? 'big' : undefined;
}

/** `B22*` is 12.2: a letter for tens, then a digit each (since gcc 5). */
function majorOf(version: string): number | undefined {
  const [tens = '', units = ''] = version;
  if (!/^[A-Z]\d/.test(version)) return undefined;
  return (tens.charCodeAt(0) - 'A'.charCodeAt(0)) * 10 + Number(units);
}

async function headOf(path: string): Promise<Buffer | undefined> {
  try {
    const file = await open(path);
    try {
      const head = Buffer.alloc(HEAD_BYTES);
      const {bytesRead} = await file.read(head, 0, HEAD_BYTES, 0);
      return bytesRead === HEAD_BYTES ? head : undefined;
    } finally {
      await file.close();
    }
  } catch {
    return undefined;
  }
}
