import {existsSync, readdirSync, readFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {Ajv} from 'ajv';
import {describe, expect, it} from 'vitest';
import {parse} from 'yaml';
import {createProgram} from '../../src/cli/program.ts';
import {CapturedIo} from '../integration/cli-small/captured-io.ts';

const README = readFileSync('README.md', 'utf8');
const PAGES = ['README.md', ...readdirSync('docs').map((name) => `docs/${name}`)].filter((path) =>
  path.endsWith('.md'),
);

/** Names of a page's headings as GitHub links to them. */
function anchorsOf(path: string): Set<string> {
  const headings = readFileSync(path, 'utf8').match(/^#+ .*$/gm) ?? [];
  return new Set(
    headings.map((line) =>
      line
        .replace(/^#+ /, '')
        .toLowerCase()
        .replaceAll(/[^\w\- ]/g, '')
        .replaceAll(' ', '-'),
    ),
  );
}

describe('the README', () => {
  it('lists every command', () => {
    const commands = createProgram(new CapturedIo('/'), () => {}).commands.map((command) =>
      command.name(),
    );
    const rows = README.split('\n').filter((line) => line.startsWith('| `proctor '));
    const listed = rows.map((row) => /^\| `proctor ([\w-]+)/.exec(row)?.[1] ?? '');
    expect(listed.toSorted()).toEqual(commands.toSorted());
  });

  it('shows manifests that are valid', () => {
    const ajv = new Ajv({discriminator: true, allowUnionTypes: true, strict: false});
    const schema = JSON.parse(readFileSync('schema/manifest.schema.json', 'utf8')) as object;
    const validate = ajv.compile(schema);
    const whole = {proctor: 1, scenarios: {some: {steps: [{run: 'true'}]}}};
    const manifests = [...README.matchAll(/^```yaml\n([\s\S]*?)^```$/gm)]
      .map(([, text = '']) => parse(text) as Record<string, unknown>)
      // A workflow is none.
      .filter((shown) => !('jobs' in shown || 'steps' in shown));
    expect(manifests.length).toBeGreaterThan(4);
    for (const manifest of manifests) {
      // Some show a part of one.
      if (!validate({...whole, ...manifest})) {
        expect.soft({manifest, errors: validate.errors}).toBe('valid');
      }
    }
  });

  it('and the documents link to nothing that is not there', () => {
    const broken: string[] = [];
    for (const page of PAGES) {
      for (const [, link = ''] of readFileSync(page, 'utf8').matchAll(/\]\(([^)\s]+)\)/g)) {
        if (/^https?:/.test(link)) continue;
        const [file = '', anchor] = link.split('#');
        const target = file === '' ? page : join(dirname(page), file);
        const isThere =
          existsSync(target) && (anchor === undefined || anchorsOf(target).has(anchor));
        if (!isThere) broken.push(`${page}: ${link}`);
      }
    }
    expect(broken).toEqual([]);
  });
});
