import {readFile} from 'node:fs/promises';
import {basename, dirname, join, resolve} from 'node:path';
import type {RunRequest} from '../../journal/event.ts';
import {isOver, type PastRun, readPastRun} from '../../journal/past-run.ts';
import type {RunFolder} from '../../journal/run-folder.ts';
import type {Plan} from '../../plan/plan.ts';
import {planRecorded} from '../../plan/plan-recorded.ts';
import {type OwnerIdentity, ownerState} from '../../util/owner-identity.ts';
import type {RunCommandOptions} from '../commands/run.ts';
import {openKnownHistory} from '../history/run-history.ts';
import type {CliIo} from '../io.ts';
import {loadManifestFor, loadPlan} from '../load-plan.ts';
import {findRun} from '../run-place.ts';
import {RunClaim} from './run-claim.ts';
import {fixedOptions, missingVariables, recallRequest} from './run-request.ts';
import {settleRun} from './settle-run.ts';

/** A run that this process may go on with, and that no other does meanwhile. */
export interface ResumedRun extends Disposable {
  readonly kind: 'resumed';
  readonly folder: RunFolder;
  readonly past: PastRun;
  readonly plan: Plan;
  /** As it was asked for at first, and how it is shown now. */
  readonly options: RunCommandOptions;
}

/** A run to which nothing is left to be done. */
export interface OverRun {
  readonly kind: 'over';
  readonly folder: RunFolder;
  readonly past: PastRun;
  readonly options: RunCommandOptions;
}

/** Why a run is not gone on with. */
export interface Refusal {
  readonly kind: 'refused';
  /** A sentence without a full stop; empty where all was said already. */
  readonly message: string;
  readonly help?: string;
}

const NO_REQUEST: RunRequest = {patterns: []};

/**
 * Finds the run that `options.resume` names, and what is left of it to do.
 *
 * @throws the system's error if its files cannot be read.
 */
export async function openPastRun(
  options: RunCommandOptions & {readonly resume: string},
  io: CliIo,
): Promise<ResumedRun | OverRun | Refusal> {
  const fixed = fixedOptions(options);
  if (fixed.length > 0) {
    const message = '--resume goes on with what the run was asked at first';
    return {kind: 'refused', message, help: `leave out ${fixed.join(', ')}`};
  }
  const {manifest, resume} = options;
  const manifestFolder = manifest === undefined ? io.cwd : dirname(resolve(io.cwd, manifest));
  const folder = findRun(resume, manifestFolder, io);
  if (folder === undefined) {
    const message = `no run "${resume}" is kept for ${manifestFolder}`;
    const help = 'give its id, its folder or "latest"; -m says which manifest';
    return {kind: 'refused', message, help};
  }
  const allowsUnknown = options.force === true;
  const claim = RunClaim.take(folder.path, {allowsUnknown});
  if (!(claim instanceof RunClaim)) return stillRuns(folder, claim.holder, claim.state);
  let isKept = false;
  try {
    const opened = await openClaimed(folder, options, io);
    if (opened.kind !== 'opened') return opened;
    isKept = true;
    return {...opened, kind: 'resumed', [Symbol.dispose]: () => claim[Symbol.dispose]()};
  } finally {
    if (!isKept) claim[Symbol.dispose]();
  }
}

type Opened = Omit<ResumedRun, 'kind' | typeof Symbol.dispose> & {readonly kind: 'opened'};

