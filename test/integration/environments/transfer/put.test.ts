import {createHash, randomBytes} from 'node:crypto';
import {
  closeSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import {dirname, join} from 'node:path';
import fc from 'fast-check';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import type {FileToPut} from '../../../../src/environments/environment.ts';
import {canStartBareTarget} from '../../../rig/ssh-servers.ts';
import {
  openTransferTarget,
  type TransferKind,
  type TransferTarget,
} from '../../../rig/transfer-targets.ts';

const {signal} = new AbortController();
const isRoot = process.getuid?.() === 0;
const bare = canStartBareTarget();
const KINDS: readonly TransferKind[] =
  bare === true ? ['local', 'sshd', 'bare'] : ['local', 'sshd'];

/** Parts of a path: any character but NUL and a slash, at most 60 bytes. */
const part = fc
  .oneof(
    fc.string({unit: 'binary', minLength: 1, maxLength: 15}),
    fc.constantFrom('a\nb', '-n', "quo'te", 'back\\slash', ' ', '*', '$(id)', '`id`', '~', '..x'),
  )
  .map((text) => text.toWellFormed().replaceAll(/[\0/]/g, '_'))
  .filter((text) => text !== '.' && text !== '..' && Buffer.byteLength(text) <= 60);

/** Some are set-user-ID, some may be read by nobody. */
const mode = fc.oneof(
  fc.constantFrom(0o644, 0o755, 0o600, 0o4755, 0o2755, 0o1644, 0o6711, 0),
  fc.nat({max: 0o7777}),
);
const ids = fc.constantFrom(undefined, '0', 'root', '1', '12345');

const files = fc.uniqueArray(
  fc.record({
    path: fc.array(part, {minLength: 1, maxLength: 3}),
    content: fc.oneof(
      {weight: 4, arbitrary: fc.uint8Array({maxLength: 100})},
      {weight: 4, arbitrary: fc.nat({max: 9000}).map((bytes) => randomBytes(bytes))},
      {weight: 1, arbitrary: fc.constant(new Uint8Array(300_000))},
    ),
    mode,
    owner: isRoot ? ids : fc.constant(undefined),
    group: isRoot ? ids : fc.constant(undefined),
    from: fc.constantFrom('file', 'open'),
    isSumKnown: fc.boolean(),
    was: fc.constantFrom('nothing', 'file', 'link'),
  }),
  {selector: ({path}) => path[0], minLength: 1, maxLength: 3},
);

describe.each(KINDS)('put on %s', {timeout: 60_000}, (kind) => {
  let target: TransferTarget;
  beforeAll(async () => {
    target = await openTransferTarget(kind);
  });
  afterAll(() => target?.[Symbol.asyncDispose]());

  it('D1 D2 D4 D30 every file arrives with its content, mode, owner and group, and nothing else', async () => {
    let round = 0;
    const {connection, pathHere, sources} = target;
    const own = statSync(pathHere(connection.scratch));
    await fc.assert(
      fc.asyncProperty(files, async (entries) => {
        const folder = `${connection.scratch}/put-${round++}`;
        const wanted = entries.map((entry, index): FileToPut => {
          const place = join(folder, ...entry.path);
          prepare(pathHere(place), entry.was);
          const source = join(sources, `source-${index}`);
          if (entry.from === 'file') writeFileSync(source, entry.content);
          return {
            source: entry.from === 'file' ? source : '/no/such/source',
            target: place,
            mode: entry.mode,
            ...(entry.owner !== undefined && {owner: entry.owner}),
            ...(entry.group !== undefined && kind !== 'bare' && {group: entry.group}),
            ...(entry.isSumKnown && {sha256: sha256(entry.content)}),
            ...(entry.from === 'open' && {
              bytes: entry.content.length,
              open: () => inChunks(entry.content),
            }),
          };
        });
        const receipt = await connection.put(wanted, {signal});
        expect(receipt).toEqual({
          sha256s: entries.map(({content}) => sha256(content)),
          bytes: entries.reduce((sum, {content}) => sum + content.length, 0),
        });
        for (const [index, {content, ...entry}] of entries.entries()) {
          const place = pathHere(wanted[index]?.target ?? '');
          const stats = lstatSync(place);
          expect({
            content: sha256(readFileSync(place)),
            mode: stats.mode & 0o7777,
            isFile: stats.isFile(),
            uid: stats.uid,
            gid: stats.gid,
            beside: readdirSync(dirname(place)).filter((name) => name.endsWith('.part')),
          }).toEqual({
            content: sha256(content),
            mode: entry.mode,
            isFile: true,
            uid: numberOf(entry.owner) ?? own.uid,
            gid: kind === 'bare' ? own.gid : (numberOf(entry.group) ?? own.gid),
            beside: [],
          });
        }
        rmSync(pathHere(folder), {recursive: true});
      }),
      {numRuns: kind === 'sshd' ? 100 : 30},
    );
  });

  it('puts many small files, an empty one and a sparse one', async () => {
    const {connection, pathHere, sources} = target;
    const sparse = join(sources, 'sparse');
    closeSync(openSync(sparse, 'w'));
    truncateSync(sparse, 8 * 2 ** 20);
    const many = Array.from({length: kind === 'sshd' ? 1_000 : 100}, (_, index): FileToPut => {
      const source = join(sources, `many-${index}`);
      writeFileSync(source, `content ${index}`);
      return {source, target: `many/${index % 3}/${index}`, mode: 0o644};
    });
    writeFileSync(join(sources, 'empty'), '');
    const last: number[] = [];
    const {bytes} = await connection.put(
      [
        ...many,
        {source: sparse, target: 'many/sparse', mode: 0o600},
        {source: join(sources, 'empty'), target: 'many/empty', mode: 0o600},
      ],
      {signal, onProgress: (progress) => last.splice(0, 2, progress.files, progress.bytes)},
    );
    const there = pathHere(`${connection.scratch}/many`);
    expect(last).toEqual([many.length + 2, bytes]);
    expect(statSync(join(there, 'sparse')).size).toBe(8 * 2 ** 20);
    expect(statSync(join(there, 'empty')).size).toBe(0);
    expect(readdirSync(there).sort()).toEqual(['0', '1', '2', 'empty', 'sparse']);
    expect(readFileSync(join(there, '2/98'), 'utf8')).toBe('content 98');
  });

  it('D26 is readable by nobody else at any moment before it is in place', async () => {
    const {connection, pathHere} = target;
    const folder = pathHere(connection.scratch);
    const open = new Set<string>();
    const look = (): void => {
      for (const name of readdirSync(folder).filter((each) => each.endsWith('.part'))) {
        const bits = lstatSync(join(folder, name)).mode & 0o077;
        if (bits !== 0) open.add(`${name} ${bits}`);
      }
    };
    let seen = 0;
    await connection.put(
      [
        {
          source: 'secret',
          target: 'secret',
          mode: 0o644,
          bytes: 1_000_000,
          open: async function* () {
            for (let count = 0; count < 10; count++) {
              look();
              seen += readdirSync(folder).filter((each) => each.endsWith('.part')).length;
              yield Buffer.alloc(100_000, count);
              await new Promise((resolve) => setImmediate(resolve));
            }
          },
        },
      ],
      {signal},
    );
    expect([...open]).toEqual([]);
    expect(kind === 'local' ? seen > 0 : true).toBe(true);
  });

  it('transfer/checksum-mismatch: a source that is not what it was said to be stays out', async () => {
    const {connection, pathHere, sources} = target;
    for (const bytes of [10, 6_000_000]) {
      const source = join(sources, 'changed');
      writeFileSync(source, Buffer.alloc(bytes, 'b'));
      const wanted = {
        source,
        target: 'kept/file',
        mode: 0o600,
        sha256: sha256(Buffer.alloc(bytes)),
      };
      prepare(pathHere(`${connection.scratch}/kept/file`), 'file');
      await expect(connection.put([wanted], {signal})).rejects.toMatchObject({
        code: 'transfer/checksum-mismatch',
        message: expect.stringContaining('not what it should be'),
      });
      expect(readdirSync(pathHere(`${connection.scratch}/kept`))).toEqual(['file']);
      expect(readFileSync(pathHere(`${connection.scratch}/kept/file`), 'utf8')).toBe('was here');
    }
  });

  it('names a source that vanishes or grows while it is sent, and leaves nothing', async () => {
    const {connection, pathHere, sources} = target;
    const source = join(sources, 'growing');
    writeFileSync(source, Buffer.alloc(3_000_000));
    let isFirst = true;
    const put = connection.put([{source, target: 'moving/file', mode: 0o600}], {
      signal,
      onProgress: () => {
        if (isFirst) truncateSync(source, 5);
        isFirst = false;
      },
    });
    await expect(put).rejects.toMatchObject({code: 'transfer/failed'});
    expect(readdirSync(pathHere(`${connection.scratch}/moving`))).toEqual([]);
  });
});

function prepare(path: string, was: string): void {
  mkdirSync(dirname(path), {recursive: true});
  if (was === 'nothing') return;
  rmSync(path, {force: true});
  if (was === 'link') symlinkSync('/no/such/place', path);
  else writeFileSync(path, 'was here');
}

async function* inChunks(content: Uint8Array): AsyncGenerator<Buffer> {
  const bytes = Buffer.from(content);
  for (let start = 0; start < bytes.length; start += 70_000) {
    yield bytes.subarray(start, start + 70_000);
  }
}

function numberOf(id: string | undefined): number | undefined {
  if (id === undefined) return undefined;
  return id === 'root' ? 0 : Number(id);
}

function sha256(content: Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}
