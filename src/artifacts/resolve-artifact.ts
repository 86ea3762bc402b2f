import {createReadStream} from 'node:fs';
import {FaultError} from '../faults/fault-error.ts';
import type {ArtifactSpec} from '../manifest/deployment-spec.ts';
import {digestFiles} from './artifact-digest.ts';
import {
  type BuildPlace,
  findOutputs,
  type PreparedBuild,
  prepareBuild,
  runBuild,
} from './build/build-artifact.ts';
import {type FoundSource, findSource} from './find-sources.ts';
import {type HashedFile, hashFiles} from './hash-files.ts';
import {type Content, type ContentGroup, placeFiles} from './place-files.ts';
import type {ArtifactFile, ResolvedArtifact} from './resolved-artifact.ts';
import {keepFiles, sealFiles} from './store/keep-files.ts';
import type {AddedObject, ObjectId} from './store/object-store.ts';

/** How far an artifact is. */
export interface ArtifactProgress {
  readonly artifact: string;
  readonly doing: 'building' | 'unpacking' | 'reading';
  /** Done so far of what it is doing; 0 while building. */
  readonly bytes: number;
}

/** What artifacts are made with. */
export interface ArtifactPlace extends BuildPlace {
  readonly onProgress: ((progress: ArtifactProgress) => void) | undefined;
}

/** An artifact, and which of its contents are in the store. */
export interface StoredArtifact extends ResolvedArtifact {
  /** By target; a file that is not there is its source itself. */
  readonly objects: ReadonlyMap<string, ObjectId>;
}

/** A content, and where in the store it is. */
interface KeptContent extends Content {
  readonly object: ObjectId | undefined;
}

/** One that a concurrent collection of garbage has taken parts of is made again so often. */
const ATTEMPTS_MAX = 3;

/**
 * Finds an artifact's files, builds or unpacks them first where that is asked for, and puts into the
 * store what is not plainly in its sources.
 *
 * @throws {FaultError} `transfer/source-missing`, `artifact/…`, `secret/unavailable`.
 */
export async function resolveArtifact(
  spec: ArtifactSpec,
  place: ArtifactPlace,
): Promise<StoredArtifact> {
  for (let attempt = 1; ; attempt++) {
    const groups = await contentsOf(spec, place);
    const objects = groups.flatMap(({contents}) =>
      (contents as readonly KeptContent[]).flatMap(({object}) => object ?? []),
    );
    const {store, context} = place;
    if (objects.length === 0 || (await store.claim(objects, context.signal))) {
      return describe(spec, groups, place);
    }
    if (attempt === ATTEMPTS_MAX) {
      const message = `cannot keep artifact "${spec.id}" in the store: parts of it vanish`;
      throw new FaultError('artifact/store-failed', message);
    }
  }
}

async function describe(
  spec: ArtifactSpec,
  groups: readonly ContentGroup[],
  {store}: ArtifactPlace,
): Promise<StoredArtifact> {
  const {id, sensitive, optional} = spec;
  const objects = new Map<string, ObjectId>();
  const files: ArtifactFile[] = [];
  for (const placed of placeFiles(spec, groups)) {
    const {object, ...file} = placed as ArtifactFile & Pick<KeptContent, 'object'>;
    if (object !== undefined) objects.set(file.target, object);
    files.push(file);
  }
  const digest = digestFiles(files);
  // A version is shown to everyone, and must not give away a short secret to who can guess.
  const version = sensitive ? await store.objects.blind(digest) : digest;
  return {id, version, files, isSensitive: sensitive, isOptional: optional, objects};
}

