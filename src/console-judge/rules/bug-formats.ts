import {names} from './name-pattern.ts';
import {FUNC, type ReportFormat} from './report-format.ts';

/** A lock of the report, with who took it. */
const LOCK_AT = /at: +(?:\[<?[0-9a-f]+>?\] +)?[A-Za-z_]\w*[.+]/;

const f = (source: string) => new RegExp(`^${source.replaceAll('FUNC', FUNC)}`);

const BAD_ACCESS = ['bad-access in $F'];

function kasan(
  what: string,
  access: 'Read' | 'Write',
  bugClass: ReportFormat['class'],
): ReportFormat {
  return {
    headline: f(`BUG: KASAN: (${what}) in FUNC`),
    // Said in the second line.
    body: new RegExp(`^${access} (?:of size|at addr)`, 'm'),
    title: `KASAN: $1 ${access} in $F`,
    alt: BAD_ACCESS,
    // With tags in hardware the report is made in an exception.
    frame: {from: 'titled', skip: names('*kernel_fault* *tag_check* *mem_abort* el1_* el1h_*')},
    functionGroup: 2,
    class: bugClass,
    kind: 'kasan',
    severity: 'error',
  };
}

/** Before 4.0-rc it named the address only. */
function onAddress(
  what: string,
  access: 'Read' | 'Write',
  bugClass: ReportFormat['class'],
): ReportFormat {
  return {
    headline: new RegExp(`^BUG: KASAN: (${what}) on address`),
    body: new RegExp(`^${access} of size`, 'm'),
    title: `KASAN: $1 ${access}`,
    class: bugClass,
    kind: 'kasan',
    severity: 'error',
    corrupted: 'the address is not resolved to a function',
  };
}

const KASAN: readonly ReportFormat[] = [
  {
    headline: f('BUG: KASAN: (?:double-free or invalid-free|double-free|invalid-free) in FUNC'),
    title: 'KASAN: invalid-free in $F',
    alt: ['invalid-free in $F'],
    frame: {from: 'titled', skip: names('*slab_* *kfree* *vunmap* *vfree*')},
    functionGroup: 1,
    class: 'KASAN-INVALID-FREE',
    kind: 'kasan',
    severity: 'error',
  },
  kasan('null-ptr-deref', 'Read', 'KASAN-NULL-POINTER-DEREFERENCE-READ'),
  kasan('null-ptr-deref', 'Write', 'KASAN-NULL-POINTER-DEREFERENCE-WRITE'),
  kasan('[a-z-]*use-after-(?:free|scope|return)', 'Read', 'KASAN-USE-AFTER-FREE-READ'),
  kasan('[a-z-]*use-after-(?:free|scope|return)', 'Write', 'KASAN-USE-AFTER-FREE-WRITE'),
  kasan('[a-z-]+', 'Read', 'KASAN-READ'),
  kasan('[a-z-]+', 'Write', 'KASAN-WRITE'),
  onAddress('null-ptr-deref', 'Read', 'KASAN-NULL-POINTER-DEREFERENCE-READ'),
  onAddress('null-ptr-deref', 'Write', 'KASAN-NULL-POINTER-DEREFERENCE-WRITE'),
  onAddress('[a-z-]*use-after-free', 'Read', 'KASAN-USE-AFTER-FREE-READ'),
  onAddress('[a-z-]*use-after-free', 'Write', 'KASAN-USE-AFTER-FREE-WRITE'),
  onAddress('[a-z-]+', 'Read', 'KASAN-READ'),
  onAddress('[a-z-]+', 'Write', 'KASAN-WRITE'),
  {
    headline: f('BUG: KASAN: (?=[a-z-]*use-after-free)([^\\n]+)'),
    title: 'KASAN: $1',
    class: 'KASAN-USE-AFTER-FREE-READ',
    kind: 'kasan',
    severity: 'error',
    corrupted: 'what was done to the memory is missing',
  },
  {
    headline: f('BUG: KASAN: ([^\\n]+)'),
    title: 'KASAN: $1',
    class: 'KASAN-READ',
    kind: 'kasan',
    severity: 'error',
    corrupted: 'what was done to the memory is missing',
  },
];

