import {readableName} from './rust-name.ts';

/** What a line of a report says about a stack. */
export type StackLine =
  /** `RIP: 0010:f+0x1/0x2`, `pc : f+0x…`; no name where it is a bare address, or user space. */
  | {readonly id: 'ip'; readonly name: string | undefined; readonly isUser: boolean}
  /** `Call Trace:`. */
  | {readonly id: 'trace'}
  /** A frame; questionable with `?` before or `(unreliable)` after it: an address found on the stack by chance. */
  | {
      readonly id: 'frame';
      readonly name: string;
      readonly isQuestionable: boolean;
      /** Who called it, where the line says so (32-bit ARM). */
      readonly calledBy: string | undefined;
    }
  /** `Allocated by task …`, `Freed by …`, `Uninit was created at:`: stacks of the past. */
  | {readonly id: 'past'}
  | undefined;

const FUNCTION = String.raw`([A-Za-z_$][\w$]*|_?<[^+]{1,200}?)(?:\.[\w.$]+)?`;
const OFFSET = String.raw`\+0x[0-9a-f]+(?:/0x[0-9a-f]+)?`;

const TRACE =
  /^(?:Call [Tt]race(?: *\(.*\))?:|[Bb]acktrace(?: \(crc [0-9a-f]+\))?:|Stack traceback)/;

const PAST =
  /^(?:Allocated by|Freed by|Allocated:|Freed:|Uninit was (?:created|stored)|Local variable|Last potentially related work|Second to last|The buggy address|Memory state around|INFO: (?:Allocated|Freed) in|(?:last )?(?:allocated|freed) by task|page last (?:allocated|free)|kfence-#)/i;

/** The instruction pointer, of x86 (64, 32), arm, arm64, riscv, mips, powerpc and s390. */
const IP =
  /^(?:RIP|IP|EIP|NIP|PC is at|pc ?:|epc ?:|Krnl PSW|PC:|ERA:|--- interrupt: [0-9a-f]+ at)[ :]*(?:\[[0-9a-fx]+\] *)?(?:([0-9a-f]{4}):)?(.*)$/;
const IP_NAME = new RegExp(
  String.raw`^(?:\[?<[0-9a-fx]+>\]? *)*(?:\[<[0-9a-f]+>\] *)?${FUNCTION}${OFFSET}`,
);
const USER_SEGMENT = /^00(?:33|23|2b|73|7b)$/;

const FRAME_ADDRESS = String.raw`(?:\[<?[0-9a-fx]+>?\] *){0,2}`;
const FRAME = new RegExp(
  String.raw`^\s*(?:<\/?(?:IRQ|NMI|TASK|EOI|#DF|#DB|ENTRY_TRAMPOLINE|SYSENTER|EOE|UNK|EXCEPTION)>\s*)*${FRAME_ADDRESS}(\? +)?(?:\(${FUNCTION}\)(?: from .*)?|${FUNCTION}(?:${OFFSET}|(?: from .*)).*)`,
);

const CALLED_BY = / from (?:\[<[0-9a-f]+>\] \()?([A-Za-z_]\w*)/;

/**
 * Reads one line (without printk's prefix). What a symbolizer adds for inlined functions is no
 * frame: logs that went through none have it not, and are to get the same titles.
 */
export function parseStackLine(text: string): StackLine {
  // Most lines of a report are frames, registers or memory: the costly patterns are for the rest.
  if ((text.includes('race') || text.includes('hain')) && TRACE.test(text.trimStart())) {
    return {id: 'trace'};
  }
  if (!/^[\s[]/.test(text)) {
    const ip = parsePointer(text);
    if (ip !== undefined) return ip;
    if (PAST.test(text)) return {id: 'past'};
  }
  if (!text.includes('+0x') && !text.includes(' from ')) return undefined;
  const frame = FRAME.exec(text);
  if (frame === null) return undefined;
  const mangled = frame[2] ?? frame[3];
  if (mangled === undefined) return undefined;
  const name = readableName(mangled);
  const calledBy = text.includes(' from ') ? CALLED_BY.exec(text)?.[1] : undefined;
  return {
    id: 'frame',
    name,
    isQuestionable: frame[1] !== undefined || text.endsWith(' (unreliable)'),
    calledBy,
  };
}

function parsePointer(text: string): StackLine {
  const ip = IP.exec(text);
  if (ip === null) return undefined;
  const [, segment = '', rest = ''] = ip;
  const name = IP_NAME.exec(rest)?.[1];
  if (name === undefined && !/0x[0-9a-f]|[0-9a-f]{2}|\(null\)/.test(rest)) return undefined;
  return {id: 'ip', name, isUser: USER_SEGMENT.test(segment)};
}
