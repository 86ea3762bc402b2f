import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {failureTitle} from '../../../../src/state/history/failure-title.ts';

describe('the title of a failure', () => {
  it.each([
    ['process 4711 died at 0xffff8881deadbeef', 'process <n> died at <hex>'],
    ['cannot open /tmp/proctor-aB3x9/sock: gone', 'cannot open /tmp/<temp>/sock: gone'],
    ['connect to 10.0.0.17:40123 after 12.5s', 'connect to <ip>:<n> after <n>s'],
    ['run 20261121-120512-4f2a is lost', 'run <run> is lost'],
    ['id 6f1c2b3a-1b2c-4d5e-8f90-0123456789ab', 'id <uuid>'],
    ['at 2026-11-21T12:05:12.345Z it hung', 'at <time> it hung'],
    ['[   12.345678] BUG: sleeping', 'BUG: sleeping'],
    [
      'switch_ms is 5320 ms, above the most allowed 5000 ms',
      'switch_ms is <n> ms, above the most allowed <n> ms',
    ],
    ['\u001b[31mred\u001b[0m\n\tand\u0007 plain', 'red and plain'],
    ['commit 3fa91c02de is bad', 'commit <hex> is bad'],
    ['vm#3 is gone', 'vm#<n> is gone'],
  ])('leaves out what differs from run to run: %j', (message, title) => {
    expect(failureTitle(message)).toBe(title);
  });

  it.each([
    'exit code 137',
    'killed by signal 9',
    'main.c line 42: assertion failed',
    'http 404 from the server',
    'ext4 on eth0 with sha256',
    'expected status: 503',
  ])('keeps what tells failures apart: %j', (message) => {
    expect(failureTitle(message)).toBe(message);
  });

  it('is short, on one line and well-formed for any text', () => {
    fc.assert(
      fc.property(fc.string({unit: 'binary', maxLength: 400}), (message) => {
        const title = failureTitle(message);
        expect(title.length).toBeLessThanOrEqual(200);
        expect(title.isWellFormed()).toBe(true);
        expect(title).not.toMatch(/[\n\r\0\u001b]/u);
      }),
    );
  });

  it('is the same for any values of what differs', () => {
    const message = fc
      .record({
        pid: fc.integer({min: 1, max: 4_194_304}),
        address: fc.bigInt({min: 0n, max: 2n ** 64n - 1n}),
        ms: fc.float({min: 0, max: 1e6, noNaN: true, noDefaultInfinity: true}),
        uuid: fc.uuid(),
        ip: fc.ipV4(),
        at: fc.date({min: new Date(0), max: new Date('2099-01-01'), noInvalidDate: true}),
        temp: fc.stringMatching(/^[A-Za-z0-9]{6}$/),
      })
      .map(
        ({pid, address, ms, uuid, ip, at, temp}) =>
          `pid ${pid} at 0x${address.toString(16)} of ${uuid} on ${ip} took ${ms.toFixed(2)} ms at ${at.toISOString()} in /tmp/x-${temp}/log`,
      );
    fc.assert(
      fc.property(message, (text) => {
        expect(failureTitle(text)).toBe(
          'pid <n> at <hex> of <uuid> on <ip> took <n> ms at <time> in /tmp/<temp>/log',
        );
      }),
    );
  });

  it('takes time in proportion to its text', () => {
    // What would make a backtracking pattern take for ever.
    for (const text of [
      'a'.repeat(1e5),
      '0'.repeat(1e5),
      '1.'.repeat(1e5),
      '0a'.repeat(1e5),
      ' :'.repeat(1e5),
    ]) {
      expect(failureTitle(text).length).toBeLessThanOrEqual(200);
    }
  });
});
