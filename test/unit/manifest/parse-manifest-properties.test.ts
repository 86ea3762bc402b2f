import fc from 'fast-check';
import {expect, it} from 'vitest';
import {renderDiagnosticsText} from '../../../src/diagnostics/render-text.ts';
import {parseManifest} from '../../../src/manifest/parse-manifest.ts';

const VALID = `proctor: 1
name: suite
concurrency: {total: 4, per-host: 2}
variables: {RELEASE: "1.2"}
secrets: {token: {env: TOKEN}}
env: {A: "\${{ variables.RELEASE }}"}
environments:
  here: {type: local, inherit-env: [LANG]}
  there: {type: ssh, host: b, password: "\${{ secrets.token }}"}
artifacts:
  suite: {type: script, source: ., target: x/, mode: "0755"}
scenarios:
  first:
    environment: [here, there]
    tags: [smoke]
    matrix: {clients: [1, 50], include: [{clients: 2, extra: a}]}
    steps:
      - &step {id: server, run: "serve \${{ variables.RELEASE }}", background: true, ready: {tcp: 80}}
      - run: |
          echo hello
        expect: {stdout: {matches: "^h"}, exit-code: [0, 1]}
      - {wait: server, timeout: 5s}
  second: {environment: here, needs: first, steps: [*step], retries: 1}
`;

const options = {today: '2026-06-01', variables: {}};

/** What is put into the text somewhere: pieces that mean something to YAML, or to nobody. */
const piece = fc.oneof(
  fc.constantFrom(...['\n', ' ', '\t', ':', '- ', '[', ']', '{', '}', '"', "'", '&a', '*a', '!x ']),
  fc.constantFrom(...['${{', '}}', '|', '>', '#', '---\n', '%', '~', '0755', 'yes', '<<: *step']),
  fc.string({unit: 'binary', maxLength: 5}),
);

it('the manifest that is changed at random is valid', () => {
  const parsed = parseManifest({path: 'p', text: VALID}, options);
  expect(parsed.ok ? [] : parsed.diagnostics.map(({message}) => message)).toEqual([]);
});

it('no change of a valid manifest makes reading or rendering throw', () => {
  const change = fc.record({at: fc.nat(VALID.length), length: fc.nat(8), piece});
  fc.assert(
    fc.property(fc.array(change, {minLength: 1, maxLength: 4}), (changes) => {
      let text = VALID;
      for (const {at, length, piece: inserted} of changes) {
        text = text.slice(0, at) + inserted + text.slice(at + length);
      }
      const parsed = parseManifest({path: 'p', text}, options);
      const diagnostics = parsed.ok ? parsed.problems.sorted() : parsed.diagnostics;
      renderDiagnosticsText(diagnostics, {color: true});
      for (const {range} of diagnostics) {
        expect(range.start).toBeLessThanOrEqual(range.end);
        expect(range.start).toBeGreaterThanOrEqual(0);
      }
      if (!parsed.ok) expect(diagnostics.length).toBeGreaterThan(0);
    }),
    {numRuns: 1000},
  );
}, 60_000);
