/**
 * Bundles `src/` into `dist/`: the command line with lazily loaded chunks, and the library with
 * its types.
 *
 * Bundled because every file that Node has to find and compile costs about 0.3 ms at each start,
 * and because `npx proctor` then has to fetch one package instead of forty.
 */
import {execFileSync} from 'node:child_process';
import {existsSync, readdirSync, readFileSync} from 'node:fs';
import {mkdir, rm, writeFile} from 'node:fs/promises';
import {dirname, join, resolve} from 'node:path';
import {build} from 'esbuild';
import {buildPage} from './build-page.ts';
import {licenses, withoutAddOns, withoutExecutableCommands} from './bundling.ts';
import {PAGE_ASSET, pageText} from './page-text-plugin.ts';

// All but the action's bundle, which is checked in.
for (const name of existsSync('dist') ? readdirSync('dist') : []) {
  if (name !== 'action') await rm(join('dist', name), {recursive: true, force: true});
}
const {metafile, outputFiles} = await build({
  entryPoints: {main: 'src/main.ts', index: 'src/index.ts'},
  outdir: 'dist',
  chunkNames: 'chunks/[name]-[hash]',
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node22.13',
  metafile: true,
  write: false,
  plugins: [withoutExecutableCommands, withoutAddOns, pageText('asset')],
  // A Windows agent that ssh2 ships a program for; the bundle has it not, nor looks for it here.
  define: {__dirname: 'import.meta.dirname'},
  legalComments: 'none',
  sourcemap: false,
  logLevel: 'warning',
  // CommonJS dependencies call `require` for Node's own modules.
  banner: {js: 'const require = (name) => process.getBuiltinModule(name);'},
});
for (const {path, text} of outputFiles) {
  await mkdir(dirname(path), {recursive: true});
  await writeFile(path, withoutBuiltinImports(text));
}
const page = await buildPage();
await writeFile(join('dist', PAGE_ASSET), page.html);
await writeFile(
  'dist/THIRD-PARTY-LICENSES.txt',
  licenses([...Object.keys(metafile.inputs), ...page.inputs]),
);

execFileSync(process.execPath, ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.types.json'], {
  stdio: 'inherit',
});
const published = declarations('dist/types/index.d.ts', new Set<string>());
for (const name of readdirSync('dist/types', {recursive: true, encoding: 'utf8'})) {
  const path = resolve('dist/types', name);
  if (name.endsWith('.ts') && !published.has(path)) await rm(path);
}

/**
 * Takes Node's own modules as `require` gives them: an import makes all that a module has at once,
 * for `node:fs` five milliseconds of what is loaded only when it is asked for otherwise.
 */
function withoutBuiltinImports(code: string): string {
  return code.replace(
    /^import (?:(\w+)|\* as (\w+)|(?:(\w+), )?\{([^}]*)\}) from "(node:[\w/]+)";$/gm,
    (_whole, name?: string, all?: string, main?: string, names?: string, path?: string) => {
      const wanted = names === undefined ? undefined : `{${names.replaceAll(' as ', ': ')}}`;
      return [name, all, main, wanted]
        .filter((part) => part !== undefined)
        .map((part) => `const ${part} = require("${path}");`)
        .join('\n');
    },
  );
}

/** The declaration files that the one at `path` needs, itself included: the library's surface. */
function declarations(path: string, found: Set<string>): Set<string> {
  const absolute = resolve(path);
  if (found.has(absolute)) return found;
  found.add(absolute);
  for (const match of readFileSync(path, 'utf8').matchAll(
    /(?:from |import\()['"](\.[^'"]+)['"]/g,
  )) {
    const target = join(dirname(path), match[1] ?? '').replace(/(?:\.d)?\.[jt]s$/, '.d.ts');
    if (existsSync(target)) declarations(target, found);
  }
  return found;
}
