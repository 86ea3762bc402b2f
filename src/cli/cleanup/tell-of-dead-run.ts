import {appendFileSync, existsSync, statSync, truncateSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {foldJournal} from '../../journal/fold-journal.ts';
import {JournalWriter} from '../../journal/journal-writer.ts';
import {type RunFolder, runFolderAt} from '../../journal/run-folder.ts';
import {type Ledger, ledgerFolder} from '../../ledger/ledger-file.ts';
import {stateFolderOf, type UndoResult} from '../../ledger/undo/undo-ledgers.ts';
import {JUNIT_DIALECTS} from '../../report/report-format.ts';
import {soakSoFar} from '../../soak/soak-so-far.ts';
import {wallClockMs} from '../../util/clock.ts';
import {NO_MASK} from '../../util/mask.ts';
import {writeReports} from '../run-reports.ts';

const LOG = 'reaper.log';
/** Of sessions that have no folder of their own the log begins anew when it is as long. */
const LOG_BYTES_MAX = 1_000_000;

/** What was done about a run. */
interface Told extends UndoResult {
  readonly by: 'reaper' | 'clean';
  /** Whether that and its reports must outlive a power cut at once; they can be made again. */
  readonly isSynced: boolean;
}

/**
 * Says what was done about a run whose process died: in `reaper.log`, in its journal, and by making
 * its reports. What cannot be written is left out: the undoing has been done.
 */
export function tellOfDeadRun(ledger: Ledger, result: Told): void {
  const problems = tellRun(ledger, result);
  const {runFolder} = ledger.header;
  const hasFolder = runFolder !== undefined && existsSync(runFolder);
  const log = join(hasFolder ? runFolder : ledgerFolder(stateFolderOf(ledger.path)), LOG);
  try {
    if (!hasFolder && existsSync(log) && statSync(log).size > LOG_BYTES_MAX) truncateSync(log);
    appendFileSync(log, logText(ledger, {...result, problems}), {mode: 0o600});
  } catch {
    // As said above.
  }
}

/** @returns what could not be written. */
function tellRun({header, path}: Ledger, {by, undone, left, isSynced}: Told): readonly string[] {
  const folder = header.runFolder === undefined ? undefined : runFolderAt(header.runFolder);
  if (folder === undefined) return [];
  try {
    const options = {mask: NO_MASK, now: wallClockMs, isSynced};
    const journal = JournalWriter.reopen(folder.journalPath, options);
    for (const event of soakSoFar(folder.path)) journal.append(event);
    journal.append({type: 'run-reaped', by, undone, left});
    // Synced in passing; reports are made of what is in the file and of what is not.
    void journal.close();
    const env = {PROCTOR_STATE_DIR: stateFolderOf(path)};
    const wishes = {...wishesOf(folder), isSynced, env};
    const {moved, problems} = writeReports(folder, journal, wishes);
    return [...moved, ...problems];
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)];
  }
}

/** The reports that the run was asked for; its journal says. */
function wishesOf(folder: RunFolder): Parameters<typeof writeReports>[2] {
  using reader = foldJournal(folder.journalPath);
  const {junit, json, markdown, html, trace, junitDialect} = reader.result.run.request ?? {};
  return {
    junitDialect: JUNIT_DIALECTS.find((name) => name === junitDialect) ?? 'jenkins',
    ...(junit !== undefined && {junit}),
    ...(json !== undefined && {json}),
    ...(markdown !== undefined && {markdown}),
    ...(html !== undefined && {html}),
    ...(trace !== undefined && {trace}),
    cwd: dirname(dirname(dirname(folder.path))),
  };
}

function logText(
  {header}: Ledger,
  result: UndoResult & {readonly by: string; readonly problems: readonly string[]},
): string {
  const {by, undone, left, elsewhere, problems} = result;
  const parts = [
    `process ${header.runner.pid} of run ${header.runId} is dead`,
    `${undone} of what it made ${undone === 1 ? 'was' : 'were'} there and ${undone === 1 ? 'is' : 'are'} gone`,
    ...left.map((line) => `left: ${line}`),
    ...elsewhere.map((line) => `ends by itself: ${line}`),
    ...problems,
  ];
  return `${new Date(wallClockMs()).toISOString()} ${by}: ${parts.join('; ')}\n`;
}
