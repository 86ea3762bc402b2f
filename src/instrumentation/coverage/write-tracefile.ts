import {once} from 'node:events';
import {createWriteStream} from 'node:fs';
import {mkdir, rename, rm} from 'node:fs/promises';
import {dirname} from 'node:path';
import {finished} from 'node:stream/promises';
import {type CoverageData, type FileCoverage, NEVER_REACHED, sharesOf} from './coverage-data.ts';

/**
 * Writes `data` as a tracefile, one record for each source file in the order of their paths; the
 * same data give the same bytes. It is there whole or not at all. Folders are made as needed.
 *
 * @param testName Anything; what lcov takes as a name is made of it.
 * @throws the system's error.
 */
export async function writeTracefile(
  path: string,
  data: CoverageData,
  testName: string,
): Promise<void> {
  await mkdir(dirname(path), {recursive: true});
  const part = `${path}.part`;
  const stream = createWriteStream(part, {mode: 0o644});
  const isDone = finished(stream);
  // Also where nobody waits for it yet.
  isDone.catch(() => undefined);
  try {
    for (const source of [...data.files.keys()].sort()) {
      const file = data.files.get(source);
      if (file === undefined) continue;
      const isTaken = stream.write(recordOf(source, file, testName.replace(/\W/g, '_')));
      if (!isTaken) await Promise.race([once(stream, 'drain'), isDone]);
    }
    stream.end();
    await isDone;
    await rename(part, path);
  } catch (error) {
    stream.destroy();
    await rm(part, {force: true}).catch(() => undefined);
    throw error;
  }
}

/** As man geninfo(1) has it, in lcov 1's order. */
function recordOf(source: string, file: FileCoverage, testName: string): string {
  const shares = sharesOf(file);
  const lines = [`TN:${testName}`, `SF:${source.replace(/[\r\n]/g, '_')}`];
  const functions = [...file.functions]
    .filter(([, {line}]) => line !== Infinity)
    .sort(([a, {line: lineA}], [b, {line: lineB}]) => lineA - lineB || (a < b ? -1 : 1));
  for (const [name, {line}] of functions) lines.push(`FN:${line},${name}`);
  for (const [name, {count}] of functions) lines.push(`FNDA:${count},${name}`);
  lines.push(`FNF:${shares.functions.found}`, `FNH:${shares.functions.hit}`);
  for (const [key, taken] of [...file.branches].sort(([a], [b]) => compareKeys(a, b))) {
    lines.push(`BRDA:${key},${taken === NEVER_REACHED ? '-' : taken}`);
  }
  if (file.branches.size > 0) {
    lines.push(`BRF:${shares.branches.found}`, `BRH:${shares.branches.hit}`);
  }
  for (const [line, count] of [...file.lines].sort(([a], [b]) => a - b)) {
    lines.push(`DA:${line},${count}`);
  }
  lines.push(`LF:${shares.lines.found}`, `LH:${shares.lines.hit}`, 'end_of_record', '');
  return lines.join('\n');
}

const byNumbers = new Intl.Collator('en', {numeric: true});

function compareKeys(a: string, b: string): number {
  return byNumbers.compare(a, b) || (a < b ? -1 : 1);
}
