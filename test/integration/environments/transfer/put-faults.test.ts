import {execFileSync} from 'node:child_process';
import {createHash, randomBytes} from 'node:crypto';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import fc from 'fast-check';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import type {FileToPut} from '../../../../src/environments/environment.ts';
import {CuttingProxy} from '../../../rig/cutting-proxy.ts';
import {openTransferTarget, type TransferTarget} from '../../../rig/transfer-targets.ts';

const {signal} = new AbortController();
const canMount = (() => {
  if (process.getuid?.() !== 0) return false;
  try {
    execFileSync('unshare', ['--mount', 'true'], {stdio: 'ignore'});
    return true;
  } catch {
    return false;
  }
})();
const needsRoot = canMount ? '' : ' (skipped: needs root and mounts)';

describe.each(['local', 'sshd'] as const)(
  'what keeps a file from being put on %s',
  {timeout: 60_000},
  (kind) => {
    let target: TransferTarget;
    let folder: string;
    let source: string;
    beforeAll(async () => {
      target = await openTransferTarget(kind);
      folder = mkdtempSync(join(tmpdir(), 'proctor-place-'));
      source = join(target.sources, 'source');
      writeFileSync(source, randomBytes(3_000_000));
    });
    afterAll(async () => {
      await target?.[Symbol.asyncDispose]();
      rmSync(folder, {recursive: true, force: true});
    });

    function put(...files: Partial<FileToPut>[]): Promise<unknown> {
      const whole = files.map((file) => ({source, target: 'file', mode: 0o600, ...file}));
      return target.connection.put(whole, {signal});
    }

    it.skipIf(!canMount)(
      `D29 deploy/disk-full: names folder and room, and what was there stays${needsRoot}`,
      async () => {
        using disk = mounted(folder, ['-t', 'tmpfs', '-o', 'size=2m', 'tmpfs']);
        writeFileSync(join(disk.folder, 'kept'), 'kept');
        const small = Array.from({length: 30}, (_, index) => {
          const path = join(target.sources, `small-${index}`);
          writeFileSync(path, randomBytes(100_000));
          return {source: path, target: join(disk.folder, index === 0 ? 'kept' : `${index}`)};
        });
        for (const files of [[{target: join(disk.folder, 'kept')}], small]) {
          await expect(put(...files)).rejects.toMatchObject({
            code: 'deploy/disk-full',
            transient: false,
            details: {
              folder: disk.folder,
              freeBytes: expect.any(Number),
              neededBytes: expect.any(Number),
            },
          });
          expect(readdirSync(disk.folder)).toEqual(['kept']);
          expect(readFileSync(join(disk.folder, 'kept'), 'utf8')).toBe('kept');
        }
      },
    );

    it.skipIf(!canMount)(
      `deploy/permission-denied: the file system is read-only${needsRoot}`,
      async () => {
        using disk = mounted(folder, ['-t', 'tmpfs', '-o', 'ro', 'tmpfs']);
        await expect(put({target: join(disk.folder, 'file')})).rejects.toMatchObject({
          code: 'deploy/permission-denied',
          message: expect.stringContaining('read-only'),
          transient: false,
        });
      },
    );

    it('deploy/permission-denied: an owner that nobody knows, before anything is in place', async () => {
      await expect(
        put({target: 'owned/a'}, {target: 'owned/b', owner: 'no-such-user-here'}),
      ).rejects.toMatchObject({code: 'deploy/permission-denied'});
      expect(readdirSync(`${target.connection.scratch}/owned`)).toEqual([]);
    });

    it('says so where a folder or a file is in the way', async () => {
      const {scratch} = target.connection;
      mkdirSync(`${scratch}/way/in`, {recursive: true});
      writeFileSync(`${scratch}/way/plain`, 'x');
      const inTheWay = put({target: 'way/in'});
      await expect(inTheWay).rejects.toMatchObject({code: 'transfer/failed', help: /folder/});
      const below = put({target: 'way/plain/file'});
      await expect(below).rejects.toMatchObject({code: 'transfer/failed', help: /remove it/});
      expect(readdirSync(`${scratch}/way`).sort()).toEqual(['in', 'plain']);
    });

    it('D29 leaves nothing when it is called off at any moment', async () => {
      const {scratch} = target.connection;
      await fc.assert(
        fc.asyncProperty(fc.double({min: 0, max: 1, noNaN: true}), async (share) => {
          const stop = new AbortController();
          const reason = new Error('enough');
          const bytes = share * 3_000_000;
          const run = target.connection.put([{source, target: 'off/file', mode: 0o600}], {
            signal: stop.signal,
            onProgress: (progress) => {
              if (progress.bytes >= bytes) stop.abort(reason);
            },
          });
          await expect(run).rejects.toBe(reason);
          expect(readdirSync(`${scratch}/off`)).toEqual([]);
        }),
        {numRuns: kind === 'local' ? 100 : 30},
      );
    });
  },
);