async function contentsOf(spec: ArtifactSpec, place: ArtifactPlace): Promise<ContentGroup[]> {
  const {build} = spec;
  if (build === undefined) {
    const found: FoundSource[] = [];
    const {manifest, context} = place;
    const options = {folder: manifest.folder, artifact: spec.id, signal: context.signal};
    for (const source of spec.sources) found.push(await findSource(source, options));
    return readAll(spec, found, {...place, isKept: false});
  }
  const prepared = await prepareBuild(spec, build, place);
  const known = await knownOutputs(prepared, place);
  if (known !== undefined) return known;
  place.onProgress?.({artifact: spec.id, doing: 'building', bytes: 0});
  await runBuild(spec, prepared, place);
  const outputs = await findOutputs(spec, build, place);
  const groups = await readAll(spec, outputs, {...place, isKept: true});
  await rememberOutputs(spec, prepared, {place, groups});
  return groups;
}

async function readAll(
  spec: ArtifactSpec,
  found: readonly FoundSource[],
  place: ArtifactPlace & {readonly isKept: boolean},
): Promise<ContentGroup[]> {
  if (spec.sha256 !== undefined || spec.unpack !== undefined) checkSingle(spec, found);
  const groups: ContentGroup[] = [];
  const {signal} = place.context;
  for (const {kind, files} of found) {
    const isSingle = kind === 'file' && spec.unpack === undefined;
    const isPlain = !spec.sensitive || spec.unpack !== undefined || spec.sha256 !== undefined;
    const hashed = isPlain
      ? await hashFiles(files, {
          // What its file system shows of a secret and its checksum must not stand there together.
          cache: spec.sensitive ? undefined : place.hashes,
          signal,
          onRead: progress(spec, place, 'reading'),
        })
      : [];
    checkSum(spec, hashed);
    const [archive] = hashed;
    if (spec.unpack !== undefined && archive !== undefined) {
      groups.push({isSingle, contents: await unpacked(spec, archive, place)});
    } else if (spec.sensitive) {
      const sealed = await sealFiles(files, {store: place.store, signal});
      groups.push({isSingle, contents: sealed.map((file) => storedContent(file, place))});
    } else if (place.isKept) {
      const {store, hashes} = place;
      const kept = await keepFiles(hashed, {store, hashes, signal});
      groups.push({isSingle, contents: kept.map((file) => storedContent(file, place))});
    } else groups.push({isSingle, contents: hashed.map(plainContent)});
  }
  return groups;
}

function progress(
  spec: ArtifactSpec,
  place: ArtifactPlace,
  doing: ArtifactProgress['doing'],
): (bytes: number) => void {
  let total = 0;
  return (bytes) => {
    total += bytes;
    place.onProgress?.({artifact: spec.id, doing, bytes: total});
  };
}

function checkSingle(spec: ArtifactSpec, found: readonly FoundSource[]): void {
  const count = found.reduce((sum, {files}) => sum + files.length, 0);
  if (count === 1) return;
  const isUnpacked = spec.unpack !== undefined;
  throw new FaultError(
    isUnpacked ? 'artifact/archive-refused' : 'artifact/checksum-mismatch',
    `cannot ${isUnpacked ? 'unpack' : 'check'} artifact "${spec.id}": expected one file, found ${count}`,
    {details: {artifact: spec.id}},
  );
}

function checkSum(spec: ArtifactSpec, [file]: readonly HashedFile[]): void {
  const wanted = spec.sha256?.toLowerCase();
  if (wanted === undefined || file === undefined || file.sha256 === wanted) return;
  const found = spec.sensitive ? 'another one' : file.sha256;
  throw new FaultError(
    'artifact/checksum-mismatch',
    `cannot deploy artifact "${spec.id}": the SHA-256 of "${file.source}" is ${found}, expected ${wanted}`,
    {
      details: {artifact: spec.id, source: file.path, expected: wanted, found},
      help: 'fetch the file again, or change the checksum in the manifest if the new file is meant',
    },
  );
}

/** As a record keeps it. */
interface RecordedFile {
  readonly source: string;
  readonly relative: string;
  readonly mode: number;
  readonly object: AddedObject;
}

