import {patternsOf, SECRET_CHARACTERS_MIN} from './mask-encodings.ts';
import {SecretMask} from './mask-matcher.ts';

/** Hides secrets in what leaves this process: every sink gets only what has been through it. */
export interface Mask {
  /** Whether there is nothing to hide, so that the fast path may be taken. */
  readonly isEmpty: boolean;
  text(text: string): string;
  /** `value` with every string in it masked, keys too; the same object where nothing was found. */
  value<T>(value: T): T;
  /** For one stream of bytes, which may be cut anywhere. */
  stream(): MaskStream;
}

/** Masks a stream chunk by chunk; holds back what may be the beginning of a secret. */
export interface MaskStream {
  /** What may be shown now. */
  push(chunk: Buffer): Buffer;
  /** What was held back. Call once, at the end. */
  end(): Buffer;
}

/** A mask that hides nothing. */
export const NO_MASK: Mask = {
  isEmpty: true,
  text: (text) => text,
  value: (value) => value,
  stream: () => ({push: (chunk) => chunk, end: () => Buffer.alloc(0)}),
};

/**
 * A mask for these secrets (name → value), in every form of `patternsOf`. All that any of them
 * covers is hidden, where they overlap too; each run of it becomes `***`.
 *
 * `weak` names those that are too short to be hidden without hiding innocent text: warn of them.
 */
export function createMask(secrets: ReadonlyMap<string, string>): {
  readonly mask: Mask;
  readonly weak: readonly string[];
} {
  const weak: string[] = [];
  const patterns = new Set<string>();
  for (const [name, value] of secrets) {
    if (value.trim().length < SECRET_CHARACTERS_MIN) weak.push(name);
    else for (const pattern of patternsOf(value)) patterns.add(pattern);
  }
  return {mask: patterns.size === 0 ? NO_MASK : new SecretMask(patterns), weak};
}
