import {resolve} from 'node:path';
import {ArtifactStore} from '../../artifacts/store/artifact-store.ts';
import {
  type CollectPolicy,
  collectGarbage,
  DEFAULT_POLICY,
} from '../../artifacts/versions/collect-garbage.ts';
import {type ListedVersion, listVersions} from '../../artifacts/versions/list-versions.ts';
import {restoreVersion} from '../../artifacts/versions/restore-version.ts';
import {verifyStore} from '../../artifacts/versions/verify-store.ts';
import {FaultError} from '../../faults/fault-error.ts';
import {stateFolder} from '../../state/state-folder.ts';
import {wallClockMs} from '../../util/clock.ts';
import {CancelError} from '../../util/deadline.ts';
import {formatDuration, parseDuration} from '../../util/duration.ts';
import {formatSize, parseSize} from '../../util/size.ts';
import {sanitizeLine} from '../../util/terminal-text.ts';
import type {CliIo, ExitCode} from '../io.ts';
import {EXIT_INFRASTRUCTURE, EXIT_USAGE, printProblem} from '../machines/session.ts';
import {textTable} from '../machines/text-table.ts';

const EXIT_DAMAGED = 1;
/** Of a version's digest, in tables; any beginning that is unique is understood. */
const SHOWN_DIGITS = 12;

/** How a command of `proctor artifacts` prints, and of which manifest. */
export interface ArtifactsOptions {
  /** @default 'text' */
  readonly format?: string;
  /** The manifest's name. @default all */
  readonly of?: string;
}

/**
 * `proctor artifacts list`: the versions of artifacts that runs have used.
 *
 * @returns 0.
 */
export async function artifactsListCommand(
  options: ArtifactsOptions & {readonly artifact?: string},
  io: CliIo,
): Promise<ExitCode> {
  await using store = storeOf(io);
  const {of, artifact} = options;
  const versions = (await listVersions(store)).filter(
    (version) =>
      (of === undefined || version.manifest === of) &&
      (artifact === undefined || version.artifact === artifact),
  );
  if (options.format === 'json') {
    const lines = versions.map((version) => `  ${JSON.stringify(versionJson(version))}`);
    io.stdout.write(lines.length === 0 ? '[]\n' : `[\n${lines.join(',\n')}\n]\n`);
    return 0;
  }
  if (versions.length === 0) {
    io.stderr.write('no versions of artifacts\n');
    return 0;
  }
  const rows = versions.map((version) => [
    version.artifact,
    version.version.slice(0, SHOWN_DIGITS),
    version.manifest,
    ageOf(version.usedMs),
    String(version.files.length),
    formatSize(version.bytes),
    version.isSensitive ? `${keptText(version)}, sensitive` : keptText(version),
  ]);
  const titles = ['ARTIFACT', 'VERSION', 'MANIFEST', 'USED', 'FILES', 'SIZE', 'KEPT'];
  io.stdout.write(textTable(titles, rows));
  return 0;
}

/** Which version of which artifact. */
export interface ArtifactVersionOptions extends ArtifactsOptions {
  readonly artifact: string;
  /** The beginning of its digest. @default the one that was used last */
  readonly version?: string;
}

/**
 * `proctor artifacts show`: the files of one version.
 *
 * @returns 0; 2 where there is none, or several may be meant.
 */
