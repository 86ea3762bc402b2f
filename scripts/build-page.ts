/**
 * Builds the HTML report's page, without its data, from `src/report/html/page/`.
 *
 * `node scripts/build-page.ts <file>` writes it there unless it is there already and newer than
 * all that it is made of.
 */
import {createHash} from 'node:crypto';
import {mkdirSync, readdirSync, renameSync, statSync, writeFileSync} from 'node:fs';
import {dirname, join, resolve} from 'node:path';
import {build} from 'esbuild';

const ROOT = join(import.meta.dirname, '..');
const SOURCES = join(ROOT, 'src/report/html/page');

/** A page, and the files that it was made of, relative to the project's folder. */
export interface BuiltPage {
  readonly html: string;
  readonly inputs: readonly string[];
}

/** Bundles script and style of the page into one document. */
export async function buildPage(): Promise<BuiltPage> {
  const {metafile, outputFiles} = await build({
    absWorkingDir: ROOT,
    entryPoints: [join(SOURCES, 'main.tsx')],
    outdir: 'page',
    bundle: true,
    minify: true,
    format: 'iife',
    platform: 'browser',
    // The oldest that have all that the page uses; `light-dark()` came last.
    target: ['chrome123', 'firefox128', 'safari17.5'],
    jsx: 'automatic',
    jsxImportSource: 'preact',
    define: {'process.env.NODE_ENV': '"production"'},
    metafile: true,
    write: false,
    legalComments: 'none',
    logLevel: 'warning',
  });
  const textOf = (extension: string) =>
    outputFiles.find(({path}) => path.endsWith(extension))?.text.trim() ?? '';
  const html = documentOf(textOf('.js'), textOf('.css'));
  return {html, inputs: Object.keys(metafile.inputs)};
}

/**
 * The document. Its policy lets no script run but the page's own, known by its hash, and lets it
 * load nothing: what guests have printed stays text even if the page had a hole.
 */
function documentOf(script: string, style: string): string {
  if (/<!--|<\/?script/i.test(script)) throw new Error('the script would not end where it ends');
  if (/<\/style/i.test(style)) throw new Error('the style would not end where it ends');
  const policy = [
    "default-src 'none'",
    `script-src ${hashOf(script)}`,
    `style-src ${hashOf(style)}`,
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<title>proctor report</title>
<link rel="icon" href="data:,">
<style>${style}</style>
</head>
<body>
<div id="page"></div>
<!--data-->
<script>${script}</script>
</body>
</html>
`;
}

function hashOf(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}

/** When the newest of what the page is made of was changed; ms since the epoch. */
function changedAt(): number {
  const files = readdirSync(SOURCES, {recursive: true, encoding: 'utf8'}).map((name) =>
    join(SOURCES, name),
  );
  const others = [import.meta.filename, join(ROOT, 'package-lock.json')];
  return Math.max(...[SOURCES, ...files, ...others].map((path) => statSync(path).mtimeMs));
}

function isCurrent(path: string): boolean {
  const stat = statSync(path, {throwIfNoEntry: false});
  return stat !== undefined && stat.mtimeMs > changedAt();
}

if (process.argv[1] === import.meta.filename) {
  const path = resolve(process.argv[2] ?? 'build/report-page.html');
  if (!isCurrent(path)) {
    const {html} = await buildPage();
    mkdirSync(dirname(path), {recursive: true});
    // At once and whole: others may be building it, or reading it.
    const temporary = `${path}.${process.pid}.tmp`;
    writeFileSync(temporary, html);
    renameSync(temporary, path);
  }
}
