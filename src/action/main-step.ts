import {statSync} from 'node:fs';
import {relative, resolve} from 'node:path';
import * as core from '@actions/core';
import {checkManifest} from '../cli/check-manifest.ts';
import type {CliIo, ExitCode} from '../cli/io.ts';
import {runProgram} from '../cli/program.ts';
import {renderDiagnosticsGithub} from '../diagnostics/render-github.ts';
import type {RunResult} from '../journal/run-result.ts';
import {kvmHelp} from './kvm-help.ts';
import {setEndOutputs, setReportOutputs, setRunOutputs} from './outputs.ts';
import {keepPlannedJob} from './planned-job.ts';
import {type ActionInputs, readInputs} from './read-inputs.ts';
import {reportMode} from './report-mode.ts';
import {oneLineOf, openRun, summarize, type ToldRun, upload} from './report-run.ts';
import {runArguments} from './run-arguments.ts';
import {type ActionStep, STATE} from './step.ts';

const NO_TERMINAL = {isTerminal: false, columns: undefined} as const;

/** The inputs, or the manifest, are wrong. */
const EXIT_WRONG = 2;
/** GitHub shows that many errors of a step. Source: `_maxCountPerIssueType` of actions/runner. */
const ANNOTATIONS_MAX = 10;
/** Worst first. */
const REASONS_MAX = 10;

/** The action's own step: does what its inputs ask for, and tells the workflow of it. */
export async function mainStep(step: ActionStep): Promise<ExitCode> {
  const read = readInputs(core.getInput, step.env);
  const folder = read.ok ? workingFolder(read.value, step) : undefined;
  if (!read.ok || folder === undefined) {
    tellProblems(read.ok ? [noFolder(read.value)] : read.error);
    setEndOutputs(EXIT_WRONG, undefined);
    return EXIT_WRONG;
  }
  return await runAsked(read.value, folder, step);
}

async function runAsked(inputs: ActionInputs, cwd: string, step: ActionStep): Promise<ExitCode> {
  if (inputs.mode === 'report') return await reportMode(inputs, cwd, step);
  if (inputs.mode === 'plan') return await planMode(inputs, cwd, step);
  let folder: {readonly runId: string; readonly path: string} | undefined;
  const io: CliIo = {
    ...step.io,
    cwd,
    onRunFolder: ({runId, path}) => {
      folder = {runId, path};
      saySafely(() => keepPlannedJob(path, inputs.text('matrix')));
      saySafely(() => {
        core.saveState(STATE.runId, runId);
        core.saveState(STATE.runFolder, path);
        setRunOutputs({runId, path});
      });
    },
    // A run that nothing is waited for any more has written its reports, and ends the process.
    leave: async (exitCode) => {
      await tell(folder && {...folder, exitCode}, {inputs, cwd, exitCode}, step);
      return await step.leave(exitCode);
    },
  };
  await tellOfKvm(inputs, io);
  const exitCode = await runProgram(runArguments(inputs), io);
  if (exitCode === EXIT_WRONG) await annotateManifest(inputs, io);
  await tell(folder && {...folder, exitCode}, {inputs, cwd, exitCode}, step);
  return exitCode;
}

/** Plans shards for the jobs that follow. */
async function planMode(inputs: ActionInputs, cwd: string, step: ActionStep): Promise<ExitCode> {
  let matrix = '';
  const stdout = {...NO_TERMINAL, write: (text: string) => (matrix += text)};
  const io: CliIo = {...step.io, cwd, stdout};
  const exitCode = await runProgram(runArguments(inputs), io);
  if (exitCode === EXIT_WRONG) await annotateManifest(inputs, {...io, stdout: step.io.stdout});
  if (exitCode === 0) {
    core.setOutput('matrix', matrix.trim());
    core.info(oneLineOf(matrix));
  }
  setEndOutputs(exitCode, undefined);
  return exitCode;
}

