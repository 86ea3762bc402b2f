import {expect, it} from 'vitest';
import {unfailingConsole} from '../../../src/cli/unfailing-console.ts';
import type {RunEvent} from '../../../src/journal/event.ts';

const EVENT: RunEvent = {seq: 1, at: 0, type: 'warning-raised', code: 'x/y', message: 'odd'};

it('a bug in what shows a run is told of once, and decides on nothing', () => {
  let said = '';
  let calls = 0;
  const bug = (): never => {
    calls += 1;
    throw new TypeError('cannot read what is not there');
  };
  const show = {onEvent: bug, recall: bug, onOutput: bug, close: bug};
  const write = (text: string): void => {
    said += text;
  };
  const console = unfailingConsole(show, {write, isTerminal: false, columns: undefined});
  console.onEvent(EVENT);
  console.onEvent(EVENT);
  console.recall(EVENT);
  console.onOutput('a@here', '1', 'stdout', Buffer.from('x'));
  console.close();
  expect(calls).toBe(1);
  expect(said.match(/has a bug, please report it/g)).toHaveLength(1);
  expect(said).toContain('cannot read what is not there');
  expect(said).toContain('the run goes on without showing how');
});

it('shows everything as long as all is well', () => {
  const shown: string[] = [];
  const note =
    (name: string) =>
    (...args: unknown[]): void =>
      void shown.push(`${name} ${args.length}`);
  const show = {
    onEvent: note('event'),
    recall: note('recall'),
    onOutput: note('output'),
    close: note('close'),
  };
  const output = {write: () => undefined, isTerminal: false, columns: undefined};
  const console = unfailingConsole(show, output);
  console.recall(EVENT);
  console.onEvent(EVENT);
  console.onOutput('a@here', '1', 'stdout', Buffer.from('x'));
  console.close({reports: []});
  expect(shown).toEqual(['recall 1', 'event 1', 'output 4', 'close 1']);
});
