import {randomBytes} from 'node:crypto';
import {join} from 'node:path';
import type {ExecResult} from '../../environments/environment.ts';
import {FaultError} from '../../faults/fault-error.ts';
import type {FuzzSpec} from '../../manifest/instrumentation-spec.ts';
import {formatDuration} from '../../util/duration.ts';
import {sanitizeForTerminal} from '../../util/terminal-text.ts';
import {BackgroundCommand} from '../beside/background-command.ts';
import {OutputFile} from '../beside/output-file.ts';
import {proveProgram} from '../beside/prove-program.ts';
import {endOf, lastLine, quoted, runThere} from '../beside/run-there.ts';
import type {CasePlace, Tool, ToolFacts, ToolOutcome, ToolPlace, ToolSession} from '../tool.ts';
import {AFL} from './afl.ts';
import {collectFindings} from './collect-findings.ts';
import {commandFuzzer} from './command-fuzzer.ts';
import type {FuzzEngine, FuzzJob} from './fuzz-engine.ts';
import {LIBFUZZER} from './libfuzzer.ts';
import {SYZKALLER} from './syzkaller.ts';

const PROOF_TIMEOUT_MS = 60_000;
const SMALL_TIMEOUT_MS = 60_000;
/** Fuzzers that keep their own time start up before it counts, and write down what they have. */
const OWN_TIME_GRACE_MS = 5_000;
/** Between SIGTERM, on which they write down what they have, and SIGKILL. */
const KILL_GRACE_MS = 10_000;

/**
 * A fuzzer: begins with the case and runs beside its steps; after them the case waits until its
 * budget is used up, or it has ended by itself. A case for fuzzing alone has the single step `true`.
 */
export function fuzzTool(spec: FuzzSpec, instrumentation: string): Tool {
  return {
    name: spec.name,
    setUp: (place) => proveFuzzer(spec, place),
    async begin(place) {
      const job = await makeJob(spec, place);
      const folder = join('fuzz', `${instrumentation}.${spec.name}`);
      return new FuzzSession(engineOf(spec, job), {job, folder}, place);
    },
  };
}

function engineOf(spec: FuzzSpec, job: FuzzJob): FuzzEngine {
  switch (spec.engine) {
    case 'afl':
      return AFL;
    case 'libfuzzer':
      return LIBFUZZER;
    case 'syzkaller':
      return SYZKALLER;
    case 'command':
      return commandFuzzer(job);
  }
}

/** Makes its folder there, with a seed. */
async function makeJob(spec: FuzzSpec, place: ToolPlace): Promise<FuzzJob> {
  const {connection, context} = place;
  const folder = `${connection.scratch}/fuzz-${randomBytes(6).toString('hex')}`;
  const script = `umask 077; mkdir -p ${quoted(`${folder}/seeds`)} && printf 'proctor\\n' >${quoted(`${folder}/seeds/seed`)}`;
  const made = await runThere(connection, script, {
    signal: context.signal,
    timeoutMs: SMALL_TIMEOUT_MS,
  });
  if (made.exitCode !== 0) {
    const message = `cannot fuzz by "${spec.name}": there is no room for '${folder}': ${lastLine(made)}`;
    throw new FaultError('instrumentation/unavailable', message);
  }
  const {corpus, dictionary} = spec;
  return {
    spec,
    folder,
    target: place.expand(spec.target),
    corpus: corpus === undefined ? undefined : place.expandPath(corpus),
    dictionary: dictionary === undefined ? undefined : place.expandPath(dictionary),
    seconds: Math.max(1, Math.floor(spec.budgetMs / 1000)),
  };
}

async function removeJob(place: ToolPlace, job: FuzzJob): Promise<void> {
  const {signal} = place.context;
  if (signal.aborted) return;
  const limits = {signal, timeoutMs: SMALL_TIMEOUT_MS};
  await runThere(place.connection, `rm -rf ${quoted(job.folder)}`, limits).catch(() => undefined);
}

/** @throws {FaultError} `instrumentation/unavailable`. */
async function proveFuzzer(spec: FuzzSpec, place: ToolPlace): Promise<ToolFacts> {
  const job = await makeJob(spec, place);
  try {
    const engine = engineOf(spec, job);
    if (spec.engine === 'command') {
      return {fuzzer: await proveProgram(place, job.target, `fuzz by "${spec.name}"`)};
    }
    const result = await runThere(place.connection, engine.proof(job), {
      signal: place.context.signal,
      timeoutMs: PROOF_TIMEOUT_MS,
      env: {...place.env, ...engine.env},
    });
    if (result.exitCode !== 0 || result.endedBy !== 'itself') {
      const message = `cannot fuzz by "${spec.name}": ${lastLine(result)}`;
      throw new FaultError('instrumentation/unavailable', message, {help: engine.help});
    }
    const pairs = [...result.stdout.toString().matchAll(/^(\w+)=(.*)$/gm)];
    warnOfCores(spec, place, pairs.find(([, key]) => key === 'corePattern')?.[2]);
    return Object.fromEntries(
      pairs.map(([, key = '', value = '']) => [key, /^\d+$/.test(value) ? Number(value) : value]),
    );
  } finally {
    await removeJob(place, job);
  }
}

