import {hash} from 'node:crypto';
import type {ArtifactFile, ResolvedArtifact} from './resolved-artifact.ts';

/**
 * Stands for files as they will be on an environment: alike only where their targets, modes, owners
 * and contents are.
 *
 * @returns 64 hex digits.
 */
export function digestFiles(
  files: readonly Pick<ArtifactFile, 'target' | 'mode' | 'owner' | 'group' | 'sha256'>[],
): string {
  const lines = files.map(({target, mode, owner, group, sha256}) =>
    JSON.stringify([target, mode, owner ?? '', group ?? '', sha256]),
  );
  return hash('sha256', lines.sort().join('\n'));
}

/**
 * Stands for all of these artifacts, in their order.
 *
 * @returns 64 hex digits; `undefined` where one is sensitive: what it is put on must not be kept.
 */
export function digestArtifacts(artifacts: readonly ResolvedArtifact[]): string | undefined {
  if (artifacts.some((artifact) => artifact.isSensitive)) return undefined;
  const versions = artifacts.map(({id, version}) => [id, version]);
  return hash('sha256', JSON.stringify(versions));
}
