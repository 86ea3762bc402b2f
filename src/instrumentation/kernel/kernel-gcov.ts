import {randomBytes} from 'node:crypto';
import {join, resolve} from 'node:path';
import type {KernelGcovSpec} from '../../manifest/instrumentation-spec.ts';
import {quoted} from '../beside/run-there.ts';
import {coverageFacts} from '../coverage/merge-coverage.ts';
import {writeTracefile} from '../coverage/write-tracefile.ts';
import type {ToolFacts, ToolOutcome, ToolPlace} from '../tool.ts';
import {asideOf, fetchInto, removeAside} from './bring-back.ts';
import {findGcov, gcovData} from './gcov-run.ts';
import {
  type KernelPart,
  NEEDS_ROOT,
  NO_OUTCOME,
  type PartSession,
  type ProvenKernel,
  requireFs,
  requireOption,
  unavailable,
} from './kernel-part.ts';
import {type NotesFile, notesOf, readStamp} from './notes-file.ts';

const NAME = 'kernel-gcov';

/**
 * Coverage of the kernel. Its counts are set to 0 before each case, and made a tracefile after it
 * with the notes and the sources of its build, which are here: `coverage/NAME-kernel.info`. A source
 * that lies below `objects` is named by its path here, absolute; any other as it was compiled.
 *
 * @param instrumentation Names its file.
 */
export function kernelGcovPart(spec: KernelGcovSpec, instrumentation: string): KernelPart {
  return {
    name: NAME,
    needs: ['debugfs'],
    proveScript: (place) => `${folderScript(place, spec)}
find "$F" -name '*.gcda' | sed 's/^/data /'
f=$(find "$F" -name '*.gcda' | head -n 1)
[ -n "$f" ] && printf 'stamp %s\\n' "$(head -c 12 "$f" | od -An -tx1 | tr -d ' \\n')"`,
    proven: (answer, kernel) => proven(spec, answer, kernel),
    begin: (place) => coverageSession({place, spec, instrumentation}),
  };
}

/** Sets `$F` to the folder that is wanted; a part of a path finds the one that ends with it. */
function folderScript(place: ToolPlace, spec: KernelGcovSpec): string {
  if (spec.folder === '') return 'F=$D/gcov';
  const folder = place.expand(spec.folder).replace(/\/+$/, '');
  return `
F=$D/gcov/${quoted(folder)}
[ -d "$F" ] || F=$(find "$D/gcov" -type d -path ${quoted(`*/${folder}`)} 2>/dev/null | head -n 1)
[ -n "$F" ] || F=$D/gcov/missing`;
}

async function proven(
  spec: KernelGcovSpec,
  answer: string,
  kernel: ProvenKernel,
): Promise<ToolFacts> {
  const config = requireOption(NAME, 'CONFIG_GCOV_KERNEL', kernel);
  requireFs(NAME, 'debugfs', kernel);
  const {place} = kernel;
  const files = [...answer.matchAll(/^data (.*\.gcda)$/gm)].map(([, path = '']) => path);
  const below = spec.folder === '' ? '' : `/${spec.folder}`;
  if (files.length === 0) {
    throw unavailable(
      NAME,
      `there is no .gcda file in /sys/kernel/debug/gcov${below}`,
      kernel.isRoot
        ? 'build what is to be covered with GCOV_PROFILE := y in its Makefile, or with CONFIG_GCOV_PROFILE_ALL=y'
        : NEEDS_ROOT,
    );
  }
  const objects = objectsOf(place, spec);
  const notes = await notesOf(objects, files);
  const [first] = notes.values();
  if (first === undefined) {
    throw unavailable(
      NAME,
      `no .gcno file in ${objects} belongs to what the kernel counts`,
      'let "objects" be the folder of the kernel’s build',
    );
  }
  await requireSameBuild(files, notes, answer);
  const gcov = await findGcov(first, place.context);
  return {...config, files: files.length, withNotes: notes.size, gcov};
}

/** Counts and notes of different builds make nonsense. */
async function requireSameBuild(
  files: readonly string[],
  notes: ReadonlyMap<string, NotesFile>,
  answer: string,
): Promise<void> {
  const [, head] = /^stamp ([0-9a-f]{24})$/m.exec(answer) ?? [];
  const own = notes.get(files[0] ?? '');
  if (head === undefined || own === undefined) return;
  const stamp = readStamp(Buffer.from(head, 'hex'));
  if (stamp === own.stamp) return;
  throw unavailable(
    NAME,
    `${own.path} is of another build than the kernel`,
    'let "objects" be the folder of the kernel’s own build',
  );
}

function coverageSession(options: {
  readonly place: ToolPlace;
  readonly spec: KernelGcovSpec;
  readonly instrumentation: string;
}): PartSession {
  const {place, spec, instrumentation} = options;
  const id = `gcov-${randomBytes(6).toString('hex')}`;
  let begunWith = '';
  return {
    beginScript: 'echo 0 >"$D/gcov/reset" && echo reset',
    begun(answer) {
      begunWith = answer;
    },
    // The files of debugfs have no size, so nothing but reading them copies them.
    endScript: () => `${folderScript(place, spec)}
d=$S/${id}
find "$F" -name '*.gcda' | while IFS= read -r f; do
  p=$d/\${f#"$D/gcov/"}
  [ -d "\${p%/*}" ] || mkdir -p "\${p%/*}"
  cat "$f" >"$p" || echo "problem $f cannot be copied"
done
echo copied`,
    async ended(answer, at): Promise<ToolOutcome> {
      if (!answer.includes('copied')) return {...NO_OUTCOME, doubt: 'could not be copied'};
      const aside = await asideOf(at.place);
      try {
        const from = `${at.place.connection.scratch}/${id}`;
        const problems: string[] = [];
        const problem = await fetchInto(at.place, from, aside);
        if (problem !== undefined) problems.push(problem);
        const objects = objectsOf(at.place, spec);
        const {data, problem: unread} = await gcovData({
          aside,
          id,
          objects,
          context: at.place.context,
        });
        if (unread !== undefined) problems.push(unread);
        if (begunWith !== 'reset')
          problems.push(`its counts could not be set to 0 before the case`);
        if (at.before.bootId !== at.after.bootId) {
          problems.push('the machine was booted anew: what was counted before is lost');
        }
        const copying = /^problem (.*)$/m.exec(answer)?.[1];
        if (copying !== undefined) problems.push(copying);
        const doubt = problems.length > 0 ? problems.join(', ') : undefined;
        if (data.files.size === 0) {
          return {...NO_OUTCOME, doubt: doubt ?? 'has counted nothing'};
        }
        const file = join('coverage', `${instrumentation}-kernel.info`);
        await writeTracefile(join(at.place.folder, file), data, at.place.caseId);
        return {...NO_OUTCOME, facts: coverageFacts(data.totals()), files: [file], doubt};
      } finally {
        await removeAside(aside);
      }
    },
  };
}

function objectsOf(place: ToolPlace, spec: KernelGcovSpec): string {
  return resolve(place.manifest.folder, place.expand(spec.objects));
}
