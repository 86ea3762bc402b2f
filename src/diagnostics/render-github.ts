import {workflowCommand} from '../util/terminal-text.ts';
import type {Diagnostic} from './diagnostic.ts';
import {lineAndColumn} from './line-and-column.ts';

/** Diagnostics as annotations that GitHub Actions shows beside the lines they are about. */
export function renderDiagnosticsGithub(diagnostics: readonly Diagnostic[]): string {
  return diagnostics.map((diagnostic) => `${annotation(diagnostic)}\n`).join('');
}

function annotation({code, severity, message, file, range, help}: Diagnostic): string {
  const start = lineAndColumn(file, range.start);
  const end = lineAndColumn(file, range.end);
  const place =
    start.line === end.line
      ? {line: start.line, col: start.column, endColumn: end.column}
      : // GitHub refuses columns where the lines differ.
        {line: start.line, endLine: end.line};
  const text = help === undefined ? message : `${message}\nhelp: ${help}`;
  return workflowCommand(severity, {file: file.path, ...place, title: code}, text);
}
