import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, it} from 'vitest';
import {generate} from '../../../scripts/generate.ts';

const ROOT = join(import.meta.dirname, '..', '..', '..');

it('the generated files are what the schema makes', async () => {
  for (const [path, text] of Object.entries(await generate())) {
    expect(readFileSync(join(ROOT, path), 'utf8') === text, path).toBe(true);
  }
});

it('the generated validator imports what it needs', async () => {
  const texts = Object.entries(await generate()).filter(([path]) => path.endsWith('.js'));
  for (const [path, text] of texts) expect(text, path).not.toMatch(/\brequire\(/);
});
