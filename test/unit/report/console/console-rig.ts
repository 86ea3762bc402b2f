import type {RunEvent, RunEventBody} from '../../../../src/journal/event.ts';
import {
  type ConsoleOptions,
  createConsole,
  type RunConsole,
} from '../../../../src/report/console/create-console.ts';

/** A console with a clock and a timer that the test moves by hand, and all that it wrote. */
export class ConsoleRig {
  written = '';
  writeCount = 0;
  nowMs = 0;
  columns: number | undefined = 60;
  rows: number | undefined;
  readonly console: RunConsole;
  #seq = 0;
  #tick: () => void = () => {};

  constructor(options: Partial<ConsoleOptions> & {readonly isTerminal?: boolean} = {}) {
    const rig = this;
    const {isTerminal = false, ...rest} = options;
    this.console = createConsole({
      output: {
        write: (text) => {
          rig.written += text;
          rig.writeCount++;
        },
        isTerminal,
        get columns() {
          return rig.columns;
        },
        get rows() {
          return rig.rows;
        },
      },
      level: 'normal',
      color: false,
      ci: false,
      now: () => this.nowMs,
      cwd: '/home/me',
      every: (_intervalMs, tick) => {
        this.#tick = tick;
        return {[Symbol.dispose]: () => {}};
      },
      ...rest,
    });
  }

  emit(...bodies: readonly RunEventBody[]): this {
    for (const body of bodies) {
      this.#seq++;
      this.console.onEvent({...body, seq: this.#seq, at: this.nowMs} as RunEvent);
    }
    return this;
  }

  print(caseId: string, text: string | Buffer): this {
    this.console.onOutput(caseId, '1', 'stdout', Buffer.from(text));
    return this;
  }

  /** What was written since it was last taken. */
  take(): string {
    const {written} = this;
    this.written = '';
    return written;
  }

  tick(byMs = 100): this {
    this.nowMs += byMs;
    this.#tick();
    return this;
  }

  close(reports: readonly string[] = []): string {
    this.console.close({reports});
    return this.written;
  }
}

/** The first event of a run of `caseCount` cases. */
export function started(caseCount: number): RunEventBody {
  return {
    type: 'run-started',
    v: 1,
    runId: 'r1',
    version: '1.0.0',
    manifest: {path: '/home/me/proctor.yaml', name: 'suite', sha256: ''},
    host: {hostname: 'h', os: 'linux', kernel: '6', arch: 'x64', cpus: 2, memoryMiB: 1, node: '24'},
    environments: {},
    caseCount,
    concurrency: 2,
  };
}

/** The end of a case, passed in 12 ms unless said otherwise. */
export function ended(
  id: string,
  rest: Partial<RunEventBody & {type: 'case-ended'}> = {},
): RunEventBody {
  return {
    type: 'case-ended',
    case: id,
    attempt: 1,
    final: true,
    verdict: 'passed',
    durationMs: 12,
    ...rest,
  };
}

/** The end of a step of case `id`. */
export function stepEnded(
  id: string,
  rest: Partial<RunEventBody & {type: 'step-ended'}> = {},
): RunEventBody {
  return {
    type: 'step-ended',
    case: id,
    attempt: 1,
    step: '1',
    name: 'make check',
    verdict: 'passed',
    durationMs: 5,
    ...rest,
  };
}

/** What a terminal that is `columns` wide shows after `written`, scrolled-off lines included. */
export function screenAfter(written: string, columns: number): string[] {
  const rows: string[] = [''];
  let row = 0;
  const tokens = written.match(/\x1b\[[0-9;?]*[A-Za-z]|\n|[^\x1b\n]/gu) ?? [];
  for (const token of tokens) {
    const up = /^\x1b\[(\d+)A$/.exec(token);
    if (up !== null) {
      row -= Number(up[1]);
      if (row < 0) throw new Error('the cursor left the top of the screen');
    } else if (token === '\x1b[0J') {
      rows.length = row;
      rows.push('');
    } else if (token === '\n') {
      row++;
      rows[row] ??= '';
    } else if (!token.startsWith('\x1b')) {
      const line = rows[row] ?? '';
      if ([...line].length === columns) rows[++row] = token;
      else rows[row] = line + token;
    }
  }
  return rows;
}
