/**
 * Functions that are on the stack of many reports and cause none: a report is not named after
 * them. Each line is one part of the kernel. Names are matched without what compilers append.
 */
const COMMON: readonly string[] = [
  // Sanitizers, and what they instrument.
  '_*(?:asan|kasan|msan|kmsan|tsan|kcsan|hwasan|ubsan|kfence|sanitizer)(?:_.*|\\d*)?',
  'check_memory_region.*|check_region_inline|memory_is_.*|check_heap_object|check_object|check_bytes.*',
  'print_address_description.*|print_report.*|print_trailer|object_err|describe_.*|end_report',
  'handle_overflow|val_to_string|instrument_.*|get_bug_type|complete_report_info',
  'read_word_at_a_time|_*(?:read|write)_once.*|READ_ONCE|WRITE_ONCE',
  '(?:raw_|arch_)*_*(?:atomic|atomic64|atomic_long|local)_\\w+|_*(?:arch_)?(?:test|set|clear|change)_(?:and_\\w+_)?bit\\w*',
  'msan_\\w+|__msan_\\w+|kmsan_\\w+|__kernel_stack_chk\\w*',
  // Making of the report itself.
  'dump_stack\\w*|__dump_stack|show_stack\\w*|dump_backtrace|unwind_backtrace|show_trace\\w*|show_regs.*|save_(?:stack|trace)\\w*|stack_trace_\\w+',
  '_*(?:v|nmi_)?panic\\w*|_*warn\\w*|report_bug|handle_bug|fixup_bug|oops_\\w+|die|__die\\w*|die_\\w+|report_addr',
  'print_\\w*bug\\w*|print_circular\\w*|print_irq\\w*|print_bad\\w*|print_deadlock\\w*|print_lock_\\w+|print_unlock\\w*|print_freed\\w*|print_kernel\\w*',
  '_*v?printk\\w*|console_(?:unlock|flush\\w*|trylock\\w*)|call_console\\w*|vprintk\\w*|__might_\\w+|___might_\\w+|might_\\w+|__cant_\\w+',
  '(?:__)?should_fail\\w*|should_failslab|fail_dump|fault_\\w*inject\\w*',
  '__schedule_bug|schedule_debug|check_preemption_disabled|debug_smp_processor_id|__this_cpu_preempt_check|__bug_\\w+|rust_helper_BUG',
  'spin_(?:dump|bug)|rwlock_bug|bad_page|bad_rss\\w*|nmi_cpu_backtrace\\w*|nmi_trigger\\w*|nmi_raise\\w*|arch_trigger\\w+|_*sched_show_task|dump_cpu_task|rcu_dump_cpu\\w*|trigger_\\w*backtrace|__stack_chk_fail',
  // Traps.
  'do_(?:error_)?trap\\w*|do_invalid_op|invalid_op|exc_\\w+|asm_exc_\\w+|do_general_protection|general_protection|double_fault|do_double_fault|do_int3|int3|do_divide_error|divide_error',
  '(?:__|async_|trace_|do_)*page_fault\\w*|do_user_addr_fault|do_kern_addr_fault|_*bad_area\\w*|no_context|vmalloc_fault|spurious_\\w+|error_entry|error_code|fault_in_kernel\\w*|kernelmode_\\w+',
  'do_mem_abort|do_translation_fault|do_DataAbort|do_PrefetchAbort|__dabt_\\w+|__pabt_\\w+|__und_\\w+|do_undefinstr|do_sect_fault|do_alignment\\w*|do_tag_check_fault|do_bad\\w*|_*do_kernel_fault|arm64_force\\w*',
  '(?:bug|brk|call_break|early_brk|ubsan|kasan|reg_efi|break|do_debug)_(?:handler|hook|exception)|call_break_hook|do_el1_\\w+|el1?[01]h?t?_\\w+|el[01]h?_\\w+|el1_\\w+|el0t?_\\w+|el[01]_?\\w*|handle_exception|ret_from_exception|do_trap_\\w+',
  'handle_page_fault|program_check\\w*|data_access_\\w+|bad_page_fault|interrupt_\\w+|irqentry_\\w+|sysvec_\\w+|asm_sysvec_\\w+|paranoid_\\w+|bad_mode|undef_instr\\w*|do_bad_area|cfi_\\w+|__cfi_\\w+|bad_el0_sync',
  // Allocators.
  '\\w*k?v?[mzc]alloc\\w*|_*(?:do_)?k[vm]?[vmz]?[mzc]?(?:m|z|c|re)alloc\\w*|k?v?(?:m|z|c)alloc\\w*|_*kv?free\\w*|kfree\\w*|kvfree\\w*|_*kmem_\\w+|_*kmalloc\\w*|_*slab_\\w+|___slab\\w*|_*(?:cache|slub)_\\w*(?:alloc|free)\\w*|allocate_slab|new_slab\\w*|alloc_slab\\w*|do_slab_free|__do_cache\\w*|fallback_alloc|qlink_\\w+|qlist_\\w+|quarantine_\\w+|do_kmalloc\\w*|___cache_free',
  '_*(?:alloc|free)_(?:frozen_|contig_)?pages?\\w*|_*alloc_frozen\\w*|free_unref\\w*|free_pcp\\w*|free_the_page|free_one_page|prep_new_page|post_alloc_hook|get_page_from_freelist|rmqueue\\w*|check_(?:new|free)_pages?\\w*|free_pages?_\\w+|__free_one_page|expand|get_zeroed_page|_*get_free_pages\\w*|free_tail\\w*|discard_slab|__folio_alloc\\w*|folio_alloc\\w*|vma_alloc_\\w+|alloc_pages\\w*',
  '_*v[mz]?alloc\\w*|_*vfree|_*vmalloc\\w*|_*vunmap\\w*|(?:kv?)?memdup\\w*|kstrdup\\w*|kmemdup\\w*|memdup_user\\w*|_*krealloc\\w*|mempool_\\w+|pcpu_\\w+|_*alloc_percpu\\w*|kmemleak_\\w+|devm_k\\w+|devres_\\w+|radix_tree_node_alloc|idr_\\w+|ida_\\w+|_*k?v?calloc\\w*|warn_alloc\\w*|cache_\\w+',
  // Memory and strings.
  '_*mem(?:cpy|set|move|cmp|chr|scan|zero|cat)\\w*|_*str(?:n|l|s|r|p|c)?(?:cpy|len|cmp|cat|chr|str|scpy|sep|spn|casecmp|nlen|ncpy|ncmp)\\w*|strim|strscpy\\w*|_*fortify\\w*|sized_str\\w*|_*copy_(?:to|from|in|user)\\w*|_*copy_\\w*user\\w*|copyin|copyout|raw_copy\\w*|_*(?:get|put|clear)_user\\w*|do_strncpy\\w*|strn?cpy\\w*|usercopy\\w*|check_copy\\w*|__check_object_size|rep_movs\\w*|rep_stos\\w*|_*clear_page\\w*|copy_page|memcpy_\\w+|_*copy_mc\\w*',
  '_copy_(?:to|from)_iter\\w*|copy_page_(?:to|from)_iter\\w*|copy_folio\\w*|iterate_and_advance\\w*|copyout\\w*|simple_copy_to_iter|copy_to_iter|copy_from_iter|memcpy_to_iter\\w*',
  'bcmp|kv?asprintf\\w*|v?sprintf|seq_(?:printf|puts|putc|write)|simple_read_from_buffer|put_dec\\w*|kzfree\\w*|depot_save_stack|xxh\\w+|_*siphash\\w*|format_decode|v?snprintf|v?scnprintf|string(?:_nocheck)?|number|pointer|bitmap_\\w+|_*find_(?:next|first|last)\\w*_bit\\w*|_find_\\w+|hex_\\w+|csum_partial\\w*',
  // Lists, trees, counters.
  '_*list_(?:add|del|splice|move|replace|empty|lru)\\w*|_*list_\\w+_valid\\w*|_*hlist_\\w+|_*rb_\\w+|_*plist_\\w+|klist_\\w+|llist_\\w+|refcount_\\w+|_*refcount\\w*|_*kref_\\w+|kobject_\\w+|kobj_\\w+|percpu_ref\\w*|___?ptr_ring\\w*',
  // Locks.
  '\\w*(?:spin|read|write)_(?:un|try)?lock\\w*|\\w*spin_rq_\\w*|\\w*optimistic_spin\\w*|_*lock_(?:acquire|release|is_held|downgrade|set_class|acquired|contended|sock_\\w*|sock|page\\w*|pin\\w*|unpin\\w*)\\w*|lockdep\\w*|mark_(?:lock|held|usage)\\w*|check_(?:prev|prevs|deadlock|irq|noncircular|usage|chain|flags|wait_context|unlock)\\w*|validate_chain|register_lock_class|lookup_chain\\w*|assign_lock_key|trace_hardirqs\\w*|trace_softirqs\\w*|debug_check_no_locks\\w*|valid_state|reacquire\\w*|find_held\\w*|__lockdep\\w*|print_lock\\w*|find_lock_\\w+|valid_state|do_raw_\\w+|_raw_\\w+|__raw_\\w+|_*(?:spin|read|write)_(?:un|try)?lock\\w*|_*(?:native_)?queued?_\\w*lock\\w*|pv_\\w+|__pv_\\w+|__lock_task_sighand|kvm_wait|_*mutex_\\w+|_*ww_mutex\\w*|_*down(?:_\\w+)?|_*up(?:_\\w+)?|_*rwsem\\w*|_*rt_(?:spin|read|write)\\w*|\\w*rt_mutex\\w*|downgrade_write|seqcount\\w*|_*local_bh\\w*|percpu_(?:down|up)\\w*|_atomic_dec\\w*|bit_spin\\w*|__task_rq_lock|task_rq_lock|hlock_\\w+',
  // Waiting, and being scheduled.
  '_*schedule(?:_\\w+)?|context_switch|_*cond_resched\\w*|preempt_\\w+|io_schedule\\w*|wait_for_\\w+|_*wait_for_common|_*wait_on_\\w+|bit_wait\\w*|out_of_line_wait\\w*|__switch_to\\w*|prepare_to_wait\\w*|finish_wait|_*wake_up(?!_new)\\w*|try_to_wake_up|default_wake\\w*|autoremove_wake\\w*|_*queue_(?:work|delayed)\\w*|_*cancel_(?:work|delayed)\\w*|complete|complete_all|swake\\w*|msleep\\w*|rcu_note\\w*|insert_work|__cancel\\w*',
  // RCU, timers, debug objects.
  'rcu_(?:read|lock|dereference|is_watching|preempt)\\w*|__rcu_\\w+|call_rcu\\w*|__call_rcu\\w*|kfree_rcu|kvfree_call_rcu|kfree_call_rcu|srcu_read\\w*|__srcu_\\w+|debug_(?:object|check|rcu|print|lockdep|spin|mutex|timer|hrtimer)\\w*|_*debug_\\w*object\\w*|debug_assert_init|(?:timer|work)_is_static_object|_*(?:try_to_)?del_timer\\w*|_*timer_delete\\w*|_*mod_timer\\w*|__internal_add_timer|timer_(?:shutdown|delete)\\w*|init_timer\\w*|_*init_(?:work|timer)\\w*|lock_timer_base|detach_if_pending|calc_wheel\\w*|enqueue_timer|debug_deactivate|detach_timer|__mod_timer',
  'perf_trace_\\w+|__traceiter_\\w+|__?traceprobe\\w*|__bpf_trace\\w*|_*arch_static\\w*|_*static_call\\w*|__x86_indirect\\w*|_*native_(?:safe_halt|irq|save_fl|restore_fl|write_msr|read_msr|halt)\\w*|arch_local\\w*|raw_irqentry\\w*|arch_irq\\w*|irq_work\\w*|apic_timer_interrupt|__fentry__|mcount|(?:smp_)?(?:trace_)?(?:apic|reschedule|call_function\\w*|irq_work)\\w*interrupt|__pfx_\\w+|arch_stack_walk\\w*',
  // What many call to be told that they were wrong, and what every driver or file system calls.
  'skb_(?:over_|under_)?panic|skb_(?:push|put|pull|trim)\\w*|assertfail|btrfs_assertfail|assfail|ref_tracker_\\w+|page_pool_\\w+',
  'device_(?:add|del|register|unregister|release|initialize|create\\w*|destroy)|usb_(?:kill|poison|unlink)_\\w*urb\\w*|_*unregister_netdevice\\w*|rollback_registered\\w*|iput\\w*|folio_(?:lock|unlock|put|get|end)\\w*|mark_buffer_dirty|brelse|_*brelse|crc\\w+|_*crc32\\w*|jhash\\w*|_*filemap_fdata\\w+|fdatawait_one_bdev|_*filemap_(?:get|alloc|add|lock)_folio\\w*|pagecache_get_page|grab_cache_page\\w*|find_or_create_page|lock_page|unlock_page|stack_depot_\\w+|create_object|_*put_page|get_device_parent|put_cpu_partial|_*put_partials|skb_free_head|_*phys_addr\\w*|_*set_page_owner|virt_to_\\w+|finish_task_switch|finish_lock_switch',
  // Messages, and dumping of bytes.
  '_*(?:dev|netdev|wiphy|net_dev|pr|drm|usb|sdev|scmd|ata|btrfs|ext4)_v?printk\\w*|dev_v?printk_emit|_*dev_(?:err|info|warn|notice|crit|emerg|alert|dbg)|_*netdev_(?:err|info|warn|notice|crit|emerg|alert|printk)|print_hex_dump\\w*|hex_dump_to_buffer|_*dynamic_\\w*dbg|_*dynamic_\\w*debug|log_store|df_debug|check_panic_on_warn|sysfs_(?:remove|create|add|delete|update|merge|unmerge)\\w*|_*kobject_\\w+|kset_\\w+|kobj_\\w+|kernfs_remove\\w*|device_remove_\\w+|device_create_\\w+|_*sk_stop_timer\\w*|sk_reset_timer',
  // Reference counting of objects that everything uses.
  'd?_*(?:fast_)?dput|dget\\w*|lockref_\\w+',
];

