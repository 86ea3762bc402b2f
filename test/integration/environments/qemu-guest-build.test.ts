import {existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {createServer} from 'node:net';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {gunzipSync} from 'node:zlib';
import {execa} from 'execa';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {runProgram} from '../../../src/cli/program.ts';
import {appendFiles} from '../../../src/environments/qemu/guest-build/append-files.ts';
import {buildGuest} from '../../../src/environments/qemu/guest-build/build-guest.ts';
import {
  type GuestKeys,
  guestKeyFiles,
  guestKeys,
  knownHostsLine,
} from '../../../src/environments/qemu/guest-build/guest-keys.ts';
import {debianKernel, debianSysroot, type TestKernel, testKernel} from '../../rig/guests.ts';
import {CapturedIo} from '../cli-small/captured-io.ts';
import {BareGuest} from './bare-guest.ts';

const {signal} = new AbortController();
let folder: string;
let keys: GuestKeys;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'proctor-boot-'));
  keys = guestKeys();
});
afterAll(() => {
  rmSync(folder, {recursive: true});
});

interface Guest {
  readonly title: string;
  readonly arch: 'x86_64' | 'arm64';
  readonly kernel: TestKernel;
  readonly sysroot: string;
}

const GUESTS: readonly Guest[] = [
  {title: 'the test kernel', arch: 'x86_64', kernel: testKernel(), sysroot: '/'},
  {title: 'Debian’s kernel', arch: 'x86_64', kernel: debianKernel('amd64'), sysroot: '/'},
  {
    title: 'Debian’s kernel for arm64',
    arch: 'arm64',
    kernel: debianKernel('arm64'),
    sysroot: debianSysroot('arm64'),
  },
];

async function initrdFor({arch, kernel, sysroot}: Guest): Promise<string> {
  const parts = {agent: true, ssh: true, console: true};
  const recipe = {arch, kernel: kernel.path ?? '', sysroot, with: parts};
  const initrd = await buildGuest(recipe, {cacheFolder: join(folder, 'cache'), signal});
  const target = join(folder, `${arch}.cpio`);
  await appendFiles(initrd, guestKeyFiles(keys), {target, signal});
  return target;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((done) => server.once('listening', done));
  const address = server.address();
  await new Promise((done) => server.close(done));
  return typeof address === 'object' ? (address?.port ?? 0) : 0;
}

/** Logs in with OpenSSH's client, with no host key but the guest's own accepted. */
async function overSsh(port: number, command: string) {
  const key = join(folder, 'client');
  const known = join(folder, 'known_hosts');
  rmSync(key, {force: true});
  writeFileSync(key, keys.client.privateKey, {mode: 0o600});
  writeFileSync(known, knownHostsLine(keys, {host: '127.0.0.1', port}));
  return execa(
    'ssh',
    [
      ...['-F', 'none', '-i', key, '-p', String(port), '-o', `UserKnownHostsFile=${known}`],
      ...['-o', 'GlobalKnownHostsFile=none', '-o', 'StrictHostKeyChecking=yes'],
      ...['-o', 'BatchMode=yes', '-o', 'IdentitiesOnly=yes', '-o', 'ConnectTimeout=60'],
      ...['root@127.0.0.1', command],
    ],
    {reject: false, input: ''},
  );
}

