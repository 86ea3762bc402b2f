import {judgeText} from '../../../src/console-judge/judge-text.ts';

/** Writes messages as a kernel with `printk.time` and CONFIG_PRINTK_CALLER does. */
export class Printk {
  #timeS = 12;
  readonly #caller: string;

  constructor(caller = '') {
    this.#caller = caller === '' ? '' : `[${caller.padStart(6)}]`;
  }

  /** @param messages one a line. */
  print(messages: string): string {
    return messages
      .trim()
      .split('\n')
      .map((message) => `${this.stamp()} ${message}\n`)
      .join('');
  }

  stamp(): string {
    this.#timeS += 0.000123;
    return `[${this.#timeS.toFixed(6).padStart(12)}]${this.#caller}`;
  }
}

/** An x86 oops in `driver_write`, from its headline to its end. */
export const OOPS = `
BUG: kernel NULL pointer dereference, address: 0000000000000018
#PF: supervisor read access in kernel mode
Oops: 0000 [#1] PREEMPT SMP
CPU: 0 PID: 77 Comm: sh Not tainted 6.1.0 #1
RIP: 0010:driver_write+0x1f/0x90 [driver]
RSP: 0018:ffffc900001c7e60 EFLAGS: 00010246
Call Trace:
 <TASK>
 vfs_write+0xc4/0x3a0
 ksys_write+0x5f/0xe0
 do_syscall_64+0x3b/0x90
 entry_SYSCALL_64_after_hwframe+0x63/0xcd
 </TASK>
Modules linked in: driver(O)
---[ end trace 0000000000000000 ]---`;

/** A KASAN report of a read in `ring_read`, without separators. */
export const KASAN = `
BUG: KASAN: slab-use-after-free in ring_read+0x52/0x90
Read of size 8 at addr ffff888012345678 by task reader/312
CPU: 1 PID: 312 Comm: reader Not tainted 6.6.0 #3
Call Trace:
 <TASK>
 dump_stack_lvl+0x4a/0x70
 print_report+0xd0/0x630
 kasan_report+0xc4/0x100
 ring_read+0x52/0x90
 vfs_read+0x12a/0x4a0
 </TASK>
Allocated by task 310:
 kasan_save_stack+0x1e/0x40
 __kmalloc+0x4f/0x120
 ring_open+0x33/0x90
Freed by task 311:
 kasan_save_stack+0x1e/0x40
 kfree+0x80/0x120
 ring_close+0x21/0x40
The buggy address belongs to the object at ffff888012345600
Memory state around the buggy address:
 ffff888012345600: fa fb fb fb fb fb fb fb fb fb fb fb fb fb fb fb
>ffff888012345678: fb fb fb fb fb fb fb fb fb fb fb fb fb fb fb fb
                      ^`;

/** Harmless lines, as between reports. */
export const NOISE = `
e1000 0000:00:03.0 eth0: Intel(R) PRO/1000 Network Connection
EXT4-fs (vda1): mounted filesystem with ordered data mode
random: crng init done`;

/** Titles of the reports in a text. */
export function titles(text: string | Uint8Array): string[] {
  return judgeText(text).map(({title}) => title);
}
