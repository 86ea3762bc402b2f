import {describe, expect, it} from 'vitest';
import {
  isOfThisBoot,
  type OwnerIdentity,
  ownerState,
  ownIdentity,
} from '../../../src/util/owner-identity.ts';

/** Above any pid that the kernel gives. Source: proc_sys_kernel(5), pid_max. */
const NO_PID = 2 ** 22 + 1;

describe('whether an owner is dead', () => {
  const own = ownIdentity();
  const other = (more: Partial<OwnerIdentity>): OwnerIdentity => ({...own, ...more});

  it.each<[string, OwnerIdentity, string]>([
    ['this very process', own, 'alive'],
    ['a pid that nobody has', other({pid: NO_PID}), 'dead'],
    ['a pid that was given away again', other({startTicks: own.startTicks + 1}), 'dead'],
    ['another boot of this machine', other({boot: 'other'}), 'dead'],
    ['another machine', other({host: 'other', boot: 'other'}), 'unknown'],
    ['another machine of the same name', other({machine: 'other', boot: 'other'}), 'unknown'],
    ['a container’s pids on this machine', other({pidNamespace: 'pid:[1]'}), 'unknown'],
  ])('L4 is told only with proof: %s', (_, owner, state) => {
    expect(ownerState(owner)).toBe(state);
  });

  it('cannot be told without a boot id', () => {
    const {boot: _, ...rest} = other({pid: NO_PID});
    expect(ownerState(rest)).toBe('unknown');
  });

  it('has pids of its own in another boot and in another namespace', () => {
    expect(isOfThisBoot(own)).toBe(true);
    expect(isOfThisBoot(other({boot: 'other'}))).toBe(false);
    expect(isOfThisBoot(other({pidNamespace: 'pid:[1]'}))).toBe(false);
  });
});
