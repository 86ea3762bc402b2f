import {closeSync, constants, fstatSync, openSync, readFileSync} from 'node:fs';
import type {Diagnostic, SourceFile} from '../diagnostics/diagnostic.ts';
import type {Result} from '../util/result.ts';
import {ProblemList} from './problem-list.ts';

/** Three times a manifest of 10,000 scenarios in 110,000 lines. */
const BYTES_MAX = 8 * 1024 * 1024;

/**
 * The file's bytes; reads no more than it takes to see that there are too many. At once, since
 * `node:fs/promises` takes longer to load than a manifest to read.
 */
export function readBytes(path: string, displayPath: string): Result<Buffer, Diagnostic> {
  try {
    // A pipe must not be waited for.
    const file = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
    try {
      const stats = fstatSync(file);
      if (stats.isDirectory()) return unreadable(displayPath, 'it is a folder');
      if (!stats.isFile()) return unreadable(displayPath, 'it is not a regular file');
      if (stats.size > BYTES_MAX) return tooLarge(displayPath, stats.size);
      const bytes = readFileSync(file);
      return bytes.length > BYTES_MAX
        ? tooLarge(displayPath, bytes.length)
        : {ok: true, value: bytes};
    } finally {
      closeSync(file);
    }
  } catch (error) {
    return unreadable(displayPath, reasonOf(error as NodeJS.ErrnoException));
  }
}

function reasonOf(error: NodeJS.ErrnoException): string {
  switch (error.code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return 'there is no such file';
    case 'EACCES':
    case 'EPERM':
      return 'it may not be read';
    default:
      return error.message;
  }
}

function unreadable(path: string, why: string): Result<Buffer, Diagnostic> {
  const problems = new ProblemList({path, text: ''});
  problems.report('manifest/unreadable', `expected a manifest to read, found none: ${why}`, {
    range: {start: 0, end: 0},
    help: 'name another with --manifest, or write one with "proctor init"',
  });
  return firstOf(problems);
}

function tooLarge(path: string, size: number): Result<Buffer, Diagnostic> {
  const problems = new ProblemList({path, text: ''});
  const message = `expected at most ${BYTES_MAX / 1024 / 1024} MiB, found ${size} bytes`;
  problems.report('manifest/too-large', message, {
    range: {start: 0, end: 0},
    help: 'split the manifest',
  });
  return firstOf(problems);
}

function firstOf(problems: ProblemList): Result<never, Diagnostic> {
  const [error] = problems.sorted() as readonly [Diagnostic];
  return {ok: false, error};
}

/** The text of `bytes`, which must be UTF-8. */
export function decode(bytes: Buffer, path: string): Result<SourceFile, Diagnostic> {
  try {
    const text = new TextDecoder('utf-8', {fatal: true, ignoreBOM: true}).decode(bytes);
    return {ok: true, value: {path, text}};
  } catch {
    const validBytes = countValidBytes(bytes);
    const valid = new TextDecoder('utf-8', {ignoreBOM: true});
    const start = valid.decode(bytes.subarray(0, validBytes), {stream: true}).length;
    const text = new TextDecoder('utf-8', {ignoreBOM: true}).decode(bytes);
    const problems = new ProblemList({path, text});
    const byte = (bytes[validBytes] ?? 0).toString(16).toUpperCase().padStart(2, '0');
    const message = `expected UTF-8, found the byte 0x${byte} at offset ${validBytes}`;
    problems.report('manifest/bad-encoding', message, {
      range: {start, end: start + 1},
      help: 'save the file as UTF-8',
    });
    return firstOf(problems);
  }
}

/** How many bytes can be read before one that cannot. */
function countValidBytes(bytes: Buffer): number {
  let low = 0;
  let high = bytes.length;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (isValidStart(bytes.subarray(0, middle))) low = middle;
    else high = middle - 1;
  }
  return Math.min(low, bytes.length - 1);
}

function isValidStart(bytes: Buffer): boolean {
  try {
    new TextDecoder('utf-8', {fatal: true}).decode(bytes, {stream: true});
    return true;
  } catch {
    return false;
  }
}
