import {closeSync, openSync, writeSync} from 'node:fs';
import {join} from 'node:path';
import {measure, median, type Row, row} from './measure.ts';
import {NODE_NOTHING, proctor} from './proctor.ts';

const OOPS = `BUG: kernel NULL pointer dereference, address: 0000000000000018
Oops: 0000 [#1] PREEMPT SMP
CPU: 0 PID: 77 Comm: sh Not tainted 6.1.0 #1
RIP: 0010:driver_write+0x1f/0x90 [driver]
Call Trace:
 vfs_write+0xc4/0x3a0
 ksys_write+0x5f/0xe0
 do_syscall_64+0x3b/0x90
---[ end trace 0000000000000000 ]---`;

/** Lines of kernels and of user space, some with words that are nearly a report's. */
const NOISE: readonly ((at: number, stamp: string) => string)[] = [
  (at, stamp) =>
    `${stamp}[ T${1000 + (at % 50)}] audit: type=1400 avc:  denied  { write } for  pid=${at} comm="rm"`,
  (at, stamp) =>
    `${stamp} EXT4-fs (loop${at % 9}): mounted filesystem without journal. Quota mode: writeback.`,
  (at, stamp) => `${stamp} usb 6-1: new high-speed USB device number ${at} using dummy_hcd`,
  (at) => `2026/11/21 15:00:0${at % 10} executing program ${at}:\r`,
  (at) => `[  OK  ] Started Session ${at} of user root.`,
  (at, stamp) => `${stamp} CAM_INFO: CAM-ISP: cam_isp_dev_probe: ${at} Camera ISP probe complete`,
  (at) => `ok ${at} - test number ${at} INFO warning bug WARN DEBUG: nothing`,
];

/** What judging a noisy console costs, and whether its memory grows with it. */
export async function judge(folder: string): Promise<Row[]> {
  const [small, large] = [join(folder, 'small.log'), join(folder, 'large.log')];
  const smallBytes = writeConsole(small, 80e6);
  const largeBytes = writeConsole(large, 320e6);
  const wall: number[] = [];
  const nothing: number[] = [];
  const growth: number[] = [];
  let peakMiB = 0;
  for (let run = 0; run < 3; run++) {
    const one = await measure(proctor(folder, 'judge', small), [1]);
    const ten = await measure(proctor(folder, 'judge', large), [1]);
    nothing.push((await measure(NODE_NOTHING)).wallMs);
    wall.push(ten.wallMs);
    growth.push(ten.peakMiB / one.peakMiB);
    peakMiB = ten.peakMiB;
  }
  const seconds = (median(wall) - median(nothing)) / 1000;
  const rate = largeBytes / 1e6 / seconds;
  return [
    row('time for 50 MB of console text', 50 / rate, 1, {
      unit: 's',
      detail: `${rate.toFixed(0)} MB/s; ${(largeBytes / 1e6).toFixed(0)} MB in ${seconds.toFixed(2)} s, a report each 5 MB`,
    }),
    row('memory for four times the text', median(growth), 1.25, {
      unit: '×',
      detail: `${peakMiB.toFixed(0)} MiB for ${(largeBytes / smallBytes).toFixed(1)} times the bytes`,
    }),
  ];
}

function writeConsole(path: string, bytes: number): number {
  const file = openSync(path, 'w');
  let written = 0;
  let nextReport = 5e6;
  for (let at = 0; written < bytes; ) {
    const lines: string[] = [];
    for (const end = at + 10_000; at < end; at++) {
      const stamp = `[${(at * 0.000137).toFixed(6).padStart(12)}]`;
      lines.push(NOISE[at % NOISE.length]?.(at, stamp) ?? '');
    }
    if (written > nextReport) {
      const stamp = `[${(at * 0.000137).toFixed(6).padStart(12)}]`;
      lines.push(...OOPS.split('\n').map((line) => `${stamp} ${line}`));
      nextReport += 5e6;
    }
    written += writeSync(file, `${lines.join('\n')}\n`);
  }
  closeSync(file);
  return written;
}
