import type {DatabaseSync, StatementSync} from 'node:sqlite';

/** Gives each text a number, and each number its text. For one connection; remembers what it gave. */
export class TextBook {
  readonly #ids = new Map<string, number>();
  readonly #texts = new Map<number, string>();
  readonly #find: StatementSync;
  readonly #add: StatementSync;
  readonly #read: StatementSync;

  constructor(db: DatabaseSync) {
    this.#find = db.prepare('SELECT id FROM history_texts WHERE text = ?');
    this.#add = db.prepare('INSERT INTO history_texts (text) VALUES (?)');
    this.#read = db.prepare('SELECT text FROM history_texts WHERE id = ?');
  }

  /** The number of `text`, which is added if it is new: in a transaction that writes only. */
  idOf(text: string): number {
    let id = this.#ids.get(text);
    if (id === undefined) {
      const row = this.#find.get(text);
      id = Number(row === undefined ? this.#add.run(text).lastInsertRowid : row['id']);
      this.#ids.set(text, id);
    }
    return id;
  }

  /** The number of `text`, or what stands for none. */
  idOrNull(text: string | undefined): number | null {
    return text === undefined ? null : this.idOf(text);
  }

  textOf(id: number): string {
    let text = this.#texts.get(id);
    if (text === undefined) {
      text = String(this.#read.get(id)?.['text'] ?? '');
      this.#texts.set(id, text);
    }
    return text;
  }

  /** The text of `id`; `undefined` for what stands for none. */
  textOrNone(id: unknown): string | undefined {
    return typeof id === 'number' ? this.textOf(id) : undefined;
  }
}
