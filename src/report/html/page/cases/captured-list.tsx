import type {CapturedRow} from '../../page-view.ts';
import {FactList} from '../parts/fact-list.tsx';
import {Icon} from '../parts/icon.tsx';
import {bytesText, countOf} from '../words/quantity-text.ts';
import {visibleLine} from '../words/visible-text.ts';

/**
 * Files that were brought back. Only what browsers show as plain text is opened by them; all else
 * is saved, since it is from a guest.
 */
export function CapturedList({files}: {files: readonly CapturedRow[]}) {
  if (files.length === 0) return null;
  return (
    <section class="section">
      <h4>{countOf(files.length, 'captured file')}</h4>
      <ul class="files">
        {files.map((file) => (
          <li key={file.path}>
            <Icon name="file" />
            <a
              href={file.href}
              {...(file.isText ? {target: '_blank', rel: 'noreferrer'} : {download: ''})}
            >
              {visibleLine(file.source)}
            </a>
            <span class="dim">{bytesText(file.bytes)}</span>
            {file.truncated && <span class="flag">cut off</span>}
            <FactList facts={file.facts} />
          </li>
        ))}
      </ul>
    </section>
  );
}
