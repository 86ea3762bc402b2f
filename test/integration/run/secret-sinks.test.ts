import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import fc from 'fast-check';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import type {EnvironmentDriver} from '../../../src/environments/environment.ts';
import {localDriver} from '../../../src/environments/local/local-driver.ts';
import type {Manifest} from '../../../src/manifest/manifest.ts';
import type {Plan} from '../../../src/plan/plan.ts';
import {REPORT_FORMATS} from '../../../src/report/report-format.ts';
import {localSpec} from '../../rig/local-spec.ts';
import {planOf, scenario} from '../../rig/plans.ts';
import {ENCODINGS, sinksOf} from '../../rig/run-sinks.ts';

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
async function sinksWith(secret: string, pieces: readonly string[], serial: number) {
  const own = join(folder, String(serial));
  const piecesFolder = join(own, 'pieces');
  mkdirSync(piecesFolder, {recursive: true});
  pieces.forEach((piece, index) => {
    writeFileSync(join(piecesFolder, String(index).padStart(2, '0')), piece);
  });
  const all = `"$(cat ${piecesFolder}/*)"`;
  const plan = planWith(
    `for piece in ${piecesFolder}/*; do cat "$piece"; done; echo
     for piece in ${piecesFolder}/*; do cat "$piece" >&2; done
     printf '::skip %s\\n' ${all}; printf '::metric m=1 %s\\n' ${all}
     printf 'x=%s\\n' ${all} >> "$PROCTOR_OUTPUT"; exit 3`,
    own,
  );
  const driver = localDriver as EnvironmentDriver;
  return (await sinksOf(plan, {folder: own, secrets: new Map([['token', secret]]), driver})).sinks;
}

function planWith(script: string, own: string): Plan {
  const plan = planOf([scenario('leak', {script})]);
  const environments = new Map([
    ['box', localSpec({id: 'box', workingDirectory: own, shell: 'sh'})],
  ]);
  const manifest: Manifest = {...plan.manifest, environments, folder: own};
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
        const sinks = await sinksWith(secret, pieces, serial);
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