async function openClaimed(
  folder: RunFolder,
  options: RunCommandOptions,
  io: CliIo,
): Promise<Opened | OverRun | Refusal> {
  let past = readPastRun(folder.journalPath);
  const {run} = past.result;
  if (run.manifest.sha256 === '') {
    const message = `run ${folder.runId} had not begun when it was ended: its journal has no beginning`;
    return {kind: 'refused', message, help: 'start it anew: proctor run'};
  }
  const isSoak = past.result.soak !== undefined;
  if (isSoak !== (options.isSoak ?? false)) return otherCommand(folder, isSoak);
  const recalled = recallRequest(run.request ?? NO_REQUEST, options);
  // Who has written that all has ended writes no more; it may only be about to exit.
  if (isOver(past)) return {kind: 'over', folder, past, options: recalled};
  const state = past.runner === undefined ? 'dead' : ownerState(past.runner);
  const isUnknown = state === 'unknown' && !past.result.complete && options.force !== true;
  if (past.runner !== undefined && (state === 'alive' || isUnknown)) {
    return stillRuns(folder, past.runner, state === 'alive' ? 'alive' : 'unknown');
  }
  const missing = missingVariables(run.request ?? NO_REQUEST, options);
  if (missing.length > 0) {
    const message = `the values of ${missing.join(', ')} held a secret and are not on record`;
    return {kind: 'refused', message, help: 'give them again with --variable'};
  }
  const path = options.manifest ?? (await findManifest(folder, run.manifest.path));
  const changed = await changeOf(resolve(io.cwd, path), past);
  if (changed !== undefined) return changed;
  const owned = await settleRun(folder.runId, {allowsUnknown: options.force === true, io});
  if (owned !== undefined) return stillRuns(folder, owned.holder, owned.state);
  past = readPastRun(folder.journalPath);
  const plan = await planAgain(past, {...recalled, manifest: path}, io);
  if (plan === undefined) return {kind: 'refused', message: ''};
  return {kind: 'opened', folder, past, plan, options: {...recalled, manifest: path}};
}

function otherCommand({runId}: RunFolder, isSoak: boolean): Refusal {
  const [command, what] = isSoak ? ['soak', 'a soak'] : ['run', 'no soak'];
  const message = `run ${runId} is ${what}`;
  return {kind: 'refused', message, help: `proctor ${command} --resume ${runId}`};
}

function stillRuns(
  {runId}: RunFolder,
  {pid, host}: OwnerIdentity,
  state: 'alive' | 'unknown',
): Refusal {
  if (state === 'alive') {
    const message = `run ${runId} still runs: process ${pid} of this machine`;
    return {kind: 'refused', message, help: `wait for it, or end it: kill ${pid}`};
  }
  const message = `run ${runId} may still run: process ${pid} of ${host}, which cannot be seen from here`;
  return {kind: 'refused', message, help: 'if it is dead for certain: --force'};
}

/** The manifest as it stands beside the run, also where both were moved; else where it was. */
async function findManifest(folder: RunFolder, recorded: string): Promise<string> {
  const beside = join(folder.path, '..', '..', '..', basename(recorded));
  return (await sha256Of(beside)) === undefined ? recorded : beside;
}

/** What keeps the verdicts of `past` from being joined by others of the manifest at `path`. */
async function changeOf(path: string, {result}: PastRun): Promise<Refusal | undefined> {
  const {runId, manifest} = result.run;
  const sha256 = await sha256Of(path);
  if (sha256 === manifest.sha256) return undefined;
  const help =
    'its verdicts are of the manifest as it was; put that back, or run what is left of it as a run of its own: proctor run --last-failed';
  const what = sha256 === undefined ? 'cannot be read' : `has changed since run ${runId} began`;
  return {kind: 'refused', message: `the manifest ${path} ${what}`, help};
}

async function sha256Of(path: string): Promise<string | undefined> {
  try {
    return process.getBuiltinModule('node:crypto').hash('sha256', await readFile(path));
  } catch {
    return undefined;
  }
}

/** @returns `undefined` where there is none; why has been said. */
async function planAgain(
  past: PastRun,
  options: RunCommandOptions,
  io: CliIo,
): Promise<Plan | undefined> {
  const {run, cases} = past.result;
  const {seed, shard} = run;
  if (!past.isPlanWhole) {
    // It died while it wrote its plan, so that no case was started: what it was asked is enough.
    const asked = {...options, ...(seed !== undefined && {seed}), ...(shard && {shard})};
    const planned = await loadPlan(asked, io);
    return planned.ok ? planned.value : undefined;
  }
  const loaded = await loadManifestFor(options, io);
  if (!loaded.ok) return undefined;
  const history = await openKnownHistory(loaded.value, io);
  const planned = planRecorded(loaded.value, {cases, seed, shard}, history);
  if (planned.ok) return planned.value;
  const names = planned.error.slice(0, 3).join(', ');
  // The manifest is the same: what it does not have was masked in the journal.
  io.stderr.write(
    `proctor: the ids of cases of run ${run.runId} hold a secret and are not on record: ${names}\n`,
  );
  return undefined;
}
