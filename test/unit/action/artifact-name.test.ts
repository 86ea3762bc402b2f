import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {
  type ArtifactOrigin,
  allowedPath,
  artifactName,
  forbiddenInName,
  isAllowedPath,
} from '../../../src/action/artifact-name.ts';

const PLAIN: ArtifactOrigin = {
  job: 'test',
  step: '__self',
  attempt: '1',
  matrix: 'null',
  shard: undefined,
};

describe('artifactName', () => {
  it('has the job, the values of its matrix, the shard, the step and the attempt', () => {
    expect(artifactName(PLAIN)).toBe('proctor-test');
    expect(artifactName({...PLAIN, shard: '2/4'})).toBe('proctor-test-2-of-4');
    expect(artifactName({...PLAIN, matrix: '{"node":24,"os":"linux"}'})).toBe(
      'proctor-test-24-linux',
    );
    expect(artifactName({...PLAIN, attempt: '3'})).toBe('proctor-test-attempt-3');
    expect(artifactName({...PLAIN, step: '__self_2'})).toBe('proctor-test-2');
    expect(artifactName({...PLAIN, step: 'smoke'})).toBe('proctor-test-smoke');
    expect(artifactName({...PLAIN, job: undefined, matrix: undefined})).toBe('proctor');
  });

  it('says of a planned shard only which it is', () => {
    const matrix =
      '{"environment":"vm","shard":"1/2","name":"vm 1/2","cases":9,"minutes":1.5,"jobs":3}';
    expect(artifactName({...PLAIN, matrix, shard: '1/2'})).toBe('proctor-test-vm-1-of-2');
  });

  it('tells matrices apart that look the same when what is forbidden is gone', () => {
    const names = ['{"a":"1/2"}', '{"a":"1:2"}', '{"a":"1-2"}', '{"a":"1","b":"2"}'].map((matrix) =>
      artifactName({...PLAIN, matrix}),
    );
    expect(new Set(names).size).toBe(4);
  });

  it('is one that the service takes, and another for every other matrix, whatever is in it', () => {
    const value = fc.oneof(fc.string({unit: 'grapheme'}), fc.integer(), fc.boolean());
    const matrices = fc.dictionary(fc.string({minLength: 1}), value, {maxKeys: 4});
    fc.assert(
      fc.property(matrices, matrices, fc.string(), (one, other, job) => {
        const name = artifactName({...PLAIN, job, matrix: JSON.stringify(one)});
        expect(forbiddenInName(name)).toBeUndefined();
        expect(name).toMatch(/^proctor[\w.-]*$/);
        expect(name.length).toBeLessThanOrEqual(109);
        const values = (matrix: object) => JSON.stringify(Object.values(matrix).map(String));
        if (values(one) === values(other)) return;
        expect(artifactName({...PLAIN, job, matrix: JSON.stringify(other)})).not.toBe(name);
      }),
      {numRuns: 300},
    );
  });
});

describe('allowedPath', () => {
  it('gives each path that an artifact does not take another that it does', () => {
    expect(allowedPath('captured/a:b.txt')).toMatch(/^captured\/a-b\.[0-9a-f]{8}\.txt$/);
    fc.assert(
      fc.property(fc.string({minLength: 1}), fc.string({minLength: 1}), (one, other) => {
        expect(isAllowedPath(allowedPath(one))).toBe(true);
        if (one !== other) expect(allowedPath(one)).not.toBe(allowedPath(other));
      }),
      {numRuns: 200},
    );
  });
});
