import type {PerfSpec} from '../../manifest/instrumentation-spec.ts';
import {quoted} from '../beside/run-there.ts';

/** Shell text that starts perf, up to where it writes to. */
export function perfCommand(spec: PerfSpec): string {
  const words = ['perf', spec.mode];
  if (spec.mode === 'record') words.push('-q');
  else words.push('-x', ',');
  if (spec.scope === 'system') words.push('-a');
  for (const event of spec.events) words.push('-e', event);
  if (spec.mode === 'record') {
    if (spec.frequencyHz !== undefined) words.push('-F', String(spec.frequencyHz));
    if (spec.callGraph !== undefined) words.push('--call-graph', spec.callGraph);
  }
  words.push(...spec.extraArgs);
  return words.map((word) => (/^[\w./,:=-]+$/.test(word) ? word : quoted(word))).join(' ');
}

/** What a file of perf's is called there, behind a name without dots. */
export function perfSuffix(spec: PerfSpec): string {
  return spec.mode === 'record' ? '.data' : '.csv';
}

/**
 * The words before a step's command line that watch it and all that it starts; each process writes
 * to a file of its own in `folder`, so any number of steps may run at once.
 *
 * perf record passes on how the command ended. perf stat says 0 where a signal ended it: so a shell
 * in between notes the exit code, and the signal is raised anew.
 */
export function perfWrap(spec: PerfSpec, folder: string): readonly string[] {
  const perf = perfCommand(spec);
  const script =
    spec.mode === 'record'
      ? `exec ${perf} -o "$0/$$.data" -- "$@"`
      : `${perf} -o "$0/$$.csv" -- sh -c '"$@"; echo $? >"$0"' "$0/$$.code" "$@"
read -r code <"$0/$$.code" || exit 255
if [ "$code" -gt 128 ]; then kill "-$((code - 128))" $$; fi
exit "$code"`;
  return ['sh', '-c', script, folder];
}
