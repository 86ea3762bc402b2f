import {createHash} from 'node:crypto';

/** Names of files may have 255 bytes; this leaves room for what is added to it. */
const NAME_BYTES_MAX = 180;
const IS_SAFE = /^[A-Za-z0-9_@=,#+~][A-Za-z0-9_.@=,#+~-]{0,179}$/;
const SAFE_CHARACTER = /[A-Za-z0-9_.@=,#+~-]/;

/**
 * The id of a case as the name of one file: what a file system or GitHub's artifact upload does not
 * take becomes `%XX`; of what is too long, the rest becomes `~` and a hash. Different ids give
 * different names.
 */
export function safeCaseName(id: string): string {
  if (IS_SAFE.test(id) && !id.endsWith('.')) return id;
  let safe = '';
  for (const character of id) {
    const isSafe = SAFE_CHARACTER.test(character) && !(safe === '' && /[.-]/.test(character));
    safe += isSafe ? character : percentEncoded(character);
  }
  safe = safe.replace(/\.$/, '%2E');
  if (safe === '') return '%';
  if (safe.length <= NAME_BYTES_MAX) return safe;
  const hash = createHash('sha256').update(id).digest('hex').slice(0, 16);
  return `${safe.slice(0, NAME_BYTES_MAX - 17)}~${hash}`;
}

function percentEncoded(character: string): string {
  let encoded = '';
  for (const byte of Buffer.from(character)) {
    encoded += `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
  }
  return encoded;
}
