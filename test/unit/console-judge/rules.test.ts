import {describe, expect, it} from 'vitest';
import {judgeText} from '../../../src/console-judge/judge-text.ts';
import {Printk} from './samples.ts';

const TRACE = `
CPU: 0 PID: 77 Comm: sh Not tainted 6.1.0 #1
Call Trace:
 dump_stack_lvl+0x4a/0x70
 gadget_do+0x10/0x20
 gadget_ioctl+0x30/0x40
 __x64_sys_ioctl+0x91/0xc0
 do_syscall_64+0x3b/0x90`;

const REGISTERS = `
CPU: 0 PID: 77 Comm: sh Not tainted 6.1.0 #1
RIP: 0010:gadget_do+0x10/0x20
Call Trace:
 gadget_ioctl+0x30/0x40
 do_syscall_64+0x3b/0x90`;

const HELD = `
sh/77 is trying to acquire lock:
ffff888012345678 (&b->lock){+.+.}-{3:3}, at: gadget_do+0x10/0x20
but task is already holding lock:
ffff888012345679 (&a->lock){+.+.}-{3:3}, at: gadget_ioctl+0x30/0x40`;

/** Kernel words, and what they are to be called. */
const CASES: readonly (readonly [
  string,
  {title: string; class: string; kind: string; severity: string},
])[] = [
  [
    `BUG: KASAN: slab-out-of-bounds in gadget_do+0x10/0x20\nWrite of size 4 at addr ffff888012345678 by task sh/77${TRACE}`,
    {
      title: 'KASAN: slab-out-of-bounds Write in gadget_do',
      class: 'KASAN-WRITE',
      kind: 'kasan',
      severity: 'error',
    },
  ],
  [
    `BUG: KASAN: double-free in gadget_do+0x10/0x20\nFree of addr ffff888012345678 by task sh/77${TRACE}`,
    {
      title: 'KASAN: invalid-free in gadget_do',
      class: 'KASAN-INVALID-FREE',
      kind: 'kasan',
      severity: 'error',
    },
  ],
  [
    `BUG: KASAN: null-ptr-deref in gadget_do+0x10/0x20\nRead of size 4 at addr 0000000000000010 by task sh/77${TRACE}`,
    {
      title: 'KASAN: null-ptr-deref Read in gadget_do',
      class: 'KASAN-NULL-POINTER-DEREFERENCE-READ',
      kind: 'kasan',
      severity: 'error',
    },
  ],
  [
    'BUG: KMSAN: uninit-value in gadget_do+0x10/0x20\n gadget_do+0x10/0x20\n gadget_ioctl+0x30/0x40',
    {
      title: 'KMSAN: uninit-value in gadget_do',
      class: 'KMSAN-UNINIT-VALUE',
      kind: 'kmsan',
      severity: 'error',
    },
  ],
  [
    'BUG: KMSAN: kernel-infoleak in _copy_to_user+0x10/0x20\n _copy_to_user+0x10/0x20\n gadget_ioctl+0x30/0x40',
    {
      title: 'KMSAN: kernel-infoleak in gadget_ioctl',
      class: 'KMSAN-INFO-LEAK',
      kind: 'kmsan',
      severity: 'error',
    },
  ],
  [
    'BUG: KCSAN: data-race in gadget_do / gadget_ioctl\nwrite to 0xffff888012345678 of 8 bytes by task 77 on cpu 0:\n gadget_do+0x10/0x20',
    {
      title: 'KCSAN: data-race in gadget_do / gadget_ioctl',
      class: 'KCSAN-DATA-RACE',
      kind: 'kcsan',
      severity: 'error',
    },
  ],
  [
    'BUG: KCSAN: assert: race in gadget_do+0x10/0x20\nassert no writes to 0xffff888012345678 of 8 bytes by task 77 on cpu 0:\n gadget_do+0x10/0x20',
    {
      title: 'KCSAN: assert: race in gadget_do',
      class: 'KCSAN-ASSERT',
      kind: 'kcsan',
      severity: 'error',
    },
  ],
  [
    'BUG: KFENCE: use-after-free write in gadget_do+0x10/0x20\nUse-after-free write at 0x00000000 (in kfence-#24):\n gadget_do+0x10/0x20',
    {
      title: 'KFENCE: use-after-free write in gadget_do',
      class: 'KFENCE-USE-AFTER-FREE-WRITE',
      kind: 'kfence',
      severity: 'error',
    },
  ],
  [
    'BUG: KFENCE: invalid free in gadget_do+0x10/0x20\nInvalid free of 0x00000000:\n gadget_do+0x10/0x20',
    {
      title: 'KFENCE: invalid free in gadget_do',
      class: 'KFENCE-INVALID-FREE',
      kind: 'kfence',
      severity: 'error',
    },
  ],
  [
    `BUG: unable to handle page fault for address: ffffffffdeadbeef${REGISTERS}`,
    {
      title: 'BUG: unable to handle kernel paging request in gadget_do',
      class: 'MEMORY_SAFETY_BUG',
      kind: 'oops',
      severity: 'error',
    },
  ],
  [
    'Unable to handle kernel NULL pointer dereference at virtual address 0000000000000018\nMem abort info:\npc : gadget_do+0x10/0x20\nlr : gadget_ioctl+0x30/0x40\nCall trace:\n gadget_do+0x10/0x20',
    {
      title: 'BUG: unable to handle kernel NULL pointer dereference in gadget_do',
      class: 'NULL-POINTER-DEREFERENCE',
      kind: 'oops',
      severity: 'error',
    },
  ],
  [
    `Oops: general protection fault, probably for non-canonical address 0xdead000000000108: 0000 [#1] SMP${REGISTERS}`,
    {title: 'general protection fault in gadget_do', class: 'DoS', kind: 'oops', severity: 'error'},
  ],
  [
    `divide error: 0000 [#1] SMP${REGISTERS}`,
    {title: 'divide error in gadget_do', class: 'DoS', kind: 'oops', severity: 'error'},
  ],
  [
    `kernel BUG at drivers/gadget.c:123!\ninvalid opcode: 0000 [#1] SMP${REGISTERS}`,
    {title: 'kernel BUG in gadget_do', class: 'BUG', kind: 'bug', severity: 'error'},
  ],
  [
    `list_del corruption. prev->next should be ffff888012345678\nkernel BUG at lib/list_debug.c:53!\ninvalid opcode: 0000 [#1] SMP\nRIP: 0010:__list_del_entry_valid+0x10/0x20\nCall Trace:\n gadget_do+0x10/0x20`,
    {
      title: 'BUG: corrupted list in gadget_do',
      class: 'MEMORY_SAFETY_BUG',
      kind: 'bug',
      severity: 'error',
    },
  ],
  [
    `WARNING: CPU: 1 PID: 77 at drivers/gadget.c:99 gadget_do+0x10/0x20 [gadget]${REGISTERS}`,
    {title: 'WARNING in gadget_do', class: 'WARNING', kind: 'warning', severity: 'error'},
  ],
  [
    `WARNING: drivers/gadget.c:99 at gadget_do+0x10/0x20, CPU#1: sh/77${REGISTERS}`,
    {title: 'WARNING in gadget_do', class: 'WARNING', kind: 'warning', severity: 'error'},
  ],
  [
    'refcount_t: underflow; use-after-free.\nWARNING: CPU: 1 PID: 77 at lib/refcount.c:28 refcount_warn_saturate+0x10/0x20\nCall Trace:\n refcount_warn_saturate+0x10/0x20\n gadget_do+0x10/0x20',
    {
      title: 'WARNING: refcount bug in gadget_do',
      class: 'REFCOUNT_WARNING',
      kind: 'warning',
      severity: 'error',
    },
  ],
  [
    `WARNING: possible circular locking dependency detected\n6.1.0 #1 Not tainted\n---------------${HELD}${TRACE}`,
    {title: 'possible deadlock in gadget_do', class: 'LOCKDEP', kind: 'lockdep', severity: 'error'},
  ],
  [
    `[ INFO: possible recursive locking detected ]\n4.4.0 #1 Not tainted\n---------------${HELD}${TRACE}`,
    {title: 'possible deadlock in gadget_do', class: 'LOCKDEP', kind: 'lockdep', severity: 'error'},
  ],
  [
    `WARNING: suspicious RCU usage\n6.1.0 #1 Not tainted\n-----------------------------\ndrivers/gadget.c:99 suspicious rcu_dereference_check() usage!${TRACE}`,
    {
      title: 'WARNING: suspicious RCU usage in gadget_do',
      class: 'LOCKDEP',
      kind: 'lockdep',
      severity: 'error',
    },
  ],
  [
    `BUG: sleeping function called from invalid context at kernel/locking/mutex.c:580${TRACE}`,
    {
      title: 'BUG: sleeping function called from invalid context in gadget_do',
      class: 'ATOMIC_SLEEP',
      kind: 'atomic-sleep',
      severity: 'error',
    },
  ],
  [
    `BUG: scheduling while atomic: sh/77/0x00000002${TRACE}`,
    {
      title: 'BUG: scheduling while atomic in gadget_do',
      class: 'ATOMIC_SLEEP',
      kind: 'atomic-sleep',
      severity: 'error',
    },
  ],
  [
    'INFO: task sh:77 blocked for more than 120 seconds.\n      Not tainted 6.1.0 #1\ntask:sh state:D stack:0 pid:77\nCall Trace:\n __schedule+0x10/0x20\n schedule+0x10/0x20\n gadget_do+0x10/0x20',
    {title: 'INFO: task hung in gadget_do', class: 'HANG', kind: 'hung-task', severity: 'error'},
  ],
  [
    'rcu: INFO: rcu_preempt self-detected stall on CPU\nrcu: \t1-....: (2099 ticks this GP)\nCall Trace:\n <IRQ>\n rcu_dump_cpu_stacks+0x1a1/0x1ed\n asm_sysvec_apic_timer_interrupt+0xf/0x20\n </IRQ>\nRIP: 0010:spin_around+0x10/0x20\n gadget_ioctl+0x30/0x40\n __x64_sys_gadget+0x91/0xc0\n do_syscall_64+0x3b/0x90',
    {
      title: 'INFO: rcu detected stall in sys_gadget',
      class: 'HANG',
      kind: 'rcu-stall',
      severity: 'error',
    },
  ],
  [
    'watchdog: BUG: soft lockup - CPU#1 stuck for 22s! [sh:77]\nRIP: 0010:spin_around+0x10/0x20\nCall Trace:\n gadget_write+0x30/0x40\n vfs_write+0x91/0xc0',
    {
      title: 'BUG: soft lockup in gadget_write',
      class: 'HANG',
      kind: 'soft-lockup',
      severity: 'error',
    },
  ],
  [
    'watchdog: Watchdog detected hard LOCKUP on cpu 1\nRIP: 0010:spin_around+0x10/0x20\nCall Trace:\n gadget_write+0x30/0x40\n vfs_write+0x91/0xc0',
    {title: 'hard lockup in gadget_write', class: 'HANG', kind: 'hard-lockup', severity: 'fatal'},
  ],
  [
    'BUG: workqueue lockup - pool cpus=0 node=0 flags=0x0 nice=0 stuck for 32s!',
    {title: 'BUG: workqueue lockup', class: 'HANG', kind: 'workqueue-lockup', severity: 'error'},
  ],
  [
    `UBSAN: array-index-out-of-bounds in drivers/gadget.c:99:3\nindex 7 is out of range${TRACE}`,
    {
      title: 'UBSAN: array-index-out-of-bounds in gadget_do',
      class: 'MEMORY_SAFETY_UBSAN',
      kind: 'ubsan',
      severity: 'error',
    },
  ],
  [
    `UBSAN: shift-out-of-bounds in drivers/gadget.c:99:3\nshift exponent 64 is too large${TRACE}`,
    {
      title: 'UBSAN: shift-out-of-bounds in gadget_do',
      class: 'UBSAN',
      kind: 'ubsan',
      severity: 'error',
    },
  ],
  [
    'BUG: memory leak\nunreferenced object 0xffff88005a065340 (size 576):\n  comm "sh", pid 77, jiffies 4294976807 (age 33.830s)\n  backtrace:\n    [<000000008beb86da>] kmem_cache_alloc+0x1bb/0x3d0\n    [<000000009768e365>] gadget_open+0x1cd/0x8f0',
    {title: 'memory leak in gadget_open', class: 'LEAK', kind: 'memory-leak', severity: 'error'},
  ],
  [
    'Kernel panic - not syncing: Attempted to kill init! exitcode=0x0000000b',
    {
      title: 'kernel panic: Attempted to kill init!',
      class: 'DoS',
      kind: 'panic',
      severity: 'fatal',
    },
  ],
  [
    'Kernel panic - not syncing: VFS: Unable to mount root fs on unknown-block(0,0)',
    {
      title: 'kernel panic: VFS: Unable to mount root fs on unknown-block(NUM,NUM)',
      class: 'DoS',
      kind: 'panic',
      severity: 'fatal',
    },
  ],
  [
    'Out of memory: Killed process 412 (stress) total-vm:1234kB, anon-rss:999kB',
    {
      title: 'out of memory: killed stress',
      class: 'OUT_OF_MEMORY',
      kind: 'oom-kill',
      severity: 'warning',
    },
  ],
  [
    'kmemleak: 3 new suspected memory leaks (see /sys/kernel/debug/kmemleak)',
    {title: 'memory leak suspected', class: 'LEAK', kind: 'memory-leak', severity: 'error'},
  ],
  [
    'unregister_netdevice: waiting for lo to become free. Usage count = 6',
    {
      title: 'unregister_netdevice: waiting for DEV to become free',
      class: 'DoS',
      kind: 'info',
      severity: 'error',
    },
  ],
];

