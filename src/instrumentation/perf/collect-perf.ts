import {mkdir, readFile, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {bringBack} from '../beside/bring-back.ts';
import {quoted, runThere} from '../beside/run-there.ts';
import type {CasePlace, ToolFacts, ToolOutcome} from '../tool.ts';
import {type PerfCount, parsePerfStat, parsePerfStats} from './parse-perf.ts';
import type {PerfWatch} from './perf-tool.ts';

/** perf resolves the symbols of all that it saw. */
const REPORT_TIMEOUT_MS = 300_000;
const CLEAN_TIMEOUT_MS = 60_000;
/** A file that was cut cannot be read by perf. */
const DATA_BYTES_MAX = 4 * 2 ** 30;
/** Of a report as text. */
const REPORT_BYTES_MAX = 8 * 2 ** 20;
/** Recordings that a report is made of; each step has its own. */
const REPORTS_MAX = 32;

/** Reads what perf wrote, there, brings it back, and removes it there. */
export async function collectPerf(
  watch: PerfWatch,
  place: CasePlace,
  doubt: string | undefined,
): Promise<ToolOutcome> {
  const collect = watch.spec.mode === 'record' ? collectRecordings : collectCounts;
  try {
    const collected = await collect(watch, place);
    return {...collected, findings: [], failsCase: false, doubt: doubt ?? collected.doubt};
  } finally {
    const {signal} = place.context;
    if (!signal.aborted) {
      const limits = {signal, timeoutMs: CLEAN_TIMEOUT_MS};
      await runThere(place.connection, `rm -rf ${quoted(watch.folder)}`, limits).catch(
        () => undefined,
      );
    }
  }
}

type Collected = Pick<ToolOutcome, 'facts' | 'files' | 'doubt'>;

async function collectRecordings(watch: PerfWatch, place: CasePlace): Promise<Collected> {
  const {folder, name} = watch;
  const script = `
cd ${quoted(folder)} || exit 1
n=0
for f in *.data; do
  [ -e "$f" ] || continue
  if perf report --stdio --stats -i "$f" >stats 2>/dev/null </dev/null ||
    perf report --header-only -i "$f" >/dev/null 2>&1; then
    echo "=== $f"
    cat stats
    n=$((n + 1))
    if [ "$n" -le ${REPORTS_MAX} ]; then
      { echo "# $f"; perf report --stdio -i "$f" 2>/dev/null </dev/null; } | head -c ${REPORT_BYTES_MAX} >> report.txt
    fi
  else
    echo "!!! $f"
  fi
done`;
  const result = await runThere(place.connection, script, {
    signal: place.context.signal,
    timeoutMs: REPORT_TIMEOUT_MS,
  });
  const text = result.stdout.toString();
  const recordings = text.split(/^=== /m).slice(1).map(parsePerfStats);
  const samples = recordings.reduce((sum, stats) => sum + stats.samples, 0);
  const lost = recordings.reduce((sum, stats) => sum + stats.lost, 0);
  const unreadable = [...text.matchAll(/^!!! (.+)$/gm)].length;
  const brought = await bringBack(place, {
    patterns: [`${folder}/*.data`, `${folder}/report.txt`],
    folder: join('perf', name),
    root: folder,
    fileBytesMax: DATA_BYTES_MAX,
    totalBytesMax: DATA_BYTES_MAX,
  });
  const doubts = [
    unreadable > 0 ? `${unreadable} of its recordings cannot be read` : undefined,
    recordings.length === 0 && unreadable === 0 ? 'it recorded nothing' : undefined,
    recordings.length > 0 && samples === 0 ? 'it took no sample' : undefined,
    lost > 0 ? `it lost samples (${lost} times)` : undefined,
    result.endedBy === 'itself' ? undefined : 'its report took too long',
    brought.some(({truncated}) => truncated) ? 'its recording was too large to be kept' : undefined,
  ];
  return {
    facts: {recordings: recordings.length, samples, lost},
    files: brought.map(({path}) => path),
    doubt: doubts.find((doubt) => doubt !== undefined),
  };
}

async function collectCounts(watch: PerfWatch, place: CasePlace): Promise<Collected> {
  const {folder, name} = watch;
  const here = join('perf', name);
  const brought = await bringBack(place, {
    patterns: [`${folder}/*.csv`],
    folder: here,
    root: folder,
  });
  const texts = await Promise.all(
    brought.map(({path}) => readFile(join(place.folder, path), 'utf8')),
  );
  const counts = summed(texts.flatMap(parsePerfStat));
  const files = brought.map(({path}) => path);
  if (counts.length > 0) {
    const file = join(here, 'counts.json');
    await mkdir(join(place.folder, here), {recursive: true});
    await writeFile(join(place.folder, file), `${JSON.stringify(counts, undefined, 2)}\n`);
    files.push(file);
  }
  const counted = counts.filter(({value}) => value !== undefined);
  const uncounted =
    watch.spec.events.length === 0 ? [] : counts.filter(({why}) => why !== undefined);
  const doubts = [
    counts.length === 0 ? 'it counted nothing' : undefined,
    counted.length === 0 && counts.length > 0 ? 'no event was counted' : undefined,
    uncounted[0] && `'${uncounted[0].event}' was ${uncounted[0].why}`,
  ];
  const facts: ToolFacts = Object.fromEntries(
    counted.map(({event, value, unit}) => [unit === '' ? event : `${event} (${unit})`, value ?? 0]),
  );
  return {facts, files, doubt: doubts.find((doubt) => doubt !== undefined)};
}

/** One count an event: the sum of all steps'. */
function summed(counts: readonly PerfCount[]): PerfCount[] {
  const sums = new Map<string, PerfCount>();
  for (const count of counts) {
    const sum = sums.get(count.event);
    if (sum?.value === undefined)
      sums.set(count.event, sum === undefined ? count : {...sum, ...count});
    else if (count.value !== undefined) {
      sums.set(count.event, {...sum, value: sum.value + count.value});
    }
  }
  return [...sums.values()];
}
