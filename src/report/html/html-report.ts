import {relative} from 'node:path';
import {pathToFileURL} from 'node:url';
import type {RunReader} from '../../journal/run-result.ts';
import type {PageFiles, ReportOptions, TextSink} from '../report-format.ts';
import {Base64Sink} from './base64-sink.ts';
import {GzipStream} from './gzip-stream.ts';
import {writePageData} from './page-data-writer.ts';
import {pageSummary, summaryNoscript} from './page-summary.ts';
import {loadPageTemplate} from './page-template.ts';

/**
 * Writes a page that needs nothing but itself: the page's own code and style, a small summary to be
 * painted first (and a table for who runs no scripts), and everything else compressed.
 *
 * Text of guests reaches the document in three places only: escaped in the table, as JSON without
 * `<` in the summary, and compressed in an alphabet that has no markup.
 */
export function writeHtml(reader: RunReader, out: TextSink, options: ReportOptions = {}): void {
  const {head, tail} = loadPageTemplate();
  const summary = pageSummary(reader.result);
  out(head);
  out(`<script id="summary" type="application/json">${scriptJson(summary)}</script>\n`);
  out(summaryNoscript(summary));
  out('<script id="data" type="application/octet-stream">');
  const encoded = new Base64Sink(out);
  const compressed = new GzipStream((bytes) => encoded.write(bytes));
  writePageData(reader, compressed, filesOf(reader, options));
  compressed.end();
  encoded.end();
  out('</script>\n');
  out(tail);
}

function filesOf(reader: RunReader, {pageFolder, pageFiles}: ReportOptions): PageFiles {
  if (pageFiles !== undefined) return pageFiles;
  const pathOf = (path: string): string => path;
  const {folder} = reader;
  if (pageFolder === undefined)
    return {filesFrom: `${pathToFileURL(folder).href}/`, folder, pathOf};
  const way = relative(pageFolder, folder);
  if (way === '') return {filesFrom: '', pathOf};
  return {filesFrom: `${addressOf(way)}/`, folder, pathOf};
}

/** A relative path as an address, which starts so that nothing in it is taken for a scheme. */
export function addressOf(path: string): string {
  const parts = path.split('/').map((part) => encodeURIComponent(part.toWellFormed()));
  return parts[0] === '..' ? parts.join('/') : `./${parts.join('/')}`;
}

/** JSON that can stand in a script element, whatever texts are in it. */
function scriptJson(value: unknown): string {
  return JSON.stringify(value).replaceAll(
    /[<>&#\u2028\u2029]/gu,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
