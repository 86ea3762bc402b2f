import {mkdir, utimes, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {describe, expect, it} from 'vitest';
import {
  type TemplateSource,
  templateKey,
} from '../../../../../src/environments/qemu/fork/template-key.ts';
import type {QemuSpec} from '../../../../../src/manifest/manifest.ts';
import {qemuSpec} from '../../../../rig/qemu-spec.ts';
import {openContext} from '../../../../rig/step-context.ts';

async function openSource() {
  const rig = await openContext();
  const {folder, signal} = rig.context;
  const [kernel, disk, extra] = ['kernel', 'disk', 'extra'].map((name) => join(folder, name));
  for (const path of [kernel, disk, extra]) await writeFile(path ?? '', 'as it was');
  const root = join(folder, 'root');
  await mkdir(root);
  await writeFile(join(root, 'file'), 'as it was');
  const spec = qemuSpec({
    boot: {
      kind: 'kernel',
      kernel: kernel ?? '',
      initrd: undefined,
      rootfs: {sysroot: '/', modules: undefined, files: {'/root': root}},
      cmdline: 'quiet',
      dtb: undefined,
    },
    disks: [
      {
        name: 'data',
        image: disk,
        sizeBytes: undefined,
        format: 'raw',
        readOnly: false,
        boot: false,
      },
    ],
    fwCfg: [{name: 'opt/x', value: {kind: 'file', path: extra ?? ''}}],
  });
  const source: TemplateSource = {
    spec,
    accelerator: 'tcg',
    qemuVersion: '7.2',
    files: [kernel ?? ''],
    preparation: 'nothing',
  };
  return {
    folder,
    spec,
    key: (changes: Partial<TemplateSource> = {}) => templateKey({...source, ...changes}, signal),
    [Symbol.asyncDispose]: () => rig[Symbol.asyncDispose](),
  };
}

describe('the key of a template', () => {
  it('is another when anything differs that its contents come from', async () => {
    await using rig = await openSource();
    const {spec} = rig;
    const specs: Partial<QemuSpec>[] = [
      {memoryBytes: 2 ** 30},
      {cpus: 2},
      {cpu: 'qemu64'},
      {machine: 'q35'},
      {extraArgs: ['-device', 'edu']},
      {network: {...spec.network, mode: 'user'}},
      {network: {...spec.network, private: ['lan']}},
      {connect: {...spec.connect, via: 'ssh'} as QemuSpec['connect']},
      {fwCfg: [{name: 'opt/x', value: {kind: 'text', text: 'as it was'}}]},
      {disks: []},
      {boot: {...spec.boot, cmdline: 'debug'} as QemuSpec['boot']},
    ];
    const keys = [
      await rig.key(),
      await rig.key({accelerator: 'kvm'}),
      await rig.key({qemuVersion: '7.3'}),
      await rig.key({preparation: 'something'}),
      await rig.key({files: []}),
      ...(await Promise.all(specs.map((each) => rig.key({spec: {...spec, ...each}})))),
    ];
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys[0]).toMatch(/^[0-9a-f]{64}$/);
  });

  it.each(['kernel', 'extra', 'root/file'])('is another when the file %s does', async (name) => {
    await using rig = await openSource();
    const before = await rig.key();
    await writeFile(join(rig.folder, name), 'otherwise');
    expect(await rig.key()).not.toBe(before);
  });

  it('is another when a disk’s image has another time', async () => {
    await using rig = await openSource();
    const before = await rig.key();
    await utimes(join(rig.folder, 'disk'), 1000, 1000);
    expect(await rig.key()).not.toBe(before);
  });

  it('is the same whatever the environment is called and how many there are', async () => {
    await using rig = await openSource();
    const {spec} = rig;
    const other = {
      ...spec,
      id: 'other',
      instances: 7,
      pool: 3,
      cacheBytesMax: 1,
      stageTimeoutMs: 1,
    };
    await utimes(join(rig.folder, 'kernel'), 1000, 1000);
    expect(await rig.key({spec: other})).toBe(await rig.key());
  });
});
