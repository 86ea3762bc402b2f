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
import {TRACE_FUNCTIONS} from './trace-script.ts';

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

/** The functions of `TRACE_FUNCTIONS` for one buffer. */
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
tracer=${quoted(tracer)}
${TRACE_FUNCTIONS}
trace_settings() {
${settings.map((line) => `  ${line}`).join('\n')}
}`;
}

function setting(file: string, value: string, why: string, redirect = '>'): string {
  return `{ echo ${quoted(value)} ${redirect}"$b/${file}"; } 2>/dev/null || problem ${quoted(why)}`;
}
