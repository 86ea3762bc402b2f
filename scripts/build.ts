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
import {build, type Plugin} from 'esbuild';
import {buildPage} from './build-page.ts';
import {PAGE_ASSET, pageText} from './page-text-plugin.ts';

/** commander starts programs for subcommands that are files of their own, which none is here. */
const withoutExecutableCommands: Plugin = {
  name: 'without-executable-commands',
  setup({onResolve, onLoad}) {
    onResolve({filter: /^node:child_process$/}, ({path, importer}) =>
      /[\\/]commander[\\/]/.test(importer) ? {path, namespace: 'unused'} : undefined,
    );
    onLoad({filter: /.*/, namespace: 'unused'}, () => ({contents: 'module.exports = {}'}));
  },
};

/**
 * ssh2 tries to load two add-ons and goes on in JavaScript where it cannot. They are built where
 * it is installed, which a bundle is not; and with Node's own AES-GCM they gain next to nothing.
 */
const withoutAddOns: Plugin = {
  name: 'without-add-ons',
  setup({onResolve, onLoad}) {
    onResolve({filter: /\.node$|^cpu-features$/}, ({path}) => ({path, namespace: 'add-on'}));
    onLoad({filter: /.*/, namespace: 'add-on'}, () => ({
      contents: "throw new Error('proctor has no add-ons');",
    }));
  },
};

await rm('dist', {recursive: true, force: true});
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

/**
 * The licence texts of the packages that the bundle holds parts of.
 *
 * @throws when a package comes without one.
 */
function licenses(inputs: readonly string[]): string {
  const folders = new Set<string>();
  for (const input of inputs) {
    const match = /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input);
    if (match !== null) folders.add(match[0]);
  }
  const texts: string[] = [];
  for (const folder of [...folders].sort()) {
    const {name, version, license} = JSON.parse(
      readFileSync(join(folder, 'package.json'), 'utf8'),
    ) as {name: string; version: string; license: string};
    const own = readdirSync(folder).find((entry) => /^(licen[cs]e|copying)/i.test(entry));
    // Some packages are published without the text that their repository has.
    const path = own === undefined ? `scripts/licenses/${name}.txt` : join(folder, own);
    texts.push(`${name} ${version} (${license})\n\n${readFileSync(path, 'utf8')}`);
  }
  return texts.join(`\n${'-'.repeat(79)}\n\n`);
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
