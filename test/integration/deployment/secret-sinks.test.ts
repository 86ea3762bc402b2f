import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import fc from 'fast-check';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import type {EnvironmentDriver} from '../../../src/environments/environment.ts';
import {localDriver} from '../../../src/environments/local/local-driver.ts';
import {quote} from '../../../src/environments/posix/remote-shell.ts';
import type {ReadinessSpec} from '../../../src/manifest/deployment-spec.ts';
import type {InstrumentationSpec} from '../../../src/manifest/instrumentation-spec.ts';
import type {EnvironmentSpec, Manifest} from '../../../src/manifest/manifest.ts';
import type {Plan} from '../../../src/plan/plan.ts';
import {REPORT_FORMATS} from '../../../src/report/report-format.ts';
import {artifactSpec} from '../../rig/artifacts.ts';
import {localSpec} from '../../rig/local-spec.ts';
import {planOf, scenario} from '../../rig/plans.ts';
import {ENCODINGS, sinksOf} from '../../rig/run-sinks.ts';

/** Where a deployment prints what it should not; in `fails` it ends by that, too. */
const PLACES = [
  'build',
  'install',
  'check',
  'prepare',
  'start',
  'monitor',
  'ready',
  'step',
] as const;
type Place = (typeof PLACES)[number];

const secrets = fc
  .oneof(
    fc.string({
      unit: fc.constantFrom(...'abcXYZ019!$%&/()=?+*#-_.:,;<>|@^~"\'\\ é€😀'),
      minLength: 8,
      maxLength: 40,
    }),
    // As short as may be hidden; what looks like Base64; of several lines, as a key is.
    fc.stringMatching(/^[qxzQXZ#%&+]{5,7}$/),
    fc.base64String({minLength: 12, maxLength: 48}),
    fc
      .tuple(fc.stringMatching(/^[A-Za-z+/]{12,40}$/), fc.stringMatching(/^[A-Za-z+/]{12,40}$/))
      .map((lines) => `${lines.join('\n')}\n`),
  )
  .filter((text) => text.trim().length >= 5 && new Set(text.trim()).size > 2);

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'proctor-leaks-'));
});
afterAll(() => rmSync(folder, {recursive: true, force: true}));

function planWith(own: string, says: string, failsAt: Place | undefined): Plan {
  const end = (place: Place): string => (place === failsAt ? 'exit 3' : ':');
  const plan = planOf([
    scenario('leak', {
      script: `${says}; ${end('step')}`,
      artifacts: ['built'],
      instrumentation: ['watch'],
      retries: {test: 0, infrastructure: 0, delayMs: 1, maxDelayMs: 1},
    }),
  ]);
  const built = artifactSpec({
    id: 'built',
    sources: [],
    target: 'built',
    build: {
      script: `${says}; echo made >made; ${end('build')}`,
      shell: 'sh',
      env: {},
      workingDirectory: undefined,
      outputs: ['made'],
      inputs: [],
      timeoutMs: 20_000,
    },
  });
  const ready: ReadinessSpec = {
    name: 'says',
    optional: false,
    everyMs: 1,
    timeoutMs: failsAt === 'ready' ? 300 : 20_000,
    check: {kind: 'command', script: `${says}; ${end('ready')}`, shell: 'sh'},
  };
  const watch: InstrumentationSpec = {
    id: 'watch',
    env: {},
    start: `${says}; ${end('start')}`,
    check: says,
    stop: says,
    tools: [
      {
        kind: 'monitor',
        name: 'm',
        script: `${says}; ${failsAt === 'monitor' ? 'exit 3' : 'sleep 600'}`,
        everyMs: undefined,
        check: says,
      },
    ],
  };
  const box: EnvironmentSpec = {
    ...localSpec({id: 'box', workingDirectory: own, shell: 'sh'}),
    prepare: [`${says}; ${end('prepare')}`],
    readiness: [ready],
    dependencies: {
      packages: [],
      byTool: {},
      optional: [],
      commands: [
        {
          name: 'thing',
          check: `${says}; test -e '${own}/thing' -a ${failsAt === 'check' ? '-z x' : '-n x'}`,
          install: `${says}; ${end('install')}; touch '${own}/thing'`,
          optional: false,
        },
      ],
      bundles: [],
      update: 'never',
      timeoutMs: 20_000,
    },
  };
  const manifest: Manifest = {
    ...plan.manifest,
    folder: own,
    environments: new Map([['box', box]]),
    artifacts: new Map([['built', built]]),
    instrumentation: new Map([['watch', watch]]),
  };
  return {...plan, manifest};
}

describe('secrets of a deployment', () => {
  let serial = 0;

  it('D28 for any secret, in any encoding, cut anywhere, printed by anything: it stands in no sink', async () => {
    const forms = Object.keys(ENCODINGS).length;
    const cuts = fc.array(fc.double({min: 0, max: 1, noNaN: true}), {
      minLength: forms,
      maxLength: forms,
    });
    const seen = new Set<string>();
    await fc.assert(
      fc.asyncProperty(
        secrets,
        cuts,
        fc.constantFrom(...PLACES, undefined),
        async (secret, places, failsAt) => {
          serial += 1;
          const own = join(folder, String(serial));
          const pieces = join(own, 'pieces');
          mkdirSync(pieces, {recursive: true});
          const encoded = Object.entries(ENCODINGS).map(
            ([name, encode]) => [name, encode(secret)] as const,
          );
          // Each form is cut in two, and printed together with the halves of its neighbours.
          const parts = [''];
          for (const [index, [, form]] of encoded.entries()) {
            const cut = Math.floor((places[index] ?? 0) * (form.length + 1));
            parts.push(`${parts.pop()}${form.slice(0, cut)}`, `${form.slice(cut)} | `);
          }
          // Each is written by a process of its own, so that they come one by one.
          const prints = parts.map((part) => `( printf %s ${quote(part)} )\n`).join('');
          writeFileSync(join(pieces, 'all'), `{ ${prints} }; echo; { ${prints} } >&2\n`);
          const says = `. '${pieces}/all'`;
          const {sinks, events} = await sinksOf(planWith(own, says, failsAt), {
            folder: own,
            secrets: new Map([['token', secret]]),
            driver: localDriver as EnvironmentDriver,
          });
          const verdict = events.findLast((event) => event.type === 'case-ended')?.verdict;
          const wanted = {step: 'failed', monitor: verdict} as Record<string, string | undefined>;
          expect(
            verdict,
            JSON.stringify(events.findLast((event) => event.type === 'case-ended')),
          ).toBe(failsAt === undefined ? 'passed' : (wanted[failsAt] ?? 'error'));
          expect([...sinks.keys()]).toEqual(
            expect.arrayContaining(['console', 'journal.jsonl', ...REPORT_FORMATS]),
          );
          for (const [sink, content] of sinks) {
            if (content.includes('***')) seen.add(sink.replace(/.*\//, ''));
            for (const [name, form] of encoded) {
              if (form.trim().length < 4) continue;
              expect(content.includes(form), `${name} in ${sink}`).toBe(false);
            }
          }
        },
      ),
      {numRuns: 100, endOnFailure: true},
    );
    // They were printed there, and hidden.
    expect([...seen].toSorted()).toEqual(
      expect.arrayContaining(['console', 'deployment-box-1-1.log', 'journal.jsonl', 'watch.m.log']),
    );
  }, 120_000);
});
