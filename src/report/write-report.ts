import {randomBytes} from 'node:crypto';
import {closeSync, fsyncSync, openSync, renameSync, rmSync, statSync, writeSync} from 'node:fs';
import {basename, dirname, join, resolve} from 'node:path';
import type {RunReader} from '../journal/run-result.ts';
import {makeFolders} from '../util/owned-place.ts';
import {writeCtrf} from './ctrf-report.ts';
import {withoutCommands} from './guest-text.ts';
import {GzipStream} from './html/gzip-stream.ts';
import {writeHtml} from './html/html-report.ts';
import {copyPageFiles} from './html/page-files.ts';
import {writeJson} from './json-report.ts';
import {junitSuites, writeJunit, writeSurefireSuite} from './junit-report.ts';
import {writeMarkdown} from './markdown-report.ts';
import type {ReportFormat, ReportOptions, ReportWriter, TextSink} from './report-format.ts';
import {writeTap} from './tap-report.ts';
import {writeTrace} from './trace/trace-report.ts';

const WRITERS: Readonly<Record<ReportFormat, ReportWriter>> = {
  junit: writeJunit,
  json: writeJson,
  markdown: writeMarkdown,
  html: writeHtml,
  ctrf: writeCtrf,
  tap: writeTap,
  trace: writeTrace,
};

/** Formats in which all text of others stands in JSON strings, on the line of its key. */
const JSON_TEXTS: ReadonlySet<ReportFormat> = new Set(['json', 'ctrf', 'tap', 'trace']);

/** Text is handed to the system in pieces of about this size. */
const PIECE_CHARS = 64 * 1024;

/** Writes a report of `reader`'s run to `out`, piece by piece. */
export function writeReport(
  reader: RunReader,
  out: TextSink,
  options: ReportOptions & {readonly format: ReportFormat},
): void {
  const hidesCommands = JSON_TEXTS.has(options.format);
  let pieces: string[] = [];
  let length = 0;
  const flush = () => {
    if (length > 0) out(pieces.join(''));
    pieces = [];
    length = 0;
  };
  WRITERS[options.format](
    reader,
    (text) => {
      pieces.push(hidesCommands ? withoutCommands(text, ':', '\\u0023') : text);
      length += text.length;
      if (length >= PIECE_CHARS) flush();
    },
    options,
  );
  flush();
}

/**
 * Writes a report to `path`, which then appears at once and whole; folders are made as needed.
 * In JUnit's dialect `surefire`, a path that does not end in `.xml` is a folder that gets a file
 * `TEST-<suite>.xml` for each environment. An HTML report at a path that ends in `/`, or is a
 * folder, is `index.html` there, beside copies of the files that it links to. A trace whose name
 * ends in `.gz` is compressed. A device or a pipe is written into as it is.
 *
 * @returns the paths of the files written.
 * @throws the system's error if it cannot be written; `path` is then as it was.
 */
export function writeReportFile(
  path: string,
  reader: RunReader,
  options: ReportOptions & {readonly format: ReportFormat},
): readonly string[] {
  if (options.format === 'html') return writePage(path, reader, options);
  if (options.format === 'trace' && path.endsWith('.gz')) {
    writeWhole(path, options, (out) => {
      const compressed = new GzipStream(out);
      writeReport(reader, (text) => compressed.write(text), options);
      compressed.end();
    });
    return [path];
  }
  if (options.format !== 'junit' || options.dialect !== 'surefire' || path.endsWith('.xml')) {
    writeWhole(path, options, (out) => writeReport(reader, out, options));
    return [path];
  }
  const used = new Set<string>();
  return junitSuites(reader).map((suite) => {
    const name = suite.name.replaceAll(/[^\w.-]+/gu, '_').slice(0, 100);
    let file = join(path, `TEST-${name}.xml`);
    for (let n = 2; used.has(file); n++) file = join(path, `TEST-${name}-${n}.xml`);
    used.add(file);
    writeWhole(file, options, (out) => writeSurefireSuite(reader, suite, out, options));
    return file;
  });
}

/** A page by itself, or a folder with the page and the files that it links to. */
function writePage(
  path: string,
  reader: RunReader,
  options: ReportOptions & {readonly format: ReportFormat},
): readonly string[] {
  if (!path.endsWith('/') && statSync(path, {throwIfNoEntry: false})?.isDirectory() !== true) {
    const pageFolder = dirname(resolve(path));
    writeWhole(path, options, (out) => writeReport(reader, out, {...options, pageFolder}));
    return [path];
  }
  const page = join(path, 'index.html');
  const pageFiles = copyPageFiles(reader, path);
  writeWhole(page, options, (out) => writeReport(reader, out, {...options, pageFiles}));
  return [page];
}

function writeWhole(
  path: string,
  {isSynced = true}: Pick<ReportOptions, 'isSynced'>,
  write: (out: (piece: string | Uint8Array) => void) => void,
): void {
  const found = statSync(path, {throwIfNoEntry: false});
  if (found !== undefined && !found.isFile() && !found.isDirectory()) {
    writeInto(path, write);
    return;
  }
  const folder = dirname(path);
  makeFolders(folder);
  const temporary = join(folder, `.${basename(path)}.${randomBytes(4).toString('hex')}.tmp`);
  const fd = openSync(temporary, 'wx', 0o644);
  try {
    try {
      write((piece) => writeAll(fd, piece));
      if (isSynced) fsyncSync(fd);
    } finally {
      closeSync(fd);
    }
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, {force: true});
    throw error;
  }
}

/** For devices and pipes: a file that takes their place would be theirs for all programs. */
function writeInto(path: string, write: (out: (piece: string | Uint8Array) => void) => void): void {
  const fd = openSync(path, 'w');
  try {
    write((piece) => writeAll(fd, piece));
  } finally {
    closeSync(fd);
  }
}

function writeAll(fd: number, piece: string | Uint8Array): void {
  const bytes = typeof piece === 'string' ? Buffer.from(piece) : piece;
  let offset = 0;
  while (offset < bytes.length) offset += writeSync(fd, bytes, offset);
}
