import {useMemo} from 'preact/hooks';
import {bytesText} from '../words/quantity-text.ts';
import {visibleText} from '../words/visible-text.ts';
import {CopyButton} from './copy-button.tsx';

interface TextBlockProps {
  /** What it is, as `stdout`. */
  readonly label: string;
  /** As another program has printed it. */
  readonly text: string;
  /** Bytes that came before and are not here. */
  readonly omittedBytes?: number;
  /** Where the whole is. */
  readonly log?: string | undefined;
}

/** What a program has printed: text and nothing else, its long lines wrapped. */
export function TextBlock({label, text, omittedBytes = 0, log}: TextBlockProps) {
  const shown = useMemo(() => visibleText(text).replace(/\n$/, ''), [text]);
  return (
    <figure class="text-block">
      <figcaption>
        <span class="text-label">{label}</span>
        {omittedBytes > 0 && (
          <span class="dim">
            the end of it; {bytesText(omittedBytes)} before are{' '}
            {log === undefined ? 'left out' : <a href={log}>in the log</a>}
          </span>
        )}
        <CopyButton text={() => shown} what={label} />
      </figcaption>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is to be scrolled by keys. */}
      <section tabIndex={0} aria-label={label} dir="ltr">
        <pre>{shown === '' ? <span class="dim">empty</span> : shown}</pre>
      </section>
    </figure>
  );
}