/** Hands data on, whoever it comes from. */
const KMSAN_SKIP = names(
  '*alloc_skb* *netlink_ack* *netlink_rcv_skb* *_encrypt crypto_* cipher_* drbg_* rng_*',
);

function kmsan(what: string, bugClass: ReportFormat['class']): ReportFormat {
  return {
    headline: f(`BUG: KMSAN: (${what}) in FUNC`),
    title: 'KMSAN: $1 in $F',
    alt: BAD_ACCESS,
    frame: {from: 'below', skip: KMSAN_SKIP},
    class: bugClass,
    kind: 'kmsan',
    severity: 'error',
  };
}

const KMSAN: readonly ReportFormat[] = [
  {
    headline: f('BUG: KMSAN: kernel-usb-infoleak in FUNC'),
    title: 'KMSAN: kernel-usb-infoleak in $F',
    frame: {
      from: 'below',
      skip: names(
        '*alloc_skb* *usb_submit_urb* *usb_start_wait_urb* *usb_bulk_msg* *usb_interrupt_msg*',
      ),
    },
    class: 'KMSAN-INFO-LEAK',
    kind: 'kmsan',
    severity: 'error',
  },
  kmsan('use-after-free|kernel-[a-z-]*infoleak-after-free', 'KMSAN-USE-AFTER-FREE-READ'),
  kmsan('kernel-[a-z-]*infoleak[a-z-]*', 'KMSAN-INFO-LEAK'),
  kmsan('[a-z-]+', 'KMSAN-UNINIT-VALUE'),
];

/** It names no stack's function but the two that met, so its words are the title. */
function kcsan(what: string, bugClass: ReportFormat['class']): ReportFormat {
  return {
    headline: new RegExp(`^BUG: KCSAN: (${what}[^\\n]+)`),
    title: 'KCSAN: $1',
    class: bugClass,
    kind: 'kcsan',
    severity: 'error',
  };
}

const KCSAN: readonly ReportFormat[] = [
  kcsan('assert', 'KCSAN-ASSERT'),
  kcsan('data-race', 'KCSAN-DATA-RACE'),
  kcsan('', 'KCSAN-UNKNOWN'),
];

function kfence(what: string, title: string, bugClass: ReportFormat['class']): ReportFormat {
  const isAccess = /read|write/.test(title);
  return {
    headline: f(`BUG: KFENCE: ${what} in FUNC`),
    title: `KFENCE: ${title} in $F`,
    ...(isAccess
      ? {alt: BAD_ACCESS}
      : title === 'invalid free'
        ? {alt: ['invalid-free in $F']}
        : {}),
    frame: {from: 'below'},
    functionGroup: 1,
    class: bugClass,
    kind: 'kfence',
    severity: 'error',
  };
}

const KFENCE: readonly ReportFormat[] = [
  kfence('use-after-free read', 'use-after-free read', 'KFENCE-USE-AFTER-FREE-READ'),
  kfence('use-after-free write', 'use-after-free write', 'KFENCE-USE-AFTER-FREE-WRITE'),
  kfence('use-after-free', 'use-after-free', 'KFENCE-USE-AFTER-FREE-READ'),
  kfence('out-of-bounds read', 'out-of-bounds read', 'KFENCE-READ'),
  kfence('out-of-bounds write', 'out-of-bounds write', 'KFENCE-WRITE'),
  kfence('out-of-bounds', 'out-of-bounds', 'KFENCE-READ'),
  kfence('invalid read', 'invalid read', 'KFENCE-READ'),
  kfence('invalid write', 'invalid write', 'KFENCE-WRITE'),
  kfence('invalid access', 'invalid access', 'KFENCE-READ'),
  kfence('invalid free', 'invalid free', 'KFENCE-INVALID-FREE'),
  kfence('memory corruption', 'memory corruption', 'KFENCE-MEMORY-CORRUPTION'),
  {
    headline: f('BUG: KFENCE: ([^\\n]+)'),
    title: 'KFENCE: $1',
    class: 'KFENCE-UNKNOWN',
    kind: 'kfence',
    severity: 'error',
  },
];

/** Sanitizers: they say `BUG: NAME: what in function`. */
export const SANITIZER_FORMATS: readonly ReportFormat[] = [...KASAN, ...KMSAN, ...KCSAN, ...KFENCE];

