import {expandTemplate} from '../../manifest/expression/expression.ts';
import type {ReadyCheck} from '../../manifest/manifest.ts';
import {lastLine} from '../../readiness/declared-checks.ts';
import {httpProblem, tcpProblem} from '../../readiness/dial-check.ts';
import {monotonicMs} from '../../util/clock.ts';
import {Deadline} from '../../util/deadline.ts';
import {formatDuration} from '../../util/duration.ts';
import type {AttemptRun} from '../attempt-run.ts';
import type {ReadyScript} from '../execute.ts';
import {readFoundFile} from '../judge/judge.ts';
import {expandPath} from '../step-files.ts';

/** What a ready check looks at besides the environment. */
export interface ReadyProbe {
  readonly script: ReadyScript;
  /** Whether a line of the step's output has matched. */
  readonly hasOutput: () => boolean;
  /** Whether the step has ended: it will never be ready. */
  readonly hasEnded: () => boolean;
  /** Resolves when something changed that the above tell. */
  readonly changed: () => Promise<void>;
}

/**
 * Waits until all that `ready` asks for holds.
 *
 * @returns why it is not ready, or `undefined` when it is. A step that has ended is not looked at
 *   any more: `undefined`, too.
 */
export async function waitUntilReady(
  run: AttemptRun,
  ready: ReadyCheck,
  probe: ReadyProbe,
): Promise<string | undefined> {
  const limitMs = Math.min(ready.timeoutMs, run.timeLeftMs);
  using deadline = new Deadline(limitMs, {parent: run.context.signal});
  const {signal} = deadline;
  const check = expandReady(run, ready, probe.script);
  let missing = 'nothing was checked';
  try {
    for (;;) {
      if (probe.hasEnded()) return undefined;
      const found = await firstMissing(run, check, {probe, signal});
      if (found === undefined) return undefined;
      missing = found;
      await waitForChange(ready.everyMs, {probe, signal});
    }
  } catch (error) {
    run.context.signal.throwIfAborted();
    if (!deadline.expired) throw error;
    return `was not ready within ${formatDuration(limitMs)}: ${missing}`;
  }
}

function expandReady(run: AttemptRun, ready: ReadyCheck, script: ReadyScript): ReadyCheck {
  const scope = run.scope.plain(script.env);
  const expand = (text: string | undefined): string | undefined =>
    text === undefined ? undefined : expandTemplate(text, scope);
  return {
    ...ready,
    command: expand(ready.command),
    tcp: expand(ready.tcp),
    http: expand(ready.http),
    file: ready.file && expandPath(ready.file, scope),
    output: ready.output,
  };
}

interface ProbeOptions {
  readonly probe: ReadyProbe;
  readonly signal: AbortSignal;
}

async function firstMissing(
  run: AttemptRun,
  ready: ReadyCheck,
  {probe, signal}: ProbeOptions,
): Promise<string | undefined> {
  if (ready.output !== undefined && !probe.hasOutput()) {
    return `no line of its output matches /${ready.output}/`;
  }
  if (ready.file !== undefined) {
    const options = {script: probe.script, signal, contents: false};
    const {bytes} = await readFoundFile(run, ready.file, options);
    if (bytes === undefined) return `${ready.file} does not exist`;
  }
  if (ready.tcp !== undefined) {
    const why = await tcpProblem(run.connection, ready.tcp, {signal});
    if (why !== undefined) return why;
  }
  if (ready.http !== undefined) {
    const why = await httpProblem(run.connection, {url: ready.http, status: undefined}, {signal});
    if (why !== undefined) return why;
  }
  return ready.command === undefined
    ? undefined
    : checkCommand(run, ready.command, {probe, signal});
}

async function checkCommand(
  run: AttemptRun,
  command: string,
  {probe, signal}: ProbeOptions,
): Promise<string | undefined> {
  const {shell, env, cwd} = probe.script;
  const result = await run.connection.exec(
    {script: command, shell, env: env.values, cwd, stdin: undefined},
    {
      signal,
      timeoutMs: Number.POSITIVE_INFINITY,
      idleTimeoutMs: Number.POSITIVE_INFINITY,
      killGraceMs: 1000,
      outputBytesMax: 1000,
    },
  );
  if (result.exitCode === 0) return undefined;
  const said = lastLine(result);
  return `its command fails${said === '' ? '' : `: ${said}`}`;
}

async function waitForChange(everyMs: number, {probe, signal}: ProbeOptions): Promise<void> {
  signal.throwIfAborted();
  const startedMs = monotonicMs();
  const {promise, resolve, reject} = Promise.withResolvers<void>();
  const timer = setTimeout(resolve, everyMs);
  const onAbort = (): void => reject(signal.reason);
  signal.addEventListener('abort', onAbort, {once: true});
  try {
    await Promise.race([promise, probe.changed()]);
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', onAbort);
  }
  // A step that prints all the time must not turn this into a busy loop.
  if (!probe.hasEnded() && !probe.hasOutput() && monotonicMs() - startedMs < 1) {
    await new Promise<void>((next) => setImmediate(next));
  }
}
