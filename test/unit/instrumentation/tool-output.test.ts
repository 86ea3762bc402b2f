import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {firstProgram} from '../../../src/instrumentation/beside/prove-program.ts';
import {CoverageData} from '../../../src/instrumentation/coverage/coverage-data.ts';
import {excludedLines} from '../../../src/instrumentation/coverage/exclusion-markers.ts';
import {addGcovJson} from '../../../src/instrumentation/coverage/gcov-json.ts';
import {pairUp} from '../../../src/instrumentation/coverage/gcov-program.ts';
import {GcovTextReader} from '../../../src/instrumentation/coverage/gcov-text.ts';
import {parseFuzzerStats} from '../../../src/instrumentation/fuzz/afl.ts';
import {libfuzzerStats} from '../../../src/instrumentation/fuzz/libfuzzer.ts';
import {sanitizerTitle} from '../../../src/instrumentation/fuzz/sanitizer-title.ts';
import {syzkallerStats} from '../../../src/instrumentation/fuzz/syzkaller.ts';
import {parsePerfStat, parsePerfStats} from '../../../src/instrumentation/perf/parse-perf.ts';

const hex = fc.nat({max: 0xffffffff}).map((number) => `0x${number.toString(16).padStart(12, '0')}`);

interface Overflow {
  readonly pid: number;
  readonly address: string;
  readonly frames: readonly string[];
  readonly size: number;
}

/** AddressSanitizer's report of a write behind a buffer, as it differs from run to run. */
const overflow = fc.record({
  pid: fc.nat({max: 99_999}),
  address: hex,
  frames: fc.array(hex, {minLength: 5, maxLength: 5}),
  size: fc.integer({min: 1, max: 4096}),
});

function asanReport({pid, address, frames, size}: Overflow): string {
  const [a, b, c, d, e] = frames;
  return `=================================================================
==${pid}==ERROR: AddressSanitizer: heap-buffer-overflow on address ${address} at pc ${a} bp ${b} sp ${c}
WRITE of size ${size} at ${address} thread T0
    #0 ${a} in __asan_memcpy (/tmp/bug+0xddfd9) (BuildId: a68441bf4142b4b2)
    #1 ${b} in ns::parse(char const*, unsigned long) /home/me/src/bug.cc:9:5
    #2 ${c} in LLVMFuzzerTestOneInput /home/me/src/bug.cc:20:3
    #3 ${d} in fuzzer::Fuzzer::ExecuteCallback(unsigned char const*, unsigned long) (/tmp/bug+0x422f3)

${e} is located 0 bytes to the right of ${size}-byte region
allocated by thread T0 here:
    #0 ${e} in malloc (/tmp/bug+0xdebfe)
    #1 ${d} in elsewhere /home/me/src/other.cc:1:1
SUMMARY: AddressSanitizer: heap-buffer-overflow (/tmp/bug+0xddfd9) in __asan_memcpy
`;
}

