import type {KernelConfig} from '../manifest/deployment-spec.ts';

/**
 * The options that a kernel's `.config` sets, by name with `CONFIG_`; texts without their quotes.
 * What is not set is not in it. Source: Documentation/kbuild/kconfig.rst.
 */
export function parseKernelConfig(text: string): ReadonlyMap<string, string> {
  const options = new Map<string, string>();
  for (const line of text.split('\n')) {
    const [, name, value] = /^(CONFIG_\w+)=(.*?)\r?$/.exec(line) ?? [];
    if (name !== undefined && value !== undefined && value !== 'n') {
      options.set(name, unquoted(value));
    }
  }
  return options;
}

/** An option's full name: `KASAN` and `CONFIG_KASAN` are the same. */
export function optionName(name: string): string {
  return name.startsWith('CONFIG_') ? name : `CONFIG_${name}`;
}

/** One option that is not as wanted. */
export interface ConfigMismatch {
  /** With `CONFIG_`. */
  readonly option: string;
  readonly wanted: string;
  /** `undefined` where it is not set. */
  readonly found: string | undefined;
}

/** What of `wanted` does not hold, in its order. `n` is not set; numbers may be written in hex. */
export function compareKernelConfig(
  wanted: KernelConfig,
  config: ReadonlyMap<string, string>,
): ConfigMismatch[] {
  return Object.entries(wanted).flatMap(([name, text]) => {
    const option = optionName(name);
    const found = config.get(option);
    const value = unquoted(text);
    const holds =
      value === 'n' ? found === undefined : found !== undefined && isSameValue(value, found);
    return holds ? [] : [{option, wanted: text, found}];
  });
}

/** For people: `CONFIG_KASAN: wanted y, is not set`. */
export function describeMismatch({option, wanted, found}: ConfigMismatch): string {
  const is = found === undefined ? 'is not set' : `is ${found === '' ? 'empty' : found}`;
  return `${option}: wanted ${wanted === 'n' ? 'not set' : wanted}, ${is}`;
}

function isSameValue(wanted: string, found: string): boolean {
  if (wanted === found) return true;
  const [a, b] = [numberOf(wanted), numberOf(found)];
  return a !== undefined && a === b;
}

function numberOf(text: string): bigint | undefined {
  const [, sign, digits = ''] = /^(-?)(0x[0-9a-f]+|\d+)$/i.exec(text) ?? [];
  if (sign === undefined) return undefined;
  return sign === '-' ? -BigInt(digits) : BigInt(digits);
}

function unquoted(value: string): string {
  if (!/^"(?:[^"\\]|\\.)*"$/.test(value)) return value;
  return value.slice(1, -1).replace(/\\(.)/g, '$1');
}
