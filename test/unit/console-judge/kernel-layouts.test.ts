import {describe, expect, it} from 'vitest';
import {judgeText} from '../../../src/console-judge/judge-text.ts';
import {Printk} from './samples.ts';

const CPU = 'CPU: 1 PID: 77 Comm: sh Not tainted 6.6.0 #1';

/** What `dump_stack` prints below a message. */
const stack = (...frames: string[]) =>
  [CPU, 'Call Trace:', ' <TASK>', ...frames.map((name) => ` ${name}+0x10/0x20`), ' </TASK>'].join(
    '\n',
  );

/** Registers and the stack, as a trap prints them. */
const trap = (ip: string, ...frames: string[]) =>
  [CPU, `RIP: 0010:${ip}+0x10/0x20`, 'RSP: 0018:ffffc900 EFLAGS: 00010246', stack(...frames)].join(
    '\n',
  );

const IOCTL = ['gadget_do', 'gadget_ioctl', '__x64_sys_ioctl', 'do_syscall_64'];

/** Layouts of x86 since 4.4: the words, and the title. */
const REPORTS: readonly (readonly [string, string])[] = [
  // mm/kasan/report.c
  [
    `BUG: KASAN: use-after-free in memcpy+0x1f/0x50 mm/kasan/shadow.c:65\nRead of size 4 at addr ffff888012345678 by task sh/77\n${stack('dump_stack_lvl', 'print_address_description', 'kasan_report', 'memcpy', ...IOCTL)}`,
    'KASAN: use-after-free Read in gadget_do',
  ],
  [
    `BUG: KASAN: invalid-access in gadget_do+0x10/0x20\nWrite at addr f2ff000012345678 by task sh/77\nPointer tag: [f2], memory tag: [fe]\n\nCPU: 1 PID: 77 Comm: sh Not tainted 6.6.0 #1\nCall trace:\n dump_backtrace+0x10/0x20\n gadget_do+0x10/0x20`,
    'KASAN: invalid-access Write in gadget_do',
  ],
  [
    `BUG: KASAN: double-free or invalid-free in kfree+0x10/0x20\n\n${stack('dump_stack', 'kasan_report_invalid_free', '__kasan_slab_free', 'kfree', ...IOCTL)}`,
    'KASAN: invalid-free in gadget_do',
  ],
  [
    `BUG: KASAN: invalid-free in slab_free+0x10/0x20\nFree of addr ffff888012345678 by task sh/77\n${stack('dump_stack_lvl', 'kfree', ...IOCTL)}`,
    'KASAN: invalid-free in gadget_do',
  ],
  [
    `BUG: KASAN: null-ptr-deref on address 0000000000000010\nRead of size 8 by task sh/77\n${stack('dump_stack', ...IOCTL)}`,
    'KASAN: null-ptr-deref Read',
  ],
  // mm/kmsan/report.c
  [
    'BUG: KMSAN: uninit-value in crypto_cipher_encrypt_one+0x10/0x20\n crypto_cipher_encrypt_one+0x10/0x20\n aes_encrypt+0x10/0x20\n gadget_do+0x10/0x20\n\nUninit was created at:\n slab_post_alloc_hook+0x10/0x20\n gadget_ioctl+0x10/0x20',
    'KMSAN: uninit-value in gadget_do',
  ],
  [
    'BUG: KMSAN: kernel-infoleak-after-free in instrument_copy_to_user+0x10/0x20\n instrument_copy_to_user+0x10/0x20\n _copy_to_iter+0x10/0x20\n gadget_do+0x10/0x20\n\nUninit was stored to memory at:\n other_function+0x10/0x20',
    'KMSAN: kernel-infoleak-after-free in gadget_do',
  ],
  [
    'BUG: KMSAN: kernel-usb-infoleak in usb_submit_urb+0x10/0x20\n usb_submit_urb+0x10/0x20\n usb_start_wait_urb+0x10/0x20\n usb_bulk_msg+0x10/0x20\n gadget_do+0x10/0x20',
    'KMSAN: kernel-usb-infoleak in gadget_do',
  ],
  [
    `BUG: KMSAN: uninit-value in memcmp+0x10/0x20\n${stack('dump_stack', 'kmsan_report', '__msan_warning_32', 'memcmp', ...IOCTL)}`,
    'KMSAN: uninit-value in gadget_do',
  ],
  // kernel/kcsan/report.c
  [
    'BUG: KCSAN: data-race in gadget_do.part.0 / tick_sched_timer\n\nwrite to 0xffff888012345678 of 8 bytes by task 77 on cpu 0:\n gadget_do+0x10/0x20',
    'KCSAN: data-race in gadget_do.part.NUM / tick_sched_timer',
  ],
  [
    'BUG: KCSAN: data-race in gadget_do+0x10/0x20\n\nrace at unknown origin, with read to 0xffff888012345678 of 4 bytes by task 77 on cpu 0:\n gadget_do+0x10/0x20',
    'KCSAN: data-race in gadget_do',
  ],
  // mm/kfence/report.c
  [
    'BUG: KFENCE: out-of-bounds write in memset_erms+0x10/0x20\n\nOut-of-bounds write at 0x00000000 (32B right of kfence-#12):\n memset_erms+0x10/0x20\n gadget_do+0x10/0x20\n\nkfence-#12: 0x0-0x1f, size=32',
    'KFENCE: out-of-bounds write in gadget_do',
  ],
  [
    'BUG: KFENCE: invalid read in gadget_do+0x10/0x20\n\nInvalid read at 0x00000000:\n gadget_do+0x10/0x20',
    'KFENCE: invalid read in gadget_do',
  ],
  [
    'BUG: KFENCE: memory corruption in kfree+0x10/0x20\n\nCorrupted memory at 0x00000000 [ 0x00 . . ] (in kfence-#12):\n kfree+0x10/0x20\n gadget_do+0x10/0x20',
    'KFENCE: memory corruption in gadget_do',
  ],
  // arch/x86/mm/fault.c, in three generations
  [
    `BUG: unable to handle kernel NULL pointer dereference at 0000000000000018\nIP: [<ffffffff81234567>] gadget_do+0x10/0x20\nPGD 0 \nOops: 0002 [#1] SMP KASAN\n${CPU}\nRIP: 0010:[<ffffffff81234567>]  [<ffffffff81234567>] gadget_do+0x10/0x20\nStack:\n 0000000000000000\nCall Trace:\n [<ffffffff81234568>] gadget_ioctl+0x10/0x20`,
    'BUG: unable to handle kernel NULL pointer dereference in gadget_do',
  ],
  [
    `BUG: unable to handle kernel paging request at ffffffffdeadbeef\nPGD 3c0f067 P4D 3c0f067 \nOops: 0000 [#1] SMP\n${trap('strlen', ...IOCTL)}`,
    'BUG: unable to handle kernel paging request in gadget_do',
  ],
  [
    `BUG: kernel NULL pointer dereference, address: 0000000000000000\n#PF: supervisor instruction fetch in kernel mode\nOops: 0010 [#1] PREEMPT SMP\n${CPU}\nRIP: 0010:0x0\nCode: Bad RIP value.\n${stack(...IOCTL)}`,
    'BUG: unable to handle kernel NULL pointer dereference in gadget_do',
  ],
  [
    `BUG: TASK stack guard page was hit at ffffc90001c7fff8 (stack is ffffc90001c80000..ffffc90001c87fff)\nOops: stack guard page: 0000 [#1] SMP\n${trap('gadget_recurse', 'gadget_recurse', ...IOCTL)}`,
    'BUG: stack guard page was hit in gadget_ioctl',
  ],
  // arch/x86/kernel/traps.c
  [
    `general protection fault, probably for non-canonical address 0xdffffc0000000003: 0000 [#1] PREEMPT SMP KASAN\nKASAN: null-ptr-deref in range [0x18-0x1f]\n${trap('__list_del_entry_valid', ...IOCTL)}`,
    'general protection fault in gadget_do',
  ],
  [
    `divide_error: 0000 [#1] SMP\n${trap(...(['gadget_do'] as const), 'x')}`,
    'divide error in gadget_do',
  ],
  [`stack segment: 0000 [#1] SMP\n${trap('gadget_do')}`, 'stack segment fault in gadget_do'],
  [
    `traps: PANIC: double fault, error_code: 0x0\ndouble fault: 0000 [#1] SMP\n${trap('gadget_do')}`,
    'PANIC: double fault in gadget_do',
  ],
  [
    `kernel BUG at net/core/skbuff.c:109!\ninvalid opcode: 0000 [#1] SMP\n${trap('skb_panic', 'skb_push', ...IOCTL)}`,
    'kernel BUG in gadget_do',
  ],
  [
    `usercopy: Kernel memory exposure attempt detected from SLUB object 'x' (offset 0, size 9)!\n------------[ cut here ]------------\nkernel BUG at mm/usercopy.c:102!\ninvalid opcode: 0000 [#1] SMP\n${trap('usercopy_abort', '__check_heap_object', '__check_object_size', ...IOCTL)}`,
    'BUG: bad usercopy in gadget_do',
  ],
  [
    `list_add corruption. prev->next should be next (ffff), but was 0. (prev=ffff).\nkernel BUG at lib/list_debug.c:29!\ninvalid opcode: 0000 [#1] SMP\n${trap('__list_add_valid_or_report', ...IOCTL)}`,
    'BUG: corrupted list in gadget_do',
  ],
  // kernel/panic.c, in three generations
  [
    `WARNING: CPU: 1 PID: 77 at lib/refcount.c:25 refcount_warn_saturate+0x10/0x20\nModules linked in:\n${trap('refcount_warn_saturate', 'kobject_get', ...IOCTL)}`,
    'WARNING: refcount bug in gadget_do',
  ],
  [
    `WARNING: CPU: 1 PID: 77 at drivers/gadget.c:9 gadget_do+0x10/0x20\nKernel panic - not syncing: panic_on_warn set ...\n\n${CPU}\nCall Trace:\n dump_stack+0x10/0x20\n panic+0x10/0x20\n __warn.cold+0x10/0x20\n report_bug+0x10/0x20\n do_error_trap+0x10/0x20\n do_invalid_op+0x10/0x20\n invalid_op+0x10/0x20\nRIP: 0010:gadget_do+0x10/0x20\n gadget_ioctl+0x10/0x20`,
    'WARNING in gadget_do',
  ],
  [
    `WARNING: [gadget->lock] drivers/gadget.c:9 at gadget_do+0x10/0x20, CPU#1: sh/77\n${trap('gadget_do', 'gadget_ioctl')}`,
    'WARNING in gadget_do',
  ],
  [
    `WARNING: lib/refcount.c:25 at 0x0, CPU#1: sh/77\n${trap('refcount_warn_saturate', ...IOCTL)}`,
    'WARNING: refcount bug in gadget_do',
  ],
  [
    `ODEBUG: free active (active state 0) object type: timer_list hint: gadget_timer\nWARNING: CPU: 1 PID: 77 at lib/debugobjects.c:329 debug_print_object+0x10/0x20\n${trap('debug_print_object', '__debug_check_no_obj_freed', 'kfree', ...IOCTL)}`,
    'WARNING: ODEBUG bug in gadget_do',
  ],
  [
    `kobject_add_internal failed for x with -EEXIST\nWARNING: CPU: 1 PID: 77 at lib/kobject.c:240 kobject_add_internal+0x10/0x20\n${trap('kobject_add_internal', 'kobject_add', 'device_add', ...IOCTL)}`,
    'WARNING: kobject bug in gadget_do',
  ],
  [
    `WARNING: CPU: 1 PID: 77 at fs/proc/generic.c:382 proc_register+0x10/0x20\n${trap('proc_register', 'proc_create_data', ...IOCTL)}`,
    'WARNING: proc registration bug in gadget_do',
  ],
  [
    `WARNING: CPU: 1 PID: 77 at mm/slab_common.c:971 kmalloc_slab+0x10/0x20\n${trap('kmalloc_slab', '__kmalloc', ...IOCTL)}`,
    'WARNING: kmalloc bug in gadget_do',
  ],
  [
    `WARNING: CPU: 1 PID: 77 at mm/page_alloc.c:4500 __alloc_pages+0x10/0x20\n${trap('__alloc_pages', '__kmalloc_large_node', ...IOCTL)}`,
    'WARNING in gadget_do',
  ],
  [
    `WARNING: CPU: 1 PID: 77 at mm/vmalloc.c:3000 __vmalloc_node_range+0x10/0x20\n${trap('__vmalloc_node_range', 'vmalloc', ...IOCTL)}`,
    'WARNING: zero-size vmalloc in gadget_do',
  ],
  [
    `usb 1-1: BOGUS urb xfer, pipe 3 != type 1\nWARNING: CPU: 1 PID: 77 at drivers/usb/core/urb.c:504 usb_submit_urb+0x10/0x20\n${trap('usb_submit_urb', 'usb_start_wait_urb', 'usb_control_msg', ...IOCTL)}`,
    'WARNING in gadget_do/usb_submit_urb',
  ],
  // kernel/locking/lockdep.c
  [
    `WARNING: possible circular locking dependency detected\n6.6.0 #1 Not tainted\n${'-'.repeat(54)}\nsh/77 is trying to acquire lock:\nffff8880 ((work_completion)(&g->work)){+.+.}-{0:0}, at: __flush_work+0x10/0x20\n\nbut task is already holding lock:\nffff8881 (&g->lock){+.+.}-{3:3}, at: gadget_do+0x10/0x20\n\nwhich lock already depends on the new lock.\n${stack('dump_stack_lvl', 'other')}`,
    'possible deadlock in gadget_do',
  ],
  [
    `WARNING: possible irq lock inversion dependency detected\n6.6.0 #1 Not tainted\n${'-'.repeat(54)}\nsh/77 just changed the state of lock:\nffff8880 (&g->lock){-.-.}-{2:2}, at: gadget_do+0x10/0x20\nbut this lock took another, HARDIRQ-unsafe lock in the past:\n${stack('dump_stack_lvl', 'other')}`,
    'possible deadlock in gadget_do',
  ],
  [
    `WARNING: SOFTIRQ-safe -> SOFTIRQ-unsafe lock order detected\n6.6.0 #1 Not tainted\n${'-'.repeat(54)}\nsh/77 [HC0[0]:SC0[2]:HE1:SE0] is trying to acquire:\nffff8880 (&g->lock){+.+.}-{2:2}, at: other+0x10/0x20\n\nand this task is already holding:\nffff8881 (&h->lock){..-.}-{2:2}, at: other+0x10/0x20\n\nbut this new dependency connects a SOFTIRQ-irq-safe lock:\n (&h->lock){..-.}-{2:2}\n\n... which became SOFTIRQ-irq-safe at:\n  lock_acquire+0x10/0x20\n  _raw_spin_lock_irqsave+0x10/0x20\n  gadget_do+0x10/0x20`,
    'possible deadlock in gadget_do',
  ],
  [
    `WARNING: inconsistent lock state\n6.6.0 #1 Not tainted\n${'-'.repeat(32)}\ninconsistent {SOFTIRQ-ON-W} -> {IN-SOFTIRQ-W} usage.\nsh/77 [HC0[0]:SC1[1]:HE1:SE0] takes:\nffff8880 (&g->lock){+.?.}-{2:2}, at: other+0x10/0x20\n{SOFTIRQ-ON-W} state was registered at:\n  lock_acquire+0x10/0x20\nstack backtrace:\n${stack('dump_stack_lvl', 'print_usage_bug.part.0', 'mark_lock_irq', 'mark_lock', '__lock_acquire', 'lock_acquire', '_raw_spin_lock', ...IOCTL).replace(' mark_lock_irq+0x10/0x20\n', '')}`,
    'inconsistent lock state in gadget_do',
  ],
  [
    `WARNING: bad unlock balance detected!\n6.6.0 #1 Not tainted\n${'-'.repeat(37)}\nsh/77 is trying to release lock (&g->lock) at:\n[<ffffffff81234567>] gadget_do+0x10/0x20\nbut there are no more locks to release!\n${stack('dump_stack_lvl', 'other')}`,
    'WARNING: bad unlock balance in gadget_do',
  ],
  [
    `WARNING: held lock freed!\n6.6.0 #1 Not tainted\n${'-'.repeat(25)}\nsh/77 is freeing memory ffff8880-ffff8881, with a lock still held there!\nffff8880 (&g->lock){+.+.}-{2:2}, at: gadget_do+0x10/0x20\n${stack('dump_stack_lvl', 'other')}`,
    'WARNING: held lock freed in gadget_do',
  ],
  [
    `WARNING: sh/77 still has locks held!\n6.6.0 #1 Not tainted\n${'-'.repeat(36)}\n1 lock held by sh/77:\n #0: ffff8880 (&g->lock){+.+.}-{3:3}, at: gadget_do+0x10/0x20\n${stack('dump_stack_lvl', 'other')}`,
    'WARNING: still has locks held in gadget_do',
  ],
  [
    `WARNING: lock held when returning to user space!\n6.6.0 #1 Not tainted\n${'-'.repeat(48)}\nsh/77 is leaving the kernel with locks still held!\n1 lock held by sh/77:\n #0: ffff8880 (&g->lock){+.+.}-{3:3}, at: gadget_do+0x10/0x20`,
    'WARNING: lock held when returning to user space in gadget_do',
  ],
  [
    `WARNING: Nested lock was not taken\n6.6.0 #1 Not tainted\n${'-'.repeat(34)}\nsh/77 is trying to lock:\nffff8880 (&g->lock){+.+.}-{3:3}, at: other+0x10/0x20\n${stack('dump_stack_lvl', 'lock_acquire', ...IOCTL)}`,
    'WARNING: nested lock was not taken in gadget_do',
  ],
  [
    `[ BUG: Invalid wait context ]\n6.6.0 #1 Not tainted\n${'-'.repeat(29)}\nsh/77 is trying to lock:\nffff8880 (&g->lock){....}-{3:3}, at: other+0x10/0x20\n${stack('dump_stack_lvl', '__lock_acquire', 'lock_acquire', ...IOCTL)}`,
    'WARNING: locking bug in gadget_do',
  ],
  [
    `[ INFO: suspicious RCU usage. ]\n4.4.0 #1 Not tainted\n${'-'.repeat(31)}\nnet/gadget.c:99 suspicious rcu_dereference_check() usage!\n${stack('dump_stack', 'lockdep_rcu_suspicious', 'kmem_cache_alloc', ...IOCTL)}`,
    'INFO: suspicious RCU usage in gadget_do',
  ],
  [
    `INFO: trying to register non-static key.\nthe code is fine but needs lockdep annotation.\n${stack('dump_stack', 'register_lock_class', '__lock_acquire', 'lock_acquire', '_raw_spin_lock_irqsave', ...IOCTL)}`,
    'INFO: trying to register non-static key in gadget_do',
  ],
  // kernel/sched/core.c, lib/smp_processor_id.c, kernel/locking/spinlock_debug.c
  [
    `BUG: sleeping function called from invalid context at include/linux/sched/mm.h:306\nin_atomic(): 1, irqs_disabled(): 0, non_block: 0, pid: 77, name: sh\n${stack('dump_stack_lvl', '__might_resched.cold', 'kmem_cache_alloc', ...IOCTL)}`,
    'BUG: sleeping function called from invalid context in gadget_do',
  ],
  [
    `BUG: scheduling while atomic: sh/77/0x00000002\n${stack('dump_stack_lvl', '__schedule_bug', '__schedule', 'schedule', 'schedule_timeout', ...IOCTL)}`,
    'BUG: scheduling while atomic in gadget_do',
  ],
  [
    `BUG: using smp_processor_id() in preemptible [00000000] code: sh/77\ncaller is debug_smp_processor_id+0x10/0x20\n${stack('dump_stack_lvl', 'check_preemption_disabled', 'debug_smp_processor_id', ...IOCTL)}`,
    'BUG: using smp_processor_id() in preemptible code in gadget_do',
  ],
  [
    `BUG: spinlock bad magic on CPU#1, sh/77\n lock: 0xffff888012345678, .magic: 00000000\n${stack('dump_stack_lvl', 'spin_bug', 'do_raw_spin_lock', '_raw_spin_lock', ...IOCTL)}`,
    'BUG: spinlock bad magic in gadget_do',
  ],
  // kernel/hung_task.c, kernel/watchdog.c, kernel/rcu/tree_stall.h, kernel/workqueue.c
  [
    `INFO: task sh:77 blocked for more than 143 seconds.\n      Not tainted 6.6.0 #1\n"echo 0 > /proc/sys/kernel/hung_task_timeout_secs" disables this message.\ntask:sh  state:D stack:26192 pid:77 tgid:77 ppid:1 flags:0x00004002\nCall Trace:\n <TASK>\n context_switch kernel/sched/core.c:5400 [inline]\n __schedule+0x10/0x20\n schedule+0x10/0x20\n schedule_preempt_disabled+0x10/0x20\n __mutex_lock_common+0x10/0x20\n mutex_lock_nested+0x10/0x20\n gadget_do+0x10/0x20`,
    'INFO: task hung in gadget_do',
  ],
  [
    `INFO: task kworker/0:1:77 blocked in I/O wait for more than 143 seconds.\n      Not tainted 6.16.0 #1\ntask:kworker/0:1  state:D stack:26192 pid:77\nCall Trace:\n <TASK>\n __schedule+0x10/0x20\n io_schedule+0x10/0x20\n folio_wait_bit_common+0x10/0x20\n gadget_do+0x10/0x20`,
    'INFO: task hung in gadget_do',
  ],
  [
    'INFO: task sh:77 blocked for more than 120 seconds.\nCall Trace:\n __schedule+0x10/0x20\n schedule_timeout+0x10/0x20\n wait_for_completion+0x10/0x20\n __synchronize_srcu+0x10/0x20\n gadget_do+0x10/0x20',
    'INFO: task hung in synchronize_rcu',
  ],
  [
    'INFO: task sh:77 blocked for more than 120 seconds.\nCall Trace:\n __schedule+0x10/0x20\n __mutex_lock+0x10/0x20\n rtnl_lock+0x10/0x20\n gadget_do+0x10/0x20',
    'INFO: task hung in rtnl_lock',
  ],
  [
    "INFO: task sh:77 can't die for more than 143 seconds.\ntask:sh state:R running task stack:0\nCall Trace:\n __schedule+0x10/0x20\n preempt_schedule_irq+0x10/0x20\n gadget_do+0x10/0x20",
    "INFO: task can't die in gadget_do",
  ],
  [
    `watchdog: BUG: soft lockup - CPU#1 stuck for 246s! [sh:77]\nModules linked in:\n${trap('native_queued_spin_lock_slowpath', '_raw_spin_lock', 'gadget_loop', 'gadget_write', 'vfs_write', 'ksys_write')}`,
    'BUG: soft lockup in gadget_write',
  ],
  [
    `watchdog: BUG: soft lockup - CPU#1 stuck for 26s! [sh:77]\n${trap('smp_call_function_many_cond', 'on_each_cpu', 'gadget_do')}`,
    'BUG: soft lockup in smp_call_function',
  ],
  [
    'rcu: INFO: rcu_preempt detected stalls on CPUs/tasks:\nrcu: \t1-...!: (1 GPs behind) idle=69e/1/0x4 softirq=1/1 fqs=1\nSending NMI from CPU 0 to CPUs 1:\nNMI backtrace for cpu 1\nCall Trace:\n <IRQ>\n __hrtimer_run_queues+0x10/0x20\n __sysvec_apic_timer_interrupt+0x10/0x20\n </IRQ>\n <TASK>\n asm_sysvec_apic_timer_interrupt+0x10/0x20\nRIP: 0010:gadget_poll+0x10/0x20\nRSP: 0018:ffffc900 EFLAGS: 00000246\n gadget_work+0x10/0x20\n process_one_work+0x10/0x20\n worker_thread+0x10/0x20',
    'INFO: rcu detected stall in gadget_work',
  ],
  [
    'BUG: workqueue leaked lock or atomic: kworker/1:1/0x00000000/77\n     last function: gadget_work\n1 lock held by kworker/1:1/77:',
    'BUG: workqueue leaked lock or atomic in gadget_work',
  ],
  // mm/memory.c, mm/page_alloc.c, fs/dcache.c, fs/super.c, kernel/fork.c, mm/kmemleak.c
  [
    `BUG: Bad page map in process sh  pte:0000000000000100 pmd:12345678\naddr:00007f00 vm_flags:00000000\n${stack('dump_stack_lvl', 'print_bad_pte', ...IOCTL)}`,
    'BUG: Bad page map',
  ],
  [
    `BUG: Bad page state in process sh  pfn:12345\npage: refcount:0 mapcount:0\npage_owner tracks the page as allocated\npage last allocated via order 0, migratetype Unmovable, gfp_mask 0xcc0(GFP_KERNEL), pid 77\n set_page_owner+0x10/0x20\n post_alloc_hook+0x10/0x20\n get_page_from_freelist+0x10/0x20\n __alloc_pages+0x10/0x20\n gadget_open+0x10/0x20\npage last free pid 76 tgid 76 stack trace:\n other+0x10/0x20\n${stack('dump_stack_lvl', 'bad_page', 'other')}`,
    'BUG: Bad page state in gadget_open',
  ],
  [
    `BUG: Dentry ffff888012345678{i=1,n=a b}  still in use (1) [unmount of ext4 loop0]\nWARNING: CPU: 1 PID: 77 at fs/dcache.c:1600 umount_check+0x10/0x20\n${trap('umount_check', 'd_walk')}`,
    'BUG: Dentry still in use in unmount',
  ],
  [
    'VFS: Busy inodes after unmount of loop0. Self-destruct in 5 seconds.  Have a nice day...',
    'VFS: Busy inodes after unmount (use-after-free)',
  ],
  [
    'BUG: Bad rss-counter state mm:ffff888012345678 type:MM_ANONPAGES val:1',
    'BUG: Bad rss-counter state',
  ],
  ['BUG: non-zero nr_ptes on freeing mm: 3', 'BUG: non-zero nr_ptes on freeing mm'],
  [
    'BUG: memory leak\nunreferenced object 0xffff888012345678 (size 32):\n  comm "sh", pid 77, jiffies 4294942345\n  hex dump (first 32 bytes):\n  backtrace (crc 0):\n    kmemleak_alloc_recursive include/linux/kmemleak.h:42 [inline]\n    kmalloc_trace+0x10/0x20\n    kmemdup_nul+0x10/0x20\n    gadget_open+0x10/0x20',
    'memory leak in gadget_open',
  ],
  // lib/ubsan.c
  [
    `UBSAN: Undefined behaviour in drivers/gadget.c:99:3\nsigned integer overflow:\n${stack('dump_stack', 'ubsan_epilogue', 'handle_overflow', '__ubsan_handle_add_overflow', ...IOCTL)}`,
    'UBSAN: undefined-behaviour in gadget_do',
  ],
  [
    `UBSAN: signed-integer-overflow in drivers/gadget.c:99:3\n1 + 2 cannot be represented in type 'int'\n${stack('dump_stack_lvl', 'ubsan_epilogue', 'handle_overflow', ...IOCTL)}`,
    'UBSAN: signed-integer-overflow in gadget_do',
  ],
  // kernel/panic.c
  [
    `Kernel panic - not syncing: stack-protector: Kernel stack is corrupted in: gadget_do+0x10/0x20\n${stack('dump_stack_lvl', 'panic', '__stack_chk_fail')}`,
    'kernel panic: stack is corrupted in gadget_do',
  ],
  [
    `Kernel panic - not syncing: stack-protector: Kernel stack is corrupted in: ffffffff81234567\n${stack('dump_stack', 'panic', '__stack_chk_fail', ...IOCTL)}`,
    'kernel panic: stack is corrupted in gadget_do',
  ],
  [
    `Kernel panic - not syncing: corrupted stack end detected inside scheduler\n${stack('dump_stack', 'panic', '__schedule', 'schedule', 'gadget_loop', 'gadget_do', '__x64_sys_gadget', 'do_syscall_64')}`,
    'kernel panic: corrupted stack end in sys_gadget',
  ],
];

