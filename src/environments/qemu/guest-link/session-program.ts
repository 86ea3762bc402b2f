import {type MachineCode, tinyExecutable} from '../tiny-executable.ts';

/**
 * A program that does what setsid(1) does for the path of a program and its arguments:
 *
 *     setsid(); execve(argv[1], &argv[1], environ); exit(127);
 *
 * BusyBox's takes an emulated guest 3 to 5 ms for each command, as long as the shell that runs it.
 *
 * Source: the numbers of setsid, execve and exit in each architecture's syscall table; what is on
 * the stack when a program starts: the architectures' psABI.
 */
const PROGRAMS: Readonly<Record<string, MachineCode>> = {
  // By what `uname -m` prints.
  x86_64: {
    machine: 62,
    flags: 0,
    is64Bit: true,
    code: 'uHAAAAAPBUiLfCQQSI10JBBIiwwkSI1UzBC4OwAAAA8Fv38AAAC4PAAAAA8F',
  },
  aarch64: {
    machine: 183,
    flags: 0,
    is64Bit: true,
    code: 'qBOA0gEAANTpA0D54UMAkeALQPnibymLQkAAkagbgNIBAADU4A+A0qgLgNIBAADU',
  },
};

/**
 * Lines of sh that make the program at `path`, a word of sh; where it does not run, as where the
 * folder may hold no programs, there is no such file.
 */
export function makeSessionProgram(path: string): string {
  const cases = Object.entries(PROGRAMS).map(
    ([machine, code]) => `${machine}) printf '${octal(tinyExecutable(code))}' >${path};;`,
  );
  return `case $(uname -m 2>/dev/null) in ${cases.join(' ')} esac
[ -f ${path} ] && { chmod 700 ${path} && ${path} /bin/sh -c : || rm -f ${path}; } 2>/dev/null`;
}

function octal(bytes: Buffer): string {
  return [...bytes].map((byte) => `\\${byte.toString(8).padStart(3, '0')}`).join('');
}
