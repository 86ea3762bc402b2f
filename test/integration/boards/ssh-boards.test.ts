import {mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import type {Fence} from '../../../src/environments/environment.ts';
import {fencePrefix} from '../../../src/environments/posix/fence.ts';
import type {BoardSpec, PowerSpec} from '../../../src/manifest/board-spec.ts';
import type {SshSpec} from '../../../src/manifest/manifest.ts';
import {removeFences} from '../../rig/board-lab.ts';
import {labDriver, SshLab, type SshServer, sshSpec} from '../../rig/ssh-servers.ts';
import {type ContextRig, openContext} from '../../rig/step-context.ts';

let lab: SshLab;
let server: SshServer;
let folder: string;
let rig: ContextRig;

beforeAll(async () => {
  lab = new SshLab();
  server = await lab.sshd();
  rig = await openContext();
  folder = mkdtempSync(join(tmpdir(), 'proctor-boards-'));
});

afterAll(async () => {
  await rig[Symbol.asyncDispose]();
  await lab[Symbol.asyncDispose]();
  rmSync(folder, {recursive: true, force: true});
  removeFences({name: 'board:x', book: folder});
  removeFences({name: 'board:y', book: folder});
  removeFences({name: 'board:x', book: `${folder} of another`});
});

/** What the host keeps of the holders of a lock. */
function fences(name: string, book = folder): readonly string[] {
  const prefix = `${fencePrefix({name, book})}.`;
  return readdirSync('/var/tmp')
    .filter((each) => each.startsWith(prefix))
    .map((each) => each.slice(prefix.length));
}

/** Reaches the server as holder `token` of a lock. */
async function reach(token: number, more: Partial<Fence> = {}): Promise<void> {
  const fence = {name: 'board:x', book: folder, token, ...more};
  await using environment = await labDriver(lab).provision(sshSpec(lab, server), 1, {
    ...rig.context,
    fence,
  });
  await using _connection = await environment.connect(rig.context);
}

describe('a fenced host', () => {
  it('lets in holders with the highest number that it has seen, or a higher one, and no others', async () => {
    await reach(9);
    await reach(9);
    await reach(12);
    await expect(reach(9)).rejects.toMatchObject({
      code: 'lock/lost',
      message: expect.stringMatching(
        /^cannot go on with lock "board:x": .* has seen holder 12 of it, and this is 9$/,
      ),
      help: expect.stringMatching(/ \.proctor-fence-[0-9a-f]{24}\.12 in \/var\/tmp, /),
    });
    // Another lock, and another book, have numbers of their own.
    await reach(1, {name: 'board:y'});
    await reach(1, {book: `${folder} of another`});
    await reach(12);
    // Only the highest number is kept, and one who was refused leaves nothing.
    expect(fences('board:x')).toEqual(['12']);
    expect(fences('board:y')).toEqual(['1']);
  });
});

function power(more: Partial<PowerSpec>): PowerSpec {
  return {on: undefined, off: undefined, cycle: undefined, timeoutMs: 20_000, ...more};
}

function board(more: Partial<BoardSpec>): BoardSpec {
  return {
    name: 'x',
    labels: {},
    host: '127.0.0.1',
    port: server.port,
    user: undefined,
    keys: [],
    knownHosts: [],
    power: undefined,
    consoleCommand: undefined,
    check: undefined,
    quarantineAfter: 3,
    ...more,
  };
}

function use(more: Partial<SshSpec>) {
  return labDriver(lab).provision(sshSpec(lab, server, more), 1, rig.context);
}

describe('power', () => {
  it('of a host that passes its check is left alone', async () => {
    const spec = {board: board({check: 'true'}), power: power({cycle: 'exit 9'})};
    await using _environment = await use(spec);
  });

  it.each<[string, Partial<PowerSpec>, RegExp]>([
    ['fails', {cycle: 'echo "no such outlet" >&2; exit 3'}, /"cycle" ended with exit code 3$/],
    ['takes too long', {cycle: 'sleep 60', timeoutMs: 200}, /"cycle" has not ended within 200ms$/],
  ])('whose script %s is a fault that says so', async (_title, scripts, message) => {
    const spec = {board: board({check: 'exit 1'}), power: power(scripts)};
    await expect(use(spec)).rejects.toMatchObject({
      code: 'board/power-failed',
      message: expect.stringMatching(message),
    });
  });

  it('is off for a moment where no script does both', async () => {
    const log = join(folder, 'switched');
    const say = (what: string): string => `echo ${what} $PROCTOR_BOARD $PROCTOR_HOST >> ${log}`;
    const check = `test $(grep -c on ${log}) = 1`;
    writeFileSync(log, '');
    const spec = {board: board({check}), power: power({on: say('on'), off: say('off')})};
    await using _environment = await use(spec);
    expect(readFileSync(log, 'utf8')).toBe('off x 127.0.0.1\non x 127.0.0.1\n');
  });

  it('that does not help leaves a board that cannot be used', async () => {
    const spec = {
      board: board({check: 'echo bad block; exit 5'}),
      power: power({cycle: 'true', timeoutMs: 500}),
    };
    await expect(use(spec)).rejects.toMatchObject({code: 'board/unhealthy'});
    await expect(use({board: board({check: 'echo bad block; exit 5'})})).rejects.toMatchObject({
      code: 'board/unhealthy',
      message: 'cannot use board x: its check ended with exit code 5',
      help: 'the check said: bad block',
    });
  });
});

describe('a console command', () => {
  it('is started again when it ends, and goes with the host', async () => {
    const count = join(folder, 'console');
    writeFileSync(count, '');
    const spec = {
      consoleCommand: `echo started; echo x >> ${count}; test $(wc -l < ${count}) = 1 || exec sleep 100`,
    };
    const warnings: string[] = [];
    const logFolder = mkdtempSync(join(folder, 'log-'));
    const context = {...rig.context, logFolder, warn: (code: string) => void warnings.push(code)};
    {
      await using environment = await labDriver(lab).provision(
        sshSpec(lab, server, spec),
        1,
        context,
      );
      await expect.poll(() => environment.console?.length, {timeout: 15_000}).toBe(16);
    }
    expect(warnings).toEqual(['console/command-ended']);
    expect(readFileSync(join(logFolder, 'console-board-1.log'), 'utf8')).toBe('started\nstarted\n');
  });
});
