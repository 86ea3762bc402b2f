import {readdir} from 'node:fs/promises';
import {freemem, loadavg} from 'node:os';

/** What this process takes, and this machine has left. Never rejects. */
export async function ownValues(): Promise<Record<string, number>> {
  const {rss, heapUsed} = process.memoryUsage();
  const fds = await openFiles();
  return {
    'proctor/resident-bytes': rss,
    'proctor/heap-used-bytes': heapUsed,
    ...(fds !== undefined && {'proctor/fds': fds}),
    'machine/load': loadavg()[0] ?? 0,
    'machine/memory-available-bytes': freemem(),
  };
}

/** Of this process; `undefined` where the system does not show them. */
async function openFiles(): Promise<number | undefined> {
  // Linux; then macOS and the BSDs.
  for (const folder of ['/proc/self/fd', '/dev/fd']) {
    try {
      // One of them is that of looking.
      return (await readdir(folder)).length - 1;
    } catch {
      // Not here.
    }
  }
  return undefined;
}
