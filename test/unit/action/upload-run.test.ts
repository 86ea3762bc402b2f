import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import {tmpdir} from 'node:os';
import {join, relative} from 'node:path';
import {expect, it} from 'vitest';
import {artifactUrl, collectFiles} from '../../../src/action/upload-run.ts';

class Folder implements Disposable {
  readonly path = mkdtempSync(join(tmpdir(), 'proctor-upload-test-'));

  [Symbol.dispose](): void {
    rmSync(this.path, {recursive: true, force: true});
  }
}

it('takes regular files, hidden ones too, and no links', () => {
  using folder = new Folder();
  mkdirSync(join(folder.path, 'captured/.config'), {recursive: true});
  writeFileSync(join(folder.path, 'captured/.config/a'), 'a');
  writeFileSync(join(folder.path, 'journal.jsonl'), '');
  symlinkSync('/etc/hostname', join(folder.path, 'captured/link'));
  symlinkSync('/etc', join(folder.path, 'captured/folder'));
  using files = collectFiles(folder.path);
  expect(files.root).toBe(folder.path);
  expect(files.paths.map((path) => relative(files.root, path))).toEqual([
    'captured/.config/a',
    'journal.jsonl',
  ]);
});

it('calls files otherwise whose names artifacts do not take, and lists them', () => {
  using folder = new Folder();
  mkdirSync(join(folder.path, 'a*b'));
  writeFileSync(join(folder.path, 'a*b/c?.txt'), 'content');
  writeFileSync(join(folder.path, 'plain'), 'plain');
  const files = collectFiles(folder.path);
  const names = files.paths.map((path) => relative(files.root, path));
  expect(names).toEqual([
    expect.stringMatching(/^a-b\.[0-9a-f]{8}\/c-\.[0-9a-f]{8}\.txt$/),
    'plain',
    'renamed-files.txt',
  ]);
  expect(readFileSync(files.paths[0] ?? '', 'utf8')).toBe('content');
  expect(readFileSync(files.paths[2] ?? '', 'utf8')).toBe(`${names[0]}\t"a*b/c?.txt"\n`);
  files[Symbol.dispose]();
  expect(existsSync(files.root)).toBe(false);
  expect(existsSync(join(folder.path, 'a*b/c?.txt'))).toBe(true);
});

it('keeps apart what would have one name, and names that are as long as can be', () => {
  using folder = new Folder();
  const long = `${'é'.repeat(126)}:.x`;
  mkdirSync(join(folder.path, 'a:b'));
  mkdirSync(join(folder.path, 'a-b:'));
  for (const name of ['a-b', 'a:b/x', 'a-b:/x', 'a-b-', long]) {
    writeFileSync(join(folder.path, name), name);
  }
  using files = collectFiles(folder.path);
  const contents = files.paths.map((path) => readFileSync(path, 'utf8'));
  expect(contents.slice(0, -1).toSorted()).toEqual(
    ['a-b', 'a:b/x', 'a-b:/x', 'a-b-', long].toSorted(),
  );
});

it('knows where an artifact can be looked at, where the runner tells it enough', () => {
  const env = {
    GITHUB_SERVER_URL: 'https://github.example',
    GITHUB_REPOSITORY: 'a/b',
    GITHUB_RUN_ID: '7',
  };
  expect(artifactUrl(5, env)).toBe('https://github.example/a/b/actions/runs/7/artifacts/5');
  expect(artifactUrl(undefined, env)).toBeUndefined();
  expect(artifactUrl(5, {})).toBeUndefined();
});
