import {describe, expect, it} from 'vitest';
import {Admission, type Lease, tooLarge} from '../../../../src/run/instances/admission.ts';

const of = (memoryBytes: number, cpus = 1) => ({memoryBytes, cpus});

/** What each request, by its name, has got so far. */
async function granted(
  requests: Readonly<Record<string, {readonly granted: Promise<Lease | undefined>}>>,
): Promise<Record<string, Lease>> {
  const leases: Record<string, Lease> = {};
  for (const [name, request] of Object.entries(requests)) {
    void request.granted.then((lease) => {
      if (lease !== undefined) leases[name] = lease;
    });
  }
  await new Promise((resolve) => setImmediate(resolve));
  return leases;
}

describe('Admission', () => {
  it('E11 never gives out more memory or CPUs than there are', async () => {
    const admission = new Admission(of(4, 2), () => {});
    const requests = {
      a: admission.request(of(3)),
      b: admission.request(of(2)),
      c: admission.request(of(1)),
      d: admission.request(of(0)),
    };
    const leases = await granted(requests);
    // b lacks memory, d a CPU.
    expect(Object.keys(leases)).toEqual(['a', 'c']);
    leases['a']?.release();
    leases['a']?.release();
    expect(Object.keys(await granted(requests))).toEqual(['a', 'b', 'c']);
    expect(admission.used).toEqual(of(3, 2));
  });

  it('D21 lets no large one starve by small ones that come later', async () => {
    const admission = new Admission(of(4, 100), () => {});
    const first = await granted({small: admission.request(of(1))});
    const large = admission.request(of(4));
    let held = first['small'];
    let passed = 0;
    for (;;) {
      const next = await granted({small: admission.request(of(1))});
      held?.release();
      if (next['small'] === undefined) break;
      held = next['small'];
      passed += 1;
    }
    expect(passed).toBeLessThanOrEqual(16);
    expect(Object.keys(await granted({large}))).toEqual(['large']);
  });

  it('asks for what is held without need when somebody waits', () => {
    let count = 0;
    const admission = new Admission(of(1), () => {
      count += 1;
    });
    admission.request(of(1));
    expect(count).toBe(0);
    admission.request(of(1));
    expect([count, admission.isWaitedFor]).toEqual([1, true]);
  });

  it('gives nothing to a request that is withdrawn', async () => {
    const admission = new Admission(of(1), () => {});
    const first = admission.request(of(1));
    const second = admission.request(of(1));
    second.withdraw();
    expect(await second.granted).toBeUndefined();
    (await first.granted)?.release();
    expect(admission.used).toEqual(of(0, 0));
  });

  it('refuses an environment that is larger than this machine, naming both and the key', () => {
    const admission = new Admission(of(2 ** 30, 2), () => {});
    expect(tooLarge(admission, 'vm', [of(2 ** 31)])).toMatchObject({
      code: 'environment/too-large',
      message: 'cannot run vm: it needs 2048 MiB of memory, but VMs may use 1024 MiB here',
      help: 'raise concurrency.memory, or lower memory of environment "vm"',
    });
    expect(tooLarge(admission, 'vm', [of(1, 4)])?.message).toBe(
      'cannot run vm: it needs 4 CPUs, but VMs may use 2 here',
    );
    expect(tooLarge(admission, 'vm', [undefined])).toBeUndefined();
  });
});
