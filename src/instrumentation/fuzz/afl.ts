import {quoted} from '../beside/run-there.ts';
import type {FuzzEngine, FuzzJob} from './fuzz-engine.ts';

/** Files that are not larger than this are tried. */
const PROOF_TIMEOUT_MS = 10_000;

/** AFL++: docs/afl-fuzz_approach.md, docs/env_variables.md and `afl-fuzz -h` of its source. */
export const AFL: FuzzEngine = {
  help: 'install AFL++ there (the package is afl++) and build the target by afl-cc, afl-clang-fast or afl-gcc',
  // afl-showmap fails where the target was not built for AFL++, so nothing could be learnt of it.
  proof: (job) => `
command -v afl-fuzz >/dev/null 2>&1 && command -v afl-showmap >/dev/null 2>&1 || { echo "AFL++ is not installed there" >&2; exit 1; }
echo "fuzzer=$(afl-fuzz -h 2>&1 | tr -d '\\033' | sed -n 's/.*\\(afl-fuzz[^ ]*\\) .*/\\1/p' | sed 's/\\[[0-9;]*m//g' | head -n 1)"
echo "corePattern=$(cat /proc/sys/kernel/core_pattern 2>/dev/null)"
m=${quoted(`${job.folder}/map`)}
rm -f "$m"
afl-showmap -q -m none -t ${PROOF_TIMEOUT_MS} -o "$m" -- ${withInput(job.target, `${job.folder}/seeds/seed`)} >"$m.log" 2>&1 <${quoted(`${job.folder}/seeds/seed`)}
c=$?
if [ ! -s "$m" ]; then
  tr -d '\\033' <"$m.log" | sed -n 's/\\[[0-9;]*m//g; s/^.*PROGRAM ABORT : *//p' >&2
  echo "the target shows no coverage to AFL++" >&2
  exit 1
fi
echo "edges=$(wc -l <"$m" | tr -d ' ')"`,
  script: (job) =>
    `${seedsOf(job)}
exec afl-fuzz -i "$seeds" -o ${quoted(`${job.folder}/out`)} -V ${job.seconds}${
      job.dictionary === undefined ? '' : ` -x ${quoted(job.dictionary)}`
    } ${job.spec.extraArgs.map(quoted).join(' ')} -- ${job.target}`,
  env: {
    AFL_NO_UI: '1',
    // Neither may be changed in a container, nor by most users; crashes are seen all the same.
    AFL_I_DONT_CARE_ABOUT_MISSING_CRASHES: '1',
    AFL_SKIP_CPUFREQ: '1',
    // Cases that run at once would all bind themselves to the same processor, or find none free.
    AFL_NO_AFFINITY: '1',
  },
  files: ({folder}) => ({
    findings: [`${folder}/out/*/crashes/id*`, `${folder}/out/*/hangs/id*`],
    corpus: [`${folder}/out/*/queue/id*`],
    stats: `${folder}/out/*/fuzzer_stats`,
  }),
  replay: (job) => `exec ${withInput(job.target, undefined)} <"$input"`,
  stats: ({stats}) => {
    const values = parseFuzzerStats(stats);
    const number = (key: string): number | undefined => {
      const value = Number.parseFloat(values.get(key) ?? '');
      return Number.isFinite(value) ? value : undefined;
    };
    const facts: Record<string, string | number> = {};
    for (const [fact, key] of FACTS) {
      const value = number(key);
      if (value !== undefined) facts[fact] = value;
    }
    const coverage = values.get('bitmap_cvg');
    if (coverage !== undefined) facts['coverage'] = coverage;
    return {facts, executions: number('execs_done')};
  },
};

const FACTS = [
  ['executions', 'execs_done'],
  ['executionsPerSecond', 'execs_per_sec'],
  ['corpus', 'corpus_count'],
  ['crashes', 'saved_crashes'],
  ['hangs', 'saved_hangs'],
  ['edges', 'edges_found'],
] as const;

/** Reads a `fuzzer_stats` file: `key : value` lines. */
export function parseFuzzerStats(text: string): ReadonlyMap<string, string> {
  const values = new Map<string, string>();
  for (const [, key = '', value = ''] of text.matchAll(/^(\w+)\s*: ?(.*)$/gm)) {
    values.set(key, value.trim());
  }
  return values;
}

/** The target on one input, `$input` where none is given. */
function withInput(target: string, input: string | undefined): string {
  return target.replaceAll('@@', input === undefined ? '"$input"' : quoted(input));
}

/** Sets `seeds` to the folder of seeds: the one given, unless it is empty. */
export function seedsOf(job: FuzzJob): string {
  const own = `seeds=${quoted(`${job.folder}/seeds`)}`;
  if (job.corpus === undefined) return own;
  const given = quoted(job.corpus.startsWith('/') ? job.corpus : `./${job.corpus}`);
  return `${own}
if [ -n "$(ls -A ${given} 2>/dev/null)" ]; then seeds=${given}; fi`;
}
