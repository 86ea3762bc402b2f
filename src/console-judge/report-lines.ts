import {parseStackLine, type StackLine} from './stack-frames.ts';

/** The messages of a report, from its headline on, each read for stacks once at most. */
export class ReportLines {
  readonly texts: string[] = [];
  /** `null` where a line has not been read yet. */
  readonly #stack: (StackLine | null)[] = [];

  /** @param stack what `parseStackLine` says of the message; `null` where nobody has asked yet. */
  add(text: string, stack: StackLine | null): void {
    this.texts.push(text);
    this.#stack.push(stack);
  }

  get count(): number {
    return this.texts.length;
  }

  /** What a line says about a stack. */
  stackAt(index: number): StackLine {
    const known = this.#stack[index];
    if (known !== null || index >= this.count) return known ?? undefined;
    const read = parseStackLine(this.texts[index] ?? '');
    this.#stack[index] = read;
    return read;
  }
}
