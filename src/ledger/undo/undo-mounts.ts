import {mountPoints, mountsIn} from './mount-table.ts';
import {runTool} from './run-tool.ts';
import {ABSENT, ofKind, UNDONE, type UndoItem, type UndoOptions} from './undo-item.ts';

const TIMEOUT_MS = 10_000;

/** Takes away what is mounted. What is still in use is gone when that ends. */
export async function undoMounts(all: readonly UndoItem[], options: UndoOptions): Promise<void> {
  const items = ofKind(all, 'mount');
  if (items.length === 0) return;
  const points = await mountPoints();
  for (const each of items) {
    const path = each.item.real ?? each.item.resource.path;
    if (!each.isOfThisBoot || !points.includes(path)) each.outcome = ABSENT;
    else if (await unmount(path, options)) each.outcome = UNDONE;
    else each.outcome = {status: 'left', why: `'${path}' cannot be unmounted`};
  }
}

/**
 * Takes away what is mounted on `folder` and below it, the latest first.
 *
 * @returns whether nothing is mounted there.
 */
export async function unmount(
  folder: string,
  {signal}: Pick<UndoOptions, 'signal'>,
): Promise<boolean> {
  const options = {signal, timeoutMs: TIMEOUT_MS};
  for (const point of [...mountsIn(await mountPoints(), folder)].reverse()) {
    const {exitCode} = await runTool('umount', ['--', point], options);
    if (exitCode !== 0) await runTool('umount', ['-l', '--', point], options);
  }
  return mountsIn(await mountPoints(), folder).length === 0;
}
