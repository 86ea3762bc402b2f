import {mkdtemp, readdir, readFile, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {isKernelInRange} from '../../../src/readiness/kernel-range.ts';
import {openBaselines, updateBaselines} from '../../../src/steps/judge/baselines.ts';
import {matchText} from '../../../src/steps/judge/guarded-regex.ts';
import {CaseLog} from '../../../src/steps/record/case-log.ts';
import {safeCaseName} from '../../../src/steps/record/safe-name.ts';
import {StepOutput} from '../../../src/steps/record/step-output.ts';
import {createMask, NO_MASK} from '../../../src/util/mask.ts';

describe('safeCaseName', () => {
  it('gives different cases different names that any file system takes', () => {
    const id = fc.oneof(
      fc.string({unit: 'binary', minLength: 1, maxLength: 300}),
      fc.stringMatching(/^[a-c.\-/:%~]{1,5}$/),
    );
    fc.assert(
      fc.property(id, id, (a, b) => {
        const name = safeCaseName(a);
        expect(name).toMatch(/^[A-Za-z0-9_.@=,#+~%-]{1,180}$/);
        expect(name).not.toMatch(/^[.-]|\.$/);
        // Lone surrogates are all the same bytes.
        if (a.isWellFormed() && b.isWellFormed() && a !== b) {
          expect(safeCaseName(b)).not.toBe(name);
        }
      }),
      {numRuns: 1000},
    );
  });

  it('leaves a plain id as it is', () => {
    expect(safeCaseName('boot@vm#2')).toBe('boot@vm#2');
    expect(safeCaseName('boot@vm:mem=1/2')).toBe('boot@vm%3Amem=1%2F2');
    expect(safeCaseName('..')).toBe('%2E%2E');
  });
});

describe('isKernelInRange', () => {
  it.each([
    ['6.1.0-18-amd64', '>=5.10 <7', true],
    ['5.9.16', '>=5.10', false],
    ['5.10.0', '>5.10', false],
    ['5.11.0', '>5.10', true],
    ['6.1.55', '<=6.1', true],
    ['6.1.55', '6.1', true],
    ['6.12.1', '6.1', false],
    ['7.0.0-rc1', '>= 5.10 < 7', false],
  ])('%s in %s: %s', (release, range, isIn) => {
    expect(isKernelInRange(release, range)).toBe(isIn);
  });
});

describe('matchText', () => {
  it('finds what a plain RegExp finds', () => {
    expect(matchText('^b(.)$', 'a\nbx\n')).toEqual({id: 'found', groups: ['bx', 'x']});
    expect(matchText('b+', 'abb')).toEqual({id: 'found', groups: ['bb']});
    expect(matchText('c+', 'abb')).toEqual({id: 'not-found'});
    expect(matchText('(', 'x').id).toBe('unusable');
  });
});

describe('StepOutput', () => {
  it('D28 shows no secret, wherever the stream is cut', () => {
    const {mask} = createMask(new Map([['s', 'correct-horse']]));
    const bytes = Buffer.from('a correct-horse b\n');
    fc.assert(
      fc.property(fc.nat({max: bytes.length}), fc.nat({max: bytes.length}), (x, y) => {
        const shown: string[] = [];
        const log = new CaseLog({runFolder: '/nowhere', name: 'x', onProblem: () => undefined});
        const output = new StepOutput({
          mask,
          log,
          label: 'step',
          onOutput: (_stream, chunk) => shown.push(chunk.toString()),
          onCommand: () => undefined,
        });
        const [from, to] = [Math.min(x, y), Math.max(x, y)];
        for (const part of [
          bytes.subarray(0, from),
          bytes.subarray(from, to),
          bytes.subarray(to),
        ]) {
          output.push('stdout', part);
        }
        output.end();
        expect(shown.join('')).toBe('a *** b\n');
        expect(output.tail('stdout', {passed: true})?.text).toBe('a *** b\n');
      }),
    );
  });

  it('cuts its tail between characters', () => {
    const log = new CaseLog({runFolder: '/nowhere', name: 'x', onProblem: () => undefined});
    const options = {
      mask: NO_MASK,
      log,
      label: 's',
      onOutput: undefined,
      onCommand: () => undefined,
    };
    const output = new StepOutput(options);
    output.push('stdout', Buffer.from(`x${'€'.repeat(40_000)}`));
    const tail = output.tail('stdout', {passed: true});
    expect(tail?.text).toMatch(/^€+$/);
    expect(Buffer.byteLength(tail?.text ?? '') + (tail?.omittedBytes ?? 0)).toBe(120_001);
  });
});

describe('baselines', () => {
  it('are stored in a stable order, at once and whole, and read back', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'proctor-baselines-'));
    try {
      await updateBaselines(
        folder,
        new Map([
          [
            'b@x',
            new Map([
              ['m', 2],
              ['a', 1],
            ]),
          ],
        ]),
      );
      await updateBaselines(
        folder,
        new Map([
          ['a@x', new Map([['m', 3]])],
          ['b@x', new Map([['m', 4]])],
          ['none', new Map()],
        ]),
      );
      expect(await readdir(folder)).toEqual(['proctor.baseline.json']);
      expect(await readFile(join(folder, 'proctor.baseline.json'), 'utf8')).toMatchInlineSnapshot(`
        "{
          "version": 1,
          "cases": {
            "a@x": {
              "m": 3
            },
            "b@x": {
              "a": 1,
              "m": 4
            }
          }
        }
        "
      `);
      const baselines = await openBaselines(folder);
      expect(baselines.get('b@x', 'm')).toBe(4);
      expect(baselines.get('b@x', 'no')).toBeUndefined();
      expect(baselines.problem).toBeUndefined();
    } finally {
      await rm(folder, {recursive: true});
    }
  });

  it('that cannot be read count as none, with the reason', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'proctor-baselines-'));
    try {
      expect((await openBaselines(folder)).problem).toBeUndefined();
      await writeFile(join(folder, 'proctor.baseline.json'), '{"version": 2}');
      const baselines = await openBaselines(folder);
      expect(baselines.problem).toBe(
        'cannot read proctor.baseline.json: expected "version": 1 and "cases"',
      );
      expect(baselines.get('a', 'b')).toBeUndefined();
    } finally {
      await rm(folder, {recursive: true});
    }
  });
});
