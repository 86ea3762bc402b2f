import {existsSync} from 'node:fs';
import {writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import type {CliIo, ExitCode} from '../io.ts';

/** Exit code for a wish that cannot be met as it is. */
const EXIT_USAGE = 2;

const FILE = 'proctor.yaml';

/** Where an installed proctor keeps its schema, seen from the manifest. */
const INSTALLED_SCHEMA = './node_modules/proctor/schema/manifest.schema.json';

/** What `proctor init` was asked. */
export interface InitOptions {
  readonly force?: boolean;
}

/** Writes a manifest that passes into the current folder; never over another unless told to. */
export async function initCommand(options: InitOptions, io: CliIo): Promise<ExitCode> {
  const path = join(io.cwd, FILE);
  try {
    await writeFile(path, exampleManifest(io.cwd), {flag: options.force === true ? 'w' : 'wx'});
  } catch (error) {
    const isThere = (error as NodeJS.ErrnoException).code === 'EEXIST';
    const why = isThere
      ? `${FILE} is there already; --force overwrites it`
      : `cannot write ${path}: ${(error as Error).message}`;
    io.stderr.write(`proctor: ${why}\n`);
    return EXIT_USAGE;
  }
  io.stdout.write(`wrote ${FILE}

  proctor run          run it
  proctor plan         show what would run, in what order
  proctor validate     say what is wrong with it, after you have changed it
  proctor doctor       what this machine has for other kinds of environment
`);
  return 0;
}

/** The manifest that `init` writes into `folder`. */
export function exampleManifest(folder: string): string {
  // An editor that cannot find the schema shows an error on line 1: then rather none.
  const hasSchema = existsSync(join(folder, INSTALLED_SCHEMA));
  return `${hasSchema ? `# yaml-language-server: $schema=${INSTALLED_SCHEMA}\n` : ''}${EXAMPLE}`;
}

const EXAMPLE = `proctor: 1

# What there is to test on. A host over SSH, or a virtual machine of which each case gets a clone,
# would stand beside this machine:
#   board: { type: ssh, host: board-7.lab, user: root }
#   vm: { type: qemu, boot: { kernel: build/bzImage, rootfs: minimal } }
environments:
  here: { type: local }

# What to try. A scenario passes when all of its steps do.
scenarios:
  hello:
    tags: [smoke]
    steps:
      - run: echo "hello from $(uname -n)"
        expect: { stdout: { contains: hello } }

  # One case for each value; run after hello, and only if it has passed.
  sorting:
    needs: [hello]
    matrix: { count: [10, 1000] }
    env: { COUNT: "\${{ matrix.count }}" }
    timeout: 1m
    steps:
      - id: numbers
        run: seq "$COUNT" -1 1 | sort -n | head -n 1
        outputs: { smallest: stdout }
      - env: { SMALLEST: "\${{ steps.numbers.outputs.smallest }}" }
        run: test "$SMALLEST" -eq 1

  # A test suite that speaks TAP or JUnit XML: each of its tests stands in the report.
  suite:
    steps:
      - run: |
          echo "1..2"
          echo "ok 1 - adds"
          echo "ok 2 - subtracts # SKIP not written yet"
        results: { tap: stdout }
`;
