import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterEach, beforeEach, describe, expect, it} from 'vitest';
import {lineAndColumn} from '../../../../src/diagnostics/line-and-column.ts';
import {loadManifest} from '../../../../src/manifest/load-manifest.ts';
import type {Manifest, SshSpec} from '../../../../src/manifest/manifest.ts';
import {specForBoard} from '../../../../src/manifest/resolve/resolve-boards.ts';

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'proctor-boards-'));
  mkdirSync(join(root, 'suite'));
  writeFileSync(join(root, 'key'), '');
});

afterEach(() => rmSync(root, {recursive: true, force: true}));

function load(manifest: string, lab: string, variables: Readonly<Record<string, string>> = {}) {
  writeFileSync(join(root, 'lab.yaml'), lab);
  const path = join(root, 'suite/proctor.yaml');
  writeFileSync(path, `proctor: 1\nboards: ../lab.yaml\n${manifest}`);
  return loadManifest(path, {
    displayPath: 'suite/proctor.yaml',
    today: '2026-06-01',
    homeFolder: '/home/me',
    availableParallelism: 4,
    variables,
    signal: new AbortController().signal,
  });
}

async function manifestOf(...args: Parameters<typeof load>): Promise<Manifest> {
  const loaded = await load(...args);
  if (!loaded.ok) throw new Error(loaded.diagnostics.map(({message}) => message).join('\n'));
  return loaded.manifest;
}

const LAB = `pi:
  labels: {arch: arm64, ram: 4}
  host: pi.lab
  key: key
  power: {on: "pdu \${{ variables.OUTLET }} on"}
nuc: {host: nuc.lab, port: 2222, user: root, quarantine-after: 1}
`;

describe('a file of boards', () => {
  it('is shared: its paths start from its own folder, its variables are the manifest’s', async () => {
    const manifest = await manifestOf(
      'variables: {OUTLET: 4}\nenvironments: {b: {type: ssh, board: {arch: arm64, ram: 4}, user: me, lock: {timeout: 5m}}}\n',
      LAB,
      {OUTLET: '7'},
    );
    const spec = manifest.environments.get('b') as SshSpec;
    expect(spec.boards?.map(({name}) => name)).toEqual(['pi']);
    expect(spec.lock).toEqual({names: [], mode: 'exclusive', timeoutMs: 300_000, leaseMs: 30_000});
    const [pi] = spec.boards ?? [];
    expect(pi).toMatchObject({
      labels: {arch: 'arm64', ram: '4'},
      keys: [join(root, 'key')],
      power: {on: 'pdu 7 on', cycle: undefined, timeoutMs: 120_000},
      quarantineAfter: 3,
    });
    expect(pi && specForBoard(spec, pi)).toMatchObject({
      host: 'pi.lab',
      user: 'me',
      port: undefined,
      board: {name: 'pi'},
    });
    const nuc = manifest.boards?.get('nuc');
    expect(nuc && specForBoard(spec, nuc)).toMatchObject({user: 'root', port: 2222, keys: []});
  });

  it('has its mistakes told at their places in it, and the uses of it in the manifest', async () => {
    const told = async (...args: Parameters<typeof load>): Promise<string[]> => {
      const loaded = await load(...args);
      return (loaded.ok ? loaded.warnings : loaded.diagnostics).map(({code, file, range}) => {
        const {line, column} = lineAndColumn(file, range.start);
        return `${file.path}:${line}:${column} ${code}`;
      });
    };
    const use = 'environments:\n  b: {type: ssh, board: p}\n';
    expect(await told(use, 'pi: {host: a, serial: x}\n')).toEqual([
      'lab.yaml:1:15 manifest/unknown-key',
    ]);
    expect(await told(use, 'pi: {host: a}\n')).toEqual([
      'suite/proctor.yaml:4:25 manifest/unknown-board',
    ]);
    expect(await told(use, 'p: {host: "${{ variables.X }}", key: none}\n')).toEqual([
      'lab.yaml:1:16 manifest/unknown-name',
    ]);
    expect(await told(use, 'p: {host: a, key: none}\n')).toEqual([
      'lab.yaml:1:19 manifest/path-missing',
    ]);
    expect(await told(use, '[p]\n')).toEqual(['lab.yaml:1:1 manifest/wrong-type']);
    expect(await told(use, '')).toEqual(['lab.yaml:1:1 manifest/empty']);
    expect(await told(use, 'p: {host: a\n')).toEqual([expect.stringContaining('manifest/syntax')]);
  });

  it('must be there', async () => {
    const path = join(root, 'proctor.yaml');
    writeFileSync(path, 'proctor: 1\nboards: nowhere.yaml\n');
    const loaded = await loadManifest(path, {
      today: '2026-06-01',
      homeFolder: '/home/me',
      availableParallelism: 4,
      signal: new AbortController().signal,
    });
    expect(loaded).toMatchObject({ok: false, diagnostics: [{code: 'manifest/path-missing'}]});
  });
});
