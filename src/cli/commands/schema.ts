import {existsSync} from 'node:fs';
import {readFile} from 'node:fs/promises';
import {dirname, join} from 'node:path';
import {assert} from '../../util/assert.ts';
import type {CliIo, ExitCode} from '../io.ts';

/** Exit code for a command line that is wrong. */
const EXIT_USAGE = 2;

/** The published schemas, by the name that the user gives. */
const SCHEMAS = ['manifest', 'report', 'journal-event'] as const;

/** What `proctor schema` was asked. */
export interface SchemaOptions {
  readonly name: string;
}

/** Prints a JSON Schema: draft-07, for editors and for whoever reads proctor's files. */
export async function schemaCommand(options: SchemaOptions, io: CliIo): Promise<ExitCode> {
  const name = SCHEMAS.find((known) => known === options.name);
  if (name === undefined) {
    io.stderr.write(`proctor: expected one of ${SCHEMAS.join(', ')}, found "${options.name}"\n`);
    return EXIT_USAGE;
  }
  io.stdout.write(await readFile(join(schemaFolder(), `${name}.schema.json`), 'utf8'));
  return 0;
}

/** Above this file: it is bundled into `dist/`, at a depth of the bundler's choice. */
function schemaFolder(): string {
  let folder = import.meta.dirname;
  while (!existsSync(join(folder, 'schema', 'manifest.schema.json'))) {
    const above = dirname(folder);
    assert(above !== folder, 'the package has no schema folder');
    folder = above;
  }
  return join(folder, 'schema');
}
