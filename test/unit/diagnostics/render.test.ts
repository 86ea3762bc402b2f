import {describe, expect, it} from 'vitest';
import type {Diagnostic, DiagnosticCode} from '../../../src/diagnostics/diagnostic.ts';
import {lineAndColumn} from '../../../src/diagnostics/line-and-column.ts';
import {renderDiagnosticsGithub} from '../../../src/diagnostics/render-github.ts';
import {renderDiagnosticsJson} from '../../../src/diagnostics/render-json.ts';
import {renderDiagnosticsSarif} from '../../../src/diagnostics/render-sarif.ts';
import {renderDiagnosticsText} from '../../../src/diagnostics/render-text.ts';
import {parseManifest} from '../../../src/manifest/parse-manifest.ts';

function problemsOf(text: string): readonly Diagnostic[] {
  const parsed = parseManifest({path: 'proctor.yaml', text}, {today: '2026-06-01', variables: {}});
  return parsed.ok ? parsed.problems.sorted() : parsed.diagnostics;
}

function text(yaml: string): string {
  return `\n${renderDiagnosticsText(problemsOf(yaml), {color: false})}`;
}

const TWO = 'proctor: 1\nnam: a\ntimeout: 5 minutes\n';

describe('as text', () => {
  it('shows place, code, message, the line with a mark below, and help', () => {
    expect(text(TWO)).toMatchInlineSnapshot(`
      "
      proctor.yaml:2:1: error[manifest/unknown-key]: expected a key known here, found "nam"
        2 | nam: a
          | ^^^
        help: did you mean "name"?

      proctor.yaml:3:10: error[manifest/bad-duration]: expected a duration such as 500ms, 90s, 5m or 1h30m, found "5 minutes"
        3 | timeout: 5 minutes
          |          ^^^^^^^^^
        help: did you mean "5m"?
      "
    `);
  });

  it('shows a circle as the way round', () => {
    expect(
      text(
        'proctor: 1\nscenarios:\n  a: {needs: b, steps: [{run: x}]}\n  b: {needs: a, steps: [{run: x}]}\n',
      ),
    ).toMatchInlineSnapshot(`
      "
      proctor.yaml:3:14: error[plan/cycle]: expected no circle of scenarios, found a → b → a
        3 |   a: {needs: b, steps: [{run: x}]}
          |              ^
        help: leave out one of these needs
      "
    `);
  });

  it('cuts a long line around what is meant', () => {
    const filler = 'x'.repeat(300);
    expect(text(`proctor: 1\nenv: {A: ${filler}, B-C: d, E: ${filler}}\n`)).toMatchInlineSnapshot(`
      "
      proctor.yaml:2:312: error[manifest/bad-name]: expected a variable name of letters, digits and "_", found "B-C"
        2 | …xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx, B-C: d, E: xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…
          |                                          ^^^
      "
    `);
  });

  it('makes tabs, controls and marks of direction visible, and lines up below them', () => {
    expect(
      text('proctor: 1\nname:\t"a\u001b[31m\u202e"\t\nenv: {"\t\u0007": 日本, X-Y: 1}\n'),
    ).toMatchInlineSnapshot(`
      "
      proctor.yaml:3:7: error[manifest/bad-name]: expected a variable name of letters, digits and "_", found "  ␇"
        3 | env: {"  ␇": 日本, X-Y: 1}
          |       ^^^^^

      proctor.yaml:3:17: error[manifest/bad-name]: expected a variable name of letters, digits and "_", found "X-Y"
        3 | env: {"  ␇": 日本, X-Y: 1}
          |                    ^^^
      "
    `);
  });

  it('marks what has no extent with one column', () => {
    expect(text('')).toMatchInlineSnapshot(`
      "
      proctor.yaml:1:1: error[manifest/empty]: expected a manifest, found nothing
        help: begin with "proctor: 1"; "proctor init" writes an example
      "
    `);
    expect(text('proctor: 1\nenv: {A: [\n')).toMatchInlineSnapshot(`
      "
      proctor.yaml:3:1: error[manifest/syntax]: expected "]" at the end of the list, found none
        3 |
          | ^
      "
    `);
  });

  it('colours only where asked to', () => {
    const colored = renderDiagnosticsText(problemsOf(TWO), {color: true});
    expect(colored).toContain('\u001b[1;31merror[manifest/unknown-key]\u001b[0m');
    expect(colored.replace(/\u001b\[[\d;]*m/g, '')).toBe(text(TWO).slice(1));
  });
});

describe('for machines', () => {
  it('gives JSON with places from 1', () => {
    expect(renderDiagnosticsJson(problemsOf(TWO))).toMatchInlineSnapshot(`
      "{
        "diagnostics": [
          {
            "code": "manifest/unknown-key",
            "severity": "error",
            "message": "expected a key known here, found \\"nam\\"",
            "file": "proctor.yaml",
            "line": 2,
            "column": 1,
            "endLine": 2,
            "endColumn": 4,
            "help": "did you mean \\"name\\"?"
          },
          {
            "code": "manifest/bad-duration",
            "severity": "error",
            "message": "expected a duration such as 500ms, 90s, 5m or 1h30m, found \\"5 minutes\\"",
            "file": "proctor.yaml",
            "line": 3,
            "column": 10,
            "endLine": 3,
            "endColumn": 19,
            "help": "did you mean \\"5m\\"?"
          }
        ]
      }
      "
    `);
  });

  it('gives annotations that GitHub reads, escaped', () => {
    expect(renderDiagnosticsGithub(problemsOf(TWO))).toMatchInlineSnapshot(`
      "::error file=proctor.yaml,line=2,col=1,endColumn=4,title=manifest/unknown-key::expected a key known here, found "nam"%0Ahelp: did you mean "name"?
      ::error file=proctor.yaml,line=3,col=10,endColumn=19,title=manifest/bad-duration::expected a duration such as 500ms, 90s, 5m or 1h30m, found "5 minutes"%0Ahelp: did you mean "5m"?
      "
    `);
    const file = {path: 'a,b:c.yaml', text: 'x\ny\n'};
    const code: DiagnosticCode = 'manifest/syntax';
    const evil: Diagnostic = {
      code,
      severity: 'warning',
      message: '100%\r\n::error::x',
      file,
      range: {start: 0, end: 3},
    };
    expect(renderDiagnosticsGithub([evil])).toMatchInlineSnapshot(`
      "::warning file=a%2Cb%3Ac.yaml,line=1,endLine=2,title=manifest/syntax::100%25%0D%0A::error::x
      "
    `);
  });

  it('gives SARIF 2.1.0 with a rule for each code', () => {
    const log = JSON.parse(renderDiagnosticsSarif(problemsOf(TWO)));
    expect(log.version).toBe('2.1.0');
    const [run] = log.runs;
    expect(run.results).toMatchInlineSnapshot(`
      [
        {
          "level": "error",
          "locations": [
            {
              "physicalLocation": {
                "artifactLocation": {
                  "uri": "proctor.yaml",
                },
                "region": {
                  "endColumn": 4,
                  "endLine": 2,
                  "startColumn": 1,
                  "startLine": 2,
                },
              },
            },
          ],
          "message": {
            "text": "expected a key known here, found "nam"
      help: did you mean "name"?",
          },
          "ruleId": "manifest/unknown-key",
          "ruleIndex": 10,
        },
        {
          "level": "error",
          "locations": [
            {
              "physicalLocation": {
                "artifactLocation": {
                  "uri": "proctor.yaml",
                },
                "region": {
                  "endColumn": 19,
                  "endLine": 3,
                  "startColumn": 10,
                  "startLine": 3,
                },
              },
            },
          ],
          "message": {
            "text": "expected a duration such as 500ms, 90s, 5m or 1h30m, found "5 minutes"
      help: did you mean "5m"?",
          },
          "ruleId": "manifest/bad-duration",
          "ruleIndex": 15,
        },
      ]
    `);
    for (const {ruleId, ruleIndex} of run.results) {
      expect(run.tool.driver.rules[ruleIndex].id).toBe(ruleId);
    }
  });
});

describe('lineAndColumn', () => {
  it('counts from 1, and a byte order mark not at all', () => {
    const file = {path: 'p', text: '\uFEFFab\r\ncd\n'};
    expect(lineAndColumn(file, 1)).toEqual({line: 1, column: 1});
    expect(lineAndColumn(file, 5)).toEqual({line: 2, column: 1});
    expect(lineAndColumn(file, 99).line).toBe(3);
  });
});
