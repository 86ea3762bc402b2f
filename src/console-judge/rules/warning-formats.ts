import {FUNC, type ReportFormat} from './report-format.ts';

const SRC = String.raw`[\w./+-]+\.[A-Za-z]+:\d+`;

/** `CPU: 0 PID: 1 at SRC FUNC`, and the newer `SRC at FUNC, CPU#0: comm/pid`. */
const AT = String.raw`^WARNING: (?:[^\n]*?\] )?(?:CPU: \d+ PID: -?\d+ at )?`;

function at(
  source: string,
  rest: Omit<ReportFormat, 'headline' | 'kind' | 'severity' | 'class'> & Partial<ReportFormat>,
): ReportFormat {
  return {
    headline: new RegExp(`${AT}${source}(?: at)? (?:0x[0-9a-f]+|${FUNC})`),
    class: 'WARNING',
    kind: 'warning',
    severity: 'warning',
    functionGroup: 1,
    ...rest,
  };
}

/** Warnings of a source file that many others use: named by who used it. */
const BY_SOURCE: readonly ReportFormat[] = [
  at('lib/debugobjects\\.c:\\d+', {
    title: 'WARNING: ODEBUG bug in $F',
    frame: {from: 'title', skip: /debug_|timer|_work|rcu/},
  }),
  at('mm/usercopy\\.c:\\d+', {
    title: 'WARNING: bad usercopy in $F',
    frame: {from: 'title', skip: /usercopy|__check|copy_/},
  }),
  at('lib/kobject\\.c:\\d+', {
    title: 'WARNING: kobject bug in $F',
    frame: {from: 'title', skip: /^(?:kobj|kset|device_)|register_netdevice$/},
  }),
  at('fs/proc/generic\\.c:\\d+', {
    title: 'WARNING: proc registration bug in $F',
    frame: {from: 'title', skip: /proc_|create_proc|remove_proc/},
  }),
  at('lib/refcount\\.c:\\d+', {
    title: 'WARNING: refcount bug in $F',
    frame: {from: 'title', skip: /refcount|kobject_|^kref|^get_|^put_/},
    class: 'REFCOUNT_WARNING',
  }),
  {
    headline: new RegExp(
      `${AT}kernel/locking/lockdep\\.c:\\d+(?: at)? (?:0x[0-9a-f]+|((?:__)?lock_\\w+|[a-z_]*lock[a-z_]*|${FUNC}))`,
    ),
    title: 'WARNING: locking bug in $F',
    frame: {from: 'title', skip: /lock/},
    class: 'LOCKDEP',
    kind: 'lockdep',
    severity: 'error',
    functionGroup: 1,
  },
  at('mm/(?!vmalloc)[\\w-]+\\.c:\\d+(?: at)? (?=[a-z_]*k?v?[mz]alloc)', {
    headline: new RegExp(`${AT}mm/(?!vmalloc)[\\w-]+\\.c:\\d+(?: at)? (_*kv?malloc\\w*)`),
    title: 'WARNING: kmalloc bug in $F',
    frame: {from: 'title', skip: /alloc|slab|kmem/},
  }),
  at('mm/vmalloc\\.c:\\d+', {
    title: 'WARNING: zero-size vmalloc in $F',
    frame: {from: 'title', skip: /vmalloc|vzalloc|vmap/},
  }),
  {
    headline: new RegExp(`${AT}[^\\n]*?(?:at )?usb_submit_urb`),
    title: 'WARNING in $F/usb_submit_urb',
    frame: {
      from: 'trace',
      skip: /^usb_(?:submit_urb|start_wait_urb|bulk_msg|interrupt_msg|control_msg|internal_control_msg)/,
    },
    class: 'WARNING',
    kind: 'warning',
    severity: 'warning',
  },
];

const lockdep = {
  class: 'LOCKDEP',
  kind: 'lockdep',
  severity: 'error',
} as const;

/** A lock that the checker stood in, without the code that every lock goes through. */
const LOCK_FRAME = {from: 'held'} as const;

/** Lockdep, in its three dresses: `[ INFO: … ]`, `INFO: …`, `WARNING: …`. */
export const LOCKDEP_FORMATS: readonly ReportFormat[] = [
  {
    headline: /^(?:INFO|WARNING): possible circular locking dependency detected/,
    body: /is trying to acquire lock/,
    title: 'possible deadlock in $F',
    frame: {from: 'held'},
    ...lockdep,
  },
  {
    headline: /^(?:INFO|WARNING): possible irq lock inversion dependency detected/,
    title: 'possible deadlock in $F',
    body: /Call [Tt]race|[Bb]acktrace/,
    frame: {from: 'trace'},
    ...lockdep,
  },
  {
    headline: /^(?:INFO|WARNING): (?:\S+)-safe -> (?:\S+)-unsafe lock order detected/,
    body: /irq-safe at:/,
    title: 'possible deadlock in $F',
    frame: {from: 'irq-safe'},
    ...lockdep,
  },
  {
    headline: /^(?:INFO|WARNING): possible recursive locking detected/,
    body: /is trying to acquire lock/,
    title: 'possible deadlock in $F',
    frame: {from: 'held'},
    ...lockdep,
  },
  {
    headline: /^(?:INFO|WARNING): inconsistent lock state/,
    body: /takes:/,
    title: 'inconsistent lock state in $F',
    frame: {from: 'held'},
    ...lockdep,
  },
  {
    headline: /^(?:INFO|WARNING): suspicious RCU usage/,
    body: /Call [Tt]race|[Bb]acktrace:?\s/,
    title: 'WARNING: suspicious RCU usage in $F',
    frame: {from: 'trace', skip: /rcu/},
    ...lockdep,
  },
  {
    headline: /^WARNING: Nested lock was not taken/,
    title: 'WARNING: nested lock was not taken in $F',
    frame: LOCK_FRAME,
    ...lockdep,
  },
];

/** What begins with `WARNING:`. */
export const WARNING_FORMATS: readonly ReportFormat[] = [
  ...BY_SOURCE,
  {
    headline: new RegExp(`${AT}${SRC}(?: at)? (?:0x[0-9a-f]+|${FUNC})`),
    title: 'WARNING in $F',
    frame: {from: 'title'},
    functionGroup: 1,
    class: 'WARNING',
    kind: 'warning',
    severity: 'warning',
  },
  {
    headline: /^WARNING: kernel stack regs at 0*[0-9a-f]{8,} [^\n]*? has bad '?([^' \n]*)'? value/,
    title: "WARNING: kernel stack regs has bad '$1' value",
    class: 'UNKNOWN',
    kind: 'warning',
    severity: 'warning',
  },
  {
    headline: /^WARNING: kernel stack regs at [^\n]*? has bad/,
    title: 'WARNING: kernel stack regs has bad value',
    class: 'UNKNOWN',
    kind: 'warning',
    severity: 'warning',
  },
  {
    headline: /^WARNING: kernel stack frame pointer at [^\n]*? has bad value/,
    title: 'WARNING: kernel stack frame pointer has bad value',
    class: 'UNKNOWN',
    kind: 'warning',
    severity: 'warning',
  },
  {
    headline: /^WARNING:\s*(?:\n|$)/,
    title: 'WARNING: corrupted',
    class: 'UNKNOWN',
    kind: 'warning',
    severity: 'warning',
    corrupted: 'nothing follows its first word',
  },
  {
    headline: /^WARNING: ([^\n]+)/,
    title: 'WARNING: $1',
    class: 'WARNING',
    kind: 'warning',
    severity: 'warning',
  },
];
