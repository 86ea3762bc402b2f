import {execFile} from 'node:child_process';

/** What a program said. */
export interface ToolResult {
  /** `undefined` where it could not be started, or was ended. */
  readonly exitCode: number | undefined;
  readonly stdout: string;
  readonly stderr: string;
}

const PATH = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';

/** Runs a program to its end, or until `timeoutMs` have passed or `signal` aborts. Never rejects. */
export function runTool(
  program: string,
  args: readonly string[],
  options: {
    readonly signal: AbortSignal;
    readonly timeoutMs: number;
    /** Its whole environment. @default where programs are */
    readonly env?: Readonly<Record<string, string>>;
  },
): Promise<ToolResult> {
  const {signal, timeoutMs, env = {PATH}} = options;
  return new Promise((resolve) => {
    execFile(
      program,
      [...args],
      {
        signal,
        timeout: timeoutMs,
        killSignal: 'SIGKILL',
        env: {...env},
        cwd: '/',
        encoding: 'utf8',
      },
      (error, stdout, stderr) => {
        const exitCode = error === null ? 0 : error.code;
        const isCode = typeof exitCode === 'number';
        const why = error !== null && !isCode && stderr === '' ? error.message : stderr;
        resolve({exitCode: isCode ? exitCode : undefined, stdout, stderr: why});
      },
    );
  });
}
