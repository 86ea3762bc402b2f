import {mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {Ajv} from 'ajv';
import {afterEach, beforeEach, describe, expect, it} from 'vitest';
import {parse} from 'yaml';
import {initCommand} from '../../../src/cli/commands/init.ts';
import {CapturedIo} from './captured-io.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'proctor-init-'));
});

afterEach(() => rmSync(folder, {recursive: true, force: true}));

function written(): string {
  return readFileSync(join(folder, 'proctor.yaml'), 'utf8');
}

describe('proctor init', () => {
  it('writes a manifest that the schema accepts, and says what to do next', async () => {
    const io = new CapturedIo(folder);
    expect(await initCommand({}, io)).toBe(0);
    const schema = readFileSync('schema/manifest.schema.json', 'utf8');
    const ajv = new Ajv({discriminator: true, allowUnionTypes: true, strict: false});
    expect(ajv.validate(JSON.parse(schema), parse(written()))).toBe(true);
    expect(written()).not.toContain('yaml-language-server');
    expect(io.stdoutText).toMatch(/^wrote proctor\.yaml\n\n {2}proctor run /);
  });

  it('points editors to the schema where that is installed', async () => {
    const schemas = join(folder, 'node_modules', 'proctor', 'schema');
    mkdirSync(schemas, {recursive: true});
    writeFileSync(join(schemas, 'manifest.schema.json'), '{}');
    await initCommand({}, new CapturedIo(folder));
    expect(written().split('\n')[0]).toBe(
      '# yaml-language-server: $schema=./node_modules/proctor/schema/manifest.schema.json',
    );
  });

  it('overwrites a manifest only when told to', async () => {
    writeFileSync(join(folder, 'proctor.yaml'), 'mine');
    const io = new CapturedIo(folder);
    expect(await initCommand({}, io)).toBe(2);
    expect(io.stderrText).toBe('proctor: proctor.yaml is there already; --force overwrites it\n');
    expect(written()).toBe('mine');
    expect(await initCommand({force: true}, io)).toBe(0);
    expect(written()).toMatch(/^proctor: 1\n/);
  });

  it('says why it cannot write', async () => {
    const io = new CapturedIo(join(folder, 'absent'));
    expect(await initCommand({}, io)).toBe(2);
    expect(io.stderrText).toMatch(/^proctor: cannot write .*proctor\.yaml: ENOENT/);
  });
});
