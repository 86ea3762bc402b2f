import {readFileSync} from 'node:fs';
import {expect, it, vi} from 'vitest';
import {ActionWorkspace, commandsIn} from '../../rig/action-workspace.ts';

// Each step is a start of the whole bundle.
vi.setConfig({testTimeout: 120_000});

/** GitHub drops the summary of a step that is longer as a whole. */
const SUMMARY_BYTES_MAX = 1024 * 1024;

/** 12 failures whose text is longer than any limit, and 2 errors of infrastructure. */
const LOUD = `proctor: 1
environments: { here: { type: local } }
scenarios:
  broken:
    matrix: { n: [1, 2] }
    retries: { infrastructure: 0 }
    prepare: exit 1
    steps: [{ run: "true" }]
  loud:
    matrix: { n: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12] }
    steps:
      - run: |
          awk 'BEGIN { for (i = 0; i < 5000; i++) printf "ü%%0A::error::x," }' >&2
          exit 1
        expect: { stderr: { equals: "" } }
`;

it('keeps to GitHub’s limits of annotations: ten, failures first, and how many are left out', async () => {
  using workspace = new ActionWorkspace({'proctor.yaml': LOUD});
  const result = await workspace.main({upload: 'never'});
  expect(result.exitCode).toBe(1);
  const commands = commandsIn(result).filter((line) => !/^::(?:group|endgroup)\b/.test(line));
  const errors = commands.filter((line) => line.startsWith('::error'));
  expect(errors).toHaveLength(10);
  for (const error of errors) {
    expect(error).toMatch(/^::error file=proctor\.yaml,line=9,title=loud@here%3An=\d+ failed::/);
    const message = error.slice(error.indexOf('::', 2) + 2);
    expect(message.replaceAll(/%[0-9A-F]{2}/g, '.').length).toBeLessThanOrEqual(4096);
  }
  expect(commands.filter((line) => line.startsWith('::notice'))).toEqual([
    '::notice title=Left out::4 more did not pass; the log’s summary and the reports name them'.replace(
      '’',
      "'",
    ),
  ]);
});

it('keeps the summary of a step below a mebibyte, whatever is in it already, failures first', async () => {
  using workspace = new ActionWorkspace({
    'proctor.yaml': `proctor: 1
environments: { here: { type: local } }
scenarios:
  bad:
    matrix: { n: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20] }
    steps:
      - run: |
          awk 'BEGIN { for (i = 0; i < 4000; i++) print "üüüü" }'
          exit 1
`,
  });
  // What other tools of the step have written.
  const before = 'é'.repeat(470_000);
  workspace.folder.write('.runner/STEP_SUMMARY', before);
  const result = await workspace.main({upload: 'never', verbosity: 'quiet'});
  expect(result.exitCode).toBe(1);
  const summary = workspace.summary();
  expect(Buffer.byteLength(summary)).toBeLessThan(SUMMARY_BYTES_MAX);
  expect(summary.startsWith(before)).toBe(true);
  const own = summary.slice(before.length);
  expect(own).toContain('20 of 20 cases did not pass');
  expect(own).toContain('### Failures (20)');
  expect(own).toMatch(/<sub>run [^<]+<\/sub>\n$/);
  // The file in the folder is not cut for what others have written.
  const page = readFileSync(workspace.outputs()['markdown-path'] ?? '');
  expect(page.length).toBeGreaterThan(Buffer.byteLength(own));
});

it('leaves a summary alone that is full', async () => {
  using workspace = new ActionWorkspace({
    'proctor.yaml':
      'proctor: 1\nenvironments: { here: { type: local } }\nscenarios: { good: { steps: [{ run: "true" }] } }\n',
  });
  const before = 'x'.repeat(SUMMARY_BYTES_MAX - 10);
  workspace.folder.write('.runner/STEP_SUMMARY', before);
  const result = await workspace.main({upload: 'never'});
  expect(result.exitCode).toBe(0);
  expect(result.stdout).toContain('the summary of this step is full already');
  expect(workspace.summary()).toBe(before);
});
