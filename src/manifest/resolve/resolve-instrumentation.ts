import {parseSize} from '../../util/size.ts';
import type {
  Ftrace,
  Fuzzer,
  Gcov,
  Instrumentation,
  KernelConfigTool,
  KernelGcov,
  KernelParameters,
  Monitor,
  Perf,
  Sanitizer,
  Scanner,
} from '../generated/manifest-document.ts';
import type {
  FuzzSpec,
  InstrumentationSpec,
  SanitizerKind,
  ScanSpec,
  ToolSpec,
} from '../instrumentation-spec.ts';
import type {Scalar} from '../manifest.ts';
import {durationMs, envOf, type Fill, listOf, record} from './document-values.ts';
import {resolveKernelConfig} from './resolve-readiness.ts';

const FUZZ_BUDGET_MS = 60_000;
const SCAN_BUDGET_MS = 600_000;

/** The kinds of fuzzers: the keys of which exactly one says what is fuzzed. */
export const FUZZ_ENGINES = ['afl', 'libfuzzer', 'syzkaller', 'command'] as const;

/** Keys of the kernel's own checkers, and what each stands for. */
export const SANITIZERS: ReadonlyArray<readonly [key: SanitizerKey, kind: SanitizerKind]> = [
  ['kasan', 'kasan'],
  ['kcsan', 'kcsan'],
  ['ktsan', 'kcsan'],
  ['lockdep', 'lockdep'],
  ['kmemleak', 'kmemleak'],
  ['ubsan', 'ubsan'],
  ['kfence', 'kfence'],
];

type SanitizerKey = SanitizerKind | 'ktsan';

/** A named set of tools with its defaults filled in. */
export function resolveInstrumentation(
  id: string,
  spec: Instrumentation,
  fill: Fill,
): InstrumentationSpec {
  const tools = [...kernelToolsOf(spec, fill), ...programToolsOf(spec, fill)];
  return {
    id,
    env: envOf(spec.env),
    start: spec.start,
    check: spec.check,
    stop: spec.stop,
    ...(spec.optional !== undefined && {optional: spec.optional}),
    ...(spec['when-lost'] !== undefined && {whenLost: spec['when-lost']}),
    ...(tools.length > 0 && {tools}),
  };
}

/** Those that look at the kernel, what is asked of it first. */
function kernelToolsOf(spec: Instrumentation, fill: Fill): readonly ToolSpec[] {
  const tools: ToolSpec[] = [];
  const [config, parameters] = [spec['kernel-config'], spec['kernel-parameters']];
  if (config !== undefined) tools.push(kernelConfigOf(config, fill));
  if (parameters !== undefined) tools.push(kernelParametersOf(parameters, fill));
  for (const [key, kind] of SANITIZERS) {
    const given: Sanitizer | undefined = spec[key];
    if (given === undefined) continue;
    tools.push({kind, provoke: given === true ? false : given.provoke});
  }
  if (spec.kcov !== undefined) tools.push({kind: 'kcov'});
  const gcov = spec['kernel-gcov'];
  if (gcov !== undefined) tools.push(kernelGcovOf(gcov, fill));
  if (spec.ftrace !== undefined) tools.push(ftraceOf(spec.ftrace, fill));
  return tools;
}

/** Those that watch programs, or are some. */
function programToolsOf(spec: Instrumentation, fill: Fill): readonly ToolSpec[] {
  const tools: ToolSpec[] = [];
  if (spec.gcov !== undefined) tools.push(gcovOf(spec.gcov, fill));
  if (spec.perf !== undefined) tools.push(perfOf(spec.perf, fill));
  for (const monitor of listOf<Monitor>(spec.monitors)) tools.push(monitorOf(monitor, fill));
  for (const [name, fuzzer] of Object.entries(spec.fuzz ?? {})) {
    tools.push(fuzzerOf(name, fuzzer, fill));
  }
  for (const [name, scanner] of Object.entries(spec.scan ?? {})) {
    tools.push(scannerOf(name, scanner, fill));
  }
  return tools;
}

