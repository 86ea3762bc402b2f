import {names} from './name-pattern.ts';
import type {ReportFormat} from './report-format.ts';

/** The checks themselves. */
const UBSAN = names('*ubsan* *overflow*');

const fatal = {class: 'DoS', kind: 'panic', severity: 'fatal'} as const;

/** What has no word in common with others. */
export const OTHER_FORMATS: readonly ReportFormat[] = [
  {
    headline: /^UBSAN: (array-index-out-of-bounds)/,
    title: 'UBSAN: $1 in $F',
    alt: ['bad-access in $F'],
    frame: {from: 'trace', skip: UBSAN},
    class: 'MEMORY_SAFETY_UBSAN',
    kind: 'ubsan',
    severity: 'error',
  },
  {
    headline: /^UBSAN: [Uu]ndefined behaviour in/,
    title: 'UBSAN: undefined-behaviour in $F',
    frame: {from: 'trace', skip: UBSAN},
    class: 'UBSAN',
    kind: 'ubsan',
    severity: 'error',
  },
  {
    headline: /^UBSAN: ([^\n]+?) in /,
    title: 'UBSAN: $1 in $F',
    frame: {from: 'trace', skip: UBSAN},
    class: 'UBSAN',
    kind: 'ubsan',
    severity: 'error',
  },
  {
    headline: /^UBSAN: ([^\n]+)/,
    title: 'UBSAN: $1',
    class: 'UBSAN',
    kind: 'ubsan',
    severity: 'error',
  },
  {
    headline: /^rust_kernel: panicked at [^\n]*\n([^\n]+)/,
    title: '$1 in $F',
    frame: {from: 'trace', skip: names('*rust_begin_unwind* *rust_helper_BUG* core::*')},
    class: 'UNKNOWN',
    kind: 'oops',
    severity: 'error',
  },
  {
    headline: /^unregister_netdevice: waiting for [^\n]* to become free/,
    title: 'unregister_netdevice: waiting for DEV to become free',
    class: 'DoS',
    kind: 'info',
    severity: 'error',
  },
  {
    headline: /^VFS: Close: file count is 0/,
    title: 'VFS: Close: file count is zero (use-after-free)',
    class: 'DoS',
    kind: 'bug',
    severity: 'error',
  },
  {
    headline: /^VFS: Busy inodes after unmount/,
    title: 'VFS: Busy inodes after unmount (use-after-free)',
    class: 'DoS',
    kind: 'bug',
    severity: 'error',
  },
  {
    headline: /^trusty: panic[^\n]* ASSERT FAILED at \([^\n]*?\): *([^\n]*)/,
    title: 'trusty: ASSERT FAILED: $1',
    ...fatal,
  },
  {
    headline: /^trusty: panic[^\n]* ASSERT FAILED[^\n]*: *([^\n]*)/,
    title: 'trusty: ASSERT FAILED: $1',
    corrupted: 'where the assertion stands is missing',
    ...fatal,
  },
  {
    headline: /^trusty: panic \([^\n]*?\): ([^\n]+)/,
    title: 'trusty: panic: $1',
    ...fatal,
  },
  {
    headline: /^(?:Watchdog )?detected hard LOCKUP/,
    title: 'hard lockup in $F',
    alt: ['stall in $F'],
    frame: {from: 'ip', pick: 'looping'},
    class: 'HANG',
    kind: 'hard-lockup',
    severity: 'fatal',
  },
  {
    headline: /^new suspected memory leak/,
    title: 'memory leak suspected',
    class: 'LEAK',
    kind: 'memory-leak',
    severity: 'error',
  },
  {
    headline: /^(?:Memory cgroup out|Out) of memory: Kill(?:ed)? process \d+ \(([^)\n]+)\)/,
    title: 'out of memory: killed $1',
    class: 'OUT_OF_MEMORY',
    kind: 'oom-kill',
    severity: 'warning',
  },
];
