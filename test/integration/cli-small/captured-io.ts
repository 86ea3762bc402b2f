import type {CliIo, TextOutput} from '../../../src/cli/io.ts';

/** A command's surroundings that keep what it writes. */
export class CapturedIo implements CliIo {
  stdoutText = '';
  stderrText = '';
  readonly signal = new AbortController().signal;
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly stdout: TextOutput = this.#output((text) => {
    this.stdoutText += text;
  });
  readonly stderr: TextOutput = this.#output((text) => {
    this.stderrText += text;
  });

  constructor(cwd: string, env: CliIo['env'] = process.env) {
    this.cwd = cwd;
    this.env = env;
  }

  onInterrupt(): Disposable {
    return {[Symbol.dispose]: () => {}};
  }

  #output(write: (text: string) => void): TextOutput {
    return {write, isTerminal: false, columns: undefined};
  }
}
