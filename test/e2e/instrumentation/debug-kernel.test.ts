import {existsSync, readdirSync, readFileSync} from 'node:fs';
import {join, resolve} from 'node:path';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {CliFolder, type CliResult, type JournalLine} from '../../rig/cli.ts';
import {debugKernel} from '../../rig/guests.ts';

const kernel = debugKernel();
const OBJECTS = resolve(import.meta.dirname, '../../../../shared/kernels/debug/gcov');
const skipped = kernel.path === undefined ? ` (skipped: ${kernel.why})` : '';

/**
 * What makes such a kernel cheaper to emulate and is proven nowhere here: ACPI's table of interrupts
 * alone, which firmware computes in a loop, takes a minute to interpret.
 */
const CHEAPER = 'acpi=noirq mitigations=off nowatchdog';
const PROVOKE = '/sys/kernel/debug/provoke-crash/DIRECT';

/**
 * Two boots: cases that are about what the ones before have left take turns on one machine; the others
 * get copies of another, which alone keeps book of all memory: that makes all else twice as slow.
 */
const MANIFEST = `
proctor: 1
name: sanitizers
defaults: {stage-timeout: 10m, timeout: 10m}
environments:
  vm:
    type: qemu
    accel: tcg
    memory: 512MiB
    cpus: 1
    isolation: shared
    boot:
      kernel: ${kernel.path}
      rootfs: minimal
      cmdline: panic_on_oops=0 kmemleak=off ${CHEAPER}
    connect: {via: guest-agent, timeout: 8m}
    # What is provoked there on purpose does not make the machine unfit for the next case.
    console: {ignore: [lkdtm_WRITE_AFTER_FREE]}
  forked:
    type: qemu
    accel: tcg
    memory: 320MiB
    cpus: 1
    boot:
      kernel: ${kernel.path}
      rootfs: minimal
      # KFENCE would take what it samples out of KASAN's sight, the more the longer all takes.
      cmdline: kfence.sample_interval=0 ${CHEAPER}
    connect: {via: guest-agent, timeout: 8m}
    instances: 1
    # It is kmemleak that is to tell of the case.
    console: {ignore: [lkdtm_EXEC_KMALLOC]}
instrumentation:
  sanitizers:
    kasan: {provoke: true}
    lockdep: true
    ubsan: {provoke: true}
    kfence: true
    kcov: true
    kernel-config: {CONFIG_PROVE_LOCKING: y, CONFIG_KCSAN: n, CONFIG_HZ: 250}
  strict:
    lockdep: true
    when-lost: fail
  leaks:
    kmemleak: true
  watched:
    kernel-gcov: {objects: ${OBJECTS}, folder: fs/ramfs}
    ftrace: {events: ["sched:sched_process_exec"]}
    kernel-parameters: {boot: [panic_on_oops=0], sysctl: {vm.swappiness: 7}}
scenarios:
  clean:
    environment: vm
    instrumentation: [sanitizers, watched]
    steps:
      - run: test "$(cat /proc/sys/vm/swappiness)" = 7
      - run: mkdir /tmp/r && mount -t ramfs none /tmp/r && echo text >/tmp/r/file && umount /tmp/r
  used-up:
    environment: vm
    needs: [clean]
    instrumentation: [sanitizers]
    steps:
      - run: |
          test "$(cat /proc/sys/vm/swappiness)" != 7
          # More than once: an object may by chance be one that KFENCE watches.
          for i in 1 2 3; do (echo WRITE_AFTER_FREE >${PROVOKE}) || true; done
  later:
    environment: vm
    needs: [used-up]
    instrumentation: [sanitizers]
    steps:
      - run: "true"
  strict:
    environment: vm
    needs: [later]
    instrumentation: [strict]
    steps:
      - run: "true"
  leak:
    environment: forked
    instrumentation: [leaks]
    steps:
      # Who runs what is no code is killed, and what that was put into is never freed.
      - run: |
          for i in 1 2 3; do (echo EXEC_KMALLOC >${PROVOKE}) || true; done
          for i in 1 2 3; do cat /proc/self/maps; done
  use-after-free: {environment: forked, steps: [{run: echo WRITE_AFTER_FREE >${PROVOKE}}]}
  lock-left-held: {environment: forked, timeout: 90s, steps: [{run: echo SPINLOCKUP >${PROVOKE}}]}
  complaint: {environment: forked, steps: [{run: echo WARNING >${PROVOKE}}]}
  quiet: {environment: forked, steps: [{run: 'grep "debug_locks: *1" /proc/lockdep_stats'}]}
`;

