import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {createMask, type Mask, NO_MASK} from '../../../src/util/mask.ts';

function maskOf(...secrets: readonly string[]): Mask {
  return createMask(new Map(secrets.map((secret, index) => [`s${index}`, secret]))).mask;
}

/** `bytes` through a stream of `mask`, cut at `cuts`. */
function inPieces(mask: Mask, bytes: Buffer, cuts: readonly number[]): string {
  const stream = mask.stream();
  const parts: Buffer[] = [];
  let from = 0;
  for (const cut of [...cuts, bytes.length]) {
    // A copy that is overwritten afterwards, as a pool of buffers would do.
    const chunk = Buffer.from(bytes.subarray(from, cut));
    parts.push(Buffer.from(stream.push(chunk)));
    chunk.fill(0);
    from = cut;
  }
  parts.push(stream.end());
  return Buffer.concat(parts).toString('latin1');
}

/** Each encoding of a secret that must not be seen. */
const ENCODINGS: Readonly<Record<string, (secret: string) => string>> = {
  raw: (secret) => secret,
  base64: (secret) => Buffer.from(secret).toString('base64'),
  'base64 without padding': (secret) => Buffer.from(secret).toString('base64').replace(/=+$/, ''),
  base64url: (secret) => Buffer.from(secret).toString('base64url'),
  'base64 of a line': (secret) => Buffer.from(`${secret}\n`).toString('base64'),
  'base64 behind one byte': (secret) => Buffer.from(`:${secret}:`).toString('base64'),
  'base64 behind two bytes': (secret) => Buffer.from(`u:${secret}\n`).toString('base64'),
  'base64url behind two bytes': (secret) => Buffer.from(`é${secret}!!`).toString('base64url'),
  hex: (secret) => Buffer.from(secret).toString('hex'),
  'upper-case hex': (secret) => Buffer.from(secret).toString('hex').toUpperCase(),
  'URL component': (secret) => encodeURIComponent(secret),
  'lower-case URL component': (secret) =>
    encodeURIComponent(secret).replace(/%../g, (code) => code.toLowerCase()),
  'URL form': (secret) => new URLSearchParams({v: secret}).toString().slice(2),
  'URL path': (secret) => encodeURIComponent(secret).replaceAll('%2F', '/'),
  JSON: (secret) => JSON.stringify(secret).slice(1, -1),
  'JSON in JSON': (secret) => JSON.stringify(JSON.stringify(secret)).slice(3, -3),
  shell: (secret) => secret.replaceAll("'", "'\\''"),
  XML: (secret) =>
    secret
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replaceAll('"', '&quot;')
      .replaceAll("'", '&apos;'),
};

/** Which characters around the secret an encoding mixes with it, so that they may remain. */
const PARTIAL = /base64/;

const secretText = fc
  .string({unit: 'grapheme', minLength: 8, maxLength: 40})
  .filter((text) => text.trim() === text && text.length >= 8 && text.isWellFormed())
  // One that is nothing but the mask's own stars cannot be told from them.
  .filter((text) => !/^\**$/.test(text));

const awkward = `p'a"s&<s>\\ w/o+r=d%~!*$x\`é€😀`;

