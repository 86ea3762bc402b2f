import {readPageText} from './page-text.ts';

/**
 * What an HTML report is made of beside its data: one document with style and script in it, which
 * fetches nothing. A report is `head`, then the elements that hold the data, then `tail`.
 */
export interface PageTemplate {
  readonly head: string;
  readonly tail: string;
}

/** Where in the built page the data goes. */
const DATA_MARK = '<!--data-->';

let loaded: PageTemplate | undefined;

/** The page that is built of `page/`. It is read once. */
export function loadPageTemplate(): PageTemplate {
  if (loaded === undefined) {
    const text = readPageText();
    const at = text.indexOf(DATA_MARK);
    loaded = {head: text.slice(0, at), tail: text.slice(at + DATA_MARK.length)};
  }
  return loaded;
}