export async function artifactsShowCommand(
  options: ArtifactVersionOptions,
  io: CliIo,
): Promise<ExitCode> {
  await using store = storeOf(io);
  const version = await findVersion(options, store, io);
  if (version === undefined) return EXIT_USAGE;
  if (options.format === 'json') {
    const files = version.files.map(({object, ...file}) => ({
      ...file,
      bytes: object.bytes,
      ...(!object.isSealed && {sha256: object.name}),
      isKept: store.objects.has(object),
    }));
    io.stdout.write(`${JSON.stringify({...versionJson(version), files}, undefined, 2)}\n`);
    return 0;
  }
  const facts = [
    ['artifact', version.artifact],
    ['version', version.version],
    ['manifest', version.manifest],
    [
      'recorded',
      `${new Date(version.recordedMs).toISOString()} (${ageOf(version.recordedMs)} ago)`,
    ],
    ['used', `${new Date(version.usedMs).toISOString()} (${ageOf(version.usedMs)} ago)`],
    ['size', formatSize(version.bytes)],
    ['kept', keptText(version)],
    ...(version.isSensitive ? [['sensitive', 'yes: it is kept encrypted']] : []),
  ];
  for (const [name = '', value = ''] of facts) {
    io.stdout.write(`${name.padEnd(10)}${sanitizeLine(value)}\n`);
  }
  const rows = version.files.map(({target, mode, owner, group, object}) => [
    mode.toString(8).padStart(4, '0'),
    owner === undefined && group === undefined ? '-' : `${owner ?? ''}:${group ?? ''}`,
    formatSize(object.bytes),
    object.isSealed ? 'sealed' : object.name.slice(0, SHOWN_DIGITS),
    target,
  ]);
  io.stdout.write(`\n${textTable(['MODE', 'OWNER', 'SIZE', 'SHA-256', 'TARGET'], rows)}`);
  return 0;
}

/** What `proctor artifacts restore` was asked. */
export interface ArtifactsRestoreOptions extends ArtifactVersionOptions {
  readonly to: string;
  /** Whether a sensitive one is written in clear. */
  readonly reveal?: boolean;
}

/**
 * `proctor artifacts restore`: writes the files of one version into a folder.
 *
 * @returns 0; 2 for a wrong command line, 3 where contents are not kept or damaged.
 */
export async function artifactsRestoreCommand(
  options: ArtifactsRestoreOptions,
  io: CliIo,
): Promise<ExitCode> {
  await using store = storeOf(io);
  const version = await findVersion(options, store, io);
  if (version === undefined) return EXIT_USAGE;
  if (version.isSensitive && options.reveal !== true) {
    const message = `"${version.artifact}" is sensitive: its files would be there in clear`;
    printProblem(message, 'say --reveal if that is meant', io);
    return EXIT_USAGE;
  }
  return attempt(io, async (signal) => {
    const folder = resolve(io.cwd, options.to);
    const files = await restoreVersion(version, {store, folder, signal});
    io.stdout.write(`restored ${files} files to ${sanitizeLine(options.to)}\n`);
    return 0;
  });
}

/** What `proctor artifacts gc` was asked. */
export interface ArtifactsGcOptions extends ArtifactsOptions {
  readonly olderThan?: string;
  readonly keep?: number;
  readonly maxSize?: string;
}

/**
 * `proctor artifacts gc`: removes what has not been used for long.
 *
 * @returns 0; 2 for a wrong command line, 3 where something could not be removed.
 */
export async function artifactsGcCommand(
  options: ArtifactsGcOptions,
  io: CliIo,
): Promise<ExitCode> {
  const policy = policyOf(options, io);
  if (policy === undefined) return EXIT_USAGE;
  await using store = storeOf(io);
  return attempt(io, async (signal) => {
    const collected = await collectGarbage(store, policy, {signal});
    if (options.format === 'json') io.stdout.write(`${JSON.stringify(collected)}\n`);
    else {
      const {records, objects, bytes, keptVersions, keptBytes} = collected;
      io.stdout.write(
        `removed ${records} versions and records, ${objects} contents (${formatSize(bytes)}); ` +
          `kept ${keptVersions} versions (${formatSize(keptBytes)})\n`,
      );
    }
    return 0;
  });
}

/**
 * `proctor artifacts verify`: reads all that is kept, and finds what is damaged.
 *
 * @returns 0; 1 where something is damaged, whether it is removed or not.
 */
