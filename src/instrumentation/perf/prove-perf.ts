import {FaultError} from '../../faults/fault-error.ts';
import type {PerfSpec} from '../../manifest/instrumentation-spec.ts';
import {lastLine, quoted, runThere} from '../beside/run-there.ts';
import type {ToolFacts, ToolPlace} from '../tool.ts';
import {parsePerfStat, parsePerfStats} from './parse-perf.ts';
import {perfCommand} from './perf-command.ts';

const PROOF_TIMEOUT_MS = 60_000;

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
  const missing = parsePerfStat(parts.get('events') ?? '').filter(
    ({why}) => why === 'not supported',
  );
  const [first] = missing;
  if (first !== undefined && spec.events.length > 0) {
    const names = missing.map(({event}) => `'${event}'`).join(', ');
    throw unavailable(
      `cannot measure ${names}: the machine has no counter for it`,
      'virtual machines often have no hardware counters; cpu-clock, task-clock, page-faults and context-switches need none',
    );
  }
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

/** Prints `=== name`, then what there is under that name. */
function proofScript(spec: PerfSpec): string {
  const perf = perfCommand(spec);
  const events = spec.events.map((event) => `-e ${quoted(event)}`).join(' ');
  const file = spec.mode === 'record' ? 'p.data' : 'p.csv';
  const read =
    spec.mode === 'record'
      ? `perf report --header-only -i p.data >/dev/null && works=0
echo "=== stats"; perf report --stdio --stats -i p.data 2>/dev/null
echo "=== used"; perf evlist -i p.data 2>/dev/null | grep -v '^#' | grep -v '^dummy'`
      : `[ -s p.csv ] && works=0
echo "=== used"; sed -n 's/^[^#,]*,[^,]*,\\([^,]*\\),.*/\\1/p' p.csv`;
  return `
command -v perf >/dev/null 2>&1 || exit 0
echo "=== perf"; perf --version
echo "=== paranoid"; cat /proc/sys/kernel/perf_event_paranoid 2>/dev/null
t=$(mktemp -d) && cd "$t" || exit 1
trap 'cd /; rm -rf "$t"' EXIT
${events === '' ? '' : `echo "=== events"; perf stat -x , -o e.csv ${events} -- true && cat e.csv`}
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
  if (/perf_event_paranoid|Permission denied|No permission|Operation not permitted/i.test(said)) {
    const wanted = spec.scope === 'system' ? -1 : 1;
    return unavailable(
      `cannot measure: perf may not be used there (kernel.perf_event_paranoid is ${paranoid === '' ? 'unknown' : paranoid})`,
      `let the user there: \`sysctl -w kernel.perf_event_paranoid=${wanted}\` as root, CAP_PERFMON for perf, or root; a container needs that capability, too`,
    );
  }
  const unknown = /event syntax error: '([^']*)'/.exec(said)?.[1];
  if (unknown !== undefined) {
    const why = /\\___ (.+)/.exec(said)?.[1] ?? 'unknown';
    return unavailable(
      `cannot measure: perf does not understand the event '${unknown}' (${why})`,
      '`perf list` there lists what it knows',
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
