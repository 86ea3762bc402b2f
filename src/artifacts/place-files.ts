import {posix} from 'node:path';
import {FaultError} from '../faults/fault-error.ts';
import type {ArtifactSpec} from '../manifest/deployment-spec.ts';
import type {ArtifactFile} from './resolved-artifact.ts';

/** A file's content and where it was found. */
export interface Content
  extends Pick<ArtifactFile, 'source' | 'path' | 'bytes' | 'sha256' | 'open'> {
  /** From the folder that the target stands for. */
  readonly relative: string;
  /** Permission bits that it has here. */
  readonly mode: number;
}

/** What one source, output or archive has. */
export interface ContentGroup {
  /** Whether it is a single file, that the target itself may be. */
  readonly isSingle: boolean;
  readonly contents: readonly Content[];
}

/**
 * What an artifact puts where. The target is a folder when it ends in `/`, when there are several
 * sources, or the source is a folder, a glob or an archive: a folder's contents, and what a glob
 * matches below its fixed part, keep their paths.
 *
 * @returns ordered by target; at least one.
 * @throws {FaultError} `artifact/targets-clash`.
 */
export function placeFiles(spec: ArtifactSpec, groups: readonly ContentGroup[]): ArtifactFile[] {
  const isFolder = spec.target.endsWith('/') || groups.length > 1 || !groups[0]?.isSingle;
  const placed = new Map<string, ArtifactFile>();
  for (const {contents} of groups) {
    for (const {relative, mode, ...content} of contents) {
      const target = isFolder ? posix.join(spec.target, relative) : spec.target;
      const other = placed.get(target);
      if (other !== undefined && other.sha256 !== content.sha256) {
        throw clash(spec, `"${other.source}" and "${content.source}" would both be "${target}"`);
      }
      const {owner, group} = spec;
      placed.set(target, {...content, target, mode: modeOf(spec, mode), owner, group});
    }
  }
  for (const target of placed.keys()) {
    for (let at = target.lastIndexOf('/'); at > 0; at = target.lastIndexOf('/', at - 1)) {
      const above = target.slice(0, at);
      if (placed.has(above)) throw clash(spec, `"${above}" would be a file and a folder`);
    }
  }
  return [...placed.values()].sort((a, b) => (a.target < b.target ? -1 : 1));
}

function modeOf(spec: ArtifactSpec, mode: number): number {
  if (spec.mode !== undefined) return spec.mode;
  // A secret's source may be readable for all on a desk of one's own; there it must not be.
  const permissions = mode & (spec.sensitive ? 0o770 : 0o777);
  if (spec.type !== 'script' && spec.type !== 'binary') return permissions;
  // Whoever may read it may run it, as `chmod +x` does.
  return permissions | ((permissions & 0o444) >> 2);
}

function clash(spec: ArtifactSpec, why: string): FaultError {
  return new FaultError('artifact/targets-clash', `cannot deploy artifact "${spec.id}": ${why}`, {
    details: {artifact: spec.id},
    help: 'give them targets of their own, or leave one out',
  });
}
