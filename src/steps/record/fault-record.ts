import type {FaultCode, FaultError} from '../../faults/fault-error.ts';

export {messageWithCauses, recordOf} from '../../journal/fault-record.ts';

/** Whether the instance cannot be used any more: its connection, or a process that will not end. */
export function isConnectionBroken(error: FaultError): boolean {
  return error.code.startsWith('ssh/') || BROKEN.has(error.code);
}

const BROKEN: ReadonlySet<FaultCode> = new Set([
  'environment/unhealthy',
  'vm/lost',
  'vm/hung',
  'vm/boot-failed',
  'vm/wrong-machine',
  'guest-agent/lost',
  'container/lost',
  'console/no-shell',
  'qemu/monitor-failed',
]);
