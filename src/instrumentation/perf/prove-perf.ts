import {FaultError} from '../../faults/fault-error.ts';
import type {PerfSpec} from '../../manifest/instrumentation-spec.ts';
import {lastLine, quoted, runThere} from '../beside/run-there.ts';
import type {ToolFacts, ToolPlace} from '../tool.ts';
import {parsePerfStat, parsePerfStats} from './parse-perf.ts';
import {perfCommand} from './perf-command.ts';

const PROOF_TIMEOUT_MS = 60_000;
/** What perf says where the user may not use it. */
const NOT_ALLOWED = /perf_event_paranoid|Permission denied|No permission|Operation not permitted/i;

/**
 * Proves that perf is there, may be used, knows the events, and writes what it can read again.
 *
 * @throws {FaultError} `instrumentation/unavailable`.
 */
export async function provePerf(spec: PerfSpec, place: ToolPlace): Promise<ToolFacts> {
  const result = await runThere(place.connection, proofScript(spec), {
    signal: place.context.signal,
    timeoutMs: PROOF_TIMEOUT_MS,
    env: place.env,
  });
  const parts = sections(result.stdout.toString());
  if (parts.get('perf') === undefined) {
    throw unavailable(
      'cannot measure: perf is not installed there',
      'the package is linux-perf (Debian), linux-tools (Ubuntu) or perf',
    );
  }
  const paranoid = (parts.get('paranoid') ?? '').trim();
  refuseEvents(spec, parts);
  if (parts.get('works')?.trim() === '0') {
    const {samples} = parsePerfStats(parts.get('stats') ?? '');
    return {
      perf: (parts.get('perf') ?? '').trim(),
      paranoid,
      events: (parts.get('used') ?? '').trim().split(/\s+/).filter(Boolean).join(' '),
      ...(spec.mode === 'record' && {samples}),
    };
  }
  throw refusal(spec, paranoid, result);
}

/**
 * Names each event that cannot be had, whatever keeps it from that.
 *
 * @throws {FaultError} `instrumentation/unavailable`.
 */
function refuseEvents(spec: PerfSpec, parts: ReadonlyMap<string, string>): void {
  const unknown = spec.events.flatMap((event, index) => {
    const said = parts.get(`refused ${index}`) ?? '';
    if (!said.includes('event syntax error') || NOT_ALLOWED.test(said)) return [];
    return [`'${event}' (${/\\___ (.+)/.exec(said)?.[1] ?? 'unknown'})`];
  });
  const counts = spec.events.length === 0 ? [] : parsePerfStat(parts.get('events') ?? '');
  const uncounted = new Set(
    counts.flatMap(({event, why}) => (why === 'not supported' ? [`'${event}'`] : [])),
  );
  const names = [...uncounted].join(', ');
  const noCounter =
    'virtual machines often have no hardware counters; cpu-clock, task-clock, page-faults and context-switches need none';
  if (unknown.length > 0) {
    const what = unknown.length > 1 ? 'events' : 'event';
    const also = uncounted.size === 0 ? '' : `, and the machine has no counter for ${names}`;
    throw unavailable(
      `cannot measure: perf does not understand the ${what} ${unknown.join(', ')}${also}`,
      `\`perf list\` there lists what it knows${uncounted.size === 0 ? '' : `; ${noCounter}`}`,
    );
  }
  if (uncounted.size === 0) return;
  const them = uncounted.size > 1 ? 'them' : 'it';
  throw unavailable(`cannot measure ${names}: the machine has no counter for ${them}`, noCounter);
}

/** Prints `=== name`, then what there is under that name. */
function proofScript(spec: PerfSpec): string {
  const perf = perfCommand(spec);
  const events = spec.events.map((event) => `-e ${quoted(event)}`).join(' ');
  // perf stops at the first event that it refuses: then each is tried alone.
  const each = spec.events.map(
    (event, index) =>
      `if perf stat -x , -o e.csv -e ${quoted(event)} -- true 2>e.err; then cat e.csv >>all.csv; else bad=y; echo "=== refused ${index}"; cat e.err; fi`,
  );
  const file = spec.mode === 'record' ? 'p.data' : 'p.csv';
  const read =
    spec.mode === 'record'
      ? `echo "=== stats"
if perf report --stdio --stats -i p.data 2>/dev/null || perf report --header-only -i p.data >/dev/null; then works=0; fi
echo "=== used"; perf evlist -i p.data 2>/dev/null | grep -v '^#' | grep -v '^dummy'`
      : `[ -s p.csv ] && works=0
echo "=== used"; sed -n 's/^[^#,]*,[^,]*,\\([^,]*\\),.*/\\1/p' p.csv`;
  return `
command -v perf >/dev/null 2>&1 || exit 0
echo "=== perf"; perf --version
echo "=== paranoid"; cat /proc/sys/kernel/perf_event_paranoid 2>/dev/null
t=$(mktemp -d) && cd "$t" || exit 1
trap 'cd /; rm -rf "$t"' EXIT
bad=
${
  events === ''
    ? ''
    : `: >all.csv
if perf stat -x , -o e.csv ${events} -- true; then cat e.csv >>all.csv; else
${each.join('\n')}
fi
echo "=== events"; cat all.csv; [ -z "$bad" ] || exit 0`
}
works=1
if ${perf} -o ${file} -- sh -c 'i=0; while [ "$i" -lt 20000 ]; do i=$((i + 1)); done'; then
${read}
fi
echo "=== works"; echo "$works"`;
}

function sections(text: string): Map<string, string> {
  const parts = new Map<string, string>();
  for (const part of text.split(/^=== /m).slice(1)) {
    const end = part.indexOf('\n');
    parts.set(part.slice(0, end), part.slice(end + 1));
  }
  return parts;
}

function refusal(
  spec: PerfSpec,
  paranoid: string,
  result: {readonly stdout: Buffer; readonly stderr: Buffer},
): FaultError {
  const said = result.stderr.toString();
  if (NOT_ALLOWED.test(said)) {
    const wanted = spec.scope === 'system' ? -1 : 1;
    return unavailable(
      `cannot measure: perf may not be used there (kernel.perf_event_paranoid is ${paranoid === '' ? 'unknown' : paranoid})`,
      `let the user there: \`sysctl -w kernel.perf_event_paranoid=${wanted}\` as root, CAP_PERFMON for perf, or root; a container needs that capability, too`,
    );
  }
  return unavailable(
    `cannot measure: perf failed: ${firstError(said) ?? lastLine(result)}`,
    undefined,
  );
}

function firstError(said: string): string | undefined {
  const lines = said.split('\n').map((line) => line.trim());
  const at = lines.findIndex((line) => /^Error:?$/i.test(line));
  return at < 0 ? lines.find((line) => /error|cannot|fail/i.test(line)) : lines[at + 1];
}

function unavailable(message: string, help: string | undefined): FaultError {
  return new FaultError('instrumentation/unavailable', message, help === undefined ? {} : {help});
}
