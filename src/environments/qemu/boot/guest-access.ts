import {FaultError} from '../../../faults/fault-error.ts';
import type {Connection, StepContext} from '../../environment.ts';
import {openAgentConnection} from '../guest-agent/open-agent-connection.ts';
import type {GuestKeys} from '../guest-build/guest-keys.ts';
import type {QemuEnvironment} from '../qemu-environment.ts';
import {TrackedConnection} from '../tracked-connection.ts';

/** What lets proctor into a guest, and its copies. */
export interface GuestAccess {
  /** Those that were put into a guest that proctor has built, for SSH. */
  readonly keys: GuestKeys | undefined;
}

/**
 * Opens a connection to the guest, as soon as it is there.
 *
 * @throws {FaultError} as the kind of connection does.
 */
export async function openGuestConnection(
  environment: QemuEnvironment,
  context: StepContext,
): Promise<Connection> {
  const inner = await openInner(environment, context);
  const {lostSignal: lost} = environment;
  return new TrackedConnection(inner, {lost, onUse: (change) => environment.use(change)});
}

function openInner(environment: QemuEnvironment, context: StepContext): Promise<Connection> {
  const {vm, spec} = environment;
  const options = {
    label: `'${spec.id}'`,
    env: baseEnv(environment, context),
    workingDirectory: spec.workingDirectory,
    // Who waits for the guest has the deadline.
    timeoutMs: Infinity,
  };
  const {agentChannel} = vm;
  if (spec.connect.via !== 'guest-agent' || agentChannel === undefined) {
    throw new FaultError('vm/unsupported', `cannot connect by ${spec.connect.via}`);
  }
  return openAgentConnection(agentChannel, options, context);
}

/** What every command finds in its environment besides what the guest gives, before its own. */
function baseEnv({spec}: QemuEnvironment, context: StepContext): Record<string, string> {
  const env: Record<string, string> = {};
  for (const [name, value] of Object.entries(spec.env)) {
    // What holds an expression is filled in for a case and comes with its commands.
    if (!value.includes('${{')) env[name] = value;
  }
  env['PROCTOR_RUN_ID'] = context.runId;
  return env;
}
