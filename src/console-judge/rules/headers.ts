/** Words that give a report away, and the kind of line that has them and means nothing. */
export interface Header {
  /** Found anywhere in a line, case and all. */
  readonly text: string;
  /** A line that does not match is no report. */
  readonly needed?: RegExp;
  /** A line that matches one of them is no report. */
  readonly ignored?: readonly RegExp[];
}

/**
 * The words, gathered from where the kernel prints them; what is ignored are messages of the same
 * look about configuration, mitigations and slow handlers.
 */
export const HEADERS: readonly Header[] = [
  {
    text: 'BUG:',
    ignored: [/BUG: no syscalls can create resource/, /\[U\]/],
  },
  {
    text: 'WARNING:',
    ignored: [
      /moduli/,
      /cpumask/,
      /mand mount option is being deprecated/,
      /DT_FLAGS_1/,
      /eBPF is enabled with eIBRS/,
      /Unprivileged eBPF/,
      /screen size/,
      /See https?:\/\//,
      /kernel not compiled with|CPU_SRSO/,
      /EXT4-fs/,
      /XFS \(.*\): WARNING/,
      /deprecated v2 capabilities/,
      /wireless extensions/,
      /Permanently added/,
      /will be removed|deprecated/i,
      /REMOTE HOST IDENTIFICATION/,
      /Support for .* (?:is|will be) /,
      /\[U\]/,
    ],
  },
  {
    text: 'INFO:',
    ignored: [
      /lockdep is turned off/,
      /Stall ended before state dump start/,
      /NMI handler/,
      /recovery required on readonly filesystem/,
      /(?:handler|interrupt).*took too long/,
      /not present in \/proc\/kallsyms/,
      /\[U\]/,
    ],
  },
  {text: 'Unable to handle kernel'},
  {text: 'unable to handle kernel'},
  {text: 'general protection fault', ignored: [/error:[0-9a-f]+ in /, /traps: /]},
  {text: 'stack segment: '},
  {
    text: 'Kernel panic',
    needed: /Kernel panic - not syncing(?::|\s*$)/,
    // The end of a report that was taken for ended before, as in a pause.
    ignored: [/---\[ end Kernel panic/],
  },
  {text: 'PANIC: double fault'},
  {text: 'rust_kernel: panicked'},
  {text: 'kernel BUG'},
  {text: 'Kernel BUG'},
  {text: 'BUG kmalloc-'},
  {text: 'divide error:', ignored: [/traps: /]},
  {text: 'divide_error:'},
  {text: 'invalid opcode:', ignored: [/traps: /]},
  {text: 'int3:', ignored: [/traps: /]},
  {text: 'UBSAN:'},
  {
    text: 'Booting the kernel.',
    ignored: [/Unknown parameter/, /Parsing ELF.*Booting/, /Decompressing.*Booting/],
  },
  {text: 'Linux version ', needed: /Linux version \d+\.\d+/},
  {text: 'unregister_netdevice: waiting for'},
  {text: 'VFS: Close: file count is 0'},
  {text: 'VFS: Busy inodes after unmount'},
  {text: 'Internal error:'},
  {text: 'Unhandled fault:'},
  {text: 'Alignment trap:'},
  {text: 'trusty: panic'},
  {text: 'detected hard LOCKUP'},
  {text: 'Out of memory: Kill'},
  {text: 'Memory cgroup out of memory: Kill'},
  {text: 'Oops: ', needed: /Oops: [^\n]*\[#\d+\]/},
  {text: 'new suspected memory leak'},
];
