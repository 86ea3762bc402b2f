import type {Diagnostic} from './diagnostic.ts';
import {lineAndColumn} from './line-and-column.ts';

/**
 * Diagnostics for programs: `{"diagnostics": [{code, severity, message, file, line, column,
 * endLine, endColumn, help?}]}`; lines and columns from 1, the end is exclusive.
 */
export function renderDiagnosticsJson(diagnostics: readonly Diagnostic[]): string {
  const list = diagnostics.map(({code, severity, message, file, range, help}) => {
    const start = lineAndColumn(file, range.start);
    const end = lineAndColumn(file, range.end);
    return {
      code,
      severity,
      message,
      file: file.path,
      line: start.line,
      column: start.column,
      endLine: end.line,
      endColumn: end.column,
      ...(help !== undefined && {help}),
    };
  });
  return `${JSON.stringify({diagnostics: list}, undefined, 2)}\n`;
}
