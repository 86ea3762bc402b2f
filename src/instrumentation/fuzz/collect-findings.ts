import {mkdir, open, readFile, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {splitWords} from '../../environments/shell.ts';
import {FaultError} from '../../faults/fault-error.ts';
import {monotonicMs} from '../../util/clock.ts';
import {sanitizeForTerminal, sanitizeLine} from '../../util/terminal-text.ts';
import {type BroughtFile, bringBack} from '../beside/bring-back.ts';
import {quoted, runThere} from '../beside/run-there.ts';
import type {CasePlace} from '../tool.ts';
import {
  type FuzzEngine,
  type FuzzJob,
  type FuzzStats,
  kindOf,
  type ReplayResult,
} from './fuzz-engine.ts';
import {sanitizerTitle} from './sanitizer-title.ts';

const GATHER_TIMEOUT_MS = 120_000;
/** Inputs that are run again to name what they find; the others are found, but without a name. */
const REPLAYS_MAX = 64;
const REPLAY_TIMEOUT_MS = 10_000;
const REPLAYS_TIMEOUT_MS = 120_000;
const REPORT_BYTES_MAX = 65_536;
const FILE_BYTES_MAX = 16 * 2 ** 20;
const TOTAL_BYTES_MAX = 512 * 2 ** 20;
const STATS_BYTES_MAX = 16 * 2 ** 20;

export interface CollectedFindings {
  /** A title each, once. */
  readonly findings: readonly string[];
  /** Below the case's folder. */
  readonly files: readonly string[];
  readonly stats: FuzzStats;
  /** Why not all was brought back. */
  readonly problem: string | undefined;
}

interface Fuzzed {
  readonly engine: FuzzEngine;
  readonly job: FuzzJob;
  /** Below the case's. */
  readonly folder: string;
  /** The end of what the fuzzer printed. */
  readonly output: string;
}

/** One fault, with the inputs that show it. */
interface Finding {
  readonly title: string;
  readonly kind: string;
  /** Below the case's folder. */
  readonly inputs: string[];
  readonly report: string | undefined;
}

/** Brings back what a fuzzer has found and learnt; gives what it found stable names. */
export async function collectFindings(
  fuzzed: Fuzzed,
  place: CasePlace,
): Promise<CollectedFindings> {
  const {engine, job} = fuzzed;
  const {signal} = place.context;
  const gather = engine.gather?.(job);
  if (gather !== undefined) {
    await runThere(place.connection, gather, {
      signal,
      timeoutMs: GATHER_TIMEOUT_MS,
      env: place.env,
    });
  }
  const wanted = engine.files(job);
  const inputs = await fetch(wanted.findings, fuzzed, place);
  let problem: string | undefined;
  const corpus = await fetch(wanted.corpus, fuzzed, place).catch((error: unknown) => {
    if (!(error instanceof FaultError)) throw error;
    problem = `its corpus could not be brought back: ${error.message}`;
    return [];
  });
  const statsFiles = wanted.stats === undefined ? [] : await fetch([wanted.stats], fuzzed, place);
  const stats = engine.stats({stats: await textOf(statsFiles, place), output: fuzzed.output});
  const findings =
    engine.titleFile === undefined
      ? await nameByRunning(inputs, fuzzed, place)
      : await nameByFile(inputs, engine.titleFile, place);
  const lists = await writeFindings(findings, fuzzed, place);
  return {
    findings: findings.map(({title}) => title),
    files: [...lists, ...[...inputs, ...statsFiles, ...corpus].map(({path}) => path)],
    stats,
    problem,
  };
}

function fetch(
  patterns: readonly string[],
  {job, folder}: Fuzzed,
  place: CasePlace,
): Promise<readonly BroughtFile[]> {
  if (patterns.length === 0) return Promise.resolve([]);
  return bringBack(place, {
    patterns: [...patterns, '!**/README.txt'],
    folder,
    root: job.folder,
    fileBytesMax: FILE_BYTES_MAX,
    totalBytesMax: TOTAL_BYTES_MAX,
  });
}

/** Of several fuzzers' files the first counts. */
async function textOf(files: readonly BroughtFile[], place: CasePlace): Promise<string> {
  const [first] = files;
  if (first === undefined || first.bytes > STATS_BYTES_MAX) return '';
  return await readFile(join(place.folder, first.path), 'utf8');
}

/** What a file begins with: of another fuzzer, it may be the report itself. */
async function startOf(path: string): Promise<string> {
  const file = await open(path);
  try {
    const {buffer, bytesRead} = await file.read(Buffer.alloc(REPORT_BYTES_MAX));
    return buffer.subarray(0, bytesRead).toString();
  } finally {
    await file.close();
  }
}

async function nameByRunning(
  inputs: readonly BroughtFile[],
  {engine, job}: Fuzzed,
  place: CasePlace,
): Promise<readonly Finding[]> {
  const findings = new Map<string, Finding>();
  const endMs = monotonicMs() + REPLAYS_TIMEOUT_MS;
  for (const [index, {source, path}] of inputs.entries()) {
    const kind = kindOf(source);
    const script = engine.replay?.(job);
    const mayRun = index < REPLAYS_MAX && monotonicMs() < endMs && kind !== 'hang';
    const result =
      script === undefined || !mayRun
        ? undefined
        : await runThere(place.connection, `input=${quoted(source)}\n${script}`, {
            signal: place.context.signal,
            timeoutMs: REPLAY_TIMEOUT_MS,
            env: place.env,
            outputBytesMax: REPORT_BYTES_MAX,
          });
    const said =
      script === undefined
        ? await startOf(join(place.folder, path))
        : result && `${result.stderr}\n${result.stdout}`;
    const name = path.slice(path.lastIndexOf('/') + 1);
    const title = place.context.mask.text(titleOf({kind, result, said, job, name}));
    const known = findings.get(title);
    const report = result && said;
    if (known === undefined) findings.set(title, {title, kind, inputs: [path], report});
    else known.inputs.push(path);
  }
  return [...findings.values()];
}

function titleOf(found: {
  readonly kind: string;
  readonly result: ReplayResult | undefined;
  readonly said: string | undefined;
  readonly job: FuzzJob;
  /** Of the input's file. */
  readonly name: string;
}): string {
  const {kind, result, said, job, name} = found;
  const program = programOf(job);
  const reported = said === undefined ? undefined : sanitizerTitle(sanitizeForTerminal(said));
  if (reported !== undefined) return reported;
  if (job.spec.engine === 'command') return `${job.spec.name}: ${name}`;
  if (result === undefined) return `${kind} of ${program}`;
  if (result.endedBy !== 'itself') return `hang of ${program}`;
  const signal = signalOf(result);
  if (signal !== undefined) return `${signal} in ${program}`;
  return result.exitCode === 0
    ? `${kind} of ${program} that does not come again`
    : `${kind} of ${program}: exit code ${result.exitCode}`;
}

/** A shell says 128 and the signal's number. */
function signalOf({exitSignal, exitCode}: ReplayResult): string | undefined {
  if (exitSignal !== undefined) return `SIG${exitSignal}`;
  const number = (exitCode ?? 0) - 128;
  return SIGNALS[number];
}

/** Of crashes; Linux's numbers, which but for BUS are those of all systems. */
const SIGNALS: Readonly<Record<number, string>> = {
  4: 'SIGILL',
  5: 'SIGTRAP',
  6: 'SIGABRT',
  7: 'SIGBUS',
  8: 'SIGFPE',
  11: 'SIGSEGV',
  31: 'SIGSYS',
};

function programOf({spec, target}: FuzzJob): string {
  const word = splitWords(target).find((text) => !/^\w+=/.test(text)) ?? spec.name;
  return word.slice(word.lastIndexOf('/') + 1);
}

/** A folder a fault, with a file in it that holds its title: as syzkaller keeps them. */
async function nameByFile(
  files: readonly BroughtFile[],
  titleFile: string,
  place: CasePlace,
): Promise<readonly Finding[]> {
  const findings = new Map<string, Finding>();
  for (const {path} of files) {
    if (!path.endsWith(`/${titleFile}`)) continue;
    const folder = path.slice(0, path.lastIndexOf('/'));
    const text = await readFile(join(place.folder, path), 'utf8');
    const title = place.context.mask.text(sanitizeLine(text.trim()).slice(0, 300));
    const inputs = files.map((file) => file.path).filter((name) => name.startsWith(`${folder}/`));
    const known = findings.get(title);
    if (known !== undefined) known.inputs.push(...inputs);
    else findings.set(title, {title, kind: 'crash', inputs, report: undefined});
  }
  return [...findings.values()];
}

/** `findings.json`, and a file with each report. @returns their paths. */
async function writeFindings(
  findings: readonly Finding[],
  {folder}: Fuzzed,
  place: CasePlace,
): Promise<readonly string[]> {
  if (findings.length === 0) return [];
  await mkdir(join(place.folder, folder), {recursive: true});
  const files = [join(folder, 'findings.json')];
  const list: object[] = [];
  for (const [index, {title, kind, inputs, report}] of findings.entries()) {
    const name = `report-${index + 1}.txt`;
    const hasReport = report !== undefined && report.trim() !== '';
    list.push({title, kind, inputs, ...(hasReport && {report: join(folder, name)})});
    if (!hasReport) continue;
    await writeFile(join(place.folder, folder, name), place.context.mask.text(report));
    files.push(join(folder, name));
  }
  const text = `${JSON.stringify(list, undefined, 2)}\n`;
  await writeFile(join(place.folder, folder, 'findings.json'), text);
  return files;
}