const COMMON_FUNCTIONS = new RegExp(`^(?:${COMMON.join('|')})$`);

/** The stack ends there: below it every task and interrupt look the same. */
const ENTRY =
  /^(?:entry_\w+|do_syscall_\w+|do_fast_syscall\w*|do_int80\w*|__do_fast_syscall\w*|ret_from_(?:fork|kernel)\w*|ret_fast_syscall|ret_to_user\w*|el0_svc\w*|do_el0_svc|el0t_\w+|system_call\w*|sysenter\w*|x64_sys_call|ia32_sys_call|invoke_syscall|__invoke_syscall|stub_\w+|int_ret\w*|kthread|kernel_thread\w*|asm_\w+|handle_syscall|syscall_\w+|tracesys\w*|secondary_startup\w*|el0_\w+)$/;

/** Whether a function names no cause, whatever the report. */
export function isCommonFunction(name: string): boolean {
  let isCommon = known.get(name);
  if (isCommon === undefined) {
    isCommon = COMMON_FUNCTIONS.test(name) || ENTRY.test(name);
    if (known.size >= KNOWN_MAX) known.clear();
    known.set(name, isCommon);
  }
  return isCommon;
}

/** The same functions are asked for again and again; the names may come from anywhere. */
const KNOWN_MAX = 5000;
const known = new Map<string, boolean>();

