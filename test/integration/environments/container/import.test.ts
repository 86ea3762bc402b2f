import {chmod, mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {Engine} from '../../../../src/environments/container/engine/engine.ts';
import {importRootfs} from '../../../../src/environments/container/image/rootfs-image.ts';
import {NO_LEDGER} from '../../../../src/ledger/ledger.ts';
import {podman} from '../../../rig/containers.ts';

const PATH = process.env['PATH'] ?? '';
/** More than a pipe holds. */
const BYTES = 4_194_304;
const {signal} = new AbortController();

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'proctor-import-'));
  await writeFile(join(folder, 'large'), Buffer.alloc(BYTES, process.pid));
});
afterAll(() => rm(folder, {recursive: true, force: true}));

/** podman, with `script` in front of it. */
async function engineWith(script: string, env: Readonly<Record<string, string>> = {}) {
  const bin = await mkdtemp(join(tmpdir(), 'proctor-engine-'));
  await writeFile(join(bin, 'engine'), `#!/bin/sh\n${script}\nexec podman "$@"\n`);
  await chmod(join(bin, 'engine'), 0o755);
  const engine = new Engine({
    kind: 'podman',
    program: join(bin, 'engine'),
    wire: 'local',
    env: {PATH, HOME: process.env['HOME'] ?? '/', ...env},
  });
  return {
    engine,
    [Symbol.asyncDispose]: () => rm(bin, {recursive: true, force: true}),
  };
}

describe('the import of a root file system', {timeout: 60_000}, () => {
  it('that the engine gives up in the midst of says why the engine did', async () => {
    await using rig = await engineWith(
      '[ "$1" = import ] && { head -c 100 >/dev/null; echo "Error: no space left on device" >&2; exit 125; }',
    );
    await expect(
      importRootfs(folder, rig.engine, {signal, ledger: NO_LEDGER}),
    ).rejects.toMatchObject({
      code: 'container/engine-failed',
      message: `cannot import '${folder}': no space left on device`,
      help: 'make room where podman keeps its images',
    });
  });

  it('of a folder that cannot be read to its end is taken back, and says why', async () => {
    const bin = await mkdtemp(join(tmpdir(), 'proctor-tar-'));
    const tar =
      '#!/bin/sh\n/usr/bin/env -u PATH /bin/tar "$@"\necho "tar: large: file shrank" >&2\nexit 2\n';
    await writeFile(join(bin, 'tar'), tar, {mode: 0o755});
    const before = process.env['PATH'];
    const images = () => podman('images', '--quiet', '--filter', 'label=dev.proctor.image=rootfs');
    const known = await images();
    await using rig = await engineWith('');
    process.env['PATH'] = `${bin}:${before}`;
    try {
      await expect(
        importRootfs(folder, rig.engine, {signal, ledger: NO_LEDGER}),
      ).rejects.toMatchObject({
        code: 'container/image-missing',
        message: `cannot pack '${folder}': tar: large: file shrank`,
      });
    } finally {
      process.env['PATH'] = before;
      await rm(bin, {recursive: true});
    }
    expect(await images()).toBe(known);
  });
});
