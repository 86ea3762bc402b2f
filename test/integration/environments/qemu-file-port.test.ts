import {createHash, randomBytes} from 'node:crypto';
import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import type {Connection} from '../../../src/environments/environment.ts';
import {openAgentConnection} from '../../../src/environments/qemu/guest-agent/open-agent-connection.ts';
import {CancelError} from '../../../src/util/deadline.ts';
import {type ConnectionGuest, startConnectionGuest} from '../../rig/connection-guests.ts';
import {testKernel} from '../../rig/guests.ts';

const {why} = testKernel();
const BYTES = 3 * 2 ** 20 + 17;

describe.skipIf(why !== undefined)('the port that files go through', {timeout: 60_000}, () => {
  const {signal} = new AbortController();
  let guest: ConnectionGuest;
  let connection: Connection;
  let folder: string;
  let source: string;

  beforeAll(async () => {
    guest = await startConnectionGuest();
    guest.serial.resume();
    folder = mkdtempSync(join(tmpdir(), 'proctor-port-'));
    source = join(folder, 'source');
    writeFileSync(source, randomBytes(BYTES));
    connection = await open();
  });
  afterAll(async () => {
    await connection?.[Symbol.asyncDispose]();
    await guest?.[Symbol.asyncDispose]();
    rmSync(folder, {recursive: true, force: true});
  });

  function open(): Promise<Connection> {
    const context = {signal, warn: () => undefined};
    return openAgentConnection(guest.agent, {label: 'it', files: guest.files}, context);
  }

  /** Puts the file, and gets it back. */
  async function roundTrip(name: string): Promise<void> {
    await connection.put([{source, target: name, mode: 0o600}], {signal});
    const back = join(folder, `back-${name}`);
    const [file] = await connection.get([`${connection.scratch}/${name}`], back, {signal});
    const digest = createHash('sha256').update(readFileSync(source)).digest('hex');
    expect(file).toMatchObject({bytes: BYTES, sha256: digest, truncated: false});
  }

  it('takes no byte of a file through the agent, and none too many', async () => {
    const before = guest.files.bytesWritten + guest.files.bytesRead;
    await roundTrip('whole');
    const after = guest.files.bytesWritten + guest.files.bytesRead;
    expect(after - before).toBeGreaterThanOrEqual(2 * BYTES);
    expect(after - before).toBeLessThan(2 * BYTES + 1_000);
  });

  it('goes on after a file that is cut', async () => {
    const back = join(folder, 'cut');
    const sources = [`${connection.scratch}/whole`];
    const [file] = await connection.get(sources, back, {signal, fileBytesMax: 100_000});
    expect(file).toMatchObject({bytes: 100_000, truncated: true});
    await roundTrip('after-cut');
  });

  it('is not used any more once bytes may be left in it, by no connection', async () => {
    const stop = new AbortController();
    const reason = new CancelError('stopped', 'enough');
    const onProgress = ({bytes}: {readonly bytes: number}): void => {
      if (bytes > BYTES / 2) stop.abort(reason);
    };
    await expect(
      connection.put([{source, target: 'part', mode: 0o600}], {signal: stop.signal, onProgress}),
    ).rejects.toBe(reason);
    const before = guest.files.bytesWritten;
    await roundTrip('after-abort');
    await connection[Symbol.asyncDispose]();
    connection = await open();
    await roundTrip('after-all');
    expect(guest.files.bytesWritten).toBe(before);
  });
});
