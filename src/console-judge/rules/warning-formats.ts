import {names} from './name-pattern.ts';
import type {ReportFormat} from './report-format.ts';

const SRC = String.raw`[\w./+-]+\.[A-Za-z]+:\d+`;

/** `CPU: 0 PID: 1 at SRC FUNC`, and the newer `SRC at FUNC, CPU#0: comm/pid`. */
const AT = String.raw`^WARNING: [^\n]*`;

/** A function with an offset, or an address that has no name. */
const SYMBOL = String.raw`(?:0x[0-9a-f]+|\w+[.+]|_?<[^\n]+>\S*\+)`;

function at(source: string, title: string, skip?: RegExp): ReportFormat {
  return {
    headline: new RegExp(`${AT}${source}`),
    title,
    frame: {from: 'trap', ...(skip === undefined ? {} : {skip})},
    class: 'WARNING',
    kind: 'warning',
    severity: 'error',
  };
}

/** Warnings of code that many others use: named by who used it. */
const BY_SOURCE: readonly ReportFormat[] = [
  at(
    'lib/debugobjects\\.c[^\\n]* (?:debug_print|debug_check|at)',
    'WARNING: ODEBUG bug in $F',
    names(
      `*debug_* *rcu* *hrtimer_* *timer_* *work_* *percpu_* *vunmap* *vfree* *__free_*
       *debug_check*`,
    ),
  ),
  at(
    'mm/usercopy\\.c[^\\n]* (?:usercopy_warn|at)',
    'WARNING: bad usercopy in $F',
    names('*usercopy* *__check*'),
  ),
  at('lib/kobject\\.c[^\\n]* (?:kobject_|at)', 'WARNING: kobject bug in $F'),
  at(
    'fs/proc/generic\\.c[^\\n]* (?:proc_register|at)',
    'WARNING: proc registration bug in $F',
    names('*proc_*'),
  ),
  {
    ...at(
      'lib/refcount\\.c[^\\n]* (?:refcount_|at)',
      'WARNING: refcount bug in $F',
      names('*refcount*'),
    ),
    class: 'REFCOUNT_WARNING',
  },
  {
    ...at(
      'kernel/locking/lockdep\\.c[^\\n]*lock_',
      'WARNING: locking bug in $F',
      names('*lock_sock* *release_sock*'),
    ),
    class: 'LOCKDEP',
    kind: 'lockdep',
  },
  at('mm/[^\\n]*\\.c[^\\n]* k?.?malloc', 'WARNING: kmalloc bug in $F'),
  at('mm/vmalloc\\.c[^\\n]*__vmalloc_node', 'WARNING: zero-size vmalloc in $F'),
  at(
    ' usb_submit_urb',
    'WARNING in $F/usb_submit_urb',
    names('*usb_start_wait_urb* *usb_bulk_msg* *usb_interrupt_msg*'),
  ),
];

const lockdep = {
  class: 'LOCKDEP',
  kind: 'lockdep',
  severity: 'error',
} as const;

/** Code that waits for work is not who made it wait. */
const WORK = names('*process_one_work* *flush_workqueue* *drain_workqueue*');

/** Who took a lock, anywhere after certain words. */
const takenAfter = (words: string) =>
  new RegExp(`${words}[\\s\\S]*?at: +(?:\\[<?[0-9a-f]+>?\\] +)?[A-Za-z_]\\w*[.+]`);

/** Lockdep, in its three dresses: `[ INFO: … ]`, `INFO: …`, `WARNING: …`. */
export const LOCKDEP_FORMATS: readonly ReportFormat[] = [
  {
    headline: /^WARNING: possible circular locking dependency detected/,
    body: /is trying to acquire lock/,
    title: 'possible deadlock in $F',
    frame: {from: 'locks', skip: WORK},
    ...lockdep,
  },
  {
    headline:
      /^(?:INFO|WARNING): possible (?:circular locking dependency|recursive locking) detected/,
    body: takenAfter('is trying to acquire lock'),
    title: 'possible deadlock in $F',
    frame: {from: 'lock'},
    ...lockdep,
  },
  {
    headline: /^(?:INFO|WARNING): possible irq lock inversion dependency detected/,
    body: takenAfter('just changed the state of lock'),
    title: 'possible deadlock in $F',
    frame: {from: 'lock'},
    ...lockdep,
  },
  {
    headline: /^WARNING: \S+-safe -> \S+-unsafe lock order detected/,
    title: 'possible deadlock in $F',
    frame: {from: 'became'},
    ...lockdep,
  },
  {
    headline: /^INFO: \S+-safe -> \S+-unsafe lock order detected/,
    body: takenAfter('is trying to acquire'),
    title: 'possible deadlock in $F',
    frame: {from: 'lock'},
    ...lockdep,
  },
  {
    headline: /^WARNING: inconsistent lock state/,
    body: takenAfter('takes'),
    title: 'inconsistent lock state in $F',
    frame: {from: 'trace'},
    ...lockdep,
  },
  {
    headline: /^INFO: inconsistent lock state/,
    body: takenAfter('takes'),
    title: 'inconsistent lock state in $F',
    frame: {from: 'lock'},
    ...lockdep,
  },
  {
    headline: /^(INFO|WARNING): suspicious RCU usage/,
    body: new RegExp(SRC),
    title: '$1: suspicious RCU usage in $F',
    frame: {from: 'trace', skip: names('*rcu* *kmem* *slab*')},
    ...lockdep,
  },
  {
    headline: /^WARNING: Nested lock was not taken/,
    title: 'WARNING: nested lock was not taken in $F',
    frame: {from: 'trap'},
    ...lockdep,
  },
];

/** What begins with `WARNING:`. */
export const WARNING_FORMATS: readonly ReportFormat[] = [
  ...BY_SOURCE,
  {
    ...at('', 'WARNING in $F'),
    headline: new RegExp(
      `^WARNING: (?:[^\\n]* at ${SRC} ${SYMBOL}|(?:\\[[^\\n]*\\] )?${SRC} at ${SYMBOL})`,
    ),
  },
  {
    headline: /^WARNING: kernel stack regs at 0*[0-9a-f]{8,} [^\n]*? has bad '?([^' \n]*)'? value/,
    title: "WARNING: kernel stack regs has bad '$1' value",
    class: 'UNKNOWN',
    kind: 'warning',
    severity: 'error',
  },
  {
    headline: /^WARNING: kernel stack regs at [^\n]*? has bad/,
    title: 'WARNING: kernel stack regs has bad value',
    class: 'UNKNOWN',
    kind: 'warning',
    severity: 'error',
  },
  {
    headline: /^WARNING: kernel stack frame pointer at [^\n]*? has bad value/,
    title: 'WARNING: kernel stack frame pointer has bad value',
    class: 'UNKNOWN',
    kind: 'warning',
    severity: 'error',
  },
  {
    headline: /^WARNING:\s*(?:\n|$)/,
    title: 'WARNING: corrupted',
    class: 'UNKNOWN',
    kind: 'warning',
    severity: 'error',
    corrupted: 'nothing follows its first word',
  },
  {
    headline: /^WARNING: ([^\n]+)/,
    title: 'WARNING: $1',
    class: 'WARNING',
    kind: 'warning',
    severity: 'error',
  },
];
