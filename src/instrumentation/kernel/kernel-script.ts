import {randomBytes} from 'node:crypto';
import {posix} from 'node:path';
import {FaultError} from '../../faults/fault-error.ts';
import {endOf, quoted, runThere} from '../beside/run-there.ts';
import type {ToolPlace} from '../tool.ts';
import type {KernelFs, KernelState} from './kernel-part.ts';

/** More is not read: the config of a kernel is the largest that is asked for. */
const ANSWER_BYTES_MAX = 32 * 2 ** 20;

/** One text of a script, and whose it is. */
export interface ScriptSection {
  readonly name: string;
  readonly script: string;
}

const STATE_SECTION: ScriptSection = {
  name: '=state',
  script: `
cat /proc/sys/kernel/tainted /proc/sys/kernel/random/boot_id 2>/dev/null
for f in uptime cmdline; do read_line "/proc/$f" && echo "$f $x"; done`,
};

/**
 * Runs the sections one after another in one script, each with its own answer: one round trip. First
 * of all, the file systems that are needed are mounted, where they are not and may be.
 *
 * @throws {FaultError} as `exec` does, and `environment/unhealthy` where it did not run to its end.
 */
export async function runSections(
  place: ToolPlace,
  sections: readonly ScriptSection[],
  needs: ReadonlySet<KernelFs>,
): Promise<SectionAnswers> {
  // What is printed is up to the kernel and to whoever has named things there.
  const marker = `@@${randomBytes(12).toString('hex')}`;
  const all = [{name: '=mounts', script: mountScript(needs)}, ...sections, STATE_SECTION];
  const script = scriptOf(place, all, marker);
  const {context, spec, connection} = place;
  const result = await runThere(connection, script, {
    signal: context.signal,
    timeoutMs: spec.stageTimeoutMs,
    outputBytesMax: ANSWER_BYTES_MAX,
  });
  const answers = split(result.stdout, marker);
  if (!answers.has('=end')) {
    const message = `cannot ask the kernel of ${spec.id}: ${endOf(result)}`;
    throw new FaultError('environment/unhealthy', context.mask.text(message));
  }
  return new SectionAnswers(answers);
}

/** What the sections of a script have printed. */
export class SectionAnswers {
  readonly #answers: ReadonlyMap<string, Buffer>;

  constructor(answers: ReadonlyMap<string, Buffer>) {
    this.#answers = answers;
  }

  /** Empty for a section that was not there. */
  bytes(name: string): Buffer {
    return this.#answers.get(name) ?? Buffer.alloc(0);
  }

  /** Without blanks around it. */
  text(name: string): string {
    return this.bytes(name).toString('utf8').trim();
  }

  /** Why file systems are not there; no entry for those that are. */
  get missing(): ReadonlyMap<KernelFs, string> {
    const missing = new Map<KernelFs, string>();
    for (const line of this.text('=mounts').split('\n')) {
      const [, fs, why] = /^missing (debugfs|tracefs) ?(.*)$/.exec(line) ?? [];
      if (fs === undefined) continue;
      const said = why === '' ? '' : `: ${why}`;
      missing.set(fs as KernelFs, `${fs} is not mounted and cannot be mounted${said}`);
    }
    return missing;
  }

  get state(): KernelState {
    const text = this.text('=state');
    const [taint] = /^\d+$/m.exec(text) ?? [];
    const [bootId = ''] = /^[0-9a-f]+(?:-[0-9a-f]+){4}$/m.exec(text) ?? [];
    const [, uptime] = /^uptime ([\d.]+)/m.exec(text) ?? [];
    const [, cmdline = ''] = /^cmdline (.*)$/m.exec(text) ?? [];
    return {
      taint: taint === undefined ? undefined : BigInt(taint),
      bootId,
      uptimeSeconds: Number(uptime ?? Number.NaN),
      cmdline,
    };
  }
}

