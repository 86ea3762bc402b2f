import {createReadStream} from 'node:fs';
import type {StepContext} from '../environments/environment.ts';
import {FaultError} from '../faults/fault-error.ts';
import type {ArtifactSpec} from '../manifest/deployment-spec.ts';
import {digestFiles} from './artifact-digest.ts';
import {type FoundSource, findSource} from './find-sources.ts';
import type {HashCache} from './hash-cache.ts';
import {type HashedFile, hashFiles} from './hash-files.ts';
import {type Content, type ContentGroup, placeFiles} from './place-files.ts';
import type {ResolvedArtifact} from './resolved-artifact.ts';

/** How far an artifact is. */
export interface ArtifactProgress {
  readonly artifact: string;
  readonly doing: 'building' | 'unpacking' | 'reading';
  /** Done so far of what it is doing; 0 while building. */
  readonly bytes: number;
}

/** What artifacts are made with. */
export interface ArtifactPlace {
  /** The manifest's, absolute. */
  readonly folder: string;
  readonly context: StepContext;
  readonly hashes: HashCache;
  readonly onProgress: ((progress: ArtifactProgress) => void) | undefined;
}

/**
 * Finds an artifact's files, and their checksums.
 *
 * @throws {FaultError} `transfer/source-missing`, `artifact/checksum-mismatch`, …
 */
export async function resolveArtifact(
  spec: ArtifactSpec,
  place: ArtifactPlace,
): Promise<ResolvedArtifact> {
  const groups: ContentGroup[] = [];
  for (const found of await findAll(spec, place)) {
    const files = await hashFiles(found.files, {
      cache: place.hashes,
      signal: place.context.signal,
      onRead: readProgress(spec, place),
    });
    checkSum(spec, files);
    groups.push({isSingle: found.kind === 'file', contents: files.map(plainContent)});
  }
  const files = placeFiles(spec, groups);
  const {id, sensitive, optional} = spec;
  const version = digestFiles(files);
  return {id, version, files, isSensitive: sensitive, isOptional: optional};
}

async function findAll(spec: ArtifactSpec, place: ArtifactPlace): Promise<FoundSource[]> {
  const {signal} = place.context;
  const found: FoundSource[] = [];
  for (const source of spec.sources) {
    found.push(await findSource(source, {folder: place.folder, artifact: spec.id, signal}));
  }
  return found;
}

function readProgress(spec: ArtifactSpec, place: ArtifactPlace): (bytes: number) => void {
  let total = 0;
  return (bytes) => {
    total += bytes;
    place.onProgress?.({artifact: spec.id, doing: 'reading', bytes: total});
  };
}

function checkSum(spec: ArtifactSpec, files: readonly HashedFile[]): void {
  const wanted = spec.sha256?.toLowerCase();
  if (wanted === undefined) return;
  const [file] = files;
  if (file === undefined || files.length > 1) {
    throw new FaultError(
      'artifact/checksum-mismatch',
      `cannot deploy artifact "${spec.id}": a checksum is given for one file, found ${files.length}`,
    );
  }
  if (file.sha256 === wanted) return;
  throw new FaultError(
    'artifact/checksum-mismatch',
    `cannot deploy artifact "${spec.id}": "${file.source}" has SHA-256 ${file.sha256}, expected ${wanted}`,
    {
      details: {artifact: spec.id, source: file.path, expected: wanted, found: file.sha256},
      help: 'fetch the file again, or change the checksum in the manifest if the new file is meant',
    },
  );
}

function plainContent(file: HashedFile): Content {
  const {path, source, relative, stats, sha256} = file;
  return {
    source,
    path,
    relative,
    mode: Number(stats.mode),
    bytes: Number(stats.size),
    sha256,
    open: ({signal}) => createReadStream(path, {signal, highWaterMark: 262_144}),
  };
}
