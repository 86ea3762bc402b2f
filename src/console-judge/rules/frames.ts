import {names} from './name-pattern.ts';

/**
 * Functions that are on the stack of many reports and cause none: a report is not named after
 * them. Each string is one part of the kernel; `*` stands for anything.
 */
const COMMON = names(
  // Sanitizers, and what they put into code.
  `*__sanitizer* *__asan* *kasan* *hwasan* *__msan* *kmsan* *kcsan_setup_watchpoint* *ubsan_* *__tsan_*
   *check_memory_region* *check_heap_object* *check_object* *read_word_at_a_time*
   *read_once*nocheck* *write_once*nocheck* *print_address_description* *print_report*`,
  // The making of a report.
  `*panic* *report_bug* *handle_bug* *fixup_bug* *show_stack* *dump_stack* *walk_stack* *dump_backtrace*
   unwind_backtrace *stack_trace_consume_entry* *arch_stack_walk* *stack_trace_save* *warn_slowpath*
   *warn_alloc* *warn_bogus* *__warn* *print_tainted* get_taint *assertfail* *__fortify_report*
   *print_usage_bug* *print_unlock* *imbalance_bug* *perf_trace* *_indirect_thunk_*
   nmi_cpu_backtrace nmi_trigger_cpumask_backtrace trigger_*_backtrace rcu_dump_cpu_stacks`,
  // Traps on the way to it.
  `*invalid_op* *do_error* *_trap *do_trap* *program_check_exception* *program_check_common*
   *do_kernel_fault* *do_translation_fault* *do_mem_abort* *el1_abort*
   *el1h_64_sync* bug_handler call_break_hook brk_handler do_debug_exception`,
  // Allocators and the page cache.
  `*malloc* *zalloc* *calloc* *krealloc* *alloc_page* *kmem_cache* *allocate_slab* *slab_*
   *__alloc_frozen_pages_noprof* *folio_alloc* *folio_unlock* *filemap_alloc_folio*
   *__filemap_get_folio* *find_or_create_page* *do_read_cache_folio* *read_cache_page*
   *pagecache_get_page* *grab_cache_page_write_begin* lock_page* unlock_page* *find_lock_entries*
   *truncate_inode_pages_range* kfree kvfree *kfree_skb* *memdup* *strdup* *strndup* *__phys_addr*
   *ida_free*`,
  // Debugging of objects, locks and sleeping.
  `*debug_object* *timer_is_static_object* *work_is_static_object* *lockdep* *lock_acquire*
   *lock_release* *lock_class* *mark_lock* *reacquire_held_locks* *mark_held_locks* *might_fault*
   *might_sleep* *__might_resched* *trace_hardirq* *trace_softirq*`,
  // Locks.
  `*raw_spin_rq* *spin_lock* *spin_trylock* *spin_unlock* *read_lock* *read_trylock* *write_lock*
   *write_trylock* *read_unlock* *write_unlock* down *down_read* *down_write* *down_trylock*
   *up_read* *up_write* mutex_* __mutex_* rt_mutex_* *owner_on_cpu* *osq_lock* *osq_unlock*
   *bh_enable* *bh_disable* *seqprop_assert*`,
  // Counters and bits.
  `*atomic_dec* *atomic_inc* *atomic_read* *atomic_set* *atomic_or* *atomic_xor* *atomic_and*
   *atomic_add* *atomic_sub* *atomic_fetch* *atomic_xchg* *atomic_cmpxchg* *atomic_try*
   *atomic64_dec* *atomic64_inc* *atomic64_read* *atomic64_set* *atomic64_or* *atomic64_xor*
   *atomic64_and* *atomic64_add* *atomic64_sub* *atomic64_fetch* *atomic64_xchg*
   *atomic64_cmpxchg* *atomic64_try* *set_bit* *clear_bit* *change_bit* *test_bit*
   refcount_* kref_* *ref_tracker* *drop_nlink*`,
  // Memory, strings, sums.
  `*memcpy* *memcmp* *memset* *memchr* *memmove* *strcmp* *strncmp* *strcpy* *strlcpy* *strncpy*
   *strscpy* *strlen* *strstr* *strnstr* *strnlen* *strchr* *string* *pointer* *snprintf*
   *scnprintf* *kasprintf* *kvasprintf* *va_format* crc0* crc1* crc2* crc3* crc4* crc5* crc6* crc7*
   crc8* crc9* *crc_itu_t* *hex_dump_to_buffer* *print_hex_dump*`,
  // User memory and iterators.
  `*copy_to_user* *copy_from_user* *copy_to_iter* *copy_from_iter* *copy_page_to_iter*
   *copy_page_from_iter* *copy_folio_to_iter* copyin copyout *put_user* *get_user*
   *extract_user_to_sg* *extract_iter_to_sg*`,
  // Lists, trees and tables.
  `*list_add* *list_del* *list_replace* *list_move* *list_splice* rb_* __rb_* klist_*
   *rhashtable_lookup* *xas_start* *xas_load* *xas_find*`,
  // Messages.
  '*printk* *dev_info* *dev_notice* *dev_warn* *dev_err* *dev_alert* *dev_crit* *dev_emerg*',
  // Registers of devices.
  '*readb *readw *readl *readq *writeb *writew *writel *writeq *logic_in* *logic_out*',
  // Timers, work and waiting.
  `*del_timer* *lock_timer_base* *__timer_delete_sync* *__mod_timer* *sk_stop_timer_sync*
   *flush_work* *__cancel_work_timer* *cancel_work_sync* *try_to_grab_pending* *drain_workqueue*
   *destroy_workqueue* *queue_work* *insert_work* *__queue_delayed_work* *queue_delayed_work_on*
   *__wake_up* *finish_wait* *kthread_stop* complete *wait_for_completion* *cleanup_srcu_struct*`,
  // Devices, as drivers let go of them.
  `*kobject_* *add_uevent_var* *get_device_parent* *device_add* *device_del* *device_unregister*
   *device_destroy* *device_release* *devres_release_all* *device_for_each_child*
   *device_remove_file* *sysfs_remove* put_device *hwrng_unregister* *i2c_del_adapter*
   *__unregister_client* *tty_unregister_device* *rollback_registered* *unregister_netdev*
   *dummy_urb_enqueue* *usb_kill_urb* *usb_kill_anchored_urbs* *usb_control_msg*
   *usb_hcd_submit_urb* *usb_submit_urb*`,
  // Inodes, names of files, buffers.
  'iput iput_final ihold *dput* mark_buffer_dirty',
);

