import {execFileSync} from 'node:child_process';
import {randomBytes} from 'node:crypto';
import {chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import fc from 'fast-check';
import {afterAll, beforeAll, describe, expect, it, onTestFinished} from 'vitest';
import type {Connection, TransferOptions} from '../../../src/environments/environment.ts';
import type {FaultError} from '../../../src/faults/fault-error.ts';
import type {ArtifactSpec} from '../../../src/manifest/deployment-spec.ts';
import {CancelError} from '../../../src/util/deadline.ts';
import {artifactSpec} from '../../rig/artifacts.ts';
import {type DeploymentPlace, DeploymentPlaces} from '../../rig/deployment-places.ts';
import {type Deployed, DeploymentRig, manifestOf} from '../../rig/deployments.ts';
import {readTree, writeTree} from '../../rig/file-trees.ts';
import {labDriver, sshSpec} from '../../rig/ssh-servers.ts';
import {expectCourse} from './course.ts';
import {canMount, fill, mounted} from './disks.ts';

const needsRoot = canMount ? '' : ' (skipped: needs root and mounts)';
const MIB = 2 ** 20;

let places: DeploymentPlaces;
beforeAll(async () => {
  places = await DeploymentPlaces.open();
});
afterAll(() => places[Symbol.asyncDispose]());

/** What is deployed in a test, and what happens meanwhile. */
interface Trial {
  readonly place: DeploymentPlace;
  /** @default the folder of the small files */
  readonly bigTarget?: string;
  readonly bigBytes: number;
  readonly signal?: AbortSignal;
  readonly more?: Partial<ArtifactSpec>;
  readonly rig?: DeploymentRig;
  /** Called with the bytes sent so far. */
  readonly onBytes?: (bytes: number, there: string) => void;
  readonly onScript?: (script: string) => void;
  readonly onFolder?: (there: string) => Disposable | undefined;
}

interface Tried {
  readonly deployed: Deployed;
  readonly warnings: readonly string[];
  /** Whether files were sent at all. */
  readonly hasPut: boolean;
}

/**
 * Deploys small files, one of which replaces another, and a big one; looks that however that ends
 * all is told and, where it has not come to its end, all is as it was.
 */
async function tried(trial: Trial): Promise<Tried> {
  const {place, bigBytes, onBytes, onScript} = trial;
  const folder = places.newFolder();
  const root = join(folder, 'target');
  const there = place.pathHere(root);
  writeTree(there, [
    {path: 'replaced', content: 'old', mode: 0o604},
    {path: 'kept', content: 'kept', mode: 0o600},
  ]);
  using _ = trial.onFolder?.(there);
  writeTree(join(folder, 'small'), [
    {path: 'replaced', content: 'new', mode: 0o644},
    {path: 'made/file', content: 'new', mode: 0o644},
  ]);
  writeFileSync(join(folder, 'big'), randomBytes(bigBytes));
  const before = readTree(there);
  const target = `${root}/`;
  const artifacts = [
    artifactSpec({id: 'small', sources: ['small'], target}),
    artifactSpec({
      id: 'big',
      sources: ['big'],
      target: trial.bigTarget ?? `${root}/big`,
      ...trial.more,
    }),
  ];
  const warnings: string[] = [];
  let hasPut = false;
  const wrap = (own: Connection): Connection => {
    const put: Connection['put'] = (files, options) => {
      hasPut = true;
      const onProgress: TransferOptions['onProgress'] = (progress) => {
        options.onProgress?.(progress);
        onBytes?.(progress.bytes, there);
      };
      return own.put(files, {...options, onProgress});
    };
    const exec: Connection['exec'] = (command, options) => {
      onScript?.(command.script);
      return own.exec(command, options);
    };
    return new Proxy(own, {
      get: (connection, name) => {
        if (name === 'put') return put;
        if (name === 'exec') return exec;
        const value: unknown = Reflect.get(connection, name, connection);
        return typeof value === 'function' ? value.bind(connection) : value;
      },
    });
  };
  const rig = trial.rig ?? places.rig;
  const deployed = await rig.deploy({
    ...place,
    manifest: manifestOf(folder, artifacts),
    context: {
      ...places.context,
      ...(trial.signal && {signal: trial.signal}),
      warn: (code, message) => warnings.push(`${code}: ${message}`),
    },
    needs: {artifacts: ['small', 'big']},
    wrap,
  });
  expectCourse(deployed, rig.runFolder);
  const {ended} = deployed;
  if (ended?.status !== 'completed') {
    expect(readTree(there)).toEqual(before);
    expect(ended?.deployment).toContain(place.spec.id);
    expect(ended?.rolledBack ?? true).toBe(true);
    expect(warnings).toEqual([]);
  }
  if (ended?.status === 'failed') {
    expect(ended.fault).toMatchObject({
      stage: expect.stringMatching(/\S/),
      help: expect.stringMatching(/\S/),
    });
  }
  const {connection} = deployed;
  // What was cut off goes with the instance's own folder.
  if (connection !== undefined && (deployed.error as FaultError | undefined)?.transient !== true) {
    const names = readdirSync(place.pathHere(dirname(connection.scratch)));
    expect(names.filter((name) => !/^(owner|scratch|tmp)$|-gone$/.test(name))).toEqual([]);
  }
  return {deployed, warnings, hasPut};
}

function killAll(pids: readonly number[]): void {
  for (const pid of pids) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // It has gone by itself.
    }
  }
}

