import {randomBytes} from 'node:crypto';
import {describeExit} from '../environments/describe-exit.ts';
import type {Connection, StepContext} from '../environments/environment.ts';
import {FaultError} from '../faults/fault-error.ts';

const READY_TIMEOUT_MS = 60_000;
const KILL_GRACE_MS = 5_000;
/** Bytes of the answer that a fault shows. */
const SHOWN_BYTES = 2_000;

/**
 * Proves that commands run on the instance, by the answer of one.
 *
 * @throws {FaultError} `environment/unhealthy`.
 */
export async function proveReady(
  connection: Connection,
  context: StepContext,
): Promise<Readonly<Record<string, string | number | boolean>>> {
  // What cannot come from a shell that only echoes what it is sent.
  const number = randomBytes(3).readUIntBE(0, 3);
  const result = await connection.exec(
    {script: `echo $((${number} + 1))`, shell: 'sh', env: {}, cwd: undefined, stdin: undefined},
    {
      signal: context.signal,
      timeoutMs: READY_TIMEOUT_MS,
      idleTimeoutMs: Number.POSITIVE_INFINITY,
      killGraceMs: KILL_GRACE_MS,
      outputBytesMax: SHOWN_BYTES,
    },
  );
  const answer = result.stdout.toString().trim();
  if (result.endedBy !== 'itself' || result.exitCode !== 0 || answer !== String(number + 1)) {
    const said = `${answer} ${result.stderr.toString().trim()}`.trim();
    const how = result.endedBy === 'itself' ? describeExit(result) : 'no answer in time';
    const shown = said === '' ? '' : `, it said ${JSON.stringify(said.slice(0, 200))}`;
    throw new FaultError(
      'environment/unhealthy',
      `cannot run a command there: ${how}${context.mask.text(shown)}`,
    );
  }
  const {os, kernel, arch, cpus, memoryMiB} = connection.facts;
  return {
    os,
    kernel,
    arch,
    ...(cpus !== undefined && {cpus}),
    ...(memoryMiB !== undefined && {memoryMiB}),
  };
}