function lock(what: string, title: string, rest: Partial<ReportFormat> = {}): ReportFormat {
  return {
    headline: f(`(BUG|WARNING|INFO): ${what}`),
    title: `$1: ${title} in $F`,
    frame: {from: 'lock'},
    class: 'LOCKDEP',
    kind: 'lockdep',
    severity: 'error',
    ...rest,
  };
}

function heldOnReturn(word: string, bugClass: ReportFormat['class']): ReportFormat {
  return {
    headline: new RegExp(`^${word}: lock held when returning to user space`),
    body: /leaving the kernel with locks still held[\s\S]*?at: +(?:\[<?[0-9a-f]+>?\] +)?[A-Za-z_]\w*[.+]/,
    title: `${word}: lock held when returning to user space in $F`,
    frame: {from: 'lock'},
    class: bugClass,
    kind: 'lockdep',
    severity: 'error',
  };
}

/** What spin locks and rw locks check with CONFIG_DEBUG_SPINLOCK, lib/…/spinlock_debug.c. */
const SPINLOCK =
  '(spinlock|rwlock) (lockup suspected|already unlocked|recursion|cpu recursion|bad magic|wrong owner|wrong CPU|trylock failure on UP)';

/** The rest of what begins with `BUG:`. */
export const BUG_FORMATS: readonly ReportFormat[] = [
  {
    headline: /^(?:BUG: )?(?:[Uu]nable to handle kernel|[Kk]ernel) NULL pointer dereference/,
    title: 'BUG: unable to handle kernel NULL pointer dereference in $F',
    alt: BAD_ACCESS,
    frame: {from: 'ip'},
    class: 'NULL-POINTER-DEREFERENCE',
    kind: 'oops',
    severity: 'error',
  },
  {
    headline: /^Unable to handle kernel access to user memory/,
    title: 'BUG: unable to handle kernel access to user memory in $F',
    alt: BAD_ACCESS,
    frame: {from: 'ip'},
    class: 'UNKNOWN',
    kind: 'oops',
    severity: 'error',
  },
  {
    headline:
      /^(?:BUG: )?(?:[Uu]nable to handle (?:kernel (?:paging request|data access|execut\w+|read|write)|page fault|kernel unknown))/,
    title: 'BUG: unable to handle kernel paging request in $F',
    alt: BAD_ACCESS,
    frame: {from: 'ip'},
    class: 'MEMORY_SAFETY_BUG',
    kind: 'oops',
    severity: 'error',
  },
  {
    headline: /^(?:BUG: )?[Uu]nable to handle kernel/,
    title: 'BUG: unable to handle kernel',
    class: 'UNKNOWN',
    kind: 'oops',
    severity: 'error',
    corrupted: 'the headline is cut off',
  },
  {
    headline: f(`BUG: ${SPINLOCK}`),
    title: 'BUG: $1 $2 in $F',
    frame: {from: 'trace', skip: names('*spin_* *_lock* *_unlock*')},
    class: 'LOCKDEP',
    kind: 'lockdep',
    severity: 'error',
  },
  {
    headline: f('BUG: workqueue leaked lock or atomic: [^\\n]*[\\s\\S]{0,200}?last function: FUNC'),
    title: 'BUG: workqueue leaked lock or atomic in $1',
    class: 'UNKNOWN',
    kind: 'lockdep',
    severity: 'error',
  },
  lock('[^\\n]*still has locks held!', 'still has locks held', {body: LOCK_AT}),
  heldOnReturn('BUG', 'UNKNOWN'),
  heldOnReturn('WARNING', 'LOCKDEP'),
  lock('bad unlock balance detected!', 'bad unlock balance', {frame: {from: 'unlock'}}),
  lock('held lock freed!', 'held lock freed', {body: LOCK_AT}),
  lock('Invalid wait context', 'locking bug', {
    title: 'WARNING: locking bug in $F',
    frame: {from: 'trace', skip: names('*lock_sock* *release_sock*')},
  }),
  {
    headline: /^BUG: scheduling while atomic/,
    title: 'BUG: scheduling while atomic in $F',
    frame: {from: 'trace', skip: names('*schedule*')},
    class: 'ATOMIC_SLEEP',
    kind: 'atomic-sleep',
    severity: 'error',
  },
  {
    headline: /^BUG: sleeping function called from invalid context/,
    title: 'BUG: sleeping function called from invalid context in $F',
    frame: {from: 'trace'},
    class: 'ATOMIC_SLEEP',
    kind: 'atomic-sleep',
    severity: 'error',
  },
  {
    headline: /^BUG: using ([\w]+)\(\) in preemptible/,
    title: 'BUG: using $1() in preemptible code in $F',
    frame: {from: 'trace', skip: names('*preempt* *debug_* *processor_id* *this_cpu*')},
    class: 'LOCKDEP',
    kind: 'lockdep',
    severity: 'error',
  },
  {
    headline: /^BUG: soft lockup/,
    title: 'BUG: soft lockup in $F',
    alt: ['stall in $F'],
    frame: {from: 'ip', pick: 'looping'},
    class: 'HANG',
    kind: 'soft-lockup',
    severity: 'error',
  },
  {
    headline: /^BUG: workqueue lockup/,
    title: 'BUG: workqueue lockup',
    class: 'HANG',
    kind: 'workqueue-lockup',
    severity: 'error',
  },
  {
    headline: /^BUG: Bad rss-counter state/,
    title: 'BUG: Bad rss-counter state',
    class: 'UNKNOWN',
    kind: 'bug',
    severity: 'error',
  },
  {
    headline: /^BUG: non-zero (nr_ptes|nr_pmds|pgtables_bytes) on freeing mm/,
    title: 'BUG: non-zero $1 on freeing mm',
    class: 'UNKNOWN',
    kind: 'bug',
    severity: 'error',
  },
  {
    headline: /^BUG: Dentry [^\n]* still in use \(\d+\) \[([a-z]+) of ([^\]\n]+)\]/,
    title: 'BUG: Dentry still in use in $1',
    alt: ['BUG: Dentry still in use [$1 of $2]'],
    class: 'UNKNOWN',
    kind: 'bug',
    severity: 'error',
  },
  {
    headline: /^BUG: Bad page (state|cache)/,
    title: 'BUG: Bad page $1 in $F',
    // Where it is found out says nothing.
    frame: {
      from: 'allocated',
      skip: names(
        `*free_page* *put_page* *get_page* *update_page* *release_page* *free_unref* folio* _folio*
         __folio* *truncate_inode_pages* *page_frag_free* *alloc* *vmap* *page_owner*`,
      ),
    },
    class: 'UNKNOWN',
    kind: 'bug',
    severity: 'error',
  },
  {
    headline: /^BUG: Bad page map/,
    title: 'BUG: Bad page map',
    class: 'UNKNOWN',
    kind: 'bug',
    severity: 'error',
  },
  {
    headline: /^BUG: memory leak/,
    title: 'memory leak in $F',
    frame: {
      from: 'trace',
      skip: names(
        `*kmemleak* *mmap* *kmem* *slab* *alloc* *create_object* *idr_get* *list_lru_init*
         *pcpu_create*`,
      ),
    },
    class: 'LEAK',
    kind: 'memory-leak',
    severity: 'error',
  },
  {
    headline: /^BUG: [^\n]*stack guard page was hit at/,
    title: 'BUG: stack guard page was hit in $F',
    alt: ['stack-overflow in $F'],
    frame: {from: 'ip', pick: 'looping'},
    class: 'UNKNOWN',
    kind: 'oops',
    severity: 'error',
  },
  {
    headline: /^BUG:?\s*(?:\n|$)/,
    title: 'BUG: corrupted',
    class: 'UNKNOWN',
    kind: 'bug',
    severity: 'error',
    corrupted: 'nothing follows its first word',
  },
  {
    headline: /^BUG kmalloc-[^\n]*\): *:? *([^\n]+)/,
    title: 'BUG: $1',
    class: 'DoS',
    kind: 'bug',
    severity: 'error',
  },
  {
    headline: /^BUG: ([^\n]+)/,
    title: 'BUG: $1',
    class: 'UNKNOWN',
    kind: 'bug',
    severity: 'error',
  },
];
