import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterEach, beforeEach, describe, expect, it} from 'vitest';
import {ARCHITECTURES} from '../../../../../src/environments/qemu/architectures.ts';
import {findFirmware} from '../../../../../src/environments/qemu/host/firmware.ts';

let folder: string;
let folders: [string, string];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'proctor-firmware-'));
  folders = [join(folder, 'etc'), join(folder, 'usr')];
  for (const each of folders) mkdirSync(each);
});
afterEach(() => {
  rmSync(folder, {recursive: true, force: true});
});

function file(name: string): string {
  const path = join(folder, name);
  writeFileSync(path, '');
  return path;
}

/** A descriptor of a firmware for arm64, but for `changes`. */
function describeFirmware(name: string, changes: object = {}, mapping: object = {}): string {
  const code = file(`${name}-code`);
  const descriptor = {
    'interface-types': ['uefi'],
    mapping: {
      device: 'flash',
      executable: {filename: code, format: 'raw'},
      'nvram-template': {filename: file(`${name}-variables`), format: 'raw'},
      ...mapping,
    },
    targets: [{architecture: 'aarch64', machines: ['virt-*']}],
    features: ['verbose-static'],
    ...changes,
  };
  writeFileSync(join(folders[1], `${name}.json`), JSON.stringify(descriptor));
  return code;
}

/** Its list of places is of this test, so that what this machine has does not matter. */
const arm64 = () => ({...ARCHITECTURES.arm64, firmware: [join(folder, 'AAVMF_CODE.fd')]});

describe('findFirmware', () => {
  it('takes the first that the distribution names and that suits the machine', async () => {
    describeFirmware('10-secure', {features: ['requires-smm', 'secure-boot']});
    describeFirmware('20-other', {targets: [{architecture: 'x86_64', machines: ['pc-q35-*']}]});
    describeFirmware('30-bios', {'interface-types': ['bios']});
    describeFirmware('40-one-file', {}, {mode: 'combined'});
    describeFirmware('45-qcow2', {}, {executable: {filename: file('q'), format: 'qcow2'}});
    describeFirmware('50-gone', {}, {executable: {filename: '/none', format: 'raw'}});
    writeFileSync(join(folders[1], '55-broken.json'), '{');
    const code = describeFirmware('60-good');
    describeFirmware('70-later');
    expect(await findFirmware(arm64(), {folders})).toEqual({
      code,
      variables: join(folder, '60-good-variables'),
    });
    expect(await findFirmware({...arm64(), name: 'riscv64'}, {folders})).toBeUndefined();
  });

  it('lets the administrator hide a descriptor', async () => {
    describeFirmware('10-first');
    const code = describeFirmware('20-second');
    writeFileSync(join(folders[0], '10-first.json'), '');
    expect(await findFirmware(arm64(), {folders})).toMatchObject({code});
  });

  it('looks where Debian has it when nothing is named', async () => {
    expect(await findFirmware(arm64(), {folders})).toBeUndefined();
    const code = file('AAVMF_CODE.fd');
    expect(await findFirmware(arm64(), {folders})).toEqual({code, variables: undefined});
    const variables = file('AAVMF_VARS.fd');
    expect(await findFirmware(arm64(), {folders})).toEqual({code, variables});
  });

  it('takes the one that is stated', async () => {
    describeFirmware('10-first');
    const stated = file('my_CODE.fd');
    expect(await findFirmware(arm64(), {folders, stated})).toEqual({
      code: stated,
      variables: undefined,
    });
  });

  it('needs none where the machine has its own', async () => {
    expect(await findFirmware(ARCHITECTURES.x86_64, {folders})).toBeUndefined();
  });
});
