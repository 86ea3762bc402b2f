import {spawnSync} from 'node:child_process';
import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {
  framed,
  PLAIN_LOADER,
  quote,
  SAFE_LOADER,
} from '../../../../src/environments/posix/remote-shell.ts';
import {StartFilter} from '../../../../src/environments/posix/start-filter.ts';

function sh(script: string, input: string, shell: readonly string[] = ['sh']): string {
  const [file = 'sh', ...args] = shell;
  const result = spawnSync(file, [...args, '-c', script], {input, encoding: 'utf8'});
  expect(result.stderr).toBe('');
  return result.stdout;
}

const shells: (readonly string[])[] = [['sh'], ['bash'], ['busybox', 'sh']];
/** No NUL: no shell has it in a text. */
const text = fc.string({unit: 'grapheme', maxLength: 60}).filter((it) => !it.includes('\0'));

describe('text for shells', () => {
  it.each(shells)('quotes any text for %s', (...shell) => {
    fc.assert(
      fc.property(fc.array(text, {minLength: 1, maxLength: 20}), (words) => {
        const script = `printf '%s\\n.' ${words.map(quote).join(' ')}`;
        expect(sh(script, '', shell)).toBe(words.map((word) => `${word}\n.`).join(''));
      }),
      {numRuns: 100},
    );
  });

  it.each([
    ...shells.map((shell) => [PLAIN_LOADER, shell] as const),
    ...shells.map((shell) => [SAFE_LOADER, shell] as const),
  ])('loads a script and leaves the rest of the input to it: %#', (loader, shell) => {
    const script = framed('x=\'two\nlines  \'\necho "$x\\\\"\ncat');
    expect(sh(loader, `${script}the rest\nof it`, shell)).toBe('two\nlines  \\\nthe rest\nof it');
  });

  it.each([PLAIN_LOADER, SAFE_LOADER])('runs nothing of a script that is cut', (loader) => {
    const script = framed('echo one\necho two');
    const cut = script.slice(0, -3);
    const result = spawnSync('sh', ['-c', loader], {input: cut, encoding: 'utf8'});
    expect(result).toMatchObject({status: 255, stdout: ''});
  });

  it('has nothing in the loader for any shell that fish or csh take apart', () => {
    const inner = /^exec sh -c '(.*)'$/s.exec(SAFE_LOADER)?.[1];
    expect(inner).toBeDefined();
    expect(inner).not.toMatch(/['\\!\n]/);
  });
});

describe('what comes before a command', () => {
  it('is taken away, wherever the stream is cut', () => {
    const bytes = fc.uint8Array({maxLength: 40}).map((array) => Buffer.from(array));
    fc.assert(
      fc.property(bytes, bytes, fc.array(fc.nat(120), {maxLength: 6}), (before, after, cuts) => {
        const stream = Buffer.concat([before, Buffer.from('a-nonce 42 .\n'), after]);
        const filter = new StartFilter('a-nonce');
        const edges = [0, ...cuts.sort((a, b) => a - b), stream.length];
        const out = edges
          .slice(1)
          .map((end, index) => filter.push(stream.subarray(edges[index], end)));
        expect(Buffer.concat(out).equals(after)).toBe(true);
        expect(filter.words).toEqual(['42', '.']);
      }),
      {numRuns: 500},
    );
  });
});
