import type {RunEventBody} from '../journal/event.ts';

/** Events of instances in the soak's own journal; of as many that begin then, the ends come too. */
const INSTANCE_EVENTS_MAX = 2000;
/** As many more tell of what went wrong later, and of the end. */
const FAILURES_MAX = 1000;
const WARNINGS_MAX = 200;
const CONSOLE_REPORTS_MAX = 200;

/**
 * Decides which events of a run that goes on and on stand in the soak's own journal: it must not
 * grow with the number of iterations. What single cases did is in the journals of iterations.
 */
export class EventGate {
  #instanceEvents = 0;
  #failures = 0;
  #consoleReports = 0;
  #dropped = 0;
  /** Begun, and their beginning was let through: so is their end. */
  readonly #open = new Set<string>();
  readonly #warnings = new Set<string>();

  /** Events of instances that were kept out. */
  get droppedCount(): number {
    return this.#dropped;
  }

  lets(event: RunEventBody): boolean {
    switch (event.type) {
      case 'run-started':
      case 'scenarios-planned':
      case 'cases-planned':
      case 'history-recalled':
      case 'run-resumed':
      case 'run-reaped':
      case 'run-stopping':
      case 'run-ended':
      case 'resource-leaked':
      case 'coverage-merged':
      case 'soak-started':
      case 'soak-sampled':
      case 'soak-case-failed':
      case 'soak-restarted':
      case 'soak-judged':
        return true;
      case 'warning-raised':
        return this.#letsWarning(event.code, event.message);
      case 'console-reported':
        return event.case === undefined && ++this.#consoleReports <= CONSOLE_REPORTS_MAX;
      case 'stage-started':
      case 'stage-ended':
      case 'lock-changed':
      case 'deployment-started':
      case 'deployment-stage-started':
      case 'deployment-progressed':
      case 'deployment-stage-ended':
      case 'deployment-ended':
      case 'readiness-checked':
      case 'instrumentation-reported':
        return this.#letsInstance(event);
      default:
        return false;
    }
  }

  #letsWarning(code: string, message: string): boolean {
    const key = `${code}\n${message}`;
    if (this.#warnings.has(key) || this.#warnings.size >= WARNINGS_MAX) return false;
    this.#warnings.add(key);
    return true;
  }

  #letsInstance(event: RunEventBody): boolean {
    if ('case' in event && event.case !== undefined) return false;
    const key = keyOf(event);
    const isEnd = key !== undefined && this.#open.has(key) && endsIt(event);
    if (isEnd) this.#open.delete(key);
    const isWithin = key !== undefined && this.#open.has(key);
    const isLet = isEnd || isWithin || this.#hasRoom(event);
    if (!isLet) this.#dropped += 1;
    else if (key !== undefined && beginsIt(event)) this.#open.add(key);
    return isLet;
  }

  #hasRoom(event: RunEventBody): boolean {
    if (this.#instanceEvents < INSTANCE_EVENTS_MAX) {
      this.#instanceEvents += 1;
      return true;
    }
    const hasFailed =
      (event.type === 'stage-ended' && !event.ok) ||
      (event.type === 'deployment-ended' && event.status === 'failed') ||
      (event.type === 'lock-changed' && event.change === 'lost');
    return hasFailed && ++this.#failures <= FAILURES_MAX;
  }
}

/** What the event is a part of. */
function keyOf(event: RunEventBody): string | undefined {
  if ('deployment' in event) return `deployment ${event.deployment}`;
  if (event.type === 'lock-changed') return `lock ${event.instance} ${event.name}`;
  if (event.type === 'stage-started' || event.type === 'stage-ended') {
    return `${event.stage} ${event.instance} ${event.attempt}`;
  }
  return undefined;
}

function beginsIt(event: RunEventBody): boolean {
  if (event.type === 'lock-changed')
    return event.change === 'waiting' || event.change === 'acquired';
  return event.type === 'stage-started' || event.type === 'deployment-started';
}

function endsIt(event: RunEventBody): boolean {
  if (event.type === 'lock-changed') return event.change === 'released' || event.change === 'lost';
  return event.type === 'stage-ended' || event.type === 'deployment-ended';
}
