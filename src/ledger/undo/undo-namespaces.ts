import {existsSync} from 'node:fs';
import {runTool} from './run-tool.ts';
import {ABSENT, ofKind, UNDONE, type UndoItem, type UndoOptions} from './undo-item.ts';

const TIMEOUT_MS = 10_000;
/** Where `ip netns` keeps them. Source: ip-netns(8). */
const FOLDERS = ['/run/netns', '/var/run/netns'];

/** Removes named network namespaces; what is in them goes when nothing uses them any more. */
export async function undoNamespaces(
  all: readonly UndoItem[],
  {signal}: UndoOptions,
): Promise<void> {
  for (const each of ofKind(all, 'network-namespace')) {
    const {name} = each.item.resource;
    const isThere = (): boolean => FOLDERS.some((folder) => existsSync(`${folder}/${name}`));
    if (!each.isOfThisBoot || !/^[\w.-]+$/.test(name) || !isThere()) {
      each.outcome = ABSENT;
      continue;
    }
    const {stderr} = await runTool('ip', ['netns', 'delete', name], {
      signal,
      timeoutMs: TIMEOUT_MS,
    });
    each.outcome = isThere() ? {status: 'left', why: stderr.trim()} : UNDONE;
  }
}
