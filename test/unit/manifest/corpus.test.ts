import {describe, expect, it} from 'vitest';
import {lineAndColumn} from '../../../src/diagnostics/line-and-column.ts';
import {parseManifest} from '../../../src/manifest/parse-manifest.ts';
import {ARTIFACTS} from './corpus/artifacts.ts';
import type {BadManifest} from './corpus/bad-manifest.ts';
import {BOARDS} from './corpus/boards.ts';
import {CONTAINERS} from './corpus/containers.ts';
import {EXPRESSIONS} from './corpus/expressions.ts';
import {INSTRUMENTATION} from './corpus/instrumentation.ts';
import {MACHINE_USE} from './corpus/machine-use.ts';
import {MACHINES} from './corpus/machines.ts';
import {MEANING} from './corpus/meaning.ts';
import {PREPARATION} from './corpus/preparation.ts';
import {SCHEMA} from './corpus/schema.ts';
import {SOAK} from './corpus/soak.ts';
import {SYNTAX} from './corpus/syntax.ts';

const CORPUS: Readonly<Record<string, readonly BadManifest[]>> = {
  SYNTAX,
  SCHEMA,
  MEANING,
  MACHINES,
  MACHINE_USE,
  EXPRESSIONS,
  ARTIFACTS,
  PREPARATION,
  INSTRUMENTATION,
  CONTAINERS,
  BOARDS,
  SOAK,
};

describe.each(Object.entries(CORPUS))('%s', (_name, manifests) => {
  it.each(manifests)('says what is wrong with $title', ({yaml, expect: expected}) => {
    const file = {path: 'proctor.yaml', text: yaml};
    const parsed = parseManifest(file, {today: '2026-06-01', variables: {}});
    const diagnostics = parsed.ok ? parsed.problems.sorted() : parsed.diagnostics;
    const found = diagnostics.map(({code, range}) => {
      const {line, column} = lineAndColumn(file, range.start);
      return `${code} ${line}:${column}`;
    });
    expect(found).toEqual(expected);
  });
});

describe('corpus', () => {
  it('holds at least 150 bad manifests', () => {
    expect(Object.values(CORPUS).flat().length).toBeGreaterThanOrEqual(150);
  });
});
