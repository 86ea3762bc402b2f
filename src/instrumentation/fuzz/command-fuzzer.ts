import type {FuzzEngine, FuzzJob} from './fuzz-engine.ts';

/** Any other fuzzer: a script of the user's own, which is told all in variables. */
export function commandFuzzer(job: FuzzJob): FuzzEngine {
  return {
    help: 'install the fuzzer there: `dependencies` and `artifacts` do that',
    proof: () => '',
    script: ({target}) => target,
    env: variablesOf(job),
    usesDefaultShell: true,
    files: ({spec, folder}) => ({
      findings: spec.findings.map((glob) => (glob.startsWith('/') ? glob : `${folder}/${glob}`)),
      corpus: [`${folder}/corpus/**`],
      stats: undefined,
    }),
    stats: () => ({facts: {}, executions: undefined}),
  };
}

function variablesOf(job: FuzzJob): Record<string, string> {
  return {
    PROCTOR_BUDGET: String(job.seconds),
    PROCTOR_FUZZ_FOLDER: job.folder,
    PROCTOR_FUZZ_CORPUS: job.corpus ?? `${job.folder}/seeds`,
    ...(job.dictionary !== undefined && {PROCTOR_FUZZ_DICTIONARY: job.dictionary}),
  };
}
