import {join} from 'node:path';
import {performance} from 'node:perf_hooks';
import {DatabaseSync} from 'node:sqlite';

/** Another user of the database: writes to it again and again, and says how long that took each time. */
const database = new DatabaseSync(join(process.argv[2] ?? '', 'proctor.db'));
database.exec('PRAGMA busy_timeout = 5000');
const waits: number[] = [];
let isStopped = false;
process.on('message', () => {
  isStopped = true;
});

function turn(): void {
  const started = performance.now();
  database.exec('BEGIN IMMEDIATE; UPDATE history_meta SET generation = generation; COMMIT');
  waits.push(performance.now() - started);
  if (!isStopped) {
    setTimeout(turn, 1);
    return;
  }
  database.close();
  process.send?.(waits);
  process.disconnect();
}

process.send?.('ready');
turn();
