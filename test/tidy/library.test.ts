import {readFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {parseSync} from 'vite';
import {describe, expect, it} from 'vitest';

const PAGE = readFileSync('docs/library.md', 'utf8');
const INDEX = 'src/index.ts';

/** Where each exported name is declared, by name. */
function exportsOf(path: string): Map<string, string> {
  const {module} = parseSync(path, readFileSync(path, 'utf8'));
  const found = new Map<string, string>();
  for (const {entries} of module.staticExports) {
    for (const {exportName, importName, moduleRequest} of entries) {
      const {name} = exportName;
      if (name === null || name === undefined) throw new Error(`${path} exports what has no name`);
      const from = moduleRequest?.value;
      if (from === undefined) found.set(name, path);
      else found.set(name, declaring(join(dirname(path), from), importName.name ?? name));
    }
  }
  return found;
}

/** The file that declares what `path` exports as `name`. */
function declaring(path: string, name: string): string {
  return exportsOf(path).get(name) ?? path;
}

describe('the library', () => {
  const names = exportsOf(INDEX);

  it('exports what its page lists, and nothing else', () => {
    const [, listed = ''] = PAGE.split('\n## Everything there is\n');
    const rows = listed.split('\n').filter((line) => /^\| `/.test(line));
    const shown = rows.flatMap((row) => {
      const [, cell = ''] = row.split('|');
      return [...cell.matchAll(/`(\w+)`/g)].map(([, name = '']) => name);
    });
    expect(shown.toSorted()).toEqual([...names.keys()].toSorted());
    for (const row of rows) expect(row).toMatch(/\| [^|]{10,} \|$/);
  });

  it('says of each export what it is', () => {
    const silent = [...names].filter(([name, path]) => {
      const text = readFileSync(path, 'utf8');
      const kinds = 'function\\*?|class|interface|type|const';
      return !new RegExp(`\\*/\\nexport (async )?(${kinds}) ${name}\\b`).test(text);
    });
    expect(silent).toEqual([]);
  });
});
