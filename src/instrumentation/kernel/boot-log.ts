import {open} from 'node:fs/promises';
import type {ToolPlace} from '../tool.ts';

/** What the kernel's tools say at boot. */
export const BOOT_LINES = {
  kasan: 'KernelAddressSanitizer initialized',
  kcsan: 'kcsan: enabled early',
  lockdep: 'Lock dependency validator',
  kfence: 'kfence: initialized',
  kmemleak: 'Kernel memory leak detector initialized',
} as const;

/** A boot's messages are at the beginning of a console. */
const CONSOLE_BYTES_MAX = 4 * 2 ** 20;

/** Shell text that prints what the kernel's log still has of these lines. */
export const BOOT_LOG_SCRIPT = `
dmesg 2>&1 | grep -F ${Object.values(BOOT_LINES)
  .map((line) => `-e '${line}'`)
  .join(' ')} | head -n 20`;

/** What the kernel said of its tools: its log, then what its console has from before. */
export async function bootLog(answer: string, place: ToolPlace): Promise<readonly string[]> {
  const path = place.environment?.console?.path;
  const lines = answer.split('\n');
  const wanted = Object.values(BOOT_LINES);
  if (path !== undefined) {
    const text = await beginningOf(path);
    lines.push(...text.split('\n').filter((line) => wanted.some((part) => line.includes(part))));
  }
  return lines.map((line) => line.replace(/^\s*(?:<\d+>)?\[[^\]]*\]\s*/, '').trim());
}

async function beginningOf(path: string): Promise<string> {
  try {
    const file = await open(path);
    try {
      const buffer = Buffer.alloc(CONSOLE_BYTES_MAX);
      const {bytesRead} = await file.read(buffer, 0, buffer.length, 0);
      return buffer.toString('latin1', 0, bytesRead);
    } finally {
      await file.close();
    }
  } catch {
    // Its log has to do.
    return '';
  }
}
