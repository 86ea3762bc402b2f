import {cmdlineWords} from '../../kernel/kernel-facts.ts';
import type {SanitizerKind} from '../../manifest/instrumentation-spec.ts';
import type {ToolFacts, ToolOutcome} from '../tool.ts';
import {BOOT_LINES} from './boot-log.ts';
import {
  type EndedAt,
  type KernelPart,
  type KernelState,
  NEEDS_ROOT,
  NO_OUTCOME,
  type PartSession,
  requireFs,
  requireOption,
  unavailable,
} from './kernel-part.ts';
import {provoke} from './provoke.ts';
import {TAINT_BAD_PAGE} from './taint.ts';

/** What can be asked of a tool that is on or off. */
interface Switch {
  readonly isOn: boolean;
  readonly facts: ToolFacts;
}

/** A part that a line of a file says of whether it is on. */
function switchedPart(options: {
  readonly name: SanitizerKind | 'kcov';
  readonly needs: KernelPart['needs'];
  readonly option: string;
  readonly script: string;
  readonly read: (answer: string) => Switch;
  /** Why, where it is off from the start; `answer` is what was printed. */
  readonly whyOff: (answer: string) => string;
  readonly help: string;
  /** What has become of it, where it was on and is off. */
  readonly turnedOff: string;
  readonly bootLine?: string;
}): KernelPart {
  const {name, needs, option, script, read, whyOff, turnedOff} = options;
  return {
    name,
    needs,
    proveScript: script,
    proven(answer, kernel) {
      const config = requireOption(name, option, kernel);
      for (const fs of needs) requireFs(name, fs, kernel);
      const found = read(answer);
      if (!found.isOn) {
        const help = kernel.isRoot ? options.help : NEEDS_ROOT;
        throw unavailable(name, whyOff(answer), help);
      }
      const {bootLine} = options;
      const boot = bootLine === undefined ? undefined : kernel.bootLine(bootLine);
      return {...config, ...(boot !== undefined && {boot}), ...found.facts};
    },
    begin: () => switchedSession({script, read, turnedOff}),
  };
}

function switchedSession(options: {
  readonly script: string;
  readonly read: (answer: string) => Switch;
  readonly turnedOff: string;
}): PartSession {
  let wasOn = false;
  return {
    beginScript: options.script,
    begun(answer) {
      wasOn = options.read(answer).isOn;
    },
    endScript: () => options.script,
    ended(answer): ToolOutcome {
      const {isOn, facts} = options.read(answer);
      if (isOn && wasOn) return {...NO_OUTCOME, facts};
      const when = wasOn ? 'during the case' : 'before the case';
      return {...NO_OUTCOME, facts, doubt: `${options.turnedOff} ${when}`};
    },
  };
}

/** Turns itself off after its first report, and when its tables are full. */
export function lockdepPart(): KernelPart {
  return switchedPart({
    name: 'lockdep',
    needs: [],
    option: 'CONFIG_PROVE_LOCKING',
    script: `grep -E 'debug_locks:|lock-classes:|direct dependencies:|dependency chains:' /proc/lockdep_stats`,
    read(answer) {
      const value = /^\s*debug_locks:\s+(\d+)/m.exec(answer)?.[1];
      const facts: Record<string, string | number> = {};
      if (value !== undefined) facts['debug_locks'] = Number(value);
      for (const [, key = '', count, max] of answer.matchAll(
        /^\s*(lock-classes|direct dependencies|dependency chains):\s+(\d+) \[max: (\d+)\]/gm,
      )) {
        facts[key] = `${count} of ${max}`;
      }
      return {isOn: value === '1', facts};
    },
    whyOff: (answer) =>
      answer.includes('debug_locks')
        ? 'it has switched itself off: debug_locks is 0 in /proc/lockdep_stats'
        : `/proc/lockdep_stats says nothing: ${firstLine(answer)}`,
    help: 'boot the machine anew: lockdep stays off after its first report',
    turnedOff: 'had switched itself off',
    bootLine: BOOT_LINES.lockdep,
  });
}