/** Outputs, summary and upload; the last not after a cancel, for which there is little time. */
async function tell(
  run: ToldRun | undefined,
  asked: {readonly inputs: ActionInputs; readonly cwd: string; readonly exitCode: ExitCode},
  step: ActionStep,
): Promise<void> {
  const {inputs, cwd, exitCode} = asked;
  using reader = run && openRun(run.path);
  saySafely(() => setEndOutputs(exitCode, reader?.result));
  if (run === undefined || reader === undefined) return;
  saySafely(() => {
    core.saveState(STATE.reported, 'true');
    core.saveState(STATE.annotated, 'true');
  });
  if (inputs.flag('annotate')) tellOfSoak(reader.result);
  await summarize(reader, run, inputs, step);
  saySafely(() => setReportOutputs(inputs, cwd, run.path));
  // The step at the end of the job has the time that it takes.
  if (step.interrupts.first === undefined) await upload(run, inputs, step);
}

/** Failures of cases are told of by the console; what grows is in no case. */
function tellOfSoak({soak}: RunResult): void {
  const {verdict, reasons = []} = soak?.judged ?? {};
  if (verdict !== 'unstable') return;
  const text = reasons.slice(0, REASONS_MAX).map(oneLineOf).join('\n');
  core.error(text, {title: 'The soak was unstable'});
}

/** A file of the runner that takes no more, as on a full disk, costs no verdict. */
function saySafely(say: () => void): void {
  try {
    say();
  } catch (error) {
    core.info(`proctor: cannot tell the runner: ${oneLineOf(error)}`);
  }
}

/** Where commands are run; `undefined` where there is no such folder. */
export function workingFolder(inputs: ActionInputs, {env}: ActionStep): string | undefined {
  const folder = resolve(env['GITHUB_WORKSPACE'] || '.', inputs.text('working-directory') ?? '.');
  return statSync(folder, {throwIfNoEntry: false})?.isDirectory() ? folder : undefined;
}

function noFolder(inputs: ActionInputs): string {
  return `expected the input "working-directory" to be a folder in the workspace, found "${inputs.text('working-directory')}": is the repository checked out?`;
}

function tellProblems(problems: readonly string[]): void {
  for (const problem of problems.slice(0, ANNOTATIONS_MAX)) {
    core.error(oneLineOf(problem), {title: 'proctor: wrong inputs'});
  }
  const more = problems.slice(ANNOTATIONS_MAX);
  for (const problem of more) core.info(`proctor: ${oneLineOf(problem)}`);
}

async function tellOfKvm(inputs: ActionInputs, io: CliIo): Promise<void> {
  const help = await kvmHelp(inputs.text('manifest'), io).catch(() => undefined);
  if (help !== undefined) core.notice(help, {title: 'KVM may not be used'});
}

/** Shows what is wrong with the manifest beside its lines; the log has all of it already. */
async function annotateManifest(inputs: ActionInputs, io: CliIo): Promise<void> {
  if (!inputs.flag('annotate')) return;
  const root = io.env['GITHUB_WORKSPACE'] || io.cwd;
  const {diagnostics} = await checkManifest(
    {
      manifest: inputs.text('manifest'),
      variables: Object.fromEntries(inputs.list('variables').map((line) => splitAt(line, '='))),
      displayPath: relative(root, resolve(io.cwd, inputs.text('manifest') ?? 'proctor.yaml')),
    },
    io,
  );
  const errors = diagnostics.filter(({severity}) => severity === 'error');
  io.stdout.write(renderDiagnosticsGithub(errors.slice(0, ANNOTATIONS_MAX)));
  const left = errors.length - ANNOTATIONS_MAX;
  if (left > 0) core.notice(`${left} more mistakes; the log shows them`, {title: 'Left out'});
}

function splitAt(text: string, mark: string): readonly [string, string] {
  const at = text.indexOf(mark);
  return [text.slice(0, at), text.slice(at + mark.length)];
}
