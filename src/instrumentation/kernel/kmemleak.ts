import {mkdir, writeFile} from 'node:fs/promises';
import {dirname, join} from 'node:path';
import type {ToolFacts, ToolOutcome} from '../tool.ts';
import {BOOT_LINES} from './boot-log.ts';
import {
  type EndedAt,
  type KernelPart,
  NEEDS_ROOT,
  NO_OUTCOME,
  type PartSession,
  requireFs,
  requireOption,
  unavailable,
} from './kernel-part.ts';
import {bornSeconds, leakTitle, parseLeaks} from './leak-report.ts';

/**
 * An object that is younger is not looked at (MSECS_MIN_AGE of mm/kmemleak.c), and one that has
 * changed since the scan before is taken for used.
 */
const SCANS_APART_SECONDS = 6;
/** How far the kernel's clocks may differ. */
const CLOCK_SECONDS = 0.5;
/** More titles are not told of; all are in the file. */
const TITLES_MAX = 50;

/** Only what is allowed while it works; it changes nothing, stacks are scanned by default. */
const IS_ON = `echo stack=on >"$D/kmemleak" && echo 'kmemleak works'`;

/**
 * What it finds by itself in between belongs to no case. A thread of the kernel scans every ten
 * minutes where nobody has switched that off (mm/kmemleak.c, kmemleak_scan_thread).
 */
const SCAN_OFF = `{
  [ -z "$U" ] || [ -e "\${U}kmemleak" ] || ! grep -qsx kmemleak /proc/[0-9]*/comm || undo_by kmemleak "echo scan=on >$D/kmemleak"
  echo scan=off >"$D/kmemleak"
}`;

/**
 * Objects that nothing points to any more. Those from before the case are told apart by their age.
 *
 * @param instrumentation Names its file.
 */
export function kmemleakPart(instrumentation: string): KernelPart {
  const proof: {hz: number | undefined} = {hz: undefined};
  return {
    name: 'kmemleak',
    needs: ['debugfs'],
    proveScript: `
[ -e "$D/kmemleak" ] && ${IS_ON} && ${SCAN_OFF}`,
    proven(answer, kernel): ToolFacts {
      const config = requireOption('kmemleak', 'CONFIG_DEBUG_KMEMLEAK', kernel);
      requireFs('kmemleak', 'debugfs', kernel);
      if (!answer.includes('kmemleak works')) {
        const why =
          answer === '' ? 'there is no /sys/kernel/debug/kmemleak' : `it is off: ${answer}`;
        throw unavailable(
          'kmemleak',
          why,
          kernel.isRoot
            ? 'boot with kmemleak=on; where its memory pool was too small, raise CONFIG_DEBUG_KMEMLEAK_MEM_POOL_SIZE'
            : NEEDS_ROOT,
        );
      }
      const hz = Number(kernel.config?.get('CONFIG_HZ'));
      if (hz > 0) proof.hz = hz;
      const boot = kernel.bootLine(BOOT_LINES.kmemleak);
      return {...config, ...(boot !== undefined && {boot}), works: true};
    },
    begin: () => leakSession(instrumentation, proof.hz),
  };
}

function leakSession(instrumentation: string, hz: number | undefined): PartSession {
  const lost = 'kmemleak was off when the case began';
  let isOn = false;
  return {
    // Its scans have the kernel say how many there are, those from before the case among them.
    supersedes: ['memory leak suspected'],
    beginScript: `${IS_ON} && ${SCAN_OFF} && echo clear >"$D/kmemleak"`,
    begun(answer) {
      isOn = answer.includes('kmemleak works');
    },
    endScript: () => `
read_line /proc/uptime && b=\${x%%.*}
echo scan >"$D/kmemleak" || return
read_line /proc/uptime && e=\${x%%.*}
[ $((e - b)) -lt ${SCANS_APART_SECONDS} ] && sleep $((${SCANS_APART_SECONDS} - e + b))
echo scan >"$D/kmemleak" || return
echo 'kmemleak scanned'
show_file "$D/kmemleak"
read_line /proc/uptime && echo "uptime \${x%% *}"
echo clear >"$D/kmemleak"`,
    async ended(answer, at): Promise<ToolOutcome> {
      if (!answer.includes('kmemleak scanned')) {
        return {...NO_OUTCOME, doubt: `could not scan: ${answer.split('\n', 1)[0] ?? ''}`};
      }
      const outcome = await leaksOf(answer, at, {instrumentation, hz});
      if (at.before.bootId !== at.after.bootId) {
        return {...outcome, doubt: 'the machine was booted anew: leaks from before are not known'};
      }
      return isOn ? outcome : {...outcome, doubt: lost};
    },
  };
}

async function leaksOf(
  answer: string,
  {place, before, after}: EndedAt,
  options: {readonly instrumentation: string; readonly hz: number | undefined},
): Promise<ToolOutcome> {
  const {instrumentation, hz} = options;
  // Said when all had been read, which takes a while: what is of the case must not seem to be older.
  const said = /^uptime ([\d.]+)$/m.exec(answer);
  const nowSeconds = Number(said?.[1]);
  const all = parseLeaks(answer.slice(0, said?.index));
  const isSame = before.bootId === after.bootId;
  const leaks = all.filter((leak) => {
    const born = bornSeconds(leak, {nowSeconds, hz});
    return !isSame || born === undefined || born >= before.uptimeSeconds - CLOCK_SECONDS;
  });
  const facts = {leaks: leaks.length, before: all.length - leaks.length};
  if (leaks.length === 0) return {...NO_OUTCOME, facts};
  const file = join('kmemleak', `${instrumentation}.txt`);
  const path = join(place.folder, file);
  await mkdir(dirname(path), {recursive: true});
  const {mask} = place.context;
  await writeFile(path, mask.text(`${leaks.map(({text}) => text).join('\n')}\n`));
  const counts = new Map<string, number>();
  for (const leak of leaks) {
    const title = leakTitle(leak);
    counts.set(title, (counts.get(title) ?? 0) + 1);
  }
  const titles = [...counts].map(([title, count]) =>
    count > 1 ? `${title} (${count} times)` : title,
  );
  const more = titles.length - TITLES_MAX;
  const findings = more > 0 ? [...titles.slice(0, TITLES_MAX), `${more} more`] : titles;
  return {...NO_OUTCOME, facts, files: [file], findings, failsCase: true};
}
