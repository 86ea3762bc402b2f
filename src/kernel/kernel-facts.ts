import {promisify} from 'node:util';
import {gunzip} from 'node:zlib';
import type {Connection} from '../environments/environment.ts';
import {FaultError} from '../faults/fault-error.ts';
import {parseKernelConfig} from './kernel-config.ts';

/** What a running kernel says of itself. */
export interface KernelFacts {
  /** As `uname -s`, `-r` and `-m` say. */
  readonly os: string;
  readonly release: string;
  readonly machine: string;
  /** Another after each boot; empty where it is not told. */
  readonly bootId: string;
  /** Whether the connection is root's. */
  readonly isRoot: boolean;
  readonly cmdline: string;
  /** Option → value, as `parseKernelConfig` reads it; `undefined` where no config is found. */
  readonly config: ReadonlyMap<string, string> | undefined;
  /** The file there that it was read from. */
  readonly configSource: string | undefined;
}

/** Where kernels' configs are found, best first; `$r` is the release. */
export const CONFIG_FILES: readonly string[] = [
  '/proc/config.gz',
  '/boot/config-$r',
  '/lib/modules/$r/config',
  '/usr/lib/modules/$r/config',
  '/lib/modules/$r/build/.config',
];

/**
 * Shell text that prints what `parseKernelFacts` reads. To be put into another script: it changes
 * nothing but the variables `r`, `f` and `n`, and always succeeds.
 */
export const KERNEL_FACTS_SCRIPT = `
r=$(uname -r)
printf 'os %s\\nrelease %s\\nmachine %s\\nuid %s\\nboot %s\\ncmdline %s\\n' \\
  "$(uname -s)" "$r" "$(uname -m)" "$(id -u 2>/dev/null)" \\
  "$(cat /proc/sys/kernel/random/boot_id 2>/dev/null)" \\
  "$(tr '\\n' ' ' </proc/cmdline 2>/dev/null)"
for f in ${CONFIG_FILES.map((file) => `"${file}"`).join(' ')} ''; do
  if [ -z "$f" ]; then
    echo 'config 0'
  elif [ -r "$f" ] && n=$(wc -c <"$f" 2>/dev/null) && [ "$n" -gt 0 ]; then
    printf 'config %d %s\\n' "$n" "$f"
    cat "$f"
    break
  fi
done
echo
`;

const TIMEOUT_MS = 60_000;
/** Debian's config has 260 KiB. */
const CONFIG_BYTES_MAX = 16 * 2 ** 20;

/**
 * Asks an environment for what its kernel is, in one round trip.
 *
 * @throws {FaultError} as `exec` does, and `environment/unhealthy` where the answer makes no sense.
 */
export async function readKernel(
  connection: Connection,
  options: {readonly signal: AbortSignal},
): Promise<KernelFacts> {
  const result = await connection.exec(
    {script: KERNEL_FACTS_SCRIPT, shell: 'sh', env: {}, cwd: undefined, stdin: undefined},
    {
      signal: options.signal,
      timeoutMs: TIMEOUT_MS,
      idleTimeoutMs: Number.POSITIVE_INFINITY,
      killGraceMs: 1000,
      outputBytesMax: CONFIG_BYTES_MAX,
    },
  );
  return parseKernelFacts(result.stdout);
}

/**
 * Reads what `KERNEL_FACTS_SCRIPT` has printed, and nothing before or after it.
 *
 * @throws {FaultError} `environment/unhealthy`.
 */
export async function parseKernelFacts(answer: Buffer): Promise<KernelFacts> {
  const head =
    /^os (.*)\nrelease (.*)\nmachine (.*)\nuid (.*)\nboot (.*)\ncmdline (.*)\nconfig (\d+)(?: (.*))?\n/;
  const match = head.exec(answer.toString('latin1'));
  const [, os = '', release = '', machine = '', uid, bootId = '', cmdline = '', length, file] =
    match ?? [];
  if (match === null) {
    throw new FaultError(
      'environment/unhealthy',
      'cannot read what the kernel is: no answer that makes sense',
    );
  }
  const bytes = answer.subarray(match[0].length, match[0].length + Number(length));
  const text = file === undefined ? undefined : await configText(bytes);
  return {
    os,
    release,
    machine,
    bootId,
    isRoot: uid === '0',
    cmdline: cmdline.trim(),
    config: text === undefined ? undefined : parseKernelConfig(text),
    configSource: text === undefined ? undefined : file,
  };
}

/** A config's text, which may be compressed. `undefined` for what is none. */
export async function configText(bytes: Buffer): Promise<string | undefined> {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes.toString('utf8');
  try {
    const text = await promisify(gunzip)(bytes, {maxOutputLength: CONFIG_BYTES_MAX});
    return text.toString('utf8');
  } catch {
    return undefined;
  }
}

/** The words of a kernel's command line; a text in double quotes is not split. */
export function cmdlineWords(cmdline: string): readonly string[] {
  return cmdline.match(/(?:[^\s"]|"[^"]*"?)+/g) ?? [];
}
