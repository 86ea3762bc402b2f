/**
 * Makes the reference in `docs/` from the schema and from the tables of codes.
 * Run by `npm run docs`; a test fails when the committed files are not what this makes.
 */
import {existsSync, readFileSync} from 'node:fs';
import {mkdir, writeFile} from 'node:fs/promises';
import {DIAGNOSTICS, type DiagnosticCode} from '../src/diagnostics/diagnostic.ts';
import {FAULTS, type FaultCode} from '../src/faults/fault-error.ts';
import {actionPage} from './docs-action.ts';
import {DIAGNOSTIC_ADVICE, FAULT_ADVICE} from './docs-advice.ts';
import {type DocSection, KEY_NOTES, SECTIONS} from './docs-sections.ts';

const BANNER = '<!-- Made by `node scripts/docs.ts`: do not edit. -->\n\n';

/** The parts of draft-07 that our schema uses. */
interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly description?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly oneOf?: readonly Schema[];
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: boolean | Schema;
  readonly required?: readonly string[];
  readonly definitions?: Readonly<Record<string, Schema>>;
}

/** The generated pages, by path. */
export function renderDocs(): Record<string, string> {
  return {
    'docs/manifest.md': BANNER + manifestPage(),
    'docs/diagnostics.md': BANNER + diagnosticsPage(),
    'docs/faults.md': BANNER + faultsPage(),
    'docs/github-action.md': BANNER + actionPage(),
  };
}

/** The manifest's schema, and the schema of one of the reference's parts in it. */
export function schemaOf(section: DocSection): {readonly root: Schema; readonly schema: Schema} {
  const root = JSON.parse(readFileSync('schema/manifest.schema.json', 'utf8')) as Schema;
  let schema: Schema | undefined = root;
  const path =
    section.definition === undefined ? [] : ['definitions', ...section.definition.split('/')];
  for (const key of path) schema = (schema as Record<string, Schema> | undefined)?.[key];
  if (schema === undefined) throw new Error(`the schema has no ${section.definition}`);
  return {root, schema};
}

/** Keys of an object of the schema; of the object among its variants where it has some. */
export function keysOf(schema: Schema): Readonly<Record<string, Schema>> {
  const variants = [schema, ...(schema.oneOf ?? [])];
  return Object.assign({}, ...variants.map((variant) => variant.properties ?? {}));
}

