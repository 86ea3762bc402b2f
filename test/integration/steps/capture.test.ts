import {execFileSync} from 'node:child_process';
import {readFileSync, truncateSync, writeFileSync} from 'node:fs';
import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import fc from 'fast-check';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {readCoreDump} from '../../../src/steps/capture/core-dump.ts';
import {type AttemptRig, openAttemptRig, scenario, step} from './attempt-rig.ts';

let rig: AttemptRig;
let folder: string;
beforeAll(async () => {
  rig = await openAttemptRig();
  folder = await mkdtemp(join(tmpdir(), 'proctor-cores-'));
});
afterAll(async () => {
  await rig[Symbol.asyncDispose]();
  await rm(folder, {recursive: true, force: true});
});

/** Where the kernel puts core dumps, if not into the folder of what crashed. */
const PATTERN = readFileSync('/proc/sys/kernel/core_pattern', 'utf8').trim();
const NO_CORES = PATTERN.startsWith('|') ? `core dumps go to a program: ${PATTERN}` : undefined;

function buildIdOf(program: string): string | undefined {
  const notes = execFileSync('readelf', ['-n', program], {encoding: 'utf8'});
  return /Build ID: ([0-9a-f]+)/.exec(notes)?.[1];
}

describe('what is captured', () => {
  it('E6 is told with environment, time, kernel release and scenario', async () => {
    const ran = await rig.run(
      scenario([step('mkdir -p logs && echo one > logs/a.log')], {capture: ['logs/**']}),
    );
    expect(ran.outcome.verdict).toBe('passed');
    const captured = ran.events.find((event) => event.type === 'file-captured');
    expect(captured).toMatchObject({path: 'captured/subject@here/logs/a.log'});
    const path = join(rig.runFolder, 'captured/subject@here.json');
    expect(JSON.parse(readFileSync(path, 'utf8'))).toMatchObject({
      case: 'subject@here',
      scenario: 'subject',
      attempt: 1,
      environment: 'here',
      type: 'local',
      instance: 'here#1',
      capturedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
      kernel: execFileSync('uname', ['-r'], {encoding: 'utf8'}).trim(),
      files: [{path: 'logs/a.log', bytes: 4, sha256: expect.stringMatching(/^[0-9a-f]{64}$/)}],
    });
  });

  it('E6 keeps within the sizes that the scenario gives', async () => {
    const ran = await rig.run(
      scenario([step('mkdir -p big && head -c 5000 /dev/zero | tee big/1 big/2 > big/3')], {
        capture: ['big/*'],
        captureLimits: {fileBytesMax: 2000, totalBytesMax: 5000},
      }),
    );
    const bytes = ran.events.flatMap((event) =>
      event.type === 'file-captured' ? [event.bytes] : [],
    );
    expect(bytes).toEqual([2000, 2000, 1000]);
  });
});

describe.skipIf(NO_CORES !== undefined)(
  `core dumps${NO_CORES ? ` (skipped: ${NO_CORES})` : ''}`,
  () => {
    it('E6 of what crashed in a case are brought back, with the build id of the program', async () => {
      const more = {captureLimits: {cores: true}} as const;
      const crashed = await rig.run(
        scenario([step('mkdir -p deep && cd deep && sh -c "kill -SEGV \\$\\$"')], more),
      );
      expect(crashed.outcome.verdict).toBe('failed');
      const captured = crashed.events.find((event) => event.type === 'file-captured');
      const shell = execFileSync('readlink', ['-f', '/bin/sh'], {encoding: 'utf8'}).trim();
      expect(captured, crashed.warnings.join('\n')).toMatchObject({
        facts: {core: true, program: shell, signal: 11, buildId: buildIdOf(shell)},
      });
      // Those of the case before are not brought back again.
      const calm = await rig.run(scenario([step('true')], more));
      expect(calm.events.filter(({type}) => type === 'file-captured')).toEqual([]);
    });

    it('E6 that lie about their sizes cost no more memory than honest ones', async () => {
      const liar = join(folder, 'liar');
      const header = (segments: number, size: number): Buffer => {
        const bytes = Buffer.alloc(64);
        bytes.write('\x7fELF\x02\x01\x01', 'latin1');
        bytes.writeUInt16LE(4, 16);
        bytes.writeBigUInt64LE(64n, 32);
        bytes.writeUInt16LE(size, 54);
        bytes.writeUInt16LE(segments, 56);
        return bytes;
      };
      writeFileSync(liar, header(65_535, 65_535));
      expect(await readCoreDump(liar)).toBeUndefined();
      // Note segments that all cover the same zeros.
      const table = Buffer.alloc(56 * 200);
      for (let entry = 0; entry < 200; entry += 1) {
        table.writeUInt32LE(4, entry * 56);
        table.writeBigUInt64LE(BigInt(64 + table.length), entry * 56 + 8);
        table.writeBigUInt64LE(4_194_304n, entry * 56 + 32);
      }
      writeFileSync(liar, Buffer.concat([header(200, 56), table, Buffer.alloc(4_194_304)]));
      const before = process.memoryUsage().rss;
      expect(await readCoreDump(liar)).toEqual({});
      expect(process.memoryUsage().rss - before).toBeLessThan(200 * 2 ** 20);
    });

    it('E6 that are cut off or damaged are read as far as they go, and never fail', async () => {
      execFileSync('bash', ['-c', 'ulimit -c unlimited; sh -c "kill -ABRT \\$\\$"; true'], {
        cwd: folder,
        stdio: 'ignore',
      });
      const name = execFileSync('sh', ['-c', 'ls core*'], {cwd: folder, encoding: 'utf8'}).trim();
      const whole = readFileSync(join(folder, name));
      expect(await readCoreDump(join(folder, name))).toMatchObject({signal: 6});
      const damaged = join(folder, 'damaged');
      await fc.assert(
        fc.asyncProperty(
          fc.nat(whole.length),
          fc.array(fc.tuple(fc.nat(4096), fc.nat(255)), {maxLength: 8}),
          async (length, changes) => {
            const bytes = Buffer.from(whole.subarray(0, 65_536));
            for (const [at, value] of changes) if (at < bytes.length) bytes[at] = value;
            writeFileSync(damaged, bytes);
            truncateSync(damaged, Math.min(length, bytes.length));
            const facts = await readCoreDump(damaged);
            expect(facts === undefined || typeof facts === 'object').toBe(true);
          },
        ),
        {numRuns: 200},
      );
    });
  },
);
