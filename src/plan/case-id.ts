import type {MatrixValues, Scalar} from '../manifest/manifest.ts';

const UNSAFE = /[^A-Za-z0-9._-]/;
const UNSAFE_RUN = /[^A-Za-z0-9._-]+/g;

/**
 * The part of a case's id that tells matrix combinations apart: `:key=value,key=value`, or nothing.
 * Values have every byte outside `[A-Za-z0-9._-]` as `%XX`, so that ids are safe in any shell and
 * can be taken apart again.
 */
export function matrixSuffix(matrix: MatrixValues): string {
  let suffix = '';
  for (const key in matrix) {
    suffix += `${suffix === '' ? ':' : ','}${key}=${encode(matrix[key] ?? '')}`;
  }
  return suffix;
}

function encode(value: Scalar): string {
  const text = String(value);
  if (!UNSAFE.test(text)) return text;
  return text.replaceAll(UNSAFE_RUN, (run) =>
    Array.from(
      Buffer.from(run, 'utf8'),
      (byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`,
    ).join(''),
  );
}