for (const guest of GUESTS) {
  const {title, kernel, arch} = guest;
  describe.skipIf(kernel.path === undefined)(`a guest under ${title} ${kernel.why ?? ''}`, () => {
    it('answers through the agent, over SSH and on both consoles, and powers off', async () => {
      const port = await freePort();
      await using machine = new BareGuest({
        arch,
        kernel: kernel.path ?? '',
        initrd: await initrdFor(guest),
        append: 'proctor.net=static proctor.nonce=abc123 proctor.ip=10.9.8.7/24',
        args: [
          ...['-netdev', `user,id=n0,hostfwd=tcp:127.0.0.1:${port}-:22`],
          ...['-device', 'virtio-net-pci,netdev=n0,romfile='],
          ...['-netdev', 'user,id=n1,restrict=on', '-device', 'virtio-net-pci,netdev=n1,romfile='],
        ],
      });
      await machine.agentIsUp();

      const facts = await machine.run(
        'cat /run/proctor/nonce; hostname; id -un; pwd; ip -o -4 address; ip route; mount',
      );
      expect(facts.stdout).toMatch(/^abc123\nproctor\nroot\n/);
      for (const address of ['127.0.0.1/8', '10.0.2.15/24', '10.9.8.7/24']) {
        expect(facts.stdout).toContain(`inet ${address}`);
      }
      expect(facts.stdout).toContain('default via 10.0.2.2');
      for (const path of ['/proc', '/sys', '/dev', '/dev/pts', '/dev/shm', '/tmp', '/run']) {
        expect(facts.stdout).toContain(` on ${path} type `);
      }

      const login = await overSsh(port, 'cat; echo "$HOME"; exit 5');
      expect(`${login.stderr}`).toBe('');
      expect(login).toMatchObject({exitCode: 5, stdout: '/root'});

      // Neither a prompt is printed, nor what was typed.
      const before = machine.console.length;
      await machine.type('echo "one  $((1 + 1))"; echo end\n', /end\n/);
      expect(machine.console.slice(before)).toBe('one  2\nend\n');
      // Longer than a terminal's line may be; signs that end, stop or cut nothing.
      const long = 'x'.repeat(9000);
      await machine.type(`printf '%s\\n' '${long}\x03\x04\x13' | wc -c\n`, /^9004\n/);

      await machine.terminalShows(/# /);
      // One process group says where it is and goes on: it is in the foreground by then.
      await machine.typeOnTerminal("sh -c 'tty; exec sleep 99'\n", /\/dev\/hvc0\r\n/);
      // Job control: the terminal ends what runs on it, and the shell goes on.
      await machine.typeOnTerminal('\x03echo still $((40 + 2))\n', /still 42\r\n/);

      machine.agent.send('guest-shutdown', {mode: 'powerdown'});
      expect(await machine.ended()).toBe(0);
    }, 90_000);
  });
}

describe('a guest', () => {
  const kernel = testKernel();
  const guest: Guest = {title: '', arch: 'x86_64', kernel, sysroot: '/'};

  it.skipIf(kernel.path === undefined)(
    `powers off at the power button, and restarts what ended ${kernel.why ?? ''}`,
    async () => {
      const initrd = await initrdFor(guest);
      await using machine = new BareGuest({arch: 'x86_64', kernel: kernel.path ?? '', initrd});
      await machine.agentIsUp();
      const {stdout} = await machine.run('pidof dropbear');
      await machine.run(
        `kill ${stdout.trim()}; while [ "$(pidof dropbear)" = "${stdout.trim()}" ] || ! pidof dropbear; do usleep 1000; done`,
      );
      // No zombies are left: all orphans have been reaped.
      await machine.run('(sleep 0.01 & exec true); sleep 0.1');
      const processes = await machine.run('ps -o stat,args');
      expect(processes.stdout.split('\n').filter((line) => line.startsWith('Z'))).toEqual([]);
      // It listens as soon as the driver of the button is there.
      await machine.run('until pidof acpid; do usleep 1000; done');
      await machine.qmp.call('qmp_capabilities');
      await machine.qmp.call('system_powerdown');
      expect(await machine.ended()).toBe(0);
    },
    60_000,
  );

  it.skipIf(kernel.path === undefined)(
    `gets its address by DHCP where that is asked for ${kernel.why ?? ''}`,
    async () => {
      await using machine = new BareGuest({
        arch: 'x86_64',
        kernel: kernel.path ?? '',
        initrd: await initrdFor(guest),
        append: 'proctor.net=dhcp',
        args: [
          '-netdev',
          'user,id=n0,net=10.3.0.0/24',
          '-device',
          'virtio-net-pci,netdev=n0,romfile=',
        ],
      });
      await machine.agentIsUp();
      const {stdout} = await machine.run(
        'until grep -q nameserver /etc/resolv.conf 2>/dev/null; do usleep 10000; done; ip -4 -o address show eth0; ip route',
      );
      expect(stdout).toContain('10.3.0.15/24');
      expect(stdout).toContain('default via 10.3.0.2');
    },
    60_000,
  );
});

describe('proctor guest build', () => {
  const kernel = testKernel();

  it.skipIf(kernel.path === undefined)(
    `writes a guest, packed if its name says so, and says what is in it ${kernel.why ?? ''}`,
    async () => {
      const io = new CapturedIo(folder);
      const args = [
        'guest',
        'build',
        '--kernel',
        kernel.path ?? '',
        '--file',
        '/etc/passwd:/opt/x',
      ];
      expect(await runProgram([...args, '-o', 'out.cpio.gz'], io)).toBe(0);
      const packed = readFileSync(join(folder, 'out.cpio.gz'));
      expect(await runProgram([...args, '-o', 'out.cpio'], io)).toBe(0);
      expect(gunzipSync(packed).equals(readFileSync(join(folder, 'out.cpio')))).toBe(true);
      expect(io.stdoutText).toMatch(/^kernel {4}6\.\S+ \(x86_64\)$/m);
      expect(io.stdoutText).toMatch(/^programs {2}busybox qemu-ga$/m);
      expect(io.stdoutText).toMatch(/^files {5}\/opt\/x$/m);
      expect(io.stderrText).toContain(`wrote ${join(folder, 'out.cpio')} (`);
    },
  );

  it('tells a wrong command line from a machine that lacks something', async () => {
    const build = async (...args: string[]) => {
      const io = new CapturedIo(folder);
      const code = await runProgram(['guest', 'build', '-o', 'never.cpio', ...args], io);
      expect(existsSync(join(folder, 'never.cpio'))).toBe(false);
      return `${code} ${io.stderrText.split('\n')[0]}`;
    };
    expect(await build('--kernel', '/etc/passwd', '--with', 'agent,telnet')).toBe(
      '2 proctor: unknown part "telnet": expected agent, ssh, console',
    );
    expect(await build('--kernel', '/etc/passwd', '--file', 'a:b')).toBe(
      '2 proctor: expected SOURCE:TARGET with an absolute target, found "a:b"',
    );
    expect(await build('--kernel', '/etc/passwd')).toBe(
      '3 proctor: cannot tell what kernel "/etc/passwd" is',
    );
    if (kernel.path === undefined) return;
    expect(await build('--kernel', kernel.path, '--sysroot', folder)).toContain(
      `busybox for x86_64 is not in ${folder}`,
    );
  });
});
