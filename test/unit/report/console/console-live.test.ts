import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {displayWidth, truncateToWidth} from '../../../../src/report/console/display-width.ts';
import {ConsoleRig, ended, screenAfter, started} from './console-rig.ts';

function running(rig: ConsoleRig, id: string, step: string, number = 1): ConsoleRig {
  const instance = `${id.split('@')[1] ?? 'here'}#${number}`;
  return rig.emit(
    {type: 'case-started', case: id, attempt: 1, instance},
    {type: 'step-started', case: id, attempt: 1, step: '1', name: step},
  );
}

describe('the console on a terminal', () => {
  it('shows a lane for what runs, and lets what has ended scroll above', () => {
    const rig = new ConsoleRig({isTerminal: true}).emit(started(3));
    running(running(rig, 'build@here', 'make'), 'a@vm', 'curl');
    rig.emit({
      type: 'stage-started',
      stage: 'connect',
      environment: 'board',
      instance: 'board#1',
      attempt: 1,
    });
    rig.print('build@here', 'cc one.c\n\x1b[1mcc two.c\x1b[0m\n').tick(2000);
    expect(screenAfter(rig.written, 60)).toMatchInlineSnapshot(`
      [
        "proctor 1.0.0 · suite · 3 cases · run r1",
        "here  1 running",
        "  here#1  build@here     2s make | cc two.c",
        "vm  1 running",
        "  vm#1    a@vm           2s curl",
        "board  1 being made",
        "  board#1                2s connecting",
        "0/3 done · 2s",
        "",
      ]
    `);
    rig.emit(ended('a@vm')).tick();
    expect(screenAfter(rig.written, 60)).toMatchInlineSnapshot(`
      [
        "proctor 1.0.0 · suite · 3 cases · run r1",
        "✓ a@vm 12ms",
        "here  1 running",
        "  here#1  build@here     2s make | cc two.c",
        "board  1 being made",
        "  board#1                2s connecting",
        "1/3 done · 1 passed · 2s",
        "",
      ]
    `);
    rig.emit(ended('build@here', {verdict: 'failed', reason: 'no'})).close();
    expect(screenAfter(rig.written, 60)).toMatchInlineSnapshot(`
      [
        "proctor 1.0.0 · suite · 3 cases · run r1",
        "✓ a@vm 12ms",
        "✗ build@here failed after 12ms: no",
        "    run it again: proctor run build@here",
        "",
        "failed",
        "  ✗ build@here  no",
        "3 cases · 1 passed · 1 failed · 1 not run · 2.1s",
        "",
      ]
    `);
  });

  it('writes nothing between two ticks and nothing when nothing has changed', () => {
    const rig = new ConsoleRig({isTerminal: true}).emit(started(1));
    running(rig, 'a@here', 'sleep');
    expect(rig.writeCount).toBe(0);
    rig.tick().tick().tick();
    expect(rig.writeCount).toBe(1);
    rig.tick(1000);
    expect(rig.writeCount).toBe(2);
  });

  it('bounds the lanes and says how many more there are', () => {
    const rig = new ConsoleRig({isTerminal: true}).emit(started(20));
    for (let index = 0; index < 20; index++) running(rig, `c${index}@here`, 'true', index);
    rig.tick();
    const screen = screenAfter(rig.written, 60);
    // What has happened keeps half of the 24 lines: the rest are ten lanes, what is said of the
    // others, and how far the run is.
    expect(screen).toHaveLength(1 + 10 + 1 + 1 + 1);
    expect(screen[11]).toBe('  … 10 more');
  });

  it('removes all of a frame after the window has become narrower', () => {
    const rig = new ConsoleRig({isTerminal: true}).emit(started(2));
    running(rig, 'a-case-with-a-long-name@here', 'a step with a long name').tick(1000);
    const before = rig.written;
    rig.columns = 20;
    rig.written = '';
    rig.tick(1000);
    // The terminal has wrapped what was there: one line of 55 columns became three of 20.
    const [, up] = /\x1b\[(\d+)A/.exec(rig.written) ?? [];
    const oldFrame = screenAfter(before, 60).slice(1, -1);
    const rows = oldFrame.reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / 20)), 0);
    expect(Number(up)).toBe(rows);
    for (const line of screenAfter(rig.written.replace(/\x1b\[\d+A\x1b\[0J/, ''), 20)) {
      expect(line.length).toBeLessThan(20);
    }
  });

  it('keeps every line of the frame within the window, for any names, output and width', () => {
    fc.assert(
      fc.property(
        fc.string({unit: 'grapheme', minLength: 1}),
        fc.string({unit: 'binary'}),
        fc.integer({min: 1, max: 100}),
        (name, output, columns) => {
          const rig = new ConsoleRig({isTerminal: true, level: 'normal'});
          rig.columns = columns;
          rig.emit(started(1)).tick();
          rig.written = '';
          running(rig, `${name}@here`, name).print(`${name}@here`, output).tick(1000);
          const frame = rig.written.replace(/\x1b\[(\d+A|0J|\?2026[hl])/g, '');
          expect(frame).not.toMatch(/[\x00-\x08\x0b-\x1f\x7f-\x9f]/);
          for (const line of frame.split('\n')) {
            expect(displayWidth(line)).toBeLessThanOrEqual(Math.max(1, columns - 1));
          }
        },
      ),
      {numRuns: 300},
    );
  });
});

describe('truncateToWidth', () => {
  it('counts wide characters as two columns and cuts between graphemes', () => {
    expect(truncateToWidth('日本語のテスト', 7, '…')).toBe('日本語…');
    expect(truncateToWidth('日本語', 6, '…')).toBe('日本語');
    expect(truncateToWidth('👩‍👩‍👧‍👦 family', 4, '…')).toBe('👩‍👩‍👧‍👦 …');
    expect(truncateToWidth('abc', 1, '...')).toBe('');
  });
});
