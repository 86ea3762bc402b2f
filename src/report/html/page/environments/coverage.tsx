import type {CoverageResult} from '../../../../journal/run-result.ts';
import {fileHref, type PageView} from '../../page-view.ts';
import {Icon} from '../parts/icon.tsx';
import {countOf, countText} from '../words/quantity-text.ts';
import {visibleLine} from '../words/visible-text.ts';

/** How much of the sources was run, by all cases together. */
export function Coverage({view, coverage}: {view: PageView; coverage: CoverageResult}) {
  const {lines, functions, branches, sources, tracefiles, files} = coverage;
  return (
    <section class="panel" aria-labelledby="coverage">
      <h3 id="coverage">
        Coverage{' '}
        <span class="dim">
          of {countOf(sources, 'source')}, from {countOf(tracefiles, 'tracefile')}
        </span>
      </h3>
      <ul class="coverage">
        {Object.entries({lines, functions, branches}).map(([name, {found, hit}]) => (
          <li key={name}>
            <span>{name}</span>
            <meter min={0} max={Math.max(1, found)} value={hit} aria-label={name} />
            <span class="number">
              {found === 0 ? '–' : `${((hit / found) * 100).toFixed(1)} %`}
            </span>
            <span class="dim number">
              {countText(hit)} of {countText(found)}
            </span>
          </li>
        ))}
      </ul>
      <p class="links">
        {files.map((path) => (
          <a key={path} href={fileHref(view.data.run.filesFrom, path)}>
            <Icon name="file" />
            {visibleLine(path)}
          </a>
        ))}
      </p>
    </section>
  );
}
