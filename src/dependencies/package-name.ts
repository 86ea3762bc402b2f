/** A package that is wanted, perhaps in one version. */
export interface PackageName {
  /** As written: `jq`, `jq=1.6-2`, `libc6:i386`. */
  readonly text: string;
  readonly name: string;
  /** As the tool names it; `*` stands for any characters. */
  readonly version: string | undefined;
}

/**
 * What the tools take for a name, less what any of them takes for an option, a pattern or an order
 * to remove something.
 */
const NAME = /^[A-Za-z0-9_/](?:[A-Za-z0-9_+.:@~/()-]*[A-Za-z0-9_+.)])?$/;
const VERSION = /^[A-Za-z0-9][A-Za-z0-9+.:~^*_-]*$/;

/** The parts of `text`; `undefined` where no tool can know such a package. */
export function parsePackageName(text: string): PackageName | undefined {
  const at = text.indexOf('=');
  const name = at < 0 ? text : text.slice(0, at);
  const version = at < 0 ? undefined : text.slice(at + 1);
  if (!NAME.test(name) || (version !== undefined && !VERSION.test(version))) return undefined;
  return {text, name, version};
}