describe('D28 a mask', () => {
  for (const [name, encode] of Object.entries(ENCODINGS)) {
    it(`D28 hides any secret as ${name}, wherever the stream is cut`, () => {
      fc.assert(
        fc.property(fc.oneof(secretText, fc.constant(awkward)), (secret) => {
          const encoded = encode(secret);
          const bytes = Buffer.from(`before\n${encoded}\nafter`);
          const mask = maskOf(secret);
          const whole = inPieces(mask, bytes, []);
          expect(whole).toContain('***');
          if (PARTIAL.test(name)) {
            // What remains holds too few characters of it to tell more than a few bits.
            const rest = whole.replace('before\n', '').replace('\nafter', '').replaceAll('***', '');
            expect(rest.length).toBeLessThanOrEqual(9);
          } else {
            expect(whole).toMatch(/^before\n(\*\*\*)+\nafter$/);
          }
          for (let cut = 0; cut <= bytes.length; cut++) {
            expect(inPieces(mask, bytes, [cut])).toBe(whole);
          }
          const everywhere = Array.from(bytes, (_, index) => index);
          expect(inPieces(mask, bytes, everywhere)).toBe(whole);
        }),
        {numRuns: 100},
      );
    });
  }

  it('D28 hides the same for any cuts, texts and overlapping secrets', () => {
    const letters = fc.constantFrom('a', 'b');
    const secret = fc.string({unit: letters, minLength: 4, maxLength: 9});
    fc.assert(
      fc.property(
        fc.array(secret, {minLength: 1, maxLength: 3}),
        fc.string({unit: fc.constantFrom('a', 'b', 'c'), maxLength: 60}),
        fc.array(fc.nat({max: 60}), {maxLength: 8}),
        (secrets, text, at) => {
          const mask = maskOf(...secrets);
          const bytes = Buffer.from(text);
          const cuts = at.filter((cut) => cut <= bytes.length).sort((a, b) => a - b);
          const masked = inPieces(mask, bytes, cuts);
          expect(masked).toBe(hideNaively(secrets, text));
          expect(mask.text(text)).toBe(masked);
        },
      ),
      {numRuns: 1000},
    );
  });

  it('hides each line of a secret of many lines, however its ends are written', () => {
    const mask = maskOf('-----BEGIN KEY-----\n  abcdefgh\nijkl\nxy\n-----END KEY-----\n');
    expect(mask.text('got abcdefgh\r\n and ijkl and xy')).toBe('got ***\r\n and *** and xy');
    const wrapped = Buffer.from(`${'line of a key\n'.repeat(9)}end of it`);
    const base64 = wrapped.toString('base64').replace(/.{76}/g, '$&\n');
    expect(maskOf(wrapped.toString()).text(base64)).toMatch(/^[*\n]+$/);
  });

  it('shows at once what cannot be part of a secret any more', () => {
    const stream = maskOf('hunter2-secret').stream();
    expect(stream.push(Buffer.from('ready $ ')).toString()).toBe('ready $ ');
    expect(stream.push(Buffer.from('hunt')).toString()).toBe('');
    expect(stream.push(Buffer.from('ing')).toString()).toBe('hunting');
    expect(stream.push(Buffer.from('!hunter2-secre')).toString()).toBe('!');
    expect(stream.end().toString()).toBe('hunter2-secre');
  });

  it('names secrets that are too short to hide, and hides the others', () => {
    const {mask, weak} = createMask(
      new Map([
        ['pin', '123'],
        ['blank', '      '],
        ['word', 'sesame'],
      ]),
    );
    expect(weak).toEqual(['pin', 'blank']);
    expect(mask.text('123 sesame')).toBe('123 ***');
    expect(createMask(new Map([['pin', '1']])).mask).toBe(NO_MASK);
  });

  it('masks values deeply, keys too, and gives a clean value back as it is', () => {
    const mask = maskOf('sesame');
    const clean = {list: ['a', {b: 1}], nothing: null, flag: true};
    expect(mask.value(clean)).toBe(clean);
    const dirty = {list: ['a', {b: 'open sesame'}], sesame: 1, xsesame: clean};
    const masked = mask.value(dirty);
    expect(masked).toEqual({list: ['a', {b: 'open ***'}], '***': 1, 'x***': clean});
    expect((masked as Record<string, unknown>)['x***']).toBe(clean);
    expect(mask.value({sesame: 1, '***': 2})).toEqual({'***': 1, '****': 2});
  });

  it('leaves all other text as it is', () => {
    fc.assert(
      fc.property(fc.string({unit: 'binary'}), (text) => {
        fc.pre(!text.includes('correct horse'));
        expect(maskOf('correct horse battery').text(text)).toBe(text);
      }),
    );
  });

  it('hides a secret beside bytes that are not UTF-8', () => {
    const bytes = Buffer.concat([
      Buffer.from([0xff, 0xc3]),
      Buffer.from('sesame'),
      Buffer.from([0x80]),
    ]);
    expect(inPieces(maskOf('sesame'), bytes, [3])).toBe('\xff\xc3***\x80');
  });
});

/** Marks all that any secret covers; each run of overlapping occurrences becomes one `***`. */
function hideNaively(secrets: readonly string[], text: string): string {
  const spans: Array<[number, number]> = [];
  for (let start = 0; start < text.length; start++) {
    const length = Math.max(
      0,
      ...secrets.filter((s) => text.startsWith(s, start)).map((s) => s.length),
    );
    if (length === 0) continue;
    const last = spans.at(-1);
    if (last !== undefined && start < last[1]) last[1] = Math.max(last[1], start + length);
    else spans.push([start, start + length]);
  }
  let result = '';
  let position = 0;
  for (const [start, end] of spans) {
    result += `${text.slice(position, start)}***`;
    position = end;
  }
  return result + text.slice(position);
}