interface Report {
  readonly tool: string;
  readonly phase: string;
  readonly facts: Readonly<Record<string, string | number | boolean>>;
  readonly files?: readonly string[];
  readonly findings?: readonly string[];
}

describe.skipIf(kernel.path === undefined)(`a kernel with sanitizers${skipped}`, () => {
  let folder: CliFolder;
  let result: CliResult;
  let journal: readonly JournalLine[];

  beforeAll(async () => {
    folder = new CliFolder({'proctor.yaml': MANIFEST});
    result = await folder.proctor(['run']);
    journal = folder.journal();
  }, 900_000);
  afterAll(() => folder?.[Symbol.dispose]());

  /** What the tools of a case came to, or of the instance where none is named. */
  function reports(item?: string): readonly Report[] {
    return journal.filter(
      (event) => event.type === 'instrumentation-reported' && event['case'] === item,
    ) as unknown as readonly Report[];
  }

  function report(tool: string, item?: string): Report | undefined {
    return reports(item).find((one) => one.tool === tool);
  }

  function ended(item: string): JournalLine | undefined {
    return journal.find((event) => event.type === 'case-ended' && event['case'] === item);
  }

  function captured(item: string): string {
    return join(folder.path, '.proctor/latest/captured', item);
  }

  it('D6 D10 is proven to have its tools before the first case, with the evidence', () => {
    expect(result.stdout + result.stderr).not.toContain('unavailable');
    const proven = reports().map(({tool}) => tool);
    expect(proven.toSorted()).toEqual([
      ...['ftrace', 'kasan', 'kcov', 'kernel-config', 'kernel-gcov', 'kernel-parameters'],
      ...['kfence', 'kmemleak', 'lockdep', 'lockdep', 'ubsan'],
    ]);
    expect(report('kasan')?.facts).toMatchObject({
      config: 'CONFIG_KASAN=y (/proc/config.gz)',
      boot: expect.stringContaining('KernelAddressSanitizer initialized'),
      provoked: 'WRITE_AFTER_FREE',
      report: expect.stringContaining('BUG: KASAN: use-after-free in lkdtm_WRITE_AFTER_FREE'),
    });
    expect(report('ubsan')?.facts).toMatchObject({
      provoked: 'ARRAY_BOUNDS',
      report: expect.stringContaining('array-index-out-of-bounds'),
    });
    // What was provoked has left nothing behind.
    expect(report('lockdep')?.facts).toMatchObject({debug_locks: 1});
    for (const [name, item] of [
      ['vm', 'clean@vm'],
      ['forked', 'leak@forked'],
    ]) {
      const first = journal.findIndex(
        (event) => event.type === 'case-started' && event['case'] === item,
      );
      const isProof = ({phase, environment}: JournalLine) =>
        phase === 'proven' && environment === name;
      expect(journal.findLastIndex(isProof)).toBeGreaterThan(0);
      expect(journal.findLastIndex(isProof)).toBeLessThan(first);
    }
  });

  it('D6 passes without a doubt where all was on all the time', () => {
    const end = ended('clean@vm');
    expect([end?.['verdict'], end?.['doubts']]).toEqual(['passed', undefined]);
    expect(reports('clean@vm').filter(({phase}) => phase !== 'collected')).toEqual([]);
    expect(report('taint', 'clean@vm')?.facts).toEqual({before: '0', after: '0'});
  });

  it('D7 brings back what of the kernel was covered, by case and merged', () => {
    const file = join(captured('clean@vm'), 'coverage/watched-kernel.info');
    const source = join(OBJECTS, 'inode.c');
    for (const path of [file, join(folder.path, '.proctor/latest/coverage/lcov.info')]) {
      const text = readFileSync(path, 'utf8');
      const record = text.split('end_of_record').find((part) => part.includes(`SF:${source}\n`));
      // A file system was mounted and a file made on it, once.
      expect(record).toMatch(/^FNDA:1,ramfs_fill_super$/m);
      expect(record).toMatch(/^FNDA:1,ramfs_create$/m);
      expect(record).toMatch(/^FNDA:0,ramfs_symlink$/m);
    }
    expect(report('kernel-gcov', 'clean@vm')?.facts['lines']).toMatch(/ of \d+\)$/);
  });

  it('D8 brings back what ftrace has recorded', () => {
    const text = readFileSync(join(captured('clean@vm'), 'ftrace/watched.trace'), 'utf8');
    expect(text).toMatch(/sched_process_exec: filename=\S+ pid=\d+/);
    expect(report('ftrace', 'clean@vm')?.facts['entries']).toBeGreaterThan(0);
  });

  it('D6 marks a pass after which lockdep had switched itself off, and those that come later', () => {
    const spent = 'KASAN has printed its report and prints no second one';
    expect(ended('used-up@vm')?.['verdict']).toBe('passed');
    expect(ended('used-up@vm')?.['doubts']).toEqual([
      expect.stringContaining(`kasan: ${spent}`),
      'lockdep: had switched itself off during the case',
      // Its report was to be ignored, so nobody has told of it.
      'taint: memory was found corrupted (B) during the case, and no console report tells of it',
    ]);
    expect(report('taint', 'used-up@vm')?.facts['after']).toBe('32 (B)');
    expect(ended('later@vm')?.['verdict']).toBe('passed');
    expect(ended('later@vm')?.['doubts']).toEqual([
      expect.stringContaining('kasan: memory was found corrupted before the case'),
      'lockdep: had switched itself off before the case',
    ]);
    const log = join(folder.path, '.proctor/latest', String(ended('used-up@vm')?.['consoleLog']));
    expect(readFileSync(log, 'utf8')).toContain('BUG: KASAN: use-after-free in lkdtm_WRITE_AFTER');
    expect(report('lockdep', 'later@vm')?.phase).toBe('lost');
    expect(result.stdout).toContain('unproven');
  });

  it('D6 fails a pass that proves nothing where that is asked for', () => {
    expect(ended('strict@vm')).toMatchObject({
      verdict: 'failed',
      reason: 'instrumentation "strict": lockdep: had switched itself off before the case',
    });
  });

  it('D6 fails a case that has leaked memory, with who asked for it', () => {
    expect(ended('leak@forked')).toMatchObject({
      verdict: 'failed',
      reason: expect.stringContaining('kmemleak found: memory leak in lkdtm_EXEC_KMALLOC'),
    });
    const text = readFileSync(join(captured('leak@forked'), 'kmemleak/leaks.txt'), 'utf8');
    expect(text).toMatch(/^unreferenced object [\s\S]*lkdtm_EXEC_KMALLOC\+0x/);
    expect(report('kmemleak', 'leak@forked')?.files).toEqual([
      'captured/leak@forked/kmemleak/leaks.txt',
    ]);
  });

  it('fails the cases that it complains about, by name, and no other', () => {
    const verdicts = Object.entries(folder.verdicts()).filter(([id]) => id.endsWith('@forked'));
    expect(Object.fromEntries(verdicts), result.stdout + result.stderr).toEqual({
      'leak@forked': 'failed',
      'use-after-free@forked': 'failed',
      'lock-left-held@forked': 'failed',
      'complaint@forked': 'failed',
      'quiet@forked': 'passed',
    });
    const reasons = folder.reasons();
    expect(reasons['use-after-free@forked']).toMatch(
      /^KASAN: (slab-)?use-after-free Write in lkdtm_WRITE_AFTER_FREE/,
    );
    expect(reasons['complaint@forked']).toContain('WARNING in lkdtm_WARNING');
    const locks = journal.filter(
      (event) => event.type === 'console-reported' && event['class'] === 'LOCKDEP',
    );
    expect(locks.map((event) => event['case'])).toContain('lock-left-held@forked');
  });

  it('leaves nothing of the tools beside what was brought back', () => {
    const left = readdirSync(captured('clean@vm')).toSorted();
    expect(left).toEqual(['coverage', 'ftrace']);
    expect(existsSync(captured('later@vm'))).toBe(false);
  });
});
