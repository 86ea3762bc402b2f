import type {ReportFormat} from './report-format.ts';

/** How a task waits: named by the function that decided to, not by what it waits in. */
const WAITING =
  /^_*sched|^_*mutex|rwsem|^_*(?:down|up)(?:_|$)|completion|^io_wait|^wait_|^_*wait|^bit_wait|out_of_line_wait|context_switch|console_lock|nanosleep|msleep|_lock_page|lock_page|folio_wait|^__folio_lock|^ldsem|^percpu|^rt_mutex|^__rt|exp_funnel|^rcu_(?!barrier)\w+|^wait_rcu|usb_start_wait|usb_bulk_msg|usb_control_msg|usb_interrupt_msg|usb_internal_control|do_exp|_schedule|^_*lock_sock|^_*lock_buffer|preempt/;

/** What begins with `INFO:`. */
export const INFO_FORMATS: readonly ReportFormat[] = [
  {
    headline: /^INFO: rcu_\w+ (?:self-)?detected(?: expedited)? stall/,
    title: 'INFO: rcu detected stall in $F',
    alt: ['stall in $F'],
    frame: {from: 'interrupted', isOutermost: true},
    class: 'HANG',
    kind: 'rcu-stall',
    severity: 'error',
  },
  {
    headline: /^INFO: trying to register non-static key/,
    title: 'INFO: trying to register non-static key in $F',
    frame: {from: 'trace', skip: /_work(?:_sync)?$|_timer|workqueue|^_*init_/},
    class: 'UNKNOWN',
    kind: 'lockdep',
    severity: 'error',
  },
  {
    headline:
      /^INFO: task [^\n]{1,100}? (?:<[^\n>]*> )?blocked (?:in I\/O wait )?for more than \d+ seconds/,
    title: 'INFO: task hung in $F',
    alt: ['hang in $F'],
    frame: {from: 'trace', skip: WAITING},
    class: 'HANG',
    kind: 'hung-task',
    severity: 'error',
  },
  {
    headline: /^INFO: task [^\n]{1,100}? can't die for more than \d+ seconds/,
    title: "INFO: task can't die in $F",
    alt: ['hang in $F'],
    frame: {from: 'trace', skip: WAITING},
    class: 'HANG',
    kind: 'hung-task',
    severity: 'error',
  },
  {
    headline: /^INFO: ((?:Freed|Allocated) in [^\n]*)/,
    title: 'INFO: $1',
    class: 'UNKNOWN',
    kind: 'info',
    severity: 'warning',
    corrupted: 'the report that this line belongs to is missing',
  },
  {
    headline: /^INFO:\s*(?:\n|$)/,
    title: 'INFO: corrupted',
    class: 'UNKNOWN',
    kind: 'info',
    severity: 'warning',
    corrupted: 'nothing follows its first word',
  },
  {
    headline: /^INFO: ([^\n]+)/,
    title: 'INFO: $1',
    class: 'UNKNOWN',
    kind: 'info',
    severity: 'note',
  },
];
