import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {type ProcessIdentity, readProcess} from '../../src/util/process-identity.ts';

/**
 * Starts a process that has `mark` in its environment, a session of its own, and no ear for SIGTERM;
 * returns when it is that far.
 */
export async function startMarked(mark: string): Promise<ProcessIdentity> {
  const [name = '', value = ''] = mark.split('=');
  const script = "trap '' TERM HUP; echo ready; exec sleep 600";
  const child = spawn('/bin/sh', ['-c', script], {
    env: {PATH: process.env['PATH'] ?? '', [name]: value},
    stdio: ['ignore', 'pipe', 'ignore'],
    detached: true,
  });
  child.unref();
  await once(child.stdout, 'data');
  child.stdout.destroy();
  const entry = readProcess(child.pid ?? 0);
  if (entry === undefined) throw new Error('it has ended');
  return {pid: entry.pid, startTicks: entry.startTicks};
}
