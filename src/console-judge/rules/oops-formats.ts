import {names} from './name-pattern.ts';
import {FUNC, type ReportFormat} from './report-format.ts';

const fatal = {class: 'DoS', kind: 'panic', severity: 'fatal'} as const;
const oops = {class: 'DoS', kind: 'oops', severity: 'error'} as const;

/** Panics. Those that only say that something came before are consequences. */
export const PANIC_FORMATS: readonly ReportFormat[] = [
  {
    headline: new RegExp(
      `^Kernel panic - not syncing: stack-protector:[^\\n]*is corrupted in: ?(?:\\[?<?[0-9a-f]+>?\\]?|${FUNC})`,
    ),
    title: 'kernel panic: stack is corrupted in $F',
    frame: {from: 'titled', skip: names('*stack_chk*')},
    functionGroup: 1,
    ...fatal,
  },
  {
    headline: /^Kernel panic - not syncing: corrupted stack end/,
    title: 'kernel panic: corrupted stack end in $F',
    alt: ['stack-overflow in $F'],
    frame: {from: 'trace', skip: names('*schedule* *retint_kernel*'), pick: 'looping'},
    ...fatal,
  },
  {
    headline: /^Kernel panic - not syncing: kernel stack overflow/,
    title: 'kernel stack overflow in $F',
    alt: ['stack-overflow in $F'],
    frame: {from: 'trace', skip: names('*bad_stack*'), pick: 'looping'},
    ...fatal,
  },
  {
    headline: /^Kernel panic - not syncing: Attempted to kill init!/,
    title: 'kernel panic: Attempted to kill init!',
    ...fatal,
  },
  {
    headline: /^Kernel panic - not syncing: Couldn't open N_TTY ldisc for [^\n]*/,
    title: "kernel panic: Couldn't open N_TTY ldisc",
    ...fatal,
  },
  {
    headline:
      /^Kernel panic - not syncing: (?:\w+: )?(Fatal exception|panic_on_warn set|hung_task: blocked tasks|softlockup: hung tasks|RCU Stall)/,
    title: 'kernel panic: $1',
    corrupted: 'what made the kernel panic is missing',
    isConsequence: true,
    ...fatal,
  },
  {headline: /^Kernel panic - not syncing: ([^\n]+)/, title: 'kernel panic: $1', ...fatal},
  {
    headline: /^Kernel panic[^\n]*/,
    title: 'kernel panic: corrupted',
    corrupted: 'the headline is cut off',
    ...fatal,
  },
];

/** Exceptions of the CPU, and BUG(). */
export const OOPS_FORMATS: readonly ReportFormat[] = [
  {
    headline: /^general protection fault/,
    title: 'general protection fault in $F',
    alt: ['bad-access in $F'],
    frame: {from: 'ip'},
    ...oops,
  },
  {headline: /^stack segment: /, title: 'stack segment fault in $F', frame: {from: 'ip'}, ...oops},
  {headline: /^divide[ _]error:/, title: 'divide error in $F', frame: {from: 'ip-alone'}, ...oops},
  {headline: /^invalid opcode:/, title: 'invalid opcode in $F', frame: {from: 'ip-alone'}, ...oops},
  {headline: /^int3:/, title: 'int3 in $F', frame: {from: 'ip'}, ...oops},
  {
    headline: /^PANIC: double fault/,
    title: 'PANIC: double fault in $F',
    frame: {from: 'ip-alone'},
    class: 'DoS',
    kind: 'oops',
    severity: 'fatal',
  },
  {
    headline: /^[Kk]ernel BUG at mm\/usercopy\.c/,
    title: 'BUG: bad usercopy in $F',
    frame: {from: 'trace', skip: names('*usercopy* *__check*')},
    class: 'BUG',
    kind: 'bug',
    severity: 'error',
  },
  {
    headline: /^[Kk]ernel BUG at lib\/list_debug\.c/,
    title: 'BUG: corrupted list in $F',
    alt: ['bad-access in $F'],
    frame: {from: 'trace'},
    class: 'MEMORY_SAFETY_BUG',
    kind: 'bug',
    severity: 'error',
  },
  {
    headline: /^[Kk]ernel BUG (?:at|in)/,
    title: 'kernel BUG in $F',
    // What is done to packets is checked in functions that all call.
    frame: {from: 'ip', skip: names('skb_*')},
    class: 'BUG',
    kind: 'bug',
    severity: 'error',
  },
  {
    headline: /^Unhandled fault:/,
    title: 'Unhandled fault in $F',
    alt: ['bad-access in $F'],
    frame: {from: 'ip'},
    ...oops,
  },
  {headline: /^Alignment trap:/, title: 'Alignment trap in $F', frame: {from: 'ip'}, ...oops},
  {
    headline: /^Internal error: ([^\n]*)/,
    title: 'Internal error in $F',
    alt: ['bad-access in $F'],
    frame: {from: 'ip'},
    ...oops,
  },
  {
    headline: /^Oops:? [^\n]*/,
    title: 'Oops in $F',
    frame: {from: 'ip'},
    ...oops,
    corrupted: 'the line that says what happened is missing',
  },
];
