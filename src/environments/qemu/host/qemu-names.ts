import {didYouMean} from '../../../manifest/did-you-mean.ts';
import type {QemuSpec} from '../../../manifest/manifest.ts';
import type {Problem} from '../../environment.ts';
import type {HostOptions, QemuProgram} from './qemu-program.ts';
import {runTool} from './run-tool.ts';

/** Each list takes some 30 ms; a loaded machine has time. */
const LIST_TIMEOUT_MS = 20_000;

/** What can be asked for by name, how this QEMU is asked what it has, and where the names stand. */
const LISTS = {
  machine: {args: ['-machine', 'help'], name: /^(\S+)\s/gm},
  // x86's older form has "x86" first; flags of CPUs come after the models.
  cpu: {args: ['-cpu', 'help'], name: /^(?:x86)?[ \t]*([\w.+-]+)[ \t]*(?:$|[ \t(])/gm},
  device: {args: ['-device', 'help'], name: /(?:^name|\balias) "([^"]+)"/gm},
} as const;

type Kind = keyof typeof LISTS;

/**
 * Names of machines, CPUs and devices that `spec` says and that this QEMU does not know. Nothing is
 * asked where nothing is said.
 */
export async function unknownNames(
  spec: Pick<QemuSpec, 'machine' | 'cpu' | 'extraArgs'>,
  qemu: QemuProgram,
  options: HostOptions,
): Promise<Problem[]> {
  const machine = firstWord(spec.machine);
  const cpu = firstWord(spec.cpu);
  const devices = devicesIn(spec.extraArgs);
  const problems = await Promise.all([
    check('machine', machine === undefined ? [] : [machine], {qemu, options}),
    check('cpu', cpu === undefined ? [] : [cpu], {qemu, options}),
    check('device', devices, {qemu, options}),
  ]);
  return problems.flat();
}

async function check(
  kind: Kind,
  names: readonly string[],
  {qemu, options}: {readonly qemu: QemuProgram; readonly options: HostOptions},
): Promise<Problem[]> {
  if (names.length === 0) return [];
  const {args} = LISTS[kind];
  const result = await runTool(qemu.path, args, {...options, timeoutMs: LIST_TIMEOUT_MS});
  const known = namesIn(kind, result.stdout);
  // A QEMU that lists nothing is not asked again: it will say itself what it does not know.
  if (known.size === 0) return [];
  return names
    .filter((name) => !known.has(name))
    .map((name) => ({
      message: `${qemu.path} (version ${qemu.version}) has no ${kind} '${name}'`,
      help: didYouMean(name, known) ?? `${qemu.path} ${args.join(' ')}`,
    }));
}

/** The names in what QEMU prints for `-machine help`, `-cpu help`, `-device help`. */
export function namesIn(kind: Kind, text: string): Set<string> {
  const [models = ''] = text.split('Recognized CPUID flags');
  const lines = models.replace(/^(?:Supported machines are|Available CPUs):.*\n/gm, '');
  return new Set([...lines.matchAll(LISTS[kind].name)].map(([, name = '']) => name));
}

/** Without properties: `max,+avx` is `max`; where only properties are said, there is no name. */
function firstWord(text: string | undefined): string | undefined {
  const word = text?.split(',')[0]?.replace(/^type=/, '');
  return word === undefined || word === '' || word.includes('=') ? undefined : word;
}

function devicesIn(args: readonly string[]): string[] {
  return args.flatMap((arg, index) => {
    if (arg !== '-device' && arg !== '--device') return [];
    // JSON is for QEMU to read.
    const name = args[index + 1]?.split(',')[0]?.replace(/^driver=/, '') ?? '';
    return /^[\w.-]+$/.test(name) && name !== 'help' ? [name] : [];
  });
}
