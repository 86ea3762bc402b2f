import {join} from 'node:path';
import {describeExit} from '../../environments/describe-exit.ts';
import type {ExecResult} from '../../environments/environment.ts';
import {FaultError} from '../../faults/fault-error.ts';
import type {ScanSpec} from '../../manifest/instrumentation-spec.ts';
import {formatDuration} from '../../util/duration.ts';
import {BackgroundCommand} from '../beside/background-command.ts';
import {bringBack} from '../beside/bring-back.ts';
import {OutputFile} from '../beside/output-file.ts';
import {proveProgram} from '../beside/prove-program.ts';
import {endOf} from '../beside/run-there.ts';
import type {CasePlace, Tool, ToolOutcome, ToolSession} from '../tool.ts';
import {FindingLines} from './finding-lines.ts';

const KILL_GRACE_MS = 5_000;
/** A shell's exit codes for a program that cannot be run, or is not there. */
const NOT_RUN = [126, 127];

/**
 * A scanner: begins with the case, beside its steps; after them the case waits until it is through,
 * or its budget is used up. A case for a scan alone has the single step `true`.
 */
export function scanTool(spec: ScanSpec, instrumentation: string): Tool {
  return {
    name: spec.name,
    setUp: async (place) => ({
      program: await proveProgram(place, place.expand(spec.script), `scan by "${spec.name}"`),
    }),
    begin: async (place) => new Scan(spec, place, join('scan', `${instrumentation}.${spec.name}`)),
  };
}

class Scan implements ToolSession {
  readonly env = {};
  readonly done: Promise<void>;
  readonly #spec: ScanSpec;
  /** Below the case's. */
  readonly #folder: string;
  readonly #output: OutputFile;
  readonly #lines: FindingLines | undefined;
  readonly #command: BackgroundCommand;

  constructor(spec: ScanSpec, place: CasePlace, folder: string) {
    this.#spec = spec;
    this.#folder = folder;
    const file = join(place.folder, folder, 'output.log');
    this.#output = new OutputFile(file, {mask: place.context.mask});
    this.#lines = spec.finding === undefined ? undefined : new FindingLines(spec.finding);
    this.#command = BackgroundCommand.start(place, {
      script: place.expand(spec.script),
      shell: undefined,
      env: {...place.env, PROCTOR_BUDGET: String(Math.ceil(spec.budgetMs / 1000))},
      timeoutMs: spec.budgetMs,
      killGraceMs: KILL_GRACE_MS,
      onOutput: (stream, chunk) => {
        this.#output.push(stream, chunk);
        this.#lines?.push(stream, chunk);
      },
    });
    this.done = this.#command.ended.then(() => undefined);
  }

  async end(place: CasePlace): Promise<ToolOutcome> {
    const end = await this.#command.stop();
    this.#output.close();
    if (end.kind === 'failed') throw end.error;
    const findings = this.#findings(end.kind === 'ended' ? end.result : undefined, place);
    const doubts = [
      end.kind === 'ended' ? this.#whyNotWhole(end.result, findings) : this.#whyCutOff(),
      this.#lines?.problem,
      this.#output.problem,
    ];
    const files = this.#output.isThere ? [join(this.#folder, 'output.log')] : [];
    const reports = await this.#reports(place);
    return {
      facts: {
        findings: findings.length,
        ...(end.kind === 'ended' && {end: describeExit(end.result)}),
      },
      files: [...files, ...reports.files],
      findings,
      failsCase: this.#spec.failOnFinding && findings.length > 0,
      doubt: [...doubts, reports.problem].find((doubt) => doubt !== undefined),
    };
  }

  #findings(result: ExecResult | undefined, place: CasePlace): readonly string[] {
    const {mask} = place.context;
    if (this.#lines !== undefined) return this.#lines.end().map((line) => mask.text(line));
    if (result === undefined || result.endedBy !== 'itself' || !isVerdict(result)) return [];
    return [mask.text(`${this.#spec.name} ended with ${endOf(result)}`)];
  }

  #whyNotWhole(result: ExecResult, findings: readonly string[]): string | undefined {
    const {budgetMs, finding} = this.#spec;
    if (result.endedBy !== 'itself') {
      return `it was not through within its budget of ${formatDuration(budgetMs)}`;
    }
    if (result.exitCode === 0) return undefined;
    const isBroken = !isVerdict(result) || (finding !== undefined && findings.length === 0);
    return isBroken ? `it ended with ${endOf(result)}` : undefined;
  }

  #whyCutOff(): string {
    return `it was not through when the case ended, before its budget of ${formatDuration(this.#spec.budgetMs)} was used up`;
  }

  async #reports(
    place: CasePlace,
  ): Promise<{readonly files: readonly string[]; readonly problem: string | undefined}> {
    const {reports} = this.#spec;
    if (reports.length === 0) return {files: [], problem: undefined};
    try {
      const patterns = reports.map((pattern) => place.expandPath(pattern));
      const folder = join(this.#folder, 'reports');
      const files = await bringBack(place, {patterns, folder, root: undefined});
      const problem = files.length === 0 ? 'it has written no report' : undefined;
      return {files: files.map(({path}) => path), problem};
    } catch (error) {
      if (!(error instanceof FaultError)) throw error;
      return {files: [], problem: `its reports could not be brought back: ${error.message}`};
    }
  }
}

/** Whether it ended in a way that says that it has found something. */
function isVerdict({exitCode}: ExecResult): boolean {
  return exitCode !== undefined && exitCode !== 0 && !NOT_RUN.includes(exitCode);
}
