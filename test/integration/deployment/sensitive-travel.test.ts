import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import fc from 'fast-check';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import type {Environment} from '../../../src/environments/environment.ts';
import {artifactSpec} from '../../rig/artifacts.ts';
import {
  type OpenContainer,
  openContainer,
  outputOf,
  startEngineService,
} from '../../rig/containers.ts';
import {whyNoContainer} from '../../rig/deployment-places.ts';
import {DeploymentRig, manifestOf} from '../../rig/deployments.ts';
import {openContext} from '../../rig/step-context.ts';
import {openTransferTarget, type TransferTarget} from '../../rig/transfer-targets.ts';
import {WatchingProxy} from '../../rig/watching-proxy.ts';

const FRAGMENT_BYTES = 16;

/** Content of any kind, each with more than a fragment: random, compressible, of one byte, text. */
const content = fc.oneof(
  fc.uint8Array({minLength: FRAGMENT_BYTES, maxLength: 300}),
  fc
    .tuple(fc.uint8Array({minLength: 2, maxLength: 12}), fc.integer({min: 8, max: 3000}))
    .map(([word, count]) => Buffer.concat(Array.from({length: count}, () => word))),
  fc
    .tuple(fc.integer({min: 0, max: 255}), fc.integer({min: FRAGMENT_BYTES, max: 70_000}))
    .map(([byte, length]) => Buffer.alloc(length, byte)),
  fc
    .string({unit: 'grapheme', minLength: FRAGMENT_BYTES, maxLength: 200})
    .map((text) => Buffer.from(text)),
);

const needles = new WeakMap<Uint8Array, readonly Buffer[]>();

/** Pieces of `secret`: as they are, in hex and in Base64; each once, where it repeats itself. */
function piecesOf(secret: Uint8Array): readonly Buffer[] {
  const known = needles.get(secret);
  if (known !== undefined) return known;
  const texts = new Set<string>();
  // From everywhere of it; of a large one, from some places only.
  const step = Math.max(4, Math.floor(secret.length / 64));
  for (let at = 0; at + FRAGMENT_BYTES <= secret.length; at += step) {
    const piece = Buffer.from(secret.subarray(at, at + FRAGMENT_BYTES));
    texts.add(piece.toString('latin1')).add(piece.toString('hex'));
    // Of the groups of three bytes that begin here, whatever the alignment.
    for (const cut of [0, 1, 2]) texts.add(piece.subarray(cut, cut + 12).toString('base64'));
  }
  const pieces = [...texts].map((text) => Buffer.from(text, 'latin1'));
  needles.set(secret, pieces);
  return pieces;
}

/** Whether a piece of `secret` stands in `bytes`. */
function holds(bytes: Buffer, secret: Uint8Array): boolean {
  return piecesOf(secret).some((piece) => bytes.includes(piece));
}

/** A folder as it was when it was read. */
interface Listing {
  readonly mtimeMs: number;
  readonly isOld: boolean;
  readonly folders: readonly string[];
  readonly files: readonly string[];
}

/** Folders of one test: sources, and proctor's own, in which all its temporary files are. */
class Folders implements Disposable {
  readonly sources = mkdtempSync(join(tmpdir(), 'proctor-sensitive-'));
  readonly own = mkdtempSync(join(tmpdir(), 'proctor-own-'));
  readonly #before = process.env['TMPDIR'];
  readonly #looked = new Map<string, string>();
  readonly #listed = new Map<string, Listing>();

  constructor() {
    process.env['TMPDIR'] = this.own;
  }

