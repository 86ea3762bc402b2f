/**
 * Who has to act on a failure. Decides the exit code, the JUnit element and whether a retry
 * makes sense.
 *
 * Source: the split follows LAVA's exception classes (lava_common/exceptions.py).
 */
export type Fault = 'test' | 'infrastructure' | 'manifest';

/** Every code an operation can fail with, who has to act, and whether trying again may help. */
export const FAULTS = {
  'local/spawn-failed': {fault: 'infrastructure', transient: false},
  'local/scratch-failed': {fault: 'infrastructure', transient: false},
  'environment/tool-missing': {fault: 'infrastructure', transient: false},
  'environment/unhealthy': {fault: 'infrastructure', transient: true},
  'environment/too-large': {fault: 'infrastructure', transient: false},
  'stage/timed-out': {fault: 'infrastructure', transient: true},
  'stage/hook-failed': {fault: 'infrastructure', transient: false},
  'step/reported-infrastructure': {fault: 'infrastructure', transient: true},
  'step/requirement-missing': {fault: 'infrastructure', transient: false},
  'step/expression-failed': {fault: 'test', transient: false},
  'secret/unavailable': {fault: 'infrastructure', transient: false},
  'ssh/unreachable': {fault: 'infrastructure', transient: true},
  'ssh/host-key-unknown': {fault: 'infrastructure', transient: false},
  'ssh/host-key-changed': {fault: 'infrastructure', transient: false},
  'ssh/host-key-revoked': {fault: 'infrastructure', transient: false},
  'ssh/auth-rejected': {fault: 'infrastructure', transient: false},
  'ssh/key-unreadable': {fault: 'infrastructure', transient: false},
  'ssh/connection-lost': {fault: 'infrastructure', transient: true},
  'transfer/source-missing': {fault: 'infrastructure', transient: false},
  'transfer/checksum-mismatch': {fault: 'infrastructure', transient: true},
  'transfer/failed': {fault: 'infrastructure', transient: false},
  'qemu/start-failed': {fault: 'infrastructure', transient: false},
  'qemu/kvm-unusable': {fault: 'infrastructure', transient: false},
  'qemu/monitor-failed': {fault: 'infrastructure', transient: true},
  'qemu/image-failed': {fault: 'infrastructure', transient: false},
  'qemu/port-taken': {fault: 'infrastructure', transient: true},
  'qemu/wrong-architecture': {fault: 'infrastructure', transient: false},
  'vm/lost': {fault: 'infrastructure', transient: true},
  'vm/hung': {fault: 'infrastructure', transient: true},
  'vm/boot-failed': {fault: 'infrastructure', transient: true},
  'vm/wrong-machine': {fault: 'infrastructure', transient: false},
  'vm/checkpoint-failed': {fault: 'infrastructure', transient: false},
  'vm/operation-failed': {fault: 'infrastructure', transient: false},
  'vm/unsupported': {fault: 'infrastructure', transient: false},
  'guest-agent/lost': {fault: 'infrastructure', transient: true},
  'guest-agent/refused': {fault: 'infrastructure', transient: false},
  'console/no-shell': {fault: 'infrastructure', transient: true},
  'artifact/build-failed': {fault: 'infrastructure', transient: false},
  'artifact/checksum-mismatch': {fault: 'infrastructure', transient: false},
  'artifact/targets-clash': {fault: 'infrastructure', transient: false},
  'artifact/archive-refused': {fault: 'infrastructure', transient: false},
  'artifact/store-failed': {fault: 'infrastructure', transient: false},
  'deploy/disk-full': {fault: 'infrastructure', transient: false},
  'deploy/not-encrypted': {fault: 'infrastructure', transient: false},
  'deploy/permission-denied': {fault: 'infrastructure', transient: false},
  'deploy/rollback-failed': {fault: 'infrastructure', transient: false},
  'dependency/missing': {fault: 'infrastructure', transient: false},
  'dependency/busy': {fault: 'infrastructure', transient: true},
  'instrumentation/unavailable': {fault: 'infrastructure', transient: false},
  'instrumentation/lost': {fault: 'infrastructure', transient: false},
  'environment/not-ready': {fault: 'infrastructure', transient: false},
  'container/engine-failed': {fault: 'infrastructure', transient: false},
  'container/image-missing': {fault: 'infrastructure', transient: false},
  'container/lost': {fault: 'infrastructure', transient: true},
  'step/confinement-unavailable': {fault: 'infrastructure', transient: false},
  'transfer/unsafe-path': {fault: 'infrastructure', transient: false},
  'guest/kernel-unreadable': {fault: 'infrastructure', transient: false},
  'guest/kernel-unknown': {fault: 'infrastructure', transient: false},
  'guest/build-failed': {fault: 'infrastructure', transient: false},
  'ledger/unwritable': {fault: 'infrastructure', transient: false},
  'ledger/no-reaper': {fault: 'infrastructure', transient: false},
  'ledger/in-use': {fault: 'infrastructure', transient: false},
  'state/unusable': {fault: 'infrastructure', transient: false},
  'state/unreachable': {fault: 'infrastructure', transient: true},
  'lock/timeout': {fault: 'infrastructure', transient: false},
  'lock/lost': {fault: 'infrastructure', transient: false},
  'lock/not-held': {fault: 'infrastructure', transient: false},
  'board/none-usable': {fault: 'infrastructure', transient: false},
  'board/unhealthy': {fault: 'infrastructure', transient: true},
  'board/power-failed': {fault: 'infrastructure', transient: false},
} as const satisfies Record<string, {fault: Fault; transient: boolean}>;

/** Stable identifier of a kind of fault, `area/problem`. */
export type FaultCode = keyof typeof FAULTS;

/** An operation failed for a reason outside this program. */
export class FaultError extends Error {
  override readonly name = 'FaultError';
  readonly code: FaultCode;
  /** JSON-only facts for reports; never needed to understand `message`. */
  readonly details: Readonly<Record<string, string | number | boolean>>;
  /** What the user can do about it. */
  readonly help: string | undefined;

  /** @param message "cannot <verb> <object>", without a full stop or the cause. */
  constructor(
    code: FaultCode,
    message: string,
    options: {cause?: unknown; details?: FaultError['details']; help?: string} = {},
  ) {
    super(message, {cause: options.cause});
    this.code = code;
    this.details = options.details ?? {};
    this.help = options.help;
  }

  get fault(): Fault {
    return FAULTS[this.code].fault;
  }

  /** Whether the same operation may succeed when tried again. */
  get transient(): boolean {
    return FAULTS[this.code].transient;
  }
}
