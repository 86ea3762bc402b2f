import {existsSync, readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, it} from 'vitest';
import {staleFiles} from '../../../scripts/build-action.ts';
import {actionFile} from '../../rig/action-workspace.ts';

const FOLDER = 'dist/action';

it('the bundle of the action that is checked in is what the sources give: npm run build:action', async () => {
  expect(await staleFiles()).toEqual([]);
}, 120_000);

it('the bundle knows nothing of the machine that it was made on, and needs no other file', () => {
  expect(readdirSync(FOLDER).sort()).toEqual(['THIRD-PARTY-LICENSES.txt', 'index.js', 'post.js']);
  expect(readFileSync(join(FOLDER, 'post.js'), 'utf8')).toBe("import './index.js?post';\n");
  const text = readFileSync(join(FOLDER, 'index.js'), 'utf8');
  expect(text).not.toContain(process.cwd());
  expect(text).not.toMatch(/sourceMappingURL=/);
  // Whatever it imports is Node's own.
  const imported = [...text.matchAll(/\bimport[\w$*{},\s]+?from"([\w:@./-]+)"/g)].map(
    ([, name]) => name ?? '',
  );
  expect(imported.length).toBeGreaterThan(10);
  const builtin = new Set(process.getBuiltinModule('node:module').builtinModules);
  expect(imported.filter((name) => !name.startsWith('node:') && !builtin.has(name))).toEqual([]);
});

it('action.yml starts the bundle, in the job and at its end, whatever becomes of it', () => {
  const {runs} = actionFile();
  expect(runs).toEqual({
    using: 'node24',
    main: 'dist/action/index.js',
    post: 'dist/action/post.js',
    'post-if': 'always()',
  });
  for (const path of [runs['main'], runs['post']]) expect(existsSync(path ?? '')).toBe(true);
});

it('the licences of all that is in the bundle stand beside it', () => {
  const text = readFileSync(join(FOLDER, 'THIRD-PARTY-LICENSES.txt'), 'utf8');
  for (const name of [
    '@actions/core',
    '@actions/artifact',
    '@azure/storage-blob',
    'yaml',
    'ssh2',
  ]) {
    expect(text).toMatch(new RegExp(`^${name} \\d+\\.\\d+`, 'm'));
  }
});