describe('what the kernel says', () => {
  it.each(CASES)('%j has a title, class and severity', (words, expected) => {
    const [report] = judgeText(new Printk().print(words));
    expect(report).toMatchObject(expected);
  });

  it.each(CASES)('%j has the same without times, and with callers and CRLF', (words, expected) => {
    expect(judgeText(`${words}\n`)[0]).toMatchObject(expected);
    const crlf = new Printk('T77').print(words).replaceAll('\n', '\r\n');
    expect(judgeText(crlf)[0]).toMatchObject(expected);
  });

  it.each([
    'ODEBUG: Out of memory. ODEBUG disabled',
    'Boot_DEBUG: stage 2',
    'xlog_status: enable:1, panic:1, dump:2',
    'DEBUG: nothing',
    'BUG: no syscalls can create resource foo',
    'INFO: lockdep is turned off.',
    'INFO: Stall ended before state dump start',
    'INFO: NMI handler (perf_event_nmi_handler) took too long to run: 1.356 msecs',
    'EXT4-fs (vda1): INFO: recovery required on readonly filesystem',
    'CAM_INFO: CAM-ISP: cam_isp_dev_probe: 122 Camera ISP probe complete',
    'rmt_storage:INFO:main: Done with init now waiting for messages!',
    'WARNING: the mand mount option is being deprecated and',
    'Spectre V2 : WARNING: Unprivileged eBPF is enabled with eIBRS on, data leaks possible!',
    'Speculative Return Stack Overflow: WARNING: kernel not compiled with CPU_SRSO.',
    'Speculative Return Stack Overflow: WARNING: See https://kernel.org/doc/x for mitigation options.',
    'traps: sh[3615] general protection fault ip:7feb96eb56a1 sp:20000fd0 error:0 in sh[7feb96e75000+84000]',
    'ALSA: seq fatal error: cannot create timer (-22)',
    "fuse: Unknown parameter 'Booting the kernel.'",
    'VFS: some message that is not an error',
    '[U] BUG: written to /dev/ttyprintk',
  ])('%j is harmless', (message) => {
    const printk = new Printk();
    expect(judgeText(printk.print(`first\nsecond\n${message}\nthird`))).toEqual([]);
  });

  it.each([
    ['BUG:', 'BUG: corrupted'],
    ['INFO:', 'INFO: corrupted'],
    ['BUG: unable to handle kernel ', 'BUG: unable to handle kernel'],
    [
      'BUG: KASAN: slab-out-of-bounds in gadget_do+0x10/0x20 at addr ffff88004ec29b58',
      'KASAN: slab-out-of-bounds in gadget_do at addr ADDR',
    ],
    [
      'BUG: unable to handle kernel paging request at ffffffff761cd3a8',
      'BUG: unable to handle kernel paging request in corrupted',
    ],
  ])('%j that is cut off is marked as corrupted', (message, title) => {
    const [report] = judgeText(`${message}\n`);
    expect(report?.title).toBe(title);
    expect(report?.corrupted).toBeTypeOf('string');
  });
});