describe('a deployment over an sshd that is killed', () => {
  it('D5 D22 D29 in the midst, at any byte, has put back what was there over a new connection', async () => {
    let lost = 0;
    await fc.assert(
      fc.asyncProperty(fc.integer({min: 0, max: 2 * MIB}), async (bytes) => {
        let isKilled = false;
        const {deployed} = await tried({
          place: places.sshd,
          bigBytes: 2 * MIB,
          onBytes: (sent) => {
            if (isKilled || sent < bytes) return;
            isKilled = true;
            killAll(places.server.connections());
          },
        });
        if (deployed.ended?.status === 'completed') return;
        lost += 1;
        expect(deployed.ended?.fault).toMatchObject({
          code: 'ssh/connection-lost',
          stage: 'deploying_scripts',
        });
        expect((deployed.error as FaultError).transient).toBe(true);
      }),
      {numRuns: 20},
    );
    expect(lost).toBeGreaterThan(5);
  }, 60_000);

  it('D5 D29 with all its connections is put back over the one in its place', async () => {
    const {lab, sshd, server} = places;
    const next = await lab.sshd([`HostKey ${lab.path(`host-${server.port}`)}`]);
    let isKilled = false;
    const {deployed} = await tried({
      place: places.sshd,
      bigBytes: 2 * MIB,
      onBytes: (sent) => {
        if (isKilled || sent < MIB) return;
        isKilled = true;
        sshd.proxy.leadTo(next.port);
        killAll([...server.connections(), server.pid]);
      },
    });
    sshd.proxy.leadTo(next.port);
    expect(deployed.ended).toMatchObject({
      status: 'failed',
      rolledBack: true,
      fault: {code: 'ssh/connection-lost', stage: 'deploying_scripts'},
    });
  });
});

