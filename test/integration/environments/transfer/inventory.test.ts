import {execFileSync} from 'node:child_process';
import {createHash, randomBytes} from 'node:crypto';
import {chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {dirname, join} from 'node:path';
import fc from 'fast-check';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import type {Connection} from '../../../../src/environments/environment.ts';
import {
  takeInventory,
  type WantedFile,
} from '../../../../src/environments/inventory/take-inventory.ts';
import {canStartBareTarget} from '../../../rig/ssh-servers.ts';
import {
  openTransferTarget,
  type TransferKind,
  type TransferTarget,
} from '../../../rig/transfer-targets.ts';

const {signal} = new AbortController();
const isRoot = process.getuid?.() === 0;

/** Parts of a path: any character but NUL and a slash, at most 60 bytes. */
const part = fc
  .oneof(
    fc.string({unit: 'binary', minLength: 1, maxLength: 15}),
    fc.constantFrom(
      'a\nb',
      '-n',
      "quo'te",
      'back\\slash',
      ' ',
      '*',
      '$(id)',
      '/dev/null',
      's:1',
      'a\u2028b',
      '\u2029',
    ),
  )
  .map((text) => text.toWellFormed().replaceAll(/[\0/]/g, '_'))
  .filter((text) => text !== '.' && text !== '..' && Buffer.byteLength(text) <= 60);

const bare = canStartBareTarget();
const KINDS: readonly TransferKind[] =
  bare === true ? ['local', 'sshd', 'bare'] : ['local', 'sshd'];

describe.each(KINDS)('an inventory of %s', {timeout: 60_000}, (kind) => {
  let target: TransferTarget;
  beforeAll(async () => {
    target = await openTransferTarget(kind);
  });
  afterAll(() => target?.[Symbol.asyncDispose]());

  it('says of each file whether it is as wanted, and what differs', async () => {
    const state = fc.constantFrom('same', 'content', 'mode', 'missing', 'link', 'folder', 'owner');
    const files = fc.uniqueArray(
      fc.record({
        name: fc.array(part, {minLength: 1, maxLength: 3}).map((parts) => parts.join('/')),
        content: fc.uint8Array({maxLength: 20}),
        mode: fc.nat({max: 0o7777}),
        state,
      }),
      {selector: ({name}) => name.split('/')[0], maxLength: 8},
    );
    let round = 0;
    await fc.assert(
      fc.asyncProperty(files, async (entries) => {
        const folder = `${target.connection.scratch}/round-${round++}`;
        const wanted = entries.map((entry) => make(target, folder, entry));
        const inventory = await takeInventory(target.connection, wanted, {signal});
        expect(inventory.files.map((file) => [file.path, ...file.differences, file.state])).toEqual(
          entries.map((entry) => [`${folder}/${entry.name}`, ...expected(entry.state)]),
        );
        rmSync(target.pathHere(folder), {recursive: true, force: true});
      }),
      {numRuns: kind === 'bare' ? 25 : 100},
    );
  });

  it('tells room and memory, and what another script says, in the same command', async () => {
    const {connection} = target;
    const inventory = await takeInventory(connection, [], {
      signal,
      folders: [`${connection.scratch}/not/yet/there`],
      script: 'cat; printf "one\\0two"; no-such-command; exit 7',
    });
    expect(inventory.spaces[0]?.folder).toBe(connection.scratch);
    for (const space of inventory.spaces) {
      expect(space.totalBytes).toBeGreaterThanOrEqual(space.freeBytes);
    }
    expect(inventory.memory?.totalBytes).toBeGreaterThan(inventory.memory?.availableBytes ?? 0);
    expect({...inventory.extra, isRoot: inventory.isRoot}).toEqual({
      stdout: Buffer.from('one\0two'),
      exitCode: 7,
      isRoot: kind === 'bare' || isRoot,
    });
  });

  it('takes a script of the caller’s that no shell can read for a failed one', async () => {
    const inventory = await takeInventory(target.connection, [], {signal, script: 'if ('});
    expect(inventory.extra.exitCode).toBeGreaterThan(0);
    expect(inventory.spaces.length).toBeGreaterThan(0);
  });

  it('asks once for 2,000 files, and hashes large ones only where their size is right', async () => {
    const folder = `${target.connection.scratch}/many`;
    const content = Buffer.alloc(9_000_000, 'x');
    const entries = Array.from({length: 2_000}, (_, index) => ({
      name: `folder ${index % 7}/file ${index}`,
      content: Buffer.from(`content ${index}`),
      mode: 0o644,
      state: index % 500 === 0 ? 'content' : 'same',
    }));
    const wanted = [
      ...entries.map((entry) => make(target, folder, entry)),
      make(target, folder, {name: 'large', content, mode: 0o600, state: 'same'}),
      make(target, folder, {name: 'larger', content, mode: 0o600, state: 'content'}),
    ];
    const {connection, commands} = counted(target.connection);
    const inventory = await takeInventory(connection, wanted, {signal});
    const states = inventory.files.map(({state}) => state);
    expect(states.filter((state) => state === 'as-wanted').length).toBe(1_997);
    expect(states.slice(-2)).toEqual(['as-wanted', 'different']);
    expect(commands()).toBe(1);
  });
});

describe('an inventory of what lacks tools', () => {
  let bin: string;
  beforeAll(() => {
    bin = mkdtempSync(join(tmpdir(), 'proctor-bin-'));
    const tools = 'sh ls head tail wc df sha256sum id mkdir rm sleep chmod grep kill setsid';
    for (const tool of tools.split(' ')) {
      symlinkSync(execFileSync('which', [tool], {encoding: 'utf8'}).trim(), join(bin, tool));
    }
  });
  afterAll(() => rmSync(bin, {recursive: true}));

  it('is taken file by file without stat and xargs, and knows owners from ls', async () => {
    await using target = await openTransferTarget('sshd', {
      sshd: [`SetEnv PATH=${bin} HOME=${bin}`],
    });
    const folder = `${target.connection.scratch}/old`;
    const states = ['same', 'content', 'mode', 'missing', 'link', 'folder', 'owner'];
    const entries = states.map((state, index) => ({
      name: `${state} file`,
      content: randomBytes(index),
      mode: 0o4755 + index,
      state,
    }));
    const wanted = entries.map((entry) => make(target, folder, entry));
    const inventory = await takeInventory(target.connection, wanted, {signal});
    expect(inventory.files.map((file) => [...file.differences, file.state])).toEqual(
      states.map(expected),
    );
    expect(inventory.spaces.at(-1)).toMatchObject({folder: '/', freeInodes: undefined});
  });
});

/** Makes a file there in the state that is named, and says how it is wanted. */
function make(
  target: TransferTarget,
  folder: string,
  entry: {name: string; content: Uint8Array; mode: number; state: string},
): WantedFile {
  const {name, content, mode, state} = entry;
  const path = target.pathHere(join(folder, name));
  mkdirSync(dirname(path), {recursive: true});
  if (state === 'folder') mkdirSync(path);
  else if (state === 'link') symlinkSync('/bin/sh', path);
  else if (state !== 'missing') {
    writeFileSync(path, state === 'content' ? Buffer.concat([content, Buffer.from('!')]) : content);
    chmodSync(path, state === 'mode' ? mode ^ 0o100 : mode);
  }
  const uid = String(process.getuid?.() ?? 0);
  const sha256 = createHash('sha256').update(content).digest('hex');
  const owner = state === 'owner' ? 'nobody-we-know' : uid;
  return {target: join(folder, name), mode, owner, group: undefined, bytes: content.length, sha256};
}

function expected(state: string): string[] {
  if (state === 'same') return ['as-wanted'];
  if (state === 'missing') return ['missing'];
  return [state === 'link' || state === 'folder' ? 'kind' : state, 'different'];
}

function counted(connection: Connection): {connection: Connection; commands: () => number} {
  let count = 0;
  const exec: Connection['exec'] = (command, options) => {
    count++;
    return connection.exec(command, options);
  };
  const counting = Object.create(connection, {
    exec: {value: exec},
    scratch: {value: connection.scratch},
  }) as Connection;
  return {connection: counting, commands: () => count};
}
