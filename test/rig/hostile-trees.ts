import {createHash} from 'node:crypto';
import {lstat, readdir, readFile} from 'node:fs/promises';
import {join} from 'node:path';
import fc from 'fast-check';
import {expect} from 'vitest';
import type {Connection} from '../../src/environments/environment.ts';

/** Names that no tree should have, as `printf` of any shell takes them. */
const NAMES: readonly string[] = [
  '..evil',
  '...',
  '-rf',
  '--help',
  ' ',
  'with space',
  'new\\nline',
  'tab\\there',
  'escape\\033[31m',
  'c1\\302\\233',
  'right-to-left\\342\\200\\256gpj.exe',
  'not-utf8-\\377\\376',
  'back\\\\slash',
  'quo\\047te',
  'double\\042',
  '$(touch pwned)',
  '\\140touch pwned\\140',
  '*',
  '[a]',
  '{a,b}',
  '~',
  '%%2e%%2e%%2f',
  'CON',
  'aux.txt',
  'trailing.',
  'colon:stream',
  'pipe|',
  '!bang',
  'e\\314\\201',
  '\\303\\251',
  'UPPER',
  'upper',
];

/** One thing in a generated tree. */
interface Entry {
  readonly kind: 'file' | 'folder' | 'link' | 'loop' | 'fifo' | 'device' | 'sparse' | 'large';
  /** Index into the names. */
  readonly name: number;
}

const entries: fc.Arbitrary<readonly Entry[]> = fc.array(
  fc.record({
    kind: fc.constantFrom<Entry['kind'][]>(
      'file',
      'file',
      'folder',
      'link',
      'loop',
      'fifo',
      'device',
      'sparse',
      'large',
    ),
    name: fc.nat(NAMES.length - 1),
  }),
  {minLength: 1, maxLength: 12},
);

/** Shell text that makes `tree` in the current folder; what cannot be made is left out. */
function makeTree(tree: readonly Entry[]): string {
  const lines = tree.map(({kind, name}) => {
    // The x keeps a newline at the end of a name, which a substitution would take away.
    const path = `n=$(printf -- '${NAMES[name]}x'); n=./\${n%x}; [ ! -e "$n" ] && [ ! -L "$n" ]`;
    const make = {
      file: 'echo content > "$n"',
      folder: 'mkdir "$n" && cd "$n"',
      link: 'ln -s /etc/passwd "$n"',
      loop: 'ln -s . "$n"',
      fifo: 'mkfifo "$n"',
      device: 'mknod "$n" c 1 5',
      sparse: 'dd if=/dev/zero of="$n" bs=1048576 seek=200000 count=0',
      large: 'head -c 100000 /dev/zero > "$n"',
    }[kind];
    return `{ ${path} && ${make}; } 2>/dev/null`;
  });
  return `${lines.join('\n')}\ntrue`;
}

/** The whole corpus: every name as a file, a folder, a link and a FIFO, and things of bad size. */
const CORPUS = `
${NAMES.map(
  (
    name,
  ) => `n=$(printf -- '${name}x'); n=\${n%x}; for k in file folder link fifo; do mkdir -p $k; done
{ echo file > "./file/$n"; mkdir "./folder/$n"; echo deep > "./folder/$n/f"; ln -s ../../outside "./link/$n"; mkfifo "./fifo/$n"; } 2>/dev/null`,
).join('\n')}
mkdir bad; cd bad
ln -s /etc/passwd absolute; ln -s ../../../../../../etc up; ln -s nowhere dangling
ln -s b a; ln -s a b; ln -s . self; ln plain hard 2>/dev/null
mknod zero c 1 5 2>/dev/null; mknod disk b 1 0 2>/dev/null
dd if=/dev/zero of=sparse bs=1048576 seek=1000000 count=0 2>/dev/null
head -c 300000 /dev/zero > large
echo secret > unreadable; chmod 000 unreadable
mkdir closed; echo in > closed/f; chmod 000 closed
long=$(printf '%0200d' 0); mkdir deep; cd deep
i=0; while [ $i -lt 12 ]; do mkdir $long && cd $long || break; i=$((i+1)); done; echo bottom > f
true`;

