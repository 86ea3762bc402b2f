import {expect, it} from 'vitest';
import {parseAddress} from '../../../src/readiness/dial-check.ts';

it.each([
  ['8080', '127.0.0.1', 8080],
  ['board.lab:22', 'board.lab', 22],
  ['[::1]:443', '::1', 443],
  [':80', '127.0.0.1', 80],
])('an address "%s" is a host and a port', (text, host, port) => {
  expect(parseAddress(text)).toEqual({host, port});
});
