import {names} from './name-pattern.ts';
import type {ReportFormat} from './report-format.ts';

/** What begins with `INFO:`. */
export const INFO_FORMATS: readonly ReportFormat[] = [
  {
    headline: /^INFO: rcu_\w+ (?:self-)?detected(?: expedited)? stall/,
    title: 'INFO: rcu detected stall in $F',
    alt: ['stall in $F'],
    frame: {
      from: 'interrupted',
      skip: names('*apic_timer_interrupt* *rcu*'),
      pick: 'looping',
    },
    class: 'HANG',
    kind: 'rcu-stall',
    severity: 'error',
  },
  {
    headline: /^INFO: trying to register non-static key/,
    title: 'INFO: trying to register non-static key in $F',
    frame: {from: 'trace', skip: names('*stack* *lock* *IRQ*')},
    class: 'UNKNOWN',
    kind: 'lockdep',
    severity: 'error',
  },
  {
    headline:
      /^INFO: task [^\n]{1,100}? (?:<[^\n>]*> )?blocked (?:in I\/O wait )?for more than \d+ seconds/,
    title: 'INFO: task hung in $F',
    alt: ['hang in $F'],
    frame: {from: 'trace', pick: 'waiting'},
    class: 'HANG',
    kind: 'hung-task',
    severity: 'error',
  },
  {
    headline: /^INFO: task [^\n]{1,100}? can't die for more than \d+ seconds/,
    title: "INFO: task can't die in $F",
    alt: ['hang in $F'],
    frame: {from: 'trace', skip: names('*schedule*')},
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
