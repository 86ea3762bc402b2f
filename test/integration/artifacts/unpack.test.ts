import {execFileSync} from 'node:child_process';
import {createHash} from 'node:crypto';
import {existsSync, readFileSync, symlinkSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {gzipSync} from 'node:zlib';
import fc from 'fast-check';
import {Header} from 'tar';
import {afterEach, beforeEach, describe, expect, it} from 'vitest';
import {ObjectStore} from '../../../src/artifacts/store/object-store.ts';
import {type ArchiveLimits, unpackArchive} from '../../../src/artifacts/unpack/unpack-archive.ts';
import {ArtifactPlace, contentOf} from '../../rig/artifact-places.ts';

let place: ArtifactPlace;

beforeEach(() => {
  place = new ArtifactPlace();
});

afterEach(() => place[Symbol.dispose]());

interface Part {
  readonly path: string;
  readonly content?: string;
  readonly type?: 'File' | 'SymbolicLink' | 'Link' | 'CharacterDevice' | 'FIFO' | 'Directory';
  readonly linkpath?: string;
  readonly mode?: number;
}

/** A tar archive of anything, however hostile. */
function tarOf(parts: readonly Part[]): Buffer {
  const blocks: Buffer[] = [];
  for (const {path, content = '', type = 'File', linkpath, mode = 0o644} of parts) {
    const size = Buffer.byteLength(content);
    const block = Buffer.alloc(512);
    new Header({path, type, mode, size, mtime: new Date(0), ...(linkpath && {linkpath})}).encode(
      block,
    );
    blocks.push(block, Buffer.from(content), Buffer.alloc((512 - (size % 512)) % 512));
  }
  return Buffer.concat([...blocks, Buffer.alloc(1024)]);
}

const unpack = (name: string, strip = 0): ReturnType<ArtifactPlace['files']> =>
  place.files({sources: [name], target: '/x', unpack: {strip}});

async function unpackWith(name: string, limits: ArchiveLimits): Promise<unknown> {
  const key = (): never => {
    throw new Error('nothing is sealed here');
  };
  return unpackArchive(join(place.folder, name), {
    artifact: 'suite',
    objects: new ObjectStore(join(place.state, 'artifacts'), key),
    isSealed: false,
    signal: new AbortController().signal,
    limits,
  });
}

const LIMITS = {entriesMax: 100, bytesMax: 10_000_000, ratioMax: 200};

describe('an archive', () => {
  beforeEach(() => {
    place.write('p/top/a.sh', 'script', 0o755);
    place.write('p/top/in/b', 'x'.repeat(300_000));
    symlinkSync('in/b', join(place.folder, 'p/top/link'));
    symlinkSync('/etc/passwd', join(place.folder, 'p/top/out'));
    symlinkSync('in', join(place.folder, 'p/top/folder'));
  });

  it.each([
    ['tar', '-cf'],
    ['tar.gz', '-czf'],
    ['tar.xz', '-cJf'],
    ['tar.bz2', '-cjf'],
    ['tar.zst', '--zstd -cf'],
    ['zip', ''],
  ])(
    'of kind %s gives its files, links to them too, without leading folders',
    async (kind, flags) => {
      const cwd = join(place.folder, 'p');
      if (kind === 'zip') execFileSync('zip', ['-qry', '../a.zip', 'top'], {cwd});
      else execFileSync('tar', [...flags.split(' '), `../a.${kind}`, 'top'], {cwd});
      const files = await unpack(`a.${kind}`, 1);
      expect(files.map(({target, mode, bytes}) => [target, mode, bytes])).toEqual([
        ['/x/a.sh', 0o755, 6],
        ['/x/in/b', 0o644, 300_000],
        ['/x/link', 0o644, 300_000],
      ]);
      expect((await contentOf(files[0])).toString()).toBe('script');
      expect(readFileSync(files[1]?.path ?? '', 'utf8')).toBe('x'.repeat(300_000));
      expect(place.warnings.map((text) => /"top\/(\w+)"/.exec(text)?.[1]).sort()).toEqual([
        'folder',
        'out',
      ]);
      // Once more: it is known, and not unpacked.
      place.progress.length = 0;
      expect(await unpack(`a.${kind}`)).toHaveLength(3);
      expect(place.progress.filter(({doing}) => doing === 'unpacking')).toEqual([]);
      expect(place.temporaryFiles()).toEqual([]);
    },
  );

  it('D26 that is sensitive is unpacked without a plain copy of anything in it', async () => {
    execFileSync('tar', ['-czf', '../a.tgz', 'top'], {cwd: join(place.folder, 'p')});
    const spec = {sources: ['a.tgz'], target: '/x', unpack: {strip: 1}, sensitive: true};
    for (let run = 0; run < 2; run++) {
      const files = await place.files(spec);
      expect(files.map(({path}) => path)).toEqual([undefined, undefined, undefined]);
      expect((await contentOf(files[0])).toString()).toBe('script');
    }
    const all = Buffer.concat([...place.stateFiles().values()]);
    expect(all.includes('xxxxxxxxxxxx')).toBe(false);
    expect(all.includes(createHash('sha256').update('script').digest('hex'))).toBe(false);
  });

  it('must be one file, with something left in it', async () => {
    writeFileSync(join(place.folder, 'a.tar'), tarOf([{path: 'a', content: 'x'}]));
    const refused = (what: Promise<unknown>, message: string): Promise<void> =>
      expect(what).rejects.toMatchObject({code: 'artifact/archive-refused', message});
    const start = 'cannot unpack artifact "suite":';
    await refused(unpack('p'), `${start} expected one file, found 4`);
    await refused(unpack('a.tar', 1), `${start} without 1 leading folders nothing is left`);
    writeFileSync(join(place.folder, 'b.tar'), tarOf([{path: 'a/', type: 'Directory'}]));
    await refused(unpack('b.tar'), `${start} there is no file in it`);
  });
});

describe('a hostile archive', () => {
  it.each([
    ['leads out', '../evil'],
    ['leads out', 'a/../../evil'],
    ['is an absolute path', '/tmp/evil'],
  ])('is refused when a name in it %s: %s', async (_, path) => {
    writeFileSync(
      join(place.folder, 'a.tar'),
      tarOf([
        {path: 'good', content: 'x'},
        {path, content: 'x'},
      ]),
    );
    await expect(unpack('a.tar')).rejects.toMatchObject({code: 'artifact/archive-refused'});
    expect(existsSync('/tmp/evil')).toBe(false);
  });

  it('gives no links out, no devices and no pipes, and says so', async () => {
    const parts: Part[] = [
      {path: 'a', content: 'good', mode: 0o4755},
      {path: 'hard', type: 'Link', linkpath: 'a'},
      {path: 'out', type: 'SymbolicLink', linkpath: '../../etc/passwd'},
      {path: 'hardout', type: 'Link', linkpath: '/etc/passwd'},
      {path: 'loop', type: 'SymbolicLink', linkpath: 'loop'},
      {path: 'dir', type: 'SymbolicLink', linkpath: '/tmp'},
      {path: 'dir/through', content: 'harmless'},
      {path: 'null', type: 'CharacterDevice'},
      {path: 'pipe', type: 'FIFO'},
    ];
    writeFileSync(join(place.folder, 'a.tgz'), gzipSync(tarOf(parts)));
    const files = await unpack('a.tgz');
    expect(files.map(({target, mode}) => [target, mode])).toEqual([
      ['/x/a', 0o755],
      ['/x/dir/through', 0o644],
      ['/x/hard', 0o755],
    ]);
    expect(place.warnings).toHaveLength(6);
  });

  it('is refused when too much comes out: entries, bytes, many times its size', async () => {
    const many = Array.from({length: 101}, (_, index) => ({path: `f${index}`, content: 'x'}));
    writeFileSync(join(place.folder, 'many.tar'), tarOf(many));
    await expect(unpackWith('many.tar', LIMITS)).rejects.toMatchObject({
      message: 'cannot unpack artifact "suite": it has more than 100 entries',
    });
    const big = tarOf([{path: 'zeros', content: '\0'.repeat(9_000_000)}]);
    writeFileSync(join(place.folder, 'bomb.tgz'), gzipSync(big));
    await expect(unpackWith('bomb.tgz', LIMITS)).rejects.toMatchObject({
      message: 'cannot unpack artifact "suite": more than 200 times its size comes out',
      help: 'if that is meant, unpack it in a `build` command',
    });
    const bytesMax = 1_000_000;
    await expect(
      unpackWith('bomb.tgz', {...LIMITS, bytesMax, ratioMax: 1e9}),
    ).rejects.toMatchObject({
      message: 'cannot unpack artifact "suite": more than 976.6 KiB come out',
    });
    place.write('zeros', '\0'.repeat(9_000_000));
    execFileSync('zip', ['-q', 'bomb.zip', 'zeros'], {cwd: place.folder});
    await expect(unpackWith('bomb.zip', LIMITS)).rejects.toMatchObject({
      message: 'cannot unpack artifact "suite": more than 200 times its size comes out',
    });
    writeFileSync(join(place.folder, 'twice.tgz'), gzipSync(gzipSync(big)));
    await expect(unpackWith('twice.tgz', LIMITS)).rejects.toMatchObject({
      message: 'cannot unpack artifact "suite": it is compressed twice',
    });
    expect(place.temporaryFiles()).toEqual([]);
  });

  it('D29 that was changed or cut anywhere is refused, or unpacked as it says, and leaves nothing half done', async () => {
    place.write('p/a', 'some content '.repeat(50));
    place.write('p/b', 'other');
    execFileSync('tar', ['-czf', 'good.tgz', 'p'], {cwd: place.folder});
    execFileSync('zip', ['-qr', 'good.zip', 'p'], {cwd: place.folder});
    const kinds = fc.constantFrom('good.tgz', 'good.zip');
    await fc.assert(
      fc.asyncProperty(
        kinds,
        fc.nat(),
        fc.nat(255),
        fc.boolean(),
        async (kind, at, byte, isCut) => {
          const bytes = readFileSync(join(place.folder, kind));
          const position = at % bytes.length;
          if (!isCut) bytes[position] = byte;
          writeFileSync(join(place.folder, 'x'), isCut ? bytes.subarray(0, position) : bytes);
          const error = await unpack('x').then(
            () => undefined,
            (fault: unknown) => fault,
          );
          if (error !== undefined) expect(error).toMatchObject({code: 'artifact/archive-refused'});
          expect(place.temporaryFiles()).toEqual([]);
        },
      ),
      {numRuns: 100},
    );
  });
});

describe('a program that an archive needs', () => {
  it('E14 is named with its package when it is not there', async () => {
    place.write('p/a');
    execFileSync('tar', ['-cJf', 'a.tar.xz', 'p'], {cwd: place.folder});
    const path = process.env['PATH'];
    process.env['PATH'] = place.root;
    try {
      await expect(unpack('a.tar.xz')).rejects.toMatchObject({
        code: 'artifact/archive-refused',
        message:
          'cannot unpack artifact "suite": the program "xz" is needed to undo its xz compression',
        help: 'install it: apt install xz-utils',
      });
    } finally {
      process.env['PATH'] = path;
    }
  });
});
