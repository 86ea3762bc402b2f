import {writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {afterEach, expect, it, vi} from 'vitest';
import {CancelError} from '../../../../src/util/deadline.ts';
import {CuttingProxy} from '../../../rig/cutting-proxy.ts';
import {openTransferTarget} from '../../../rig/transfer-targets.ts';

afterEach(() => {
  vi.useRealTimers();
});

/** What a transfer and its end may take together, however long the connection is kept. */
const END_SECONDS_MAX = 75;

it('D29 a transfer that is called off while nothing moves on its link ends all the same', async () => {
  let proxy: CuttingProxy | undefined;
  await using target = await openTransferTarget('sshd', {
    proxy: async (port) => {
      proxy = await CuttingProxy.start(port);
      return proxy;
    },
  });
  const source = join(target.sources, 'large');
  writeFileSync(source, Buffer.alloc(16_777_216, 'x'));
  const controller = new AbortController();
  const begun = Promise.withResolvers<void>();
  // Only what is begun from here on: so the time of a minute is no minute.
  vi.useFakeTimers({toFake: ['setTimeout', 'clearTimeout']});
  let outcome: unknown;
  const put = target.connection
    .put([{source, target: 'large', mode: 0o644}], {
      signal: controller.signal,
      onProgress: ({bytes}) => {
        if (bytes > 0) begun.resolve();
      },
    })
    .catch((error: unknown) => {
      outcome = error;
    });
  await begun.promise;
  proxy?.slowDown(1);
  controller.abort(new CancelError('interrupted'));
  for (let second = 0; second < END_SECONDS_MAX && outcome === undefined; second += 1) {
    await vi.advanceTimersByTimeAsync(1_000);
    await new Promise((resolve) => setImmediate(resolve));
  }
  expect(outcome).toBe(controller.signal.reason);
  await put;
  vi.useRealTimers();
  proxy?.slowDown(Number.POSITIVE_INFINITY);
  proxy?.cut();
});
