import {readFileSync} from 'node:fs';
import {Ajv} from 'ajv';
import {describe, expect, it} from 'vitest';
import {parse} from 'yaml';
import {keysOf, renderDocs, schemaOf} from '../../../scripts/docs.ts';
import {DIAGNOSTIC_ADVICE, FAULT_ADVICE} from '../../../scripts/docs-advice.ts';
import {SECTIONS} from '../../../scripts/docs-sections.ts';
import {DIAGNOSTICS} from '../../../src/diagnostics/diagnostic.ts';
import {FAULTS} from '../../../src/faults/fault-error.ts';

describe('the reference', () => {
  for (const [path, text] of Object.entries(renderDocs())) {
    it(`${path} is what \`node scripts/docs.ts\` makes`, () => {
      expect(readFileSync(path, 'utf8')).toBe(text);
    });
  }

  for (const section of SECTIONS) {
    it(`shows examples of ${section.title} that are valid and use every key`, () => {
      const {root, schema} = schemaOf(section);
      const ajv = new Ajv({discriminator: true, allowUnionTypes: true, strict: false});
      ajv.addSchema({...root, $id: 'manifest'} as Record<string, unknown>);
      const path = section.definition === undefined ? '' : `/definitions/${section.definition}`;
      const used = new Set<string>();
      for (const example of section.examples) {
        const value: unknown = parse(example);
        expect(ajv.validate(`manifest#${path}`, value), `${example}\n${ajv.errorsText()}`).toBe(
          true,
        );
        if (typeof value === 'object') for (const key of Object.keys(value ?? {})) used.add(key);
      }
      for (const key of Object.keys(keysOf(schema))) expect(used).toContain(key);
    });
  }

  it('describes every key', () => {
    const rows = readFileSync('docs/manifest.md', 'utf8')
      .split('\n')
      .filter((line) => line.startsWith('| `'));
    for (const row of rows) expect(row).toMatch(/\| [^|]+ \|$/);
    expect(rows.length).toBeGreaterThan(120);
  });

  it('names no code that is not there, and says something about every fault', () => {
    for (const code of Object.keys(DIAGNOSTIC_ADVICE)) expect(DIAGNOSTICS).toHaveProperty([code]);
    for (const code of Object.keys(FAULTS)) expect(FAULT_ADVICE).toHaveProperty([code]);
  });
});
