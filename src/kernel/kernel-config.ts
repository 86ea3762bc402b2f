import type {KernelConfig} from '../manifest/deployment-spec.ts';

/** An option of a kernel that is not as wanted. */
export interface ConfigMismatch {
  /** As `CONFIG_KASAN`. */
  readonly option: string;
  readonly wanted: string;
  /** As in its config; `n` where it is not set or not known there. */
  readonly found: string;
}

const LINE = /^(?:(CONFIG_\w+)=(.*)|# (CONFIG_\w+) is not set)\s*$/;

/**
 * Reads a kernel's `.config`: option → `y`, `m`, a number as it stands there, a text without its
 * quotes, or `n` for one that says that it is not set.
 */
export function parseKernelConfig(text: string): ReadonlyMap<string, string> {
  const config = new Map<string, string>();
  for (const line of text.split('\n')) {
    const [, option, value, unset] = LINE.exec(line) ?? [];
    if (option !== undefined && value !== undefined) config.set(option, plain(value));
    else if (unset !== undefined) config.set(unset, 'n');
  }
  return config;
}

/** Where `config` is not as `wanted`, in the order of `wanted`. Names may lack their `CONFIG_`. */
export function configMismatches(
  config: ReadonlyMap<string, string>,
  wanted: KernelConfig,
): readonly ConfigMismatch[] {
  return Object.entries(wanted).flatMap(([name, value]) => {
    const option = name.startsWith('CONFIG_') ? name : `CONFIG_${name}`;
    const found = config.get(option) ?? 'n';
    return isSame(found, plain(value)) ? [] : [{option, wanted: plain(value), found}];
  });
}

/** As `CONFIG_KASAN is not set, wanted y`, one for each. */
export function describeMismatch({option, wanted, found}: ConfigMismatch): string {
  if (wanted === 'n') return `${option} is ${found}, wanted not set`;
  return found === 'n'
    ? `${option} is not set, wanted ${wanted}`
    : `${option} is ${found}, wanted ${wanted}`;
}

/** Numbers may be written in hex on either side. */
function isSame(a: string, b: string): boolean {
  const isNumber = (text: string): boolean => /^(?:0x[0-9a-f]+|\d+)$/i.test(text);
  return a === b || (isNumber(a) && isNumber(b) && BigInt(a) === BigInt(b));
}

/** A text without its quotes, as `scripts/kconfig/confdata.c` writes it. */
function plain(value: string): string {
  const [, quoted] = /^"(.*)"$/s.exec(value.trim()) ?? [];
  return quoted === undefined ? value.trim() : quoted.replace(/\\(.)/g, '$1');
}
