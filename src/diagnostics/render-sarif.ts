import {VERSION} from '../util/version.ts';
import {DIAGNOSTICS, type Diagnostic} from './diagnostic.ts';
import {lineAndColumn} from './line-and-column.ts';

const SCHEMA =
  'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';

/** Diagnostics as a SARIF 2.1.0 log, for code scanning and editors. */
export function renderDiagnosticsSarif(diagnostics: readonly Diagnostic[]): string {
  const codes = Object.keys(DIAGNOSTICS);
  const rules = Object.entries(DIAGNOSTICS).map(([id, text]) => ({
    id,
    shortDescription: {text},
  }));
  const results = diagnostics.map((diagnostic) => ({
    ruleId: diagnostic.code,
    ruleIndex: codes.indexOf(diagnostic.code),
    level: diagnostic.severity,
    message: {text: textOf(diagnostic)},
    locations: [{physicalLocation: locationOf(diagnostic)}],
  }));
  const driver = {name: 'proctor', version: VERSION, rules};
  const log = {
    $schema: SCHEMA,
    version: '2.1.0',
    runs: [{tool: {driver}, columnKind: 'utf16CodeUnits', results}],
  };
  return `${JSON.stringify(log, undefined, 2)}\n`;
}

function textOf({message, help}: Diagnostic): string {
  return help === undefined ? message : `${message}\nhelp: ${help}`;
}

function locationOf({file, range}: Diagnostic): object {
  const start = lineAndColumn(file, range.start);
  const end = lineAndColumn(file, range.end);
  return {
    artifactLocation: {uri: file.path.split('/').map(encodeURIComponent).join('/')},
    region: {
      startLine: start.line,
      startColumn: start.column,
      endLine: end.line,
      endColumn: end.column,
    },
  };
}
