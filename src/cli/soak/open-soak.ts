import type {RunEvent} from '../../journal/event.ts';
import type {SoakJudged, SoakStarted} from '../../journal/soak-event.ts';
import type {SoakConsole} from '../../report/console/soak-console.ts';
import {casesPlanned, runStarted, scenariosPlanned} from '../../run/run-started.ts';
import {Soak} from '../../soak/soak.ts';
import type {SoakSettings} from '../../soak/soak-settings.ts';
import {wallClockMs} from '../../util/clock.ts';
import type {OpenedRounds, RoundsPlace} from '../commands/run.ts';
import {writeReports} from '../run-reports.ts';

/** What the soak of a command has beside the run that it is. */
interface SoakView {
  readonly settings: SoakSettings;
  readonly started: SoakStarted;
  /** There once the run has begun. */
  readonly console: () => SoakConsole | undefined;
}

/** Opens the soak that a run's cases go through. */
export function openSoak(view: SoakView): (place: RoundsPlace) => OpenedRounds {
  const {settings, started} = view;
  return (place) => {
    const {plan, folder, mask, emit, past} = place;
    emit(started);
    const soak = new Soak({
      plan,
      runFolder: folder.path,
      settings,
      header: [runStarted(plan, folder.runId), ...scenariosPlanned(plan), ...casesPlanned(plan)],
      mask,
      emit,
      report: (judged) => report(place, judged, view.console()),
      progress: (progress) => view.console()?.progress(progress),
      warn: (message) => emit({type: 'warning-raised', code: 'soak/not-written', message}),
    });
    return {
      policy: soak,
      event: (event) => soak.event(event),
      past: past && {
        finished: new Map(),
        attempts: new Map(),
        deployments: past.deployments,
        toolFiles: [],
        durationMs: past.result.durationMs,
        resumptions: past.result.resumptions.length,
      },
      [Symbol.asyncDispose]: () => soak[Symbol.asyncDispose](),
    };
  };
}

/** Writes the reports of what there is so far. */
function report(
  {folder, journal, options, io, emit}: RoundsPlace,
  judged: SoakJudged,
  shown: SoakConsole | undefined,
): void {
  // It need not stand in the journal: the next one says more.
  const latest: RunEvent = {...judged, seq: Number.MAX_SAFE_INTEGER, at: wallClockMs()};
  const unwritten = [...journal.unwritten, latest];
  const {moved, problems} = writeReports(
    folder,
    {unwritten},
    {...options, cwd: io.cwd, env: io.env, isSynced: false},
  );
  for (const message of [...moved, ...problems]) {
    emit({type: 'warning-raised', code: 'soak/not-reported', message});
  }
  shown?.judged(judged);
}
