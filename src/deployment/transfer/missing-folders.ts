import {posix} from 'node:path';
import {quote} from '../../environments/posix/remote-shell.ts';

/** Before the answer; what another script in the same round trip prints comes before it. */
const BORDER = '\nproctor folders\n';

/**
 * Shell text that prints which of the folders of `paths`, and of those that they lie in, are not
 * there yet; `readMissingFolders` reads it.
 */
export function missingFoldersScript(paths: readonly string[]): string {
  const folders = [...new Set(paths.map((path) => posix.dirname(path)))];
  if (folders.length === 0) return '';
  return [
    `printf '\\nproctor folders\\n'`,
    `p() { while [ ! -d "$1" ] && [ -n "$1" ]; do printf '%s\\000' "$1"; set -- "\${1%/*}"; done; }`,
    ...folders.map((folder) => `p ${quote(folder)}`),
  ].join('\n');
}

/** Absolute, each once. */
export function readMissingFolders(output: Buffer): readonly string[] {
  const text = output.toString('utf8');
  const start = text.lastIndexOf(BORDER);
  if (start < 0) return [];
  const names = text.slice(start + BORDER.length).split('\0');
  return [...new Set(names.slice(0, -1))];
}