/**
 * Where work that is all alike is handed to code that is particular. A kernel that loops is found
 * in any of the functions it loops through; the one right above such a place is always the same.
 */
const ANCHORS = new RegExp(
  `^(?:${[
    // Entry, workers, interrupts.
    'entry_\\w+|do_syscall_\\w+|do_fast_syscall\\w*|do_int80\\w*|ret_from_\\w+|ret_fast_syscall|el0_svc\\w*|do_el0_svc|invoke_syscall|system_call\\w*|sysenter\\w*|tracesys\\w*|stub_\\w+|x64_sys_call|handle_exception|do_trap_ecall\\w*',
    'process_one_work|worker_thread|kthread|smpboot_thread_fn|run_ksoftirqd|cpu_startup_entry|start_secondary|do_idle|task_work_run|exit_to_user\\w*|prepare_exit_to\\w*|cpu_stopper_thread|kernel_init|start_kernel|rest_init',
    '_*do_softirq\\w*|handle_softirqs|invoke_softirq|irq_exit\\w*|tasklet_(?:hi_)?action\\w*|call_timer_fn|expire_timers|_*run_timers|run_timer_softirq|_*hrtimer_run_(?:queues|softirq)|__run_hrtimer|net_rx_action|_*napi_poll|rcu_(?:do_batch|core)\\w*|smp_call_function\\w*|_*flush_smp_call\\w*',
    // Calls that lead anywhere: files, sockets, devices, mounts.
    '(?:__)?vfs_(?:read|write|readv|writev|ioctl|iter_read|iter_write|get_super|get_tree)|_*do_fault|_*sys_(?:setsockopt|getsockopt|connect|bind|accept4?|sendto|recvfrom)|SYSC_(?:setsockopt|getsockopt)|_*do_sock_setsockopt|new_sync_(?:read|write)|call_(?:read|write)_iter|do_iter_(?:read|write|readv\\w*)\\w*|do_loop_readv\\w*|k?sys_(?:read|write|ioctl)|SyS_(?:read|write|ioctl|mmap|mmap_pgoff)|do_vfs_ioctl|(?:compat_)?blkdev_(?:driver_)?ioctl|(?:do_)?file_ioctl|do_dentry_open|_*fput|call_mmap|_*mmap_region|do_mmap|mount_fs|path_mount|do_mount|legacy_get_tree|sock_(?:sendmsg|recvmsg|write_iter|read_iter|ioctl|do_ioctl|close|poll|mmap|release|sendmsg_nosec|recvmsg_nosec)|_*sock_(?:release|sendmsg|recvmsg)\\w*|_*SYSC_(?:sendto|recvfrom|connect|bind|setsockopt|getsockopt|accept4?)',
    // Packets.
    '_*netif_receive_skb\\w*|netif_rx\\w*|process_backlog|_*netlink_dump\\w*|netlink_rcv_skb|genl_rcv_msg|genl_family_rcv\\w*|rtnetlink_rcv\\w*|nfnetlink_rcv\\w*|sock_common_(?:set|get)sockopt',
  ].join('|')})$`,
);

/** Whether a representative function of a loop is to be looked for above this one. */
export function isAnchor(name: string): boolean {
  return ANCHORS.test(name);
}

/** Functions that differ by configuration or version and are one to a reader. */
const ALIASES: readonly (readonly [RegExp, string])[] = [
  [/^smp_call_function\w*$/, 'smp_call_function'],
  [
    /^_*synchronize_(?:s?rcu|sched|rcu_bh|rcu_mult)(?:_expedited|_normal|_sched|_wait\w*)?$/,
    'synchronize_rcu',
  ],
  [
    /^(?:__(?:x64|x32|ia32|arm64|s390x?|riscv|se|do|ia32_compat|se_compat|do_compat)_sys|SyS|SYSC|__x64_compat_sys)_(\w+)$/,
    'sys_$1',
  ],
];

/** The name to use in a title for a function. */
export function commonName(name: string): string {
  for (const [pattern, replacement] of ALIASES) {
    if (pattern.test(name)) return name.replace(pattern, replacement);
  }
  return name;
}