/** The same on other architectures. */
const OTHERS: readonly (readonly [string, string])[] = [
  [
    'Unable to handle kernel paging request at virtual address dead000000000108\nMem abort info:\n  ESR = 0x96000044\nInternal error: Oops: 96000044 [#1] PREEMPT SMP\nCPU: 0 PID: 77 Comm: sh Not tainted 6.6.0 #1\npstate: 80400005\npc : __list_del_entry_valid+0x10/0x20\nlr : gadget_do+0x10/0x20\nsp : ffff80001234\nCall trace:\n __list_del_entry_valid+0x10/0x20\n gadget_do+0x10/0x20\n el0_svc+0x10/0x20',
    'BUG: unable to handle kernel paging request in gadget_do',
  ],
  [
    'Unable to handle kernel access to user memory outside uaccess routines at virtual address 0000000000000018\nMem abort info:\npc : gadget_do+0x10/0x20\nCall trace:\n gadget_do+0x10/0x20',
    'BUG: unable to handle kernel access to user memory in gadget_do',
  ],
  [
    'Internal error: synchronous external abort: 96000010 [#1] PREEMPT SMP\npc : gadget_do+0x10/0x20\nCall trace:\n gadget_do+0x10/0x20',
    'Internal error in gadget_do',
  ],
  [
    '8<--- cut here ---\nUnable to handle kernel NULL pointer dereference at virtual address 00000010\npgd = 8c1d5b80\n[00000010] *pgd=00000000\nInternal error: Oops: 5 [#1] PREEMPT SMP ARM\nPC is at gadget_do+0x10/0x20\nLR is at other+0x10/0x20\nBacktrace: \n[<80c1e5e8>] (gadget_do) from [<80c1eb20>] (gadget_ioctl+0x60/0xdc)',
    'BUG: unable to handle kernel NULL pointer dereference in gadget_do',
  ],
  [
    'Unhandled fault: page domain fault (0x01b) at 0x00000018\npgd = 8c1d5b80\nInternal error: : 1b [#1] PREEMPT SMP ARM\nPC is at memcpy+0x10/0x20\nBacktrace: \n[<80c1e5e8>] (memcpy) from [<80c1eb20>] (gadget_do+0x60/0xdc)',
    'Unhandled fault in gadget_do',
  ],
  [
    'BUG: sleeping function called from invalid context at mm/slab.h:1\nBacktrace: \n[<80c1e5e8>] (dump_backtrace) from [<80c1eb20>] (show_stack+0x20/0x24)\n[<80c1e5e8>] (show_stack) from [<80c1eb20>] (dump_stack+0x20/0x24)\n[<80c1e5e8>] (dump_stack) from [<80c1eb20>] (__might_sleep+0x20/0x24)\n[<80c1e5e8>] (__might_sleep) from [<80c1eb20>] (gadget_do+0x60/0xdc)',
    'BUG: sleeping function called from invalid context in gadget_do',
  ],
  [
    'Unable to handle kernel NULL pointer dereference at virtual address 0000000000000000\nOops [#1]\nCPU: 1 PID: 77 Comm: sh Not tainted 6.6.0 #1\nepc : gadget_do+0x10/0x20\n ra : other+0x10/0x20\nstatus: 0000000200000120 badaddr: 0000000000000000 cause: 000000000000000d\n[<ffffffff80123456>] gadget_do+0x10/0x20\n[<ffffffff80123456>] gadget_ioctl+0x10/0x20',
    'BUG: unable to handle kernel NULL pointer dereference in gadget_do',
  ],
  [
    'BUG: Kernel NULL pointer dereference on read at 0x00000010\nFaulting instruction address: 0xc000000000123456\nOops: Kernel access of bad area, sig: 11 [#1]\nNIP:  c000000000123456 LR: c000000000123457 CTR: 0000000000000000\nNIP [c000000000123456] gadget_do+0x10/0x20\nLR [c000000000123457] other+0x10/0x20\nCall Trace:\n[c000000012345678] [c000000000123457] other+0x10/0x20 (unreliable)',
    'BUG: unable to handle kernel NULL pointer dereference in gadget_do',
  ],
  [
    'rcu: INFO: rcu_preempt self-detected stall on CPU\nCall trace:\n dump_backtrace+0x10/0x20\n el1h_64_irq+0x64/0x68\n gadget_loop+0x10/0x20\n gadget_ioctl+0x10/0x20\n __arm64_sys_ioctl+0x10/0x20\n invoke_syscall+0x10/0x20',
    'INFO: rcu detected stall in gadget_ioctl',
  ],
];

