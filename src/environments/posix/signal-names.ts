import {constants} from 'node:os';

/**
 * Names of signals by their numbers, without `SIG`, as RFC 4254 and `Connection` have them. Where
 * there are two for one number, as for `ABRT` and `IOT`, it is that of POSIX, which comes first.
 */
export const SIGNAL_NAMES: ReadonlyMap<number, string> = new Map(
  Object.entries(constants.signals)
    .reverse()
    .map(([name, number]) => [number, name.slice('SIG'.length)]),
);
