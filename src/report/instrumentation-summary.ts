import type {CoverageShare} from '../journal/event.ts';
import type {CoverageResult, InstrumentationResult, RunResult} from '../journal/run-result.ts';

/** Findings of one attempt that are told one by one; the JSON report has them all. */
const FINDINGS_MAX = 20;

/** Something that a tool has found. */
export interface Finding {
  readonly tool: string;
  /** Of the tool or of what it looked at: not safe for any format. */
  readonly title: string;
}

/** Findings by case and attempt; those of an instance, outside of cases, are not here. */
export class CaseFindings {
  readonly #findings = new Map<string, Finding[]>();

  constructor(reports: readonly InstrumentationResult[]) {
    for (const {case: item, attempt = 0, tool, findings = []} of reports) {
      if (item === undefined || findings.length === 0) continue;
      const key = `${attempt} ${item}`;
      const known = this.#findings.get(key) ?? [];
      this.#findings.set(key, known);
      for (const title of findings) known.push({tool, title});
    }
  }

  /** In the order in which they were reported, a few at most: the last says how many are left. */
  of(item: string, attempt: number | undefined): readonly Finding[] {
    const all = this.#findings.get(`${attempt ?? 0} ${item}`) ?? [];
    if (all.length <= FINDINGS_MAX) return all;
    const left = {tool: 'all', title: `${all.length - FINDINGS_MAX} more are in the JSON report`};
    return [...all.slice(0, FINDINGS_MAX), left];
  }
}

/** What one tool was found to be in an environment. */
export interface ProvenTool {
  readonly environment: string;
  /** Name in the manifest. */
  readonly instrumentation: string;
  readonly tool: string;
  /** How often it was proven to work: once for each instance or case. */
  proven: number;
  /** How often it was off when a case had ended. */
  lost: number;
  /** Of the last time that it was proven. */
  facts: InstrumentationResult['facts'];
}

/** The tools of each environment, in the order in which they were set up. */
export function provenTools(reports: readonly InstrumentationResult[]): readonly ProvenTool[] {
  const tools = new Map<string, ProvenTool>();
  for (const {environment, instrumentation, tool, phase, facts} of reports) {
    if (phase === 'collected') continue;
    const key = JSON.stringify([environment, instrumentation, tool]);
    const none = {environment, instrumentation, tool, proven: 0, lost: 0, facts: {}};
    const known = tools.get(key) ?? none;
    tools.set(key, known);
    known[phase] += 1;
    if (phase === 'proven' || known.proven === 0) known.facts = facts;
  }
  return [...tools.values()];
}

/** `proven, lost in 2 cases: config CONFIG_KASAN=y`; not safe for any format. */
export function provenText({proven, lost, facts}: ProvenTool): string {
  const how = proven > 0 ? 'proven' : 'not proven';
  const off = lost === 0 ? '' : `, lost in ${lost} ${lost === 1 ? 'case' : 'cases'}`;
  return `${how}${off}: ${evidenceText(facts)}`;
}

/** `config CONFIG_KASAN=y, boot initialized`; not safe for any format. */
export function evidenceText(facts: InstrumentationResult['facts']): string {
  return Object.entries(facts)
    .map(([name, value]) => `${name} ${value}`)
    .join(', ');
}

/** What share of `lines`, `functions` and `branches` was run, of those that there are. */
export function coverageShares(
  coverage: Pick<CoverageResult, 'lines' | 'functions' | 'branches'>,
): ReadonlyArray<{readonly name: string; readonly percent: string} & CoverageShare> {
  return (['lines', 'functions', 'branches'] as const).flatMap((name) => {
    const {found, hit} = coverage[name];
    // Never 100 % where something is missing.
    const percent = (Math.floor((hit / found) * 1000) / 10).toFixed(1);
    return found === 0 ? [] : [{name, found, hit, percent}];
  });
}

/** `lines 99.9 % (1999 of 2000), functions …`; empty where there is none. */
export function coverageText({coverage}: Pick<RunResult, 'coverage'>): string {
  if (coverage === undefined) return '';
  return coverageShares(coverage)
    .map(({name, percent, hit, found}) => `${name} ${percent} % (${hit} of ${found})`)
    .join(', ');
}
