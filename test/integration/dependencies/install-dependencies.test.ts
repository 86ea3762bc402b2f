import {execFileSync} from 'node:child_process';
import {chmodSync, existsSync, mkdirSync, writeFileSync} from 'node:fs';
import {afterEach, beforeEach, describe, expect, it, vi} from 'vitest';
import {CancelError} from '../../../src/util/deadline.ts';
import {ApkRoot} from './apk-root.ts';
import {AptRoot} from './apt-root.ts';
import {InstallerRig} from './installer-rig.ts';
import {OpkgRoot} from './opkg-root.ts';
import {canEnterRoots, findProgram, type PackageRoot} from './package-root.ts';
import {RpmRoot} from './rpm-root.ts';

const canEnter = canEnterRoots();
/** dnf takes a second for each question, and longer on a busy machine. */
vi.setConfig({testTimeout: 90_000});

/** Each manager: how its root is made, what that needs here, and what stands behind a version. */
const MANAGERS: ReadonlyArray<{
  tool: string;
  needs: string;
  make: () => PackageRoot;
  release: string;
}> = [
  {tool: 'apt', needs: 'apt-get', make: () => new AptRoot(), release: ''},
  {tool: 'dnf', needs: 'dnf', make: () => new RpmRoot(), release: '-1'},
  {tool: 'apk', needs: 'apk', make: () => new ApkRoot(), release: '-r0'},
  {tool: 'opkg', needs: 'opkg', make: () => new OpkgRoot(), release: ''},
];

let rig: InstallerRig;
beforeEach(async () => {
  rig = await InstallerRig.open();
});
afterEach(() => rig[Symbol.asyncDispose]());

describe.each(MANAGERS)('packages by $tool', ({tool, needs, make, release}) => {
  const isThere = findProgram(needs) !== undefined;
  const why = isThere
    ? canEnter === true
      ? ''
      : ` (skipped: ${canEnter})`
    : ` (skipped: needs ${needs})`;

  it.skipIf(why !== '')(
    `D3 are installed, left alone, or exactly those that are missing are named${why}`,
    async () => {
      using root = make();
      root.publish([
        {name: 'alpha'},
        {name: 'beta', depends: 'alpha'},
        {name: 'gamma', version: '1.0'},
        {name: 'gamma', version: '2.0'},
        {name: 'stuck', depends: 'nothing-of-the-kind'},
      ]);
      const first = await rig.install(root, {packages: ['beta'], optional: ['nowhere']});
      expect(first.installed).toEqual({
        installed: ['beta'],
        already: [],
        missingOptional: ['nowhere'],
        tool,
      });
      expect(existsSync(root.path('opt/tiny/alpha'))).toBe(true);

      const again = await rig.install(root, {packages: ['beta']});
      expect(again.installed).toMatchObject({installed: [], already: ['beta']});
      expect(again.roundTrips).toBe(1);
      expect(again.output).toBe('');

      const unknown = await rig.install(root, {packages: ['nope', 'beta', 'gamma']});
      expect(unknown.fault).toMatchObject({
        code: 'dependency/missing',
        message: `cannot install nope, gamma on here: nope is unknown to ${tool}; nothing was installed`,
        details: {missing: 'nope, gamma', unknown: 'nope', tool},
      });
      expect(existsSync(root.path('opt/tiny/gamma'))).toBe(false);

      const version = `gamma=2.0${release}`;
      const named = await rig.install(root, {byTool: {[tool]: [version]}, packages: ['nope']});
      expect(named.installed).toMatchObject({installed: [version]});
      const gone = await rig.install(root, {packages: ['gamma=9']});
      expect(gone.fault?.details).toMatchObject({missing: 'gamma=9', unknown: 'gamma=9'});

      const stuck = await rig.install(root, {packages: ['stuck', 'beta']});
      expect(stuck.fault?.details['missing']).toBe('stuck');
      expect(stuck.fault?.message).toContain('nothing-of-the-kind');
      expect(stuck.fault?.help).toMatch(/^What it needs cannot be had/);
    },
  );

  it.skipIf(why !== '')(`D3 come from package files, with no repository${why}`, async () => {
    using root = make();
    const alpha = root.build({name: 'alpha'});
    const beta = root.build({name: 'beta', depends: 'alpha'});
    const stuck = root.build({name: 'stuck', depends: 'nothing-of-the-kind'});
    const version = `1.0${release}`;
    const first = await rig.install(root, {files: [alpha, beta], packages: ['beta']});
    expect(first.installed?.installed).toEqual([`alpha=${version}`, `beta=${version}`, 'beta']);
    const again = await rig.install(root, {files: [alpha, beta]});
    expect(again.roundTrips).toBe(1);
    const lacking = await rig.install(root, {files: [alpha, stuck]});
    expect(lacking.fault?.details['missing']).toBe(`stuck=${version}`);
    expect(lacking.fault?.message).toContain('nothing-of-the-kind');
    const strange = await rig.install(root, {files: ['/opt/some.pkg']});
    expect(strange.fault?.message).toBe(
      `cannot install some.pkg on here: ${tool} does not take such package files`,
    );
  });
});

