import {existsSync} from 'node:fs';
import {dirname, join} from 'node:path';
import type {Diagnostic, SourceFile} from '../diagnostics/diagnostic.ts';
import {checkBoardUse} from './check/check-board-use.ts';
import {checkBoardMap} from './check/check-boards.ts';
import {checkPaths} from './check/check-paths.ts';
import {checkTemplates} from './check/check-templates.ts';
import {describeValue} from './check/describe-value.ts';
import {reportSchemaErrors} from './check/report-schema-errors.ts';
import type {Board, Manifest as ManifestDocument} from './generated/manifest-document.ts';
import {validate} from './generated/validate-manifest.js';
import type {ManifestPath} from './locate.ts';
import {ProblemList, type ReportAt} from './problem-list.ts';
import {isMapping, mappingOf, type RawMapping} from './raw-values.ts';
import {decode, readBytes} from './read-source.ts';
import {type PathBase, resolvePath} from './resolve/resolve-path.ts';
import {createLocator} from './yaml/node-locator.ts';
import {readYaml} from './yaml/read-yaml.ts';
import {toValue} from './yaml/to-value.ts';

/** What the file of boards is read for. */
export interface BoardsFileOptions extends PathBase {
  /** How diagnostics call the manifest: the file of boards is called after the same folder. */
  readonly displayPath: string;
  /** Values that override variables. */
  readonly variables: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
}

/** The boards of a file that a manifest names. */
export interface BoardsFile {
  readonly boards: Readonly<Record<string, Board>>;
  /** The file's folder, absolute. */
  readonly folder: string;
  /** What is wrong in that file. */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads the boards that `document` names a file of, and checks both them and their uses.
 *
 * @param report Notes what is wrong in the manifest.
 */
export async function loadBoards(
  document: ManifestDocument,
  options: BoardsFileOptions,
  report: ReportAt,
): Promise<BoardsFile | undefined> {
  const {boards} = document;
  if (typeof boards !== 'string') return undefined;
  const path = resolvePath(boards, options);
  if (!existsSync(path)) {
    report('manifest/path-missing', `expected a file of boards, found no "${boards}"`, {
      path: ['boards'],
      help: "paths start from the manifest's folder",
    });
    return undefined;
  }
  const shown = boards.startsWith('/') ? boards : join(dirname(options.displayPath), boards);
  const folder = dirname(path);
  const refused = (diagnostic: Diagnostic): BoardsFile => ({
    boards: {},
    folder,
    diagnostics: [diagnostic],
  });
  const read = readBytes(path, shown);
  if (!read.ok) return refused(read.error);
  const decoded = decode(read.value, shown);
  if (!decoded.ok) return refused(decoded.error);
  const parsed = parseBoards(decoded.value, document as unknown as RawMapping, options);
  const {problems, value} = parsed;
  if (!problems.hasErrors) {
    // Another file's order of places: only what is wrong with it counts.
    await checkPaths({boards: value} as ManifestDocument, {...options, folder}, parsed.report);
    const uses = {boards: value, variables: options.variables};
    checkBoardUse(document as unknown as RawMapping, uses, report);
  }
  return {boards: value as Record<string, Board>, folder, diagnostics: problems.sorted()};
}

interface ParsedBoards {
  readonly value: RawMapping;
  readonly problems: ProblemList;
  readonly report: ReportAt;
}

function parseBoards(
  file: SourceFile,
  root: RawMapping,
  options: Pick<BoardsFileOptions, 'variables'>,
): ParsedBoards {
  const problems = new ProblemList(file);
  const contents = readYaml(file.text, problems.report);
  const none = {value: {}, problems, report: problems.reportAt(() => ({start: 0, end: 0}))};
  if (contents === undefined && !problems.hasErrors) {
    problems.report('manifest/empty', 'expected boards, found nothing', {
      range: {start: 0, end: 0},
      help: 'write NAME: { host: …, labels: { … } }',
    });
  }
  if (contents === undefined || problems.hasErrors) return none;
  const {value, targets} = toValue(contents, file, problems.report);
  const locate = createLocator(contents, targets);
  // Checked as the value of a manifest's key, whose place they take.
  const atOf = (path: ManifestPath): ManifestPath => (path[0] === 'boards' ? path.slice(1) : path);
  const report = problems.reportAt((path, part) => locate(atOf(path), part));
  if (!isMapping(value)) {
    report('manifest/wrong-type', `expected a mapping, found ${describeValue(value)}`, {path: []});
    return none;
  }
  const whole = {proctor: 1, boards: value};
  if (!validate(whole)) reportSchemaErrors(validate.errors ?? [], whole, report);
  validate.errors = null;
  checkBoardMap(value, report);
  const variables = mappingOf(root['variables']);
  checkTemplates({variables, boards: value}, options.variables, report);
  return {value, problems, report};
}
