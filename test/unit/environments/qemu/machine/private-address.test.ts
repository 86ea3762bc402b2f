import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {
  addressArguments,
  addressOfCard,
  hostLines,
  privateAddress,
  withAddressesOf,
} from '../../../../../src/environments/qemu/machine/private-address.ts';
import type {PrivatePlace} from '../../../../../src/manifest/manifest.ts';

function place(network: string, environment: string, numbers: readonly [number, number, number]) {
  const [networkNumber, environmentNumber, instances] = numbers;
  return {
    network,
    networkNumber,
    environment,
    environmentNumber,
    instances,
  } satisfies PrivatePlace;
}

const LAB = [place('lab', 'server', [0, 1, 1]), place('lab', 'client', [0, 3, 2])];
const network = {mode: 'none', restrict: false, forwards: [], private: ['lab', 'other']} as const;

describe('addresses on private networks', () => {
  it('are another for each network, environment and instance', () => {
    const numbers = fc.tuple(
      fc.integer({min: 0, max: 300}),
      fc.integer({min: 1, max: 300}),
      fc.integer({min: 1, max: 300}),
    );
    fc.assert(
      fc.property(numbers, numbers, (one, two) => {
        const [a, b] = [one, two].map((each) =>
          privateAddress(place('n', 'e', [each[0], each[1], 1]), each[2]),
        );
        if (a === undefined || b === undefined) return;
        expect(a === b).toBe(String(one) === String(two));
        for (const part of a.split('.')) expect(Number(part)).toBeLessThan(255);
      }),
      {numRuns: 500},
    );
  });

  it('are told to the card that they are for', () => {
    const card = {environment: 'client', instance: 2, network: 'lab'};
    expect(addressOfCard({...network, places: LAB}, card)).toBe('10.64.3.2/16');
    expect(addressOfCard(network, card)).toBeUndefined();
  });

  it('are known by the names of all who share a network, the first network first', () => {
    const places = [place('other', 'server', [1, 1, 1]), ...LAB, place('other', 'x', [1, 9, 1])];
    expect(hostLines({...network, places})).toEqual([
      '10.64.1.1 server-1 server',
      '10.64.3.1 client-1 client',
      '10.64.3.2 client-2',
      '10.65.9.1 x-1 x',
    ]);
  });

  it('of a copy take the place of the original ones on its command line', () => {
    const nic = (mac: string, address: string | undefined) => ({
      id: 'net1',
      mac,
      backend: undefined,
      network: 'lab',
      address,
    });
    const from = [nic('02:00:00:00:00:01', '10.64.3.1/16')];
    const to = [nic('02:00:00:00:00:02', '10.64.3.2/16')];
    const line = `console=ttyS0 ${addressArguments(from).join(' ')} quiet`;
    expect(withAddressesOf(line, from, to)).toBe(
      'console=ttyS0 proctor.ip=02:00:00:00:00:02,10.64.3.2/16 quiet',
    );
    expect(withAddressesOf('quiet', from, to)).toBe('quiet');
    expect(withAddressesOf(line, from, [nic('02:00:00:00:00:02', undefined)])).toBe(line);
  });
});
