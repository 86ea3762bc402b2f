import {relative} from 'node:path';
import {sanitizeLine} from '../../util/terminal-text.ts';

/** What `proctor run` takes without being told. */
const MANIFEST_DEFAULT = 'proctor.yaml';

/**
 * The command line that runs one case again.
 *
 * @param manifest path of the manifest, absolute. @param cwd folder that the user stands in.
 */
export function rerunCommand(caseId: string, manifest: string | undefined, cwd?: string): string {
  const path = manifest === undefined || cwd === undefined ? manifest : relative(cwd, manifest);
  const option = path === undefined || path === MANIFEST_DEFAULT ? '' : `-m ${shellQuote(path)} `;
  return sanitizeLine(`proctor run ${option}${shellQuote(caseId)}`);
}

function shellQuote(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
