import type {EnvironmentId, EnvironmentSpec, PrivatePlace} from '../manifest.ts';

/**
 * Tells each virtual machine who else is on its private networks, by numbers that addresses are made
 * of: of the networks in the order of their names, of environments as the manifest has them.
 */
export function withPrivatePlaces(
  environments: ReadonlyMap<EnvironmentId, EnvironmentSpec>,
): ReadonlyMap<EnvironmentId, EnvironmentSpec> {
  const members: PrivatePlace[] = [];
  for (const [at, spec] of [...environments.values()].entries()) {
    if (spec.type !== 'qemu') continue;
    const {id: environment, instances} = spec;
    for (const network of spec.network.private) {
      members.push({network, networkNumber: 0, environment, environmentNumber: at + 1, instances});
    }
  }
  if (members.length === 0) return environments;
  const names = [...new Set(members.map(({network}) => network))].sort();
  const places = members.map((member) => ({
    ...member,
    networkNumber: names.indexOf(member.network),
  }));
  return new Map(
    [...environments].map(([id, spec]) => {
      if (spec.type !== 'qemu' || spec.network.private.length === 0) return [id, spec];
      const own = places.filter(({network}) => spec.network.private.includes(network));
      return [id, {...spec, network: {...spec.network, places: own}}];
    }),
  );
}
