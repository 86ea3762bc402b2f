import {spawn} from 'node:child_process';
import {randomBytes} from 'node:crypto';
import {afterEach, describe, expect, it} from 'vitest';
import {ConsoleLink} from '../../../src/environments/qemu/console-shell/console-link.ts';
import {
  ConsoleShell,
  type SerialLine,
} from '../../../src/environments/qemu/console-shell/console-shell.ts';

const {signal} = new AbortController();
const NOISE = '[   12.345678] usb 1-1: new high-speed USB device number 2\r\n';

describe('a shell on a console that the kernel prints on', {timeout: 60_000}, () => {
  const ends: (() => void)[] = [];
  afterEach(() => {
    for (const end of ends.splice(0)) end();
  });

  /** A real shell; `everyBytes` bytes of what it says, a line of the kernel comes in between. */
  function noisyShell(everyBytes: number, program = ['sh']): SerialLine {
    const [file = 'sh', ...args] = program;
    const child = spawn(file, args, {stdio: ['pipe', 'pipe', 'ignore']});
    ends.push(() => child.kill('SIGKILL'));
    const listeners = new Set<(chunk: Buffer) => void>();
    let said = 0;
    child.stdout.on('data', (chunk: Buffer) => {
      for (let start = 0; start < chunk.length; ) {
        const end = Math.min(chunk.length, start + everyBytes - (said % everyBytes));
        said += end - start;
        const isDue = said % everyBytes === 0;
        const piece = chunk.subarray(start, end);
        for (const listener of listeners) {
          listener(isDue ? Buffer.concat([piece, Buffer.from(NOISE)]) : piece);
        }
        start = end;
      }
    });
    return {
      write: (bytes) => {
        child.stdin.write(bytes);
      },
      onData(listener) {
        listeners.add(listener);
        return {
          [Symbol.dispose]: () => {
            listeners.delete(listener);
          },
        };
      },
      onEnd(listener) {
        child.once('exit', listener);
        return {[Symbol.dispose]: () => child.off('exit', listener)};
      },
    };
  }

  const login = {user: undefined, password: undefined};

  it('is lost at once when the machine ends, and let go of without a wait', async () => {
    const line = noisyShell(7_001);
    const shell = await ConsoleShell.open(line, {label: 'vm', login, signal, timeoutMs: 20_000});
    const link = await ConsoleLink.open(shell, {signal});
    const waiting = shell.run('sleep 60', {signal});
    for (const end of ends.splice(0)) end();
    await expect(waiting).rejects.toMatchObject({code: 'console/no-shell'});
    await link[Symbol.asyncDispose]();
    await expect(shell.run('true', {signal})).rejects.toMatchObject({code: 'console/no-shell'});
  });

  it('reads what was written, though lines are torn', async () => {
    const line = noisyShell(7_001);
    const shell = await ConsoleShell.open(line, {label: 'vm', login, signal, timeoutMs: 20_000});
    const link = await ConsoleLink.open(shell, {signal});
    const data = randomBytes(9_000);
    const path = `/tmp/proctor 'noise' ${randomBytes(6).toString('hex')}`;
    await link.write(path, [data], {signal});
    expect(await link.run(`cat /tmp/proctor*${path.slice(-12)} | wc -c`, {signal})).toBe('9000\n');
    const output = await link.openOutput(`/tmp/proctor*${path.slice(-12)}`, {signal});
    expect((await output.read(9_000, {signal})).equals(data)).toBe(true);
    await link.run(`rm /tmp/proctor*${path.slice(-12)}`, {signal});
    await link[Symbol.asyncDispose]();
  });

  it('sees each addition to a file, and sees it once', async () => {
    const line = noisyShell(7_001);
    const shell = await ConsoleShell.open(line, {label: 'vm', login, signal, timeoutMs: 20_000});
    const link = await ConsoleLink.open(shell, {signal});
    const path = `/tmp/proctor-growing-${randomBytes(6).toString('hex')}`;
    await link.write(path, [], {signal});
    const output = await link.openOutput(path, {signal});
    let seen = '';
    let written = '';
    for (const bytes of [0, 1, 40, 2_000, 0, 4_000, 300, 7, 1, 9_000, 3_072]) {
      const text = `${'y'.repeat(bytes)}${bytes % 2 === 0 ? '\n' : ''}`;
      await link.write(`${path}.new`, [Buffer.from(text)], {signal});
      await link.run(`cat ${path}.new >>${path}`, {signal});
      written += text;
      seen += (await output.read(100_000, {signal})).toString();
      expect(seen).toBe(written);
      expect((await output.read(100_000, {signal})).length).toBe(0);
    }
    await link.run(`rm ${path} ${path}.new`, {signal});
    await link[Symbol.asyncDispose]();
  });

  it('logs in where a login is asked for', async () => {
    const script = `printf 'Welcome\\nbox login: '; read user; printf 'Password: '; read word; [ "$user$word" = 'amys3cret' ] && exec sh; echo no`;
    const line = noisyShell(100_000, ['sh', '-c', script]);
    const shell = await ConsoleShell.open(line, {
      label: 'vm',
      login: {user: 'amy', password: 's3cret'},
      signal,
      timeoutMs: 20_000,
    });
    expect(await shell.run('echo $((6*7))', {signal})).toContain('42');
    await shell[Symbol.asyncDispose]();
  });

  it('says what was there instead of a shell', async () => {
    const line = noisyShell(100_000, ['sh', '-c', 'echo Starting rescue; exec sleep 30']);
    const open = ConsoleShell.open(line, {label: 'vm', login, signal, timeoutMs: 1_200});
    await expect(open).rejects.toMatchObject({
      code: 'console/no-shell',
      help: expect.stringContaining('Starting rescue'),
    });
  });
});