describe.skipIf(!canMount)(`a deployment to a disk${needsRoot}`, () => {
  it('D5 that is too small fails before anything is sent, with what is needed and what is free', async () => {
    for (const place of places.all) {
      const {deployed, hasPut} = await tried({
        place,
        bigBytes: 3 * MIB,
        onFolder: (there) => mounted(there, ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs']),
      });
      expect(deployed.ended?.fault).toMatchObject({
        code: 'deploy/disk-full',
        stage: 'deploying_scripts',
        message: expect.stringMatching(/has room for \d.* and 3\.\d+ MiB are needed/),
      });
      expect(hasPut).toBe(false);
    }
  });

  it('D5 D29 that somebody else fills in the midst has put back what was there', async () => {
    for (const place of places.all) {
      let filler: Disposable | undefined;
      const {deployed} = await tried({
        place,
        bigBytes: 6 * MIB,
        onFolder: (there) => mounted(there, ['-t', 'tmpfs', '-o', 'size=9m', 'tmpfs']),
        onScript: (script) => {
          if (script.includes('rm -f')) filler?.[Symbol.dispose]();
        },
        onBytes: (_, there) => {
          filler ??= fill(there);
        },
      });
      expect(deployed.ended, place.name).toMatchObject({
        status: 'failed',
        fault: {code: 'deploy/disk-full', stage: 'deploying_scripts'},
      });
    }
  });

  it('D5 that is read-only has put back what is elsewhere', async () => {
    for (const place of places.all) {
      const disk = `${places.newFolder()}-disk`;
      const there = place.pathHere(disk);
      mkdirSync(there, {recursive: true});
      using _ = mounted(there, ['-t', 'tmpfs', '-o', 'ro', 'tmpfs']);
      const {deployed, hasPut} = await tried({place, bigBytes: 10, bigTarget: `${disk}/big`});
      expect(deployed.ended?.fault, place.name).toMatchObject({
        code: 'deploy/permission-denied',
        stage: 'deploying_scripts',
        message: expect.stringContaining('ead-only'),
      });
      expect(hasPut).toBe(true);
    }
  });
});

describe.skipIf(!canMount)(`a deployment with no space for temporary files${needsRoot}`, () => {
  let temporary: string;
  let own: DeploymentPlaces;
  beforeAll(async () => {
    temporary = mkdtempSync(join(places.folder, 'tmp-'));
    const lines = [`SetEnv TMPDIR=${temporary} HOME=${places.lab.home}`];
    own = await DeploymentPlaces.open({sshd: lines});
  });
  afterAll(() => own?.[Symbol.asyncDispose]());

  it('D5 there, says so before anything else', async () => {
    const folder = mkdtempSync(join(places.folder, 'tmp-'));
    const server = await places.lab.sshd([`SetEnv TMPDIR=${folder} HOME=${places.lab.home}`]);
    using _ = mounted(folder, ['-t', 'tmpfs', '-o', 'nr_inodes=1', 'tmpfs']);
    const made = labDriver(places.lab).provision(sshSpec(places.lab, server), 1, places.context);
    await expect(made).rejects.toMatchObject({
      code: 'environment/unhealthy',
      message: expect.stringContaining('No space left on device'),
    });
  });

  it('D5 D29 there, keeps nothing aside of what it would replace, and replaces nothing', async () => {
    using _ = mounted(temporary, ['-t', 'tmpfs', '-o', 'size=256k', 'tmpfs']);
    let filler: Disposable | undefined;
    const {deployed, hasPut} = await tried({
      place: own.sshd,
      bigBytes: 10,
      onScript: (script) => {
        if (script.includes('/aside-')) filler ??= fill(temporary);
        if (script.includes('rm -f')) filler?.[Symbol.dispose]();
      },
    });
    expect(deployed.ended?.fault).toMatchObject({
      code: 'deploy/disk-full',
      stage: 'deploying_scripts',
      message: expect.stringContaining('cannot keep aside'),
    });
    expect(hasPut).toBe(false);
    await own.sshd.environment[Symbol.asyncDispose]();
  });

  it('D5 D26 here, says so before it connects', async () => {
    const state = mkdtempSync(join(places.folder, 'state-'));
    await using rig = new DeploymentRig(state);
    using _ = mounted(state, ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs']);
    const place = places.local;
    const {deployed} = await tried({place, rig, bigBytes: 3 * MIB, more: {sensitive: true}});
    expect(deployed.ended?.fault).toMatchObject({
      code: 'artifact/store-failed',
      stage: 'preparing',
      message: expect.stringContaining('the disk is full'),
    });
  });
});

describe.skipIf(!canMount)(`a deployment by somebody who may not${needsRoot}`, () => {
  it('D5 D30 write in a folder, or give files away, has put back what it may', async () => {
    // Not in a folder of root's own, where nobody gets in.
    const shared = mkdtempSync('/tmp/proctor-shared-');
    onTestFinished(() => rmSync(shared, {recursive: true, force: true}));
    chmodSync(shared, 0o777);
    await using own = await DeploymentPlaces.open({
      sshd: [
        'ForceCommand exec setpriv --reuid=65534 --regid=65534 --clear-groups /bin/sh -c "$SSH_ORIGINAL_COMMAND"',
        `SetEnv TMPDIR=${shared} HOME=${shared}`,
      ],
    });
    for (const more of [{target: '/usr/proctor-denied/file'}, {owner: 'root'}]) {
      const {deployed} = await tried({
        place: {...own.sshd, pathHere: (path) => path},
        bigBytes: 10,
        bigTarget: `${shared}/given`,
        more,
        onFolder: (there) => {
          chmodSync(places.folder, 0o755);
          execFileSync('chown', ['-R', '65534:65534', dirname(there)]);
          return undefined;
        },
      });
      expect(deployed.ended?.fault).toMatchObject({
        code: 'deploy/permission-denied',
        stage: 'deploying_scripts',
      });
    }
  });
});

describe('a deployment over a slow link', () => {
  it('D5 D29 is called off at any byte, and has put back what was there', async () => {
    const {proxy} = places.sshd;
    await fc.assert(
      fc.asyncProperty(fc.integer({min: 0, max: 400_000}), async (bytes) => {
        const stop = new AbortController();
        const {deployed} = await tried({
          place: places.sshd,
          bigBytes: 8 * MIB,
          signal: stop.signal,
          onBytes: (sent) => {
            proxy.slowDown(4_000_000);
            if (sent >= bytes) stop.abort(new CancelError('interrupted'));
          },
        });
        proxy.slowDown(Number.POSITIVE_INFINITY);
        expect(deployed.ended?.status).toBe('cancelled');
        expect(deployed.stages.get('deploying_scripts')?.status).toBe('cancelled');
      }),
      {numRuns: 5},
    );
  }, 60_000);
});
