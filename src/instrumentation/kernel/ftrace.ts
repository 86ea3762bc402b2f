import {randomBytes} from 'node:crypto';
import {join} from 'node:path';
import type {FtraceSpec} from '../../manifest/instrumentation-spec.ts';
import {quoted} from '../beside/run-there.ts';
import type {ToolFacts, ToolOutcome, ToolPlace} from '../tool.ts';
import {bringBack} from './bring-back.ts';
import {
  type EndedAt,
  type KernelPart,
  NEEDS_ROOT,
  NO_OUTCOME,
  type PartSession,
  requireFs,
  requireOption,
  unavailable,
} from './kernel-part.ts';

const NAME = 'ftrace';

/**
 * The kernel's tracer. Each case has a buffer of its own (an instance of tracefs), so that others
 * who trace do not disturb it. Some tracers work only in the one buffer that all share: then that
 * is used, one case at a time, and put back.
 *
 * @param instrumentation Names its file.
 */
export function ftracePart(spec: FtraceSpec, instrumentation: string): KernelPart {
  const proof = {isShared: false};
  return {
    name: NAME,
    needs: ['tracefs'],
    proveScript: (place) => {
      const id = `proctor-${randomBytes(6).toString('hex')}`;
      return `${traceFunctions(place, spec, id)}
trace_on own || { trace_off own; echo 'mode shared'; trace_on shared; }
trace_facts
trace_off`;
    },
    proven(answer, kernel): ToolFacts {
      const config = requireOption(NAME, 'CONFIG_FTRACE', kernel);
      requireFs(NAME, 'tracefs', kernel);
      const tries = answer.split(/^mode shared$/m);
      proof.isShared = tries.length > 1;
      const problems = problemsIn(tries.at(-1) ?? '');
      if (problems.length > 0) {
        const help = kernel.isRoot
          ? 'see available_tracers, available_events and available_filter_functions in /sys/kernel/tracing'
          : NEEDS_ROOT;
        throw unavailable(NAME, problems.join(', '), help);
      }
      const [, tracer = ''] = /^tracer (.*)$/m.exec(answer) ?? [];
      return {
        ...config,
        tracer,
        ...(spec.events.length > 0 && {events: spec.events.join(', ')}),
        buffer: proof.isShared ? 'the one that all share' : 'its own',
      };
    },
    begin: (place) => traceSession({place, spec, instrumentation, isShared: proof.isShared}),
  };
}

function traceSession(options: {
  readonly place: ToolPlace;
  readonly spec: FtraceSpec;
  readonly instrumentation: string;
  readonly isShared: boolean;
}): PartSession {
  const {place, spec, instrumentation, isShared} = options;
  const id = `proctor-${randomBytes(6).toString('hex')}`;
  const functions = traceFunctions(place, spec, id);
  const file = `${id}.trace`;
  let begunWith: readonly string[] = [];
  return {
    beginScript: `${functions}
trace_on ${isShared ? 'shared' : 'own'}`,
    begun(answer) {
      begunWith = problemsIn(answer);
    },
    endScript: () => `${functions}
trace_stop ${isShared ? 'shared' : 'own'} "$S/${file}"`,
    undoScript: () => `${functions}
trace_off`,
    async ended(answer, at): Promise<ToolOutcome> {
      if (at.before.bootId !== at.after.bootId) {
        return {...NO_OUTCOME, doubt: 'the machine was booted anew: its trace is lost'};
      }
      const doubts = [...begunWith, ...problemsIn(answer)];
      if (/^is-on 0$/m.test(answer)) doubts.push('was switched off during the case');
      const {facts, isEmpty} = countsOf(answer);
      if (isEmpty) doubts.push('recorded nothing');
      const target = join('ftrace', `${instrumentation}.trace`);
      const brought = await bringBack(at.place, {
        path: `${at.place.connection.scratch}/${file}`,
        target,
      });
      if (brought.problem !== undefined) doubts.push(brought.problem);
      warnOfLoss(at, facts);
      return {
        ...NO_OUTCOME,
        facts,
        files: brought.files,
        doubt: doubts.length > 0 ? doubts.join(', ') : undefined,
      };
    },
  };
}

/** That a trace lacks its beginning is no doubt of the case: it is told of. */
function warnOfLoss({place}: EndedAt, facts: ToolFacts): void {
  const overrun = facts['overrun'];
  if (overrun === undefined || overrun === 0) return;
  const message = `ftrace lost ${overrun} of its oldest events: its buffer is too small`;
  place.context.warn('instrumentation/incomplete', `${place.caseId}: ${message}`);
}

function countsOf(answer: string): {readonly facts: ToolFacts; readonly isEmpty: boolean} {
  const sum = (key: string): number =>
    [...answer.matchAll(new RegExp(`^${key}: (\\d+)`, 'gm'))].reduce(
      (total, [, count]) => total + Number(count),
      0,
    );
  const [entries, overrun, dropped] = [sum('entries'), sum('overrun'), sum('dropped events')];
  const facts = {entries, ...(overrun + dropped > 0 && {overrun: overrun + dropped})};
  return {facts, isEmpty: entries + overrun === 0};
}

