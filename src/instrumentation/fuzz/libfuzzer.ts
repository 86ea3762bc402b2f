import {quoted} from '../beside/run-there.ts';
import {seedsOf} from './afl.ts';
import type {FuzzEngine, FuzzStats} from './fuzz-engine.ts';

/** libFuzzer: https://llvm.org/docs/LibFuzzer.html, and FuzzerFlags.def for exit codes. */
export const LIBFUZZER: FuzzEngine = {
  help: 'build the target by `clang -fsanitize=fuzzer,address`, there or as an artifact',
  proof: (job) => `
${job.target} -runs=0 >${quoted(`${job.folder}/proof.log`)} 2>&1 </dev/null
c=$?
n=$(sed -n 's/^INFO: Loaded [0-9]* modules *(\\([0-9]*\\) .*/\\1/p' ${quoted(`${job.folder}/proof.log`)} | head -n 1)
if ! grep -q '^INFO: ' ${quoted(`${job.folder}/proof.log`)}; then
  tail -n 1 ${quoted(`${job.folder}/proof.log`)} >&2
  echo "the target is no program of libFuzzer's, or cannot be run (exit code $c)" >&2
  exit 1
fi
echo fuzzer=libFuzzer
echo "counters=\${n:-0}"`,
  script: (job) => `${seedsOf(job)}
mkdir -p ${quoted(`${job.folder}/corpus`)} ${quoted(`${job.folder}/findings`)} || exit 1
exec ${job.target} -max_total_time=${job.seconds} -artifact_prefix=${quoted(`${job.folder}/findings/`)} -print_final_stats=1${
    job.dictionary === undefined ? '' : ` -dict=${quoted(job.dictionary)}`
  } ${job.spec.extraArgs.map(quoted).join(' ')} ${quoted(`${job.folder}/corpus`)} "$seeds"`,
  env: {},
  files: ({folder}) => ({
    findings: ['crash', 'leak', 'timeout', 'oom'].map((name) => `${folder}/findings/${name}-*`),
    corpus: [`${folder}/corpus/*`],
    stats: undefined,
  }),
  replay: (job) => `exec ${job.target} "$input"`,
  stats: ({output}) => libfuzzerStats(output),
};

/** What it prints while it runs, `#123 NEW cov: 5 ft: 6 corp: 3/12b …`, and as its last. */
export function libfuzzerStats(output: string): FuzzStats {
  const facts: Record<string, number> = {};
  const final = /^stat::number_of_executed_units: *(\d+)/m.exec(output)?.[1];
  const status = [...output.matchAll(/^#(\d+)\s.*?\bcov: (\d+) ft: (\d+) corp: (\d+)/gm)].at(-1);
  const executions = final ?? status?.[1];
  if (executions !== undefined) facts['executions'] = Number(executions);
  if (status !== undefined) {
    facts['coverage'] = Number(status[2]);
    facts['features'] = Number(status[3]);
    facts['corpus'] = Number(status[4]);
  }
  const resident = /^stat::peak_rss_mb: *(\d+)/m.exec(output)?.[1];
  if (resident !== undefined) facts['residentMiBMax'] = Number(resident);
  return {facts, executions: facts['executions']};
}
