import {readFile} from 'node:fs/promises';
import type {CliIo, ExitCode} from '../io.ts';
import {packageFile} from '../library/package-file.ts';

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
  io.stdout.write(await readFile(packageFile(`schema/${name}.schema.json`), 'utf8'));
  return 0;
}