  /** Files of proctor's that hold a piece of a secret, of those that are new since the last look. */
  leaks(secrets: readonly Uint8Array[]): string[] {
    return this.#files(this.own).filter((path) => {
      const facts = statSync(path, {throwIfNoEntry: false});
      if (facts?.isFile() !== true) return false;
      const state = `${facts.ino} ${facts.size} ${facts.mtimeMs}`;
      if (this.#looked.get(path) === state) return false;
      this.#looked.set(path, state);
      const bytes = readFileSync(path);
      return secrets.some((secret) => holds(bytes, secret));
    });
  }

  /** All below `folder`; a folder is read again only where something was added or taken away. */
  #files(folder: string): string[] {
    const facts = statSync(folder, {throwIfNoEntry: false});
    if (facts === undefined) return [];
    let listed = this.#listed.get(folder);
    if (listed?.mtimeMs !== facts.mtimeMs || !listed.isOld) {
      const entries = readdirSync(folder, {withFileTypes: true});
      listed = {
        mtimeMs: facts.mtimeMs,
        // What comes in the same tick of the clock does not change the time again.
        isOld: Date.now() - facts.mtimeMs > 1_000,
        folders: entries.filter((entry) => entry.isDirectory()).map(({name}) => join(folder, name)),
        files: entries.filter((entry) => !entry.isDirectory()).map(({name}) => join(folder, name)),
      };
      this.#listed.set(folder, listed);
    }
    return [...listed.files, ...listed.folders.flatMap((each) => this.#files(each))];
  }

  [Symbol.dispose](): void {
    if (this.#before === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = this.#before;
    rmSync(this.sources, {recursive: true, force: true});
    rmSync(this.own, {recursive: true, force: true});
  }
}

/** `environment` with one connection for all that ask. */
function kept(environment: Environment, connection: TransferTarget['connection']): Environment {
  return Object.create(environment, {connect: {value: async () => connection}}) as Environment;
}

describe('a sensitive artifact on its way', () => {
  let folders: Folders;
  let target: TransferTarget;
  let proxy: WatchingProxy;
  let rig: DeploymentRig;
  beforeAll(async () => {
    target = await openTransferTarget('sshd', {
      proxy: async (port) => {
        proxy = await WatchingProxy.start(port);
        return proxy;
      },
    });
    folders = new Folders();
    rig = new DeploymentRig();
  });
  afterAll(async () => {
    await rig[Symbol.asyncDispose]();
    folders[Symbol.dispose]();
    await target[Symbol.asyncDispose]();
  });

  it('D26 for any content: no piece of it is in clear on the wire, nor in any file of proctor here', async () => {
    let number = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(content, {minLength: 1, maxLength: 3}), async (contents) => {
        number += 1;
        const source = join(folders.sources, String(number));
        const there = join(folders.sources, `there-${number}`);
        mkdirSync(source);
        for (const [index, bytes] of contents.entries())
          writeFileSync(join(source, `${index}`), bytes);
        const spec = artifactSpec({
          id: 'secret',
          sources: [source],
          target: there,
          sensitive: true,
        });
        const leaks: string[] = [];
        proxy.forget();
        const {ended, error} = await rig.deploy({
          environment: kept(target.environment, target.connection),
          context: target.context,
          manifest: manifestOf(folders.sources, [spec]),
          needs: {artifacts: ['secret']},
          onEvent: () => leaks.push(...folders.leaks(contents)),
        });
        expect(error).toBeUndefined();
        expect(ended?.status).toBe('completed');
        leaks.push(...folders.leaks(contents));
        expect(leaks).toEqual([]);
        const wire = proxy.seen();
        expect(wire.length).toBeGreaterThan(
          contents.reduce((sum, {length}) => sum + length, 0) / 100,
        );
        for (const bytes of contents) expect(holds(wire, bytes)).toBe(false);
        const [first] = contents;
        const placed = readdirSync(there, {recursive: true, encoding: 'utf8'}).find((name) =>
          /(^|\/)0$/.test(name),
        );
        expect(readFileSync(join(there, placed ?? '')).equals(Buffer.from(first ?? []))).toBe(true);
      }),
      {numRuns: 100},
    );
  }, 120_000);
});

const noContainer = whyNoContainer();

describe.skipIf(noContainer !== undefined)(
  `a sensitive artifact for an engine behind a clear port${noContainer ? ` (skipped: ${noContainer})` : ''}`,
  () => {
    it('D26 for any content: is refused before a byte of it is sent', async () => {
      await using service = await startEngineService('tcp');
      await using proxy = await WatchingProxy.start(Number(/\d+$/.exec(service.address)?.[0]));
      await using box: OpenContainer = await openContainer(
        {networkMode: 'none'},
        {CONTAINER_HOST: `tcp://127.0.0.1:${proxy.port}`},
      );
      using folders = new Folders();
      await using rig = new DeploymentRig();
      await using own = await openContext({folder: folders.sources});
      const {context} = own;
      let number = 0;
      const deploy = (bytes: Uint8Array, sensitive: boolean) => {
        number += 1;
        const source = join(folders.sources, String(number));
        writeFileSync(source, bytes);
        const target = `/there-${number}`;
        const spec = artifactSpec({id: 'secret', sources: [source], target, sensitive});
        return rig.deploy({
          environment: kept(box.environment, box.connection),
          context,
          manifest: manifestOf(folders.sources, [spec]),
          needs: {artifacts: ['secret']},
        });
      };
      // What is not sensitive is sent, and seen: so the proxy would see the other, too.
      const open = Buffer.from('anyone on the way may read this');
      expect((await deploy(open, false)).error).toBeUndefined();
      expect(holds(proxy.seen(), open)).toBe(true);
      await fc.assert(
        fc.asyncProperty(content, async (bytes) => {
          proxy.forget();
          const {ended, error} = await deploy(bytes, true);
          expect(error).toMatchObject({code: 'deploy/not-encrypted'});
          expect(ended).toMatchObject({status: 'failed', fault: {code: 'deploy/not-encrypted'}});
          expect(holds(proxy.seen(), bytes)).toBe(false);
          expect(folders.leaks([bytes])).toEqual([]);
        }),
        {numRuns: 100},
      );
      const list = await outputOf(box, 'ls /');
      expect(list.match(/^there-\d+$/gm)).toEqual(['there-1']);
    }, 120_000);
  },
);
