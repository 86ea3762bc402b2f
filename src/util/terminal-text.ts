/**
 * What a terminal would act on instead of showing it. In this order: whole CSI sequences; strings
 * (OSC, DCS, SOS, PM, APC) up to their end; other escape sequences; control characters; marks that
 * turn the direction of text; separators that some programs take for line ends.
 *
 * A string without an end is not searched for beyond its line or the next introducer, so that the
 * time stays linear.
 *
 * Source: ECMA-48 sections 5.3–5.6 and 8.3; Unicode UAX #9 for directions.
 */
const TERMINAL_CONTROL =
  /(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]|(?:\x1b[P\]X^_]|[\x90\x98\x9d-\x9f])[^\x07\x1b\x90\x98\x9c-\x9f\n]*(?:\x07|\x1b\\|\x9c)|\x1b[ -/]*[0-~]|\r\n?|[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g;

/** Whether there is anything to replace: nearly never, so this is tried first. */
const ANY_CONTROL = /[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/;

/**
 * `text` as a terminal may be given it: colours and other sequences are gone, a carriage return
 * has become a line end, other controls are shown (`␇`, `<U+202E>`). What is left of the control
 * characters is `\n` and `\t`. Always well-formed Unicode.
 */
export function sanitizeForTerminal(text: string): string {
  const formed = text.isWellFormed() ? text : text.toWellFormed();
  return ANY_CONTROL.test(formed) ? formed.replace(TERMINAL_CONTROL, showControl) : formed;
}

/** As `sanitizeForTerminal`, on one line: line ends and tabs have become spaces. */
export function sanitizeLine(text: string): string {
  return sanitizeForTerminal(text).replace(/[\n\t]+/g, ' ');
}

function showControl(sequence: string): string {
  if (sequence.startsWith('\r')) return '\n';
  if (sequence.length > 1) return '';
  const code = sequence.charCodeAt(0);
  if (code < 0x20) return String.fromCharCode(0x2400 + code);
  if (code === 0x7f) return '\u2421';
  return `<U+${code.toString(16).toUpperCase().padStart(4, '0')}>`;
}

/**
 * `text` without what GitHub Actions would take for a workflow command: `::name` at the beginning
 * of a line, spaces before it do not matter, and `##[name]` anywhere in it.
 *
 * Source: `ActionCommand.TryParseV2` and `TryParse` of actions/runner.
 */
export function guardWorkflowCommands(text: string): string {
  return text.replace(/^([^\S\n]*)::/gm, '$1: :').replaceAll('##[', '## [');
}

/**
 * A workflow command as GitHub Actions reads it.
 *
 * Source: `escapeData` and `escapeProperty` of actions/toolkit.
 */
export function workflowCommand(
  name: string,
  properties: Readonly<Record<string, string | number>>,
  message: string,
): string {
  const data = message.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
  const list = Object.entries(properties).map(([key, value]) => {
    const escaped = String(value)
      .replaceAll('%', '%25')
      .replaceAll('\r', '%0D')
      .replaceAll('\n', '%0A')
      .replaceAll(':', '%3A')
      .replaceAll(',', '%2C');
    return `${key}=${escaped}`;
  });
  return `::${name}${list.length > 0 ? ` ${list.join(',')}` : ''}::${data}`;
}
