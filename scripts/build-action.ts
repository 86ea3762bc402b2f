/**
 * Bundles the GitHub Action into `dist/action/index.js`: one file for both of its steps and for the
 * reaper, and a line beside it that starts it as the last step. Checked in, since GitHub runs an action as its repository has it.
 *
 * The same sources and packages give the same bytes on every machine: `npm run check:action` tells
 * whether what is checked in is current.
 */
import {mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join, resolve} from 'node:path';
import {build, type Plugin} from 'esbuild';
import {buildPage} from './build-page.ts';
import {licenses, withoutAddOns, withoutExecutableCommands} from './bundling.ts';
import {pageText} from './page-text-plugin.ts';

const ROOT = join(import.meta.dirname, '..');

/** The files of `dist/action/`. */
const FILES = ['index.js', 'post.js', 'THIRD-PARTY-LICENSES.txt'] as const;

/** By this the bundle knows which of the two steps it is, whatever became of the other. */
const POST = "import './index.js?post';\n";

/** What CommonJS packages take for granted, in a module. */
const BANNER = [
  "import {createRequire as proctorRequire} from 'node:module';",
  'const require = proctorRequire(import.meta.url);',
  'const __filename = import.meta.filename;',
  'const __dirname = import.meta.dirname;',
].join('');

/**
 * Of the artifact client only uploads are used. What finds, gets and removes artifacts would bring
 * GitHub's whole API along, and a reader of archives.
 */
const uploadsOnly: Plugin = {
  name: 'uploads-only',
  setup({onLoad}) {
    const parts = /[\\/]@actions[\\/]artifact[\\/]lib[\\/]internal[\\/](download|find|delete)[\\/]/;
    onLoad({filter: parts}, ({path}) => {
      const names = readFileSync(path, 'utf8').matchAll(/^export (?:async )?function (\w+)/gm);
      const functions = [...names].map(
        ([, name]) =>
          `export function ${name}() { throw new Error('${name} is not in this bundle'); }`,
      );
      return {contents: functions.join('\n')};
    });
  },
};

/** Writes the action's bundle into `folder`. */
export async function buildAction(folder: string): Promise<void> {
  const {metafile, outputFiles} = await build({
    entryPoints: [join(ROOT, 'src/action/main.ts')],
    outfile: join(folder, 'index.js'),
    absWorkingDir: ROOT,
    bundle: true,
    minify: true,
    // Names are in bug reports.
    keepNames: true,
    format: 'esm',
    platform: 'node',
    target: 'node24',
    charset: 'utf8',
    metafile: true,
    write: false,
    plugins: [withoutExecutableCommands, withoutAddOns, uploadsOnly, pageText('embedded')],
    banner: {js: BANNER},
    legalComments: 'none',
    sourcemap: false,
    logLevel: 'warning',
  });
  mkdirSync(folder, {recursive: true});
  for (const {path, text} of outputFiles) writeFileSync(path, text);
  const inputs = [...Object.keys(metafile.inputs), ...(await buildPage()).inputs];
  writeFileSync(join(folder, FILES[1]), POST);
  writeFileSync(join(folder, FILES[2]), licenses(inputs));
}

/** The files of the bundle that are not as sources and packages give them. */
export async function staleFiles(): Promise<readonly string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'proctor-action-'));
  try {
    await buildAction(folder);
    return FILES.filter((name) => {
      const built = readFileSync(join(folder, name));
      try {
        return !built.equals(readFileSync(join(ROOT, 'dist/action', name)));
      } catch {
        return true;
      }
    });
  } finally {
    rmSync(folder, {recursive: true, force: true});
  }
}

if (process.argv[1] === import.meta.filename) {
  const folder = resolve(process.argv[2] ?? join(ROOT, 'dist/action'));
  // Licences are looked for from there.
  process.chdir(ROOT);
  if (process.argv[2] === '--check') {
    const stale = await staleFiles();
    for (const name of stale) {
      process.stderr.write(`dist/action/${name} is not current: run npm run build:action\n`);
    }
    process.exitCode = stale.length === 0 ? 0 : 1;
  } else {
    await buildAction(folder);
  }
}
