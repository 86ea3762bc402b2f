import {readdirSync, readFileSync} from 'node:fs';
import {dirname, join, relative} from 'node:path';
import {describe, expect, it} from 'vitest';

/** Lower layers first. A file may import from its own folder and from lower layers. */
const LAYERS: readonly (readonly string[])[] = [
  ['util'],
  ['diagnostics', 'faults'],
  ['console-judge'],
  ['journal'],
  ['state'],
  ['ledger'],
  ['manifest'],
  ['plan', 'environments', 'report'],
  ['artifacts'],
  ['kernel'],
  ['dependencies', 'readiness', 'instrumentation'],
  ['deployment'],
  ['steps'],
  ['run'],
  ['soak'],
  ['cli'],
  ['action'],
  ['.'],
];

/** What must not be used, what to use instead, and where it is allowed all the same. */
const BANNED: ReadonlyArray<readonly [pattern: RegExp, use: string, allowedIn: RegExp]> = [
  [/\bAbortSignal\.(any|timeout)\(/, 'util/deadline.ts', /^util\/deadline\.ts$/],
  [/\bnew (Async)?DisposableStack\b/, 'util/resource-stack.ts', /^$/],
  [/\bprocess\.(exit|exitCode|argv|env|on|cwd)\b/, 'a parameter', /^((action\/)?main|index)\.ts$/],
  [/(?<![\w/-])console\.\w+\(/, 'the output given', /^$/],
  [/\b(Date|performance)\.now\(\)/, 'util/clock.ts', /^util\/clock\.ts$/],
];

const LINES_PER_FILE_MAX = 500;

const IMPORT = /^\s*(?:import|export)\b[^;]*?\bfrom\s+'(\.[^']+)'|\bimport\('(\.[^']+)'\)/gm;

const files = readdirSync('src', {recursive: true, encoding: 'utf8'})
  .filter((name) => /\.tsx?$/.test(name) && !name.includes('generated/'))
  .sort();

describe('the source text', () => {
  it('imports only from its own folder and from lower layers', () => {
    const problems: string[] = [];
    for (const file of files) {
      const text = readFileSync(join('src', file), 'utf8');
      for (const match of text.matchAll(IMPORT)) {
        const imported = relative('src', join('src', dirname(file), match[1] ?? match[2] ?? ''));
        if (!mayImport(file, imported)) problems.push(`${file} must not import ${imported}`);
      }
    }
    expect(problems).toEqual([]);
  });

  it('uses nothing that is banned', () => {
    const problems: string[] = [];
    for (const file of files) {
      const text = readFileSync(join('src', file), 'utf8');
      const code = text.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, (comment) =>
        comment.replace(/[^\n]/g, ' '),
      );
      for (const [pattern, use, allowedIn] of BANNED) {
        const match = pattern.exec(code);
        if (match === null || allowedIn.test(file)) continue;
        const line = code.slice(0, match.index).split('\n').length;
        problems.push(`src/${file}:${line}: ${match[0]} is banned, use ${use}`);
      }
    }
    expect(problems).toEqual([]);
  });

  it('has no file that is everyone’s', () => {
    const tooLong = files
      .map((file) => [file, readFileSync(join('src', file), 'utf8').split('\n').length] as const)
      .filter(([, lines]) => lines > LINES_PER_FILE_MAX);
    expect(tooLong).toEqual([]);
  });
});

function mayImport(fromFile: string, toFile: string): boolean {
  const folderOf = (file: string) => (file.includes('/') ? file.slice(0, file.indexOf('/')) : '.');
  const kindOf = (file: string) => /^environments\/([^/]+)\//.exec(file)?.[1];
  const [from, to] = [folderOf(fromFile), folderOf(toFile)];
  const layerOf = (folder: string) => LAYERS.findIndex((layer) => layer.includes(folder));
  expect(layerOf(from), `src/${from} is in no layer`).toBeGreaterThanOrEqual(0);
  expect(layerOf(to), `src/${to} is in no layer`).toBeGreaterThanOrEqual(0);
  if (from === to) {
    // A kind of environment may use environments/*.ts , what any POSIX shell can do and the SSH client, but never another kind;
    // only the registry knows them all.
    if (fromFile === 'environments/registry.ts') return true;
    const kind = kindOf(toFile);
    return (
      kind === undefined || kind === 'posix' || kind === 'ssh-client' || kindOf(fromFile) === kind
    );
  }
  return layerOf(from) > layerOf(to);
}
