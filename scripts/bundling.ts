/** What the bundles of proctor have in common. */
import {readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import type {Plugin} from 'esbuild';

/** commander starts programs for subcommands that are files of their own, which none is here. */
export const withoutExecutableCommands: Plugin = {
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
export const withoutAddOns: Plugin = {
  name: 'without-add-ons',
  setup({onResolve, onLoad}) {
    onResolve({filter: /\.node$|^cpu-features$/}, ({path}) => ({path, namespace: 'add-on'}));
    onLoad({filter: /.*/, namespace: 'add-on'}, () => ({
      contents: "throw new Error('proctor has no add-ons');",
    }));
  },
};

/**
 * The licence texts of the packages that the bundle holds parts of.
 *
 * @throws when a package comes without one.
 */
export function licenses(inputs: readonly string[]): string {
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
