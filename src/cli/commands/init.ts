import {existsSync} from 'node:fs';
import {mkdir, writeFile} from 'node:fs/promises';
import {dirname, join, relative, resolve} from 'node:path';
import type {TemplateName} from '../init/template-names.ts';
import {TEMPLATES, type Template} from '../init/templates.ts';
import {WORKFLOW_FILE, workflowText} from '../init/workflow.ts';
import type {CliIo, ExitCode} from '../io.ts';

/** Exit code for a wish that cannot be met as it is. */
const EXIT_USAGE = 2;

const FILE = 'proctor.yaml';

/** Where an installed proctor keeps its schema, seen from a project's folder. */
const INSTALLED_SCHEMA = 'node_modules/proctor/schema/manifest.schema.json';

/** What `proctor init` was asked. */
export interface InitOptions {
  /** @default 'local' */
  readonly template?: TemplateName;
  /** Whether to write a workflow for GitHub Actions, too. @default false */
  readonly github?: boolean;
  /** Whether files that are there are overwritten. @default false */
  readonly force?: boolean;
}

/** A file to be written, by its path from the current folder. */
interface NewFile {
  readonly name: string;
  readonly text: string;
  /** Permission bits. */
  readonly mode: number;
}

/**
 * Writes a manifest to start from into the current folder, and what goes with it; asks nothing, and
 * says what to do next. All of it is written, or nothing where a file is there already; a manifest
 * that is there is kept where a workflow was asked for.
 */
export async function initCommand(options: InitOptions, io: CliIo): Promise<ExitCode> {
  const {template: name = 'local', github = false, force = false} = options;
  const template = TEMPLATES[name];
  const keepsManifest = github && !force && existsSync(join(io.cwd, FILE));
  const files = [
    ...(keepsManifest ? [] : templateFiles(template, io.cwd)),
    ...(github ? [{name: WORKFLOW_FILE, text: workflowText(name), mode: 0o644}] : []),
  ];
  const there = force ? [] : files.filter((file) => existsSync(join(io.cwd, file.name)));
  if (there.length > 0) {
    const names = there.map((file) => file.name).join(' and ');
    const are = there.length === 1 ? 'is' : 'are';
    const them = there.length === 1 ? 'it' : 'them';
    io.stderr.write(`proctor: ${names} ${are} there already; --force overwrites ${them}\n`);
    return EXIT_USAGE;
  }
  for (const file of files) {
    const path = join(io.cwd, file.name);
    try {
      if (file.name !== FILE) await mkdir(dirname(path), {recursive: true});
      // Between looking and writing somebody else may have written it.
      await writeFile(path, file.text, {flag: force ? 'w' : 'wx', mode: file.mode});
    } catch (error) {
      io.stderr.write(`proctor: cannot write ${path}: ${(error as Error).message}\n`);
      return EXIT_USAGE;
    }
  }
  if (keepsManifest) io.stdout.write(`kept ${FILE}\n`);
  for (const file of files) io.stdout.write(`wrote ${file.name}\n`);
  io.stdout.write(nextSteps(template, {github, isNew: !keepsManifest}, io));
  return 0;
}

/** The manifest that `init` writes into `folder`. */
export function exampleManifest(folder: string, template: TemplateName = 'local'): string {
  return `${schemaLine(folder)}${TEMPLATES[template].manifest}`;
}

function templateFiles({manifest, programs = {}}: Template, folder: string): NewFile[] {
  return [
    {name: FILE, text: `${schemaLine(folder)}${manifest}`, mode: 0o644},
    ...Object.entries(programs).map(([name, text]) => ({name, text, mode: 0o755})),
  ];
}

/** What tells editors where the schema is, so that they complete and check while one writes. */
function schemaLine(folder: string): string {
  for (let at = resolve(folder); ; at = dirname(at)) {
    const schema = join(at, INSTALLED_SCHEMA);
    if (existsSync(schema)) {
      const path = relative(folder, schema);
      return `# yaml-language-server: $schema=${path.startsWith('.') ? path : `./${path}`}\n`;
    }
    // An editor that cannot find the schema shows an error on line 1: then rather none.
    if (at === dirname(at)) return '';
  }
}

function nextSteps(
  {before}: Template,
  {github, isNew}: {readonly github: boolean; readonly isNew: boolean},
  {env}: CliIo,
): string {
  // As it was called: by `npx` unless it is on the PATH.
  const proctor = env['npm_command'] === 'exec' ? 'npx proctor' : 'proctor';
  const first = isNew && before !== undefined ? `\nFirst, ${before.join('\n')}\n` : '';
  const commit = github ? '\nCommitted and pushed, GitHub runs it, too.\n' : '';
  const rows: ReadonlyArray<readonly [command: string, what: string]> = [
    ['run', 'run it'],
    ['plan', 'show what would run, in what order'],
    ['validate', 'say what is wrong with it, after you have changed it'],
    ['doctor', 'what this machine has for other kinds of environment'],
  ];
  const width = `${proctor} validate`.length + 2;
  const lines = rows.map(
    ([command, what]) => `  ${`${proctor} ${command}`.padEnd(width)}${what}\n`,
  );
  return `${first.replaceAll('proctor run', `${proctor} run`)}\n${lines.join('')}${commit}`;
}
