/** Terminal escapes: those with a string in them, CSI, and those of two characters. */
const ESCAPES =
  /[\u001b\u009b\u009d\u0090](?:[PX^_\]][^\u0007\u001b\u009c]{0,4096}(?:\u0007|\u001b\\|\u009c)|\[?[0-?]{0,64}[ -/]{0,8}[@-~])/g;

/** Controls and what may reorder or hide text, except tab and newline. */
const UNSAFE =
  /[^\t\n\u0020-\u007e\u00a0-\u200d\u2010-\u2027\u2030-\u2065\u2070-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

/**
 * What another program has printed, for eyes: without terminal escapes; other controls, which might
 * reorder or hide text, are shown as `⟨0007⟩` or `⟨202E⟩`.
 */
export function visibleText(text: string): string {
  return text
    .replaceAll('\r\n', '\n')
    .replace(ESCAPES, '')
    .replace(UNSAFE, (character) => {
      const code = character.codePointAt(0) ?? 0;
      return `⟨${code.toString(16).toUpperCase().padStart(4, '0')}⟩`;
    });
}

/** The same on one line. */
export function visibleLine(text: string): string {
  return visibleText(text).replaceAll(/\s+/g, ' ').trim();
}
