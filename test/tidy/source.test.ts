import {readdirSync, readFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {parseSync} from 'vite';
import {describe, expect, it} from 'vitest';
import {DIAGNOSTICS} from '../../src/diagnostics/diagnostic.ts';
import {FAULTS} from '../../src/faults/fault-error.ts';

const LINES_PER_FUNCTION_MAX = 70;
const FILES_PER_FOLDER_MAX = 20;
/** What is run or imported from outside; the last one in browsers. */
const ENTRIES = [
  'src/main.ts',
  'src/index.ts',
  'src/action/main.ts',
  'src/report/html/page/main.tsx',
];

/** A node of a syntax tree: any object with a type. */
type SyntaxNode = Readonly<Record<string, unknown>> & {
  readonly start: number;
  readonly end: number;
};

const sources = filesBelow('src').filter((path) => /\.tsx?$/.test(path));
const tests = filesBelow('test').filter((path) => path.endsWith('.test.ts'));

function filesBelow(folder: string): string[] {
  return readdirSync(folder, {recursive: true, withFileTypes: true})
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

/** Calls `visit` with each node of a tree of values. */
function walk(value: unknown, visit: (node: SyntaxNode) => void): void {
  if (typeof value !== 'object' || value === null) return;
  if (typeof (value as {type?: unknown}).type === 'string') visit(value as SyntaxNode);
  for (const part of Object.values(value)) walk(part, visit);
}

/** Lines that each function of a file spans, by where it starts. */
function functionLengths(path: string): [place: string, lines: number][] {
  const text = readFileSync(path, 'utf8');
  const lengths: [string, number][] = [];
  const {program, errors} = parseSync(path, text);
  expect(errors).toEqual([]);
  walk(program, ({type, body, start, end}) => {
    if (!/Function/.test(String(type)) || typeof body !== 'object' || body === null) return;
    const place = `${path}:${text.slice(0, start).split('\n').length}`;
    lengths.push([place, text.slice(start, end).split('\n').length]);
  });
  return lengths;
}

describe('the sources', () => {
  it('have no function longer than a screen', () => {
    const lengths = sources
      .filter((path) => !path.includes('/generated/'))
      .flatMap(functionLengths);
    expect(lengths.length).toBeGreaterThan(1000);
    expect(lengths.filter(([, lines]) => lines > LINES_PER_FUNCTION_MAX)).toEqual([]);
  });

  it('have no folder that holds everything', () => {
    const counts = Map.groupBy([...sources, ...tests], dirname);
    const large = [...counts].filter(([, files]) => files.length > FILES_PER_FOLDER_MAX);
    expect(large.map(([folder]) => folder)).toEqual([]);
  });

  it('have no file that nothing imports', () => {
    const used = new Set<string>();
    const follow = (path: string): void => {
      if (used.has(path)) return;
      used.add(path);
      const text = readFileSync(path, 'utf8');
      for (const [, target = ''] of text.matchAll(/(?:from|import\()\s*'(\.[^']+\.tsx?)'/g)) {
        follow(join(dirname(path), target));
      }
    };
    for (const entry of ENTRIES) follow(entry);
    const unused = sources.filter((path) => !path.endsWith('.d.ts') && !used.has(path));
    expect(unused).toEqual([]);
  });
});

describe('the tests', () => {
  const texts = filesBelow('test')
    .filter((path) => !/^test\/(rig|tidy)\//.test(path))
    .map((path) => readFileSync(path, 'utf8'));

  it('know each code of a diagnostic and of a fault', () => {
    const codes = [...Object.keys(DIAGNOSTICS), ...Object.keys(FAULTS)];
    expect(codes.filter((code) => !texts.some((text) => text.includes(code)))).toEqual([]);
  });

  it('have titles that state a rule', () => {
    const titles = tests.flatMap((path) =>
      [...readFileSync(path, 'utf8').matchAll(/\b(?:it|test)(?:\.\w+)?\(\s*(['"`])(.*?)\1,/g)].map(
        ([, , title]) => `${path}: ${title}`,
      ),
    );
    expect(titles.length).toBeGreaterThan(300);
    expect(titles.filter((title) => /: .*\b(should|works)\b/.test(title))).toEqual([]);
  });
});
