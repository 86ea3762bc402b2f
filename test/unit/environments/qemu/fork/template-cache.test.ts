import {readFileSync, utimesSync, writeSync} from 'node:fs';
import {mkdir, open, readdir, stat, truncate, utimes, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {describe, expect, it} from 'vitest';
import {FrozenMachine} from '../../../../../src/environments/qemu/fork/frozen-machine.ts';
import {GuestRam} from '../../../../../src/environments/qemu/fork/guest-ram.ts';
import {digestData} from '../../../../../src/environments/qemu/fork/sparse-file.ts';
import {TemplateCache} from '../../../../../src/environments/qemu/fork/template-cache.ts';
import {ResourceStack} from '../../../../../src/util/resource-stack.ts';
import {qemuSpec} from '../../../../rig/qemu-spec.ts';
import {type ContextRig, openContext} from '../../../../rig/step-context.ts';
import {machineConfig} from '../../../../rig/virtual-machines.ts';

const MIB = 2 ** 20;

interface Rig extends AsyncDisposable {
  readonly context: ContextRig['context'];
  readonly warnings: string[];
  readonly folder: string;
  readonly frozen: FrozenMachine;
  cache(bytesMax?: number): TemplateCache;
}

/** A machine that was never run: its files are all that a cache looks at. */
async function openRig(): Promise<Rig> {
  const warnings: string[] = [];
  const rig = await openContext({warn: (code) => warnings.push(code)});
  const {folder} = rig.context;
  const files = join(folder, 'frozen');
  await mkdir(files);
  for (const name of ['kernel', 'state', 'value']) await writeFile(join(files, name), name);
  const ram = await GuestRam.create(2 * MIB);
  if ('why' in ram) throw new Error(ram.why);
  writeSync(ram.fd, 'memory', MIB);
  const kernel = join(files, 'kernel');
  const config = await machineConfig(folder, {
    boot: {kind: 'kernel', kernel, initrd: undefined, cmdline: 'quiet', dtb: undefined},
    fwCfg: [{name: 'opt/x', path: join(files, 'value')}],
  });
  const frozen = new FrozenMachine(
    {
      config,
      ram,
      traits: {
        hasVmGenId: true,
        reseedProgram: undefined,
        reseedTool: undefined,
        takesFractions: true,
        isRoot: true,
      },
      link: undefined,
      statePath: join(files, 'state'),
      overlays: [],
      stateBytes: 5,
    },
    new ResourceStack(),
  );
  return {
    context: rig.context,
    warnings,
    folder: join(folder, 'templates'),
    frozen,
    cache: (bytesMax = 100 * MIB) =>
      new TemplateCache({folder: join(folder, 'templates'), bytesMax}),
    async [Symbol.asyncDispose]() {
      await frozen[Symbol.asyncDispose]();
      await ram[Symbol.asyncDispose]();
      await rig[Symbol.asyncDispose]();
    },
  };
}

describe('kept templates', () => {
  it('come back as they were, with what was kept beside them', async () => {
    await using rig = await openRig();
    const {context, frozen} = rig;
    expect(await rig.cache().open('a', qemuSpec(), context)).toBeUndefined();
    const kept = await rig.cache().keep('a', {machine: frozen, extra: {keys: 1}}, context);
    expect(kept).toBe(true);
    const open = await rig.cache().open('a', qemuSpec({id: 'other'}), context);
    await using machine = open?.machine;
    expect(open?.extra).toEqual({keys: 1});
    const parts = machine?.parts;
    expect(parts?.config.spec.id).toBe('other');
    expect(parts?.config.nonce).toBe(frozen.parts.config.nonce);
    expect(parts?.traits).toEqual(frozen.parts.traits);
    const {signal} = context;
    const digest = async (ram: GuestRam | undefined): Promise<string> =>
      digestData(ram?.fd ?? -1, {bytes: 2 * MIB, signal});
    expect(await digest(parts?.ram)).toBe(await digest(frozen.parts.ram));
    expect(readFileSync(parts?.statePath ?? '', 'utf8')).toBe('state');
    expect(readFileSync(parts?.config.fwCfg[0]?.path ?? '', 'utf8')).toBe('value');
    const {boot} = parts?.config ?? {};
    expect(boot?.kind === 'kernel' && boot.kernel.startsWith(rig.folder)).toBe(true);
    expect((await stat(join(rig.folder, 'a', 'ram'))).blocks * 512).toBeLessThan(MIB);
    await open?.machine.parts.ram?.[Symbol.asyncDispose]();
  });

  it.each([
    ['a byte of memory', async (folder: string) => flip(join(folder, 'ram'), MIB + 1)],
    ['memory cut off', async (folder: string) => truncate(join(folder, 'ram'), MIB)],
    ['a byte of state', async (folder: string) => flip(join(folder, 'state'), 0)],
    ['a byte of its description', async (folder: string) => flip(join(folder, 'meta.json'), 80)],
  ])('are dropped, with a warning, when damaged: %s', async (_, damage) => {
    await using rig = await openRig();
    const {context, frozen} = rig;
    await rig.cache().keep('a', {machine: frozen, extra: {}}, context);
    await damage(join(rig.folder, 'a'));
    expect(await rig.cache().open('a', qemuSpec(), context)).toBeUndefined();
    expect(rig.warnings).toEqual(['vm/template-damaged']);
    expect(await readdir(rig.folder)).toEqual([]);
  });

  it('are read anew where only their time differs, as after being copied', async () => {
    await using rig = await openRig();
    const {context, frozen} = rig;
    await rig.cache().keep('a', {machine: frozen, extra: {}}, context);
    utimesSync(join(rig.folder, 'a', 'ram'), 1000, 1000);
    const open = await rig.cache().open('a', qemuSpec(), context);
    expect(open).toBeDefined();
    await open?.machine[Symbol.asyncDispose]();
  });

  it('make room for others by when they were used last, but not while they are in use', async () => {
    await using rig = await openRig();
    const {context, frozen} = rig;
    for (const [key, usedAt] of [
      ['old', 1000],
      ['older', 500],
      ['oldest', 100],
    ] as const) {
      await rig.cache().keep(key, {machine: frozen, extra: {}}, context);
      await utimes(join(rig.folder, key, 'used'), usedAt, usedAt);
    }
    const inUse = await rig.cache().open('oldest', qemuSpec(), context);
    await utimes(join(rig.folder, 'oldest', 'used'), 100, 100);
    const one = await weigh(join(rig.folder, 'old'));
    await rig.cache(3 * one).keep('new', {machine: frozen, extra: {}}, context);
    expect((await readdir(rig.folder)).sort()).toEqual(['new', 'old', 'oldest']);
    await inUse?.machine[Symbol.asyncDispose]();
    await rig.cache(2 * one).trim();
    expect((await readdir(rig.folder)).sort()).toEqual(['new', 'old']);
  });

  it('are not kept where one alone is larger than all may be', async () => {
    await using rig = await openRig();
    expect(await rig.cache(10).keep('a', {machine: rig.frozen, extra: {}}, rig.context)).toBe(
      false,
    );
    expect(rig.warnings).toEqual(['vm/template-too-large']);
    expect(await readdir(rig.folder)).toEqual([]);
  });

  it('are kept once, however many keep them at once', async () => {
    await using rig = await openRig();
    const keep = (): Promise<boolean> =>
      rig.cache().keep('a', {machine: rig.frozen, extra: {}}, rig.context);
    expect(await Promise.all([keep(), keep(), keep()])).toEqual([true, true, true]);
    expect(await readdir(rig.folder)).toEqual(['a']);
  });

  it('leave nothing of writers that died', async () => {
    await using rig = await openRig();
    await mkdir(join(rig.folder, '.partial-999999999-1-abc'), {recursive: true});
    await rig.cache().trim();
    expect(await readdir(rig.folder)).toEqual([]);
  });
});

async function flip(path: string, at: number): Promise<void> {
  await using file = await open(path, 'r+');
  const {buffer} = await file.read(Buffer.alloc(1), 0, 1, at);
  await file.write(Buffer.from([(buffer[0] ?? 0) ^ 1]), 0, 1, at);
}

async function weigh(folder: string): Promise<number> {
  let bytes = 0;
  for (const name of await readdir(folder)) bytes += (await stat(join(folder, name))).blocks * 512;
  return bytes;
}
