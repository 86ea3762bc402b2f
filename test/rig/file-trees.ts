import {
  chmodSync,
  chownSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import {dirname, join} from 'node:path';
import fc from 'fast-check';

/** One file of a tree. */
export interface TreeFile {
  readonly path: string;
  readonly content: string;
  readonly mode: number;
}

const NAME = fc.oneof(
  {weight: 4, arbitrary: fc.constantFrom('a', 'b', 'c.sh', 'data.bin', '.hidden')},
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      'a b',
      "it's",
      '-rf',
      '*',
      '$HOME',
      'ä\u{1F600}',
      'back\\slash',
      'new\nline',
      'x'.repeat(150),
    ),
  },
);
const FOLDER = fc.constantFrom('', 'd', 'd/e', 'with space');

/** Small files under names of all kinds; paths are unique and none is a folder of another. */
export const anyTree: fc.Arbitrary<readonly TreeFile[]> = fc.uniqueArray(
  fc
    .record({
      folder: FOLDER,
      name: NAME,
      content: fc.string({maxLength: 40}),
      mode: fc.constantFrom(0o644, 0o600, 0o755, 0o700, 0o444, 0o4755),
    })
    .map(({folder, name, content, mode}) => ({path: join(folder, name), content, mode})),
  {minLength: 1, maxLength: 5, selector: ({path}) => path},
);

export function writeTree(root: string, tree: readonly TreeFile[]): void {
  for (const {path, content, mode} of tree) {
    const file = join(root, path);
    mkdirSync(dirname(file), {recursive: true});
    writeFileSync(file, content);
    chmodSync(file, mode);
  }
}

/** Gives a file to somebody else, where that can be done; and makes a link of another. */
export function disguise(root: string, tree: readonly TreeFile[]): void {
  const [first, second] = tree;
  if (first !== undefined && process.getuid?.() === 0) chownSync(join(root, first.path), 12, 34);
  if (second !== undefined && !existsSync(join(root, 'link')))
    symlinkSync('nowhere', join(root, 'link'));
}

/** All that is below `root`: content, mode, owner and kind; empty where there is nothing. */
export function readTree(root: string): Readonly<Record<string, string>> {
  const found: Record<string, string> = {};
  if (!existsSync(root)) return found;
  for (const entry of readdirSync(root, {recursive: true, encoding: 'utf8'})) {
    const path = join(root, entry);
    const stats = lstatSync(path);
    const what = stats.isSymbolicLink()
      ? `link ${readlinkSync(path)}`
      : stats.isDirectory()
        ? 'folder'
        : `file ${readFileSync(path, 'utf8')}`;
    const mode = stats.isDirectory() ? '' : ` ${(stats.mode & 0o7777).toString(8)}`;
    found[entry] = `${stats.uid}:${stats.gid}${mode} ${what}`;
  }
  return found;
}
