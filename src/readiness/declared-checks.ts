import type {Connection, Environment, ExecResult} from '../environments/environment.ts';
import {type InstanceTexts, instanceScope} from '../environments/instance-scope.ts';
import type {ReadinessCheck, ReadinessSpec} from '../manifest/deployment-spec.ts';
import {expandTemplate} from '../manifest/expression/expression.ts';
import {unreachable} from '../util/assert.ts';
import {ConsoleLines} from './console-lines.ts';
import {httpProblem, tcpProblem} from './dial-check.ts';
import type {Finding, ShellProbe} from './finding.ts';
import type {ProbeBatch} from './probe-batch.ts';
import {cgroupProbe} from './probes/cgroup-probe.ts';
import {kernelProbe} from './probes/kernel-probe.ts';
import {cpuProbe, diskProbe, memoryProbe} from './probes/resource-probes.ts';
import {fileProbe, pingProbe, systemdProbe, toolsProbe} from './probes/system-probes.ts';

/** Looks once at whether a check holds. */
export type Look = (options: {readonly signal: AbortSignal}) => Promise<Finding>;

/** Where declared checks look. */
export interface LookPlace extends InstanceTexts {
  readonly environment: Environment | undefined;
  readonly batch: ProbeBatch;
  readonly env: Readonly<Record<string, string>>;
}

/** How a declared check is looked at. */
export function lookAt({check}: ReadinessSpec, place: LookPlace): Look {
  const probe = probeOf(check, place);
  if (probe !== undefined) {
    return (options) => place.batch.look(probe, options);
  }
  const text = expander(place);
  switch (check.kind) {
    case 'command':
      return commandLook(text(check.script), check.shell ?? place.spec.shell, place);
    case 'tcp':
      return tcpLook(place.connection, text(check.address));
    case 'http': {
      const url = text(check.url);
      const {status} = check;
      return async ({signal}) => {
        const problem = await httpProblem(place.connection, {url, status}, {signal});
        return finding(
          problem,
          `${url} answers${status === undefined ? '' : ` ${status}`}`,
          HELP.http,
        );
      };
    }
    case 'console':
      return consoleLook(check.pattern, place.environment);
    case 'network':
      return reachLook(check.reach.map(text), place);
    default:
      return unreachable(check as never);
  }
}

/** What one piece of shell text can tell; the rest is looked at from here. */
function probeOf(check: ReadinessCheck, place: LookPlace): ShellProbe | undefined {
  const text = expander(place);
  switch (check.kind) {
    case 'file':
      return fileProbe(text(check.path), check.contains && text(check.contains));
    case 'systemd':
      return systemdProbe(check.units.map(text));
    case 'cgroup':
      return cgroupProbe(check);
    case 'disk':
      return diskProbe(text(check.path), check.freeBytes);
    case 'memory':
      return memoryProbe(check.availableBytes);
    case 'cpu':
      return cpuProbe(check.count, check.loadMax);
    case 'tools':
      return toolsProbe(check.tools.map(text));
    case 'kernel': {
      const {configPath} = check;
      return kernelProbe({
        release: check.release,
        config: check.config,
        ...(configPath !== undefined && {configPath: text(configPath)}),
      });
    }
    default:
      return undefined;
  }
}

const SCRATCH = /\$(?:PROCTOR_SCRATCH\b|\{PROCTOR_SCRATCH\})/g;

function expander(place: LookPlace): (text: string) => string {
  const scope = {...instanceScope(place), env: place.spec.env};
  const {scratch} = place.connection;
  return (text) => expandTemplate(text, scope).replace(SCRATCH, () => scratch);
}

const HELP = {
  command: 'Run it there by hand (`proctor shell`) to see why.',
  tcp: 'Look whether what should listen runs there, and on which address (`ss -ltn`).',
  http: 'Look whether its server runs there, and at its log.',
  pattern: 'It goes through the same text again and again: leave out repetitions in repetitions.',
  console:
    "Look at the console's log for how far it came; correct the pattern or raise the timeout.",
} as const;

