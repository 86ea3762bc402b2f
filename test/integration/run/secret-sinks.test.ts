import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import fc from 'fast-check';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import type {EnvironmentDriver} from '../../../src/environments/environment.ts';
import {localDriver} from '../../../src/environments/local/local-driver.ts';
import type {RunEventBody} from '../../../src/journal/event.ts';
import {foldJournal} from '../../../src/journal/fold-journal.ts';
import {JournalWriter} from '../../../src/journal/journal-writer.ts';
import type {Manifest} from '../../../src/manifest/manifest.ts';
import type {Plan} from '../../../src/plan/plan.ts';
import {createConsole} from '../../../src/report/console/create-console.ts';
import {REPORT_FORMATS} from '../../../src/report/report-format.ts';
import {writeReport} from '../../../src/report/write-report.ts';
import {runPlan} from '../../../src/run/run-plan.ts';
import {casesPlanned, runStarted} from '../../../src/run/run-started.ts';
import {StopSwitch} from '../../../src/run/stop-switch.ts';
import {NO_BASELINES} from '../../../src/steps/judge/baselines.ts';
import {createMask} from '../../../src/util/mask.ts';
import {localSpec} from '../../rig/local-spec.ts';
import {planOf, scenario} from '../../rig/plans.ts';

/** The forms of a secret that a step may print, each by its name. */
const ENCODINGS: Readonly<Record<string, (secret: string) => string>> = {
  raw: (secret) => secret,
  base64: (secret) => Buffer.from(secret).toString('base64'),
  'base64 at alignment 1': (secret) => aligned(secret, 1),
  'base64 at alignment 2': (secret) => aligned(secret, 2),
  base64url: (secret) => Buffer.from(secret).toString('base64url'),
  hex: (secret) => Buffer.from(secret).toString('hex'),
  'upper-case hex': (secret) => Buffer.from(secret).toString('hex').toUpperCase(),
  URL: (secret) => encodeURIComponent(secret),
  JSON: (secret) => JSON.stringify(secret).slice(1, -1),
};

/** What of the Base64 of `before` bytes and the secret depends on the secret alone. */
function aligned(secret: string, before: number): string {
  const bytes = Buffer.concat([Buffer.alloc(before, 'x'), Buffer.from(secret)]);
  const text = bytes.toString('base64');
  return text.slice(Math.ceil((before * 8) / 6), Math.floor((bytes.length * 8) / 6));
}

const secrets = fc
  .string({
    unit: fc.constantFrom(...'abcXYZ019!$%&/()=?+*#-_.:,;<>|@^~"\'\\ é€'),
    minLength: 8,
    maxLength: 40,
  })
  .filter((text) => text.trim().length >= 8);

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'proctor-sinks-'));
});
afterAll(() => rmSync(folder, {recursive: true, force: true}));

/** Runs a case that prints `pieces` one after another, wherever a step may; all that came out. */
async function sinksOf(secret: string, pieces: readonly string[], serial: number) {
  const runFolder = join(folder, String(serial));
  const scratchFolder = join(runFolder, 'scratch');
  const piecesFolder = join(scratchFolder, 'pieces');
  mkdirSync(piecesFolder, {recursive: true});
  pieces.forEach((piece, index) => {
    writeFileSync(join(piecesFolder, String(index).padStart(2, '0')), piece);
  });
  const {mask} = createMask(new Map([['token', secret]]));
  const journal = JournalWriter.open(join(runFolder, 'journal.jsonl'), {mask, now: () => 0});
  const sinks = new Map<string, string>();
  let printed = '';
  const output = {
    write: (piece: string) => (printed += piece),
    isTerminal: false,
    columns: undefined,
  };
  const sink = createConsole({output, level: 'verbose', color: false, ci: true, now: () => 0});
  const emit = (body: RunEventBody): void => sink.onEvent(journal.append(body));
  const all = `"$(cat ${piecesFolder}/*)"`;
  const plan = planWith(
    `for piece in ${piecesFolder}/*; do cat "$piece"; done; echo
     for piece in ${piecesFolder}/*; do cat "$piece" >&2; done
     printf '::skip %s\\n' ${all}; printf '::metric m=1 %s\\n' ${all}
     printf 'x=%s\\n' ${all} >> "$PROCTOR_OUTPUT"; exit 3`,
    runFolder,
  );
  emit(runStarted(plan, 'run'));
  for (const event of casesPlanned(plan)) emit(event);
  await runPlan(plan, {
    runId: 'run',
    runFolder,
    scratchFolder,
    drivers: new Map([['box', localDriver as EnvironmentDriver]]),
    env: {PATH: process.env['PATH']},
    secrets: {values: new Map([['token', secret]]), get: () => secret},
    mask,
    baselines: NO_BASELINES,
    emit,
    onOutput: sink.onOutput,
    stop: new StopSwitch(),
    maxFailures: undefined,
    failFast: false,
    failOnFlaky: false,
    retries: undefined,
    random: () => 0,
  });
  sink.close();
  await journal.close();
  sinks.set('console', printed);
  using reader = foldJournal(join(runFolder, 'journal.jsonl'));
  for (const format of REPORT_FORMATS) {
    let report = '';
    writeReport(reader, (piece) => (report += piece), {format});
    sinks.set(format, report);
  }
  for (const name of readdirSync(runFolder, {recursive: true, encoding: 'utf8'})) {
    if (name.startsWith('scratch')) continue;
    sinks.set('file names', `${sinks.get('file names') ?? ''}${name}\n`);
    const path = join(runFolder, name);
    if (statSync(path).isFile()) sinks.set(name, readFileSync(path, 'utf8'));
  }
  return sinks;
}

function planWith(script: string, runFolder: string): Plan {
  const plan = planOf([scenario('leak', {script})]);
  const environments = new Map([
    ['box', localSpec({id: 'box', workingDirectory: runFolder, shell: 'sh'})],
  ]);
  const manifest: Manifest = {...plan.manifest, environments, folder: runFolder};
  return {...plan, manifest};
}

describe('secrets', () => {
  let serial = 0;

  it('D28 for any secret, in any encoding, cut anywhere: it stands in no sink', async () => {
    const cuts = fc.array(fc.double({min: 0, max: 1, noNaN: true}), {
      minLength: Object.keys(ENCODINGS).length,
      maxLength: Object.keys(ENCODINGS).length,
    });
    await fc.assert(
      fc.asyncProperty(secrets, cuts, async (secret, places) => {
        const forms = Object.entries(ENCODINGS).map(([name, encode]) => [name, encode(secret)]);
        // Each form is cut in two, and printed together with the halves of its neighbours.
        const pieces = [''];
        forms.forEach(([, form = ''], index) => {
          const cut = Math.floor((places[index] ?? 0) * (form.length + 1));
          pieces.push(`${pieces.pop()}${form.slice(0, cut)}`, `${form.slice(cut)} | `);
        });
        serial += 1;
        const sinks = await sinksOf(secret, pieces, serial);
        expect([...sinks.keys()]).toEqual(
          expect.arrayContaining(['console', 'journal.jsonl', ...REPORT_FORMATS]),
        );
        expect(sinks.get('console')).toContain('***');
        expect(sinks.get('journal.jsonl')).toContain('***');
        for (const [sink, content] of sinks) {
          for (const [name, form = ''] of forms) {
            expect(content.includes(form), `${name} in ${sink}`).toBe(false);
          }
        }
      }),
      {numRuns: 150},
    );
  }, 120_000);
});
