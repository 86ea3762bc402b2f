import {type ChildProcess, spawn} from 'node:child_process';
import {randomBytes} from 'node:crypto';
import {once} from 'node:events';
import {existsSync, readFileSync} from 'node:fs';
import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {describe, expect, it} from 'vitest';
import {
  controlScript,
  framed,
  PLAIN_LOADER,
  taggedLoader,
} from '../../../../src/environments/posix/remote-shell.ts';

const SHELLS: (readonly string[])[] = [['dash'], ['bash'], ['busybox', 'sh']];
const WAIT = {timeout: 30_000, interval: 50} as const;

/** A control shell with a folder, a command that is still running, and a loader that waits. */
class Host implements AsyncDisposable {
  readonly control: ChildProcess;
  readonly loader: ChildProcess;
  readonly command: ChildProcess;
  readonly root: string;
  readonly #tmp: string;

  private constructor(tmp: string, shell: readonly string[], seconds: number) {
    const id = randomBytes(6).toString('hex');
    const tag = `proctor-${id}.1.`;
    const nonce = `nonce-${id}`;
    const env = {PATH: process.env['PATH'], TMPDIR: tmp};
    this.#tmp = tmp;
    this.root = join(tmp, `proctor-${id}`);
    const [file = 'sh', ...args] = shell;
    const stdio = ['pipe', 'pipe', 'ignore'] as const;
    const start = (text: string): ChildProcess =>
      spawn(file, [...args, '-c', taggedLoader(text, tag)], {env, stdio: [...stdio]});
    this.control = start(PLAIN_LOADER);
    this.loader = start(PLAIN_LOADER);
    this.command = spawn('sleep', ['600'], {env: {...env, MARK: `/proctor-${id}.1/`}});
    this.write(framed(controlScript(nonce, {seconds, graceSeconds: 0, tag})));
    this.write(
      framed(
        `mkdir ${this.root}; echo ${nonce} >${this.root}/owner
echo 'echo undone >>${tmp}/undone' >${this.root}/undo-it
_proots="$_proots ${this.root}"; _pr 1 ok`,
      ),
    );
  }

  static async start(shell: readonly string[], seconds = 2): Promise<Host> {
    const host = new Host(await mkdtemp(join(tmpdir(), 'proctor-lease-')), shell, seconds);
    if (host.control.stdout !== null) await once(host.control.stdout, 'data');
    return host;
  }

  write(text: string): void {
    this.control.stdin?.write(text);
  }

  async expectNothing(): Promise<void> {
    await expect.poll(() => existsSync(this.root), WAIT).toBe(false);
    for (const child of [this.control, this.loader, this.command]) {
      await expect.poll(() => child.exitCode ?? child.signalCode, WAIT).not.toBeNull();
    }
    expect(readFileSync(join(this.#tmp, 'undone'), 'utf8')).toBe('undone\n');
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const child of [this.control, this.loader, this.command]) {
      child.stdin?.on('error', () => undefined);
      child.kill('SIGKILL');
    }
    await rm(this.#tmp, {recursive: true, force: true});
  }
}

describe.each(SHELLS)('a host whose shell is %s', (...shell) => {
  it('D29 ends, undoes and removes what there is when it hears nothing for a lease', async () => {
    await using host = await Host.start(shell);
    await host.expectNothing();
  });

  it('D29 does so when its connection ends, and nobody has come', async () => {
    await using host = await Host.start(shell);
    host.control.stdin?.end();
    await host.expectNothing();
  });

  it('keeps all as long as it hears of us, be it nothing at all', async () => {
    await using host = await Host.start(shell, 4);
    // Longer than the lease, and often enough for a machine that has much to do.
    for (let beat = 0; beat < 25; beat++) {
      host.write('0\n');
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
    host.write(framed('_pr 2 here'));
    const [answer] = (await once(host.control.stdout ?? host.control, 'data')) as [Buffer];
    expect(answer.toString()).toMatch(/ 2 here\n$/);
    expect(existsSync(host.root)).toBe(true);
    expect(
      [host.loader, host.command].map(({exitCode, signalCode}) => exitCode ?? signalCode),
    ).toEqual([null, null]);
  });

  it('leaves what a successor has taken over', async () => {
    await using host = await Host.start(shell);
    // As the next control shell does.
    const {root} = host;
    host.write(framed(`echo another >${root}/owner; _pr 2 given`));
    await once(host.control.stdout ?? host.control, 'data');
    host.control.stdin?.end();
    await once(host.control, 'exit');
    expect(existsSync(root)).toBe(true);
    expect(host.command.signalCode).toBeNull();
  });
});
