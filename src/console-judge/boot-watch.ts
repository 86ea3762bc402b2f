import type {FoundHeader} from './find-header.ts';
import type {StreamLine} from './open-report.ts';
import {type PrintkLine, parsePrintkLine} from './printk-line.ts';

/** Lines of the first boot that are remembered, to know them when `dmesg` prints them again. */
const REMEMBERED_MAX = 200;

/** So many lines of the first boot in a row, to the microsecond: it is no new boot. */
const REPEATED = 3;

/** What firmware and boot loaders print before a kernel starts. */
const FIRMWARE =
  /SeaBIOS|iPXE|UEFI|EDK II|BdsDxe|U-Boot|OpenSBI|GRUB|Booting from|early console in|Decompressing|Uncompressing|input_data:/;

const KERNEL_TIME = /^(?:.{0,40}login: )?\[ *(?!0\.000000)\d+\.\d{6}\]/m;

/** What a line that looks like the start of a kernel means. */
export type BootVerdict = 'boot' | 'reboot' | 'undecided' | 'nothing';

/** Knows whether a kernel that starts was meant to. */
export class BootWatch {
  #state: 'unknown' | 'starting' | 'running' = 'unknown';
  #isExpected = false;
  #remembered = new Set<string>();
  #pending: {readonly line: StreamLine; repeated: number} | undefined;

  /** Whether it has to see every line for now, and not only those with a header. */
  get wantsLines(): boolean {
    const isLearning = this.#state === 'running' && this.#remembered.size < REMEMBERED_MAX;
    return isLearning || this.#pending !== undefined;
  }

  /** The next boot is meant. */
  expect(): void {
    this.#isExpected = true;
  }

  /**
   * @param before the stream before the line, as far back as it is kept.
   * @param hasPanicked whether the kernel before said that it would not go on.
   */
  start(line: StreamLine, header: FoundHeader, before: string, hasPanicked: boolean): BootVerdict {
    const isKernel = header.text === 'Linux version ';
    const {stampS, text} = parsePrintkLine(line.raw);
    const isStart = text.startsWith(header.text) && (stampS === undefined || stampS === 0);
    if (!isStart) return 'nothing';
    if (isKernel && this.#state === 'starting') {
      this.#state = 'running';
      return 'nothing';
    }
    const isMeant = this.#isExpected || hasPanicked;
    if (isKernel && this.#state === 'running' && !this.#isExpected) {
      // `cat /proc/version` has no time, and `dmesg` the old ones.
      if (stampS === undefined) return 'nothing';
      this.#pending = {line, repeated: 0};
      return 'undecided';
    }
    const wasRunning = this.#state === 'running' || (this.#state === 'unknown' && runs(before));
    this.#state = isKernel ? 'running' : 'starting';
    this.#isExpected = false;
    this.#remembered = new Set();
    return wasRunning && !isMeant ? 'reboot' : 'boot';
  }

  /** Takes any other line; gives the line that began an unexpected boot once that is sure. */
  line({stampS, text}: PrintkLine): StreamLine | undefined {
    if (!this.wantsLines) return undefined;
    if (stampS === undefined || stampS === 0) return undefined;
    const key = `${stampS} ${text}`;
    const pending = this.#pending;
    if (pending === undefined) {
      this.#remembered.add(key);
      return undefined;
    }
    if (this.#remembered.has(key)) {
      if (++pending.repeated >= REPEATED) this.#pending = undefined;
      return undefined;
    }
    return this.end();
  }

  /** The stream has ended, or has been still for long: what is undecided counts. */
  end(): StreamLine | undefined {
    const line = this.#pending?.line;
    this.#pending = undefined;
    if (line !== undefined) this.#remembered = new Set();
    return line;
  }
}

/** Whether something ran before the firmware that started this kernel. */
function runs(before: string): boolean {
  if (KERNEL_TIME.test(before)) return true;
  const firmware = before.search(FIRMWARE);
  return firmware > 0 && before.slice(0, before.lastIndexOf('\n', firmware) + 1).trim() !== '';
}
