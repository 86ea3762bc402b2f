import type {DeploymentProgressed, RunEvent, StageStarted} from '../../journal/event.ts';
import {formatDuration} from '../../util/duration.ts';
import {formatSize} from '../../util/size.ts';
import {sanitizeLine} from '../../util/terminal-text.ts';
import type {ConsoleStyle} from './console-style.ts';
import {displayWidth, truncateToWidth} from './display-width.ts';
import {lastLineOf} from './guest-lines.ts';

/** Lanes drawn at once; more would push what has happened off a small terminal. */
const LANES_MAX = 8;

/** Part of the width that a label may take. */
const LABEL_SHARE = 0.4;

/** What a person calls the stages of a deployment. */
const STAGE_WORDS: Readonly<Record<string, string>> = {
  preparing: 'preparing',
  connecting: 'connecting',
  installing_dependencies: 'installing dependencies',
  deploying_scripts: 'deploying',
  configuring_instrumentation: 'configuring instrumentation',
  validating: 'validating',
};

/** Stages that are parts of a deployment. */
const DEPLOYING: ReadonlySet<StageStarted['stage']> = new Set([
  'connect',
  'deploy',
  'instrument',
  'ready',
]);

interface Lane {
  readonly label: string;
  readonly startedAtMs: number;
  doing: string;
  lastLine: string;
}

/** A line of the live region, with and without colours. */
export interface LaneLine {
  readonly text: string;
  readonly plain: string;
}

/** What is going on right now: a lane for each running case and each stage of an environment. */
export class Lanes {
  readonly #lanes = new Map<string, Lane>();
  /** Instances by their deployments that are going on. */
  readonly #deployments = new Map<string, string>();

  get count(): number {
    return this.#lanes.size;
  }

  follow(event: RunEvent, nowMs: number): void {
    switch (event.type) {
      case 'deployment-started':
        this.#deployments.set(event.deployment, event.instance);
        return;
      case 'deployment-stage-started':
        this.#start(event.deployment, {
          label: this.#deployments.get(event.deployment) ?? event.deployment,
          doing: STAGE_WORDS[event.stage] ?? event.stage,
          nowMs,
        });
        return;
      case 'deployment-progressed': {
        const lane = this.#lanes.get(event.deployment);
        if (lane !== undefined) lane.doing = progressText(event);
        return;
      }
      case 'deployment-stage-ended':
        this.#lanes.delete(event.deployment);
        return;
      case 'deployment-ended':
        this.#deployments.delete(event.deployment);
        return;
      case 'stage-started':
        if (this.#isDeploying(event)) return;
        this.#start(stageKey(event), {
          label: event.case ?? event.instance,
          doing: event.stage,
          nowMs,
        });
        return;
      case 'stage-ended':
        this.#lanes.delete(stageKey(event));
        return;
      case 'case-started':
        this.#start(event.case, {label: event.case, doing: 'starting', nowMs});
        return;
      case 'step-started': {
        const lane = this.#lanes.get(event.case);
        if (lane === undefined) return;
        lane.doing = sanitizeLine(event.name);
        lane.lastLine = '';
        return;
      }
      case 'case-ended':
        this.#lanes.delete(event.case);
        return;
      default:
    }
  }

  /** Remembers the last line of what a case's step printed. */
  output(caseId: string, chunk: Buffer): void {
    const lane = this.#lanes.get(caseId);
    if (lane !== undefined) lane.lastLine = lastLineOf(chunk) ?? lane.lastLine;
  }

  /** The oldest lanes first, each within `columns`. */
  lines(nowMs: number, columns: number, style: ConsoleStyle): LaneLine[] {
    const shown = [...this.#lanes.values()].slice(0, LANES_MAX);
    const widths = shown.map((lane) => displayWidth(lane.label));
    const labelWidth = Math.min(Math.floor(columns * LABEL_SHARE), Math.max(0, ...widths));
    const lines = shown.map((lane) => laneLine(lane, {nowMs, columns, labelWidth}, style));
    const left = this.#lanes.size - shown.length;
    if (left > 0) lines.push(cutLine(`  and ${left} more running`, columns, style));
    return lines;
  }

  /** Whether the stage is told of by the deployment that it is a part of. */
  #isDeploying({stage, instance, case: item}: StageStarted): boolean {
    if (item !== undefined || !DEPLOYING.has(stage)) return false;
    return [...this.#deployments.values()].includes(instance);
  }

  #start(
    key: string,
    {label, doing, nowMs}: {readonly label: string; readonly doing: string; readonly nowMs: number},
  ): void {
    this.#lanes.set(key, {label: sanitizeLine(label), doing, startedAtMs: nowMs, lastLine: ''});
  }
}

/** `text` cut to `columns`, as a line of the live region. */
export function cutLine(text: string, columns: number, style: ConsoleStyle): LaneLine {
  const plain = truncateToWidth(text, columns, style.more);
  return {text: plain, plain};
}

/** `deploying  1.2/3.4 MiB  12/40 files`, without what is not known. */
function progressText(event: DeploymentProgressed): string {
  const {stage, bytes, bytesTotal, files, filesTotal, doing} = event;
  const parts = [STAGE_WORDS[stage] ?? stage];
  if (doing !== undefined) parts.push(sanitizeLine(doing));
  if (bytesTotal > 0) parts.push(`${formatSize(bytes)}/${formatSize(bytesTotal)}`);
  else if (bytes > 0) parts.push(formatSize(bytes));
  if (filesTotal > 0) {
    parts.push(`${files}/${filesTotal}${stage === 'deploying_scripts' ? ' files' : ''}`);
  }
  return parts.join('  ');
}

function stageKey(event: RunEvent & {readonly type: 'stage-started' | 'stage-ended'}): string {
  return `${event.stage} ${event.instance} ${event.case ?? ''}`;
}

function laneLine(
  lane: Lane,
  size: {readonly nowMs: number; readonly columns: number; readonly labelWidth: number},
  style: ConsoleStyle,
): LaneLine {
  const label = truncateToWidth(lane.label, size.labelWidth, style.more);
  const padding = ' '.repeat(Math.max(0, size.labelWidth - displayWidth(label)));
  const elapsed = formatElapsed(size.nowMs - lane.startedAtMs);
  const output = lane.lastLine === '' ? '' : ` | ${lane.lastLine}`;
  const rest = `${padding} ${elapsed} ${lane.doing}${output}`;
  const room = size.columns - 2 - displayWidth(label);
  const tail = truncateToWidth(rest, Math.max(0, room), style.more);
  const head = truncateToWidth(`  ${label}`, size.columns, style.more);
  return {text: `${style.paint('strong', head)}${style.paint('dim', tail)}`, plain: head + tail};
}

/** Whole seconds, so that a frame changes at most once a second where nothing else does. */
export function formatElapsed(elapsedMs: number): string {
  const seconds = Math.max(0, Math.floor(elapsedMs / 1000));
  return (seconds < 60 ? `${seconds}s` : formatDuration(seconds * 1000)).padStart(6);
}