describe('the title of a crash', () => {
  it('D9 is the same whatever its addresses, sizes and process ids', () => {
    fc.assert(
      fc.property(overflow, (values) => {
        expect(sanitizerTitle(asanReport(values))).toBe(
          'AddressSanitizer: heap-buffer-overflow in ns::parse (bug.cc:9)',
        );
      }),
      {numRuns: 100},
    );
  });

  it.each([
    [
      '==7==ERROR: AddressSanitizer: SEGV on unknown address 0x000000000000 (pc 0x7f bp 0x3f sp 0x7f T0)\n    #0 0x7f87771166be in _IO_fread libio/./libio/iofread.c:37:3\n    #1 0x55c4acd1c102 in main /tmp/v.c:4:76\n',
      'AddressSanitizer: SEGV in main (v.c:4)',
    ],
    [
      '==7==ERROR: LeakSanitizer: detected memory leaks\n\nDirect leak of 7 byte(s) in 1 object(s) allocated from:\n    #0 0x4 in malloc (/x+0x1)\n    #1 0x5 in load /a/b.c:3:1\n',
      'LeakSanitizer: memory leak in load (b.c:3)',
    ],
    [
      'a/b.c:3:5: runtime error: signed integer overflow: 2147483647 + 1 cannot be represented in type int\n',
      'UndefinedBehaviorSanitizer: signed integer overflow at b.c:3',
    ],
    [
      'b.c:4:1: runtime error: load of misaligned address 0x7ff for type int\n',
      'UndefinedBehaviorSanitizer: load of misaligned address at b.c:4',
    ],
    [
      "prog: src/a.c:12: int f(int): Assertion `x > 1' failed.\n",
      "assertion 'x > 1' failed in f (a.c:12)",
    ],
    [
      '==9== ERROR: libFuzzer: deadly signal\n    #0 0x5 in __sanitizer_print_stack_trace (/p+0x1)\n    #4 0x5 in raise (/p+0x1)\n    #5 0x5 in abort (/p+0x1)\n    #6 0x6 in parse /s/p.c:8:2\n',
      'libFuzzer: deadly signal in parse (p.c:8)',
    ],
    ['==9== ERROR: libFuzzer: timeout after 5 seconds\n', 'libFuzzer: timeout'],
    [
      "thread 'main' panicked at src/main.rs:3:5:\nindex out of bounds: the len is 3 but the index is 7\n",
      'panic at main.rs:3: index out of bounds: the len is N but the index is N',
    ],
    [
      'panic: runtime error: index out of range [5] with length 3\n\ngoroutine 1',
      'panic: runtime error: index out of range [N] with length N',
    ],
    [
      'WARNING: ThreadSanitizer: data race (pid=12)\n  Write of size 4 at 0x1 by thread T1:\n    #0 0x1 in bump /a/t.c:4:3\n',
      'ThreadSanitizer: data race in bump (t.c:4)',
    ],
    ['all is well\n', undefined],
  ])('D9 is taken from what is reported: %#', (report, title) => {
    expect(sanitizerTitle(report)).toBe(title);
  });

  it('D9 is never an exception, nor a long text', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.constantFrom(
            'ERROR: AddressSanitizer: ',
            '    #0 0x1 in ',
            ' (a+0x1)',
            '\n',
            'panic: ',
            'Assertion `',
            "' failed",
            'x.c:1:1: runtime error: ',
            'f(',
            '🙂',
            'a'.repeat(300),
          ),
        ),
        (parts) => {
          expect(sanitizerTitle(parts.join(''))?.length ?? 0).toBeLessThanOrEqual(200);
        },
      ),
      {numRuns: 300},
    );
  });
});

