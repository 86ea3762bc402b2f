import {describe, expect, it} from 'vitest';
import {ConsoleJudge} from '../../../src/console-judge/console-judge.ts';
import {judgeText} from '../../../src/console-judge/judge-text.ts';
import {OOPS, Printk, titles} from './samples.ts';

const FIRMWARE = 'SeaBIOS (version 1.16.2)\nBooting from ROM..\n';

/** A boot; `jitterUs` shifts its times as no two boots take the same. */
function boot(jitterUs: number): string {
  const lines = [
    '[    0.000000] Linux version 6.1.0 (gcc 12) #1 SMP',
    '[    0.000000] Command line: quiet',
  ];
  for (let at = 1; at < 30; at++) {
    const time = (at * 0.01 + jitterUs / 1e6).toFixed(6).padStart(12);
    lines.push(`[${time}] subsystem ${at}: ready`);
  }
  return `${lines.join('\n')}\n`;
}

const DECOMPRESSOR = 'Decompressing Linux... Parsing ELF... done.\nBooting the kernel.\n';
const REBOOT = 'unexpected kernel reboot';

describe('a kernel that boots', () => {
  it('is no report the first time, with or without firmware before it', () => {
    expect(titles(boot(0))).toEqual([]);
    expect(titles(FIRMWARE + DECOMPRESSOR + boot(0))).toEqual([]);
    expect(titles(`\n\n${FIRMWARE}${boot(0)}`)).toEqual([]);
  });

  it('is an unexpected reboot when it boots again', () => {
    expect(titles(boot(0) + boot(17))).toEqual([REBOOT]);
    expect(titles(FIRMWARE + DECOMPRESSOR + boot(0) + FIRMWARE + DECOMPRESSOR + boot(17))).toEqual([
      REBOOT,
    ]);
  });

  it('is an unexpected reboot when something ran before, seen or not', () => {
    expect(titles(`[  500.720639] something ran\n${FIRMWARE}${DECOMPRESSOR}${boot(0)}`)).toEqual([
      REBOOT,
    ]);
    expect(titles(`ok 1 - a test\n${FIRMWARE}${DECOMPRESSOR}${boot(0)}`)).toEqual([REBOOT]);
  });

  it('is fatal, of class REBOOT', () => {
    expect(judgeText(boot(0) + boot(17))[0]).toMatchObject({class: 'REBOOT', severity: 'fatal'});
  });

  it('is no report where the boot was meant, and one again the next time', () => {
    const found: string[] = [];
    const judge = new ConsoleJudge({onReport: ({title}) => found.push(title)});
    judge.push(Buffer.from(boot(0)));
    judge.expectReboot();
    judge.push(Buffer.from(boot(17)));
    judge.flush();
    expect(found).toEqual([]);
    judge.push(Buffer.from(boot(31)));
    judge.flush();
    expect(found).toEqual([REBOOT]);
  });

  it('is no report after a panic, which says why', () => {
    const panic = new Printk().print(`${OOPS}\nKernel panic - not syncing: Fatal exception`);
    expect(titles(boot(0) + panic + FIRMWARE + DECOMPRESSOR + boot(17))).toHaveLength(1);
  });

  it('is not taken for one where user space prints old messages or the version', () => {
    expect(titles(`${boot(0)}# dmesg\n${boot(0)}`)).toEqual([]);
    expect(titles(`${boot(0)}# cat /proc/version\nLinux version 6.1.0 (gcc 12) #1 SMP\n`)).toEqual(
      [],
    );
  });
});
