import {spawn, spawnSync} from 'node:child_process';
import {once} from 'node:events';
import {mkdirSync} from 'node:fs';
import {join} from 'node:path';
import {afterEach, beforeEach, expect, it} from 'vitest';
import {ArtifactPlace} from '../../rig/artifact-places.ts';

let place: ArtifactPlace;
beforeEach(() => {
  place = new ArtifactPlace();
});
afterEach(() => place[Symbol.dispose]());

const PRINTED_MIB = 192;
const MIB = 2 ** 20;

it('what a build prints faster than the disk takes it does not pile up in memory', async () => {
  const logs = join(place.root, 'logs');
  mkdirSync(logs, {recursive: true});
  // A log on a disk that takes nothing for a while.
  const log = join(logs, 'build-suite.log');
  expect(spawnSync('mkfifo', [log]).status).toBe(0);
  const reader = spawn('sh', ['-c', `exec <'${log}'; sleep 0.5; exec wc -c`]);
  let counted = '';
  reader.stdout.on('data', (chunk: Buffer) => {
    counted += chunk.toString();
  });
  const ended = once(reader, 'close');
  const held = (): number => process.memoryUsage().arrayBuffers / MIB;
  const before = held();
  let most = 0;
  const watch = setInterval(() => {
    most = Math.max(most, held() - before);
  }, 2);
  await using repository = await place.repository();
  const manifest = place.manifest({
    sources: [],
    build: {
      script: `head -c ${PRINTED_MIB}m /dev/zero; mkdir -p out; touch out/made`,
      shell: undefined,
      env: {},
      workingDirectory: undefined,
      outputs: ['out'],
      inputs: [],
      timeoutMs: 60_000,
    },
  });
  await repository.resolve(['suite'], {manifest, context: place.context()});
  clearInterval(watch);
  await ended;
  expect(Number(counted)).toBe(PRINTED_MIB * MIB);
  expect(most).toBeLessThan(PRINTED_MIB / 2);
});
