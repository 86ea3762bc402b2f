/**
 * `npm run bench [name…]`: measures the goals that proctor sets itself, each as a ratio within one
 * run on one machine, whole processes, and prints a table. Needs a build.
 */
import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import type {Row} from './measure.ts';

/** The measurements, in the order they run. */
const BENCHES = {
  start: async (folder: string) => (await import('./start.ts')).start(folder),
  cases: async (folder: string) => (await import('./cases.ts')).cases(folder),
  manifest: async (folder: string) => (await import('./manifest.ts')).manifest(folder),
  makespan: async (folder: string) => (await import('./makespan.ts')).makespan(folder),
  judge: async (folder: string) => (await import('./judge.ts')).judge(folder),
  fork: async (folder: string) => (await import('./fork.ts')).fork(folder),
  machines: async (folder: string) => (await import('./machines.ts')).machines(folder),
  ssh: async (folder: string) => (await import('./ssh.ts')).ssh(folder),
  deploy: async (folder: string) => (await import('./deploy.ts')).deploy(folder),
  'guest-agent': async (folder: string) => (await import('./guest-agent.ts')).guestAgent(folder),
  history: async (folder: string) => (await import('./history.ts')).history(folder),
  reports: async (folder: string) => (await import('./reports.ts')).reports(folder),
  soak: async (folder: string) => (await import('./soak.ts')).soak(folder),
  clean: async (folder: string) => (await import('./clean.ts')).clean(folder),
  containers: async () => (await import('./containers.ts')).containers(),
  locks: async (folder: string) => (await import('./locks.ts')).locks(folder),
} as const satisfies Record<string, (folder: string) => Promise<readonly Row[]>>;

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !(name in BENCHES));
if (unknown.length > 0) {
  process.stderr.write(
    `no bench ${unknown.join(', ')}; there are ${Object.keys(BENCHES).join(', ')}\n`,
  );
  process.exit(2);
}
const rows: Row[] = [];
for (const [name, bench] of Object.entries(BENCHES)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  const folder = mkdtempSync(join(tmpdir(), `proctor-bench-${name}-`));
  process.stderr.write(`${name} …\n`);
  try {
    rows.push(...(await bench(folder)));
  } finally {
    rmSync(folder, {recursive: true, force: true});
  }
}
const widths = (['what', 'measured', 'goal'] as const).map((key) =>
  Math.max(...rows.map((row) => row[key].length)),
);
for (const row of rows) {
  const cells = [row.what, row.measured, row.goal].map((cell, at) => cell.padEnd(widths[at] ?? 0));
  process.stdout.write(`${row.ok ? 'met   ' : 'MISSED'}  ${cells.join('  ')}  ${row.detail}\n`);
}
process.exitCode = rows.every((row) => row.ok) ? 0 : 1;