function kernelConfigOf({file, ...config}: KernelConfigTool, fill: Fill): ToolSpec {
  return {kind: 'kernel-config', config: resolveKernelConfig(config), file: fill(file)};
}

function kernelParametersOf({boot, sysctl, modules}: KernelParameters, fill: Fill): ToolSpec {
  const values = (given: Readonly<Record<string, Scalar>> | undefined) =>
    record(given, (value) => (typeof value === 'string' ? fill(value) : value));
  return {
    kind: 'kernel-parameters',
    boot: textsOf(boot, fill),
    sysctl: values(sysctl),
    modules: values(modules),
  };
}

function kernelGcovOf(gcov: KernelGcov, fill: Fill): ToolSpec {
  const {objects, folder} = typeof gcov === 'string' ? {objects: gcov} : gcov;
  return {kind: 'kernel-gcov', folder: folder ?? '', objects: fill(objects)};
}

function gcovOf(gcov: Gcov, fill: Fill): ToolSpec {
  const given = gcov === true ? {} : typeof gcov === 'string' ? {objects: gcov} : gcov;
  return {
    kind: 'gcov',
    objects: fill(given.objects) ?? '.',
    source: fill(given.source),
    localSource: fill(given['local-source']),
    include: textsOf(given.include, fill),
    exclude: textsOf(given.exclude, fill),
    gcov: fill(given.gcov) ?? 'gcov',
  };
}

function ftraceOf(ftrace: Ftrace, fill: Fill): ToolSpec {
  const given = ftrace === true ? {} : ftrace;
  return {
    kind: 'ftrace',
    tracer: given.tracer ?? (given.events === undefined ? 'function' : undefined),
    events: textsOf(given.events, fill),
    filter: textsOf(given.filter, fill),
    bufferBytes: given.buffer === undefined ? undefined : parseSize(given.buffer),
  };
}

function perfOf(perf: Perf, fill: Fill): ToolSpec {
  const given = perf === true ? {} : perf;
  return {
    kind: 'perf',
    mode: given.mode ?? 'record',
    events: textsOf(given.events, fill),
    frequencyHz: given.frequency,
    callGraph: given['call-graph'],
    scope: given.scope ?? 'case',
    extraArgs: textsOf(given['extra-args'], fill),
  };
}

function monitorOf({name, run, every, check}: Monitor, fill: Fill): ToolSpec {
  return {
    kind: 'monitor',
    name,
    script: fill(run),
    everyMs: durationMs(every),
    check: fill(check),
  };
}

function fuzzerOf(name: string, fuzzer: Fuzzer, fill: Fill): FuzzSpec {
  const engine = FUZZ_ENGINES.find((key) => fuzzer[key] !== undefined) ?? 'command';
  return {
    kind: 'fuzz',
    name,
    engine,
    target: fill(fuzzer[engine] ?? ''),
    corpus: fill(fuzzer.corpus),
    dictionary: fill(fuzzer.dictionary),
    budgetMs: durationMs(fuzzer.budget) ?? FUZZ_BUDGET_MS,
    extraArgs: textsOf(fuzzer.args, fill),
    findings: textsOf(fuzzer.findings, fill),
    failOnFinding: fuzzer['fail-on-finding'] ?? true,
  };
}

function scannerOf(name: string, scanner: Scanner, fill: Fill): ScanSpec {
  return {
    kind: 'scan',
    name,
    script: fill(scanner.run),
    budgetMs: durationMs(scanner.budget) ?? SCAN_BUDGET_MS,
    finding: scanner.finding,
    reports: textsOf(scanner.reports, fill),
    failOnFinding: scanner['fail-on-finding'] ?? true,
  };
}

function textsOf(texts: string | readonly string[] | undefined, fill: Fill): readonly string[] {
  return listOf<string>(texts).map((text) => fill(text));
}