/** Looks at what was brought back into `destination`, which stands alone in `folder`. */
async function checkCaptured(
  captured: Awaited<ReturnType<Connection['get']>>,
  place: {
    readonly folder: string;
    readonly destination: string;
    readonly fileBytesMax: number;
    readonly totalBytesMax: number;
  },
): Promise<void> {
  expect(await readdir(place.folder)).toEqual(['destination']);
  const paths = new Set(captured.map(({path}) => path));
  expect(paths.size).toBe(captured.length);
  let total = 0;
  for (const file of captured) {
    expect(file.path).not.toMatch(
      /[\u0000-\u001f\u007f-\u009f\u202e\\:|*?"<>]|(^|\/)\.\.(\/|$)|^\//,
    );
    const full = join(place.destination, file.path);
    expect((await lstat(full)).isFile()).toBe(true);
    const content = await readFile(full);
    expect(content.length).toBe(file.bytes);
    expect(createHash('sha256').update(content).digest('hex')).toBe(file.sha256);
    expect(file.bytes).toBeLessThanOrEqual(place.fileBytesMax);
    expect(content.toString()).not.toContain('root:');
    total += file.bytes;
  }
  expect(total).toBeLessThanOrEqual(place.totalBytesMax);
  // Nothing else came with them: no link, no device, no half of a file.
  const there = await readdir(place.destination, {recursive: true, withFileTypes: true});
  expect(there.filter((entry) => !entry.isFile() && !entry.isDirectory())).toEqual([]);
  expect(there.filter((entry) => entry.isFile())).toHaveLength(captured.length);
}

/** What the rig of a kind of connection gives. */
interface TreeRig {
  readonly connection: Connection;
  /** A new empty folder here. */
  readonly newFolder: () => Promise<string>;
  /** Most that is brought back of one file; in all, it is four times that. */
  readonly fileBytesMax: number;
}

async function capture(rig: TreeRig, script: string): Promise<readonly string[]> {
  const {connection, fileBytesMax} = rig;
  const totalBytesMax = 4 * fileBytesMax;
  const {signal} = new AbortController();
  const root = `${connection.scratch}/hostile-tree`;
  // The one before it goes in the same command: commands are what takes the time.
  const text = `set +e; chmod -R u+rwx '${root}' 2>/dev/null; rm -rf '${root}'
mkdir '${root}' && cd '${root}' || exit 1\n${script}`;
  const made = await connection.exec(
    {script: text, shell: 'sh', env: {}, cwd: undefined, stdin: undefined},
    {signal, timeoutMs: 60_000, idleTimeoutMs: Number.POSITIVE_INFINITY, killGraceMs: 1000},
  );
  expect(made.exitCode, made.stderr.toString()).toBe(0);
  const folder = await rig.newFolder();
  const destination = join(folder, 'destination');
  const captured = await connection.get([`${root}/**`], destination, {
    signal,
    fileBytesMax,
    totalBytesMax,
  });
  await checkCaptured(captured, {folder, destination, fileBytesMax, totalBytesMax});
  const sources = captured.map(({source}) => source.slice(root.length + 1));
  expect(sources.filter((path) => path.startsWith('link/'))).toEqual([]);
  return sources;
}

/** Makes the corpus on an environment and captures it: all plain files come, nothing else does. */
export async function captureCorpus(rig: TreeRig): Promise<void> {
  const sources = await capture(rig, CORPUS);
  const files = sources.filter((source) => source.startsWith('file/'));
  expect(files).toHaveLength(NAMES.length);
  expect(sources).toContain('bad/large');
  expect(
    sources.filter((source) => /^bad\/(absolute|up|dangling|self|zero|disk|[ab])$/.test(source)),
  ).toEqual([]);
}

/** Captures generated trees. */
export async function captureGeneratedTrees(rig: TreeRig, numRuns: number): Promise<void> {
  await fc.assert(
    fc.asyncProperty(entries, async (tree) => {
      await capture(rig, makeTree(tree));
    }),
    {numRuns},
  );
}
