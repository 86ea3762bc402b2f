import {visibleLine} from '../words/visible-text.ts';
import {CopyButton} from './copy-button.tsx';

/** A command to be copied. */
export function CommandLine({command, what}: {command: string; what: string}) {
  return (
    <span class="command">
      <code>{visibleLine(command)}</code>
      <CopyButton text={() => command} what={what} />
    </span>
  );
}
