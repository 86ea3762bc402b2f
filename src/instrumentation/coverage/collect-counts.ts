import {createReadStream} from 'node:fs';
import {copyFile, mkdir, mkdtemp, readFile, rename, rm} from 'node:fs/promises';
import {join} from 'node:path';
import {runTool} from '../../environments/qemu/host/run-tool.ts';
import type {GcovSpec} from '../../manifest/instrumentation-spec.ts';
import {quoted, runThere} from '../beside/run-there.ts';
import type {CasePlace} from '../tool.ts';
import type {SourceSink} from './gcov-json.ts';
import {
  complaintsOf,
  type GcovFormat,
  GcovOutput,
  type GcovPair,
  gcovScript,
  pairUp,
  probeScript,
} from './gcov-program.ts';
import {literal} from './prove-gcov.ts';

/** Objects that are read at once. */
const BATCH_SIZE = 100;
const LIST_BYTES_MAX = 64 * 2 ** 20;
const LIST_TIMEOUT_MS = 120_000;
const BATCH_TIMEOUT_MS = 300_000;
/** A file of counts that is larger is damaged. */
const FILE_BYTES_MAX = 256 * 2 ** 20;

export interface CollectOptions {
  /** Where the counts are, there. */
  readonly prefix: string;
  /** @param source Base of the sources there, absolute, without links. */
  readonly sinkFor: (source: string) => SourceSink;
}

export interface CollectedCounts {
  /** Objects whose counts were read. */
  readonly objects: number;
  /** Why not all can have been read. */
  readonly doubt: string | undefined;
}

/** Reads the counts that a case has left, there or here, and removes them there. */
export async function collectCounts(
  spec: GcovSpec,
  place: CasePlace,
  options: CollectOptions,
): Promise<CollectedCounts> {
  const {connection, context} = place;
  const {signal} = context;
  try {
    return await collect(spec, place, options);
  } finally {
    if (!signal.aborted) {
      const script = `rm -rf ${quoted(options.prefix)}`;
      await runThere(connection, script, {signal, timeoutMs: LIST_TIMEOUT_MS}).catch(
        () => undefined,
      );
    }
  }
}

async function collect(
  spec: GcovSpec,
  place: CasePlace,
  options: CollectOptions,
): Promise<CollectedCounts> {
  const found = await list(spec, place, options.prefix);
  if (found.counts.length === 0) {
    const doubt =
      'no program left counts: none that was built with --coverage ended by itself, or their variables were taken away';
    return {objects: 0, doubt};
  }
  const {pairs, unmatched} = pairUp(found.counts, found.notes, options.prefix);
  const job: Job = {spec, place, ...found, sink: options.sinkFor(found.source)};
  const complaints: string[] = [];
  for (let at = 0; at < pairs.length; at += BATCH_SIZE) {
    const batch = pairs.slice(at, at + BATCH_SIZE);
    complaints.push(
      ...(found.format === undefined ? await readHere(job, batch) : await readThere(job, batch)),
    );
  }
  const doubts: string[] = [];
  if (unmatched.length > 0) {
    doubts.push(
      `${unmatched.length} of ${found.counts.length} files of counts have no '.gcno' file in '${spec.objects}'`,
    );
  }
  if (complaints[0] !== undefined) doubts.push(`not all counts could be read: ${complaints[0]}`);
  return {objects: pairs.length, doubt: doubts.length > 0 ? doubts.join('; ') : undefined};
}

/** What is there for a case. */
interface Found {
  readonly counts: readonly string[];
  readonly notes: readonly string[];
  readonly source: string;
  /** `undefined` where there is no gcov there. */
  readonly format: GcovFormat | undefined;
}

interface Job extends Found {
  readonly spec: GcovSpec;
  readonly place: CasePlace;
  readonly sink: SourceSink;
}

async function list(spec: GcovSpec, place: CasePlace, prefix: string): Promise<Found> {
  const folder = (path: string): string => (path.startsWith('/') ? path : `./${path}`);
  const objects = quoted(folder(place.expandPath(spec.objects)));
  const source = quoted(folder(place.expandPath(spec.source ?? spec.objects)));
  const script = `
p=${quoted(prefix)}
printf '%s\\0' "$(cd ${source} 2>/dev/null && pwd -P || pwd -P)"
[ -d "$p" ] || exit 0
${probeScript(spec.gcov)}
printf '%s\\0' "$format"
find "$p" -name '*.gcda' -type f -print0
o=$(cd ${objects} 2>/dev/null && pwd -P) && find "$o" -name '*.gcno' -type f -print0
exit 0`;
  const result = await runThere(place.connection, script, {
    signal: place.context.signal,
    timeoutMs: LIST_TIMEOUT_MS,
    env: place.env,
    outputBytesMax: LIST_BYTES_MAX,
  });
  const [root = '/', format, ...paths] = result.stdout.toString().split('\0');
  return {
    source: root,
    format: format === 'json' || format === 'text' ? format : undefined,
    counts: paths.filter((path) => path.endsWith('.gcda')).sort(),
    notes: paths.filter((path) => path.endsWith('.gcno')).sort(),
  };
}

