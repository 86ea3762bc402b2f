import type {
  DeploymentEnded,
  DeploymentStageEnded,
  DeploymentStarted,
  RunEvent,
} from '../../journal/event.ts';
import {formatDuration} from '../../util/duration.ts';
import {sanitizeForTerminal, sanitizeLine} from '../../util/terminal-text.ts';
import type {ConsoleStyle} from './console-style.ts';
import {faultLines} from './failure-text.ts';

/** Lines shown of the end of what a stage printed that failed. */
const TAIL_LINES_MAX = 20;

type DeploymentEvent = RunEvent & {readonly deployment: string};

/** What is told of deployments, a line a stage. */
export class DeploymentLines {
  readonly #options: {readonly style: ConsoleStyle; readonly isVerbose: boolean};
  readonly #open = new Map<string, DeploymentStarted>();
  /** Instances whose failure was told of, so that its stage need not be. */
  readonly #told = new Set<string>();

  constructor(options: {readonly style: ConsoleStyle; readonly isVerbose: boolean}) {
    this.#options = options;
  }

  /** @param runFolder As the user is told it. */
  linesOf(event: DeploymentEvent, runFolder: string): string[] {
    switch (event.type) {
      case 'deployment-started':
        this.#open.set(event.deployment, event);
        return [];
      case 'deployment-stage-ended':
        return this.#stage(event);
      case 'deployment-ended':
        return this.#end(event, runFolder);
      default:
        return [];
    }
  }

  /** Whether a stage of the instance that failed was told of as one of its deployment. */
  wasTold(instance: string): boolean {
    return this.#told.delete(instance);
  }

  #stage(event: DeploymentStageEnded): string[] {
    const {style, isVerbose} = this.#options;
    const {stage, status, durationMs, fault, facts, output, deployment} = event;
    const instance = this.#open.get(deployment)?.instance ?? deployment;
    const where = sanitizeLine(instance);
    if (status === 'failed') {
      this.#told.add(instance);
      const tail = output === undefined ? [] : tailLines(output.text);
      return [
        `${style.mark('error')} ${where} ${stage} failed`,
        ...(fault === undefined ? [] : faultLines(fault).map((line) => `    ${line}`)),
        ...tail.map((line) => `    | ${line}`),
      ];
    }
    if (!isVerbose || status === 'skipped') return [];
    const found = facts === undefined ? '' : ` (${factsText(facts)})`;
    const how = status === 'completed' ? 'done' : status;
    const text = `${where} > ${stage} ${how} in ${formatDuration(durationMs)}${found}`;
    return [style.paint('dim', text)];
  }

  #end(event: DeploymentEnded, runFolder: string): string[] {
    const {style} = this.#options;
    const {deployment, status, rolledBack, log} = event;
    const instance = this.#open.get(deployment)?.instance ?? deployment;
    this.#open.delete(deployment);
    if (status === 'completed') return [];
    const where = sanitizeLine(instance);
    const lines: string[] = [];
    if (rolledBack !== undefined) {
      lines.push(
        rolledBack ? `${where}: what was there is put back` : `${where}: not all could be put back`,
      );
    }
    if (status === 'failed' && log !== undefined) {
      lines.push(`${where}: log: ${sanitizeLine(`${runFolder}/${log}`)}`);
    }
    return lines.map((line) => style.paint('dim', `    ${line}`));
  }
}

/** `sent 3, unchanged 1997`. */
export function factsText(facts: Readonly<Record<string, string | number | boolean>>): string {
  return sanitizeLine(
    Object.entries(facts)
      .map(([name, value]) => `${name} ${value}`)
      .join(', '),
  );
}

function tailLines(text: string): string[] {
  const all = sanitizeForTerminal(text).replace(/\n+$/, '').split('\n');
  return all.filter((line) => line.trim() !== '').slice(-TAIL_LINES_MAX);
}
