import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {
  CommandScanner,
  parseCommand,
  parseMetric,
  parseOutput,
} from '../../../src/steps/step-commands.ts';

function scan(chunks: readonly Buffer[]): string[] {
  const lines: string[] = [];
  const scanner = new CommandScanner((line) => lines.push(line));
  for (const chunk of chunks) scanner.push(chunk);
  scanner.end();
  return lines;
}

describe('CommandScanner', () => {
  it('finds the lines that start with ::, wherever the stream is cut', () => {
    const line = fc.oneof(
      fc.constantFrom('::metric a=1', '::skip x', ':', '::', ' ::no', 'a::b', '', ':x', '::ünï'),
      fc.string({maxLength: 10}).map((text) => text.replaceAll(/[\r\n]/g, '')),
    );
    fc.assert(
      fc.property(
        fc.array(line, {maxLength: 20}),
        fc.boolean(),
        fc.array(fc.nat({max: 300}), {maxLength: 10}),
        (lines, isEnded, cuts) => {
          const bytes = Buffer.from(lines.join('\n') + (isEnded ? '\n' : ''));
          const places = [0, ...cuts.map((cut) => Math.min(cut, bytes.length)), bytes.length];
          places.sort((a, b) => a - b);
          const chunks = places.slice(1).map((end, at) => bytes.subarray(places[at], end));
          expect(scan(chunks)).toEqual(lines.filter((text) => text.startsWith('::')));
        },
      ),
      {numRuns: 500},
    );
  });

  it('passes over a line that is too long, and goes on behind it', () => {
    const long = Buffer.from(`::skip ${'x'.repeat(70_000)}`);
    expect(scan([long, Buffer.from('y\n::skip b\n')])).toEqual(['::skip b']);
  });
});

describe('parseCommand', () => {
  it('reads each command', () => {
    expect(parseCommand('::metric switch_ms=12.5 ms')).toEqual({
      kind: 'metric',
      name: 'switch_ms',
      value: 12.5,
      unit: 'ms',
    });
    expect(parseCommand('::skip  no GPU ')).toEqual({kind: 'skip', reason: 'no GPU'});
    expect(parseCommand('::skip')).toEqual({kind: 'skip', reason: 'skipped by the step'});
    expect(parseCommand('::infrastructure')).toMatchObject({reason: 'reported by the step'});
    expect(parseCommand('::output a=b=c ')).toEqual({kind: 'output', name: 'a', value: 'b=c '});
    expect(parseCommand('::set-output name=a::b')).toBeUndefined();
    expect(parseCommand('::metrics a=1')).toBeUndefined();
    expect(parseCommand('::output nothing')).toBe(
      'expected "::output name=value", found "::output nothing"',
    );
  });

  it('never throws, and reads no number that is not finite', () => {
    fc.assert(
      fc.property(fc.string({unit: 'binary', maxLength: 60}), (text) => {
        const command = parseCommand(`::metric ${text}`);
        if (typeof command === 'object' && command.kind === 'metric') {
          expect(Number.isFinite(command.value)).toBe(true);
        }
      }),
      {numRuns: 500},
    );
    expect(parseMetric('a=1e999')).toBeUndefined();
    expect(parseMetric('a=NaN')).toBeUndefined();
    // Would take minutes if digits could be read in more than one way.
    expect(parseMetric(`a=${'1'.repeat(65_000)} b c`)).toBeUndefined();
  });

  it('reads back any metric and output that is written', () => {
    const name = fc.stringMatching(/^[A-Za-z_][A-Za-z0-9_.-]{0,20}$/);
    // Without -0, which is written as 0.
    const number = fc.double({noNaN: true, noDefaultInfinity: true}).map((value) => value + 0);
    fc.assert(
      fc.property(
        name,
        number,
        fc.option(fc.constantFrom('ms', '%', 'MiB/s')),
        (key, value, unit) => {
          const metric = parseMetric(`${key}=${value}${unit === null ? '' : ` ${unit}`}`);
          expect(metric).toEqual({kind: 'metric', name: key, value, unit: unit ?? undefined});
        },
      ),
    );
    fc.assert(
      fc.property(name, fc.string(), (key, value) => {
        expect(parseOutput(`${key}=${value}`)).toEqual({kind: 'output', name: key, value});
      }),
    );
  });
});