/** What the functions complain of. */
function problemsIn(answer: string): readonly string[] {
  return [...answer.matchAll(/^problem (.*)$/gm)].map(([, why = '']) => why.trim());
}

/**
 * Shell functions around one buffer: `trace_on own|shared`, `trace_stop own|shared FILE`,
 * `trace_off`. What cannot be done is a line `problem WHY`.
 */
function traceFunctions(place: ToolPlace, spec: FtraceSpec, id: string): string {
  const tracer = spec.tracer ?? (spec.events.length > 0 ? 'nop' : 'function');
  const events = spec.events.map((event) => place.expand(event));
  const filters = spec.filter.map((pattern) => place.expand(pattern));
  const kib =
    spec.bufferBytes === undefined ? undefined : Math.max(1, Math.ceil(spec.bufferBytes / 1024));
  const settings = [
    ...(kib === undefined
      ? []
      : [setting('buffer_size_kb', String(kib), 'the buffer cannot be so large')]),
    ...(filters.length === 0
      ? []
      : [
          'if [ -e "$b/set_ftrace_filter" ]; then',
          'clear "$b/set_ftrace_filter"',
          ...filters.map((pattern) =>
            setting('set_ftrace_filter', pattern, `no function is like ${pattern}`, '>>'),
          ),
          "else problem 'functions cannot be filtered by this kernel'; fi",
        ]),
    ...events.map((event) => setting('set_event', event, `there is no event ${event}`, '>>')),
    setting('current_tracer', tracer, `the tracer ${tracer} cannot be used`),
  ];
  return `
i=${id}
L=/run/proctor-trace
problem() { printf 'problem %s\\n' "$1"; r=1; }
clear() { { printf '' >"$1"; } 2>/dev/null; }
trace_folder() { case $1 in own) b=$T/instances/$i ;; *) b=$T ;; esac; }
trace_on() {
  r=0
  trace_folder "$1"
  read_line "$T/available_tracers"
  case " $x " in *" "${quoted(tracer)}" "*) ;; *) problem ${quoted(`there is no tracer ${tracer}`)}; return 1 ;; esac
  if [ "$1" = own ]; then
    w=$(mkdir "$b" 2>&1) || { problem "no buffer of its own: $w"; return 1; }
  else
    o=$(cat /proc/sys/kernel/random/boot_id)
    read_line "$L/boot" && [ "$x" = "$o" ] && { problem 'the one buffer for this tracer is in use by another case'; return 1; }
    rm -rf "$L"
    mkdir -p "$L"
    echo "$o" >"$L/boot"
    echo "$i" >"$L/id"
    for f in current_tracer buffer_size_kb tracing_on; do show_file "$b/$f" >"$L/$f"; done
  fi
  echo 0 >"$b/tracing_on"
  clear "$b/trace"
${settings.map((line) => `  ${line}`).join('\n')}
  clear "$b/trace"
  echo 1 >"$b/tracing_on"
  return $r
}
trace_facts() { read_line "$b/current_tracer" && echo "tracer $x"; }
trace_off() {
  if [ -d "$T/instances/$i" ]; then
    b=$T/instances/$i
    echo 0 >"$b/tracing_on"
    clear "$b/set_event"
    echo nop >"$b/current_tracer"
    rmdir "$b" || problem 'its buffer cannot be removed'
  fi
  if read_line "$L/id" && [ "$x" = "$i" ]; then
    b=$T
    echo 0 >"$b/tracing_on"
    clear "$b/set_event"
    echo nop >"$b/current_tracer"
    [ -e "$b/set_ftrace_filter" ] && clear "$b/set_ftrace_filter"
    clear "$b/trace"
    # As it says where the buffer is not yet made: "7 (expanded: 1408)".
    read_line "$L/buffer_size_kb" && echo "\${x%% *}" >"$b/buffer_size_kb"
    for f in current_tracer tracing_on; do read_line "$L/$f" && echo "$x" >"$b/$f"; done
    rm -rf "$L"
  fi
}
trace_stop() {
  trace_folder "$1"
  if [ ! -d "$b" ]; then problem 'its buffer is gone'; return; fi
  read_line "$b/tracing_on"
  echo "is-on $x"
  read_line "$b/current_tracer"
  [ "$x" = ${quoted(tracer)} ] || problem 'its tracer was changed during the case'
  echo 0 >"$b/tracing_on"
  for f in "$b"/per_cpu/cpu*/stats; do show_file "$f"; done
  cat "$b/trace" >"$2" || problem 'its trace cannot be written there'
  trace_off
}`;
}

function setting(file: string, value: string, why: string, redirect = '>'): string {
  return `{ echo ${quoted(value)} ${redirect}"$b/${file}"; } 2>/dev/null || problem ${quoted(why)}`;
}
