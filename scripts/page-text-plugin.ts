import type {Plugin} from 'esbuild';
import {buildPage} from './build-page.ts';

/** The HTML report's page, beside the bundles that read it. */
export const PAGE_ASSET = 'report-page.html';

/** Reads the asset from the folder of the bundle, or from the one above its chunks. */
const READS_ASSET = `
import {existsSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
export function readPageText() {
  const own = join(import.meta.dirname, '${PAGE_ASSET}');
  const path = existsSync(own) ? own : join(import.meta.dirname, '..', '${PAGE_ASSET}');
  return readFileSync(path, 'utf8');
}
`;

/**
 * Gives a bundle of `src/` the page of the HTML report.
 *
 * @param place `asset`: the bundle reads `PAGE_ASSET`, which has to be written into its folder;
 *   `embedded`: it holds the page itself, for a bundle that is a single file.
 */
export function pageText(place: 'asset' | 'embedded'): Plugin {
  return {
    name: 'page-text',
    setup({onLoad}) {
      onLoad({filter: /[\\/]report[\\/]html[\\/]page-text\.ts$/}, async () => {
        if (place === 'asset') return {contents: READS_ASSET, loader: 'js'};
        const {html} = await buildPage();
        const text = JSON.stringify(html);
        return {contents: `export function readPageText() { return ${text}; }`, loader: 'js'};
      });
    },
  };
}