function warnOfCores(spec: FuzzSpec, place: ToolPlace, pattern: string | undefined): void {
  if (spec.engine !== 'afl' || pattern?.startsWith('|') !== true) return;
  const message = `"${spec.name}": crashes are handed to a program there (kernel.core_pattern is '${pattern}'): those that take long may count as hangs; 'sysctl -w kernel.core_pattern=core' as root helps`;
  place.context.warn('instrumentation/core-pattern', message);
}

class FuzzSession implements ToolSession {
  readonly env = {};
  readonly done: Promise<void>;
  readonly #engine: FuzzEngine;
  readonly #job: FuzzJob;
  /** Below the case's. */
  readonly #folder: string;
  readonly #output: OutputFile;
  readonly #command: BackgroundCommand;

  constructor(
    engine: FuzzEngine,
    where: {readonly job: FuzzJob; readonly folder: string},
    place: CasePlace,
  ) {
    this.#engine = engine;
    this.#job = where.job;
    this.#folder = where.folder;
    const file = join(place.folder, where.folder, 'output.log');
    this.#output = new OutputFile(file, {mask: place.context.mask});
    const {spec, seconds} = where.job;
    this.#command = BackgroundCommand.start(place, {
      // sh would end with the first command that fails.
      script: `${engine.usesDefaultShell === true ? '' : 'set +e\n'}${engine.script(where.job)}`,
      shell: engine.usesDefaultShell === true ? undefined : 'sh',
      // What the user says wins.
      env: {...engine.env, ...place.env},
      timeoutMs:
        spec.engine === 'command'
          ? spec.budgetMs
          : Math.max(spec.budgetMs, seconds * 1000) + OWN_TIME_GRACE_MS,
      killGraceMs: KILL_GRACE_MS,
      onOutput: (stream, chunk) => this.#output.push(stream, chunk),
    });
    this.done = this.#command.ended.then(() => undefined);
  }

  async end(place: CasePlace): Promise<ToolOutcome> {
    try {
      return await this.#end(place);
    } finally {
      await removeJob(place, this.#job);
    }
  }

  async #end(place: CasePlace): Promise<ToolOutcome> {
    const end = await this.#command.stop();
    this.#output.close();
    if (end.kind === 'failed') throw end.error;
    const result = end.kind === 'ended' ? end.result : undefined;
    const output = result === undefined ? '' : `${result.stdout}${result.stderr}`;
    const [engine, job] = [this.#engine, this.#job];
    const collected = await collectFindings({engine, job, folder: this.#folder, output}, place);
    const {findings, stats} = collected;
    const files = this.#output.isThere ? [join(this.#folder, 'output.log')] : [];
    const doubts = [
      result === undefined ? this.#whyCutOff() : this.#whyNotWhole(result, findings.length),
      stats.executions === 0 ? 'it tried no input' : undefined,
      collected.problem,
      this.#output.problem,
    ];
    return {
      facts: {
        ...stats.facts,
        ...(result !== undefined && {seconds: Math.round(result.durationMs / 100) / 10}),
        findings: findings.length,
      },
      files: [...files, ...collected.files],
      findings,
      failsCase: job.spec.failOnFinding && findings.length > 0,
      doubt: doubts.find((doubt) => doubt !== undefined),
    };
  }

  #whyCutOff(): string {
    return `it was ended with the case, before its budget of ${formatDuration(this.#job.spec.budgetMs)} was used up`;
  }

  #whyNotWhole(result: ExecResult, findings: number): string | undefined {
    if (result.endedBy !== 'itself') return undefined;
    // Some end with what they have found, by whatever code the target has for that.
    if (result.exitCode === 0 || findings > 0) return undefined;
    const budget = formatDuration(this.#job.spec.budgetMs);
    const after = formatDuration(result.durationMs);
    const plain = (stream: Buffer): Buffer => Buffer.from(sanitizeForTerminal(stream.toString()));
    const said = {...result, stdout: plain(result.stdout), stderr: plain(result.stderr)};
    return `it ended after ${after} of ${budget} with ${abortOf(said) ?? endOf(said)}`;
  }
}

/** What AFL++ says when it gives up. */
function abortOf(result: ExecResult): string | undefined {
  const said = /PROGRAM ABORT : *(.+)/.exec(`${result.stdout}${result.stderr}`)?.[1];
  return said === undefined ? undefined : `exit code ${result.exitCode}: ${said.trim()}`;
}
