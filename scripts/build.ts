/**
 * Bundles `src/` into `dist/`: the command line with lazily loaded chunks, and the library.
 *
 * Bundled because every file that Node has to find and compile costs about 0.3 ms at each start.
 * ssh2 stays outside: it finds its optional native parts by path.
 */
import {existsSync, readFileSync} from 'node:fs';
import {mkdir, readdir, rm, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {build} from 'esbuild';

await rm('dist', {recursive: true, force: true});
const result = await build({
  entryPoints: {main: 'src/main.ts', index: 'src/index.ts'},
  outdir: 'dist',
  chunkNames: 'chunks/[name]-[hash]',
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node22.13',
  external: ['ssh2'],
  metafile: true,
  legalComments: 'none',
  sourcemap: false,
  logLevel: 'warning',
  // CommonJS dependencies call `require` for Node's own modules.
  banner: {
    js: "import {createRequire as __createRequire} from 'node:module'; const require = __createRequire(import.meta.url);",
  },
});

const packages = new Set<string>();
for (const input of Object.keys(result.metafile.inputs)) {
  const match = /^node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(input);
  if (match?.[1] !== undefined) packages.add(match[1]);
}
await mkdir('dist', {recursive: true});
await writeFile('dist/THIRD-PARTY-LICENSES.txt', await licenses([...packages].sort()));

/** The licence texts of the packages that the bundle holds parts of. */
async function licenses(names: readonly string[]): Promise<string> {
  const texts: string[] = [];
  for (const name of names) {
    const folder = join('node_modules', name);
    const file = (await readdir(folder)).find((entry) => /^licen[cs]e/i.test(entry));
    const {version, license} = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
      version: string;
      license: string;
    };
    const text =
      file !== undefined && existsSync(join(folder, file))
        ? readFileSync(join(folder, file), 'utf8')
        : '';
    texts.push(`${name} ${version} (${license})\n\n${text}`);
  }
  return texts.join(`\n${'-'.repeat(79)}\n\n`);
}