async function unpacked(
  spec: ArtifactSpec,
  archive: HashedFile,
  place: ArtifactPlace,
): Promise<Content[]> {
  const {store, context} = place;
  const {signal} = context;
  const {sensitive: isSealed, id: artifact} = spec;
  const name = isSealed ? await store.objects.blind(archive.sha256) : archive.sha256;
  const where = {kind: 'unpacked', name} as const;
  let files = (await store.readRecord(where, signal)) as readonly RecordedFile[] | undefined;
  if (files === undefined) {
    await store.hold();
    const onExpanded = progress(spec, place, 'unpacking');
    const {objects} = store;
    const options = {artifact, objects, isSealed, signal, onExpanded};
    // Few manifests have archives, and their readers are large.
    const {unpackArchive} = await import('./unpack/unpack-archive.ts');
    const archived = await unpackArchive(archive.path, options);
    for (const skipped of archived.skipped) {
      context.warn('artifact/archive-refused', `artifact "${artifact}" goes without ${skipped}`);
    }
    files = archived.files.map(({path, mode, object}) => ({
      source: `${archive.source}:${path}`,
      relative: path,
      mode,
      object,
    }));
    const ids = files.map(({object}) => object);
    await store.writeRecord(where, files, {objects: ids, isSealed, signal});
  }
  const stripped = files.flatMap((file) => {
    const relative = file.relative.split('/').slice(spec.unpack?.strip).join('/');
    return relative === '' ? [] : [storedContent({...file, relative}, place)];
  });
  if (stripped.length > 0) return stripped;
  throw new FaultError(
    'artifact/archive-refused',
    `cannot unpack artifact "${artifact}": without ${spec.unpack?.strip} leading folders nothing is left`,
    {details: {artifact}},
  );
}

interface RecordedGroup {
  readonly isSingle: boolean;
  readonly files: readonly RecordedFile[];
}

async function knownOutputs(
  {key}: PreparedBuild,
  place: ArtifactPlace,
): Promise<ContentGroup[] | undefined> {
  if (key === undefined) return undefined;
  const where = {kind: 'builds', name: key} as const;
  const groups = await place.store.readRecord(where, place.context.signal);
  return (groups as readonly RecordedGroup[] | undefined)?.map(({isSingle, files}) => ({
    isSingle,
    contents: files.map((file) => storedContent(file, place)),
  }));
}

async function rememberOutputs(
  spec: ArtifactSpec,
  {key}: PreparedBuild,
  made: {readonly place: ArtifactPlace; readonly groups: readonly ContentGroup[]},
): Promise<void> {
  if (key === undefined) return;
  const {place, groups} = made;
  const objects: ObjectId[] = [];
  const value = groups.map(({isSingle, contents}): RecordedGroup => {
    const files = (contents as readonly KeptContent[]).flatMap((content) => {
      const {source, relative, mode, object, sha256} = content;
      if (object === undefined) return [];
      objects.push(object);
      return [{source, relative, mode, object: {...object, sha256}}];
    });
    return {isSingle, files};
  });
  const {signal} = place.context;
  const options = {objects, isSealed: spec.sensitive, signal};
  await place.store.writeRecord({kind: 'builds', name: key}, value, options);
}

function storedContent(file: RecordedFile, {store}: ArtifactPlace): KeptContent {
  const {source, relative, mode, object} = file;
  const {name, isSealed, bytes, sha256} = object;
  const id = {name, isSealed, bytes};
  return {
    source,
    relative,
    mode,
    bytes,
    sha256,
    path: isSealed ? undefined : store.objects.pathOf(id),
    object: id,
    open: (options) => store.objects.open(id, options),
  };
}

function plainContent(file: HashedFile): KeptContent {
  const {path, source, relative, stats, sha256} = file;
  return {
    source,
    path,
    relative,
    mode: Number(stats.mode),
    bytes: Number(stats.size),
    sha256,
    object: undefined,
    open: ({signal}) => createReadStream(path, {signal, highWaterMark: 262_144}),
  };
}
