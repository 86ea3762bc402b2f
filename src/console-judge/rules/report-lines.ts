/** Messages of other tasks may come between a report's own lines; so many in a row end it. */
export const FOREIGN_LINES_MAX = 400;

/** After these lines nothing more of a report comes. */
const LAST_LINE = /^(?:---\[ end Kernel panic|Rebooting in \d+ seconds)/;

/** Messages with a stack of their own, which come from another CPU in the middle of a report. */
const POISON =
  /FAULT_INJECTION: forcing|vmalloc: allocation failure|FAULT_FLAG_ALLOW_RETRY missing/;

/** What a report consists of besides stacks: each line is one part of the kernel. */
const BODY = new RegExp(
  `^(?:${[
    '\\s|$|---|===|>|#\\d|\\d+ locks? held',
    // Registers and memory of x86, arm, arm64, powerpc.
    '[A-Z][A-Z0-9_]{1,3}\\s*: |[rx]\\d{1,2}\\s*: ?|RIP|PGD |pgd |\\[[0-9a-f]{8,}\\]|Code: |pc :|lr :|sp :|pstate|Flags:|Control:|[0-9a-f]{3,4}: |GPR\\d+: |NIP|MSR|CFAR|Instruction dump',
    // Who and where.
    'CPU: |Hardware name|Modules linked|Comm|Process |Stack|task: |Workqueue|Tainted|Call |Kernel |Dumping ftrace|Exception stack|Oops|Disabling|Trying|If ',
    'Mem abort|Data abort|page:|flags:|raw:|page dumped|page_owner|page last',
    // Sanitizers.
    'Read of|Write of|Object|Padding|Redzone|Bytes|The buggy|Memory state|Allocated|Freed|Uninit|Local variable|kasan:|KASAN:|value changed|Reported by|write to|read to|kfence-',
    // Lockdep, hangs.
    'hardirqs|softirqs|irq event|stack backtrace|other info|but |which |and |the |May be|DEBUG_LOCKS|INFO: |rcu|Showing|NMI |Sending NMI|"echo',
  ].join('|')})`,
);

/** Whether nothing follows this line that belongs to the same report. */
export function isLastLine(text: string): boolean {
  return LAST_LINE.test(text);
}

/** Whether a stack follows that is not the report's. */
export function isPoison(text: string): boolean {
  return POISON.test(text);
}

/** Whether a line may be part of a report; stacks aside. */
export function looksLikeReport(text: string): boolean {
  return BODY.test(text);
}
