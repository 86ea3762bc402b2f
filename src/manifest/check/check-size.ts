import {parseSize} from '../../util/size.ts';
import type {ManifestPath} from '../locate.ts';
import type {ReportAt} from '../problem-list.ts';

/** The bytes of a size that has the right form; a problem where they are not whole. */
export function checkSize(
  value: unknown,
  path: ManifestPath,
  report: ReportAt,
): number | undefined {
  if (typeof value !== 'string' || !/^\d+(\.\d+)?[KMGT]iB$/.test(value)) return undefined;
  const bytes = parseSize(value);
  if (bytes === undefined) {
    report('manifest/bad-size', `expected a size of whole bytes, found "${value}"`, {path});
  }
  return bytes;
}