function manifestPage(): string {
  const parts = [
    `# The manifest

Every key that proctor knows. Unknown keys are errors. Times are \`500ms\`, \`90s\`, \`5m\`, \`1h30m\`;
sizes are \`512KiB\`, \`256MiB\`, \`1.5GiB\`.
\`\${{ }}\` holds an expression; its contexts are \`variables\`, \`matrix\`, \`env\`, \`environment\`,
\`case\`, \`run\`, \`steps\` and, where a value is passed, \`secrets\`:
see [expressions](steps.md#expressions).

${SECTIONS.map((section) => `[${section.title}](#${anchor(section.title)})`).join(' · ')}`,
    ...SECTIONS.map(sectionText),
  ];
  return `${parts.join('\n\n')}\n`;
}

function sectionText(section: DocSection): string {
  const {root, schema} = schemaOf(section);
  const description = schema.description === undefined ? '' : `${schema.description} `;
  const required = new Set(
    [schema, ...(schema.oneOf ?? [])].flatMap((item) => item.required ?? []),
  );
  const rows = Object.entries(keysOf(schema)).map(([key, value]) => {
    const note =
      KEY_NOTES[`${section.title}.${key}`] ?? value.description ?? described(value, root);
    const {text, fallback} = splitDefault(note);
    const standard = required.has(key) ? '*required*' : fallback;
    return `| \`${key}\` | ${cell(typeText(value, root))} | ${cell(standard)} | ${cell(text)} |`;
  });
  const head = ['| key | type | default | |', '| --- | --- | --- | --- |'];
  const table = rows.length === 0 ? [] : ['', ...head, ...rows];
  const examples = section.examples.join('\n# or\n');
  return [
    `## ${section.title}`,
    '',
    `${description}${section.prose}${moreOn(section)}`.trim(),
    ...table,
    '',
    '```yaml',
    examples,
    '```',
  ].join('\n');
}

/** Where more is said, if that is written. */
function moreOn({page}: DocSection): string {
  if (page === undefined || !existsSync(`docs/${page}`)) return '';
  return ` More: [${page.replace('.md', '')}](${page}).`;
}

/** The description of what a reference points to. */
function described(schema: Schema, root: Schema): string {
  return schema.$ref === undefined ? '' : (resolve(schema.$ref, root).description ?? '');
}

function resolve(reference: string, root: Schema): Schema {
  const schema = root.definitions?.[reference.replace('#/definitions/', '')];
  if (schema === undefined) throw new Error(`the schema has no ${reference}`);
  return schema;
}

/** Parts `… Default: x.` in the text and the default. */
function splitDefault(note: string): {readonly text: string; readonly fallback: string} {
  const match = /\s*Default: (.*?)\.?$/.exec(note);
  if (match === null) return {text: note, fallback: ''};
  return {text: note.slice(0, match.index), fallback: match[1] ?? ''};
}

const SIMPLE_TYPES: Readonly<Record<string, string>> = {
  duration: 'time',
  names: 'name or list of names',
  texts: 'text or list of texts',
  scalar: 'text, number or boolean',
  regex: 'regular expression',
  positive: 'whole number from 1',
  count: 'whole number from 0',
  env: 'map of names to text, number or boolean',
  name: 'name',
  text: 'text',
  shell: 'text',
  size: 'size',
  port: 'port, 1 to 65535',
  regexes: 'regular expression or list of them',
  hook: 'script or list of scripts',
  packages: 'package or list of packages',
  capabilities: 'capability or list of them',
  'guest-path': 'absolute path',
  'kernel-range': 'range of releases',
  'kernel-config': 'map of options to values',
  namespaces: 'list of `pid`, `network`, `mount`, `ipc`, `uts`, `user`',
};

function typeText(schema: Schema, root: Schema): string {
  if (schema.$ref !== undefined) return referenceText(schema.$ref, root);
  if (schema.const !== undefined) return `\`${String(schema.const)}\``;
  if (schema.enum !== undefined)
    return schema.enum.map((value) => `\`${String(value)}\``).join(' or ');
  if (schema.oneOf !== undefined) {
    return [...new Set(schema.oneOf.map((variant) => typeText(variant, root)))].join(' or ');
  }
  if (schema.type === 'array') return `list of ${typeText(schema.items ?? {}, root)}`;
  if (schema.type === 'object') return objectText(schema, root);
  const types = typeof schema.type === 'string' ? [schema.type] : (schema.type ?? []);
  return types
    .map((type) => (type === 'string' ? 'text' : type === 'integer' ? 'whole number' : type))
    .join(' or ');
}

function referenceText(reference: string, root: Schema): string {
  const name = reference.replace('#/definitions/', '');
  const simple = SIMPLE_TYPES[name];
  if (simple !== undefined) return simple;
  const section = SECTIONS.find(({definition}) => definition === name);
  if (section !== undefined) return `[${section.title}](#${anchor(section.title)})`;
  return typeText(resolve(reference, root), root);
}

function objectText(schema: Schema, root: Schema): string {
  const named = SECTIONS.find(
    ({definition}) => definition?.endsWith('/requires') && schema.properties?.['otherwise'],
  );
  if (named !== undefined) return `[${named.title}](#${anchor(named.title)})`;
  if (schema.properties !== undefined) {
    return `map with ${Object.keys(schema.properties)
      .map((key) => `\`${key}\``)
      .join(', ')}`;
  }
  const {additionalProperties: values} = schema;
  return typeof values === 'object' ? `map of names to ${typeText(values, root)}` : 'map';
}

function anchor(title: string): string {
  return title.replaceAll(' ', '-');
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('\n', ' ');
}

function diagnosticsPage(): string {
  const rows = Object.entries(DIAGNOSTICS).map(
    ([code, line]) =>
      `| \`${code}\` | ${cell(line)} | ${cell(DIAGNOSTIC_ADVICE[code as DiagnosticCode] ?? '')} |`,
  );
  return `# Diagnostics

What proctor finds wrong in a manifest or a selection, before anything starts: exit code 2. All of
them are shown at once, each with its place:

\`\`\`
proctor.yaml:6:9: error[manifest/unknown-key]: expected a key known here, found "timout"
  6 |         timout: 5m
    |         ^^^^^^
  help: did you mean "timeout"?
\`\`\`

\`proctor validate --format json\` gives them to programs, \`--format github\` as annotations,
\`--format sarif\` to code scanning. Codes are never renamed.

| code | means | what to do |
| --- | --- | --- |
${rows.join('\n')}
`;
}

function faultsPage(): string {
  const rows = Object.entries(FAULTS).map(([code, {fault, transient}]) => {
    const retried = transient ? 'yes' : 'no';
    return `| \`${code}\` | ${fault} | ${retried} | ${cell(FAULT_ADVICE[code as FaultCode] ?? '')} |`;
  });
  return `# Faults

Every way in which the outside world can fail a run. A case whose fault is of the class
*infrastructure* ends in *error*, not in *failed*: nothing is known about the test. A run in which
only infrastructure failed ends with exit code 3, so that CI may start it again.

Faults that may go away by themselves are retried: \`retries: { infrastructure: n }\`, 1 where
nothing is said. The others would fail the same way again.

| code | class | retried | what it means, what to do |
| --- | --- | --- | --- |
${rows.join('\n')}
`;
}

if (process.argv[1] === import.meta.filename) {
  await mkdir('docs', {recursive: true});
  for (const [path, text] of Object.entries(renderDocs())) await writeFile(path, text);
}