function finding(problem: string | undefined, evidence: string, help: string): Finding {
  return problem === undefined ? {ok: true, evidence} : {ok: false, evidence: problem, help};
}

function tcpLook(connection: Connection, address: string): Look {
  return async ({signal}) => {
    const problem = await tcpProblem(connection, address, {signal});
    return finding(problem, `${address} accepts`, HELP.tcp);
  };
}

function commandLook(script: string, shell: string | undefined, place: LookPlace): Look {
  return async ({signal}) => {
    const result = await place.connection.exec(
      {script, shell, env: place.env, cwd: undefined, stdin: undefined},
      {
        signal,
        timeoutMs: Number.POSITIVE_INFINITY,
        idleTimeoutMs: Number.POSITIVE_INFINITY,
        killGraceMs: 1000,
        outputBytesMax: 1000,
      },
    );
    const said = lastLine(result);
    const shown = said === '' ? '' : `: ${said}`;
    if (result.exitCode === 0) return {ok: true, evidence: `its command succeeds${shown}`};
    const how =
      result.exitCode === undefined
        ? `is ended by ${result.exitSignal ?? 'a signal'}`
        : `fails with exit code ${result.exitCode}`;
    return {ok: false, evidence: `its command ${how}${shown}`, help: HELP.command};
  };
}

/** The last line of what a command said, on standard error rather than on standard output. */
export function lastLine(result: Pick<ExecResult, 'stdout' | 'stderr'>): string {
  const text = result.stderr.toString().trim() || result.stdout.toString().trim();
  return text.split('\n').at(-1)?.trim().slice(0, 300) ?? '';
}

function consoleLook(pattern: string, environment: Environment | undefined): Look {
  const console = environment?.console;
  if (console === undefined) {
    return async () => ({
      ok: false,
      evidence: 'it has no console that could be read',
      help: 'Only machines that are started here have one; use another kind of check.',
      isFinal: true,
    });
  }
  let lines: ConsoleLines | undefined;
  return async ({signal}) => {
    lines ??= new ConsoleLines(console, pattern);
    const line = await lines.look({signal});
    if (line !== undefined) return {ok: true, evidence: `console: ${line.trim().slice(0, 300)}`};
    const {last, problem} = lines;
    if (problem !== undefined) {
      const evidence = `/${pattern}/ cannot be looked for on its console: ${problem}`;
      return {ok: false, evidence, help: HELP.pattern, isFinal: true};
    }
    const shown = last === '' ? 'it is empty so far' : `its last line is ${JSON.stringify(last)}`;
    return {
      ok: false,
      evidence: `no line of its console matches /${pattern}/; ${shown}`,
      help: HELP.console,
    };
  };
}

function reachLook(reach: readonly string[], place: LookPlace): Look {
  const looks = reach.map((address): Look => {
    if (/^\[.*\]:\d+$|^[^:]+:\d+$/.test(address)) return tcpLook(place.connection, address);
    return pingLook(address.replace(/^\[(.*)\]$/, '$1'), place);
  });
  return async (options) => {
    const found = await Promise.all(looks.map((look) => look(options)));
    const bad = found.filter(({ok}) => !ok);
    const evidence = (bad.length > 0 ? bad : found).map((one) => one.evidence).join('; ');
    const help = bad.find((one) => one.help !== undefined)?.help;
    return {ok: bad.length === 0, evidence, ...(help !== undefined && {help})};
  };
}

/** Ports that a host is asked at where no ping can be sent: one that refuses answers, too. */
const ASKED_PORTS = [443, 80, 22, 53];

function pingLook(host: string, place: LookPlace): Look {
  const probe = pingProbe(host);
  return async (options) => {
    const found = await place.batch.look(probe, options);
    if (found.ok || !found.evidence.startsWith('cannot tell')) return found;
    const answers = await Promise.all(
      ASKED_PORTS.map(async (port) => {
        const problem = await tcpProblem(place.connection, `[${host}]:${port}`, options);
        return problem === undefined || /refused/i.test(problem);
      }),
    );
    return answers.includes(true) ? {ok: true, evidence: `${host} answers`} : found;
  };
}
