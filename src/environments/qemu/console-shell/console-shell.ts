import {randomBytes} from 'node:crypto';
import {addAbortListener} from 'node:events';
import {FaultError} from '../../../faults/fault-error.ts';
import {monotonicMs} from '../../../util/clock.ts';
import {quote} from '../../posix/remote-shell.ts';

/** A serial line that others read, too. */
export interface SerialLine {
  write(bytes: Buffer): void;
  /** Calls `listener` for each chunk until disposed of. */
  onData(listener: (chunk: Buffer) => void): Disposable;
  /** Calls `listener` when nothing will come any more: at once where that is so already. */
  onEnd(listener: () => void): Disposable;
}

/** How to get from whatever stands on the line to a shell. */
export interface ConsoleLogin {
  readonly user: string | undefined;
  readonly password: string | undefined;
  /** Of the question for the user's name. @default `login: *$` */
  readonly loginPrompt?: string;
}

/** How long the other side may take to answer before it is asked once more; doubles. */
const AGAIN_MS = 1_500;
const ANSWER_TIMEOUT_MS = 60_000;
/** The line that a shell is asked for its name in is sent this often until one answers. */
const PROBE_MS = 1_000;
const LOGIN_PROMPT = 'login: *$';
const PASSWORD_PROMPT = /password: *$/i;
/** What is kept of a line that has not ended, and of what was said last, for messages. */
const TAIL_MAX = 4_096;
/**
 * Characters of a line that is sent: a terminal takes 4095, and what does not fit is lost without
 * a word (termios(3)).
 */
export const LINE_MAX = 4_000;

interface Call {
  readonly sequence: number;
  readonly lines: string[];
  readonly resolve: (lines: string[]) => void;
  readonly refuse: () => void;
  readonly reject: (error: unknown) => void;
}

/**
 * A shell on a serial line that the kernel prints on as well: each line that is sent is numbered
 * and tells its length, is done once however often it is sent, and is answered by a line that
 * stands at the beginning of none of the kernel's. The kernel is not made silent.
 */
export class ConsoleShell implements AsyncDisposable {
  readonly label: string;
  readonly #line: SerialLine;
  readonly #listeners: readonly Disposable[];
  readonly #half: readonly [string, string];
  readonly #nonce: string;
  #rest = '';
  #tail = '';
  #call: Call | undefined;
  #queue: Promise<unknown> = Promise.resolve();
  #sequence = 1;
  #onText: ((text: string) => void) | undefined;
  #isOpen = false;
  /** Why no shell answers any more. */
  #lost: FaultError | undefined;
  #onLost: ((fault: FaultError) => void) | undefined;

