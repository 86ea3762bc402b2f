import {
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import {dirname, join} from 'node:path';
import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import type {RunReader} from '../../../../src/journal/run-result.ts';
import {isShownAsText, PageView} from '../../../../src/report/html/page-view.ts';
import {writeReportFile} from '../../../../src/report/write-report.ts';
import {TempFolder} from '../../../rig/journal-fixtures.ts';
import {pageData} from '../../../rig/report-page.ts';

const RECORD = {id: 'a@here', scenario: 'a', environment: 'here'};

/** A run with one case that has captured the files at `paths`. */
function runWith(folder: TempFolder, paths: readonly string[]): RunReader {
  const captured = paths.map((path) => ({source: `/${path}`, path}));
  const attempts = [{verdict: 'failed', durationMs: 1, steps: [], captured}] as const;
  return folder.fold({cases: [{record: RECORD, attempts}], exitCode: 1});
}

function put(folder: TempFolder, path: string, content: string): void {
  mkdirSync(dirname(join(folder.path, path)), {recursive: true});
  writeFileSync(join(folder.path, path), content);
}

/** Files below `path`, without folders, in order. */
function filesIn(path: string): readonly string[] {
  return readdirSync(path, {recursive: true, encoding: 'utf8'})
    .filter((name) => statSync(join(path, name)).isFile())
    .sort();
}

/** The page that was written to `out`, and how it links to captured files. */
function linksIn(out: string): ReadonlyMap<string, string> {
  const view = new PageView(pageData(readFileSync(join(out, 'index.html'), 'utf8')));
  return new Map(view.captured(0).map(({source, href}) => [source, href]));
}

describe('a page with its files', () => {
  it('has copies of logs and captured files beside it, and links to them', () => {
    using folder = new TempFolder();
    put(folder, 'logs/1.log', '=== step 1 ===\n');
    put(folder, 'captured/a/x.log', 'hello');
    using reader = runWith(folder, ['captured/a/x.log']);
    const out = join(folder.path, 'public/');
    expect(writeReportFile(out, reader, {format: 'html'})).toEqual([join(out, 'index.html')]);
    expect(filesIn(out)).toEqual(['files/captured/a/x.log', 'files/logs/1.log', 'index.html']);
    expect(readFileSync(join(out, 'files/captured/a/x.log'), 'utf8')).toBe('hello');
    const view = new PageView(pageData(readFileSync(join(out, 'index.html'), 'utf8')));
    expect(view.attempts(0)[0]?.log).toBe('./files/logs/1.log');
    expect([...linksIn(out).values()]).toEqual(['./files/captured/a/x.log']);
    expect(view.data.run).not.toHaveProperty('folder');
    // Written again, to a folder that is there.
    expect(writeReportFile(join(folder.path, 'public'), reader, {format: 'html'})).toEqual([
      join(out, 'index.html'),
    ]);
  });

  it('follows no links and copies nothing that is not of the run', () => {
    using folder = new TempFolder();
    using elsewhere = new TempFolder();
    elsewhere.write('secret.txt', 'secret');
    mkdirSync(join(folder.path, 'captured'));
    symlinkSync(join(elsewhere.path, 'secret.txt'), join(folder.path, 'captured/link.txt'));
    symlinkSync(elsewhere.path, join(folder.path, 'captured/folder'));
    const way = `../${elsewhere.path.split('/').at(-1)}/secret.txt`;
    const paths = ['captured/link.txt', 'captured/folder/secret.txt', way, 'captured', 'gone.txt'];
    using reader = runWith(folder, paths);
    const out = join(folder.path, 'public/');
    writeReportFile(out, reader, {format: 'html'});
    expect(filesIn(out)).toEqual(['index.html']);
    expect([...linksIn(out).values()]).toEqual(paths.map(() => ''));
    const {run} = pageData(readFileSync(join(out, 'index.html'), 'utf8'));
    expect(run.folder).toBe(folder.path);
  });

  it('leaves out what is too large', () => {
    using folder = new TempFolder();
    put(folder, 'captured/core', '');
    truncateSync(join(folder.path, 'captured/core'), 65 * 1024 * 1024);
    put(folder, 'captured/small', 'x');
    using reader = runWith(folder, ['captured/core', 'captured/small']);
    const out = join(folder.path, 'public/');
    writeReportFile(out, reader, {format: 'html'});
    expect(filesIn(out)).toEqual(['files/captured/small', 'index.html']);
  });

  it('ends what a browser would run in .txt, by its name and by what it looks like', () => {
    using folder = new TempFolder();
    const active = {
      'captured/a.html': 'plain',
      'captured/b.SVG': 'plain',
      'captured/c': '\n <html><script>alert(1)</script>',
      'captured/d.dat': '\ufeff<svg onload=alert(1)>',
      'captured/e.pdf': '%PDF-1.7',
      'captured/f.xhtml': '',
    };
    const inert = {
      'captured/g.txt': 'a < b',
      'captured/h.gz': '\u001f\u008b',
      'captured/core': '\u007fELF',
    };
    for (const [path, text] of Object.entries({...active, ...inert})) put(folder, path, text);
    using reader = runWith(folder, [...Object.keys(active), ...Object.keys(inert)]);
    const out = join(folder.path, 'public/');
    writeReportFile(out, reader, {format: 'html'});
    const links = linksIn(out);
    for (const path of Object.keys(active)) {
      expect(links.get(`/${path}`)).toBe(`./files/${path}.txt`);
      expect(isShownAsText(path)).toBe(false);
    }
    for (const path of Object.keys(inert)) expect(links.get(`/${path}`)).toBe(`./files/${path}`);
  });

  it('gives each file a name of its own that all systems take, whatever it was called', () => {
    const part = fc
      .oneof(
        fc.string({unit: 'binary', minLength: 1, maxLength: 12}),
        fc.constantFrom(
          'A',
          'a',
          'CON',
          '.hidden',
          'x.',
          'a b',
          'a:b',
          'ü',
          '-rf',
          'x'.repeat(150),
        ),
      )
      .map((text) => text.toWellFormed().replaceAll(/[/\0]/gu, '_'))
      .filter((text) => text !== '.' && text !== '..' && Buffer.byteLength(text) < 250);
    fc.assert(
      fc.property(fc.uniqueArray(part, {minLength: 1, maxLength: 6}), (names) => {
        using folder = new TempFolder();
        const paths = names.map((name) => `captured/${name}`);
        for (const path of paths) put(folder, path, path);
        using reader = runWith(folder, paths);
        const out = join(folder.path, 'public/');
        writeReportFile(out, reader, {format: 'html'});
        const links = linksIn(out);
        const targets = paths.map((path) => links.get(`/${path}`) ?? '');
        expect(new Set(targets.map((target) => target.toLowerCase())).size).toBe(paths.length);
        for (const [index, target] of targets.entries()) {
          expect(target).toMatch(
            /^\.\/files\/captured\/[\w@+=%-][\w.@+=%-]*[^.]$|^\.\/files\/captured\/[^.]$/u,
          );
          const copy = join(out, decodeURIComponent(target));
          expect(readFileSync(copy, 'utf8')).toBe(paths[index]);
        }
      }),
      {numRuns: 100},
    );
  });
});
