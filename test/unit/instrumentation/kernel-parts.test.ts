import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {
  bornSeconds,
  leakTitle,
  parseLeaks,
} from '../../../src/instrumentation/kernel/leak-report.ts';
import {readStamp} from '../../../src/instrumentation/kernel/notes-file.ts';
import {describeTaint, newFaults} from '../../../src/instrumentation/kernel/taint.ts';
import {
  configMismatches,
  describeMismatch,
  parseKernelConfig,
} from '../../../src/kernel/kernel-config.ts';
import {cmdlineWords, parseKernelFacts} from '../../../src/kernel/kernel-facts.ts';

const RECORD = `unreferenced object 0xff1100000912d380 (size 64):
  comm "sh", pid 54, jiffies 4294940792
  hex dump (first 32 bytes):
    0f 1f 44 00 00 55 48 89 e5 e8 c2 9e 9c ff 5d c3  ..D..UH.......].
  backtrace:
    [<(____ptrval____)>] __kmem_cache_alloc_node+0x1dc/0x2f0
    [<(____ptrval____)>] kmalloc_trace+0x2a/0xd0
    [<(____ptrval____)>] lkdtm_EXEC_KMALLOC+0x31/0x50
    [<(____ptrval____)>] lkdtm_do_action+0x3e/0x46
`;

describe('what kmemleak says', () => {
  it('is read record by record, whatever stands before', () => {
    const leaks = parseLeaks(`kmemleak scanned\nuptime 200.00\n${RECORD}${RECORD}`);
    expect(leaks).toHaveLength(2);
    expect(leaks[0]).toEqual({
      text: RECORD.trimEnd(),
      bytes: 64,
      ageSeconds: undefined,
      jiffies: 4294940792n,
    });
    expect(parseLeaks('')).toEqual([]);
  });

  it('names a leak by who asked for the memory, not by the allocator', () => {
    const [leak] = parseLeaks(RECORD);
    expect(leak && leakTitle(leak)).toBe('memory leak in lkdtm_EXEC_KMALLOC');
  });

  it('tells when it was allocated, by its age or else by the ticks', () => {
    const [byTicks] = parseLeaks(RECORD);
    const [byAge] = parseLeaks(RECORD.replace('4294940792', '4294940792 (age 6.250s)'));
    if (byTicks === undefined || byAge === undefined) throw new Error('no leak');
    expect(bornSeconds(byAge, {nowSeconds: 200, hz: undefined})).toBe(193.75);
    expect(bornSeconds(byTicks, {nowSeconds: 200, hz: 250})).toBeCloseTo(193.984, 3);
    expect(bornSeconds(byTicks, {nowSeconds: 200, hz: undefined})).toBeUndefined();
  });
});

describe('the taint word', () => {
  it('is shown with its letters', () => {
    expect(describeTaint(0n)).toBe('0');
    expect(describeTaint(512n)).toBe('512 (W)');
    expect(describeTaint(4097n)).toBe('4097 (PO)');
  });

  it('bears witness of faults only, and of those that were not there before', () => {
    expect(newFaults(0n, 1n << 12n)).toEqual([]);
    expect(newFaults(512n, 512n)).toEqual([]);
    expect(newFaults(512n, 512n | 128n | 32n)).toEqual([
      'memory was found corrupted (B)',
      'the kernel had an oops (D)',
    ]);
  });
});

describe('the config of a kernel', () => {
  it('D6 differs where an option is another, however it is written', () => {
    const config = parseKernelConfig(
      'CONFIG_A=y\n# CONFIG_B is not set\nCONFIG_C="a \\"b\\""\nCONFIG_D=0x10\n#CONFIG_E=y\nCONFIG_F=m\r\n',
    );
    const wanted = {CONFIG_A: 'm', CONFIG_B: 'n', CONFIG_C: 'a "b"', CONFIG_D: '0x10', E: 'y'};
    expect(configMismatches(config, {...wanted, CONFIG_F: 'n'}).map(describeMismatch)).toEqual([
      'CONFIG_A is y, wanted m',
      'CONFIG_E is not set, wanted y',
      'CONFIG_F is m, wanted not set',
    ]);
  });

  it('D6 names exactly the options that differ, whatever is set and whatever is wanted', () => {
    const value = fc.constantFrom('y', 'm', 'n', '0', '17', 'a text');
    const options = fc.dictionary(fc.stringMatching(/^CONFIG_[A-F]$/), value);
    fc.assert(
      fc.property(options, options, (set, wanted) => {
        const text = Object.entries(set).map(([name, found]) => {
          if (found === 'n') return `# ${name} is not set`;
          return found === 'a text' ? `${name}="a text"` : `${name}=${found}`;
        });
        const expected = Object.keys(wanted).filter((name) => (set[name] ?? 'n') !== wanted[name]);
        const found = configMismatches(parseKernelConfig(text.join('\n')), wanted);
        expect(found.map(({option}) => option)).toEqual(expected);
      }),
      {numRuns: 1000},
    );
  });

  it('is not taken for one where the answer makes no sense', async () => {
    await expect(parseKernelFacts(Buffer.from('sh: not found\n'))).rejects.toMatchObject({
      code: 'environment/unhealthy',
    });
  });
});

describe('words of the kernel command line', () => {
  it('are not split within quotes', () => {
    expect(cmdlineWords('a=1  b="c d" e')).toEqual(['a=1', 'b="c d"', 'e']);
  });
});

describe('notes of a build', () => {
  it('have its stamp, in either order of bytes', () => {
    const little = Buffer.from('6f6e63672a3232426fd5abfd', 'hex');
    const big = Buffer.from('67636e6f4232322afdabd56f', 'hex');
    expect(readStamp(little)).toBe(0xfdabd56f);
    expect(readStamp(big)).toBe(0xfdabd56f);
    expect(readStamp(Buffer.from('ELF, not notes'))).toBeUndefined();
  });
});
