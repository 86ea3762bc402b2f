import {mkdtemp, rm} from 'node:fs/promises';
import {join} from 'node:path';
import {runTool} from '../../environments/qemu/host/run-tool.ts';
import {FaultError} from '../../faults/fault-error.ts';
import type {GcovSpec} from '../../manifest/instrumentation-spec.ts';
import {lastLine, quoted, runThere} from '../beside/run-there.ts';
import type {ToolFacts, ToolPlace} from '../tool.ts';
import {complaintsOf, type GcovFormat, gcovLine, gcovScript, probeScript} from './gcov-program.ts';

const PROOF_TIMEOUT_MS = 60_000;
/** Notes of an empty file have nothing to be read, so some more are tried. */
const NOTES_TRIED_MAX = 5;

/** Where counts are turned into coverage, and by what. */
export interface GcovMeans {
  readonly format: GcovFormat;
  /** Whether there is no gcov there, so that counts and notes are brought here. */
  readonly isHere: boolean;
}

/**
 * Proves that coverage can be had on an environment: there are `.gcno` files, and gcov, there or
 * here, can read them. Where there are none as yet, since the case itself builds the program, a
 * small program is built, run and read instead.
 *
 * @throws {FaultError} `instrumentation/unavailable`.
 */
export async function proveGcov(
  spec: GcovSpec,
  place: ToolPlace,
): Promise<{readonly facts: ToolFacts; readonly means: GcovMeans}> {
  const objects = place.expandPath(spec.objects);
  const {signal} = place.context;
  const result = await runThere(place.connection, proofScript(spec.gcov, objects), {
    signal,
    timeoutMs: PROOF_TIMEOUT_MS,
    env: place.env,
  });
  const said = new Map(
    result.stdout
      .toString()
      .split('\n')
      .map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
  );
  if (result.exitCode !== 0 || said.get('done') !== '1') {
    throw unavailable(`cannot look for '.gcno' files in '${objects}': ${lastLine(result)}`);
  }
  if (said.get('folder') === 'missing' && said.get('built') !== '1') {
    const message = `cannot measure coverage: there is no folder '${objects}'`;
    throw unavailable(message, 'put what was built with --coverage there before, or set `objects`');
  }
  const notes = Number(said.get('notes') ?? 0);
  const format = said.get('format');
  const complaint = complaintsOf(result.stderr.toString())[0];
  const facts = {
    objects: said.get('objects') ?? objects,
    notes,
    ...(said.get('version') !== '' && {gcov: said.get('version') ?? ''}),
  };
  if (format === 'json' || format === 'text') {
    if (said.get('read') === '1') {
      if (notes === 0) warnOfNoNotes(place, objects);
      const proof = notes > 0 ? 'notes read' : 'a program was built, run and read';
      return {facts: {...facts, proof, format}, means: {format, isHere: false}};
    }
    if (notes > 0) throw wrongGcov(spec.gcov, said.get('note') ?? objects, complaint);
  }
  if (notes === 0) {
    const message = `cannot measure coverage: there are no '.gcno' files in '${objects}'`;
    throw unavailable(message, 'build with --coverage before, or set `objects`');
  }
  return await proveHere(spec, place, {...facts, note: said.get('note') ?? ''});
}

function proofScript(gcov: string, objects: string): string {
  const read = (format: GcovFormat): string =>
    `${gcovLine(gcov, format)} | grep -q ${format === 'json' ? `'"line_number"'` : `'^ *[^ ]*: *[0-9]*:Source:'`}`;
  return `
${probeScript(gcov)}
readable() {
  file=$1
  case $format in
    json) ${read('json')} ;;
    text) ${read('text')} ;;
    *) return 1 ;;
  esac
}
o=${quoted(objects)}
case $o in /*) ;; *) o=./$o ;; esac
if [ -d "$o" ]; then
  o=$(cd "$o" && pwd -P)
  echo "objects=$o"
  n=$(find "$o" -name '*.gcno' -type f | wc -l)
else
  echo folder=missing
  n=0
fi
echo "notes=$((n))"
echo "format=$format"
echo "version=$version"
if [ "$n" -gt 0 ]; then
  find "$o" -name '*.gcno' -type f | head -n ${NOTES_TRIED_MAX} | {
    while IFS= read -r note; do
      echo "note=$note"
      if readable "$note"; then echo read=1; break; fi
    done
  }
else
  t=$(mktemp -d 2>/dev/null) && cd "$t" && {
    echo 'int main(int c, char **v) { return c > 1; }' > t.c
    for cc in "\${CC:-cc}" gcc clang; do
      if command -v "$cc" >/dev/null 2>&1 && "$cc" --coverage -c t.c -o t.o && "$cc" --coverage t.o -o t && GCOV_PREFIX= ./t; then
        echo built=1
        if readable t.gcda; then echo read=1; fi
        break
      fi
    done
    cd / && rm -rf "$t"
  }
fi
echo done=1`;
}

/** There is no gcov there: whether the one here reads what was built for there. */
async function proveHere(
  spec: GcovSpec,
  place: ToolPlace,
  facts: ToolFacts & {readonly note: string},
): Promise<{readonly facts: ToolFacts; readonly means: GcovMeans}> {
  const {context, connection} = place;
  const {signal, env} = context;
  const limits = {signal, timeoutMs: PROOF_TIMEOUT_MS, env};
  const probe = `${probeScript(spec.gcov)}\necho "$format $version"`;
  const said = await runTool('sh', ['-c', probe], limits);
  const [format = '', ...version] = said.stdout.trim().split(' ');
  if (format !== 'json' && format !== 'text') {
    const message = `cannot measure coverage: there is no gcov that can print what it finds, neither there nor here`;
    const help =
      'install the gcov of the compiler that built it there (it comes with gcc), or here, and set `gcov` where it is not called so';
    throw unavailable(message, help);
  }
  const folder = await mkdtemp(join(context.scratchFolder, 'gcno-'));
  try {
    const [file] = await connection.get([literal(facts.note)], folder, {signal});
    const path = file === undefined ? '' : join(folder, file.path);
    const read = await runTool('sh', ['-c', gcovScript(spec.gcov, format, [path])], limits);
    if (!/"line_number"|:Source:/.test(read.stdout)) {
      throw wrongGcov(`${spec.gcov} here`, facts.note, complaintsOf(read.stderr)[0]);
    }
  } finally {
    await rm(folder, {recursive: true, force: true});
  }
  const {note: _, ...rest} = facts;
  return {
    facts: {...rest, gcov: `${version.join(' ')} (here)`, proof: 'notes read here', format},
    means: {format, isHere: true},
  };
}

/** A path as a pattern that matches nothing else. */
export function literal(path: string): string {
  return path.replace(/[\\*?[\]{}()!+@|]/g, '\\$&');
}

function warnOfNoNotes(place: ToolPlace, objects: string): void {
  const message = `there are no '.gcno' files in '${objects}' as yet: coverage will be there only if the case builds with --coverage`;
  place.context.warn('coverage/no-notes', message);
}

function wrongGcov(gcov: string, note: string, complaint: string | undefined): FaultError {
  const why = complaint === undefined ? '' : `: ${complaint}`;
  return unavailable(
    `cannot read '${note}' by '${gcov}'${why}`,
    'set `gcov` to the one that belongs to the compiler, as `gcov-11` or `llvm-cov gcov`',
  );
}

function unavailable(message: string, help?: string): FaultError {
  return new FaultError('instrumentation/unavailable', message, help === undefined ? {} : {help});
}
