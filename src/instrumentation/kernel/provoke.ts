import type {Connection} from '../../environments/environment.ts';
import {cmdlineWords} from '../../kernel/kernel-facts.ts';
import type {ToolFacts, ToolPlace} from '../tool.ts';
import {type ProvenKernel, unavailable} from './kernel-part.ts';
import {runSections} from './kernel-script.ts';

/** A fault that the kernel can be made to have, by LKDTM. */
export interface ProvokedFault {
  readonly tool: string;
  /** As in `/sys/kernel/debug/provoke-crash/DIRECT`. */
  readonly point: string;
  /** What the kernel's log says of it. */
  readonly report: string;
  /**
   * It prints one report only and switches lockdep off, but the first not with this word on the
   * kernel command line. `undefined`: it leaves nothing behind.
   */
  readonly usesUp: string | undefined;
}

/** Name of the checkpoint that a machine goes back to. */
const BEFORE = 'before-a-provoked-fault';

/**
 * Has the kernel make a fault to see that it is found. What that would use up is got back where the
 * environment is a machine: it goes back to where it was. Where that cannot be done nothing is
 * provoked, and the facts say why.
 *
 * @throws {FaultError} `instrumentation/unavailable` where the fault was not found.
 */
export async function provoke(
  place: ToolPlace,
  kernel: ProvenKernel,
  fault: ProvokedFault,
): Promise<ToolFacts> {
  const why = whyNot(place, kernel);
  if (why !== undefined) return {provoked: `no: ${why}`};
  const {environment, context, reconnected} = place;
  const machine = environment?.machine;
  const usesUp = fault.usesUp !== undefined;
  using _console = place.claimConsole?.();
  if (!usesUp || machine === undefined || environment === undefined || reconnected === undefined) {
    const hasWord = cmdlineWords(kernel.cmdline).includes(fault.usesUp ?? '');
    if (usesUp && !hasWord) {
      return {
        provoked: `no: it prints one report only without ${fault.usesUp} on the kernel command line`,
      };
    }
    try {
      return await provokeOnce(place, fault);
    } finally {
      // Its report is to be told apart from those to come.
      await environment?.console?.settle({signal: context.signal});
    }
  }
  await machine.checkpoint(BEFORE, context);
  try {
    return await provokeOnce(place, fault);
  } finally {
    await environment.console?.settle({signal: context.signal});
    await machine.restore(BEFORE, context);
    const connection: Connection = await environment.connect(context);
    reconnected(connection);
  }
}

function whyNot(place: ToolPlace, kernel: ProvenKernel): string | undefined {
  if (place.environment?.console !== undefined && place.claimConsole === undefined) {
    return 'not while a case runs';
  }
  const {config} = kernel;
  if (kernel.missing.has('debugfs')) return kernel.missing.get('debugfs');
  if (config !== undefined && !['y', 'm'].includes(config.get('CONFIG_LKDTM') ?? 'n')) {
    return `the kernel has no way to: CONFIG_LKDTM is not set (${kernel.configSource})`;
  }
  return undefined;
}

async function provokeOnce(place: ToolPlace, fault: ProvokedFault): Promise<ToolFacts> {
  const {tool, point, report} = fault;
  // In a process of its own: one that does what it must not may be killed for it.
  const script = `
P=$D/provoke-crash/DIRECT
if ! grep -q '^${point}$' "$P" 2>/dev/null; then echo 'no point'; exit; fi
N=$(dmesg | grep -c -F '${report}')
for i in 1 2 3 4 5 6 7 8 9 10; do
  # Again where nothing is said: KFENCE takes a share of all objects, and then the report is its own.
  case $i in 1|4|7) (echo ${point} >"$P");; esac
  [ "$(dmesg | grep -c -F '${report}')" -gt "$N" ] && break
  sleep 1
done
if [ "$(dmesg | grep -c -F '${report}')" -gt "$N" ]; then
  echo 'found'
  dmesg | grep -F '${report}' | tail -n 1
fi`;
  const answers = await runSections(place, [{name: tool, script}], new Set(['debugfs']));
  const answer = answers.text(tool);
  if (/^no point$/m.test(answer)) return {provoked: `no: LKDTM has no ${point}`};
  const [, line] = /^found\n(.*)$/m.exec(answer) ?? [];
  if (line === undefined) {
    throw unavailable(
      tool,
      `a fault was provoked (LKDTM ${point}) and it reported nothing`,
      'look into the kernel log: it may be that it has printed its one report before',
    );
  }
  return {provoked: point, report: line.replace(/^\s*(?:<\d+>)?\[[^\]]*\]\s*/, '').trim()};
}
