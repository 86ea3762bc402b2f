import {parseDuration} from '../../../util/duration.ts';
import type {ManifestPath} from '../../locate.ts';
import type {ReportAt} from '../../problem-list.ts';
import {isMapping, mappingOf, mappingsIn, type RawMapping, textsIn} from '../../raw-values.ts';
import {FUZZ_ENGINES, SANITIZERS} from '../../resolve/resolve-instrumentation.ts';
import {checkSize} from '../check-size.ts';
import {checkRegex, checkTimes} from '../check-values.ts';
import {checkNamesDiffer, checkOneOf, checkOnlyWith} from './check-one-of.ts';

/** Options of a kernel that has these. */
const OPTION_OF: Readonly<Record<string, string>> = {
  kasan: 'CONFIG_KASAN',
  kcsan: 'CONFIG_KCSAN',
  ktsan: 'CONFIG_KCSAN',
  lockdep: 'CONFIG_LOCKDEP',
  kmemleak: 'CONFIG_DEBUG_KMEMLEAK',
  ubsan: 'CONFIG_UBSAN',
  kfence: 'CONFIG_KFENCE',
  kcov: 'CONFIG_KCOV',
  'kernel-gcov': 'CONFIG_GCOV_KERNEL',
};

/** What the two do with each memory access is not done in one kernel. */
const EXCLUSION = 'a kernel is built with one of KASAN and KCSAN: use two environments';

/** Reports tools that cannot work as they are written, or not together. */
export function checkInstrumentation(root: RawMapping, report: ReportAt): void {
  for (const [id, spec] of mappingsIn(root['instrumentation'])) {
    checkTools(spec, ['instrumentation', id], report);
  }
  const all = mappingOf(root['instrumentation']);
  for (const [id, scenario] of mappingsIn(root['scenarios'])) {
    if (scenario['instrumentation'] === undefined) continue;
    const path = ['scenarios', id, 'instrumentation'];
    const named = textsIn(scenario['instrumentation'], () => path).filter(
      ({text}) => Object.hasOwn(all, text) && isMapping(all[text]),
    );
    const specs = named.map(({text, path: at}) => ({id: text, spec: mappingOf(all[text]), at}));
    checkTogether(specs, report);
    checkBudgets(specs, scenario['timeout'], report);
  }
}

interface NamedTools {
  readonly id: string;
  readonly spec: RawMapping;
  /** Where the scenario names it. */
  readonly at: () => ManifestPath;
}

/** Sets that a scenario has together ask for one kernel. */
function checkTogether(specs: readonly NamedTools[], report: ReportAt): void {
  const kasan = specs.find(({spec}) => spec['kasan'] !== undefined);
  const kcsan = specs.find(({spec}) => hasKcsan(spec));
  if (kasan === undefined || kcsan === undefined || kasan === kcsan) return;
  const message = `expected KASAN or KCSAN, found both: in "${kasan.id}" and in "${kcsan.id}"`;
  const later = specs.indexOf(kasan) > specs.indexOf(kcsan) ? kasan : kcsan;
  report('manifest/conflict', message, {path: later.at(), help: EXCLUSION});
}

/** A fuzzer that is given more time than its case never ends by itself. */
function checkBudgets(specs: readonly NamedTools[], timeout: unknown, report: ReportAt): void {
  const timeoutMs = typeof timeout === 'string' ? parseDuration(timeout) : undefined;
  if (timeoutMs === undefined) return;
  for (const {spec, at} of specs) {
    for (const [name, {budget}] of mappingsIn(spec['fuzz'])) {
      const budgetMs = typeof budget === 'string' ? parseDuration(budget) : undefined;
      if (budgetMs === undefined || budgetMs < timeoutMs) continue;
      const message = `found the fuzzer "${name}" with ${String(budget)} in a case that has ${String(timeout)}`;
      report('manifest/conflict', message, {
        path: at(),
        severity: 'warning',
        help: 'give the scenario more time than its fuzzers, or these less',
      });
    }
  }
}

function hasKcsan(spec: RawMapping): boolean {
  return spec['kcsan'] !== undefined || spec['ktsan'] !== undefined;
}

