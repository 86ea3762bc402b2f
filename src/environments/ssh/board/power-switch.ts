import {setTimeout as sleep} from 'node:timers/promises';
import {FaultError} from '../../../faults/fault-error.ts';
import type {PowerAction, PowerSpec} from '../../../manifest/board-spec.ts';
import type {SshSpec} from '../../../manifest/manifest.ts';
import {Deadline} from '../../../util/deadline.ts';
import {formatDuration} from '../../../util/duration.ts';
import type {StepContext} from '../../environment.ts';
import {HostScript} from './host-script.ts';

/** Between off and on, where no script does both: capacitors keep a board alive for a moment. */
const OFF_MS = 1000;

/** Whether `power` has what it takes. */
export function canSwitch(power: PowerSpec | undefined, action: PowerAction): boolean {
  if (power === undefined) return false;
  if (power[action] !== undefined) return true;
  return action === 'cycle' && power.on !== undefined && power.off !== undefined;
}

/**
 * Switches the power of the host of `spec`.
 *
 * @throws {FaultError} `board/power-failed`; `signal.reason`.
 */
export async function switchPower(
  spec: SshSpec,
  action: PowerAction,
  context: StepContext,
): Promise<void> {
  const {power} = spec;
  if (!canSwitch(power, action)) {
    const message = `cannot switch the power of ${nameOf(spec)}: there is no script for "${action}"`;
    throw new FaultError('board/power-failed', message, {help: `write power: { ${action}: … }`});
  }
  if (action === 'cycle' && power?.cycle === undefined) {
    await runScript(spec, 'off', context);
    await sleep(OFF_MS, undefined, {signal: context.signal}).catch(() => {
      context.signal.throwIfAborted();
    });
    await runScript(spec, 'on', context);
    return;
  }
  await runScript(spec, action, context);
}

async function runScript(spec: SshSpec, action: PowerAction, context: StepContext): Promise<void> {
  const {power} = spec;
  const script = power?.[action];
  if (power === undefined || script === undefined) return;
  const label = `power ${action} of ${nameOf(spec)}`;
  using deadline = new Deadline(power.timeoutMs, {parent: context.signal});
  await using running = await HostScript.start(script, {label, keepsOutput: true, spec, context});
  const ending = await endingOf(running, deadline.signal);
  if (ending === undefined) {
    context.signal.throwIfAborted();
    const message = `cannot switch the power of ${nameOf(spec)}: "${action}" has not ended within ${formatDuration(power.timeoutMs)}`;
    throw new FaultError('board/power-failed', message, {help: saying(running, context)});
  }
  if (ending.exitCode === 0) return;
  const message = `cannot switch the power of ${nameOf(spec)}: "${action}" ended with ${ending.how}`;
  throw new FaultError('board/power-failed', message, {help: saying(running, context)});
}

/** `undefined` when `signal` comes first. */
async function endingOf(script: HostScript, signal: AbortSignal) {
  const called = Promise.withResolvers<undefined>();
  const onAbort = (): void => called.resolve(undefined);
  if (signal.aborted) onAbort();
  signal.addEventListener('abort', onAbort, {once: true});
  try {
    return await Promise.race([script.ended, called.promise]);
  } finally {
    signal.removeEventListener('abort', onAbort);
  }
}

function saying({said}: HostScript, {mask}: StepContext): string {
  return said === '' ? 'it has said nothing' : `it said: ${mask.text(said)}`;
}

/** What messages call the host. */
export function nameOf(spec: SshSpec): string {
  return spec.board === undefined ? spec.host : `board ${spec.board.name}`;
}
