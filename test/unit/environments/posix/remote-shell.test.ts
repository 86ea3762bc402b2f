import {spawnSync} from 'node:child_process';
import {mkdtempSync, rmSync, symlinkSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {
  framed,
  framedAtOnce,
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

describe('long scripts', () => {
  it.each([
    ...shells.map((shell) => [PLAIN_LOADER, shell] as const),
    ...shells.map((shell) => [SAFE_LOADER, shell] as const),
  ])(
    'loads a long script at once, whatever bytes it has, and leaves the rest to it: %#',
    (loader, shell) => {
      const part = fc
        .uint8Array({min: 1, maxLength: 40})
        .map((bytes) => Buffer.from(bytes).toString('latin1'));
      const encodings = fc.constantFrom<BufferEncoding>('utf8', 'latin1');
      fc.assert(
        fc.property(fc.array(part), text, encodings, (parts, rest, encoding) => {
          const long = `${parts.join('\n')}${'-'.repeat(3000)}${parts.join('é\n')}`;
          const start = framedAtOnce(`printf %s ${quote(long)}\ncat`, encoding);
          const input = Buffer.concat([Buffer.from(start, encoding), Buffer.from(rest)]);
          const said = spawnSync(shell[0] ?? '', [...shell.slice(1), '-c', loader], {input});
          const expected = Buffer.concat([Buffer.from(long, encoding), Buffer.from(rest)]);
          expect(said.stdout.equals(expected)).toBe(true);
        }),
        {numRuns: 100},
      );
    },
  );

  it.each([PLAIN_LOADER, SAFE_LOADER])(
    'loads a long script without dd, or with one that is simple',
    (loader) => {
      const folder = mkdtempSync(join(tmpdir(), 'loader-'));
      using _ = {[Symbol.dispose]: () => rmSync(folder, {recursive: true})};
      symlinkSync('/bin/sh', join(folder, 'sh'));
      symlinkSync('/bin/cat', join(folder, 'cat'));
      const start = framedAtOnce(`printf %s '${'é\n'.repeat(2000)}'\ncat`);
      const load = () =>
        spawnSync('/bin/sh', ['-c', loader], {
          input: `${start}rest`,
          encoding: 'utf8',
          env: {PATH: folder},
        });
      expect(load()).toMatchObject({status: 0, stdout: `${'é\n'.repeat(2000)}rest`, stderr: ''});
      const simple = '#!/bin/sh\ncase "$*" in *iflag*) exit 1;; esac\ncat\n';
      writeFileSync(join(folder, 'dd'), simple, {mode: 0o755});
      expect(load()).toMatchObject({status: 0, stdout: `${'é\n'.repeat(2000)}rest`, stderr: ''});
    },
  );

  it.each([PLAIN_LOADER, SAFE_LOADER])('runs nothing of a long script that is cut', (loader) => {
    const script = framedAtOnce(`echo one\n${'echo two\n'.repeat(1000)}`);
    for (const missing of [2, 3, 12, 5000]) {
      const input = script.slice(0, -missing);
      const result = spawnSync('sh', ['-c', loader], {input, encoding: 'utf8'});
      expect(result).toMatchObject({status: 255, stdout: ''});
    }
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
