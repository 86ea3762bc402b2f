import type {JournalLine} from '../cli.ts';
import type {DoomedRun} from './doomed-run.ts';
import {CASES, environmentNames, type KillManifest, NOW, sleepsOf} from './kill-manifest.ts';
import {haveStarted} from './leftovers.ts';

/** Nodes at which hooks and checks start processes that stay. */
const BUSY = ['deploy', 'instrument', 'ready', 'cleanup'];

/**
 * Whether a run has come to where it is to be hit: the earlier case has ended, the node has begun
 * since, and what is to be left behind there runs.
 */
export function isAtNode(
  run: DoomedRun,
  options: Pick<KillManifest, 'cell' | 'sleepSeconds' | 'holdFile'>,
): boolean {
  const {node} = options.cell;
  const since = endOf(run.events, node === 'cleanup' ? CASES.hit : CASES.before);
  if (since === -1) return false;
  const isStep = node.startsWith('run');
  const {target} = environmentNames(options);
  const isBegin = (event: JournalLine): boolean =>
    isStep
      ? event.type === 'step-started' && event['step'] === '1'
      : event.type === 'stage-started' &&
        event['stage'] === node &&
        event['environment'] === target;
  if (!run.events.slice(since).some(isBegin)) return false;
  if (isStep && !run.output.includes(`| ${NOW}`)) return false;
  const isSeen = options.holdFile !== undefined && (isStep || BUSY.includes(node));
  return !isSeen || haveStarted(sleepsOf(options).slice(0, 3));
}

/** Index of the event that gives a case its final verdict; -1: it has none. */
function endOf(events: readonly JournalLine[], scenario: string): number {
  return events.findIndex(
    (event) =>
      event.type === 'case-ended' &&
      event['final'] === true &&
      String(event['case']).startsWith(`${scenario}@`),
  );
}