/**
 * What the sections may use: `read_line FILE` puts its first line into `$x`; `show_file FILE` prints
 * it. Neither starts a process, which takes a tenth of a second on an emulated kernel with sanitizers.
 * They read byte by byte, as shells do: not so for `/proc/sys`, whose files give but the first read
 * anything; these are for cat. `undo_by NAME LINE` has LINE run when the instance's folder is removed,
 * by whomever: see `PosixEnvironment`.
 */
const FUNCTIONS = `
read_line() { x=; { IFS= read -r x <"$1" || [ -n "$x" ]; } 2>/dev/null; }
show_file() {
  { while IFS= read -r x || [ -n "$x" ]; do printf '%s\\n' "$x"; done <"$1"; } 2>/dev/null
}
undo_by() { [ -z "$U" ] || [ -e "$U$1" ] || printf '%s\\n' "$2" 'exit 0' >"$U$1"; }`;

/**
 * A script that puts back what the sections say, for who removes the instance's folder when nobody
 * has come to do so.
 */
export function undoScript(place: ToolPlace, sections: readonly ScriptSection[]): string {
  return scriptOf(place, sections, '@@');
}

/** Where such a script is kept there. @param name Of letters and digits. */
export function undoPath(place: ToolPlace, name: string): string {
  return `${posix.dirname(place.connection.scratch)}/undo-kernel-${name}`;
}

function scriptOf(place: ToolPlace, sections: readonly ScriptSection[], marker: string): string {
  const lines = [
    'set +e',
    'umask 077',
    'export LC_ALL=C',
    'PATH="$PATH:/usr/local/sbin:/usr/sbin:/sbin:/usr/bin:/bin"',
    'D=/sys/kernel/debug',
    'T=/sys/kernel/tracing',
    `S=${quoted(place.connection.scratch)}`,
    // In a machine that is thrown away there is nothing to put back.
    `U=${place.environment?.ownsSystem === true ? '' : quoted(undoPath(place, ''))}`,
    FUNCTIONS,
  ];
  for (const [index, {name, script}] of sections.entries()) {
    lines.push(
      `section${index}() {\n:\n${script}\n}`,
      `printf '\\n%s %s\\n' ${marker} ${quoted(name)}`,
      `section${index} </dev/null 2>&1`,
    );
  }
  lines.push(`printf '\\n%s =end\\n' ${marker}`, 'exit 0', '');
  return lines.join('\n');
}

/** Says what is missing. Before 4.1 tracefs was a part of debugfs. */
function mountScript(needs: ReadonlySet<KernelFs>): string {
  const debugfs = `
m=
{ while read -r x p t x; do [ "$p $t" = "$D debugfs" ] && m=1; done </proc/mounts; } 2>/dev/null
if [ -z "$m" ]; then
  w=$(mount -t debugfs debugfs "$D" 2>&1) && undo_by mounted-debugfs "umount $D 2>/dev/null" || printf 'missing debugfs %s\\n' "$(echo "$w" | tr '\\n' ' ')"
fi`;
  const tracefs = `
if ! [ -e "$T/available_tracers" ]; then
  w=$(mount -t tracefs tracefs "$T" 2>&1) && undo_by mounted-tracefs "umount $T 2>/dev/null"
  if ! [ -e "$T/available_tracers" ]; then
    T=$D/tracing
    [ -e "$T/available_tracers" ] || printf 'missing tracefs %s\\n' "$(echo "$w" | tr '\\n' ' ')"
  fi
fi`;
  return `${needs.has('debugfs') ? debugfs : ''}${needs.has('tracefs') ? tracefs : ''}\n:`;
}

function split(stdout: Buffer, marker: string): ReadonlyMap<string, Buffer> {
  const answers = new Map<string, Buffer>();
  const border = Buffer.from(`\n${marker} `);
  let at = stdout.indexOf(border);
  while (at >= 0) {
    const lineEnd = stdout.indexOf('\n', at + border.length);
    if (lineEnd < 0) break;
    const name = stdout.toString('utf8', at + border.length, lineEnd);
    const next = stdout.indexOf(border, lineEnd);
    answers.set(name, stdout.subarray(lineEnd + 1, next < 0 ? stdout.length : next));
    at = next;
  }
  return answers;
}
