import {execFileSync} from 'node:child_process';
import {readFileSync} from 'node:fs';
import {join} from 'node:path';

/**
 * The built page. This is for sources that are run as they are: the page is built anew whenever its
 * own sources have changed. Bundles have another module in this one's place, which reads what was
 * built with them, or holds it (`scripts/page-text-plugin.ts`).
 */
export function readPageText(): string {
  const root = join(import.meta.dirname, '../../..');
  const path = join(root, 'build/report-page.html');
  // Node 22 takes types only when told to; its word that this is experimental is not for users.
  const node = ['--experimental-strip-types', '--no-warnings'];
  execFileSync(process.execPath, [...node, join(root, 'scripts/build-page.ts'), path]);
  return readFileSync(path, 'utf8');
}
