import {spawn} from 'node:child_process';
import {readFileSync} from 'node:fs';
import {performance} from 'node:perf_hooks';

/** A command and where it runs. */
export interface Invocation {
  readonly argv: readonly [string, ...string[]];
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** Figures of one whole process. */
export interface Measured {
  readonly wallMs: number;
  /** Of the process itself, children left out; `VmHWM` of `/proc/<pid>/status`, sampled. */
  readonly peakMiB: number;
}

/** One line of the table. */
export interface Row {
  readonly what: string;
  readonly measured: string;
  readonly goal: string;
  readonly ok: boolean;
  readonly detail: string;
}

/** How often the peak is sampled; it only grows, so the last sample misses at most this much. */
const SAMPLE_MS = 10;

/** Runs a command to its end. @throws when it does not exit with one of `exitCodes`. */
export async function measure(
  invocation: Invocation,
  exitCodes: readonly number[] = [0],
): Promise<Measured> {
  const [file, ...args] = invocation.argv;
  const started = performance.now();
  const child = spawn(file, args, {
    cwd: invocation.cwd,
    env: {...process.env, ...invocation.env},
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let stderr = '';
  child.stderr.on('data', (chunk: Buffer) => {
    stderr = (stderr + chunk.toString()).slice(-4000);
  });
  let peakMiB = 0;
  const sampler = setInterval(() => {
    peakMiB = Math.max(peakMiB, peakOf(child.pid));
  }, SAMPLE_MS);
  const exitCode = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  const wallMs = performance.now() - started;
  clearInterval(sampler);
  if (exitCode === null || !exitCodes.includes(exitCode)) {
    throw new Error(`${invocation.argv.join(' ')} exited with ${exitCode}\n${stderr}`);
  }
  return {wallMs, peakMiB};
}

function peakOf(pid: number | undefined): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    return Number(/^VmHWM:\s+(\d+) kB/m.exec(status)?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}

/** The ratio of two commands' times, pair by pair: A B A B …, after one uncounted pair. */
export async function compare(
  a: Invocation,
  b: Invocation,
  runs: number,
): Promise<{readonly ratio: number; readonly aMs: number; readonly bMs: number}> {
  const ratios: number[] = [];
  const times: {a: number[]; b: number[]} = {a: [], b: []};
  for (let run = -1; run < runs; run += 1) {
    const first = await measure(a);
    const second = await measure(b);
    if (run < 0) continue;
    times.a.push(first.wallMs);
    times.b.push(second.wallMs);
    ratios.push(first.wallMs / second.wallMs);
  }
  return {ratio: median(ratios), aMs: median(times.a), bMs: median(times.b)};
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** A row whose goal is an upper limit. */
export function row(
  what: string,
  value: number,
  limit: number,
  options: {readonly unit: string; readonly detail: string},
): Row {
  const show = (number: number) => `${number.toFixed(number < 20 ? 2 : 0)} ${options.unit}`;
  return {
    what,
    measured: show(value),
    goal: `≤ ${show(limit)}`,
    ok: value <= limit,
    detail: options.detail,
  };
}