/** @returns what gcov complained of. */
async function readThere(job: Job, pairs: readonly GcovPair[]): Promise<string[]> {
  const {spec, place, sink, source, format = 'json'} = job;
  const output = new GcovOutput(format, sink);
  const links = pairs.map(
    ({counts, notes}) => `ln -sf ${quoted(notes)} ${quoted(notesBeside(counts))}`,
  );
  const script = [
    ...links,
    // Some gcov print only of sources that they find.
    `cd ${quoted(source)} 2>/dev/null`,
    gcovScript(
      spec.gcov,
      format,
      pairs.map(({counts}) => counts),
    ),
  ].join('\n');
  const result = await runThere(place.connection, script, {
    signal: place.context.signal,
    timeoutMs: BATCH_TIMEOUT_MS,
    env: place.env,
    onOutput: (stream, chunk) => {
      if (stream === 'stdout') output.push(chunk);
    },
  });
  output.end();
  const complaints = complaintsOf(result.stderr.toString());
  return result.endedBy === 'itself' ? complaints : [...complaints, 'gcov took too long'];
}

/** As `readThere`, where there is no gcov: brings counts and notes here. */
async function readHere(job: Job, pairs: readonly GcovPair[]): Promise<string[]> {
  const {spec, place, sink} = job;
  const {signal, env, scratchFolder, folder: manifestFolder} = place.context;
  const folder = await mkdtemp(join(scratchFolder, 'gcov-'));
  const limits = {signal, timeoutMs: BATCH_TIMEOUT_MS, env};
  try {
    const format = (
      await runTool('sh', ['-c', `${probeScript(spec.gcov)}\necho "$format"`], limits)
    ).stdout.trim();
    if (format !== 'json' && format !== 'text') return ['there is no gcov, neither there nor here'];
    const counts = await fetchPairs(job, pairs, folder);
    const out = join(folder, 'out');
    const local = spec.localSource === undefined ? '.' : place.expand(spec.localSource);
    const script = `cd ${quoted(manifestFolder)} && { cd ${quoted(local)} || :; }
{ ${gcovScript(spec.gcov, format, counts)}; } > ${quoted(out)} 2> ${quoted(`${out}.err`)}`;
    const ran = await runTool('sh', ['-c', script], limits);
    const output = new GcovOutput(format, sink);
    for await (const chunk of createReadStream(out)) output.push(chunk as Buffer);
    output.end();
    const complaints = complaintsOf(await readFile(`${out}.err`, 'utf8'));
    if (counts.length < pairs.length) complaints.push('not all counts could be brought back');
    if (ran.isTimedOut) complaints.push('gcov took too long');
    return complaints;
  } finally {
    await rm(folder, {recursive: true, force: true});
  }
}

/** @returns counts here, with their notes beside them. */
async function fetchPairs(job: Job, pairs: readonly GcovPair[], folder: string): Promise<string[]> {
  const {connection, context} = job.place;
  const wanted = pairs.flatMap(({counts, notes}) => [literal(counts), literal(notes)]);
  const got = await connection.get(wanted, join(folder, 'got'), {
    signal: context.signal,
    fileBytesMax: FILE_BYTES_MAX,
  });
  const places = new Map(
    got
      .filter(({truncated}) => !truncated)
      .map(({source, path}) => [source, join(folder, 'got', path)]),
  );
  const counts: string[] = [];
  for (const [index, pair] of pairs.entries()) {
    const [from, notes] = [places.get(pair.counts), places.get(pair.notes)];
    if (from === undefined || notes === undefined) continue;
    const to = join(folder, String(index));
    await mkdir(to);
    const name = pair.counts.slice(pair.counts.lastIndexOf('/') + 1);
    await rename(from, join(to, name));
    // Not moved: other counts may be of the same notes.
    await copyFile(notes, notesBeside(join(to, name)));
    counts.push(join(to, name));
  }
  return counts;
}

function notesBeside(counts: string): string {
  return counts.replace(/\.gcda$/, '.gcno');
}