  private constructor(line: SerialLine, label: string) {
    this.#line = line;
    this.label = label;
    // In two parts, so that no echo of what we send holds it.
    this.#half = [`c${randomBytes(2).toString('hex')}`, randomBytes(3).toString('hex')];
    this.#nonce = this.#half.join('');
    this.#listeners = [
      line.onData((chunk) => this.#receive(chunk.toString('latin1'))),
      line.onEnd(() => this.#lose()),
    ];
  }

  /**
   * Logs in where that is asked for, and proves that a shell answers.
   *
   * @throws {FaultError} `console/no-shell`.
   */
  static async open(
    line: SerialLine,
    options: {
      readonly label: string;
      readonly login: ConsoleLogin;
      readonly signal: AbortSignal;
      readonly timeoutMs: number;
    },
  ): Promise<ConsoleShell> {
    const shell = new ConsoleShell(line, options.label);
    try {
      await shell.#find(options);
      shell.#isOpen = true;
      return shell;
    } catch (error) {
      await shell[Symbol.asyncDispose]();
      throw error;
    }
  }

  /**
   * Runs one line of text in the shell there, one after the other.
   *
   * @param snippet Of ASCII, at most {@link LINE_MAX} characters.
   * @returns the lines that came meanwhile, the kernel's among them.
   * @throws {FaultError} `console/no-shell` when nothing answers.
   */
  run(snippet: string, options: {readonly signal: AbortSignal}): Promise<string[]> {
    const turn = this.#queue.then(() => this.#run(snippet, options));
    this.#queue = turn.catch(() => undefined);
    return turn;
  }

  /** Leaves the line's shell as it was found. */
  async [Symbol.asyncDispose](): Promise<void> {
    if (this.#isOpen) {
      this.#isOpen = false;
      await this.#queue;
      this.#line.write(Buffer.from('q\n'));
    }
    for (const listener of this.#listeners) listener[Symbol.dispose]();
  }

  async #find(options: {
    readonly login: ConsoleLogin;
    readonly signal: AbortSignal;
    readonly timeoutMs: number;
  }): Promise<void> {
    const {signal, timeoutMs} = options;
    const {user, password} = options.login;
    const loginPrompt = new RegExp(options.login.loginPrompt ?? LOGIN_PROMPT);
    const [first, second] = this.#half;
    const receiver = receiverScript(first, second);
    const send = (text: string): void => this.#line.write(Buffer.from(`${text}\n`, 'latin1'));
    let isIn = false;
    const question = `\nprintf '%s%s\\n' ${first} ${second}-here`;
    // Who is asked for a name would take the question for one: an empty line makes it ask again.
    let emptyLines = user === undefined ? 1 : 2;
    if (this.#lost !== undefined) throw this.#lost;
    await new Promise<void>((resolve, reject) => {
      const limit = Number.isFinite(timeoutMs)
        ? setTimeout(() => end(() => reject(this.#fault('no shell has answered'))), timeoutMs)
        : undefined;
      const probe = setInterval(() => {
        if (isIn) return;
        send(emptyLines > 0 ? '' : question);
        emptyLines = emptyLines > 0 ? emptyLines - 1 : 2;
      }, PROBE_MS);
      const listener = addAbortListener(signal, () => end(() => reject(signal.reason)));
      const end = (act: () => void): void => {
        clearTimeout(limit);
        clearInterval(probe);
        listener[Symbol.dispose]();
        this.#onText = undefined;
        this.#onLost = undefined;
        act();
      };
      this.#onLost = (fault) => end(() => reject(fault));
      this.#onText = (text) => {
        if (text.includes(`${this.#nonce}-ready`)) return end(resolve);
        if (!isIn && text.includes(`${this.#nonce}-here`)) {
          isIn = true;
          send(`stty -echo 2>/dev/null; sh -c ${quote(receiver)}`);
        }
        if (isIn || !text.endsWith(this.#rest)) return;
        if (user !== undefined && loginPrompt.test(this.#rest)) {
          send(user);
          emptyLines = password === undefined ? 0 : 2;
        } else if (password !== undefined && PASSWORD_PROMPT.test(this.#rest)) {
          send(password);
          emptyLines = 0;
        } else return;
        this.#rest = '';
      };
      if (user === undefined) send(question);
    });
  }

  #receive(text: string): void {
    this.#tail = `${this.#tail}${text}`.slice(-TAIL_MAX);
    const lines = `${this.#rest}${text}`.split('\n');
    this.#rest = (lines.pop() ?? '').slice(-TAIL_MAX);
    const whole = lines.map((line) => line.replace(/\r+$/, ''));
    this.#onText?.([...whole, this.#rest].join('\n'));
    for (const line of whole) this.#hear(line);
  }

  #hear(line: string): void {
    const call = this.#call;
    if (call === undefined) return;
    // The kernel may have printed half a line in front of it.
    const at = line.indexOf(`${this.#nonce}. `);
    if (at < 0) {
      call.lines.push(line);
      return;
    }
    const [sequence, verdict] = line.slice(at + this.#nonce.length + 2).split(' ');
    if (Number(sequence) !== call.sequence) return;
    if (verdict === 'ok') call.resolve(call.lines);
    else if (verdict === 'bad') call.refuse();
  }

  async #run(snippet: string, options: {readonly signal: AbortSignal}): Promise<string[]> {
    const {signal} = options;
    signal.throwIfAborted();
    if (this.#lost !== undefined) throw this.#lost;
    if (!this.#isOpen && this.#sequence > 1) throw this.#fault('it is closed');
    const sequence = this.#sequence++;
    const request = Buffer.from(`@${sequence} ${snippet.length} ${snippet}\n`, 'latin1');
    const startedMs = monotonicMs();
    let again: NodeJS.Timeout | undefined;
    let listener: Disposable | undefined;
    try {
      return await new Promise<string[]>((resolve, reject) => {
        const ask = (waitMs: number): void => {
          clearTimeout(again);
          if (monotonicMs() - startedMs > ANSWER_TIMEOUT_MS) {
            reject(this.#fault('it does not answer any more'));
            return;
          }
          this.#line.write(request);
          again = setTimeout(() => ask(2 * waitMs), waitMs);
        };
        this.#call = {sequence, lines: [], resolve, refuse: () => ask(AGAIN_MS), reject};
        listener = addAbortListener(signal, () => reject(signal.reason));
        ask(AGAIN_MS);
      });
    } finally {
      this.#call = undefined;
      clearTimeout(again);
      listener?.[Symbol.dispose]();
    }
  }

  #lose(): void {
    this.#lost ??= this.#fault('its machine has ended');
    this.#isOpen = false;
    this.#onLost?.(this.#lost);
    this.#call?.reject(this.#lost);
  }

  #fault(why: string): FaultError {
    const said = this.#tail.trim().split('\n').slice(-3).join(' | ').slice(-300);
    return new FaultError(
      'console/no-shell',
      `cannot use the shell on the console of ${this.label}: ${why}`,
      {
        details: {said},
        help: `there must be a shell on it, or a login with \`user\` and \`password\`; last it said: ${said === '' ? 'nothing' : said}`,
      },
    );
  }
}

/**
 * Runs in the shell that was found, until a line `q` comes. A line that has lost characters on its
 * way is refused; one that was done already is answered again, and not done again.
 */
function receiverScript(first: string, second: string): string {
  return [
    `_N=${first}; _N="$_N"${second}; _L=0`,
    '_t=$(stty -g 2>/dev/null); stty -echo -ixon -opost 2>/dev/null',
    'echo; echo $_N-ready',
    'while IFS= read -r _l; do case $_l in q) break;; @*) ;; *) continue;; esac',
    '_l=${_l#@}; _s=${_l%% *}; _l=${_l#* }; _n=${_l%% *}; _l=${_l#* }',
    'if [ "$_s" = "$_L" ]; then echo "$_N. $_s ok"',
    'elif [ "${#_l}" = "$_n" ]; then _L=$_s; eval "$_l"; echo "$_N. $_s ok"',
    'else echo "$_N. $_s bad"; fi; done; stty $_t 2>/dev/null',
  ].join('; ');
}
