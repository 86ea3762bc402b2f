import {execFileSync} from 'node:child_process';
import {createHash} from 'node:crypto';
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {afterEach, beforeEach, describe, expect, it} from 'vitest';
import {loadManifest} from '../../../src/manifest/load-manifest.ts';
import {ArtifactPlace} from '../../rig/artifact-places.ts';

let place: ArtifactPlace;

beforeEach(() => {
  place = new ArtifactPlace();
});

afterEach(() => place[Symbol.dispose]());

describe('the example of docs/artifacts.md', () => {
  it('does what the page says', async () => {
    place.write('tests/a.sh');
    place.write('helpers/b.sh');
    place.write('program/src/demo.c');
    place.write(
      'program/Makefile',
      'bin/demo: src/demo.c\n\tmkdir -p bin\n\tcp src/demo.c bin/demo\n',
    );
    place.write('secrets/service.key', 'geheim');
    place.write('corpus-1.2/one');
    execFileSync('tar', ['-cJf', 'corpus-1.2.tar.xz', 'corpus-1.2'], {cwd: place.folder});
    const archive = readFileSync(join(place.folder, 'corpus-1.2.tar.xz'));
    const [, example = ''] =
      /```yaml\n(artifacts:.*?)```/s.exec(readFileSync('docs/artifacts.md', 'utf8')) ?? [];
    const checksum = createHash('sha256').update(archive).digest('hex');
    const head = 'proctor: 1\nname: demo\nenvironments: { here: { type: local } }\n';
    const tail =
      'scenarios:\n  s:\n    artifacts: [suite, program, corpus, key]\n    steps: [{ run: "true" }]\n';
    const text = `${head}${example.replace(/checksum: \S+/, `checksum: ${checksum}`)}${tail}`;
    place.write('proctor.yaml', text);
    const loaded = await loadManifest(join(place.folder, 'proctor.yaml'), {
      today: '2026-01-01',
      homeFolder: place.root,
      availableParallelism: 2,
      signal: new AbortController().signal,
    });
    expect(loaded.ok ? loaded.warnings : loaded.diagnostics.map(({message}) => message)).toEqual(
      [],
    );
    if (!loaded.ok) return;
    await using repository = await place.repository();
    const want = {manifest: loaded.manifest, context: place.context()};
    const artifacts = await repository.resolve(['program', 'corpus', 'key'], want);
    expect(
      artifacts.flatMap(({files}) =>
        files.map(({target, mode}) => `${target} ${mode.toString(8)}`),
      ),
    ).toEqual([
      '/opt/suite/a.sh 755',
      '/opt/suite/b.sh 755',
      '/usr/local/bin/demo 755',
      '/opt/corpus/one 644',
      '/etc/service.key 600',
    ]);
  });
});