function checkTools(spec: RawMapping, path: ManifestPath, report: ReportAt): void {
  const at = (key: string): ManifestPath => [...path, key];
  const conflict = (key: string, message: string, help?: string): void => {
    report('manifest/conflict', message, {path: at(key), part: 'key', help});
  };
  if (spec['kasan'] !== undefined && hasKcsan(spec)) {
    const key = spec['kcsan'] === undefined ? 'ktsan' : 'kcsan';
    conflict(key, `expected "kasan" or "${key}", found both`, EXCLUSION);
  } else if (spec['kcsan'] !== undefined && spec['ktsan'] !== undefined) {
    conflict('ktsan', 'expected "kcsan" or "ktsan", which is the same, found both');
  }
  checkConfig(spec, at('kernel-config'), report);
  const {perf, ftrace, monitors, gcov} = spec;
  if (isMapping(perf)) {
    const isRecord = perf['mode'] === undefined || perf['mode'] === 'record';
    const rules = [{keys: ['frequency', 'call-graph'], when: isRecord, what: '"mode: record"'}];
    checkOnlyWith(perf, rules, {path: at('perf'), report});
  }
  if (isMapping(ftrace)) checkFtrace(ftrace, at('ftrace'), report);
  if (isMapping(gcov)) checkGlobs(gcov, at('gcov'), report);
  if (Array.isArray(monitors)) {
    monitors.forEach((monitor: unknown, index) => {
      checkTimes(mappingOf(monitor), [...at('monitors'), index], report);
    });
  }
  for (const [name, fuzzer] of mappingsIn(spec['fuzz'])) {
    checkFuzzer(fuzzer, [...at('fuzz'), name], report);
  }
  for (const [name, scanner] of mappingsIn(spec['scan'])) {
    checkTimes(scanner, [...at('scan'), name], report);
    checkRegex(scanner['finding'], () => [...at('scan'), name, 'finding'], report);
  }
  checkNamesDiffer(namesOfPrograms(spec, path), report);
}

/** Monitors, fuzzers and scanners: their files are called after them. */
function namesOfPrograms(
  {monitors, fuzz, scan}: RawMapping,
  path: ManifestPath,
): ReadonlyArray<readonly [unknown, ManifestPath, 'key'?]> {
  const listed: readonly unknown[] = Array.isArray(monitors) ? monitors : [];
  return [
    ...listed.map(
      (monitor, index) =>
        [mappingOf(monitor)['name'], [...path, 'monitors', index, 'name']] as const,
    ),
    ...mappingsIn(fuzz).map(([name]) => [name, [...path, 'fuzz', name], 'key'] as const),
    ...mappingsIn(scan).map(([name]) => [name, [...path, 'scan', name], 'key'] as const),
  ];
}

/** A kernel cannot be without what one of the tools is. */
function checkConfig(spec: RawMapping, path: ManifestPath, report: ReportAt): void {
  const config = spec['kernel-config'];
  if (!isMapping(config)) return;
  const tools = [...SANITIZERS.map(([key]) => key), 'kcov', 'kernel-gcov'];
  for (const tool of tools) {
    const option = OPTION_OF[tool];
    if (spec[tool] === undefined || option === undefined) continue;
    const value = config[option];
    if (value !== 'n' && value !== false) continue;
    report('manifest/conflict', `expected ${option} for "${tool}", found it not set`, {
      path: [...path, option],
    });
  }
}

function checkFtrace(ftrace: RawMapping, path: ManifestPath, report: ReportAt): void {
  checkSize(ftrace['buffer'], [...path, 'buffer'], report);
  const hasTracer = ftrace['tracer'] !== undefined || ftrace['events'] === undefined;
  const rules = [{keys: ['filter'], when: hasTracer, what: '"tracer"'}];
  checkOnlyWith(ftrace, rules, {path, report});
}

function checkGlobs(gcov: RawMapping, path: ManifestPath, report: ReportAt): void {
  for (const [key, other] of [
    ['include', 'exclude'],
    ['exclude', 'include'],
  ] as const) {
    for (const {text, path: at} of textsIn(gcov[key], () => [...path, key])) {
      if (!text.startsWith('!')) continue;
      report('manifest/bad-value', `expected a glob, found "${text}"`, {
        path: at(),
        help: `write ${other}: ${text.slice(1)}`,
      });
    }
  }
}

/** What goes with which fuzzers. */
const ONLY_FOR: ReadonlyArray<readonly [key: string, engines: readonly string[]]> = [
  ['corpus', ['afl', 'libfuzzer', 'command']],
  ['dictionary', ['afl', 'libfuzzer', 'command']],
  ['findings', ['command']],
];

const FUZZ_OTHERS = ['corpus', 'dictionary', 'budget', 'args', 'findings', 'fail-on-finding'];

function checkFuzzer(fuzzer: RawMapping, path: ManifestPath, report: ReportAt): void {
  checkTimes(fuzzer, path, report);
  const engine = checkOneOf(fuzzer, FUZZ_ENGINES, {path, report, others: FUZZ_OTHERS});
  if (engine === undefined) return;
  const rules = ONLY_FOR.map(([key, engines]) => ({
    keys: [key],
    when: engines.includes(engine),
    what: engines.map((name) => `"${name}"`).join(' or '),
  }));
  checkOnlyWith(fuzzer, rules, {path, report});
}