export function kfencePart(): KernelPart {
  return switchedPart({
    name: 'kfence',
    needs: [],
    option: 'CONFIG_KFENCE',
    script: `
read_line /sys/module/kfence/parameters/sample_interval && echo "interval $x"
show_file "$D/kfence/stats"`,
    read(answer) {
      const interval = Number(/^interval (\d+)$/m.exec(answer)?.[1] ?? 0);
      const enabled = /^enabled: (\d)/m.exec(answer)?.[1];
      const facts: Record<string, number> = {sampleIntervalMs: interval};
      for (const [key, text] of [
        ['allocations', 'total allocations'],
        ['bugs', 'total bugs'],
      ] as const) {
        const count = new RegExp(`^${text}: (\\d+)`, 'm').exec(answer)?.[1];
        if (count !== undefined) facts[key] = Number(count);
      }
      return {isOn: interval > 0 && enabled !== '0', facts};
    },
    whyOff: (answer) =>
      /^enabled: 0/m.test(answer)
        ? 'it has switched itself off'
        : 'its sample interval is 0 (/sys/module/kfence/parameters/sample_interval)',
    help: 'boot with kfence.sample_interval=100 on the kernel command line',
    turnedOff: 'was switched off',
    bootLine: BOOT_LINES.kfence,
  });
}

export function kcsanPart(): KernelPart {
  const part = switchedPart({
    name: 'kcsan',
    needs: ['debugfs'],
    option: 'CONFIG_KCSAN',
    script: `
if [ -e "$D/kcsan" ]; then
  grep -q '^enabled: 0' "$D/kcsan" && echo on >"$D/kcsan"
  show_file "$D/kcsan"
else
  echo "$D/kcsan is not there"
fi`,
    read(answer) {
      const facts: Record<string, number> = {};
      const enabled = /^enabled: (\d+)/m.exec(answer)?.[1];
      if (enabled !== undefined) facts['enabled'] = Number(enabled);
      for (const key of ['data_races', 'setup_watchpoints', 'assert_failures'] as const) {
        const count = new RegExp(`^${key}: (\\d+)`, 'm').exec(answer)?.[1];
        if (count !== undefined) facts[key] = Number(count);
      }
      return {isOn: enabled !== undefined && enabled !== '0', facts};
    },
    whyOff: (answer) => `it is off: ${firstLine(answer)}`,
    help: 'boot without kcsan.early_enable=0',
    turnedOff: 'was switched off',
    bootLine: BOOT_LINES.kcsan,
  });
  // At the end it is only looked at.
  const look = `show_file "$D/kcsan"`;
  return {...part, begin: (place) => ({...part.begin(place), endScript: () => look})};
}

export function kcovPart(): KernelPart {
  return switchedPart({
    name: 'kcov',
    needs: ['debugfs'],
    option: 'CONFIG_KCOV',
    script: `[ -e "$D/kcov" ] && (exec 3<>"$D/kcov") && echo 'it opens'`,
    read: (answer) => {
      const isOn = answer.includes('it opens');
      return {isOn, facts: isOn ? {node: '/sys/kernel/debug/kcov opens'} : {}};
    },
    whyOff: (answer) => `/sys/kernel/debug/kcov cannot be opened${said(answer)}`,
    help: 'use a kernel that is built with CONFIG_KCOV=y',
    turnedOff: 'could not be opened any more, and not',
  });
}

/** Compiled in; what it finds is on the console. */
export function ubsanPart(options: {readonly provoke: boolean}): KernelPart {
  const part: KernelPart = {
    name: 'ubsan',
    needs: options.provoke ? ['debugfs'] : [],
    // Where there is no config, what compilers put into the code tells.
    proveScript: `
[ -r /proc/config.gz ] || [ -r "/boot/config-$(uname -r)" ] ||
  grep -m 1 __ubsan_handle_ /proc/kallsyms`,
    proven(answer, kernel) {
      const config = requireOption('ubsan', 'CONFIG_UBSAN', kernel);
      const checks = [...(kernel.config ?? [])].flatMap(([option, value]) =>
        value === 'y' &&
        /^CONFIG_UBSAN_(?:BOUNDS|SHIFT|DIV_ZERO|BOOL|ENUM|ALIGNMENT|UNREACHABLE|SIGNED_WRAP|INTEGER_WRAP|OBJECT_SIZE|LOCAL_BOUNDS)$/.test(
          option,
        )
          ? option.slice('CONFIG_UBSAN_'.length).toLowerCase()
          : [],
      );
      if (checks.length > 0) return {...config, checks: checks.join(', ')};
      if (kernel.config !== undefined) {
        throw unavailable(
          'ubsan',
          `no check of it is built in (${kernel.configSource})`,
          'use a kernel that is built with CONFIG_UBSAN_BOUNDS=y, CONFIG_UBSAN_SHIFT=y, …',
        );
      }
      if (answer.includes('__ubsan_handle_')) return {symbols: '__ubsan_handle_*'};
      throw unavailable('ubsan', 'neither the config of the kernel nor its symbols show it');
    },
    begin: () => compiledIn(),
  };
  return options.provoke
    ? {...part, provoke: (place, kernel) => provoke(place, kernel, UBSAN_FAULT)}
    : part;
}

