import type {TextOutput} from '../cli/io.ts';

/** What proctor's console says to GitHub; all else that looks like a command is text of others. */
const OWN_COMMANDS = /^::(?:group|endgroup|error|warning|notice)(?: [^\r\n]*?)?::/;

/**
 * What the runner takes for a command: `::name` after white space at the beginning of a line, and
 * `##[name]` anywhere. It takes a lone carriage return for a line end.
 *
 * Source: `ActionCommand.TryParseV2` and `TryParse` of actions/runner; .NET's `TextReader.ReadLine`
 * and `Char.IsWhiteSpace`.
 */
const LEADING_COMMAND = /^([\s\u0085\u180e]*)::/;

/** A line that is longer than this is written in several. */
const LINE_CHARACTERS_MAX = 64 * 1024;

/**
 * An output whose lines are no commands for the runner, but for those that proctor's console means.
 * The console makes the text of guests harmless itself; this is for whatever else gets there, as a
 * name in a message. Lines are written whole, so that none can be a command by its two halves; those
 * that are too long to be kept are broken, since a part without its end could go on as one.
 */
export class GuardedOutput implements TextOutput {
  readonly isTerminal = false;
  readonly columns = undefined;
  readonly #write: (text: string) => void;
  readonly #hasCommands: boolean;
  #rest = '';

  /** @param options.commands Whether proctor's own commands come this way. */
  constructor(write: (text: string) => void, options: {readonly commands: boolean}) {
    this.#write = write;
    this.#hasCommands = options.commands;
  }

  write(text: string): void {
    const lines = (this.#rest + text).split(/\r\n|\n|\r(?!$)/);
    this.#rest = lines.pop() ?? '';
    if (this.#rest.length > LINE_CHARACTERS_MAX) {
      lines.push(this.#rest.replace(/\r$/, ''));
      this.#rest = '';
    }
    const whole = lines.map((line) => `${this.#guard(line)}\n`).join('');
    if (whole !== '') this.#write(whole);
  }

  /** Writes what has no line end yet, with one. */
  flush(): void {
    if (this.#rest !== '') this.write('\n');
  }

  #guard(line: string): string {
    const isOwn = this.#hasCommands && OWN_COMMANDS.test(line);
    const text = isOwn ? line : line.replace(LEADING_COMMAND, '$1: :');
    return text.replaceAll('##[', '## [');
  }
}
