/**
 * Makes what is derived from the manifest's schema: its TypeScript types and its validator.
 * Run by `npm run generate`; a test fails when the committed files are not what this makes.
 */
import {mkdir, readFile, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {Ajv} from 'ajv';
import standaloneModule from 'ajv/dist/standalone/index.js';
import {compile, type JSONSchema} from 'json-schema-to-typescript';

const standalone = standaloneModule as unknown as typeof standaloneModule.default;

const ROOT = join(import.meta.dirname, '..');
const FOLDER = 'src/manifest/generated';
const BANNER = '// Made from schema/manifest.schema.json by `npm run generate`: do not edit.\n';

/** The generated files, by path from the repository's root. */
export async function generate(): Promise<Record<string, string>> {
  const text = await readFile(join(ROOT, 'schema/manifest.schema.json'), 'utf8');
  const schema = JSON.parse(text) as JSONSchema;
  const types = await compile(withoutTextTitles(schema) as JSONSchema, 'ManifestDocument', {
    bannerComment: BANNER,
    additionalProperties: false,
    style: {singleQuote: true, printWidth: 100},
  });
  return {
    [`${FOLDER}/manifest-document.ts`]: types,
    [`${FOLDER}/validate-manifest.js`]: `${BANNER}${validatorOf(schema)}`,
    [`${FOLDER}/validate-manifest.d.ts`]: `${BANNER}${DECLARATIONS}`,
  };
}

const DECLARATIONS = `import type {ErrorObject} from 'ajv';
export declare const validate: {
  (data: unknown): boolean;
  errors?: ErrorObject[] | null;
};
export default validate;
`;

function validatorOf(schema: JSONSchema): string {
  const lean = withoutProse(withNameRules(schema, schema.definitions ?? {}));
  const ajv = new Ajv({
    allErrors: true,
    // Diagnostics quote the rule that was broken and the value that broke it.
    verbose: true,
    discriminator: true,
    strict: true,
    allowUnionTypes: true,
    strictTypes: false,
    strictRequired: false,
    // What is used in many places is compiled once: it is loaded at each start.
    inlineRefs: false,
    code: {source: true, esm: true, lines: true},
  });
  return `${withoutRequire(standalone(ajv, ajv.compile(lean as Record<string, unknown>)))}\n`;
}

/** What Ajv's run-time functions do that the schema needs, by module. */
const RUNTIME: Readonly<Record<string, string>> = {
  'ajv/dist/runtime/ucs2length': `(text) => {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}`,
};

const APPEND = `// A few thousand are reported; a hostile manifest has millions.
const ERRORS_MAX = 10_000;

function append(errors, more) {
  for (const error of more) {
    if (errors.length >= ERRORS_MAX) break;
    errors.push(error);
  }
  return errors;
}
`;

/** Ajv writes `require` for its run-time functions even into an ES module: this needs none. */
function withoutRequire(code: string): string {
  const body = code.replace(/\brequire\("([\w/-]+)"\)\.default/g, (_whole, module: string) => {
    const runtime = RUNTIME[module];
    if (runtime === undefined) throw new Error(`the validator needs ${module}`);
    return runtime;
  });
  // Ajv copies all errors so far for each part that has some: quadratic in a bad manifest.
  const appending = body.replaceAll(/vErrors\.concat\((\w+\.errors)\)/g, 'append(vErrors, $1)');
  const limited = appending.replaceAll(
    /else \{\n(vErrors\.push\(err\d+\);)\n\}\nerrors\+\+;/g,
    'else if (vErrors.length < ERRORS_MAX) {\n$1\n}\nerrors = vErrors.length;',
  );
  return limited.replace(/^"use strict";\n/, APPEND);
}

interface SchemaPart {
  readonly [keyword: string]: unknown;
}

/** The schema without the titles of texts: they are there for diagnostics, not as types. */
function withoutTextTitles(part: unknown): unknown {
  if (Array.isArray(part)) return part.map(withoutTextTitles);
  if (typeof part !== 'object' || part === null) return part;
  const isText = 'pattern' in part || (part as SchemaPart)['type'] === 'string';
  const kept = Object.entries(part as SchemaPart).filter(([key]) => !isText || key !== 'title');
  return Object.fromEntries(kept.map(([key, value]) => [key, withoutTextTitles(value)]));
}

/** Keywords whose values are schemas by name: a name may be that of a keyword. */
const NAMED = new Set(['properties', 'definitions']);

/**
 * The schema with rules of names where they are used: of one that is compiled apart, the validator
 * does not say which name broke it.
 */
function withNameRules(part: unknown, definitions: SchemaPart): unknown {
  if (Array.isArray(part)) return part.map((item) => withNameRules(item, definitions));
  if (typeof part !== 'object' || part === null) return part;
  return Object.fromEntries(
    Object.entries(part as SchemaPart).map(([keyword, value]) => {
      const reference = keyword === 'propertyNames' && (value as SchemaPart)['$ref'];
      const rule = reference && definitions[String(reference).replace('#/definitions/', '')];
      return [keyword, rule || withNameRules(value, definitions)];
    }),
  );
}

/** The schema without what only people read: it is loaded at each start. */
function withoutProse(part: unknown): unknown {
  if (Array.isArray(part)) return part.map(withoutProse);
  if (typeof part !== 'object' || part === null) return part;
  const kept = Object.entries(part as SchemaPart).filter(
    ([keyword]) => keyword !== 'description' && keyword !== 'examples',
  );
  return Object.fromEntries(
    kept.map(([keyword, value]) => [
      keyword,
      NAMED.has(keyword) ? eachOf(value) : withoutProse(value),
    ]),
  );
}

function eachOf(named: unknown): unknown {
  return Object.fromEntries(
    Object.entries(named as SchemaPart).map(([name, part]) => [name, withoutProse(part)]),
  );
}

if (process.argv[1] === import.meta.filename) {
  await mkdir(join(ROOT, FOLDER), {recursive: true});
  for (const [path, text] of Object.entries(await generate())) {
    await writeFile(join(ROOT, path), text);
  }
}