const why = canEnter === true ? '' : ` (skipped: ${canEnter})`;

describe.skipIf(canEnter !== true)(`an installation${why}`, () => {
  let root: AptRoot;
  beforeEach(() => {
    root = new AptRoot();
  });
  afterEach(() => root[Symbol.dispose]());

  it('D3 fetches the lists of packages where they lack a package, unless it may not', async () => {
    root.publish([{name: 'alpha'}]);
    root.run('apt-get update');
    root.publish([{name: 'beta'}]);
    const never = await rig.install(root, {packages: ['beta'], update: 'never'});
    expect(never.fault?.details['unknown']).toBe('beta');
    const updated = await rig.install(root, {packages: ['beta']});
    expect(updated.installed?.installed).toEqual(['beta']);
  });

  it('D3 of something by a command checks, installs and checks again', async () => {
    const tool = {
      name: 'tool',
      check: 'test "$(cat /opt/tool-version)" = 2',
      install: 'echo $((1 + 1)) >/opt/tool-version',
      optional: false,
    };
    const first = await rig.install(root, {commands: [tool]});
    expect(first.installed?.installed).toEqual(['tool']);
    const again = await rig.install(root, {commands: [{...tool, install: 'exit 1'}]});
    expect([again.installed?.already, again.roundTrips]).toEqual([['tool'], 1]);

    const bad = {
      name: 'bad',
      check: 'exit 1',
      install: 'echo no luck >&2; exit 3',
      optional: false,
    };
    const liar = {name: 'liar', check: 'test -e /nowhere', install: ':', optional: false};
    const nice = {...bad, name: 'nice', optional: true};
    const failed = await rig.install(root, {commands: [tool, nice, bad]});
    expect(failed.fault).toMatchObject({
      code: 'dependency/missing',
      message: 'cannot install bad on here: installing bad failed; it ended with:\nno luck',
      details: {missing: 'bad'},
    });
    const lied = await rig.install(root, {commands: [liar]});
    expect(lied.fault?.message).toBe(
      'cannot install liar on here: what installs it succeeded, and it is not there',
    );
    const optional = await rig.install(root, {commands: [nice]});
    expect(optional.installed?.missingOptional).toEqual(['nice']);
  });

  it('D22 of packages is worth another try where another process holds the lock', async () => {
    root.publish([{name: 'alpha'}]);
    root.run('apt-get update');
    writeFileSync(root.path('var/lib/dpkg/lock-frontend'), '');
    // fcntl's locks, as dpkg takes them, are not those of flock(1).
    const hold = `import fcntl, subprocess, sys
lock = open("/var/lib/dpkg/lock-frontend", "w")
fcntl.lockf(lock, fcntl.LOCK_EX)
sys.exit(subprocess.call(["sh", "-e", "-c", sys.argv[1]]))`;
    const through = root.through.bind(root);
    root.through = (connection, user) => ({
      ...through(connection, user),
      exec: (command, options) => {
        const script = `exec python3 -c ${quoted(hold)} ${quoted(command.script)}`;
        return through(connection, user).exec({...command, script}, options);
      },
    });
    const busy = await rig.install(root, {packages: ['alpha']}, {lockWaitMs: 0});
    expect(busy.fault).toMatchObject({code: 'dependency/busy', transient: true});
    expect(busy.fault?.message).toMatch(/its package manager is in use: .*lock/);
    root.through = through;
    const free = await rig.install(root, {packages: ['alpha']});
    expect(free.installed?.installed).toEqual(['alpha']);
  });

  it('that is called off ends all that it started, and the next one puts right what is left', async () => {
    root.publish([{name: 'slow', afterwards: 'touch /opt/begun; sleep 4321'}, {name: 'alpha'}]);
    const began = new Promise<void>((resolve) => {
      const look = (): void => {
        if (existsSync(root.path('opt/begun'))) resolve();
        else setTimeout(look, 20);
      };
      look();
    });
    const stopped = new CancelError('interrupted');
    const running = rig.install(root, {packages: ['slow']});
    const ended = expect(running).rejects.toBe(stopped);
    await began;
    rig.abort(stopped);
    await ended;
    expect(processesWith('sleep 4321')).toEqual([]);
    expect(root.installed()).toEqual(new Set());
    // What its script waits for has come since.
    writeFileSync(root.path('var/lib/dpkg/info/slow.postinst'), '#!/bin/sh\n:\n');
    chmodSync(root.path('var/lib/dpkg/info/slow.postinst'), 0o755);
    await using next = await InstallerRig.open();
    const {installed} = await next.install(root, {packages: ['alpha']});
    expect(installed?.installed).toEqual(['alpha']);
    expect(root.installed()).toEqual(new Set(['alpha', 'slow']));
  });

  it('D3 that takes too long says what is not there yet', async () => {
    root.publish([{name: 'slow', afterwards: 'sleep 4322'}]);
    const {fault} = await rig.install(root, {packages: ['slow'], timeoutMs: 1500});
    expect(fault).toMatchObject({code: 'stage/timed-out', details: {missing: 'slow'}});
    expect(processesWith('sleep 4322')).toEqual([]);
  });

  it('D3 by a user who is not root uses sudo without a question, or says so', async () => {
    root.publish([{name: 'alpha'}]);
    const refused = await rig.install(root, {packages: ['alpha']}, {user: 'nobody'});
    expect(refused.fault?.message).toBe(
      'cannot install alpha on here: packages are installed by root only, and sudo is not allowed without a password',
    );
    root.write('etc/sudoers', 'nobody ALL=(ALL) NOPASSWD: ALL\n', 0o440);
    root.write(
      'etc/pam.d/sudo',
      'auth required pam_permit.so\naccount required pam_permit.so\nsession required pam_permit.so\n',
    );
    chmodSync(root.path('tmp'), 0o1777);
    mkdirSync(root.path('run/sudo'), {recursive: true});
    const {installed, fault} = await rig.install(root, {packages: ['alpha']}, {user: 'nobody'});
    expect(fault).toBeUndefined();
    expect(installed?.installed).toEqual(['alpha']);
    // What is root's by then cannot be ended by who has started it, and ends all the same.
    root.publish([{name: 'slow', afterwards: 'sleep 4323'}]);
    const late = await rig.install(root, {packages: ['slow'], timeoutMs: 2500}, {user: 'nobody'});
    expect(late.fault?.code).toBe('stage/timed-out');
    await expect.poll(() => processesWith('sleep 4323'), {timeout: 15_000}).toEqual([]);
  });
});

it('D3 without a package manager that is known names all, and what can be done', async () => {
  class Nothing extends AptRoot {
    override entering(script: string): string {
      return super.entering(`PATH=/nowhere; ${script}`);
    }
  }
  if (canEnter !== true) return;
  using root = new Nothing();
  const {fault} = await rig.install(root, {packages: ['jq', 'make']});
  expect(fault).toMatchObject({
    message: 'cannot install jq, make on here: none of apt, apk, opkg, dnf is there',
    help: 'Give a command that installs it (`commands`), or put it there as an artifact.',
  });
});

function processesWith(text: string): string[] {
  const lines = execFileSync('ps', ['-eo', 'args'], {encoding: 'utf8'}).split('\n');
  return lines.filter((line) => line === text);
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
