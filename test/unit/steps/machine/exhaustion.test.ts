import {expect, it} from 'vitest';
import {exhausted} from '../../../../src/steps/machine/exhaustion.ts';

it('Y11 says what is used up, each in a clause of its own', () => {
  const text = [
    'disk 64 /mnt/a b',
    'memory 2048 222612',
    'files 990 1000',
    'processes 120 120',
    'card eth0',
    'something else',
  ].join('\n');
  expect(exhausted(text, {hasOwnCards: true})).toEqual([
    'the disk is full: nothing is free of the 64 KiB of /mnt/a b',
    'the memory is used up: 2 MiB of 217.4 MiB are available',
    'the open files are used up: 990 of 1000',
    'the processes are used up: 120 of 120',
    'the network is lost: eth0 has no link',
  ]);
});

it('Y11 says nothing of what is there, of what is unknown, and of cards that may be unplugged', () => {
  const text = 'memory 150000 222612\nfiles 5 1000\nprocesses 60 32768\ncard docker0\nmemory x y\n';
  expect(exhausted(text, {hasOwnCards: false})).toEqual([]);
  expect(exhausted('', {hasOwnCards: true})).toEqual([]);
});
