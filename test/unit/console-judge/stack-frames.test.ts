import {describe, expect, it} from 'vitest';
import {parseStackLine} from '../../../src/console-judge/stack-frames.ts';

const frame = (name: string, isQuestionable = false) => ({id: 'frame', name, isQuestionable});

describe('a line of a stack', () => {
  it.each([
    ['Call Trace:', {id: 'trace'}],
    ['Call trace:', {id: 'trace'}],
    ['  backtrace:', {id: 'trace'}],
    [' vfs_write+0xc4/0x3a0', frame('vfs_write')],
    [' vfs_write+0xc4/0x3a0 fs/read_write.c:582', frame('vfs_write')],
    [' ? vfs_write+0xc4/0x3a0', frame('vfs_write', true)],
    [' [<ffffffff81a77a82>] vfs_read+0x192/0x3c0', frame('vfs_read')],
    [' <IRQ>  [<ffffffff813eb3e6>] show_it+0x2d0/0x2dc', frame('show_it')],
    [' nf_hook.constprop.0+0x10/0x20 [nf_tables]', frame('nf_hook')],
    [
      '[<80c1e5e8>] (schedule_it) from [<80c1eb20>] (waiter+0x60/0xdc)',
      {...frame('schedule_it'), calledBy: 'waiter'},
    ],
    ['[c000000051a27a60] [c000000000a58d3c] add_one+0x10/0x20', frame('add_one')],
    ['    [<00000000abc12345>] seq_open+0x4f/0x120', frame('seq_open')],
    ['RIP: 0010:driver_write+0x1f/0x90 [driver]', {id: 'ip', name: 'driver_write', isUser: false}],
    ['RIP: 0010:0x86', {id: 'ip', name: undefined, isUser: false}],
    ['RIP: 0033:0x4512c9', {id: 'ip', name: undefined, isUser: true}],
    ['RIP: 0010:[<ffffffff8144d081>]  [<ffffffff8144d081>] old+0x21/0x80', {id: 'ip', name: 'old'}],
    ['pc : update_it+0x0/0x3c0', {id: 'ip', name: 'update_it'}],
    ['epc : handle_it+0x1a/0x20', {id: 'ip', name: 'handle_it'}],
    ['PC is at memcpy_it+0x30/0xa8', {id: 'ip', name: 'memcpy_it'}],
    ['NIP [c00000000022d79c] partition_it+0x1ac/0x5f0', {id: 'ip', name: 'partition_it'}],
    ['Allocated by task 4277:', {id: 'past'}],
  ])('%j is read', (line, expected) => {
    expect(parseStackLine(line)).toMatchObject(expected);
  });

  it.each([
    'RAX: 0000000000000000 RBX: ffff888072eb9838',
    ' new_sync_write fs/read_write.c:491 [inline]',
    'Modules linked in: foo',
    '',
    'usb 1-1: new device',
  ])('%j is none', (line) => {
    expect(parseStackLine(line)).toBeUndefined();
  });
});
