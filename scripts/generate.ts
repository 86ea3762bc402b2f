/**
 * Makes what is derived from the manifest's schema: its TypeScript types and its validator.
 * Run by `npm run generate`; a test fails when the committed files are not what this makes.
 */
import {mkdir, readFile, writeFile} from 'node:fs/promises';
import {Ajv} from 'ajv';
import standaloneModule from 'ajv/dist/standalone/index.js';
import {compile, type JSONSchema} from 'json-schema-to-typescript';

const standalone = standaloneModule as unknown as typeof standaloneModule.default;

const BANNER = '// Made from schema/manifest.schema.json by `npm run generate`: do not edit.\n';

/** The generated files, by path. */
export async function generate(): Promise<Record<string, string>> {
  const schema = JSON.parse(await readFile('schema/manifest.schema.json', 'utf8')) as JSONSchema;
  const types = await compile(structuredClone(schema), 'ManifestDocument', {
    bannerComment: BANNER,
    additionalProperties: false,
    style: {singleQuote: true, printWidth: 100},
  });
  const ajv = new Ajv({
    allErrors: true,
    discriminator: true,
    strict: true,
    allowUnionTypes: true,
    strictTypes: false,
    strictRequired: false,
    code: {source: true, esm: true, lines: true},
  });
  const validate = ajv.compile(schema as Record<string, unknown>);
  const code = standalone(ajv, validate);
  return {
    'src/manifest/generated/manifest-document.ts': types,
    'src/manifest/generated/validate-manifest.js': `${BANNER}${code}\n`,
    'src/manifest/generated/validate-manifest.d.ts': `${BANNER}import type {ErrorObject} from 'ajv';\nexport declare const validate: {\n  (data: unknown): boolean;\n  errors?: ErrorObject[] | null;\n};\nexport default validate;\n`,
  };
}

if (process.argv[1] === import.meta.filename) {
  await mkdir('src/manifest/generated', {recursive: true});
  for (const [path, text] of Object.entries(await generate())) await writeFile(path, text);
}
