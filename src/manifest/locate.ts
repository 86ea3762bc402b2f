import type {SourceRange} from '../diagnostics/diagnostic.ts';

/** Way from the manifest's root to a value: keys and list positions. */
export type ManifestPath = ReadonlyArray<string | number>;

/**
 * Where a value of the manifest, or its key, stands in the text. A path that does not exist gives
 * the nearest one above it that does.
 */
export type Locate = (path: ManifestPath, part: 'key' | 'value') => SourceRange;
