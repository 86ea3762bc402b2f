import {type ChildProcess, execFileSync, spawn} from 'node:child_process';
import {once} from 'node:events';
import {existsSync} from 'node:fs';
import {copyFile, mkdtemp, readdir, readFile, rm, stat, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import fc from 'fast-check';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {VmHome} from '../../../../src/environments/qemu/records/vm-home.ts';
import {
  readRecord,
  VM_STATUSES,
  type VmRecord,
  type VmStatus,
  writeRecord,
} from '../../../../src/environments/qemu/records/vm-record.ts';
import {VmRegistry} from '../../../../src/environments/qemu/records/vm-registry.ts';
import {bootId, isAlive, readProcess} from '../../../../src/util/process-identity.ts';
import {vmContext} from '../../../rig/virtual-machines.ts';

const {signal} = new AbortController();

/** What an environment is generated from. */
interface Draft {
  readonly name: string;
  readonly instance: number;
  readonly status: VmStatus;
  readonly disks: number;
  readonly hasProcess: boolean;
  readonly hasFolder: boolean;
}

const drafts: fc.Arbitrary<Draft> = fc.record({
  name: fc.constantFrom('vm', 'vm-1', 'other', 'a b', '..'),
  instance: fc.integer({min: 1, max: 3}),
  status: fc.constantFrom(...VM_STATUSES),
  disks: fc.integer({min: 0, max: 2}),
  hasProcess: fc.boolean(),
  hasFolder: fc.boolean(),
});

describe('VmRegistry', () => {
  let folder: string;
  let image: string;
  const children = new Set<ChildProcess>();

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'proctor-registry-'));
    image = join(folder, 'image.qcow2');
    execFileSync('qemu-img', ['create', '-q', '-f', 'qcow2', image, '1M']);
  });
  afterAll(async () => {
    for (const child of children) child.kill('SIGKILL');
    await rm(folder, {recursive: true});
  });

  /** A real QEMU, which has the disks open. */
  async function startQemu(disks: VmRecord['disks']): Promise<ChildProcess> {
    const args = disks.flatMap(({path}, index) => [
      '-blockdev',
      JSON.stringify({
        driver: 'qcow2',
        'node-name': `d${index}`,
        file: {driver: 'file', filename: path},
      }),
    ]);
    const child = spawn(
      'qemu-system-x86_64',
      ['-machine', 'none', '-nodefaults', '-display', 'none', '-qmp', 'stdio', ...args],
      {stdio: ['pipe', 'pipe', 'ignore'], detached: true},
    );
    children.add(child);
    child.once('exit', () => children.delete(child));
    // Its monitor greets when all is open.
    await once(child.stdout, 'data');
    return child;
  }

  /** An environment as a run that was killed has left it, in whatever state. */
  async function leave(
    draft: Draft,
    context: Parameters<typeof VmHome.make>[1],
  ): Promise<VmRecord> {
    const state = context.env?.['PROCTOR_STATE_DIR'] ?? '';
    const {name: environment, instance} = draft;
    const home = await VmHome.make({environment, instance, architecture: 'x86_64'}, context);
    const disks = Array.from({length: draft.disks}, (_, index) => ({
      name: `d${index}`,
      path: join(home.folder, `disk-d${index}.qcow2`),
    }));
    for (const {path} of disks) await copyFile(image, path);
    const pid = draft.hasProcess ? (await startQemu(disks)).pid : undefined;
    const startTicks = pid === undefined ? 0 : (readProcess(pid)?.startTicks ?? 0);
    const boot = bootId() ?? '';
    const record: VmRecord = {
      ...home.record,
      status: draft.status,
      disks,
      process: pid === undefined ? undefined : {pid, startTicks, bootId: boot},
      // Its pid is somebody else's by now.
      runner: {pid: process.pid, startTicks: 1, bootId: boot},
    };
    await writeRecord(state, record);
    if (!draft.hasFolder) await rm(home.folder, {recursive: true});
    return record;
  }

  /** All that can be seen of an environment. */
  async function seen(record: VmRecord, state: string) {
    const files = await readdir(record.folder, {recursive: true}).catch(() => undefined);
    return {
      record: await readRecord(state, record.id),
      files: files?.sort(),
      isRunning: record.process !== undefined && isAlive(record.process),
    };
  }

  it('E8 cleans up all of one environment, nothing of another, from any state, twice', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(drafts, {minLength: 1, maxLength: 4}),
        fc.nat(),
        async (all, choice) => {
          await using rig = await vmContext();
          const {context} = rig;
          const state = context.env?.['PROCTOR_STATE_DIR'] ?? '';
          const registry = new VmRegistry(state);
          const records: VmRecord[] = [];
          for (const draft of all) records.push(await leave(draft, context));
          const [chosen] = records.splice(choice % records.length, 1);
          if (chosen === undefined) return;
          const before = await Promise.all(records.map((each) => seen(each, state)));
          expect(await registry.clean(chosen, {signal})).toEqual({status: 'gone'});
          expect(await registry.clean(chosen, {signal})).toEqual({status: 'gone'});
          expect(await seen(chosen, state)).toEqual({
            record: undefined,
            files: undefined,
            isRunning: false,
          });
          expect(await Promise.all(records.map((each) => seen(each, state)))).toEqual(before);
          const listed = await registry.list();
          expect(listed.map(({id}) => id).sort()).toEqual(records.map(({id}) => id).sort());
          // And all is ready for the next one of the same name.
          const {environment, instance} = chosen;
          const next = await VmHome.make({environment, instance, architecture: 'x86_64'}, context);
          expect((await registry.read(next.id))?.status).toBe('creating');
          await next[Symbol.asyncDispose]();
          await next[Symbol.asyncDispose]();
          for (const each of records) await registry.clean(each, {signal});
          expect(await registry.list()).toEqual([]);
        },
      ),
      {numRuns: 100},
    );
  }, 120_000);

  it('E9 keeps any two environments apart', async () => {
    await fc.assert(
      fc.asyncProperty(drafts, drafts, async (one, other) => {
        await using rig = await vmContext();
        const {context} = rig;
        const state = context.env?.['PROCTOR_STATE_DIR'] ?? '';
        const registry = new VmRegistry(state);
        const [a, b] = [
          await leave({...one, hasFolder: true}, context),
          await leave({...other, hasFolder: true}, context),
        ];
        expect(new Set([a.id, b.id, a.folder, b.folder, a.consolePath, b.consolePath]).size).toBe(
          6,
        );
        expect((await stat(a.folder)).mode & 0o777).toBe(0o700);
        const before = {seen: await seen(b, state), health: await registry.health(b)};
        // Files, status, metadata and health of the one …
        await writeFile(join(a.folder, 'file'), 'text');
        await writeRecord(state, {...a, status: 'error', error: 'it is broken'});
        for (const {path} of a.disks) await rm(path);
        const broken = await registry.health({...a, error: 'it is broken'});
        expect(broken.issues).toContain('it is broken');
        for (const {name} of a.disks) {
          expect(broken.issues).toContain(`the file of its disk '${name}' is not there`);
        }
        // … are not the other's.
        expect(await seen(b, state)).toEqual(before.seen);
        const after = await registry.health(b);
        expect({status: after.status, issues: after.issues}).toEqual({
          status: before.health.status,
          issues: before.health.issues,
        });
        expect((await registry.list('error')).map(({id}) => id)).toContain(a.id);
        await registry.clean(a, {signal});
        await registry.clean(b, {signal});
      }),
      {numRuns: 100},
    );
  }, 120_000);

  it('E5 leaves alone what is in use, and cleans up what is idle for too long', async () => {
    await using rig = await vmContext();
    const {context} = rig;
    const state = context.env?.['PROCTOR_STATE_DIR'] ?? '';
    const registry = new VmRegistry(state);
    await using home = await VmHome.make(
      {environment: 'vm', instance: 1, architecture: 'x86_64'},
      context,
    );
    const hour = 3_600_000;
    const at = (status: VmStatus, hours: number): VmRecord => ({
      ...home.record,
      status,
      usedMs: home.record.createdMs - hours * hour,
    });
    for (const record of [at('idle', 0), at('idle', 1), at('busy', 9), at('creating', 9)]) {
      expect(await registry.clean(record, {signal, idleMs: 2 * hour})).toMatchObject({
        status: 'kept',
        reason: expect.stringContaining("run 'run-of-a-test' has it"),
      });
    }
    expect(await registry.clean(at('idle', 3), {signal})).toMatchObject({status: 'kept'});
    expect(existsSync(home.folder)).toBe(true);
    expect(await registry.clean(at('idle', 3), {signal, idleMs: 2 * hour})).toEqual({
      status: 'gone',
    });
    expect(existsSync(home.folder)).toBe(false);
  });

  it('E8 removes no folder that is not marked as the environment’s', async () => {
    await using rig = await vmContext();
    const {context} = rig;
    const state = context.env?.['PROCTOR_STATE_DIR'] ?? '';
    const draft = {
      name: 'vm',
      instance: 1,
      status: 'idle',
      disks: 0,
      hasProcess: false,
      hasFolder: true,
    } as const;
    const record = await leave(draft, context);
    const precious = join(context.scratchFolder, 'precious');
    await copyFile(image, precious);
    for (const wrong of [
      {...record, folder: context.scratchFolder},
      {...record, id: '../x'},
    ]) {
      expect(await new VmRegistry(state).clean(wrong, {signal})).toMatchObject({status: 'kept'});
    }
    expect(await readFile(precious)).toEqual(await readFile(image));
  });

  it('takes a record that is damaged for none', async () => {
    await using rig = await vmContext();
    const {context} = rig;
    const state = context.env?.['PROCTOR_STATE_DIR'] ?? '';
    await using home = await VmHome.make(
      {environment: 'vm', instance: 1, architecture: 'x86_64'},
      context,
    );
    await writeFile(join(state, 'environments', home.id, 'record.json'), '{"version": 1, "id":');
    expect(await new VmRegistry(state).list()).toEqual([]);
  });
});