describe.skipIf(!canMount)(`a user who may not${needsRoot}`, () => {
  it('deploy/permission-denied: gives no file away, and writes in no folder of others', async () => {
    // Not in a folder of root's own, where nobody gets in.
    const own = mkdtempSync('/tmp/proctor-own-');
    chmodSync(own, 0o777);
    await using target = await openTransferTarget('sshd', {
      sshd: [
        'ForceCommand exec setpriv --reuid=65534 --regid=65534 --clear-groups /bin/sh -c "$SSH_ORIGINAL_COMMAND"',
        `SetEnv TMPDIR=${own} HOME=${own}`,
      ],
    });
    const source = join(target.sources, 'source');
    writeFileSync(source, 'x', {mode: 0o644});
    const {connection} = target;
    const denied = {code: 'deploy/permission-denied', transient: false};
    await expect(
      connection.put([{source, target: 'given', mode: 0o600, owner: 'root'}], {signal}),
    ).rejects.toMatchObject({...denied, help: expect.stringContaining('root')});
    await expect(
      connection.put([{source, target: '/usr/proctor-denied', mode: 0o600}], {signal}),
    ).rejects.toMatchObject({...denied, help: expect.stringContaining('may')});
    expect(readdirSync(connection.scratch)).toEqual([]);
    await target[Symbol.asyncDispose]();
    rmSync(own, {recursive: true});
  });
});

describe('a connection that is cut', () => {
  let target: TransferTarget;
  let proxy: CuttingProxy;
  beforeAll(async () => {
    target = await openTransferTarget('sshd', {
      proxy: async (port) => {
        proxy = await CuttingProxy.start(port);
        return proxy;
      },
    });
  });
  afterAll(() => target?.[Symbol.asyncDispose]());

  it('D22 D29 at any byte: what was there stays, nothing is left, and it is put the next time', async () => {
    const {connection, sources} = target;
    const {scratch} = connection;
    const contents = [120_000, 4_000, 1].map((bytes) => randomBytes(bytes));
    const files = contents.map((content, index) => {
      const source = join(sources, `cut-${index}`);
      writeFileSync(source, content);
      return {source, target: `cut/${index}`, mode: 0o640};
    });
    let lost = 0;
    await fc.assert(
      fc.asyncProperty(fc.nat({max: 400_000}), async (bytes) => {
        mkdirSync(`${scratch}/cut`, {recursive: true});
        writeFileSync(`${scratch}/cut/0`, 'before');
        proxy.cutAfter(bytes);
        const outcome = await connection.put(files, {signal}).then(
          () => 'put',
          (error: {code?: string; transient?: boolean}) => `${error.code} ${error.transient}`,
        );
        if (outcome !== 'put') {
          lost++;
          expect(outcome).toBe('ssh/connection-lost true');
          const names = readdirSync(`${scratch}/cut`);
          expect(names.filter((name) => name.endsWith('.part'))).toEqual([]);
          // Each is whole, old or new.
          const first = readFileSync(`${scratch}/cut/0`);
          expect([sha256(Buffer.from('before')), sha256(contents[0])]).toContain(sha256(first));
        }
        proxy.cutAfter(Number.POSITIVE_INFINITY);
        await connection.put(files, {signal});
        for (const [index, content] of contents.entries()) {
          expect(sha256(readFileSync(`${scratch}/cut/${index}`))).toBe(sha256(content));
        }
        expect(readdirSync(`${scratch}/cut`).sort()).toEqual(['0', '1', '2']);
        rmSync(`${scratch}/cut`, {recursive: true});
      }),
      {numRuns: 100},
    );
    expect(lost).toBeGreaterThan(10);
  }, 60_000);

  it('goes on with a large file where it was', async () => {
    const {connection, sources} = target;
    const content = randomBytes(24_000_000);
    const source = join(sources, 'large');
    writeFileSync(source, content);
    const cuts = proxy.cuts;
    proxy.cutAfter(16_000_000);
    let sent = 0;
    let before = 0;
    const receipt = await connection.put([{source, target: 'large', mode: 0o600}], {
      signal,
      onProgress: ({bytes}) => {
        sent += Math.max(0, bytes - before);
        before = bytes;
      },
    });
    expect(proxy.cuts).toBe(cuts + 1);
    expect(receipt).toEqual({sha256s: [sha256(content)], bytes: content.length});
    expect(sha256(readFileSync(`${connection.scratch}/large`))).toBe(sha256(content));
    // Not all over again: only what was on its way.
    expect(sent).toBeLessThan(32_000_000);
  });
});

describe('a target that loses proctor', () => {
  it('D29 removes what was under way in a folder that is not the instance’s', async () => {
    const outside = mkdtempSync(join(tmpdir(), 'proctor-outside-'));
    const target = await openTransferTarget('sshd', {
      proxy: (port) => CuttingProxy.start(port),
    });
    try {
      const held = Promise.withResolvers<void>();
      const sending = Promise.withResolvers<void>();
      const run = target.connection.put(
        [
          {
            source: 'held',
            target: join(outside, 'file'),
            mode: 0o600,
            bytes: 2_000_000,
            open: async function* () {
              yield Buffer.alloc(1_000_000);
              sending.resolve();
              await held.promise;
              yield Buffer.alloc(1_000_000);
            },
          },
        ],
        {signal},
      );
      run.catch(() => undefined);
      await sending.promise;
      await target.environment[Symbol.asyncDispose]();
      held.resolve();
      await expect(run).rejects.toThrow();
      expect(readdirSync(outside)).toEqual([]);
    } finally {
      await target[Symbol.asyncDispose]();
      rmSync(outside, {recursive: true, force: true});
    }
  });
});

/** Mounts something in a folder of its own below `folder`. */
function mounted(folder: string, args: readonly string[]): Disposable & {readonly folder: string} {
  const place = mkdtempSync(join(folder, 'disk-'));
  execFileSync('mount', [...args, place]);
  return {
    folder: place,
    [Symbol.dispose]: () => {
      execFileSync('umount', [place]);
    },
  };
}

function sha256(content: Uint8Array | undefined): string {
  return createHash('sha256')
    .update(content ?? '')
    .digest('hex');
}
