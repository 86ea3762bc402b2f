import {type FaultCode, FaultError} from '../../../faults/fault-error.ts';

/** What the world says of a failed write, as tools print it in the C locale and Node as codes. */
const KINDS: readonly {
  readonly pattern: RegExp;
  readonly code: FaultCode;
  readonly why: string;
  readonly help: string;
}[] = [
  {
    pattern: /No space left on device|ENOSPC|Disk quota exceeded|EDQUOT/,
    code: 'deploy/disk-full',
    why: 'the disk is full',
    help: 'make room there, or choose a target on another disk',
  },
  {
    pattern: /Read-only file system|EROFS/,
    code: 'deploy/permission-denied',
    why: 'the file system is read-only',
    help: 'mount it for writing, or choose a target elsewhere',
  },
  {
    pattern: /(invalid|unknown|no such) (user|group)|(user|group) (not found|does not exist)/i,
    code: 'deploy/permission-denied',
    why: 'its owner or group is not known',
    help: 'make the user or the group there first, or give a number',
  },
  {
    pattern: /(chown|chgrp|chmod)\b.*(not permitted|denied)/,
    code: 'deploy/permission-denied',
    why: 'the user there may not give files that owner or mode',
    help: 'log in as root, or leave `owner` and `group` out',
  },
  {
    pattern: /Permission denied|EACCES|Operation not permitted|EPERM/,
    code: 'deploy/permission-denied',
    why: 'the user there may not write to its folder',
    help: 'log in as a user who may, or choose another target',
  },
  {
    pattern: /is a folder|Is a directory|EISDIR/,
    code: 'transfer/failed',
    why: 'a folder is in its place',
    help: 'remove the folder, or name a file in it as the target',
  },
  {
    pattern: /Not a directory|ENOTDIR|File exists|EEXIST/,
    code: 'transfer/failed',
    why: 'something that is no folder is where its folder must be',
    help: 'remove it, or choose another target',
  },
];

/** Whether it is worth saying how much room there is. */
export function isAboutRoom(said: string): boolean {
  return KINDS[0]?.pattern.test(said) === true;
}

/**
 * The fault that what a tool or the system has said stands for.
 *
 * @param what As `'source' at 'target'`.
 * @param room Of the target's folder, where the disk is full.
 */
export function putFault(
  what: string,
  said: string,
  options: {
    readonly folder: string;
    readonly room?: {readonly freeBytes: number; readonly neededBytes: number} | undefined;
    readonly cause?: unknown;
  },
): FaultError {
  const {folder, room, cause} = options;
  const lines = said.trim().split('\n');
  const kind = KINDS.find(({pattern}) => lines.some((line) => pattern.test(line)));
  const line =
    lines.findLast((each) => kind?.pattern.test(each) === true) ?? lines.slice(-3).join('; ');
  const why = [kind?.why, line].filter(Boolean).join(': ');
  const free =
    room === undefined
      ? ''
      : ` (${room.freeBytes} bytes are free in '${folder}', and ${room.neededBytes} are needed)`;
  return new FaultError(kind?.code ?? 'transfer/failed', `cannot put ${what}: ${why}${free}`, {
    cause,
    details: {folder, ...room},
    ...(kind !== undefined && {help: kind.help}),
  });
}
