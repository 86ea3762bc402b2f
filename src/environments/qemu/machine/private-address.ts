import type {PrivatePlace, QemuNetwork} from '../../../manifest/manifest.ts';
import type {Nic} from '../machine-config.ts';

/** Private networks are 10.64.0.0/16 and those after it; user networking has 10.0.2.0/24. */
const FIRST_NETWORK = 64;
/** The largest number that is a host's: 255 may be a broadcast address. */
const NUMBER_MAX = 254;
/** Instances of an environment that others know by name. */
const NAMES_MAX = 32;

/**
 * The address of an instance on a private network: always the same for the same one, and another for
 * each other one. It has the network's, the environment's and the instance's number.
 *
 * @returns `undefined` where there are more than such numbers are for.
 */
export function privateAddress(
  {networkNumber, environmentNumber}: PrivatePlace,
  instance: number,
): string | undefined {
  const network = FIRST_NETWORK + networkNumber;
  if (network > NUMBER_MAX || environmentNumber > NUMBER_MAX || instance > NUMBER_MAX) {
    return undefined;
  }
  return `10.${network}.${environmentNumber}.${instance}`;
}

/** The address of a card, with the length of its prefix. */
export function addressOfCard(
  {places = []}: QemuNetwork,
  card: {readonly environment: string; readonly instance: number; readonly network: string},
): string | undefined {
  const place = places.find(
    ({network, environment}) => network === card.network && environment === card.environment,
  );
  const address = place && privateAddress(place, card.instance);
  return address === undefined ? undefined : `${address}/16`;
}

/**
 * Lines of hosts(5) for all who share a private network with a machine: `<environment>-<n>`, and
 * `<environment>` for its first instance. On several networks, the first counts.
 */
export function hostLines({private: names, places = []}: QemuNetwork): readonly string[] {
  const inOrder = names.flatMap((name) => places.filter(({network}) => network === name));
  const seen = new Set<string>();
  const lines: string[] = [];
  for (const place of inOrder) {
    const {environment} = place;
    if (seen.has(environment)) continue;
    seen.add(environment);
    const count = Math.min(place.instances, NAMES_MAX);
    for (let instance = 1; instance <= count; instance += 1) {
      const address = privateAddress(place, instance);
      if (address === undefined) break;
      const alias = instance === 1 ? ` ${environment}` : '';
      lines.push(`${address} ${environment}-${instance}${alias}`);
    }
  }
  return lines;
}

/** The kernel's parameters that the guest's first program reads its addresses from. */
export function addressArguments(nics: readonly Nic[]): readonly string[] {
  return nics.flatMap(({mac, address}) =>
    address === undefined ? [] : [`proctor.ip=${mac},${address}`],
  );
}

/** The command line of a copy, which finds its own addresses when it boots anew. */
export function withAddressesOf(cmdline: string, from: readonly Nic[], to: readonly Nic[]): string {
  const words = cmdline.split(' ');
  for (const nic of from) {
    const [before] = addressArguments([nic]);
    const own = to.filter(({id}) => id === nic.id);
    const [after] = addressArguments(own);
    const at = before === undefined ? -1 : words.indexOf(before);
    if (at >= 0 && after !== undefined) words[at] = after;
  }
  return words.join(' ');
}