describe('what tools print', () => {
  it('D8 counts of perf are read as they were written', () => {
    const event = fc.constantFrom(
      'cycles',
      'page-faults',
      'cpu/event=0x3c,umask=0x0/',
      'sched:sched_switch',
      'cycles:u',
    );
    const line = fc.oneof(
      fc.tuple(event, fc.nat(), fc.constantFrom('', 'msec')).map(([name, value, unit]) => ({
        text: `${value},${unit},${name},${value},100.00,1.0,K/sec`,
        count: {event: name, value, unit, why: undefined},
      })),
      event.map((name) => ({
        text: `<not supported>,,${name},0,100.00,,`,
        count: {event: name, value: undefined, unit: '', why: 'not supported'},
      })),
    );
    fc.assert(
      fc.property(fc.array(line), (lines) => {
        const text = `# started on Sat\n\n${lines.map((one) => `${one.text}\n`).join('')}`;
        expect(parsePerfStat(text)).toEqual(lines.map((one) => one.count));
      }),
      {numRuns: 100},
    );
    expect(
      parsePerfStats('  SAMPLE events:  1618  (76%)\n LOST events: 2\n LOST_SAMPLES events: 3'),
    ).toEqual({samples: 1618, lost: 5});
  });

  it('D9 statistics of fuzzers are read, also where they were cut off', () => {
    const stats = parseFuzzerStats(
      'execs_done        : 3640\nbitmap_cvg        : 55.56%\nafl_banner        : ./v\n',
    );
    expect(stats.get('execs_done')).toBe('3640');
    expect(stats.get('bitmap_cvg')).toBe('55.56%');
    expect(
      libfuzzerStats(
        '#2\tINITED cov: 2 ft: 2 corp: 1/1b\n#812\tNEW    cov: 5 ft: 6 corp: 3/12b lim: 4\nstat::peak_rss_mb:   34\n',
      ),
    ).toEqual({
      facts: {executions: 812, coverage: 5, features: 6, corpus: 3, residentMiBMax: 34},
      executions: 812,
    });
    const bench = '{"exec total": 5}\n{"exec total": 9, "crash types": 1}\n';
    fc.assert(
      fc.property(fc.nat({max: bench.length}), (length) => {
        expect([undefined, 5, 9]).toContain(syzkallerStats(bench.slice(0, length)).executions);
      }),
      {numRuns: 100},
    );
    expect(syzkallerStats(bench).facts).toEqual({executions: 9, crashTypes: 1});
  });

  it('D7 gcov prints whatever it likes: what is no coverage is none', () => {
    fc.assert(
      fc.property(fc.oneof(fc.json(), fc.string()), fc.string(), (json, text) => {
        const data = new CoverageData();
        const sink = (path: string) => data.file(path);
        addGcovJson(json, sink);
        addGcovJson(`{"files":[{"file":"a","lines":${json},"functions":[${json}]}]}`, sink);
        const reader = new GcovTextReader(sink);
        for (const line of text.split('\n')) reader.push(line);
        expect(data.totals().lines.hit).toBeGreaterThanOrEqual(0);
      }),
      {numRuns: 300},
    );
  });

  it('D7 counts are read with the notes whose path ends alike the longest', () => {
    const name = fc.stringMatching(/^[a-z]{1,3}$/);
    const path = fc.array(name, {minLength: 1, maxLength: 4});
    fc.assert(
      fc.property(
        fc.uniqueArray(path, {selector: (parts) => parts.join('/'), minLength: 1}),
        (paths) => {
          const notes = paths.map((parts) => `/opt/moved/${parts.join('/')}.gcno`);
          const counts = paths.map((parts) => `/scratch/p/build/here/${parts.join('/')}.gcda`);
          const {pairs, unmatched} = pairUp(counts, notes, '/scratch/p');
          expect(unmatched).toEqual([]);
          for (const pair of pairs) {
            const [stem] = pair.counts.slice('/scratch/p/build/here/'.length).split('.gcda');
            expect(pair.notes).toBe(`/opt/moved/${stem}.gcno`);
          }
          expect(pairUp(['/scratch/p/other.gcda'], [], '/scratch/p').unmatched).toHaveLength(1);
        },
      ),
      {numRuns: 100},
    );
  });

  it('D7 marked lines are left out as lcov leaves them out', () => {
    const text =
      'a\nb // LCOV_EXCL_LINE\nLCOV_EXCL_START\nc\nLCOV_EXCL_STOP\nd LCOV_EXCL_BR_LINE\n';
    expect(excludedLines(text)).toEqual({lines: new Set([2, 3, 4]), branches: new Set([6])});
  });

  it('the program that a script calls first is known where it is plain to see', () => {
    const scripts = [
      'checksec --all',
      '# first\n\nA=1 B=2 nmap x',
      'if true; then',
      'exec ./scan x',
      '$TOOL x',
      '(a)',
    ];
    expect(scripts.map(firstProgram)).toEqual([
      'checksec',
      'nmap',
      undefined,
      './scan',
      undefined,
      undefined,
    ]);
  });
});
