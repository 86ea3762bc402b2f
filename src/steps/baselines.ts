/** Values of metrics that cases are compared with, from `proctor.baseline.json` beside the manifest. */
export interface Baselines {
  /** `undefined` where none is stored. */
  get(caseId: string, metric: string): number | undefined;
}

/** For manifests without stored baselines. */
export const NO_BASELINES: Baselines = {get: () => undefined};
