import {gunzipSync} from 'node:zlib';
import type {PageData, PageSummary} from '../../src/report/html/page-data.ts';

/** The text of the data that stands compressed in a page. */
export function pageDataText(page: string): string {
  const base64 = elementText(page, 'data');
  if (!/^[A-Za-z0-9+/]+={0,2}$/u.test(base64)) throw new Error('the data is no Base64');
  return gunzipSync(Buffer.from(base64, 'base64')).toString();
}

export function pageData(page: string): PageData {
  return JSON.parse(pageDataText(page)) as PageData;
}

export function pageSummaryIn(page: string): PageSummary {
  return JSON.parse(elementText(page, 'summary')) as PageSummary;
}

/** A page's own text and that of its data: all that may be seen in it. */
export function pageTexts(page: string): string {
  return page + pageDataText(page);
}

/** What is between the tags of the script element `id`, as a browser delimits it. */
function elementText(page: string, id: string): string {
  const start = page.indexOf(`<script id="${id}"`);
  const from = page.indexOf('>', start) + 1;
  // Not by a copy in small letters: some letters become two.
  const length = page.slice(from).search(/<\/script/i);
  const to = from + length;
  if (start === -1 || length === -1) throw new Error(`the page has no ${id}`);
  return page.slice(from, to);
}