/** Whether a function names no cause, whatever the report. */
export function isCommonFunction(name: string): boolean {
  let isCommon = known.get(name);
  if (isCommon === undefined) {
    isCommon = COMMON.test(name);
    if (known.size >= KNOWN_MAX) known.clear();
    if (name.length <= KNOWN_NAME_MAX) known.set(name, isCommon);
  }
  return isCommon;
}

/** The same functions are asked for again and again; the names may come from anywhere. */
const KNOWN_MAX = 20_000;
const KNOWN_NAME_MAX = 100;
const known = new Map<string, boolean>();

/**
 * Where work that is all alike is handed to code that is particular. A kernel that loops is found
 * in any of the functions it loops through; the one right above such a place is always the same.
 */
const ANCHORS = names(
  // The way in from user space.
  `*do_syscall_* *do_fast_syscall_* *sysenter_dispatch* *tracesys_phase2* *el0_svc_handler*
   *invoke_syscall* *ret_fast_syscall* *__do_fault* *do_page_fault* page_fault`,
  // Tasks of the kernel, and what it does between two others.
  `*process_one_work* *do_softirq* *call_timer_fn* *_run_timers* *run_timer_softirq* *hrtimer_run*
   *run_ksoftirqd* *smpboot_thread_fn* kthread *start_secondary* *cpu_startup_entry*
   *ret_from_fork* *tasklet_action* *tasklet_hi_action* *smp_call_function* *netif_receive_skb*`,
  // Calls that lead anywhere: files,
  `*vfs_write* *vfs_read* *vfs_iter_read* *vfs_iter_write* *do_iter_read* *do_iter_write*
   *call_read_iter* *call_write_iter* *new_sync_read* *new_sync_write* *vfs_ioctl* *ksys_ioctl*
   *compat_ioctl* *compat_sys_ioctl* *blkdev_driver_ioctl* *blkdev_ioctl* call_mmap* *mmap_region*
   *do_mmap* *do_dentry_open* *vfs_open* *__fput* *task_work_run* *exit_to_usermode* ioctl* sys_ioctl*`,
  // and sockets.
  `sock_sendmsg* sock_recvmsg* sock_release* __sock_release* setsockopt *kernel_setsockopt*
   *sock_common_setsockopt* listen *kernel_listen* *sk_common_release* sock_mmap* accept
   *kernel_accept* sock_do_ioctl* sock_ioctl* compat_sock_ioctl* nfnetlink_rcv_msg*
   rtnetlink_rcv_msg* netlink_dump* socketpair* sys_socketpair* connect* sys_connect*`,
);

/** Whether a representative function of a loop is to be looked for above this one. */
export function isAnchor(name: string): boolean {
  return ANCHORS.test(name);
}

/** Where tasks wait for others: named by that, as the victims could be any. */
const BOTTLENECKS: readonly (readonly [RegExp, string | undefined])[] = [
  [/rtnl_lock/, undefined],
  [/synchronize_(?:s?rcu|net|sched)/, 'synchronize_rcu'],
];

/** The name of a queue in which many tasks stand; `undefined` for any other function. */
export function bottleneckOf(name: string): string | undefined {
  for (const [pattern, common] of BOTTLENECKS) if (pattern.test(name)) return common ?? name;
  return undefined;
}

/** How a task waits: a hang is named by the function that decided to, not by these. */
const WAITING = names(
  `*sched* *_lock* *_slowlock* *down* *rwsem* *completion* *kthread* *wait* *synchronize*
   *context_switch* *__switch_to* *cancel_delayed_work* *rcu_barrier*`,
);

/** Whether a function is one in which tasks wait. */
export function isWaiting(name: string): boolean {
  return WAITING.test(name);
}

/** What compilers and architectures put before the name of a system call. */
const CALL_PREFIXES = [
  ...['SYSC_', 'SyS_', 'compat_SYSC_', 'compat_SyS_'],
  ...['sys_', '__sys_', '___sys_', '____sys_', 'ksys_', '__se_sys_', '__do_sys_'],
  ...['__x64_', '__ia32_', '__arm64_', '__se_'],
];

/** The name to use in a title for a function: the same for all architectures. */
export function commonName(name: string): string {
  let prefix = '';
  for (const each of CALL_PREFIXES) {
    if (each.length > prefix.length && name.startsWith(each)) prefix = each;
  }
  return name.slice(prefix.length);
}
