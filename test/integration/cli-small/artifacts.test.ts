import {mkdirSync, readFileSync, statSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {afterEach, beforeEach, describe, expect, it} from 'vitest';
import {
  artifactsGcCommand,
  artifactsListCommand,
  artifactsRestoreCommand,
  artifactsShowCommand,
  artifactsVerifyCommand,
} from '../../../src/cli/commands/artifacts.ts';
import {ArtifactPlace} from '../../rig/artifact-places.ts';
import {CapturedIo} from './captured-io.ts';

let place: ArtifactPlace;
let io: CapturedIo;

beforeEach(async () => {
  place = new ArtifactPlace();
  place.write('s/run.sh', 'echo one', 0o755);
  place.write('s/data/x', 'data');
  place.write('key', 'geheim');
  const suite = {sources: ['s'], target: '/opt/suite', owner: 'root'};
  await place.resolve(suite);
  place.write('s/run.sh', 'echo two', 0o755);
  await place.resolve(suite, {id: 'secret', sources: ['key'], target: 'key', sensitive: true});
  io = new CapturedIo(place.root, {PROCTOR_STATE_DIR: place.state});
});

afterEach(() => place[Symbol.dispose]());

/** What was printed, without what differs from run to run. */
const printed = (): string =>
  io.stdoutText
    .replace(/\b[0-9a-f]{64}\b/g, (digits) => `${digits.slice(0, 2).replace(/./g, '#')}…`)
    .replace(/\b[0-9a-f]{12}\b/g, '<12 digits>')
    .replace(/\d{4}-\d\d-\d\dT[\d:.]+Z \(.*? ago\)/g, '<then>')
    .replace(/ +\d+(?:\.\d+)?m?s +/g, ' <age> ');

async function versions(): Promise<{artifact: string; version: string}[]> {
  const own = new CapturedIo(place.root, io.env);
  await artifactsListCommand({format: 'json', artifact: 'suite'}, own);
  return JSON.parse(own.stdoutText);
}

describe('proctor artifacts', () => {
  it('lists versions, the last used first', async () => {
    expect(await artifactsListCommand({}, io)).toBe(0);
    const rows = printed()
      .split('\n')
      .map((line) => line.split(/ {2,}| <age> /));
    expect(rows[0]).toEqual(['ARTIFACT', 'VERSION', 'MANIFEST', 'USED', 'FILES', 'SIZE', 'KEPT']);
    expect(
      rows
        .slice(1)
        .map((row) => row.join(' | '))
        .sort(),
    ).toEqual([
      '',
      'secret | <12 digits> | demo | 1 | 6 B | all, sensitive',
      'suite | <12 digits> | demo | 2 | 12 B | all',
      'suite | <12 digits> | demo | 2 | 12 B | all',
    ]);
    expect(await versions()).toHaveLength(2);
    expect(await artifactsListCommand({of: 'another'}, io)).toBe(0);
    expect(io.stderrText).toBe('no versions of artifacts\n');
  });

  it('shows the files of a version', async () => {
    expect(await artifactsShowCommand({artifact: 'suite'}, io)).toBe(0);
    expect(printed()).toBe(
      [
        'artifact  suite',
        'version   ##…',
        'manifest  demo',
        'recorded  <then>',
        'used      <then>',
        'size      12 B',
        'kept      all',
        '',
        'MODE  OWNER  SIZE  SHA-256       TARGET',
        '0644  root:  4 B   <12 digits>  /opt/suite/data/x',
        '0755  root:  8 B   <12 digits>  /opt/suite/run.sh',
        '',
      ].join('\n'),
    );
    io.stdoutText = '';
    await artifactsShowCommand({artifact: 'secret', format: 'json'}, io);
    const {files} = JSON.parse(io.stdoutText);
    expect(files).toEqual([{source: 'key', target: 'key', mode: 0o640, bytes: 6, isKept: true}]);
  });

  it('says which version it does not know, or cannot tell from others', async () => {
    expect(await artifactsShowCommand({artifact: 'gone'}, io)).toBe(2);
    expect(await artifactsShowCommand({artifact: 'suite', version: ''}, io)).toBe(2);
    expect(io.stderrText).toContain('there is no version of "gone"');
    expect(io.stderrText).toContain('several versions of "suite" begin with');
  });

  it('restores an older version, with its modes, into an empty folder only', async () => {
    const [, old] = await versions();
    const wanted = {artifact: 'suite', version: old?.version.slice(0, 10) ?? '', to: 'there'};
    expect(await artifactsRestoreCommand(wanted, io)).toBe(0);
    const script = join(place.root, 'there/opt/suite/run.sh');
    expect(readFileSync(script, 'utf8')).toBe('echo one');
    expect(statSync(script).mode & 0o777).toBe(0o755);
    expect(await artifactsRestoreCommand(wanted, io)).toBe(3);
    expect(io.stderrText).toContain('is not empty');
  });

  it('D26 reveals a sensitive one only when told to', async () => {
    expect(await artifactsRestoreCommand({artifact: 'secret', to: 'there'}, io)).toBe(2);
    expect(io.stderrText).toContain('--reveal');
    const wanted = {artifact: 'secret', to: 'there', reveal: true};
    expect(await artifactsRestoreCommand(wanted, io)).toBe(0);
    expect(readFileSync(join(place.root, 'there/key'), 'utf8')).toBe('geheim');
    expect(statSync(join(place.root, 'there')).mode & 0o777).toBe(0o700);
  });

  it('finds what is damaged, removes it, and says what then cannot be restored', async () => {
    expect(await artifactsVerifyCommand({}, io)).toBe(0);
    expect(io.stdoutText).toBe('4 contents read, 0 damaged\n');
    const objects = join(place.state, 'artifacts/objects');
    const name = [...place.stateFiles().keys()].find((path) => path.includes('/objects/')) ?? '';
    expect(join(place.state, name).startsWith(objects)).toBe(true);
    writeFileSync(join(place.state, name), 'bad');
    expect(await artifactsVerifyCommand({remove: true}, io)).toBe(1);
    expect(await artifactsVerifyCommand({format: 'json'}, io)).toBe(0);
    const codes = [];
    for (const [index, {version}] of (await versions()).entries()) {
      mkdirSync(join(place.root, `to${index}`));
      codes.push(await artifactsRestoreCommand({artifact: 'suite', version, to: `to${index}`}, io));
    }
    expect(codes).toContain(3);
    expect(io.stderrText).toMatch(/the contents of "\/opt\/suite\/.*" are not kept/);
  });

  it('collects what is old, and says how much', async () => {
    expect(await artifactsGcCommand({olderThan: 'soon'}, io)).toBe(2);
    expect(await artifactsGcCommand({maxSize: 'much'}, io)).toBe(2);
    expect(await artifactsGcCommand({}, io)).toBe(0);
    expect(io.stdoutText).toMatch(
      /^removed 0 versions and records, 0 contents \(0 B\); kept 3 versions/,
    );
  });
});
