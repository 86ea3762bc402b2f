import type {TextOutput} from '../io.ts';

/** What is kept while somebody else has the terminal; more is lost, but for its end. */
const PENDING_CHARACTERS_MAX = 1_000_000;

/** An output that waits while somebody else has the terminal. */
export class OutputPane {
  readonly #output: TextOutput;
  #pending = '';
  #holders = 0;

  constructor(output: TextOutput) {
    this.#output = output;
  }

  write(text: string): void {
    if (this.#holders === 0) this.#output.write(text);
    else this.#pending = (this.#pending + text).slice(-PENDING_CHARACTERS_MAX);
  }

  /** Writes nothing until what is returned is disposed of. */
  hold(): Disposable {
    this.#holders += 1;
    return {
      [Symbol.dispose]: () => {
        this.#holders -= 1;
        if (this.#holders > 0 || this.#pending === '') return;
        this.#output.write(this.#pending);
        this.#pending = '';
      },
    };
  }
}