describe('layouts of reports', () => {
  it.each([...REPORTS, ...OTHERS])('%j is called %j', (words, title) => {
    const printed = new Printk().print(words);
    expect(judgeText(printed)[0]?.title).toBe(title);
    expect(judgeText(new Printk('C1').print(words))[0]?.title, 'with callers').toBe(title);
    expect(judgeText(`${words}\n`)[0]?.title, 'without times').toBe(title);
  });

  it('do not let what other tasks say come between, where the kernel names callers', () => {
    const own = new Printk('T77').print(
      `WARNING: drivers/gadget.c:9 at gadget_do+0x1/0x2, CPU#1: sh/77\n${trap('memcpy', ...IOCTL)}`,
    );
    const other = new Printk('T99').print(stack('wrong_function'));
    const mixed = own.split('\n').flatMap((line, at) => [line, other.split('\n')[at] ?? '']);
    expect(judgeText(mixed.join('\n'))[0]?.title).toBe('WARNING in gadget_do');
  });

  it('let other CPUs say where they are, once they are asked', () => {
    const stall = new Printk('C0').print(
      'rcu: INFO: rcu_preempt detected stalls on CPUs/tasks:\nSending NMI from CPU 0 to CPUs 1:',
    );
    const answer = new Printk('C1').print(
      'NMI backtrace for cpu 1\nCall Trace:\n <IRQ>\n asm_sysvec_apic_timer_interrupt+0x10/0x20\n </IRQ>\nRIP: 0010:gadget_poll+0x10/0x20\n gadget_work+0x10/0x20\n process_one_work+0x10/0x20',
    );
    expect(judgeText(stall + answer)[0]?.title).toBe('INFO: rcu detected stall in gadget_work');
  });

  it('do not take the stack of an injected failure for theirs', () => {
    const words = `WARNING: drivers/gadget.c:9 at gadget_do+0x1/0x2, CPU#1: sh/77\n${stack('dump_stack', 'should_fail', 'should_failslab', 'wrong_function')}`;
    expect(judgeText(new Printk().print(words))[0]?.title).toBe('WARNING in corrupted');
  });

  it('are found where user space has not ended its line', () => {
    const report = `$ cat fileBUG: KASAN: use-after-free in gadget_do+0x1/0x2\nRead of size 4 at addr ffff888012345678 by task sh/77\n${stack('gadget_do')}\n`;
    expect(judgeText(report)[0]?.title).toBe('KASAN: use-after-free Read in gadget_do');
  });
});
