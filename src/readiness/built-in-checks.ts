import type {Connection} from '../environments/environment.ts';
import {splitWords} from '../environments/shell.ts';
import type {EnvironmentSpec} from '../manifest/manifest.ts';
import type {ShellProbe} from './finding.ts';
import {kernelProbe} from './probes/kernel-probe.ts';
import {networkProbe} from './probes/network-probe.ts';
import {cpuProbe, diskProbe, memoryProbe} from './probes/resource-probes.ts';
import {systemdProbe, toolsProbe} from './probes/system-probes.ts';

/** Below this not even logs can be kept. */
const DISK_BYTES_MIN = 1024 * 1024;
/** Below this the kernel is about to kill something. */
const MEMORY_BYTES_MIN = 4 * 1024 * 1024;

/** A check that is always made, with one look. */
export interface BuiltInCheck {
  readonly name: string;
  /** Whether a failure only warns: tests may well not need it. */
  readonly optional: boolean;
  readonly probe: ShellProbe;
}

/** What is looked at after every deployment. */
export function builtInChecks(spec: EnvironmentSpec, connection: Connection): BuiltInCheck[] {
  const shell = shellProgram(spec.shell);
  const disk = diskProbe(connection.scratch, DISK_BYTES_MIN, {isWritten: true});
  return [
    {name: 'network', optional: true, probe: networkProbe()},
    {name: 'disk', optional: false, probe: lenient(disk)},
    {name: 'root disk', optional: true, probe: lenient(diskProbe('/', DISK_BYTES_MIN))},
    {name: 'memory', optional: false, probe: lenient(memoryProbe(MEMORY_BYTES_MIN))},
    {name: 'cpu', optional: false, probe: lenient(cpuProbe(1, undefined))},
    {
      name: 'tools',
      optional: false,
      probe: lenient(toolsProbe(shell === undefined ? ['sh'] : ['sh', shell])),
    },
    {
      name: 'kernel',
      optional: true,
      probe: lenient(kernelProbe({release: undefined, config: {}})),
    },
    {name: 'services', optional: true, probe: withoutSystemd(systemdProbe([]))},
  ];
}

/** The program of an environment's own shell; `undefined` where proctor chooses one. */
function shellProgram(shell: string | undefined): string | undefined {
  const [program] = splitWords(shell ?? '');
  return program === undefined || program === 'sh' ? undefined : program;
}

/** What cannot be told does not keep tests away that nobody has asked it for. */
function lenient(probe: ShellProbe): ShellProbe {
  return {
    ...probe,
    judge: (answer) => {
      const finding = probe.judge(answer);
      const isUntold = answer === undefined || finding.evidence.startsWith('cannot tell');
      return finding.ok || !isUntold ? finding : {ok: true, evidence: finding.evidence};
    },
  };
}

function withoutSystemd(probe: ShellProbe): ShellProbe {
  return {
    ...probe,
    judge: (answer) =>
      answer === undefined || answer.startsWith('absent')
        ? {ok: true, evidence: 'no systemd to ask'}
        : probe.judge(answer),
  };
}
