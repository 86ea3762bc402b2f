import type {Diagnostic, SourceFile} from '../diagnostics/diagnostic.ts';
import {checkBoardUse} from './check/check-board-use.ts';
import {checkBoards} from './check/check-boards.ts';
import {checkCycles} from './check/check-cycles.ts';
import {checkMachineSteps} from './check/check-machine-steps.ts';
import {checkMachines} from './check/check-machines.ts';
import {checkReferences} from './check/check-references.ts';
import {checkSoak} from './check/check-soak.ts';
import {checkSteps} from './check/check-steps.ts';
import {checkTemplates} from './check/check-templates.ts';
import {checkValues} from './check/check-values.ts';
import {checkDeployment} from './check/deployment/check-deployment.ts';
import {describeValue} from './check/describe-value.ts';
import {reportSchemaErrors} from './check/report-schema-errors.ts';
import {didYouMean} from './did-you-mean.ts';
import type {Manifest as ManifestDocument} from './generated/manifest-document.ts';
import {validate} from './generated/validate-manifest.js';
import type {Locate} from './locate.ts';
import {ProblemList, type ReportAt} from './problem-list.ts';
import {isMapping, mappingOf, mappingsIn, type RawMapping} from './raw-values.ts';
import {createLocator} from './yaml/node-locator.ts';
import {readYaml} from './yaml/read-yaml.ts';
import {toValue} from './yaml/to-value.ts';

/** What the checks depend on beside the text. */
export interface ParseOptions {
  /** The day it is, as YYYY-MM-DD. */
  readonly today: string;
  /** Values that override variables. */
  readonly variables: Readonly<Record<string, string>>;
}

/** A manifest's text, checked as far as that goes without the disk. */
export type ParsedManifest =
  | {
      readonly ok: true;
      readonly document: ManifestDocument;
      readonly problems: ProblemList;
      readonly locate: Locate;
    }
  | {readonly ok: false; readonly diagnostics: readonly Diagnostic[]};

/** Reads a manifest and finds all that is wrong with it. Pure: does not touch the disk. */
export function parseManifest(file: SourceFile, options: ParseOptions): ParsedManifest {
  const problems = new ProblemList(file);
  const contents = readYaml(file.text, problems.report);
  const refused = (): ParsedManifest => ({ok: false, diagnostics: problems.sorted()});
  if (contents === undefined || problems.hasErrors) {
    // What is beside an error of syntax is often not what its author meant: no word about it.
    if (!problems.hasErrors) reportEmpty(problems);
    return refused();
  }
  const {value, targets} = toValue(contents, file, problems.report);
  const locate = createLocator(contents, targets);
  if (value === null && !problems.hasErrors) {
    reportEmpty(problems);
    return refused();
  }
  const report = problems.reportAt(locate);
  if (!isMapping(value)) {
    report('manifest/wrong-type', `expected a mapping, found ${describeValue(value)}`, {
      path: [],
      help: 'begin with "proctor: 1"',
    });
    return refused();
  }
  if (!validate(value)) reportSchemaErrors(validate.errors ?? [], value, report);
  validate.errors = null;
  if (!problems.isFull) checkMeaning(value, options, report);
  if (problems.hasErrors) return refused();
  return {ok: true, document: value as unknown as ManifestDocument, problems, locate};
}

function reportEmpty(problems: ProblemList): void {
  problems.report('manifest/empty', 'expected a manifest, found nothing', {
    range: {start: 0, end: 0},
    help: 'begin with "proctor: 1"; "proctor init" writes an example',
  });
}

function checkMeaning(root: RawMapping, options: ParseOptions, report: ReportAt): void {
  checkReferences(root, report);
  checkCycles(root, report);
  checkSoak(root, report);
  checkValues(root, options, report);
  for (const [id, scenario] of mappingsIn(root['scenarios'])) {
    checkSteps(scenario['steps'], ['scenarios', id, 'steps'], report);
  }
  checkMachines(root, report);
  checkBoards(root, report);
  // Those of a file are not known yet.
  if (typeof root['boards'] !== 'string') {
    const uses = {boards: mappingOf(root['boards']), variables: options.variables};
    checkBoardUse(root, uses, report);
  }
  checkMachineSteps(root, report);
  checkDeployment(root, report);
  checkTemplates(root, options.variables, report);
  const known = Object.keys(mappingOf(root['variables']));
  for (const name of Object.keys(options.variables)) {
    if (known.includes(name)) continue;
    const message = `expected --variable to override one of the manifest's, found "${name}"`;
    report('manifest/unknown-name', message, {
      path: ['variables'],
      part: 'key',
      help: didYouMean(name, known),
    });
  }
}
