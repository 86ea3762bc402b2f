/**
 * A pattern for names of functions: each word is a whole name, in which `*` stands for anything.
 *
 * @param lists words with blanks between them.
 */
export function names(...lists: readonly string[]): RegExp {
  const words = lists.flatMap((list) => list.trim().split(/\s+/));
  const within: string[] = [];
  const whole: string[] = [];
  for (const word of words) {
    const isWithin = word.startsWith('*') && word.endsWith('*');
    const source = word
      .replace(/^\*+|\*+$/g, '')
      .replace(/[.+?^${}()|[\]\\:<>]/g, '\\$&')
      .replaceAll('*', '.*');
    if (isWithin) within.push(source);
    else whole.push((word.startsWith('*') ? '.*' : '') + source + (word.endsWith('*') ? '.*' : ''));
  }
  const parts = [...within, ...(whole.length === 0 ? [] : [`^(?:${whole.join('|')})$`])];
  return new RegExp(parts.join('|'));
}
