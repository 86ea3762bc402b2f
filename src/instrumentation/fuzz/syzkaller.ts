import {quoted} from '../beside/run-there.ts';
import type {FuzzEngine} from './fuzz-engine.ts';

/**
 * syzkaller: syz-manager with its own configuration, whose `workdir` keeps the corpus and what was
 * found. Source: docs/usage.md and pkg/mgrconfig/config.go of its repository.
 */
export const SYZKALLER: FuzzEngine = {
  help: 'build syzkaller and put its bin/ on the PATH there; see docs/linux/setup.md of its repository',
  proof: (job) => `
command -v syz-manager >/dev/null 2>&1 || { echo "there is no syz-manager on the PATH there" >&2; exit 1; }
c=${quoted(job.target)}
[ -r "$c" ] || { echo "there is no configuration '$c'" >&2; exit 1; }
${WORKDIR}
[ -n "$w" ] || { echo "the configuration '$c' names no workdir" >&2; exit 1; }
mkdir -p "$w" && [ -w "$w" ] || { echo "its workdir '$w' cannot be written to" >&2; exit 1; }
echo "fuzzer=$(command -v syz-manager)"
echo "workdir=$w"`,
  script: (job) => `
c=${quoted(job.target)}
: >${quoted(`${job.folder}/begun`)}
t=
if command -v timeout >/dev/null 2>&1; then t='timeout -s INT ${job.seconds}'; fi
$t syz-manager -config "$c" -bench ${quoted(`${job.folder}/bench.json`)} ${job.spec.extraArgs.map(quoted).join(' ')}
code=$?
[ "$code" -eq 124 ] && exit 0
exit "$code"`,
  // What was found before is no finding of this case's; the corpus is gone on with.
  gather: (job) => `
c=${quoted(job.target)}
${WORKDIR}
mkdir -p ${quoted(`${job.folder}/crashes`)}
cp "$w/corpus.db" ${quoted(`${job.folder}/corpus.db`)} 2>/dev/null
for d in "$w"/crashes/*/; do
  [ -n "$(find "$d" -type f -newer ${quoted(`${job.folder}/begun`)} 2>/dev/null | head -n 1)" ] || continue
  cp -R "\${d%/}" ${quoted(`${job.folder}/crashes/`)}
done
exit 0`,
  env: {},
  files: ({folder}) => ({
    findings: [`${folder}/crashes/**`],
    corpus: [`${folder}/corpus.db`],
    stats: `${folder}/bench.json`,
  }),
  titleFile: 'description',
  stats: ({stats}) => syzkallerStats(stats),
};

/** Sets `w` to the workdir that the configuration `$c` names, as seen from where it lies. */
const WORKDIR = `w=$(sed -n 's/^.*"workdir"[[:space:]]*:[[:space:]]*"\\([^"]*\\)".*$/\\1/p' "$c" | head -n 1)
case $w in ''|/*) ;; *) w=$(cd "$(dirname "$c")" && pwd)/$w ;; esac`;

/** Reads what `-bench` writes: one JSON object a minute, one after the other; the last counts. */
export function syzkallerStats(text: string): ReturnType<FuzzEngine['stats']> {
  const last = text.lastIndexOf('{');
  const end = text.lastIndexOf('}');
  let values: Readonly<Record<string, unknown>> = {};
  try {
    const value: unknown = JSON.parse(text.slice(Math.max(last, 0), end + 1));
    if (typeof value === 'object' && value !== null) values = value as typeof values;
  } catch {
    // It was ended while it wrote, or has written nothing as yet.
  }
  const facts: Record<string, number> = {};
  for (const [fact, key] of [
    ['executions', 'exec total'],
    ['coverage', 'coverage'],
    ['corpus', 'corpus'],
    ['crashes', 'crashes'],
    ['crashTypes', 'crash types'],
  ] as const) {
    const value = values[key];
    if (typeof value === 'number') facts[fact] = value;
  }
  return {facts, executions: facts['executions']};
}
