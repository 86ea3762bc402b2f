import {describe, expect, it} from 'vitest';
import {SharedResults} from '../../../../src/environments/container/engine/shared-results.ts';
import {takeHostLock} from '../../../../src/environments/container/image/host-lock.ts';
import {CancelError} from '../../../../src/util/deadline.ts';

const never = new AbortController().signal;

describe('what is shared', () => {
  it('is made once, and again after it has failed', async () => {
    const shared = new SharedResults<number>();
    let count = 0;
    const make = async (): Promise<number> => {
      count++;
      if (count === 1) throw new Error('the first fails');
      return count;
    };
    await expect(shared.get('a', never, make)).rejects.toThrow('the first fails');
    expect(await Promise.all([shared.get('a', never, make), shared.get('a', never, make)])).toEqual(
      [2, 2],
    );
    expect(await shared.get('a', never, make)).toBe(2);
    expect(await shared.get('b', never, make)).toBe(3);
  });

  it('goes on for the others when one has called off, and ends with the last', async () => {
    const shared = new SharedResults<string>();
    const done = Promise.withResolvers<string>();
    let ended: unknown;
    const make = (signal: AbortSignal): Promise<string> => {
      signal.addEventListener('abort', () => {
        ended = signal.reason;
        done.reject(signal.reason);
      });
      return done.promise;
    };
    const [one, two] = [new AbortController(), new AbortController()];
    const first = shared.get('a', one.signal, make);
    const second = shared.get('a', two.signal, make);
    const reason = new CancelError('fail-fast');
    one.abort(reason);
    await expect(first).rejects.toBe(reason);
    expect(ended).toBeUndefined();
    two.abort(reason);
    await expect(second).rejects.toBe(reason);
    expect(ended).toBeInstanceOf(CancelError);
  });
});

describe('a lock of this machine', () => {
  it('is had by one at a time', async () => {
    const name = `test-${process.pid}`;
    const order: string[] = [];
    const first = await takeHostLock(name, {signal: never});
    const second = takeHostLock(name, {signal: never}).then((lock) => {
      order.push('second');
      return lock;
    });
    await using _other = await takeHostLock(`${name}-other`, {signal: never});
    order.push('first gives it back');
    await first[Symbol.asyncDispose]();
    await (await second)[Symbol.asyncDispose]();
    expect(order).toEqual(['first gives it back', 'second']);
    await expect(takeHostLock(name, {signal: AbortSignal.abort('off')})).rejects.toBe('off');
  });
});