export async function artifactsVerifyCommand(
  options: ArtifactsOptions & {readonly remove?: boolean},
  io: CliIo,
): Promise<ExitCode> {
  await using store = storeOf(io);
  return attempt(io, async (signal) => {
    const {objects, damaged} = await verifyStore(store, {signal});
    if (options.remove === true) {
      for (const {object} of damaged) await store.objects.remove(object);
    }
    if (options.format === 'json') {
      const list = damaged.map(({path, why}) => ({path, why, isRemoved: options.remove === true}));
      io.stdout.write(`${JSON.stringify({objects, damaged: list}, undefined, 2)}\n`);
    } else {
      const removed = options.remove === true ? ' (removed)' : '';
      for (const {why} of damaged) io.stdout.write(`${sanitizeLine(why)}${removed}\n`);
      io.stdout.write(`${objects} contents read, ${damaged.length} damaged\n`);
    }
    return damaged.length > 0 ? EXIT_DAMAGED : 0;
  });
}

function policyOf(options: ArtifactsGcOptions, io: CliIo): CollectPolicy | undefined {
  const {olderThan, maxSize, keep = DEFAULT_POLICY.keep} = options;
  const olderThanMs =
    olderThan === undefined ? DEFAULT_POLICY.olderThanMs : parseDuration(olderThan);
  const bytesMax = maxSize === undefined ? DEFAULT_POLICY.bytesMax : parseSize(maxSize);
  if (olderThanMs === undefined) {
    const message = `expected --older-than to be a duration such as 30d or 12h, found "${olderThan}"`;
    printProblem(message, undefined, io);
  } else if (bytesMax === undefined) {
    printProblem(
      `expected --max-size to be a size such as 5GiB or 500MiB, found "${maxSize}"`,
      undefined,
      io,
    );
  } else return {olderThanMs, bytesMax, keep};
  return undefined;
}

async function findVersion(
  options: ArtifactVersionOptions,
  store: ArtifactStore,
  io: CliIo,
): Promise<ListedVersion | undefined> {
  const {artifact, of, version: start} = options;
  const help = '`proctor artifacts list` shows those that there are';
  const found = (await listVersions(store)).filter(
    (version) =>
      version.artifact === artifact &&
      (of === undefined || version.manifest === of) &&
      (start === undefined || version.version.startsWith(start)),
  );
  const manifests = new Set(found.map(({manifest}) => manifest));
  if (found.length === 0) {
    const which = start === undefined ? '' : ` that begins with ${start}`;
    printProblem(`there is no version of "${artifact}"${which}`, help, io);
  } else if (manifests.size > 1) {
    const names = [...manifests].map((name) => `"${name}"`).join(', ');
    printProblem(`several manifests have "${artifact}": ${names}`, 'name one with --of', io);
  } else if (start !== undefined && found.length > 1) {
    printProblem(`several versions of "${artifact}" begin with ${start}`, help, io);
  } else return found[0];
  return undefined;
}

async function attempt(
  io: CliIo,
  work: (signal: AbortSignal) => Promise<ExitCode>,
): Promise<ExitCode> {
  const abort = new AbortController();
  using _ = io.onInterrupt(() => abort.abort(new CancelError('interrupted')));
  try {
    return await work(abort.signal);
  } catch (error) {
    if (abort.signal.aborted) return 130;
    const isOutside = error instanceof FaultError || 'syscall' in (error as object);
    if (!isOutside) throw error;
    const {message, help} = error as FaultError;
    printProblem(message, help, io);
    return EXIT_INFRASTRUCTURE;
  }
}

function storeOf(io: CliIo): ArtifactStore {
  return new ArtifactStore({stateFolder: stateFolder(io.env), env: io.env});
}

function versionJson(version: ListedVersion): Readonly<Record<string, unknown>> {
  const {artifact, manifest, recordedMs, usedMs, isSensitive, files, keptFiles, bytes} = version;
  return {
    artifact,
    version: version.version,
    manifest,
    recordedMs,
    usedMs,
    isSensitive,
    fileCount: files.length,
    keptFiles,
    bytes,
  };
}

function keptText({keptFiles, files}: ListedVersion): string {
  if (keptFiles === files.length) return 'all';
  return keptFiles === 0 ? 'none' : `${keptFiles} of ${files.length} files`;
}

function ageOf(ms: number): string {
  return formatDuration(Math.max(0, wallClockMs() - ms));
}
