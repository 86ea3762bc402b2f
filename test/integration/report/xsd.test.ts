import {execFileSync} from 'node:child_process';
import {existsSync} from 'node:fs';
import {resolve} from 'node:path';
import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import type {JunitDialect} from '../../../src/report/report-format.ts';
import {writeReportFile} from '../../../src/report/write-report.ts';
import {
  anyRun,
  guestText,
  passingCase,
  type RunPart,
  TempFolder,
  variedRun,
} from '../../rig/journal-fixtures.ts';
import {hasXmllint, xsdProblems} from '../../rig/xsd-problems.ts';

const XSD_FOLDER = resolve('../shared/xsd');

const DIALECTS: ReadonlyArray<readonly [JunitDialect, string]> = [
  ['jenkins', 'junit-10.xsd'],
  ['surefire', 'surefire.xsd'],
];

describe.each(DIALECTS)('JUnit dialect %s', (dialect, name) => {
  const xsd = resolve(XSD_FOLDER, name);
  const skip = existsSync(xsd) ? false : `../shared/xsd/${name} is not there`;

  it.skipIf(skip)(`is valid against ${name} for a case of every kind${skip || ''}`, async () => {
    using folder = new TempFolder();
    using reader = folder.fold(variedRun());
    const folderPath = `${folder.path}/out${dialect === 'surefire' ? '' : '.xml'}`;
    const written = writeReportFile(folderPath, reader, {format: 'junit', dialect});
    const single = writeReportFile(`${folder.path}/one.xml`, reader, {format: 'junit', dialect});
    expect(await xsdProblems([...written, ...single], xsd)).toBe('');
  });

  it.skipIf(skip)(`is valid against ${name} for any run${skip || ''}`, async () => {
    using folder = new TempFolder();
    const runs = fc.sample(anyRun, {numRuns: 150, seed: 7});
    const files = runs.flatMap((run, index) => {
      using reader = folder.fold(run);
      return writeReportFile(`${folder.path}/${index}.xml`, reader, {format: 'junit', dialect});
    });
    expect(await xsdProblems(files, xsd)).toBe('');
  });
});

it.skipIf(!hasXmllint)('is well-formed for 10,000 random outputs, says libxml2 too', () => {
  using folder = new TempFolder();
  const texts = fc.sample(guestText, {numRuns: 10_000, seed: 99});
  const run: RunPart = {
    cases: texts.map((text, index) => {
      const stdout = {text, omittedBytes: 0};
      const step = {name: text, verdict: 'failed', stdout, stderr: stdout} as const;
      const attempt = {verdict: 'failed', durationMs: 1, reason: text, steps: [step]} as const;
      return {...passingCase(`s${index}`), attempts: [attempt, attempt]};
    }),
  };
  using reader = folder.fold(run);
  for (const dialect of ['jenkins', 'surefire', 'rich'] as const) {
    const file = `${folder.path}/${dialect}.xml`;
    writeReportFile(file, reader, {format: 'junit', dialect});
    execFileSync('xmllint', ['--noout', file]);
  }
});
