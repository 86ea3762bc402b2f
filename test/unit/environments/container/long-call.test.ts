import {existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterEach, beforeEach, describe, expect, it} from 'vitest';
import {LongCall} from '../../../../src/environments/container/engine/long-call.ts';
import {MemoryLedger} from '../../../rig/memory-ledger.ts';

describe('a command of an engine that may take long', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'call-'));
  });

  afterEach(() => {
    rmSync(folder, {recursive: true});
  });

  it('D29 has podman keep its files in a folder that stands in the ledger and goes', async () => {
    const ledger = new MemoryLedger();
    const engine = {kind: 'podman', env: {TMPDIR: folder}};
    const call = await LongCall.open('podman commit', engine, ledger);
    const own = call.variables['TMPDIR'] ?? '';
    expect(ledger.open).toEqual([
      {kind: 'processes', mark: expect.stringMatching(/^PROCTOR_ENGINE_CALL=podman-commit-/)},
      {kind: 'folder', path: own},
    ]);
    expect(own.startsWith(`${folder}/`)).toBe(true);
    mkdirSync(join(own, 'storage1'));
    writeFileSync(join(own, 'storage1/layer'), 'left when it was killed');
    await call[Symbol.asyncDispose]();
    expect(existsSync(own)).toBe(false);
    expect(ledger.open).toEqual([]);
  });

  it('goes without a folder where none can be made, and for docker, whose files are not here', async () => {
    const ledger = new MemoryLedger();
    for (const engine of [
      {kind: 'podman', env: {TMPDIR: join(folder, 'missing')}},
      {kind: 'docker', env: {TMPDIR: folder}},
    ]) {
      const call = await LongCall.open('pull', engine, ledger);
      expect(Object.keys(call.variables)).toEqual(['PROCTOR_ENGINE_CALL']);
      await call[Symbol.asyncDispose]();
      expect(ledger.open).toEqual([]);
    }
    expect(readdirSync(folder)).toEqual([]);
  });
});
