import type {InstanceNeeds} from './instance-needs.ts';
import type {NodeKind} from './plan.ts';

/** Names of one kind that are shown; the rest is counted. */
const NAMES_MAX = 8;

/** What nodes do, by their kind, one kind of thing an entry. */
export type Work = Readonly<Partial<Record<NodeKind, readonly string[]>>>;

/** Says what is done to an instance before its first case: `packages jq, strace`. */
export function describeWork(needs: InstanceNeeds): Work {
  const {artifacts, dependencies, prepares, instrumentation, readiness} = needs;
  const packages = new Set([
    ...(dependencies?.packages ?? []),
    ...Object.values(dependencies?.byTool ?? {}).flat(),
    ...(dependencies?.optional ?? []),
    ...(dependencies?.commands ?? []).map(({name}) => name),
  ]);
  const deploy = [
    ...named('artifacts', artifacts),
    ...named('packages', [...packages]),
    ...(prepares ? ['prepare'] : []),
  ];
  const ready = named(
    'checks',
    readiness.map(({name}) => name),
  );
  return {
    ...(deploy.length > 0 && {deploy}),
    ...(instrumentation.length > 0 && {instrument: named('tools', instrumentation)}),
    ...(ready.length > 0 && {ready}),
  };
}

function named(kind: string, names: readonly string[]): readonly string[] {
  if (names.length === 0) return [];
  const shown = names.slice(0, NAMES_MAX).join(', ');
  const more = names.length > NAMES_MAX ? ` and ${names.length - NAMES_MAX} more` : '';
  return [`${kind} ${shown}${more}`];
}
