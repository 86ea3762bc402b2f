import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {framed} from '../../../../../src/environments/posix/remote-shell.ts';
import {
  LinkChannel,
  unframed,
} from '../../../../../src/environments/qemu/guest-link/link-channel.ts';

describe('a channel over a link', () => {
  it('tells a framed script from the input behind it, whatever they hold', () => {
    fc.assert(
      fc.property(fc.string({unit: 'binary'}), fc.uint8Array(), (script, input) => {
        const data = Buffer.concat([Buffer.from(framed(script)), input]);
        const parts = unframed(data);
        const text = script.endsWith('\n') ? script : `${script}\n`;
        expect(Buffer.from(parts.script, 'latin1').toString()).toBe(Buffer.from(text).toString());
        expect(parts.rest.equals(input)).toBe(true);
      }),
      {numRuns: 200},
    );
  });

  it('starts when its input is complete, and ends after what was said has been heard', async () => {
    const started: string[] = [];
    const channel = new LinkChannel({
      start: (_, script, input) => started.push(`${script}|${input.toString()}`),
      abandon: () => undefined,
    });
    const heard: string[] = [];
    channel.on('data', (chunk: Buffer) => heard.push(chunk.toString()));
    channel.stderr.on('data', (chunk: Buffer) => heard.push(chunk.toString()));
    channel.on('exit', (code: number) => heard.push(`exit ${code}`));
    const closed = new Promise((resolve) => channel.once('close', resolve));
    channel.write('1\ntrue\nin');
    expect(started).toEqual([]);
    channel.eof();
    expect(started).toEqual(['true\n|in']);
    channel.deliver('stdout', Buffer.from('out'));
    channel.deliver('stderr', Buffer.from('err'));
    channel.exit(0, undefined);
    channel.finish();
    await closed;
    expect(heard.sort()).toEqual(['err', 'exit 0', 'out']);
  });
});