const UBSAN_FAULT = {
  tool: 'ubsan',
  point: 'ARRAY_BOUNDS',
  report: 'UBSAN: array-index-out-of-bounds',
  usesUp: undefined,
} as const;

/** Prints its first report only, unless it is told otherwise at boot. */
export function kasanPart(options: {readonly provoke: boolean}): KernelPart {
  const part: KernelPart = {
    name: 'kasan',
    needs: options.provoke ? ['debugfs'] : [],
    proveScript: '',
    proven(_, kernel) {
      const config = requireOption('kasan', 'CONFIG_KASAN', kernel);
      const words = cmdlineWords(kernel.cmdline);
      if (words.includes('kasan=off')) {
        throw unavailable(
          'kasan',
          'kasan=off stands on the kernel command line',
          'boot without it',
        );
      }
      const boot = kernel.bootLine(BOOT_LINES.kasan);
      if (boot === undefined && kernel.config === undefined) {
        const why = 'neither the config of the kernel nor its log shows it';
        throw unavailable('kasan', why, 'use a kernel that is built with CONFIG_KASAN=y');
      }
      return {
        ...config,
        boot: boot ?? 'not in the log any more',
        multiShot: isMultiShot(kernel.cmdline),
        ...(isSpent(kernel.taint) && !isMultiShot(kernel.cmdline) && {spent: true}),
      };
    },
    begin: () => kasanSession(),
  };
  return options.provoke
    ? {...part, provoke: (place, kernel) => provoke(place, kernel, KASAN_FAULT)}
    : part;
}

const KASAN_FAULT = {
  tool: 'kasan',
  point: 'WRITE_AFTER_FREE',
  report: 'BUG: KASAN:',
  usesUp: 'kasan_multi_shot',
} as const;

function kasanSession(): PartSession {
  return {
    beginScript: '',
    begun: () => undefined,
    endScript: () => '',
    ended(_, at): ToolOutcome {
      if (isMultiShot(at.after.cmdline)) return {...NO_OUTCOME, facts: {multiShot: true}};
      return {...NO_OUTCOME, facts: {multiShot: false}, doubt: spentSince(at)};
    },
  };
}

/** Why it may not print what it finds any more. */
function spentSince({before, after}: EndedAt): string | undefined {
  const rest = 'and prints no second one without kasan_multi_shot on the kernel command line';
  const isSame = before.bootId === after.bootId;
  if (isSame && isSpent(before.taint)) {
    return `memory was found corrupted before the case: KASAN has printed its report ${rest}`;
  }
  return isSpent(after.taint) ? `KASAN has printed its report ${rest}` : undefined;
}

function isSpent(taint: KernelState['taint']): boolean {
  return taint !== undefined && (taint & TAINT_BAD_PAGE) !== 0n;
}

function isMultiShot(cmdline: string): boolean {
  return cmdlineWords(cmdline).includes('kasan_multi_shot');
}

/** What is compiled in stays on: nothing is asked. */
function compiledIn(): PartSession {
  return {
    beginScript: '',
    begun: () => undefined,
    endScript: () => '',
    ended: () => NO_OUTCOME,
  };
}

function firstLine(answer: string): string {
  return (answer.split('\n', 1)[0] ?? '').trim() || 'it cannot be read';
}

function said(answer: string): string {
  return answer === '' ? '' : `: ${firstLine(answer)}`;
}
