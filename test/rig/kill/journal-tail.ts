import {closeSync, fstatSync, openSync, readSync} from 'node:fs';
import type {JournalLine} from '../cli.ts';

/** The events of a journal that is being written. */
export class JournalTail {
  readonly events: JournalLine[] = [];
  readonly #path: string;
  #offset = 0;
  #rest = '';

  constructor(path: string) {
    this.#path = path;
  }

  /** Adds what has been written since. */
  read(): void {
    let file: number;
    try {
      file = openSync(this.#path, 'r');
    } catch {
      // It is not there yet.
      return;
    }
    try {
      const bytes = Buffer.alloc(Math.max(0, fstatSync(file).size - this.#offset));
      const count = readSync(file, bytes, 0, bytes.length, this.#offset);
      this.#offset += count;
      const lines = (this.#rest + bytes.subarray(0, count).toString('utf8')).split('\n');
      this.#rest = lines.pop() ?? '';
      for (const line of lines) this.events.push(JSON.parse(line) as JournalLine);
    } finally {
      closeSync(file);
    }
  }
}
